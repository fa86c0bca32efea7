# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast intervals that are calibrated again at every origin, from the past alone.

Split conformal prediction (Lei et al. 2018, Journal of the American Statistical Association) with normalised
residuals: forecasts are made again from past origins whose targets are known by now; their errors, divided by the
size of a horizon's errors and by the point's own noise, give the quantile. The noise that divides an error is taken
from other dates than the error itself, or points would look calmer than they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from ...io.rows_on_disk import Rows, row_blocks
from ...progress import Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Hindcaster, Predictor
from ..data.point_forecast import ErrorDistribution
from ..data.region_series import RegionSeries

_MOST_ORIGINS, _FEWEST_ORIGINS = 48, 16
_MOST_FORECASTS = 1_200_000
_BEYOND_HORIZON = 14
"""Epochs beyond the horizon over which origins are spread: a dozen, and two more to measure a movement."""
_FOLDS = 6
_SHARED_NOISE = 0.4
_MOST_RESIDUALS = 2_000_000
_TINY = 1e-6


def past_origins(known: int, *, lookback: int, point_count: int, horizon: int) -> list[int]:
    """Return the numbers of epochs known at past origins, increasing: 48, down to 16 where points are very many.

    They are the last ones, as long as these reach so far back that the longest horizon was seen some dozen times; fewer
    ones are spread evenly over as long a time.
    """
    count = min(_MOST_ORIGINS, max(_FEWEST_ORIGINS, _MOST_FORECASTS // point_count))
    first = max(lookback, known - max(count, horizon + _BEYOND_HORIZON))
    if first >= known:
        return []
    spread = np.linspace(first, known - 1, min(count, known - first))
    return [int(one) for one in np.unique(spread.round())]


@dataclass(frozen=True)
class PastForecasts:
    """What was forecast from past origins.

    Parameters
    ----------
    epochs
        Numbers of epochs known at the origins, increasing.
    values
        mm, float32, shape (n_points, n_origins, n_horizons); NaN where the data end before the target.
    """

    epochs: list[int]
    values: np.ndarray

    @classmethod
    def of(cls, forecasts: Mapping[int, np.ndarray], horizon: int) -> PastForecasts:
        """Make it of the forecasts by the number of epochs known; shorter ones are filled up."""
        values = np.full((len(next(iter(forecasts.values()))), len(forecasts), horizon), np.nan, np.float32)
        for index, forecast in enumerate(forecasts.values()):
            count = min(horizon, forecast.shape[1])
            values[:, index, :count] = forecast[:, :count]
        return cls(list(forecasts), values)

    def errors(self, data: ForecastData) -> np.ndarray:
        """Return observed minus forecast, mm, float32, of the values' shape; NaN where that is not known."""
        errors = np.full(self.values.shape, np.nan, np.float32)
        for index, known in enumerate(self.epochs):
            observed = data.displacement[:, known : known + self.values.shape[2]]
            count = observed.shape[1]
            errors[:, index, :count] = observed - self.values[:, index, :count]
        return errors


def calibration_origins(region: RegionSeries, *, lookback: int, horizon: int) -> list[int]:
    """Return the numbers of epochs known at the past origins that calibrate intervals; see :func:`past_origins`.

    Raises
    ------
    InputError
        The series are not longer than the lookback, so that nothing in them can calibrate an interval.
    """
    total = region.epoch_count
    epochs = past_origins(total, lookback=lookback, point_count=region.point_count, horizon=horizon)
    if not epochs:
        raise InputError(
            f"The series have {total} epochs; the model's lookback is {lookback} epochs. No past forecast "
            "can be compared with an observation, so the intervals cannot be calibrated. Use longer series."
        )
    return epochs


def past_forecasts(
    forecaster: Predictor, data: ForecastData, *, lookback: int, horizon: int, progress: Progress
) -> PastForecasts:
    """Forecast from the past origins that calibrate intervals, for points that are all there are.

    Raises
    ------
    InputError
        As :func:`calibration_origins`.
    """
    epochs = calibration_origins(RegionSeries.of(data), lookback=lookback, horizon=horizon)
    return forecasts_from(forecaster, data, epochs=epochs, horizon=horizon, progress=progress)


def forecasts_from(
    forecaster: Predictor, data: ForecastData, *, epochs: list[int], horizon: int, progress: Progress
) -> PastForecasts:
    """Forecast from past origins with what was known then.

    Parameters
    ----------
    epochs
        See :func:`calibration_origins`.
    """
    made = {}
    for index, (known, forecast) in enumerate(hindcasts(forecaster, data, epochs, horizon)):
        progress(index / len(epochs), "Calibrating intervals on past forecasts")
        made[known] = forecast
    return PastForecasts.of(made, horizon)


def hindcasts(
    forecaster: Predictor, data: ForecastData, epochs: list[int], horizon: int
) -> Iterable[tuple[int, np.ndarray]]:
    """Yield (k, forecast) from past origins; see :class:`~..data.forecaster.Hindcaster`."""
    if not epochs:
        return ()
    if isinstance(forecaster, Hindcaster):
        return forecaster.hindcast(data, epochs, horizon)
    return ((known, forecaster.predict(data.until(known), data.dates[known : known + horizon])) for known in epochs)


def half_widths(errors: np.ndarray, level: float) -> np.ndarray:
    """Return the half width of the interval of each point and horizon.

    Parameters
    ----------
    errors
        See :meth:`PastForecasts.errors`, shape (n_points, n_origins, n_horizons).
    level
        Share of cases that the interval shall hold, in percent, 50 to 99.

    Returns
    -------
    mm, float32, shape (n_points, n_horizons). Horizons whose targets none of the origins has seen take the width of the
    longest horizon that was seen.
    """
    return error_distribution(errors).half_widths(level)


def error_distribution(errors: Rows) -> ErrorDistribution:
    """Return the distribution of the errors to come, from those of the past.

    Parameters
    ----------
    errors
        See :meth:`PastForecasts.errors`, shape (n_points, n_origins, n_horizons); read some points at a time.

    Examples
    --------
    Past errors of two points at ten origins, twice as large at the second of two horizons.

    >>> errors = np.tile(np.array([[1.0, 2.0], [-1.0, -2.0]]), (2, 5, 1))
    >>> error_distribution(errors).half_widths(80).round(3).tolist()
    [[1.0, 2.0], [1.0, 2.0]]
    """
    points, origins, horizons = errors.shape
    total, count = np.zeros(horizons), np.zeros((origins, horizons), np.int64)
    for rows in row_blocks(errors.shape):
        known, squares = _squares(errors[rows])
        total += squares.sum(axis=(0, 1), dtype=np.float64)
        count += known.sum(axis=0)
    seen = count.any(axis=0)
    size = np.sqrt(total / np.maximum(count.sum(axis=0), 1)) + _TINY
    origin_squares, origin_counts = np.empty((points, origins), np.float32), np.empty((points, origins), np.int32)
    for rows in row_blocks(errors.shape):
        known, squares = _squares(errors[rows], size)
        origin_squares[rows], origin_counts[rows] = squares.sum(axis=2), known.sum(axis=2)
    noise = _noise_of_others(origin_squares, origin_counts, useful=np.flatnonzero(count.any(axis=1)))
    sorted_ratios = _sorted_ratios(errors, size, noise, np.flatnonzero(seen))
    if seen.any() and not seen.all():
        last = int(np.flatnonzero(seen)[-1])
        size[~seen] = size[last]
        for horizon in np.flatnonzero(~seen):
            sorted_ratios[horizon] = sorted_ratios[last]
    scale = (_noise(origin_squares, origin_counts)[:, None] * size).astype(np.float32)
    return ErrorDistribution(scale, tuple(sorted_ratios))


def _squares(errors: np.ndarray, size: np.ndarray | float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return which errors are known, and the squares of these over those of a size, float32, zero where unknown."""
    known = np.isfinite(errors)
    squares = np.square(np.where(known, errors, 0), dtype=np.float32)
    squares /= np.asarray(size, np.float32) ** 2
    return known, squares


def _sorted_ratios(errors: Rows, size: np.ndarray, noise: np.ndarray, seen: np.ndarray) -> list[np.ndarray]:
    """Return for each horizon the errors over their size and noise, of an even share of the points if there are many.

    Parameters
    ----------
    noise
        Shape (n_points, n_origins).
    seen
        Horizons that have errors. One that has none in the share takes those of all points.
    """
    points, origins, horizons = errors.shape

    def ratios(rows: slice | np.ndarray) -> np.ndarray:
        known, squares = _squares(errors[rows], size)
        values = np.sqrt(squares) / noise[rows][:, :, None]
        values[~known] = np.nan
        return values

    found = [np.zeros(0, np.float32)] * horizons
    thin = max(1, int(np.ceil(points * origins * horizons / _MOST_RESIDUALS)))
    sample = ratios(np.arange(0, points, thin))
    for horizon in seen:
        values = sample[:, :, horizon]
        values = values[np.isfinite(values)]
        if not len(values):
            parts = [ratios(rows)[:, :, horizon] for rows in row_blocks(errors.shape)]
            values = np.concatenate([part[np.isfinite(part)] for part in parts])
        found[horizon] = np.sort(values)
    return found


def _noise_of_others(squares: np.ndarray, counts: np.ndarray, useful: np.ndarray) -> np.ndarray:
    """Return the noise that divides the errors of each point and origin, taken from other origins than these.

    Parameters
    ----------
    squares, counts
        Of each point and origin, shape (n_points, n_origins).
    useful
        Origins that know anything. Of a movement the latest ones know nothing yet: folds of them alone would leave a
        fold without others.
    """
    noise = np.ones(squares.shape, np.float32)
    folds = np.array_split(useful, min(_FOLDS, len(useful))) if len(useful) else []
    for fold in folds:
        others = np.setdiff1d(useful, fold) if len(folds) > 1 else fold
        noise[:, fold] = _noise(squares[:, others], counts[:, others])[:, None]
    return noise


def any_seen(errors: Rows) -> np.ndarray:
    """Return at which horizons any error is known, bool, shape (n_horizons,); errors as :func:`error_distribution`."""
    seen = np.zeros(errors.shape[2], bool)
    for rows in row_blocks(errors.shape):
        seen |= np.isfinite(errors[rows]).any(axis=(0, 1))
    return seen


def _noise(squares: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return each point's noise relative to all points', mixed with theirs because few dates tell little."""
    count = counts.sum(axis=1)
    everywhere = np.sqrt(squares.sum(dtype=np.float64) / max(int(count.sum()), 1)) + _TINY
    own = np.where(count > 0, np.sqrt(squares.sum(axis=1) / np.maximum(count, 1)), everywhere)
    return ((1 - _SHARED_NOISE) * own + _SHARED_NOISE * everywhere).astype(np.float32)
