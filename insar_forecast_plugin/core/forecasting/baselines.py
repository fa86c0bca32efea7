# SPDX-License-Identifier: GPL-2.0-or-later
"""What a forecast must beat: the last value, trend and season of the point, and regressions on the point's own past.

All of them see one point at a time and fulfil :class:`~.forecaster.Forecaster` but for the model file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..errors import InputError
from ..progress import Progress
from .calendar import Calendar
from .features import fill_gaps, neighbour_weights
from .forecaster import FitRecord, ForecastData, split_in_time
from .seasonal import fit_seasonal

WEAK_PRIOR = (0.0, 0.02, 0.2, 0.2)
"""Of trend and season: nothing to a series of a year, but a point that has just started is not extrapolated wildly.

Without it a hundredth of the points can decide the error over all, and what a forecast must beat is a straw man."""
_MOST_WINDOWS = 80_000
_PENALTIES = (1e-4, 1e-3, 1e-2, 1e-1)
_LIGHTGBM_DEFAULTS = {"objective": "regression", "verbosity": -1, "deterministic": True, "force_row_wise": True}
_LIGHTGBM_ROUNDS = 100


class Persistence:
    """The last observed value."""

    kind = "persistence"

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Learn nothing."""
        del data, progress
        return FitRecord()

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Repeat each point's last observation; mm, float32, shape (n_points, n_horizons)."""
        return np.repeat(last_observed(data.displacement)[:, None], len(dates), axis=1)


class TrendBaseline:
    """A line, or a line and an annual season, fitted to everything a point has shown, with a weak prior.

    Parameters
    ----------
    terms
        2 for the line, 4 for line and season.
    """

    def __init__(self, *, terms: int) -> None:
        self.kind = "linear" if terms == 2 else "seasonal"
        self._terms = terms

    def fit(self, data: ForecastData, progress: Progress) -> FitRecord:
        """Learn nothing: each point is fitted when it is forecast."""
        del data, progress
        return FitRecord()

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Extrapolate; mm, float32, shape (n_points, n_horizons)."""
        return fit_seasonal(data.displacement, data.dates, prior=WEAK_PRIOR, terms=self._terms).at(dates)


class OwnLags:
    """A regression, one a horizon, of the change from the last value on a point's own lags.

    Parameters
    ----------
    method
        ``ridge`` and ``lasso`` with the penalty that the last fifth of the targets prefers, ``lightgbm`` with its own
        defaults.
    calendar
        Lookback and horizon.
    seed
        Draws the windows where there are more than 80 000.
    """

    def __init__(self, method: str, calendar: Calendar, *, seed: int = 0) -> None:
        self.kind = method
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
            progress((step - 1) / horizon, f"Fitting {self.kind}")
            point, epoch = _draw_windows(filled, data.displacement, lookback, step, generator)
            if not len(point):
                raise InputError(f"No window of {lookback} epochs has an observed value {step} steps later.")
            lags = _lags(filled, point, epoch, lookback)
            change = data.displacement[point, epoch + step] - filled[point, epoch]
            final, held_out = _REGRESSIONS[self.kind](lags, change, epoch + step >= split.end)
            self._models.append(final)
            self._held_out.append(held_out)
        self._fitted_until = data.origin
        return FitRecord(facts={"Training windows per horizon": f"up to {_MOST_WINDOWS}", "Seed": self.seed})

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast; mm, float32, shape (n_points, n_horizons)."""
        return self._from(data, _filled(data), len(dates), self._models)

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins; see :class:`~.intervals.Hindcaster`."""
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
        forecast[some] = filled[some, -1:] + _apply(self.kind, models[:count], lags[some])
        forecast[~some] = last_observed(data.displacement)[~some, None]
        return forecast

    def coefficients(self) -> np.ndarray:
        """Return the weights of ridge or lasso a horizon, for lags 1, 2, ..., shape (n_horizons, lookback - 1)."""
        return np.stack([weights[1:] for weights in self._models])


def last_observed(displacement: np.ndarray) -> np.ndarray:
    """Return each point's last value that is not missing, NaN where there is none; shape (n_points,)."""
    known = np.isfinite(displacement)
    last = displacement.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return displacement[np.arange(len(displacement)), last]


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


def _ridge(lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    def solve(gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        amount = np.full(len(gram), penalty * np.trace(gram) / len(gram) + 1e-9)
        amount[0] = 1e-9
        return np.linalg.solve(gram + np.diag(amount), right)

    return _with_best_penalty(lags, change, later, solve)


def _lasso(lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    def solve(gram: np.ndarray, right: np.ndarray, penalty: float) -> np.ndarray:
        return _coordinate_descent(gram, right, penalty * np.abs(right[1:]).max(initial=0.0))

    return _with_best_penalty(lags, change, later, solve)


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


def _coordinate_descent(gram: np.ndarray, right: np.ndarray, penalty: float, *, sweeps: int = 2000) -> np.ndarray:
    """Lasso from normal equations (Friedman, Hastie and Tibshirani 2010); the first weight is not penalised."""
    weights = np.zeros(len(right))
    diagonal = np.diag(gram)
    tolerance = 1e-7 * (np.abs(right).max() + 1e-30)
    for _ in range(sweeps):
        moved = 0.0
        for column in np.flatnonzero(diagonal > 0):
            left = right[column] - gram[column] @ weights + diagonal[column] * weights[column]
            keep = np.sign(left) * max(abs(left) - (penalty if column else 0.0), 0.0) / diagonal[column]
            moved = max(moved, abs(keep - weights[column]) * diagonal[column])
            weights[column] = keep
        if moved < tolerance:
            break
    return weights


def _lightgbm(lags: np.ndarray, change: np.ndarray, later: np.ndarray) -> tuple[str, str]:
    from .lightgbm_process import train

    settings = {**_LIGHTGBM_DEFAULTS, "seed": 0}
    final = train(lags[:, 1:], change, settings, _LIGHTGBM_ROUNDS)
    if later.all() or not later.any():
        return final, final
    return final, train(lags[~later, 1:], change[~later], settings, _LIGHTGBM_ROUNDS)


def _apply(method: str, models: list[Any], lags: np.ndarray) -> np.ndarray:
    if method == "lightgbm":
        from .lightgbm_process import predict

        return predict(models, lags[:, 1:])
    return (lags @ np.stack(models, axis=1)).astype(np.float32)


_REGRESSIONS: dict[str, Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[Any, Any]]] = {
    "ridge": _ridge,
    "lasso": _lasso,
    "lightgbm": _lightgbm,
}
