# SPDX-License-Identifier: GPL-2.0-or-later
"""The Theta method of Assimakopoulos and Nikolopoulos (2000, International Journal of Forecasting 16).

It is the mean of the line through a series and of the smoothed level of the series with doubled curvature, which is
simple exponential smoothing with a drift of half the line's slope (Hyndman and Billah 2003, International Journal of
Forecasting 19, equation 5). It won the M3 competition. The line has the weak prior of the other simple trends.
"""

from __future__ import annotations

import numpy as np

from ...data.forecast_data import ForecastData
from ..seasonal_fit import DAYS_PER_YEAR, fit_seasonal
from .damped_trend import Constants, DampedTrend, Smoothed
from .trends import WEAK_PRIOR


class Theta(DampedTrend):
    """Smoothed level, and half the slope of the line through everything a point has shown.

    Examples
    --------
    A steady 1 mm in 6 days: half of its slope is carried on.

    >>> dates = np.datetime64("2020-01-03") + 6 * np.arange(102)
    >>> data = ForecastData(np.zeros((1, 2)), dates[:100], np.arange(100, dtype=np.float32)[None])
    >>> np.diff(Theta().predict(data, dates[100:])).round(1).tolist()
    [[0.5]]
    """

    tried = tuple(Constants(level) for level in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9))

    def _from(self, state: Smoothed, data: ForecastData, step_days: float, steps: np.ndarray) -> np.ndarray:
        line = fit_seasonal(data.displacement, data.dates, prior=WEAK_PRIOR, terms=2)
        slope = line.coefficients[:, 1] * step_days / DAYS_PER_YEAR
        return state.level[:, None] + 0.5 * slope[:, None] * (steps + state.lag[:, None])
