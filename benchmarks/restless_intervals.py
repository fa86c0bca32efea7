# SPDX-License-Identifier: GPL-2.0-or-later
"""How often 90% intervals hold at calm and at restless points: by how much the filter's fast paces count there.

Run ``python benchmarks/restless_intervals.py``; the data lie beside the repository. The Kalman filter forecasts once
from the end of a series, with intervals from its own past forecasts, as *Forecast displacement* does where ``MODEL`` is
empty; what comes is held against them. Points are told apart by what is known at the origin: how much the three fast
paces (10, 100 and 10 000 times the region's) count in the forecast there.

1. Real series cut to 60, 120 and 200 epochs at three places (up to 500 points): all points, the half at which fast
   paces count least, the fifth and the twentieth at which they count most.
2. Simulated fronts and bowls in noise of 2 mm, and 400 points in noise of 2 mm of which 80 bend by 9 to 30 mm/yr at
   some time up to 120, 360 or 800 days before the origin, and these alone: the same, and by share: below 0.15, to
   0.5, above.

Each cell gives the number of points, the share of values inside over all steps, and in parentheses over the first two
steps and over the second half of them. No setting was chosen on these figures; ``--others`` takes other seeds of the
simulated series and other places of the real ones.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from blend_and_intervals import some_of, widths
from exceedance_calibration import FIELDS, simulated
from kalman_filter import SETS, series_of

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.forecasting.models.simple.kalman_run import filtered
from insar_forecast_plugin.core.forecasting.models.simple.kalman_variances import PACES, pace_weights
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

LENGTHS, PLACES, OTHER_PLACES, MOST, HORIZON = (60, 120, 200), (0.0, 0.5, 1.0), (0.25, 0.75), 500, 12
SEEDS, OTHER_SEEDS, FIELD_SEEDS, OTHER_FIELD_SEEDS = (1, 2, 3), tuple(range(11, 17)), (41, 42), (51, 52)
BENT_DAYS, POINTS, BENT, EPOCHS, STEP_DAYS, NOISE_MM, SLOWEST, FASTEST = (60, 180, 400), 400, 80, 150, 12, 2.0, 9, 30
ORIGINS, MOST_OF_FIELD = (120, 200, 280), 1200
SHARES = (0.15, 0.5)
OF_POINTS = ("all", "lower half", "top fifth", "top 20th")
OF_SHARES = ("below 0.15", "to 0.5", "above 0.5")


@dataclass(frozen=True)
class Held:
    """What came of one forecast.

    Parameters
    ----------
    fast
        How much fast paces count at each point, shape (n_points,).
    inside
        Whether the interval held, shape (n_points, n_steps).
    """

    fast: np.ndarray
    inside: np.ndarray

    def group(self, name: str) -> np.ndarray:
        """Return which points belong to a group, bool, shape (n_points,)."""
        at = dict(zip(OF_POINTS[1:], np.quantile(self.fast, (0.5, 0.8, 0.95)), strict=True))
        if name == "all":
            return np.ones(len(self.fast), bool)
        if name in at:
            return self.fast <= at[name] if name == "lower half" else self.fast >= at[name]
        return np.asarray(np.digitize(self.fast, SHARES) == OF_SHARES.index(name))


def fast_share(kalman: Kalman, known: ForecastData) -> np.ndarray:
    """Return how much the fast paces count at each point at the end of the series, shape (n_points,)."""
    until = max(kalman.variances_)
    variances, displacement = kalman.variances_[until], known.displacement.astype(np.float64)
    told = []
    for pace in PACES:
        ((_, _, recent),) = filtered(variances.at_pace(pace), displacement, known.dates, [known.epoch_count])
        told.append(recent)
    return np.asarray(pace_weights(np.array(told), kalman.shares_[until])[2:].sum(axis=0))


def held(cut: ForecastData, length: int) -> Held:
    """Forecast what comes after so many epochs."""
    known, ahead, came = cut.until(length), cut.dates[length:], cut.displacement[:, length:]
    kalman = Kalman()
    kalman.fit(known, Silent())
    half = widths(kalman, known, ahead, max(6, min(24, length // 5)))
    return Held(fast_share(kalman, known), np.abs(came - kalman.predict(known, ahead)) <= half)


def cuts(data: ForecastData, places: tuple[float, ...]) -> Iterator[tuple[ForecastData, int]]:
    """Yield parts of real series, and how many epochs are known."""
    for length in LENGTHS:
        last = data.epoch_count - length - HORIZON
        for place in places if last >= 0 else ():
            start = round(place * last)
            cut = some_of(data, MOST, slice(start, start + length + HORIZON))
            if len(cut.coordinates) >= MOST // 5:
                yield cut, length


def bends(seed: int, days: int) -> ForecastData:
    """Return points some of which bend up to twice so many days before the origin."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2020-01-04") + STEP_DAYS * np.arange(EPOCHS + HORIZON)
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    truth = np.outer(rng.normal(0, 1.0, POINTS), years)
    knee = years[EPOCHS - 1] - rng.uniform(0, 2 * days, BENT) / DAYS_PER_YEAR
    speed = rng.choice([-1, 1], BENT) * rng.uniform(SLOWEST, FASTEST, BENT)
    truth[:BENT] += speed[:, None] * np.maximum(years - knee[:, None], 0)
    seen = truth + rng.normal(0, NOISE_MM, truth.shape)
    return ForecastData(1000 * rng.random((POINTS, 2)), dates, seen.astype(np.float32))


def fields(name: str, seeds: tuple[int, ...]) -> Iterator[tuple[ForecastData, int]]:
    """Yield simulated fields, and how many epochs are known."""
    for seed in seeds:
        data = some_of(simulated(name, seed)[0], MOST_OF_FIELD, slice(None))
        for known in ORIGINS:
            yield data.until(known + HORIZON), known


def show(title: str, made: list[Held], groups: tuple[str, ...]) -> None:
    """Print a row."""
    cells = []
    for name in groups:
        inside = np.concatenate([one.inside[one.group(name)] for one in made])
        near, far = inside[:, :2], inside[:, inside.shape[1] // 2 :]
        shown = f"{len(inside):6d} {inside.mean():.3f} ({near.mean():.3f} {far.mean():.3f})" if len(inside) else "-"
        cells.append(f"{shown:>29s}")
    print(f"{title:20s}" + "".join(cells), flush=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", action="store_true", help="on other seeds and places")
    parser.add_argument("--only", choices=("simulated", "real"), help="one of the tables")
    given = parser.parse_args()
    places, seeds, of_fields = (
        (OTHER_PLACES, OTHER_SEEDS, OTHER_FIELD_SEEDS) if given.others else (PLACES, SEEDS, FIELD_SEEDS)
    )
    groups = OF_POINTS + OF_SHARES
    print(f"{'':20s}" + "".join(f"{name:>29s}" for name in groups))
    for days in BENT_DAYS if given.only != "real" else ():
        made = [held(bends(seed, days), EPOCHS) for seed in seeds]
        show(f"bends, {days} days", made, groups)
        show("  the bent ones", [Held(one.fast[:BENT], one.inside[:BENT]) for one in made], groups)
    for name in FIELDS if given.only != "real" else ():
        show(name, [held(data, known) for data, known in fields(name, of_fields)], groups)
    for title, (file, _) in SETS.items() if given.only != "simulated" else ():
        show(title, [held(cut, length) for cut, length in cuts(series_of(file), places)], groups)


if __name__ == "__main__":
    main()
