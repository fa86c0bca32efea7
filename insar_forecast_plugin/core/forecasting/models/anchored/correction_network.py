# SPDX-License-Identifier: GPL-2.0-or-later
"""The correcting network: what a linear forecast leaves, from the shape of the recent past around a point.

Convolutions over time find local shapes, an LSTM sums them up, and one small network, shared by all horizons, turns
the summary and the linear forecasts for a horizon into a correction. Its last layer starts at zero: untrained, the
network changes nothing. Pre-training on simulated fields teaches it what to look for; for a region, its last layer is
fitted anew to what the region's own anchor leaves (see ``correction.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

import numpy as np
import torch
from torch import nn

from .correction_inputs import CHANNELS, HORIZON_INPUTS, CorrectionInputs

_BATCH = 256
"""Points that pass through the network together: what they become on the way stays in a core's cache."""


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
        hidden, summary = self._states_in_parts(sequence, horizons)
        return torch.cat([hidden, summary[:, None, :].expand(-1, horizons.shape[1], -1)], dim=2)

    def weighted_states(self, sequence: torch.Tensor, horizons: torch.Tensor, layers: torch.Tensor) -> torch.Tensor:
        """Return the states times one layer a horizon, (batch, n_horizons), without laying the states out.

        Parameters
        ----------
        sequence, horizons
            As for :meth:`states`.
        layers
            (n_horizons, state_count).
        """
        hidden, summary = self._states_in_parts(sequence, horizons)
        of_horizon, of_past = layers.split([self.width, 2 * self.width], dim=1)
        return (hidden * of_horizon).sum(dim=2) + summary @ of_past.T

    def summary(self, local: torch.Tensor) -> torch.Tensor:
        """Return the summary of the past, (batch, 2 * width), from what the convolutions found.

        Parameters
        ----------
        local
            (batch, SHOWN_EPOCHS / 2, width).
        """
        along, _ = self.lstm(local)
        return torch.cat([along[:, -1], local.mean(dim=1)], dim=1)

    def forward(self, sequence: torch.Tensor, horizons: torch.Tensor) -> torch.Tensor:
        """Return the correction in units of the window's scale, (batch, n_horizons); see :meth:`states`."""
        return self.head[-1](self._states_in_parts(sequence, horizons)[0])[:, :, 0]

    def _states_in_parts(self, sequence: torch.Tensor, horizons: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return a horizon's own states, (batch, n_horizons, width), and those of all, (batch, 2 * width)."""
        summary = self.summary(self.convolutions(sequence).transpose(1, 2))
        # The summary is the same at all horizons, so its part of the head's first layer is computed once.
        first: nn.Linear = self.head[0]  # type: ignore[assignment]
        past, ahead = first.weight.split([2 * self.width, HORIZON_INPUTS], dim=1)
        hidden = self.head[1:-1]((summary @ past.T)[:, None, :] + nn.functional.linear(horizons, ahead, first.bias))
        return hidden, summary


def network_states(
    network: CorrectionNetwork, inputs: CorrectionInputs, pool: Executor | None = None
) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield blocks of points and their states in mm, float32, shape (n_block, n_horizons, state_count)."""
    for block, states in _in_blocks(network, inputs, network.states, pool):
        yield block, states * inputs.scale[block, None, None]


def weighted_network_states(
    network: CorrectionNetwork, inputs: CorrectionInputs, layers: np.ndarray, pool: Executor | None = None
) -> np.ndarray:
    """Return the states in mm times one layer a horizon, float32, shape (n_points, n_horizons).

    Parameters
    ----------
    layers
        float32, shape (n_horizons, state_count).
    pool
        Threads that compute blocks of points; None makes some.
    """
    weights = torch.from_numpy(layers).to(next(network.parameters()).device)
    products = np.empty(inputs.horizons.shape[:2], np.float32)
    for block, product in _in_blocks(network, inputs, partial(network.weighted_states, layers=weights), pool):
        products[block] = product * inputs.scale[block, None]
    return products


def _in_blocks(
    network: CorrectionNetwork,
    inputs: CorrectionInputs,
    apply: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    pool: Executor | None,
) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield blocks of points and what is made of their sequences and horizons, in order."""
    network.eval()
    device = next(network.parameters()).device

    @torch.no_grad()
    def made(block: slice) -> np.ndarray:
        sequence, horizons = (torch.from_numpy(part[block]).to(device) for part in (inputs.sequence, inputs.horizons))
        return apply(sequence, horizons).cpu().numpy()

    blocks = [slice(start, start + _BATCH) for start in range(0, len(inputs.scale), _BATCH)]
    if device.type != "cpu":
        yield from ((block, made(block)) for block in blocks)
        return
    # A thread computes a whole block. Threads that share every small step would wait for one another at each, on a busy
    # computer for most of the time, and their number would decide how sums are rounded.
    before = torch.get_num_threads()
    threads = min(before, len(blocks))
    torch.set_num_threads(1)
    try:
        if pool is not None:
            yield from zip(blocks, pool.map(made, blocks), strict=True)
        elif threads == 1:
            yield from ((block, made(block)) for block in blocks)
        else:
            with ThreadPoolExecutor(threads) as own:
                yield from zip(blocks, own.map(made, blocks), strict=True)
    finally:
        torch.set_num_threads(before)
