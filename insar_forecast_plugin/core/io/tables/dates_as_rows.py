# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one row a date and one column a point, turned to one row a point.

Rows above (or below) the dates say what is known of each point: its identifier, coordinates and other facts. The first
cell of a row is its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
import pyarrow as pa

from ...date_fields import OBSERVED, date_fields
from ...errors import InputError, quoted
from ..field_names import GEOGRAPHIC_PAIRS, IDENTIFIERS, PROJECTED_PAIRS, named, pairs
from ..number_columns import as_float, written_numbers
from .long_series import DATES, SeriesTable, long_columns
from .sheet_header import ROWS_OF_CELLS, rows_of_cells
from .spelled_dates import spelled_dates
from .table import MOST_COLUMNS, ReadAgain, Table
from .text_layout import fields_of, rows_of_sample
from .text_places import names_points
from .text_stream import Utf8Stream

_LEAST_DATES = 2
_OF_ONE_DATE = 0.8
"""So many of the rows are of a date of their own; of a row a point and date, few are."""
_MOST_HEADINGS = 30
_PIECE = 1 << 20
_LINE_END = re.compile(rb"\r\n|\n|\r(?!\Z)")
_ADVICE = (
    "Each of its rows is a date and each column a point: add rows with the labels 'lon' and 'lat' (or 'easting' and "
    "'northing') above the dates, or give a table with the columns id, lon and lat as one of MORE_INPUTS."
)


def series_of_text(
    name: str, title: str, sample: bytes, whole: Callable[[], Utf8Stream], *, complete: bool
) -> SeriesTable | None:
    """Return the points of a text table with one row a date; None where it is none.

    Parameters
    ----------
    name, title
        What messages call the file, and what tells the product.
    sample
        Its beginning, as UTF-8.
    whole
        Opens all of it.
    complete
        Whether the beginning is all of it.

    Raises
    ------
    InputError
        It is such a table, but damaged or too large.
    """
    delimiter, first = rows_of_sample(sample, complete=complete)
    at = _column_of_dates(first)
    if at is None:
        return None
    before = [line for line in sample.decode("utf-8", errors="replace").splitlines() if line.startswith("#")]

    def rows() -> Iterator[list[str]]:
        with whole() as stream:
            for row in _rows(stream, delimiter):
                yield row[at:]

    series = _turned(name, title, rows)
    series.before += tuple(before)
    return series


def series_of_rows(table: Table) -> SeriesTable | None:
    """Return the points of a table of another format with one row a date; None where it is none.

    Raises
    ------
    InputError
        It is such a table, but damaged or too large.
    """
    if table.has_geometry or len(table.names) < _LEAST_DATES or len({*table.names}) < len(table.names):
        return None
    names = [*table.names]
    while True:
        try:
            first = next((rows_of_cells(block.batch.select(names)) for block in table.blocks(names)), [])
            at = _column_of_dates([names, *first])
            series = None if at is None else _turned(table.name, table.title, partial(_cells, table, names, at))
        except ReadAgain:
            continue
        if series is not None:
            series.before, series.metadata = table.before + series.before, dict(table.metadata)
            series.remarks = [*table.remarks, *series.remarks]
        return series


def _cells(table: Table, names: list[str], at: int) -> Iterator[list[str]]:
    """Yield the names and the rows of a table as texts, from the column ``at`` on."""
    yield names[at:]
    for block in table.blocks(names):
        batch = block.batch.select(names)
        for start in range(0, batch.num_rows, ROWS_OF_CELLS):
            for row in rows_of_cells(batch.slice(start, ROWS_OF_CELLS)):
                yield row[at:]


def _column_of_dates(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which column holds the dates below some headings: the first, or the second behind the rows' numbers."""
    for at in (0, 1):
        cells = [row[at].strip() if len(row) > at + 1 else "" for row in rows]
        days = _days(cells)
        first = next((row for row, day in enumerate(days) if day), len(days))
        if not (0 < first <= _MOST_HEADINGS) or len({*days} - {""}) < _LEAST_DATES:
            continue
        dated = [day for day in days[first:] if day]
        is_sound = len({*dated}) >= _OF_ONE_DATE * len(dated) and 2 * len(dated) > len(days[first:])
        numbered = at == 0 or all(row[0].strip().isdecimal() for row in rows[first : first + _LEAST_DATES])
        if is_sound and numbered and not any(_has_other_headings(row) for row in rows[:first]):
            return at
    return None


def _has_other_headings(row: Sequence[str]) -> bool:
    """Tell whether a row has the names of columns of a table of another form: dates, places, a value of each date."""
    is_long = long_columns(row, has_geometry=True) is not None
    return is_long or date_fields(row).has_epochs or bool(pairs([*GEOGRAPHIC_PAIRS, *PROJECTED_PAIRS], row))


def _days(labels: Sequence[str]) -> list[str]:
    """Return the name under which each label is an epoch; empty for those that are none."""
    read = date_fields(labels)
    if not read.has_epochs and (spelled := spelled_dates(labels)) is not None:
        return [name if date_fields([name]).has_epochs else "" for name in spelled.names]
    dated = {*read.of(OBSERVED), *read.doubtful}
    return [one if one in dated else "" for one in labels]


def _rows(stream: Utf8Stream, delimiter: str) -> Iterator[list[str]]:
    """Yield the fields of the lines of a text, comments and empty lines apart."""
    rest = b""
    while piece := stream.read(_PIECE):
        *lines, rest = _LINE_END.split(rest + piece)
        yield from _fields_of_lines(lines, delimiter)
    yield from _fields_of_lines([rest], delimiter)


def _fields_of_lines(lines: Iterable[bytes], delimiter: str) -> Iterator[list[str]]:
    for line in lines:
        text = line.decode("utf-8", errors="replace")
        if text.strip() and not text.startswith("#"):
            yield fields_of(text, delimiter)


def _turned(name: str, title: str, rows: Callable[[], Iterable[Sequence[str]]]) -> SeriesTable:
    """Return rows of dates, and of what is known of the points, as a row a point; ``rows`` gives them twice."""
    labels, count = _labels(name, rows())
    days = _days(labels)
    epochs = sum(map(bool, days))
    if max(count, epochs) > MOST_COLUMNS:
        raise InputError(
            f"{name} has one row per date, with {count} points and {epochs} dates; at most {MOST_COLUMNS} of each are "
            "read. Split it."
        )
    facts: dict[str, list[str]] = {}
    dates: dict[str, pa.Array] = {}
    repeated = 0
    notes: list[str] = []
    for row, day in zip(rows(), days, strict=True):
        cells = [*row[1 : count + 1], *[""] * (count + 1 - len(row))]
        if day in dates:
            repeated += 1
        elif day:
            dates[day] = pa.array(as_float(name, pa.array(cells, pa.string()), row[0], np.float32))
        elif any(cells):
            facts[_unused(row[0] or "point", facts)] = cells
        else:
            notes.append(row[0])
    columns = _columns(facts)
    rows_of_points = pa.RecordBatch.from_arrays([*columns.values(), *dates.values()], names=[*columns, *dates])
    series = SeriesTable(None, rows_of_points, None, name=name, title=title, places_advice=_ADVICE)
    series.before = tuple(notes)
    series.remarks = [f"{name} has one row per date: {len(dates)} rows were read as the dates of {count} points."]
    if notes:
        series.remarks.append(f"Lines of {name} that are no rows were passed over (the first: {quoted(notes[0])}).")
    if repeated:
        series.remarks.append(f"Rows of {name} that repeat a date, and were left out: {repeated}.")
    return series


def _labels(name: str, rows: Iterable[Sequence[str]]) -> tuple[list[str], int]:
    """Return the first cell of each row, and how many columns there are behind it.

    Raises
    ------
    InputError
        A row has another number of columns than the one above it; empty ones at its end do not count.
    """
    labels: list[str] = []
    count = width = least = 0
    for row in rows:
        labels.append(row[0])
        if len(labels) > MOST_COLUMNS + _MOST_HEADINGS:
            raise InputError(f"{name} has one row per date, and more than {MOST_COLUMNS} rows. Split it.")
        used = max((at for at, cell in enumerate(row) if cell), default=0)
        if not used:
            continue  # a title, or a note
        width, least = (width, least) if width else (len(row), used + 1)
        if used >= width or len(row) < least:
            raise InputError(
                f"A row of {name} (beginning with {quoted(', '.join(row), 40)}) has {len(row)} columns, the first one "
                f"{width}. Correct the file."
            )
        count = max(count, used)
    return labels, count


def _columns(facts: Mapping[str, list[str]]) -> dict[str, pa.Array]:
    """Return what is known of the points, a column a row: their identifiers as text, under ``pid``, first."""
    identifier = named(IDENTIFIERS, [*facts]) or named(DATES, [*facts]) or named(["point"], [*facts])
    if identifier is None and facts:
        first = next(iter(facts))
        identifier = first if _numbers(facts[first]) is None and not names_points(first) else None
    others = {label: cells for label, cells in facts.items() if label != identifier}
    columns = {} if identifier is None else {"pid": pa.array([one or None for one in facts[identifier]], pa.string())}
    for label, cells in others.items():
        numbers = _numbers(cells)
        text = pa.array([one or None for one in cells], pa.string())
        columns[_unused(label, {**columns, **others} if label == "pid" else columns)] = (
            text if numbers is None else numbers
        )
    return columns


def _numbers(cells: Sequence[str]) -> pa.Array | None:
    """Return texts as numbers where each is one, or says that there is none."""
    texts = pa.array(cells, pa.string())
    point = written_numbers(texts, ".")
    return point if point is not None else written_numbers(texts, ",")


def _unused(label: str, taken: Container[str]) -> str:
    """Return a label that none of those taken is."""
    number, new = 2, label
    while new in taken:
        new, number = f"{label}_{number}", number + 1
    return new
