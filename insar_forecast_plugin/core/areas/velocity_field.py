# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocities of points in metres, without their reference, and how noisy they are around each point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from ..errors import InputError
from ..forecasting.models.gap_filling import nearest_points
from ..gridding.spacing import distinct_places
from ..units import DEVIATION_OF_MAD

FEWEST_POINTS = 50
"""With fewer points there is no telling an area from its surroundings."""

_NEAREST, _AROUND = 8, 32
"""Neighbours whose median a point is compared with, and those over which the noise is taken."""
LEAST_NOISE = 0.3
"""Least local noise, as a share of that of all points: a few neighbours may agree by chance."""
_BLOCK = 50_000
_FEWEST_PLACES = 5


@dataclass(frozen=True)
class VelocityField:
    """Velocities of points.

    Parameters
    ----------
    coordinates
        Easting and northing, metres, shape (n_points, 2).
    velocity
        mm/yr, the reference taken off, finite, shape (n_points,).
    noise
        Standard deviation of what one point's velocity has apart from its neighbours', mm/yr, shape (n_points,).
    crs
        Projected coordinate reference system, in metres, as WKT.
    """

    coordinates: np.ndarray
    velocity: np.ndarray
    noise: np.ndarray
    crs: str

    @classmethod
    def of(cls, coordinates: np.ndarray, velocity: np.ndarray, crs: str) -> VelocityField:
        """Make it, with the noise from the points themselves.

        Raises
        ------
        InputError
            There are fewer than 50 points, or their velocities are all alike.
        """
        if len(velocity) < FEWEST_POINTS:
            raise InputError(
                f"The layer has {len(velocity)} points with a velocity; expected at least {FEWEST_POINTS}, to tell an "
                "area from its surroundings. Use a larger part of the data."
            )
        if np.ptp(velocity) == 0:
            raise InputError(
                f"All points have the same velocity, {velocity[0]:g} mm/yr, so no area stands out. Choose the field "
                "with the velocity of each point, or leave VELOCITY_FIELD empty to fit it to the series."
            )
        return cls(coordinates, velocity, local_noise(coordinates, velocity), crs)

    def at(self, rows: np.ndarray) -> VelocityField:
        """Return some of the points."""
        return VelocityField(self.coordinates[rows], self.velocity[rows], self.noise[rows], self.crs)

    @property
    def standing_out(self) -> np.ndarray:
        """Velocities in deviations of their noise, shape (n_points,)."""
        return self.velocity / self.noise


def spread_of_stable(velocity: np.ndarray) -> float:
    """Return the standard deviation of the stable points, mm/yr: robust, so that what moves hardly counts.

    Where more than half are equal, as rounded velocities are, it is the plain standard deviation.

    >>> round(spread_of_stable(np.array([0.0, 0.0, 0.0, 1.0])), 2)
    0.43
    """
    spread = DEVIATION_OF_MAD * float(np.median(np.abs(velocity - np.median(velocity))))
    return spread if spread > 0 else float(np.std(velocity))


def local_noise(coordinates: np.ndarray, velocity: np.ndarray) -> np.ndarray:
    """Return the noise of velocities around each point, mm/yr, shape (n_points,).

    The median over its 32 nearest of how far each lies from the median of its own 8 nearest: what an area has in common
    is in these medians, and single wrong velocities count no more than any other.

    Parameters
    ----------
    coordinates, velocity
        Metres, shape (n_points, 2), and mm/yr, shape (n_points,).

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> places = 1000 * rng.random((2000, 2))
    >>> noise = local_noise(places, rng.normal(0, 2, 2000) + 30 * (places[:, 0] > 500))
    >>> bool(1.7 < np.median(noise) < 2.3)
    True
    """
    around, _ = noise_around(coordinates, velocity, np.arange(len(velocity)))
    if distinct_places(coordinates).all_distinct:
        everywhere = usual_noise(around, velocity)
    else:
        everywhere = usual_noise(of_places(coordinates, around), velocity)
    return np.maximum(around, LEAST_NOISE * everywhere)


def usual_noise(around: np.ndarray, velocity: np.ndarray) -> float:
    """Return the noise of all places, mm/yr, from that around each: its median, or the spread where that is zero."""
    everywhere = float(np.median(around))
    return everywhere if everywhere > 0 else float(np.std(velocity))


def of_places(coordinates: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return values of points, alike where points share a place, once a place, shape (n_places,)."""
    places = distinct_places(coordinates)
    found = np.empty(len(places.coordinates))
    found[places.place_of_point] = values
    return found


def noise_around(coordinates: np.ndarray, velocity: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the noise around some points, and how far from one of them the points lie that tell it.

    Parameters
    ----------
    coordinates, velocity
        Of all points, metres, shape (n_points, 2), and mm/yr, shape (n_points,).
    rows
        Indices of the points that are asked for, shape (n,).

    Returns
    -------
    mm/yr, shape (n,), and metres.
    """
    places = distinct_places(coordinates)
    if places.all_distinct:
        return _noise_of_places(coordinates, velocity, np.zeros(len(velocity)), rows)
    # Points of one place would agree with each other, whatever their neighbours do.
    mean = np.asarray(places.averaging @ velocity, dtype=np.float64)
    apart = pd.Series(np.abs(velocity - mean[places.place_of_point])).groupby(places.place_of_point).median()
    asked, place = np.unique(places.place_of_point[rows], return_inverse=True)
    found, reach = _noise_of_places(places.coordinates, mean, apart.to_numpy(), asked)
    return found[place], reach


def _noise_of_places(
    coordinates: np.ndarray, velocity: np.ndarray, within: np.ndarray, rows: np.ndarray
) -> tuple[np.ndarray, float]:
    """Return what :func:`noise_around` does, for places.

    A point's variance is that of the mean of its place, and that of the points of a place about their mean.

    Parameters
    ----------
    velocity, within
        Mean of each place's points, and the median of how far these lie from it, mm/yr, shape (n_places,).
    """
    if len(velocity) < _FEWEST_PLACES:
        spread = np.hypot(float(np.std(velocity)), DEVIATION_OF_MAD * float(np.median(within)))
        return np.full(len(rows), max(spread, 1e-6)), np.inf
    nearest, count = min(_NEAREST, len(velocity) - 1), min(_AROUND, len(velocity))
    tree = cKDTree(coordinates)
    around, inside = np.empty(len(rows)), np.empty(len(rows))
    apart, reach = np.full(len(velocity), np.nan), 0.0
    for start in range(0, len(rows), _BLOCK):
        some = rows[start : start + _BLOCK]
        far, near = nearest_points(tree, coordinates[some], count)
        asked = np.unique(near)
        asked = asked[np.isnan(apart[asked])]
        own_far = np.zeros(1)
        if len(asked):
            own_far, own = nearest_points(tree, coordinates[asked], nearest + 1)
            apart[asked] = np.abs(velocity[asked] - np.median(velocity[own[:, 1:]], axis=1))
        around[start : start + _BLOCK] = DEVIATION_OF_MAD * np.median(apart[near], axis=1)
        inside[start : start + _BLOCK] = DEVIATION_OF_MAD * np.median(within[near], axis=1)
        reach = max(reach, float(far.max()) + float(own_far.max()))
    # The median of so few neighbours is itself uncertain by a part of the noise.
    return np.hypot(around / np.sqrt(1 + np.pi / 2 / nearest), inside), reach
