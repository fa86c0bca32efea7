# SPDX-License-Identifier: GPL-2.0-or-later
"""Still layers of OPERA DISP-S1, a product of its own (DISP-S1-STATIC): heights, and from where the satellite looks.

Facts from the source of disp-s1 (``static_layers.py``): GeoTIFFs on the grid of the frame; the bands of
``line_of_sight_enu`` are the east, north and up part of the unit vector from the ground to the satellite, all 0 where
there is none; heights are metres.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from ...errors import InputError
from .dated_files import files_of
from .opened_stack import Rows
from .raster_files import OpenRasters, RasterBand, read_through, same_system, told_grid
from .stack_source import StackGrid

_FOLDERS = ("static", "geometry")
"""Beginnings of the names of folders in that of the stack in which the files may be, too."""
_LOOKS = ("line_of_sight_enu.tif", "los_enu.tif")
_PARTS = ("los_east", "los_north", "los_up")
_OFF = 0.01
"""Share of a cell by which corners may be off."""


def static_layers(folder: Path, grid: StackGrid, rasters: OpenRasters) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the still layers that lie beside a stack, and a sentence for every file that cannot be taken.

    Parameters
    ----------
    folder
        Of the stack; folders in it whose name begins with ``static`` or ``geometry`` are looked into.
    grid
        Of the stack. A file may reach farther, since frames are cut to an area.
    rasters
        Opens and closes the files.
    """
    found: dict[str, Rows] = {}
    told: list[str] = []
    looks = _bands(_last(folder, lambda name: name.endswith(_LOOKS)), 3, grid, told)
    if looks:
        up = _within(rasters, looks[2], grid)
        for name, band in zip(_PARTS, looks, strict=True):
            found[name] = _where_known(_within(rasters, band, grid), up)
    heights = _bands(_last(folder, _is_of_heights), 1, grid, told)
    if heights:
        found["height"] = _within(rasters, heights[0], grid)
    return found, told


def _is_of_heights(name: str) -> bool:
    return name == "dem_warped_utm.tif" or ("disp-s1-static" in name and name.endswith("_dem.tif"))


def _last(folder: Path, fits: Callable[[str], bool]) -> Path | None:
    """Return the file whose name in small letters fits, the last of several; the folder itself comes first."""
    inner = sorted(one for one in folder.iterdir() if one.is_dir() and one.name.lower().startswith(_FOLDERS))
    for place in (folder, *inner):
        files = [path for path in files_of(place, ".tif") if fits(path.name.lower())]
        if files:
            return max(files, key=lambda path: path.name)
    return None


def _bands(path: Path | None, count: int, grid: StackGrid, told: list[str]) -> list[RasterBand]:
    """Return the bands of a file that holds the cells of a stack; none, with a sentence, where it does not."""
    if path is None:
        return []
    try:
        (bands,), _ = read_through([path])
    except InputError as error:
        told.append(f"Left out: {error}")
        return []
    if len(bands) != count:
        told.append(f"{path.name} has {len(bands)} bands, not {count}: it is not used.")
        return []
    if _offset(bands[0].grid, grid) is None:
        told.append(
            f"{path.name} ({told_grid(bands[0].grid)}) does not hold the cells of the displacement "
            f"({told_grid(grid)}): it is not used."
        )
        return []
    return bands


def _offset(whole: StackGrid, part: StackGrid) -> tuple[int, int] | None:
    """Return the row and the column at which a grid begins in another; None where its cells are not cells of that."""
    if not same_system(whole.crs, part.crs):
        return None
    steps = [abs(getattr(whole.transform, one) / getattr(part.transform, one) - 1) for one in ("a", "e")]
    column, row = ~whole.transform @ (part.transform.c, part.transform.f)
    at = round(row), round(column)
    if max(abs(row - at[0]), abs(column - at[1]), steps[0] * part.columns, steps[1] * part.rows) > _OFF:
        return None
    inside = min(at) >= 0 and at[0] + part.rows <= whole.rows and at[1] + part.columns <= whole.columns
    return at if inside else None


def _within(rasters: OpenRasters, band: RasterBand, grid: StackGrid) -> Rows:
    """Return what reads the rows and columns of a grid, of a band that reaches farther."""
    offset = _offset(band.grid, grid)
    if offset is None:
        raise ValueError("the band does not hold the grid")
    (top, left), read = offset, rasters.rows_of(band)

    def rows(first: int, last: int) -> np.ndarray:
        return read(top + first, top + last)[:, left : left + grid.columns]

    return rows


def _where_known(read: Rows, up: Rows) -> Rows:
    """Return what reads a part of the unit vectors, NaN where the upward part is 0, as it is of no satellite."""

    def rows(first: int, last: int) -> np.ndarray:
        return np.where(up(first, last) > 0, read(first, last), np.nan)

    return rows
