# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast errors beside the baselines, on real series where they are at hand and on simulated fields.

Protocol: windows of 24 epochs, 12 horizons, origins from 75% of the epochs on, every 4th while 12 epochs remain;
methods are fitted once, before the first origin. On simulated fields the error is against the truth without noise.
``python benchmarks/forecast_accuracy.py [--quick] [--paper [GRID]]``; figures are RMSE in mm at the points.
With ``--refit NAME`` the anchored forecaster alone is fitted anew at each origin of a real set, as a saved model is.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import grid_on, grid_over, in_metres
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, run_backtest
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.forecasting.models.simple.damped_trend import DampedTrend
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import Lasso, LightGbm, Ridge
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.theta import Theta
from insar_forecast_plugin.core.forecasting.models.simple.trends import LinearTrend, SeasonalTrend
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.simulation.displacement_fields import simulate_field

DATA = (
    Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "egms-ustica"
)
REAL = {
    "EGMS L2b 022 Ustica": ("EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", (3.485, 3.993, 4.163, 4.174)),
    "EGMS L3 vertical, Ustica": ("EGMS_L3_E45N17_100km_U_2020_2024_1.zip", (1.146, 2.108, 2.251, 2.391)),
}
LOOKBACK, HORIZON, STEP = 24, 12, 4
SHOWN = (1, 3, 6, 12)
SEEDS = range(5)


class AnchorAlone(AnchoredForecaster):
    """The linear anchor without the network."""

    def fit(self, data, progress):
        """Fit, then take the network's share away."""
        record = super().fit(data, progress)
        self.correction_ = replace(self.correction_, shares=np.zeros(self.calendar.horizon))
        return record


def real_series(name: str):
    """Return the series of an EGMS file, as data for forecasters and as points in metres."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(DATA / name), "output": path}, Silent())
        points = in_metres(read_points(path, Silent()))
    return ForecastData.from_points(points), points


def plan(data: ForecastData) -> BacktestPlan:
    """Return the protocol of the tables on these series."""
    first = int(0.75 * data.epoch_count)
    calendar = ForecastCalendar(step_of(data.dates[:first]), LOOKBACK, HORIZON)
    return BacktestPlan(tuple(range(first, data.epoch_count - HORIZON, STEP)), calendar)


def show(name: str, values, note: str = "") -> None:
    """Print one row."""
    print(f"  {name:34s}" + "".join(f"{value:9.3f}" for value in values) + f"  {note}", flush=True)


def real_table(title: str, file: str, best, *, paper: int | None) -> None:
    """Print the errors, intervals and tests on real series; ``paper`` is the grid size of the paper's network."""
    data, points = real_series(file)
    if paper:
        data = replace(data, grid=grid_on(points, grid_over(points, paper), Silent()))
    protocol = plan(data)
    calendar = protocol.calendar
    methods = {
        "persistence": Persistence,
        "linear": LinearTrend,
        "seasonal": SeasonalTrend,
        "ridge": partial(Ridge, calendar),
        "lasso": partial(Lasso, calendar),
        "lightgbm": partial(LightGbm, calendar),
        "theta": partial(Theta, calendar),
        "damped trend": partial(DampedTrend, calendar),
        "linear anchor alone": partial(AnchorAlone, calendar),
        "anchored (ours)": partial(AnchoredForecaster, calendar),
    }
    if paper:
        methods["paper"] = partial(PaperForecaster, calendar)
    begin = time.monotonic()
    done = run_backtest(data, methods, protocol, Silent())
    print(f"\n{title}: {len(data.coordinates)} points, {len(protocol.origins)} origins, h = {SHOWN}")
    index = [step - 1 for step in SHOWN]
    for method, scores in done.scores.items():
        test = done.tests[method]
        show(method, scores.rmse[index], f"against {done.simple}: better {test.verdict}, p = {test.p_value:.3g}")
    show("best row of the reference tables", best)
    ours = done.scores["anchored (ours)"].rmse[index]
    show("ours / best row", ours / np.array(best))
    for method in ("seasonal", "ridge", "lasso", "lightgbm", "anchored (ours)"):
        scores, each = done.scores[method], done.coverage_of_origins[method]
        show(
            f"90% coverage, {method}",
            scores.coverage[index],
            f"single origins {np.nanmin(each):.2f} to {np.nanmax(each):.2f}",
        )
        show(f"interval width, {method}", scores.width[index])
    print(
        f"  lowest and highest coverage over horizons {done.scores['anchored (ours)'].coverage.min():.3f}, "
        f"{done.scores['anchored (ours)'].coverage.max():.3f}; {time.monotonic() - begin:.0f} s"
    )


def refitted(title: str, file: str) -> None:
    """Print the errors and the coverage of the anchored forecaster, fitted anew at each origin."""
    data, _ = real_series(file)
    protocol = replace(plan(data), refit=True)
    methods = {
        "persistence": Persistence,
        "seasonal": SeasonalTrend,
        "anchored (ours)": partial(AnchoredForecaster, protocol.calendar),
    }
    scores = run_backtest(data, methods, protocol, Silent()).scores["anchored (ours)"]
    print(f"\n{title}, fitted anew at each of {len(protocol.origins)} origins")
    show("anchored (ours)", scores.rmse[[step - 1 for step in SHOWN]])
    print(f"  lowest and highest coverage over horizons {scores.coverage.min():.3f}, {scores.coverage.max():.3f}")


def low_noise_front(seed: int):
    """Return a regular field with a front, two hastening bowls, trend and season, noise 0.35 mm."""
    rng = np.random.default_rng(seed)
    place = np.stack(np.meshgrid(np.arange(32), np.arange(32)), axis=-1).reshape(-1, 2) * 100.0
    unit, time_ = place / 3200, np.arange(300) / 300
    truth = _calm(rng, unit)
    angle = rng.uniform(0, 2 * np.pi)
    along = (unit - 0.5) @ np.array([np.cos(angle), np.sin(angle)])
    passed = (-0.7 + 1.4 * time_[None] - along[:, None]) / rng.uniform(0.03, 0.08)
    truth -= rng.uniform(8, 20) / (1 + np.exp(-passed))
    for _ in range(2):
        distance = np.square(unit - rng.random(2)).sum(axis=1) / rng.uniform(0.08, 0.2) ** 2
        truth -= rng.uniform(8, 25) * np.exp(-0.5 * distance)[:, None] * time_[None] ** rng.uniform(2, 3.5)
    return place, truth, 0.35


def calm(seed: int):
    """Return a regular field with trend and season only, noise 0.35 mm."""
    place = np.stack(np.meshgrid(np.arange(32), np.arange(32)), axis=-1).reshape(-1, 2) * 100.0
    return place, _calm(np.random.default_rng(seed), place / 3200), 0.35


def _calm(rng, unit):
    years = np.arange(300) * 6 / 365.25
    slope = rng.uniform(-2, 2) + rng.uniform(-2, 2) * unit[:, [0]]
    season = rng.uniform(0.5, 1.5) * (1 + 0.5 * unit[:, [1]]) * np.sin(2 * np.pi * (years + rng.random()))
    return slope * years + season


def scenario(name: str, seed: int):
    """Return a field of the plugin's own simulator with 1000 points and noise of 2 mm."""
    rng = np.random.default_rng(1000 + seed)
    place = rng.random((1000, 2)) * 10_000
    return place, simulate_field(name, place, np.arange(300) * 6, rng).displacement, 2.0


def simulated_table() -> None:
    """Print the error against the truth, of the anchor alone and with the network, over five seeds a scenario."""
    kinds = {
        "mining_front": partial(scenario, "mining_front"),
        "subsidence_bowl": partial(scenario, "subsidence_bowl"),
        "stable": partial(scenario, "stable"),
        "low-noise front and bowls": low_noise_front,
        "trend and season": calm,
    }
    for kind, make in kinds.items():
        print(f"\nSimulated, {kind}: error against the truth, h = {SHOWN}")
        ratios = []
        for seed in SEEDS:
            place, truth, noise = make(seed)
            observed = truth + np.random.default_rng(seed + 77).normal(0, noise, truth.shape)
            dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
            data = ForecastData(place, dates, observed.astype(np.float32))
            ratios.append(_with_and_without(data, truth))
            show(f"seed {seed}, ours / anchor alone", ratios[-1])
        show("mean, ours / anchor alone", np.mean(ratios, axis=0))


def few_points_table() -> None:
    """Print how much the intervals of regressions hold where they are fitted to few points, over four seeds."""
    for count, epochs in ((40, 100), (200, 120)):
        print(f"\nSimulated, subsidence_bowl, {count} points, {epochs} epochs: 90% coverage, h = {SHOWN}")
        for method, make in {"ridge": Ridge, "lasso": Lasso, "lightgbm": LightGbm}.items():
            coverage, begin = [], time.process_time()
            for seed in range(4):
                data = noisy_bowl(count, epochs, seed)
                protocol = plan(data)
                methods = {
                    "persistence": Persistence,
                    "seasonal": SeasonalTrend,
                    method: partial(make, protocol.calendar),
                }
                coverage.append(run_backtest(data, methods, protocol, Silent()).scores[method].coverage)
            note = f"all horizons {np.mean(coverage):.3f}, {time.process_time() - begin:.0f} s of processor time"
            show(method, np.mean(coverage, axis=0)[[step - 1 for step in SHOWN]], note)


def noisy_bowl(count: int, epochs: int, seed: int) -> ForecastData:
    """Return points over a bowl, with noise of 2 mm of each value and 0.7 mm common to a date."""
    rng = np.random.default_rng(seed)
    place = rng.random((count, 2)) * 5000
    truth = simulate_field("subsidence_bowl", place, np.arange(epochs) * 6, rng).displacement
    observed = truth + rng.normal(0, 2, truth.shape) + rng.normal(0, 0.7, (1, epochs))
    dates = np.datetime64("2018-01-01") + 6 * np.arange(epochs).astype("timedelta64[D]")
    return ForecastData(place, dates, observed.astype(np.float32))


def _with_and_without(data: ForecastData, truth: np.ndarray) -> np.ndarray:
    protocol = plan(data)
    forecaster = AnchoredForecaster(protocol.calendar)
    forecaster.fit(data.until(protocol.origins[0]), Silent())
    errors = []
    for alone in (False, True):
        if alone:
            forecaster.correction_ = replace(forecaster.correction_, shares=np.zeros(HORIZON))
        squares = [
            np.square(forecast - truth[:, known : known + HORIZON]).mean(axis=0)
            for known, forecast in forecaster.hindcast(data, list(protocol.origins), HORIZON)
        ]
        errors.append(np.sqrt(np.mean(squares, axis=0))[[step - 1 for step in SHOWN]])
    return errors[0] / errors[1]


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="simulated fields only")
    parser.add_argument(
        "--paper", type=int, nargs="?", const=256, metavar="GRID", help="run the paper's network on such a grid as well"
    )
    parser.add_argument("--refit", choices=REAL, help="fit anew at each origin, on these real series, and nothing else")
    given = parser.parse_args()
    torch.set_num_threads(1)
    if given.refit:
        refitted(given.refit, REAL[given.refit][0])
        return
    if given.quick or not DATA.is_dir():
        print(f"Real series are left out: {'--quick' if given.quick else f'{DATA} is not there'}.")
    else:
        for title, (file, best) in REAL.items():
            real_table(title, file, best, paper=given.paper)
    few_points_table()
    simulated_table()


if __name__ == "__main__":
    main()
