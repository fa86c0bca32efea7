# SPDX-License-Identifier: GPL-2.0-or-later
"""Text tables of any dialect: delimiter, decimal mark, encoding and column types are found, not assumed.

GDAL's CSV driver takes the header of an EGMS file for data, since most of its names are numbers; so these files are
read with Arrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import IO, Any

import pyarrow as pa
from pyarrow import compute, csv

from ...errors import InputError, quoted
from ..field_names import epochs
from ..number_columns import NO_VALUE, is_no_value, written_numbers
from .read_ahead import read_ahead
from .table import MOST_COLUMNS, Block, ReadAgain
from .text_layout import SPACES, column_count, text_layout
from .text_stream import SpacedRows, Utf8Stream, WithoutLine

_SAMPLE_BYTES = 1 << 20
_BLOCK_BYTES = 4 << 20
_TAIL_BYTES = 1 << 16
_MOST_NOTES = 20
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,18})")
_LARGEST_INTEGER = 2**63 - 1
_EXACT_DIGITS = 15
"""So many digits a float64 keeps of any number."""
_LINE_ENDS = re.compile(r"\r\n|\n|\r")
_NUMBER = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?")
_NULLS = [*NO_VALUE, *(f" {one}" for one in NO_VALUE), *(f"{one} " for one in NO_VALUE), "  "]
"""Arrow takes away the space around a number, but not around the lack of one."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONVERSION = re.compile(r"In CSV column #(\d+): .*?(?:invalid value '(.*)')?$", re.DOTALL)

Opener = Callable[[], IO[bytes]]


_LONGEST_NOTE = 1000


class DelimitedTable:
    """A text table with a header, as a :class:`~.table.Table`.

    Parameters
    ----------
    name
        What messages call it.
    opener
        Opens the bytes from the start, as often as it is called.
    size
        Bytes in all, for the progress.
    title, description
        See :class:`~.table.Table`.

    Raises
    ------
    InputError
        There is nothing in it, no header or no row, too many columns, or it is no text.
    """

    crs: str | None = None
    has_geometry = False

    def __init__(self, name: str, opener: Opener, size: int, *, title: str = "", description: str = "") -> None:
        self.name = name
        self.title = title
        self.description = description
        self.metadata: dict[str, str] = {}
        self.remarks: list[str] = []
        self._opener = opener
        self._size = size
        with self._text() as stream:
            sample = stream.beginning(_SAMPLE_BYTES)
            complete = not stream.read(1)
        if not sample:
            raise InputError(f"{name} is empty (0 bytes). Download or export it again.")
        self.layout = text_layout(name, sample, complete=complete)
        self.names = self.layout.names
        self.before = self.layout.before
        if len(self.names) > MOST_COLUMNS:
            raise InputError(
                f"{name} has {len(self.names)} columns; at most {MOST_COLUMNS} are read. Is it a table of points?"
            )
        self._positions = {column: index for index, column in reversed(list(enumerate(self.names)))}
        self._types: dict[str, pa.DataType] = {}
        self._epochs = epochs(self.names)
        self._written: set[str] = set()
        """Columns of numbers that Arrow does not read, such as those with a minus sign of a word processor."""
        self._notes: set[str] = set()
        written = self.layout.written
        is_header = [
            row[0].strip() == written[0] and [one.strip() for one in row] == written for row in self.layout.rows
        ]
        self.layout.rows[:] = [row for row, again in zip(self.layout.rows, is_header, strict=True) if not again]
        self._repeats_header = any(is_header)
        marks = sum(row[0].lstrip().startswith("#") for row in self.layout.rows)
        self._has_marks = 2 * marks > len(self.layout.rows)
        """Whether identifiers begin with the mark of a comment."""

    @property
    def first_rows(self) -> list[list[str]]:
        """Fields of the first rows."""
        return self.layout.rows

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Read these columns as the text that stands there (identifiers)."""
        self._types.update(dict.fromkeys(columns, pa.string()))

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns; of columns that share a name, the first."""
        keys = [str(self._positions[column]) for column in columns]
        types = {key: self._type(column) for key, column in zip(keys, columns, strict=True)}
        refused: list[csv.InvalidRow] = []
        comments: list[str] = []
        with self._text() as stream:
            stream.skip(self.layout.start)
            kept = WithoutLine(stream, self.layout.header) if self._repeats_header else stream
            spaced = self.layout.delimiter == SPACES
            text = SpacedRows(kept) if spaced else kept
            try:
                reader = csv.open_csv(
                    pa.PythonFile(text, mode="r"),
                    read_options=csv.ReadOptions(
                        block_size=_BLOCK_BYTES, column_names=[str(index) for index in range(len(self.names))]
                    ),
                    parse_options=csv.ParseOptions(
                        delimiter="\t" if spaced else self.layout.delimiter,
                        invalid_row_handler=partial(self._invalid, refused, comments),
                    ),
                    convert_options=csv.ConvertOptions(
                        include_columns=keys,
                        column_types=types,
                        null_values=_NULLS,
                        decimal_point=self.layout.decimal,
                    ),
                )
                for batch in read_ahead(reader):
                    done = min(stream.consumed / max(self._size, 1), 1.0)
                    rows = self._with_numbers(_named(batch, columns))
                    self._check_line_breaks(rows)
                    yield Block(self._without_comments(rows, comments), None, done)
            except pa.ArrowInvalid as error:
                if refused:
                    raise self._row_error(refused[0]) from error
                raise self._explained(error) from error
            self._remark(stream.odd_bytes, comments)
            if isinstance(kept, WithoutLine):
                self.remarks.append(
                    f"The header of {self.name} is there again in a later line and was passed over: {kept.count} times."
                )

    def _check_line_breaks(self, batch: pa.RecordBatch) -> None:
        """Refuse a quotation mark that opens and is closed in a later row, if at all: the rows between would be text.

        Such a cell begins with the rest of one row and ends with the beginning of another.
        """
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if not pa.types.is_string(column.type):
                continue
            broken = column.filter(compute.fill_null(compute.match_substring_regex(column, r"[\r\n]"), False))
            before, mark = self._positions[name], self.layout.delimiter
            for cell in broken.to_pylist():
                lines = [line for line in _LINE_ENDS.split(cell) if line.strip()]
                if lines[0].count(mark) >= len(self.names) - 1 - before and lines[-1].count(mark) >= before:
                    raise self._open_quote(lines[0], name)

    def _open_quote(self, beginning: str, column: str = "") -> InputError:
        where = f"the column {quoted(column, 40)}" if column else "the line"
        return InputError(
            f"{self.name} has a quotation mark in {where} ({quoted(beginning, 40)}) that is not closed in the same "
            "row, so the rows that follow would be read as text. Delete that quotation mark, or close it."
        )

    def _without_comments(self, batch: pa.RecordBatch, comments: list[str]) -> pa.RecordBatch:
        """Leave out rows that someone has commented out, which have as many columns as any other."""
        first = self.names[0]
        if first not in batch.schema.names or self._has_marks or not pa.types.is_string(batch.column(first).type):
            return batch
        marked = compute.fill_null(compute.starts_with(batch.column(first), "#"), False)
        if not compute.any(marked).as_py():
            return batch
        comments += batch.column(first).filter(marked).to_pylist()
        return batch.filter(compute.invert(marked))

    def _text(self) -> Utf8Stream:
        return Utf8Stream(self.name, self._opener())

    def _type(self, column: str) -> pa.DataType:
        if column in self._written:
            return pa.string()
        if column in self._epochs:
            return pa.float32()
        if column not in self._types:
            index = self._positions[column]
            self._types[column] = _inferred([row[index] for row in self.first_rows], self.layout.decimal)
        return self._types[column]

    def _remark(self, odd_bytes: int, comments: list[str]) -> None:
        """Keep what there is to say of a table that was read to its end."""
        self.remarks = [*self.layout.remarks]
        if odd_bytes:
            self.remarks.append(f"{odd_bytes} bytes of {self.name} are not UTF-8; they were read as Windows-1252.")
        if (count := len(comments)) > 0:
            self.remarks.append(
                f"{count} comment line{'s' * (count != 1)} of {self.name} {'was' if count == 1 else 'were'} passed "
                f"over (the first: {quoted(comments[0])})."
            )
        for note in sorted(self._notes):
            self.remarks.append(f"The last lines of {self.name} are no row: {quoted(note)}. They were passed over.")

    def _invalid(self, refused: list[Any], comments: list[str], row: Any) -> str:
        """Say what becomes of a row that has not as many columns as the header."""
        text = row.text.strip()
        if not text or text in self._notes:
            return "skip"
        if text.startswith("#") and not self._runs_over_rows(text):
            comments.append(text)
            return "skip"
        refused.append(row)
        return "error"

    def _explained(self, error: pa.ArrowInvalid) -> Exception:
        text = str(error)
        found = _CONVERSION.search(text)
        if found is None:
            return InputError(f"{self.name} cannot be read as a table: {quoted(text)}. Is it complete?")
        column = self.names[int(found[1])]
        value = (found[2] or "").strip()
        if value == self.layout.written[int(found[1])] and not self._repeats_header:
            self._repeats_header = True
            return ReadAgain("header")
        if column not in self._written and self._is_written(column, value):
            self._written.add(column)
            return ReadAgain(f"{column} as it is written")
        wider = self._wider(column, value)
        if wider is not None:
            self._types[column] = wider
            return ReadAgain(f"{column} as {wider}")
        return self._no_number(column, found[2])

    def _no_number(self, column: str, text: str | None) -> InputError:
        return InputError(
            f"The column {quoted(column)} of {self.name} contains {quoted(text)}, which is not a number (the "
            f"decimal mark in the first rows is '{self.layout.decimal}'). Correct the file."
        )

    def _is_written(self, column: str, text: str) -> bool:
        is_float = column in self._epochs or self._types.get(column) == pa.float64()
        return is_float and written_numbers(pa.array([text]), self.layout.decimal) is not None

    def _with_numbers(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Turn columns that were read as text to the numbers that are written there."""
        arrays = list(batch.columns)
        for at, name in enumerate(batch.schema.names):
            if name not in self._written:
                continue
            numbers = written_numbers(arrays[at], self.layout.decimal)
            if numbers is None and name not in self._epochs:
                self._written.remove(name)
                self._types[name] = pa.string()
                raise ReadAgain(f"{name} as text")
            if numbers is None:
                odd = (one for one in arrays[at].drop_null().to_pylist() if not self._is_written(name, one))
                raise self._no_number(name, next(odd))
            arrays[at] = numbers
        return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)

    def _wider(self, column: str, value: str) -> pa.DataType | None:
        """Return what a column becomes when a later row does not fit the type that the first ones had."""
        now = self._types.get(column)
        if now == pa.int64():
            longest = max((len(row[self._positions[column]]) for row in self.first_rows), default=0)
            digits = value.lstrip("+-").isdigit()
            return pa.string() if digits or longest > _EXACT_DIGITS else pa.float64()
        return pa.string() if now == pa.float64() else None

    def _runs_over_rows(self, text: str) -> bool:
        """Tell whether what Arrow takes for one row is several lines, one of them much like a row."""
        later = _LINE_ENDS.split(text.strip())[1:]
        return 2 * max((column_count(line, self.layout.delimiter) for line in later), default=0) > len(self.names)

    def _row_error(self, row: csv.InvalidRow) -> Exception:
        if self._runs_over_rows(row.text):
            return self._open_quote(_LINE_ENDS.split(row.text.strip())[0])
        counts = f"has {row.actual_columns} columns, the header {row.expected_columns}"
        beginning = quoted(row.text.strip(), 40)
        last = self._last_lines()
        notes = [line for line in last if column_count(line, self.layout.delimiter) != len(self.names)]
        if row.text.strip() in notes and all(self._is_note(line) for line in notes):
            self._notes = set(notes)
            return ReadAgain("notes")
        if last and last[-1] == row.text.strip():
            return InputError(
                f"{self.name} is cut off: its last row (beginning with {beginning}) {counts}. Download it again, "
                "or delete that row."
            )
        return InputError(f"A row of {self.name} (beginning with {beginning}) {counts}. Correct the file.")

    def _last_lines(self) -> list[str]:
        """Return the lines at the end of the file that may be a note about it."""
        tail = b""
        with self._text() as stream:
            while block := stream.read(_BLOCK_BYTES):
                tail = (tail + block)[-_TAIL_BYTES:]
        lines = [line.strip() for line in re.split(r"\r\n|\n|\r", tail.decode("utf-8", errors="replace"))]
        return [line for line in lines if line][-_MOST_NOTES:]

    def _is_note(self, line: str) -> bool:
        """Tell a note about the file (a source, a licence) from a row that was cut: it is prose, in few columns."""
        if len(line) > _LONGEST_NOTE:
            return False
        fields = [one.strip() for one in line.split(self.layout.delimiter)]
        numbers = [one for one in fields[1:] if _NUMBER.fullmatch(one) and not _YEAR.fullmatch(one)]
        words = re.search(r"[^\W\d]{2,}[:\s]|©|\(c\)", fields[0] + " ")
        is_like_rows = _shape(fields[0]) in {_shape(row[0].strip()) for row in self.first_rows}
        is_short = 2 * len(fields) < len(self.names) + 2
        return bool(words) and " " in line and is_short and not numbers and not is_like_rows


def _shape(text: str) -> str:
    """Return a text with one mark for each of its numbers: identifiers of one file mostly share it."""
    return re.sub(r"\d+", "0", text)


def _inferred(values: Sequence[str], decimal: str) -> pa.DataType:
    """Return the type of a column by its first values; leading zeros make text (codes, not numbers)."""
    present = [value for value in (one.strip() for one in values) if not is_no_value(value)]
    if not present:
        return pa.float64()
    if all(_INTEGER.fullmatch(value) for value in present):
        return pa.int64() if all(abs(int(value)) <= _LARGEST_INTEGER for value in present) else pa.string()
    for value in present:
        if re.fullmatch(rf"[-+]?0\d+|[-+]?\d{{{_EXACT_DIGITS + 2},}}", value):
            return pa.string()
        try:
            float(value.replace(decimal, "."))
        except ValueError:
            return pa.string()
    return pa.float64()


def _named(batch: pa.RecordBatch, columns: Sequence[str]) -> pa.RecordBatch:
    """Give the columns their names, and empty text no value."""
    arrays = [_trimmed(array) if pa.types.is_string(array.type) else array for array in batch.columns]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _trimmed(array: pa.Array) -> pa.Array:
    text = compute.utf8_trim_whitespace(array)
    return compute.if_else(compute.equal(text, ""), None, text)
