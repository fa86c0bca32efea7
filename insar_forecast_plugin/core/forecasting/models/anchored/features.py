# SPDX-License-Identifier: GPL-2.0-or-later
"""What the linear anchor looks at: a point's own past, its surroundings' past, and their seasonal extrapolations.

Every feature at an epoch is made from that epoch and earlier ones only. The surroundings are the mean of the 8 nearest
points, of the 64 nearest, and of all: whole dates are off together (atmosphere, orbit), and the mean of many
points shows by how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ...data.forecast_data import first_observed
from ..gap_filling import fill_gaps, mean_of_seen, neighbour_weights
from ..seasonal_fit import CALM_PRIOR, TERMS, RunningSeasonalFit, seasonal_terms

NEAR = 8
WIDE = 64
_SINGLE_LAGS = 24
_LAG_BLOCK = 12


@dataclass(frozen=True)
class Surroundings:
    """Series of the points and of what surrounds them, without gaps.

    Parameters
    ----------
    own, near, wide
        The point, the mean of its 8 and of its 64 nearest others; mm, float32, shape (n_points, n_epochs).
    common
        The mean of all points, shape (1, n_epochs).
    started
        Index of each point's first observation, shape (n_points,). Before it, ``own`` repeats it, and so do ``near``
        and ``wide`` where no neighbour has started: a point's own windows may see that, as they end after its start;
        no other point's may.
    dates
        Epochs, shape (n_epochs,).
    """

    own: np.ndarray
    near: np.ndarray
    wide: np.ndarray
    common: np.ndarray
    started: np.ndarray
    dates: np.ndarray

    @classmethod
    def of(cls, coordinates: np.ndarray, dates: np.ndarray, displacement: np.ndarray) -> Surroundings:
        """Fill gaps and take the neighbours' means; points without any observation are zero everywhere."""
        near, wide = neighbour_weights(coordinates, NEAR), neighbour_weights(coordinates, WIDE)
        filled = fill_gaps(displacement, near)
        own = from_the_start(filled)
        means = [mean_around(filled, weights, own) for weights in (near, wide)]
        return cls(own, means[0], means[1], mean_of_sums([sums_of_seen(filled)]), first_observed(filled), dates)

    @property
    def series(self) -> tuple[np.ndarray, ...]:
        """Own, near, wide and common series; the last has one row."""
        return self.own, self.near, self.wide, self.common

    def at_points(self, selection: np.ndarray) -> Surroundings:
        """Return some of the points; their surroundings stay those of all."""
        return Surroundings(
            self.own[selection],
            self.near[selection],
            self.wide[selection],
            self.common,
            self.started[selection],
            self.dates,
        )


def from_the_start(filled: np.ndarray) -> np.ndarray:
    """Return series whose first value stands before it, too; zero where there is none.

    Parameters
    ----------
    filled
        mm, float32, shape (n_points, n_epochs), without gaps from each point's first observation on.
    """
    if np.isfinite(filled).all():
        return filled
    started, epochs = first_observed(filled), filled.shape[1]
    first = np.where(started < epochs, filled[np.arange(len(filled)), np.minimum(started, epochs - 1)], 0)
    return np.where(np.isfinite(filled), filled, first[:, None]).astype(np.float32)


def mean_around(filled: np.ndarray, weights: sparse.csr_matrix, own: np.ndarray) -> np.ndarray:
    """Return weighted means over those that have started; the point's own series where none has.

    Parameters
    ----------
    filled
        See :func:`from_the_start`, shape (n_sources, n_epochs).
    weights
        Shape (n_points, n_sources).
    own
        Shape (n_points, n_epochs).
    """
    if np.isfinite(filled).all():
        return weights @ filled
    mean = np.stack([mean_of_seen(epoch, weights) for epoch in filled.T], axis=1)
    return np.where(np.isfinite(mean), mean, own).astype(np.float32)


def sums_of_seen(filled: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each epoch the sum of the values, float64, and how many there are; shape (n_epochs,) each."""
    seen = np.isfinite(filled)
    return np.where(seen, filled, 0).sum(axis=0, dtype=np.float64), seen.sum(axis=0)


def mean_of_sums(parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the mean of all points from the sums of parts of them, mm, float32, shape (1, n_epochs)."""
    total, count = (np.sum(one, axis=0) for one in zip(*parts, strict=True))
    return np.asarray(total / np.maximum(count, 1), np.float32)[None]


@dataclass(frozen=True)
class LagPlan:
    """Which past epochs are features: the latest one by one, older ones as means of twelve.

    Parameters
    ----------
    lookback
        Epochs of a window.
    """

    lookback: int

    def spans(self) -> list[tuple[int, int]]:
        """Return the lags of each feature as half-open ranges, from lag 1 on."""
        single = min(self.lookback, _SINGLE_LAGS)
        spans = [(lag, lag + 1) for lag in range(1, single)]
        start = single
        while start < self.lookback:
            stop = min(start + _LAG_BLOCK, self.lookback)
            spans.append((start, stop))
            start = stop
        return spans

    @property
    def lagged_count(self) -> int:
        """Number of features without the seasonal ones: a constant, lags of four series, three differences."""
        return 1 + 4 * len(self.spans()) + 3


@dataclass(frozen=True)
class WindowFeatures:
    """Features of all points at one window's end.

    Parameters
    ----------
    epoch
        Index of the window's last epoch.
    lagged
        A constant, own and surroundings' lags relative to their last value, and how the surroundings stand to the
        point; float32, shape (n_points, lagged_count).
    seasonal
        For each of the four series: fit minus value at the last epoch, slope, cosine and sine; float32, shape
        (n_points, 16).
    """

    epoch: int
    lagged: np.ndarray
    seasonal: np.ndarray

    @property
    def stored(self) -> np.ndarray:
        """All columns, shape (n_points, lagged_count + 16)."""
        return np.concatenate([self.lagged, self.seasonal], axis=1)

    def at_horizon(self, steps: np.ndarray) -> np.ndarray:
        """Return what the anchor looks at for one date, float32, shape (n_points, lagged_count + 4).

        Parameters
        ----------
        steps
            The date's row of :func:`seasonal_steps`, shape (4,).
        """
        changes = self.seasonal.reshape(-1, 4, TERMS) @ steps.astype(np.float32)
        return np.concatenate([self.lagged, changes], axis=1)


def seasonal_steps(dates: np.ndarray, last: np.datetime64, reference: np.datetime64) -> np.ndarray:
    """Return what turns a series' four seasonal columns into its extrapolated change, shape (n_dates, 4).

    The change from the last value to a date is: fit minus value now, plus slope, cosine and sine times how much
    their terms change until then.
    """
    change = seasonal_terms(dates, reference) - seasonal_terms(np.array([last]), reference)
    change[:, 0] = 1.0
    return change


def window_features(surroundings: Surroundings, plan: LagPlan, epochs: range | list[int]) -> Iterator[WindowFeatures]:
    """Yield the features at the windows that end at ``epochs`` (increasing), made from the past of each alone."""
    points = len(surroundings.own)
    reference = surroundings.dates[0]
    fits = [RunningSeasonalFit(len(series), reference, prior=CALM_PRIOR) for series in surroundings.series]
    added = 0
    for epoch in epochs:
        while added <= epoch:
            for index, (fit, series) in enumerate(zip(fits, surroundings.series, strict=True)):
                values = series[:, added]
                if index == 0:
                    values = np.where(surroundings.started <= added, values, np.nan)
                fit.add(values, surroundings.dates[added])
            added += 1
        now = seasonal_terms(surroundings.dates[epoch : epoch + 1], reference)[0]
        lagged = np.empty((points, plan.lagged_count), np.float32)
        seasonal = np.empty((points, 4 * TERMS), np.float32)
        lagged[:, 0] = 1
        column = 1
        for index, (fit, series) in enumerate(zip(fits, surroundings.series, strict=True)):
            last = series[:, epoch]
            for start, stop in plan.spans():
                past = series[:, epoch - stop + 1 : epoch - start + 1]
                lagged[:, column] = (past[:, 0] if stop - start == 1 else past.mean(axis=1)) - last
                column += 1
            if index:
                lagged[:, column] = last - surroundings.own[:, epoch]
                column += 1
            coefficients = np.nan_to_num(fit.fit().coefficients)
            seasonal[:, 4 * index] = coefficients @ now - last
            seasonal[:, 4 * index + 1 : 4 * index + 4] = coefficients[:, 1:]
        yield WindowFeatures(epoch, lagged, seasonal)
