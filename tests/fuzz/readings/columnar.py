# SPDX-License-Identifier: GPL-2.0-or-later
"""Parquet, read with pyarrow, and Excel workbooks, read as the ZIP of XML that they are."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
from pyarrow import parquet

from tests.fuzz.comparing import Reading, days
from tests.fuzz.inputs import CannotSay
from tests.fuzz.readings.archive import unpacked
from tests.fuzz.readings.well_known_binary import point_of

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_parquet(data: bytes) -> Reading:
    """Read a table; a column of well-known binary named ``geometry`` is the place, and lists are left out.

    Raises
    ------
    CannotSay
        Arrow finds the file damaged.
    """
    try:
        table = parquet.read_table(io.BytesIO(data))
        flat = [at for at, kind in enumerate(table.schema.types) if not pa.types.is_nested(kind)]
        columns = {table.column_names[at]: table.column(at).to_pylist() for at in flat}
    except (pa.ArrowException, OSError, ValueError, MemoryError, UnicodeError) as error:
        raise CannotSay(f"parquet: {type(error).__name__}") from error
    if len(set(table.column_names)) < len(table.column_names):
        raise CannotSay("parquet: two columns of one name")
    geometry = columns.pop("geometry", None)
    if geometry is not None and not all(one is None or isinstance(one, bytes) for one in geometry):
        raise CannotSay("parquet: a geometry that is none")
    places = None if geometry is None else [None if one is None else point_of(one) for one in geometry]
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return Reading(list(columns), rows or [[] for _ in places or ()], places)


def read_workbook(data: bytes) -> Reading:
    """Read the first sheet of a workbook; its first row with dates is the header.

    Raises
    ------
    CannotSay
        It is damaged, or no row names dates.
    """
    files = unpacked(data)
    try:
        texts = [
            "".join(part.text or "" for part in one.iter(f"{_SHEET}t"))
            for one in ElementTree.fromstring(files.get("xl/sharedStrings.xml", b"<none/>")).iter(f"{_SHEET}si")
        ]
        sheet = ElementTree.fromstring(files["xl/worksheets/sheet1.xml"])
    except (KeyError, ElementTree.ParseError, ValueError) as error:
        raise CannotSay(f"xlsx: {type(error).__name__}") from error
    rows = [_cells(row, texts) for row in sheet.iter(f"{_SHEET}row")]
    start = next((at for at, row in enumerate(rows) if sum(bool(days(str(one))) for one in row) > 1), None)
    if start is None:
        raise CannotSay("xlsx: no header with dates")
    names = ["" if one is None else str(one) for one in rows[start]]
    below = [(row + [None] * len(names))[: len(names)] for row in rows[start + 1 :]]
    return Reading(names, below, None, {number for number, row in enumerate(below) if not any(row)})


def _cells(row: ElementTree.Element, texts: list[str]) -> list[Any]:
    cells: dict[int, Any] = {}
    for number, one in enumerate(row.iter(f"{_SHEET}c")):
        letters = re.match(r"[A-Z]{1,3}", one.get("r", ""))
        at = number if letters is None else _column(letters[0])
        kind, value = one.get("t", "n"), one.find(f"{_SHEET}v")
        text = "".join(part.text or "" for part in one.iter(f"{_SHEET}t")) if kind == "inlineStr" else None
        if text is None:
            text = None if value is None else value.text
        if kind == "s" and text is not None:
            if not text.strip().isdecimal() or int(text) >= len(texts):
                raise CannotSay("xlsx: a text that is not there")
            text = texts[int(text)]
        cells[at] = text
    if cells and max(cells) > 20_000:
        raise CannotSay("xlsx: a cell far to the right")
    return [cells.get(at) for at in range(max(cells, default=-1) + 1)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1
