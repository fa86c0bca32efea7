# SPDX-License-Identifier: GPL-2.0-or-later
"""Number columns of a shapefile's table as they stand there: GDAL reads a text as its beginning, and rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import compute

from .number_cells import NumberCells, number_meant

_FIELDS_AT = 32
_FIELD_BYTES = 32
_END_OF_FIELDS = 0x0D
_ROWS_BYTES = 1 << 24
_EXACT_DIGITS = 15
_MOST_WHOLE = 2**63
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_NOTHING = re.compile(r"\**")
"""What programs write where there is no number, or one that is too long for its column."""
_KINDS = np.full(256, 4, dtype=np.uint8)
"""What a byte is in a number: 0 nothing, 1 a digit, 2 a point, 3 a sign, 4 anything else."""
_KINDS[0x20] = 0
_KINDS[0x30:0x3A] = 1
_KINDS[0x2E] = 2
_KINDS[[0x2B, 0x2D]] = 3


@dataclass(frozen=True)
class _Column:
    index: int
    start: int
    width: int
    whole: bool


def odd_numbers(table: Path) -> dict[int, NumberCells]:
    """Return, by the number of the column and of the row, the cells that GDAL would read as another number.

    These are texts, whole numbers with more than 15 digits, and fractions in columns of whole numbers. The table's
    header must be sound.
    """
    with table.open("rb") as stream:
        head = stream.read(_FIELDS_AT)
        rows = int.from_bytes(head[4:8], "little")
        start, length = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
        fields = stream.read(max(start - _FIELDS_AT, 0))
    columns = [one for one in _columns(fields) if one.start + one.width <= length]
    found: dict[int, NumberCells] = {}
    too_large: set[int] = set()
    if not rows or not columns:
        return found
    records = np.memmap(table, dtype=np.uint8, mode="r", offset=start, shape=(rows, length))
    step = max(1, _ROWS_BYTES // length)
    for first in range(0, rows, step):
        block = np.asarray(records[first : first + step])
        for column in columns:
            part = slice(column.start, column.start + column.width)
            if not column.whole and _all_plain(block[:, part]):
                continue
            for row in np.flatnonzero(_odd(_KINDS[block[:, part]], whole=column.whole)):
                cell = block[row, part].tobytes()
                cells = found.setdefault(column.index, {})
                text = cell.decode("latin-1").rstrip("\0").strip()
                if _NOTHING.fullmatch(text):
                    continue
                if not _NUMBER.fullmatch(text):
                    cells[first + int(row)] = number_meant(text)
                elif not (column.whole and text.lstrip("+-").isdigit()):
                    value = float(text)
                    is_whole = column.whole and value.is_integer() and abs(value) < _MOST_WHOLE
                    cells[first + int(row)] = int(value) if is_whole else value
                else:
                    number = int(text)
                    if abs(number) >= _MOST_WHOLE:
                        too_large.add(column.index)
                    else:
                        cells[first + int(row)] = number
    for index in too_large:  # as a whole the column has no integers of 64 bits
        found[index] = {row: one for row, one in found[index].items() if not isinstance(one, int)}
    return {index: cells for index, cells in found.items() if cells}


def _columns(fields: bytes) -> Iterator[_Column]:
    """Yield the columns of numbers; ``fields`` is what describes all of them."""
    at = 1  # a record begins with the mark of deletion
    for index in range(len(fields) // _FIELD_BYTES):
        one = fields[index * _FIELD_BYTES : (index + 1) * _FIELD_BYTES]
        if one[0] == _END_OF_FIELDS:
            return
        width = one[16]
        if one[11:12] in (b"N", b"F") and width:
            yield _Column(index, at, width, whole=one[17] == 0)
        at += width


def _all_plain(cells: np.ndarray) -> bool:
    """Tell whether Arrow, which takes no text for a number, reads all cells, shape (n_rows, width), as one or none."""
    count, width = cells.shape
    packed = pa.py_buffer(np.ascontiguousarray(cells))
    try:
        text = pa.FixedSizeBinaryArray.from_buffers(pa.binary(width), count, [None, packed]).cast(pa.string())
        text = compute.ascii_trim(text, " ")
        compute.if_else(compute.equal(text, ""), None, text).cast(pa.float64())
    except pa.ArrowInvalid:
        return False
    return True


def _odd(kinds: np.ndarray, *, whole: bool) -> np.ndarray:
    """Tell the cells, shape (n_rows, width), that may be something else than a plain number."""
    used = kinds > 0
    count = used.sum(axis=1)
    width = kinds.shape[1]
    span = width - np.argmax(used, axis=1) - np.argmax(used[:, ::-1], axis=1)
    signs = kinds == 3
    first = np.take_along_axis(kinds, np.argmax(used, axis=1)[:, None], axis=1)[:, 0]
    odd = (kinds == 4).any(axis=1) | ((kinds == 2).sum(axis=1) > 1) | (signs.sum(axis=1) > (first == 3))
    odd |= (count > 0) & ((span != count) | ~(kinds == 1).any(axis=1))
    if whole:
        odd |= ((kinds == 1).sum(axis=1) > _EXACT_DIGITS) | (kinds == 2).any(axis=1)
    return odd
