# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity of series as a plain line, beside what else a time axis holds: steps at joins of releases, a season."""

from __future__ import annotations

import numpy as np

from ...series import fitted_velocity
from .breakpoints import TimeAxis, fit_base, line_coefficient

_BLOCK_VALUES = 1_000_000


def line_velocity(axis: TimeAxis, displacement: np.ndarray, fewest: int = 2) -> np.ndarray:
    """Return the slope of the least-squares line through each series, beside the other columns of the axis.

    It is NaN where there are fewer than two values more than steps among them.

    >>> dates = np.datetime64("2020-01-01") + 12 * np.arange(60)
    >>> series = 4 * (dates - dates[0]).astype(float) / 365.25 + 9 * (np.arange(60) >= 30)
    >>> axis = TimeAxis.of(dates, dates[30:31]).without_season()
    >>> line_velocity(axis, series[None]).round(6).tolist()
    [4.0]

    Parameters
    ----------
    axis
        Of the epochs: a step of any size is left out at each of its steps, and an annual signal where it has one.
    displacement
        mm, NaN where missing, shape (n, n_epochs).
    fewest
        Values that a series needs at least, whatever the steps.

    Returns
    -------
    ndarray
        mm/yr, float64, shape (n,).
    """
    velocity = np.full(len(displacement), np.nan)
    height = max(1, _BLOCK_VALUES // len(axis.dates))
    for start in range(0, len(displacement), height):
        rows = slice(start, start + height)
        values = np.asarray(displacement[rows], dtype=np.float64)
        known = np.isfinite(values)
        enough = known.sum(axis=1) >= np.maximum(fewest, 2 + _steps_met(axis, known))
        if enough.any():
            found = np.full(len(values), np.nan)
            found[enough] = _slopes(axis, values[enough], known[enough])
            velocity[rows] = found
    return velocity


def _slopes(axis: TimeAxis, values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return the slopes of series that have enough values, mm/yr, shape (n,)."""
    if not axis.seasonal and not len(axis.steps):
        return fitted_velocity(axis.dates, values)
    level = np.where(known, values, 0.0).sum(axis=1, keepdims=True) / known.sum(axis=1, keepdims=True)
    base = fit_base(axis, np.where(known, values - level, 0.0), known)
    return line_coefficient(base) / axis.half_span


def _steps_met(axis: TimeAxis, known: np.ndarray) -> np.ndarray:
    """Return how many of the axis' steps each series has values on both sides of, shape (n,)."""
    met = np.zeros(len(known), dtype=int)
    for step in axis.steps > 0:
        met += (known & step).any(axis=1) & (known & ~step).any(axis=1)
    return met
