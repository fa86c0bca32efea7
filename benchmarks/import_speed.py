# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing an EGMS file against GDAL's own conversion of the same file, and the memory that it takes.

Run ``python benchmarks/import_speed.py``. A CSV of 60 000 points and 300 epochs is made from a seed in a temporary
folder; then the whole import (a child process, as the plugin runs it) and ``ogr2ogr`` each turn it into a GeoPackage,
several times in turn. Printed are the ratio of the times (to be at most 1) and the peak memory against its bound of
four times the displacement array plus 300 MB. Exits with 1 where either is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

ROOT = Path(__file__).resolve().parents[1]
_CONVERT = "import sys, pyogrio; pyogrio.write_arrow(pyogrio.read_arrow(sys.argv[1])[1], sys.argv[2], driver='GPKG')"


def make_csv(path: Path, points: int, epochs: int, seed: int = 0) -> None:
    """Write a file in the layout of EGMS L3 2020-2024, values with one decimal."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2020-01-03") + 6 * np.arange(epochs)
    columns = {
        "pid": [f"{number:010x}" for number in rng.integers(0, 16**10, points)],
        "easting": rng.integers(45000, 46000, points) * 100 + 50,
        "northing": rng.integers(17000, 18000, points) * 100 + 50,
    }
    for name in ("height_ortho", "rmse_ts", "mean_velocity", "mean_velocity_std", "acceleration", "acceleration_std"):
        columns[name] = np.round(rng.normal(0, 3, points), 1)
    for name in ("seasonality", "seasonality_std", "gnss_velocity_n", "gnss_velocity_e", "gnss_velocity_u"):
        columns[name] = np.round(rng.normal(0, 1, points), 1)
    velocity = rng.normal(0, 3, points)
    for index, date in enumerate(dates):
        values = velocity * index * 6 / 365.25 + rng.normal(0, 3, points)
        columns[str(date).replace("-", "")] = np.round(values, 1)
    csv.write_csv(pa.table(columns), path, csv.WriteOptions(quoting_style="none"))


def import_command(source: Path, target: Path) -> tuple[list[str], bytes]:
    """Return the command of an import job and what goes to its standard input."""
    request = {
        "protocol": 1,
        "operation": "importtimeseries",
        "parameters": {"input": str(source), "output": str(target)},
    }
    command = [sys.executable, "-X", "utf8", "-m", "insar_forecast_plugin.core"]
    return command, json.dumps(request).encode() + b"\n"


def ogr_command(source: Path, target: Path) -> list[str]:
    """Return the command of GDAL's conversion; pyogrio's GDAL where there is no ogr2ogr."""
    if shutil.which("ogr2ogr"):
        return ["ogr2ogr", "-f", "GPKG", str(target), str(source)]
    return [sys.executable, "-c", _CONVERT, str(source), str(target)]


def run(command: list[str], stdin: bytes | None = None) -> tuple[float, float]:
    """Run a child; return its seconds and its peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    if stdin:
        process.stdin.write(stdin)
        process.stdin.flush()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} failed: {output.decode(errors='replace')[-2000:]}")
    return seconds, usage.ru_maxrss / (1e3 if sys.platform == "linux" else 1e6)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=60_000)
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "EGMS_L3_E45N17_100km_U_2020_2024_1.csv"
        make_csv(source, options.points, options.epochs)
        ours, theirs, peaks = [], [], []
        for _ in range(options.repeats):
            target = folder / "ours.gpkg"
            seconds, peak = run(*import_command(source, target))
            ours.append(seconds)
            peaks.append(peak)
            target.unlink()
            target = folder / "gdal.gpkg"
            theirs.append(run(ogr_command(source, target))[0])
            target.unlink()
        size = source.stat().st_size / 1e6
    ratio = min(ours) / min(theirs)
    bound = 4 * options.points * options.epochs * 4 / 1e6 + 300
    print(f"{options.points} points x {options.epochs} epochs, CSV of {size:.0f} MB, best of {options.repeats}")
    print(f"import {min(ours):.2f} s, GDAL CSV to GeoPackage {min(theirs):.2f} s, ratio {ratio:.2f} (at most 1)")
    print(f"peak memory {max(peaks):.0f} MB, bound {bound:.0f} MB, ratio {max(peaks) / bound:.2f} (at most 1)")
    return int(ratio > 1 or max(peaks) > bound)


if __name__ == "__main__":
    sys.exit(main())
