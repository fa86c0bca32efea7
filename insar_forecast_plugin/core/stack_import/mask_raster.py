# SPDX-License-Identifier: GPL-2.0-or-later
"""A mask that the user gives: a raster of any grid and system, whose zeros and gaps are left out."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import InputError, quoted
from ..io.gdal_grids import NotGeoreferencedWarning, RasterioError, open_grid
from ..io.grid_faults import grid_fault
from ..io.local_file import local_file
from .cell_window import cells_at


class MaskRaster:
    """An opened mask; a context manager.

    Parameters
    ----------
    path
        Its file, of which the first band counts.
    crs
        The stack's system, in which places are asked for.

    Raises
    ------
    InputError
        It is no raster, or does not say where it is.
    """

    def __init__(self, path: str, crs: CRS) -> None:
        self._path = local_file(Path(path), "mask")
        name = self._path.name
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", NotGeoreferencedWarning)
                self._source: Any = open_grid(self._path)
        except (RasterioError, UnicodeDecodeError) as error:
            what, remedy = grid_fault(self._path, error)
            raise InputError(
                f"MASK, {name}, cannot be read as a raster: {what}. Expected a GeoTIFF with 0 where pixels are to be "
                f"left out. {remedy}"
            ) from error
        if self._source.crs is None:
            self._source.close()
            raise InputError(f"MASK, {name}, has no coordinate reference system. Assign one to it in QGIS first.")
        try:
            self._to_mask = Transformer.from_crs(crs, CRS.from_wkt(self._source.crs.to_wkt()), always_xy=True)
        except (ProjError, RasterioError) as error:
            self._source.close()
            raise InputError(f"MASK, {name}, is in an unknown system ({quoted(error)}). Assign another.") from error

    def keeps(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Tell which places lie in a cell of the mask that is neither 0 nor nodata, bool, in the places' shape.

        Raises
        ------
        InputError
            The file is damaged there.
        """
        row, column = cells_at(self._source.transform, *self._to_mask.transform(x, y), self._source.shape)
        inside = row >= 0
        kept = np.zeros(x.shape, dtype=bool)
        if not inside.any():
            return kept
        rows, columns = (row[inside].min(), row[inside].max() + 1), (column[inside].min(), column[inside].max() + 1)
        try:
            values = self._source.read(1, window=(rows, columns), masked=True)
        except RasterioError as error:
            what, remedy = grid_fault(self._path, error)
            raise InputError(f"The values of MASK, {self._path.name}, cannot be read: {what}. {remedy}") from error
        good = np.ma.filled(values != 0, fill_value=False) & np.isfinite(np.ma.filled(values.astype(float), np.nan))
        kept[inside] = good[row[inside] - rows[0], column[inside] - columns[0]]
        return kept

    def __enter__(self) -> MaskRaster:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the file."""
        self._source.close()
