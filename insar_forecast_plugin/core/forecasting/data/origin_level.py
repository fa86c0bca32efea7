# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a point stands at the origin, from which its forecast movement is counted: one definition for all.

A single value may be off by many mm, and so is the mean of the last few. The forecast itself has weighed the whole past
of the point and its neighbours, so its curve, run back to the last date, says best where the point stands. On simulated
fields with known movement this level is off by half as much as the median of the last five values
(``benchmarks/movement_calibration.py``); and a movement counted from it is what the curve shows.
"""

from __future__ import annotations

import numpy as np

from ...series import fitted_velocity
from ...units import DAYS_PER_YEAR

LEVEL_DAYS = 90
"""The level rests on the forecasts of so many days."""
_FEWEST_DATES = 3
_SLOPE_DAYS = 365

LEVEL_IN_WORDS = (
    "Movement is measured from the point's level at the last epoch: a straight line fitted to the forecasts of the "
    f"first {LEVEL_DAYS} days (all, if the forecast is shorter), extended back to that date. A single value would "
    "include the noise of its date."
)
"""The definition in one sentence, for reports, pages and help."""


def dates_for_level(dates: np.ndarray, origin: np.datetime64) -> int:
    """Return how many of the first future dates the level rests on: those within 90 days, at least three."""
    within = int((dates - origin <= np.timedelta64(LEVEL_DAYS, "D")).sum())
    return min(max(within, _FEWEST_DATES), len(dates))


def reaches_level_dates(dates: np.ndarray, origin: np.datetime64) -> bool:
    """Tell whether the future dates, which may have been cut off, are all that the level rests on."""
    return len(dates) >= _FEWEST_DATES and bool(dates[-1] - origin >= np.timedelta64(LEVEL_DAYS, "D"))


def level_at_origin(
    dates: np.ndarray, forecast: np.ndarray, *, observed_dates: np.ndarray, displacement: np.ndarray
) -> np.ndarray:
    """Return the level of each point at the last observed date.

    Parameters
    ----------
    dates
        Future dates, ``datetime64[D]``, shape (n_dates,).
    forecast
        mm, shape (n_points, n_dates).
    observed_dates, displacement
        The epochs, the last of which is the origin, and mm, shape (n_points, n_epochs). The values serve only where
        there is a single future date, which is then run back along the line through the last year.

    Returns
    -------
    mm, float64, shape (n_points,), NaN where there is no forecast.

    Examples
    --------
    A forecast that goes on at 1 mm in 6 days from 10 mm; the last value, 14 mm, is off by its noise.

    >>> observed = np.datetime64("2024-01-03") + 6 * np.arange(3)
    >>> ahead = observed[-1] + 6 * np.arange(1, 5)
    >>> forecast, displacement = np.array([[11.0, 12.0, 13.0, 14.0]]), np.array([[8.0, 9.0, 14.0]])
    >>> level_at_origin(ahead, forecast, observed_dates=observed, displacement=displacement).round(6).tolist()
    [10.0]
    """
    origin = observed_dates[-1]
    count = dates_for_level(dates, origin)
    ahead = (dates[:count] - origin).astype(float)
    values = np.asarray(forecast[:, :count], dtype=float)
    if count > 1:
        # The value at zero of the least-squares line, as weights on the forecasts.
        weights = np.linalg.pinv(np.stack([np.ones(count), ahead], axis=1))[0]
        return np.asarray(values @ weights)
    year = observed_dates > origin - np.timedelta64(_SLOPE_DAYS, "D")
    slope = np.nan_to_num(fitted_velocity(observed_dates[year], displacement[:, year])) / DAYS_PER_YEAR
    return np.asarray(values[:, 0] - slope * ahead[0])
