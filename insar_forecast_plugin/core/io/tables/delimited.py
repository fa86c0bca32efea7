# SPDX-License-Identifier: GPL-2.0-or-later
"""Text tables of any dialect: delimiter, decimal mark, encoding and column types are found, not assumed.

GDAL's CSV driver takes the header of an EGMS file for data, since most of its names are numbers; so these files are
read with Arrow.
"""

from __future__ import annotations

import codecs
import csv as text_csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

import pyarrow as pa
from pyarrow import compute, csv

from ...errors import InputError
from ..field_names import epochs
from .table import Block, ReadAgain

_SAMPLE_BYTES = 1 << 20
_BLOCK_BYTES = 4 << 20
_DELIMITERS = ",;\t|"
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_POINT_NUMBER = re.compile(r"-?\d*\.\d+(?:[eE][-+]?\d+)?")
_COMMA_NUMBER = re.compile(r"-?\d*,\d+(?:[eE][-+]?\d+)?")
_NO_VALUE = ["", "nan", "NaN", "NAN", "-nan", "na", "NA", "n/a", "N/A", "#N/A", "null", "NULL", "None", "none"]
_NO_VALUE += ["-", "--", "*", "?", "inf", "-inf", "Inf", "-Inf", "NoData", "nodata"]
_CONVERSION = re.compile(r"In CSV column #(\d+): .*?(?:invalid value '(.*)')?$", re.DOTALL)
_WIDER = {pa.int64(): pa.float64(), pa.float64(): pa.string()}
"""What a column becomes when a later row does not fit the type that the first rows had."""

Opener = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Dialect:
    """How a text table is written."""

    delimiter: str
    decimal: str
    encoding: str
    header_line: int
    """Lines before the header (comments, empty lines)."""


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
        There is nothing in it, no header or no row, or it is no text.
    """

    crs: str | None = None
    has_geometry = False

    def __init__(self, name: str, opener: Opener, size: int, *, title: str = "", description: str = "") -> None:
        self.name = name
        self.title = title
        self.description = description
        self.metadata: dict[str, str] = {}
        self._opener = opener
        self._size = size
        with opener() as stream:
            sample = stream.read(_SAMPLE_BYTES)
        if not sample:
            raise InputError(f"{name} is empty (0 bytes). Download or export it again.")
        encoding = _encoding(name, sample)
        lines = sample.decode(encoding, errors="ignore").splitlines()
        if len(sample) == _SAMPLE_BYTES and len(lines) > 1:
            lines.pop()  # cut by the end of the sample
        self.dialect, self.names, self.first_rows = _look(name, lines, encoding)
        self._types: dict[str, pa.DataType] = {}
        self._epochs = epochs(self.names)

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Read these columns as the text that stands there (identifiers)."""
        self._types.update(dict.fromkeys(columns, pa.string()))

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns; of columns that share a name, the first."""
        keys = [str(self.names.index(column)) for column in columns]
        types = {key: self._type(column) for key, column in zip(keys, columns, strict=True)}
        short: list[csv.InvalidRow] = []
        try:
            with self._opener() as stream:
                reader = csv.open_csv(
                    pa.PythonFile(stream, mode="r"),
                    read_options=csv.ReadOptions(
                        block_size=_BLOCK_BYTES,
                        column_names=[str(index) for index in range(len(self.names))],
                        skip_rows=self.dialect.header_line + 1,
                        encoding=self.dialect.encoding,
                    ),
                    parse_options=csv.ParseOptions(
                        delimiter=self.dialect.delimiter,
                        invalid_row_handler=partial(_refuse_row, short),
                    ),
                    convert_options=csv.ConvertOptions(
                        include_columns=keys,
                        column_types=types,
                        null_values=_NO_VALUE,
                        decimal_point=self.dialect.decimal,
                    ),
                )
                for batch in reader:
                    done = min(stream.tell() / max(self._size, 1), 1.0)
                    yield Block(_named(batch, columns), None, done)
        except pa.ArrowInvalid as error:
            if short:
                raise self._row_error(short[0]) from error
            raise self._explained(error) from error
        except UnicodeDecodeError as error:
            raise self._other_encoding() from error

    def _type(self, column: str) -> pa.DataType:
        if column in self._epochs:
            return pa.float32()
        if column not in self._types:
            index = self.names.index(column)
            self._types[column] = _inferred([row[index] for row in self.first_rows], self.dialect.decimal)
        return self._types[column]

    def _explained(self, error: pa.ArrowInvalid) -> Exception:
        text = str(error)
        if "UTF8" in text or "UTF-8" in text:
            return self._other_encoding()
        found = _CONVERSION.search(text)
        if found is None:
            return InputError(f"{self.name} cannot be read as a table: {text}")
        column = self.names[int(found[1])]
        wider = _WIDER.get(self._types.get(column))
        if wider is not None:
            self._types[column] = wider
            return ReadAgain(f"{column} as {wider}")
        return InputError(
            f"The column {column} of {self.name} contains {found[2]!r}, which is not a number (the decimal mark in "
            f"the first rows is '{self.dialect.decimal}'). Correct the file."
        )

    def _other_encoding(self) -> Exception:
        """Turn to Latin-1, which takes every byte, after a late byte that is no UTF-8."""
        if self.dialect.encoding == "latin-1":
            return InputError(f"{self.name} contains bytes that are not text. Is it complete?")
        self.dialect = Dialect(self.dialect.delimiter, self.dialect.decimal, "latin-1", self.dialect.header_line)
        return ReadAgain("encoding")

    def _row_error(self, row: csv.InvalidRow) -> InputError:
        beginning = row.text[:40]
        with self._opener() as stream:
            last = _last_line(stream).decode(self.dialect.encoding, errors="replace")
        counts = f"has {row.actual_columns} columns, the header {row.expected_columns}"
        if last.strip() == row.text.strip():
            return InputError(
                f"{self.name} is cut off: its last row (beginning with {beginning!r}) {counts}. Download it again, "
                "or delete that row."
            )
        return InputError(f"A row of {self.name} (beginning with {beginning!r}) {counts}. Correct the file.")


def _look(name: str, lines: list[str], encoding: str) -> tuple[Dialect, list[str], list[list[str]]]:
    """Find the dialect from the first lines; return it with the header's names and the first rows."""
    header_line = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if header_line is None:
        raise InputError(f"{name} has no header. Is it a table of time series?")
    header = lines[header_line]
    delimiter = max(_DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
    if delimiter not in header:
        raise InputError(
            f"{name} has a single column ({header[:60]!r}); expected columns separated by commas, semicolons or tabs."
        )
    names = [one.strip() for one in next(text_csv.reader([header], delimiter=delimiter))]
    rows = list(text_csv.reader(lines[header_line + 1 : header_line + 1001], delimiter=delimiter))
    rows = [row for row in rows if len(row) == len(names)]
    if not any(line.strip() for line in lines[header_line + 1 :]):
        raise InputError(f"{name} has a header but no rows: it contains no points.")
    if sum(bool(_POINT_NUMBER.fullmatch(one)) for one in names) > len(names) / 2:
        raise InputError(
            f"{name} has no header: its first line contains numbers. Expected column names, dates among them."
        )
    points = sum(bool(_POINT_NUMBER.fullmatch(value.strip())) for row in rows[:50] for value in row)
    commas = sum(bool(_COMMA_NUMBER.fullmatch(value.strip())) for row in rows[:50] for value in row)
    dialect = Dialect(delimiter, "," if commas > points else ".", encoding, header_line)
    return dialect, [one or f"column_{index}" for index, one in enumerate(names, start=1)], rows


def _encoding(name: str, sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in sample:
        raise InputError(f"{name} is not a text table: it contains zero bytes. Is it another kind of file?")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8-sig" if sample.startswith(codecs.BOM_UTF8) else "utf-8"


def _inferred(values: Sequence[str], decimal: str) -> pa.DataType:
    """Return the type of a column by its first values; leading zeros make text (codes, not numbers)."""
    present = [value for value in (one.strip() for one in values) if value not in _NO_VALUE]
    if not present:
        return pa.float64()
    if all(_INTEGER.fullmatch(value) for value in present):
        return pa.int64()
    for value in present:
        if re.fullmatch(r"-?0\d+", value):
            return pa.string()
        try:
            float(value.replace(decimal, "."))
        except ValueError:
            return pa.string()
    return pa.float64()


def _named(batch: pa.RecordBatch, columns: Sequence[str]) -> pa.RecordBatch:
    """Give the columns their names, and empty text no value."""
    arrays = [
        compute.if_else(compute.equal(array, ""), None, array) if pa.types.is_string(array.type) else array
        for array in batch.columns
    ]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _refuse_row(found: list[Any], row: Any) -> str:
    found.append(row)
    return "error"


def _last_line(stream: IO[bytes]) -> bytes:
    tail = b""
    while block := stream.read(_BLOCK_BYTES):
        tail = (tail + block)[-(1 << 16) :]
    return tail.rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
