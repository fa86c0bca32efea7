# SPDX-License-Identifier: GPL-2.0-or-later
"""How a text table is laid out: what stands before its header, the header, the delimiter and the decimal mark."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ...date_fields import OBSERVED, date_field, date_fields
from ...errors import InputError, quoted
from ..field_names import GEOGRAPHIC_PAIRS, PROJECTED_PAIRS, pairs
from ..number_columns import is_no_value
from ..unit_words import is_heading, is_other_unit, unit_in_text
from .decimal_years import unread_years
from .long_series import long_columns
from .spelled_dates import dates_below, spelled_dates

POINT_NUMBER = re.compile(r"[-+]?\d*\.\d+(?:[eE][-+]?\d+)?")
_ANY_NUMBER = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?")
_DATE_NUMBER = re.compile(r"(?:19|20)\d{6}\.0")
_COMMA_NUMBER = re.compile(r"[-+]?\d*,\d+(?:[eE][-+]?\d+)?")
_DELIMITERS = ",;\t|"
_MARKS = "\t;|,"
"""The delimiters, those first that stand in no number."""
_FIRST_ROWS, _LAST_ROWS = 100, 12
SPACES = " "
"""One or more of them between two columns, and maybe before the first."""
_UNSEEN = "\ufeff\u200b \t"
"""Marks of the byte order, left by files that were put together, and others that nobody sees."""
_QUOTED = re.compile(r"^(['\"])(.+)\1$")
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)
_LINE_END = re.compile(rb"\r\n|\n|\r")
_BEFORE_HEADER = 200
"""The header is looked for in so many lines."""
_SURE_EPOCHS = 3
_ROWS = 1000
_ROWS_FOR_MARK = 50


@dataclass(frozen=True)
class TextLayout:
    """How a text table is written.

    Parameters
    ----------
    delimiter, decimal
        What stands between columns, and within numbers.
    names, written
        The columns; as they stand in the header, where all of them together name dates.
    start
        Bytes before the first row, in UTF-8.
    rows
        Fields of the first rows that have as many as the header.
    before
        Lines before the header (comments, facts about the product), without their ends.
    header
        The line of the names.
    remarks
        What there is to say of lines that are no rows.
    """

    delimiter: str
    decimal: str
    names: list[str]
    written: list[str]
    start: int
    rows: list[list[str]]
    before: tuple[str, ...]
    header: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    text: str
    end: int


def text_layout(name: str, sample: bytes, *, complete: bool) -> TextLayout:
    r"""Find out how a text table is written.

    Parameters
    ----------
    name
        What messages call the file.
    sample
        Its beginning, as UTF-8.
    complete
        Whether that is all of it.

    Raises
    ------
    InputError
        It has no header, no row or a single column.

    Examples
    --------
    >>> layout = text_layout("a.csv", b"# by X\nUnit: mm\n\npid;lon;lat;20240103\na;12,5;41,9;0,1\n", complete=True)
    >>> layout.delimiter, layout.decimal, layout.before, layout.names
    (';', ',', ('# by X', 'Unit: mm'), ['pid', 'lon', 'lat', '20240103'])
    """
    lines = _lines(sample)
    # The last one is cut by the end of the sample.
    written = [line for line in (lines if complete else lines[:-1] or lines) if line.text.strip()]
    if not written:
        raise InputError(f"{name} has no header. Is it a table of time series?")
    at, delimiter = _header(name, written, _told_delimiter(written))
    last, below = written[at], written[at + 1 :]
    names = spelled = _as_wide_as_rows(
        _names(last.text, delimiter), [_fields(one.text, delimiter) for one in below[:20]]
    )
    before = [one.text.strip() for one in written[:at]]
    remarks = [passed_over(name, at, before[0])] if before else []
    if below and (units := units_in(_fields(below[0].text, delimiter), names)) is not None:
        last, below = below[0], below[1:]
        remarks.append(f"The line under the header of {name} describes the columns: {quoted(last.text)}.")
        before += [f"unit: {one}" for one in sorted(units)]
    dated = dates_below(names, _fields(below[0].text, delimiter)) if below else None
    if dated is not None:
        last, below = below[0], below[1:]
    dated = dated or spelled_dates(names)
    if dated is not None:
        names = dated.names
        remarks.append(f"The dates of {name} are {dated.told}")
    _check_header(name, names, below)
    rows = [row for line in below[:_ROWS] if len(row := _fields(line.text, delimiter)) == len(names)]
    return TextLayout(
        delimiter=delimiter,
        decimal=_decimal_mark(rows[:_ROWS_FOR_MARK]),
        names=_not_empty(names),
        written=_not_empty(spelled),
        start=last.end,
        rows=rows,
        before=tuple(before),
        header=written[at].text,
        remarks=tuple(remarks),
    )


def _as_wide_as_rows(names: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return as many names as the rows have fields, where a delimiter ends all of the rows, or the names alone."""
    if rows and all(len(row) == len(names) + 1 and not row[-1].strip() for row in rows):
        return [*names, ""]
    is_beyond = rows and not names[-1] and all(len(row) == len(names) - 1 for row in rows)
    return names[:-1] if is_beyond else names


def _check_header(name: str, names: Sequence[str], below: Sequence[_Line]) -> None:
    if not below:
        raise InputError(f"{name} has a header but no rows: it contains no points.")
    if sum(is_decimal(one) for one in names) > len(names) / 2 and unread_years(names) is None:
        raise InputError(
            f"{name} has no header: its first line contains numbers. Expected column names, dates among them."
        )


def _not_empty(names: Sequence[str]) -> list[str]:
    return [one or f"column_{index}" for index, one in enumerate(names, start=1)]


def passed_over(name: str, count: int, first: str) -> str:
    """Return in a sentence what stands before a header."""
    if count == 1:
        return f"1 line before the header of {name} was passed over: {quoted(first)}."
    return f"{count} lines before the header of {name} were passed over (the first: {quoted(first)})."


def _names(header: str, delimiter: str) -> list[str]:
    """Return the names in a header, without the mark of text that a spreadsheet may set before each."""
    names = [one.strip(_UNSEEN).strip() for one in _fields(_uncommented(header), delimiter)]
    if all(one.startswith("'") for one in names):
        return [one.strip("'") for one in names]
    return [_QUOTED.sub(r"\2", one) for one in names]


def _decimal_mark(rows: Sequence[Sequence[str]]) -> str:
    """Return the decimal mark that more of the numbers have."""
    values = [value.strip() for row in rows for value in row]
    points = sum("." in value and bool(POINT_NUMBER.fullmatch(value)) for value in values)
    commas = sum("," in value and bool(_COMMA_NUMBER.fullmatch(value)) for value in values)
    return "," if commas > points else "."


def units_in(row: Sequence[str], names: Sequence[str]) -> set[str] | None:
    """Return the units of the epochs where a row under the names describes columns, and is no point; else None.

    It has no number, and under all epochs units or one and the same word, which is no word for a missing value.

    Examples
    --------
    >>> units_in(["(string)", "WGS84", "WGS84", "(mm)", "(mm)"], ["pid", "lon", "lat", "20240103", "20240109"])
    {'mm'}
    >>> units_in(["p1", "12.5", "41.9", "mm"], ["pid", "lon", "lat", "20240103"]) is None
    True

    Of a table with one row a point and date the unit stands under the displacement:

    >>> units_in(["-", "deg", "deg", "YYYY-MM-DD", "cm"], ["pid", "lon", "lat", "date", "displacement"])
    {'cm'}
    """
    cells = [one.strip() for one in row]
    if len(cells) != len(names) or any(_ANY_NUMBER.fullmatch(one) for one in cells):
        return None
    of_dates = date_fields(names).of(OBSERVED)
    if not of_dates and (long := long_columns(names, has_geometry=True)) is not None:
        unit = cells[names.index(long.value)]
        is_unit = unit_in_text(unit) is not None or is_other_unit(unit)
        return {unit.strip("[]()")} if is_unit and date_field(cells[names.index(long.date)]) is None else None
    told = [cell for name, cell in zip(names, cells, strict=True) if name in of_dates]
    units = {cell.strip("[]()") for cell in told} - {""}
    if not units or all(is_no_value(one) for one in units):
        return None
    return units if len(units) == 1 or all(is_heading(one) for one in told) else None


def column_count(text: str, delimiter: str) -> int:
    """Return how many columns a row has."""
    return len(_fields(text, delimiter))


def rows_of_sample(sample: bytes, *, complete: bool) -> tuple[str, list[list[str]]]:
    r"""Return the delimiter and the fields of the beginning of a text whose rows may stand before any header.

    The last rows decide: the mark that gives all of them as many fields. Lines of comments are left out.

    Examples
    --------
    >>> rows_of_sample(b"lon;12,1;12,2\n20180102;0,1;0,2\n20180114;0,3;0,4\n", complete=True)[0]
    ';'
    """
    ends = [one.end() for one in islice(_LINE_END.finditer(sample), _FIRST_ROWS)]
    part = sample if complete and len(ends) < _FIRST_ROWS else sample[: ends[-1] if ends else 0]
    lines = [line for line in _lines(part) if line.text.strip() and not line.text.startswith("#")]
    delimiter = _told_delimiter(lines) if lines else ""
    last = lines[-_LAST_ROWS:]
    for mark in "" if delimiter else _MARKS:
        counts = {len(_fields(line.text, mark)) for line in last}
        if len(counts) == 1 and counts != {1}:
            delimiter = mark
            break
    return delimiter, [fields_of(line.text, delimiter) for line in lines] if delimiter else []


def fields_of(text: str, delimiter: str) -> list[str]:
    """Return the fields of a line, without the space around each."""
    return [one.strip() for one in _fields(text, delimiter)]


def _lines(sample: bytes) -> list[_Line]:
    """Return the lines of a text: what Arrow takes for the end of one, and nothing else, ends one."""
    lines, at = [], 0
    for end in _LINE_END.finditer(sample):
        lines.append(_Line(sample[at : end.start()].decode("utf-8", errors="replace"), end.end()))
        at = end.end()
    if at < len(sample):
        lines.append(_Line(sample[at:].decode("utf-8", errors="replace"), len(sample)))
    return lines


def _header(name: str, lines: Sequence[_Line], told: str) -> tuple[int, str]:
    """Return which line is the header, and the delimiter: the line that names most epochs, and has rows like it."""
    found: list[tuple[bool, int, bool, int, str]] = []
    first: tuple[int, str] | None = None
    for at, line in enumerate(lines[:_BEFORE_HEADER]):
        text = _uncommented(line.text)
        delimiter = told or _delimiter(text)
        names = _fields(text, delimiter)
        row = next((one.text for one in lines[at + 1 :] if not one.text.startswith("#")), None)
        fits = row is None or len(_fields(row, delimiter)) == len(names)
        is_comment = line.text.startswith("#")
        if first is None and not is_comment and len(names) > 1 and (fits or row is None):
            first = at, delimiter
        is_row = any(is_decimal(one.strip()) for one in names)
        epochs = date_fields(names).epoch_count if len(names) > 1 and not is_row and (fits or not is_comment) else 0
        if epochs:
            has_places = bool(pairs([*GEOGRAPHIC_PAIRS, *PROJECTED_PAIRS], names)) if fits else False
            found.append((fits, epochs, has_places, -at, delimiter))
            if fits and epochs >= _SURE_EPOCHS:  # a fact has at most a first and a last date
                break
    if found:
        _, _, has_places, at, delimiter = max(found)
        at = -at
        if has_places:
            return at, delimiter
        # A date may also stand in a row; what has as many columns above it is then the header.
        like = first is not None and first[0] < at and first[1] == delimiter
        if first is None or not like or _count(lines[first[0]], delimiter) != _count(lines[at], delimiter):
            return at, delimiter
    if first is not None:
        return first
    at = next((at for at, line in enumerate(lines) if not line.text.startswith("#")), 0)
    text = lines[at].text
    if len(text.split()) < _SURE_EPOCHS if told == SPACES else not (told or any(mark in text for mark in _DELIMITERS)):
        raise InputError(
            f"{name} has a single column ({quoted(text)}); expected columns separated by commas, semicolons, tabs or "
            "spaces."
        )
    return at, told or _delimiter(text)


def is_decimal(text: str) -> bool:
    """Tell whether a text is a number with a decimal point, and no date that a program took for one (20180102.0)."""
    return bool(POINT_NUMBER.fullmatch(text)) and not _DATE_NUMBER.fullmatch(text)


def _told_delimiter(lines: list[_Line]) -> str:
    """Return the delimiter that the first line states, as Excel has it, and take that line away; empty if none does."""
    told = _SEPARATOR.fullmatch(lines[0].text.strip())
    if told and not told[1].isalnum():
        del lines[0]
    if told:
        return told[1]
    return SPACES if _is_spaced(lines) else ""


def _is_spaced(lines: Sequence[_Line]) -> bool:
    """Tell whether nothing but white space can stand between columns, as GAMMA and Fortran write them."""
    return not any(mark in line.text for line in lines[:_BEFORE_HEADER] for mark in _DELIMITERS)


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda mark: (text.count(mark), mark == ","))


def _count(line: _Line, delimiter: str) -> int:
    return len(_fields(_uncommented(line.text), delimiter))


def _uncommented(text: str) -> str:
    """Return a line without the mark of a comment: some programs write one before the header."""
    return text.lstrip("#").strip() if text.startswith("#") else text


def _fields(text: str, delimiter: str) -> list[str]:
    if delimiter == SPACES:
        return text.split()
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:  # a field beyond what the csv module takes; a row like it is read by Arrow, or refused there
        return text.split(delimiter)
