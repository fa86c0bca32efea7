# SPDX-License-Identifier: GPL-2.0-or-later
"""How soon any detector could see a change: tests that know its date and the noise, beside the search of the product.

``python benchmarks/change_limit.py [REGION ...]``; regions, centres, changes and series are those of
``change_delay.py``, at scale neighbourhood and for one false alarm per 1000 series and year.

Of all tests of one date, the matched filter in the noise's own covariance misses least at any rate of false alarms
(Neyman and Pearson 1933). So the one here is told what no detector knows: the noise, as the watched epochs and those of
a year before tell it in the untouched series (its parts for the region, wander and size for each series, and which
dates scatter), and the date and shape of the change. Only its sign and size are not told. It looks at every epoch, as
the search does. Its thresholds are those that normal noise of this covariance exceeds at the asked rate:

* "date known": the one date is tested at every look. No detector that has to find the date can be as fast.
* "date searched": a search of the same dates and kinds of change in the same window would have the rate. The test
  itself is still that of the true date. This is about what could be reached if the noise were known, and normal.
* "date known, our threshold": that of the product, which real series told.
* "date known, as it scatters": as the first, but at each look the threshold is enlarged by as much as this very test
  scatters more over untouched series than in the noise that is taken as known.
* "date and line known": as the first, but level, line, season and joins are those fitted to the whole series beside the
  change, or zero where the noise is drawn, instead of being told by the epochs until the look.

First in the series of the files, which are not quite normal, then in drawn normal noise of exactly this covariance, in
which the product learns noise and threshold from 1500 series anew. Printed are median days to the alarm and the share
of jumps seen by their second epoch, the ratio of ours to both limits, and how far the noise that is taken as known
holds: the root mean square of the tests at the last look over untouched series without an alarm (1 if it holds), and
how many of 1000 untouched series a search with the threshold of normal noise would flag in a year (1 if it holds).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_delay import RATES, TRUTHS, delay_words, ours, put_in, watched
from change_peers import first_beyond
from change_truth import DATA, QUIET_DAYS, SETS, Region, region_of

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.correlated_noise import Whitener, own_sizes
from insar_forecast_plugin.core.changes.monitored import WANDERS, RegionNoise, noise_of
from insar_forecast_plugin.core.changes.onset_scan import OnsetScanner, Window
from insar_forecast_plugin.core.changes.region_watch import RegionWatch, watch_series
from insar_forecast_plugin.core.changes.relative_series import RelativeSeries
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

SCALE, SEED = "neighbourhood", 2027
KNOWN_DRAWS, SEARCH_DRAWS, AT_ONCE = 200_000, 40_000, 2000
TOLD, DRAWN = 1500, 400
"""Series of normal noise: those that the product learns from, and those into which a change is put."""
KINDS = tuple(sorted({kind for kind, _ in TRUTHS}))
REGION_WANDER = 1
"""Which of a monitor's wanders is that of the region."""


def shapes(kind: str, days: np.ndarray, onsets: np.ndarray) -> np.ndarray:
    """Return changes with the onsets given, indices of epochs, of 1 mm, mm/yr or mm/yr^2, shape (n_epochs, n)."""
    years = np.maximum(days[:, None] - days[onsets], 0.0) / DAYS_PER_YEAR
    return {"jump": (days[:, None] >= days[onsets]).astype(float), "velocity": years, "acceleration": years**2 / 2}[
        kind
    ]


def filters(whitener: Whitener, columns: np.ndarray, look: int, *, beside: bool = True) -> np.ndarray:
    """Return what tests whitened series for changes with the epochs until a look, shape (n_changes, n_epochs).

    Parameters
    ----------
    columns
        The changes, whitened, shape (n_epochs, n_changes).
    beside
        Whether level, line, season and joins are fitted to the same epochs.
    """
    known = columns[: look + 1]
    if beside:
        basis = np.linalg.qr(whitener.motion[: look + 1])[0]
        known = known - basis @ (basis.T @ known)
    norm = np.linalg.norm(known, axis=0)
    found = np.zeros(columns.T.shape, np.float32)
    found[:, : look + 1] = np.where(norm > 1e-6, known / np.maximum(norm, 1e-6), 0.0).T
    return found


def of_date(whitener: Whitener, kind: str, onset: int, *, beside: bool = True) -> np.ndarray:
    """Return the filters of a change of known date at every look, shape (n_epochs, n_epochs), zero before it."""
    columns, epochs = whitener.whitened(shapes(kind, whitener.days, np.array([onset]))), len(whitener.days)
    rows = [filters(whitener, columns, look, beside=beside) for look in range(onset, epochs)]
    return np.vstack([np.zeros((onset, epochs), np.float32), *rows])


def of_search(whitener: Whitener, window: Window) -> np.ndarray:
    """Return the filters of all dates and kinds that the product tries at all looks, shape (n_tests, n_epochs)."""
    scanner = OnsetScanner(whitener, window, SOUGHT)
    found = []
    for kind in SOUGHT:
        columns = whitener.whitened(shapes(kind, whitener.days, scanner.onsets))
        for look in range(window.first, window.stop):
            tried = scanner.tried(kind, look)
            if len(tried):
                found.append(filters(whitener, columns[:, tried], look))
    return np.vstack(found)


def strongest(tests: np.ndarray, innovations: np.ndarray) -> np.ndarray:
    """Return the largest of the tests of each series, in size, shape (n,)."""
    lots = range(0, len(innovations), AT_ONCE)
    return np.concatenate([np.abs(innovations[at : at + AT_ONCE] @ tests.T).max(axis=1) for at in lots])


def exceeded(tests: np.ndarray, share: float, draws: int) -> float:
    """Return what the largest test of normal noise exceeds in a share of the series."""
    rng = np.random.default_rng(SEED)
    lots = (rng.standard_normal((AT_ONCE, tests.shape[1]), np.float32) for _ in range(draws // AT_ONCE))
    return float(np.quantile(np.concatenate([strongest(tests, lot) for lot in lots]), 1 - share))


@dataclass(frozen=True)
class Known:
    """The noise of some series as all their epochs tell it, and what tests them.

    Parameters
    ----------
    whiteners
        By the wander.
    wander
        Which suits each series, shape (n,).
    size
        Of the innovations, mm, shape (n,).
    """

    whiteners: list[Whitener]
    wander: np.ndarray
    size: np.ndarray

    @classmethod
    def of(cls, watch: RegionWatch, region: Region) -> Known:
        """Tell it from the untouched series of a region."""
        days, seams = region.days, (region.seams - region.dates[0]).astype(float)
        first = max(0, int(np.searchsorted(days, days[watch.monitor.window.first] - DAYS_PER_YEAR)))
        late = replace(watch.series, values=watch.series.values[:, first:], there=watch.series.there[:, first:])
        since, after = days[first:] - days[first], seams[seams > days[first]] - days[first]
        quiet = late.at(np.flatnonzero(watch.enough & ~watch.alarmed))
        noise = noise_of(quiet, since, after, len(since), Silent())
        every, likely, sizes = np.ones((1, len(since)), dtype=bool), [], []
        for one in _whiteners(noise, since, after):
            left = one.residuals(one.innovations(late.values), every, len(since))
            sizes.append(own_sizes(left, every, one.motion.shape[1])[0])
            likely.append(one.likelihood(sizes[-1], len(since)))
        wander = np.array(likely).argmax(axis=0)
        spread = np.append(watch.noise.spread[:first] / np.median(watch.noise.spread[first:]), noise.spread)
        whole = _whiteners(RegionNoise(noise.model, spread), days, seams)
        return cls(whole, wander, np.array(sizes)[wander, np.arange(len(wander))])

    def at(self, rows: np.ndarray) -> Known:
        """Return that of some of the series."""
        return Known(self.whiteners, self.wander[rows], self.size[rows])

    def innovations(self, values: np.ndarray) -> np.ndarray:
        """Return series, mm, shape (n, n_epochs), as white noise of deviation 1."""
        white = np.zeros(values.shape, np.float32)
        for number in np.unique(self.wander):
            rows = self.wander == number
            white[rows] = self.whiteners[number].innovations(values[rows])
        return white / self.size[:, None].astype(np.float32)

    def tests(self, innovations: np.ndarray, kind: str, onset: int, *, beside: bool = True) -> np.ndarray:
        """Return the test of a change of known date and any sign at each look, shape (n, n_epochs)."""
        found = np.zeros(innovations.shape, np.float32)
        for number in np.unique(self.wander):
            rows = self.wander == number
            found[rows] = np.abs(innovations[rows] @ of_date(self.whiteners[number], kind, onset, beside=beside).T)
        return found

    def without_motion(self, innovations: np.ndarray, kind: str, onset: int) -> np.ndarray:
        """Return series without the line, season and joins that all epochs tell beside a change of known date."""
        left = innovations.copy()
        for number in np.unique(self.wander):
            rows, whitener = self.wander == number, self.whiteners[number]
            change = whitener.whitened(shapes(kind, whitener.days, np.array([onset])))
            told = np.linalg.lstsq(np.hstack([whitener.motion, change]), innovations[rows].T)[0][:-1]
            left[rows] -= (whitener.motion @ told).T.astype(np.float32)
        return left


def _whiteners(noise: RegionNoise, days: np.ndarray, seams: np.ndarray) -> list[Whitener]:
    """Return those of the wanders that a series may have, in that of the region."""
    models = [replace(noise.model, wander=noise.model.wander * one) for one in WANDERS]
    return [Whitener(model, days, seams, float(days[-1]), noise.spread) for model in models]


@dataclass(frozen=True)
class Thresholds:
    """What normal noise exceeds at the asked rate.

    Parameters
    ----------
    dated, alone
        A test of one date at each look, beside the motion and without it, by the kind.
    searched
        All tests of a search.
    scatter
        Root mean square of the tests of one date in untouched series at each look, by the kind, shape (n_epochs,).
    """

    dated: dict[str, float]
    alone: dict[str, float]
    searched: float
    scatter: dict[str, np.ndarray]

    @classmethod
    def of(cls, whitener: Whitener, watch: RegionWatch, known: Known, onset: int) -> Thresholds:
        """Draw the noise."""
        share, window = RATES[0] / 1000 * watch.years, watch.monitor.window
        one, other = (
            {k: exceeded(of_date(whitener, k, onset, beside=beside), share, KNOWN_DRAWS) for k in KINDS}
            for beside in (True, False)
        )
        searched = exceeded(of_search(whitener, window), share, SEARCH_DRAWS)
        return cls(one, other, searched, scatter(watch, known, onset))


class Delays:
    """Days and epochs to the alarm, by rule and truth."""

    def __init__(self, days: np.ndarray, onset: int) -> None:
        self._days, self._onset = days, onset
        self._late: dict[str, dict[tuple[str, float], list[float]]] = {}
        self._epochs: dict[str, dict[tuple[str, float], list[float]]] = {}

    def add(self, rule: str, truth: tuple[str, float], alarm: np.ndarray) -> None:
        """Take in the epochs of alarms, -1 where there was none."""
        seen = alarm >= self._onset
        late = np.where(seen, self._days[alarm] - self._days[self._onset], np.inf)
        epochs = np.where(seen, alarm - self._onset + 1.0, np.inf)
        self._late.setdefault(rule, {}).setdefault(truth, []).extend(late)
        self._epochs.setdefault(rule, {}).setdefault(truth, []).extend(epochs)

    def show(self, title: str) -> None:
        """Print a table, and the ratio of the first rule to those that are limits."""
        print(f"  {title:40s}" + "".join(f"{f'{s:g} mm' + ('/yr' if k == 'velocity' else ''):>13s}" for k, s in TRUTHS))
        for rule, late in self._late.items():
            cells = [delay_words(truth, late[truth], self._epochs[rule][truth]) for truth in TRUTHS]
            print(f"    {rule:38s}" + "".join(f"{cell:>13s}" for cell in cells))
        for limit in ("date searched", "date known"):
            cells = [_ratio(self._late["detect changes"][truth], self._late[limit][truth]) for truth in TRUTHS]
            print(f"    {f'ratio to {limit}':38s}" + "".join(f"{cell:>13s}" for cell in cells), flush=True)


def _ratio(ours_: list[float], limit: list[float]) -> str:
    one, other = np.median(ours_), np.median(limit)
    return f"{one / other:.2f}" if np.isfinite(one) and other > 0 else "-"


def tested(
    found: Delays, truth: tuple[str, float], white: np.ndarray, known: Known, *, at: Thresholds, own: float, onset: int
) -> None:
    """Take in the alarms of the limits on whitened series; ``own``: the product's threshold."""
    kind, test = truth[0], known.tests(white, truth[0], onset)
    scaled = at.dated[kind] * np.maximum(at.scatter[kind], 1.0)
    levels = (at.searched, at.dated[kind], own)
    for rule, level in zip(("date searched", "date known", "date known, our threshold"), levels, strict=True):
        found.add(rule, truth, first_beyond(test, onset, level))
    found.add("date known, as it scatters", truth, first_beyond(test / scaled, onset, 1.0))


def in_the_file(region: Region, watch: RegionWatch, known: Known, at: Thresholds, onset: int) -> None:
    """Print delays in the series of a file."""
    found, rule = Delays(region.days, onset), ours(watch)
    for one in put_in(region, SCALE, watch):
        kind, centres = one.truth[0], known.at(one.centres)
        found.add("detect changes", one.truth, rule(one.values, one.series, one.centres, onset))
        white = centres.innovations(one.series[one.centres])
        tested(found, one.truth, white, centres, at=at, own=watch.threshold, onset=onset)
        alone = centres.tests(centres.without_motion(white, kind, onset), kind, onset, beside=False)
        found.add("date and line known", one.truth, first_beyond(alone, onset, at.alone[kind]))
    found.show("in the file")


def in_normal_noise(region: Region, watch: RegionWatch, known: Known, at: Thresholds, onset: int) -> None:
    """Print delays in drawn noise of the covariance that the region's has."""
    rng, whitener = np.random.default_rng(SEED), known.whiteners[REGION_WANDER]
    root = np.linalg.inv(whitener.whitened(np.eye(len(region.days))))
    size = float(np.median(known.size[watch.enough & ~watch.alarmed]))

    def drawn(count: int) -> RelativeSeries:
        values = (size * rng.standard_normal((count, len(root))) @ root.T).astype(np.float32)
        return RelativeSeries(values, np.ones(values.shape, dtype=bool), np.zeros(count), 0)

    told, plain = drawn(TOLD), drawn(DRAWN)
    setting = WatchSetting(region.since(), SOUGHT, RATES[0] / 1000, region.seams)
    own = watch_series(told, told, region.dates, setting=setting, alike=1, progress=Silent())
    each = Known(known.whiteners, np.full(DRAWN, REGION_WANDER), np.full(DRAWN, size))
    found, exact = Delays(region.days, onset), replace(at, scatter={kind: np.ones(len(root)) for kind in KINDS})
    for truth in TRUTHS:
        kind, millimetres = truth
        change = millimetres * shapes(kind, region.days, np.array([onset]))[:, 0]
        values = (plain.values + rng.choice([-1.0, 1.0], (DRAWN, 1)) * change).astype(np.float32)
        found.add("detect changes", truth, own.monitor.watch(values, plain.there, own.threshold).scan.alarm)
        white = each.innovations(values)
        tested(found, truth, white, each, at=exact, own=own.threshold, onset=onset)
        alone = each.tests(white, kind, onset, beside=False)
        found.add("date and line known", truth, first_beyond(alone, onset, at.alone[kind]))
    found.show(f"normal noise, our threshold {own.threshold:.1f}")


def scatter(watch: RegionWatch, known: Known, onset: int) -> dict[str, np.ndarray]:
    """Return the root mean square of a test of one date over untouched series at each look, shape (n_epochs,)."""
    rows = np.flatnonzero(watch.enough & ~watch.alarmed)
    white, some = known.at(rows).innovations(watch.series.values[rows]), known.at(rows)
    return {kind: np.sqrt(np.mean(some.tests(white, kind, onset) ** 2, axis=0)) for kind in KINDS}


def flagged(watch: RegionWatch, known: Known, threshold: float) -> float:
    """Return how many of 1000 untouched series a search of normal noise's threshold flags in a year."""
    rows = np.flatnonzero(watch.enough)
    every, found = known.at(rows), np.zeros(len(rows), dtype=bool)
    white = every.innovations(watch.series.values[rows])
    for number in np.unique(every.wander):
        some = every.wander == number
        tests = of_search(every.whiteners[number], watch.monitor.window)
        found[some] = strongest(tests, white[some]) > threshold
    return float(1000 * found.mean() / watch.years)


def print_region(name: str) -> None:
    """Print the tables of a file."""
    region = region_of(name)
    watch = watched(region, SCALE)
    onset = int(np.searchsorted(region.dates, region.since() + np.timedelta64(QUIET_DAYS, "D")))
    known, window = Known.of(watch, region), watch.monitor.window
    at = Thresholds.of(known.whiteners[REGION_WANDER], watch, known, onset)
    print(
        f"{name}: {len(region.values)} points, {len(region.dates)} epochs, {window.stop - window.first} of them watched"
    )
    words = f"ours {watch.threshold:.2f}, searched {at.searched:.2f}, date known {at.dated['velocity']:.2f}"
    print(f"  thresholds of a bend: {words}")
    last = ", ".join(f"{kind} {at.scatter[kind][-1]:.2f}" for kind in KINDS)
    rate = flagged(watch, known, at.searched)
    print(f"  untouched series: tests at the last look, {last}; a search would flag {rate:.0f} of 1000 in a year")
    in_the_file(region, watch, known, at, onset)
    in_normal_noise(region, watch, known, at, onset)


def main(names: list[str]) -> None:
    """Print all tables."""
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the real data lie beside the repository.")
    for name in names:
        print_region(name)


if __name__ == "__main__":
    main(sys.argv[1:] or list(SETS))
