# SPDX-License-Identifier: GPL-2.0-or-later
"""The offset between two releases without common epochs: trend and season run through, the level may step.

Least squares on both sides of the gap. The standard error is that of the step with the correlation in time that the
residuals of all points have together (generalised sandwich, as in Williams, 2003, J. Geodesy 76, for steps in GNSS
series); a trend that changed within the gap is not in it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..units import DAYS_PER_YEAR
from .noise_correlation import autocorrelation, correlation_of_neighbours, variance_of_estimate
from .release_offsets import Offsets, smoothed

WINDOW_DAYS = 3 * 365
"""So much of each release beside the gap tells trend and season."""
_SEASON_DAYS = 2 * 365
_FEWEST_OF_SIDE = 6
_SAMPLE = 3000
_RIDGE = 1e-9


def offsets_over_gap(
    series: tuple[np.ndarray, np.ndarray], dates: tuple[np.ndarray, np.ndarray], places: np.ndarray
) -> Offsets:
    """Return the offsets of pairs, second less first, at the gap between two releases.

    >>> dates = np.datetime64("2019-01-03") + 12 * np.arange(120)
    >>> years = (dates - dates[60]).astype(float) / 365.25
    >>> noise = np.random.default_rng(0).normal(0, 2, (200, 120))
    >>> values = -10 * years + noise - 5 * (np.arange(120) < 60)
    >>> at = np.random.default_rng(1).uniform(0, 5000, (200, 2))
    >>> found = offsets_over_gap((values[:, :60], values[:, 60:]), (dates[:60], dates[60:]), at)
    >>> bool(abs(np.median(found.value) - 5) < 0.3), found.extrapolated
    (True, True)

    Parameters
    ----------
    series
        Of the pairs in both releases near the gap, mm, shapes (n_pairs, n_first) and (n_pairs, n_second).
    dates
        Of both, ``datetime64[D]``; all of the first lie before those of the second.
    places
        Metres, shape (n_pairs, 2).
    """
    every = np.concatenate(dates)
    values = np.concatenate(series, axis=1).astype(float)
    design = _design(every, len(dates[0]))
    known = np.isfinite(values)
    enough = np.minimum(known[:, : len(dates[0])].sum(axis=1), known[:, len(dates[0]) :].sum(axis=1))
    coefficients, covariance = _fitted(np.where(known, values, 0.0), known, design)
    residuals = np.where(known, values - coefficients @ design.T, np.nan)
    terms = design.shape[1]
    freedom = np.maximum(known.sum(axis=1) - terms, 1)
    spread = np.sqrt(np.nansum(residuals**2, axis=1) / freedom)
    sample = np.linspace(0, len(values) - 1, min(_SAMPLE, len(values))).astype(int)
    told = sample[enough[sample] >= _FEWEST_OF_SIDE]
    correlation = autocorrelation(residuals[told]) if len(told) else np.ones(1)
    alone = variance_of_estimate(every, design, np.ones(1))
    sigma = spread * np.sqrt(covariance * variance_of_estimate(every, design, correlation) / alone)
    usable = enough >= _FEWEST_OF_SIDE
    value = np.where(usable, coefficients[:, -1], np.nan)
    found = Offsets(value, np.where(usable, sigma, np.inf), np.zeros(len(value), dtype=int), extrapolated=True)
    if usable.sum() < 3:
        return replace(found, sigma=np.where(usable, sigma, np.nan))
    return smoothed(found, places, correlation_of_neighbours(residuals[told], places[told], 4))


def _design(dates: np.ndarray, before: int) -> np.ndarray:
    """Return level, trend, season where the dates tell it, and step, shape (n_dates, n_terms)."""
    years = (dates - dates[before]).astype(float) / DAYS_PER_YEAR
    columns = [np.ones_like(years), years]
    if (dates[-1] - dates[0]).astype(int) >= _SEASON_DAYS:
        columns += [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)]
    return np.stack([*columns, (np.arange(len(dates)) >= before).astype(float)], axis=1)


def _fitted(values: np.ndarray, known: np.ndarray, design: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the coefficients, shape (n, n_terms), and the unscaled variance of the last of them, shape (n,)."""
    terms = design.shape[1]
    squares = np.einsum("nt,ti,tj->nij", known.astype(float), design, design, optimize=True)
    squares += _RIDGE * np.eye(terms)
    inverse = np.linalg.inv(squares)
    coefficients = np.einsum("nij,nj->ni", inverse, values @ design)
    return coefficients, inverse[:, -1, -1]
