# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of areas, many areas at a time; how points are averaged says :mod:`..robust_mean`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..io.rows_on_disk import Rows
from ..progress import Progress
from ..robust_mean import MOST_POINTS, averaged, time_axis
from ..spread_rows import evenly

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
    time = time_axis(dates)
    done, count = 0, sum(len(one) > 0 for one in rows)
    for areas in _alike([min(len(one), MOST_POINTS) for one in rows], epochs):
        chosen = [rows[area][evenly(len(rows[area]), MOST_POINTS)] for area in areas]
        series, of_points = _gathered(displacement, chosen, weights)
        values[areas], spread[areas] = averaged(series, of_points, time)
        done += len(areas)
        progress(done / count, f"Averaging the points of {done} of {count} areas")
    return MeanSeries(values, spread)


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
