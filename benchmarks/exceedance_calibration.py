# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the stated probability of passing a threshold came true.

Run ``python benchmarks/exceedance_calibration.py``. What *Train forecaster* makes is fitted before the first origin of
``forecast_accuracy.py``'s protocol and forecasts from five of its origins, for thresholds of 5 and 10 mm to both sides.

1. Simulated fronts and bowls in noise of 2 mm, where the ground's own movement is known: ``exceedance_p`` beside
   whether the ground passed on any date until the last, and the probability of each date beside where the ground was.
2. Ustica L2b, where it is at hand. The ground is only seen through the level of five epochs, itself uncertain; so the
   probability that this level lies beyond on a date (the same errors, with the noise of both levels at each point put
   back in) is held against where it was. ``--others`` takes another set, and other seeds above.
3. Ground that does not move, noise 4 mm: the mean ``exceedance_p`` and ``exceedance_velocity_p`` (5 mm, 5 mm/yr), and
   the share of points that are called more likely than not.

How much of a point's own noise is taken out of its errors was chosen with ``--others`` (fields of other seeds, L3
vertical of Ustica), on Offida and with ``young_points.py --others``.

The Brier score is the mean squared difference from what came (1 or 0); its skill is against always stating how often it
came, a number that nobody knows beforehand.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import torch
from forecast_accuracy import DATA, HORIZON, LOOKBACK, REAL, plan, real_series, scenario
from movement_calibration import measured_movement

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.point_forecast import NOISE_OF_LEVELS, ErrorDistribution, Movement
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.exceedance import Exceedance, exceedances
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    error_distribution,
    expected_sizes,
    forecasts_from,
)
from insar_forecast_plugin.core.forecasting.evaluation.movement import forecast_movement, past_movement_errors
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.interface import ForecastRequest
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource

THRESHOLDS_MM = (-10.0, -5.0, 5.0, 10.0)
BINS = np.array([0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
ORIGINS = 5
FIELDS = ("mining_front", "subsidence_bowl")
SEEDS, OTHER_SEEDS = (0, 1, 2), (10, 11)


@dataclass(frozen=True)
class Stated:
    """Statements about one threshold from one origin, and what came; each of shape (n,).

    Parameters
    ----------
    of_date, came
        Probability that the movement lies beyond on a date, for each point and date, and whether it did.
    passed, ever
        Probability of having passed by the last date, and whether the ground did on any date.
    """

    of_date: np.ndarray
    came: np.ndarray
    passed: np.ndarray
    ever: np.ndarray


def forecasts(data: ForecastData) -> Iterator[tuple[int, Movement]]:
    """Forecast from some origins as the operation does; yield how many epochs were known, and the movement."""
    protocol = plan(data)
    forecaster = BlendedForecaster(protocol.calendar, device="cpu")
    forecaster.fit(data.until(protocol.origins[0]), Silent())
    chosen = np.unique(np.linspace(0, len(protocol.origins) - 1, ORIGINS).round().astype(int))
    for known in (protocol.origins[index] for index in chosen):
        past, ahead = data.until(known), data.dates[known : known + HORIZON]
        made = forecasts_from(
            forecaster,
            past,
            epochs=calibration_origins(
                past.epoch_count, point_count=len(past.displacement), lookback=LOOKBACK, horizon=HORIZON
            ),
            horizon=HORIZON,
            progress=Silent(),
        )
        expected = expected_sizes(forecaster, past.dates, made.epochs, ahead)
        movement = forecast_movement(
            past,
            ahead,
            forecaster.predict(past, ahead),
            errors=error_distribution(PastErrors(made.errors(past), made.epochs, expected)),
            movement_errors=PastErrors(past_movement_errors(past, made), made.epochs),
            level=90,
            steps=HORIZON,
        )
        yield known, movement


def asked(data: ForecastData, known: int, movement: Movement, **thresholds: float) -> Exceedance:
    """Return what is stated for a threshold, of the ground."""
    request = ForecastRequest(points=VectorSource(""), model="", output_points="", **thresholds)
    ahead = data.dates[known : known + HORIZON]
    (one,) = exceedances(
        request,
        movement.ground,
        dates=ahead,
        change=movement.change,
        origin=data.dates[known - 1],
        measured=Measured(),
    )
    return one


def as_measured(movement: Movement) -> ErrorDistribution:
    """Return the distribution of the errors of movements as they are measured: the ground's, and levels' noise."""
    ground = movement.ground
    squares = np.square(ground.scale) + NOISE_OF_LEVELS * np.square(movement.noise)[:, None]
    return replace(ground, scale=np.sqrt(squares).astype(np.float32))


def stated(data: ForecastData, truth: np.ndarray | None) -> Iterator[Stated]:
    """Yield what is stated for each threshold and origin, beside the truth or, where there is none, measured levels."""
    for known, movement in forecasts(data):
        if truth is None:
            moved, distribution = measured_movement(data, known, HORIZON), as_measured(movement)
        else:
            moved, distribution = truth[:, known : known + HORIZON] - truth[:, [known - 1]], movement.ground
        complete = np.isfinite(movement.change).all(axis=1) & np.isfinite(moved).all(axis=1)
        for threshold in THRESHOLDS_MM:
            passed = asked(data, known, movement, threshold=threshold).probability[complete, -1]
            side = np.sign(threshold)
            of_date = distribution.above(side * (threshold - movement.change))[complete]
            beyond = (side * (moved - threshold) >= 0)[complete]
            yield Stated(of_date.ravel(), beyond.ravel(), passed, beyond.any(axis=1))


def show(title: str, statements: list[Stated], *, ground: bool) -> None:
    """Print how often what was stated came, by stated probability, and the Brier scores."""
    of_date, came, passed, ever = (
        np.concatenate([getattr(one, name) for one in statements]) for name in ("of_date", "came", "passed", "ever")
    )
    print(f"\n{title}")
    for words, probability, truth in (
        ("beyond the threshold on a date", of_date, came),
        ("exceedance_p, passed by the last date", passed, ever),
    ):
        if truth is ever and not ground:
            continue
        brier = float(np.mean(np.square(probability - truth)))
        often = float(truth.mean())
        print(
            f"  {words}: {len(truth)} statements, came in {often:.1%}; Brier score {brier:.4f}, "
            f"climatology {often * (1 - often):.4f}, skill {1 - brier / (often * (1 - often)):.3f}"
        )
        print(f"    {'stated':>12s}{'cases':>9s}{'mean stated':>13s}{'came':>8s}")
        for low, high in pairwise(BINS):
            inside = (probability >= low) & ((probability < high) | (high == BINS[-1]))
            if inside.any():
                print(
                    f"    {f'{low:g} to {high:g}':>12s}{int(inside.sum()):9d}{probability[inside].mean():13.3f}"
                    f"{truth[inside].mean():8.3f}"
                )


def still(seed: int) -> None:
    """Print what is stated of ground that does not move."""
    rng = np.random.default_rng(500 + seed)
    dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
    data = ForecastData(rng.random((2000, 2)) * 10_000, dates, rng.normal(0, 4, (2000, 300)).astype(np.float32))
    for words, given in (("5 mm", {"threshold": 5.0}), ("5 mm/yr", {"velocity_threshold": 5.0})):
        last = np.stack([asked(data, known, one, **given).probability[:, -1] for known, one in forecasts(data)])
        print(
            f"  {words}: mean {last.mean():.3f}, above one half {np.mean(last > 0.5):.2%} of the points "
            f"({ORIGINS} origins, {HORIZON} steps)"
        )


def simulated(name: str, seed: int) -> tuple[ForecastData, np.ndarray]:
    """Return a field of the plugin's own simulator with noise of 2 mm, and its truth."""
    place, truth, noise = scenario(name, seed)
    observed = truth + np.random.default_rng(seed + 77).normal(0, noise, truth.shape)
    dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
    return ForecastData(place, dates, observed.astype(np.float32)), truth


def main() -> None:
    """Print a table for the simulated fields and one for the real series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", action="store_true", help="the fields and series that settings were chosen on")
    given = parser.parse_args()
    torch.set_num_threads(1)
    begin = time.monotonic()
    seeds = OTHER_SEEDS if given.others else SEEDS
    fields = [simulated(name, seed) for name in FIELDS for seed in seeds]
    title = f"Simulated, {' and '.join(FIELDS)}, {len(seeds)} fields each, noise 2 mm"
    show(title, [one for data, truth in fields for one in stated(data, truth)], ground=True)
    title, (file, _) = list(REAL.items())[given.others]
    if (DATA / file).is_file():
        show(title, list(stated(real_series(file)[0], None)), ground=False)
    else:
        print(f"{title} is left out: {DATA} is not there.")
    print("\nGround that does not move, noise 4 mm")
    still(0)
    print(f"  {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
