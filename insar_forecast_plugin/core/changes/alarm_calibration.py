# SPDX-License-Identifier: GPL-2.0-or-later
"""How often series that did not change stand out as much: told by the same watch kept over earlier spans of the region.

The watch for changes since a date is repeated on windows of the same length before it, forwards and in the opposite
order of the epochs, on the region's own series. The strengths found there are what chance, remains of the atmosphere
and errors of unwrapping make of series in which nothing is looked for. Their distribution gives a strength its
probability, and the rate that is asked for its threshold.

Some of the region did change before the date, too. Therefore the far tail is bounded by an exponential one that the
bulk of the series tells, which the changes of a hundredth of them cannot move.

Noise is not the same in all years: acquisitions become rarer, another release is processed otherwise. So the strengths
are scaled by how much the bulk of the series stands out in the window itself, for the bulk did not change: an empirical
null (Efron 2004, Journal of the American Statistical Association 99, 96, section 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import InputError
from ..progress import Part, Progress
from ..spread_rows import evenly
from ..units import DAYS_PER_YEAR
from .long_gaps import long_gaps
from .monitored import Monitor, RegionNoise, reversed_before
from .onset_scan import Window
from .relative_series import RelativeSeries

LEAST_HISTORY_DAYS, LEAST_HISTORY_EPOCHS = 330, 20
"""What has to come before a window."""
LEAST_IN_WINDOW = 2
"""Values that a series needs in a window to be watched in it."""
_LEAST_WINDOW_DAYS = 150
_ENOUGH_EPOCHS = 12
"""Windows of the calibration have as many epochs as the watched one, or so many: where acquisitions have become more
frequent, some days hold too few of the earlier ones for any change to be fitted."""
_LEVELS = (0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005)
"""Shares of the series at which strengths are told."""
_FEWEST_SERIES = 30
"""Series, all windows together, without which nothing is usual."""
_ENOUGH_WITHOUT_GAPS, _MOST_WITH_GAPS = 300, 1000
"""Series without long gaps that are enough; where there are fewer, so many with and without tell what is usual."""
_TOLD_BY = 10
"""Series beyond a level that tell it; of neighbourhoods, which stand out together, at least the points of one."""
_BULK = (0.1, 0.01)
"""Shares between which the bulk tells the exponential tail."""
_FALLS = (0.65, 0.9)
"""Bounds of the strength over which the tail falls to 37%: some hundred series that hang together tell it badly."""
_ALLOWANCE = 1.02
"""Strengths of a calibration are enlarged by this: the noise is told by the spans that it is calibrated on, and series
that were not seen stand out a little more. Chosen with the alarms and delays of Ustica L2b in sight."""
_MIDDLE = 0.5
"""Quantile of the strengths that compares the window with earlier ones. On spans before those that
``benchmarks/change_delay.py`` reports, 0.75 and 0.9 keep the rate as well, but what really moves raises them: on the
simulated sample of the demo, where much does, to 1.45 and 2.3 times, the median and all below it to 1.2."""
LOUDER = 1.3
"""From this ratio on the window differs from the earlier ones so much that it has to be said."""
_FARTHEST = 1.2
"""The strength of a level is at most so many times that of the exponential tail."""


@dataclass(frozen=True)
class Calibration:
    """How often unchanged series stand out.

    Parameters
    ----------
    years
        Length of a window of the calibration.
    strengths, shares
        Strengths, increasing, and which share of the unchanged series exceed them in a window, shape (n_levels,).
    fall
        Strength over which the share falls to 37% beyond them.
    series
        Series watched, all windows together.
    windows
        Number of windows.
    bounded
        Whether the region's own tail was cut because it holds more than chance makes.
    louder
        By how much the bulk of the series stands out more in the window than in earlier ones; the strengths are scaled
        by it.
    """

    years: float
    strengths: np.ndarray
    shares: np.ndarray
    fall: float
    series: int
    windows: int
    bounded: bool
    louder: float = 1.0

    def scaled(self, louder: float) -> Calibration:
        """Return what holds for a window in which the bulk of the series stands out more, or less, by a factor."""
        return replace(self, strengths=self.strengths * louder, fall=self.fall * louder, louder=louder)

    def probability(self, strength: np.ndarray, years: float) -> np.ndarray:
        """Return with which probability an unchanged series exceeds strengths within some years, of any shape."""
        logarithm = np.interp(strength, self.strengths, np.log(self.shares), left=0.0)
        beyond = np.maximum(strength - self.strengths[-1], 0.0) / self.fall
        share = np.exp(logarithm - beyond) * (years / self.years)
        low = strength < self.strengths[0]
        return np.asarray(np.where(low, 1.0, np.minimum(share, 1.0)))

    def threshold(self, rate: float) -> float:
        """Return the strength that a share of the unchanged series exceeds in a year."""
        share = rate * self.years
        if share >= self.shares[0]:
            return float(self.strengths[0])
        if share >= self.shares[-1]:
            return float(np.interp(-np.log(share), -np.log(self.shares), self.strengths))
        return float(self.strengths[-1] + self.fall * np.log(self.shares[-1] / share))


def earlier_windows(days: np.ndarray, stop: int, length: float, epochs: int = 1) -> list[Window]:
    """Return the windows before an epoch, the latest first; none where there is too little before it.

    Parameters
    ----------
    days
        Of the epochs, shape (n_epochs,).
    stop
        Index of the first epoch that is not used.
    length
        Days of a window.
    epochs
        Of the window that is watched. Where the days hold fewer, and fewer than a dozen, a window is longer.
    """
    found: list[Window] = []
    least = max(int(np.searchsorted(days, days[0] + LEAST_HISTORY_DAYS)), LEAST_HISTORY_EPOCHS)
    fewest, end = min(epochs, _ENOUGH_EPOCHS), stop
    while end - 1 > least:
        span = days[end - 1] - days[least]
        if span < (_LEAST_WINDOW_DAYS if not found else 0.9 * length) or (found and end - least < fewest):
            break
        first = max(least, min(int(np.searchsorted(days, days[end - 1] - length)), end - fewest))
        found.append(Window(first, end))
        end = first
    return found


def calibrate(
    series: RelativeSeries,
    days: np.ndarray,
    seams: np.ndarray,
    noise: RegionNoise,
    *,
    window: Window,
    kinds: Sequence[str],
    alike: int,
    progress: Progress,
) -> Calibration:
    """Watch the windows before one and return how strong the strongest changes of unchanged series are in it.

    Parameters
    ----------
    series
        Those that tell, :data:`~.monitored.TELLING_SERIES` at most.
    alike
        How many series hang together: the points of a neighbourhood.

    Raises
    ------
    InputError
        There is too little before the window, or in it, for a change of any of the kinds.
    """
    ways = _ways(series, days, seams, noise, window)
    strengths, years = [], []
    for number, (values, on, at, of, one) in enumerate(ways):
        part = Part(progress, number / len(ways), (number + 1) / len(ways))
        part(0.0, "Calibrating on earlier spans")
        known = values.there[:, : one.first].sum(axis=1) >= LEAST_HISTORY_EPOCHS
        known &= values.there[:, one.first : one.stop].sum(axis=1) >= LEAST_IN_WINDOW
        rows = _telling(known, np.asarray(long_gaps(values.there, on).any(axis=1)))
        watched = Monitor(on, at, of, one, kinds).watch(values.values[rows], values.there[rows], progress=part)
        strengths.append(np.abs(watched.scan.strength).max(axis=0))
        years.append(float(on[one.stop - 1] - on[one.first]) / DAYS_PER_YEAR)
    # Constant series, and those to which nothing can be fitted, tell nothing of the others.
    own, earlier = (one[one > 0] for one in (strengths.pop(), np.concatenate(strengths)))
    _check_told(len(earlier))
    told_by, length = max(_TOLD_BY, alike), float(np.mean(years[:-1]))
    return calibration_for(earlier, own, years=length, windows=len(strengths), told_by=told_by)


def _telling(known: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    """Return which series tell what is usual, row numbers: those without long gaps, where these are enough.

    Series with long gaps stand out no more, but each is watched on a calendar of its own, which takes long.
    """
    free, every = np.flatnonzero(known & ~gaps), np.flatnonzero(known)
    return free if len(free) >= _ENOUGH_WITHOUT_GAPS else every[evenly(len(every), _MOST_WITH_GAPS)]


def _ways(
    series: RelativeSeries, days: np.ndarray, seams: np.ndarray, noise: RegionNoise, window: Window
) -> list[tuple[RelativeSeries, np.ndarray, np.ndarray, RegionNoise, Window]]:
    """Return the windows before one with what is watched in them, forwards and backwards, and last the one itself.

    Raises
    ------
    InputError
        There is too little before it.
    """
    length, epochs = float(days[window.stop - 1] - days[window.first]), window.stop - window.first
    windows = earlier_windows(days, window.first, length, epochs)
    if not windows:
        raise InputError(too_little(days, window.first))
    turned, turned_days, turned_seams, turned_noise = reversed_before(series, days, seams, noise, window.first)
    ways = [(series, days, seams, noise, one) for one in windows]
    ways += [
        (turned, turned_days, turned_seams, turned_noise, one)
        for one in earlier_windows(turned_days, window.first, length, epochs)
    ]
    return [*ways, (series, days, seams, noise, window)]


def _check_told(count: int) -> None:
    """Refuse so few strengths of earlier windows that nothing is usual."""
    if count < _FEWEST_SERIES:
        raise InputError(
            f"Only {count} series have {LEAST_HISTORY_EPOCHS} values before the spans that tell what is usual, and "
            f"change in them; expected at least {_FEWEST_SERIES}. Set SINCE to another date, or use a layer with more "
            "complete series."
        )


def too_little(days: np.ndarray, first: int, begins: np.datetime64 | None = None) -> str:
    """Say that there is too little before a window, and from which date on there is enough.

    Parameters
    ----------
    days
        Of the epochs since the first, shape (n_epochs,).
    first
        Index of the first epoch of the window.
    begins
        Date of the first epoch.
    """
    needed = LEAST_HISTORY_DAYS + _LEAST_WINDOW_DAYS
    found = (
        f"Only {first} epochs over {days[max(first - 1, 0)] - days[0]:.0f} days come before SINCE; at least "
        f"{needed} days with more than {LEAST_HISTORY_EPOCHS} epochs are needed to tell what is usual."
    )
    later = range(first + 1, len(days) - 1)
    enough = next((at for at in later if earlier_windows(days, at, float(days[-1] - days[at]))), None)
    if enough is None:
        return f"{found} The whole layer spans {days[-1] - days[0]:.0f} days. Use a layer with a longer history."
    if begins is None:
        return f"{found} Set SINCE to a later date."
    return f"{found} Set SINCE to {begins + np.timedelta64(int(days[enough - 1]), 'D')} or later."


def calibration_for(earlier: np.ndarray, own: np.ndarray, *, years: float, windows: int, told_by: int) -> Calibration:
    """Return the calibration of a window: that of the strengths of earlier ones, scaled by the bulk of its own.

    Parameters
    ----------
    earlier, own
        Strengths of series in earlier windows and in the one that is watched, shapes (n,) and (m,).
    years, windows, told_by
        Length and number of the earlier windows, and how many series have to tell a level.

    Examples
    --------
    >>> earlier = 3 + np.random.default_rng(0).exponential(1.0, 100_000)
    >>> noisier = calibration_for(earlier, 1.2 * earlier[:5000], years=2.0, windows=1, told_by=10)
    >>> round(noisier.louder, 1), noisier.threshold(0.0005) > 1.1 * calibration_of(earlier, 2.0, 1).threshold(0.0005)
    (1.2, True)
    """
    calibration = calibration_of(earlier, years, windows, told_by)
    if len(own) < _FEWEST_SERIES:
        return calibration
    return calibration.scaled(float(np.quantile(own, _MIDDLE) / np.quantile(earlier, _MIDDLE)))


def calibration_of(strengths: np.ndarray, years: float, windows: int, told_by: int = _TOLD_BY) -> Calibration:
    """Return the calibration that strengths of unchanged series give, shape (n,), each in a window of some years.

    >>> strengths = 3 + np.random.default_rng(0).exponential(1.0, 100_000)
    >>> calibration = calibration_of(strengths, 2.0, 1)
    >>> round(calibration.threshold(0.0005), 1), calibration.bounded
    (10.2, False)
    """
    upper, lower = (float(np.quantile(strengths, 1 - share)) for share in _BULK)
    fall = float(np.clip((lower - upper) / np.log(_BULK[0] / _BULK[1]), *_FALLS))
    shares: list[float] = []
    found: list[float] = []
    bounded = False
    for share in _LEVELS:
        if share * len(strengths) < told_by and found:
            break
        told = float(np.quantile(strengths, 1 - share))
        most = _FARTHEST * (upper + fall * float(np.log(_BULK[0] / share))) if share < _BULK[0] else np.inf
        bounded |= told > most
        shares.append(share)
        found.append(min(told, most))
    levels = _ALLOWANCE * np.maximum.accumulate(np.array(found)) + 1e-6 * np.arange(len(found))
    return Calibration(years, levels, np.array(shares), fall, len(strengths), windows, bool(bounded))
