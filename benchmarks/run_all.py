# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the benchmarks of this folder, each in a fresh interpreter.

Those that measure speed or memory run first, one after the other, with nothing beside them. Those that measure accuracy
take one core each and run two at a time, the longest first; what one prints is shown whole when it ends.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPEED = (
    "gridding_speed",
    "import_speed",
    "long_import",
    "stack_import",
    "tiles_opened",
    "job_overhead",
    "dock_drawing",
    "training_pass",
    "network_speed",
    "trend_speed",
    "detection_speed",
    "change_speed",
    "forecast_cost",
    "backtest_cost",
    "large_forecast",
    "denoising_cost",
    "tile_scaling",
    "tile_start_memory",
)
ACCURACY = (
    "forecast_ablation",
    "forecast_accuracy",
    "paper_protocol",
    "trend_networks",
    "trend_accuracy",
    "trend_errors",
    "trend_limit",
    "trend_noise_taken_off",
    "detection_accuracy",
    "detection_limit",
    "change_delay",
    "change_limit",
    "change_order",
    "change_dates",
    "change_areas",
    "change_surrogates",
    "exceedance_calibration",
    "movement_calibration",
    "trend_real_data",
    "kalman_filter",
    "restless_intervals",
    "young_points",
    "asked_dates",
    "gate_of_correction",
    "area_verdicts",
    "overwrapping_ablation",
    "completion_error",
    "blend_and_intervals",
    "path_band",
    "dock_statistics",
    "explain_shares",
    "decomposition_accuracy",
    "join_accuracy",
    "denoising_accuracy",
    "denoising_limit",
    "denoising_egms",
)
NOT_RUN = (
    *("network_without_lstm", "trend_truth", "detection_truth", "decomposition_truth", "denoising_truth"),
    *("denoising_posterior", "change_truth", "change_peers"),
)
"""What benchmarks use: one trains a network, which is made once, one has the rules of others, one weighs sources under
known noise, the rest put signals into real noise."""


def unlisted() -> list[str]:
    """Return the scripts of this folder that no list names."""
    names = {path.stem for path in HERE.glob("*.py")} - {Path(__file__).stem}
    return sorted(names - {*SPEED, *ACCURACY, *NOT_RUN})


def run(name: str, environment: Mapping[str, str], *, kept: bool) -> tuple[str, bool]:
    """Run one benchmark; return what it printed if that is ``kept``, with its times, and whether it succeeded."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as printed:
        output = printed if kept else None
        child = subprocess.Popen(
            [sys.executable, str(HERE / f"{name}.py")], env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        text = printed.read().decode(errors="replace")
    took = f"   ({time.monotonic() - began:.0f} s, processor {usage.ru_utime + usage.ru_stime:.0f} s)"
    return text + took, child.returncode == 0


def main() -> int:
    """Run them all and return the number of those that failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with EGMS files, for the benchmarks on real data")
    parser.add_argument("--only", nargs="*", choices=SPEED + ACCURACY, help="names of the benchmarks to run")
    parser.add_argument("--at-once", type=int, default=min(2, os.cpu_count() or 1), help="of those about accuracy")
    arguments = parser.parse_args()
    if left := unlisted():
        parser.error(f"{', '.join(left)}: name each in SPEED, ACCURACY or NOT_RUN of {Path(__file__).name}")
    environment = os.environ | ({"INSAR_FORECAST_DATA": str(arguments.data.resolve())} if arguments.data else {})
    wanted = arguments.only or SPEED + ACCURACY
    failed = []
    for name in SPEED:
        if name in wanted:
            print(f"\n== {name}", flush=True)
            text, succeeded = run(name, environment, kept=False)
            print(text, flush=True)
            failed += [] if succeeded else [name]
    one_core = environment | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    with ThreadPoolExecutor(arguments.at_once) as pool:
        running = {pool.submit(run, name, one_core, kept=True): name for name in ACCURACY if name in wanted}
        for done in as_completed(running):
            text, succeeded = done.result()
            print(f"\n== {running[done]}\n{text}", flush=True)
            failed += [] if succeeded else [running[done]]
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
