# SPDX-License-Identifier: GPL-2.0-or-later
"""The offset between two releases without common epochs: trend and season run through, the level may step.

Least squares on both sides of the gap. The standard error is that of the step with the correlation in time that the
residuals of all points have together (generalised sandwich, as in Williams, 2003, J. Geodesy 76, for steps in GNSS
series), made larger where the same fit finds steps within the releases, where there are none; a trend that changed
within the gap is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..spread_rows import evenly
from ..units import DAYS_PER_YEAR
from .noise_correlation import autocorrelation, correlation_of_neighbours, variance_of_estimate
from .release_offsets import Offsets, smoothed

WINDOW_DAYS = 3 * 365
"""So much of each release beside the gap tells trend and season."""
_SEASON_DAYS = 2 * 365
_FEWEST_OF_SIDE = 6
_SAMPLE = 3000
_RIDGE = 1e-9
_INSIDE, _FEWEST_INSIDE = (0.35, 0.5, 0.65), 15
_MEDIAN_OF_SQUARE = 0.455
"""Of a standard normal variable."""


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
    step = _step(values, every, len(dates[0]))
    usable, factor = step.usable, _too_large_steps(series, dates)
    value = np.where(usable, step.value, np.nan)
    found = Offsets(value, np.where(usable, step.sigma, np.inf), np.zeros(len(value), dtype=int), extrapolated=True)
    if usable.sum() < 3:
        return replace(found, sigma=np.where(usable, factor * step.sigma, np.nan))
    found = smoothed(found, places, correlation_of_neighbours(step.residuals[step.told], places[step.told], 4))
    return replace(found, sigma=factor * found.sigma)


@dataclass(frozen=True)
class _Step:
    """Steps at one date: size and standard error, residuals, which series tell it, and the rows of a sample that do."""

    value: np.ndarray
    sigma: np.ndarray
    residuals: np.ndarray
    usable: np.ndarray
    told: np.ndarray


def _step(values: np.ndarray, dates: np.ndarray, before: int) -> _Step:
    """Fit line, season and a step after the first so many dates to series, shape (n, n_dates)."""
    design = _design(dates, before)
    known = np.isfinite(values)
    usable = np.minimum(known[:, :before].sum(axis=1), known[:, before:].sum(axis=1)) >= _FEWEST_OF_SIDE
    coefficients, covariance = _fitted(np.where(known, values, 0.0), known, design)
    residuals = np.where(known, values - coefficients @ design.T, np.nan)
    freedom = np.maximum(known.sum(axis=1) - design.shape[1], 1)
    spread = np.sqrt(np.nansum(residuals**2, axis=1) / freedom)
    sample = evenly(len(values), _SAMPLE)
    told = sample[usable[sample]]
    correlation = autocorrelation(residuals[told]) if len(told) else np.ones(1)
    alone = variance_of_estimate(dates, design, np.ones(1))
    sigma = spread * np.sqrt(covariance * variance_of_estimate(dates, design, correlation) / alone)
    return _Step(coefficients[:, -1], sigma, residuals, usable, told)


def _too_large_steps(series: tuple[np.ndarray, np.ndarray], dates: tuple[np.ndarray, np.ndarray]) -> float:
    """Return by which factor steps where there is none are larger than their standard errors say, 1 and more.

    Trends bend and seasons differ from year to year: in the middle of each release, where nothing was joined, the same
    fit finds steps that these make.
    """
    squares = []
    for values, days in zip(series, dates, strict=True):
        rows = evenly(len(values), _SAMPLE)
        for share in _INSIDE:
            before = int(share * len(days))
            if min(before, len(days) - before) < _FEWEST_INSIDE:
                continue
            step = _step(values[rows].astype(float), days, before)
            if step.usable.any():
                squares.append((step.value[step.usable] / step.sigma[step.usable]) ** 2)
    if not squares:
        return 1.0
    return float(max(np.sqrt(np.median(np.concatenate(squares)) / _MEDIAN_OF_SQUARE), 1.0))


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
