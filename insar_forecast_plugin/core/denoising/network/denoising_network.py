# SPDX-License-Identifier: GPL-2.0-or-later
"""A convolutional auto-encoder with joined levels: a stack at its nodes in, displacement at the nodes out.

It is anchored: what it gives out are means in space and time of what is measured, weighed cell by cell, and a
correction. Where all weights are 0 it gives out no displacement.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from ..nodes import CHANNELS, NODES

WIDTHS = (32, 48, 64, 80, 96)
SHRINKS = 2 ** (len(WIDTHS) - 1)
"""Rows and columns must be multiples of this."""

_SPREADS = (0, 1, 2, 3)
"""Means in space: over 1, 2, 4 and 8 cells, powers of two."""
_FILTERS = 6
_CORRECTED = CHANNELS.index("corrected_0")


class DenoisingNetwork(nn.Module):
    """Levels of two convolutions, joined across; displacement and the logarithm of its error variance."""

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
        self.in_time = nn.Parameter(_means_in_time())
        self.last = nn.Conv2d(before, _FILTERS * len(_SPREADS) + 2 * NODES, 1)
        nn.init.zeros_(self.last.weight)
        nn.init.constant_(self.last.bias, 0.0)  # type: ignore[arg-type]

    def forward(self, layers: Tensor) -> tuple[Tensor, Tensor]:
        """Return displacement and log variance, each (n, NODES, rows, columns), of (n, len(CHANNELS), ...)."""
        kept: list[Tensor] = []
        state = layers
        for level, block in enumerate(self.down):
            if level:
                state = functional.avg_pool2d(state, 2)
            state = block(state)
            kept.append(state)
        for block, beside in zip(self.up, reversed(kept[:-1]), strict=True):
            state = functional.interpolate(state, scale_factor=2, mode="nearest")
            state = block(torch.cat([state, beside], dim=1))
        weights, correction, log_variance = self.last(state).split([_FILTERS * len(_SPREADS), NODES, NODES], dim=1)
        return self._means(layers, weights) + correction, log_variance

    def _means(self, layers: Tensor, weights: Tensor) -> Tensor:
        """Return the weighed means of what is measured, shape (n, NODES, rows, columns)."""
        measured = layers[:, _CORRECTED : _CORRECTED + NODES]
        total = torch.zeros_like(measured)
        for number, spread in enumerate(_SPREADS):
            some = weights[:, number * _FILTERS : (number + 1) * _FILTERS]
            mean = _spread(measured, spread)
            filters = self.in_time.reshape(_FILTERS * NODES, NODES, 1, 1)
            filtered = functional.conv2d(mean, filters).unflatten(1, (_FILTERS, NODES))
            total = total + (some[:, :, None] * filtered).sum(dim=1)
        return total


def _spread(layers: Tensor, spread: int) -> Tensor:
    """Average over squares of 2^spread cells, and interpolate back, shape of ``layers``."""
    if not spread:
        return layers
    coarse = functional.avg_pool2d(layers, 2**spread)
    return functional.interpolate(coarse, scale_factor=2**spread, mode="bilinear", align_corners=False)


def _means_in_time() -> Tensor:
    """Return the means in time to begin with: over more and more nodes, shape (_FILTERS, NODES, NODES)."""
    off = torch.arange(NODES)[:, None] - torch.arange(NODES)[None, :]
    widths = torch.logspace(-0.5, 1.0, _FILTERS)
    kernels = torch.exp(-0.5 * (off[None] / widths[:, None, None]) ** 2)
    return kernels / kernels.sum(dim=2, keepdim=True)


def _convolutions(before: int, width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, width, 3, padding=1),
        nn.BatchNorm2d(width),
        nn.ReLU(),
        nn.Conv2d(width, width, 3, padding=1),
        nn.BatchNorm2d(width),
        nn.ReLU(),
    )
