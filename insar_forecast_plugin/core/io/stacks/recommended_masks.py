# SPDX-License-Identifier: GPL-2.0-or-later
"""Masks and coherences of all dates as one still layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .opened_stack import Rows

LEAST_SHARE = 0.9
"""Of the masks of a stack that must keep a cell: the default of ``reliability_threshold`` of opera-utils 0.25.9, in
``disp/mintpy.py``."""
MASK_NOTE = f"The mask keeps the cells that at least {LEAST_SHARE:.0%} of the dates' recommended masks keep."


def kept_by_most(masks: Sequence[Rows]) -> Rows:
    """Return what reads 1 where nearly all masks (0 bad, 1 good, NaN unknown, which is bad) keep a cell, else 0."""

    def read(first: int, last: int) -> np.ndarray:
        kept = sum((one(first, last) > 0).astype(np.float64) for one in masks)
        return np.asarray(kept >= LEAST_SHARE * len(masks) - 1e-9, dtype=np.float32)

    return read


def mean_of(layers: Sequence[Rows]) -> Rows:
    """Return what reads the mean of layers, cell by cell, over those that have a value."""

    def read(first: int, last: int) -> np.ndarray:
        total: np.ndarray | float = 0.0
        count: np.ndarray | int = 0
        for one in layers:
            values = np.asarray(one(first, last), dtype=np.float64)
            known = np.isfinite(values)
            total = total + np.where(known, values, 0.0)
            count = count + known
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(total / count, dtype=np.float32)

    return read
