# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights from an elevation model of any coordinate system, cell size and extent, on the cells of a stack."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS, Transformer
from scipy.ndimage import map_coordinates

from ..errors import InputError
from ..shares import percent
from ..stack import RasterStack
from .gdal_grids import NotGeoreferencedWarning, RasterioError, Resampling, open_grid
from .grid_faults import grid_fault
from .local_file import local_file

_LEAST_COVERED = 0.5
_LOWEST, _HIGHEST = -500.0, 9000.0
_MUCH_COARSER = 10.0
_MARGIN = 2


def heights_on(stack: RasterStack, path: str | Path) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return heights at the cells of a stack, and what the user should know of them.

    Averages of the elevation model's cells where they are smaller, bilinear interpolation where they are larger.

    Returns
    -------
    ndarray
        Metres, float32, shape (rows, columns), NaN where the elevation model says nothing.
    tuple of str
        Warnings, sentences.

    Raises
    ------
    InputError
        The file is no raster with a coordinate reference system, covers less than half of the stack, or holds no
        heights.
    """
    path = local_file(Path(path), "elevation model")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            source = open_grid(path)
        with source:
            if source.crs is None:
                raise InputError(
                    f"The elevation model {path.name} has no coordinate reference system. Save it as GeoTIFF "
                    "with the right one in QGIS (Export, Save As)."
                )
            heights, ratio = _on_cells(stack, source)
    except (RasterioError, UnicodeDecodeError) as error:
        what, remedy = grid_fault(path, error)
        raise InputError(
            f"The elevation model {path.name} cannot be read: {what}. Expected a raster of heights in metres. {remedy}"
        ) from error
    heights[~np.isfinite(heights)] = np.nan
    wanted = stack.mask
    known = np.isfinite(heights) & wanted
    covered = known.sum() / max(wanted.sum(), 1)
    if covered < _LEAST_COVERED:
        raise InputError(
            f"The elevation model {path.name} covers {percent(covered)} of the stack's cells; expected at least "
            f"{_LEAST_COVERED:.0%}. Choose one of the same area."
        )
    low, high = float(heights[known].min()), float(heights[known].max())
    if low < _LOWEST or high > _HIGHEST:
        raise InputError(
            f"The elevation model {path.name} contains heights from {low:.4g} to {high:.4g} m; expected metres between "
            f"{_LOWEST:g} and {_HIGHEST:g}. Set its value for no data, or choose another raster."
        )
    told = []
    if covered < 1:
        told.append(
            f"The elevation model covers {percent(covered)} of the stack's cells; the mean height is used elsewhere."
        )
    if ratio > _MUCH_COARSER:
        told.append(f"The cells of the elevation model are {ratio:.0f} times as large as those of the stack.")
    return heights, tuple(told)


def _on_cells(stack: RasterStack, source: Any) -> tuple[np.ndarray, float]:
    """Return the first band on the stack's cells, and how many times as large its cells are."""
    rows, columns = stack.shape
    column, row = np.meshgrid(np.arange(columns) + 0.5, np.arange(rows) + 0.5)
    to_source = Transformer.from_crs(stack.crs, CRS.from_wkt(source.crs.to_wkt()), always_xy=True)
    places = ~source.transform @ to_source.transform(*(stack.transform @ (column, row)))
    across, down = (np.where(np.isfinite(one), one, -1.0) for one in places)
    cells = _cells_of_source(stack, source, to_source)
    if not 0 < cells < np.inf:
        return np.full(stack.shape, np.nan, dtype=np.float32), 1.0
    left, top = max(0, int(across.min()) - _MARGIN), max(0, int(down.min()) - _MARGIN)
    right = min(source.width, int(across.max()) + _MARGIN + 1)
    bottom = min(source.height, int(down.max()) + _MARGIN + 1)
    if right <= left or bottom <= top:
        return np.full(stack.shape, np.nan, dtype=np.float32), 1 / cells
    every = max(1, int(cells))
    shape = -(-(bottom - top) // every), -(-(right - left) // every)
    band = source.read(
        1,
        window=((top, bottom), (left, right)),
        out_shape=shape,
        out_dtype="float32",
        masked=True,
        resampling=Resampling.average,
    )
    scale = (bottom - top) / shape[0], (right - left) / shape[1]
    at = (down - top) / scale[0] - 0.5, (across - left) / scale[1] - 0.5
    return _interpolated(band.filled(np.nan), at), 1 / cells


def _cells_of_source(stack: RasterStack, source: Any, to_source: Transformer) -> float:
    """Return how many cells of the elevation model lie along a cell of the stack, in its middle; NaN where none do."""
    row, column = stack.shape[0] / 2, stack.shape[1] / 2
    corners = np.array([[column, column + 1, column], [row, row, row + 1]])
    across, down = ~source.transform @ to_source.transform(*(stack.transform @ tuple(corners)))
    return float(np.mean(np.hypot(across[1:] - across[0], down[1:] - down[0])))


def _interpolated(band: np.ndarray, at: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Interpolate between cells by straight lines, from those that are known; NaN where more than half is not."""
    known = np.isfinite(band)
    inside = [(one > -0.5) & (one < size - 0.5) for one, size in zip(at, band.shape, strict=True)]
    weight = map_coordinates(known.astype(np.float32), at, order=1, mode="nearest")
    total = map_coordinates(np.where(known, band, 0), at, order=1, mode="nearest")
    there = (weight > _LEAST_COVERED) & inside[0] & inside[1]
    return np.where(there, total / np.where(there, weight, 1), np.nan).astype(np.float32)
