# SPDX-License-Identifier: GPL-2.0-or-later
"""How fast trained networks are computed without PyTorch, beside PyTorch with the same weights.

Run ``python benchmarks/network_speed.py``. Both compute on as many threads as ``OMP_NUM_THREADS`` says, else on two:
blocks of series and of points side by side, a thread a block, as the plugin does, all else with the threads in a call.
Prints seconds, seconds of processor time, and their ratios (below 1: faster than PyTorch), and the largest difference
of the results. ``--share 0.1`` takes a tenth of the series, points and patches. Exits with 1 where a tenth more
processor time is taken than by PyTorch, or results differ by more than 1e-5 of the largest.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.areas.network.detector import load_detector
from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import load_overwrapping
from insar_forecast_plugin.core.forecasting.models.anchored.correction import pretrained_network
from insar_forecast_plugin.core.forecasting.models.anchored.correction_inputs import (
    CHANNELS,
    HORIZON_INPUTS,
    SHOWN_EPOCHS,
)
from insar_forecast_plugin.core.networks.layers import Layers, Network
from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork
from insar_forecast_plugin.core.networks.trained_network import TrainedNetwork
from insar_forecast_plugin.core.trends.network.trend_classifier import load_classifier

MOST_PROCESSOR_TIME, MOST_DIFFERENCE = 1.1, 1e-5
THREADS = int(os.environ.get("OMP_NUM_THREADS", "2"))
SERIES, POINTS, HORIZONS, PATCHES, TILE = 100_000, 200_000, 30, 8192, 1000
CUBE = (60, 128, 128)
_REPEATS = 2


@dataclass(frozen=True)
class Task:
    """A network, blocks of inputs, and whether blocks are computed side by side."""

    words: str
    network: TrainedNetwork
    blocks: list[tuple[np.ndarray, ...]]
    side_by_side: bool = False


def cube_network(layers: Layers, cube: Any) -> Any:
    """Return a cube of the same shape: an encoder-decoder of convolutions in time and both directions."""
    outer = layers.relu(layers.convolution("outer", cube, (1, 16), (3, 3, 3), padding=1))
    inner = layers.relu(layers.convolution("down", layers.mean_of(outer, (1, 2, 2)), (16, 32), (3, 3, 3), padding=1))
    inner = layers.relu(layers.convolution("inner", inner, (32, 32), (3, 3, 3), padding=1))
    state = layers.joined([layers.enlarged(inner, (1, 2, 2)), outer])
    state = layers.relu(layers.convolution("up", state, (48, 16), (3, 3, 3), padding=1))
    return layers.convolution("last", state, (16, 1), (3, 3, 3), padding=1)


def tasks(share: float) -> Iterator[Task]:
    """Yield what is computed."""
    rng = np.random.default_rng(0)

    def drawn(count: int, size: int, *shapes: tuple[int, ...]) -> list[tuple[np.ndarray, ...]]:
        block = tuple(rng.normal(size=(size, *shape)).astype(np.float32) for shape in shapes)
        return [block] * max(1, round(share * count / size))

    network = load_classifier().network
    shapes = [shape[1:] for shape in network.definition.shapes]
    yield Task(f"trend classifier, {SERIES} series", network, drawn(SERIES, 128, *shapes), side_by_side=True)
    shapes = [(CHANNELS, SHOWN_EPOCHS), (HORIZONS, HORIZON_INPUTS)]
    blocks = drawn(POINTS, 256, *shapes)
    yield Task(f"correction, {POINTS} points, {HORIZONS} horizons", pretrained_network(), blocks, side_by_side=True)
    network = load_detector().network
    tile = drawn(1, 1, (network.definition.shapes[0][1], TILE, TILE))
    yield Task(f"detector, {TILE} x {TILE} cells", network, tile)
    network = load_overwrapping().network
    yield Task(f"over-wrapping, {PATCHES} patches", network, drawn(PATCHES, 512, network.definition.shapes[0][1:]))
    torch.manual_seed(0)
    network = TrainableNetwork(Network(cube_network, ((1, 1, 2, 2, 2),))).trained(threads=THREADS)
    yield Task("3-D encoder-decoder, " + " x ".join(map(str, CUBE)), network, drawn(1, 1, (1, *CUBE)))


def timed(task: Task, compute: Callable[..., Any]) -> tuple[float, float]:
    """Return seconds and seconds of processor time, the least of some runs."""
    least = [np.inf, np.inf]
    with ThreadPoolExecutor(THREADS if task.side_by_side else 1) as pool:
        for _ in range(_REPEATS):
            start, used = time.perf_counter(), time.process_time()
            for _made in pool.map(lambda block: compute(*block), task.blocks):
                pass
            least = [min(least[0], time.perf_counter() - start), min(least[1], time.process_time() - used)]
    return least[0], least[1]


def main() -> int:
    """Compute and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0)
    options = parser.parse_args()
    missed = False
    print(f"{THREADS} threads; seconds (of processor time), ratio to PyTorch, difference over the largest result")
    for task in tasks(options.share):
        peer = TrainableNetwork(task.network.definition).take(task.network.weights).eval()
        torch.set_num_threads(1 if task.side_by_side else THREADS)

        def with_torch(*inputs: np.ndarray, peer: TrainableNetwork = peer) -> list[np.ndarray]:
            with torch.inference_mode():
                made = peer(*map(torch.from_numpy, inputs))
            return [one.numpy() for one in (made if isinstance(made, tuple) else (made,))]

        ours = task.network(*task.blocks[0])
        pairs = zip(ours if isinstance(ours, list) else [ours], with_torch(*task.blocks[0]), strict=True)
        apart = max(float(np.abs(one - other).max() / np.abs(other).max()) for one, other in pairs)
        theirs, own = timed(task, with_torch), timed(task, task.network)
        ratios = own[0] / theirs[0], own[1] / theirs[1]
        print(
            f"{task.words:<46} {own[0]:6.2f} ({own[1]:6.2f}), PyTorch {theirs[0]:6.2f} ({theirs[1]:6.2f}): "
            f"{ratios[0]:.2f} ({ratios[1]:.2f}); {apart:.1e}",
            flush=True,
        )
        missed |= ratios[1] > MOST_PROCESSOR_TIME or apart > MOST_DIFFERENCE
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
