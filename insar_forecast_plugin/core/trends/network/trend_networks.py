# SPDX-License-Identifier: GPL-2.0-or-later
"""The networks: the paper's, and a residual one that also sees what the tests measured."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ...trend_classes import TREND_CLASSES
from .network_inputs import CHANNELS, FEATURES, STEPS


@dataclass(frozen=True)
class NetworkSize:
    """Size of the default network.

    Parameters
    ----------
    width
        Channels of the first block; the second has twice as many.
    blocks
        Residual blocks a stage.
    hidden
        Units of the dense layers.
    """

    width: int = 24
    blocks: int = 1
    hidden: int = 64


class ResidualNetwork(nn.Module):
    """Residual Conv1D over the series, joined by a dense branch over the features.

    The first convolution steps by 2 and the second stage by 2 again, which is where the speed comes from.
    """

    def __init__(self, size: NetworkSize | None = None, outputs: int = len(TREND_CLASSES)) -> None:
        super().__init__()
        size = size or NetworkSize()
        width = size.width
        self.stem = nn.Sequential(
            nn.Conv1d(CHANNELS - 1, width, 9, stride=2, padding=4), nn.BatchNorm1d(width), nn.ReLU()
        )
        stages: list[nn.Module] = [_ResidualBlock(width) for _ in range(size.blocks)]
        stages += [
            nn.Sequential(nn.Conv1d(width, 2 * width, 5, stride=2, padding=2), nn.BatchNorm1d(2 * width), nn.ReLU())
        ]
        stages += [_ResidualBlock(2 * width) for _ in range(size.blocks)]
        self.stages = nn.Sequential(*stages)
        self.scale_shift = nn.BatchNorm1d(len(FEATURES))
        self.dense = nn.Sequential(
            nn.Linear(4 * width + len(FEATURES), size.hidden),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(size.hidden, size.hidden),
            nn.ReLU(),
            nn.Linear(size.hidden, outputs),
        )

    def forward(self, series: Tensor, features: Tensor) -> Tensor:
        """Return logits (n, n_classes) from series (n, CHANNELS, STEPS) and features (n, n_features)."""
        shape = self.stages(self.stem(series[:, :-1]))  # (n, 2 width, STEPS / 4)
        pooled = torch.cat([shape.mean(dim=2), shape.amax(dim=2), self.scale_shift(features)], dim=1)
        return self.dense(pooled)


class _ResidualBlock(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(width, width, 5, padding=2, bias=False),
            nn.BatchNorm1d(width),
            nn.ReLU(),
            nn.Conv1d(width, width, 5, padding=2, bias=False),
            nn.BatchNorm1d(width),
        )

    def forward(self, series: Tensor) -> Tensor:
        return torch.relu(series + self.body(series))


class PaperTrendNetwork(nn.Module):
    """The network of Mirmazloumi et al. (2022), on the series alone (and where it was observed).

    Conv1D 138 filters of 5, ReLU, MaxPool 2; Conv1D 64 of 5, ReLU, MaxPool 2; a third layer with average pooling;
    dropout 0.4; a dense layer with LeakyReLU; softmax (in the loss). The paper does not give the third layer's size or
    the dense layer's: 32 filters of 5 and 64 units here.
    """

    def __init__(self, outputs: int = len(TREND_CLASSES)) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv1d(2, 138, 5),
            nn.ReLU(),
            nn.MaxPool1d(2),
            nn.Conv1d(138, 64, 5),
            nn.ReLU(),
            nn.MaxPool1d(2),
            nn.Conv1d(64, 32, 5),
            nn.ReLU(),
            nn.AvgPool1d(2),
            nn.Flatten(),
            nn.Dropout(0.4),
            nn.Linear(32 * (((STEPS - 4) // 2 - 4) // 2 // 2 - 2), 64),
            nn.LeakyReLU(),
            nn.Linear(64, outputs),
        )

    def forward(self, series: Tensor, features: Tensor) -> Tensor:  # noqa: ARG002 - one signature for both
        """Return logits (n, n_classes) from series (n, CHANNELS, STEPS); the features are not looked at."""
        return self.layers(series[:, -2:])


def make_network(preset: str, outputs: int = len(TREND_CLASSES)) -> nn.Module:
    """Return a new network of a preset, ``default`` or ``paper``, with an output a class."""
    return PaperTrendNetwork(outputs) if preset == "paper" else ResidualNetwork(outputs=outputs)
