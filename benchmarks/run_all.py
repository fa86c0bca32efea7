# SPDX-License-Identifier: GPL-2.0-or-later
"""Run every benchmark of this folder, one after the other, each in a fresh interpreter."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run them all and return the number of those that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with EGMS files, for the benchmarks on real data")
    parser.add_argument("--only", nargs="*", help="names of the benchmarks to run")
    arguments = parser.parse_args()
    environment = os.environ | ({"INSAR_FORECAST_DATA": str(arguments.data.resolve())} if arguments.data else {})
    failed = []
    for script in sorted(HERE.glob("*.py")):
        if script.name == Path(__file__).name or (arguments.only and script.stem not in arguments.only):
            continue
        print(f"\n== {script.stem}", flush=True)
        began = time.monotonic()
        if subprocess.run([sys.executable, str(script)], env=environment, check=False).returncode != 0:
            failed.append(script.stem)
        print(f"   ({time.monotonic() - began:.0f} s)", flush=True)
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
