# SPDX-License-Identifier: GPL-2.0-or-later
"""What training and forecasting take on 200 000 points and 300 epochs, and in how much memory.

Run ``python benchmarks/large_forecast.py``. The plugin's own simulator makes the points; then the forecaster is trained
with its defaults and forecasts, intervals included, each in a child process as the plugin starts it. Printed are wall
time, processor time and peak memory of each; exits with 1 where one of them takes 12 GB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from forecast_cost import cost_of, layer

MEMORY_LIMIT_GB = 12.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=200_000)
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if left out")
    options = parser.parse_args()
    print(f"{options.points} points x {options.epochs} epochs; under {MEMORY_LIMIT_GB:g} GB each")
    most = 0.0
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        points, model = folder / "points.gpkg", folder / "model.safetensors"
        jobs = {
            "simulate": {"output": str(points), "point_count": options.points, "epoch_count": options.epochs},
            "trainforecaster": {"points": layer(points), "model": str(model)},
            "forecast": {
                "points": layer(points),
                "model": str(model),
                "output_points": str(folder / "forecast.gpkg"),
                "report": str(folder / "forecast.html"),
            },
        }
        for operation, parameters in jobs.items():
            cost = cost_of(operation, parameters)
            most = max(most, cost.memory_gb)
            print(f"{operation:16s} {cost}", flush=True)
    print(f"largest peak memory {most:.2f} GB (under {MEMORY_LIMIT_GB:g})")
    return int(most >= MEMORY_LIMIT_GB)


if __name__ == "__main__":
    sys.exit(main())
