# SPDX-License-Identifier: GPL-2.0-or-later
"""The CNN-LSTM of arXiv 2509.18176, arranged so that each frame is encoded once.

Three blocks of convolution 3 x 3 (32, 64, 128 channels) + ReLU + max pooling 2 turn a map into 128 x side/8 x side/8
features, which an LSTM of hidden size 50 reads one frame a step; its last state gives the maps of all horizons through
a linear layer.

An LSTM multiplies every frame of every window by the same input matrix. That product depends on the frame alone, so it
is taken once a frame: windows then slide over vectors of 200 numbers instead of 131 072, and cost next to nothing. The
function of the network is unchanged.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import nn
from torch.nn import functional

CHANNELS = (32, 64, 128)
HIDDEN = 50
REDUCTION = 2 ** len(CHANNELS)
"""Side of the square that becomes one feature cell."""


class CnnLstm(nn.Module):
    """Maps of displacement in, maps of all horizons out.

    Parameters
    ----------
    side
        Rows and columns of the square frames, a multiple of 8.
    cells
        Cells that are forecast: those of the grid that hold a value. The others would never receive a gradient.
    horizon
        Number of maps ahead.

    Notes
    -----
    ``torch.nn.LSTM`` would start its input matrix with the spread that suits the hidden size, which saturates every
    gate when 131 072 numbers come in. Here it starts with the spread that suits its own width, and the convolutions
    with that of He et al. (2015), so that the gates' inputs vary by about one. The last layer starts at zero: the
    untrained network forecasts the offset that the scaling takes away.
    """

    def __init__(self, *, side: int, cells: int, horizon: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        if side % REDUCTION:
            raise ValueError(f"side must be a multiple of {REDUCTION}, got {side}")
        self.side = side
        self.hidden = hidden
        inputs = (1, *CHANNELS[:-1])
        convolutions = [
            nn.Conv2d(before, after, kernel_size=3, padding=1) for before, after in zip(inputs, CHANNELS, strict=True)
        ]
        self.convolutions = nn.ModuleList(convolutions)
        self.input_projection = nn.Linear(CHANNELS[-1] * (side // REDUCTION) ** 2, 4 * hidden)
        self.recurrence = nn.Linear(hidden, 4 * hidden, bias=False)
        self.heads = nn.ModuleList(nn.Linear(hidden, cells) for _ in range(horizon))
        for convolution in convolutions:
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            nn.init.zeros_(cast("torch.Tensor", convolution.bias))
        nn.init.normal_(self.input_projection.weight, std=self.input_projection.in_features**-0.5)
        nn.init.zeros_(self.input_projection.bias)
        for parameter in self.heads.parameters():
            nn.init.zeros_(parameter)
        self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def project(self, frames: torch.Tensor, *, half_precision: bool = False) -> torch.Tensor:
        """Encode frames and multiply them by the LSTM's input matrix.

        Parameters
        ----------
        frames
            Scaled maps, shape (n_frames, 1, side, side).
        half_precision
            Convolve in bfloat16; the weights and everything after stay float32.

        Returns
        -------
        Shape (n_frames, 4 x hidden).
        """
        maps = frames.contiguous(memory_format=torch.channels_last)
        with torch.autocast(frames.device.type, dtype=torch.bfloat16, enabled=half_precision):
            for convolution in self.convolutions:
                # The largest value stays the largest under ReLU; pooling first leaves it a quarter of the work.
                maps = functional.relu(functional.max_pool2d(convolution(maps), 2))
        # (n_frames, 128, side/8, side/8) in channels-last order is (n_frames, side/8, side/8, 128) without a copy
        return self.input_projection(maps.permute(0, 2, 3, 1).flatten(1).float())

    def read_windows(self, projected: torch.Tensor, lookback: int) -> torch.Tensor:
        """Run the LSTM over every window of ``lookback`` frames and return its last state.

        Parameters
        ----------
        projected
            Projected frames in order of time, shape (n_frames, 4 x hidden).

        Returns
        -------
        Shape (n_frames - lookback + 1, hidden); row i belongs to the window that ends with frame i + lookback - 1.
        """
        count = len(projected) - lookback + 1
        state = projected.new_zeros(count, self.hidden)
        memory = projected.new_zeros(count, self.hidden)
        for step in range(lookback):
            gates = projected[step : step + count] + self.recurrence(state)
            enter, keep, value, leave = gates.chunk(4, dim=1)
            memory = torch.sigmoid(keep) * memory + torch.sigmoid(enter) * torch.tanh(value)
            state = torch.sigmoid(leave) * torch.tanh(memory)
        return state

    def forward(self, frames: torch.Tensor) -> torch.Tensor:
        """Forecast from one window.

        Parameters
        ----------
        frames
            Scaled maps, shape (lookback, 1, side, side).

        Returns
        -------
        Scaled values, shape (horizon, cells).
        """
        state = self.read_windows(self.project(frames), len(frames))
        return torch.stack([head(state)[0] for head in self.heads])
