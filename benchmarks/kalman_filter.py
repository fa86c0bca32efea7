# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kalman filter beside simple forecasts, with variances of its own and of other regions, on long and short series.

``python benchmarks/kalman_filter.py``; figures are RMSE in mm at the points at h = 1, 3, 6, 12 epochs. Regions are
those of the data beside the repository; the prior that a region is measured with leaves that region out. Long: origins
from 75% of the epochs on, every 4th while 12 epochs remain, variances estimated once, before the first. Short: series
cut to 41, 60 and 80 epochs at three places, origins from 75% on, every 3rd, up to six epochs ahead; and, cut to 41 to
160 epochs, beside the anchored forecaster, whose lookback is a fifth of the epochs. Printed are also the variances that
each region tells under a wide guess, from which the prior in ``kalman_variances.py`` is made.

``--paces`` prints one table alone: five paces side by side, as the filter has them, against one pace for all points:
ratios of the errors, of all points and of the tenth that moves fastest before the first origin. On simulated fronts and
bowls in noise of 2 mm errors are against what was put in; so are they for 40 mean series of areas (noise 0.7 mm), four
of which begin to move at 30 mm/yr some time before the end. Then the processor time of past forecasts of 20 000 points
of 300 epochs, as a ratio to one pace. The paces were chosen on seeds 21 and 22 of the simulated
fields, with the real regions in view.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import astuple
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from forecast_accuracy import scenario

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.forecaster import Method
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import in_metres
from insar_forecast_plugin.core.forecasting.evaluation.intervals import hindcasts
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.forecasting.models.simple.kalman_variances import GUESS, PRIOR, Prior
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import LinearTrend, SeasonalTrend
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import fitted_velocity
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SETS = {
    "L2b Ustica": ("egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", "Ustica, line of sight"),
    "L3 vertical Ustica": ("egms-ustica/EGMS_L3_E45N17_100km_U_2020_2024_1.zip", "Ustica, vertical and east"),
    "L3 east Ustica": ("egms-ustica/EGMS_L3_E45N17_100km_E_2020_2024_1.zip", "Ustica, vertical and east"),
    "Offida": ("egms-offida/offida.shp", "Offida"),
    "Wroclaw 022": ("egms-wroclaw/022_0770_IW1_VV.csv", "Wroclaw"),
    "Wroclaw 073": ("egms-wroclaw/073_0302_IW3_VV.csv", "Wroclaw"),
}
FIRST, STEP, HORIZON, SHOWN = 0.75, 4, 12, (1, 3, 6, 12)
SHORT, SHORT_STARTS, SHORT_STEP, SHORT_HORIZON, SHORT_SHOWN = (41, 60, 80), (0, 60, 120), 3, 6, (1, 3, 6)
FEWEST = 20
FIELDS, SEEDS, NOISE_MM = ("mining_front", "subsidence_bowl"), (31, 32, 33), 2.0
BENT_DAYS, BENT_MM_YR, AREAS, BENT, AREA_NOISE_MM = (60, 120, 240), 30.0, 40, 4, 0.7
COSTLY = 20_000
BESIDE, BESIDE_SETS, BESIDE_STARTS, MOST_POINTS = (
    (41, 60, 80, 105, 120, 160),
    ("L2b Ustica", "L3 vertical Ustica", "Offida", "Wroclaw 022"),
    (0, 60, 100),
    1500,
)


def series_of(file: str) -> ForecastData:
    """Return the series of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(DATA / file), "output": path, "unit": "mm"}, Silent())
        return ForecastData.from_points(in_metres(read_points(path, Silent())))


def errors(method: Method, data: ForecastData, origins: list[int], horizon: int) -> np.ndarray:
    """Return the RMSE at each step ahead, mm, shape (horizon,)."""
    squares = []
    for known, forecast in hindcasts(method, data, origins, horizon):
        squares.append(np.square(forecast - data.displacement[:, known : known + horizon]))
    return np.sqrt(np.nanmean(squares, axis=(0, 1)))


def with_prior_alone(region: str) -> Kalman:
    """Return a filter with the variances of other regions."""
    kalman, prior = Kalman(), Prior.without({region})
    kalman.variances_ = {np.datetime64("1900-01-01"): prior.at(0.0)}
    return kalman


def long_rows(data: ForecastData, region: str) -> dict[str, np.ndarray]:
    """Return the errors of the methods on whole series."""
    first = int(FIRST * data.epoch_count)
    origins = list(range(first, data.epoch_count - HORIZON, STEP))
    own = Kalman(prior=Prior.without({region}))
    own.fit(data.until(first), Silent())
    methods = {
        "persistence": Persistence(),
        "seasonal": SeasonalTrend(),
        "kalman": own,
        "kalman, variances of others": with_prior_alone(region),
    }
    return {name: errors(method, data, origins, HORIZON) for name, method in methods.items()}


def short_rows(data: ForecastData, region: str, length: int) -> dict[str, np.ndarray]:
    """Return the errors of the methods on series cut to a length, root mean square over the cuts."""
    found: dict[str, list[np.ndarray]] = {}
    for start in SHORT_STARTS:
        part = slice(start, start + length)
        whole = np.isfinite(data.displacement[:, part]).all(axis=1)
        if whole.sum() < FEWEST or start + length > data.epoch_count:
            continue
        cut = ForecastData(data.coordinates[whole], data.dates[part], data.displacement[whole][:, part])
        first = int(FIRST * length)
        origins = list(range(first, length - SHORT_HORIZON + 1, SHORT_STEP))
        kalman = Kalman(prior=Prior.without({region}))
        kalman.fit(cut.until(first), Silent())
        methods = {
            "persistence": Persistence(),
            "linear": LinearTrend(),
            "seasonal": SeasonalTrend(),
            "kalman": kalman,
            "kalman, variances of others": with_prior_alone(region),
        }
        for name, method in methods.items():
            found.setdefault(name, []).append(errors(method, cut, origins, SHORT_HORIZON))
    return {name: np.sqrt(np.mean(np.square(each), axis=0)) for name, each in found.items()}


def beside_anchored(data: ForecastData, region: str, length: int) -> dict[str, np.ndarray]:
    """Return the errors of the filter, of the anchored forecaster and of their mean on series cut to a length."""
    found: dict[str, list[np.ndarray]] = {}
    for start in BESIDE_STARTS:
        if start + length > data.epoch_count:
            continue
        part = slice(start, start + length)
        rows = np.flatnonzero(np.isfinite(data.displacement[:, part]).all(axis=1))
        rows = np.sort(np.random.default_rng(0).permutation(rows)[:MOST_POINTS])
        cut = ForecastData(data.coordinates[rows], data.dates[part], data.displacement[rows][:, part])
        first = int(FIRST * length)
        calendar = ForecastCalendar(step_of(cut.dates[:first]), max(6, min(24, first // 5)), SHORT_HORIZON)
        kalman, anchored = Kalman(prior=Prior.without({region})), AnchoredForecaster(calendar, device="cpu")
        origins = list(range(first, length - SHORT_HORIZON + 1, SHORT_STEP))
        made = []
        for method in (kalman, anchored):
            method.fit(cut.until(first), Silent())
            made.append(np.stack([forecast for _, forecast in hindcasts(method, cut, origins, SHORT_HORIZON)]))
        came = np.stack([cut.displacement[:, known : known + SHORT_HORIZON] for known in origins])
        for name, values in {"kalman": made[0], "anchored": made[1], "mean of both": np.mean(made, axis=0)}.items():
            found.setdefault(name, []).append(np.square(values - came).mean(axis=(0, 1)))
    return {name: np.sqrt(np.mean(each, axis=0)) for name, each in found.items()}


def show(rows: dict[str, np.ndarray], shown: tuple[int, ...]) -> None:
    """Print a row a method, and the filter's ratio to the best of the others."""
    at = [step - 1 for step in shown]
    for name, values in rows.items():
        print(f"  {name:28s}" + "".join(f"{value:8.3f}" for value in values[at]))
    simple = np.min([values for name, values in rows.items() if not name.startswith("kalman")], axis=0)
    ratio = rows["kalman"] / simple
    print(f"  {'kalman / best simple one':28s}" + "".join(f"{value:8.3f}" for value in ratio[at]))
    others = rows["kalman, variances of others"] / rows["kalman"]
    total = np.sqrt(np.mean(rows["kalman, variances of others"] ** 2) / np.mean(rows["kalman"] ** 2))
    print(
        f"  {'variances of others / own':28s}" + "".join(f"{value:8.3f}" for value in others[at]) + f"  all {total:.3f}"
    )


def paces_of(title: str, data: ForecastData, region: str, truth: np.ndarray) -> None:
    """Print the ratios of the errors with five paces to those with one."""
    first = int(FIRST * data.epoch_count)
    origins = list(range(first, data.epoch_count - HORIZON, STEP))
    kalman, alike = Kalman(prior=Prior.without({region})), Kalman(prior=Prior.without({region}))
    kalman.fit(data.until(first), Silent())
    alike.variances_ = kalman.variances_
    came = np.stack([truth[:, known : known + HORIZON] for known in origins], axis=1)
    squares = [
        np.square(np.stack([made for _, made in hindcasts(one, data, origins, HORIZON)], axis=1) - came)
        for one in (kalman, alike)
    ]
    speed = np.abs(fitted_velocity(data.dates[:first], data.displacement[:, :first]))
    line = f"  {title:22s} shares" + "".join(f"{one:6.2f}" for one in kalman.shares_[max(kalman.shares_)])
    for chosen in (np.isfinite(speed), speed >= np.nanquantile(speed, 0.9)):
        ours, theirs = (np.nanmean(one[chosen], axis=(0, 1)) for one in squares)
        line += "  |" + "".join(f"{one:7.3f}" for one in np.sqrt(ours / theirs)[[step - 1 for step in SHOWN]])
    print(line, flush=True)


def bent(seed: int, days: int) -> tuple[float, float]:
    """Return the errors of four areas that bent so many days before the end, 180 days ahead: five paces; one, mm."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2020-01-04") + 12 * np.arange(150)
    ahead = dates[-1] + np.arange(12, 181, 12)
    years = (np.r_[dates, ahead] - dates[0]).astype(float) / DAYS_PER_YEAR
    truth = np.outer(rng.normal(0, 1.0, AREAS), years)
    knee = years[len(dates) - 1] - days / DAYS_PER_YEAR
    truth[:BENT] += rng.choice([-1, 1], BENT)[:, None] * BENT_MM_YR * np.maximum(years - knee, 0)
    seen = truth[:, : len(dates)] + rng.normal(0, AREA_NOISE_MM, (AREAS, len(dates)))
    data = ForecastData(1000 * rng.random((AREAS, 2)), dates, seen.astype(np.float32))
    kalman, alike = Kalman(), Kalman()
    kalman.fit(data, Silent())
    alike.variances_ = kalman.variances_
    missed = [one.predict(data, ahead)[:BENT, -1] - truth[:BENT, -1] for one in (kalman, alike)]
    return float(np.sqrt(np.mean(missed[0] ** 2))), float(np.sqrt(np.mean(missed[1] ** 2)))


def cost_of_paces(gaps: float) -> float:
    """Return the processor time that past forecasts take with five paces, over that with one; ``gaps`` is a share."""
    rng = np.random.default_rng(0)
    dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
    series = rng.normal(0, 3, (COSTLY, 300)).astype(np.float32)
    series[rng.random(series.shape) < gaps] = np.nan
    data = ForecastData(rng.random((COSTLY, 2)), dates, series)
    kalman, alike = Kalman(), Kalman()
    kalman.fit(data.until(100), Silent())
    alike.variances_ = kalman.variances_
    took = []
    for one in (kalman, alike):
        began = time.process_time()
        for _ in hindcasts(one, data, list(range(150, 280, 10)), HORIZON):
            pass
        took.append(time.process_time() - began)
    return took[0] / took[1]


def show_paces() -> None:
    """Print what five paces bring."""
    print(f"Five paces over one, ratios of RMSE at h = {SHOWN}: all points | the tenth that moved fastest")
    for title, (file, region) in SETS.items():
        data = series_of(file)
        paces_of(title, data, region, data.displacement)
    for name in FIELDS:
        for seed in SEEDS:
            place, truth, _ = scenario(name, seed)
            seen = truth + np.random.default_rng(seed + 77).normal(0, NOISE_MM, truth.shape)
            dates = np.datetime64("2018-01-01") + 6 * np.arange(truth.shape[1]).astype("timedelta64[D]")
            paces_of(f"{name} {seed}", ForecastData(place, dates, seen.astype(np.float32)), "", truth)
    print(f"{BENT} of {AREAS} areas move at {BENT_MM_YR:g} mm/yr since so many days: RMSE 180 days ahead, mm")
    for days in BENT_DAYS:
        ours, theirs = np.sqrt(np.mean(np.square([bent(seed, days) for seed in SEEDS]), axis=0))
        print(f"  {days:4d} days: five paces {ours:6.2f}, one {theirs:6.2f}, ratio {ours / theirs:.2f}", flush=True)
    print(f"Processor time over one pace: complete {cost_of_paces(0):.1f}, a tenth missing {cost_of_paces(0.1):.1f}")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paces", action="store_true", help="print what five paces bring, and no more")
    if parser.parse_args().paces:
        show_paces()
        return
    told: dict[str, list[np.ndarray]] = {}
    for title, (file, region) in SETS.items():
        data = series_of(file)
        print(f"\n{title}: {len(data.coordinates)} points x {data.epoch_count} epochs, h = {SHOWN}", flush=True)
        show(long_rows(data, region), SHOWN)
        guessed = Kalman(prior=GUESS)
        guessed.fit(data.until(int(FIRST * data.epoch_count)), Silent())
        told.setdefault(region, []).append(np.log10(astuple(guessed.variances_[max(guessed.variances_)])))
        for length in SHORT:
            rows = short_rows(data, region, length)
            if rows:
                print(f" cut to {length} epochs, h = {SHORT_SHOWN}", flush=True)
                show(rows, SHORT_SHOWN)
    print(f"\nBeside the anchored forecaster on short series (at most {MOST_POINTS} points), h = {SHORT_SHOWN}")
    for title in BESIDE_SETS:
        file, region = SETS[title]
        data = series_of(file)
        for length in BESIDE:
            rows = beside_anchored(data, region, length)
            at = [step - 1 for step in SHORT_SHOWN]
            for name, values in rows.items():
                shown = "".join(f"{value:8.3f}" for value in values[at])
                ratio = "".join(f"{value:8.3f}" for value in values[at] / rows["kalman"][at])
                print(f"  {title:18s} {length:4d} {name:14s}{shown}   / kalman{ratio}", flush=True)
    print("\nDecimal logarithms of the variances that the regions tell (before 75% of the epochs)")
    for region, each in told.items():
        print(f"  {region:28s}" + "".join(f"{value:8.2f}" for value in np.mean(each, axis=0)))
    print(f"  {'prior in use, middle':28s}" + "".join(f"{value:8.2f}" for value in PRIOR.middle))
    show_paces()


if __name__ == "__main__":
    main()
