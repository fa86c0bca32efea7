# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kalman filter as it goes through the epochs of many points: states, what outliers do, and likelihoods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ....units import DAYS_PER_YEAR
from ...data.forecast_data import first_observed
from .kalman_variances import STATES, Variances, weights_at

_FEWEST_VALUES = 8
"""Values of a point that tell its noise."""
_OUTLIER = 4.0
"""A value that is further off than so many standard deviations moves the states no more than one that is so far."""
_IN_A_ROW = 3
"""After so many values in a row that are far off to the same side it has moved: the level goes to the next of them."""
_FIRST_OUTLIER = 6.0
"""The same of the first values, whose spread few values tell."""
_MOST_FIRST_OUTLIERS = 2
"""If more of the first values are far off, they are no outliers: the point moved."""
_MAD_TO_DEVIATION = 1.4826
_LEAST_NOISE_MM = 0.1
"""Of a point that seemed to have none, such as one that was constant at first."""
_TINY = 1e-9
_HALF_LIFE_DAYS = 0.5 * DAYS_PER_YEAR
"""What a value tells of a point's pace counts half as much after so many days: calm years do not outweigh a bend."""


def filtered(
    variances: Variances, displacement: np.ndarray, dates: np.ndarray, epochs: Sequence[int]
) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield the number of epochs known at each origin, and states and likelihoods there.

    Parameters
    ----------
    displacement
        mm, shape (n_points, n_epochs), NaN where missing; a point's states are NaN before its first value.
    epochs
        Numbers of epochs known at the origins.

    Yields
    ------
    Number of epochs; mm, shape (n_points, 5); logarithms of the likelihood of what was seen of late, shape (n_points,):
    see :meth:`KalmanRun.recent_likelihoods`.
    """
    run = KalmanRun(variances, displacement, dates)
    for known in range(1, max(epochs) + 1):
        run.take(known - 1)
        if known in epochs:
            yield known, run.states(), run.recent_likelihoods()


def likelihoods(
    variances: Variances, displacement: np.ndarray, dates: np.ndarray, sizes: np.ndarray | float = 1.0
) -> np.ndarray:
    """Return logarithms of the likelihood of series, each with the noise that suits it best, shape (n_points,).

    Outliers are held here as they are in forecasts, so that one of them does not decide; so it is not quite a
    likelihood.

    Parameters
    ----------
    displacement
        Shape (n_points, n_epochs), NaN where missing; mm, or mm over the sizes.
    sizes
        By what each series was divided, mm, shape (n_points,).
    """
    run = KalmanRun(variances, displacement, dates, sizes)
    for epoch in range(len(dates)):
        run.take(epoch)
    return run.likelihoods()


class KalmanRun:
    """States and covariances of points as one epoch after the other is taken."""

    def __init__(
        self, variances: Variances, displacement: np.ndarray, dates: np.ndarray, sizes: np.ndarray | float = 1.0
    ) -> None:
        self._sizes = np.broadcast_to(sizes, len(displacement))
        self._least_noise = _LEAST_NOISE_MM / self._sizes
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
        self._sums, self._recent = np.zeros((2, 3, points))  # of the second what is long ago is forgotten
        self._squares, _, self._count = self._sums
        self._seen = weights_at(dates, dates[0])
        self._steps: dict[int, tuple[np.ndarray, np.ndarray]] = {}
        self._in_a_row = np.zeros(points)  # far off, to the side that the sign tells
        self._known = 0
        self._first_limited = False

    def take(self, epoch: int) -> None:
        """Take the values of the next epoch."""
        if epoch:
            days = int((self._dates[epoch] - self._dates[epoch - 1]).astype(int))
            if days not in self._steps:
                self._steps[days] = self._variances.step(days / DAYS_PER_YEAR)
            self._go_on(*self._steps[days])
            self._recent *= 0.5 ** (days / _HALF_LIFE_DAYS)
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
        weighted = gain if self._shared else known[:, None] * gain
        self._covariance -= weighted[:, :, None] * towards[:, None, :]
        counts = known & (epoch > self._first)
        told = np.empty_like(self._sums)
        told[0], told[1], told[2] = error**2 / variance, np.log(variance), 1.0
        told *= counts
        self._sums += told
        self._recent += told
        self._known = epoch + 1
        enough = np.flatnonzero(counts & (self._count == _FEWEST_VALUES))
        if len(enough) and not self._first_limited:
            self._limit_first(enough, epoch)

    def _limit_first(self, rows: np.ndarray, epoch: int) -> None:
        """Go again through the first values of points if some are far off from the others, and hold those.

        Until then nothing told what is far off. Covariances do not depend on values and stay.
        """
        values = self._values[rows, : epoch + 1].astype(np.float64)
        middle = np.nanmedian(values, axis=1, keepdims=True)
        spread = _MAD_TO_DEVIATION * np.nanmedian(np.abs(values - middle), axis=1, keepdims=True)
        most = _FIRST_OUTLIER * np.maximum(spread, self._least_noise[rows, None])
        far = (np.abs(values - middle) > most).sum(axis=1)
        some = (far > 0) & (far <= _MOST_FIRST_OUTLIERS)
        if not some.any():
            return
        rows, held = rows[some], np.clip(values, middle - most, middle + most)[some]
        again = KalmanRun(self._variances, held, self._dates[: epoch + 1], self._sizes[rows])
        again._first_limited = True
        for one in range(epoch + 1):
            again.take(one)
        self._states[rows], self._in_a_row[rows] = again._states, again._in_a_row
        self._sums[:, rows], self._recent[:, rows] = again._sums, again._recent

    def _go_on(self, goes_on: np.ndarray, added: np.ndarray) -> None:
        """Let time pass: slopes move levels and excursions fade, and nothing else, which saves most products."""
        slope, left = goes_on[0, 1], goes_on[4, 4]
        self._states[:, 0] += slope * self._states[:, 1]
        self._states[:, 4] *= left
        covariance = self._covariance
        covariance[:, 0, :] += slope * covariance[:, 1, :]
        covariance[:, :, 0] += slope * covariance[:, :, 1]
        covariance[:, 4, :] *= left
        covariance[:, :, 4] *= left
        covariance += added

    def _held(self, error: np.ndarray, known: np.ndarray, variance: np.ndarray) -> np.ndarray:
        """Return the errors, those of outliers held at so many standard deviations of the point; count these."""
        told = self._count >= _FEWEST_VALUES
        noise = np.maximum(np.sqrt(self._squares / np.maximum(self._count, 1.0)), self._least_noise)
        most = np.where(told, _OUTLIER * noise * np.sqrt(variance), np.inf)
        side = np.sign(error) * (np.abs(error) > most)
        in_a_row = np.where(side * self._in_a_row > 0, self._in_a_row + side, side)
        self._in_a_row = np.where(known, in_a_row, self._in_a_row)
        return np.clip(error, -most, most)

    def states(self) -> np.ndarray:
        """Return the states, NaN at points of which nothing was seen."""
        return np.where((self._first < self._known)[:, None], self._states, np.nan)

    def likelihoods(self) -> np.ndarray:
        """Return logarithms of the likelihood of what was taken, shape (n_points,)."""
        return _likelihoods(*self._sums)

    def recent_likelihoods(self) -> np.ndarray:
        """Return the same of what was taken of late, shape (n_points,).

        Each value counts half as much every :data:`_HALF_LIFE_DAYS`, as in dynamic model averaging (Raftery, Karny,
        Ettler 2010, Technometrics 52, 52-66), so that a point may change its pace.
        """
        return _likelihoods(*self._recent)


def _likelihoods(squares: np.ndarray, logarithms: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return logarithms of likelihoods with the noise that suits each point best, from sums over its values."""
    noise = np.maximum(squares / np.maximum(count, _TINY), _TINY)
    return np.asarray(-0.5 * (count * np.log(noise) + logarithms))
