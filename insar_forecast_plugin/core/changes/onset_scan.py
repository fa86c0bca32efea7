# SPDX-License-Identifier: GPL-2.0-or-later
"""The generalised likelihood ratio of a change at an unknown date, at every look since a date.

Willsky and Jones (1976, IEEE Transactions on Automatic Control 21) and Siegmund and Venkatraman (1995, Annals of
Statistics 23): at each look, that is with the epochs known then, a change is fitted at each date that it may have begun
at, and the largest ratio over those dates is kept. A change is a hinge (velocity), a step (jump) or the onset of a
parabola (acceleration). Level, velocity, season and the steps at joins of releases are fitted anew beside each.

The noise is correlated in time. In whitened series (:mod:`.correlated_noise`) what was known at a look is a beginning
of the rows, so that the sums of one look go on to the next and a look costs three operations a date and series.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..progress import Progress, Silent
from ..units import DAYS_PER_YEAR
from .correlated_noise import Whitener
from .relative_series import LONGEST_EXCURSION

SHORTEST_DAYS, LONGEST_DAYS = 18, 730
"""How long before a look a change may have begun."""
FEWEST_AFTER = {"velocity": 4, "jump": 2, "acceleration": 6}
"""Epochs from the onset on: what is over after fewer was no change of velocity."""
_DENSE = 24
"""So many of the latest onsets are all tried at a look, of older ones every second, of still older every fourth."""
_LOOSE = 1e-6
"""Weight of the knowledge that coefficients of the motion are small, for those that nothing tells yet."""
_RECENT, _HELD = 30, 3.0
"""Innovations that tell how noisy a series is of late, and at how many deviations each is held."""
BLOCK = 2048
_SILENT = Silent()
_MASKED_BLOCK = 256


@dataclass(frozen=True)
class Window:
    """The looks that are taken: epochs ``first`` to ``stop`` - 1; changes may begin from ``first`` on.

    Parameters
    ----------
    first, stop
        Indices of epochs.
    """

    first: int
    stop: int


@dataclass(frozen=True)
class OnsetScan:
    """The strongest change of each kind in n series; arrays of shape (n_kinds, n).

    Parameters
    ----------
    kinds
        Names of the kinds.
    strength
        The square root of the likelihood ratio, signed; zero where nothing was fitted.
    look, onset
        Indices of the epochs of the look and of the onset; -1 where nothing was fitted.
    size
        mm/yr, mm or mm/yr^2.
    alarm
        Index of the epoch of the first look at which a threshold was exceeded, -1 where none was, shape (n,).
    """

    kinds: tuple[str, ...]
    strength: np.ndarray
    look: np.ndarray
    onset: np.ndarray
    size: np.ndarray
    alarm: np.ndarray

    @classmethod
    def empty(cls, kinds: tuple[str, ...], count: int) -> OnsetScan:
        """Return a scan in which nothing was fitted."""
        shape = (len(kinds), count)
        look, onset = (np.full(shape, -1, np.int32) for _ in range(2))
        sizes = np.zeros(shape, np.float32)
        alarm = np.full(count, -1, np.int32)
        return cls(kinds, np.zeros(shape, np.float32), look, onset, sizes, alarm)

    def put(self, rows: np.ndarray, part: OnsetScan) -> None:
        """Fill some rows (indices) from a scan of these series."""
        for name in ("strength", "look", "onset", "size"):
            getattr(self, name)[:, rows] = getattr(part, name)
        self.alarm[rows] = part.alarm

    def at_epochs(self, epochs: np.ndarray) -> OnsetScan:
        """Return the scan with epochs counted in a calendar of which some were scanned, shape (n_scanned,)."""
        look, onset, alarm = (
            np.where(one >= 0, epochs[np.maximum(one, 0)], -1).astype(np.int32)
            for one in (self.look, self.onset, self.alarm)
        )
        return replace(self, look=look, onset=onset, alarm=alarm)


class OnsetScanner:
    """Scans series of one calendar for changes.

    Parameters
    ----------
    whitener
        Noise and motion on the calendar.
    window
        The looks.
    kinds
        Of velocity, jump and acceleration.
    """

    def __init__(self, whitener: Whitener, window: Window, kinds: Sequence[str]) -> None:
        self.whitener = whitener
        self.window = window
        self.kinds = tuple(kinds)
        self.days = whitener.days
        self.onsets = np.arange(window.first, window.stop)
        self._columns = [whitener.whitened(_column(kind, self.days, self.onsets)) for kind in self.kinds]
        self._steps = whitener.whitened(_column("jump", self.days, self.onsets))

    def scan(
        self,
        innovations: np.ndarray,
        there: np.ndarray,
        scale: np.ndarray,
        threshold: float = np.inf,
        *,
        progress: Progress = _SILENT,
    ) -> OnsetScan:
        """Return the strongest change of each series.

        Parameters
        ----------
        innovations
            Whitened series, mm, zero where missing, shape (n, n_epochs).
        there
            Where they are known, shape (n, n_epochs), or (1, n_epochs) where all share it.
        scale
            Standard deviation of the innovations of each series, mm, shape (n,).
        threshold
            Strength that is an alarm.
        """
        found = OnsetScan.empty(self.kinds, len(innovations))
        shared = len(there) == 1
        step = BLOCK if shared else _MASKED_BLOCK
        for start in range(0, len(innovations), step):
            progress(start / len(innovations))
            rows = slice(start, start + step)
            mask = there if shared else there[rows]
            values = np.where(mask, innovations[rows], 0.0)
            recent = recent_sizes(values, mask, scale[rows])
            sums = _Sums(self, np.ascontiguousarray(values.T, np.float32), mask)
            for look in range(self.window.first, self.window.stop):
                sums.take(look)
                for kind in range(len(self.kinds)):
                    self._keep(found, rows, (kind, look), sums, per_scale=1.0 / recent[:, look], threshold=threshold)
        return found

    def tried(self, kind: str, look: int) -> np.ndarray:
        """Return the positions among the onsets that are tried at a look, shape (n_tried,)."""
        return _tried(self.days, self.onsets, kind, look)

    def _keep(
        self,
        found: OnsetScan,
        rows: slice,
        at: tuple[int, int],
        sums: _Sums,
        *,
        per_scale: np.ndarray,
        threshold: float,
    ) -> None:
        """Keep what is stronger than before at a look; ``at``: numbers of kind and look."""
        kind, look = at
        tried = self.tried(self.kinds[kind], look)
        if not len(tried):
            return
        ratio, norm = sums.ratios(kind, tried)
        best = np.maximum(ratio.max(axis=0), -ratio.min(axis=0)) * per_scale
        alarm = found.alarm[rows]
        alarm[(best > threshold) & (alarm < 0)] = look
        better = np.flatnonzero(best > np.abs(found.strength[kind, rows]))
        if not len(better):
            return
        some = ratio[:, better]
        best_at = np.abs(some).argmax(axis=0)
        places = np.arange(rows.start, rows.start + len(best))[better]
        strongest = some[best_at, np.arange(len(better))]
        found.strength[kind, places] = strongest * per_scale[better]
        found.look[kind, places] = look
        found.onset[kind, places] = self.onsets[tried[best_at]]
        spread = norm[best_at, 0] if norm.shape[1] == 1 else norm[best_at, better]
        found.size[kind, places] = strongest / np.maximum(spread, 1e-12)

    def profile(self, kind: int, look: int, innovations: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return, of one series at a look, the onsets, ratio and size at each, and what the motion is there.

        All onsets are tried, of which the search leaves out some that lie far behind the look.

        Parameters
        ----------
        innovations, there
            Shape (n_epochs,).

        Returns
        -------
        tuple
            Onsets, ratios in units of the innovations and sizes, shape (n_tried,), and coefficients of the motion
            beside each, shape (n_tried, n_columns).
        """
        tried = _in_reach(self.days, self.onsets, self.kinds[kind], look)
        fitted = self._beside_motion(self._columns[kind][:, tried], look, innovations, there)
        return self.onsets[tried], *fitted

    def excursion(
        self, kind: int, at: tuple[int, int], until: int, innovations: np.ndarray, there: np.ndarray
    ) -> tuple[int, int] | None:
        """Return the epochs, first and past the last, that explain a change better if they were off by themselves.

        Parameters
        ----------
        kind, at
            Of the change: number of its kind, and the epochs of its onset and of the look.
        until
            The last epoch by which both are judged.
        innovations, there
            Of one series, shape (n_epochs,).

        Returns
        -------
        tuple of int or None
            None where the change explains more than any excursion that was over by then.
        """
        onset, look = at
        # What looks like a step back down may follow an excursion that lies before it.
        spans = [
            (start, start + length)
            for start in range(max(self.window.first, onset - LONGEST_EXCURSION), look + 1)
            for length in range(1, LONGEST_EXCURSION + 1)
            if start + length <= until and there[start : start + length].any()
        ]
        if not spans:
            return None
        begins, ends = np.array(spans).T - self.window.first
        change = self._columns[kind][:, [onset - self.window.first]]
        columns = np.hstack([change, self._steps[:, begins] - self._steps[:, ends]])
        ratio = np.abs(self._beside_motion(columns, until, innovations, there)[0])
        best = int(ratio[1:].argmax())
        return spans[best] if ratio[1 + best] > ratio[0] else None

    def _beside_motion(
        self, columns: np.ndarray, look: int, innovations: np.ndarray, there: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return ratio and size of whitened changes, shape (n_epochs, n), at a look, and the motion beside each."""
        known = there[: look + 1]
        motion = self.whitener.motion[: look + 1][known]
        change = columns[: look + 1][known]
        values = innovations[: look + 1][known]
        gram = motion.T @ motion + _LOOSE * np.eye(motion.shape[1])
        crossed = np.linalg.solve(gram, motion.T @ change)
        norm = (change**2).sum(axis=0) - ((motion.T @ change) * crossed).sum(axis=0)
        own = np.linalg.solve(gram, motion.T @ values)
        size = (change.T @ values - (motion.T @ change).T @ own) / np.maximum(norm, 1e-12)
        return size * np.sqrt(np.maximum(norm, 0)), size, own - size[:, None] * crossed.T


def kinds_in_reach(days: np.ndarray, window: Window, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of change of which a window is long enough to hold one.

    >>> days = np.arange(0.0, 1200.0, 12.0)
    >>> kinds_in_reach(days, Window(98, 100), ("velocity", "jump", "acceleration"))
    ('jump',)

    Parameters
    ----------
    days
        Of the epochs, shape (n_epochs,).
    """
    onsets = np.arange(window.first, window.stop)
    looks = range(window.first, window.stop)
    return tuple(kind for kind in kinds if any(len(_tried(days, onsets, kind, look)) for look in looks))


def _tried(days: np.ndarray, onsets: np.ndarray, kind: str, look: int) -> np.ndarray:
    """Return the positions among onsets, indices of epochs, that are tried at a look, shape (n_tried,)."""
    reached = _in_reach(days, onsets, kind, look)
    back = look - onsets[reached]
    sparse = (back < _DENSE) | ((back < 2 * _DENSE) & (onsets[reached] % 2 == 0)) | (onsets[reached] % 4 == 0)
    return np.asarray(reached[sparse])


def _in_reach(days: np.ndarray, onsets: np.ndarray, kind: str, look: int) -> np.ndarray:
    """Return the positions among onsets at which a change may have begun that a look can see, shape (n_reached,)."""
    lag, back = days[look] - days[onsets], look - onsets
    enough = back + 1 >= FEWEST_AFTER[kind]
    if kind != "jump":
        enough &= lag >= SHORTEST_DAYS
    return np.flatnonzero(enough & (lag <= LONGEST_DAYS))


def recent_sizes(innovations: np.ndarray, there: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return the size of the innovations of each series at each epoch: as before the window, or larger if of late.

    A place may become noisier. The differences of its last innovations tell, for what a change adds to one it adds to
    the next; each is held so that a jump does not hide itself.

    Parameters
    ----------
    innovations, there, scale
        As for :meth:`OnsetScanner.scan`.

    Returns
    -------
    numpy.ndarray
        mm, float32, shape (n, n_epochs).
    """
    most = (_HELD * scale)[:, None].astype(np.float32)
    steps = np.zeros_like(innovations)
    steps[:, 1:] = np.clip(np.diff(innovations, axis=1) / np.float32(np.sqrt(2)), -most, most)
    both = np.zeros(there.shape, dtype=bool)
    both[:, 1:] = there[:, 1:] & there[:, :-1]
    squares, count = np.cumsum(np.where(both, steps**2, 0.0), axis=1), np.cumsum(both, axis=1, dtype=float)
    for one in (squares, count):
        one[:, _RECENT:] -= one[:, :-_RECENT].copy()
    variance = squares / np.maximum(count, 1.0)
    return np.sqrt(np.maximum(variance, np.square(scale)[:, None])).astype(np.float32)


def _column(kind: str, days: np.ndarray, onsets: np.ndarray) -> np.ndarray:
    """Return the changes of a kind with the onsets given, per unit of their size, shape (n_epochs, n_onsets)."""
    years = (days[:, None] - days[onsets]) / DAYS_PER_YEAR
    if kind == "jump":
        return (years >= 0).astype(float)
    after = np.maximum(years, 0.0)
    return after if kind == "velocity" else after**2 / 2


class _Sums:
    """The sums over the epochs known at a look, of some series."""

    def __init__(self, scanner: OnsetScanner, values: np.ndarray, there: np.ndarray) -> None:
        self._motion = scanner.whitener.motion
        self._columns = scanner._columns
        self._values = values  # (n_epochs, n)
        self._shared = len(there) == 1
        self._there = there.T.astype(np.float32)  # (n_epochs, n or 1)
        columns, onsets = self._motion.shape[1], len(scanner.onsets)
        kinds, count = len(self._columns), values.shape[1]
        width = self._there.shape[1]
        first = scanner.window.first
        before = self._there[:first]
        self._seen = np.einsum("ep,en->pn", self._motion[:first], values[:first]).astype(np.float32)
        self._gram = np.einsum("ep,eq,ew->wpq", self._motion[:first], self._motion[:first], before)
        self._own = np.zeros((kinds, onsets, count), np.float32)
        self._crossed = np.zeros((kinds, width, columns, onsets))
        self._norm = np.zeros((kinds, onsets, width))
        self._first = first

    def take(self, look: int) -> None:
        """Take in the next epoch."""
        motion, values, there = self._motion[look], self._values[look], self._there[look]
        self._seen += np.outer(motion, values).astype(np.float32)
        self._gram += there[:, None, None] * np.outer(motion, motion)
        begun = slice(0, look - self._first + 1)
        for kind, columns in enumerate(self._columns):
            change = columns[look, begun]
            self._own[kind, begun] += np.outer(change.astype(np.float32), values)
            self._crossed[kind][:, :, begun] += there[:, None, None] * np.outer(motion, change)
            self._norm[kind, begun] += np.outer(change**2, there)
        loose = _LOOSE * np.eye(self._gram.shape[1])
        self._inverse = np.linalg.inv(self._gram + loose)

    def ratios(self, kind: int, tried: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the ratios, shape (n_tried, n), and the norms of the changes, shape (n_tried, n or 1)."""
        crossed = self._crossed[kind][:, :, tried]
        fitted = self._inverse @ crossed  # (w, p, k)
        left = self._norm[kind, tried] - np.einsum("wpk,wpk->kw", crossed, fitted)
        norm = np.sqrt(np.maximum(left, 1e-10))
        if self._shared:
            part = (fitted[0] / norm[:, 0]).T.astype(np.float32)
            ratio = self._own[kind, tried] * (1.0 / norm).astype(np.float32)
            ratio -= part @ self._seen
            return ratio, norm
        ratio = self._own[kind, tried] - np.einsum("wpk,pw->kw", fitted, self._seen)
        return (ratio / norm).astype(np.float32), norm
