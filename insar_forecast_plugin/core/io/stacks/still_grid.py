# SPDX-License-Identifier: GPL-2.0-or-later
"""One grid without dates, such as a mask: a GeoTIFF, a grid of GMT or NetCDF, or a layer of MintPy (HDF5).

GDAL reads the values of all of them, but not where grids of GMT and layers of MintPy lie.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from affine import Affine

from ...errors import InputError, quoted
from ..gdal_grids import NotGeoreferencedWarning, RasterioError, open_grid
from ..grid_faults import grid_fault
from ..local_file import local_file
from .hdf5_cubes import contents, faults_told, is_hdf5, open_hdf5, own_dataset, rows_of_layer, text_attributes
from .mintpy_stack import MADE_BY_MINTPY, mintpy_grid
from .netcdf_grids import is_netcdf, open_netcdf, variable
from .opened_stack import Rows, southwards
from .stack_source import StackGrid

Span = tuple[int, int]


@dataclass(frozen=True)
class StillGrid:
    """An opened grid.

    Parameters
    ----------
    path
        Its file.
    transform
        From (column, row) to coordinates.
    shape
        Rows and columns.
    crs
        As WKT; None where the file does not say it.
    read
        Reads rows and columns, each from the first to the one behind the last, NaN where nothing is known.
    """

    path: Path
    transform: Affine
    shape: tuple[int, int]
    crs: str | None
    read: Callable[[Span, Span], np.ndarray]


def open_still_grid(path: Path, closing: ExitStack, *, what: str, preferred: Sequence[str] = ()) -> StillGrid:
    """Open a grid; of a GeoTIFF the first band counts.

    Parameters
    ----------
    path
        Its file.
    closing
        Closes it.
    what
        What it is for the reader, such as "mask".
    preferred
        Names of the layers that are taken from a file with several, the best first.

    Raises
    ------
    InputError
        It is none, is damaged, holds several, or is in radar coordinates.
    """
    path = local_file(path, what)
    if is_netcdf(path):
        names, attributes = contents(path) if is_hdf5(path) else (set(), {})
        if names and attributes.keys() >= MADE_BY_MINTPY:
            return _layer_of_mintpy(path, closing, preferred)
        return _grid_of_netcdf(path, closing, preferred)
    return _band_of_raster(path, closing)


def _band_of_raster(path: Path, closing: ExitStack) -> StillGrid:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            source = closing.enter_context(open_grid(path))
        crs = source.crs.to_wkt() if source.crs is not None else None
    except (RasterioError, UnicodeDecodeError) as error:
        fault, remedy = grid_fault(path, error)
        raise InputError(f"{path.name} cannot be read as a raster: {fault}. {remedy}") from error

    def read(rows: Span, columns: Span) -> np.ndarray:
        try:
            values = source.read(1, window=(rows, columns), masked=True)
        except RasterioError as error:
            fault, remedy = grid_fault(path, error)
            raise InputError(f"The values of {path.name} cannot be read: {fault}. {remedy}") from error
        return np.asarray(np.ma.filled(values.astype(float), np.nan))

    return StillGrid(path, source.transform, source.shape, crs, read)


def _layer_of_mintpy(path: Path, closing: ExitStack, preferred: Sequence[str]) -> StillGrid:
    file = open_hdf5(path, closing)
    with faults_told(path):
        found = {name: own_dataset(path.name, file, name) for name in map(str, file)}
        flat = {name: data for name, data in found.items() if data is not None and data.ndim == 2}
        data = flat[_only(path, [*flat], preferred)]
        grid, northwards = mintpy_grid(path, (data.shape[0], data.shape[1]), text_attributes(file))
    rows = rows_of_layer(data)
    return _of_rows(path, grid, southwards(rows, grid.rows) if northwards else rows)


def _grid_of_netcdf(path: Path, closing: ExitStack, preferred: Sequence[str]) -> StillGrid:
    opened = open_netcdf(path, closing)
    flat = [str(name) for name in opened.data_vars if opened[name].ndim == 2]
    found = variable(path, opened, _only(path, flat, preferred))
    return _of_rows(path, found.grid, found.rows())


def _of_rows(path: Path, grid: StackGrid, rows: Rows) -> StillGrid:
    def read(lines: Span, columns: Span) -> np.ndarray:
        return np.asarray(rows(*lines)[:, slice(*columns)], dtype=float)

    return StillGrid(path, grid.transform, (grid.rows, grid.columns), grid.crs, read)


def _only(path: Path, names: Sequence[str], preferred: Sequence[str]) -> str:
    """Return the layer to take of a file."""
    if len(names) == 1:
        return names[0]
    best = next((one for one in preferred if one in names), None)
    if best is None:
        if not names:
            raise InputError(f"{path.name} holds no layer of rows and columns; expected one. Choose another file.")
        listed = ", ".join(map(quoted, sorted(names)[:6]))
        raise InputError(
            f"{path.name} holds {len(names)} layers of rows and columns ({listed}); expected one. Save the one to use "
            "as GeoTIFF in QGIS (Export, Save As)."
        )
    return best
