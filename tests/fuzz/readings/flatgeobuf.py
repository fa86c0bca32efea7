# SPDX-License-Identifier: GPL-2.0-or-later
"""FlatGeobuf, read by hand after its specification (flatgeobuf.org): header, index that is skipped, features."""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any

from tests.fuzz.comparing import Reading
from tests.fuzz.inputs import CannotSay, Mismatch

MAGIC = b"fgb"
_NODE_BYTES = 40
_SIMPLE = {0: "b", 1: "B", 2: "?", 3: "h", 4: "H", 5: "i", 6: "I", 7: "q", 8: "Q", 9: "f", 10: "d"}
_TEXTS = (11, 12, 13)
_POINT, _MULTIPOINT = 1, 4


class _Table:
    """A table of FlatBuffers; a field is found by its number."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at
        self._fields = at - _read("i", data, at)
        self._size = _read("H", data, self._fields)

    def _place(self, number: int) -> int | None:
        entry = 4 + 2 * number
        offset = _read("H", self.data, self._fields + entry) if entry + 2 <= self._size else 0
        return self.at + offset if offset else None

    def number(self, field: int, kind: str, default: int) -> int:
        at = self._place(field)
        return default if at is None else _read(kind, self.data, at)

    def _linked(self, field: int) -> int | None:
        at = self._place(field)
        return None if at is None else at + _read("I", self.data, at)

    def table(self, field: int) -> _Table | None:
        at = self._linked(field)
        return None if at is None else _Table(self.data, at)

    def content(self, field: int, size: int = 1) -> bytes | None:
        at = self._linked(field)
        if at is None:
            return None
        length = _read("I", self.data, at) * size
        if at + 4 + length > len(self.data):
            raise CannotSay("fgb: a vector that is cut")
        return self.data[at + 4 : at + 4 + length]

    def tables(self, field: int) -> list[_Table]:
        at = self._linked(field)
        if at is None:
            return []
        count = _read("I", self.data, at)
        if count > 50_000:
            raise CannotSay("fgb: too many columns")
        places = [at + 4 + 4 * number for number in range(count)]
        return [_Table(self.data, place + _read("I", self.data, place)) for place in places]


def _read(kind: str, data: bytes, at: int) -> Any:
    if at < 0:
        raise CannotSay("fgb: an offset before the beginning")
    try:
        return struct.unpack_from("<" + kind, data, at)[0]
    except struct.error as error:
        raise CannotSay("fgb: an offset behind the end") from error


def index_size(count: int, node: int) -> int:
    """Return the bytes of the index of so many features."""
    if not count or not node:
        return 0
    node = max(2, node)
    level, nodes = count, count
    while True:  # one feature has a node above it, too
        level = -(-level // node)
        nodes += level
        if level == 1:
            return nodes * _NODE_BYTES


def read_flatgeobuf(data: bytes) -> Reading:
    """Read the points.

    Raises
    ------
    CannotSay
        Something is damaged.
    Mismatch
        The file ends before the number of features that it promises.
    """
    if not data.startswith(MAGIC):
        raise CannotSay("fgb: no such file")
    size = _read("I", data, 8)
    header = data[12 : 12 + size]
    told = _Table(header, _read("I", header, 0))
    kind, count = told.number(2, "B", 0), told.number(8, "Q", 0)
    columns = [
        ((one.content(0) or b"").split(b"\0")[0].decode("utf-8", "replace"), one.number(1, "B", 0))
        for one in told.tables(7)
    ]
    at = 12 + size + index_size(min(count, 10**7), told.number(9, "H", 16))
    rows, places = [], []
    while at + 4 <= len(data) and (not count or len(rows) < count):
        length = _read("I", data, at)
        feature = data[at + 4 : at + 4 + length]
        if len(feature) < length or length < 8:
            raise CannotSay("fgb: a feature that is cut")
        table = _Table(feature, _read("I", feature, 0))
        rows.append(_properties(table.content(1) or b"", [one for _, one in columns]))
        places.append(_point(table.table(0), kind))
        at += 4 + length
    if count and len(rows) < count:
        raise Mismatch("read although it ends too early", f"{len(rows)} of {count} features")
    system = told.table(10)
    return Reading(
        [name for name, _ in columns], rows, places, crs=system.number(1, "i", 0) or None if system else None
    )


def _properties(data: bytes, kinds: list[int]) -> list[Any]:
    row: list[Any] = [None] * len(kinds)
    at = 0
    while at < len(data):
        column = _read("H", data, at)
        at += 2
        if column >= len(kinds):
            raise CannotSay("fgb: a column that is none")
        kind = kinds[column]
        if kind in _SIMPLE:
            row[column] = _read(_SIMPLE[kind], data, at)
            at += struct.calcsize("<" + _SIMPLE[kind])
        else:
            length = _read("I", data, at)
            text = data[at + 4 : at + 4 + length]
            row[column] = text.decode("utf-8", "surrogateescape") if kind in _TEXTS else text
            at += 4 + length
    if at != len(data):
        raise CannotSay("fgb: properties that are cut")
    return row


def _point(geometry: _Table | None, kind: int) -> tuple[float, float] | None:
    if geometry is None:
        return None
    kind = kind or geometry.number(6, "B", 0)
    if kind not in (_POINT, _MULTIPOINT):
        raise CannotSay(f"fgb: a geometry of kind {kind}")
    numbers = geometry.content(1, 8) or b""
    if not numbers:
        return None
    if len(numbers) != 16:
        raise CannotSay("fgb: a point without two numbers")
    x, y = struct.unpack("<dd", numbers)
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def read_flatgeobuf_at(path: Path) -> Reading:
    """Read a file."""
    return read_flatgeobuf(path.read_bytes())
