# SPDX-License-Identifier: GPL-2.0-or-later
"""Encoding of a whole series of frames, and the way back, in bounded memory.

The activations of 300 frames of 256 x 256 are 9 GB in float32. They are not kept: frames go forward a few at a time
without a graph, the gradient at their 200 projected numbers is found, and each few go forward again, this time with a
graph, to carry it back. That is one more forward pass, and it needs memory for the few frames only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch

from .paper_network import CnnLstm

CELLS_AT_ONCE = 16 * 256 * 256
"""Cells of the frames that pass through the network together: about 0.3 GB of activations in bfloat16."""


def _blocks(count: int, side: int, cells: int) -> Iterator[slice]:
    size = max(1, cells // side**2)
    return (slice(start, min(start + size, count)) for start in range(0, count, size))


@torch.no_grad()
def encode(
    network: CnnLstm,
    frames: torch.Tensor,
    *,
    half_precision: bool,
    told: Callable[[float], None],
    cells_at_once: int = CELLS_AT_ONCE,
) -> torch.Tensor:
    """Project all frames, shape (n_frames, 1, side, side), to (n_frames, 4 x hidden), without a graph.

    ``told`` receives the share that is done.
    """
    parts = []
    for block in _blocks(len(frames), network.side, cells_at_once):
        parts.append(network.project(frames[block], half_precision=half_precision))
        told(block.stop / len(frames))
    return torch.cat(parts)


def carry_back(
    network: CnnLstm,
    frames: torch.Tensor,
    gradient: torch.Tensor,
    *,
    half_precision: bool,
    told: Callable[[float], None],
    cells_at_once: int = CELLS_AT_ONCE,
) -> None:
    """Add to the encoder's gradients what the loss's gradient at the projected frames brings.

    Parameters
    ----------
    gradient
        Gradient of the loss with respect to :func:`encode`'s result, shape (n_frames, 4 x hidden).
    """
    for block in _blocks(len(frames), network.side, cells_at_once):
        network.project(frames[block], half_precision=half_precision).backward(gradient[block])
        told(block.stop / len(frames))
