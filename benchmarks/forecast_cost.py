# SPDX-License-Identifier: GPL-2.0-or-later
"""What training and forecasting cost on real series: Ustica L2b, 11 590 points and 210 epochs.

Run ``python benchmarks/forecast_cost.py``. Each operation runs with its defaults in a child process, as the plugin
starts it; the forecast makes points, both maps and the report. Printed are wall time, processor time and peak memory;
exits with 1 where training takes 180 s or a forecast 20 s. The limits are for 2 idle cores.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = ROOT / "insar_forecast_plugin" / "core" / "launch.py"
DATA = (
    Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "egms-ustica"
)
SERIES = "EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip"
LIMITS = {"trainforecaster": 180.0, "forecast": 20.0}


@dataclass(frozen=True)
class Cost:
    """What an operation took, and what it said.

    Parameters
    ----------
    seconds, processor_seconds
        From the start of the child to its end; the second over all its threads.
    memory_gb
        Peak resident memory of the child.
    result
        The child's last line.
    """

    seconds: float
    processor_seconds: float
    memory_gb: float
    result: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s, processor {self.processor_seconds:7.1f} s, peak memory {self.memory_gb:5.2f} GB"


def cost_of(operation: str, parameters: dict[str, Any]) -> Cost:
    """Run an operation in a child process of its own, which must succeed."""
    request = {"protocol": 1, "operation": operation, "parameters": parameters}
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(LAUNCHER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    child.stdin.write(json.dumps(request).encode() + b"\n")
    child.stdin.flush()  # not closed: the child ends itself when it is
    last = [json.loads(line) for line in child.stdout][-1:]
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.stdin.close()
    if status or not last or last[0]["type"] != "result":
        sys.exit(f"{operation} failed: {last[0].get('text') if last else 'it said nothing'}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e9, last[0])


def layer(path: Path) -> dict[str, Any]:
    """Return a layer as operations are given it."""
    return {"path": str(path), "layer": None}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=2, help="the fastest counts")
    options = parser.parse_args()
    source = DATA / SERIES
    if not source.is_file():
        print(f"{source} is not there; nothing was measured.")
        return 0
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points, model = folder / "points.gpkg", folder / "model.safetensors"
        print(f"importtimeseries {cost_of('importtimeseries', {'input': str(source), 'output': str(points)})}")
        jobs = {
            "trainforecaster": {"points": layer(points), "model": str(model), "report": str(folder / "training.html")},
            "forecast": {
                "points": layer(points),
                "model": str(model),
                "output_points": str(folder / "forecast.gpkg"),
                "output": str(folder / "forecast.tif"),
                "output_interval": str(folder / "interval.tif"),
                "report": str(folder / "forecast.html"),
            },
        }
        for operation, parameters in jobs.items():
            costs = [cost_of(operation, parameters) for _ in range(options.repeats)]
            best = min(costs, key=lambda cost: cost.seconds)
            print(f"{operation:16s} {best}, under {LIMITS[operation]:g} s", flush=True)
            if best.seconds >= LIMITS[operation]:
                missed.append(operation)
    print("limits missed: " + (", ".join(missed) or "none"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
