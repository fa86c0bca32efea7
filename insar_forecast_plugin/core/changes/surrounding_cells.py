# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of about 20 points that surroundings are made of.

Each tile of 100 km is cut by itself, so that a part of a region has the cells of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..forecasting.models.gap_filling import nearest_points
from ..io.tile_grid import tile_numbers

_CELL_POINTS, _FEWEST_CELL_POINTS = 20, 10
"""Points of a cell at most, and at least where its tile has more than 20."""
_VALUES_AT_ONCE = 8_000_000


@dataclass(frozen=True)
class TileCells:
    """The cells of the points of one tile of 100 km.

    Parameters
    ----------
    cell
        Number of each point's cell, shape (n_points,).
    centres
        Mean places of their points, metres, shape (n_cells, 2).
    """

    cell: np.ndarray
    centres: np.ndarray

    @classmethod
    def of(cls, coordinates: np.ndarray) -> TileCells:
        """Halve points, metres, shape (n_points, 2), at least one, across their longer side until the cells are small.

        >>> TileCells.of(np.column_stack([np.arange(40.0), np.zeros(40)])).centres.tolist()
        [[9.5, 0.0], [29.5, 0.0]]
        """
        parts = [np.arange(len(coordinates))]
        while len(parts[0]) > _CELL_POINTS:
            halves = []
            for rows in parts:
                axis = np.ptp(coordinates[rows], axis=0).argmax()
                order = rows[np.argsort(coordinates[rows, axis], kind="stable")]
                halves += [order[: len(order) // 2], order[len(order) // 2 :]]
            parts = halves
        cell = np.empty(len(coordinates), dtype=np.int32)
        for number, rows in enumerate(parts):
            cell[rows] = number
        return cls(cell, np.array([coordinates[rows].mean(axis=0) for rows in parts]))

    def wanted(self, surrounding: int) -> int:
        """Return how many cells have about so many points."""
        return min(-(-surrounding * len(self.centres) // len(self.cell)), -(-surrounding // _FEWEST_CELL_POINTS))


@dataclass(frozen=True)
class RegionCells:
    """The cells of a region, and those that are around each.

    Parameters
    ----------
    cell
        Number of each point's cell, shape (n_points,).
    near
        Numbers of the cells around each, itself among them, -1 behind the last, shape (n_cells, most); shape (1, most)
        where the same are around all.
    """

    cell: np.ndarray
    near: np.ndarray

    @classmethod
    def of(cls, coordinates: np.ndarray, surrounding: int) -> RegionCells:
        """Return the cells of points, metres, shape (n_points, 2), surroundings having so many of these."""
        _, numbers = np.unique(tile_numbers(coordinates), axis=0, return_inverse=True)
        numbers = numbers.reshape(-1)
        order = np.argsort(numbers, kind="stable")
        tiles = np.split(order, np.cumsum(np.bincount(numbers))[:-1])
        made = [TileCells.of(coordinates[rows]) for rows in tiles]
        centres = np.concatenate([one.centres for one in made])
        cell, first = np.empty(len(coordinates), dtype=int), 0
        for rows, one in zip(tiles, made, strict=True):
            cell[rows] = first + one.cell
            first += len(one.centres)
        if surrounding >= len(coordinates):
            return cls(cell, np.arange(len(centres))[None])
        wanted = np.concatenate([np.full(len(one.centres), one.wanted(surrounding)) for one in made])
        tree = cKDTree(centres)
        near = np.full((len(centres), min(int(wanted.max()), len(centres))), -1)
        for count in np.unique(wanted):
            some = np.flatnonzero(wanted == count)
            nearest = nearest_points(tree, centres[some], int(count))[1]
            near[some, : nearest.shape[1]] = nearest
        return cls(cell, near)


def medians_around(mean: np.ndarray, enough: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Return medians over the cells around, zero where none has a value, float32, shape (len(near), n_epochs).

    Parameters
    ----------
    mean, enough
        Of each cell, mm, and where it has a value, shape (n_cells, n_epochs).
    near
        See :class:`RegionCells`.
    """
    # The cell behind the last, which -1 stands for, has no value.
    known = np.vstack([np.where(enough, mean, np.inf), np.full((1, mean.shape[1]), np.inf)]).astype(np.float32)
    medians = np.empty((len(near), mean.shape[1]), np.float32)
    step = max(1, _VALUES_AT_ONCE // (near.shape[1] * mean.shape[1]))
    for start in range(0, len(near), step):
        rows = slice(start, start + step)
        around = np.sort(known[near[rows]], axis=1)
        said = np.isfinite(around).sum(axis=1)[:, None]
        lower, upper = np.maximum(said - 1, 0) // 2, np.minimum(said // 2, near.shape[1] - 1)
        middle = np.take_along_axis(around, lower, axis=1) + np.take_along_axis(around, upper, axis=1)
        medians[rows] = np.where(said > 0, middle / 2, 0.0)[:, 0]
    return medians
