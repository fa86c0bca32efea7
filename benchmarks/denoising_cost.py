# SPDX-License-Identifier: GPL-2.0-or-later
"""Time and memory of 'Extract displacement from noise', from file to files with noise, standard error and report.

Run ``python benchmarks/denoising_cost.py``. Each case is a process of its own. Printed: seconds, the most memory that
the process took, GB, what of it was taken when all was imported, and how many times the stack in float32 the rest is.
Cases: the network on a whole stack, on one of which a tenth of the values is missing, on one where the classical chain
is better (its result is a mixture of both), and the classical chain; with ``--paper`` the published form, too, which
takes minutes, with weights drawn at random, on which time and memory do not depend.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

os.environ.setdefault("OMP_NUM_THREADS", "2")

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.denoising import extraction
from insar_forecast_plugin.core.denoising.denoise_time_series import denoise_time_series
from insar_forecast_plugin.core.denoising.gate import Gate
from insar_forecast_plugin.core.interface import DenoiseRequest
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.stack import RasterStack

CASES = ("network", "network, gaps", "mixture", "classical", "paper")


def made_stack(path: Path, epochs: int, side: int, *, gaps: bool) -> None:
    """Write a stack of noise with memory about a bowl."""
    rng = np.random.default_rng(0)
    values = rng.standard_normal((epochs, side, side), dtype=np.float32)
    for epoch in range(1, epochs):
        values[epoch] *= np.float32(0.6)
        values[epoch] += np.float32(0.8) * values[epoch - 1]
    row, column = np.mgrid[:side, :side].astype(np.float32) - side / 2
    bowl = np.exp(-0.5 * (row**2 + column**2) / np.float32(side / 20) ** 2)
    for epoch in range(epochs):
        values[epoch] -= np.float32(10 * epoch / epochs) * bowl
        if gaps:
            values[epoch][rng.random((side, side)) < 0.1] = np.nan
    dates = np.datetime64("2020-01-01", "D") + 12 * np.arange(epochs)
    crs = CRS.from_epsg(32633).to_wkt()
    write_stack(RasterStack(dates, Affine(50, 0, 5e5, 0, -50, 5e6), crs, values, Measured(component="los")), path)


def untrained_paper_model(path: Path) -> None:
    """Write a model of the published form that has learnt nothing."""
    import torch

    from insar_forecast_plugin.core.denoising.paper.span_denoiser import SpanDenoiser
    from insar_forecast_plugin.core.denoising.paper.span_network import SPAN_NETWORK
    from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork

    torch.manual_seed(0)
    SpanDenoiser(TrainableNetwork(SPAN_NETWORK).trained(), {}).save(str(path))


def run_one(case: str, folder: Path) -> None:
    """Extract, and print what it took."""
    stack = folder / ("gaps.tif" if "gaps" in case else "whole.tif")
    outputs = {name: str(folder / f"{name}.tif") for name in ("output", "output_noise", "output_uncertainty")}
    request = DenoiseRequest(
        grid=str(stack),
        report=str(folder / "report.html"),
        method="classical" if case == "classical" else "network",
        model=str(folder / "paper.safetensors") if case == "paper" else None,
        **outputs,
    )
    before = _memory_now()
    began = time.perf_counter()
    if case == "mixture":
        with mock.patch.object(extraction, "gate_of", lambda *_: Gate(0.5, 1.0, 0.9, 0.7)):
            denoise_time_series(request, Silent())
    else:
        denoise_time_series(request, Silent())
    print(time.perf_counter() - began, _memory(), before)


def _memory() -> float:
    """Return the most memory that this process has taken, GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _memory_now() -> float:
    """Return the memory of this process, GB; its most would be that of the process that started it."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e9


def main() -> int:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--side", type=int, default=500)
    parser.add_argument("--paper", action="store_true")
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        run_one(options.case, options.folder)
        return 0
    size = 4e-9 * options.epochs * options.side**2
    print(f"{options.epochs} x {options.side} x {options.side}, {size:.2f} GB in float32")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("whole", "gaps"):
            made_stack(Path(folder) / f"{name}.tif", options.epochs, options.side, gaps=name == "gaps")
        if options.paper:
            untrained_paper_model(Path(folder) / "paper.safetensors")
        for case in CASES if options.paper else CASES[:-1]:
            own = [sys.executable, __file__, "--case", case, "--folder", folder]
            done = subprocess.run(own, check=True, capture_output=True, text=True)
            took, most, before = map(float, done.stdout.split()[-3:])
            told = f"{before:.2f} GB of it before, the rest {(most - before) / size:.1f} times the stack"
            print(f"{case}: {took:.1f} s, {most:.2f} GB, {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
