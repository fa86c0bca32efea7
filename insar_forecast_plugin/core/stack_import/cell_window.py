# SPDX-License-Identifier: GPL-2.0-or-later
"""A part of a stack's grid, and where the centres of its cells lie."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from affine import Affine

from ..io.stacks.stack_source import StackGrid


@dataclass(frozen=True)
class CellWindow:
    """Rows ``top`` to ``bottom - 1`` and columns ``left`` to ``right - 1`` of a grid.

    Parameters
    ----------
    grid
        The whole grid.

    Examples
    --------
    >>> window = CellWindow.of_bounds(StackGrid(100, 50, Affine(30, 0, 0, 0, -30, 3000), None), (45, 2000, 80, 2990))
    >>> (window.top, window.bottom, window.left, window.right), window.shape
    ((0, 34, 1, 3), (34, 2))
    """

    grid: StackGrid
    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def of_bounds(cls, grid: StackGrid, bounds: tuple[float, float, float, float]) -> CellWindow:
        """Return the part of a grid that holds west, south, east, north; it may be empty."""
        west, south, east, north = bounds
        corner, step = grid.transform @ (0, 0), (grid.transform.a, grid.transform.e)
        return cls(
            grid,
            top=max(0, math.floor((north - corner[1]) / step[1])),
            bottom=min(grid.rows, math.ceil((south - corner[1]) / step[1])),
            left=max(0, math.floor((west - corner[0]) / step[0])),
            right=min(grid.columns, math.ceil((east - corner[0]) / step[0])),
        )

    @classmethod
    def whole(cls, grid: StackGrid) -> CellWindow:
        """Return all of a grid."""
        return cls(grid, 0, grid.rows, 0, grid.columns)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, 0 where it is empty."""
        return max(self.bottom - self.top, 0), max(self.right - self.left, 0)

    @property
    def transform(self) -> Affine:
        """From (column, row) of the window to coordinates."""
        return self.grid.transform @ Affine.translation(self.left, self.top)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        rows, columns = self.shape
        (west, north), (east, south) = self.transform @ (0, 0), self.transform @ (columns, rows)
        return west, south, east, north

    def strips(self, height: int) -> Iterator[tuple[int, int]]:
        """Yield the first row and the one behind the last, counted in the window, of strips of so many rows."""
        rows = self.shape[0]
        for first in range(0, rows, height):
            yield first, min(first + height, rows)

    def centres(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y of the centres of cells in rows of the window, each of shape (last - first, columns)."""
        return cell_centres(self.transform, first, last, self.shape[1])


def cell_centres(transform: Affine, first: int, last: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of the centres of the cells in rows ``first`` to ``last - 1``, shape (last - first, columns)."""
    x = transform.c + (np.arange(columns) + 0.5) * transform.a
    y = transform.f + (np.arange(first, last) + 0.5) * transform.e
    return np.broadcast_to(x, (len(y), columns)), np.broadcast_to(y[:, None], (len(y), columns))


def cells_at(transform: Affine, x: np.ndarray, y: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return row and column, int64, of the cells that hold places; -1 where a place is in none.

    Parameters
    ----------
    x, y
        In the grid's system, any shape; infinite where there is no place.
    shape
        Rows and columns of the grid.
    """
    inverse = ~transform
    column = np.floor(inverse.a * x + inverse.b * y + inverse.c)
    row = np.floor(inverse.d * x + inverse.e * y + inverse.f)
    inside = (row >= 0) & (row < shape[0]) & (column >= 0) & (column < shape[1])
    return np.where(inside, row, -1).astype(np.int64), np.where(inside, column, -1).astype(np.int64)
