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
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.alarm_calibration import calibration_for, earlier_windows
from insar_forecast_plugin.core.changes.excursions import hold_back_excursions
from insar_forecast_plugin.core.changes.region_watch import RegionWatch, watch_points
from insar_forecast_plugin.core.changes.relative_series import RelativeSeries, Sizes, relative_series
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import in_metres
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Ustica L2b": ("egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", ()),
    "Wroclaw 022": ("egms-wroclaw/022_0770_IW1_VV.csv", ("2022-01-10",)),
    "Wroclaw 124": ("egms-wroclaw/124_0770_IW3_VV.csv", ("2022-01-17",)),
    "Wroclaw 073*": ("egms-wroclaw/073_0302_IW3_VV.csv", ("2022-01-17",)),
    "Wroclaw 175*": ("egms-wroclaw/175_0303_IW1_VV.csv", ("2022-01-10",)),
    "Offida": ("egms-offida/offida.shp", ()),
    "L3 up": ("egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip", ()),
    "L3 east*": ("egms-ustica/EGMS_L3_E45N17_100km_E_2020_2024_1.zip", ()),
}
"""Files, and the dates at which a third party joined two releases."""
SCALES, RATES, DAYS = ("neighbourhood", "point"), (1.0, 3.0, 10.0), 730
TRUTHS = (("velocity", 5.0), ("velocity", 10.0), ("velocity", 20.0), ("velocity", 40.0), ("jump", 10.0))
EXCURSIONS: tuple[int | None, ...] = (1, 2, 3, 5, 8, None)
"""Epochs after which a jump comes back; None: it lasts."""
EARLIER: dict[str, tuple[tuple[int, int], ...]] = {"Wroclaw": ((730, 730), (1460, 730))}
EARLIER_ELSEWHERE = ((730, 365),)
"""Days before the last epoch at which a layer is cut off, and days watched before that."""
CENTRES, AT_ONCE, SEED, QUIET_DAYS = 48, 8, 2026, 30
PEER_SERIES, STEPS, SERVICE_DAYS, SERVICE_MM = 1500, 12, 150.0, 10.0


@dataclass(frozen=True)
class Region:
    """Points of a region: mm, (n, n_epochs); metres, (n, 2); dates and joins."""

    values: np.ndarray
    places: np.ndarray
    dates: np.ndarray
    seams: np.ndarray

    @property
    def days(self) -> np.ndarray:
        """Days of the epochs since the first."""
        return (self.dates - self.dates[0]).astype(float)

    def until(self, cut: int) -> Region:
        """Return the region without the last days."""
        known = self.dates <= self.dates[-1] - np.timedelta64(cut, "D")
        dates = self.dates[known]
        return Region(self.values[:, known], self.places, dates, self.seams[self.seams < dates[-1]])

    def since(self, days: int = DAYS) -> np.datetime64:
        """From where on changes are looked for."""
        return self.dates[-1] - np.timedelta64(days, "D")


def region_of(name: str) -> Region:
    """Return the points of a file."""
    file, seams = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(DATA / file), "output": path, "unit": "mm"}, Silent())
        points = in_metres(read_points(path, Silent()))
    return Region(points.displacement, points.coordinates, points.dates, np.array(seams, dtype="datetime64[D]"))


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


def disturbed(
    region: Region,
    sizes: Sizes,
    centres: np.ndarray,
    truth: tuple[str, float],
    sign: np.ndarray,
    *,
    epochs: int | None = None,
) -> tuple:
    """Return the series with a change put in around centres, for good or some epochs, and the epoch of its onset."""
    days, (kind, size) = region.days, truth
    onset = int(np.searchsorted(region.dates, region.since() + np.timedelta64(QUIET_DAYS, "D")))
    after = np.maximum(days - days[onset], 0.0) / 365.25
    shape = after if kind == "velocity" else (days >= days[onset]).astype(float)
    if epochs is not None:
        shape[onset + epochs :] = 0.0
    values, tree = region.values.copy(), KDTree(region.places)
    for centre, way in zip(centres, sign, strict=True):
        near = np.atleast_1d(tree.query(region.places[centre], sizes.neighbours)[1])
        values[near] += (way * size * shape).astype(np.float32)
    return values, onset


Alarm = Callable[[np.ndarray, np.ndarray, np.ndarray, int], np.ndarray]
"""Values of all points, their relative series, centres and onset -> epoch of each centre's alarm from the onset on."""


def delays(region: Region, scale: str, watch: RegionWatch, rules: dict[str, Alarm]) -> None:
    """Print the delays of the rules."""
    sizes, days = Sizes.of(len(region.values), scale), region.days
    rng = np.random.default_rng(SEED)
    centres = rng.permutation(np.flatnonzero(~watch.alarmed & watch.enough))[:CENTRES]
    at_once = max(1, min(AT_ONCE, len(region.values) // (8 * sizes.neighbours)))
    found: dict[str, list[str]] = {name: [] for name in rules}
    for truth in TRUTHS:
        late: dict[str, list[float]] = {name: [] for name in rules}
        epochs: dict[str, list[float]] = {name: [] for name in rules}
        for start in range(0, len(centres), at_once):
            some = centres[start : start + at_once]
            values, onset = disturbed(region, sizes, some, truth, rng.choice([-1.0, 1.0], len(some)))
            seams = (region.seams - region.dates[0]).astype(float)
            series = relative_series(values, region.places, days, sizes, Silent(), seams=seams).values
            for name, rule in rules.items():
                alarm = rule(values, series, some, onset)
                late[name] += [days[at] - days[onset] if at >= onset else np.inf for at in alarm]
                epochs[name] += [at - onset + 1.0 if at >= onset else np.inf for at in alarm]
        for name in rules:
            middle = float(np.median(late[name]))
            text = f"{middle:.0f}" if np.isfinite(middle) else "never"
            if truth[0] == "jump":
                text += f" ({np.mean(np.array(epochs[name]) <= 2):.0%})"
            found[name].append(text)
    for name, cells in found.items():
        print(f"    {name:36s}" + "".join(f"{cell:>13s}" for cell in cells))


def lasting(region: Region, scale: str, watch: RegionWatch) -> str:
    """Return the alarms of jumps that come back and of some that do not, and how many of them stay."""
    sizes = Sizes.of(len(region.values), scale)
    rng = np.random.default_rng(SEED)
    centres = rng.permutation(np.flatnonzero(~watch.alarmed & watch.enough))[:CENTRES]
    at_once = max(1, min(AT_ONCE, len(region.values) // (8 * sizes.neighbours)))
    seams, cells = (region.seams - region.dates[0]).astype(float), []
    for epochs in EXCURSIONS:
        given = stay = 0
        for start in range(0, len(centres), at_once):
            some = centres[start : start + at_once]
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


def forecast_errors(region: Region, series: np.ndarray, first: int, kalman: Kalman) -> tuple[np.ndarray, np.ndarray]:
    """Return errors of one and of twelve steps at each epoch, in deviations of those before ``first``."""
    data = ForecastData(np.zeros((len(series), 2)), region.dates, np.asarray(series, np.float32))
    one, twelve = np.full((2, *series.shape), np.nan)
    start = max(20, first - 80)
    for known, forecast in kalman.hindcast(data, list(range(start, len(region.dates))), STEPS):
        one[:, known] = series[:, known] - forecast[:, 0]
        if known + STEPS <= series.shape[1]:
            twelve[:, known + STEPS - 1] = series[:, known + STEPS - 1] - forecast[:, STEPS - 1]
    one /= np.nanstd(one[:, :first], axis=1, keepdims=True)
    return one, twelve / np.nanstd(twelve[:, :first], axis=1, keepdims=True)


def cusum(errors: np.ndarray, first: int) -> np.ndarray:
    """Return the two-sided CUSUM from an epoch on, shape (n, n_epochs); zero before it."""
    sums, up, down = np.zeros(errors.shape), np.zeros(len(errors)), np.zeros(len(errors))
    for epoch in range(first, errors.shape[1]):
        error = np.nan_to_num(errors[:, epoch])
        up, down = np.maximum(up + error - 0.5, 0.0), np.maximum(down - error - 0.5, 0.0)
        sums[:, epoch] = np.maximum(up, down)
    return sums


def first_beyond(statistic: np.ndarray, first: int, threshold: float) -> np.ndarray:
    """Return the first epoch from one on at which a statistic exceeds a threshold, -1 where none does."""
    beyond = np.nan_to_num(statistic) > threshold
    beyond[:, :first] = False
    return np.where(beyond.any(axis=1), beyond.argmax(axis=1), -1)


def peers(region: Region, watch: RegionWatch) -> dict[str, Alarm]:
    """Return the rules of the Kalman filter's errors, their thresholds told by the span before SINCE."""
    first, days, series = watch.monitor.window.first, region.days, watch.series.values
    rows = np.random.default_rng(SEED).permutation(len(series))[:PEER_SERIES]
    window = earlier_windows(days, first, float(DAYS))[0]
    years = float(days[window.stop - 1] - days[window.first]) / 365.25

    def fitted(until: int) -> Kalman:
        kalman = Kalman()
        kalman.fit(ForecastData(np.zeros((len(rows), 2)), region.dates[:until], series[rows, :until]), Silent())
        return kalman

    past = Region(region.values, region.places, region.dates[: window.stop], region.seams)
    one, twelve = forecast_errors(past, series[rows, : window.stop], window.first, fitted(window.first))
    earlier = {"interval": np.abs(twelve), "CUSUM": cusum(one, window.first)}
    alike = Sizes.of(len(series), "neighbourhood").neighbours
    kalman = fitted(first)

    def rule(name: str) -> Alarm:
        def alarm(values: np.ndarray, series: np.ndarray, centres: np.ndarray, onset: int) -> np.ndarray:
            del values
            one, twelve = forecast_errors(region, series[centres], first, kalman)
            statistic = np.abs(twelve) if name == "interval" else cusum(one, first)
            return first_beyond(statistic, onset, thresholds[name])

        return alarm

    one, twelve = forecast_errors(region, series[rows], first, kalman)
    titles, thresholds = {}, {}
    for name, statistic in (("interval", np.abs(twelve)), ("CUSUM", cusum(one, first))):
        before, now = np.nanmax(earlier[name][:, window.first :], axis=1), np.nanmax(statistic[:, first:], axis=1)
        thresholds[name] = calibration_for(before, now, years=years, windows=1, told_by=alike).threshold(0.001)
        share = float((first_beyond(statistic, first, thresholds[name]) >= 0).mean())
        titles[name] = f"{name} ({share * 1000 / watch.years:.1f} per 1000 a)"
    return {titles[name]: rule(name) for name in titles}


def service_difference(values: np.ndarray, days: np.ndarray, first: int) -> np.ndarray:
    """Return how much the velocity of the last 150 days differs from that before, mm/yr, shape (n, n_epochs)."""
    difference = np.zeros(values.shape)
    years = days / 365.25
    known = np.isfinite(values)
    filled = np.where(known, values, 0.0).astype(float)

    def slope(epochs: slice) -> np.ndarray:
        here, time = known[:, epochs], years[epochs]
        count = np.maximum(here.sum(axis=1), 1)
        apart = np.where(here, time - ((here @ time) / count)[:, None], 0.0)
        return (filled[:, epochs] * apart).sum(axis=1) / np.maximum((apart**2).sum(axis=1), 1e-6)

    for epoch in range(first, len(days)):
        cut = int(np.searchsorted(days, days[epoch] - SERVICE_DAYS))
        difference[:, epoch] = slope(slice(cut, epoch + 1)) - slope(slice(0, cut))
    return difference


def service_rule(region: Region, first: int) -> Alarm:
    """Return the rule of services, at the points themselves."""

    def rule(values: np.ndarray, series: np.ndarray, centres: np.ndarray, onset: int) -> np.ndarray:
        del series
        return first_beyond(np.abs(service_difference(values[centres], region.days, first)), onset, SERVICE_MM)

    return rule


def service_rate(region: Region, first: int) -> float:
    """Return how many of 1000 points the rule of services flags in a year."""
    rows = np.random.default_rng(SEED).permutation(len(region.values))[:PEER_SERIES]
    alarm = first_beyond(np.abs(service_difference(region.values[rows], region.days, first)), first, SERVICE_MM)
    return float((alarm >= 0).mean()) * 1000 / ((region.days[-1] - region.days[first]) / 365.25)


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
