# SPDX-License-Identifier: GPL-2.0-or-later
"""What may drive a movement, such as rain, water level or temperature: a text table of dates and values.

Separators, decimal commas, headings and the forms of dates are told from the file; dates are read as the import reads
the names of epochs.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from ..core.date_fields import OBSERVED, date_fields
from ..core.errors import InputError
from ..languages import tr
from .driver_lag import Driver

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 200
"""Lines from which the separator is told."""
_LARGEST = 100_000_000
_MOSTLY = 0.5
"""Share of the cells that must be dates, or numbers, in the column of them."""
_FEWEST = 3
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def read_driver(path: Path) -> Driver:
    """Read a table with a row for each date.

    Raises
    ------
    InputError
        The file cannot be read, or has no column of dates or of values; the message says what was expected.
    """
    rows = _rows(_text_of(path))
    width = max((len(row) for row in rows), default=0)
    columns = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(width)]
    dated = [(at, _days(column, path)) for at, column in enumerate(columns)]
    at, days = max(dated, key=lambda item: len(item[1]), default=(0, {}))
    filled = sum(bool(cell) for cell in columns[at]) if columns else 0
    if len(days) < _FEWEST or len(days) < _MOSTLY * (filled - 1):
        raise InputError(
            tr(
                "{file} has no column of dates; expected one row for each date with the columns date and value, such "
                "as 2021-03-04;12,5."
            ).format(file=path.name)
        )
    dates_of_rows = [days.get(row) for row in range(len(rows))]
    first = min(days)
    for other in (other for other in range(width) if other != at):
        values = [_number(columns[other][row]) if dates_of_rows[row] else math.nan for row in range(len(rows))]
        known = [row for row, value in enumerate(values) if math.isfinite(value)]
        if len(known) >= max(_FEWEST, _MOSTLY * len(days)):
            heading = columns[other][first - 1] if first else ""
            return _by_day(heading or path.stem, [(dates_of_rows[row], values[row]) for row in known])
    raise InputError(
        tr(
            "{file} has dates but no column of numbers beside them; expected one row for each date with the columns "
            "date and value, such as 2021-03-04;12,5."
        ).format(file=path.name)
    )


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                tr("{file} is larger than 100 MB; expected one row for each date. Cut it first.").format(file=path.name)
            )
        raw = path.read_bytes()
    except OSError as error:
        text = tr("{file} cannot be read: {reason}. Choose another file.")
        raise InputError(text.format(file=path.name, reason=error.strerror or error)) from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _rows(text: str) -> list[list[str]]:
    """Return the cells of each line that is neither empty nor a comment."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith(("#", "%"))]
    some = lines[-_LOOKED_AT:]  # the first ones may be titles
    for mark in _SEPARATORS:
        counts = [len(row) for row in csv.reader(some, delimiter=mark)]
        if counts and sorted(counts)[len(counts) // 2] > 1:
            return list(csv.reader(lines, delimiter=mark))
    return [line.split() for line in lines]


def _days(column: Sequence[str], path: Path) -> dict[int, date]:
    """Return the day of each row of a column, by the row's number."""
    # Whether 02.01. is in January is told by all dates of the column together.
    read = date_fields([cell for cell in column if cell[:1].isdigit()])
    if len(read.doubtful) >= _FEWEST and len(read.doubtful) > len(read.fields):
        text = tr(
            "Day and month of the dates in {file}, such as {date}, cannot be told apart; write them as 2021-03-04."
        )
        raise InputError(text.format(file=path.name, date=read.doubtful[0]))
    days = read.of(OBSERVED)
    return {row: days[cell] for row, cell in enumerate(column) if cell in days}


def _number(cell: str) -> float:
    """Return a number with a decimal point or a decimal comma, with or without thousands set apart; NaN for others."""
    text = cell.replace("\u2212", "-").replace("\u00a0", " ")
    if "," in text and "." in text:  # the last of them is the decimal mark
        thousands, mark = (".", ",") if text.rindex(",") > text.rindex(".") else (",", ".")
        text = text.replace(thousands, "").replace(mark, ".")
    text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _by_day(name: str, rows: list[tuple[date | None, float]]) -> Driver:
    """Return the mean of each day."""
    days = np.array([day for day, _ in rows], dtype="datetime64[D]")
    values = np.array([value for _, value in rows])
    dates, of_row = np.unique(days, return_inverse=True)
    return Driver(name, dates, np.bincount(of_row, values) / np.bincount(of_row))
