# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean of series: robust, and without a step where a point begins or ends; read by both halves, in Python 3.9.

A point that drops out takes its level and its velocity with it, so that a plain mean over the points of each date makes
a step and a bend. Here a point is the mean series plus a line of its own: ``x(i, t) = m(t) + a(i) + b(i) t``. The lines
are fitted over the dates at which the point has a value, the mean is taken over what is left at each date, and both are
repeated until they agree. The lines have a robust mean of zero, so that the level and the velocity of the mean series
are those of all points, also of points that ended.

Means are Huber's (1964, Annals of Mathematical Statistics 35), weighted: a few points that move otherwise, or whose
phase jumped, pull them by a bounded amount only.
"""

from __future__ import annotations

import numpy as np

from .lines_with_gaps import lines_with_gaps
from .units import DEVIATION_OF_MAD

MOST_POINTS = 2000
"""Points that a mean series is taken over, evenly spread in the file where there are more."""
_ROUNDS = 4
_HUBER = 1.5
"""In standard deviations: from here on a value pulls no more."""
_SHORT = 0.01
"""A point whose dates scatter by this share of all dates' scatter has half a say in the velocity of the area."""
_TOO_SHORT = 1e-3
"""Below this share a point has no line of its own but a level."""
_TINY = 1e-6
_LEAST_WEIGHT = 0.05


def coherence_weights(coherence: np.ndarray) -> np.ndarray:
    """Return the square of each point's coherence, the middle one where it is unknown, 1 for all where all are.

    >>> coherence_weights(np.array([0.5, np.nan, 1.0])).tolist(), coherence_weights(np.array([np.nan])).tolist()
    ([0.25, 0.5625, 1.0], [1.0])

    Parameters
    ----------
    coherence
        Shape (n_points,); what is not within 0 and 1 is taken for unknown.
    """
    usable = np.isfinite(coherence) & (coherence >= 0) & (coherence <= 1)
    if not usable.any():
        return np.ones(len(coherence))
    return np.asarray(np.maximum(np.square(np.where(usable, coherence, np.median(coherence[usable]))), _LEAST_WEIGHT))


def time_axis(dates: np.ndarray, wanted: np.ndarray | None = None) -> np.ndarray:
    """Return the dates from -1 to 1, shape (n_epochs,); or other dates, ``wanted``, on the same axis.

    >>> dates = np.array(["2024-01-01", "2024-01-03"], dtype="datetime64[D]")
    >>> time_axis(dates).tolist(), time_axis(dates, dates[1:] + 1).tolist()
    ([-1.0, 1.0], [2.0])
    """
    span = max(float((dates[-1] - dates[0]).astype(float)), 1.0)
    days = ((dates if wanted is None else wanted) - dates[0]).astype(float)
    return np.asarray(2 * days / span - 1)


def averaged(series: np.ndarray, weights: np.ndarray, time: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and spread of areas.

    Parameters
    ----------
    series
        mm, shape (n_areas, n_most, n_epochs), NaN where missing and where an area has fewer points.
    weights
        Of the points, shape (n_areas, n_most), zero where an area has fewer.
    time
        See :func:`time_axis`.

    Returns
    -------
    mean, spread
        mm, each of shape (n_areas, n_epochs): the mean, NaN where no point has a value, and the standard deviation of
        the points about it, each about its own level, NaN where fewer than two points have a value.
    """
    known = np.isfinite(series)
    mean, level, _ = _mean_and_lines(series, weights, time)
    apart = np.where(known, series - level[..., None] - mean[:, None], 0.0)
    count = known.sum(axis=1)
    total = (known * weights[..., None]).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = (np.square(apart) * weights[..., None]).sum(axis=1) / total * count / (count - 1)
    return np.where(count > 0, mean, np.nan), np.where(count > 1, np.sqrt(variance), np.nan)


def averaged_ahead(
    series: np.ndarray, ahead: np.ndarray, weights: np.ndarray, time: np.ndarray, time_ahead: np.ndarray
) -> np.ndarray:
    """Return the mean of forecasts, which goes on from the mean of the observed series.

    Parameters
    ----------
    series, weights, time
        As for :func:`averaged`.
    ahead
        Forecasts of the same points, mm, shape (n_areas, n_most, n_ahead).
    time_ahead
        Their dates on the axis of ``time``, shape (n_ahead,).

    Returns
    -------
    mm, shape (n_areas, n_ahead), NaN where no point has a forecast.
    """
    known = np.isfinite(ahead)
    _, level, slope = _mean_and_lines(series, weights, time)
    rest = np.where(known, ahead, 0.0) - level[..., None] - slope[..., None] * time_ahead
    return np.where(known.any(axis=1), _robust_mean(rest, known, weights), np.nan)


def _mean_and_lines(
    series: np.ndarray, weights: np.ndarray, time: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean, shape (n_areas, n_epochs), and level and slope of the points' own lines, (n_areas, n_most)."""
    known = np.isfinite(series)
    values = np.where(known, series, 0.0)
    there = known.any(axis=2)[..., None]
    mean = np.zeros_like(values[:, 0])
    level = slope = np.zeros(values.shape[:2])
    for _ in range(_ROUNDS):
        level, slope, say = _lines(values - mean[:, None], known, time)
        level -= _robust_mean(level[..., None], there, weights * say)
        slope -= _robust_mean(slope[..., None], there, weights * say)
        mean = _robust_mean(values - level[..., None] - slope[..., None] * time, known, weights)
    return mean, level, slope


def _lines(values: np.ndarray, known: np.ndarray, time: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return level in the middle of the time, slope of a line and its say, each of shape (n_areas, n_most)."""
    lines = lines_with_gaps(values, known, time)
    scatter = lines.spread / (float(np.square(time - time.mean()).sum()) + _TINY)
    slope = np.where(scatter > _TOO_SHORT, lines.slope, 0.0)
    return lines.mean - slope * lines.middle, slope, scatter / (scatter + _SHORT) + _TINY


def _robust_mean(values: np.ndarray, known: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Huber's mean over the points at each date, zero where none has a value, shape (n_areas, n_dates)."""
    centre = _median(values, known, axis=1)
    apart = np.abs(values - centre[:, None])
    flat = apart.reshape(len(apart), -1)
    scale = DEVIATION_OF_MAD * _median(flat, known.reshape(flat.shape), axis=1)
    scale = np.maximum(scale, _TINY)[:, None, None]
    of_points = np.where(known, weights[..., None], 0.0)
    for _ in range(2):
        pull = of_points * np.minimum(1.0, _HUBER * scale / np.maximum(np.abs(values - centre[:, None]), _TINY))
        total = pull.sum(axis=1)
        centre = np.where(total > 0, (pull * values).sum(axis=1) / np.maximum(total, _TINY**2), centre)
    return centre


def _median(values: np.ndarray, known: np.ndarray, *, axis: int) -> np.ndarray:
    """Return the median of known values, zero where there is none."""
    if values.shape[axis] == 1:
        return np.where(known, values, 0.0).squeeze(axis)
    ordered = np.sort(np.where(known, values, np.inf), axis=axis)
    count = known.sum(axis=axis, keepdims=True)
    lower = np.take_along_axis(ordered, np.maximum(count - 1, 0) // 2, axis=axis)
    upper = np.take_along_axis(ordered, np.minimum(count // 2, values.shape[axis] - 1), axis=axis)
    return np.where(count > 0, (lower + upper) / 2, 0.0).squeeze(axis)
