# SPDX-License-Identifier: GPL-2.0-or-later
"""A mask that the user gives: a raster of any grid and system, whose zeros and gaps are left out."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import InputError, quoted
from ..io.local_file import local_file
from ..io.stacks.still_grid import open_still_grid
from .cell_window import cells_at

_LAYERS = ("mask", "recommended_mask", "waterMask", "water_mask")
_MOST_FRACTIONS = 0.5
"""Share of the values of a mask that may lie between 0 and 1."""


class MaskRaster:
    """An opened mask; a context manager.

    Parameters
    ----------
    path
        Its file: a GeoTIFF, of which the first band counts, a grid of GMT or NetCDF, or a mask of MintPy.
    crs
        The stack's system, in which places are asked for.

    Attributes
    ----------
    touched_
        Whether any place that was asked for lies in the mask.

    Raises
    ------
    InputError
        It is no raster, or does not say where it is.
    """

    def __init__(self, path: str, crs: CRS) -> None:
        file = local_file(Path(path), "mask")
        self.name = file.name
        self.touched_ = False
        self._values = self._fractions = 0
        with ExitStack() as closing:
            try:
                self._grid = open_still_grid(file, closing, what="mask", preferred=_LAYERS)
            except InputError as error:
                raise InputError(f"MASK cannot be used. {error}") from error
            if self._grid.crs is None:
                raise InputError(
                    f"MASK, {self.name}, has no coordinate reference system. Save it as GeoTIFF with the right one in "
                    "QGIS (Export, Save As)."
                )
            try:
                self.crs = CRS.from_wkt(self._grid.crs)
                self._to_mask = Transformer.from_crs(crs, self.crs, always_xy=True)
            except ProjError as error:
                raise InputError(
                    f"MASK, {self.name}, is in an unknown system ({quoted(error)}). Assign another."
                ) from error
            self._closing = closing.pop_all()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in the mask's own system."""
        rows, columns = self._grid.shape
        corners = [self._grid.transform @ at for at in ((0, 0), (columns, 0), (0, rows), (columns, rows))]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(down), max(across), max(down)

    @property
    def is_measure(self) -> bool:
        """Whether most values that were read lie between 0 and 1, as those of a coherence do, and no mask's."""
        return self._fractions > _MOST_FRACTIONS * self._values

    def keeps(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Tell which places lie in the mask, and which of them in a cell that is neither 0 nor nodata.

        Returns
        -------
        tuple of ndarray
            Both bool, in the places' shape.

        Raises
        ------
        InputError
            The file is damaged there.
        """
        row, column = cells_at(self._grid.transform, *self._to_mask.transform(x, y), self._grid.shape)
        inside = row >= 0
        kept = np.zeros(x.shape, dtype=bool)
        if not inside.any():
            return inside, kept
        self.touched_ = True
        rows, columns = (row[inside].min(), row[inside].max() + 1), (column[inside].min(), column[inside].max() + 1)
        try:
            values = self._grid.read(rows, columns)
        except InputError as error:
            raise InputError(f"MASK cannot be used. {error}") from error
        good = np.isfinite(values) & (values != 0)
        self._values += int(good.sum())
        self._fractions += int((good & (values > 0) & (values < 1)).sum())
        kept[inside] = good[row[inside] - rows[0], column[inside] - columns[0]]
        return inside, kept

    def __enter__(self) -> MaskRaster:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the file."""
        self._closing.close()
