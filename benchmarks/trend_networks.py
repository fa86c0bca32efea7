# SPDX-License-Identifier: GPL-2.0-or-later
"""Which classifier serves trend classes best: the paper's network, residual networks, InceptionTime, MiniRocket.

Run ``python benchmarks/trend_networks.py``. All learn from the same simulated series (any length and calendar, with
gaps), have the pass chosen on the same validation series, and are compared on these: the choice of the default
was made here, so this table is no measure of accuracy (``trend_accuracy.py`` is).
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import RidgeClassifierCV
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.network.network_inputs import CHANNELS, FEATURES, STEPS
from insar_forecast_plugin.core.trends.network.training_set import NetworkSamples, simulated_samples
from insar_forecast_plugin.core.trends.network.trend_networks import make_network
from insar_forecast_plugin.core.trends.network.trend_training import evaluate, train_network

_DILATIONS = (1, 2, 4, 8, 15)
_BIASES = 5


class WithoutFeatures(nn.Module):
    """The default network with the features held at zero."""

    def __init__(self) -> None:
        super().__init__()
        self.network = TrainableNetwork(make_network("default"))

    def forward(self, series: Tensor, features: Tensor) -> Tensor:
        """Return logits (n, 5)."""
        return self.network(series, torch.zeros_like(features))


class FeaturesAlone(nn.Module):
    """Dense layers over the features."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.BatchNorm1d(len(FEATURES)),
            nn.Linear(len(FEATURES), 128),
            nn.ReLU(),
            nn.Linear(128, 128),
            nn.ReLU(),
            nn.Linear(128, len(TREND_CLASSES)),
        )

    def forward(self, series: Tensor, features: Tensor) -> Tensor:  # noqa: ARG002 - one signature for all
        """Return logits (n, 5)."""
        return self.layers(features)


class InceptionNetwork(nn.Module):
    """A small InceptionTime (Ismail Fawaz et al. 2020): two modules of parallel kernels, global average, features."""

    def __init__(self, width: int = 12) -> None:
        super().__init__()
        self.first = nn.ModuleList(_kernels(CHANNELS, width))
        self.second = nn.ModuleList(_kernels(4 * width, width))
        self.norms = nn.ModuleList(
            [nn.BatchNorm1d(4 * width), nn.BatchNorm1d(4 * width), nn.BatchNorm1d(len(FEATURES))]
        )
        self.dense = nn.Sequential(
            nn.Linear(4 * width + len(FEATURES), 64), nn.ReLU(), nn.Linear(64, len(TREND_CLASSES))
        )

    def forward(self, series: Tensor, features: Tensor) -> Tensor:
        """Return logits (n, 5)."""
        shape = torch.relu(self.norms[0](torch.cat([kernel(series) for kernel in self.first], dim=1)))
        shape = torch.relu(self.norms[1](torch.cat([kernel(shape) for kernel in self.second], dim=1)))
        return self.dense(torch.cat([shape.mean(dim=2), self.norms[2](features)], dim=1))


def _kernels(inputs: int, width: int) -> list[nn.Module]:
    return [nn.Conv1d(inputs, width, size, padding=size // 2) for size in (1, 9, 19, 39)]


def rocket_features(samples: NetworkSamples, biases: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return MiniRocket features (Dempster et al. 2021) of the first channel, and the biases they used.

    The 84 kernels of length 9 with three weights of 2 and six of -1, at five dilations; the share of positive values
    after a bias, which is a quantile of the responses of a few training series.
    """
    places = np.array([(a, b, c) for a in range(9) for b in range(a + 1, 9) for c in range(b + 1, 9)])
    kernels = -np.ones((len(places), 1, 9), dtype=np.float32)
    np.put_along_axis(kernels[:, 0], places, 2.0, axis=1)
    weights = torch.from_numpy(kernels)
    series = torch.from_numpy(samples.channels[:, :1])
    quantiles = torch.linspace(0.1, 0.9, _BIASES)
    chosen = [] if biases is None else [torch.from_numpy(one) for one in biases]
    parts = []
    for number, dilation in enumerate(_DILATIONS):
        if biases is None:
            few = nn.functional.conv1d(series[:200], weights, padding=4 * dilation, dilation=dilation)
            chosen.append(torch.quantile(few.transpose(0, 1).reshape(len(places), -1)[:, ::7], quantiles, dim=1).T)
        shares = []
        for start in range(0, len(series), 500):
            response = nn.functional.conv1d(
                series[start : start + 500], weights, padding=4 * dilation, dilation=dilation
            )
            shares.append((response[..., None] > chosen[number][:, None, :]).float().mean(dim=2).flatten(1))
        parts.append(torch.cat(shares))
    return torch.cat(parts, dim=1).numpy(), torch.stack(chosen).numpy()


def rate(network: nn.Module) -> float:
    """Return series a second of the network alone, on one thread."""
    series, features = torch.zeros(128, CHANNELS, STEPS), torch.zeros(128, len(FEATURES))
    with torch.inference_mode():
        network(series, features)
        start = time.perf_counter()
        for _ in range(20):
            network(series, features)
    return 20 * 128 / (time.perf_counter() - start)


def main() -> int:
    """Train, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-class", type=int, default=4000)
    parser.add_argument("--passes", type=int, default=8)
    options = parser.parse_args()
    torch.set_num_threads(1)
    learnt = simulated_samples(1, options.per_class, Silent())
    validation = simulated_samples(901, 1000, Silent())
    print(f"{len(learnt)} simulated training series, {len(validation)} validation series, {options.passes} passes")
    print(f"{'':<44} accuracy   weights  series/s (one core)")
    makers = {
        "paper's network": partial(TrainableNetwork, make_network("paper")),
        "residual, without the tests' features": WithoutFeatures,
        "InceptionTime, small, with features": InceptionNetwork,
        "features alone": FeaturesAlone,
        "residual with features (default)": partial(TrainableNetwork, make_network("default")),
    }
    for name, maker in makers.items():
        trained = train_network(maker, learnt, validation, passes=options.passes, seed=0, progress=Silent())
        logits, labels = evaluate(trained.network, validation)
        accuracy = float((logits.argmax(dim=1) == labels).float().mean())
        count = sum(one.numel() for one in trained.network.parameters())
        print(f"{name:<44} {accuracy:8.4f}  {count:8d}  {rate(trained.network):9.0f}", flush=True)
    for name, with_table in (("MiniRocket + ridge", False), ("MiniRocket + ridge, with features", True)):
        table, biases = rocket_features(learnt)
        tested, _ = rocket_features(validation, biases)
        if with_table:
            table, tested = np.hstack([table, learnt.features]), np.hstack([tested, validation.features])
        spread = table.std(axis=0) + 1e-6
        ridge = RidgeClassifierCV(alphas=np.logspace(0, 4, 5)).fit(table / spread, learnt.labels)
        accuracy = float((ridge.predict(tested / spread) == validation.labels).mean())
        print(f"{name:<44} {accuracy:8.4f}  {ridge.coef_.size:8d}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
