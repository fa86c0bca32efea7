# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the stated probability of passing a threshold came true.

Run ``python benchmarks/exceedance_calibration.py``. The anchored forecaster is fitted before the first origin of
``forecast_accuracy.py``'s protocol and forecasts from five of its origins, on simulated fields with known noise (2 mm)
and, where it is at hand, on Ustica L2b. For thresholds of 5 and 10 mm to both sides two statements are held against
what came: that the movement measured on a date lies beyond the threshold (every horizon), and ``exceedance_p``, the
probability of having passed it by the last date. The latter is the largest over the dates, so what it states is that
the movement of that date lies beyond; how often the movement of any date until then did is printed beside it. The Brier
score is the mean squared difference from what came (1 or 0); its skill is against always stating how often it came, a
number that nobody knows beforehand.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from forecast_accuracy import DATA, HORIZON, REAL, plan, real_series, scenario
from movement_calibration import forecast_from, measured_movement

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.exceedance import exceedances
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.interface import ForecastRequest
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource

THRESHOLDS_MM = (-10.0, -5.0, 5.0, 10.0)
BINS = np.array([0.0, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
ORIGINS = 5
FIELDS = ("mining_front", "subsidence_bowl")


@dataclass(frozen=True)
class Stated:
    """Statements about one threshold from one origin, and what came; each of shape (n,).

    Parameters
    ----------
    of_date, came
        Probability that the movement measured on a date lies beyond, for each point and date, and whether it did.
    passed, on_its_date, ever
        Probability of having passed by the last date, whether the movement of the date of largest probability lies
        beyond, and whether any does.
    """

    of_date: np.ndarray
    came: np.ndarray
    passed: np.ndarray
    on_its_date: np.ndarray
    ever: np.ndarray


def stated(data: ForecastData) -> Iterator[Stated]:
    """Forecast from some origins and yield what is stated for each threshold."""
    protocol = plan(data)
    forecaster = AnchoredForecaster(protocol.calendar)
    forecaster.fit(data.until(protocol.origins[0]), Silent())
    chosen = np.unique(np.linspace(0, len(protocol.origins) - 1, ORIGINS).round().astype(int))
    for known in (protocol.origins[index] for index in chosen):
        past = data.until(known)
        ahead = slice(known, known + HORIZON)
        movement, _ = forecast_from(forecaster, past, data.dates[ahead], level=90)
        change, distribution = movement.change, movement.ground
        moved = measured_movement(data, known, HORIZON)
        complete = np.isfinite(change).all(axis=1) & np.isfinite(moved).all(axis=1)
        for threshold in THRESHOLDS_MM:
            request = ForecastRequest(points=VectorSource(""), model="", output_points="", threshold=threshold)
            (one,) = exceedances(
                request, distribution, dates=data.dates[ahead], change=change, origin=past.origin, measured=Measured()
            )
            of_date = distribution.above(np.sign(threshold) * (threshold - change))[complete]
            beyond = (np.sign(threshold) * (moved - threshold) >= 0)[complete]
            on_its_date = np.take_along_axis(beyond, of_date.argmax(axis=1)[:, None], axis=1)[:, 0]
            yield Stated(
                of_date.ravel(), beyond.ravel(), one.probability[complete, -1], on_its_date, beyond.any(axis=1)
            )


def show(title: str, statements: list[Stated]) -> None:
    """Print how often what was stated came, by stated probability, and the Brier scores."""
    of_date, came, passed, on_its_date, ever = (
        np.concatenate([getattr(one, name) for one in statements])
        for name in ("of_date", "came", "passed", "on_its_date", "ever")
    )
    print(f"\n{title}")
    for words, probability, truth, other in (
        ("beyond the threshold on a date", of_date, came, None),
        ("exceedance_p, passed by the last date", passed, on_its_date, ever),
    ):
        brier = float(np.mean(np.square(probability - truth)))
        often = float(truth.mean())
        print(
            f"  {words}: {len(truth)} statements, came in {often:.1%}; Brier score {brier:.4f}, "
            f"climatology {often * (1 - often):.4f}, skill {1 - brier / (often * (1 - often)):.3f}"
        )
        print(
            f"    {'stated':>12s}{'cases':>9s}{'mean stated':>13s}{'came':>8s}" + ("" if other is None else "   ever")
        )
        for low, high in pairwise(BINS):
            inside = (probability >= low) & ((probability < high) | (high == BINS[-1]))
            if inside.any():
                print(
                    f"    {f'{low:g} to {high:g}':>12s}{int(inside.sum()):9d}{probability[inside].mean():13.3f}"
                    f"{truth[inside].mean():8.3f}" + ("" if other is None else f"{other[inside].mean():7.3f}")
                )


def simulated(name: str, seed: int) -> ForecastData:
    """Return a field of the plugin's own simulator with noise of 2 mm."""
    place, truth, noise = scenario(name, seed)
    observed = truth + np.random.default_rng(seed + 77).normal(0, noise, truth.shape)
    dates = np.datetime64("2018-01-01") + 6 * np.arange(300).astype("timedelta64[D]")
    return ForecastData(place, dates, observed.astype(np.float32))


def main() -> None:
    """Print a table for the simulated fields and one for the real series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3, help="simulated fields of each kind")
    given = parser.parse_args()
    torch.set_num_threads(1)
    begin = time.monotonic()
    fields = [simulated(name, seed) for name in FIELDS for seed in range(given.seeds)]
    title = f"Simulated, {' and '.join(FIELDS)}, {given.seeds} fields each, noise 2 mm"
    show(title, [one for data in fields for one in stated(data)])
    title, (file, _) = next(iter(REAL.items()))
    if (DATA / file).is_file():
        show(title, list(stated(real_series(file)[0])))
    else:
        print(f"{title} is left out: {DATA} is not there.")
    print(f"  {time.monotonic() - begin:.0f} s")


if __name__ == "__main__":
    main()
