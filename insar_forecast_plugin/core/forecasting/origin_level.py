# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a point stands at the origin, from which a change is counted."""

from __future__ import annotations

import warnings

import numpy as np

from ..series import DAYS_PER_YEAR, fitted_velocity

_SLOPE_DAYS = 365
_VALUES = 5


def level_at_origin(dates: np.ndarray, displacement: np.ndarray) -> np.ndarray:
    """Return the level of each series at its last date, mm, float64, shape (n_points,), NaN where there is no value.

    A single value may be off by many mm, and a forecast that comes back from it is no movement. So the level is the
    median of the last five values, each moved to the last date along the line through the last year.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.
    """
    days = (dates - dates[-1]).astype(float)
    year = days > -_SLOPE_DAYS
    # Older values serve where the last year has none.
    slope = np.nan_to_num(fitted_velocity(dates[year], displacement[:, year])) / DAYS_PER_YEAR
    known = np.isfinite(displacement)
    last = known & (np.cumsum(known[:, ::-1], axis=1)[:, ::-1] <= _VALUES)
    columns = last.any(axis=0)
    values = np.where(last[:, columns], displacement[:, columns] - slope[:, None] * days[columns], np.nan)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "All-NaN slice|Mean of empty slice", RuntimeWarning)
        return np.asarray(np.nanmedian(values, axis=1), dtype=float)
