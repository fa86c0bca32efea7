# SPDX-License-Identifier: GPL-2.0-or-later
"""Long gaps of single series, and the calendars that these have without them.

A gap of some epochs is bridged by the last value before it. After half a year the season, and after two years the
slow wander, have gone elsewhere, and the first value after the gap would look like a jump. A series with a long gap
is therefore watched on a calendar of its own, without the epochs of the gap: the noise then knows how long it was.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_FEWEST_EPOCHS, LONG_DAYS = 8, 120.0
"""A gap is long from so many missing epochs in a row and so many days on."""
MOST_CALENDARS = 128
"""Of a block of series: each takes some 25 ms, however many series share it."""


def long_gaps(there: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Return which epochs lie in a long gap, between values before and after it.

    >>> there = np.ones((2, 20), dtype=bool)
    >>> there[0, 5:15] = there[1, 10:] = False
    >>> long_gaps(there, 12.0 * np.arange(20)).sum(axis=1).tolist()
    [10, 0]

    Parameters
    ----------
    there
        Where values are known, bool, shape (n, n_epochs).
    days
        Of the epochs, shape (n_epochs,).
    """
    found = np.zeros(there.shape, dtype=bool)
    some = np.flatnonzero(there.shape[1] - there.sum(axis=1) >= _FEWEST_EPOCHS)
    if not len(some):
        return found
    known, count = there[some], there.shape[1]
    epochs = np.arange(count, dtype=np.int32)
    before = np.maximum.accumulate(np.where(known, epochs, -1), axis=1)
    after = np.minimum.accumulate(np.where(known, epochs, count)[:, ::-1], axis=1)[:, ::-1]
    inside = ~known & (before >= 0) & (after < count)
    lasted = days[np.minimum(after, count - 1)] - days[np.maximum(before, 0)]
    found[some] = inside & (after - before > _FEWEST_EPOCHS) & (lasted > LONG_DAYS)
    return found


def by_calendar(gaps: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Yield rows of series that have the same long gaps, the epochs that are left to them, and the stretch of these.

    Where there are more than :data:`MOST_CALENDARS`, as where each pixel has gaps of its own, gaps count as long only
    where they cover whole stretches of 2, 4, 8 ... epochs, so that more series have the same. The rest of such a gap
    is bridged by the last value, as short gaps are. :func:`calendar_of` gives the epochs of one series again.

    Parameters
    ----------
    gaps
        As :func:`long_gaps` returns them, shape (n, n_epochs).
    """
    stretch = 1
    while len(np.unique(np.packbits(gaps, axis=1), axis=0)) > MOST_CALENDARS:
        stretch *= 2
        gaps = _covered(gaps, stretch)
    found = np.flatnonzero(gaps.any(axis=1))
    free = np.flatnonzero(~gaps.any(axis=1))
    if len(free):
        yield free, np.arange(gaps.shape[1]), stretch
    if len(found):
        patterns, which = np.unique(np.packbits(gaps[found], axis=1), axis=0, return_inverse=True)
        order = np.argsort(which.ravel(), kind="stable")
        for rows in np.split(found[order], np.cumsum(np.bincount(which.ravel(), minlength=len(patterns)))[:-1]):
            yield rows, np.flatnonzero(~gaps[rows[0]]), stretch


def calendar_of(gap: np.ndarray, stretch: int) -> np.ndarray:
    """Return the epochs that are left to one series by its long gaps, shape (n_epochs,), in stretches of so many.

    >>> calendar_of(np.array([False, True, True, True, False, False]), 2).tolist()
    [0, 1, 4, 5]
    """
    return np.flatnonzero(~_covered(gap[None], stretch)[0])


def _covered(gaps: np.ndarray, stretch: int) -> np.ndarray:
    """Return which epochs lie in stretches, of so many epochs from the first on, that are gap as a whole."""
    count, epochs = gaps.shape
    padded = np.pad(gaps, ((0, 0), (0, -epochs % stretch)))
    whole = padded.reshape(count, -1, stretch).all(axis=2)
    return np.repeat(whole, stretch, axis=1)[:, :epochs]
