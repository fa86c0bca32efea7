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
from .alignment import TrackAlignment
from .common_places import CommonPlaces
from .local_regression import REACH_DAYS, TimeKernel
from .track_means import TrackMeans
from .up_and_east import Components, apart, solve

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
    zero_date
        First of the dates whose mean is the zero; no later than the first of ``dates``.
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
    zero_date: np.datetime64
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
    alignment: TrackAlignment,
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
        To which the tracks are brought, see :func:`common_calendar`.
    scratch
        Where the series are kept.
    north
        Velocity to the north of each place, mm/yr, shape (n_places,); None: zero.
    past_only
        Use no acquisition after a date. Weights then follow the distance in time alone, and a track that begins later
        at a place than others is left out there. A place has no value before the last of the dates that tell its zero,
        so the result lacks the first dates. Noise in the standard errors is that of the whole series.

    Raises
    ------
    InputError
        No place has a zero, or too few dates are left after it with ``past_only``.
    """
    kernels = _kernels(tracks, dates, past_only)
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    kept = _dates_with_zero(kernels, tracks, dates) if past_only else dates
    made = [scratch.rows(places.count, len(kept)) for _ in range(4)]
    filled, levels = np.zeros(len(kept)), np.full((len(tracks), places.count), np.nan)
    rates = _rates(places, alignment, north)
    scatter = _scatter(tracks, places)
    step = max(1, _BLOCK_VALUES // (len(dates) * len(tracks)))
    for start in range(0, places.count, step):
        rows = slice(start, min(start + step, places.count))
        progress(start / places.count, "Solving for up and east")
        brought = _brought(tracks, kernels, rows, (rates[:, rows], scatter[:, rows]), years)
        found = _joined(brought, places.vectors[:, rows], levels[:, rows], past_only=past_only)
        for target, one in zip(made, found, strict=True):
            target[rows] = one[:, len(dates) - len(kept) :]
        filled += np.isfinite(made[0][rows]).sum(axis=0)
    reach = float(np.median(np.max([one.reach for one in kernels], axis=0)))
    up, east, up_std, east_std = made
    share, spread = filled / places.count, _spread_of(levels)
    return DecomposedSeries(kept, dates[0], up, east, up_std, east_std, share, reach, spread)


def _dates_with_zero(kernels: Sequence[TimeKernel], tracks: Sequence[TrackMeans], dates: np.ndarray) -> np.ndarray:
    """Return the dates from that on which is the last of those that tell the zero, at places with all acquisitions.

    Raises
    ------
    InputError
        They are too few.
    """
    complete = [
        kernel.fit(np.zeros((1, len(track.dates))))[0][0] for kernel, track in zip(kernels, tracks, strict=True)
    ]
    several = np.isfinite(complete).sum(axis=0) > 1
    kept = dates[several.cumsum() >= ZERO_DATES]
    if len(kept) < FEWEST_DATES:
        raise InputError(
            f"With PAST_ONLY a place has no value before the last of the {ZERO_DATES} dates whose mean is its zero: "
            f"{len(kept)} of {len(dates)} common dates are left, expected at least {FEWEST_DATES}. Use layers that "
            "overlap for longer, or leave PAST_ONLY unset."
        )
    return kept


@dataclass(frozen=True)
class _BroughtTracks:
    """Some places of all tracks at the dates of the result.

    Parameters
    ----------
    values, variances
        mm and mm2, shape (n_tracks, n_places, n_dates), NaN where a track has no value.
    lasting
        What of the variances stays the same over neighbouring dates, mm2, shape (n_tracks, n_places).
    weights
        By the distance in time alone, of the shape of the values.
    """

    values: np.ndarray
    variances: np.ndarray
    lasting: np.ndarray
    weights: np.ndarray


def _brought(
    tracks: Sequence[TrackMeans],
    kernels: Sequence[TimeKernel],
    rows: slice,
    rates_and_scatter: tuple[np.ndarray, np.ndarray],
    years: np.ndarray,
) -> _BroughtTracks:
    """Bring some places of all tracks to the dates; see :func:`_rates` and :func:`_scatter`."""
    rates, scatter = rates_and_scatter
    values = np.empty((*rates.shape, len(years)))
    lasting = np.stack([track.memory * track.noise[rows] ** 2 for track in tracks])
    variances, weights = np.empty_like(values), np.empty_like(values)
    for number, (track, kernel) in enumerate(zip(tracks, kernels, strict=True)):
        value, variance = kernel.fit(track.series[rows].astype(float))
        values[number] = value - rates[number, :, None] * years
        weights[number] = 1 / variance
        variances[number] = variance * track.noise[rows, None] ** 2 + lasting[number, :, None]
        variances[number] += scatter[number, :, None] * years**2
    return _BroughtTracks(values, variances, lasting, weights)


def _joined(
    brought: _BroughtTracks, vectors: np.ndarray, levels: np.ndarray, *, past_only: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return up, east and their standard errors of some places, shape (n_places, n_dates); see :func:`_solved`."""
    values = brought.values
    if past_only:
        _leave_out_late(values, vectors)
    _leave_out_apart(values, vectors)
    weights = brought.weights if past_only else None
    found = _solved(values, (brought.variances, brought.lasting), vectors, levels, weights)
    made = found.up, found.east, found.up_std, found.east_std
    if past_only:
        unknown = _together(np.isfinite(values) & np.isfinite(vectors[:, :, :1])).cumsum(axis=1) < ZERO_DATES
        for one in made:
            one[unknown] = np.nan
    return made


def _kernels(tracks: Sequence[TrackMeans], dates: np.ndarray, past_only: bool) -> list[TimeKernel]:
    """Return the weights of each track's acquisitions at the dates of the result."""
    kernels = []
    for track in tracks:
        # How noisy a date is was told by the dates around it, later ones too.
        weighed = None if past_only else track.date_noise
        kernels.append(TimeKernel.between(track.dates, dates, noise=weighed, past_only=past_only))
    return kernels


def _scatter(tracks: Sequence[TrackMeans], places: CommonPlaces) -> np.ndarray:
    """Return the variance of each velocity by the scatter of its points, (mm/yr)2, shape (n_tracks, n_places)."""
    # The velocity of a mean of points is as sure as these agree.
    counts = places.point_counts
    return np.stack([track.scatter**2 / np.maximum(n, 1) for track, n in zip(tracks, counts, strict=True)])


def _rates(places: CommonPlaces, alignment: TrackAlignment, north: np.ndarray | None) -> np.ndarray:
    """Return what is subtracted from the velocity of each track and place, mm/yr, shape (n_tracks, n_places)."""
    rates = np.repeat(alignment.subtracted[:, None], places.count, axis=1)
    return rates if north is None else rates + north * places.vectors[:, :, 1]


def _spread_of(levels: np.ndarray) -> np.ndarray:
    """Return median and median absolute deviation of the levels of each track, shape (n_tracks, 2).

    Raises
    ------
    InputError
        No place has a level: two geometries never have a date together.
    """
    if not np.isfinite(levels).any():
        raise InputError(
            f"No date has values of two geometries at one place: their acquisitions are more than {REACH_DAYS:g} days "
            "apart. Use layers whose dates lie closer together."
        )
    middle = np.nanmedian(levels, axis=1)
    return np.stack([middle, np.nanmedian(np.abs(levels - middle[:, None]), axis=1)], axis=1)


def _leave_out_late(values: np.ndarray, vectors: np.ndarray) -> None:
    """Drop each track, in place, where it lacks one of the first dates that tell the zero: its own zero is later.

    Else the zero of all would wait for it, and what came before would change when it begins.
    """
    there = np.isfinite(values) & np.isfinite(vectors[:, :, :1])
    solved = apart(there, vectors)
    first = solved & (solved.cumsum(axis=1) <= ZERO_DATES)
    values[(first & ~there).any(axis=2) & first.any(axis=1)] = np.nan


def _leave_out_apart(values: np.ndarray, vectors: np.ndarray) -> None:
    """Drop tracks, in place, where all of a place never have a date together: no zero would be that of all.

    Of those, such as one that ends before another begins, the one goes without which most dates can be solved.
    """
    while True:
        there = np.isfinite(values) & np.isfinite(vectors[:, :, :1])
        seen = there.any(axis=2)
        lost = np.flatnonzero((seen.sum(axis=0) > 2) & ~_together(there).any(axis=1))
        if not len(lost):
            return
        left = []
        for track in range(len(values)):
            others = there[:, lost].copy()
            others[track] = False
            left.append(np.where(seen[track, lost], apart(others, vectors[:, lost]).sum(axis=1), -1))
        values[np.argmax(left, axis=0), lost] = np.nan


def _together(there: np.ndarray) -> np.ndarray:
    """Return the dates on which all tracks of a place that have any value have one, shape (n_places, n_dates)."""
    return np.asarray(there.any(axis=0) & (there.sum(axis=0) == there.any(axis=2).sum(axis=0)[:, None]))


def _solved(
    values: np.ndarray,
    variances: tuple[np.ndarray, np.ndarray],
    vectors: np.ndarray,
    levels: np.ndarray,
    weights: np.ndarray | None,
) -> Components:
    """Take from each series its mean over the first dates that several tracks have, and solve; fills the levels in.

    ``variances`` are those of the values, and what of them stays the same over neighbouring dates, shape
    (n_tracks, n_places); ``weights`` are those of the solution, None: the inverse variances.
    """
    of_values, lasting = variances
    there = np.isfinite(values) & np.isfinite(vectors[:, :, :1])
    together = there & _together(there)
    first = together & (together.cumsum(axis=2) <= ZERO_DATES)
    count = first.sum(axis=2)
    sure = np.maximum(count, 1)
    level = np.where(first, values, 0.0).sum(axis=2) / sure
    # Neighbouring dates share acquisitions, so their mean is not as sure as their number says.
    fleeting = np.where(first, of_values - lasting[:, :, None], 0.0).sum(axis=2) / sure
    zero = fleeting / np.maximum(sure / 2, 1.0) + np.where(count > 0, lasting, 0.0)
    levels[:] = np.where(count > 0, level, np.nan)
    shifted = np.where((count > 0)[:, :, None], values - level[:, :, None], np.nan)
    return solve(shifted, of_values + zero[:, :, None], vectors, weights)


def velocities(
    tracks: Sequence[TrackMeans],
    places: CommonPlaces,
    alignment: TrackAlignment,
    north: np.ndarray | None = None,
) -> Components:
    """Return the velocities up and east of each place, mm/yr, shape (n_places,), from those of the tracks."""
    taken = _rates(places, alignment, north)
    rates, errors = [], []
    for track, rate, count in zip(tracks, taken, places.point_counts, strict=True):
        rates.append(track.velocity - rate)
        errors.append(track.velocity_std**2 + track.scatter**2 / np.maximum(count, 1))
    found = solve(np.stack(rates)[:, :, None], np.stack(errors)[:, :, None], places.vectors)
    return Components(found.up[:, 0], found.east[:, 0], found.up_std[:, 0], found.east_std[:, 0])
