# SPDX-License-Identifier: GPL-2.0-or-later
"""A line, or a line and an annual season, through all that a point has shown, extrapolated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from ...data.forecast_data import ForecastData
from ..seasonal_fit import RunningSeasonalFit, fit_seasonal
from .per_point import PerPoint

WEAK_PRIOR = (0.0, 0.02, 0.2, 0.2)
"""Of trend and season: nothing to a series of a year, but a point that has just started is not extrapolated wildly.

Without it a hundredth of the points can decide the error over all, and what a forecast must beat is a straw man."""


class LinearTrend(PerPoint):
    """A line fitted to everything a point has shown, with a weak prior."""

    terms: ClassVar[int] = 2

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Extrapolate; mm, float32, shape (n_points, n_horizons)."""
        return fit_seasonal(data.displacement, data.dates, prior=WEAK_PRIOR, terms=self.terms).at(dates)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Extrapolate from past origins, all in one pass; see :class:`~...data.forecaster.Hindcaster`."""
        running = RunningSeasonalFit(len(data.displacement), data.dates[0], prior=WEAK_PRIOR, terms=self.terms)
        for epoch in range(max(epochs)):
            running.add(data.displacement[:, epoch], data.dates[epoch])
            known = epoch + 1
            if known in epochs:
                yield known, running.fit().at(data.dates[known : known + horizon])


class SeasonalTrend(LinearTrend):
    """A line and an annual season, likewise."""

    terms: ClassVar[int] = 4
