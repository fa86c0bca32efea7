# SPDX-License-Identifier: GPL-2.0-or-later
"""Means over origins whose forecasts overlap, and how sure they are.

Forecasts h steps ahead from neighbouring origins miss the same dates: what they missed is correlated up to h - 1
origins apart, in the shape of a triangle where each date adds something of its own. So few of many origins are
independent.
"""

from __future__ import annotations

import numpy as np


def mean_over_origins(values: np.ndarray, overlap: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean of each column, the variance of that mean, and the degrees of freedom of this variance.

    Parameters
    ----------
    values
        Shape (n_origins, n_columns), NaN where unknown.
    overlap
        How many of the following origins lie within a horizon of one.

    Returns
    -------
    Each of shape (n_columns,). With one known origin there is no variance, and it is 0 with no degree of freedom.
    """
    known = np.isfinite(values)
    count = known.sum(axis=0)
    cases = np.maximum(count, 1)
    held = np.where(known, values, 0).astype(np.float64)
    mean = np.where(count > 0, held.sum(axis=0) / cases, np.nan)
    square_sum = np.square(np.where(known, held - mean, 0)).sum(axis=0)
    epochs = np.arange(len(values))
    shared = np.maximum(1 - np.abs(np.subtract.outer(epochs, epochs)) / (overlap + 1), 0.0)
    present = known.astype(np.float64)
    of_origin = shared @ present
    of_sum = (present * of_origin).sum(axis=0)  # variance of the sum, in variances of one origin
    expected = count - of_sum / cases  # of square_sum, in the same unit
    spread = (
        (present * (np.square(shared) @ present)).sum(axis=0)
        - 2 * (present * np.square(of_origin)).sum(axis=0) / cases
        + np.square(of_sum / cases)
    )
    enough = count > 1
    expected, spread = np.where(enough, expected, 1.0), np.where(enough, spread, 1.0)
    variance = np.where(enough, square_sum / expected * of_sum / cases**2, 0.0)
    return mean, variance, np.where(enough, expected**2 / spread, 0.0)
