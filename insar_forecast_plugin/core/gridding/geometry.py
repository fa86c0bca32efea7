# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the cells of a grid lie."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from affine import Affine

from ..errors import InputError
from .spacing import distinct_places, neighbour_distances, product_cell

MOST_VALUES = 2_000_000_000
"""Most values (cells times epochs) of a grid: 8 GB in float32."""

MOST_VALUES_UNASKED = 500_000_000
"""Most values of a grid whose cell nobody asked for: 2 GB."""

SPACINGS_PER_CELL = 2.0
"""Cell of scattered points, in median distances to the nearest neighbour."""

_EDGE = 1e-6


@dataclass(frozen=True)
class GridGeometry:
    """A regular grid of square cells; rows run southwards.

    Parameters
    ----------
    transform
        Affine from (column, row) of a cell's upper left corner to easting and northing, metres.
    crs
        Projected coordinate reference system, in metres, as WKT.
    rows, columns
        Shape.
    """

    transform: Affine
    crs: str
    rows: int
    columns: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def cell_count(self) -> int:
        """Number of cells."""
        return self.rows * self.columns

    @property
    def cell_size(self) -> float:
        """Edge of a cell in metres."""
        return float(self.transform.a)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Outer edges: west, south, east, north."""
        west, north = self.transform @ (0, 0)
        east, south = self.transform @ (self.columns, self.rows)
        return west, south, east, north

    def centres(self) -> np.ndarray:
        """Return the cells' centres row by row, float64, shape (rows * columns, 2)."""
        x = self.transform.c + (np.arange(self.columns) + 0.5) * self.transform.a
        y = self.transform.f + (np.arange(self.rows) + 0.5) * self.transform.e
        easting, northing = np.meshgrid(x, y)
        return np.column_stack([easting.ravel(), northing.ravel()])

    def columns_rows(self, coordinates: np.ndarray) -> np.ndarray:
        """Return fractional (column, row) of coordinates, 0 at the first cell's outer corner, shape (n, 2)."""
        inverse = ~self.transform
        x, y = coordinates[:, 0], coordinates[:, 1]
        return np.column_stack([inverse.a * x + inverse.c, inverse.e * y + inverse.f])


def geometry_for_points(
    coordinates: np.ndarray,
    crs: str,
    *,
    pixel_size: float | None = None,
    grid_size: int | None = None,
    bounds: tuple[float, float, float, float] | None = None,
    epoch_count: int = 1,
) -> GridGeometry:
    """Lay a grid over points.

    ``grid_size`` (cells along the longer side) wins over ``pixel_size``. Without either the cell is the product's own
    for a gridded product, else twice the median distance to the nearest neighbour, and coarser where that would make
    more than :data:`MOST_VALUES_UNASKED` values. Cells of a gridded product are centred on its points; other cells
    begin at whole multiples of their size, so that two grids of one cell size fit together.

    Parameters
    ----------
    coordinates
        Easting and northing in metres, shape (n_points, 2).
    crs
        Their coordinate reference system as WKT.
    pixel_size
        Edge of a cell in metres.
    grid_size
        Cells along the longer side.
    bounds
        West, south, east, north of the area; the points' own where None.
    epoch_count
        Epochs that the grid is to hold, for the check of its size.

    Raises
    ------
    InputError
        No cell size follows from the points, or the grid would be absurdly large.

    Examples
    --------
    >>> geometry = geometry_for_points(np.array([[20.0, 30.0], [270.0, 160.0]]), "", pixel_size=100)
    >>> geometry.shape, geometry.bounds
    ((2, 3), (0.0, 0.0, 300.0, 200.0))
    """
    if not len(coordinates):
        raise InputError("There are no points to make a grid for.")
    places = distinct_places(coordinates).coordinates
    area = bounds or (*places.min(axis=0), *places.max(axis=0))
    west, south, east, north = (float(value) for value in area)
    longer = max(east - west, north - south)
    if grid_size is not None and longer <= 0:
        raise InputError(
            "All points have the same coordinates, so GRID_SIZE gives no cell size. Set PIXEL_SIZE or EXTENT."
        )
    if grid_size is not None:
        return _grid((west, south, east, north), longer / grid_size, crs, epoch_count)
    own_cell = product_cell(places)
    cell = pixel_size or own_cell or _cell_from_spacing(places, east - west, north - south, epoch_count)
    on_product = own_cell is not None and math.isclose(cell, own_cell, rel_tol=_EDGE)
    anchor = places[0] - cell / 2 if on_product else np.zeros(2)
    return _grid(_snapped_area((west, south, east, north), anchor, cell), cell, crs, epoch_count)


def _snapped_area(
    area: tuple[float, float, float, float], anchor: np.ndarray, cell: float
) -> tuple[float, float, float, float]:
    """Return the smallest area of whole cells of the lattice through the anchor, at least one cell wide and high."""
    west, south, east, north = area
    left = _snapped(west, anchor[0], cell, math.floor)
    right = max(_snapped(east, anchor[0], cell, math.ceil), left + cell)
    bottom = _snapped(south, anchor[1], cell, math.floor)
    top = max(_snapped(north, anchor[1], cell, math.ceil), bottom + cell)
    return left, bottom, right, top


def _cell_from_spacing(places: np.ndarray, width: float, height: float, epoch_count: int) -> float:
    distances = neighbour_distances(places)
    if not len(distances):
        raise InputError(
            "All points have the same coordinates, so there is no spacing to derive the cell size from. Set PIXEL_SIZE."
        )
    cell = SPACINGS_PER_CELL * float(np.median(distances))
    most_cells = max(MOST_VALUES_UNASKED / epoch_count, 1.0)
    return max(cell, math.sqrt(width * height / most_cells), max(width, height) / most_cells)


def _snapped(value: float, anchor: float, cell: float, whole: Callable[[float], int]) -> float:
    """Return the edge of the lattice at or beyond ``value``; a value on an edge, but for rounding, stays."""
    steps = (value - anchor) / cell
    nearest = round(steps)
    if abs(steps - nearest) > _EDGE:
        nearest = whole(steps)
    return float(anchor + nearest * cell)


def _grid(area: tuple[float, float, float, float], cell: float, crs: str, epoch_count: int) -> GridGeometry:
    west, south, east, north = area
    columns = max(1, math.ceil((east - west) / cell - _EDGE))
    rows = max(1, math.ceil((north - south) / cell - _EDGE))
    if rows * columns * epoch_count > MOST_VALUES:
        raise InputError(
            f"The grid would have {columns} x {rows} cells of {cell:g} m and {epoch_count} epochs, "
            f"{rows * columns * epoch_count * 4 / 1e9:.1f} GB; the limit is {MOST_VALUES * 4 / 1e9:.0f} GB. Choose a "
            "larger PIXEL_SIZE, a smaller GRID_SIZE or a smaller EXTENT."
        )
    return GridGeometry(Affine(cell, 0, west, 0, -cell, north), crs, rows, columns)
