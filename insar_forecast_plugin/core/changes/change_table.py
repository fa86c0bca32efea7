# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed in each series: kind, date with its uncertainty, velocities, size and probability, as fields."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ..change_kinds import NO_CHANGE
from ..units import DAYS_PER_YEAR
from .long_gaps import LONG_DAYS
from .region_watch import RegionWatch
from .relative_series import LONGEST_EXCURSION

FIELDS = (
    "change",
    "change_date",
    "change_date_sigma",
    "change_velocity_before",
    "change_velocity_after",
    "change_mm",
    "change_p",
    "change_days",
    "change_until",
)
"""Fields of points and areas, in the order in which they are written."""


@dataclass(frozen=True)
class ChangeTable:
    """Changes of n series; arrays of shape (n,), NaN or NaT where nothing changed.

    Parameters
    ----------
    kind
        Name of the kind, ``none`` where nothing changed.
    date
        At which it began, ``datetime64[D]``.
    date_sigma
        Its standard deviation, days.
    before, after
        Velocity before it, and when it stood out most, mm/yr.
    size
        Displacement that it has made until then, or until the series' last value before, mm.
    p
        With which probability an unchanged series stands out as much.
    strength
        Square root of the likelihood ratio.
    seen
        The look at which it was seen first, ``datetime64[D]``.
    """

    kind: np.ndarray
    date: np.ndarray
    date_sigma: np.ndarray
    before: np.ndarray
    after: np.ndarray
    size: np.ndarray
    p: np.ndarray
    strength: np.ndarray
    seen: np.ndarray

    def at(self, rows: np.ndarray) -> ChangeTable:
        """Return some rows, given by a mask or indices."""
        return ChangeTable(*(getattr(self, item.name)[rows] for item in fields(self)))

    @property
    def changed(self) -> np.ndarray:
        """Which series changed, shape (n,)."""
        return np.asarray(self.kind != NO_CHANGE)

    @property
    def known_kind(self) -> np.ndarray:
        """The kinds, None for series that were not looked at, shape (n,), object."""
        kinds = self.kind.copy()
        kinds[np.isnan(self.p)] = None
        return kinds


def change_table(watch: RegionWatch, dates: np.ndarray) -> ChangeTable:
    """Return what changed; dates ``datetime64[D]``, shape (n_epochs,)."""
    count = len(watch.series.values)
    probability = watch.calibration.probability(watch.strength, watch.years)
    none = (np.full(count, np.nan) for _ in range(4))
    sigma, before, after, size = none
    table = ChangeTable(
        kind=np.full(count, NO_CHANGE, dtype=object),
        date=np.full(count, np.datetime64("NaT", "D")),
        date_sigma=sigma,
        before=before,
        after=after,
        size=size,
        p=np.where(watch.enough, probability, np.nan),
        strength=np.where(watch.enough, watch.strength, np.nan),
        seen=np.full(count, np.datetime64("NaT", "D")),
    )
    for row in np.flatnonzero(watch.alarmed):
        _describe(table, watch, dates, int(row))
    return table


def _describe(table: ChangeTable, watch: RegionWatch, dates: np.ndarray, row: int) -> None:
    """Fill the row of a series that changed."""
    scan, days = watch.watched.scan, watch.days
    kind = int(np.abs(scan.strength[:, row]).argmax())
    look = int(scan.look[kind, row])
    number = int(watch.watched.wander[row])
    epochs = watch.monitor.epochs_of(watch.series.there[row], int(watch.watched.stretch[row]))
    values, there = watch.series.values[row, epochs], watch.series.there[row, epochs]
    monitor = watch.monitor.on(epochs)
    innovations = monitor.whiteners[number].innovations(values[None])[0]
    at = int(np.searchsorted(epochs, look))
    onsets, ratio, size, motion = monitor.scanner(number).profile(kind, at, innovations, there)
    onsets = epochs[onsets]
    # What the likelihood says of the dates, in the noise that the strength was told in.
    best = int(np.abs(ratio).argmax())
    told = int(np.flatnonzero(onsets == scan.onset[kind, row])[0])
    scale = abs(ratio[told]) / max(float(np.abs(scan.strength[kind, row])), 1e-9)
    likely = (ratio / scale) ** 2 / 2
    weight = np.exp(likely - likely[best])
    weight /= weight.sum()
    on = days[onsets]
    middle = float(weight @ on)
    step = float(np.median(np.diff(days[max(0, look - 12) : look + 1])))
    first = int(np.searchsorted(epochs, onsets[best]))
    # What came in a gap may have come at any time of it.
    if (gap := on[best] - days[epochs[first - 1]]) > LONG_DAYS:
        step = float(gap)
    table.kind[row] = scan.kinds[kind]
    if scan.kinds[kind] == "jump":
        first = _first_of_level(there, watch.series.held_in(row)[epochs], first)
    table.date[row] = dates[epochs[first]]
    table.date_sigma[row] = np.sqrt(weight @ (on - middle) ** 2 + (middle - on[best]) ** 2 + step**2 / 12)
    table.seen[row] = dates[scan.alarm[row]]
    shown = epochs[there & (epochs <= look)][-1]  # later dates add nothing to a series that has ended
    years = max(days[shown] - on[best], 0.0) / DAYS_PER_YEAR
    velocity = float(motion[best, 1]) + float(watch.series.velocity[row])
    table.before[row] = velocity
    gained = {"velocity": size[best], "jump": 0.0, "acceleration": size[best] * years}[scan.kinds[kind]]
    moved = {"velocity": years, "jump": 1.0, "acceleration": years**2 / 2}[scan.kinds[kind]]
    table.after[row] = velocity + gained
    table.size[row] = size[best] * moved


def _first_of_level(there: np.ndarray, held: np.ndarray, onset: int) -> int:
    """Return the epoch of the first value after a jump, one that was held back included.

    A point that jumps far is taken for an error of unwrapping until its new level has lasted
    (:func:`~.relative_series.held_back`), so what is left of the series seems to jump after these values.

    >>> there = np.array([True, True, False, False, False, True, True])
    >>> _first_of_level(there, np.array([False, False, False, True, True, False, False]), 5)
    3
    >>> _first_of_level(there, np.zeros(7, dtype=bool), 2)
    5

    Parameters
    ----------
    there
        Where the series is known, shape (n_epochs,); what was held back is not.
    held
        Where a value was held back, of the same shape.
    onset
        Index from which on the series has jumped by what is left of it.
    """
    known_before = np.flatnonzero(there[:onset])
    start = known_before[-1] + 1 if len(known_before) else 0
    of_jump = start + np.flatnonzero(held[start:onset])[-LONGEST_EXCURSION:]
    return int(of_jump[0]) if len(of_jump) else onset + int((there | held)[onset:].argmax())


def change_fields(table: ChangeTable, last: np.datetime64) -> dict[str, np.ndarray]:
    """Return the fields of points, each of shape (n,); ``last`` is the last epoch.

    Series that were not looked at have no kind, not that of those that did not change.
    """
    days = np.where(np.isnat(table.date), np.nan, (last - table.date).astype(float))
    until = np.where(np.isnat(table.date), np.datetime64("NaT", "D"), last)
    single = (table.date_sigma, table.before, table.after, table.size, table.p, days)
    sigma, before, after, size, p, since = (one.astype(np.float32) for one in single)
    columns = (table.known_kind, table.date, sigma, before, after, size, p, since, until)
    return dict(zip(FIELDS, columns, strict=True))
