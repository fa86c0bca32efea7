# SPDX-License-Identifier: GPL-2.0-or-later
"""How often intervals hold, and how wide they are, at points that have few values when the forecast starts.

Run ``python benchmarks/young_points.py``; the data lie beside the repository. Series of 100 epochs are forecast ten
steps ahead, with intervals from their own past forecasts. Half of the points have no value before a late date, drawn at
random, so that they have 1 to 12 values at the origin, or 1 to 40; what comes is known at all of them. Rows: intervals
as they would be if numbers of values were not looked at, and as they are. Cells: number of points, share of values in
the interval, its mean half width in mm; the last two are of points with more than 20 values, and of all.

1. Simulated: points whose slopes (10 mm/yr) and levels wander in noise of 2 mm; the same with noise from 0.7 to 5 mm;
   the simulator's fronts and bowls in noise of 2 mm. Also the share of the ground's own movement that the intervals
   behind the probabilities of thresholds hold, and their mean half width; and how likely a movement of 2 mm to either
   side is said to be on a date, in percent, the mean and, in brackets, how often it came.
2. Real series: L2b of Ustica and Wroclaw 022, the Kalman filter alone; and the blend on Ustica.

Settings were chosen on other seeds, and on Offida and L3 vertical of Ustica (``--others``).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from blend_and_intervals import fitted, some_of
from exceedance_calibration import FIELDS, simulated
from kalman_filter import SETS, series_of

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.forecaster import Predictor
from insar_forecast_plugin.core.forecasting.data.point_forecast import Movement
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.few_values import values_known
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    calibration_origins,
    error_distribution,
    expected_of_young,
    expected_sizes,
    forecasts_from,
)
from insar_forecast_plugin.core.forecasting.evaluation.movement import forecast_movement, past_movement_errors
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

EPOCHS, HORIZON, LOOKBACK, LEVEL, POINTS, STEP_DAYS = 100, 10, 20, 90.0, 200, 6
THRESHOLD_MM = 2.0
SEEDS, OTHER_SEEDS, FIELD_SEEDS, REAL_SEEDS = tuple(range(20, 34)), tuple(range(100, 106)), (61, 62), tuple(range(6))
LATEST = (12, 40)
GROUPS = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, EPOCHS - 1), (EPOCHS, EPOCHS), (21, EPOCHS), (1, EPOCHS))
REAL, OTHER_REAL = ("L2b Ustica", "Wroclaw 022"), ("Offida", "L3 vertical Ustica")


@dataclass(frozen=True)
class Held:
    """What came of one forecast.

    Parameters
    ----------
    values
        That each point had, shape (n_points,).
    inside, ground
        Whether intervals held values and the ground's own movement, shape (n_points, n_steps); of the latter None where
        it is not known.
    width, ground_width
        Mean half width of either, mm, shape (n_points,).
    stated, came
        Probability of a movement beyond the threshold on a date, and whether it was, shape (n_points, 2 n_steps).
    """

    values: np.ndarray
    inside: np.ndarray
    ground: np.ndarray | None
    width: np.ndarray
    ground_width: np.ndarray | None = None
    stated: np.ndarray | None = None
    came: np.ndarray | None = None

    @classmethod
    def of(cls, values: np.ndarray, inside: np.ndarray, width: np.ndarray, known: tuple[Movement, np.ndarray]) -> Held:
        """Make it with the ground's own movement, from what was forecast of it and what came."""
        movement, change = known
        ground, half = movement.ground, movement.ground.half_widths(LEVEL)
        stated = [ground.above(side * (THRESHOLD_MM * side - movement.change)) for side in (-1, 1)]
        came = [side * change >= THRESHOLD_MM for side in (-1, 1)]
        return cls(
            *(values, inside, np.abs(change - movement.change) <= half, width, half.mean(axis=1)),
            *(np.concatenate(one, axis=1) for one in (stated, came)),
        )


def begun_late(data: ForecastData, latest: int, seed: int) -> tuple[ForecastData, np.ndarray]:
    """Return series half of which begin late, and the number of values of each at the origin."""
    rng = np.random.default_rng(seed)
    count = len(data.displacement)
    values = np.where(rng.random(count) < 0.5, EPOCHS, rng.integers(1, latest + 1, count))
    displacement = data.displacement.copy()
    displacement[np.arange(data.epoch_count) < EPOCHS - values[:, None]] = np.nan
    return replace(data, displacement=displacement), values


def held(
    data: ForecastData, truth: np.ndarray | None, values: np.ndarray, make: Callable[[ForecastData], Predictor]
) -> dict[str, Held]:
    """Forecast what comes after the origin, with intervals that look at numbers of values and that do not."""
    known, ahead, came = data.until(EPOCHS), data.dates[EPOCHS:], data.displacement[:, EPOCHS:]
    method = make(known)
    forecast = method.predict(known, ahead)
    epochs = calibration_origins(EPOCHS, point_count=len(came), lookback=LOOKBACK, horizon=HORIZON)
    past = forecasts_from(method, known, epochs=epochs, horizon=HORIZON, progress=Silent())
    of_all = PastErrors(past.errors(known), epochs, expected_sizes(method, known.dates, epochs, ahead))
    counts, young = values_known(known.displacement, epochs), expected_of_young(method, known.dates, ahead)
    found = {}
    for name, errors in {"before": of_all, "now": replace(of_all, known=counts, young=young)}.items():
        distribution = error_distribution(errors)
        half = distribution.half_widths(LEVEL)
        found[name] = Held(values, np.abs(came - forecast) <= half, None, half.mean(axis=1))
        if truth is not None:
            moved = forecast_movement(
                known,
                ahead,
                forecast,
                errors=distribution,
                movement_errors=replace(errors, values=past_movement_errors(known, past)),
                level=LEVEL,
                steps=HORIZON,
            )
            change = truth[:, EPOCHS:] - truth[:, EPOCHS - 1 : EPOCHS]
            found[name] = Held.of(values, found[name].inside, found[name].width, (moved, change))
    return found


def wandering(seed: int, *, uneven: bool) -> tuple[ForecastData, np.ndarray]:
    """Return points whose slopes and levels wander, and their truth."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2019-01-01") + STEP_DAYS * np.arange(EPOCHS + HORIZON)
    years, shape = (dates - dates[0]).astype(float) / DAYS_PER_YEAR, (POINTS, EPOCHS + HORIZON)
    noise = 2 * np.exp(rng.normal(0, 0.5, (POINTS, 1))) if uneven else 2.0
    truth = rng.normal(0, 10, (POINTS, 1)) * years + 2 * np.sin(2 * np.pi * years)
    truth += np.cumsum(rng.normal(0, 0.3, shape), axis=1)
    seen = truth + noise * rng.normal(size=shape)
    return ForecastData(3000 * rng.random((POINTS, 2)), dates, seen.astype(np.float32)), truth


def of_simulator(name: str, seed: int) -> tuple[ForecastData, np.ndarray]:
    """Return points of a field of the simulator, and their truth, from the time when it moves."""
    data, truth = simulated(name, seed)
    rows = np.sort(np.random.default_rng(seed).permutation(len(truth))[:POINTS])
    part = slice(100, 100 + EPOCHS + HORIZON)
    return ForecastData(data.coordinates[rows], data.dates[part], data.displacement[rows, part]), truth[rows, part]


def part_of(data: ForecastData, seed: int) -> ForecastData:
    """Return points and epochs of real series, drawn at random."""
    start = int(np.random.default_rng(seed).integers(0, data.epoch_count - EPOCHS - HORIZON + 1))
    cut = some_of(data, 10**6, slice(start, start + EPOCHS + HORIZON))
    rows = np.sort(np.random.default_rng(seed).permutation(len(cut.coordinates))[:POINTS])
    return ForecastData(cut.coordinates[rows], cut.dates, cut.displacement[rows])


def kalman(known: ForecastData) -> Predictor:
    """Return the Kalman filter, fitted."""
    method = Kalman()
    method.fit(known, Silent())
    return method


def blend(known: ForecastData) -> Predictor:
    """Return the blend, fitted."""
    return fitted(known, HORIZON)


def show(title: str, made: Iterable[dict[str, Held]]) -> None:
    """Print two rows, and four more of the ground's movement where it is known."""
    made = list(made)
    for name in ("before", "now"):
        cells: list[list[str]] = [[], [], []]
        for least, most in GROUPS:
            chosen = [(one[name], (one[name].values >= least) & (one[name].values <= most)) for one in made]
            count = sum(int(rows.sum()) for _, rows in chosen)
            for row, text in zip(cells, words_of(chosen) if count else ("-",) * 3, strict=True):
                row.append(f"{text:>17s}")
        print(f"{title:18s}{name:7s}" + " |".join(cells[0]), flush=True)
        if all(one[name].ground is not None for one in made):
            print(f"{'  of the ground':25s}" + " |".join(cells[1]), flush=True)
            print(f"{f'  {THRESHOLD_MM:g} mm, stated (came)':25s}" + " |".join(cells[2]), flush=True)


def words_of(chosen: list[tuple[Held, np.ndarray]]) -> tuple[str, str, str]:
    """Return what came at some points: of values, of the ground, and of passing a threshold."""

    def of(name: str) -> np.ndarray:
        return np.concatenate([getattr(one, name)[rows] for one, rows in chosen])

    first = f"{len(of('values')):5d} {of('inside').mean():.3f} {of('width').mean():5.2f}"
    if any(one.ground is None for one, _ in chosen):
        return first, "", ""
    ground = f"{of('ground').mean():.3f} {of('ground_width').mean():5.2f}"
    return first, ground, f"{100 * of('stated').mean():.1f} ({100 * of('came').mean():.1f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", action="store_true", help="on the seeds and places that settings were chosen on")
    parser.add_argument("--only", choices=("simulated", "real"), help="one of the two parts")
    given = parser.parse_args()
    seeds = OTHER_SEEDS if given.others else SEEDS
    names = [f"{least} to {most}" if least < most else str(most) for least, most in GROUPS]
    print(f"{'values':25s}" + " |".join(f"{name:>17s}" for name in names))
    for title, uneven in (("wandering", False), ("uneven noise", True)) if given.only != "real" else ():
        for latest in LATEST:
            drawn = ((*wandering(seed, uneven=uneven), seed) for seed in seeds)
            late = ((*begun_late(data, latest, seed), truth) for data, truth, seed in drawn)
            show(f"{title}, {latest}", (held(data, truth, values, kalman) for data, values, truth in late))
    for name in FIELDS if not given.others and given.only != "real" else ():
        fields = [(*of_simulator(name, seed), seed) for seed in FIELD_SEEDS]
        late = ((*begun_late(data, LATEST[0], seed), truth) for data, truth, seed in fields)
        show(name, (held(data, truth, values, kalman) for data, values, truth in late))
    real = OTHER_REAL if given.others else REAL
    for title in real if given.only != "simulated" else ():
        data = series_of(SETS[title][0])
        made = [begun_late(part_of(data, seed), LATEST[seed % 2], seed) for seed in REAL_SEEDS]
        show(title, (held(part, None, values, kalman) for part, values in made))
        if title == REAL[0]:
            show("  the blend", (held(part, None, values, blend) for part, values in made[:4]))


if __name__ == "__main__":
    main()
