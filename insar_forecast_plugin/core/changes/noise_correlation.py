# SPDX-License-Identifier: GPL-2.0-or-later
"""How the noise of series hangs together in time and between neighbours, pooled over points.

One series of some dozen epochs does not tell its autocorrelation, thousands do. The variance of a mean of correlated
values is larger than that of independent ones by ``1 + 2 sum (1 - k/n) r_k`` (Bayley and Hammersley, 1946).
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

_LONGEST_SHARE = 4
"""Lags up to a fourth of the epochs are told."""
_NOTHING = 0.02
"""The sum over lags ends where the autocorrelation is smaller."""
_TURNS = 6
_MOST_LOST = 0.8


def autocorrelation(residuals: np.ndarray) -> np.ndarray:
    """Return the autocorrelation at lags of 0, 1, 2 ... epochs, float64, up to the first that is about zero.

    Taking means off the series makes it too small, the more the longer the noise lasts; this is put right.

    >>> series = np.random.default_rng(0).normal(size=(2000, 60))
    >>> series[:, 1:] += 0.5 * series[:, :-1]
    >>> autocorrelation(series - series.mean(axis=1, keepdims=True)).round(1).tolist()
    [1.0, 0.4]

    Parameters
    ----------
    residuals
        Series without their level (and trend), shape (n_points, n_epochs), NaN where missing.
    """
    known = np.isfinite(residuals)
    values = np.where(known, residuals, 0.0)
    count = np.maximum(known.sum(axis=1, keepdims=True), 1)
    scale = np.sqrt((values**2).sum(axis=1, keepdims=True) / count)
    values = np.divide(values, scale, out=np.zeros_like(values), where=scale > 0)
    epochs = residuals.shape[1]
    raw = []
    for lag in range(1, max(2, epochs // _LONGEST_SHARE)):
        both = (known[:, lag:] & known[:, :-lag]).sum()
        raw.append((values[:, lag:] * values[:, :-lag]).sum() / max(both, 1))
    return _without_loss(np.array(raw), float(np.mean(count)))


def _without_loss(raw: np.ndarray, epochs: float) -> np.ndarray:
    """Return the autocorrelation from that of residuals, which lack the variance of their means at every lag."""
    found = np.ones(1)
    for _ in range(_TURNS):
        lost = lost_share(found, np.array([epochs]))[0]
        lags = raw * (1.0 - lost) + lost
        small = np.flatnonzero(lags < _NOTHING)
        found = np.minimum(np.append(1.0, lags[: small[0]] if len(small) else lags), 1.0)
    return found


def lost_share(correlation: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return which part of the variance of a series of so many epochs its mean takes away, below 1, shape (n,)."""
    return np.minimum(inflation_of_mean(correlation, count) / np.maximum(count, 1), _MOST_LOST)


def inflation_of_mean(correlation: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return by which factor the variance of a mean of so many epochs is larger than that of independent ones.

    Parameters
    ----------
    correlation
        Of :func:`autocorrelation`.
    count
        Epochs, shape (n,).
    """
    factor = np.ones(len(count))
    for lag, value in enumerate(correlation[1:], start=1):
        factor += 2.0 * np.maximum(1.0 - lag / np.maximum(count, 1), 0.0) * value
    return factor


def correlation_of_neighbours(residuals: np.ndarray, places: np.ndarray, neighbours: int) -> float:
    """Return how the residuals of neighbouring points correlate at the same dates, 0 to 1.

    Noise that all points of a place share does not become smaller by averaging over them.

    Parameters
    ----------
    residuals
        Shape (n_points, n_epochs), NaN where missing.
    places
        Metres, shape (n_points, 2).
    neighbours
        How many of each point.
    """
    if len(places) < 2:
        return 0.0
    count = min(neighbours + 1, len(places))
    near = cKDTree(places).query(places, count)[1][:, 1:]
    values = np.nan_to_num(residuals)
    scale = np.sqrt(np.mean(values**2, axis=1, keepdims=True))
    values = np.divide(values, scale, out=np.zeros_like(values), where=scale > 0)
    products = [float(np.mean(values * values[near[:, at]])) for at in range(near.shape[1])]
    return float(np.clip(np.mean(products), 0.0, 1.0))


def variance_of_estimate(dates: np.ndarray, design: np.ndarray, correlation: np.ndarray) -> float:
    """Return the variance of the last coefficient of a least-squares fit to noise of variance 1.

    >>> dates = np.datetime64("2020-01-03") + 12 * np.arange(50)
    >>> round(variance_of_estimate(dates, np.ones((50, 1)), np.array([1.0])), 3)
    0.02

    Parameters
    ----------
    dates
        ``datetime64[D]``, increasing, shape (n_dates,).
    design
        Shape (n_dates, n_terms).
    correlation
        Of :func:`autocorrelation`, a lag being the median step of the dates.
    """
    step = float(np.median(np.diff(dates).astype(float)))
    lags = np.abs(np.subtract.outer(dates, dates).astype(float)) / step
    matrix = np.interp(lags, np.arange(len(correlation) + 1), np.append(correlation, 0.0))
    solved = np.linalg.lstsq(design, np.eye(len(dates)), rcond=None)[0][-1]
    return float(max(solved @ matrix @ solved, solved @ solved))
