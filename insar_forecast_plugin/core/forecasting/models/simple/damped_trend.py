# SPDX-License-Identifier: GPL-2.0-or-later
"""Exponential smoothing with a trend that fades: Gardner and McKenzie (1985, Management Science 31).

The damped trend is what simple methods are measured by in forecasting competitions. No library fits thousands of series
at once, and one after the other takes hours; so each point takes, of a grid of smoothing constants, those whose
one-step errors were smallest until then. Time is counted in steps of the calendar, so that gaps and a change from 6 to
12 days are what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import ClassVar

import numpy as np

from ...data.forecast_calendar import step_of
from ...data.forecast_data import ForecastData
from .per_point import PerPoint

_BLOCK = 4096
"""Points worked on at a time."""


@dataclass(frozen=True)
class Constants:
    """Smoothing constants, from 0 to 1.

    Parameters
    ----------
    level, trend
        Share of a one-step error that the level, and the trend a step, take up.
    damping
        Share of the trend that is left after a step; 0 for no trend at all.
    """

    level: float
    trend: float = 0.0
    damping: float = 0.0


@dataclass(frozen=True)
class Smoothed:
    """Where each point stands at an origin, by the constants that served it best, all of shape (n_points,).

    Parameters
    ----------
    level, trend
        mm, and mm a step; NaN before the first observation.
    damping
        The constant in use.
    lag
        How many steps a smoothed level lags behind a steady movement.
    """

    level: np.ndarray
    trend: np.ndarray
    damping: np.ndarray
    lag: np.ndarray


class DampedTrend(PerPoint):
    """Level and fading trend of each point."""

    tried: ClassVar[Sequence[Constants]] = tuple(
        Constants(*one) for one in product((0.05, 0.1, 0.2, 0.4, 0.7), (0.01, 0.05, 0.2), (0.8, 0.9, 0.98))
    )

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast; mm, float32, shape (n_points, n_horizons)."""
        return self._forecasts(data, {data.epoch_count: dates})[data.epoch_count]

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins, all in one pass; see :class:`~...data.forecaster.Hindcaster`."""
        yield from self._forecasts(data, {known: data.dates[known : known + horizon] for known in epochs}).items()

    def _forecasts(self, data: ForecastData, ahead: dict[int, np.ndarray]) -> dict[int, np.ndarray]:
        """Return the forecasts from origins, by the number of epochs known, for the dates ahead of each."""
        points = len(data.displacement)
        step = self.calendar.step_days if self.calendar else step_of(data.dates)
        found = {known: np.empty((points, len(dates)), np.float32) for known, dates in ahead.items()}
        for start in range(0, points, _BLOCK):
            rows = slice(start, start + _BLOCK)
            block = replace(data, coordinates=data.coordinates[rows], displacement=data.displacement[rows])
            for known, state in smoothed(block, step, self.tried, list(ahead)):
                steps = (ahead[known] - data.dates[known - 1]).astype(float) / step
                found[known][rows] = self._from(state, block.until(known), step, steps)
        return found

    def _from(self, state: Smoothed, data: ForecastData, step_days: float, steps: np.ndarray) -> np.ndarray:
        """Return the forecast so many steps after the last epoch, mm, shape (n_points, n_dates)."""
        del data, step_days
        return state.level[:, None] + state.trend[:, None] * faded(state.damping[:, None], steps)


def faded(damping: np.ndarray, steps: np.ndarray | np.floating) -> np.ndarray:
    """Return how many steps' worth of trend a fading trend adds up to after ``steps``: damping + damping^2 + ..."""
    return damping * (1 - damping**steps) / (1 - damping)


def smoothed(
    data: ForecastData, step_days: float, tried: Sequence[Constants], epochs: Sequence[int]
) -> Iterator[tuple[int, Smoothed]]:
    """Smooth each series with all constants; yield the number of epochs known at each origin, and where points stand.

    Parameters
    ----------
    tried
        Constants, of which a point takes those with the smallest sum of squared one-step errors until the origin.
    epochs
        Numbers of epochs known at the origins.
    """
    alpha, beta, damping = np.array([(one.level, one.trend, one.damping) for one in tried], np.float32).T[:, :, None]
    level: np.ndarray = np.full((len(tried), len(data.displacement)), np.nan, np.float32)
    trend: np.ndarray = np.zeros_like(level)
    lag: np.ndarray = np.zeros_like(level)
    squares = np.zeros_like(level)
    every = np.arange(len(data.displacement))
    for epoch in range(max(epochs)):
        gap = np.float32(0)
        if epoch:
            gap = np.float32(float((data.dates[epoch] - data.dates[epoch - 1]).astype(int) / step_days))
            level = level + faded(damping, gap) * trend
            trend = damping**gap * trend
        values = data.displacement[:, epoch]
        error = np.nan_to_num(values - level)  # nothing is learnt where a value is missing, or is the first
        squares += np.square(error)
        taken = np.where(np.isfinite(values), alpha, np.float32(0))
        lag = np.where(np.isnan(level), np.float32(0), (1 - taken) * (lag + gap))
        level = np.where(np.isnan(level), values, level + alpha * error)
        trend = trend + alpha * beta * error
        if epoch + 1 in epochs:
            best = squares.argmin(axis=0)
            yield epoch + 1, Smoothed(level[best, every], trend[best, every], damping[best, 0], lag[best, every])
