# SPDX-License-Identifier: GPL-2.0-or-later
"""Gridding 50 000 points x 300 epochs to 256 x 256 against ``scipy.interpolate.griddata`` once per epoch.

Run ``python benchmarks/gridding_speed.py``. It prints the ratio of the two times, measured in one run, and the largest
difference of the values; it exits with 1 where the ratio is below 100 or the difference above 1e-5 mm.

griddata is timed on a few epochs and scaled to all of them: every epoch does the same work. It is given coordinates
about their centre (at full eastings of millions of metres its triangulation loses digits and answers differ) and one
BLAS thread, as ours takes (its tiny LAPACK calls are slower with more).
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from scipy.interpolate import griddata
from threadpoolctl import threadpool_limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.gridding.geometry import geometry_for_points
from insar_forecast_plugin.core.gridding.interpolation import grid_interpolator

LEAST_RATIO = 100.0
MOST_DIFFERENCE = 1e-5


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50_000)
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--cells", type=int, default=256)
    parser.add_argument("--timed-epochs", type=int, default=5, help="epochs on which griddata is timed")
    options = parser.parse_args()

    rng = np.random.default_rng(0)
    coordinates = rng.random((options.points, 2)) * 10_000 + [4_320_000, 3_210_000]
    centre = coordinates.mean(axis=0)
    displacement = (5 * rng.standard_normal((options.points, options.epochs))).astype(np.float32)

    start = time.perf_counter()
    geometry = geometry_for_points(coordinates, "EPSG:3035", grid_size=options.cells)
    interpolator = grid_interpolator(coordinates, geometry, "linear")
    positions = time.perf_counter() - start
    grids = interpolator.apply(displacement)
    ours = time.perf_counter() - start

    targets = geometry.centres() - centre
    asked = np.linspace(0, options.epochs - 1, options.timed_epochs).round().astype(int)
    difference = 0.0
    start = time.perf_counter()
    with threadpool_limits(limits=1, user_api="blas"):
        expected = [griddata(coordinates - centre, displacement[:, epoch].astype(float), targets) for epoch in asked]
    theirs = (time.perf_counter() - start) / len(asked) * options.epochs
    for epoch, one in zip(asked, expected, strict=True):
        both = np.isfinite(one) & np.isfinite(grids[epoch])
        if not np.array_equal(both, np.isfinite(one)):
            print(f"epoch {epoch}: {int(np.isfinite(one).sum() - both.sum())} cells that griddata fills are empty")
        difference = max(difference, float(np.abs(one - grids[epoch])[both].max()))
    ratio = theirs / ours
    print(f"{options.points} points x {options.epochs} epochs to {geometry.rows} x {geometry.columns} cells, linear")
    print(f"ours      {ours:8.2f} s  ({positions:.2f} s of it once for the positions)")
    print(f"griddata  {theirs:8.2f} s  (timed on {len(asked)} epochs, scaled to {options.epochs})")
    print(f"ratio     {ratio:8.0f}    (at least {LEAST_RATIO:.0f})")
    print(f"largest difference {difference:.1e} mm  (at most {MOST_DIFFERENCE:.0e})")
    return 0 if ratio >= LEAST_RATIO and difference <= MOST_DIFFERENCE else 1


if __name__ == "__main__":
    sys.exit(main())
