# SPDX-License-Identifier: GPL-2.0-or-later
"""A workbook before GDAL reads it: GDAL holds all of it, and copies a text that is stored once into every cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import IO

import numpy as np

from ...errors import InputError, quoted
from .archives import DAMAGE

_LARGEST = 512 << 20
"""Bytes of its parts, and of the texts in its cells."""
_LONGEST_TEXT = 4 * 32_767
"""Bytes in UTF-8 of the longest text that Excel takes."""
_CHUNK_BYTES = 1 << 20
_TEXT_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si/>")
_CELL = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*\bt=[\"']s[\"'])[^>]*>\s*<(?:\w+:)?v>\s*(\d+)\s*<")
_LONGEST_CELL = 400
_DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_DAY_0 = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 32_874, 62_091
"""From 1990 to the end of 2069."""
_LEAST_DAYS, _MOSTLY = 3, 0.8
_DAYS_TO_1904 = 1462
_BEGINNING = 2048
_FREE, _MOST_TIMES = 64 << 20, 100
"""A sheet of measurements is packed to a tenth; what unpacks to far more is made to harm."""


def check_workbook(path: Path, name: str) -> None:
    """Look whether a workbook can be held in memory.

    Raises
    ------
    InputError
        It is damaged, or too large unpacked; ``name`` is that of the file in the message.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            most = min(_LARGEST, max(_FREE, _MOST_TIMES * path.stat().st_size))
            if (size := sum(one.file_size for one in parts)) > most:
                told = f" ({size // path.stat().st_size} times its size)" if size <= _LARGEST else ""
                raise _too_large(name, f"unpacks to {size >> 20} MB{told}", most)
            lengths = _text_lengths(archive, parts, name)
            sheets = [one for one in parts if _is(archive, one, b"worksheet")]
            size = sum(_bytes_in_cells(archive, sheet, lengths) for sheet in sheets)
    except (*DAMAGE, KeyError, OSError) as error:
        raise InputError(f"{name} is damaged ({quoted(error)}). Download or export it again.") from error
    if size > _LARGEST:
        raise _too_large(name, f"has {size >> 20} MB of text in its cells", _LARGEST)


def days_of_headings(names: Sequence[str], *, from_1904: bool = False) -> dict[str, str]:
    """Return headings that are dates in Excel, for which GDAL gives their numbers of days, each with its date as text.

    Examples
    --------
    >>> days_of_headings(["pid", "43470", "43482", "43494.25"])
    {'43470': '2019-01-05', '43482': '2019-01-17', '43494.25': '2019-01-29'}
    """
    before = _DAYS_TO_1904 if from_1904 else 0
    found = {name: int(name.split(".")[0]) + before for name in names if _DAY_NUMBER.fullmatch(name)}
    days = {name: day for name, day in found.items() if _FIRST_DAY <= day <= _LAST_DAY}
    if len(days) < max(_LEAST_DAYS, _MOSTLY * len(found)) or len(set(days.values())) < len(days):
        return {}
    return {name: (_DAY_0 + timedelta(days=day)).isoformat() for name, day in days.items()}


def _text_lengths(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> np.ndarray:
    """Return how many bytes each text has that cells share, int64, shape (n_texts,)."""
    lengths: list[int] = []
    for part in parts:
        if not _is(archive, part, b"sst"):
            continue
        with archive.open(part) as stream:
            rest = b""
            for chunk in _chunks(stream):
                *texts, rest = _TEXT_END.split(rest + chunk)
                lengths += map(len, texts)
                if max([len(rest), *map(len, texts)]) > _LONGEST_TEXT + _LONGEST_CELL:
                    raise InputError(
                        f"{name} has a text of more than 32767 characters, the most that a cell of Excel holds. Save "
                        "the sheet as CSV without it."
                    )
    return np.array(lengths or [0], dtype=np.int64)


def _bytes_in_cells(archive: zipfile.ZipFile, sheet: zipfile.ZipInfo, lengths: np.ndarray) -> int:
    """Return how many bytes the shared texts of a sheet's cells have together."""
    total, rest = 0, b""
    with archive.open(sheet) as stream:
        for chunk in _chunks(stream):
            data = rest + chunk
            end = max(0, len(data) - _LONGEST_CELL)
            numbers = []
            for cell in _CELL.finditer(data):
                numbers.append(int(cell[1][:18]))
                end = max(end, cell.end())
            rest = data[end:]
            chosen = np.array(numbers, dtype=np.int64)
            total += int(lengths[chosen[chosen < len(lengths)]].sum())
    return total


def _is(archive: zipfile.ZipFile, part: zipfile.ZipInfo, element: bytes) -> bool:
    """Tell whether a part is the XML of an element, wherever it lies and whatever its name."""
    if part.flag_bits & 1:
        return False
    with archive.open(part) as stream:
        return re.search(rb"<(?:\w+:)?" + element + rb"[\s>]", stream.read(_BEGINNING)) is not None


def counts_from_1904(path: Path) -> bool:
    """Tell whether the days of a workbook, which :func:`check_workbook` has passed, are counted from 1904."""
    with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as stream:
        return re.search(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", stream.read(_CHUNK_BYTES)) is not None


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK_BYTES):
        yield chunk


def _too_large(name: str, what: str, most: int) -> InputError:
    return InputError(f"{name} {what}; at most {most >> 20} MB are read from this workbook. Save the sheet as CSV.")
