# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast trends are classified, and in how much memory.

Run ``python benchmarks/trend_speed.py``. It prints points a second at 300 epochs, reading and writing left out, for the
network that ships and for the tests alone, with complete series, with gaps and (tests) with series that begin and end
anywhere in the first and last third, on a simulated map (75% stable); beside them the fits that the tests replace, done
point by point with ``numpy.polyfit`` and ``scipy.optimize``. Then it runs the whole operation, from file to file, on
100 000, 300 000 and 1 000 000 points (``--sizes`` chooses others, or none), each in a process of its own, and prints
its time and its peak memory, which should hardly grow. Exits with 1 where a limit is missed; the limits are for 2 idle
cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from scipy.optimize import curve_fit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.io.points import PointBlock, write_point_blocks
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.simulation.simulated_series import simulate_series
from insar_forecast_plugin.core.trends.tiles import AT_ONCE, trend_table
from insar_forecast_plugin.core.trends.trend_table import TrendFitter
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

ROOT = Path(__file__).resolve().parents[1]
EPOCHS = 300
LIMITS = {"network, complete": 8_000, "tests, complete": 30_000, "tests, with gaps": 10_000}
SIZES = (100_000, 300_000, 1_000_000)
MEMORY_LIMIT_GB = 3.0
# The peak is the process's own: what getrusage tells of a child has the parent's memory at the start in it.
_CLASSIFY = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.progress import Silent
start = time.perf_counter(), time.process_time()
catalogue.run("classifytrends", json.loads(sys.argv[2]), Silent())
seconds, used = time.perf_counter() - start[0], time.process_time() - start[1]
try:
    status = open("/proc/self/status").read()
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024**2
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**3
print(json.dumps([seconds, used, peak]))
"""


def simulated_map(points: int, *, gaps: bool, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return dates and series, float32, shape (points, EPOCHS), of a map of which 75% is stable."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2018-01-03") + np.arange(EPOCHS) * np.timedelta64(6, "D")
    labels = rng.choice(5, points, p=[0.75, 0.1, 0.05, 0.05, 0.05])
    parts = [simulate_series(rng, one, dates=dates, gaps=False).displacement for one in np.array_split(labels, 20)]
    values = np.concatenate(parts)
    if gaps:
        values[rng.random(values.shape) < 0.05] = np.nan
    return dates, values


def with_other_ends(values: np.ndarray, seed: int = 0) -> np.ndarray:
    """Return series that begin and end anywhere in the first and last third, shape (points, EPOCHS)."""
    rng, epochs = np.random.default_rng(seed), np.arange(EPOCHS)
    first, last = rng.integers(0, EPOCHS // 3, (2, len(values), 1))
    return np.where((epochs >= first) & (epochs < EPOCHS - last), values, np.nan).astype(np.float32)


def rate(dates: np.ndarray, values: np.ndarray, *, network: bool, repeats: int) -> tuple[float, float]:
    """Return points a second, the best of some repeats, and points a second of processor time."""
    probabilities = None
    if network:
        from insar_forecast_plugin.core.trends.network.trend_classifier import load_classifier

        probabilities = load_classifier().probabilities
    best, least = np.inf, np.inf
    fitter = TrendFitter.of(dates, MotionLimits(), probabilities)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(repeats):
            start, used = time.perf_counter(), time.process_time()
            trend_table(fitter, values, pool=pool)
            best, least = min(best, time.perf_counter() - start), min(least, time.process_time() - used)
    return len(values) / best, len(values) / least


def point_by_point(dates: np.ndarray, values: np.ndarray) -> float:
    """Return points a second of a line, a parabola and two joined lines fitted to one series after the other."""
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR

    def bent(time: np.ndarray, level: float, before: float, change: float, at: float) -> np.ndarray:
        return level + before * time + change * np.maximum(time - at, 0)

    start = time.process_time()
    for series in values:
        np.polyfit(years, series, 1)
        np.polyfit(years, series, 2)
        bounds = ([-np.inf] * 3 + [years[30]], [np.inf] * 3 + [years[-30]])
        curve_fit(bent, years, series, p0=(series.mean(), 0.0, 0.0, years.mean()), bounds=bounds)
    return len(values) / (time.process_time() - start)


def from_file_to_file(points: int, dates: np.ndarray, tile: np.ndarray) -> tuple[float, float, float]:
    """Run the whole operation on so many points; return its seconds, those of the processor, and its peak in GB."""

    def blocks() -> Iterator[PointBlock]:
        for start in range(0, points, len(tile)):
            rows = np.arange(start, min(start + len(tile), points))
            layer = TimeSeriesPoints(
                pid=rows.astype(str).astype(object),
                coordinates=np.stack([4_500_000 + rows % 1000 * 20.0, 3_000_000 + rows // 1000 * 20.0], axis=1),
                crs="EPSG:3035",
                dates=dates,
                displacement=tile[: len(rows)],
                measured=Measured(component="los", half_wavelength_mm=27.73),
            )
            yield layer, {"height": rows / 7.0}

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.gpkg"
        write_point_blocks(blocks(), source, layer_name="points", progress=Silent())
        request = {
            "input": {"path": str(source), "layer": None},
            "output": str(Path(folder) / "out.gpkg"),
            "report": str(Path(folder) / "out.html"),
            "method": "both",
        }
        command = [sys.executable, "-c", _CLASSIFY, str(ROOT), json.dumps(request)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, used, peak = json.loads(answer.splitlines()[-1])
    return seconds, used, peak


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=30_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="points of the memory test")
    options = parser.parse_args()
    missed = []
    dates, complete = simulated_map(options.points, gaps=False)
    _, gappy = simulated_map(options.points, gaps=True)
    slow = point_by_point(dates, complete[:150])
    print(f"{options.points} points x {EPOCHS} epochs, reading and writing left out; points a second")
    print(f"  {'polyfit and curve_fit, one by one':<34} {slow:9.0f}   (150 points, one core)")
    for name, values, network in (
        ("network, complete", complete, True),
        ("network, with gaps", gappy, True),
        ("tests, complete", complete, False),
        ("tests, with gaps", gappy, False),
        ("tests, begun and ended anywhere", with_other_ends(complete), False),
    ):
        measured, of_one_core = rate(dates, values, network=network, repeats=options.repeats)
        least = LIMITS.get(name)
        print(
            f"  {name:<34} {measured:9.0f}   {of_one_core:9.0f} per second of one core, "
            f"{of_one_core / slow:.0f} times as many" + (f", at least {least} points a second" if least else "")
        )
        if least and measured < least:
            missed.append(name)
    dates, tile = simulated_map(20_000, gaps=True)
    for size in options.sizes:
        seconds, used, peak = from_file_to_file(size, dates, tile)
        print(
            f"  {size} points with gaps read, classified by both, written and reported: {seconds:.0f} s "
            f"({used:.0f} s of one core), peak memory {peak:.2f} GB, at most {MEMORY_LIMIT_GB:g}"
        )
        if peak > MEMORY_LIMIT_GB:
            missed.append(f"memory of {size} points")
    print("limits missed: " + (", ".join(missed) or "none"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
