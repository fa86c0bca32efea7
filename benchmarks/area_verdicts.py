# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether areas and points where a forecast is called better are better afterwards.

Run ``python benchmarks/area_verdicts.py``; the data lie beside the repository. At five origins from 60% of the epochs
on, each a horizon apart where there is room, the plugin's forecaster is fitted to what was known, past forecasts call
areas (of about 60 points) and single points better than the best simple forecast, or not; and what comes in the next 12
epochs tells whether they are. Printed are how many were called, and how many of these were better: beside the share of
all areas that were better, which naming any area would hit. Exits with 1 where fewer than 90% of all areas called were
better.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from kalman_filter import SETS, series_of

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.progress import Silent

HORIZON, LOOKBACK, ORIGINS, FIRST = 12, 24, 5, 0.6
LEAST = 0.90


def squares(data: ForecastData, known: int, forecast: np.ndarray) -> np.ndarray:
    """Return each point's mean squared error over the horizon, mm2."""
    missed = np.square(data.displacement[:, known : known + HORIZON] - forecast)
    came = np.isfinite(missed)
    return np.where(came.any(axis=1), np.where(came, missed, 0).sum(axis=1) / np.maximum(came.sum(axis=1), 1), np.nan)


def at_origin(data: ForecastData, known: int) -> np.ndarray:
    """Return counts: areas, better ones, called ones, better of these; the same of points."""
    past, ahead = data.until(known), data.dates[known : known + HORIZON]
    forecaster = BlendedForecaster(ForecastCalendar(step_of(past.dates), LOOKBACK, HORIZON), device="cpu")
    forecaster.fit(past, Silent())
    result, _ = forecast_points(
        forecaster, RegionSeries.of(past), ahead=ahead, steps=HORIZON, lookback=LOOKBACK, level=90, progress=Silent()
    )
    own = squares(data, known, result.values)
    simple = [squares(data, known, method.predict(past, ahead)) for method in (Persistence(), SeasonalTrend())]
    areas = result.areas
    counts = areas.points

    def of_areas(values: np.ndarray) -> np.ndarray:
        return np.bincount(areas.area - 1, np.nan_to_num(values), len(counts)) / counts

    better = of_areas(own) < np.min([of_areas(one) for one in simple], axis=0)
    called = areas.better == "yes"
    points_better = own < np.min(simple, axis=0)
    points_called = result.usability.usable == "yes"
    return np.array(
        [
            len(better), better.sum(), called.sum(), (called & better).sum(),
            len(own), points_better.sum(), points_called.sum(), (points_called & points_better).sum(),
        ]
    )  # fmt: skip


def shown(counts: np.ndarray) -> str:
    """Return counts as shares."""
    every, better, called, right = counts
    share = f"{right / called:6.1%}" if called else "     -"
    return f"{every:7d}, better {better / every:6.1%}; called {called:6d}, of these better {share}"


def main() -> int:
    """Print the table."""
    total = np.zeros(8, int)
    for title, (file, _) in SETS.items():
        data = series_of(file)
        last = data.epoch_count - HORIZON
        origins = np.unique(np.linspace(int(FIRST * data.epoch_count), last, ORIGINS).round().astype(int))
        found = sum(at_origin(data, int(known)) for known in origins)
        total += found
        print(f"{title:20s} areas {shown(found[:4])}", flush=True)
        print(f"{'':20s} points{shown(found[4:])}", flush=True)
    print(f"{'all':20s} areas {shown(total[:4])} (at least {LEAST:.0%})")
    print(f"{'':20s} points{shown(total[4:])}")
    return int(total[3] < LEAST * total[2])


if __name__ == "__main__":
    raise SystemExit(main())
