# SPDX-License-Identifier: GPL-2.0-or-later
"""The variances of the Kalman filter: what they do to its states, and what series of many regions say of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, dataclass, replace

import numpy as np

from ....units import DAYS_PER_YEAR

STATES = 5
"""Level (mm), slope (mm/yr), cosine and sine of the year (mm), excursion (mm)."""
_ANY_LEVEL = 1e4
"""Variance of the level before anything is seen, in those of the noise."""
_LEAST_SPREAD = 0.5
PACES = (0.03, 1.0, 10.0, 100.0, 10_000.0)
"""Growth of the slope's variance at points from calm to restless ones, in that of the region."""
ONE_PACE = np.array([0.0, 1.0, 0.0, 0.0, 0.0])
"""Shares of the paces where all points are alike."""
USUAL_SHARES = np.array([0.1, 0.8, 0.08, 0.015, 0.005])
"""Shares of the paces before anything is seen."""
_SEEN_BEFORE = 2.0
"""So many points are these worth."""
_LESS_TOLD = 4.0
"""Logarithms of likelihoods of whole series are divided by this: noise of real series is not that of the model, and
without it a pace is taken for sure too soon."""
_ROUNDS = 100


@dataclass(frozen=True)
class Variances:
    """How fast the states change, in variances of the noise of one value.

    Parameters
    ----------
    level, slope, season
        Growth of the variance: of the level (1/yr), of the slope (1/yr^3), and of cosine and sine (1/yr).
    first_slope, first_season
        Variance before anything is seen, of the slope (per year), and of cosine and sine.
    excursion
        Variance of what fades.
    fading_days
        Days in which it falls to 37%.
    """

    level: float
    slope: float
    first_slope: float
    first_season: float
    season: float
    excursion: float
    fading_days: float

    @classmethod
    def of_logarithms(cls, logarithms: np.ndarray) -> Variances:
        """Return them from their decimal logarithms, in the order of the parameters."""
        return cls(*(10.0 ** np.asarray(logarithms)).tolist())

    def logarithms(self) -> np.ndarray:
        """Return what :meth:`of_logarithms` makes them of."""
        return np.log10(astuple(self))

    def at_pace(self, pace: float) -> Variances:
        """Return those of points whose slope changes faster or slower, see :data:`PACES`."""
        return replace(self, slope=self.slope * pace)

    def before(self) -> np.ndarray:
        """Return the covariance of the states before anything is seen, shape (5, 5)."""
        return np.diag([_ANY_LEVEL, self.first_slope, self.first_season, self.first_season, self.excursion])

    def step(self, years: float) -> tuple[np.ndarray, np.ndarray]:
        """Return how the states go on, and what is added to their covariance, both of shape (5, 5)."""
        goes_on, added = np.eye(STATES), np.zeros((STATES, STATES))
        goes_on[0, 1] = years
        goes_on[4, 4] = self._left(years)
        added[0, 0] = self.level * years + self.slope * years**3 / 3
        added[0, 1] = added[1, 0] = self.slope * years**2 / 2
        added[1, 1] = self.slope * years
        added[2, 2] = added[3, 3] = self.season * years
        added[4, 4] = self.excursion * (1 - goes_on[4, 4] ** 2)
        return goes_on, added

    def after(self, covariance: np.ndarray, time: np.timedelta64) -> np.ndarray:
        """Return the covariance of the states after a time without values, shape (5, 5)."""
        goes_on, added = self.step(float(time.astype("timedelta64[D]").astype(int)) / DAYS_PER_YEAR)
        return np.asarray(goes_on @ covariance @ goes_on.T + added)

    def seen_at(self, dates: np.ndarray, origin: np.datetime64, reference: np.datetime64) -> np.ndarray:
        """Return the weights of the states at an origin in the value at dates from it on, shape (n_dates, 5)."""
        weights = weights_at(dates, reference)
        weights[:, 1] = (dates - origin).astype(float) / DAYS_PER_YEAR
        weights[:, 4] = self._left(weights[:, 1])
        return weights

    def _left(self, years: np.ndarray | float) -> np.ndarray:
        return np.exp(-np.asarray(years) * DAYS_PER_YEAR / self.fading_days)


def weights_at(dates: np.ndarray, reference: np.datetime64) -> np.ndarray:
    """Return the weights of the states at dates in the values of the same dates, shape (n_dates, 5)."""
    turn = 2 * np.pi * (dates - reference).astype(float) / DAYS_PER_YEAR
    one = np.ones_like(turn)
    return np.stack([one, 0 * one, np.cos(turn), np.sin(turn), one], axis=1)


def pace_weights(likelihoods: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Return how much each pace counts at each point, shape (n_paces, n_points); they add up to 1.

    Parameters
    ----------
    likelihoods
        Logarithms of the likelihood of what was seen of each point of late at each pace, shape (n_paces, n_points).
    shares
        Of the points of a region at each pace, shape (n_paces,).

    Examples
    --------
    >>> pace_weights(np.array([[-5.0, -3.0], [-3.0, -3.0]]), np.array([0.5, 0.5])).round(2).tolist()
    [[0.12, 0.5], [0.88, 0.5]]
    """
    weights = shares[:, None] * np.exp(likelihoods - likelihoods.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


def shares_of_paces(likelihoods: np.ndarray, like_one: float) -> np.ndarray:
    """Return which shares of a region's points have each pace, by expectation and maximisation, shape (n_paces,).

    Parameters
    ----------
    likelihoods
        Logarithms of the likelihood of each point's whole series at each pace, shape (n_paces, n_points).
    like_one
        So many points tell as much as one that stands alone.
    """
    shares = USUAL_SHARES
    points = likelihoods.shape[1] / like_one
    for _ in range(_ROUNDS):
        told = pace_weights(likelihoods / _LESS_TOLD, shares).sum(axis=1) / like_one
        shares = (told + _SEEN_BEFORE * USUAL_SHARES) / (points + _SEEN_BEFORE)
    return shares


@dataclass(frozen=True)
class Prior:
    """A normal distribution of the decimal logarithms of the variances, in the order of :class:`Variances`.

    Parameters
    ----------
    middle, spread
        Mean and standard deviation, shape (7,).
    """

    middle: np.ndarray
    spread: np.ndarray

    @classmethod
    def without(cls, left_out: Collection[str] = ()) -> Prior:
        """Return the prior that all regions give, less some: a measurement on one of them leaves it out."""
        told = np.array([REGIONS[name] for name in REGIONS if name not in left_out])
        return cls(told.mean(axis=0), np.maximum(told.std(axis=0, ddof=1), _LEAST_SPREAD))

    def at(self, steps: np.ndarray | float) -> Variances:
        """Return the variances that lie so many standard deviations from the middle."""
        return Variances.of_logarithms(self.middle + self.spread * steps)


GUESS = Prior(np.array([-1.0, -1.0, 1.0, -0.5, -2.0, -0.5, 1.8]), np.array([1.5, 1.5, 1.0, 1.0, 1.5, 0.7, 0.4]))
"""What was thought before any region was looked at, wide enough to be of little weight."""
REGIONS = {
    "Ustica, line of sight": (-0.33, -1.34, 0.16, -0.8, -1.43, 0.07, 1.34),
    "Ustica, vertical and east": (0.78, -0.86, 1.05, 0.53, -0.69, 1.2, 1.09),
    "Offida": (0.68, -0.45, 2.05, -0.25, -1.98, 0.46, 1.19),
    "Wroclaw": (-0.88, -2.39, -0.89, -0.47, -1.97, -0.92, 1.47),
}
"""Decimal logarithms of the variances that each region's first three quarters of epochs tell under :data:`GUESS`, as
``benchmarks/kalman_filter.py`` prints them: EGMS L2b and L3 of Ustica, a slope at Offida, two tracks around Wroclaw."""

PRIOR = Prior.without()
