# SPDX-License-Identifier: GPL-2.0-or-later
"""Bands of raster files as the epochs and layers of a stack, read by rows through GDAL."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine
from pyproj import CRS

from ...errors import InputError, quoted
from ..gdal_grids import NotGeoreferencedWarning, RasterioError, open_grid
from ..grid_faults import grid_fault
from ..local_file import local_file
from ..unit_words import is_other_unit
from .coordinate_axes import grid_from_corner
from .kept_open import KeptOpen
from .opened_stack import Rows, southwards
from .row_blocks import RowBlocks
from .stack_source import StackGrid

_OFF = 0.01
"""Share of a cell by which corners of equal grids may differ from rounding."""


@dataclass(frozen=True)
class RasterBand:
    """A band of a file and what it says of itself.

    Parameters
    ----------
    path, index
        The file; the band, from 1.
    grid
        Its cells, rows southwards.
    northwards
        Whether the file's rows run northwards.
    description, unit
        Of the band; empty if there is none.
    tags
        Of the file and of the band.
    block_rows
        Rows that the file unpacks together; 1 where it is not compressed.
    """

    path: Path
    index: int
    grid: StackGrid
    northwards: bool
    description: str
    unit: str
    tags: dict[str, str] = field(default_factory=dict)
    block_rows: int = 1


class OpenRasters:
    """Reads rows of bands of files that it opens."""

    def __init__(self, closing: ExitStack) -> None:
        self._closing = closing
        self._files = KeptOpen(_opened, closing)

    def read(self, band: RasterBand, first: int, last: int) -> np.ndarray:
        """Read rows of a band as the file has them, NaN where nothing is known.

        Raises
        ------
        InputError
            The file is damaged there.
        """
        try:
            source = self._files.get(band.path)
            window = ((first, last), (0, band.grid.columns))
            values = source.read(band.index, window=window, masked=True)
        except RasterioError as error:
            what, remedy = grid_fault(band.path, error)
            raise InputError(f"The values of {band.path.name} cannot be read: {what}. {remedy}") from error
        scale, offset = source.scales[band.index - 1], source.offsets[band.index - 1]
        if values.dtype.kind != "f" or (scale, offset) != (1.0, 0.0):
            values = values.astype(np.float64) * scale + offset
        return np.ma.filled(values, np.nan)

    def rows_of(self, band: RasterBand) -> Rows:
        """Return what reads rows of a band, counted from the north."""

        def read(first: int, last: int) -> np.ndarray:
            return self.read(band, first, last)

        return southwards(read, band.grid.rows) if band.northwards else read

    def rows_of_all(self, bands: Sequence[RasterBand]) -> Rows:
        """Return what reads rows of bands one after the other, counted from the north."""
        grid = bands[0].grid
        block = max(band.block_rows for band in bands)
        return RowBlocks(
            [self.rows_of(band) for band in bands],
            (len(bands), grid.rows, grid.columns),
            block_rows=block,
            first_edge=grid.rows if bands[0].northwards else 0,
            closing=self._closing,
        )


def _opened(path: Path, closing: ExitStack) -> Any:
    return closing.enter_context(open_raster(path))


def open_raster(path: Path) -> Any:
    """Open a raster file, whether it says where it lies or not.

    Raises
    ------
    RasterioError
        GDAL reads no grid there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        return open_grid(path)


def bands_of(path: Path) -> list[RasterBand]:
    """Return what the bands of a file say of themselves.

    Raises
    ------
    InputError
        It is no grid, is damaged or rotated, or holds complex numbers or phases.
    """
    local_file(path, "grid")
    try:
        with open_raster(path) as source:
            grid, northwards = _grid(path, source)
            _check_kind(path, source)
            block = max(shape[0] for shape in source.block_shapes) if source.compression is not None else 1
            return [
                RasterBand(
                    path=path,
                    index=index,
                    grid=grid,
                    northwards=northwards,
                    description=source.descriptions[index - 1] or "",
                    unit=_unit(source, index),
                    tags={**source.tags(), **source.tags(index)},
                    block_rows=block,
                )
                for index in range(1, source.count + 1)
            ]
    except (RasterioError, UnicodeDecodeError) as error:
        what, remedy = grid_fault(path, error)
        raise InputError(f"{path.name} cannot be read as a grid: {what}. {remedy}") from error


def read_through(paths: Sequence[Path]) -> tuple[list[list[RasterBand]], list[str]]:
    """Return the bands of the files that are sound, and a sentence for every file that is not.

    Raises
    ------
    InputError
        None is sound.
    """
    sound, told = [], []
    for path in paths:
        try:
            bands = bands_of(path)
            _check_ends(bands[0])
        except InputError as error:
            told.append(f"Left out: {error}")
        else:
            sound.append(bands)
    if not sound:
        raise InputError(told[0].removeprefix("Left out: "))
    return sound, told


def check_same_grid(bands: Sequence[RasterBand]) -> None:
    """Look whether all bands lie on one grid.

    Raises
    ------
    InputError
        Two do not.
    """
    first = bands[0]
    for other in bands[1:]:
        if not same_grid(first.grid, other.grid):
            raise InputError(
                f"{other.path.name} ({told_grid(other.grid)}) lies on another grid than {first.path.name} "
                f"({told_grid(first.grid)}). Expected one grid for all epochs: resample the files to one, or take "
                "those of other grids out of the folder."
            )


def same_grid(one: StackGrid, other: StackGrid) -> bool:
    """Tell whether two grids are the same but for rounding; a CRS that is not stated fits any."""
    if (one.rows, one.columns) != (other.rows, other.columns):
        return False
    if not same_system(one.crs, other.crs):
        return False
    corners = [(0, 0), (one.columns, one.rows)]
    off = [abs(a - b) for at in corners for a, b in zip(one.transform @ at, other.transform @ at, strict=True)]
    return max(off) <= _OFF * min(abs(one.transform.a), abs(one.transform.e))


def same_system(one: str | None, other: str | None) -> bool:
    """Tell whether two systems, WKT, are the same however they are written; one that is not stated fits any."""
    if not (one and other) or one == other:
        return True
    return bool(CRS.from_wkt(one).equals(CRS.from_wkt(other), ignore_axis_order=True))


def told_grid(grid: StackGrid) -> str:
    """Return a grid for a message."""
    cells = grid.transform
    return f"{grid.columns} x {grid.rows} cells of {cells.a:.6g} x {-cells.e:.6g} from {cells.c:.8g}, {cells.f:.8g}"


def _grid(path: Path, source: Any) -> tuple[StackGrid, bool]:
    """Return the grid of an open file, and whether its rows run northwards."""
    cells: Affine = source.transform
    if cells.b or cells.d or cells.a <= 0 or not cells.e or not np.isfinite(tuple(cells)).all():
        raise InputError(
            f"The grid {path.name} is rotated, or does not say where it lies; expected rows along one axis of its "
            "coordinates. Warp it to a north-up grid."
        )
    if cells.is_identity:
        raise InputError(
            f"{path.name} does not say where it lies (no georeference), as in radar coordinates; expected a grid with "
            "coordinates. Geocode it first."
        )
    crs = source.crs.to_wkt() if source.crs is not None else None
    return grid_from_corner((source.height, source.width), (cells.c, cells.f), (cells.a, cells.e), crs)


def _check_kind(path: Path, source: Any) -> None:
    if any("complex" in kind for kind in source.dtypes):
        raise InputError(
            f"{path.name} contains complex numbers, such as interferograms have; expected displacement. Unwrap the "
            "phase and convert it first."
        )
    for index in range(1, source.count + 1):
        unit = _unit(source, index)
        check_unit(path.name, unit)


def check_unit(name: str, unit: str) -> None:
    """Look whether a unit that a file states is one of displacement.

    Raises
    ------
    InputError
        It is another one, such as radians.
    """
    if is_other_unit(unit):
        raise InputError(
            f"{name} is in {quoted(unit)}, as phases and other quantities are; expected displacement in mm, cm or m. "
            "Convert it first, or choose the files with the displacement."
        )


def _unit(source: Any, index: int) -> str:
    tags = {name.lower(): text for name, text in {**source.tags(), **source.tags(index)}.items()}
    return str(source.units[index - 1] or tags.get("units") or tags.get("unit") or "").strip()


def _check_ends(band: RasterBand) -> None:
    """Read the first and the last row: a file that was cut off lacks one of them."""
    with ExitStack() as closing:
        rasters = OpenRasters(closing)
        for row in (0, band.grid.rows - 1):
            rasters.read(band, row, row + 1)
