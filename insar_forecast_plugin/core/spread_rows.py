# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that stand for all where there are too many to look at each; read by both halves, in Python 3.9."""

from __future__ import annotations

import numpy as np


def evenly(count: int, most: int) -> np.ndarray:
    """Return row numbers, at most ``most`` of ``count``, evenly spread, the first and the last among them.

    >>> evenly(9, 3).tolist(), evenly(2, 3).tolist(), evenly(0, 3).tolist()
    ([0, 4, 8], [0, 1], [])
    """
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(int))


def every_nth(count: int, most: int) -> np.ndarray:
    """Return row numbers, at most ``most`` of ``count``, from the first on at the least equal steps that keep to it.

    >>> every_nth(7, 3).tolist(), every_nth(0, 3).tolist()
    ([0, 3, 6], [])
    """
    return np.arange(0, count, max(1, -(-count // most)))
