# SPDX-License-Identifier: GPL-2.0-or-later
"""Displacement at every epoch from what spans accumulate: least squares."""

from __future__ import annotations

import numpy as np

from .span_network import SPAN

_SMOOTH = 0.1
"""Weight of a steady velocity beside that of a span: spans alone leave the epochs between their ends undetermined."""


def joined_spans(accumulated: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Return displacement at every epoch, 0 at the first.

    >>> days = np.arange(11) * 12.0
    >>> joined = joined_spans(np.full((3, 1, 1), 8.0, dtype=np.float32), days)
    >>> joined[:, 0, 0].round(2).tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]

    Parameters
    ----------
    accumulated
        From the first to the last epoch of each span of nine, mm, shape (n_epochs - 8, rows, columns).
    days
        Of the epochs, shape (n_epochs,).

    Returns
    -------
    ndarray
        mm, float32, shape (n_epochs, rows, columns).
    """
    count, spans = len(days), len(accumulated)
    design = np.zeros((spans + count - 2, count))
    design[np.arange(spans), np.arange(spans) + SPAN - 1] = 1
    design[np.arange(spans), np.arange(spans)] -= 1
    step = np.diff(days)
    typical = float(np.median(step))
    for number in range(count - 2):
        row = design[spans + number]
        row[number + 2] = _SMOOTH * typical / step[number + 1]
        row[number] = _SMOOTH * typical / step[number]
        row[number + 1] = -row[number + 2] - row[number]
    solved = np.zeros((count, spans), dtype=np.float32)
    solved[1:] = np.linalg.lstsq(design[:, 1:], np.eye(len(design), spans), rcond=None)[0]
    return (solved @ accumulated.reshape(spans, -1)).reshape(count, *accumulated.shape[1:])
