# SPDX-License-Identifier: GPL-2.0-or-later
"""What the process that starts a run over tiles holds for each point of the region, while a worker does the tiles.

Run ``python benchmarks/tile_start_memory.py``. Two regions of few and of many tiles, noise of 40 epochs at random
places (so that hardly an area is found and described), are searched for deforming areas, each by one worker
(``--scheduler local:1``). The memory that grows with the region is the difference of the largest resident sets of the
starting process (``VmHWM`` of Linux, seen every 0.05 s) over the difference of the numbers of points.

Exits with 1 where that is more than 200 bytes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import CRS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tile_scaling import command, environment

from insar_forecast_plugin.core.engine.tile_jobs import write_entry
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_grid import TILE_METRES, tile_name
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints

ROOT = Path(__file__).resolve().parents[1]
EPOCHS = 40
OPERATION, BOUND = "detectdeformation", 200.0
"""Bytes a point."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiles", type=int, nargs=2, default=(4, 12), help="of the two regions")
    parser.add_argument("--points", type=int, default=40_000, help="of a tile")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        regions = [region(Path(name) / str(tiles), tiles, options.points) for tiles in options.tiles]
        most = [largest(one.folder, Path(name) / f"out-{one.rows}") for one in regions]
    each = (most[1] - most[0]) / (regions[1].rows - regions[0].rows)
    told = ", ".join(f"{one.rows} points {memory / 1e6:.0f} MB" for one, memory in zip(regions, most, strict=True))
    print(f"{OPERATION}: {told}: {each:.0f} bytes a point (bound {BOUND:.0f})")
    return int(each > BOUND)


def region(folder: Path, tiles: int, count: int) -> TileDataset:
    """Write tiles in a row with noise at random places; return the dataset."""
    dates = np.datetime64("2019-01-03") + 12 * np.arange(EPOCHS)
    entries = []
    for number in range(tiles):
        rng = np.random.default_rng(number)
        points = TimeSeriesPoints(
            pid=np.array([f"{number}_{at}" for at in range(count)], dtype=object),
            coordinates=TILE_METRES * (np.array([40 + number, 30]) + rng.uniform(0.001, 0.999, (count, 2))),
            crs=CRS.from_epsg(3035).to_wkt(),
            dates=dates,
            displacement=rng.normal(0, 2, (count, EPOCHS)).astype(np.float32),
            attributes=pd.DataFrame(index=range(count)),
            measured=Measured(component="los"),
        )
        entry = TileEntry(f"{tile_name(40 + number, 30)}/0", 0, (0, 0, 0, 0), "", "made")
        entries.append(write_entry(folder, entry, iter([(points, {}, {})]), time.monotonic()))
    dataset = TileDataset(folder, tuple(entries), points.crs, dates, points.measured)
    dataset.save()
    return dataset


def largest(source: Path, target: Path) -> int:
    """Search tiles with one worker; return the largest resident set of the process that starts it, bytes."""
    words = command(source, target, "local:1", OPERATION)
    with tempfile.TemporaryFile() as told:
        run = subprocess.Popen(words, cwd=ROOT, stderr=told, env=environment())
        most = 0
        while run.poll() is None:
            most = max(most, resident(run.pid))
            time.sleep(0.05)
        if run.returncode:
            told.seek(0)
            raise SystemExit(told.read().decode())
    return most


def resident(pid: int) -> int:
    """Return the largest resident set of a process so far, bytes; 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    sys.exit(main())
