# SPDX-License-Identifier: GPL-2.0-or-later
"""Regressions of the change from the last value on a point's own past: ridge, LASSO and LightGBM."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

import numpy as np

from ....errors import InputError
from ....progress import Progress
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData, last_observed
from ...data.forecaster import FitRecord
from ...data.time_split import TimeSplit, last_targets, past_origins, split_in_time
from ..gap_filling import fill_gaps, neighbour_weights
from . import lightgbm_process

_MOST_WINDOWS = 80_000
_PENALTIES = (1e-4, 1e-3, 1e-2, 1e-1)
_MOST_SWEEPS, _TOLERANCE = 2000, 1e-7
_RANK = 1e-12
"""Eigenvalues of the normal equations below this share of the largest are rounding."""
_LEAST_CHANGE_MM = 1e-6
"""Of ground that never moves, so that its errors have a size to be divided by."""
_REFITS = 2
"""Fits to the first epochs, over the time whose forecasts calibrate intervals; LightGBM takes its time for each."""


class OwnLags(ABC):
    """A regression, one a horizon, of the change from the last value on a point's own lags.

    Parameters
    ----------
    calendar
        Lookback and horizon.
    seed
        Draws the windows where there are more than 80 000.
    device
        Not used: regressions run on the processor.
    """

    name: ClassVar[str]
    """As it is told while it is fitted."""

    def __init__(self, calendar: ForecastCalendar, *, seed: int = 0, device: str = "auto") -> None:
        del device
        self.calendar = calendar
        self.seed = seed
        self._models: list[Any] = []
        self._refits: dict[np.datetime64, list[Any]] = {}
        """By the last date that they have seen, increasing, the fit to all epochs last; None where they had no target.
        """
        self._growth = np.ones(calendar.horizon)

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Fit one regression a horizon to all epochs, and some to the first epochs only, for hindcasts.

        Raises
        ------
        InputError
            No window has a target.
        """
        lookback, horizon = self.calendar.lookback, self.calendar.horizon
        split = split_in_time(data.epoch_count, lookback=lookback, horizon=horizon)
        splits = [*refits_before(data.epoch_count, len(data.displacement), lookback, horizon), split]
        filled = _filled(data)
        generator = np.random.default_rng(self.seed)
        made: list[list[Any]] = [[] for _ in splits]
        for step in range(1, horizon + 1):
            progress((step - 1) / horizon, f"Fitting the regressions of {self.name}")
            point, epoch = _draw_windows(filled, data.displacement, lookback, step, generator)
            if not len(point):
                raise InputError(f"No window of {lookback} epochs has an observed value {step} steps later.")
            lags = _lags(filled, point, epoch, lookback)
            change = data.displacement[point, epoch + step] - filled[point, epoch]
            self._growth[step - 1] = max(np.sqrt(np.square(change, dtype=np.float64).mean()), _LEAST_CHANGE_MM)
            for models, model in zip(made, self._regressed(lags, change, epoch + step, splits), strict=True):
                models.append(model)
        self._models = made[-1]
        self._refits = {data.dates[one.total - 1]: models for one, models in zip(splits, made, strict=True)}
        return FitRecord(facts={"Training windows per horizon": f"up to {_MOST_WINDOWS}", "Seed": self.seed})

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast; mm, float32, shape (n_points, n_horizons)."""
        return self._from(data, _filled(data), len(dates), self._models)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~...data.forecaster.Hindcaster`."""
        filled = _filled(data)  # from the past of each epoch alone
        until = list(self._refits)
        for known in epochs:
            past = data.until(known)
            count = min(horizon, data.epoch_count - known)
            refit = bisect_right(until, past.origin) - 1
            models = self._refits[until[refit]] if refit >= 0 else [None] * count
            yield known, self._from(past, filled[:, :known], count, models)

    def error_sizes(self, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray) -> np.ndarray:
        """Expect errors to grow with the horizon as changes do; see :class:`~...data.forecaster.SizedForecaster`.

        In short series this tells of horizons that no fit to the first epochs has reached.
        """
        del dates
        return np.tile(self._growth[: len(ahead)], (len(epochs) + 1, 1))

    def _from(self, data: ForecastData, filled: np.ndarray, count: int, models: list[Any]) -> np.ndarray:
        """Return the forecast for ``count`` steps; NaN at those that have no model."""
        last = np.full(len(filled), data.epoch_count - 1)
        lags = _lags(filled, np.arange(len(filled)), last, self.calendar.lookback)
        some = np.isfinite(lags).all(axis=1)
        steps = [step for step, model in enumerate(models[:count]) if model is not None]
        forecast = np.full((len(filled), count), np.nan, np.float32)
        if steps:
            changes = self._changes([models[step] for step in steps], lags[some])
            forecast[np.ix_(some, steps)] = filled[some, -1:] + changes
            forecast[np.ix_(~some, steps)] = last_observed(data.displacement)[~some, None]
        return forecast

    @abstractmethod
    def _regressed(
        self, lags: np.ndarray, change: np.ndarray, target: np.ndarray, splits: Sequence[TimeSplit]
    ) -> list[Any]:
        """Return the regression of the windows whose target lies before the end of each split; None without any.

        Parameters
        ----------
        target
            Epoch of each window's target, shape (n_windows,).
        splits
            Of increasing ends; the first part of each is to learn from where something is to be chosen on the second.
        """

    @abstractmethod
    def _changes(self, models: list[Any], lags: np.ndarray) -> np.ndarray:
        """Return the forecast changes, mm, float32, shape (n_windows, n_models)."""


def refits_before(total: int, points: int, lookback: int, horizon: int) -> list[TimeSplit]:
    """Return how the first epochs are split for refits that see no more, increasing, the fit to all left out.

    They begin where the forecasts that calibrate intervals do, but with no fewer than half of the targets.

    Examples
    --------
    >>> [one.total for one in refits_before(157, 1000, lookback=24, horizon=12)]
    [109, 133]
    >>> [one.total for one in refits_before(39, 1000, lookback=24, horizon=12)]
    [31, 35]
    """
    origins = past_origins(total, lookback=lookback, point_count=points, horizon=horizon)
    first = max(origins[0], lookback + (total - lookback) // 2)
    ends = np.unique(np.linspace(first, total, _REFITS, endpoint=False).astype(int)).tolist()
    return [TimeSplit(last_targets(end, lookback=lookback, horizon=horizon), end) for end in ends]


class _Penalised(OwnLags):
    """A linear regression with the penalty that the last fifth of the targets prefers."""

    def _regressed(
        self, lags: np.ndarray, change: np.ndarray, target: np.ndarray, splits: Sequence[TimeSplit]
    ) -> list[np.ndarray | None]:
        bounds = sorted({bound for one in splits for bound in (one.end, one.total)})
        part = np.searchsorted(bounds, target, side="right")
        sums = [_sums(lags[part == number], change[part == number]) for number in range(len(bounds))]
        until = {bound: _added(sums[: number + 1]) for number, bound in enumerate(bounds)}
        return [_with_best_penalty(until[one.end], until[one.total], self._solved) for one in splits]

    @abstractmethod
    def _solved(self, gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        """Return the weights of the normal equations; the first, of the constant, is not penalised."""

    def _changes(self, models: list[Any], lags: np.ndarray) -> np.ndarray:
        return (lags @ np.stack(models, axis=1)).astype(np.float32)

    def coefficients(self) -> np.ndarray:
        """Return the weights of ridge or lasso a horizon, for lags 1, 2, ..., shape (n_horizons, lookback - 1)."""
        return np.stack([weights[1:] for weights in self._models])


class Ridge(_Penalised):
    """Ridge regression, whose penalty is a share of the lags' own mean square: the unit of the series falls out."""

    name = "ridge"

    def _solved(self, gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        size = np.trace(gram[1:, 1:]) / max(len(gram) - 1, 1)
        amount = np.full(len(gram), (penalty + _RANK) * size if size > 0 else 1.0)
        amount[0] = _RANK * gram[0, 0]
        return np.linalg.solve(gram + np.diag(amount), right)


class Lasso(_Penalised):
    """LASSO by scikit-learn, from normal equations, so that windows are read once for all penalties."""

    name = "LASSO"

    def _solved(self, gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        from sklearn.linear_model import Lasso as LassoRegression  # takes a second to load

        # The constant takes up what the means leave, so it is solved for.
        mean, level = gram[0, 1:] / gram[0, 0], right[0] / gram[0, 0]
        values, vectors = np.linalg.eigh(gram[1:, 1:] - gram[0, 0] * np.outer(mean, mean))
        kept = values > _RANK * values[-1]
        root = np.sqrt(values[kept])
        # As few rows as there are lags, with the same normal equations.
        rows, target = root[:, None] * vectors[:, kept].T, vectors[:, kept].T @ (right[1:] - gram[0, 1:] * level) / root
        amount = penalty * np.abs(right[1:]).max(initial=0.0) / max(len(rows), 1)
        if not len(rows) or not amount > 0:
            return np.concatenate([[level], np.zeros(len(mean))])
        lasso = LassoRegression(alpha=amount, fit_intercept=False, max_iter=_MOST_SWEEPS, tol=_TOLERANCE)
        weights = lasso.fit(rows, target).coef_
        return np.concatenate([[level - weights @ mean], weights])


class LightGbm(OwnLags):
    """LightGBM with its own defaults."""

    name = "LightGBM"

    def _regressed(
        self, lags: np.ndarray, change: np.ndarray, target: np.ndarray, splits: Sequence[TimeSplit]
    ) -> list[str | None]:
        known = [target < one.total for one in splits]
        return [
            lightgbm_process.train(lags[some, 1:], change[some], seed=self.seed) if some.any() else None
            for some in known
        ]

    def _changes(self, models: list[Any], lags: np.ndarray) -> np.ndarray:
        return lightgbm_process.predict(models, lags[:, 1:])


def _filled(data: ForecastData) -> np.ndarray:
    if np.isfinite(data.displacement).all():
        return data.displacement
    return fill_gaps(data.displacement, neighbour_weights(data.coordinates, 8))


def _draw_windows(
    filled: np.ndarray, observed: np.ndarray, lookback: int, step: int, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return points and last epochs of up to 80 000 windows with a complete past and an observed target."""
    first, stop = lookback - 1, observed.shape[1] - step
    # A series is filled from its first observation on, so the window's first epoch tells whether it is complete.
    usable = np.isfinite(filled[:, : stop - first]) & np.isfinite(observed[:, first + step : stop + step])
    place = np.flatnonzero(usable)
    if len(place) > _MOST_WINDOWS:
        place = generator.choice(place, _MOST_WINDOWS, replace=False)
    point, start = np.unravel_index(place, usable.shape)
    return point, start + first


def _lags(filled: np.ndarray, point: np.ndarray, epoch: np.ndarray, lookback: int) -> np.ndarray:
    """Return a constant and lags 1, 2, ... relative to the last value, float32, shape (n_windows, lookback)."""
    columns = np.ones((len(point), lookback), np.float32)
    last = filled[point, epoch]
    for lag in range(1, lookback):
        columns[:, lag] = filled[point, epoch - lag] - last
    return columns


_Sums = tuple[np.ndarray, np.ndarray, int]
"""Of windows: matrix and right side of the normal equations, and how many there are."""


def _sums(lags: np.ndarray, change: np.ndarray) -> _Sums:
    columns = lags.astype(np.float64)
    return columns.T @ columns, columns.T @ change.astype(np.float64), len(columns)


def _added(parts: Sequence[_Sums]) -> _Sums:
    return (
        np.sum([one[0] for one in parts], axis=0),
        np.sum([one[1] for one in parts], axis=0),
        sum(one[2] for one in parts),
    )


def _with_best_penalty(
    early: _Sums, every: _Sums, solve: Callable[[np.ndarray, np.ndarray, float], np.ndarray]
) -> np.ndarray | None:
    """Return the fit to all windows, with the penalty that the later ones prefer; None where there are none.

    Parameters
    ----------
    early, every
        Sums of the windows to learn from, and of these and the later ones.
    """
    if not every[2]:
        return None
    penalty = _PENALTIES[0]
    if 0 < early[2] < every[2]:
        gram, right = every[0] - early[0], every[1] - early[1]

        def error(candidate: float) -> float:
            weights = solve(early[0], early[1], candidate)
            return float(weights @ gram @ weights - 2 * weights @ right)

        penalty = min(_PENALTIES, key=error)
    return solve(every[0], every[1], penalty)
