# SPDX-License-Identifier: GPL-2.0-or-later
"""What a look at a stack tells before it is imported: which epochs are empty, and how large its values are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress
from .kept_series import KeptSeries

_STRIPS = 16
_ROWS = 4


@dataclass(frozen=True)
class StackScan:
    """What a stack tells.

    Parameters
    ----------
    filled
        Which of the epochs have a value, bool, shape (n_epochs,).
    step
        Mean absolute change from an epoch to the next, in the stack's unit; NaN where there is none.
    """

    filled: np.ndarray
    step: float


def scan_stack(series: KeptSeries, progress: Progress) -> StackScan:
    """Look at strips that are spread over the pixels to import, and at all of them where an epoch seems to be empty.

    Parameters
    ----------
    series
        Values in the stack's own unit.
    """
    filled = np.zeros(int(series.epochs.sum()), dtype=bool)
    total, count = 0.0, 0
    for at, (first, last) in enumerate(_spread(series)):
        values = series.read(first, last)
        filled |= np.isfinite(values).any(axis=(1, 2))
        steps = np.abs(np.diff(values, axis=0))
        known = np.isfinite(steps)
        total, count = total + float(steps[known].sum(dtype=float)), count + int(known.sum())
        progress(0.2 * (at + 1) / _STRIPS, "Looking at the values")
    rows = series.pixels.window.shape[0]
    for first, last in series.pixels.window.strips(series.height):
        if filled.all():
            break
        filled |= np.isfinite(series.read(first, last)).any(axis=(1, 2))
        progress(0.2 + 0.8 * last / rows, "Looking for empty epochs")
    return StackScan(filled, total / count if count else np.nan)


def _spread(series: KeptSeries) -> list[tuple[int, int]]:
    """Return strips of a few rows, spread over those that have pixels to import."""
    rows = np.flatnonzero(series.pixels.kept.any(axis=1))
    chosen = np.unique(rows[np.linspace(0, len(rows) - 1, _STRIPS).astype(int)] // _ROWS * _ROWS)
    return [(int(first), min(int(first) + _ROWS, series.pixels.window.shape[0])) for first in chosen]
