# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing a large raster stack: the memory and the time that it takes.

Run ``python benchmarks/stack_import.py``. A time series in the layout of MintPy (HDF5, metres, in chunks as h5py
chooses them), of 2000 x 2000 pixels and 300 epochs, 4.8 GB, is drawn from a seed in a temporary folder. The import (a
child process, as the plugin runs it) writes it as a GeoTIFF: once of square cells in metres, whose values are
untouched, and once in degrees, which is warped. The peak memory is to be at most 2 GB; exits with 1 where it is more.
The temporary folder takes some 15 GB of disk.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np
from import_speed import run

_LIMIT_MB = 2000
_PLACES = {
    "metres": {"X_FIRST": 600_000, "Y_FIRST": 5_000_000, "X_STEP": 30, "Y_STEP": -30, "EPSG": 32632},
    "degrees": {"X_FIRST": 10.2, "Y_FIRST": 45.2, "X_STEP": 0.0004, "Y_STEP": -0.0003},
}


def make_series(path: Path, shape: tuple[int, int, int], place: dict[str, float], seed: int = 0) -> None:
    """Write a time series of noise of 5 mm, shape (n_epochs, rows, columns), as MintPy lays it out."""
    rng = np.random.default_rng(seed)
    epochs, rows, columns = shape
    dates = np.datetime64("2015-01-03") + 12 * np.arange(epochs)
    with h5py.File(path, "w") as file:
        file["date"] = np.array([str(date).replace("-", "") for date in dates], dtype="S8")
        data = file.create_dataset("timeseries", shape, dtype="f4", chunks=True)
        step = data.chunks[0]
        for first in range(0, epochs, step):
            block = rng.standard_normal((min(step, epochs - first), rows, columns), dtype=np.float32)
            data[first : first + len(block)] = block * np.float32(0.005)
        attributes = {"FILE_TYPE": "timeseries", "UNIT": "m", "WIDTH": columns, "LENGTH": rows, **place}
        file.attrs.update({name: str(value) for name, value in attributes.items()})


def import_command(source: Path, target: Path) -> tuple[list[str], bytes]:
    """Return the command of an import job and what goes to its standard input."""
    parameters = {"input": str(source), "output": str(target)}
    request = {"protocol": 1, "operation": "importstack", "parameters": parameters}
    command = [sys.executable, "-X", "utf8", "-m", "insar_forecast_plugin.core"]
    return command, json.dumps(request).encode() + b"\n"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--columns", type=int, default=2000)
    parser.add_argument("--epochs", type=int, default=300)
    options = parser.parse_args()
    shape = options.epochs, options.rows, options.columns
    missed = False
    for name, place in _PLACES.items():
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "timeseries.h5", Path(folder) / "stack.tif"
            make_series(source, shape, place)
            seconds, peak = run(*import_command(source, target))
            sizes = source.stat().st_size / 1e9, target.stat().st_size / 1e9
        missed |= peak > _LIMIT_MB
        print(
            f"{options.columns} x {options.rows} x {options.epochs} in {name}: {sizes[0]:.2f} GB to {sizes[1]:.2f} GB"
        )
        print(f"  {seconds:.0f} s, peak memory {peak:.0f} MB, ratio {peak / _LIMIT_MB:.2f} (at most 1)")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
