# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid of the output: the stack's own where that is of square cells in metres, else one to which it is warped."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from affine import Affine
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import InputError
from ..gridding.projection import is_metric, transformed, utm_crs
from ..io.places import parsed_crs
from ..io.stacks.stack_writer import strip_height
from .cell_window import CellWindow, cell_centres, cells_at
from .kept_series import KeptSeries

_SQUARE = 1e-6
"""Share of a cell by which its sides may differ from rounding."""
_DIGITS = 4
"""Significant digits of the size of a cell that was chosen."""
_MOST_CELLS = 2_000_000_000


@dataclass(frozen=True)
class TargetGrid:
    """Where the cells of the output lie.

    Parameters
    ----------
    shape
        Rows and columns.
    transform
        North up, square cells, in metres.
    crs
        A projected system.
    from_crs
        The stack's own system where it is warped; None where the values are written untouched.
    told
        In words.
    """

    shape: tuple[int, int]
    transform: Affine
    crs: CRS
    from_crs: CRS | None
    told: str


def own_system(stated: str | None, asked: str | None, title: str) -> CRS:
    """Return the system of a stack: as it states it, else as asked for.

    Raises
    ------
    InputError
        Neither says it.
    """
    if stated is None and not asked:
        raise InputError(
            f"{title} does not say in which coordinate reference system it is. Set CRS, such as EPSG:4326 for "
            "longitude and latitude."
        )
    return parsed_crs(stated or asked or "", "CRS")


def target_grid(window: CellWindow, own: CRS, asked: str | None) -> TargetGrid:
    """Return the grid of the output.

    Parameters
    ----------
    window
        The part of the stack's grid that is imported.
    own
        The stack's system.
    asked
        The request's CRS, which is the one of the output where it is in metres.

    Raises
    ------
    InputError
        The output would be in degrees, or the grid has no place in it.
    """
    wanted = parsed_crs(asked, "CRS") if asked else own
    if wanted != own and not _is_projected(wanted):
        raise InputError(
            f"CRS is {wanted.name}, but the product states {own.name}, so CRS is the system of the output; expected a "
            "projected one in metres. Leave CRS empty for the UTM zone."
        )
    width, height = window.transform.a, -window.transform.e
    if wanted == own and _is_projected(own) and abs(width - height) <= _SQUARE * width:
        return TargetGrid(window.shape, window.transform, own, None, "kept as it is")
    if not _is_projected(wanted):
        wanted = _utm_zone(window, own)
    return _warped(window, own, wanted)


def _is_projected(crs: CRS) -> bool:
    return crs.is_projected and is_metric(crs)


def _utm_zone(window: CellWindow, own: CRS) -> CRS:
    west, south, east, north = window.bounds
    middle = np.array([[(west + east) / 2, (south + north) / 2]])
    longitude, latitude = transformed(middle, own, CRS.from_epsg(4326))[0]
    if not abs(latitude) <= 90:
        raise InputError(
            f"The middle of the stack, {middle[0, 0]:.8g}, {middle[0, 1]:.8g}, is no place in {own.name}. Set CRS to "
            "the right one."
        )
    return utm_crs(float(longitude), float(latitude))


def _warped(window: CellWindow, own: CRS, wanted: CRS) -> TargetGrid:
    """Return a grid of square cells over a window, of the size of the window's own cells."""
    west, south, east, north = window.bounds
    (column, row), step = ((west + east) / 2, (south + north) / 2), (window.transform.a, -window.transform.e)
    cross = np.array([[column, row], [column + step[0], row], [column, row + step[1]]])
    centre, beside, above = transformed(cross, own, wanted)
    width, height = math.dist(centre, beside), math.dist(centre, above)
    size = float(f"{math.sqrt(width * height):.{_DIGITS}g}")
    try:
        transformer = Transformer.from_crs(own, wanted, always_xy=True)
        left, bottom, right, top = transformer.transform_bounds(west, south, east, north, densify_pts=51, errcheck=True)
    except ProjError as error:
        raise InputError(f"The stack cannot be warped from {own.name} to {wanted.name}: {error}. Set CRS.") from error
    first, last = math.floor(left / size), math.ceil(right / size)
    upper, lower = math.ceil(top / size), math.floor(bottom / size)
    shape = upper - lower, last - first
    if shape[0] * shape[1] > _MOST_CELLS:
        raise InputError(
            f"Warped to {wanted.name}, the stack would have {shape[1]} x {shape[0]} cells. Choose a part of it with "
            "EXTENT."
        )
    given = f"{width:.4g} x {height:.4g} m"
    told = f"warped from {own.name} by nearest neighbour, from cells of {given} to cells of {size:g} m"
    return TargetGrid(shape, Affine(size, 0, first * size, 0, -size, upper * size), wanted, own, told)


def warped_strips(series: KeptSeries, grid: TargetGrid) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the first row and the values of strips of a grid, each cell with the pixel in which its centre lies.

    Yields
    ------
    tuple of int and ndarray
        mm, float32, shape (n_epochs, n_rows, columns), NaN where no pixel lies.
    """
    window = series.pixels.window
    back = Transformer.from_crs(grid.crs, grid.from_crs, always_xy=True)
    rows, columns = grid.shape
    epochs = len(series.dates)
    height = strip_height(epochs, columns)
    for first in range(0, rows, height):
        last = min(first + height, rows)
        x, y = back.transform(*cell_centres(grid.transform, first, last, columns))
        if grid.from_crs is not None and grid.from_crs.is_geographic:
            west = window.bounds[0]
            # Longitudes may be counted up to 360, or over the 180th meridian.
            x = np.where(np.isfinite(x), west + (np.nan_to_num(x, posinf=0.0) - west) % 360, np.inf)
        row, column = cells_at(window.transform, x, y, window.shape)
        values = np.full((epochs, last - first, columns), np.nan, dtype=np.float32)
        for number in np.unique(row[row >= 0] // series.height):
            strip = series.strip(int(number))
            here = np.nonzero(row // series.height == number)
            values[:, here[0], here[1]] = strip[:, row[here] - number * series.height, column[here]]
        yield first, values
