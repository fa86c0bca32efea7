# SPDX-License-Identifier: GPL-2.0-or-later
"""How much what has changed depends on the series that tell the noise, and so on the order of a file's rows.

``python benchmarks/change_order.py``; every fourth point of Ustica L2b, in the order of the file and in five others,
with the noise told by 150 series and by as many as the product takes. Printed are the thresholds and the numbers of
points that changed in the last two years, at one false alarm per 1000 neighbourhoods and year.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_truth import DATA, SETS, region_of

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes import monitored
from insar_forecast_plugin.core.changes.change_table import change_table
from insar_forecast_plugin.core.changes.region_watch import watch_points
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent

REGION, EACH, ORDERS = "Ustica L2b", 4, 6
FEW = 150


def main() -> None:
    """Print thresholds and numbers of changed points, an order a column."""
    if not (DATA / SETS[REGION][0]).is_file():
        sys.exit(f"{DATA / SETS[REGION][0]} is missing.")
    region = region_of(REGION)
    rows = np.arange(0, len(region.values), EACH)
    setting = WatchSetting(region.since(), SOUGHT, 0.001, region.seams)
    sizes = Sizes.of(len(rows), "neighbourhood")
    orders = [rows, *(np.random.default_rng(seed).permutation(rows) for seed in range(ORDERS - 1))]
    for most in (FEW, monitored.MOST_SERIES):
        monitored.MOST_SERIES = most
        told = []
        for order in orders:
            values, places = region.values[order].copy(), region.places[order]
            watch = watch_points(values, places, region.dates, sizes=sizes, setting=setting, progress=Silent())
            told.append((watch.threshold, int(change_table(watch, region.dates).changed.sum())))
        thresholds, changed = zip(*told, strict=True)
        print(f"{most} series: thresholds {', '.join(f'{one:.2f}' for one in thresholds)}; changed {list(changed)}")


if __name__ == "__main__":
    main()
