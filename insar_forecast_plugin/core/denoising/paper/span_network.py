# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of Rouet-Leduc et al. 2021 (Nature Communications): nine acquisitions in, what they accumulate out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

SPAN = 9
"""Acquisitions that the network looks at together."""

_WIDTH = 16


class SpanNetwork(nn.Module):
    """Convolutions in space and time that are pooled over time only, then convolutions in space."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            *_step(2, _WIDTH),
            *_step(_WIDTH, _WIDTH),
            nn.MaxPool3d((3, 1, 1)),
            *_step(_WIDTH, 2 * _WIDTH),
            *_step(2 * _WIDTH, 2 * _WIDTH),
            nn.MaxPool3d((3, 1, 1)),
        )
        self.decoder = nn.Sequential(
            nn.Conv2d(2 * _WIDTH, 2 * _WIDTH, 5, padding=2),
            nn.ReLU(),
            nn.Conv2d(2 * _WIDTH, _WIDTH, 5, padding=2),
            nn.ReLU(),
            nn.Conv2d(_WIDTH, 1, 5, padding=2),
        )

    def forward(self, frames: Tensor, heights: Tensor) -> Tensor:
        """Return what a span accumulates, shape (n, rows, columns).

        Parameters
        ----------
        frames
            Displacement since the first frame, shape (n, SPAN, rows, columns).
        heights
            Shape (n, rows, columns).
        """
        beside = heights[:, None].expand_as(frames)
        encoded = self.encoder(torch.stack([frames, beside], dim=1))
        return self.decoder(encoded[:, :, 0])[:, 0]


def _step(before: int, after: int) -> tuple[nn.Module, ...]:
    return nn.Conv3d(before, after, 3, padding=1), nn.BatchNorm3d(after), nn.ReLU()
