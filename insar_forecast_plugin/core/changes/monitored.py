# SPDX-License-Identifier: GPL-2.0-or-later
"""Series of a region watched in a window: their noise told by what came before it, and what stands out in it.

The parts of the noise are the region's (:mod:`.correlated_noise`); how much a series wanders and how large its noise is
are its own, told by the epochs before the window. Dates on which the whole region scatters more count for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..progress import Part, Progress, Silent
from ..spread_rows import evenly
from ..units import DEVIATION_OF_MAD
from .correlated_noise import (
    MOST_SERIES,
    MemoryNoise,
    Whitener,
    drawn_sizes,
    likeliest_noise,
    own_sizes,
    usual_size,
)
from .long_gaps import by_calendar, calendar_of, long_gaps
from .onset_scan import OnsetScan, OnsetScanner, Window
from .relative_series import RelativeSeries

WANDERS = (0.2, 1.0, 5.0, 25.0)
"""Wanders of single series, in that of the region."""
_FEW_GAPS = 0.95
"""From this share of known epochs on a series shares the sums of those without gaps; a gap then tells nothing new."""
_FREQUENT = (0.15, 0.6, 0.2, 0.05)
"""How frequent each is; from a short history a series has the region's."""
_TRAILING = 15
"""Epochs that tell how much a region scatters."""
TELLING_SERIES = 20_000
"""Series, evenly spread in the file, that tell what is usual in a region: noise, dates and strengths."""
_TELLING_SIZES = 4096
"""Series, evenly spread among these, that tell the usual size."""
_FEWEST_TELLING = 30
_SILENT = Silent()


@dataclass(frozen=True)
class RegionNoise:
    """The noise of a region.

    Parameters
    ----------
    model
        Shares of its parts.
    spread
        Of each date, relative to the usual one, shape (n_epochs,).
    """

    model: MemoryNoise
    spread: np.ndarray


def noise_of(series: RelativeSeries, days: np.ndarray, seams: np.ndarray, stop: int, progress: Progress) -> RegionNoise:
    """Return the noise that the epochs before one tell; the spread of later dates is told by themselves.

    The series are those that tell, :data:`TELLING_SERIES` at most.
    """
    known = series.there[:, :stop].mean(axis=1)
    order = np.random.default_rng(0).permutation(len(known))
    order = order[np.argsort(-np.round(known[order], 2), kind="stable")][:MOST_SERIES]
    history = _without_gaps(series.values[order, :stop], series.there[order, :stop], days[:stop])
    early = seams[seams < days[stop - 1]]
    model = likeliest_noise(history, days[:stop], early, Part(progress, 0.0, 0.9))
    whitener = Whitener(model, days, seams, float(days[-1]), np.ones(len(days)))
    innovations = whitener.innovations(series.values) * series.there
    left = whitener.residuals(innovations, np.ones((1, len(days)), bool), len(days))
    apart = np.where(series.there, np.abs(left), np.nan)
    with np.errstate(invalid="ignore"):
        raw = np.nanmedian(apart, axis=0) * DEVIATION_OF_MAD
    raw = np.where(np.isfinite(raw) & (raw > 0), raw, np.nanmedian(raw))
    trailing = np.array([np.median(raw[max(0, at - _TRAILING + 1) : at + 1]) for at in range(len(raw))])
    spread = np.maximum(raw, trailing)
    return RegionNoise(model, spread / np.median(spread[:stop]))


def _without_gaps(values: np.ndarray, there: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Return series with gaps filled by lines between the neighbouring dates."""
    filled = values.astype(float)
    for row in np.flatnonzero(~there.all(axis=1)):
        known = there[row]
        if known.any():
            filled[row] = np.interp(days, days[known], values[row, known])
    return filled


def reversed_before(
    series: RelativeSeries, days: np.ndarray, seams: np.ndarray, noise: RegionNoise, stop: int
) -> tuple[RelativeSeries, np.ndarray, np.ndarray, RegionNoise]:
    """Return the epochs before one in the opposite order: noise is the same backwards."""
    last = days[stop - 1]
    turned = replace(series, values=series.values[:, :stop][:, ::-1], there=series.there[:, :stop][:, ::-1])
    # A step before the epoch of a seam is one after the epoch before it.
    at = np.searchsorted(days[:stop], seams[seams <= last])
    turned_seams = np.sort(last - days[np.maximum(at - 1, 0)])
    return turned, last - days[:stop][::-1], turned_seams, replace(noise, spread=noise.spread[:stop][::-1])


@dataclass(frozen=True)
class Watched:
    """What stood out in a window.

    Parameters
    ----------
    scan
        The strongest changes, in deviations of each series.
    wander
        Which of :data:`WANDERS` suits each series, shape (n,).
    size
        Of its innovations, mm, shape (n,).
    stretch
        In stretches of how many epochs its long gaps were left out, shape (n,).
    """

    scan: OnsetScan
    wander: np.ndarray
    size: np.ndarray
    stretch: np.ndarray

    @classmethod
    def empty(cls, kinds: Sequence[str], count: int) -> Watched:
        """Return that nothing stood out in so many series."""
        return cls(OnsetScan.empty(tuple(kinds), count), np.zeros(count, int), np.ones(count), np.ones(count, int))

    def put(self, rows: np.ndarray, part: Watched) -> None:
        """Fill some rows (indices) from what stood out in these series."""
        self.scan.put(rows, part.scan)
        self.wander[rows], self.size[rows], self.stretch[rows] = part.wander, part.size, part.stretch


class Monitor:
    """Watches series of one calendar in a window.

    Parameters
    ----------
    days, seams
        Of epochs and joins of releases.
    noise, window, kinds
        Of the region; where changes are looked for, and which.
    usual
        Usual size of innovations, mm, shape (2, n_wanders), as :meth:`usual_sizes` tells it; None: of the series that
        are watched.
    """

    def __init__(
        self,
        days: np.ndarray,
        seams: np.ndarray,
        noise: RegionNoise,
        window: Window,
        kinds: Sequence[str],
        *,
        usual: np.ndarray | None = None,
    ) -> None:
        self.usual = usual
        self.window = window
        self.days = days
        self._seams, self._noise = seams, noise
        span = float(days[window.first - 1] - days[0])
        self.whiteners = [
            Whitener(replace(noise.model, wander=noise.model.wander * one), days, seams, span, noise.spread)
            for one in WANDERS
        ]
        self.kinds = tuple(kinds)
        self._scanners: dict[int, OnsetScanner] = {}

    def scanner(self, number: int) -> OnsetScanner:
        """Return what scans series of one of :data:`WANDERS`, made when it is asked for first."""
        if number not in self._scanners:
            self._scanners[number] = OnsetScanner(self.whiteners[number], self.window, self.kinds)
        return self._scanners[number]

    def usual_sizes(self, values: np.ndarray, there: np.ndarray) -> np.ndarray:
        """Return the usual size of innovations before the window, mm, by the wander, shape (2, n_wanders).

        First that of series with gaps, then that of those that are nearly complete.
        """
        rows = evenly(len(values), _TELLING_SIZES) if len(values) else np.empty(0, dtype=int)
        # Bridged by a value, a long gap would look like noise.
        free = rows[~long_gaps(there[rows], self.days).any(axis=1)]
        rows = free if len(free) >= _FEWEST_TELLING else rows
        values, there = values[rows], there[rows]
        told = np.full((2, len(self.whiteners)), np.nan)
        for some, shared in self._alike(there):
            _, size, freedom = self._sizes(values[some], there[some], shared)
            told[int(shared)] = [usual_size(one, left) for one, left in zip(size, freedom, strict=True)]
        return np.where(np.isfinite(told), told, np.where(np.isfinite(told[::-1]), told[::-1], 1.0))

    def _alike(self, there: np.ndarray) -> list[tuple[np.ndarray, bool]]:
        """Return rows of series that are nearly complete, which share their sums, and of the others."""
        first = self.window.first
        complete = (there[:, :first].mean(axis=1) >= _FEW_GAPS) & (there.mean(axis=1) >= _FEW_GAPS)
        both = [(np.flatnonzero(complete), True), (np.flatnonzero(~complete), False)]
        return [(rows, shared) for rows, shared in both if len(rows)]

    def _sizes(self, values: np.ndarray, there: np.ndarray, shared: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return mask, and sizes and epochs that tell them by the wander, shape (n_wanders, n)."""
        first = self.window.first
        mask = np.ones((1, values.shape[1]), dtype=bool) if shared else there
        told = []
        for whitener in self.whiteners:
            left = whitener.residuals(whitener.innovations(values) * there, mask, first)
            told.append(own_sizes(left, mask[:, :first], whitener.motion.shape[1]))
        size, freedom = (np.array(one) for one in zip(*told, strict=True))
        return mask, size, freedom

    def on(self, epochs: np.ndarray) -> Monitor:
        """Return what watches series that have some of the epochs only, increasing numbers, shape (n_left,)."""
        if len(epochs) == len(self.days):
            return self
        first, stop = (int(np.searchsorted(epochs, at)) for at in (self.window.first, self.window.stop))
        noise = replace(self._noise, spread=self._noise.spread[epochs])
        return Monitor(self.days[epochs], self._seams, noise, Window(first, stop), self.kinds, usual=self.usual)

    def epochs_of(self, there: np.ndarray, stretch: int) -> np.ndarray:
        """Return the epochs that one series, known where ``there``, shape (n_epochs,), was watched on.

        Parameters
        ----------
        stretch
            Of :class:`Watched`.
        """
        return calendar_of(long_gaps(there[None], self.days)[0], stretch)

    def watch(
        self, values: np.ndarray, there: np.ndarray, threshold: float = np.inf, *, progress: Progress = _SILENT
    ) -> Watched:
        """Watch some thousand series, mm, zero in gaps, shape (n, n_epochs), for alarms from a threshold on."""
        count, done = len(values), 0
        found = Watched.empty(self.kinds, count)
        usual = self.usual_sizes(values, there) if self.usual is None else self.usual
        for rows, epochs, stretch in by_calendar(long_gaps(there, self.days)):
            part = Part(progress, done / count, (done + len(rows)) / count)
            monitor, own = self.on(epochs), np.ix_(rows, epochs)
            watched = monitor._watch(values[own], there[own], threshold, usual, part)
            found.put(rows, replace(watched, scan=watched.scan.at_epochs(epochs)))
            found.stretch[rows] = stretch
            done += len(rows)
        return found

    def _watch(
        self, values: np.ndarray, there: np.ndarray, threshold: float, usual: np.ndarray, progress: Progress
    ) -> Watched:
        """Watch series without long gaps; see :meth:`watch`."""
        count, done = len(values), 0
        found = Watched.empty(self.kinds, count)
        for rows, shared in self._alike(there):
            mask, own, freedom = self._sizes(values[rows], there[rows], shared)
            sizes = np.array([drawn_sizes(*one) for one in zip(own, freedom, usual[int(shared)], strict=True)])
            likely = [
                whitener.likelihood(one, self.window.first) for whitener, one in zip(self.whiteners, sizes, strict=True)
            ]
            chosen = _likeliest(np.array(likely))
            found.wander[rows], found.size[rows] = chosen, sizes[chosen, np.arange(len(rows))]
            for number in np.unique(chosen):
                some = rows[chosen == number]
                innovations = self.whiteners[number].innovations(values[some]) * there[some]
                known = mask if shared else there[some]
                part = Part(progress, done / count, (done + len(some)) / count)
                scanner = self.scanner(int(number))
                found.scan.put(some, scanner.scan(innovations, known, found.size[some], threshold, progress=part))
                done += len(some)
        return found


def _likeliest(likely: np.ndarray) -> np.ndarray:
    """Return the number of the likeliest model of each series, given how frequent each is, shape (n,)."""
    return np.asarray((likely + np.log(_FREQUENT)[:, None]).argmax(axis=0))
