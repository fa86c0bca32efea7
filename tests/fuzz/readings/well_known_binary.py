# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in well-known binary, read by hand."""

from __future__ import annotations

import math
import struct

from tests.fuzz.inputs import CannotSay

_POINTS = {1, 1001, 2001, 3001, 0x80000001, 0x40000001, 0xC0000001}
_MULTIPOINTS = {kind + 3 for kind in _POINTS}


def point_of(data: bytes) -> tuple[float, float] | None:
    """Return the place of a point; None of an empty one.

    Raises
    ------
    CannotSay
        It is no point, or cut.
    """
    try:
        order = {0: ">", 1: "<"}[data[0]]
        (kind,) = struct.unpack_from(order + "I", data, 1)
        if kind in _MULTIPOINTS:
            (count,) = struct.unpack_from(order + "I", data, 5)
            return point_of(data[9:]) if count == 1 else _none_of(count)
        if kind not in _POINTS:
            raise CannotSay(f"a geometry of kind {kind}")
        x, y = struct.unpack_from(order + "dd", data, 5)
    except (struct.error, IndexError, KeyError) as error:
        raise CannotSay("a cut geometry") from error
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _none_of(count: int) -> None:
    if count:
        raise CannotSay("several points in a row")
