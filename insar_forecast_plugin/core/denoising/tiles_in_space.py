# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of any size through a network: tiles that overlap and blend."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..progress import Progress, Silent

_TILE, _OVERLAP = 256, 64
"""Cells that a network looks at together, and how many of them neighbouring tiles share."""


def blended_tiles(
    layers: np.ndarray, function: Callable[[np.ndarray], np.ndarray], progress: Progress | None = None
) -> np.ndarray:
    """Give a function tile after tile, and blend what it returns where tiles overlap.

    Parameters
    ----------
    layers
        float32, shape (n_layers, rows, columns).
    function
        From layers of a tile to results of it, shape (n_results, rows, columns) of the tile.
    progress
        Told of each tile.

    Returns
    -------
    ndarray
        float32, shape (n_results, rows, columns).
    """
    progress = progress or Silent()
    rows, columns = layers.shape[1:]
    total = np.zeros((rows, columns), dtype=np.float32)
    sums = np.zeros((0, rows, columns), dtype=np.float32)
    tiles = list(_corners(rows, columns))
    for number, (top, left) in enumerate(tiles):
        progress(number / len(tiles), f"Extracting displacement: tile {number + 1} of {len(tiles)}")
        result = function(layers[:, top : top + _TILE, left : left + _TILE])
        if not len(sums):
            sums = np.zeros((len(result), rows, columns), dtype=np.float32)
        weight = np.outer(_weights(result.shape[1]), _weights(result.shape[2]))
        bottom, right = top + result.shape[1], left + result.shape[2]
        sums[:, top:bottom, left:right] += weight * result
        total[top:bottom, left:right] += weight
    sums /= total
    return sums


def _corners(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the upper left corners of tiles that overlap."""
    yield from ((top, left) for top in _starts(rows) for left in _starts(columns))


def _starts(length: int) -> list[int]:
    if length <= _TILE:
        return [0]
    return [*range(0, length - _TILE, _TILE - _OVERLAP), length - _TILE]


def _weights(length: int) -> np.ndarray:
    """Return weights that fall towards both ends of a tile, above 0, shape (length,)."""
    from_end = np.minimum(np.arange(length), np.arange(length)[::-1]) + 1.0
    return np.minimum(from_end / _OVERLAP, 1.0).astype(np.float32)
