# SPDX-License-Identifier: GPL-2.0-or-later
"""How often the interval, and the band made for it, hold all dates of a forecast at once.

Run ``python benchmarks/path_band.py``; the data lie beside the repository, and sets that are not there are left out.
At each origin the plugin's forecaster is fitted to what was known, calibrates on past forecasts, and what came in the
12 epochs behind the origin (6 where 80 epochs are known) is compared: the share of values in the 90% interval, the
share of points whose whole path lies in it, the same of the band, and by how much the band is wider. Whole series:
five origins from 60% of the epochs on; cut ones: up to four places in time. Up to 700 points that are complete in these
epochs. Nothing behind an origin was seen by what is compared, but for the prior of the filter's variances, which three
quarters of the epochs of these regions told. How the factor is made was chosen on simulated fields (those of
``simulate`` with the seeds 100 to 105, the filter alone, 50 to 200 epochs and 6 to 30 steps). Exits with 1 where the
band holds fewer than 86% or more than 94% of the paths of a set, whole and cut together.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from blend_and_intervals import FEWEST, HORIZON, LEVEL, MOST_SHORT, cuts, fitted, some_of
from kalman_filter import DATA, SETS, series_of

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.progress import Silent

SHOWN = ("L2b Ustica", "L3 vertical Ustica", "Offida", "Wroclaw 022")
LENGTHS, FIRST, ORIGINS, PLACES = (80, 120), 0.6, 5, 4
LOWEST, HIGHEST = 0.86, 0.94


def whole(data: ForecastData) -> Iterator[tuple[ForecastData, int]]:
    """Yield the series up to a horizon behind each of some origins, and the horizon."""
    first, last = int(FIRST * data.epoch_count), data.epoch_count - HORIZON
    for known in np.unique(np.linspace(first, last, ORIGINS).round().astype(int)):
        until = some_of(data, MOST_SHORT, slice(0, int(known) + HORIZON))
        if len(until.coordinates) >= FEWEST:
            yield until, HORIZON


def held(cut: ForecastData, horizon: int) -> np.ndarray:
    """Return shares: values in the interval, paths in the interval, paths in the band; and how much wider that is."""
    length = cut.epoch_count - horizon
    known, ahead, came = cut.until(length), cut.dates[length:], cut.displacement[:, length:]
    forecaster = fitted(known, horizon)
    result, _ = forecast_points(
        forecaster,
        RegionSeries.of(known),
        ahead=ahead,
        steps=horizon,
        lookback=forecaster.calendar.lookback,
        level=LEVEL,
        progress=Silent(),
    )
    missed = np.abs(came - result.values)
    inside, in_band = missed <= result.half_width, missed <= result.path_half_width
    return np.array([inside.mean(), inside.all(axis=1).mean(), in_band.all(axis=1).mean(), result.path_factor])


def main() -> int:
    """Print the table; return 1 where the band of a set holds too few paths or too many."""
    heads = ("origins", "values", "paths", "band", "lowest", "highest", "factor")
    print(f"{'held by the 90%':28s}" + "".join(f"{head:>9s}" for head in heads))
    failed = False
    for title in SHOWN:
        if not (DATA / SETS[title][0]).exists():
            print(f"{title:28s} is not at hand")
            continue
        data, every = series_of(SETS[title][0]), []
        for words, made in (("whole", whole(data)), *((f"{length}", cuts(data, length, PLACES)) for length in LENGTHS)):
            found = np.array([held(*one) for one in made])
            if not len(found):
                continue
            every.append(found)
            values, paths, band, factor = found.mean(axis=0)
            shares = (values, paths, band, found[:, 2].min(), found[:, 2].max())
            numbers = "".join(f"{share:9.3f}" for share in shares)
            print(f"{title + ', ' + words:28s}{len(found):9d}{numbers}{factor:9.2f}", flush=True)
        share = float(np.concatenate(every)[:, 2].mean())
        failed |= not LOWEST <= share <= HIGHEST
        print(f"{title + ', all':28s}{sum(map(len, every)):9d}{'':18s}{share:9.3f}", flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
