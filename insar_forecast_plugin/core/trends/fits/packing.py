# SPDX-License-Identifier: GPL-2.0-or-later
"""Series with gaps, packed to the left, so that neighbours in memory are neighbours in time."""

from __future__ import annotations

import numpy as np

from ...units import DEVIATION_OF_MAD

SPIKE_DEVIATIONS = 5.0
"""A single epoch farther than this many standard deviations from both neighbours is a spike."""


def pack(values: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return the valid values of each row at its left end and zeros after them, shape (n, n_epochs).

    >>> pack(np.array([[1.0, 0.0, 3.0]]), np.array([[True, False, True]])).tolist()
    [[1.0, 3.0, 0.0]]
    """
    packed = np.zeros_like(values)
    packed[packed_mask(there)] = values[there]
    return packed


def unpack(packed: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return packed values at their own epochs and zeros in the gaps, shape (n, n_epochs)."""
    values = np.zeros_like(packed)
    values[there] = packed[packed_mask(there)]
    return values


def packed_mask(there: np.ndarray) -> np.ndarray:
    """Return which places of a packed row are taken, bool, shape (n, n_epochs)."""
    return np.arange(there.shape[1]) < there.sum(axis=1)[:, None]


def without_spikes(packed: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Return packed series whose single wrong epochs are replaced by the median of three epochs.

    A step is left as it is: at each of its sides one neighbour agrees.

    Parameters
    ----------
    packed
        mm, shape (n, n_epochs).
    taken
        Which places are taken, shape (n, n_epochs).
    """
    if packed.shape[1] < 3:
        return packed
    before, here, after = packed[:, :-2], packed[:, 1:-1], packed[:, 2:]
    middle = np.maximum(np.minimum(before, here), np.minimum(np.maximum(before, here), after))
    deviation = difference_deviation(packed, taken)
    wrong = (np.abs(here - middle) > SPIKE_DEVIATIONS * deviation[:, None]) & taken[:, 2:]
    cleaned = packed.copy()
    cleaned[:, 1:-1][wrong] = middle[wrong]
    return cleaned


def difference_deviation(packed: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Return a robust standard deviation of the noise from the differences of neighbours, shape (n,)."""
    count = np.maximum(taken.sum(axis=1) - 1, 1)
    differences = np.abs(np.diff(packed, axis=1)).astype(np.float32)
    if not taken.all():
        differences[~taken[:, 1:]] = np.inf
    differences.sort(axis=1)
    median = np.take_along_axis(differences, (count // 2)[:, None].clip(0, differences.shape[1] - 1), axis=1)[:, 0]
    return np.where(np.isfinite(median), median, 0.0).astype(float) * (DEVIATION_OF_MAD / np.sqrt(2))
