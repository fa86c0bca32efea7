# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapefiles, read by hand: the .shp one record after the other, the .dbf by its header."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from pathlib import PurePosixPath

from tests.fuzz.comparing import Reading
from tests.fuzz.inputs import CannotSay, Mismatch

_POINTS, _MULTIPOINTS, _NOTHING = {1, 11, 21}, {8, 18, 28}, 0


def read_shapefile(files: Mapping[str, bytes], main: str) -> Reading:
    """Read a shapefile from its parts, by name.

    Raises
    ------
    CannotSay
        A part is missing or damaged.
    Mismatch
        The parts have different numbers of records, so that nobody can know which attributes are whose.
    """
    stem = str(PurePosixPath(main).with_suffix(""))
    table = next((files[stem + end] for end in (".dbf", ".DBF") if stem + end in files), None)
    if table is None:
        raise CannotSay("no .dbf")
    names, rows, deleted = read_dbf(table)
    places = read_shp(files[main])
    if len(places) != len(rows):
        raise Mismatch("read although .shp and .dbf have different counts", f"{len(places)} and {len(rows)}")
    index = files.get(stem + ".shx")
    if index is not None and (len(index) - 100) // 8 != len(rows) and len(index) >= 100:
        raise Mismatch(
            "read although .shx and .dbf have different counts", f"{(len(index) - 100) // 8} and {len(rows)}"
        )
    kept = [number for number in range(len(rows)) if number not in deleted]
    return Reading(names, [rows[number] for number in kept], [places[number] for number in kept])


def read_dbf(data: bytes) -> tuple[list[str], list[list[str]], set[int]]:
    """Return names, cells as text, and the numbers of the rows that are marked as deleted."""
    try:
        count, header, length = struct.unpack_from("<IHH", data, 4)
    except struct.error as error:
        raise CannotSay("dbf: no header") from error
    names, kinds, widths, at = [], [], [], 32
    while at + 32 <= min(header, len(data)) and data[at] != 0x0D:
        names.append(data[at : at + 11].split(b"\0")[0].decode("latin-1").strip())
        kinds.append(chr(data[at + 11]))
        widths.append(data[at + 16])
        at += 32
    if not names or sum(widths) + 1 != length or header + count * length > len(data) or count > 100_000:
        raise CannotSay("dbf: lengths that do not fit")
    if not {*kinds} <= {*"CNF"}:
        raise CannotSay("dbf: a field of another kind")
    rows, deleted = [], set()
    for number in range(count):
        record = data[header + number * length : header + (number + 1) * length]
        if record[:1] == b"*":
            deleted.add(number)
        cells, start = [], 1
        for kind, width in zip(kinds, widths, strict=True):
            cell = record[start : start + width].decode("latin-1")
            cells.append((cell.split("\0")[0] if kind == "C" else cell.rstrip("\0")).strip(" "))
            start += width
        rows.append(cells)
    return names, rows, deleted


def read_shp(data: bytes) -> list[tuple[float, float] | None]:
    """Return the points of a .shp, None where a record has none."""
    places: list[tuple[float, float] | None] = []
    at = 100
    while at + 12 <= len(data):
        _, words = struct.unpack_from(">ii", data, at)
        (kind,) = struct.unpack_from("<i", data, at + 8)
        if words < 2 or at + 8 + 2 * words > len(data):
            raise CannotSay("shp: a record that is cut")
        places.append(_point(data, at + 8, kind, words))
        at += 8 + 2 * words
    if at != len(data):
        raise CannotSay("shp: something behind the last record")
    return places


def _point(data: bytes, at: int, kind: int, words: int) -> tuple[float, float] | None:
    if kind == _NOTHING:
        return None
    if kind in _MULTIPOINTS and 2 * words >= 56 and struct.unpack_from("<i", data, at + 36)[0] == 1:
        x, y = struct.unpack_from("<dd", data, at + 40)
    elif kind in _POINTS and 2 * words >= 20:
        x, y = struct.unpack_from("<dd", data, at + 4)
    else:
        raise CannotSay(f"shp: a geometry of kind {kind}")
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None
