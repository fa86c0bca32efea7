# SPDX-License-Identifier: GPL-2.0-or-later
"""One training pass of the paper's network against the plain loop over windows, and its cost for three lookbacks.

Run ``python benchmarks/training_pass.py``. 300 frames of 256 x 256, one horizon map as in the paper, all cells known.
The plain loop encodes every frame of every window, in contiguous float32; it is timed on 10 windows and scaled to all.
Ours makes the gradient of all windows from one encoding of the frames. Of 10 windows and of three passes the fastest
counts, since other programs only ever slow one down. Each figure is measured in a process of its own, whose peak memory
the system counts.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

FRAMES = 300
SIDE = 256
LOOKBACK = 24
TIMED_WINDOWS = 10
REQUIRED_RATIO = 20
MEMORY_LIMIT_GB = 6.0


def _plain_loop(lookback: int, threads: int, horizons: int) -> dict[str, float]:
    """Time the network as it is usually written, window by window, for some windows; seconds for all of them."""
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(0)
    encoder = nn.Sequential(
        *(nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        nn.Flatten(),
    )
    recurrent = nn.LSTM(128 * (SIDE // 8) ** 2, 50, batch_first=True)
    head = nn.Linear(50, horizons * SIDE * SIDE)
    frames = torch.randn(lookback + TIMED_WINDOWS + horizons, 1, SIDE, SIDE)
    window = float("inf")
    for start in range(TIMED_WINDOWS):
        began = time.perf_counter()
        stop = start + lookback
        _, (state, _) = recurrent(encoder(frames[start:stop])[None])
        error = head(state[0]) - frames[stop : stop + horizons].flatten()
        error.square().mean().backward()
        window = min(window, time.perf_counter() - began)
    windows = FRAMES - lookback - horizons + 1
    return {"seconds": window * windows, "memory": _peak_gb()}


def _our_pass(lookback: int, threads: int, horizons: int) -> dict[str, float]:
    """Time the fastest of three passes with their optimiser steps."""
    import torch

    from insar_forecast_plugin.core.device import computes_bfloat16
    from insar_forecast_plugin.core.forecasting.models.paper.paper_network import CnnLstm
    from insar_forecast_plugin.core.forecasting.models.paper.paper_training import Frames, adamw, gradients_of_pass
    from insar_forecast_plugin.core.progress import Silent

    torch.set_num_threads(threads)
    torch.manual_seed(0)
    maps = torch.randn(FRAMES, 1, SIDE, SIDE)
    targets = maps.flatten(1)
    # The last epoch is the stopping span: all other windows are trained on.
    frames = Frames(maps, targets, torch.ones_like(targets, dtype=torch.bool), lookback, FRAMES - 1)
    network = CnnLstm(side=SIDE, cells=SIDE * SIDE, horizon=horizons)
    optimiser = adamw(network, 1e-3)
    half = computes_bfloat16(torch.device("cpu"))
    seconds = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        gradients_of_pass(network, frames, half_precision=half, progress=Silent())
        optimiser.step()
        seconds = min(seconds, time.perf_counter() - began)
    return {"seconds": seconds, "memory": _peak_gb(), "bfloat16": float(half)}


def _peak_gb() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def _alone(function: Any, *arguments: Any) -> dict[str, float]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def main() -> int:
    """Measure, print, and tell by the exit status whether the limits are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--horizons", type=int, default=1, help="maps ahead; the paper forecasts one")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args()
    arguments = (options.threads, options.horizons)
    plain = _alone(_plain_loop, LOOKBACK, *arguments)
    ours = {lookback: _alone(_our_pass, lookback, *arguments) for lookback in (12, LOOKBACK, 48)}
    ratio = plain["seconds"] / ours[LOOKBACK]["seconds"]
    memory = max(one["memory"] for one in ours.values())
    precision = "bfloat16" if ours[LOOKBACK]["bfloat16"] else "float32"
    print(
        f"One pass, {FRAMES} frames of {SIDE} x {SIDE}, {options.horizons} horizon map(s), {options.threads} thread(s)"
    )
    how = f"fastest of {TIMED_WINDOWS} windows, scaled"
    print(f"plain loop, float32, lookback {LOOKBACK}: {plain['seconds']:8.1f} s  ({how})")
    for lookback, one in ours.items():
        print(f"ours, {precision}, lookback {lookback}: {one['seconds']:8.1f} s, peak memory {one['memory']:.2f} GB")
    print(f"ratio {ratio:.1f} (at least {REQUIRED_RATIO}), memory {memory:.2f} GB (under {MEMORY_LIMIT_GB:g})")
    if options.json:
        figures = {"plain": plain, "ours": ours, "ratio": ratio, "memory_gb": memory}
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0 if ratio >= REQUIRED_RATIO and memory < MEMORY_LIMIT_GB else 1


if __name__ == "__main__":
    sys.exit(main())
