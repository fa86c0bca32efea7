# SPDX-License-Identifier: GPL-2.0-or-later
"""How many areas that tile a region are said to have changed, compared with the areas around them and with nothing.

``python benchmarks/change_areas.py``; real regions cut into equal boxes, so that no point lies outside of all. Printed
are the boxes that changed in the last two years, at one false alarm per 1000 series and year. What really changed
counts too: a number is not known to be wrong, but one far larger than one box in some hundred is.
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
from insar_forecast_plugin.core.changes.area_watch import surroundings_of, watch_areas
from insar_forecast_plugin.core.changes.change_table import change_table
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent

REGIONS, SIDES, FEWEST = ("Ustica L2b", "Wroclaw 022", "Wroclaw 124"), (3, 6), 10
NOBODY = np.array([], dtype=np.int64)


def boxes(places: np.ndarray, side: int) -> list[np.ndarray]:
    """Return the row numbers of the points in each of ``side`` x ``side`` boxes that holds at least :data:`FEWEST`."""
    low, high = places.min(axis=0), places.max(axis=0)
    cell = np.minimum(((places - low) / (high - low) * side).astype(int), side - 1)
    number = cell[:, 0] * side + cell[:, 1]
    found = [np.flatnonzero(number == one) for one in range(side * side)]
    return [rows for rows in found if len(rows) >= FEWEST]


def main() -> None:
    """Print a line a region and number of boxes."""
    for name in REGIONS:
        if not (DATA / SETS[name][0]).is_file():
            sys.exit(f"{DATA / SETS[name][0]} is missing.")
        region = region_of(name)
        setting = WatchSetting(region.since(), SOUGHT, 0.001, region.seams)
        for side in SIDES:
            inside = boxes(region.places, side)
            alone = [NOBODY] * len(inside)
            beside = surroundings_of(region.places, inside, alone, NOBODY)
            changed = []
            for around in (alone, beside):
                watch = watch_areas(
                    region.values,
                    region.places,
                    region.dates,
                    (inside, around),
                    setting=setting,
                    progress=Silent(),
                )
                changed.append(int(change_table(watch, region.dates).changed.sum()))
            print(
                f"{name}: {len(inside)} boxes; changed: {changed[0]} compared with nothing, {changed[1]} compared "
                "with the boxes around them",
                flush=True,
            )


if __name__ == "__main__":
    main()
