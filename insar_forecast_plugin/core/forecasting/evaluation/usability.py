# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a forecast is worth using: past forecasts beside persistence and the seasonal trend, at every point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...forecast_methods import PERSISTENCE, SEASONAL, SIMPLE
from ..data.forecast_calendar import longest_ordinary_gap, step_of
from ..data.forecast_data import ForecastData
from ..data.point_forecast import FORECAST_ITSELF, FORECASTER, NO, UNCLEAR, YES, Usability
from ..models.simple.persistence import Persistence
from ..models.simple.trends import SeasonalTrend
from .level_errors import LevelSums, levels_and_noise, pooled
from .scoring import compare_at_points

_LEAST_GAIN = 0.05
"""By how much less error, as a share of the RMSE, a forecast must be better to be worth its trouble."""


def ended_early(data: ForecastData) -> np.ndarray:
    """Tell which points were last observed more than 90 days and more than 6 steps before the origin.

    Returns
    -------
    bool, shape (n_points,); points that were never observed have not ended.
    """
    seen = np.isfinite(data.displacement)
    last = data.epoch_count - 1 - seen[:, ::-1].argmax(axis=1)
    days = (data.origin - data.dates[last]).astype(np.int64)
    return seen.any(axis=1) & (days > longest_ordinary_gap(step_of(data.dates)))


@dataclass(frozen=True)
class ComparedErrors:
    """Past forecasts of some points beside the simple ones.

    Parameters
    ----------
    usable
        See :class:`~..data.point_forecast.Usability`.
    squares
        Sums of squared errors a method and horizon, mm2, shape (n_horizons,).
    cases
        How many were compared, shape (n_horizons,).
    best
        See :class:`~..data.point_forecast.Usability`.
    of_level
        Sums of squared errors against the level around each target date.
    of_dates
        Squared errors averaged over the forecasts of each target date from the first origin on, by method, mm2,
        float32, shape (n_dates, n_points); NaN where nothing was compared.
    """

    usable: np.ndarray
    squares: dict[str, np.ndarray]
    cases: np.ndarray
    best: np.ndarray
    of_level: LevelSums
    of_dates: dict[str, np.ndarray]


def usability_of(usable: np.ndarray, best: np.ndarray, parts: Sequence[ComparedErrors]) -> Usability:
    """Return what past forecasts were worth from the parts of all points, and the verdict at each of these."""
    cases = np.sum([part.cases for part in parts], axis=0)
    squares = {name: np.sum([part.squares[name] for part in parts], axis=0) for name in (FORECASTER, *SIMPLE)}
    with np.errstate(invalid="ignore"):
        by_horizon = {name: np.sqrt(square / cases) for name, square in squares.items()}
    rmse = {name: float(np.sqrt(square.sum() / max(cases.sum(), 1))) for name, square in squares.items()}
    return Usability(usable, by_horizon, rmse, best, pooled([part.of_level for part in parts]))


def compared_errors(data: ForecastData, errors: np.ndarray, origins: Sequence[int] | None = None) -> ComparedErrors:
    """Compare past forecasts with what persistence and the seasonal trend would have said at the same origins.

    Parameters
    ----------
    errors
        Of the forecaster, see :meth:`~.intervals.PastForecasts.errors`: observed minus forecast, mm, shape (n_points,
        n_origins, n_horizons).
    origins
        Numbers of epochs known at the origins, increasing; None for the last epochs of the data.
    """
    points, count_of_origins, horizon = errors.shape
    if origins is None:
        origins = range(data.epoch_count - count_of_origins, data.epoch_count)
    origins = list(origins)
    names = (FORECASTER, *SIMPLE)
    squares = {name: np.zeros(horizon) for name in names}
    cases = np.zeros(horizon)
    means = {name: np.full((count_of_origins, points), np.nan, np.float32) for name in names}
    first, dates = origins[0], data.epoch_count - origins[0]
    of_dates = {name: np.zeros((dates, points), np.float32) for name in names}
    forecasts = np.zeros((dates, points), np.float32)
    of_level = LevelSums(names, horizon)
    apart, noise = levels_and_noise(data)
    simple = zip(
        Persistence().hindcast(data, origins, horizon), SeasonalTrend().hindcast(data, origins, horizon), strict=True
    )
    for place, ((known, last), (_, seasonal)) in enumerate(simple):
        observed = data.displacement[:, known : known + horizon]
        count = observed.shape[1]
        error = {
            FORECASTER: errors[:, place, :count],
            PERSISTENCE: observed - last,
            SEASONAL: observed - seasonal,
        }
        compared = np.isfinite(error[FORECASTER]) & np.isfinite(error[PERSISTENCE]) & np.isfinite(error[SEASONAL])
        of_level.add(error, compared, apart[:, known : known + count], noise)
        number = compared.sum(axis=1)
        cases[:count] += compared.sum(axis=0)
        targets = slice(known - first, known - first + count)
        forecasts[targets] += compared.T
        for name in names:
            square = np.where(compared, np.square(error[name]), 0)
            squares[name][:count] += square.sum(axis=0, dtype=np.float64)
            of_dates[name][targets] += square.T
            np.divide(square.sum(axis=1), number, out=means[name][place], where=number > 0)
    usable = _usable(means, overlap_of(origins, horizon))
    usable[ended_early(data)] = NO
    with np.errstate(invalid="ignore"):
        of_dates = {name: total / forecasts for name, total in of_dates.items()}
    return ComparedErrors(usable, squares, cases, _best(means), of_level, of_dates)


def overlap_of(origins: Sequence[int], horizon: int) -> int:
    """Return how many of the following origins lie within a horizon of one."""
    step = max(1, (origins[-1] - origins[0]) // max(len(origins) - 1, 1))
    return -(-horizon // step) - 1


def _usable(means: dict[str, np.ndarray], overlap: int) -> np.ndarray:
    total = {name: _column_mean(values) for name, values in means.items()}
    simple = np.where(total[PERSISTENCE] <= total[SEASONAL], means[PERSISTENCE], means[SEASONAL])
    bar = (1 - _LEAST_GAIN) ** 2  # errors are squared here
    enough = total[FORECASTER] < bar * np.minimum(total[PERSISTENCE], total[SEASONAL])
    clear = compare_at_points(means[FORECASTER], bar * simple, overlap=overlap) == "yes"
    return np.where(enough, np.where(clear, YES, UNCLEAR), NO).astype(object)


def _best(means: dict[str, np.ndarray]) -> np.ndarray:
    """Return which method had the least error at each point; empty where nothing was compared."""
    names = np.array([FORECAST_ITSELF, *SIMPLE], dtype=object)
    total = np.stack([_column_mean(means[name]) for name in (FORECASTER, *SIMPLE)])
    known = np.isfinite(total).all(axis=0)
    return np.where(known, names[np.where(known, total, np.inf).argmin(axis=0)], "").astype(object)


def _column_mean(values: np.ndarray) -> np.ndarray:
    """Return the mean over origins, NaN where there is none."""
    known = np.isfinite(values)
    count = known.sum(axis=0)
    mean = np.where(known, values, 0).sum(axis=0, dtype=np.float64) / np.maximum(count, 1)
    return np.where(count > 0, mean, np.nan)
