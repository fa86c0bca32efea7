# SPDX-License-Identifier: GPL-2.0-or-later
"""A band that holds the whole path of a forecast, all of its dates at once, and not each date by itself.

An interval that holds each of many dates in 90% of cases holds all of them far less often. The band is the interval
made wider, by one factor at all points and dates. At each past origin and point the largest of the errors over their
half widths is taken, up to each number of steps; its quantile says by which factor the band must be wider to hold so
many steps. There are few past paths that do not share most of their dates, the fewer the longer they are. So the
factors of all numbers of steps are told together: m steps are held as often as so many independent ones as a power of m
says, and the power is what all numbers of steps tell, each by how many separate paths it has.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .error_sizes import ErrorSizes, ErrorSums, PastErrors, thinning

_LEAST_KNOWN = 0.5
"""Of the values of a path, for it to count: the largest of few errors is too small."""
_LARGEST_POWER = 1.2
_AS_IF_INDEPENDENT = 1.0


def path_factors(past: PastErrors, level: float) -> np.ndarray:
    """Return by which factor a band must be wider than the interval to hold the first steps all at once.

    Parameters
    ----------
    level
        Share of paths that the band shall hold, in percent, and of values that the interval holds.

    Returns
    -------
    Float64, shape (n_horizons,), 1 and more, for so many steps; NaN where no past error is known.

    Examples
    --------
    Errors of 50 points at 40 origins, ten steps ahead, that have nothing to do with each other: in 90% of cases all ten
    are held where each is held in 99%, which for normal errors is 1.56 times as wide as 90%.

    >>> errors = np.random.default_rng(0).normal(size=(50, 40, 10))
    >>> factors = path_factors(PastErrors(errors, range(20, 60)), 90)
    >>> factors[[0, -1]].round(1).tolist()
    [1.0, 1.6]
    """
    rows = np.arange(0, past.values.shape[0], thinning(past.values.shape))
    values = past.values[rows]
    erring = (np.abs(np.nan_to_num(values)) > 0).any(axis=(1, 2))
    if not erring.any():  # constant series, whose forecasts never err, tell nothing of a band
        return np.where(np.isfinite(values).any(axis=(0, 1)), 1.0, np.nan)
    some = replace(past, values=values[erring], known=None)
    ratios = ErrorSizes.of(ErrorSums.of(some.values), some).ratios(values[erring])
    steps = np.arange(1, ratios.shape[2] + 1)
    known = np.isfinite(ratios)
    if not known.any():
        return np.full(len(steps), np.nan)
    for step in np.flatnonzero(known.any(axis=(0, 1))):
        of_step = ratios[:, :, step]
        of_step /= np.quantile(of_step[known[:, :, step]], level / 100, method="weibull")
    pooled = np.sort(ratios[known])
    independent, separate = _independent_steps(ratios, known, pooled, level)
    power = _power(steps, independent, separate)
    return np.maximum(np.quantile(pooled, (level / 100) ** (1 / steps**power), method="weibull"), 1.0)


def _independent_steps(
    ratios: np.ndarray, known: np.ndarray, pooled: np.ndarray, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return as many independent steps as are held as often as each number of steps is, and its separate past paths.

    Parameters
    ----------
    ratios, known
        Errors over their half widths, and where there are any, shape (n_points, n_origins, n_horizons).
    pooled
        All of them, increasing.

    Returns
    -------
    Each of shape (n_horizons,), NaN and 0 where no past path is as long.
    """
    horizons = ratios.shape[2]
    independent, separate = np.full(horizons, np.nan), np.zeros(horizons)
    came = np.asarray(known.any(axis=0))
    largest, count = np.zeros(known.shape[:2], ratios.dtype), np.zeros(known.shape[:2], np.int32)
    for step in range(horizons):
        largest = np.fmax(largest, ratios[:, :, step])
        count += known[:, :, step]
        counted = (count >= _LEAST_KNOWN * (step + 1)) & came[:, step]
        if not counted.any():
            continue
        held = np.quantile(largest[counted], level / 100, method="weibull")
        of_each = np.clip(np.searchsorted(pooled, held), 1, len(pooled)) / (len(pooled) + 1)
        independent[step] = np.log(level / 100) / np.log(of_each)
        separate[step] = came[:, step].sum() / (step + 1)
    return independent, separate


def _power(steps: np.ndarray, independent: np.ndarray, separate: np.ndarray) -> float:
    """Return the power of the number of steps that is nearest to the numbers of independent ones."""
    told = np.isfinite(independent) & (steps > 1)
    if not told.any():
        return _AS_IF_INDEPENDENT
    of_steps, of_independent = np.log(steps[told]), np.log(np.maximum(independent[told], 1.0))
    found = (separate[told] * of_steps) @ of_independent / ((separate[told] * of_steps) @ of_steps)
    return float(min(found, _LARGEST_POWER))
