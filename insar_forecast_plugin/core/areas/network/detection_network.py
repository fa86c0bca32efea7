# SPDX-License-Identifier: GPL-2.0-or-later
"""A small U-Net (Ronneberger et al. 2015, MICCAI): cells of a velocity field in, a logit a cell out."""

from __future__ import annotations

from typing import Any

from ...networks.joined_levels import joined_levels
from ...networks.layers import Layers, Network
from .detection_inputs import CHANNELS

WIDTHS = (16, 32, 48, 64)
SHRINKS = 2 ** (len(WIDTHS) - 1)
"""Rows and columns must be multiples of this."""


def u_net(layers: Layers, channels: Any) -> Any:
    """Return logits, (n, rows, columns), of channels, (n, len(CHANNELS), rows, columns).

    Four levels of two convolutions, joined across.
    """
    state = joined_levels(layers, channels, len(CHANNELS), WIDTHS)
    return layers.only(layers.convolution("last", state, (WIDTHS[0], 1), (1, 1)), 1)


DETECTION_NETWORK = Network(u_net, ((1, len(CHANNELS), SHRINKS, SHRINKS),))
