# SPDX-License-Identifier: GPL-2.0-or-later
"""What the simple forecasters share that see one point at a time and learn nothing from the region."""

from __future__ import annotations

from ....progress import Progress
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData
from ...data.forecaster import FitRecord


class PerPoint:
    """A forecaster that fits each point when it is forecast.

    Parameters
    ----------
    calendar
        Lookback and horizon; None where only single forecasts are asked for.
    seed, device
        Not used: nothing is drawn, and there is little to compute.
    """

    def __init__(self, calendar: ForecastCalendar | None = None, *, seed: int = 0, device: str = "auto") -> None:
        del seed, device
        self.calendar = calendar

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Learn nothing."""
        del data, progress
        return FitRecord()
