# SPDX-License-Identifier: GPL-2.0-or-later
"""What blending gains over its parts, and how often intervals hold, on real series of many lengths.

Run ``python benchmarks/blend_and_intervals.py``; the data lie beside the repository. Two tables:

1. Whole series: origins from 75% of the epochs on, every 4th, fitted once before the first (up to 2500 points): RMSE
   of the blend at h = 1, 3, 6, 12 epochs, and as a ratio to the anchored forecaster, to the filter and to the best
   simple forecast over all horizons.
2. Series cut to 41 to 210 epochs, at up to six places: fitted to the cut, forecast once, compared with the epochs
   behind it (6 up to 80 epochs, else 12; up to 700 points): the same ratios, and the share of values in the 90%
   interval: over all points, at points faster than 5 mm/yr, in the quietest and the noisiest fifth and in the most
   isolated tenth. Beside it the share over all points with intervals from an anchored forecaster that hindcasts with
   its last two fits alone, as if it had no other rolling refits: those errors were partly learnt from.

The prior of the filter's variances has seen the regions (three quarters of their epochs): ``kalman_filter.py`` leaves
each region out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from kalman_filter import SETS, series_of
from scipy.spatial import cKDTree

from insar_forecast_plugin.core.forecast_methods import ANCHORED, KALMAN, PERSISTENCE, SEASONAL
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar, step_of
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.forecaster import Predictor
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    expected_sizes,
    forecasts_from,
    half_widths,
)
from insar_forecast_plugin.core.forecasting.models.blend.blend_weights import PARTS
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import fitted_velocity

FIRST, STEP, HORIZON, SHOWN, MOST_LONG = 0.75, 4, 12, (1, 3, 6, 12), 2500
LENGTHS, CUTS, MOST_SHORT, FEWEST = (41, 60, 80, 105, 120, 160, 210), 6, 700, 60
FAST_MM_YR, LEVEL = 5.0, 90.0
GROUPS = ("all", "fast", "quiet", "noisy", "isolated", "two fits")


def some_of(data: ForecastData, most: int, part: slice) -> ForecastData:
    """Return up to so many points, drawn at random, that are complete in a part of the epochs."""
    rows = np.flatnonzero(np.isfinite(data.displacement[:, part]).all(axis=1))
    rows = np.sort(np.random.default_rng(0).permutation(rows)[:most])
    return ForecastData(data.coordinates[rows], data.dates[part], data.displacement[rows][:, part])


def fitted(data: ForecastData, horizon: int) -> BlendedForecaster:
    """Return the forecaster with a lookback of up to 24 epochs."""
    lookback = max(6, min(24, data.epoch_count // 5))
    forecaster = BlendedForecaster(ForecastCalendar(step_of(data.dates), lookback, horizon), device="cpu")
    forecaster.fit(data, Silent())
    return forecaster


def parts_of(forecaster: BlendedForecaster) -> dict[str, Predictor]:
    """Return the blend and its parts."""
    parts: dict[str, Predictor] = {"blend": forecaster, KALMAN: forecaster.kalman_}
    if forecaster.anchored_ is not None:
        parts[ANCHORED] = forecaster.anchored_
    return parts | {PERSISTENCE: Persistence(), SEASONAL: SeasonalTrend()}


def ratios(squares: dict[str, np.ndarray]) -> str:
    """Return the blend's error as a ratio to its parts and the best simple forecast; squares by horizon, mm2."""
    total = {name: float(np.sqrt(one.mean())) for name, one in squares.items()}
    simple = min(total[PERSISTENCE], total[SEASONAL])
    anchored = f"{total['blend'] / total[ANCHORED]:9.3f}" if ANCHORED in total else f"{'-':>9s}"
    return f"{anchored}{total['blend'] / total[KALMAN]:9.3f}{total['blend'] / simple:9.3f}"


def long_row(data: ForecastData) -> str:
    """Return the errors of the blend on whole series, and its ratios."""
    data = some_of(data, MOST_LONG, slice(None)) if np.isfinite(data.displacement).all(axis=1).sum() > FEWEST else data
    first = int(FIRST * data.epoch_count)
    origins = list(range(first, data.epoch_count - HORIZON + 1, STEP))
    forecaster = fitted(data.until(first), HORIZON)
    squares = {}
    for name, method in parts_of(forecaster).items():
        made = method.hindcast(data, origins, HORIZON)
        missed = [np.square(one - data.displacement[:, known : known + HORIZON]) for known, one in made]
        squares[name] = np.nanmean(missed, axis=(0, 1))
    shown = "".join(f"{np.sqrt(squares['blend'][step - 1]):8.3f}" for step in SHOWN)
    last = forecaster.weights_.weights[-1, [0, HORIZON - 1], PARTS.index(ANCHORED)]
    return f"{shown}{ratios(squares)}   share of the anchored one {last[0]:.2f} to {last[1]:.2f}"


def cuts(data: ForecastData, length: int, places: int = CUTS) -> Iterator[tuple[ForecastData, int]]:
    """Yield parts of the series, and how many epochs lie behind their origin."""
    horizon = 6 if length <= 80 else HORIZON
    last = data.epoch_count - length - horizon
    if last < 0:
        return
    for start in np.unique(np.linspace(0, last, places).round().astype(int)):
        cut = some_of(data, MOST_SHORT, slice(start, start + length + horizon))
        if len(cut.coordinates) >= FEWEST:
            yield cut, horizon


def strata(known: ForecastData) -> dict[str, np.ndarray]:
    """Return which points belong to each group, by what was known at the origin."""
    velocity = np.abs(fitted_velocity(known.dates, known.displacement))
    noise = np.std(np.diff(known.displacement), axis=1)
    apart = cKDTree(known.coordinates).query(known.coordinates, 9)[0][:, 1:].mean(axis=1)
    return {
        "all": np.ones(len(noise), bool),
        "fast": velocity > FAST_MM_YR,
        "quiet": noise <= np.quantile(noise, 0.2),
        "noisy": noise >= np.quantile(noise, 0.8),
        "isolated": apart >= np.quantile(apart, 0.9),
    }


def widths(method: Predictor, known: ForecastData, ahead: np.ndarray, lookback: int) -> np.ndarray:
    """Return half widths of the interval as a forecast makes them."""
    past = forecasts_from(
        method,
        known,
        epochs=calibration_origins(
            known.epoch_count, point_count=len(known.displacement), lookback=lookback, horizon=len(ahead)
        ),
        horizon=len(ahead),
        progress=Silent(),
    )
    expected = expected_sizes(method, known.dates, past.epochs, ahead)
    return half_widths(PastErrors(past.errors(known), past.epochs, expected), LEVEL)


def short_row(data: ForecastData, length: int) -> str:
    """Return ratios of errors and coverage on series cut to a length; empty where none is as long."""
    squares: dict[str, list[np.ndarray]] = {}
    inside: dict[str, list[np.ndarray]] = {}
    for cut, horizon in cuts(data, length):
        known, ahead, came = cut.until(length), cut.dates[length:], cut.displacement[:, length:]
        forecaster = fitted(known, horizon)
        for name, method in parts_of(forecaster).items():
            squares.setdefault(name, []).append(np.square(method.predict(known, ahead) - came).mean(axis=0))
        lookback = forecaster.calendar.lookback
        held = np.abs(came - forecaster.predict(known, ahead)) <= widths(forecaster, known, ahead, lookback)
        for name, chosen in strata(known).items():
            inside.setdefault(name, []).append(held[chosen].ravel())
        if forecaster.anchored_ is not None:
            anchored = forecaster.anchored_
            anchored.anchors_ = dict(list(anchored.anchors_.items())[-2:])
            held = np.abs(came - anchored.predict(known, ahead)) <= widths(anchored, known, ahead, lookback)
            inside.setdefault("two fits", []).append(held.ravel())
    if not inside:
        return ""
    same = [name for name, one in squares.items() if len(one) == len(squares["blend"])]
    shares = [
        f"{np.concatenate(inside[name]).mean():10.3f}"
        if name in inside and np.concatenate(inside[name]).size
        else f"{'-':>10s}"
        for name in ("all", "fast", "quiet", "noisy", "isolated", "two fits")
    ]
    return ratios({name: np.mean(squares[name], axis=0) for name in same}) + "".join(shares)


def main() -> None:
    """Print both tables."""
    sets = {title: series_of(file) for title, (file, _) in SETS.items()}
    heads = f"{'/anch.':>9s}{'/Kalman':>9s}{'/simple':>9s}"
    print(f"{'whole series':20s}" + "".join(f"{f'h={step}':>8s}" for step in SHOWN) + heads)
    for title, data in sets.items():
        print(f"{title:20s}{long_row(data)}", flush=True)
    print(
        f"\n{'cut to':20s}{'':8s}{heads}"
        + "".join(f"{one:>10s}" for one in ("all", "fast", "quiet", "noisy", "isol.", "2 fits"))
    )
    for title, data in sets.items():
        for length in LENGTHS:
            if row := short_row(data, length):
                print(f"{title:20s}{length:8d}{row}", flush=True)


if __name__ == "__main__":
    main()
