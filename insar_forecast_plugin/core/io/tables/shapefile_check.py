# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the files of a shapefile belong together: each has its own count of records, and GDAL believes the index."""

from __future__ import annotations

from pathlib import Path

import numpy as np

_HEADER = 100
_SHP_CODE = b"\0\0\x27\x0a"
_WORD = 2
"""Lengths and offsets are counted in 16-bit words."""
_RECORD_HEADER = 8
_ENTRY = 8


def shapefile_flaw(path: Path) -> str | None:
    """Return in words what is wrong with a shapefile's .shp, .shx and .dbf; None where they belong together."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        beginning = stream.read(_HEADER)
    stated = _WORD * int.from_bytes(beginning[24:28], "big")
    if len(beginning) < _HEADER or not beginning.startswith(_SHP_CODE):
        return f"{path.name} is no shapefile, or is damaged"
    if size < stated:
        return f"{path.name} is cut off: it has {size} of {stated} bytes"
    table = side_file(path, ".dbf")
    if table is None:
        return f"The table {path.stem}.dbf of {path.name} is missing"
    rows, flaw = _rows_of_table(table)
    if flaw:
        return flaw
    index = side_file(path, ".shx")
    if index is None:
        return f"The index {path.stem}.shx of {path.name} is missing"
    count, flaw = _records_of_index(path, index, stated)
    if flaw is None and count != rows:
        flaw = f"{path.name} has {count} records, but its table {table.name} has {rows}: they are not of one shapefile"
    return flaw


def side_file(path: Path, extension: str) -> Path | None:
    """Return a file beside a shapefile, in small or capital letters; None where there is none."""
    both = (path.with_suffix(extension), path.with_suffix(extension.upper()))
    return next((one for one in both if one.is_file()), None)


def _rows_of_table(table: Path) -> tuple[int, str | None]:
    with table.open("rb") as stream:
        beginning = stream.read(12)
    records = int.from_bytes(beginning[4:8], "little")
    header, length = int.from_bytes(beginning[8:10], "little"), int.from_bytes(beginning[10:12], "little")
    size = table.stat().st_size
    if not length or size < header + records * length:
        return 0, f"{table.name} is cut off: it has {size} of {header + records * length} bytes"
    return records, None


def _records_of_index(path: Path, index: Path, stated: int) -> tuple[int, str | None]:
    """Return how many records there are, and what is wrong where the index does not lead to all of them in turn."""
    size = index.stat().st_size
    told = _WORD * int.from_bytes(index.read_bytes()[24:28], "big") if size >= _HEADER else 0
    if told < _HEADER or not told <= size < told + _ENTRY:
        return 0, f"{index.name} is damaged: it has {size} bytes, expected {max(told, _HEADER)}"
    entries = np.fromfile(index, dtype=">i4", offset=_HEADER, count=2 * ((told - _HEADER) // _ENTRY))
    offsets, lengths = entries.reshape(-1, 2).astype(np.int64).T * _WORD
    records = np.memmap(path, dtype=np.uint8, mode="r")
    ends = offsets + _RECORD_HEADER + lengths
    inside = (offsets >= _HEADER) & (lengths >= 0) & (ends <= stated)
    others = f"{index.name} is the index of another shapefile than {path.name}"
    if not inside.all():
        return 0, others
    if len(offsets):
        heads = np.column_stack([records[offsets + at] for at in range(_RECORD_HEADER)])
        numbers, sizes = np.ascontiguousarray(heads).view(">i4").astype(np.int64).T
        # Some programs begin to count at 0, or do not count.
        in_turn = (np.diff(numbers) == 1).all() and numbers[0] in (0, 1)
        if not (in_turn or (numbers == numbers[0]).all()) or not (_WORD * sizes == lengths).all():
            return 0, others
    # A record that follows those of the index would be left out without a word.
    last = int(ends.max()) if len(ends) else _HEADER
    if len(records) - last >= _RECORD_HEADER:
        number = int.from_bytes(bytes(records[last : last + 4]), "big")
        if 0 < number <= len(offsets) + 1:
            return 0, others
    return len(offsets), None
