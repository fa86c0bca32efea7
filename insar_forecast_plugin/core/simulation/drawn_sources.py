# SPDX-License-Identifier: GPL-2.0-or-later
"""Sources of deformation drawn at random: their shape in units of their own size, and a place among points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from .deformation_sources import (
    downslope_lobe,
    fault_creep,
    mogi,
    sinking_bowl,
    sinking_rectangle,
    toward_satellite,
    trough,
)
from .rectangular_dislocation import rectangular_dislocation

SHARE_OF_PEAK = 1 / 3
"""A point belongs to a source where the motion is at least this share of the source's peak."""

_SINKING_SHARE = 0.7
_LEAST_IN_SIGHT = 0.25
_FITTING_ROUNDS = 5
_CANDIDATES = 8
_MOST_FITTED = 600
_REACH = 15.0
_ORIGIN = np.zeros(2)

Shape = Callable[[np.ndarray], np.ndarray]
"""Places in units of a source's size, shape (n, 2), to its displacement, east, north, up, shape (n, 3)."""


def _sign(rng: np.random.Generator) -> float:
    return -1.0 if rng.random() < _SINKING_SHARE else 1.0


def _azimuth(rng: np.random.Generator) -> float:
    return float(rng.uniform(0, 2 * np.pi))


def _mogi(rng: np.random.Generator) -> Shape:
    volume = _sign(rng)
    return lambda places: mogi(places, _ORIGIN, depth=1.0, volume=volume)


def _dislocation(rng: np.random.Generator) -> Shape:
    way = str(rng.choice(["strike_slip", "dip_slip", "opening"]))
    least, most = {"strike_slip": (60, 90), "dip_slip": (15, 70), "opening": (0, 25)}[way]
    dip = np.radians(rng.uniform(least, most))
    azimuth, length = _azimuth(rng), rng.uniform(1.0, 4.0)
    depth = 0.5 * np.sin(dip) + rng.uniform(0.1, 1.0)
    slip = {way: _sign(rng)}
    return lambda places: rectangular_dislocation(
        places, _ORIGIN, azimuth, depth=depth, dip=dip, length=length, width=1.0, **slip
    )


def _bowl(rng: np.random.Generator) -> Shape:
    peak, draw = _sign(rng), rng.uniform(0.15, 0.5)
    return lambda places: sinking_bowl(places, _ORIGIN, radius=1.0, peak=peak, draw=draw)


def _lobe(rng: np.random.Generator) -> Shape:
    azimuth, length, slope = _azimuth(rng), rng.uniform(1.2, 4.0), np.radians(rng.uniform(5, 35))
    sharpness = rng.uniform(4, 16)
    return lambda places: downslope_lobe(
        places, _ORIGIN, azimuth, length=length, width=1.0, slope=slope, peak=1.0, sharpness=sharpness
    )


def _trough(rng: np.random.Generator) -> Shape:
    azimuth, length, width = _azimuth(rng), rng.uniform(2.0, 14.0), np.exp(rng.uniform(np.log(0.2), np.log(6.0)))
    peak, draw = _sign(rng), rng.uniform(0.15, 0.5)
    return lambda places: trough(
        places, _ORIGIN, azimuth, length=length, width=width, influence=1.0, peak=peak, draw=draw
    )


def _rectangle(rng: np.random.Generator) -> Shape:
    azimuth, length, tilt, peak = _azimuth(rng), rng.uniform(1.0, 8.0), rng.uniform(0.0, 0.6), _sign(rng)
    return lambda places: sinking_rectangle(places, _ORIGIN, azimuth, length=length, width=1.0, peak=peak, tilt=tilt)


def _creep(rng: np.random.Generator) -> Shape:
    azimuth, depth, reach = _azimuth(rng), rng.uniform(0.02, 0.2), rng.uniform(0.25, 0.8)
    rate = rng.choice([-1.0, 1.0])
    return lambda places: fault_creep(places, _ORIGIN, azimuth, depth=depth, rate=rate, length=1.0, reach=reach)


_DRAWN: dict[str, Callable[[np.random.Generator], Shape]] = {
    "mogi": _mogi,
    "dislocation": _dislocation,
    "bowl": _bowl,
    "lobe": _lobe,
    "trough": _trough,
    "rectangle": _rectangle,
    "creep": _creep,
}
SOURCE_KINDS = tuple(_DRAWN)
"""Kinds of sources that can be drawn."""


@dataclass(frozen=True)
class PlacedSource:
    """A source in a line of sight at the points that it reaches.

    Parameters
    ----------
    kind
        One of `SOURCE_KINDS`.
    centre
        Metres, shape (2,).
    at
        Indices of the points that it reaches, shape (k,).
    motion
        Motion along the line of sight there, its largest size 1, shape (k,).
    near
        Indices of the points nearest to its centre, the nearest first, shape (m,).
    """

    kind: str
    centre: np.ndarray
    at: np.ndarray
    motion: np.ndarray
    near: np.ndarray

    @property
    def inside(self) -> np.ndarray:
        """Indices of the points that belong to it: at least a third of its peak, shape (n_inside,)."""
        return self.at[np.abs(self.motion) >= SHARE_OF_PEAK]


def place_source(
    rng: np.random.Generator,
    kind: str,
    coordinates: np.ndarray,
    *,
    tree: cKDTree,
    free: np.ndarray,
    wanted: int,
    line_of_sight: np.ndarray,
) -> PlacedSource | None:
    """Draw a source and a place for it, and fit its size so that about ``wanted`` points belong to it.

    Half of the sources are put where the points are, half anywhere. None comes back where the line of sight sees
    next to nothing of the motion, or the place is not free: draw again.

    Parameters
    ----------
    rng
        Source of chance.
    kind
        One of `SOURCE_KINDS`.
    coordinates
        Metres, shape (n, 2).
    tree
        Of the coordinates.
    free
        Points that belong to no source yet, bool, shape (n,).
    wanted
        Number of points that are to belong to it; it is met roughly, as points lie in clusters.
    line_of_sight
        Unit vector from the ground to the satellite, shape (3,).
    """
    shape = _DRAWN[kind](rng)
    some = coordinates[rng.integers(len(coordinates))]
    if rng.random() < 0.5:
        anywhere = rng.uniform(tree.mins, tree.maxes)
        some = coordinates[tree.query(anywhere)[1]]
    distance, near = tree.query(some, k=min(_CANDIDATES * wanted, len(coordinates)))
    radius = float(distance[min(wanted, len(near)) - 1])
    if radius == 0 or not free[near[: wanted // 2]].all():
        return None
    centre = some + 0.3 * radius * rng.standard_normal(2)
    size = _fitted_size(shape, coordinates[near] - centre, line_of_sight, radius, wanted)
    if size is None:
        return None
    east, north = (coordinates - centre).T / size
    at = np.flatnonzero((np.abs(east) < _REACH) & (np.abs(north) < _REACH))
    motion = toward_satellite(shape(np.stack([east[at], north[at]], axis=1)), line_of_sight)
    peak = float(np.abs(motion).max(initial=0.0))
    if peak == 0:
        return None
    return PlacedSource(kind, centre, at, motion / peak, near)


def _fitted_size(
    shape: Shape, offset: np.ndarray, line_of_sight: np.ndarray, radius: float, wanted: float
) -> float | None:
    """Return the size, metres, at which about ``wanted`` of the places have a third of the peak or more.

    None where the line of sight sees less than a quarter of the largest motion.
    """
    every = 1 + len(offset) // _MOST_FITTED
    offset, wanted, size = offset[::every], wanted / every, radius
    for _ in range(_FITTING_ROUNDS):
        displacement = shape(offset / size)
        motion = np.abs(toward_satellite(displacement, line_of_sight))
        peak = float(motion.max())
        if peak == 0 or peak < _LEAST_IN_SIGHT * np.linalg.norm(displacement, axis=1).max():
            return None
        count = int(np.count_nonzero(motion >= SHARE_OF_PEAK * peak))
        if abs(count - wanted) < 0.05 * wanted:
            break
        size *= float(np.clip((wanted / max(count, 1)) ** 0.5, 0.4, 2.5))
    return size
