# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of least squares through series with gaps, many at a time; read by both halves, in Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_TOO_SHORT = 1e-9
"""Sum of squares of the times about their mean from which on there is a slope."""


@dataclass(frozen=True)
class GappedLines:
    """Lines ``mean + slope * (time - middle)``, one a series; arrays of the shape of the series without their epochs.

    Parameters
    ----------
    count
        Known values.
    middle, mean
        Mean of the times and of the values, zero where nothing is known.
    spread
        Sum of the squares of the times about their mean.
    slope
        Per unit of the time; zero where fewer than two times differ.
    usable
        Where there is a slope, bool.
    """

    count: np.ndarray
    middle: np.ndarray
    mean: np.ndarray
    spread: np.ndarray
    slope: np.ndarray
    usable: np.ndarray

    @property
    def at_zero(self) -> np.ndarray:
        """Values of the lines at time zero."""
        return np.asarray(self.mean - self.slope * self.middle)


def lines_with_gaps(values: np.ndarray, known: np.ndarray, time: np.ndarray) -> GappedLines:
    """Return the line of least squares through the known values of each series.

    >>> values = np.array([[1.0, np.nan, 5.0, 7.0], [np.nan, 4.0, np.nan, np.nan]])
    >>> lines = lines_with_gaps(values, np.isfinite(values), np.arange(4.0))
    >>> lines.slope.round(9).tolist(), lines.at_zero.round(9).tolist(), lines.usable.tolist()
    ([2.0, 0.0], [1.0, 4.0], [True, False])

    Parameters
    ----------
    values
        Of any unit, shape (..., n_epochs); what is not known is not looked at.
    known
        bool, of the same shape.
    time
        Of any unit, about zero, as squares are summed, shape (n_epochs,).
    """
    filled = np.where(known, values, 0.0).astype(np.float64, copy=False)
    count = known.sum(axis=-1)
    least = np.maximum(count, 1)
    middle, mean = (known @ time) / least, filled.sum(axis=-1) / least
    spread = known @ time**2 - count * middle**2
    usable = spread > _TOO_SHORT
    slope = np.where(usable, (filled @ time - count * middle * mean) / np.where(usable, spread, 1.0), 0.0)
    return GappedLines(count, middle, mean, spread, slope, usable)
