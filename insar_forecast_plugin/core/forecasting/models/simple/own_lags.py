# SPDX-License-Identifier: GPL-2.0-or-later
"""Regressions of the change from the last value on a point's own past: ridge, LASSO and LightGBM."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np

from ....errors import InputError
from ....progress import Progress
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData, last_observed
from ...data.forecaster import FitRecord
from ...data.time_split import split_in_time
from ..gap_filling import fill_gaps, neighbour_weights
from . import lightgbm_process

_MOST_WINDOWS = 80_000
_PENALTIES = (1e-4, 1e-3, 1e-2, 1e-1)
_MOST_SWEEPS, _TOLERANCE = 2000, 1e-7
_RANK = 1e-12
"""Eigenvalues of the normal equations below this share of the largest are rounding."""


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
        self._held_out: list[Any] = []
        self._fitted_until: np.datetime64 | None = None

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Fit one regression a horizon, and one that has not seen the last fifth of the targets, for hindcasts.

        Raises
        ------
        InputError
            No window has a target.
        """
        lookback, horizon = self.calendar.lookback, self.calendar.horizon
        split = split_in_time(data.epoch_count, lookback=lookback, horizon=horizon)
        filled = _filled(data)
        generator = np.random.default_rng(self.seed)
        self._models, self._held_out = [], []
        for step in range(1, horizon + 1):
            progress((step - 1) / horizon, f"Fitting the regressions of {self.name}")
            point, epoch = _draw_windows(filled, data.displacement, lookback, step, generator)
            if not len(point):
                raise InputError(f"No window of {lookback} epochs has an observed value {step} steps later.")
            lags = _lags(filled, point, epoch, lookback)
            change = data.displacement[point, epoch + step] - filled[point, epoch]
            final, held_out = self._regressed(lags, change, epoch + step >= split.end)
            self._models.append(final)
            self._held_out.append(held_out)
        self._fitted_until = data.origin
        return FitRecord(facts={"Training windows per horizon": f"up to {_MOST_WINDOWS}", "Seed": self.seed})

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast; mm, float32, shape (n_points, n_horizons)."""
        return self._from(data, _filled(data), len(dates), self._models)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~...data.forecaster.Hindcaster`."""
        filled = _filled(data)  # from the past of each epoch alone
        for known in epochs:
            past = data.until(known)
            seen = self._fitted_until is not None and past.origin < self._fitted_until
            count = min(horizon, data.epoch_count - known)
            yield known, self._from(past, filled[:, :known], count, self._held_out if seen else self._models)

    def _from(self, data: ForecastData, filled: np.ndarray, count: int, models: list[Any]) -> np.ndarray:
        last = np.full(len(filled), data.epoch_count - 1)
        lags = _lags(filled, np.arange(len(filled)), last, self.calendar.lookback)
        some = np.isfinite(lags).all(axis=1)
        forecast = np.full((len(filled), count), np.nan, np.float32)
        forecast[some] = filled[some, -1:] + self._changes(models[:count], lags[some])
        forecast[~some] = last_observed(data.displacement)[~some, None]
        return forecast

    @abstractmethod
    def _regressed(self, lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[Any, Any]:
        """Return the regression of all windows, and that of those whose target is not ``later``."""

    @abstractmethod
    def _changes(self, models: list[Any], lags: np.ndarray) -> np.ndarray:
        """Return the forecast changes, mm, float32, shape (n_windows, n_models)."""


class _Penalised(OwnLags):
    """A linear regression with the penalty that the last fifth of the targets prefers."""

    def _regressed(self, lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return _with_best_penalty(lags, change, later, self._solved)

    @abstractmethod
    def _solved(self, gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        """Return the weights of the normal equations; the first, of the constant, is not penalised."""

    def _changes(self, models: list[Any], lags: np.ndarray) -> np.ndarray:
        return (lags @ np.stack(models, axis=1)).astype(np.float32)

    def coefficients(self) -> np.ndarray:
        """Return the weights of ridge or lasso a horizon, for lags 1, 2, ..., shape (n_horizons, lookback - 1)."""
        return np.stack([weights[1:] for weights in self._models])


class Ridge(_Penalised):
    """Ridge regression."""

    name = "ridge"

    def _solved(self, gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        amount = np.full(len(gram), penalty * np.trace(gram) / len(gram) + 1e-9)
        amount[0] = 1e-9
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

    def _regressed(self, lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[str, str]:
        final = lightgbm_process.train(lags[:, 1:], change, seed=self.seed)
        if later.all() or not later.any():
            return final, final
        return final, lightgbm_process.train(lags[~later, 1:], change[~later], seed=self.seed)

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


def _with_best_penalty(
    lags: np.ndarray,
    change: np.ndarray,
    later: np.ndarray,
    solve: Callable[[np.ndarray, np.ndarray, float], np.ndarray],
) -> tuple[np.ndarray, np.ndarray]:
    """Choose the penalty by the later windows' error; return the fit of all windows and that of the earlier ones."""

    def sums(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        columns = lags[rows].astype(np.float64)
        return columns.T @ columns, columns.T @ change[rows].astype(np.float64)

    early, late = sums(~later), sums(later)
    penalty = _PENALTIES[0]
    if later.any() and not later.all():

        def error(candidate: float) -> float:
            weights = solve(*early, candidate)
            return float(weights @ late[0] @ weights - 2 * weights @ late[1])

        penalty = min(_PENALTIES, key=error)
    final = solve(early[0] + late[0], early[1] + late[1], penalty)
    return final, final if later.all() else solve(*early, penalty)
