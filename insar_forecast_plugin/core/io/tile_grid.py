# SPDX-License-Identifier: GPL-2.0-or-later
"""The grid of tiles of 100 km, as EGMS cuts Europe, and the order of points along a Hilbert curve inside a tile.

A tile is named by its lower left corner in units of 100 km, such as ``E32N34``, in the coordinates of the points. In
ETRS89-extended / LAEA Europe these are the tiles of EGMS.
"""

from __future__ import annotations

import numpy as np

TILE_METRES = 100_000.0
_BITS = 16
"""Of each axis of the curve: cells of 1.5 m."""


def tile_numbers(coordinates: np.ndarray) -> np.ndarray:
    """Return column and row of the tile of each point, int64, shape (n, 2); coordinates are metres, shape (n, 2)."""
    return np.floor(coordinates / TILE_METRES).astype(np.int64)


def tile_name(column: int, row: int) -> str:
    """Return the name of a tile.

    >>> tile_name(32, 34), tile_name(-1, 4)
    ('E32N34', 'E-1N4')
    """
    return f"E{column}N{row}"


def hilbert_order(coordinates: np.ndarray) -> np.ndarray:
    """Return the place of each point along a Hilbert curve through its tile, uint32, shape (n,).

    Points that follow one another lie side by side, so that a run of rows is a small area.

    >>> places = np.array([[10.0, 10.0], [10.0, 99_990.0], [99_990.0, 99_990.0], [99_990.0, 10.0]])
    >>> bool((np.diff(hilbert_order(places).astype(int)) > 0).all())
    True
    """
    inside = (coordinates / TILE_METRES) % 1.0
    x, y = np.minimum(inside * (1 << _BITS), (1 << _BITS) - 1).astype(np.uint32).T.copy()
    side = np.uint32(1 << (_BITS - 1))
    place = np.zeros(len(x), dtype=np.uint32)
    for _ in range(_BITS):
        right, upper = (x & side) > 0, (y & side) > 0
        quarter = (np.uint32(3) * right) ^ upper.astype(np.uint32)
        place = (place << np.uint32(2)) | quarter
        mirrored = ~upper & right
        x, y = np.where(mirrored, ~x, x), np.where(mirrored, ~y, y)
        x, y = np.where(upper, x, y), np.where(upper, y, x)
        side >>= np.uint32(1)
    return place
