# SPDX-License-Identifier: GPL-2.0-or-later
"""Training of the paper's network: windows split in time, one optimiser step a pass over all frames.

Every window of the series takes part in every pass, and all share one encoding of the frames; so a pass gives one
gradient, that of the mean squared error over all windows, horizons and known cells, and one step of AdamW. Early
stopping looks at targets later than any that is trained on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import torch

from ....progress import Part, Progress
from .frame_encoding import CELLS_AT_ONCE, carry_back, encode
from .paper_network import CnnLstm

_INPUTS_AT_FULL_RATE = 16


@dataclass(frozen=True)
class TrainingSettings:
    """How the network is trained.

    Parameters
    ----------
    passes
        Most passes over the series.
    learning_rate
        Of AdamW.
    patience
        Passes without a smaller loss on the stopping span after which training ends.
    """

    passes: int
    learning_rate: float = 1e-3
    patience: int = 10


@dataclass(frozen=True)
class Frames:
    """A series of scaled maps and what is to be forecast of it.

    Parameters
    ----------
    maps
        Input frames, padded to a square, without NaN, shape (n_epochs, 1, side, side).
    targets
        The cells that are forecast, shape (n_epochs, cells); where ``known`` is False the value is 0.
    known
        Where a target was observed, bool, shape (n_epochs, cells).
    lookback
        Frames of a window.
    training_end
        Targets of epochs before this one are trained on, the later ones decide when to stop.
    """

    maps: torch.Tensor
    targets: torch.Tensor
    known: torch.Tensor
    lookback: int
    training_end: int

    def span(self, horizon: int, first: int, stop: int) -> tuple[slice, slice]:
        """Return the windows (rows of the LSTM's last state) and the epochs of their targets within [first, stop).

        ``horizon`` counts from 1: a window's target lies so many epochs after its last frame.
        """
        earliest = max(first, self.lookback - 1 + horizon)
        shift = self.lookback - 1 + horizon
        stop = max(stop, earliest)
        return slice(earliest - shift, stop - shift), slice(earliest, stop)


def squared_error(
    network: CnnLstm, state: torch.Tensor, frames: Frames, first: int, stop: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the mean squared error over the known targets of epochs [first, stop), and its gradient at ``state``.

    Where gradients are enabled, those of the last layers are added to their parameters. One horizon is in memory at a
    time: its targets are a slice of the series, so no window is ever copied.

    Parameters
    ----------
    state
        The LSTM's last state of every window, shape (n_windows, hidden).
    """
    horizons = range(1, len(network.heads) + 1)
    count = sum(int(frames.known[frames.span(h, first, stop)[1]].sum()) for h in horizons)
    leaf = state.detach().requires_grad_(torch.is_grad_enabled())
    total = state.new_zeros(())
    for h in horizons:
        windows, epochs = frames.span(h, first, stop)
        if windows.start == windows.stop:
            continue
        error = (network.heads[h - 1](leaf[windows]) - frames.targets[epochs]) * frames.known[epochs]
        part = error.square().sum() / max(count, 1)
        if torch.is_grad_enabled():
            part.backward()
        total += part.detach()
    gradient = leaf.grad if leaf.grad is not None else torch.zeros_like(leaf)
    return total, gradient


def gradients_of_pass(
    network: CnnLstm,
    frames: Frames,
    *,
    half_precision: bool,
    progress: Progress,
    text: str = "",
    cells_at_once: int = CELLS_AT_ONCE,
) -> tuple[float, float]:
    """Make one pass over all windows: afterwards every parameter holds the gradient of the training loss.

    Returns
    -------
    Mean squared error (scaled units) of the network on the training and on the stopping span.
    """
    network.zero_grad(set_to_none=True)
    projected = encode(
        network,
        frames.maps,
        half_precision=half_precision,
        told=lambda f: progress(0.3 * f, text),
        cells_at_once=cells_at_once,
    )
    with torch.no_grad():
        state = network.read_windows(projected, frames.lookback)
        stopping, _ = squared_error(network, state, frames, frames.training_end, len(frames.maps))
    # The last frame with a target of the training span ahead is the one before that span's last.
    learning = frames.training_end - 1
    leaf = projected[:learning].requires_grad_(True)
    state = network.read_windows(leaf, frames.lookback)
    training, gradient = squared_error(network, state, frames, 0, frames.training_end)
    state.backward(gradient)
    carry_back(
        network,
        frames.maps[:learning],
        cast("torch.Tensor", leaf.grad),
        half_precision=half_precision,
        told=lambda f: progress(0.3 + 0.7 * f, text),
        cells_at_once=cells_at_once,
    )
    return float(training), float(stopping)


def train(
    network: CnnLstm, frames: Frames, settings: TrainingSettings, *, half_precision: bool, progress: Progress
) -> tuple[list[float], list[float]]:
    """Train until the loss on the stopping span no longer falls, and leave the best state in the network.

    Returns
    -------
    Mean squared error (scaled units) of each pass on the training and on the stopping span, each of the network as it
    was before the pass's step.
    """
    optimiser = adamw(network, settings.learning_rate)
    training: list[float] = []
    stopping: list[float] = []
    best: dict[str, torch.Tensor] = {}
    text = f"Training pass 1 of {settings.passes}"
    began = time.monotonic()
    for number in range(settings.passes):
        share = Part(progress, number / settings.passes, (number + 1) / settings.passes)
        now, later = gradients_of_pass(network, frames, half_precision=half_precision, progress=share, text=text)
        training.append(now)
        stopping.append(later)
        if later <= min(stopping):
            best = {name: value.detach().clone() for name, value in network.state_dict().items()}
        if number - stopping.index(min(stopping)) >= settings.patience:
            break
        optimiser.step()
        left = (time.monotonic() - began) / (number + 1) * (settings.passes - number - 1)
        text = (
            f"Training pass {number + 2} of {settings.passes}, loss {now:.4g} (early-stopping period {later:.4g}), "
            f"at most {left:.0f} s left"
        )
    network.load_state_dict(best)
    return training, stopping


def adamw(network: CnnLstm, learning_rate: float) -> torch.optim.AdamW:
    """Return the optimiser of the paper, with a smaller rate for the LSTM's input matrix.

    AdamW moves every weight by about the rate at each step, whatever the gradient's size. The moves of 131 072 weights
    that meet in one gate add up: at 1e-3 the first steps saturate all gates and the network forecasts one map for ever
    (seen: the spread of its state over windows falls to 0). A rate in inverse proportion to the inputs keeps the moves
    of a gate as small as elsewhere (Yang et al. 2022, Tensor Programs V, table 3).
    """
    wide = list(network.input_projection.parameters())
    others = [parameter for parameter in network.parameters() if all(parameter is not one for one in wide)]
    rate = learning_rate * min(1.0, _INPUTS_AT_FULL_RATE / network.input_projection.in_features)
    groups: list[dict[str, Any]] = [{"params": others}, {"params": wide, "lr": rate}]
    return torch.optim.AdamW(groups, lr=learning_rate, fused=True)


def affordable_passes(frames: int, side: int) -> int:
    """Return how many passes are made where nobody says: 40 over 150 frames of 256 x 256, a few minutes on two cores.

    Smaller series get more, up to 400, since one step a pass is slow to learn.
    """
    return int(np.clip(40 * (150 * 256**2) / (frames * side**2), 20, 400))
