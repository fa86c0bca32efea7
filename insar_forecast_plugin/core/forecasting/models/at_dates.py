# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasts for any dates by a forecaster that was fitted to equal steps.

Such a forecaster has weights for each number of steps ahead, and takes trend and season at the date that it is asked
for. So a date is asked for twice: as the step before it and as the step after it, at its own day each time, and the two
are weighed by where it lies between them. A forecaster that does not look at dates is thereby interpolated between its
steps, and the Kalman filter, which needs no steps, says the same twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.forecast_calendar import ForecastCalendar
from ..data.forecast_data import ForecastData
from ..data.forecaster import Predictor


def bracket(dates: np.ndarray, origin: np.datetime64, calendar: ForecastCalendar) -> tuple[np.ndarray, np.ndarray]:
    """Return the step at or before each date, from 1 on, and how far the date lies on the way to the next, 0 to 1.

    Examples
    --------
    >>> calendar, origin = ForecastCalendar(6, lookback=30, horizon=3), np.datetime64("2024-01-03")
    >>> [one.tolist() for one in bracket(origin + np.array([3, 6, 9, 18]), origin, calendar)]
    [[1, 1, 1, 3], [0.0, 0.0, 0.5, 0.0]]
    """
    steps = np.clip((dates - origin).astype(float) / calendar.step_days, 1, calendar.horizon)
    lower = np.floor(steps).astype(int)
    return lower, steps - lower


@dataclass(frozen=True)
class AskedDates:
    """Dates to forecast for, and the steps among which they lie.

    Parameters
    ----------
    dates
        ``datetime64[D]``, increasing, up to the calendar's horizon, shape (n_dates,).
    calendar
        The forecaster's own.
    """

    dates: np.ndarray
    calendar: ForecastCalendar


def forecast_at(forecaster: Predictor, data: ForecastData, wanted: AskedDates) -> np.ndarray:
    """Forecast from the data's last epoch for any dates; mm, float32, shape (n_points, n_dates)."""
    dates, calendar = wanted.dates, wanted.calendar
    lower, share = bracket(dates, data.origin, calendar)
    asked = [(step, index, 1 - upper) for index, (step, upper) in enumerate(zip(lower, share, strict=True))]
    asked += [(step + 1, index, upper) for index, (step, upper) in enumerate(zip(lower, share, strict=True)) if upper]
    found = np.zeros((len(data.displacement), len(dates)), np.float32)
    while asked:
        # Each step can be asked for one date at a time.
        now = {step: (index, weight) for step, index, weight in reversed(asked)}
        asked = [one for one in asked if now[one[0]] != one[1:]]
        ahead = calendar.future_dates(data.origin)[: max(now)]
        for step, (index, _) in now.items():
            ahead[step - 1] = dates[index]
        made = forecaster.predict(data, ahead)
        for step, (index, weight) in now.items():
            found[:, index] += np.float32(weight) * made[:, step - 1]
    return found


def between_steps(
    values: np.ndarray, dates: np.ndarray, origin: np.datetime64, calendar: ForecastCalendar
) -> np.ndarray:
    """Return values at any dates from those of each step, which the first axis counts."""
    lower, share = bracket(dates, origin, calendar)
    upper = np.minimum(lower, len(values) - 1)  # the step after, counted from 0
    weight = share.reshape(-1, *(1,) * (values.ndim - 1)).astype(values.dtype)
    return np.asarray((1 - weight) * values[lower - 1] + weight * values[upper])
