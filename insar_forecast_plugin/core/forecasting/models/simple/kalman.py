# SPDX-License-Identifier: GPL-2.0-or-later
"""A Kalman filter at each point: level, slope, season and a fading excursion, in noise; Harvey (1989), chapters 3, 4.

What one point shows cannot tell how fast levels and slopes of ground change; what a region shows can. So the variances,
relative to each point's noise, are the region's, and are estimated from many of its points by the likelihood, under a
prior that series of other regions gave (:mod:`.kalman_variances`). Short series leave them near the prior. But in one
region some ground is calm and some is not: five filters, whose slopes change at different paces, run side by side at
each point, and count by how likely they make its series (Magill 1965) and how many points of the region have each pace.
Calm ground may begin to move: what a value tells of a point's pace counts half as much after half a year.

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
from ...data.forecast_calendar import ForecastCalendar
from ...data.forecast_data import ForecastData
from ...data.forecaster import FitRecord
from ...data.region_series import RegionSeries
from .kalman_run import filtered, likelihoods
from .kalman_variances import (
    ONE_PACE,
    PACES,
    PRIOR,
    Prior,
    Variances,
    pace_weights,
    shares_of_paces,
    weights_at,
)

MOST_POINTS, SEED = 200, 0
"""Points whose series tell the variances, and the seed that draws them where nothing else is said."""
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
        self, calendar: ForecastCalendar | None = None, *, seed: int = SEED, device: str = "auto", prior: Prior = PRIOR
    ) -> None:
        del device
        self.calendar = calendar
        self._seed = seed
        self._prior = prior
        self.variances_: dict[np.datetime64, Variances] = {}
        """By the last date that told them, increasing."""
        self.shares_: dict[np.datetime64, np.ndarray] = {}
        """Of the points at each pace, by the same dates, shape (n_paces,); all have one where a date is missing."""

    def fit(self, data: ForecastData | RegionSeries, progress: Progress) -> FitRecord:
        """Estimate the variances from all epochs, and for past origins from their first part.

        Points that never move, such as those without data, tell nothing of how others do, and are left out.
        """
        region = data if isinstance(data, RegionSeries) else RegionSeries.of(data)
        rows = region.drawn(MOST_POINTS, self._seed)
        increasing = np.sort(rows)
        series = region.series(increasing)[np.searchsorted(increasing, rows)]
        return self.fit_series(series, region.dates, progress)

    def fit_series(self, series: np.ndarray, dates: np.ndarray, progress: Progress) -> FitRecord:
        """Estimate the variances from the series of drawn points, mm, shape (n_points, n_epochs); see :meth:`fit`.

        They stand in the order of the draw, so that sums do not depend on the order of the file.
        """
        spans = sorted({*(int(share * len(dates)) for share in SHARES), len(dates)})
        spans = [span for span in spans if span >= _FEWEST_EPOCHS] or [len(dates)]
        steps, found, shares = np.zeros(len(self._prior.middle)), {}, {}
        for index, span in enumerate(spans):
            part = Part(progress, index / len(spans), (index + 1) / len(spans))
            moving, sizes = _of_like_size(series[:, :span])
            if len(moving):
                steps = likeliest_steps(moving, sizes, dates[:span], prior=self._prior, start=steps, progress=part)
            until, variances = dates[span - 1], self._prior.at(steps)
            found[until] = variances
            if len(moving):
                told = [likelihoods(variances.at_pace(pace), moving, dates[:span], sizes) for pace in PACES]
                shares[until] = shares_of_paces(np.array(told), min(_LIKE_ONE, len(moving)))
        self.variances_, self.shares_ = found, shares
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
        told_by: dict[np.datetime64 | None, list[int]] = {}
        for known in ahead:
            told_by.setdefault(self._told_until(data.dates[known - 1]), []).append(known)
        found = {known: np.empty((len(data.displacement), len(dates)), np.float32) for known, dates in ahead.items()}
        complete = np.isfinite(data.displacement).all(axis=1)
        for kind in (complete, ~complete):  # complete series share their gains
            chosen = np.flatnonzero(kind)
            for start in range(0, len(chosen), _BLOCK):
                rows = chosen[start : start + _BLOCK]
                block = ForecastData(data.coordinates[rows], data.dates, data.displacement[rows])
                for until, origins in told_by.items():
                    for known, forecast in self._of_paces(until, block, {one: ahead[one] for one in origins}):
                        found[known][rows] = forecast
        return found

    def _of_paces(
        self, until: np.datetime64 | None, data: ForecastData, ahead: Mapping[int, np.ndarray]
    ) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the number of epochs known at each origin and the forecasts from it, shape (n_points, n_dates).

        Parameters
        ----------
        until
            The date whose variances are taken; None for the prior's.
        ahead
            Dates by the number of epochs known.
        """
        usual = self._prior.at(0.0) if until is None else self.variances_[until]
        shares = ONE_PACE if until is None else self.shares_.get(until, ONE_PACE)
        paces = [(share, usual.at_pace(pace)) for share, pace in zip(shares, PACES, strict=True) if share > 0]
        runs = [filtered(variances, data.displacement, data.dates, list(ahead)) for _, variances in paces]
        for at_origin in zip(*runs, strict=True):
            known = at_origin[0][0]
            counts = pace_weights(np.array([told for _, _, told in at_origin]), np.array([share for share, _ in paces]))
            forecast = np.zeros((len(data.displacement), len(ahead[known])))
            for count, (_, variances), (_, states, _) in zip(counts, paces, at_origin, strict=True):
                weights = variances.seen_at(ahead[known], data.dates[known - 1], data.dates[0])
                forecast += count[:, None] * (states @ weights.T)
            yield known, forecast

    def tensors(self) -> dict[str, np.ndarray]:
        """Return the variances by the names of a model file."""
        logarithms = [variances.logarithms() for variances in self.variances_.values()]
        shares = [self.shares_.get(until, ONE_PACE) for until in self.variances_]
        return {
            "kalman_variances": np.array(logarithms),
            "kalman_shares": np.array(shares),
            "kalman_until": days_of(self.variances_),
        }

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
        shares = np.tile(ONE_PACE, (len(until), 1))
        if "kalman_shares" in bundle.tensors:  # models of earlier versions have one pace
            shares = bundle.tensor("kalman_shares", (len(until), len(PACES)))
            if not ((shares >= 0).all() and np.allclose(shares.sum(axis=1), 1, atol=1e-3)):
                raise ModelError("The model's shares of paces do not add up to 1. Train the model again.")
        return cls.told(dict(zip(until, logarithms, strict=True)), dict(zip(until, shares, strict=True)), calendar)

    @classmethod
    def told(
        cls,
        logarithms: Mapping[np.datetime64, np.ndarray],
        shares: Mapping[np.datetime64, np.ndarray],
        calendar: ForecastCalendar,
    ) -> Self:
        """Restore a fitted filter from the logarithms of its variances and its shares of paces, by their last date."""
        kalman = cls(calendar)
        kalman.variances_ = {day: Variances.of_logarithms(one) for day, one in logarithms.items()}
        kalman.shares_ = {day: np.asarray(one) for day, one in shares.items()}
        return kalman

    def error_sizes(self, dates: np.ndarray, epochs: Sequence[int], ahead: np.ndarray) -> np.ndarray:
        """Return how large errors are to be expected; see :class:`~...data.forecaster.SizedForecaster`."""
        until = self._told_until(dates[-1])
        variances = self._prior.at(0.0) if until is None else self.variances_[until]
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

    def _told_until(self, origin: np.datetime64) -> np.datetime64 | None:
        """Return the last date until which variances were told that an origin knew; None if there is none."""
        if not self.variances_:
            raise RuntimeError("the filter is not fitted")
        return max((day for day in self.variances_ if day <= origin), default=None)


def _of_like_size(displacement: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the series that are not constant, each divided by its own size, and these sizes, mm, shape (n_moving,).

    Only ratios of variances are sought.
    """
    known = np.isfinite(displacement)
    count = np.maximum(known.sum(axis=1), 1)
    mean = np.where(known, displacement, 0).sum(axis=1, dtype=np.float64) / count
    apart = np.where(known, displacement - mean[:, None], 0)
    size = np.sqrt(np.square(apart, dtype=np.float64).sum(axis=1) / count)
    moving = size > _TINY
    return displacement[moving] / size[moving, None], size[moving]


def likeliest_steps(
    displacement: np.ndarray,
    sizes: np.ndarray,
    dates: np.ndarray,
    *,
    prior: Prior,
    start: np.ndarray,
    progress: Progress,
) -> np.ndarray:
    """Return how far from the prior's middle the variances are that are likeliest for some series, shape (7,).

    Parameters
    ----------
    displacement
        Over the sizes, shape (n_points, n_epochs), NaN where missing.
    sizes
        mm, shape (n_points,).
    start
        From where they are sought.
    """
    complete = np.isfinite(displacement).all(axis=1)
    if 2 * complete.sum() >= len(complete):  # these share their gains, which saves most of the time
        displacement, sizes = displacement[complete], sizes[complete]
    tries = 0

    def unlikely(steps: np.ndarray) -> float:
        nonlocal tries
        tries += 1
        progress(min(1.0, tries / _USUAL_TRIES), "Estimating how fast the ground's movement changes")
        told = likelihoods(prior.at(steps), displacement, dates, sizes).sum() / min(_LIKE_ONE, len(displacement))
        return float(0.5 * steps @ steps - told)

    found = minimize(
        unlikely,
        start,
        method="Powell",
        bounds=[(-_WIDEST, _WIDEST)] * len(prior.middle),
        options={"maxfev": 2 * _USUAL_TRIES, "xtol": 0.05, "ftol": 1e-4},
    )
    return np.asarray(found.x)
