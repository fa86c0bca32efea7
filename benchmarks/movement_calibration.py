# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast movement: its level at the origin, its interval, and how smooth its curve is.

Run ``python benchmarks/movement_calibration.py``. The anchored forecaster is fitted before the first origin of
``forecast_accuracy.py``'s protocol and forecasts from its origins, with 12 horizons.

1. The level at the origin beside the median of the last five values (each moved to the last date along the line through
   the last year), as an error against the movement that was put in, on simulated fields with white noise and with noise
   that has a memory.
2. How often the 90% interval of the movement of five steps and more holds what is measured afterwards (both ends as the
   level of five epochs) and, on simulated fields, what was put in; its width beside that of a single value's interval.
3. How much of a movement that is forecast comes, or is noise that returns: its error and its correlation with the
   movement measured between means of 60 days to each side, beside no movement and the trend alone; of all points and of
   the 5% with the largest velocity; how often a movement above 4 mm came with the other sign. ``--returns`` alone.
4. Errors with the horizons smoothed as a ratio to those without, and the largest kink (second difference over three
   neighbouring horizons) of the median of all points and of the 1% of points with the largest.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import torch
from forecast_accuracy import DATA, HORIZON, REAL, plan, real_series, scenario

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.forecaster import Predictor
from insar_forecast_plugin.core.forecasting.data.origin_level import level_at_origin
from insar_forecast_plugin.core.forecasting.data.point_forecast import Movement
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    error_distribution,
    forecasts_from,
)
from insar_forecast_plugin.core.forecasting.evaluation.movement import (
    FEWEST_STEPS,
    forecast_movement,
    measured_levels,
    past_movement_errors,
)
from insar_forecast_plugin.core.forecasting.models.anchored import anchor, correction
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import fitted_velocity
from insar_forecast_plugin.core.simulation.noise import remembering
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

FIELDS = ("mining_front", "subsidence_bowl", "stable")
MEMORIES_DAYS = (0.0, 24.0, 60.0)
SEED = 40
LOOKBACK = 24
AROUND_DAYS, LARGE_MM = 60, 4.0


def forecast_from(
    forecaster: Predictor, past: ForecastData, dates: np.ndarray, *, level: float
) -> tuple[Movement, np.ndarray]:
    """Return the movement forecast from the end of ``past``, as the operation makes it, and single values' half widths.

    Half widths are in mm, shape (n_points, n_dates).
    """
    hindcasts = forecasts_from(
        forecaster,
        past,
        epochs=calibration_origins(
            past.epoch_count, point_count=len(past.displacement), lookback=LOOKBACK, horizon=len(dates)
        ),
        horizon=len(dates),
        progress=Silent(),
    )
    errors = error_distribution(PastErrors(hindcasts.errors(past), hindcasts.epochs))
    movement = forecast_movement(
        past,
        dates,
        forecaster.predict(past, dates),
        errors=errors,
        movement_errors=PastErrors(past_movement_errors(past, hindcasts), hindcasts.epochs),
        level=level,
        steps=len(dates),
    )
    return movement, errors.half_widths(level)


def measured_movement(data: ForecastData, known: int, horizon: int) -> np.ndarray:
    """Return the movement measured from an origin with ``known`` epochs on, mm, shape (n_points, horizon)."""
    levels = measured_levels(data.dates, data.displacement, np.arange(known - 1, known + horizon))
    return levels[:, 1:] - levels[:, :1]


def simulated(name: str, seed: int, memory_days: float) -> tuple[ForecastData, np.ndarray]:
    """Return a field with white noise of 2 mm and, with a memory, 1.5 mm of autoregressive noise, and its truth."""
    place, truth, _ = scenario(name, seed)
    rng = np.random.default_rng(seed + 77)
    noise = rng.normal(0, 2, truth.shape)
    if memory_days:
        noise += remembering(rng.normal(0, 1.5, truth.shape), np.full(truth.shape[1] - 1, np.exp(-6 / memory_days)))
    dates = np.datetime64("2018-01-01") + 6 * np.arange(truth.shape[1]).astype("timedelta64[D]")
    return ForecastData(place, dates, (truth + noise).astype(np.float32)), truth


def median_of_last_five(past: ForecastData) -> np.ndarray:
    """Return the level that is compared with: the median of the last five values, moved to the last date."""
    days = (past.dates - past.origin).astype(float)
    year = days > -365
    slope = np.nan_to_num(fitted_velocity(past.dates[year], past.displacement[:, year])) / DAYS_PER_YEAR
    return np.asarray(np.nanmedian(past.displacement[:, -5:] - slope[:, None] * days[-5:], axis=1))


def fitted(data: ForecastData) -> tuple[AnchoredForecaster, tuple[int, ...]]:
    """Return the forecaster, fitted before the first origin, and the origins."""
    protocol = plan(data)
    forecaster = AnchoredForecaster(protocol.calendar)
    forecaster.fit(data.until(protocol.origins[0]), Silent())
    return forecaster, protocol.origins


def show_level(name: str, memory_days: float, seed: int) -> None:
    """Print the errors of both levels, and of the movements counted from them, on one field."""
    data, truth = simulated(name, seed, memory_days)
    forecaster, origins = fitted(data)
    squares: dict[str, list[tuple[float, float]]] = {"curve": [], "median": []}
    for known in origins:
        past, dates = data.until(known), data.dates[known : known + HORIZON]
        forecast = forecaster.predict(past, dates)
        moved = truth[:, known - 1 + HORIZON] - truth[:, known - 1]
        levels = {
            "curve": level_at_origin(dates, forecast, observed_dates=past.dates, displacement=past.displacement),
            "median": median_of_last_five(past),
        }
        for which, level in levels.items():
            errors = level - truth[:, known - 1], forecast[:, -1] - level - moved
            squares[which].append(tuple(float(np.square(error).mean()) for error in errors))
    curve, median = (np.sqrt(np.mean(squares[which], axis=0)) for which in ("curve", "median"))
    print(
        f"  {name:16s}{memory_days:8g}{curve[0]:10.2f}{median[0]:9.2f}{curve[0] / median[0]:8.2f}"
        f"{curve[1]:12.2f}{median[1]:9.2f}{curve[1] / median[1]:8.2f}",
        flush=True,
    )


def show_coverage(title: str, data: ForecastData, truth: np.ndarray | None) -> None:
    """Print how often the interval of the movement held what was measured and what was put in."""
    forecaster, origins = fitted(data)
    inside, fast, true, widths, singles = [], [], [], [], []
    for known in origins:
        past, dates = data.until(known), data.dates[known : known + HORIZON]
        made, single = forecast_from(forecaster, past, dates, level=90)
        singles.append(single[:, -1].mean())
        came = measured_movement(data, known, HORIZON)
        held = np.where(np.isfinite(came), np.abs(came - made.change) <= made.half_width, np.nan)
        held = held[:, FEWEST_STEPS - 1 :]  # nearer targets have the wider intervals of the first of these
        inside.append(np.nanmean(held))
        size = np.abs(made.change[:, -1])
        fast.append(np.nanmean(held[size >= np.quantile(size, 0.95)]))
        widths.append(made.half_width[:, -1].mean())
        if truth is not None:
            moved = truth[:, known : known + HORIZON] - truth[:, [known - 1]]
            true.append(np.mean((np.abs(moved - made.change) <= made.half_width)[:, FEWEST_STEPS - 1 :]))
    print(
        f"  {title:26s}{np.nanmean(inside):9.3f}{np.nanmin(inside):7.2f} to {np.nanmax(inside):4.2f}"
        f"{np.nanmean(fast):10.3f}{f'{np.mean(true):.3f}' if true else '-':>9s}{np.mean(widths):9.2f}"
        f"{np.mean(widths) / np.mean(singles):8.2f}",
        flush=True,
    )


def mean_around(data: ForecastData, epoch: int) -> np.ndarray | None:
    """Return the mean of 60 days to each side of an epoch, mm; None where the series end before."""
    days = np.abs((data.dates - data.dates[epoch]).astype(int))
    if (data.dates[-1] - data.dates[epoch]).astype(int) < AROUND_DAYS:
        return None
    return np.asarray(np.nanmean(data.displacement[:, days <= AROUND_DAYS], axis=1))


def show_returns(title: str, data: ForecastData) -> None:
    """Print how much of the forecast movement over 12 steps came, beside no movement and the trend alone."""
    forecaster, origins = fitted(data)
    rows: dict[str, list[tuple[float, ...]]] = {}
    for known in origins:
        before, after = mean_around(data, known - 1), mean_around(data, known - 1 + HORIZON)
        if before is None or after is None:
            continue
        past, dates = data.until(known), data.dates[known : known + HORIZON]
        forecast, came = forecaster.predict(past, dates), after - before
        level = level_at_origin(dates, forecast, observed_dates=past.dates, displacement=past.displacement)
        velocity = fitted_velocity(past.dates, past.displacement)
        years = (dates[-1] - past.origin).astype(float) / DAYS_PER_YEAR
        fast = np.abs(velocity) >= np.quantile(np.abs(velocity), 0.95)
        for name, said in (
            ("forecast", forecast[:, -1] - level),
            ("trend alone", velocity * years),
            ("no movement", np.zeros(len(came))),
        ):
            large = np.abs(said) > LARGE_MM
            other = float((said[large] * came[large] < 0).mean()) if large.any() else np.nan
            together = float(np.corrcoef(said, came)[0, 1]) if said.any() else np.nan
            errors = np.square(said - came)
            rows.setdefault(name, []).append((errors.mean(), errors[fast].mean(), together, other))
    for name, each in rows.items():
        mean = np.ma.masked_invalid(each).mean(axis=0).filled(np.nan)
        print(
            f"  {title:26s}{name:14s}{mean[0] ** 0.5:8.2f}{mean[1] ** 0.5:8.2f}{mean[2]:8.2f}{mean[3]:8.2f}"
            f"  {len(each)} origins",
            flush=True,
        )


def show_smoothing(title: str, data: ForecastData) -> None:
    """Print errors and kinks with and without smoothing over the horizons."""
    rooms = (anchor, correction)
    smooth = anchor.smooth_over_horizons
    made = {}
    for which, function in (("with", smooth), ("without", np.asarray)):
        for room in rooms:
            room.smooth_over_horizons = function
        forecaster, origins = fitted(data)
        made[which] = np.stack([forecast for _, forecast in forecaster.hindcast(data, list(origins), HORIZON)])
    for room in rooms:
        room.smooth_over_horizons = smooth
    came = np.stack([data.displacement[:, known : known + HORIZON] for known in origins])
    rmse = {which: np.sqrt(np.nanmean(np.square(came - one), axis=(0, 1))) for which, one in made.items()}
    ratio = rmse["with"] / rmse["without"]
    kinks = {which: np.abs(np.diff(np.nanmedian(one, axis=1), n=2, axis=1)).max() for which, one in made.items()}
    points = {which: np.nanquantile(np.abs(np.diff(one, n=2, axis=2)), 0.99) for which, one in made.items()}
    print(
        f"  {title:26s}{ratio.mean():8.4f}{ratio.max():8.4f}{kinks['with']:11.2f}{kinks['without']:9.2f}"
        f"{points['with']:11.2f}{points['without']:9.2f}",
        flush=True,
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED, help="of the simulated fields")
    parser.add_argument("--returns", action="store_true", help="only how much of a movement comes, on real series")
    given = parser.parse_args()
    seed = given.seed
    torch.set_num_threads(1)
    begin = time.monotonic()
    if given.returns:
        print("Movement over 12 steps: error of all, error of the fastest 5%, correlation, other sign above 4 mm")
        for title, (file, _) in REAL.items():
            show_returns(title, real_series(file)[0])
        return
    print("Error of the level at the origin, and of the movement over 12 steps counted from it, mm, against the truth")
    print("  field             memory     curve   median   ratio    movement: from curve, from median, ratio")
    for memory_days in MEMORIES_DAYS:
        for name in FIELDS:
            show_level(name, memory_days, seed)
    cases = [
        (f"{name}, memory {days:g} d", *simulated(name, seed, days)) for name in FIELDS for days in MEMORIES_DAYS[:2]
    ]
    for title, (file, _) in REAL.items():
        if (DATA / file).is_file():
            cases.append((title, real_series(file)[0], None))
        else:
            print(f"{title} is left out: {DATA} is not there.")
    print("90% interval of the movement: share that held what was measured (mean, range of origins), of the 5% of")
    print("points with the largest forecast; share that held what was put in; half width at 12 steps, mm, and as a")
    print("ratio to that of a single value's interval")
    for title, data, truth in cases:
        show_coverage(title, data, truth)
    print("Movement over 12 steps: error of all, error of the fastest 5%, correlation, other sign above 4 mm")
    for title, data, truth in cases:
        if truth is None:
            show_returns(title, data)
    print("Smoothing over horizons: error ratio to none (mean, largest); kink of the median with and without, points'")
    for title, data, _ in cases:
        show_smoothing(title, data)
    print(f"  {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
