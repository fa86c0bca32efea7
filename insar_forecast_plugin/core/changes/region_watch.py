# SPDX-License-Identifier: GPL-2.0-or-later
"""The watch over a region since a date: series, noise, calibrated threshold, and what stood out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..io.rows_on_disk import Rows
from ..progress import Part, Progress
from ..trends.tiles import AT_ONCE, side_by_side
from ..units import DAYS_PER_YEAR
from .alarm_calibration import LEAST_HISTORY_EPOCHS, LEAST_IN_WINDOW, Calibration
from .excursions import hold_back_excursions
from .monitored import Monitor, RegionNoise, Watched
from .relative_series import RelativeSeries, Sizes, relative_series
from .yardstick import WatchSetting, Yardstick, telling_rows, window_since

_ROWS_AT_ONCE = 4096


@dataclass(frozen=True)
class RegionWatch:
    """What a watch found.

    Parameters
    ----------
    series
        What was watched.
    days
        Of the epochs, shape (n_epochs,).
    monitor
        What watched.
    noise
        Of the region.
    calibration, threshold
        How often unchanged series stand out, and the strength from which an alarm is given.
    watched
        What stood out.
    enough
        Series with enough values before the window and some in it; the others were not watched, shape (n,).
    held
        Values of series that were held back because what they showed did not last.
    """

    series: RelativeSeries
    days: np.ndarray
    monitor: Monitor
    noise: RegionNoise
    calibration: Calibration
    threshold: float
    watched: Watched
    enough: np.ndarray
    held: int

    @property
    def years(self) -> float:
        """Length of the window."""
        window = self.monitor.window
        return float(self.days[window.stop - 1] - self.days[window.first]) / DAYS_PER_YEAR

    @property
    def strength(self) -> np.ndarray:
        """Of the strongest change of each series, shape (n,)."""
        return np.asarray(np.abs(self.watched.scan.strength).max(axis=0))

    @property
    def alarmed(self) -> np.ndarray:
        """Which series changed, shape (n,)."""
        return (self.watched.scan.alarm >= 0) & self.enough


def watch_points(
    displacement: Rows,
    coordinates: np.ndarray,
    dates: np.ndarray,
    *,
    sizes: Sizes,
    setting: WatchSetting,
    progress: Progress,
) -> RegionWatch:
    """Watch points or their neighbourhoods.

    Parameters
    ----------
    displacement
        mm, float32, shape (n, n_epochs), NaN where missing.
    coordinates
        Metres, shape (n, 2).
    dates
        ``datetime64[D]``, shape (n_epochs,).

    Raises
    ------
    InputError
        The dates do not allow it; see :func:`window_since`.
    """
    days = (dates - dates[0]).astype(float)
    window_since(dates, setting.since)
    seams = (setting.seams - dates[0]).astype(float)
    series = relative_series(displacement, coordinates, days, sizes, Part(progress, 0.0, 0.3), seams=seams)
    part = Part(progress, 0.3, 1.0)
    return watch_series(series, series, dates, setting=setting, alike=sizes.neighbours, progress=part)


def watch_series(
    series: RelativeSeries,
    beside: RelativeSeries,
    dates: np.ndarray,
    *,
    setting: WatchSetting,
    alike: int,
    progress: Progress,
) -> RegionWatch:
    """Watch series, the threshold being told by others like them, or by themselves before the window.

    Parameters
    ----------
    series
        To be watched.
    beside
        Series that tell noise and threshold.
    alike
        How many of these hang together.
    """
    told = beside.at(telling_rows(len(beside.values)))
    part = Part(progress, 0.0, 0.4)
    yardstick = Yardstick.of(told, dates, setting=setting, alike=alike, progress=part)
    return watch_by(yardstick, series, dates, setting=setting, progress=Part(progress, 0.4, 1.0))


def watch_by(
    yardstick: Yardstick,
    series: RelativeSeries,
    dates: np.ndarray,
    *,
    setting: WatchSetting,
    progress: Progress,
    at_once: int = AT_ONCE,
) -> RegionWatch:
    """Watch series, each by itself; of those that came back, values are held back in place.

    Parameters
    ----------
    yardstick
        Of the region.
    at_once
        Blocks of series that are worked on side by side.
    """
    monitor, calibration = yardstick.monitor(dates, setting), yardstick.calibration
    threshold, first = calibration.threshold(setting.rate), monitor.window.first
    known = series.there
    enough = known[:, :first].sum(axis=1) >= LEAST_HISTORY_EPOCHS
    enough &= known[:, first:].sum(axis=1) >= LEAST_IN_WINDOW
    rows, part = np.flatnonzero(enough), Part(progress, 0.0, 0.85)
    watched = _watched(monitor, series, rows, threshold, part, at_once=at_once)
    held = hold_back_excursions(monitor, series, watched, threshold=threshold, progress=Part(progress, 0.85, 1.0))
    return RegionWatch(series, monitor.days, monitor, yardstick.noise, calibration, threshold, watched, enough, held)


def _watched(
    monitor: Monitor, series: RelativeSeries, rows: np.ndarray, threshold: float, progress: Progress, *, at_once: int
) -> Watched:
    """Watch some rows, blocks of them side by side."""
    count = len(series.values)
    found = Watched.empty(monitor.kinds, count)

    def work(some: np.ndarray) -> Watched:
        return monitor.watch(series.values[some], series.there[some], threshold)

    with ThreadPoolExecutor(at_once) as pool:
        done = 0
        for some, part in side_by_side(work, _blocks(rows), pool if at_once > 1 else None):
            found.put(some, part)
            done += len(some)
            progress(done / len(rows), f"Looking for changes: {done} series")
    return found


def _blocks(rows: Sequence[int] | np.ndarray) -> Iterator[np.ndarray]:
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        yield np.asarray(rows[start : start + _ROWS_AT_ONCE])
