# SPDX-License-Identifier: GPL-2.0-or-later
"""A small U-Net (Ronneberger et al. 2015, MICCAI): cells of a velocity field in, a logit a cell out."""

from __future__ import annotations

from typing import Any

from ...networks.layers import Layers, Network
from .detection_inputs import CHANNELS

WIDTHS = (16, 32, 48, 64)
SHRINKS = 2 ** (len(WIDTHS) - 1)
"""Rows and columns must be multiples of this."""


def u_net(layers: Layers, channels: Any) -> Any:
    """Return logits, (n, rows, columns), of channels, (n, len(CHANNELS), rows, columns).

    Four levels of two convolutions, joined across.
    """
    kept: list[Any] = []
    state, before = channels, len(CHANNELS)
    for level, width in enumerate(WIDTHS):
        state = _convolutions(layers, f"down.{level}", layers.mean_of(state, (2, 2)) if level else state, before, width)
        kept.append(state)
        before = width
    for level, (width, beside) in enumerate(zip(WIDTHS[-2::-1], kept[-2::-1], strict=True)):
        state = layers.joined([layers.enlarged(state, (2, 2)), beside])
        state = _convolutions(layers, f"up.{level}", state, before + width, width)
        before = width
    return layers.only(layers.convolution("last", state, (before, 1), (1, 1)), 1)


DETECTION_NETWORK = Network(u_net, ((1, len(CHANNELS), SHRINKS, SHRINKS),))


def _convolutions(layers: Layers, name: str, values: Any, before: int, width: int) -> Any:
    for number, inputs in ((0, before), (3, width)):
        values = layers.convolution(f"{name}.{number}", values, (inputs, width), (3, 3), padding=1)
        values = layers.relu(layers.normalisation(f"{name}.{number + 1}", values, width))
    return values
