# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast changes are looked for, and in how much memory.

``python benchmarks/change_speed.py`` runs the whole operation, from file to file, on 200 000 simulated points with 300
epochs (``--points`` chooses others), in a process of its own, and prints its time and its peak memory. Exits with 1
where it takes more than 3 minutes or 2.5 GB; the limits are for 2 idle cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.io.points import PointBlock, write_point_blocks
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

ROOT = Path(__file__).resolve().parents[1]
EPOCHS, BLOCK, SECONDS, GIGABYTES = 300, 10_000, 180.0, 2.5
_DETECT = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.progress import Silent
start = time.perf_counter(), time.process_time()
catalogue.run("detectchanges", json.loads(sys.argv[2]), Silent())
seconds, used = time.perf_counter() - start[0], time.process_time() - start[1]
import resource
print(json.dumps([seconds, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2]))
"""


def blocks(points: int) -> list[PointBlock]:
    """Return noise with memory on a square of points 50 m apart."""
    rng = np.random.default_rng(0)
    side = int(np.ceil(np.sqrt(points)))
    made = []
    for start in range(0, points, BLOCK):
        rows = np.arange(start, min(start + BLOCK, points))
        places = np.column_stack([4_400_000.0 + 50 * (rows % side), 3_000_000.0 + 50 * (rows // side)])
        wander = np.cumsum(rng.normal(0, 0.2, (len(rows), EPOCHS)), axis=1)
        series = (wander + rng.normal(0, 3, (len(rows), EPOCHS))).astype(np.float32)
        pid = np.array([f"p{row}" for row in rows], dtype=object)
        dates = np.datetime64("2020-01-03") + 6 * np.arange(EPOCHS)
        made.append((TimeSeriesPoints(pid, places, "EPSG:3035", dates, series, measured=Measured("los")), {}))
    return made


def main() -> int:
    """Run it and print time and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200_000)
    points = parser.parse_args().points
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "points.gpkg"
        write_point_blocks(iter(blocks(points)), source, layer_name="points", progress=Silent())
        request = {"input": {"path": str(source)}, "output": str(Path(folder) / "changes.gpkg")}
        command = [sys.executable, "-c", _DETECT, str(ROOT), json.dumps(request)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, used, memory = json.loads(done.stdout.splitlines()[-1])
    print(f"{points} points x {EPOCHS} epochs: {seconds:.0f} s ({used:.0f} s of processor time), {memory:.2f} GB")
    return int(seconds > SECONDS or memory > GIGABYTES)


if __name__ == "__main__":
    sys.exit(main())
