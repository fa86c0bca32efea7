# SPDX-License-Identifier: GPL-2.0-or-later
"""Trend and annual season of a series by least squares, on any calendar, vectorised over points.

The model is ``c0 + c1 t + c2 cos(2 pi t) + c3 sin(2 pi t)`` with ``t`` in years, the one that EGMS itself fits to
describe a series. A few epochs cannot tell a slope from a season: a prior that counts like a few epochs without slope
and season keeps the extrapolation calm until the data speak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...units import DAYS_PER_YEAR

TERMS = 4

NO_PRIOR = (0.0, 0.0, 0.0, 0.0)
CALM_PRIOR = (0.0, 2.0, 4.0, 4.0)
"""Pseudo-observations of zero for (level, slope, cosine, sine), each as precise as one epoch."""

_JITTER = 1e-9


def seasonal_terms(dates: np.ndarray, reference: np.datetime64) -> np.ndarray:
    """Return one, years since the reference, and the cosine and sine of the year, float64, shape (n_dates, 4)."""
    years = (dates - reference).astype(np.int64) / DAYS_PER_YEAR
    return np.stack([np.ones_like(years), years, np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)], axis=1)


@dataclass(frozen=True)
class SeasonalFit:
    """Fitted trend and season.

    Parameters
    ----------
    coefficients
        Level (mm), slope (mm/yr), cosine and sine (mm), float64, shape (n_points, 4); NaN without any observation.
    reference
        The date at which years are counted from zero.
    """

    coefficients: np.ndarray
    reference: np.datetime64

    def at(self, dates: np.ndarray) -> np.ndarray:
        """Return the fit at dates, before or after the last epoch; mm, float32, shape (n_points, n_dates)."""
        return (self.coefficients @ seasonal_terms(dates, self.reference).T).astype(np.float32)


class RunningSeasonalFit:
    """A fit that takes one epoch after the other, so that the fit at every origin costs no more than one fit.

    Parameters
    ----------
    point_count
        Number of series.
    reference
        The date at which years are counted from zero.
    prior
        Pseudo-observations of zero a term.
    terms
        Leading terms in use: 2 for a line, 4 for line and season.
    """

    def __init__(
        self,
        point_count: int,
        reference: np.datetime64,
        *,
        prior: tuple[float, ...] = NO_PRIOR,
        terms: int = TERMS,
    ) -> None:
        self._reference = reference
        self._terms = terms
        self._penalty = np.diag(prior[:terms]) + _JITTER * np.eye(terms)
        # Most series are complete and share one normal matrix; those with gaps subtract what they lack.
        self._shared = np.zeros((terms, terms))
        self._lacking: np.ndarray | None = None
        self._right = np.zeros((point_count, terms))
        self._seen = np.zeros(point_count, dtype=np.int64)

    def add(self, values: np.ndarray, date: np.datetime64) -> None:
        """Take the values of one epoch, shape (n_points,), NaN where missing."""
        row = seasonal_terms(np.array([date]), self._reference)[0, : self._terms]
        outer = np.outer(row, row)
        self._shared += outer
        missing = ~np.isfinite(values)
        self._right += np.where(missing, 0.0, values)[:, None] * row
        self._seen += ~missing
        if missing.any():
            if self._lacking is None:
                self._lacking = np.zeros((len(values), self._terms, self._terms))
            self._lacking[missing] += outer

    def fit(self) -> SeasonalFit:
        """Return the fit to what was added so far."""
        coefficients = np.zeros((len(self._right), TERMS))
        coefficients[:, : self._terms] = np.linalg.solve(self._shared + self._penalty, self._right.T).T
        if self._lacking is not None:
            gappy = np.flatnonzero(self._lacking[:, 0, 0] > 0)
            matrices = self._shared + self._penalty - self._lacking[gappy]
            # What is left of a matrix after subtraction may be singular by rounding; the jitter grows with it.
            matrices += 1e-12 * np.trace(self._shared) * np.eye(self._terms)
            coefficients[gappy, : self._terms] = np.linalg.solve(matrices, self._right[gappy][:, :, None])[:, :, 0]
            coefficients[self._seen == 0] = np.nan
        return SeasonalFit(coefficients, self._reference)


def fit_seasonal(
    displacement: np.ndarray,
    dates: np.ndarray,
    *,
    prior: tuple[float, ...] = NO_PRIOR,
    terms: int = TERMS,
) -> SeasonalFit:
    """Fit trend and season to each series.

    Parameters
    ----------
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    prior
        Pseudo-observations of zero for level, slope, cosine and sine.
    terms
        2 for a line, 4 for a line and a season.

    Examples
    --------
    >>> dates = np.datetime64("2020-01-03") + 6 * np.arange(180)
    >>> season = 2 * np.cos(2 * np.pi * (dates - dates[0]).astype(float) / DAYS_PER_YEAR)
    >>> line = -5 * (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    >>> fit_seasonal((1 + line + season)[None], dates).coefficients.round(3).tolist()
    [[1.0, -5.0, 2.0, 0.0]]
    """
    running = RunningSeasonalFit(len(displacement), dates[0], prior=prior, terms=terms)
    for epoch, date in enumerate(dates):
        running.add(displacement[:, epoch], date)
    return running.fit()
