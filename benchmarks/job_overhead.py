# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS costs on top of a job: ``qgis_process run`` of a trivial job against the core's operation itself.

Run ``python benchmarks/job_overhead.py`` with the core's Python. Simulating ten points is timed three times each way,
turn by turn: through ``qgis_process`` (program start, plugin, child, styles) and as the bare child process that the
plugin would start. It prints the medians, their ratio and their difference, and exits with 1 where the difference is
3 s or more on an idle machine.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = ROOT / "insar_forecast_plugin" / "core" / "launch.py"
MOST_SECONDS = 3.0
TURNS = 3


def main() -> int:
    """Measure and print."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        print("qgis_process is not installed; nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_PLUGINPATH": str(ROOT),
            "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"),
            "INSAR_FORECAST_PYTHON": sys.executable,
        }
        enable = [program, "plugins", "enable", "insar_forecast_plugin"]
        subprocess.run(enable, env=environment, capture_output=True, check=False)
        through_qgis, bare = [], []
        for turn in range(-1, TURNS):  # the first turn fills the caches and is not counted
            command = [program, "run", "insarforecast:simulate", "--", "POINT_COUNT=10"]
            seconds = _timed([*command, f"OUTPUT={folder / f'q{turn}.gpkg'}"], environment)
            request = {
                "protocol": 1,
                "operation": "simulate",
                "parameters": {"point_count": 10, "output": str(folder / f"b{turn}.gpkg")},
            }
            bare_seconds = _timed([sys.executable, "-I", "-X", "utf8", str(LAUNCHER)], environment, json.dumps(request))
            if turn >= 0:
                through_qgis.append(seconds)
                bare.append(bare_seconds)
    with_qgis, alone = statistics.median(through_qgis), statistics.median(bare)
    print(f"through qgis_process: {with_qgis:.2f} s; the operation itself: {alone:.2f} s")
    print(f"ratio {with_qgis / alone:.1f}, difference {with_qgis - alone:.2f} s (limit {MOST_SECONDS:g} s)")
    return int(with_qgis - alone >= MOST_SECONDS)


def _timed(command: list[str], environment: dict[str, str], line: str | None = None) -> float:
    """Return the seconds a program takes, which must succeed; its standard input stays open until it has ended."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE if line else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if line and process.stdin:
        process.stdin.write(line + "\n")
        process.stdin.flush()
    status = process.wait()
    seconds = time.perf_counter() - began
    if process.stdin:
        process.stdin.close()
    if status:
        raise SystemExit(f"{command[0]} failed with exit status {status}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
