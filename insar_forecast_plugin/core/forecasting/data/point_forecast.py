# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast at the points, with its intervals, its movement since the origin, and what past forecasts were worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

YES, NO, UNCLEAR = "yes", "no", "unclear"
"""Whether the forecast of a point is expected to beat the better simple one."""
FORECASTER = "forecaster"
"""The forecaster itself, where past forecasts are compared with the simple ones."""


@dataclass(frozen=True)
class ErrorDistribution:
    """How far what comes may lie from a forecast: the size of a point's errors, and how often they are how large.

    Parameters
    ----------
    scale
        Size of the errors of each point and horizon, mm, float32, shape (n_points, n_horizons).
    ratios
        For each horizon, past errors of all points without their sign, divided by their scale, increasing.
    """

    scale: np.ndarray
    ratios: tuple[np.ndarray, ...]

    def half_widths(self, level: float) -> np.ndarray:
        """Return the half width of the interval that holds ``level`` percent, mm, float32, of the scale's shape.

        Of n past errors the i-th smallest stands for the share i / (n + 1), as split conformal prediction asks.
        """
        quantiles = [
            np.quantile(ratio, level / 100, method="weibull") if len(ratio) else np.nan for ratio in self.ratios
        ]
        return (self.scale * np.array(quantiles)).astype(np.float32)

    def above(self, distance: np.ndarray) -> np.ndarray:
        """Return the probability that what comes lies above the forecast by more than a distance.

        Errors to both sides count as equally likely, as they do in the intervals.

        Parameters
        ----------
        distance
            mm, of the scale's shape; negative where what is asked for lies below the forecast.

        Returns
        -------
        0 to 1, float32, of the scale's shape; NaN where the distance is.
        """
        probability = np.full(self.scale.shape, np.nan, np.float32)
        for horizon, ratio in enumerate(self.ratios):
            if not len(ratio):
                continue
            asked = np.abs(distance[:, horizon]) / self.scale[:, horizon]
            # Beyond the largest past error a probability remains: that of one case among one more than there are.
            share = np.arange(1, len(ratio) + 1) / (len(ratio) + 1)
            beyond = 0.5 * (1 - np.interp(asked, ratio, share, left=0.0))
            probability[:, horizon] = np.where(distance[:, horizon] > 0, beyond, 1 - beyond)
            probability[~np.isfinite(distance[:, horizon]), horizon] = np.nan
        return probability


@dataclass(frozen=True)
class Usability:
    """What past forecasts were worth.

    Parameters
    ----------
    usable
        ``yes`` where the forecast's RMSE was more than 5% below that of the better of persistence and the seasonal
        trend, and chance does not explain that it was; ``unclear`` where chance may; else ``no``, as where the point's
        series ended early; text, shape (n_points,).
    by_horizon
        RMSE in mm a method and horizon, shape (n_horizons,), NaN where nothing came yet.
    rmse
        The same over all horizons.
    """

    usable: np.ndarray
    by_horizon: dict[str, np.ndarray]
    rmse: dict[str, float]

    def share(self, answer: str) -> float:
        """Return the share of points with an answer."""
        return float((self.usable == answer).mean())


@dataclass(frozen=True)
class Movement:
    """Forecast movement from the origin on.

    Parameters
    ----------
    change
        mm, float64, shape (n_points, n_dates); NaN where there is no forecast.
    half_width
        Of its interval, mm, float32, of the same shape.
    distribution
        Of its errors.
    level
        From which it is counted, mm, float64, shape (n_points,).
    reach
        Steps ahead up to which past movements were measured; 0 where none was, and single values stand in.
    """

    change: np.ndarray
    half_width: np.ndarray
    distribution: ErrorDistribution
    level: np.ndarray
    reach: int

    @property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The ends of the interval, mm."""
        return self.change - self.half_width, self.change + self.half_width


@dataclass(frozen=True)
class PointForecast:
    """A forecast at the points.

    Parameters
    ----------
    dates
        Future dates, ``datetime64[D]``, shape (n_horizons,).
    values, half_width
        mm, float32, shape (n_points, n_horizons); values are NaN where nothing can be forecast.
    usability
        What past forecasts were worth.
    origins
        Numbers of epochs known at the past origins that this rests on, increasing.
    movement
        From the origin on.
    remark
        What to mind of the largest movements, in a sentence; empty where there is nothing.
    """

    dates: np.ndarray
    values: np.ndarray
    half_width: np.ndarray
    usability: Usability
    origins: tuple[int, ...]
    movement: Movement
    remark: str = ""
