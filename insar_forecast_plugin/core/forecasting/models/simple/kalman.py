# SPDX-License-Identifier: GPL-2.0-or-later
"""A Kalman filter at each point: level, slope, season and a fading excursion, in noise; Harvey (1989), chapters 3, 4.

What one point shows cannot tell how fast levels and slopes of ground change; what a region shows can. So the variances,
relative to each point's noise, are the same at all points, and are estimated from many of them by the likelihood,
under a prior that series of other regions gave (:mod:`.kalman_variances`). Short series leave them near the prior.

No training is needed, the calendar may be irregular, and a gap is only time that passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Self

import numpy as np
from scipy.optimize import minimize

from ....bundle import Bundle, days_of
from ....errors import ModelError
from ....progress import Part, Progress
from ....units import DAYS_PER_YEAR
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData, first_observed
from ...data.forecaster import FitRecord
from ...data.region_series import RegionSeries
from .kalman_variances import PRIOR, STATES, Prior, Variances, weights_at

MOST_POINTS = 200
"""Points whose series tell the variances."""
_LIKE_ONE = 8.0
"""So many neighbouring points tell as much as one that stands alone: whole dates are off together."""
_WIDEST = 3.0
"""So many standard deviations of the prior may a region lie from its middle."""
SHARES = (0.25, 0.5, 0.75)
"""Of the epochs, after which variances are estimated for forecasts from past origins, besides all of them."""
_FEWEST_EPOCHS = 8
_LARGEST_LOGARITHM = 12.0
_TINY = 1e-6
_BLOCK = 4096
_USUAL_TRIES = 300
_OUTLIER = 4.0
"""A value that is further off than so many standard deviations moves the states no more than one that is so far."""
_IN_A_ROW = 3
"""After so many values in a row that are far off to the same side it has moved: the level goes to the next of them."""
_LEAST_NOISE_MM = 0.1
"""Of a point that seemed to have none, such as one that was constant at first."""


class Kalman:
    """The Kalman filter as a forecaster.

    Parameters
    ----------
    calendar
        Not used: any dates can be asked for.
    seed
        Draws the points that tell the variances, where there are many.
    device
        Not used.
    prior
        Of the variances.
    """

    def __init__(
        self, calendar: ForecastCalendar | None = None, *, seed: int = 0, device: str = "auto", prior: Prior = PRIOR
    ) -> None:
        del device
        self.calendar = calendar
        self._seed = seed
        self._prior = prior
        self.variances_: dict[np.datetime64, Variances] = {}
        """By the last date that told them, increasing."""

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Estimate the variances from all epochs, and for past origins from their first part.

        Points that never move, such as those without data, tell nothing of how others do, and are left out.
        """
        region = data if isinstance(data, RegionSeries) else RegionSeries.of(data)
        return self.fit_series(region.series(self.telling_rows(region.point_count)), region.dates, progress)

    def telling_rows(self, count: int) -> np.ndarray:
        """Return the rows of the points among ``count`` that tell the variances, increasing."""
        return np.sort(np.random.default_rng(self._seed).permutation(count)[:MOST_POINTS])

    def fit_series(self, series: np.ndarray, dates: np.ndarray, progress: Progress) -> FitRecord:
        """Estimate the variances from the series of such points, mm, shape (n_points, n_epochs); see :meth:`fit`."""
        spans = sorted({*(int(share * len(dates)) for share in SHARES), len(dates)})
        spans = [span for span in spans if span >= _FEWEST_EPOCHS] or [len(dates)]
        steps, found = np.zeros(len(self._prior.middle)), {}
        for index, span in enumerate(spans):
            part = Part(progress, index / len(spans), (index + 1) / len(spans))
            moving = _of_like_size(series[:, :span])
            if len(moving):
                steps = likeliest_steps(moving, dates[:span], self._prior, steps, part)
            found[dates[span - 1]] = self._prior.at(steps)
        self.variances_ = found
        progress(1.0)
        return FitRecord()

    def predict(self, data: ForecastData, dates: np.ndarray) -> np.ndarray:
        """Forecast; mm, float32, shape (n_points, n_dates)."""
        return self._forecasts(data, {data.epoch_count: dates})[data.epoch_count]

    def hindcast(self, data: ForecastData, epochs: list[int], horizon: int) -> Iterator[tuple[int, np.ndarray]]:
        """Forecast from past origins, with variances that earlier epochs told.

        See :class:`~...data.forecaster.Hindcaster`.
        """
        ahead = {known: data.dates[known : known + horizon] for known in epochs}
        yield from sorted(self._forecasts(data, ahead).items())

    def _forecasts(self, data: ForecastData, ahead: Mapping[int, np.ndarray]) -> dict[int, np.ndarray]:
        """Return the forecasts from origins, by the number of epochs known, for the dates ahead of each."""
        told_by: dict[Variances, list[int]] = {}
        for known in ahead:
            told_by.setdefault(self._told_at(data.dates[known - 1]), []).append(known)
        found = {known: np.empty((len(data.displacement), len(dates)), np.float32) for known, dates in ahead.items()}
        complete = np.isfinite(data.displacement).all(axis=1)
        for kind in (complete, ~complete):  # complete series share their gains
            chosen = np.flatnonzero(kind)
            for start in range(0, len(chosen), _BLOCK):
                rows = chosen[start : start + _BLOCK]
                block = data.displacement[rows]
                for variances, origins in told_by.items():
                    for known, states in filtered(variances, block, data.dates, origins):
                        weights = variances.seen_at(ahead[known], data.dates[known - 1], data.dates[0])
                        found[known][rows] = states @ weights.T
        return found

    def tensors(self) -> dict[str, np.ndarray]:
        """Return the variances by the names of a model file."""
        logarithms = [variances.logarithms() for variances in self.variances_.values()]
        return {"kalman_variances": np.array(logarithms), "kalman_until": days_of(self.variances_)}

    @classmethod
    def from_bundle(cls, bundle: Bundle, calendar: ForecastCalendar) -> Self:
        """Restore a fitted filter.

        Raises
        ------
        ModelError
            The variances are missing, or none.
        """
        until = bundle.dates("kalman_until")
        logarithms = bundle.tensor("kalman_variances", (len(until), len(PRIOR.middle)))
        if not (np.abs(logarithms) < _LARGEST_LOGARITHM).all():
            raise ModelError("The model's variances are too large or too small. Train the model again.")
        return cls.told(dict(zip(until, logarithms, strict=True)), calendar)

    @classmethod
    def told(cls, logarithms: Mapping[np.datetime64, np.ndarray], calendar: ForecastCalendar) -> Self:
        """Restore a fitted filter from the logarithms of its variances, by the last date that told them."""
        kalman = cls(calendar)
        kalman.variances_ = {day: Variances.of_logarithms(one) for day, one in logarithms.items()}
        return kalman

    def error_sizes(self, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray) -> np.ndarray:
        """Return how large errors are to be expected; see :class:`~...data.forecaster.SizedForecaster`."""
        variances = self._told_at(dates[-1])
        wanted = {known: dates[known : known + len(ahead)] for known in epochs} | {len(dates): ahead}
        covariance, sizes = variances.before(), np.full((len(epochs) + 1, len(ahead)), np.nan)
        rows = {known: row for row, known in enumerate([*epochs, len(dates)])}
        seen = weights_at(dates, dates[0])
        for epoch, date in enumerate(dates):
            covariance = variances.after(covariance, date - dates[max(epoch - 1, 0)])
            towards = covariance @ seen[epoch]
            covariance = covariance - np.outer(towards, towards) / (towards @ seen[epoch] + 1.0)
            if epoch + 1 in rows:
                later, weights = wanted[epoch + 1], weights_at(wanted[epoch + 1], dates[0])
                for step, (one, weight) in enumerate(zip(later, weights, strict=True)):
                    sizes[rows[epoch + 1], step] = np.sqrt(
                        weight @ variances.after(covariance, one - date) @ weight + 1
                    )
        return sizes

    def _told_at(self, origin: np.datetime64) -> Variances:
        if not self.variances_:
            raise RuntimeError("the filter is not fitted")
        until = [day for day in self.variances_ if day <= origin]
        return self.variances_[max(until)] if until else self._prior.at(0.0)


def filtered(
    variances: Variances, displacement: np.ndarray, dates: np.ndarray, epochs: Sequence[int]
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield the number of epochs known at each origin, and the states there, mm, shape (n_points, 5).

    Parameters
    ----------
    displacement
        mm, shape (n_points, n_epochs), NaN where missing; a point's states are NaN before its first value.
    epochs
        Numbers of epochs known at the origins.
    """
    run = _Run(variances, displacement, dates)
    for known in range(1, max(epochs) + 1):
        run.take(known - 1)
        if known in epochs:
            yield known, run.states()


def likelihood(variances: Variances, displacement: np.ndarray, dates: np.ndarray) -> float:
    """Return the logarithm of the likelihood of series, each with the noise that suits it best.

    Outliers are held here as they are in forecasts, so that one of them does not decide; so it is not quite a
    likelihood.
    """
    run = _Run(variances, displacement, dates)
    for epoch in range(len(dates)):
        run.take(epoch)
    return run.likelihood()


class _Run:
    """States and covariances of points as one epoch after the other is taken."""

    def __init__(self, variances: Variances, displacement: np.ndarray, dates: np.ndarray) -> None:
        self._variances = variances
        self._values = displacement
        self._dates = dates
        self._first = first_observed(displacement)
        points = len(displacement)
        at = np.minimum(self._first, displacement.shape[1] - 1)
        self._states = np.zeros((points, STATES))
        self._states[:, 0] = np.nan_to_num(displacement[np.arange(points), at])
        self._shared = bool(np.isfinite(displacement).all())
        self._covariance = np.repeat(variances.before()[None], 1 if self._shared else points, axis=0)
        self._squares, self._logarithms, self._count = np.zeros((3, points))
        self._seen = weights_at(dates, dates[0])
        self._steps: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        self._in_a_row = np.zeros(points)  # far off, to the side that the sign tells
        self._known = 0

    def take(self, epoch: int) -> None:
        """Take the values of the next epoch."""
        if epoch:
            days = int((self._dates[epoch] - self._dates[epoch - 1]).astype(int))
            if days not in self._steps:
                self._steps[days] = self._variances.step(days / DAYS_PER_YEAR)
            goes_on, added = self._steps[days]
            self._states = self._states @ goes_on.T
            self._covariance = goes_on @ self._covariance @ goes_on.T + added
        seen = self._seen[epoch]
        towards = self._covariance @ seen
        variance = towards @ seen + 1.0
        error = self._values[:, epoch] - self._states @ seen
        known = np.isfinite(error)
        off = np.where(known, error, 0.0)
        error = self._held(off, known, variance)
        gain = towards / variance[:, None]
        self._states += gain * error[:, None]
        moved = np.abs(self._in_a_row) > _IN_A_ROW
        if moved.any():  # no outlier: the level goes to where the value is
            self._states[moved, 0] += (off - (gain @ seen) * error)[moved] + self._states[moved, 4]
            self._states[moved, 4] = 0.0
        change = gain[:, :, None] * towards[:, None, :]
        self._covariance = self._covariance - (change if self._shared else known[:, None, None] * change)
        counts = known & (epoch > self._first)
        self._squares += np.where(counts, error**2 / variance, 0.0)
        self._logarithms += np.where(counts, np.log(variance), 0.0)
        self._count += counts
        self._known = epoch + 1

    def _held(self, error: np.ndarray, known: np.ndarray, variance: np.ndarray) -> np.ndarray:
        """Return the errors, those of outliers held at so many standard deviations of the point; count these."""
        told = self._count >= _FEWEST_EPOCHS
        noise = np.maximum(np.sqrt(self._squares / np.maximum(self._count, 1.0)), _LEAST_NOISE_MM)
        most = np.where(told, _OUTLIER * noise * np.sqrt(variance), np.inf)
        side = np.sign(error) * (np.abs(error) > most)
        in_a_row = np.where(side * self._in_a_row > 0, self._in_a_row + side, side)
        self._in_a_row = np.where(known, in_a_row, self._in_a_row)
        return np.clip(error, -most, most)

    def states(self) -> np.ndarray:
        """Return the states, NaN at points of which nothing was seen."""
        return np.where((self._first < self._known)[:, None], self._states, np.nan)

    def likelihood(self) -> float:
        """Return the logarithm of the likelihood of all that was taken."""
        count = np.maximum(self._count, 1.0)
        noise = np.maximum(self._squares / count, 1e-9)
        return float(-0.5 * (self._count * np.log(noise) + self._logarithms).sum())


def _of_like_size(displacement: np.ndarray) -> np.ndarray:
    """Return the series that are not constant, each divided by its own size: only ratios of variances are sought."""
    known = np.isfinite(displacement)
    count = np.maximum(known.sum(axis=1), 1)
    mean = np.where(known, displacement, 0).sum(axis=1, dtype=np.float64) / count
    apart = np.where(known, displacement - mean[:, None], 0)
    size = np.sqrt(np.square(apart, dtype=np.float64).sum(axis=1) / count)
    moving = size > _TINY
    return np.asarray(displacement[moving] / size[moving, None])


def likeliest_steps(
    displacement: np.ndarray, dates: np.ndarray, prior: Prior, start: np.ndarray, progress: Progress
) -> np.ndarray:
    """Return how far from the prior's middle the variances are that are likeliest for some series, shape (7,).

    Parameters
    ----------
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.
    start
        From where they are sought.
    """
    complete = np.isfinite(displacement).all(axis=1)
    if 2 * complete.sum() >= len(complete):  # these share their gains, which saves most of the time
        displacement = displacement[complete]
    tries = 0

    def unlikely(steps: np.ndarray) -> float:
        nonlocal tries
        tries += 1
        progress(min(1.0, tries / _USUAL_TRIES), "Estimating how fast the ground's movement changes")
        told = likelihood(prior.at(steps), displacement, dates) / min(_LIKE_ONE, len(displacement))
        return float(0.5 * steps @ steps - told)

    found = minimize(
        unlikely,
        start,
        method="Powell",
        bounds=[(-_WIDEST, _WIDEST)] * len(prior.middle),
        options={"maxfev": 2 * _USUAL_TRIES, "xtol": 0.05, "ftol": 1e-4},
    )
    return np.asarray(found.x)
