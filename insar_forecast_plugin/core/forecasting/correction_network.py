# SPDX-License-Identifier: GPL-2.0-or-later
"""The correcting network: what a linear forecast leaves, from the shape of the recent past around a point.

Convolutions over time find local shapes, an LSTM sums them up, and one small network, shared by all horizons, turns
the summary and the linear forecasts for a horizon into a correction. Its last layer starts at zero: untrained, the
network changes nothing. Pre-training on simulated fields teaches it what to look for; for a region, its last layer is
fitted anew to what the region's own anchor leaves (see ``correction.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn

from .correction_inputs import CHANNELS, HORIZON_INPUTS, CorrectionInputs

_BATCH = 4096


class CorrectionNetwork(nn.Module):
    """Conv1d, LSTM, and a head shared by all horizons.

    Parameters
    ----------
    width
        Channels of the convolutions, size of the LSTM's state and of the head.
    """

    def __init__(self, width: int = 48) -> None:
        super().__init__()
        self.width = width
        self.convolutions = nn.Sequential(
            nn.Conv1d(CHANNELS, width, 5, padding=2),
            nn.GELU(),
            nn.Conv1d(width, width, 3, stride=2, padding=1),
            nn.GELU(),
        )
        self.lstm = nn.LSTM(width, width, batch_first=True)
        self.head = nn.Sequential(
            nn.Linear(2 * width + HORIZON_INPUTS, 2 * width),
            nn.GELU(),
            nn.Linear(2 * width, width),
            nn.GELU(),
            nn.Linear(width, 1),
        )
        nn.init.zeros_(self.head[-1].weight)  # type: ignore[arg-type]
        nn.init.zeros_(self.head[-1].bias)  # type: ignore[arg-type]

    @property
    def state_count(self) -> int:
        """Number of features that :meth:`states` gives for a horizon."""
        return 3 * self.width

    def states(self, sequence: torch.Tensor, horizons: torch.Tensor) -> torch.Tensor:
        """Return what the network makes of a window before its last layer, and its summary of the past.

        Parameters
        ----------
        sequence
            (batch, CHANNELS, SHOWN_EPOCHS).
        horizons
            (batch, n_horizons, HORIZON_INPUTS).

        Returns
        -------
        (batch, n_horizons, state_count).
        """
        local = self.convolutions(sequence).transpose(1, 2)  # (batch, epochs / 2, width)
        along, _ = self.lstm(local)
        summary = torch.cat([along[:, -1], local.mean(dim=1)], dim=1)
        # The summary is the same at all horizons, so its part of the head's first layer is computed once.
        first: nn.Linear = self.head[0]  # type: ignore[assignment]
        past, ahead = first.weight.split([2 * self.width, HORIZON_INPUTS], dim=1)
        hidden = self.head[1:-1]((summary @ past.T)[:, None, :] + nn.functional.linear(horizons, ahead, first.bias))
        return torch.cat([hidden, summary[:, None, :].expand(-1, horizons.shape[1], -1)], dim=2)

    def forward(self, sequence: torch.Tensor, horizons: torch.Tensor) -> torch.Tensor:
        """Return the correction in units of the window's scale, (batch, n_horizons); see :meth:`states`."""
        return self.head[-1](self.states(sequence, horizons)[:, :, : self.width])[:, :, 0]


@torch.no_grad()
def network_states(network: CorrectionNetwork, inputs: CorrectionInputs) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield blocks of points and their states in mm, float32, shape (n_block, n_horizons, state_count)."""
    network.eval()
    device = next(network.parameters()).device
    for start in range(0, len(inputs.scale), _BATCH):
        block = slice(start, start + _BATCH)
        sequence = torch.from_numpy(inputs.sequence[block]).to(device)
        horizons = torch.from_numpy(inputs.horizons[block]).to(device)
        states = network.states(sequence, horizons).cpu().numpy()
        yield block, states * inputs.scale[block, None, None]
