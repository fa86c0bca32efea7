# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks of rasters: a folder with a file a date, or a file with a band a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from ...errors import InputError, quoted
from ...measured import Measured
from ..field_names import epoch_date
from ..grid_faults import BIG_TIFF, CLASSIC_TIFF
from ..metadata import measured_in
from ..unit_words import unit_in_text
from .dated_files import FileFamily, best_families, check_says_displacement, families, files_of
from .opened_stack import OpenedStack, checked_dates
from .raster_files import OpenRasters, RasterBand, bands_of, check_same_grid, read_through
from .stack_source import StackHeader

SUFFIXES = (".tif", ".tiff")
_DATES = re.compile(r"(?:\w*_)?dates?", re.IGNORECASE)
"""Tags that list the dates of all bands."""


def is_geotiff_stack(path: Path) -> bool:
    """Tell whether a folder holds rasters with a date in the name, or a file is a raster."""
    if path.is_dir():
        return any(one.date_count == 1 for one in best_families(families(files_of(path, *SUFFIXES))))
    return is_tiff(path)


def is_tiff(path: Path) -> bool:
    """Tell whether a file begins as a TIFF does."""
    with path.open("rb") as stream:
        return stream.read(4) in CLASSIC_TIFF + BIG_TIFF


def open_geotiff_stack(path: Path) -> OpenedStack:
    """Open a folder of rasters with a date in the name, or a file with a band a date.

    Of a folder with several kinds of files, those are taken whose name says displacement. The date of a band is its
    description, or the band's or the file's tags say it. A file with one band stands for its folder.

    Raises
    ------
    InputError
        There are no such files, they are of several kinds, or lie on several grids.
    """
    if path.is_dir():
        return _open_folder(path, families(files_of(path, *SUFFIXES)))
    bands = bands_of(path)
    if len(bands) == 1:
        found = families(files_of(path.parent, *SUFFIXES))
        check_says_displacement(path, found)
        return _open_folder(path.parent, _with_file(found, path))
    dates = _dates_of_bands(path.name, bands)
    return opened_rasters(bands, dates, product="GeoTIFF", name=path.name, warnings=())


def opened_rasters(
    bands: Sequence[RasterBand],
    dates: np.ndarray,
    *,
    product: str,
    name: str,
    warnings: Sequence[str],
    notes: Sequence[str] = (),
) -> OpenedStack:
    """Return a stack of which every band is an epoch.

    Parameters
    ----------
    bands
        In any order.
    dates
        Of the bands, ``datetime64[D]``, shape (n_epochs,).
    product, name
        Of the header; of the file or folder, for messages.
    warnings, notes
        Sentences for the header.

    Raises
    ------
    InputError
        The bands lie on several grids, are in several units, there are few of them, or a date is repeated.
    """
    order = checked_dates(dates, name)
    bands = [bands[at] for at in order]
    check_same_grid(bands)
    closing = ExitStack()
    first = bands[0]
    stated = measured_in(first.tags)
    header = StackHeader(
        product=product,
        dates=dates[order],
        grid=first.grid,
        unit=stated_unit(name, [band.unit for band in bands]),
        measured=stated if stated != Measured() else Measured(component="unknown"),
        notes=tuple(notes),
        warnings=tuple(warnings),
        attributes=dict(first.tags),
        block_rows=max(band.block_rows for band in bands),
    )
    return OpenedStack(header, OpenRasters(closing).rows_of_all(bands), {}, closing)


def stated_unit(name: str, units: Sequence[str]) -> str:
    """Return the unit that all bands state, ``auto`` where they do not say it.

    Raises
    ------
    InputError
        They state several.
    """
    known = {unit_in_text(unit) or "auto" for unit in units}
    if len(known) > 1:
        listed = ", ".join(sorted({quoted(unit) for unit in units}))
        raise InputError(
            f"The epochs of {name} are in several units ({listed}); expected one for all. Convert them to mm first."
        )
    return known.pop()


def single_bands(files: Sequence[Sequence[RasterBand]]) -> list[RasterBand]:
    """Return the bands of files that have one each.

    Raises
    ------
    InputError
        A file has several.
    """
    several = [bands[0].path.name for bands in files if len(bands) > 1]
    if several:
        raise InputError(
            f"{several[0]} has several bands and a date in its name; expected one band in each file of a date. Choose "
            "the file itself if its bands are the epochs."
        )
    return [bands[0] for bands in files]


def chosen_family(folder: Path, found: Sequence[FileFamily], date_count: int) -> FileFamily:
    """Return the files of a folder that are the epochs: those whose name says displacement, or the only ones.

    Raises
    ------
    InputError
        There are none, or several kinds.
    """
    fitting = [one for one in found if one.date_count == date_count]
    if not fitting:
        what = "one date" if date_count == 1 else "two dates"
        raise InputError(
            f"No raster of displacement in the folder {folder.name} has {what} in its name, such as 20240131 or "
            "2024-01-31. Choose another file or folder, or set Product (PRODUCT) to auto."
        )
    best = best_families(fitting)
    if len(best) > 1:
        listed = ", ".join(f"{len(one.files)} {quoted(one.pattern)}" for one in best[:4])
        raise InputError(
            f"The folder {folder.name} has several kinds of rasters with dates: {listed}. Choose one file of the "
            "displacement instead of the folder, or put its files into a folder of their own."
        )
    return best[0]


def _with_file(found: Sequence[FileFamily], path: Path) -> list[FileFamily]:
    """Return the family of a file."""
    mine = [one for one in found if path in [file for file, _ in one.files]]
    if not mine:
        raise InputError(
            f"{path.name} has one band and no date in its name; expected a band a date, or a folder with a file a date "
            "(such as disp_20240131.tif). Choose the folder."
        )
    return mine


def _open_folder(folder: Path, found: Sequence[FileFamily]) -> OpenedStack:
    family = chosen_family(folder, found, 1)
    dates = {path: days[0] for path, days in family.files}
    sound, told = read_through([path for path, _ in family.files])
    bands = single_bands(sound)
    days = np.array([dates[band.path] for band in bands], dtype="datetime64[D]")
    return opened_rasters(bands, days, product="GeoTIFF", name=folder.name, warnings=told)


def _dates_of_bands(name: str, bands: Sequence[RasterBand]) -> np.ndarray:
    """Return the dates of the bands of a file, from descriptions, else from tags of the bands or of the file."""
    found = [epoch_date(band.description) or _tagged_date(band) for band in bands]
    if None in found:
        for key, text in bands[0].tags.items():
            parts = re.split(r"[,;\s]+", re.sub(r"[\[\]()'\"]", "", text).strip())
            listed = [epoch_date(part) for part in parts]
            if _DATES.fullmatch(key) and len(parts) == len(bands) and None not in listed:
                found = listed
                break
    if None in found:
        lacking = bands[found.index(None)]
        raise InputError(
            f"Band {lacking.index} of {name} has no date ({quoted(lacking.description)}); expected dates such as "
            "2024-01-31 as descriptions of the bands, or in their tags. Set the descriptions."
        )
    return np.array(found, dtype="datetime64[D]")


def _tagged_date(band: RasterBand) -> np.datetime64 | None:
    dated = [epoch_date(text) for key, text in band.tags.items() if re.fullmatch(r"date|time|epoch", key, re.I)]
    return dated[0] if dated else None
