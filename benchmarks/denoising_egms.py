# SPDX-License-Identifier: GPL-2.0-or-later
"""What extraction from noise does to real EGMS series: forecasts from them with and without it, against later epochs.

Run ``python benchmarks/denoising_egms.py``. The points of Ustica (L3 vertical, and L2b) are gridded. Up to each of four
origins the stack is taken as it is, or extracted from noise (what comes after the origin is never seen). From there two
simple forecasts go on: the last value, and the last value with the slope of the last year. Printed: their root mean
square error at cells, mm, against the measured values of later epochs, at four horizons.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "2")

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.denoising.classical import classical_displacement
from insar_forecast_plugin.core.denoising.denoiser_file import load_denoiser
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Silent

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FILES = {
    "Ustica L3 vertical": ("egms-ustica", "*_U_*.zip", {}),
    "Ustica L2b 022": ("egms-ustica", "*L2b_022*.zip", {"pixel_size": 60.0}),
}
ORIGINS = (0.6, 0.7, 0.8, 0.9)
HORIZONS = (1, 5, 15, 30)
YEAR_DAYS = 365.0

Extracted = Callable[[np.ndarray, np.ndarray], np.ndarray]


def gridded(path: Path, options: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a file's points on a grid: values, shape (n_epochs, rows, columns), and days, shape (n_epochs,)."""
    with tempfile.TemporaryDirectory() as folder:
        points, grid = f"{folder}/points.gpkg", f"{folder}/grid.tif"
        run("importtimeseries", {"input": str(path), "output": points}, Silent())
        run("gridtimeseries", {"input": {"path": points, "layer": "points"}, "output": grid, **options}, Silent())
        stack = read_stack(grid)
    return stack.values, (stack.dates - stack.dates[0]).astype(np.float64)


def forecasts(past: np.ndarray, days: np.ndarray, later: np.ndarray) -> dict[str, np.ndarray]:
    """Return the last value, and with the slope of the last year, at later days: (n_later, rows, columns) each."""
    recent = days >= days[-1] - YEAR_DAYS
    since = (days[recent] - days[recent].mean())[:, None, None]
    slope = np.nansum(since * past[recent], axis=0) / (since**2).sum()
    last = np.broadcast_to(past[-1], (len(later), *past.shape[1:]))
    return {"last value": last, "last value and slope": last + slope * (later - days[-1])[:, None, None]}


def main() -> int:
    """Print the errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model")
    options = parser.parse_args()
    denoiser = load_denoiser(options.model)
    ways: dict[str, Extracted] = {
        "as it is": lambda values, _days: values,
        "classical chain": lambda values, days: classical_displacement(values, days, None).displacement,
        "network": lambda values, days: denoiser.find(values, days, None).displacement,
    }
    for name, (folder, pattern, how) in FILES.items():
        found = sorted((options.data / folder).glob(pattern))
        if not found:
            print(f"{name}: no file in {options.data / folder}")
            continue
        values, days = gridded(found[0], how)
        errors: dict[tuple[str, str], list[np.ndarray]] = {}
        for share in ORIGINS:
            end = int(share * len(days))
            later = end - 1 + np.array(HORIZONS)
            later = later[later < len(days)]
            for way, extract in ways.items():
                past = extract(values[:end], days[:end])
                level = np.nanmedian(values[:end] - past, axis=(1, 2))
                past = past + np.nanmean(level[-5:])
                for kind, forecast in forecasts(past, days[:end], days[later]).items():
                    off = np.full(len(HORIZONS), np.nan)
                    off[: len(later)] = np.nanmean((forecast - values[later]) ** 2, axis=(1, 2))
                    errors.setdefault((kind, way), []).append(off)
        print(f"\n{name}: {values.shape[2]} x {values.shape[1]} cells, {len(days)} epochs")
        print(f"{'':40s}" + "".join(f"{f'{step} epochs':>12s}" for step in HORIZONS))
        for (kind, way), parts in errors.items():
            root = np.sqrt(np.nanmean(parts, axis=0))
            print(f"{f'{kind}, {way}':40s}" + "".join(f"{one:12.2f}" for one in root), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
