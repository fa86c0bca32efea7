# SPDX-License-Identifier: GPL-2.0-or-later
"""Series at other dates than their own: a straight line through the few acquisitions around each date.

Cleveland, W. S. (1979), Robust locally weighted regression, JASA 74, section 2: the line is fitted with weights that
fall with the distance in time. The sums that it needs are products with sparse matrices of dates x asked dates, so all
series are done at once, and missing values cost nothing but a second set of products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

NEIGHBOURS = 4
"""Acquisitions that the line leans on; ``benchmarks/decomposition_accuracy.py --settings`` shows what others do."""

REACH_DAYS = 60.0
"""An acquisition farther off says nothing: motion and season are no straight line over so long a time."""

_BEYOND = 1.2
"""The weight is zero at this many times the distance of the last neighbour, which so keeps a weight of its own."""

_FLAT = 1e-6


@dataclass(frozen=True)
class TimeKernel:
    """The weights of acquisitions at asked dates.

    Parameters
    ----------
    weights
        Kernel, divided by the squared noise factors, shape (n_dates, n_asked).
    lag
        Date minus asked date in widths of the kernel, of the same pattern.
    squares
        Squared weights times the squared noise factors, of the same pattern: what the variance of the line needs.
    reach
        Days from each asked date to the farthest acquisition that says something about it, shape (n_asked,).
    one_sided
        Whether an asked date may lie outside of the acquisitions that say something about it.
    """

    weights: csr_array
    lag: csr_array
    squares: csr_array
    reach: np.ndarray
    one_sided: bool = False

    @classmethod
    def between(
        cls,
        dates: np.ndarray,
        asked: np.ndarray,
        *,
        noise: np.ndarray | None = None,
        neighbours: int = NEIGHBOURS,
        past_only: bool = False,
        leave_out: bool = False,
    ) -> TimeKernel:
        """Return the weights of acquisitions at asked dates.

        Parameters
        ----------
        dates, asked
            ``datetime64[D]``, shapes (n_dates,) and (n_asked,).
        noise
            By how much noisier than usual each acquisition is, shape (n_dates,); None: all alike.
        neighbours
            How many acquisitions the line leans on.
        past_only
            Use no acquisition after the asked date.
        leave_out
            Use none at the asked date itself, for residuals.
        """
        days = (dates[:, None] - asked[None, :]).astype("timedelta64[D]").astype(float)
        usable = np.abs(days) <= REACH_DAYS
        if past_only:
            usable &= days <= 0
        if leave_out:
            usable &= days != 0
        far = np.where(usable, np.abs(days), np.inf)
        width = np.sort(far, axis=0)[min(neighbours, len(dates)) - 1]
        sides = [np.where(usable & side, np.abs(days), np.inf).min(axis=0) for side in (days <= 0, days >= 0)]
        for nearest in sides:  # both neighbours of a gap, however uneven it is
            width = np.where(np.isfinite(nearest), np.maximum(np.where(np.isfinite(width), width, 0), nearest), width)
        width = _BEYOND * np.where(np.isfinite(width), np.maximum(width, 1.0), REACH_DAYS)
        lag = days / width
        scale = (np.ones(len(dates)) if noise is None else noise)[:, None] ** 2
        kernel = np.where(usable & (np.abs(lag) < 1), 1 - lag**2, 0.0) / scale
        rows, columns = np.nonzero(kernel)
        shape = kernel.shape

        def sparse(values: np.ndarray) -> csr_array:
            return csr_array((values[rows, columns], (rows, columns)), shape=shape)

        reach = np.where(kernel > 0, np.abs(days), 0.0).max(axis=0)
        return cls(sparse(kernel), sparse(lag), sparse(kernel**2 * scale), reach, past_only)

    def fit(self, series: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the value of each local line at the asked dates, and its variance for a noise of 1.

        Parameters
        ----------
        series
            Shape (n_series, n_dates), NaN where missing.

        Returns
        -------
        tuple of ndarray
            Values and variances, float64, shape (n_series, n_asked); NaN where the acquisitions do not enclose the
            date, or where they are too few for a line.

        Examples
        --------
        >>> days = np.array(["2024-01-01", "2024-01-13", "2024-01-25"], dtype="datetime64[D]")
        >>> kernel = TimeKernel.between(days, np.array(["2024-01-07"], dtype="datetime64[D]"))
        >>> value, variance = kernel.fit(np.array([[0.0, 2.0, 4.0], [1.0, np.nan, np.nan]]))
        >>> value.round(6).tolist(), bool(variance[0, 0] < 1)
        ([[1.0], [nan]], True)
        """
        there = np.isfinite(series)
        values = np.where(there, series, 0.0)
        lag, weights, squares = self.lag.data, self.weights, self.squares
        # One row stands for all where nothing is missing.
        present = np.ones((1, series.shape[1])) if there.all() else there.astype(float)
        s0, s1, s2 = (present @ _with(weights, weights.data * lag**power) for power in (0, 1, 2))
        q0, q1, q2 = (present @ _with(squares, squares.data * lag**power) for power in (0, 1, 2))
        t0, t1 = (values @ _with(weights, weights.data * lag**power) for power in (0, 1))
        spread = s0 * s2 - s1**2
        line = spread > _FLAT * s0**2
        alone = ~line & (s0 > 0) & (np.abs(s1) <= _FLAT * s0)  # one acquisition, at the date itself
        safe, sure = np.where(line, spread, 1.0), np.where(s0 > 0, s0, 1.0)
        fitted = np.where(line, (s2 * t0 - s1 * t1) / safe, t0 / sure)
        variance = np.where(line, (s2**2 * q0 - 2 * s1 * s2 * q1 + s1**2 * q2) / safe**2, q0 / sure**2)
        known = line | alone
        if not self.one_sided:
            sides = [_with(weights, side.astype(float)) for side in (lag <= 0, lag >= 0)]
            known = known & np.logical_and(*((present @ side) > 0 for side in sides))
        shape = fitted.shape
        return np.where(known, fitted, np.nan), np.broadcast_to(np.where(known, variance, np.nan), shape)


def _with(pattern: csr_array, values: np.ndarray) -> csr_array:
    return csr_array((values, pattern.indices, pattern.indptr), shape=pattern.shape)
