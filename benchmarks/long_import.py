# SPDX-License-Identifier: GPL-2.0-or-later
"""Time and memory of importing tables of other layouts: a row a point and date, and a row a date.

Run ``python benchmarks/long_import.py``. CSV files are made from a seed in a temporary folder: one with a row for each
point and date, sorted by point and by date, and one with a row for each date and a column for each point. Each is
imported by a child process, as the plugin runs it. Printed are the seconds, the seconds of processor time and the peak
memory, and the memory per million rows. Exits with 1 where a file cannot be imported, or where a row takes more
than 500 bytes beside the 300 MB of the process.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
from import_speed import import_command, run
from pyarrow import csv

_PROCESS_MB = 300
_MOST_BYTES = 500


def _dates(count: int) -> np.ndarray:
    return np.array([str(one) for one in np.datetime64("2020-01-03") + 6 * np.arange(count)])


def make_long_csv(path: Path, points: int, epochs: int, *, by_point: bool, seed: int = 0) -> None:
    """Write a row for each point and date, sorted by point or by date."""
    rng = np.random.default_rng(seed)
    shape = (points, epochs)
    point, epoch = np.indices(shape) if by_point else (axis.T for axis in np.indices(shape))
    point, epoch = point.ravel(), epoch.ravel()
    names = np.array([f"p{number:08d}" for number in range(points)])
    table = {
        "id": pa.array(names).take(pa.array(point)),
        "lon": np.round(12 + 1e-4 * (point % 1000), 5),
        "lat": np.round(41 + 1e-4 * (point // 1000), 5),
        "date": pa.array(_dates(epochs)).take(pa.array(epoch)),
        "displacement": np.round(rng.normal(0, 4, points * epochs), 1),
    }
    csv.write_csv(pa.table(table), path, csv.WriteOptions(quoting_style="none"))


def make_rows_of_dates(path: Path, points: int, epochs: int, seed: int = 0) -> None:
    """Write a row for each date, and a column for each point."""
    rng = np.random.default_rng(seed)
    number = np.arange(points)
    with path.open("w", encoding="utf-8") as stream:
        stream.write("date," + ",".join(f"p{one}" for one in number) + "\n")
        stream.write("lon," + ",".join(f"{12 + 1e-4 * (one % 100):.4f}" for one in number) + "\n")
        stream.write("lat," + ",".join(f"{41 + 1e-4 * (one // 100):.4f}" for one in number) + "\n")
        for date in _dates(epochs):
            stream.write(f"{date}," + ",".join(f"{one:.1f}" for one in rng.normal(0, 4, points)) + "\n")


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, default=50_000)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--columns", type=int, default=10_000)
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as name:
        # The small table first: a child begins with the memory of this process, which then counts as its peak.
        source, target = Path(name) / "table.csv", Path(name) / "points.gpkg"
        for layout in ("a row a date", "sorted by point", "sorted by date"):
            points = options.columns if layout == "a row a date" else options.points
            if layout == "a row a date":
                make_rows_of_dates(source, points, options.epochs)
            else:
                make_long_csv(source, points, options.epochs, by_point=layout == "sorted by point")
            size, before = source.stat().st_size / 1e6, _processor_s()
            seconds, peak = run(*import_command(source, target))
            values = points * options.epochs
            each = max(peak - _PROCESS_MB, 0) * 1e6 / values
            print(
                f"{layout}: {points} points x {options.epochs} dates, {size:.0f} MB: {seconds:.1f} s, processor "
                f"{_processor_s() - before:.1f} s, peak {peak:.0f} MB, {each:.0f} bytes a value beside {_PROCESS_MB} MB"
            )
            failed |= each > _MOST_BYTES
            target.unlink()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
