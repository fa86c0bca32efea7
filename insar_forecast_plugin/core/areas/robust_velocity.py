# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity of a series: a line beside a season, fitted so that single odd epochs hardly count.

Unlike the velocity of a trend class, nothing is chosen here: where a jump or a bend is taken out of a twentieth of the
series, mostly by chance, the velocities of these stick out of the map as if the ground moved.
"""

from __future__ import annotations

import numpy as np

from ..trends.fits.breakpoints import TimeAxis
from ..units import DEVIATION_OF_MAD

MINIMUM_VALUES = 10
"""A series with fewer has no velocity."""
_LESS_SURE = 2.0
"""A series whose epochs leave its velocity so many times less sure than all epochs would has none: its noise would
stand out among that of its neighbours. Evenly spread dates may begin when 37% of the layer's have passed, no later."""
_HUBER = 1.345
"""Deviations from which on an epoch counts less: 95% as good as least squares for normal noise (Huber 1964)."""
_ROUNDS = 4
_BLOCK_VALUES = 4_000_000


def robust_velocity(dates: np.ndarray, displacement: np.ndarray, seams: np.ndarray | None = None) -> np.ndarray:
    """Return the velocity of each series, NaN where its values are too few or span too little to tell.

    >>> dates = np.datetime64("2020-01-01") + 12 * np.arange(60)
    >>> years = (dates - dates[0]).astype(float) / 365.25
    >>> series = 5 * years + 3 * np.cos(2 * np.pi * years)
    >>> series[7] = 90.0
    >>> bool(abs(robust_velocity(dates, series[None])[0] - 5) < 0.5)
    True

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, NaN where missing, shape (n_points, n_epochs).
    seams
        Dates at which releases are joined, shape (n_seams,): a step of any size is left out there.

    Returns
    -------
    ndarray
        mm/yr, shape (n_points,).
    """
    axis = TimeAxis.of(dates, seams)
    velocity = np.full(len(displacement), np.nan)
    step = max(256, _BLOCK_VALUES // max(len(dates), 1))
    for start in range(0, len(displacement), step):
        values = np.asarray(displacement[start : start + step], dtype=np.float64)
        known = np.isfinite(values)
        enough = np.flatnonzero((known.sum(axis=1) >= MINIMUM_VALUES) & _sure(axis, known))
        if len(enough):
            line = _robust_lines(axis, np.where(known, values, 0.0)[enough], known[enough])
            velocity[start + enough] = line / axis.half_span
    return velocity


def _robust_lines(axis: TimeAxis, values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return the slope per unit of the axis' time, by iteratively reweighted least squares, shape (n,)."""
    fit = _weighted(axis, values, known.astype(np.float64))
    for _ in range(_ROUNDS):
        rest = np.abs(values - fit @ axis.columns)
        spread = DEVIATION_OF_MAD * np.nanmedian(np.where(known, rest, np.nan), axis=1, keepdims=True)
        weights = np.where(rest <= _HUBER * spread, 1.0, _HUBER * spread / np.maximum(rest, 1e-12))
        # Where more than half of the epochs lie on the line to the last digit it is the line already.
        weights[spread[:, 0] <= 0] = 1.0
        fit = _weighted(axis, values, known * weights)
    return fit[:, 1]


def _sure(axis: TimeAxis, known: np.ndarray) -> np.ndarray:
    """Return whether the epochs of each series tell its velocity nearly as well as all would, bool, shape (n,)."""
    complete = np.asarray(known.all(axis=1))
    sure = complete.copy()
    if not complete.all():
        gaps = known[~complete].astype(np.float64)
        sigma = np.sqrt(np.linalg.inv(_normal(axis, gaps))[:, 1, 1])
        least = np.sqrt(np.linalg.inv(_normal(axis, np.ones((1, known.shape[1]))))[0, 1, 1])
        sure[~complete] = sigma <= _LESS_SURE * least
    return sure


def _normal(axis: TimeAxis, weights: np.ndarray) -> np.ndarray:
    """Return normal matrices of the axis' columns, shape (n, n_columns, n_columns)."""
    columns = axis.columns
    products = (columns[:, None, :] * columns[None, :, :]).reshape(-1, columns.shape[1])
    return (weights @ products.T).reshape(-1, len(columns), len(columns)) + np.diag(axis.ridge)


def _weighted(axis: TimeAxis, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return coefficients of the axis' columns, shape (n, n_columns)."""
    right = (weights * values) @ axis.columns.T
    return np.linalg.solve(_normal(axis, weights), right[:, :, None])[:, :, 0]
