# SPDX-License-Identifier: GPL-2.0-or-later
"""Cubes of NSBAS and PyGdalSAR: headerless float32, with dates, shape and place in files beside them.

Facts from the source of PyGdalSAR (``TimeSeries/invers_disp2coef.py``, ``TimeSeries/README.md``): ``lect.in`` begins
with the number of columns and of lines; values stand line by line, cell by cell, epoch by epoch (BIP); those above 9990
are none; lists of images have a column of dates as YYYYMMDD. A cube does not say whether it is in mm or in radians, nor
which way is positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from ...errors import InputError, quoted
from ...measured import Measured
from ..field_names import epoch_date
from ..local_file import local_file
from .dated_files import files_of
from .flat_files import rows_of_flat
from .opened_stack import OpenedStack, Rows, checked_dates, southwards
from .raster_files import OpenRasters, RasterBand, bands_of, same_grid
from .stack_source import StackHeader

_SHAPES = ("lect.in", "lect_ts.in")
_LISTS = ("list_images.txt", "images_retenues", "list_dates")
_CUBE = "depl_cumule"
_NONE_ABOVE = 9990
_NOTE = (
    "A cube of NSBAS does not say its unit or sign: values are taken as positive towards the satellite. Multiply a "
    "cube in radians by -wavelength/(4 pi) first."
)
_LONGEST = 1_000_000
"""Bytes of a text that is looked at."""


def is_nsbas_stack(path: Path) -> bool:
    """Tell whether a folder, or that of a file, holds a list of images, a shape, and a cube of that size."""
    folder = path if path.is_dir() else path.parent
    try:
        columns, lines = _shape(folder)
        dates = _dates(folder)
    except InputError:
        return False
    size = columns * lines * len(dates) * 4
    return bool(_cubes(folder, size)) if path.is_dir() else path.stat().st_size == size


def open_nsbas_stack(path: Path) -> OpenedStack:
    """Open a cube, or the only one of a folder.

    Raises
    ------
    InputError
        Shape, dates or place are not beside it, or do not fit.
    """
    folder = path if path.is_dir() else path.parent
    columns, lines = _shape(folder)
    dates = _dates(folder)
    size = columns * lines * len(dates) * 4
    cube = _chosen(folder, size, f"{columns} columns x {lines} lines x {len(dates)} dates") if path.is_dir() else path
    local_file(cube, "cube")
    if cube.stat().st_size != size:
        raise InputError(
            f"{cube.name} has {cube.stat().st_size} bytes; expected {size}, of {columns} columns x {lines} lines x "
            f"{len(dates)} dates in float32. Mend {_SHAPES[0]} or {_LISTS[0]}."
        )
    order = checked_dates(dates, folder.name)
    rasters_beside, told = _rasters(folder, (lines, columns))
    if not rasters_beside:
        raise InputError(
            f"Nothing beside {cube.name} says where it lies; expected a GeoTIFF of {columns} x {lines} cells in the "
            "same folder, such as the DEM. Put one there."
        )
    place = rasters_beside[0]
    with ExitStack() as closing:
        rasters = OpenRasters(closing)
        layers = {"height": rasters.rows_of(place)} if _is_height(place) else {}
        read = _epochs(rows_of_flat(cube, (lines, columns, len(dates))), order)
        header = StackHeader(
            product="NSBAS",
            dates=dates[order],
            grid=place.grid,
            unit="auto",
            measured=Measured(component="los", product="NSBAS", epochs="observed", zero_date=str(dates[order][0])),
            notes=(_NOTE, f"{cube.name} lies where {place.path.name} lies."),
            warnings=tuple(told),
            layers=tuple(layers),
        )
        if place.northwards:
            read = southwards(read, lines)
        return OpenedStack(header, read, layers, closing.pop_all())


def _epochs(read: Rows, order: np.ndarray) -> Rows:
    """Return what reads epoch by row by column, of what reads row by column by epoch."""

    def rows(first: int, last: int) -> np.ndarray:
        values = read(first, last)
        return np.moveaxis(np.where(values > _NONE_ABOVE, np.nan, values), 2, 0)[order]

    return rows


def _text(path: Path) -> str:
    local_file(path, "text")
    with path.open("rb") as stream:
        return stream.read(_LONGEST).decode("utf-8", errors="replace")


def _shape(folder: Path) -> tuple[int, int]:
    """Return the number of columns and of lines."""
    path = next((one for one in (folder / name for name in _SHAPES) if one.is_file()), None)
    if path is None:
        raise InputError(
            f"The folder {folder.name} has no {_SHAPES[0]}; expected it to hold the number of columns and of lines of "
            "the cube. Write one."
        )
    words = _text(path).split()
    try:
        columns, lines = int(words[0]), int(words[1])
    except (IndexError, ValueError):
        columns = lines = 0
    if columns <= 0 or lines <= 0:
        raise InputError(
            f"{path.name} begins with {quoted(' '.join(words[:2]))}; expected the number of columns and of lines, such "
            "as 200 300. Mend it."
        )
    return columns, lines


def _dates(folder: Path) -> np.ndarray:
    """Return the dates of the list of images: the first of its columns that is dates alone."""
    path = next((one for one in (folder / name for name in _LISTS) if one.is_file()), None)
    if path is None:
        raise InputError(
            f"The folder {folder.name} has no {_LISTS[0]}; expected it to hold a line an epoch, with its date as "
            "YYYYMMDD. Copy it beside the cube."
        )
    lines = [line.split() for line in _text(path).splitlines() if line.strip() and not line.startswith("#")]
    for column in range(min(map(len, lines), default=0)):
        days = [epoch_date(words[column]) if len(words[column]) == 8 else None for words in lines]
        if None not in days:
            return np.array(days, dtype="datetime64[D]")
    raise InputError(
        f"{path.name} has no column of dates; expected a line an epoch with its date as YYYYMMDD, such as 20240131. "
        "Mend it."
    )


def _cubes(folder: Path, size: int) -> list[Path]:
    """Return the files of a size that may be cubes, the one with the usual name first."""
    found = [one for one in folder.iterdir() if one.is_file() and one.stat().st_size == size]
    return sorted((one for one in found if not one.name.startswith(".")), key=lambda one: (one.name != _CUBE, one.name))


def _chosen(folder: Path, size: int, told: str) -> Path:
    found = _cubes(folder, size)
    if found and (len(found) == 1 or found[0].name == _CUBE):
        return found[0]
    listed = ", ".join(one.name for one in found[:5]) or "none"
    raise InputError(
        f"The folder {folder.name} has {len(found)} files of the size of a cube of {told} ({listed}); expected one, or "
        f"one named {_CUBE}. Choose the cube itself."
    )


def _is_height(band: RasterBand) -> bool:
    return any(word in band.path.stem.lower() for word in ("dem", "hgt", "height"))


def _rasters(folder: Path, shape: tuple[int, int]) -> tuple[list[RasterBand], list[str]]:
    """Return the rasters beside a cube that have its shape, heights first, and what was settled between them."""
    found, told = [], []
    for path in files_of(folder, ".tif", ".tiff"):
        try:
            bands: Sequence[RasterBand] = bands_of(path)
        except InputError as error:
            told.append(f"Left out: {error}")
            continue
        if (bands[0].grid.rows, bands[0].grid.columns) == shape:
            found.append(bands[0])
    found.sort(key=lambda one: (not _is_height(one), one.path.name))
    if any(not same_grid(found[0].grid, other.grid) for other in found[1:]):
        raise InputError(
            f"The rasters beside the cube in {folder.name} lie in different places; expected one place. Take those out "
            f"that are of another grid than {found[0].path.name}."
        )
    return found, told
