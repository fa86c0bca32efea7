# SPDX-License-Identifier: GPL-2.0-or-later
"""NetCDF files, of versions 3 and 4, as grids that are read by rows."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import xarray
from pyproj import CRS

from ...errors import InputError, quoted
from ..grid_faults import grid_fault
from ..local_file import local_file
from .coordinate_axes import crs_of_attributes, grid_of_axes, looks_like_degrees
from .hdf5_cubes import CUBE_CACHE, SLOTS, faults_told, is_hdf5, open_hdf5, own_dataset
from .opened_stack import Rows, southwards
from .row_blocks import RowBlocks
from .stack_source import StackGrid

_CLASSIC = (b"CDF\x01", b"CDF\x02")
_LONGITUDE = ("lon", "longitude")
_FAULTS = (OSError, ValueError, KeyError, TypeError, RuntimeError, IndexError, OverflowError, UnicodeDecodeError)


@dataclass(frozen=True)
class NetcdfVariable:
    """A variable with rows and columns.

    Parameters
    ----------
    path
        The file.
    data
        Rows and columns are its last dimensions; read when indexed.
    grid, northwards
        Its cells; whether the file's rows run northwards.
    block_rows
        Rows that the file keeps together.
    """

    path: Path
    data: Any
    grid: StackGrid
    northwards: bool
    block_rows: int = 1

    @property
    def unit(self) -> str:
        """As the file states it; empty if it does not."""
        return str(self.data.attrs.get("units", "")).strip()

    def rows(self, epochs: slice | None = None) -> Rows:
        """Return what reads rows, counted from the north, of some epochs where the variable has any."""
        data = self.data if epochs is None else self.data[epochs]

        def read(first: int, last: int) -> np.ndarray:
            try:
                return np.asarray(data[..., first:last, :].values)
            except _FAULTS as error:
                what, remedy = grid_fault(self.path, error)
                raise InputError(f"The values of {self.path.name} cannot be read: {what}. {remedy}") from error

        return southwards(read, self.grid.rows) if self.northwards else read

    def blocks(self, closing: ExitStack) -> RowBlocks:
        """Return what reads rows of all epochs, in the blocks that the file keeps together."""
        together = int((self.data.encoding.get("chunksizes") or self.data.shape)[0])
        parts = [self.rows(slice(start, start + together)) for start in range(0, len(self.data), together)]
        edge = self.grid.rows if self.northwards else 0
        return RowBlocks(parts, self.data.shape, block_rows=self.block_rows, first_edge=edge, closing=closing)


def is_netcdf(path: Path) -> bool:
    """Tell whether a file begins as NetCDF does, of version 3 or 4."""
    with path.open("rb") as stream:
        return stream.read(4) in _CLASSIC or is_hdf5(path)


def is_netcdf3(path: Path) -> bool:
    """Tell whether a file begins as NetCDF of version 3 does."""
    return is_netcdf(path) and not is_hdf5(path)


def open_netcdf(path: Path, closing: ExitStack, *, cache_bytes: int = CUBE_CACHE) -> xarray.Dataset:
    """Open a file to read it, with room for chunks that are used again.

    Raises
    ------
    InputError
        It is no NetCDF file, is damaged, or its values are in other files.
    """
    local_file(path, "NetCDF file")
    if not is_netcdf(path):
        raise InputError(
            f"{path.name} is no NetCDF file: it does not begin as one does. Choose another, or make it again."
        )
    classic = is_netcdf3(path)
    if not classic:
        with ExitStack() as looking, faults_told(path):
            file = open_hdf5(path, looking)
            for one in file:
                own_dataset(path.name, file, one)
    try:
        if classic:
            opened = xarray.open_dataset(path, engine="scipy", cache=False)
        else:
            kept = {"rdcc_nbytes": cache_bytes, "rdcc_nslots": SLOTS}
            opened = xarray.open_dataset(path, engine="h5netcdf", cache=False, phony_dims="sort", driver_kwds=kept)
    except _FAULTS as error:
        what, remedy = grid_fault(path, error)
        raise InputError(f"{path.name} cannot be read as NetCDF: {what}. {remedy}") from error
    return closing.enter_context(opened)


def variable(path: Path, opened: xarray.Dataset, name: str) -> NetcdfVariable:
    """Return a variable and where its cells lie; of a file without a CRS, degrees are told by names, units and values.

    Raises
    ------
    InputError
        It has no rows and columns with coordinates.
    """
    data = opened[name]
    y, x = (opened[one] if one in opened.coords else None for one in data.dims[-2:])
    if x is None or y is None or x.ndim != 1 or y.ndim != 1:
        raise InputError(
            f"{name} of {path.name} has the dimensions {quoted(', '.join(map(str, data.dims)))} without coordinates; "
            "expected coordinates of its rows and columns. Make the file again."
        )
    crs = _crs(path.name, opened, data)
    if crs is None and _in_degrees(x, y):
        crs = str(CRS.from_epsg(4326).to_wkt())
    grid, northwards = grid_of_axes(path.name, x.values, y.values, crs)
    chunks = data.encoding.get("chunksizes") or (1, 1)
    return NetcdfVariable(path, data, grid, northwards, int(chunks[-2]))


def _crs(name: str, opened: xarray.Dataset, data: xarray.DataArray) -> str | None:
    named = data.attrs.get("grid_mapping") or data.encoding.get("grid_mapping")
    for one in (named, "spatial_ref", "crs"):
        if one in opened.variables:
            attributes = {str(key): str(text) for key, text in opened[one].attrs.items()}
            if (crs := crs_of_attributes(name, attributes)) is not None:
                return crs
    return None


def _in_degrees(x: xarray.DataArray, y: xarray.DataArray) -> bool:
    said = str(x.attrs.get("units", "")).startswith("degree") or str(x.name).lower() in _LONGITUDE
    return said and looks_like_degrees(x.values, y.values)
