# SPDX-License-Identifier: GPL-2.0-or-later
"""How late changes are seen and how often none is taken for one, on truth that was put into real noise.

``python benchmarks/change_delay.py [REGION ...]``; regions are those of the data beside the repository. All is done as
the product does it: SINCE is two years before the last epoch, the threshold comes from the epochs before it, and an
alarm is dated by the first epoch at which the search exceeds it; line, weights and noise of dates are those of the
whole layer.

False alarms: series as they came, none removed; what really changed in a region counts as false. Printed are alarms per
1000 points and year at three asked rates, for each file and for the files of a region together, with a standard error:
alarms come in clumps, so it is the root of the sum of the squared sizes of the clumps (compound Poisson), a clump being
alarms linked within the radius of a neighbourhood; where none came, as if a neighbourhood (scale point: a point) had.
The same for spans of an earlier date, the layer being cut off there: of two years in Wroclaw, of one elsewhere.

Delays: at drawn centres that gave no alarm by themselves, a bend of 5, 10, 20 or 40 mm/yr or a jump of 10 mm, of either
sign, is put into the 31 nearest points (at scale point: into one) from the first epoch 30 days after SINCE on. Printed
are the median days to the alarm ("never" where most gave none) and the share of jumps seen by their second epoch.

Lasting: of 10 mm put in likewise, for good or for some epochs, how many gave an alarm and, in brackets, how many of
these alarms stay at the last epoch: all should where it lasts, none where it comes back.

Beside it, on the same series with thresholds told in the same way for one false alarm per 1000 points and year: the
errors of 12-step forecasts of the Kalman filter ("interval"), a two-sided CUSUM of its one-step errors with an
allowance of half a deviation, and, at the points themselves, the rule of services that the velocity of the last 150
days differs by more than 10 mm/yr from that before, which has no threshold to set. In brackets: the alarms that each
gave on untouched series after SINCE, per 1000 and year; only alarms from the onset on count as delays.

Settings of the search were chosen on Wroclaw 073 and 175 and L3 east, marked *, and on the epochs before SINCE of
Ustica L2b. That thresholds follow the bulk of the watched span, and by which quantile, was chosen on the earlier spans;
the rates of the last spans were seen then too. Not blind: the number of series that tell a level of the tail and the
allowance on thresholds were set with the alarms and delays of Ustica in sight, and the bound on single excursions in a
run that printed its reported span.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_peers import SEED, Alarm, peers, service_rate, service_rule
from change_truth import DATA, DAYS, SETS, Region, disturbed, region_of
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.excursions import hold_back_excursions
from insar_forecast_plugin.core.changes.region_watch import RegionWatch, watch_points
from insar_forecast_plugin.core.changes.relative_series import RelativeSeries, Sizes, relative_series
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent

SCALES, RATES = ("neighbourhood", "point"), (1.0, 3.0, 10.0)
TRUTHS = (("velocity", 5.0), ("velocity", 10.0), ("velocity", 20.0), ("velocity", 40.0), ("jump", 10.0))
EXCURSIONS: tuple[int | None, ...] = (1, 2, 3, 5, 8, None)
"""Epochs after which a jump comes back; None: it lasts."""
EARLIER: dict[str, tuple[tuple[int, int], ...]] = {"Wroclaw": ((730, 730), (1460, 730))}
EARLIER_ELSEWHERE = ((730, 365),)
"""Days before the last epoch at which a layer is cut off, and days watched before that."""
CENTRES, AT_ONCE = 48, 8


def watched(region: Region, scale: str, days: int = DAYS) -> RegionWatch:
    """Watch a region as it came."""
    setting = WatchSetting(region.since(days), SOUGHT, RATES[0] / 1000, region.seams)
    sizes = Sizes.of(len(region.values), scale)
    return watch_points(region.values, region.places, region.dates, sizes=sizes, setting=setting, progress=Silent())


@dataclass(frozen=True)
class FalseAlarms:
    """Alarms of some series at each of :data:`RATES`, shape (n_rates,).

    Parameters
    ----------
    count, squares
        Alarms, and the sum of the squared sizes of their clumps.
    years
        Points times years that were watched, in thousands.
    least
        Points of the clump that might as well have come where there is no alarm.
    """

    count: np.ndarray
    squares: np.ndarray
    years: float
    least: int

    @classmethod
    def of(cls, watch: RegionWatch, places: np.ndarray, scale: str) -> FalseAlarms:
        """Return those of a watch."""
        sizes = Sizes.of(len(places), "neighbourhood")
        radius = float(np.median(KDTree(places).query(places, sizes.neighbours)[0][:, -1]))
        strength = np.where(watch.enough, watch.strength, 0.0)
        found = [clumps(places, strength > watch.calibration.threshold(rate / 1000), radius) for rate in RATES]
        return cls(
            np.array([float(one.sum()) for one in found]),
            np.array([float((one**2).sum()) for one in found]),
            watch.years * int(watch.enough.sum()) / 1000,
            sizes.neighbours if scale == "neighbourhood" else 1,
        )

    @classmethod
    def together(cls, some: list[FalseAlarms]) -> FalseAlarms:
        """Return the sum."""
        return cls(
            np.sum([one.count for one in some], axis=0),
            np.sum([one.squares for one in some], axis=0),
            sum(one.years for one in some),
            max(one.least for one in some),
        )

    def words(self) -> str:
        """Return rates with their errors and, in brackets, the number of alarms."""
        errors = np.sqrt(np.where(self.count > 0, self.squares, self.least**2)) / self.years
        each = zip(self.count, errors, strict=True)
        return "".join(f"{f'{got / self.years:.2f} +- {error:.2f} ({got:.0f})':>22s}" for got, error in each)


def clumps(places: np.ndarray, flagged: np.ndarray, radius: float) -> np.ndarray:
    """Return the sizes of the clumps of flagged points that are linked within a radius, metres."""
    rows = np.flatnonzero(flagged)
    if not len(rows):
        return np.zeros(0, int)
    pairs = KDTree(places[rows]).query_pairs(radius, output_type="ndarray")
    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(rows), len(rows)))
    return np.bincount(connected_components(links, directed=False)[1])


def print_false_alarms(title: str, scale: str, found: dict[str, list[FalseAlarms]]) -> None:
    """Print rates of files, and of the files of a region together."""
    print(f"False alarms at scale {scale}, {title}: per 1000 points and year (number)")
    print(f"    {'asked':14s}" + "".join(f"{rate:>22.0f}" for rate in RATES))
    for name, some in found.items():
        print(f"    {name:14s}{FalseAlarms.together(some).words()}")
    regions: dict[str, list[FalseAlarms]] = {}
    for name, some in found.items():
        regions.setdefault({"L3": "Ustica"}.get(name.split()[0], name.split()[0]), []).extend(some)
    for name, some in regions.items():
        print(f"    {f'{name}, all':14s}{FalseAlarms.together(some).words()}", flush=True)


def earlier_alarms(name: str, region: Region, scale: str) -> list[FalseAlarms]:
    """Return the alarms of earlier spans of a file."""
    found = []
    for cut, length in EARLIER.get(name.split(maxsplit=1)[0], EARLIER_ELSEWHERE):
        past = region.until(cut)
        found.append(FalseAlarms.of(watched(past, scale, length), past.places, scale))
    return found


@dataclass(frozen=True)
class PutIn:
    """Series into some of which a change was put.

    Parameters
    ----------
    truth
        Kind and size.
    values
        Of all points, mm, shape (n, n_epochs).
    series
        Relative to their surroundings, of the same shape.
    centres, onset
        Indices of the points around which it was put in, and of its first epoch.
    """

    truth: tuple[str, float]
    values: np.ndarray
    series: np.ndarray
    centres: np.ndarray
    onset: int


def quiet_centres(region: Region, sizes: Sizes, watch: RegionWatch, rng: np.random.Generator) -> list[np.ndarray]:
    """Return drawn points that gave no alarm, indices, in lots that lie too far apart to disturb each other much."""
    centres = rng.permutation(np.flatnonzero(~watch.alarmed & watch.enough))[:CENTRES]
    at_once = max(1, min(AT_ONCE, len(region.values) // (8 * sizes.neighbours)))
    return [centres[start : start + at_once] for start in range(0, len(centres), at_once)]


def put_in(region: Region, scale: str, watch: RegionWatch) -> Iterator[PutIn]:
    """Put each of :data:`TRUTHS` into the series around drawn centres, some at a time."""
    sizes, rng = Sizes.of(len(region.values), scale), np.random.default_rng(SEED)
    lots = quiet_centres(region, sizes, watch, rng)
    seams = (region.seams - region.dates[0]).astype(float)
    for truth in TRUTHS:
        for some in lots:
            values, onset = disturbed(region, sizes, some, truth, rng.choice([-1.0, 1.0], len(some)))
            series = relative_series(values, region.places, region.days, sizes, Silent(), seams=seams).values
            yield PutIn(truth, values, series, some, onset)


def delay_words(truth: tuple[str, float], late: list[float], epochs: list[float]) -> str:
    """Return the median of delays in days, and of a jump the share seen by its second epoch (counted from one)."""
    middle = float(np.median(late))
    text = f"{middle:.0f}" if np.isfinite(middle) else "never"
    return f"{text} ({np.mean(np.array(epochs) <= 2):.0%})" if truth[0] == "jump" else text


def delays(region: Region, scale: str, watch: RegionWatch, rules: dict[str, Alarm]) -> None:
    """Print the delays of the rules."""
    days = region.days
    late, epochs = ({(name, truth): [] for name in rules for truth in TRUTHS} for _ in range(2))
    for one in put_in(region, scale, watch):
        for name, rule in rules.items():
            alarm = rule(one.values, one.series, one.centres, one.onset)
            late[name, one.truth] += [days[at] - days[one.onset] if at >= one.onset else np.inf for at in alarm]
            epochs[name, one.truth] += [at - one.onset + 1.0 if at >= one.onset else np.inf for at in alarm]
    for name in rules:
        cells = [delay_words(truth, late[name, truth], epochs[name, truth]) for truth in TRUTHS]
        print(f"    {name:36s}" + "".join(f"{cell:>13s}" for cell in cells))


def lasting(region: Region, scale: str, watch: RegionWatch) -> str:
    """Return the alarms of jumps that come back and of some that do not, and how many of them stay."""
    sizes = Sizes.of(len(region.values), scale)
    rng = np.random.default_rng(SEED)
    lots = quiet_centres(region, sizes, watch, rng)
    seams, cells = (region.seams - region.dates[0]).astype(float), []
    for epochs in EXCURSIONS:
        given = stay = 0
        for some in lots:
            sign = rng.choice([-1.0, 1.0], len(some))
            values, onset = disturbed(region, sizes, some, ("jump", 10.0), sign, epochs=epochs)
            series = relative_series(values, region.places, region.days, sizes, Silent(), seams=seams)
            own = RelativeSeries(series.values[some], series.there[some], series.velocity[some], 0)
            found = watch.monitor.watch(own.values, own.there, watch.threshold)
            given += int((found.scan.alarm >= onset).sum())
            hold_back_excursions(watch.monitor, own, found, threshold=watch.threshold, progress=Silent())
            stay += int((found.scan.alarm >= onset).sum())
        cells.append(f"{given} ({stay})")
    return "".join(f"{cell:>13s}" for cell in cells)


def ours(watch: RegionWatch) -> Alarm:
    """Return the search of the product."""

    def rule(values: np.ndarray, series: np.ndarray, centres: np.ndarray, onset: int) -> np.ndarray:
        del values, onset
        some = np.ascontiguousarray(series[centres])
        return watch.monitor.watch(some, watch.series.there[centres], watch.threshold).scan.alarm

    return rule


def main(names: list[str]) -> None:
    """Print all tables."""
    if not DATA.is_dir():
        sys.exit(f"{DATA} is missing: the real data lie beside the repository.")
    regions = {name: region_of(name) for name in names}
    watches: dict[tuple[str, str], RegionWatch] = {}
    for scale in SCALES:
        last, earlier = {}, {}
        for name, region in regions.items():
            watches[scale, name] = watched(region, scale)
            last[name] = [FalseAlarms.of(watches[scale, name], region.places, scale)]
            earlier[name] = earlier_alarms(name, region, scale)
        print_false_alarms("the last two years", scale, last)
        print_false_alarms("earlier spans", scale, earlier)
    for scale in SCALES:
        print(f"Alarms of {CENTRES} jumps of 10 mm at scale {scale}; in brackets: those that stay at the last epoch")
        print(f"    {'epochs it holds':14s}" + "".join(f"{'all' if one is None else one:>11}" for one in EXCURSIONS))
        for name, region in regions.items():
            print(f"    {name:14s}{lasting(region, scale, watches[scale, name])}", flush=True)
    for scale in SCALES:
        print(f"Median days to the alarm at scale {scale}; in brackets: jumps seen by their second epoch")
        print(
            f"    {'':36s}"
            + "".join(f"{f'{size:g} mm' + ('/yr' if kind == 'velocity' else ''):>13s}" for kind, size in TRUTHS)
        )
        for name, region in regions.items():
            watch = watches[scale, name]
            first = watch.monitor.window.first
            told = f"threshold {watch.threshold:.1f}, scaled by {watch.calibration.louder:.2f}"
            print(f"  {name}, {len(region.values)} points, {told}", flush=True)
            alarms = FalseAlarms.of(watch, region.places, scale)
            rate = alarms.count[0] / alarms.years
            rules = {f"detect changes ({rate:.1f} per 1000 a)": ours(watch)}
            if scale == "neighbourhood":
                rules |= peers(region, watch)
                rules[f"150-day rule ({service_rate(region, first):.0f} per 1000 a)"] = service_rule(region, first)
            delays(region, scale, watch, rules)


if __name__ == "__main__":
    main(sys.argv[1:] or list(SETS))
