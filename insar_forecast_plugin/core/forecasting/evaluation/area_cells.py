# SPDX-License-Identifier: GPL-2.0-or-later
"""The cells in which a region of very many points is cut into areas, so that a part of it can tell its own areas.

Cells are squares of a fixed grid of coordinates, halved until they have few enough points. Inside each, areas are cut
as in a small region. Which cells there are follows from how many points lie in the smallest squares, which parts of a
region count by themselves; a region of few points is one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

AREA_POINTS = 60
MOST_CELL_POINTS = 16_384
_SMALLEST = 512.0
"""Side of the smallest cells, m."""
_HALVINGS = 22
_WHOLE = _HALVINGS + 1
"""Level of the cell that holds everything."""


@dataclass(frozen=True)
class CellCounts:
    """How many points lie in the smallest cells that have any.

    Parameters
    ----------
    cells
        Column and row, int64, shape (n_cells, 2), sorted.
    counts
        Shape (n_cells,).
    """

    cells: np.ndarray
    counts: np.ndarray


def counted_cells(coordinates: np.ndarray) -> CellCounts:
    """Count points, metres, shape (n_points, 2), in the smallest cells."""
    cells, counts = np.unique(_smallest(coordinates), axis=0, return_counts=True)
    return CellCounts(cells, counts)


def _smallest(coordinates: np.ndarray) -> np.ndarray:
    return np.floor(coordinates / _SMALLEST).astype(np.int64)


@dataclass(frozen=True)
class AreaCells:
    """The cells of a region.

    Parameters
    ----------
    cells
        Level, column and row of each, int64, shape (n_cells, 3); sorted.
    counts
        Points of each, shape (n_cells,).

    Examples
    --------
    >>> places = np.random.default_rng(0).uniform(0, 10_000, (40_000, 2))
    >>> cells = AreaCells.of([counted_cells(places[:15_000]), counted_cells(places[15_000:])])
    >>> bool(cells.counts.max() <= MOST_CELL_POINTS), int(cells.counts.sum())
    (True, 40000)
    """

    cells: np.ndarray
    counts: np.ndarray

    @classmethod
    def of(cls, parts: Sequence[CellCounts]) -> AreaCells:
        """Find the cells from the counts of parts of the region."""
        every = np.concatenate([one.cells for one in parts])
        squares, place = np.unique(every, axis=0, return_inverse=True)
        counts = np.bincount(place.ravel(), np.concatenate([one.counts for one in parts])).astype(np.int64)
        if counts.sum() <= MOST_CELL_POINTS:
            return cls(np.array([[_WHOLE, 0, 0]]), np.array([counts.sum()]))
        found, of_found = [], []
        for level in range(_HALVINGS, -1, -1):
            cells, place = np.unique(squares >> level, axis=0, return_inverse=True)
            place = place.ravel()
            held = np.bincount(place, counts).astype(np.int64)
            enough = (held <= MOST_CELL_POINTS) | (level == 0)
            found.append(np.column_stack([np.full(enough.sum(), level), cells[enough]]))
            of_found.append(held[enough])
            left = ~enough[place]
            squares, counts = squares[left], counts[left]
        cells, held = np.concatenate(found), np.concatenate(of_found)
        order = np.lexsort(cells.T[::-1])
        return cls(cells[order], held[order])

    @classmethod
    def from_json(cls, values: Any) -> AreaCells:
        """Restore them from plain values."""
        table = np.array(values, np.int64).reshape(-1, 4)
        return cls(table[:, :3], table[:, 3])

    def to_json(self) -> list[list[int]]:
        """Return plain values."""
        table: list[list[int]] = np.column_stack([self.cells, self.counts]).tolist()
        return table

    @property
    def area_count(self) -> int:
        """How many areas there are in all cells."""
        return sum(areas_among(int(count)) for count in self.counts)

    def leaves_of(self, coordinates: np.ndarray) -> np.ndarray:
        """Return the index of the cell of each point, shape (n_points,)."""
        smallest, found = _smallest(coordinates), np.full(len(coordinates), -1)
        for level in np.unique(self.cells[:, 0]):
            of_level = np.flatnonzero(self.cells[:, 0] == level)
            if level == _WHOLE:
                found[:] = of_level[0]
                continue
            both = np.concatenate([self.cells[of_level, 1:], smallest >> level])
            _, place = np.unique(both, axis=0, return_inverse=True)
            place = place.ravel()
            index = np.full(place.max() + 1, -1)
            index[place[: len(of_level)]] = of_level
            found = np.maximum(found, index[place[len(of_level) :]])
        return found

    def box(self, cell: int) -> tuple[float, float, float, float] | None:
        """Return west, south, east and north of a cell, metres; None of the one that holds everything."""
        level, column, row = (int(one) for one in self.cells[cell])
        if level == _WHOLE:
            return None
        side = _SMALLEST * (1 << level)
        return column * side, row * side, (column + 1) * side, (row + 1) * side

    def areas_of(self, coordinates: np.ndarray, leaves: np.ndarray, points: int = AREA_POINTS) -> np.ndarray:
        """Return the number of the area of each point, from 1 on, int32, shape (n_points,).

        Parameters
        ----------
        coordinates
            Of all points of some cells, metres, shape (n_points, 2).
        leaves
            See :meth:`leaves_of`.
        points
            Of an area, about.
        """
        before = np.cumsum([0, *(areas_among(int(count), points) for count in self.counts)])
        areas, order = np.empty(len(coordinates), np.int32), np.argsort(leaves, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(leaves[order])) + 1):
            areas[rows] = before[leaves[rows[0]]] + _cut(coordinates[rows], points)
        return areas


@lru_cache(maxsize=1 << 16)
def areas_among(count: int, points: int = AREA_POINTS) -> int:
    """Return into how many areas so many points of a cell are cut.

    >>> areas_among(7, 2)
    4
    """
    parts = round(count / points)
    if parts <= 1:
        return 1
    first = count * (parts // 2) // parts
    return areas_among(first, points) + areas_among(count - first, points)


def _cut(coordinates: np.ndarray, points: int) -> np.ndarray:
    """Return the number of the area of each point of a cell, from 1 on, shape (n_points,)."""
    areas, left = np.empty(len(coordinates), np.int32), [np.arange(len(coordinates))]
    count = 0
    while left:
        rows = left.pop()
        parts = round(len(rows) / points)
        if parts <= 1:
            count += 1
            areas[rows] = count
            continue
        places = coordinates[rows]
        along = int(np.ptp(places, axis=0).argmax())
        order = np.lexsort((places[:, 1 - along], places[:, along]))
        cut = len(rows) * (parts // 2) // parts
        left += [rows[order[cut:]], rows[order[:cut]]]
    return areas
