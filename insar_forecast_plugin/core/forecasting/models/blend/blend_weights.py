# SPDX-License-Identifier: GPL-2.0-or-later
"""How much of each forecaster the blend takes, learnt from past forecasts that none of them has seen.

The weights of a horizon are not negative and add up to one, so that a blend is never worse than the worst of its
parts, and make the squared error of past forecasts smallest (Bates and Granger 1969, Operational Research Quarterly).
Few past forecasts tell little, and less the longer the horizon, because those of neighbouring origins share most of
what they miss: so the weights are drawn towards equal halves of the anchored forecaster and the Kalman filter, which no
region was seen to be far from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from ....forecast_methods import ANCHORED, KALMAN, PERSISTENCE, SEASONAL

PARTS = (ANCHORED, KALMAN, SEASONAL, PERSISTENCE)
FEWEST_HORIZONS = 4
"""Series with fewer targets, in horizons, are forecast by the Kalman filter alone."""
_ENOUGH_HORIZONS = 8
"""With so many targets the anchored forecaster is believed as much as the filter before anything is measured."""
_CAUTION = 0.5
"""Pull towards the expected weights, in independent past forecasts."""
_WIDTH = 0.3
"""Neighbouring horizons share what was missed; see :mod:`~..anchored.horizon_smoothing`."""
_FIRMLY = 1e4


@dataclass(frozen=True)
class BlendWeights:
    """Weights at each time that they were learnt.

    Parameters
    ----------
    until
        The last dates that they have seen, ``datetime64[D]``, increasing, shape (n_times,).
    weights
        Of the parts, in the order of ``PARTS``, shape (n_times, n_horizons, 4).
    """

    until: np.ndarray
    weights: np.ndarray

    def at(self, origin: np.datetime64) -> np.ndarray:
        """Return those that an origin knew, shape (n_horizons, 4): before all the Kalman filter's alone."""
        known = int(np.searchsorted(self.until, origin, side="right"))
        if known:
            return self.weights[known - 1]
        alone = np.zeros(self.weights.shape[1:])
        alone[:, PARTS.index(KALMAN)] = 1.0
        return alone


def expected_weights(targets: int, horizon: int) -> np.ndarray:
    """Return the weights before anything is measured, shape (4,).

    Parameters
    ----------
    targets
        Epochs after the lookback.

    Examples
    --------
    >>> [expected_weights(targets, horizon=10).tolist() for targets in (40, 60, 80)]
    [[0.0, 1.0, 0.0, 0.0], [0.25, 0.75, 0.0, 0.0], [0.5, 0.5, 0.0, 0.0]]
    """
    enough = np.clip((targets / horizon - FEWEST_HORIZONS) / (_ENOUGH_HORIZONS - FEWEST_HORIZONS), 0, 1)
    return np.array([0.5 * enough, 1 - 0.5 * enough, 0.0, 0.0])


@dataclass(frozen=True)
class PastProducts:
    """What the parts missed at one past origin.

    Parameters
    ----------
    known
        Epochs known at the origin.
    products
        Sums over the points of the products of any two parts' errors, mm2, shape (n_horizons, 4, 4).
    counts
        How many points were compared, shape (n_horizons,).
    """

    known: int
    products: np.ndarray
    counts: np.ndarray


def products_of(known: int, errors: np.ndarray) -> PastProducts:
    """Return the products of errors, mm, shape (4, n_points, n_horizons), NaN where one is not known."""
    compared = np.isfinite(errors).all(axis=0)
    held = np.where(compared, errors, 0).astype(np.float64)
    return PastProducts(known, np.einsum("iph,jph->hij", held, held), compared.sum(axis=0))


def fit_blend(
    past: Iterable[PastProducts], *, ends: Sequence[int], dates: np.ndarray, lookback: int, horizon: int
) -> BlendWeights:
    """Return the weights that the past forecasts tell before each end.

    Parameters
    ----------
    past
        From origins since the first end; see :func:`products_of`. A forecast counts once its target has come.
    ends
        Numbers of epochs, increasing.
    dates
        Epochs, ``datetime64[D]``, shape (n_epochs,).
    """
    past = list(past)
    weights = [_weights_before(end, past, expected_weights(end - lookback, horizon), horizon=horizon) for end in ends]
    return BlendWeights(dates[np.array(ends) - 1], np.stack(weights))


def _weights_before(end: int, past: Sequence[PastProducts], expected: np.ndarray, *, horizon: int) -> np.ndarray:
    """Return the weights that targets before ``end`` tell, shape (n_horizons, 4)."""
    parts = len(PARTS)
    total, count, origins = np.zeros((horizon, parts, parts)), np.zeros(horizon), np.zeros(horizon)
    for one in past:
        came = min(len(one.counts), end - one.known)  # whose targets have come
        if came > 0:
            total[:came] += one.products[:came]
            count[:came] += one.counts[:came]
            origins[:came] += one.counts[:came] > 0
    weights = np.tile(expected, (horizon, 1))
    if not count.any():
        return weights
    mean = total / np.maximum(count, 1)[:, None, None]
    mean /= np.maximum(np.diagonal(mean, axis1=1, axis2=2).min(axis=1), 1e-12)[:, None, None]
    steps = np.arange(1, horizon + 1)
    for index, step in enumerate(steps):
        near = np.exp(-0.5 * np.square(np.log(steps / step) / _WIDTH)) * (count > 0)
        if near.sum() > 0:
            shared = np.tensordot(near / near.sum(), mean, axes=1)
            weights[index] = _weighed(shared, float(origins[index]) / step, expected)
    return weights


def _weighed(products: np.ndarray, forecasts: float, expected: np.ndarray) -> np.ndarray:
    """Return the convex weights with the least ``forecasts * w' products w + caution * |w - expected|^2``."""
    values, vectors = np.linalg.eigh(products)
    root = np.sqrt(forecasts * np.maximum(values, 0))[:, None] * vectors.T
    parts = len(expected)
    rows = np.concatenate([root, np.sqrt(_CAUTION) * np.eye(parts), _FIRMLY * np.ones((1, parts))])
    wanted = np.concatenate([np.zeros(parts), np.sqrt(_CAUTION) * expected, [_FIRMLY]])
    weights, _ = nnls(rows, wanted)
    return weights / weights.sum()
