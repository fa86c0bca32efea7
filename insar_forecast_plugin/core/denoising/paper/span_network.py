# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of Rouet-Leduc et al. 2021 (Nature Communications): nine acquisitions in, what they accumulate out."""

from __future__ import annotations

from typing import Any

from ...networks.layers import Layers, Network

SPAN = 9
"""Acquisitions that the network looks at together."""

_WIDTH = 16
_STEPS = ((0, 2, _WIDTH), (3, _WIDTH, _WIDTH), (7, _WIDTH, 2 * _WIDTH), (10, 2 * _WIDTH, 2 * _WIDTH))
"""Convolutions of the encoder: number of the layer, channels before and after."""


def _span_network(layers: Layers, cube: Any) -> Any:
    """Return what a span accumulates, (n, rows, columns): convolutions pooled over time only, then some in space.

    ``cube`` is (n, 2, SPAN, rows, columns): displacement since the first frame, and the height in every frame.
    """
    for number, before, after in _STEPS:
        cube = layers.convolution(f"encoder.{number}", cube, (before, after), (3, 3, 3), padding=1)
        cube = layers.relu(layers.normalisation(f"encoder.{number + 1}", cube, after))
        if number in (3, 10):
            cube = layers.largest_of(cube, (3, 1, 1), (3, 1, 1))
    state = layers.only(cube, 2)
    for number, before, after in ((0, 2 * _WIDTH, 2 * _WIDTH), (2, 2 * _WIDTH, _WIDTH)):
        state = layers.relu(layers.convolution(f"decoder.{number}", state, (before, after), (5, 5), padding=2))
    return layers.only(layers.convolution("decoder.4", state, (_WIDTH, 1), (5, 5), padding=2), 1)


SPAN_NETWORK = Network(_span_network, ((1, 2, SPAN, 1, 1),))
