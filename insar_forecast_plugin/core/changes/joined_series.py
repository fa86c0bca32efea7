# SPDX-License-Identifier: GPL-2.0-or-later
"""The series of two releases as one: the newer wins where both have a value, the older is shifted to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..io.rows_on_disk import Rows, Scratch, row_blocks
from ..io.stored_points import StoredPoints
from ..progress import Progress
from ..units import DAYS_PER_YEAR
from .extrapolated_offsets import WINDOW_DAYS, offsets_over_gap
from .point_matching import Matches
from .release_offsets import FEWEST_COMMON, Offsets, offsets_over_common

_SURE = 4.0
_LEAST_DRIFT = 0.1
_STRANGE, _STRANGE_MM = 2.5, 1.0
"""Pairs by place whose differences scatter so many times more than the median of all, and by so much, are none."""


@dataclass(frozen=True)
class Alignment:
    """How the older of two layers is brought to the level of the newer.

    Parameters
    ----------
    offsets
        Of the pairs; their drift is zero where it is not significant.
    common
        Epochs over which they were estimated, ``datetime64[D]``, shape (n_common,).
    since
        The date to which the offsets refer.
    """

    offsets: Offsets
    common: np.ndarray
    since: np.datetime64

    @property
    def has_drift(self) -> bool:
        """Whether the two releases differ in velocity by more than chance explains, so that this is removed."""
        drift, sigma = self.offsets.drift, self.offsets.drift_sigma
        return bool(np.isfinite(drift) and abs(drift) > max(_SURE * sigma, _LEAST_DRIFT))

    def shift(self, value: np.ndarray, dates: np.ndarray) -> np.ndarray:
        """Return what is added to the older series, mm, shape (n, n_dates), from their offsets, shape (n,)."""
        years = (dates - self.since).astype(float) / DAYS_PER_YEAR
        slope = self.offsets.drift if self.has_drift else 0.0
        return np.asarray(value[:, None] + slope * years)


def aligned(
    older: StoredPoints, newer: StoredPoints, matches: Matches, *, since: np.datetime64, progress: Progress
) -> Alignment:
    """Estimate the offsets of pairs, newer less older: over common epochs, without such by trend and season.

    Parameters
    ----------
    since
        The date to which the offsets refer where the releases drift apart.
    """
    found = aligned_over_common(older, newer, matches, since=since, progress=progress)
    if found is None:
        found = Alignment(_over_gap(older, newer, matches, progress), older.dates[:0], since)
    return found


def aligned_over_common(
    older: StoredPoints,
    newer: StoredPoints,
    matches: Matches,
    *,
    until: np.datetime64 | None = None,
    since: np.datetime64,
    progress: Progress,
) -> Alignment | None:
    """Estimate the offsets of pairs, newer less older, over the epochs that both have.

    Parameters
    ----------
    until
        Only epochs up to this date are looked at; None for all.
    since
        As of :func:`aligned`.

    Returns
    -------
    None where they have too few common epochs, or only single values there at different points.
    """
    common = np.intersect1d(older.dates, newer.dates)
    if until is not None:
        common = common[common <= until]
    places = newer.coordinates[matches.second]
    if len(common) < FEWEST_COMMON:
        return None
    differences = PairDifferences(older, newer, matches, common, np.zeros(len(common), dtype=np.float32))
    progress(0.1, "Comparing the releases")
    found = Alignment(offsets_over_common(differences, common, places), common, since)
    if not np.isfinite(found.offsets.sigma).any():
        return None
    if found.has_drift:
        years = (common - since).astype(float) / DAYS_PER_YEAR
        moved = replace(differences, less=(found.offsets.drift * years).astype(np.float32))
        progress(0.5, "Comparing the releases")
        again = offsets_over_common(moved, common, places)
        again = replace(again, drift=found.offsets.drift, drift_sigma=found.offsets.drift_sigma)
        found = Alignment(again, common, since)
    return found


def without_strangers(matches: Matches, alignment: Alignment) -> tuple[Matches, Alignment, int]:
    """Leave out pairs by place whose series differ far more than those of other pairs; return how many these are.

    Two releases of one scatterer share its movement and most of its noise; the nearest point of another release may be
    another scatterer, where points are dense.
    """
    spread = alignment.offsets.spread
    if spread is None or not np.isfinite(spread).any():
        return matches, alignment, 0
    largest = max(_STRANGE * float(np.nanmedian(spread)), _STRANGE_MM)
    kept = matches.by_pid | ~(spread > largest)
    if kept.all():
        return matches, alignment, 0
    names = ("value", "sigma", "epochs", "spread")
    offsets = replace(alignment.offsets, **{name: getattr(alignment.offsets, name)[kept] for name in names})
    left = replace(
        matches, **{name: getattr(matches, name)[kept] for name in ("first", "second", "by_pid", "distance")}
    )
    return left, replace(alignment, offsets=offsets), int((~kept).sum())


@dataclass(frozen=True)
class PairDifferences:
    """Differences of pairs at common epochs, second layer less first, of which some rows are taken at a time.

    Parameters
    ----------
    older, newer, matches
        The layers and their pairs.
    common
        ``datetime64[D]``, shape (n_common,).
    less
        What is subtracted at each epoch, mm, float32, shape (n_common,).
    """

    older: StoredPoints
    newer: StoredPoints
    matches: Matches
    common: np.ndarray
    less: np.ndarray

    @property
    def shape(self) -> tuple[int, ...]:
        """Pairs first."""
        return (self.matches.count, len(self.common))

    def __getitem__(self, rows: Any, /) -> np.ndarray:
        """Return the differences of some pairs, mm, float32."""
        columns = np.searchsorted(self.older.dates, self.common), np.searchsorted(self.newer.dates, self.common)
        values = self.newer.displacement[self.matches.second[rows]][:, columns[1]]
        return np.asarray(values - self.older.displacement[self.matches.first[rows]][:, columns[0]] - self.less)


def _over_gap(older: StoredPoints, newer: StoredPoints, matches: Matches, progress: Progress) -> Offsets:
    """Estimate the offsets from trend and season on both sides of the newer release's first epoch."""
    edge, window = newer.dates[0], np.timedelta64(WINDOW_DAYS, "D")
    before = np.flatnonzero((older.dates < edge) & (older.dates >= edge - window))
    after = np.flatnonzero(newer.dates <= edge + window)
    progress(0.5, "Comparing the releases")
    return offsets_over_gap(
        (older.displacement[matches.first][:, before], newer.displacement[matches.second][:, after]),
        (older.dates[before], newer.dates[after]),
        newer.coordinates[matches.second],
    )


@dataclass(frozen=True)
class JoinedSeries:
    """Series on the union of two calendars.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs).
    from_older
        Values that stand from the older release, and of these how many fill gaps of the newer.
    filled
        See ``from_older``.
    """

    dates: np.ndarray
    displacement: Rows
    from_older: int
    filled: int


def joined(
    older: StoredPoints,
    newer: StoredPoints,
    rows: tuple[np.ndarray, np.ndarray],
    shifts: np.ndarray,
    *,
    alignment: Alignment,
    scratch: Scratch,
    progress: Progress,
) -> JoinedSeries:
    """Put the series of two releases together, some points at a time.

    Parameters
    ----------
    rows
        For each point of the result its row in the older and in the newer release, -1 where it is in one only, each of
        shape (n_points,).
    shifts
        Offset of each point, mm, shape (n_points,); NaN leaves the older values out.
    """
    dates = np.union1d(older.dates, newer.dates)
    at = [np.searchsorted(dates, one.dates) for one in (older, newer)]
    result = scratch.rows(len(shifts), len(dates))
    from_older = filled = 0
    for block in row_blocks((len(shifts), len(dates))):
        values = np.full((block.stop - block.start, len(dates)), np.nan, dtype=np.float32)
        known = rows[1][block] >= 0
        values[np.ix_(known, at[1])] = _taken(newer, rows[1][block][known])
        own = (rows[0][block] >= 0) & np.isfinite(shifts[block])
        old = np.full_like(values, np.nan)
        moved = _taken(older, rows[0][block][own]) + alignment.shift(shifts[block][own], older.dates)
        old[np.ix_(own, at[0])] = moved
        used = np.isnan(values) & np.isfinite(old)
        from_older += int(used.sum())
        filled += int(used[known][:, dates >= newer.dates[0]].sum())
        result[block] = np.where(used, old, values)
        progress(block.stop / len(shifts), "Joining the series")
    return JoinedSeries(dates, result, from_older, filled)


def _taken(points: StoredPoints, rows: np.ndarray) -> np.ndarray:
    return points.displacement[rows] if len(rows) else np.zeros((0, points.epoch_count), dtype=np.float32)
