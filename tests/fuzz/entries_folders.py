# SPDX-License-Identifier: GPL-2.0-or-later
"""How stacks of several files and in NetCDF are checked: against h5py, struct, and a plain reader of TIFF."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import h5py
import numpy as np

from tests.fuzz.entries_stacks import ReadStack, check_chunks
from tests.fuzz.inputs import CannotSay, FuzzInput, Mismatch
from tests.fuzz.readings.tiff import Grid, read_grid

_SINCE = re.compile(r"days since (\d{4})-(\d{2})-(\d{2})")
_NONE_ABOVE = 9990
_DAY = re.compile(r"disp_(\d{8})\.tif")


def check_netcdf(item: FuzzInput, result: ReadStack) -> None:
    """Compare with the datasets of the file, cells by their centres."""
    try:
        with h5py.File(BytesIO(item.content)) as file:
            data = file["displacement_sbas"]
            check_chunks(data)
            values, lat, lon = data[()], file["lat"][()], file["lon"][()]
            fill = data.attrs.get("_FillValue")
            numbers, unit = file["date"][()], file["date"].attrs["units"]
            scaled = {"scale_factor", "add_offset", "missing_value"} & set(data.attrs)
    except (OSError, KeyError, ValueError, RuntimeError, UnicodeDecodeError, TypeError) as error:
        raise CannotSay(f"h5py: {type(error).__name__}") from error
    since = _SINCE.match(unit.decode() if isinstance(unit, bytes) else str(unit))
    if since is None or scaled or values.dtype != np.float32:
        raise CannotSay("netCDF: other units of time, or packed values")
    try:
        first = date(*map(int, since.groups()))
        dates = [(first + timedelta(days=float(one))).strftime("%Y%m%d") for one in numbers]
    except (ValueError, OverflowError) as error:
        raise CannotSay("netCDF: dates beyond the calendar") from error
    if fill is not None:
        values[values == np.asarray(fill).reshape(-1)[0]] = np.nan
    rising = lat[-1] > lat[0]
    _compare(result, values[:, ::-1] if rising else values, dates)
    left, top, width, height = result.corner
    if not np.allclose(left + width * (np.arange(len(lon)) + 0.5), lon, atol=abs(width) / 9):
        raise Mismatch("a stack at another place")
    if not np.allclose(top - height * (np.arange(len(lat)) + 0.5), lat[::-1] if rising else lat, atol=height / 9):
        raise Mismatch("a stack at another place")


def check_nsbas(item: FuzzInput, result: ReadStack) -> None:
    """Compare with the numbers of the cube, by the shape and the dates of the texts beside it."""
    try:
        columns, lines = map(int, item.files["lect.in"].split()[:2])
        rows = [line.split() for line in item.files["list_images.txt"].decode().splitlines() if line.strip()]
    except (KeyError, ValueError, UnicodeDecodeError) as error:
        raise CannotSay(f"texts: {type(error).__name__}") from error
    dates = next((one for one in zip(*rows, strict=False) if all(re.fullmatch(r"[12]\d{7}", day) for day in one)), None)
    if dates is None or any(line.startswith(b"#") for line in item.files["list_images.txt"].splitlines()):
        raise CannotSay("texts: no column of dates")
    cube = np.frombuffer(item.content, "<f4")
    if cube.size != columns * lines * len(dates):
        raise Mismatch("a cube of another size", f"{cube.size}, not {columns} x {lines} x {len(dates)}")
    values = np.moveaxis(cube.reshape(lines, columns, len(dates)), 2, 0)
    _compare(result, np.where(values > _NONE_ABOVE, np.nan, values), list(dates))


def check_folder(item: FuzzInput, result: ReadStack) -> None:
    """Compare the epochs with what a plain reader of TIFF finds in the file of their date."""
    named = {found[1]: content for name, content in item.files.items() if (found := _DAY.fullmatch(name))}
    if not set(result.dates) <= set(named):
        raise Mismatch("other dates", f"{result.dates}, not of {sorted(named)}")
    grids: dict[str, Grid] = {day: read_grid(named[day]) for day in result.dates}
    for at, grid in enumerate(grids.values()):
        values = grid.values.reshape(-1, *result.values.shape[1:])[0]
        _compare_values(result.values[at], values)
        if not np.allclose(result.corner, grid.corner, rtol=1e-6):
            raise Mismatch("a stack at another place", f"{result.corner}, not {grid.corner}")


def _compare(result: ReadStack, values: np.ndarray, dates: list[str]) -> None:
    order = np.argsort(dates, kind="stable")
    if result.dates != [dates[at] for at in order]:
        raise Mismatch("other dates", f"{result.dates}, not {dates}")
    _compare_values(result.values, values[order])


def _compare_values(found: np.ndarray, values: np.ndarray) -> None:
    with np.errstate(over="ignore", invalid="ignore"):
        expected = np.array(values, dtype=np.float32)
    expected[~np.isfinite(expected)] = np.nan
    if not np.array_equal(found, expected, equal_nan=True):
        raise Mismatch("a cell with another value")
