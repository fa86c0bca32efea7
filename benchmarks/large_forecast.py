# SPDX-License-Identifier: GPL-2.0-or-later
"""What training and forecasting take as the points grow, and that memory does not grow with them.

Run ``python benchmarks/large_forecast.py``, or with ``--points 1000000``. The plugin's own simulator makes the points,
200 000 at most, which stand side by side where more are asked for; then the forecaster is trained with its defaults and
forecasts, intervals and report included, each in a child process as the plugin starts it. Printed are wall time,
processor time and peak memory of each, and the validation error; exits with 1 where one of them takes 2.5 GB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from forecast_cost import cost_of, layer

from insar_forecast_plugin.core.io.point_layer import PointLayer, open_points
from insar_forecast_plugin.core.io.points import PointBlock, write_point_blocks
from insar_forecast_plugin.core.progress import Silent

MEMORY_LIMIT_GB = 2.5
SIMULATED_AT_ONCE = 200_000
"""The simulator holds all series in memory."""
OTHER_NOISE_MM = 0.3


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, nargs="+", default=[10_000, 50_000, 200_000])
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if left out")
    options = parser.parse_args()
    print(f"{options.epochs} epochs; under {MEMORY_LIMIT_GB:g} GB each")
    most = 0.0
    for count in options.points:
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            most = max(most, measured(Path(name), count, options.epochs))
    print(f"largest peak memory {most:.2f} GB (under {MEMORY_LIMIT_GB:g})")
    return int(most >= MEMORY_LIMIT_GB)


def measured(folder: Path, count: int, epochs: int) -> float:
    """Train and forecast, print what each took, and return the larger peak memory in GB."""
    points, model = made_points(folder, count, epochs), folder / "model.safetensors"
    training = cost_of("trainforecaster", {"points": layer(points), "model": str(model)})
    rmse = training.result["outputs"]["VALIDATION_RMSE"]
    print(f"{count:9d} points, trainforecaster {training}, validation error {rmse:.3f} mm", flush=True)
    outputs = {"output_points": str(folder / "forecast.gpkg"), "report": str(folder / "forecast.html")}
    forecast = cost_of("forecast", {"points": layer(points), "model": str(model), **outputs})
    print(f"{count:9d} points, forecast        {forecast}", flush=True)
    return max(training.memory_gb, forecast.memory_gb)


def made_points(folder: Path, count: int, epochs: int) -> Path:
    """Simulate points; more than the simulator makes at once are its points again, with other noise, beside them."""
    simulated, points = folder / "simulated.gpkg", folder / "points.gpkg"
    at_once = min(count, SIMULATED_AT_ONCE)
    cost_of("simulate", {"output": str(simulated), "point_count": at_once, "epoch_count": epochs})
    if at_once == count:
        return simulated
    write_point_blocks(
        side_by_side(open_points(simulated, Silent()), count), points, layer_name="points", progress=Silent()
    )
    return points


def side_by_side(area: PointLayer, count: int) -> Iterator[PointBlock]:
    """Yield ``count`` points: an area's, and again beside it, moved by its width."""
    rng = np.random.default_rng(0)
    eastings = np.concatenate([block.coordinates[:, 0] for block in area.blocks(Silent())])
    width, written = 1.001 * np.ptp(eastings), 0
    for turn in range(-(-count // len(eastings))):
        for block in area.blocks(Silent()):
            part = block.at_points(np.arange(min(block.point_count, count - written)))
            noise = rng.normal(0, OTHER_NOISE_MM if turn else 0, part.displacement.shape)
            yield (
                replace(
                    part,
                    pid=np.array([f"{turn}_{pid}" for pid in part.pid], dtype=object),
                    coordinates=part.coordinates + np.array([turn * width, 0.0]),
                    displacement=(part.displacement + noise).astype(np.float32),
                ),
                {},
            )
            written += part.point_count
            if written == count:
                return


if __name__ == "__main__":
    sys.exit(main())
