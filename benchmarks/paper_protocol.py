# SPDX-License-Identifier: GPL-2.0-or-later
"""The protocol of arXiv 2509.18176's published script beside one that is split in time, on the same series.

In the first, the maps before a date are one sample, the map of that date is its target, and the error is taken on that
same map. The fitted models are then also shown the later dates. In the second, every method learns from all windows
before the first origin and is scored at the measurement points on what came later.

``python benchmarks/paper_protocol.py``; real series where ``INSAR_FORECAST_DATA`` or ../shared/data holds them, else a
simulated field. Prints both tables and draws docs/pictures/paper_protocol.png. Errors are RMSE in mm.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from sklearn.linear_model import LassoCV

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import grid_on, grid_over, in_metres
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, run_backtest
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.paper.map_scaling import MapScaling
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.forecasting.models.paper.paper_network import CnnLstm
from insar_forecast_plugin.core.forecasting.models.paper.paper_training import adamw
from insar_forecast_plugin.core.forecasting.models.simple.lightgbm_process import predict, train
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import Lasso, LightGbm
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.reports.report import COLOURS, new_figure

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("INSAR_FORECAST_DATA", ROOT.parent / "shared" / "data")) / "egms-ustica"
SERIES = "EGMS_L3_E45N17_100km_U_2020_2024_1.zip"
LOOKBACK, HORIZON, ORIGIN_STEP = 24, 6, 8
SHOWN = (1, 3, 6)
NETWORK, LASSO, LIGHTGBM, PERSISTENCE = "CNN-LSTM of the paper", "LASSO", "LightGBM", "persistence"


@dataclass
class OneSample:
    """Results of the one-sample protocol.

    Parameters
    ----------
    trained_on
        RMSE and R2 of each method on the map that it was fitted to.
    later
        RMSE of each method on the later maps, one epoch ahead.
    curve
        RMSE of the network on the map it is trained on and on the later maps, after each of ``steps``.
    """

    trained_on: dict[str, tuple[float, float]] = field(default_factory=dict)
    later: dict[str, float] = field(default_factory=dict)
    steps: list[int] = field(default_factory=list)
    curve: list[tuple[float, float]] = field(default_factory=list)


def series(grid_size: int) -> tuple[str, ForecastData]:
    """Return the name of the series, and the series at the points and on a grid."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "points.gpkg")
        if (DATA / SERIES).is_file():
            name = "EGMS L3 vertical, Ustica"
            catalogue.run("importtimeseries", {"input": str(DATA / SERIES), "output": path}, Silent())
        else:
            name = "simulated field (scenario mixed)"
            request = {"output": path, "point_count": 800, "epoch_count": 240, "noise": 2.0}
            catalogue.run("simulate", request, Silent())
        points = in_metres(read_points(path, Silent()))
    return name, ForecastData.from_points(points, grid_on(points, grid_over(points, grid_size), Silent()))


def rmse(forecast: np.ndarray, observed: np.ndarray) -> float:
    """Return the error over cells."""
    return float(np.sqrt(np.nanmean(np.square(forecast - observed))))


def r2(forecast: np.ndarray, observed: np.ndarray) -> float:
    """Return R2 of a cumulative displacement map, as the paper gives it."""
    return float(1 - np.nanmean(np.square(forecast - observed)) / np.nanvar(observed))


def one_sample(data: ForecastData, first: int, later: list[int], *, steps: int) -> OneSample:
    """Fit every method to the map of one date and score it there, then on later dates.

    Parameters
    ----------
    first
        Epochs known before the target; its map is the next one.
    later
        Epochs known before each later map.
    """
    values = data.grid.values
    cells = np.isfinite(values[: max(later) + 1]).all(axis=0)
    flat = values[:, cells]  # (epochs, cells)
    result = OneSample()

    def keep(name: str, forecast) -> None:
        result.trained_on[name] = rmse(forecast(first), flat[first]), r2(forecast(first), flat[first])
        result.later[name] = float(np.sqrt(np.mean([rmse(forecast(k), flat[k]) ** 2 for k in later])))

    keep(PERSISTENCE, lambda known: flat[known - 1])
    sample, target = np.ascontiguousarray(flat[first - LOOKBACK : first].T), np.ascontiguousarray(flat[first])
    lasso = LassoCV(cv=5, max_iter=20_000).fit(sample, target)
    keep(LASSO, lambda known: lasso.predict(flat[known - LOOKBACK : known].T))
    trees = train(sample, target, seed=0)
    keep(LIGHTGBM, lambda known: predict([trees], np.ascontiguousarray(flat[known - LOOKBACK : known].T))[:, 0])
    keep(NETWORK, _fit_network(values, cells, first, later, steps=steps, result=result))
    return result


def _fit_network(values, cells, first: int, later: list[int], *, steps: int, result: OneSample):
    """Train the network on one sample; its targets are the cells' values on the date that it is scored on."""
    scaling = MapScaling.of_training_span(np.where(cells, values[:first], np.nan))
    frames = torch.from_numpy(scaling.frames(np.where(cells, values, np.nan)))
    target = torch.from_numpy((values[first][cells] - scaling.offset[cells]) / scaling.scale)
    torch.manual_seed(0)
    network = CnnLstm(side=scaling.side, cells=int(cells.sum()), horizon=1)
    optimiser = adamw(network, 1e-3)

    def forecast(known: int) -> np.ndarray:
        with torch.no_grad():
            scaled = network(frames[known - LOOKBACK : known])[0].numpy()
        return scaled * scaling.scale + scaling.offset[cells]

    for step in range(steps + 1):
        if step % max(1, steps // 20) == 0:
            errors = [rmse(forecast(k), values[k][cells]) for k in [first, *later[:: max(1, len(later) // 4)]]]
            result.steps.append(step)
            result.curve.append((errors[0], float(np.sqrt(np.mean(np.square(errors[1:]))))))
        optimiser.zero_grad()
        (network(frames[first - LOOKBACK : first])[0] - target).square().mean().backward()
        optimiser.step()
    return forecast


def in_time(
    data: ForecastData, origins: tuple[int, ...], *, passes: int | None
) -> tuple[ForecastCalendar, dict[str, np.ndarray]]:
    """Back-test at the points; RMSE by method and horizon."""
    calendar = ForecastCalendar(step_of(data.dates[: origins[0]]), LOOKBACK, HORIZON)
    methods = {
        PERSISTENCE: Persistence,
        "seasonal": SeasonalTrend,
        LASSO: partial(Lasso, calendar),
        LIGHTGBM: partial(LightGbm, calendar),
        NETWORK: partial(PaperForecaster, calendar, device="cpu", training_epochs=passes),
        "anchored CNN-LSTM": partial(AnchoredForecaster, calendar, device="cpu"),
    }
    done = run_backtest(data, methods, BacktestPlan(origins, calendar), Silent())
    return calendar, {name: scores.rmse for name, scores in done.scores.items()}


def draw(path: Path, name: str, single: OneSample, honest: dict[str, np.ndarray]) -> None:
    """Draw errors by protocol, and what training on one map does."""
    figure = new_figure(9.5, 3.9)
    left, right = figure.subplots(1, 2, width_ratios=(1.35, 1))
    methods = (PERSISTENCE, LASSO, LIGHTGBM, NETWORK)
    groups = {
        "on the map it was fitted to (grid)": [single.trained_on[m][0] for m in methods],
        "the same fit on later dates (grid)": [single.later[m] for m in methods],
        "fitted on past windows, later dates (points)": [honest[m][0] for m in methods],
    }
    for index, (label, errors) in enumerate(groups.items()):
        bars = left.bar(
            np.arange(len(methods)) + 0.27 * (index - 1), errors, 0.25, color=COLOURS[(1, 5, 0)[index]], label=label
        )
        left.bar_label(bars, fmt="%.2f", fontsize=7)
    left.set_xticks(range(len(methods)), [m.replace(" of the", "\nof the") for m in methods], fontsize=8)
    left.set(ylabel="RMSE one epoch ahead, mm", ylim=(0, 1.35 * max(max(errors) for errors in groups.values())))
    left.legend(fontsize=7.5, frameon=False, loc="upper left")
    left.set_title(name, fontsize=9, loc="left")
    curve = np.array(single.curve)
    right.plot(single.steps, curve[:, 0], color=COLOURS[1], label="on the map it is trained on")
    right.plot(single.steps, curve[:, 1], color=COLOURS[5], label="on later maps")
    right.axhline(single.later[PERSISTENCE], color="0.3", ls=":", lw=1, label="persistence on later maps")
    right.set(xlabel="training steps on one sample", ylabel="RMSE, mm", ylim=(0, None))
    right.set_title("The paper's network, trained on one map", fontsize=9, loc="left")
    right.legend(fontsize=7.5, frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)


def _over_persistence(honest: dict[str, np.ndarray]) -> float:
    return float(honest[NETWORK][0] / honest[PERSISTENCE][0])


def main() -> int:
    """Run both protocols, print both tables and draw the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--grid", type=int, default=64, help="cells along the longer side; the paper used 256")
    parser.add_argument("--steps", type=int, default=300, help="training steps on the one sample")
    parser.add_argument(
        "--passes", type=int, help="most training passes over all windows; the preset's own if left out"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "pictures" / "paper_protocol.png")
    options = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()
    name, data = series(options.grid)
    first = int(0.75 * data.epoch_count)
    origins = tuple(range(first, data.epoch_count - HORIZON, ORIGIN_STEP))
    later = list(origins[1:])
    print(f"{name}: {len(data.coordinates)} points, {data.epoch_count} epochs, grid {data.grid.shape}")
    single = one_sample(data, first, later, steps=options.steps)
    print(f"\nOne sample: the maps before {data.dates[first]}, scored on the map of that date ({options.steps} steps)")
    print(f"  {'':24s}{'RMSE there':>12s}{'R2 there':>10s}{'RMSE, ' + str(len(later)) + ' later maps':>24s}")
    for method, (error, share) in single.trained_on.items():
        print(f"  {method:24s}{error:12.3f}{share:10.4f}{single.later[method]:24.3f}")
    calendar, honest = in_time(data, origins, passes=options.passes)
    print(f"\nSplit in time, at the points: {len(origins)} origins, {calendar.words}")
    print(f"  {'':24s}" + "".join(f"{f'h={step}':>10s}" for step in SHOWN))
    for method, errors in honest.items():
        print(f"  {method:24s}" + "".join(f"{errors[step - 1]:10.3f}" for step in SHOWN))
    draw(options.output, name, single, honest)
    print(
        f"\nError of the paper's network over that of persistence: on the map it was trained on "
        f"{single.trained_on[NETWORK][0] / single.trained_on[PERSISTENCE][0]:.3f}, the same fit on later maps "
        f"{single.later[NETWORK] / single.later[PERSISTENCE]:.2f}, split in time {_over_persistence(honest):.2f}"
    )
    print(f"Figure: {options.output.name}; {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
