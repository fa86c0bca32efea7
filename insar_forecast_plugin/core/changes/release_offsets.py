# SPDX-License-Identifier: GPL-2.0-or-later
"""The offset between two releases at each pair of points, over the epochs that both have, with its standard error.

Each pair has the robust mean of the differences at its common epochs; its error follows from their scatter and
autocorrelation. Neighbouring pairs tell the offset too: where offsets differ between neighbours by no more than their
errors explain, they differ in reference and datum alone, and the mean of the neighbours is the better estimate; where
they differ by more, each pair keeps its own. The weight is that of the empirical Bayes estimate (Efron and Morris,
1975, J. Am. Stat. Assoc. 70). What neighbours share as noise is not made smaller by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from scipy.spatial import cKDTree

from ..io.rows_on_disk import row_blocks
from ..spread_rows import evenly
from ..units import DAYS_PER_YEAR, DEVIATION_OF_MAD
from .mean_variance import MeanVariance
from .noise_correlation import autocorrelation, correlation_of_neighbours, variance_of_estimate

FEWEST_COMMON = 3
"""Epochs that two releases must share for an offset over common epochs."""
NEIGHBOURS = 24

_FEWEST_OF_PAIR = 3
_CLIP = 3.0
"""Differences beyond so many standard deviations of a pair are no noise of it."""
_FEWEST_FOR_OWN_NOISE = 12
"""A pair with fewer common epochs takes the noise of all pairs."""
_FEWEST_FOR_DRIFT, _SHORTEST_FOR_DRIFT = 8, 180
_SAMPLE = 3000
_NO_NOISE = 1e-4
_PAIRS_AT_ONCE = 50_000


class DifferenceRows(Protocol):
    """Differences of pairs, of which some rows are taken at a time; an array is one."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Pairs first."""

    def __getitem__(self, rows: Any, /) -> np.ndarray:
        """Return some rows, given as a slice or as an array of their numbers."""


@dataclass(frozen=True)
class Offsets:
    """Offsets of pairs: what is to be added to the first layer.

    Parameters
    ----------
    value, sigma
        mm, float64, shape (n_pairs,); NaN where nothing tells.
    epochs
        Common epochs of each pair, shape (n_pairs,).
    spread
        Standard deviation of the differences of each pair, mm, shape (n_pairs,); None without common epochs.
    drift, drift_sigma
        By how much the velocity of the second layer is larger, mm/yr: median over pairs, and its standard error.
    shared_sigma
        Part of the standard errors that all pairs of a place share, median, mm.
    extrapolated
        Whether there were too few common epochs, and noise and trend bridged the gap.
    """

    value: np.ndarray
    sigma: np.ndarray
    epochs: np.ndarray
    spread: np.ndarray | None = None
    drift: float = float("nan")
    drift_sigma: float = float("nan")
    shared_sigma: float = 0.0
    extrapolated: bool = False


def offsets_over_common(
    differences: DifferenceRows, dates: np.ndarray, places: np.ndarray, *, smooth: bool = True
) -> Offsets:
    """Return the offsets of pairs from their differences, second less first.

    >>> dates = np.datetime64("2020-01-03") + 12 * np.arange(40)
    >>> noise = np.random.default_rng(0).normal(0, 2, (300, 40))
    >>> at = np.random.default_rng(1).uniform(0, 5000, (300, 2))
    >>> found = offsets_over_common(7.0 + noise, dates, at)
    >>> bool(np.abs(found.value - 7.0).max() < 0.4), round(float(np.median(found.sigma)), 1)
    (True, 0.1)

    Parameters
    ----------
    differences
        mm, n_pairs rows of n_common values, NaN where one of the two has no value; taken some rows at a time.
    dates
        Common epochs, ``datetime64[D]``, shape (n_common,).
    places
        Metres, shape (n_pairs, 2).
    smooth
        Whether neighbours help.
    """
    sample = evenly(differences.shape[0], _SAMPLE)
    of_sample = differences[sample]
    value, spread, count = _robust_mean(of_sample, np.nan)
    typical = _typical(spread, count)
    told = count >= _FEWEST_OF_PAIR
    limit = _CLIP * spread[told, None]
    residuals = np.clip(of_sample[told] - value[told, None], -limit, limit)
    correlation = autocorrelation(residuals) if told.any() else np.ones(1)
    drift, drift_sigma = _drift(of_sample[told] - value[told, None], dates, correlation)
    value, spread, count = _in_blocks(differences, typical)
    shared = correlation_of_neighbours(residuals, places[sample][told], 4)
    own = (count >= _FEWEST_FOR_OWN_NOISE) | ~np.isfinite(typical)
    sigma = spread * np.sqrt(MeanVariance.of(residuals, shared).over_scatter(count, own))
    sigma[count < 1] = np.inf
    found = Offsets(value, sigma, count, spread, drift, drift_sigma)
    if not smooth or len(value) < 3:
        return replace(found, sigma=np.where(np.isfinite(value), sigma, np.nan))
    return smoothed(found, places, shared)


def smoothed(offsets: Offsets, places: np.ndarray, shared: float) -> Offsets:
    """Return offsets drawn towards those of their neighbours as far as their errors explain what they differ by.

    Parameters
    ----------
    offsets
        With standard errors of each pair alone; infinite where a pair has no value.
    places
        Metres, shape (n_pairs, 2).
    shared
        Correlation of the noise of neighbours, 0 to 1.
    """
    known = np.flatnonzero(np.isfinite(offsets.value) & np.isfinite(offsets.sigma))
    if len(known) < 3:
        return replace(offsets, sigma=np.where(np.isfinite(offsets.value), offsets.sigma, np.nan))
    alone = offsets.sigma**2 * (1.0 - shared)
    middle, real, error = _of_neighbours(offsets.value, alone, places, known)
    # The variance of few values is uncertain; that of the region keeps a place from being called even by chance.
    real = 0.5 * (real + np.median(real))
    neighbours = min(NEIGHBOURS, len(known) - 1)
    # A median of normal values is pi / 2 times as uncertain as their mean.
    prior = np.maximum(real + np.pi / 2 * (real + error) / neighbours, _NO_NOISE)
    weight = prior / (prior + np.where(np.isfinite(alone), alone, np.inf))
    weight[~np.isfinite(offsets.value)] = 0.0
    value = weight * np.nan_to_num(offsets.value) + (1.0 - weight) * middle
    common = shared * np.where(np.isfinite(offsets.sigma), offsets.sigma, np.median(offsets.sigma[known])) ** 2
    sigma = np.sqrt((1.0 - weight) * prior + common)
    return replace(offsets, value=value, sigma=sigma, shared_sigma=float(np.sqrt(np.median(common))))


def _of_neighbours(
    value: np.ndarray, variance: np.ndarray, places: np.ndarray, known: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return of each pair's neighbours the median, the variance that errors do not explain, and the errors' own."""
    tree, count = cKDTree(places[known]), min(NEIGHBOURS + 1, len(known))
    middle, real, error = np.empty((3, len(places)))
    for start in range(0, len(places), _PAIRS_AT_ONCE):
        rows = slice(start, min(start + _PAIRS_AT_ONCE, len(places)))
        near = known[tree.query(places[rows], count)[1]]
        own = near == np.arange(rows.start, rows.stop)[:, None]
        # A pair with a value is among its own nearest; the farthest neighbour of the others is left out instead.
        own[~own.any(axis=1), -1] = True
        others = near[~own].reshape(len(near), count - 1)
        values = value[others]
        middle[rows] = np.median(values, axis=1)
        scatter = (DEVIATION_OF_MAD * np.median(np.abs(values - middle[rows, None]), axis=1)) ** 2
        error[rows] = np.median(variance[others], axis=1)
        real[rows] = np.maximum(scatter - error[rows], 0.0)
    return middle, real, error


def at_other_places(offsets: Offsets, places: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return offset and standard error where there is no pair: the median of the nearest pairs, and their scatter.

    Parameters
    ----------
    places, others
        Of the pairs and of the points without one, metres, shapes (n_pairs, 2) and (n, 2).

    Returns
    -------
    Two arrays, float64, shape (n,); NaN where there are no pairs.
    """
    known = np.flatnonzero(np.isfinite(offsets.value))
    if not len(known) or not len(others):
        return np.full(len(others), np.nan), np.full(len(others), np.nan)
    count = min(NEIGHBOURS, len(known))
    near = known[cKDTree(places[known]).query(others, count)[1].reshape(len(others), count)]
    values = offsets.value[near]
    middle = np.median(values, axis=1)
    scatter = DEVIATION_OF_MAD * np.median(np.abs(values - middle[:, None]), axis=1)
    return middle, np.hypot(scatter, np.median(offsets.sigma[near], axis=1))


def _in_blocks(differences: DifferenceRows, typical: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what :func:`_robust_mean` does, for all pairs, some at a time."""
    value, spread, count = np.empty((3, differences.shape[0]))
    for rows in row_blocks(differences.shape):
        value[rows], spread[rows], count[rows] = _robust_mean(differences[rows], typical)
    return value, spread, count.astype(int)


def _typical(spread: np.ndarray, count: np.ndarray) -> float:
    """Return the noise of a pair that has too few epochs to tell its own."""
    many = np.isfinite(spread) & (count >= _FEWEST_FOR_OWN_NOISE)
    if many.any():
        return float(np.median(spread[many]))
    few = np.isfinite(spread) & (count > 1)
    return float(np.sqrt(np.average(spread[few] ** 2, weights=count[few] - 1))) if few.any() else float("nan")


def _robust_mean(differences: np.ndarray, typical: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean without outliers, the standard deviation and the number of the differences of each pair.

    ``typical`` is the standard deviation of pairs with few epochs, NaN where it is not known yet.
    """
    values = np.asarray(differences, dtype=float)
    known = np.isfinite(values)
    count = known.sum(axis=1)
    middle, mad = np.full((2, len(values)), np.nan)
    some = count > 0
    middle[some] = np.nanmedian(values[some], axis=1)
    mad[some] = DEVIATION_OF_MAD * np.nanmedian(np.abs(values[some] - middle[some, None]), axis=1)
    few = count < _FEWEST_FOR_OWN_NOISE
    limit = np.where(few & np.isfinite(typical), typical, mad)
    limit = np.where(few & ~np.isfinite(typical), np.inf, np.maximum(limit, _NO_NOISE))
    kept = known & (np.abs(values - middle[:, None]) <= _CLIP * limit[:, None])
    number = kept.sum(axis=1)
    mean = np.where(kept, values, 0.0).sum(axis=1) / np.maximum(number, 1)
    mean = np.where(number > 0, mean, middle)
    deviations = np.where(kept, values - mean[:, None], 0.0)
    spread = np.sqrt((deviations**2).sum(axis=1) / np.maximum(number - 1, 1))
    spread[number < 2] = np.nan
    return mean, np.where(few & np.isfinite(typical), typical, spread), number


def _drift(differences: np.ndarray, dates: np.ndarray, correlation: np.ndarray) -> tuple[float, float]:
    """Return by how much the differences of all pairs together grow, mm/yr, and the standard error.

    Noise of a date that all pairs share does not become smaller by averaging over them: the error is that of the slope
    of the mean of all pairs, whose residuals hang together in time as those of the pairs do.
    """
    known = np.isfinite(differences).sum(axis=0) > 0
    if known.sum() < _FEWEST_FOR_DRIFT or np.ptp(dates[known].astype(int)) < _SHORTEST_FOR_DRIFT:
        return float("nan"), float("nan")
    mean = np.nanmedian(differences[:, known], axis=0)
    years = (dates[known] - dates[known][0]).astype(float) / DAYS_PER_YEAR
    design = np.stack([np.ones_like(years), years], axis=1)
    coefficients, *_ = np.linalg.lstsq(design, mean, rcond=None)
    residuals = mean - design @ coefficients
    variance = float(residuals @ residuals) / (len(mean) - 2)
    scale = variance_of_estimate(dates[known], design, correlation)
    return float(coefficients[1]), float(np.sqrt(variance * scale))
