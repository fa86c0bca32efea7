# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast intervals that are calibrated again at every origin, from the past alone.

Split conformal prediction (Lei et al. 2018, Journal of the American Statistical Association) with normalised
residuals: forecasts are made again from past origins whose targets are known by now; their errors, divided by the
size of a horizon's errors and by the point's own noise, give the quantile. The noise that divides an error is taken
from other dates than the error itself, or points would look calmer than they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from ...io.rows_on_disk import Rows, row_blocks
from ...progress import Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Hindcaster, Predictor, SizedForecaster
from ..data.point_forecast import ErrorDistribution
from ..data.region_series import RegionSeries

_MOST_ORIGINS, _FEWEST_ORIGINS = 48, 16
_MOST_FORECASTS = 1_200_000
_BEYOND_HORIZON = 14
"""Epochs beyond the horizon over which origins are spread: a dozen, and two more to measure a movement."""
_FOLDS = 6
_SHARED_NOISE = 0.15
"""Of all points' noise in a point's own: more makes intervals of calm points too wide and of noisy ones too narrow."""
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


@dataclass(frozen=True)
class PastErrors:
    """What past forecasts missed.

    Parameters
    ----------
    values
        See :meth:`PastForecasts.errors`, shape (n_points, n_origins, n_horizons); read some points at a time.
    epochs
        Numbers of epochs known at the origins, which tell the dates of the targets.
    expected
        How large errors are to be expected; see :meth:`~..data.forecaster.SizedForecaster.error_sizes`. None where
        past errors are expected to be as large as those to come.
    steps
        Epochs from the origin to the target, less one, of each horizon; None for 0, 1, 2 and so on.
    """

    values: Rows
    epochs: Sequence[int]
    expected: np.ndarray | None = None
    steps: np.ndarray | None = None

    @property
    def targets(self) -> np.ndarray:
        """Epochs that were forecast, shape (n_origins, n_horizons)."""
        steps = np.arange(self.values.shape[2]) if self.steps is None else self.steps
        return np.add.outer(np.asarray(self.epochs), steps)


def half_widths(errors: PastErrors, level: float) -> np.ndarray:
    """Return the half width of the interval of each point and horizon.

    Parameters
    ----------
    level
        Share of cases that the interval shall hold, in percent, 50 to 99.

    Returns
    -------
    mm, float32, shape (n_points, n_horizons). Horizons whose targets none of the origins has seen take the width of the
    longest horizon that was seen, or what the forecaster expects it to grow to.
    """
    return error_distribution(errors).half_widths(level)


@dataclass(frozen=True)
class NormalisedErrors:
    """Past errors divided by the size of their horizon's errors and by their point's noise.

    Parameters
    ----------
    errors
        As :class:`PastErrors` has them.
    size
        Of the errors of each horizon, mm, shape (n_horizons,).
    of_origins
        The same as it was at each origin, shape (n_origins, n_horizons).
    noise, noise_of_others
        Of each point relative to all, shape (n_points,); and from other folds of dates than each, shape (n_points,
        n_folds).
    folds
        See :func:`_folds_of_dates`.
    seen
        Horizons that have errors, bool, shape (n_horizons,).
    """

    errors: Rows
    size: np.ndarray
    of_origins: np.ndarray
    noise: np.ndarray
    noise_of_others: np.ndarray
    folds: np.ndarray
    seen: np.ndarray

    @classmethod
    def of(cls, past: PastErrors) -> NormalisedErrors:
        """Find by what past errors are to be divided."""
        errors, expected = past.values, past.expected
        points, origins, horizons = errors.shape
        total, count = np.zeros(horizons), np.zeros((origins, horizons), np.int64)
        # Past errors as large as they would be from now on: 1 where nothing is said.
        like_now = (
            np.ones((origins, horizons)) if expected is None else np.nan_to_num(expected[:-1] / expected[-1], nan=1.0)
        )
        for rows in row_blocks(errors.shape):
            known, squares = _squares(errors[rows], like_now)
            total += squares.sum(axis=(0, 1), dtype=np.float64)
            count += known.sum(axis=0)
        size = np.sqrt(total / np.maximum(count.sum(axis=0), 1)) + _TINY
        folds = _folds_of_dates(past.targets, count > 0)
        fold_count = int(folds.max()) + 1
        squares_of, counts_of = np.empty((points, fold_count), np.float32), np.empty((points, fold_count), np.float32)
        belongs = (folds.reshape(-1, 1) == np.arange(fold_count)).astype(np.float32)
        for rows in row_blocks(errors.shape):
            known, squares = _squares(errors[rows], size * like_now)
            squares_of[rows] = squares.reshape(len(squares), -1) @ belongs
            counts_of[rows] = known.reshape(len(known), -1).astype(np.float32) @ belongs
        of_others = _noise_of_others(squares_of, counts_of)
        noise = _noise(squares_of, counts_of)
        return cls(errors, size, size * like_now, noise, of_others, folds, np.asarray(count.any(axis=0)))

    def ratios(self, rows: slice | np.ndarray) -> np.ndarray:
        """Return the normalised errors of some points without their sign, float32, NaN where not known."""
        known, squares = _squares(self.errors[rows], self.of_origins)
        values = np.sqrt(squares) / self.noise_of_others[rows][:, self.folds]
        values[~known] = np.nan
        return np.asarray(values)


def error_distribution(past: PastErrors) -> ErrorDistribution:
    """Return the distribution of the errors to come, from those of the past.

    Examples
    --------
    Past errors of two points at ten origins, twice as large at the second of two horizons.

    >>> errors = np.tile(np.array([[1.0, 2.0], [-1.0, -2.0]]), (2, 5, 1))
    >>> error_distribution(PastErrors(errors, range(20, 30))).half_widths(80).round(3).tolist()
    [[1.0, 2.0], [1.0, 2.0]]
    """
    normal, expected = NormalisedErrors.of(past), past.expected
    size, seen = normal.size.copy(), normal.seen
    sorted_ratios = _sorted_ratios(normal)
    if seen.any() and not seen.all():
        last = int(np.flatnonzero(seen)[-1])
        size[~seen] = size[last] * (1.0 if expected is None else expected[-1, ~seen] / expected[-1, last])
        for horizon in np.flatnonzero(~seen):
            sorted_ratios[horizon] = sorted_ratios[last]
    scale = (normal.noise[:, None] * size).astype(np.float32)
    return ErrorDistribution(scale, tuple(sorted_ratios))


def expected_sizes(
    forecaster: Predictor, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray
) -> np.ndarray | None:
    """Return how large a forecaster expects its errors to be, None where it does not know; see :class:`PastErrors`."""
    return forecaster.error_sizes(dates, epochs, ahead) if isinstance(forecaster, SizedForecaster) else None


def _folds_of_dates(targets: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return the fold of each origin's and horizon's target, shape (n_origins, n_horizons).

    A date lies in one fold, whichever origins it was forecast from: folds of origins would share most of their targets.

    Parameters
    ----------
    targets
        Epoch of each target.
    seen
        Whether any point has an error there. Folds are of these epochs: of a movement the latest ones know nothing yet.
    """
    dates = np.unique(targets[seen])
    if not len(dates):
        return np.zeros(targets.shape, np.int64)
    ends = [fold[-1] for fold in np.array_split(dates, min(_FOLDS, len(dates)))]
    return np.minimum(np.searchsorted(ends, targets), len(ends) - 1)


def _squares(errors: np.ndarray, size: np.ndarray | float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return which errors are known, and the squares of these over those of a size, float32, zero where unknown."""
    known = np.isfinite(errors)
    squares = np.square(np.where(known, errors, 0), dtype=np.float32)
    squares /= np.asarray(size, np.float32) ** 2
    return known, squares


def _sorted_ratios(normal: NormalisedErrors) -> list[np.ndarray]:
    """Return the normalised errors of each horizon, of an even share of the points if there are many.

    A horizon that has errors, but none in the share, takes those of all points.
    """
    shape = normal.errors.shape
    found = [np.zeros(0, np.float32)] * shape[2]
    sample = normal.ratios(np.arange(0, shape[0], thinning(shape)))
    for horizon in np.flatnonzero(normal.seen):
        values = sample[:, :, horizon]
        values = values[np.isfinite(values)]
        if not len(values):
            parts = [normal.ratios(rows)[:, :, horizon] for rows in row_blocks(shape)]
            values = np.concatenate([part[np.isfinite(part)] for part in parts])
        found[horizon] = np.sort(values)
    return found


def thinning(shape: tuple[int, ...]) -> int:
    """Return every which point is looked at where errors of shape (n_points, n_origins, n_horizons) are very many."""
    return max(1, int(np.ceil(np.prod(shape, dtype=np.float64) / _MOST_RESIDUALS)))


def _noise_of_others(squares: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the noise that divides the errors of each point and fold, taken from the other folds.

    Parameters
    ----------
    squares, counts
        Of each point and fold, shape (n_points, n_folds).
    """
    if squares.shape[1] == 1:
        return _noise(squares, counts)[:, None]
    others = [np.delete(np.arange(squares.shape[1]), fold) for fold in range(squares.shape[1])]
    return np.stack([_noise(squares[:, some], counts[:, some]) for some in others], axis=1)


def any_seen(errors: Rows) -> np.ndarray:
    """Return at which horizons any error is known, bool, shape (n_horizons,); errors as :func:`error_distribution`."""
    seen = np.zeros(errors.shape[2], bool)
    for rows in row_blocks(errors.shape):
        seen |= np.isfinite(errors[rows]).any(axis=(0, 1))
    return seen


def _noise(squares: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return each point's noise relative to all points', mixed with theirs because few dates tell little."""
    count = counts.sum(axis=1)
    everywhere = np.sqrt(squares.sum(dtype=np.float64) / max(float(count.sum(dtype=np.float64)), 1.0)) + _TINY
    own = np.where(count > 0, np.sqrt(squares.sum(axis=1) / np.maximum(count, 1)), everywhere)
    return mixed(own, everywhere).astype(np.float32)


def mixed(own: np.ndarray, everywhere: float) -> np.ndarray:
    """Return the noise of points with some of all points' in it, as sizes of errors have it."""
    return np.asarray((1 - _SHARED_NOISE) * own + _SHARED_NOISE * everywhere)
