# SPDX-License-Identifier: GPL-2.0-or-later
"""What opening tiles costs: seconds and memory of a copy without series and of a view, beside reading the files alone.

The peer is PyArrow, which reads the same columns of the same files and does nothing with them. Points are uniform noise
around lines, 300 epochs, with the attributes that classes have. Run: ``python benchmarks/tiles_opened.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from pyarrow import parquet
from pyproj import CRS

from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_file import write_tile
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS = 300
MOST_MB = 1000
"""Memory of a copy, whatever the number of tiles."""
LAEA = CRS.from_epsg(3035).to_wkt()
CHILD = """
import json, re, sys, time
from pathlib import Path
from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.progress import Silent
catalogue.OPERATIONS["opentiles"].load()
def peak():
    # Not ru_maxrss, which begins with that of the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before, began = peak(), time.monotonic()
catalogue.run("opentiles", {"input": sys.argv[1], "output": sys.argv[2]}, Silent())
print(json.dumps([time.monotonic() - began, (peak() - before) / 1024]))
"""


def write_tiles(folder: Path, tiles: int, per_tile: int, *, with_velocity: bool) -> TileDataset:
    """Write a dataset of points with classes, with or without velocities."""
    rng = np.random.default_rng(0)
    dates = np.datetime64("2018-01-03") + 6 * np.arange(EPOCHS)
    entries = []
    for number in range(tiles):
        west = 3_200_000.0 + 1e5 * number
        points = TimeSeriesPoints(
            pid=np.array([f"{number:04d}{one:08d}" for one in range(per_tile)], dtype=object),
            coordinates=np.array([west, 3_400_000.0]) + rng.uniform(0, 1e5, (per_tile, 2)),
            crs=LAEA,
            dates=dates,
            displacement=rng.normal(0, 3, (per_tile, EPOCHS)).astype(np.float32),
            attributes=pd.DataFrame({"height": rng.uniform(0, 500, per_tile), "coherence": rng.random(per_tile)}),
            measured=Measured(component="up"),
        )
        fields = {"trend": np.array(["linear", "stable"] * (per_tile // 2), dtype=object)} if with_velocity else {}
        for name in ("trend_velocity", *(f"trend_p_{at}" for at in range(5))) if with_velocity else ():
            fields[name] = rng.random(per_tile)
        entry = TileEntry(f"E{32 + number}N34/0", 0, (0, 0, 0, 0), "", "")
        path = folder / entry.file
        path.parent.mkdir(parents=True)
        rows, bounds = write_tile(path, [(points, fields, {})])
        entries.append(TileEntry(entry.name, rows, bounds, "", ""))
    made = TileDataset(folder, tuple(entries), LAEA, dates, Measured(component="up"))
    made.save()
    return made


def measured(folder: Path, output: Path) -> tuple[float, float]:
    """Return seconds and MB of memory on top of the loaded program, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), str(output)], check=True, capture_output=True, text=True
    )
    seconds, more = json.loads(done.stdout)
    return seconds, more


def read_alone(dataset: TileDataset, *, with_series: bool) -> float:
    """Return the seconds that PyArrow takes to read the columns."""
    began = time.monotonic()
    for entry in dataset.entries:
        with parquet.ParquetFile(dataset.path(entry)) as file:
            names = [one for one in file.schema_arrow.names if with_series or one != "displacement"]
            for _ in file.iter_batches(8192, columns=names):
                pass
    return time.monotonic() - began


def main() -> int:
    """Measure and print; return 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiles", type=int, default=4)
    parser.add_argument("--points", type=int, default=100_000, help="per tile")
    options = parser.parse_args()
    count, worst = options.tiles * options.points, 0.0
    print(f"{count} points in {options.tiles} tiles, {EPOCHS} epochs")
    with tempfile.TemporaryDirectory() as place:
        for with_velocity, words in ((True, "with a velocity"), (False, "without: one is fitted")):
            folder = Path(place) / f"tiles_{with_velocity}"
            dataset = write_tiles(folder, options.tiles, options.points, with_velocity=with_velocity)
            size = sum(dataset.path(one).stat().st_size for one in dataset.entries) / 1e6
            alone = read_alone(dataset, with_series=not with_velocity)
            print(f"{words} ({size:.0f} MB); PyArrow alone reads the columns in {alone:.2f} s")
            for kind in ("gpkg", "fgb", "vrt"):
                output = Path(place) / f"{with_velocity}.{kind}"
                seconds, more = measured(folder, output)
                worst = max(worst, more)
                speed = f"{count / seconds / 1e3:.0f} thousand points a second"
                print(
                    f"  .{kind}: {seconds:.2f} s ({seconds / alone:.1f} times), {speed}, {more:.0f} MB of memory, "
                    f"{output.stat().st_size / 1e6:.1f} MB written"
                )
    print(f"most memory: {worst:.0f} MB (limit {MOST_MB} MB): {'kept' if worst <= MOST_MB else 'MISSED'}")
    return int(worst > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
