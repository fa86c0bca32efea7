# SPDX-License-Identifier: GPL-2.0-or-later
"""A sheet of a workbook that does not begin with its headings, but with a title or facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from ...date_fields import date_fields
from ..field_names import GEOGRAPHIC_PAIRS, PROJECTED_PAIRS, pairs
from ..number_columns import is_no_value, written_numbers
from .long_series import long_columns
from .text_layout import is_decimal

_SURE_EPOCHS = 3
"""A fact has at most a first and a last date."""
ROWS_OF_CELLS = 200
_EXACT_DIGITS = 15


def rows_of_cells(batch: pa.RecordBatch) -> list[list[str]]:
    """Return the first rows as texts, whole numbers without a point, empty where there is nothing."""
    rows = zip(*(column.to_pylist() for column in batch.slice(0, ROWS_OF_CELLS).columns), strict=True)
    return [["" if one is None else _text(one) for one in row] for row in rows]


def has_headings(names: Sequence[str]) -> bool:
    """Tell whether these are names of columns that have series: an epoch a column, or one of dates."""
    return date_fields(names).has_epochs or long_columns(names, has_geometry=False) is not None


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which row has the names of the columns, None where none has.

    Examples
    --------
    >>> heading_row([["Points", "", ""], ["lon", "lat", "20240103"], ["12.5", "41.9", "1.5"]])
    1
    """
    for at, row in enumerate(rows):
        cells = [one for one in row if one]
        if len(cells) < _SURE_EPOCHS or any(is_decimal(one) for one in cells):
            continue
        has_places = bool(pairs([*GEOGRAPHIC_PAIRS, *PROJECTED_PAIRS], cells))
        if (has_places or date_fields(cells).epoch_count >= _SURE_EPOCHS) and has_headings(cells):
            return at
    return None


def columns_of_numbers(batches: Iterable[pa.RecordBatch]) -> frozenset[str]:
    """Return the columns of text in which every cell is a number, or says that there is none.

    Numbers with leading zeros, or with more digits than are exact, are codes.
    """
    found: dict[str, bool] = {}
    for batch in batches:
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if found.get(name, True) and pa.types.is_string(column.type):
                texts = [one.strip() for one in column.drop_null().to_pylist() if not is_no_value(one)]
                if texts:
                    found[name] = not any(map(_is_code, texts)) and written_numbers(column, ".") is not None
            elif not pa.types.is_string(column.type):
                found[name] = False
    return frozenset(name for name, are_numbers in found.items() if are_numbers)


def as_numbers(batch: pa.RecordBatch, columns: frozenset[str]) -> pa.RecordBatch:
    """Return rows with these columns of text as float64."""
    arrays = list(batch.columns)
    for at, name in enumerate(batch.schema.names):
        if name in columns and (numbers := written_numbers(arrays[at], ".")) is not None:
            arrays[at] = numbers
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def _is_code(text: str) -> bool:
    digits = text.lstrip("+-")
    return (digits.isdigit() and len(digits) > _EXACT_DIGITS) or (digits[:1] == "0" and digits[1:2].isdigit())


def _text(cell: object) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
