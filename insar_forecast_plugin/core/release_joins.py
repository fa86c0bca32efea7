# SPDX-License-Identifier: GPL-2.0-or-later
"""Where two releases of a product were joined, told from which values are there.

A release has points that the next one has lost, and lacks points that the next one gains. So in a table of two releases
some series end where the earlier one ends, others begin where the later one begins, and the rest, which are in both,
run through. Only the first and the last value of a series count, and only where a series lacks much: snow, which hides
points for months each year, and single missing epochs leave no trace.

Releases overlap (five years each, one year apart), and presence does not tell whose values the series have that are in
both. Where the join is, each of them gets an offset of its own: the one of the two gaps at which the steps of the
points differ more is the join.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .measured import Measured, Seam

_LACKING_DAYS = 300
"""What a series lacks at its start or end before that counts. A yearly update adds 50 weeks, snow takes 9 months."""

_FEWEST, _FEWEST_OF_LARGER = 3, 10
_SHARE, _SHARE_OF_LARGER, _SHARE_ALONE = 0.02, 0.10, 0.15
"""Of all series, how many must begin or end together: each of both, the larger of both, one without the other.

A building that goes up or comes down gives and takes some points at once; releases differ by a tenth and more.
"""

_CONCENTRATION = 1 / 3
"""Of the series that begin late (end early), how many must do so together; in up to three joins they can."""


_SIDE = 6
"""Epochs averaged on either side of a gap to tell the step there; with 24 the same gaps were told."""

_CLEAR = 1.5
"""How many times more the steps must differ at one gap than at the other. Seasons alone make 1.4 of it."""

_CARRIED_DAYS = 62
"""A join this near one that the layer carries is the same: points that begin a few epochs late blur the date."""

_ROWS_A_BLOCK, _FEWEST_STEPS = 500, 10


@dataclass(frozen=True)
class ReleaseJoin:
    """A join of two releases.

    Parameters
    ----------
    last_before, first_after
        The epochs on both sides, neighbours, ``datetime64[D]``.
    ended, began, among
        How many series end with the earlier release, and begin with the later one, of how many.
    earlier_last, later_first
        The last epoch of the one and the first of the other, ``datetime64[D]``; both lie at the join where the releases
        do not overlap. NaT where no series end (begin) together.
    alternative
        The epoch at which the join lies if it is at the other end of the overlap; None where the series tell.
    """

    last_before: np.datetime64
    first_after: np.datetime64
    ended: int
    began: int
    among: int
    earlier_last: np.datetime64
    later_first: np.datetime64
    alternative: np.datetime64 | None = None

    @property
    def is_certain(self) -> bool:
        """Whether some series end and others begin; where they do one only, an event may have caused it."""
        return bool(self.ended and self.began)

    @property
    def seam(self) -> Seam:
        """What travels with a layer of the join."""
        return Seam(str(self.first_after))

    def is_carried_by(self, measured: Measured) -> bool:
        """Tell whether a layer carries this join, so that nobody needs to be told of it."""
        days = [self.first_after, *([] if self.alternative is None else [self.alternative]), self.later_first]
        seams = [np.datetime64(seam.first_after, "D") for seam in measured.seams]
        beside = np.timedelta64(_CARRIED_DAYS, "D")
        return any(abs(seam - day) <= beside for seam in seams for day in days if not np.isnat(day))

    @property
    def words(self) -> str:
        """The join in a sentence or two."""
        if not self.began:
            return (
                f"{self.ended} of {self.among} series end together at {self.last_before}: two releases may have been "
                f"joined between {self.last_before} and {self.first_after}."
            )
        if not self.ended:
            return (
                f"{self.began} of {self.among} series begin together at {self.first_after}: two releases may have "
                f"been joined between {self.last_before} and {self.first_after}, or later."
            )
        text = (
            f"Two releases were joined between {self.last_before} and {self.first_after}: of {self.among} series "
            f"{self.ended} end with the earlier release, whose last epoch is {self.earlier_last}, and {self.began} "
            f"begin with the later release, whose first epoch is {self.later_first}."
        )
        if self.alternative is None:
            return text
        other = f"If the later release was used from its first epoch on, the join is at {self.alternative} instead."
        return " ".join([text, other])


class JoinFinder:
    """Finds joins in series that come block by block; its memory does not grow with the points.

    Of 40 series two in five are in both releases, the others in one:

    >>> dates = np.datetime64("2015-01-05") + 12 * np.arange(240)
    >>> there = np.ones((40, 240), dtype=bool)
    >>> there[:12, 170:] = False
    >>> there[12:24, :91] = False
    >>> finder = JoinFinder(dates)
    >>> finder.add(np.where(there, 1.0, np.nan))
    >>> [one] = finder.found()
    >>> str(one.last_before), str(one.first_after), one.ended, one.began, str(one.later_first)
    ('2020-07-25', '2020-08-06', 12, 12, '2018-01-01')

    Parameters
    ----------
    dates
        Epochs, ``datetime64[D]``, strictly increasing, shape (n_epochs,).
    """

    def __init__(self, dates: np.ndarray) -> None:
        self.dates = dates
        self._seen = np.zeros(len(dates), dtype=bool)
        self._first = np.zeros(len(dates), dtype=np.int64)
        self._last = np.zeros(len(dates), dtype=np.int64)
        self._steps = _StepSpread(dates)

    def add(self, displacement: np.ndarray) -> None:
        """Take in series, shape (n_points, n_epochs), NaN where missing; those without a value are passed over."""
        there = np.isfinite(displacement)
        self._steps.add(displacement[:: max(1, len(displacement) // _ROWS_A_BLOCK)])
        there = there[there.any(axis=1)]
        count = len(self.dates)
        self._seen |= there.any(axis=0)
        self._first += np.bincount(there.argmax(axis=1), minlength=count)
        self._last += np.bincount(count - 1 - there[:, ::-1].argmax(axis=1), minlength=count)

    def counted(self) -> dict[str, list[float]]:
        """Return what was counted so far, as plain JSON values, for :meth:`add_counted`."""
        return {name: values.tolist() for name, values in self._counts().items()}

    def add_counted(self, counted: Mapping[str, Sequence[float]]) -> None:
        """Take in what a finder of the same epochs counted of other series."""
        for name, values in self._counts().items():
            np.add(values, np.asarray(counted[name], dtype=values.dtype), out=values)

    def _counts(self) -> dict[str, np.ndarray]:
        return {"seen": self._seen, "first": self._first, "last": self._last, **self._steps.sums()}

    def found(self) -> list[ReleaseJoin]:
        """Return the joins, by date. Epochs at which no series has a value are passed over."""
        dates, first, last = self.dates[self._seen], self._first[self._seen], self._last[self._seen]
        among = int(first.sum())
        if not among:
            return []
        days = (dates - dates[0]).astype(np.int64)
        begins = _together(np.where(days >= _LACKING_DAYS, first, 0), days, among)
        # Read backwards, an end is a beginning.
        ends = _together(np.where(days[-1] - days >= _LACKING_DAYS, last, 0)[::-1], days[-1] - days[::-1], among)
        ends = {len(dates) - 1 - at: count for at, count in reversed(ends.items())}
        joins = []
        for end, begin in _paired(list(ends), list(begins)):
            ended, began = ends.get(end, 0), begins.get(begin, 0)
            # At least so many series have values before the later release begins and after the earlier one ends.
            through = among
            through -= int(last[: end + 1].sum()) if ended else 0
            through -= int(first[begin:].sum()) if began else 0
            if not _is_join(ended, began, through, among):
                continue
            at, alternative = end + 1 if ended else begin, None
            if ended and began and begin < at:
                at, alternative = self._chosen(dates, at, begin)
            joins.append(
                ReleaseJoin(
                    last_before=dates[at - 1],
                    first_after=dates[at],
                    ended=ended,
                    began=began,
                    among=among,
                    earlier_last=dates[end] if ended else _NO_DATE,
                    later_first=dates[begin] if began else _NO_DATE,
                    alternative=alternative,
                )
            )
        return sorted(joins, key=lambda one: one.last_before)

    def _chosen(self, dates: np.ndarray, after_end: int, begin: int) -> tuple[int, np.datetime64 | None]:
        """Return which end of an overlap is the join, and the other one's epoch where the values do not tell.

        Where they do not, it is where the earlier release ends: who adds a release most often adds its new epochs.
        """
        spread = self._steps.spread()[self._seen]
        if spread[begin] > _CLEAR * spread[after_end]:
            return begin, None
        return after_end, None if spread[after_end] > _CLEAR * spread[begin] else dates[begin]


class _StepSpread:
    """How much the points' steps differ at each gap between epochs, from a share of the points."""

    def __init__(self, dates: np.ndarray) -> None:
        self._days = (dates - dates[0]).astype(float)
        self._count, self._sum, self._squares = np.zeros((3, len(dates)))

    def add(self, displacement: np.ndarray) -> None:
        """Take in series, shape (n, n_epochs), NaN where missing."""
        if len(self._days) < 2 * _SIDE:
            return
        there = np.isfinite(displacement)
        values = displacement.astype(float)
        if there.all():  # one row then stands for all
            there = there[:1]
        else:
            values[~there] = 0.0
        self._take_off_line(values, there)
        sums, counts = (np.zeros((len(one), one.shape[1] + 1)) for one in (values, there))
        np.cumsum(values, axis=1, out=sums[:, 1:])
        np.cumsum(there, axis=1, out=counts[:, 1:])
        whole = counts[:, 2 * _SIDE :] - counts[:, : -2 * _SIDE] == 2 * _SIDE
        steps = sums[:, 2 * _SIDE :] - 2 * sums[:, _SIDE:-_SIDE]
        steps += sums[:, : -2 * _SIDE]
        steps /= _SIDE
        if not whole.all():
            steps[~np.broadcast_to(whole, steps.shape)] = 0.0
        at = slice(_SIDE, len(self._days) - _SIDE + 1)
        self._count[at] += np.broadcast_to(whole, steps.shape).sum(axis=0)
        self._sum[at] += steps.sum(axis=0)
        self._squares[at] += np.square(steps, out=steps).sum(axis=0)

    def _take_off_line(self, values: np.ndarray, there: np.ndarray) -> None:
        """Take a line off the series, in place, which are zero in gaps; ``there``: where they have values, or one row.

        Where a calendar changes its step, a velocity would else look like one.
        """
        count = np.maximum(there.sum(axis=1, keepdims=True), 1)
        days = np.where(there, self._days - (there * self._days).sum(axis=1, keepdims=True) / count, 0.0)
        values -= values.sum(axis=1, keepdims=True) / count
        if len(there) == len(values):
            values *= there
        norm = np.maximum((days**2).sum(axis=1, keepdims=True), 1.0)
        line = days * values
        np.divide(days * line.sum(axis=1, keepdims=True), norm, out=line)
        values -= line

    def sums(self) -> dict[str, np.ndarray]:
        """Return what was summed up, each of shape (n_epochs,)."""
        return {"count": self._count, "sum": self._sum, "squares": self._squares}

    def spread(self) -> np.ndarray:
        """Return the standard deviation of the steps before each epoch, NaN where too few are known, (n_epochs,)."""
        count = np.where(self._count >= _FEWEST_STEPS, self._count, np.nan)
        return np.sqrt(np.maximum(self._squares / count - (self._sum / count) ** 2, 0.0))


def joins_text(joins: Sequence[ReleaseJoin]) -> str:
    """Return what to say of joins that were found at import, and what to do; empty where there are none."""
    return " ".join(text for one in joins for text in (one.words, _advice(one)))


def _advice(join: ReleaseJoin) -> str:
    if join.is_certain and join.alternative is not None:
        return (
            f"The date {join.first_after} is stored in the layer and used by later algorithms; enter the other date "
            "in SEAM_DATES to use that instead."
        )
    if join.is_certain:
        return f"The date {join.first_after} is stored in the layer and used by later algorithms."
    return f"If so, enter {join.first_after} in SEAM_DATES when you classify trends."


def joins_in(dates: np.ndarray, displacement: np.ndarray) -> list[ReleaseJoin]:
    """Return the joins in series that are in memory, shape (n_points, n_epochs), NaN where missing."""
    finder = JoinFinder(dates)
    finder.add(displacement)
    return finder.found()


def _together(counts: np.ndarray, days: np.ndarray, among: int) -> dict[int, int]:
    """Return where many series begin together, and how many; what follows within months belongs to the same release."""
    enough = max(_FEWEST, _SHARE * among, _CONCENTRATION * counts.sum())
    found: dict[int, int] = {}
    for at in np.flatnonzero(counts >= enough).tolist():
        before = next(reversed(found), None)
        if before is None or days[at] - days[before] >= _LACKING_DAYS:
            found[at] = int(counts[at])
    return found


_NOTHING = -1
_NO_DATE = np.datetime64("NaT", "D")


def _paired(ends: list[int], begins: list[int]) -> list[tuple[int, int]]:
    """Return pairs of an earlier release's last epoch and a later one's first; either is -1 where there is none.

    Releases end in the order in which they begin, and none begins after the epoch that follows the earlier one's last.
    """
    pairs, left = [], list(begins)
    for end in ends:
        begin = left[0] if left and left[0] <= end + 1 else _NOTHING
        pairs.append((end, begin))
        left = left[1:] if begin != _NOTHING else left
    return pairs + [(_NOTHING, begin) for begin in left]


def _is_join(ended: int, began: int, through: int, among: int) -> bool:
    """Return whether so many series end and begin that releases were joined, and whether any series has the join."""
    if through < max(_FEWEST, _SHARE * among):
        return False
    larger = max(ended, began)
    share = _SHARE_OF_LARGER if ended and began else _SHARE_ALONE
    return larger >= max(_FEWEST_OF_LARGER, share * among)
