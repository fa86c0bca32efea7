# SPDX-License-Identifier: GPL-2.0-or-later
"""How stacks are run, and how the result is checked: against what h5py finds in the file, read whole and by hand."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from insar_forecast_plugin.core.io.stacks.stack_products import open_stack
from tests.fuzz.inputs import CannotSay, FuzzInput, Mismatch


@dataclass(frozen=True)
class ReadStack:
    """What a stack is as it was read."""

    values: np.ndarray
    dates: list[str]
    corner: tuple[float, ...]


def run_stack(folder: Path, item: FuzzInput, target: Path) -> ReadStack:
    """Read a stack in strips that end inside of blocks."""
    with open_stack(folder / item.main) as stack:
        rows = stack.header.grid.rows
        values = [stack.read_rows(first, min(first + 4, rows)) for first in range(0, rows, 4)]
        cells = stack.header.grid.transform
        dates = [str(day).replace("-", "") for day in stack.header.dates]
        return ReadStack(np.concatenate(values, axis=1), dates, (cells.c, cells.f, cells.a, -cells.e))


def check_stack(item: FuzzInput, result: ReadStack) -> None:
    """Compare a stack with the file's datasets."""
    try:
        with h5py.File(BytesIO(item.content)) as file:
            check_chunks(file["timeseries" if "timeseries" in file else "cum"])
            values, dates, corner = _mintpy(file) if "timeseries" in file else _licsbas(file)
    except (OSError, KeyError, ValueError, RuntimeError, UnicodeDecodeError) as error:
        raise CannotSay(f"h5py: {type(error).__name__}") from error
    order = np.argsort(dates, kind="stable")
    if result.dates != [dates[at] for at in order]:
        raise Mismatch("other dates", f"{result.dates}, not {dates}")
    left, top, width, height = corner
    if height > 0:  # rows run northwards
        values, top = values[:, ::-1], top + values.shape[1] * height
    if not np.allclose(result.corner, (left, top, width, abs(height)), rtol=1e-9):
        raise Mismatch("a stack at another place", f"{result.corner}, not {corner}")
    with np.errstate(over="ignore", invalid="ignore"):
        expected = values[order].astype(np.float32)
    expected[~np.isfinite(expected)] = np.nan
    if not np.array_equal(result.values, expected, equal_nan=True):
        raise Mismatch("a cell with another value")


def check_chunks(data: Any) -> None:
    """Look whether deflated chunks have the size of a chunk; where one is shorter, HDF5 returns memory as it was.

    Raises
    ------
    CannotSay
        One has not.
    """
    if data.chunks is None or data.compression != "gzip":
        return
    size = int(np.prod(data.chunks)) * data.dtype.itemsize
    try:
        places = [data.id.get_chunk_info(number).chunk_offset for number in range(data.id.get_num_chunks())]
        chunks = [data.id.read_direct_chunk(place) for place in places]
    except RuntimeError:  # a chunk that is not there is filled
        return
    for left_out, packed in chunks:
        try:
            unpacked = len(packed if left_out else zlib.decompress(packed))
        except zlib.error as error:
            raise CannotSay("h5py: a chunk that cannot be unpacked") from error
        if unpacked != size:
            raise CannotSay("h5py: a chunk of another size")


def _mintpy(file: Any) -> tuple[np.ndarray, list[str], tuple[float, ...]]:
    dates = [bytes(one).decode() for one in file["date"][()]]
    corner = tuple(float(file.attrs[name]) for name in ("X_FIRST", "Y_FIRST", "X_STEP", "Y_STEP"))
    return file["timeseries"][()], dates, corner


def _licsbas(file: Any) -> tuple[np.ndarray, list[str], tuple[float, ...]]:
    names = ("corner_lon", "corner_lat", "post_lon", "post_lat")
    lon, lat, width, height = (float(file[name][()]) for name in names)
    return (
        file["cum"][()],
        [str(one) for one in file["imdates"][()]],
        (lon - width / 2, lat - height / 2, width, height),
    )
