# SPDX-License-Identifier: GPL-2.0-or-later
"""How well the offset between two releases is found, and at which rate checked forecasts are said to leave their path.

Run ``python benchmarks/join_accuracy.py``; the data lie beside the repository, and sets that are not there are left
out. Real series are split into an older and a newer release. The newer one gets a known offset at each point, a field
that varies over the region and a part of each point's own, and processing noise. The releases are joined again:

- over common epochs, a third of the span, with white noise of 1 mm in the newer release;
- the same with noise that lasts (autocorrelation 0.6 an epoch, 1.5 mm), half of its variance shared by all points;
- simulated pairs with 4 to 12 common epochs, in noise of 1.5 mm whose autocorrelation is 0, 0.6 or 0.85 an epoch, all
  of its own or half of it shared by all pairs: many regions, since shared noise is one draw in each;
- without common epochs: the series are cut in the middle, and their own noise is what makes it hard.

Shown are the error of the offsets, their stated standard error, the share of them within 1.96 of it, and the mean
error, which is the step that is left over all points; beside them the mean difference at the common epochs with the
standard error of independent values, and without common epochs the mean of the six epochs after the cut less that of
the six before it. What the method sets was chosen on simulated noise (seed 0); that steps found within the releases
make the errors without common epochs larger was added after the first look at these series.

Then forecasts of the filter that needs no training are made from three past origins, and checked against what followed:
the share of values in the 90% interval, and of points said to have left their path, which 10% should where nothing has
changed. Exits with 1 where fewer than 85% of the offsets of a case lie within their stated errors.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import json

import numpy as np

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.changes.extrapolated_offsets import offsets_over_gap
from insar_forecast_plugin.core.changes.release_offsets import offsets_over_common
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import in_metres
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETS = {
    "L2b Ustica": "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip",
    "L3 vertical Ustica": "egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip",
    "Offida": "egms-offida/offida.shp",
    "Wroclaw 022": "egms-wroclaw/022_0770_IW1_VV.csv",
}
MOST, MOST_CHECKED, SEED = 2500, 400, 7
INDIVIDUAL_MM, FIELD_MM = 1.0, 3.0
ORIGINS, HORIZON_DAYS = (0.55, 0.67, 0.8), 180
FEW_SEED, REGIONS, PAIRS = 1500, 100, 150
LEAST_COVERED, SIDE = 0.85, 6


def points_of(name: str, folder: Path) -> TimeSeriesPoints:
    """Return the points of a set that are complete enough, places in metres."""
    path = str(folder / "points.gpkg")
    catalogue.run("importtimeseries", {"input": str(DATA / SETS[name]), "output": path}, Silent())
    points = in_metres(read_points(path, Silent()))
    full = np.isfinite(points.displacement).mean(axis=1) > 0.98
    rows = np.flatnonzero(full)
    return points.at_points(rows[np.linspace(0, len(rows) - 1, min(MOST, len(rows))).astype(int)])


def lasting(chance: np.random.Generator, rows: int, epochs: int, correlation: float = 0.6) -> np.ndarray:
    """Return first-order autoregressive noise of variance 1, shape (rows, epochs)."""
    made = chance.normal(size=(rows, epochs))
    for epoch in range(1, epochs):
        made[:, epoch] = correlation * made[:, epoch - 1] + np.sqrt(1 - correlation**2) * made[:, epoch]
    return made


def offsets_put_in(points: TimeSeriesPoints, chance: np.random.Generator) -> np.ndarray:
    """Return an offset for each point, mm: a wave over the region, and a part of its own."""
    at = points.coordinates - points.coordinates.min(axis=0)
    wave = np.sin(2 * np.pi * at[:, 0] / max(at[:, 0].max(), 1.0)) * np.cos(np.pi * at[:, 1] / max(at[:, 1].max(), 1.0))
    return 6.0 + FIELD_MM * wave + INDIVIDUAL_MM * chance.normal(size=points.point_count)


def cases(points: TimeSeriesPoints) -> Iterator[tuple[str, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    """Yield the case, the truth, offset and standard error found, and those of the simple way."""
    chance = np.random.default_rng(SEED)
    count, epochs = points.displacement.shape
    truth = offsets_put_in(points, chance)
    common = slice(epochs // 3, 2 * epochs // 3)
    dates = points.dates[common]
    shape = (count, len(dates))
    noises = {
        "white noise": chance.normal(size=shape),
        "lasting noise": 1.5 * np.sqrt(0.5) * (lasting(chance, *shape) + lasting(chance, 1, shape[1])),
    }
    for name, noise in noises.items():
        differences = np.where(np.isfinite(points.displacement[:, common]), truth[:, None] + noise, np.nan)
        found = offsets_over_common(differences.astype(np.float32), dates, points.coordinates)
        number = np.isfinite(differences).sum(axis=1)
        simple = np.nanmean(differences, axis=1)
        yield name, truth, found.value, found.sigma, simple, np.nanstd(differences, axis=1, ddof=1) / np.sqrt(number)
    half = epochs // 2
    before, after = points.displacement[:, :half], points.displacement[:, half:] + truth[:, None]
    found = offsets_over_gap((before, after), (points.dates[:half], points.dates[half:]), points.coordinates)
    last, first = before[:, -SIDE:], after[:, :SIDE]
    simple = np.nanmean(first, axis=1) - np.nanmean(last, axis=1)
    error = np.sqrt((np.nanvar(first, axis=1, ddof=1) + np.nanvar(last, axis=1, ddof=1)) / SIDE)
    yield "no common epochs", truth, found.value, found.sigma, simple, error


def join_table(points: TimeSeriesPoints, name: str) -> float:
    """Print the errors of a set and return the smallest coverage."""
    least = 1.0
    for case, truth, value, sigma, simple, error in cases(points):
        off, z, other = value - truth, np.abs(value - truth) / sigma, np.abs(simple - truth) / error
        covered = float(np.nanmean(z < 1.96))
        least = min(least, covered)
        print(
            f"{name:20} {case:18} {points.point_count:6} {np.sqrt(np.nanmean(off**2)):7.2f} {np.nanmedian(sigma):7.2f} "
            f"{covered:8.1%} {np.nanmean(off):+7.2f} {np.sqrt(np.nanmean((simple - truth) ** 2)):7.2f} "
            f"{np.nanmean(other < 1.96):8.1%}",
            flush=True,
        )
    return least


def few_epochs_table() -> None:
    """Print how many offsets over few common epochs lie within one and two of their errors; regions are simulated."""
    chance = np.random.default_rng(FEW_SEED)
    print("common epochs, autocorrelation, share in common | within 1, 2 errors | stated over real error (squares)")
    for epochs, correlation, shared in itertools.product((4, 6, 8, 12), (0.0, 0.6, 0.85), (0.0, 0.5)):
        off, sigma = np.empty((2, REGIONS, PAIRS))
        dates = np.datetime64("2020-01-03") + 12 * np.arange(epochs)
        for region in range(REGIONS):
            at = chance.uniform(0, 5000, (PAIRS, 2))
            truth = 5 + 2 * np.sin(at[:, 0] / 1500) + chance.choice([0, 1]) * chance.normal(size=PAIRS)
            own, common = (lasting(chance, rows, epochs, correlation) for rows in (PAIRS, 1))
            noise = 1.5 * (np.sqrt(1 - shared) * own + np.sqrt(shared) * common)
            found = offsets_over_common(truth[:, None] + noise, dates, at)
            off[region], sigma[region] = found.value - truth, found.sigma
        held = [np.mean(np.abs(off) < times * sigma) for times in (1, 2)]
        ratio = np.sqrt(np.mean(sigma**2) / np.mean(off**2))
        print(f"{epochs:3} {correlation:4} {shared:3} | {held[0]:.3f} {held[1]:.3f} | {ratio:.2f}", flush=True)


def check_table(points: TimeSeriesPoints, name: str, folder: Path) -> None:
    """Print what checks of forecasts from past origins say."""
    rows = np.linspace(0, points.point_count - 1, min(MOST_CHECKED, points.point_count)).astype(int)
    points = points.at_points(rows)
    shifted = replace(points, displacement=points.displacement + np.float32(4.0))
    paths = {key: str(folder / f"{key}.gpkg") for key in ("known", "forecast", "observed", "scores")}
    write_points(shifted, paths["observed"])
    for share in ORIGINS:
        known = int(share * points.epoch_count)
        write_points(points.at_epochs(slice(0, known)), paths["known"])
        asked = {"points": {"path": paths["known"]}, "output_points": paths["forecast"], "horizon_days": HORIZON_DAYS}
        catalogue.run("forecast", asked, Silent())
        asked = {"forecast": {"path": paths["forecast"]}, "observed": {"path": paths["observed"]}}
        asked |= {"output": paths["scores"], "metrics": str(folder / "scores.json")}
        catalogue.run("scoreforecast", asked, Silent())
        found = json.loads((folder / "scores.json").read_text(encoding="utf-8"))["all"]
        errors = " ".join(f"{found[f'rmse_{method}']:7.2f}" for method in ("forecast", "persistence", "seasonal"))
        told = f"{found['coverage']:8.1%} {found['left_path']:8.1%}"
        print(f"{name:20} {points.dates[known - 1]} {found['points']:6} {errors} {told}", flush=True)


def main() -> int:
    """Print the tables."""
    few_epochs_table()
    names = [name for name, path in SETS.items() if (DATA / path).is_file()]
    if not names:
        print("The data are not here; nothing was measured on real series.")
        return 0
    least = 1.0
    with tempfile.TemporaryDirectory() as folder:
        points = {name: points_of(name, Path(folder)) for name in names}
        print("Offsets, mm: error, stated standard error, share within 1.96, mean error; the simple way: error, share")
        for name in names:
            least = min(least, join_table(points[name], name))
        print(
            "\nChecked forecasts: origin, points, RMSE of forecast, last value, seasonal trend, inside, left the path"
        )
        for name in names:
            check_table(points[name], name, Path(folder))
    return int(least < LEAST_COVERED)


if __name__ == "__main__":
    sys.exit(main())
