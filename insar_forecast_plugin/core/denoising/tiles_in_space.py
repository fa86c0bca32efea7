# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of any size through a network: tiles that overlap and blend."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..progress import Progress, Silent

_TILE, _OVERLAP = 320, 64
"""Most cells along a side that a network looks at together, and how many of them neighbouring tiles share at least."""


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
    tiles = [(top, left) for top in _spans(rows) for left in _spans(columns)]
    for number, (of_rows, of_columns) in enumerate(tiles):
        progress(number / len(tiles), f"Extracting displacement: tile {number + 1} of {len(tiles)}")
        result = function(layers[:, of_rows, of_columns])
        if not len(sums):
            sums = np.zeros((len(result), rows, columns), dtype=np.float32)
        weight = np.outer(_weights(result.shape[1]), _weights(result.shape[2]))
        sums[:, of_rows, of_columns] += weight * result
        total[of_rows, of_columns] += weight
    sums /= total
    return sums


def _spans(length: int) -> list[slice]:
    """Return equal parts of a side that share 64 cells or a few more, as few as there can be."""
    count = max(1, -(-(length - _OVERLAP) // (_TILE - _OVERLAP)))
    size = -(-(length + (count - 1) * _OVERLAP) // count)
    starts = [round(number * (length - size) / max(count - 1, 1)) for number in range(count)]
    return [slice(start, start + size) for start in starts]


def _weights(length: int) -> np.ndarray:
    """Return weights that fall towards both ends of a tile, above 0, shape (length,)."""
    from_end = np.minimum(np.arange(length), np.arange(length)[::-1]) + 1.0
    return np.minimum(from_end / _OVERLAP, 1.0).astype(np.float32)
