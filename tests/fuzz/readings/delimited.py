# SPDX-License-Identifier: GPL-2.0-or-later
"""Text tables, gzip'd ones and long ones, read with the standard library's ``csv``."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
import sys
import zlib

from tests.fuzz.comparing import Reading, cell_of, days
from tests.fuzz.inputs import CannotSay

_MARKS = ",;\t|"


def decoded(data: bytes) -> str:
    """Return the text of a file; where it is not all UTF-8, each byte as a character."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read_records(text: str, mark: str) -> list[list[str]]:
    """Return the records of a text; lines end where CR or LF stands, and nowhere else."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if row]
    except csv.Error as error:
        raise CannotSay(f"csv: {error}") from error
    finally:
        csv.field_size_limit(limit)


def read_delimited(data: bytes) -> Reading:
    """Read a table with one column an epoch; the header is the line that names most dates.

    Raises
    ------
    CannotSay
        No line names a date, quotes stand where the reading of them is a matter of taste.
    """
    text = decoded(data)
    mark, header = max(
        ((mark, at) for mark in _MARKS for at in range(min(30, text.count("\n") + text.count("\r") + 1))),
        key=lambda found: _dates_in(text, *found),
    )
    if not _dates_in(text, mark, header):
        raise CannotSay("no header with dates")
    if text.count('"') % 2 or re.search(rf'[^{re.escape(mark)}\r\n"]"[^{re.escape(mark)}\r\n"]', text):
        raise CannotSay("quotes inside of fields")
    if re.search(r'"[^"]*[\r\n][^"]*"', text) and re.search(r'(?m)"[^",;|\t]*$', text):
        raise CannotSay("lines inside of quotes")
    records = read_records(text, mark)
    lines = [_split(line, mark) for line in re.split(r"\r\n|\r|\n", text)]
    try:
        start = records.index(lines[header])
    except ValueError:
        raise CannotSay("a header in quotes") from None
    names = [name.strip() for name in records[start]]
    rows = records[start + 1 :]
    loose = {number for number, row in enumerate(rows) if len(row) != len(names) or row == records[start]}
    loose |= {number for number, row in enumerate(rows) if row[0].startswith("#")}
    return Reading(names, [[cell.strip() for cell in row] for row in rows], None, loose)


def _split(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except (csv.Error, StopIteration):
        return []


def _dates_in(text: str, mark: str, number: int) -> int:
    lines = re.split(r"\r\n|\r|\n", text[:200_000], maxsplit=number + 1)
    if number >= len(lines) or mark not in lines[number]:
        return 0
    return sum(bool(days(name)) for name in lines[number].replace('"', "").split(mark))


def read_gzip(data: bytes) -> Reading:
    """Read a packed text table."""
    try:
        return read_delimited(gzip.decompress(data))
    except (OSError, EOFError, zlib.error) as error:
        raise CannotSay(f"gzip: {error}") from error


def _as_number(text: str) -> str:
    """Return a decimal number, with a point or a comma, in one way of writing it; other texts as they are."""
    return text.replace(",", ".").rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+[.,]\d+", text) else text


def read_long(data: bytes) -> Reading:
    """Read a table of one row a point and date: its date column makes the epochs, in the rows' order.

    Raises
    ------
    CannotSay
        There is no column of dates, or two rows speak of one point and date.
    """
    text = decoded(data)
    mark = max(_MARKS, key=text.partition("\n")[0].count)
    if '"' in text:
        raise CannotSay("quotes in a long table")
    records = read_records(text, mark)
    header = [name.strip().lower() for name in records[0]] if records else []
    places = {what: header.index(what) for what in ("pid", "lon", "lat", "date", "displacement") if what in header}
    if len(places) < 5 or any(len(row) != len(header) for row in records):
        raise CannotSay("not the columns of the corpus")
    points: dict[tuple[str, ...], dict[str, str]] = {}
    written: dict[tuple[str, ...], list[str]] = {}
    for row in records[1:]:
        own = [row[places[name]].strip() for name in ("pid", "lon", "lat")]
        key = tuple(map(_as_number, own))
        written.setdefault(key, own)
        day = row[places["date"]].strip()
        if not days(day) or day in points.setdefault(key, {}):
            raise CannotSay("a row without a date of its own")
        points[key][day] = row[places["displacement"]].strip()
    dates = sorted({day for series in points.values() for day in series})
    if len({frozenset(days(day)) for day in dates}) < len(dates):
        raise CannotSay("a date in two spellings")
    rows = [[*written[key], *(series.get(day, "") for day in dates)] for key, series in points.items()]
    loose = {number for number, key in enumerate(points) if not all(cell_of(one).numbers for one in key[1:])}
    return Reading(["pid", "lon", "lat", *dates], rows, None, loose)
