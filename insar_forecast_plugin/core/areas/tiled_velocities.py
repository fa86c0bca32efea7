# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity field of a region in tiles: velocity, place and noise of each point, kept beside the tiles.

The series are read once; what comes after takes the places and velocities, 24 bytes a point, from files of the passes.
Points are numbered through the region, in the order of the tiles, those without a velocity left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from affine import Affine

from ..errors import InputError
from ..gridding.geometry import GridGeometry
from ..interface import DetectDeformationRequest
from ..io.tile_dataset import TileDataset, grown
from ..known_seams import seams_to_fit
from ..progress import Progress, Silent
from ..tiled import Found, Tile, filled_epochs
from ..trends.classes import MINIMUM_EPOCHS
from .cells import NETWORK_POINTS_A_CELL, POINTS_A_CELL, grid_of_places
from .robust_velocity import robust_velocity
from .velocities import fields_needed, known_velocities, numbers_of, taken_off, warn_of_small
from .velocity_field import (
    FEWEST_POINTS,
    LEAST_NOISE,
    VelocityField,
    noise_around,
    of_places,
    spread_of_stable,
    usual_noise,
)

_FIRST_MARGIN = 1000.0
"""Metres beyond a tile from which points are taken at first; more until those that count are surely among them."""


@dataclass(frozen=True)
class KeptPoints:
    """Points of a tile, or of one and its surroundings.

    Parameters
    ----------
    numbers
        Through the region, shape (n,).
    rows
        Among the points with values of their tile, shape (n,).
    coordinates
        Metres, shape (n, 2).
    velocity
        mm/yr, shape (n,).
    noise
        mm/yr, shape (n,); NaN before it is known.
    """

    numbers: np.ndarray
    rows: np.ndarray
    coordinates: np.ndarray
    velocity: np.ndarray
    noise: np.ndarray

    def at(self, selection: np.ndarray) -> KeptPoints:
        """Return some of them."""
        return KeptPoints(*(getattr(self, name)[selection] for name in self.__dataclass_fields__))

    def field(self, crs: str) -> VelocityField:
        """Return them as a velocity field."""
        return VelocityField(self.coordinates, self.velocity, self.noise, crs)


def look_at_velocities(tile: Tile, request: DetectDeformationRequest, _found: Found) -> dict[str, Any]:
    """Fit the velocities of a tile, keep them, and return them, float64, shape (n_known,)."""
    layer = fields_needed(request, tile.layer())
    if not request.velocity_field and len(layer.dates) < MINIMUM_EPOCHS:
        raise InputError(f"The tiles have {len(layer.dates)} epochs; a velocity needs at least {MINIMUM_EPOCHS}.")
    names = layer.attribute_names
    seams = seams_to_fit((), layer.measured, layer.dates, Silent())
    velocities, places = [np.empty(0)], [np.empty((0, 2))]
    filled = np.zeros(len(layer.dates), dtype=bool)
    for points in layer.blocks(Silent()):
        filled |= np.isfinite(points.displacement).any(axis=0)
        if request.velocity_field:
            velocity = numbers_of(points.attributes[names[request.velocity_field]])
        else:
            velocity = robust_velocity(points.dates, points.displacement, seams)
        if request.reference == "field":
            velocity = velocity - numbers_of(points.attributes[names[str(request.reference_field)]])
        velocities.append(velocity)
        places.append(points.coordinates)
    velocity, coordinates = np.concatenate(velocities), np.concatenate(places)
    known = np.flatnonzero(np.isfinite(velocity))
    np.savez(tile.file("velocities.npz"), rows=known, coordinates=coordinates[known], velocity=velocity[known])
    without = len(velocity) - len(known)
    return {"velocity": velocity[known], "without": without, "filled": filled, "tile": tile.entry.name}


def join_velocities(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: DetectDeformationRequest,
    _found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return the reference, the spread of stable points, and the number of the first point of each tile."""
    velocity = np.concatenate([one["velocity"] for one in told])
    zero = np.zeros(1)
    given = np.concatenate([velocity, np.full(sum(one["without"] for one in told), np.nan)])
    known_velocities(request, given, np.broadcast_to(zero, given.shape), progress)
    if len(velocity) < FEWEST_POINTS:
        raise InputError(
            f"The tiles have {len(velocity)} points with a velocity; expected at least {FEWEST_POINTS}, to tell an "
            "area from its surroundings. Use a larger part of the data."
        )
    warn_of_small(velocity, progress)
    middle, words, moving = taken_off(request, velocity, progress)
    first = np.cumsum([0, *(len(one["velocity"]) for one in told)])
    return {
        "middle": middle,
        "words": words,
        "doubt": moving,
        "spread": spread_of_stable(velocity - middle),
        "deviation": float(np.std(velocity)),
        "count": len(velocity),
        "filled": filled_epochs(told, dataset, progress).tolist(),
        "first": {one["tile"]: int(at) for one, at in zip(told, first[:-1], strict=True)},
    }


def kept_points(tile: Tile, found: Found) -> KeptPoints:
    """Return the points of a tile with their velocities less the reference, and with their noise once it is known."""
    told = found["velocities"]
    with np.load(tile.file("velocities.npz")) as kept:
        rows, coordinates, velocity = kept["rows"], kept["coordinates"], kept["velocity"] - told["middle"]
    noise = np.full(len(velocity), np.nan)
    if "noise" in found:
        noise = np.maximum(np.load(tile.file("noise.npy")), LEAST_NOISE * found["noise"]["usual"])
    numbers = told["first"][tile.entry.name] + np.arange(len(velocity))
    return KeptPoints(numbers, rows, coordinates, velocity, noise)


def points_near(tile: Tile, found: Found, metres: float) -> KeptPoints:
    """Return the points of other tiles within a distance of the rectangle of a tile's own."""
    west, south, east, north = grown(tile.entry.bounds, metres)
    parts = []
    for entry in tile.dataset.near(tile.entry, metres):
        points = kept_points(Tile(tile.dataset, entry, tile.kept), found)
        x, y = points.coordinates.T
        parts.append(points.at((x >= west) & (x <= east) & (y >= south) & (y <= north)))
    return together(parts)


def together(parts: Sequence[KeptPoints]) -> KeptPoints:
    """Return points of several tiles as one."""
    empty = np.empty(0)
    none = KeptPoints(empty.astype(int), empty.astype(int), np.empty((0, 2)), empty, empty)
    return KeptPoints(
        *(np.concatenate([getattr(one, name) for one in (none, *parts)]) for name in none.__dataclass_fields__)
    )


def widest(dataset: TileDataset) -> float:
    """Return how far apart points of a dataset may lie at most, metres."""
    edges = np.array([one.bounds for one in dataset.entries])
    return float(np.hypot(edges[:, 2].max() - edges[:, 0].min(), edges[:, 3].max() - edges[:, 1].min()))


def look_at_noise(tile: Tile, _request: DetectDeformationRequest, found: Found) -> np.ndarray:
    """Keep the noise around each point of a tile; return it once a place, mm/yr, shape (n_places,)."""
    own = kept_points(tile, found)
    if not len(own.velocity):
        np.save(tile.file("noise.npy"), np.empty(0))
        return np.empty(0)
    margin, most = _FIRST_MARGIN, widest(tile.dataset)
    while True:
        near = points_near(tile, found, margin)
        seen = together([own, near])
        around, reach = noise_around(seen.coordinates, seen.velocity, np.arange(len(own.velocity)))
        if reach <= margin or margin >= most:
            break
        margin = min(most, max(2 * margin, reach))
    np.save(tile.file("noise.npy"), around)
    return of_places(own.coordinates, around)


def join_noise(
    told: Sequence[np.ndarray],
    _dataset: TileDataset,
    _request: DetectDeformationRequest,
    found: Found,
    _progress: Progress,
) -> dict[str, Any]:
    """Return the noise that is usual in the region, mm/yr."""
    around = np.concatenate(told)
    usual = usual_noise(around, around) if np.median(around) > 0 else found["velocities"]["deviation"]
    return {"usual": float(usual)}


def region_grid(dataset: TileDataset, request: DetectDeformationRequest, coordinates: np.ndarray) -> dict[str, Any]:
    """Return the grid over all points as plain values."""
    points = NETWORK_POINTS_A_CELL if request.method == "network" else POINTS_A_CELL
    geometry = grid_of_places(coordinates, dataset.crs, request.pixel_size, points)
    return {"transform": list(geometry.transform)[:6], "rows": geometry.rows, "columns": geometry.columns}


def grid_told(told: Mapping[str, Any], crs: str) -> GridGeometry:
    """Return the grid of :func:`region_grid`."""
    return GridGeometry(Affine(*told["transform"]), crs, int(told["rows"]), int(told["columns"]))
