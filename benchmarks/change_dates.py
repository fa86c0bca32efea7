# SPDX-License-Identifier: GPL-2.0-or-later
"""How well the date of a change is told, and whether its stated error holds what it says.

Run ``python benchmarks/change_dates.py [REGION ...]``; regions are those of ``change_delay.py``, and normal noise as in
``change_surrogates.py``. Changes are put into drawn points, each at a date of its own between 60 and 660 days after
SINCE, and looked for at scale point: jumps of 20 mm, bends of 40 mm/yr, and, where releases are joined, jumps of 30 mm
that end with the older release, 84 days after their onset.

Printed of the changes that are found: their number of those put in, the median distance of the date to the truth in
days, and the shares within one and two stated errors (of normal errors 0.68 and 0.95); once with the date at which the
search itself, which leaves out some dates that lie far behind, found the change strongest, and once as stated.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from change_surrogates import normal_region
from change_truth import DATA, SETS, Region, region_of

from insar_forecast_plugin.core.change_kinds import SOUGHT
from insar_forecast_plugin.core.changes.change_table import change_table
from insar_forecast_plugin.core.changes.region_watch import watch_points
from insar_forecast_plugin.core.changes.relative_series import Sizes
from insar_forecast_plugin.core.changes.yardstick import WatchSetting
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

SEED, SHARE = 71, 0.2
FIRST, LAST, BEFORE_SEAM = 60, 660, 84
TRUTHS = (("jump", 20.0), ("velocity", 40.0), ("until the seam", 30.0))


def put_in(region: Region, truth: tuple[str, float], rng: np.random.Generator) -> tuple[Region, np.ndarray, np.ndarray]:
    """Return the region with changes, the points that have one, and the days of their onsets."""
    kind, size = truth
    days, count = region.days, len(region.values)
    points = np.sort(rng.permutation(count)[: int(SHARE * count)])
    since = float((region.since() - region.dates[0]).astype(int))
    onsets = since + rng.uniform(FIRST, LAST, len(points))
    end = np.inf
    if kind == "until the seam":
        end = float((region.seams[0] - region.dates[0]).astype(int))
        onsets[:] = end - BEFORE_SEAM
    onsets = days[np.searchsorted(days, onsets)]
    after = days - onsets[:, None]
    shape = np.maximum(after, 0) / DAYS_PER_YEAR if kind == "velocity" else (after >= 0) & (days < end)
    values = region.values.copy()
    values[points] += (rng.choice([-size, size], len(points))[:, None] * shape).astype(np.float32)
    return Region(values, region.places, region.dates, region.seams), points, onsets


def show(name: str, region: Region, truth: tuple[str, float]) -> None:
    """Print a row."""
    changed, points, onsets = put_in(region, truth, np.random.default_rng(SEED))
    setting = WatchSetting(changed.since(), SOUGHT, 0.001, changed.seams)
    sizes = Sizes.of(len(changed.values), "point")
    watch = watch_points(changed.values, changed.places, changed.dates, sizes=sizes, setting=setting, progress=Silent())
    table, scan = change_table(watch, changed.dates), watch.watched.scan
    kind = "velocity" if truth[0] == "velocity" else "jump"
    found = table.kind[points] == kind
    rows, began = points[found], onsets[found]
    searched = changed.days[scan.onset[scan.kinds.index(kind), rows]]
    stated = (table.date[rows] - changed.dates[0]).astype(float)
    cells = []
    for at in (searched, stated):
        off = np.abs(at - began)
        within = [np.mean(off <= times * table.date_sigma[rows]) for times in (1, 2)]
        cells.append(f"{np.median(off):8.0f} {np.mean(off):6.1f} {within[0]:6.2f} {within[1]:6.2f}")
    print(f"{name:14s}{truth[0]:>15s}{truth[1]:4.0f}{len(rows):6d} of {len(points):4d}" + " |".join(cells), flush=True)


def main(names: list[str]) -> None:
    """Print the table."""
    print(f"{'':47s}{'searched: median, mean days off, within 1, 2 errors':>40s} | stated")
    regions = {"normal noise": normal_region(1000)}
    if DATA.is_dir():
        regions |= {name: region_of(name) for name in names}
    for name, region in regions.items():
        for truth in TRUTHS:
            if len(region.seams) or truth[0] != "until the seam":
                show(name, region, truth)


if __name__ == "__main__":
    main(sys.argv[1:] or [name for name in SETS if not name.startswith("L3")])
