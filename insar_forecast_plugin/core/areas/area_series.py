# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of an area: robust, and without a step where a point begins or ends.

A point that drops out takes its level and its velocity with it, so that a plain mean over the points of each date makes
a step and a bend. Here a point is the mean series plus a line of its own: ``x(i, t) = m(t) + a(i) + b(i) t``. The lines
are fitted over the dates at which the point has a value, the mean is taken over what is left at each date, and both are
repeated until they agree. The lines have a robust mean of zero, so that the level and the velocity of the mean series
are those of all points, also of points that ended.

Means are Huber's (1964, Annals of Mathematical Statistics 35), weighted: a few points that move otherwise, or whose
phase jumped, pull them by a bounded amount only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..io.rows_on_disk import Rows
from ..progress import Progress

MOST_POINTS = 2000
"""Points of an area that its mean series is taken over, evenly spread in the file where there are more."""
_ROUNDS = 4
_HUBER = 1.5
"""In standard deviations: from here on a value pulls no more."""
_TO_DEVIATION = 1.4826
"""A standard deviation in median absolute deviations, of normal values."""
_SHORT = 0.01
"""A point whose dates scatter by this share of all dates' scatter has half a say in the velocity of the area."""
_TOO_SHORT = 1e-3
"""Below this share a point has no line of its own but a level."""
_TINY = 1e-6
_BLOCK_VALUES = 1_500_000
_PADDING = 1.3
"""Areas are worked on together if the largest has at most so many times the points of the smallest."""


@dataclass(frozen=True)
class MeanSeries:
    """Mean series of n areas.

    Parameters
    ----------
    values
        mm, float32, shape (n_areas, n_epochs); NaN where no point has a value.
    spread
        Standard deviation of the points about the mean, each about its own level, mm, float32, of the same shape; NaN
        where fewer than two points have a value.
    """

    values: np.ndarray
    spread: np.ndarray


def mean_series(
    displacement: Rows, rows: Sequence[np.ndarray], weights: np.ndarray, dates: np.ndarray, progress: Progress
) -> MeanSeries:
    """Return the mean series of areas.

    Parameters
    ----------
    displacement
        Of all points, mm, shape (n_points, n_epochs), NaN where missing.
    rows
        Row numbers of the points of each area, increasing; an area without points has NaN.
    weights
        Of all points, such as the square of their coherence, shape (n_points,).
    dates
        ``datetime64[D]``, shape (n_epochs,).

    Examples
    --------
    The second point, 10 mm/yr faster, ends after two of five years: neither a step nor a bend is left.

    >>> from ..progress import Silent
    >>> dates = np.datetime64("2020-01-01") + 12 * np.arange(150)
    >>> years = (dates - dates[0]).astype(float) / 365.25
    >>> series = np.outer([-2.0, -12.0], years)
    >>> series[1, 60:] = np.nan
    >>> mean = mean_series(series, [np.array([0, 1])], np.ones(2), dates, Silent()).values[0]
    >>> np.unique((np.diff(mean) / np.diff(years)).round(1)).tolist()
    [-6.7]
    """
    epochs = len(dates)
    values, spread = (np.full((len(rows), epochs), np.nan, np.float32) for _ in range(2))
    time = _time_of(dates)
    done, count = 0, sum(len(one) > 0 for one in rows)
    for areas in _alike([min(len(one), MOST_POINTS) for one in rows], epochs):
        chosen = [_spread_evenly(rows[area]) for area in areas]
        series, of_points = _gathered(displacement, chosen, weights)
        values[areas], spread[areas] = _averaged(series, of_points, time)
        done += len(areas)
        progress(done / count, f"Averaging the points of {done} of {count} areas")
    return MeanSeries(values, spread)


def _time_of(dates: np.ndarray) -> np.ndarray:
    """Return the dates from -1 to 1, shape (n_epochs,)."""
    days = (dates - dates[0]).astype(float)
    return 2 * days / max(float(days[-1]), 1.0) - 1


def _alike(sizes: Sequence[int], epochs: int) -> Iterator[np.ndarray]:
    """Yield numbers of areas that have about as many points each, none of them without points."""
    order = np.argsort(sizes, kind="stable")
    sorted_sizes = np.asarray(sizes, dtype=int)[order]
    start = int(np.searchsorted(sorted_sizes, 1))
    while start < len(order):
        largest = max(sorted_sizes[start] + 1, int(_PADDING * sorted_sizes[start]))
        stop = int(np.searchsorted(sorted_sizes, largest, side="right"))
        most = max(1, _BLOCK_VALUES // (largest * epochs))
        yield order[start : min(stop, start + most)]
        start = min(stop, start + most)


def _spread_evenly(rows: np.ndarray) -> np.ndarray:
    if len(rows) <= MOST_POINTS:
        return rows
    return np.asarray(rows[np.linspace(0, len(rows) - 1, MOST_POINTS).astype(int)])


def _gathered(displacement: Rows, rows: Sequence[np.ndarray], weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the series of the points of some areas, shape (n_areas, n_most, n_epochs), and their weights."""
    needed = np.unique(np.concatenate(rows))
    found = displacement[needed]
    most = max(len(one) for one in rows)
    series = np.full((len(rows), most, found.shape[1]), np.nan)
    of_points = np.zeros((len(rows), most))
    for area, one in enumerate(rows):
        series[area, : len(one)] = found[np.searchsorted(needed, one)]
        of_points[area, : len(one)] = weights[one]
    return series, of_points


def _averaged(series: np.ndarray, weights: np.ndarray, time: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and spread, each of shape (n_areas, n_epochs)."""
    known = np.isfinite(series)
    values = np.where(known, series, 0.0)
    there = known.any(axis=2)[..., None]
    mean = np.zeros_like(values[:, 0])
    for _ in range(_ROUNDS):
        level, slope, say = _lines(values - mean[:, None], known, time)
        level -= _robust_mean(level[..., None], there, weights * say)
        slope -= _robust_mean(slope[..., None], there, weights * say)
        mean = _robust_mean(values - level[..., None] - slope[..., None] * time, known, weights)
    apart = np.where(known, values - level[..., None] - mean[:, None], 0.0)
    count = known.sum(axis=1)
    total = (known * weights[..., None]).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = (np.square(apart) * weights[..., None]).sum(axis=1) / total * count / (count - 1)
    return np.where(count > 0, mean, np.nan), np.where(count > 1, np.sqrt(variance), np.nan)


def _lines(values: np.ndarray, known: np.ndarray, time: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return level in the middle of the time, slope of a line and its say, each of shape (n_areas, n_most)."""
    count = np.maximum(known.sum(axis=2), 1)
    middle = (known @ time) / count
    whole = float(np.square(time - time.mean()).sum()) + _TINY
    scatter = (known @ time**2 - count * middle**2) / whole
    total = np.where(known, values, 0.0)
    moment, total = total @ time, total.sum(axis=2)
    slope = np.where(scatter > _TOO_SHORT, (moment - middle * total) / (np.maximum(scatter, _TINY) * whole), 0.0)
    return total / count - slope * middle, slope, scatter / (scatter + _SHORT) + _TINY


def _robust_mean(values: np.ndarray, known: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Huber's mean over the points at each date, zero where none has a value, shape (n_areas, n_dates)."""
    centre = _median(values, known, axis=1)
    apart = np.abs(values - centre[:, None])
    flat = apart.reshape(len(apart), -1)
    scale = _TO_DEVIATION * _median(flat, known.reshape(flat.shape), axis=1)
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
