# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of number columns that do not say what GDAL would make of them, and what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyarrow as pa
from pyarrow import compute

from ...errors import quoted

NumberCells = dict[int, "float | int | None"]
"""Number of a row, as GDAL gives it -> the number that stands there; None where none does."""

_NUMBER = re.compile(r"[\s\"']*([-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?)[\s\"']*", re.ASCII)


def number_meant(text: object) -> float | None:
    """Return the number that a text is, with a decimal point or comma and in quotation marks or not; None for others.

    Examples
    --------
    >>> number_meant("1,5"), number_meant('" -2.5'), number_meant("2.5abc")
    (1.5, -2.5, None)
    """
    found = _NUMBER.fullmatch(text) if isinstance(text, str) else None
    return float(found[1].replace(",", ".")) if found else None


def with_numbers(batch: pa.RecordBatch, columns: Mapping[str, NumberCells], identifier: str) -> pa.RecordBatch:
    """Return rows with what the cells say in place of what GDAL made of them; a column gives the rows' numbers."""
    rows = batch.column(identifier)
    arrays, names = list(batch.columns), batch.schema.names
    for name, cells in columns.items():
        at = names.index(name)
        is_whole = all(isinstance(one, int) for one in cells.values())
        kind = pa.int64() if is_whole else pa.float64()
        meant = pa.array([cells.get(row) for row in rows.to_pylist()], kind)
        is_odd = compute.is_in(rows, pa.array(list(cells), rows.type))
        column = arrays[at]
        if is_whole and not pa.types.is_integer(column.type):
            column = compute.if_else(is_odd, None, column)  # a rounded one may be no whole number of 64 bits
        arrays[at] = compute.if_else(is_odd, meant, column.cast(kind))
    return pa.RecordBatch.from_arrays(arrays, names=names)


def told_of(columns: Mapping[str, NumberCells], layer: str) -> str | None:
    """Return in words which cells are of another type than their column; None where none is."""
    texts = {name: [one for one in cells.values() if not isinstance(one, int)] for name, cells in columns.items()}
    values = [one for some in texts.values() for one in some]
    if not values:
        return None
    names = ", ".join(name for name, some in texts.items() if some)
    return (
        f"Cells of {layer} that are not of their column's type ({quoted(names)}): {len(values)}; read as the number "
        f"that stands there: {sum(one is not None for one in values)}. The others are missing."
    )
