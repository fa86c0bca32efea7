# SPDX-License-Identifier: GPL-2.0-or-later
"""Tracks brought to one calendar and one zero, and solved for up and east, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..io.rows_on_disk import Rows, Scratch
from ..progress import Progress
from ..units import DAYS_PER_YEAR
from .alignment import Alignment
from .common_places import CommonPlaces
from .local_regression import TimeKernel
from .track_means import TrackMeans
from .up_and_east import Components, solve

FEWEST_DATES = 6
ZERO_DATES = 5
"""The mean of so many first dates is the zero of each series: a single date is as noisy as any."""

_BLOCK_VALUES = 1_500_000


@dataclass(frozen=True)
class DecomposedSeries:
    """Up and east at the common places.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_dates,).
    up, east, up_std, east_std
        mm, shape (n_places, n_dates), NaN where a date has one geometry only.
    filled
        Share of places with a value at each date, shape (n_dates,).
    reach_days
        How far from a date its acquisitions lie, median over dates of the farthest.
    level_spread
        Median and median absolute deviation of the level that was taken from each track, mm, shape (n_tracks, 2).
    """

    dates: np.ndarray
    up: Rows
    east: Rows
    up_std: Rows
    east_std: Rows
    filled: np.ndarray
    reach_days: float
    level_spread: np.ndarray


def common_calendar(calendars: Sequence[np.ndarray], names: Sequence[str], step_days: float | None) -> np.ndarray:
    """Return the dates of the result: the first layer's in the time that all layers cover, or equal steps in it.

    Parameters
    ----------
    calendars
        Dates of each layer, ``datetime64[D]``.
    names
        Of the layers, for messages.
    step_days
        Days between dates; None: the first layer's dates.

    Raises
    ------
    InputError
        The layers cover no time together, or too few dates of it.

    Examples
    --------
    >>> first, second = (np.datetime64(day, "D") + np.arange(0, 120, 12) for day in ("2024-01-01", "2024-01-20"))
    >>> len(common_calendar([first, second], ["a", "b"], None)), len(common_calendar([first, second], ["a", "b"], 6.0))
    (8, 15)
    """
    last_first = int(np.argmax([one[0] for one in calendars]))
    first_last = int(np.argmin([one[-1] for one in calendars]))
    start, end = calendars[last_first][0], calendars[first_last][-1]
    if start > end:
        raise InputError(
            f"The layers have no time in common: {names[first_last]} ends on {end}, {names[last_first]} begins on "
            f"{start}. Use layers of the same years."
        )
    if step_days is None:
        dates = calendars[0][(calendars[0] >= start) & (calendars[0] <= end)]
    else:
        count = int((end - start).astype(int) // step_days) + 1
        dates = start + np.round(np.arange(count) * step_days).astype("timedelta64[D]")
        dates = np.unique(dates)
    if len(dates) < FEWEST_DATES:
        raise InputError(
            f"The layers have {len(dates)} dates in common, from {start} to {end}; expected at least {FEWEST_DATES}. "
            "Use layers that overlap for longer, or a smaller STEP_DAYS."
        )
    return dates


def decomposed(
    tracks: Sequence[TrackMeans],
    places: CommonPlaces,
    alignment: Alignment,
    *,
    dates: np.ndarray,
    scratch: Scratch,
    progress: Progress,
    north: np.ndarray | None = None,
    past_only: bool = False,
) -> DecomposedSeries:
    """Return the series of up and east with their standard errors.

    The standard error holds the noise of the tracks carried through the local regression, that of the zero, and the
    scatter of the velocities within a place, which grows with the time since the zero.

    Parameters
    ----------
    tracks, places, alignment
        What is solved.
    dates
        Of the result, see :func:`common_calendar`.
    scratch
        Where the series are kept.
    progress
        Is told how far the work is.
    north
        Velocity to the north of each place, mm/yr, shape (n_places,); None: zero.
    past_only
        Use no acquisition after a date.
    """
    kernels = [TimeKernel.between(one.dates, dates, noise=one.date_noise, past_only=past_only) for one in tracks]
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    made = [scratch.rows(places.count, len(dates)) for _ in range(4)]
    filled = np.zeros(len(dates))
    levels = np.full((len(tracks), places.count), np.nan)
    counts = places.point_counts
    step = max(1, _BLOCK_VALUES // (len(dates) * len(tracks)))
    for start in range(0, places.count, step):
        rows = slice(start, min(start + step, places.count))
        progress(start / places.count, "Solving for up and east")
        values, variances = [], []
        for number, (track, kernel) in enumerate(zip(tracks, kernels, strict=True)):
            rate = np.full(rows.stop - start, alignment.subtracted[number])
            if north is not None:
                rate = rate + north[rows] * places.vectors[number, rows, 1]
            value, variance = kernel.fit(track.series[rows].astype(float))
            value = value - rate[:, None] * years
            variance = (variance + track.memory) * track.noise[rows, None] ** 2
            variance = variance + track.scatter**2 / np.maximum(counts[number, rows], 1)[:, None] * years**2
            values.append(value)
            variances.append(variance)
        found = _solved(np.stack(values), np.stack(variances), places.vectors[:, rows], levels[:, rows])
        for target, one in zip(made, (found.up, found.east, found.up_std, found.east_std), strict=True):
            target[rows] = one
        filled += np.isfinite(found.up).sum(axis=0)
    middle = np.nanmedian(levels, axis=1)
    spread = np.nanmedian(np.abs(levels - middle[:, None]), axis=1)
    reach = float(np.median(np.max([one.reach for one in kernels], axis=0)))
    levels_told = np.stack([middle, spread], axis=1)
    up, east, up_std, east_std = made
    return DecomposedSeries(dates, up, east, up_std, east_std, filled / places.count, reach, levels_told)


def _solved(values: np.ndarray, variances: np.ndarray, vectors: np.ndarray, levels: np.ndarray) -> Components:
    """Take from each series its mean over the first dates that several tracks have, and solve; fills the levels in."""
    there = np.isfinite(values) & np.isfinite(vectors[:, :, :1])
    together = there & (there.sum(axis=0) == there.any(axis=2).sum(axis=0)[:, None])
    first = together & (together.cumsum(axis=2) <= ZERO_DATES)
    count = first.sum(axis=2)
    sure = np.maximum(count, 1)
    level = np.where(first, values, 0.0).sum(axis=2) / sure
    # Neighbouring dates share acquisitions, so their mean is not as sure as their number says.
    zero = np.where(first, variances, 0.0).sum(axis=2) / sure / np.maximum(sure / 2, 1.0)
    levels[:] = np.where(count > 0, level, np.nan)
    shifted = np.where((count > 0)[:, :, None], values - level[:, :, None], np.nan)
    return solve(shifted, variances + zero[:, :, None], vectors)


def velocities(
    tracks: Sequence[TrackMeans],
    places: CommonPlaces,
    alignment: Alignment,
    north: np.ndarray | None = None,
) -> Components:
    """Return the velocities up and east of each place, mm/yr, shape (n_places,), from those of the tracks."""
    counts = places.point_counts
    rates, errors = [], []
    for number, track in enumerate(tracks):
        rate = track.velocity - alignment.subtracted[number]
        if north is not None:
            rate = rate - north * places.vectors[number, :, 1]
        rates.append(rate)
        errors.append(track.velocity_std**2 + track.scatter**2 / np.maximum(counts[number], 1))
    found = solve(np.stack(rates)[:, :, None], np.stack(errors)[:, :, None], places.vectors)
    return Components(found.up[:, 0], found.east[:, 0], found.up_std[:, 0], found.east_std[:, 0])
