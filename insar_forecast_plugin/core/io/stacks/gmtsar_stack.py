# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of GMTSAR: a ``.grd`` file (NetCDF) for every date, in mm.

Facts from its source: ``sbas`` writes ``disp_YYYYDDD.grd`` as -79.58 times the wavelength times the phase, in mm, that
is positive towards the satellite (``sbas_utils.write_output_ts``). DDD counts from 0 for Sentinel-1, TerraSAR-X,
COSMO-SkyMed and Radarsat-2, from 1 for older satellites (issue 13 of gmtsar/gmtsar); MintPy counts it from 0, too
(``utils/ptime.yyyyddd2yyyymmdd``). Which it is stands in no grid: a day 000, a last day of a year (2019365), or years
before the first of the newer satellites tell. The names with a calendar date are those that InSAR Explorer reads
(its documentation, "Data Structure").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import xarray

from ...errors import InputError
from ...measured import Measured
from ..unit_words import unit_in_text
from .dated_files import FileFamily, check_says_displacement, dates_in, families, files_of
from .hdf5_cubes import FILE_CACHE
from .kept_open import KeptOpen
from .netcdf_grids import NetcdfVariable, is_netcdf, open_netcdf, variable
from .opened_stack import OpenedStack, Rows, checked_dates
from .raster_files import check_unit, same_grid, told_grid
from .row_blocks import RowBlocks
from .stack_source import StackGrid, StackHeader

_SUFFIXES = (".grd",)
_DAY_OF_YEAR = re.compile(r"disp_(\d{4})(\d{3})(?!\d)(.*)\.grd", re.IGNORECASE)
_CORRELATION = re.compile(r"(?:mean_?|avg_?)?(?:corr|coh)", re.IGNORECASE)
_FIRST_OF_NEWER = 2007
"""Year of the first images of TerraSAR-X and COSMO-SkyMed."""
_FROM_0 = (
    "Dates were read from the names as year and day of the year counted from 0, as GMTSAR counts for Sentinel-1; for "
    "ERS, Envisat and ALOS they are a day late."
)


def is_gmtsar_stack(path: Path) -> bool:
    """Tell whether a folder holds NetCDF grids ``.grd`` with a date in the name, or a file is one."""
    if path.is_dir():
        return any(is_netcdf(one.files[0][0]) for one in _families(path))
    if path.suffix.lower() not in _SUFFIXES or not is_netcdf(path):
        return False
    return any(path in [file for file, _ in one.files] for one in _families(path.parent))


def open_gmtsar_stack(path: Path) -> OpenedStack:
    """Open a folder of grids of GMTSAR, or the folder of one of them.

    Raises
    ------
    InputError
        There are none, they are of several kinds, lie on several grids, or are in radar coordinates.
    """
    folder = path if path.is_dir() else path.parent
    found = _families(folder)
    if not path.is_dir():
        check_says_displacement(path, found)
        found = [one for one in found if path in [file for file, _ in one.files]]
    family = _chosen(folder, found)
    reason = _why_from_1([file.name for file, _ in family.files])
    late = np.timedelta64(1 if reason else 0, "D")
    days = {file: dates[0] - late for file, dates in family.files}
    grids, told = _read_through(list(days))
    first = next(iter(grids.values()))
    for file, other in grids.items():
        if not same_grid(first.grid, other.grid):
            raise InputError(
                f"{file.name} ({told_grid(other.grid)}) lies on another grid than {first.path.name} "
                f"({told_grid(first.grid)}). Expected one grid for all dates: cut the grids to one with gmt grdsample."
            )
    dates = np.array([days[file] for file in grids], dtype="datetime64[D]")
    order = checked_dates(dates, folder.name)
    files = [list(grids)[at] for at in order]
    with ExitStack() as closing:
        opened = KeptOpen(_opened_rows, closing)
        readers = [_rows_of(opened, file) for file in files]
        header = StackHeader(
            product="GMTSAR",
            dates=dates[order],
            grid=first.grid,
            unit=unit_in_text(first.unit) or "mm",
            measured=Measured(component="los", product="GMTSAR", epochs="observed", zero_date=str(dates[order][0])),
            notes=_notes(files[0].name, reason),
            block_rows=first.block_rows,
        )
        layers, more = _coherence(folder, first.grid, closing)
        header = replace(header, layers=tuple(layers), warnings=(*told, *more))
        shape = (len(files), first.grid.rows, first.grid.columns)
        edge = first.grid.rows if first.northwards else 0
        blocks = RowBlocks(readers, shape, block_rows=first.block_rows, first_edge=edge, closing=closing)
        return OpenedStack(header, blocks, layers, closing.pop_all())


def _coherence(folder: Path, grid: StackGrid, closing: ExitStack) -> tuple[dict[str, Rows], list[str]]:
    """Return what reads the coherence of a folder, and a sentence for every grid of it that cannot be taken.

    GMTSAR writes ``corr.grd`` for each interferogram; the one in the folder of a time series is the user's mean.
    """
    taken: dict[str, Rows] = {}
    told = []
    for file in files_of(folder, *_SUFFIXES):
        if _CORRELATION.match(file.name) is None or _named_dates(file.name)[1]:
            continue
        try:
            found = _grid(file, open_netcdf(file, closing, cache_bytes=FILE_CACHE))
        except InputError as error:
            told.append(f"Left out: {error}")
            continue
        if same_grid(grid, found.grid):
            taken[file.name] = found.rows()
        else:
            told.append(f"{file.name} lies on another grid than the displacement: its coherence is not used.")
    if len(taken) > 1:
        told.append(f"No coherence is used, because there are several: {', '.join(taken)}. Keep one in the folder.")
        return {}, told
    return dict(zip(["coherence"], taken.values(), strict=False)), told


def _families(folder: Path) -> list[FileFamily]:
    """Return the grids of a folder that have one date in the name."""
    return [one for one in families(files_of(folder, *_SUFFIXES), _named_dates) if one.date_count == 1]


def _named_dates(name: str) -> tuple[str, tuple[np.datetime64, ...]]:
    """Return a name with a star for every date, and the dates, be it that of the day of the year."""
    day = _day_of_year(name)
    return (f"disp_*{name[len('disp_YYYYDDD') :]}", (day,)) if day is not None else dates_in(name)


def _day_of_year(name: str) -> np.datetime64 | None:
    """Return the date of a name with the year and the day of the year, counted from 0.

    Examples
    --------
    >>> _day_of_year("disp_2015000.grd"), _day_of_year("disp_2015012_ll.grd"), _day_of_year("disp_20150101.grd")
    (np.datetime64('2015-01-01'), np.datetime64('2015-01-13'), None)
    """
    found = _DAY_OF_YEAR.fullmatch(name)
    if found is None or not (1990 <= int(found[1]) <= 2100 and int(found[2]) <= 366):
        return None
    return np.datetime64(date(int(found[1]), 1, 1) + timedelta(days=int(found[2])), "D")


def _why_from_1(names: Sequence[str]) -> str:
    """Return in words why the day of the year in names is counted from 1; empty if it is counted from 0, or is none.

    Examples
    --------
    >>> _why_from_1(["disp_2019341.grd", "disp_2019365.grd"]), _why_from_1(["disp_2019000.grd", "disp_2019012.grd"])
    ('2019 has no day 365 when they are counted from 0', '')
    """
    found = [(int(one[1]), int(one[2])) for one in map(_DAY_OF_YEAR.fullmatch, names) if one]
    if not found or any(day == 0 for _, day in found):
        return ""
    for year, day in found:
        if day >= (date(year + 1, 1, 1) - date(year, 1, 1)).days:
            return f"{year} has no day {day} when they are counted from 0"
    last = max(year for year, _ in found)
    return "GMTSAR counts so for satellites of that time, such as ERS and Envisat" if last < _FIRST_OF_NEWER else ""


def _notes(name: str, reason: str) -> tuple[str, ...]:
    """Return how dates were read from names such as one, ``reason`` from :func:`_why_from_1`."""
    if _DAY_OF_YEAR.fullmatch(name) is None:
        return ()
    if not reason:
        return (_FROM_0,)
    return (f"Dates were read from the names as year and day of the year counted from 1, because {reason}.",)


def _opened_rows(file: Path, closing: ExitStack) -> Rows:
    return _grid(file, open_netcdf(file, closing, cache_bytes=FILE_CACHE)).rows()


def _rows_of(opened: KeptOpen[Rows], file: Path) -> Rows:
    def read(first: int, last: int) -> np.ndarray:
        return opened.get(file)(first, last)

    return read


def _chosen(folder: Path, found: Sequence[FileFamily]) -> FileFamily:
    best = [one for one in found if one.says_displacement] or [one for one in found if not one.says_other]
    if len(best) > 1:
        # Both in radar coordinates and geocoded, as proj_ra2ll.csh leaves them.
        best = [one for one in best if "_ll" in one.pattern] or best
    if len(best) != 1:
        listed = ", ".join(f"{len(one.files)} {one.pattern}" for one in found[:4]) or "none"
        raise InputError(
            f"The folder {folder.name} holds {len(best)} kinds of grids of displacement with a date ({listed}); "
            "expected one, such as disp_2015012_ll.grd or 20150113_ll.grd. Choose one of its files instead."
        )
    return best[0]


def _read_through(files: Sequence[Path]) -> tuple[dict[Path, NetcdfVariable], list[str]]:
    """Return what the sound grids say of themselves, and a sentence for every file that is not."""
    grids, told = {}, []
    for file in files:
        try:
            with ExitStack() as closing:
                grids[file] = _grid(file, open_netcdf(file, closing))
        except _RadarCoordinatesError:
            raise
        except InputError as error:
            told.append(f"Left out: {error}")
    if not grids:
        raise InputError(told[0].removeprefix("Left out: "))
    return grids, told


class _RadarCoordinatesError(InputError):
    """All files are of no use, not one."""


def _grid(file: Path, opened: xarray.Dataset) -> NetcdfVariable:
    names = [str(one) for one in opened.data_vars if opened[one].ndim == 2]
    if len(names) != 1:
        raise InputError(
            f"{file.name} holds {len(names)} grids; expected one, as GMT writes it. Old grids of GMT become such files "
            "with gmt grdconvert."
        )
    found = variable(file, opened, names[0])
    if found.grid.crs is None:
        x, y = found.grid.transform @ (0.5, 0.5)
        raise _RadarCoordinatesError(
            f"{file.name} is not in geographic coordinates (its first cell is at {x:.6g}, {y:.6g}), as grids in radar "
            "coordinates are. Expected degrees: geocode all grids with GMTSAR's proj_ra2ll.csh and choose those."
        )
    check_unit(file.name, found.unit)
    return found
