# SPDX-License-Identifier: GPL-2.0-or-later
"""A small U-Net (Ronneberger et al. 2015, MICCAI): cells of a velocity field in, a logit a cell out."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .detection_inputs import CHANNELS

WIDTHS = (16, 32, 48, 64)
SHRINKS = 2 ** (len(WIDTHS) - 1)
"""Rows and columns must be multiples of this."""


class DetectionNetwork(nn.Module):
    """Four levels of two convolutions, joined across."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.ModuleList()
        before = len(CHANNELS)
        for width in WIDTHS:
            self.down.append(_convolutions(before, width))
            before = width
        self.up = nn.ModuleList()
        for width in reversed(WIDTHS[:-1]):
            self.up.append(_convolutions(before + width, width))
            before = width
        self.last = nn.Conv2d(before, 1, 1)

    def forward(self, channels: Tensor) -> Tensor:
        """Return logits, shape (n, rows, columns), of channels, shape (n, len(CHANNELS), rows, columns)."""
        kept: list[Tensor] = []
        state = channels
        for level, block in enumerate(self.down):
            if level:
                state = functional.avg_pool2d(state, 2)
            state = block(state)
            kept.append(state)
        for block, beside in zip(self.up, reversed(kept[:-1]), strict=True):
            state = functional.interpolate(state, scale_factor=2, mode="nearest")
            state = block(torch.cat([state, beside], dim=1))
        return self.last(state)[:, 0]


def _convolutions(before: int, width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, width, 3, padding=1),
        nn.BatchNorm2d(width),
        nn.ReLU(),
        nn.Conv2d(width, width, 3, padding=1),
        nn.BatchNorm2d(width),
        nn.ReLU(),
    )
