# SPDX-License-Identifier: GPL-2.0-or-later
"""A convolutional auto-encoder with joined levels: a stack at its nodes in, displacement at the nodes out.

It is anchored: what it gives out are means in space and time of what is measured, weighed cell by cell, and a
correction. Where all weights are 0 it gives out no displacement.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...networks.joined_levels import joined_levels
from ...networks.layers import Layers, Network
from ..nodes import CHANNELS, NODES

WIDTHS = (32, 48, 64, 80, 96)
SHRINKS = 2 ** (len(WIDTHS) - 1)
"""Rows and columns must be multiples of this."""

_SPREADS = (0, 1, 2, 3)
"""Means in space: over 1, 2, 4 and 8 cells, powers of two."""
FILTERS = 6
"""Means in time."""
_CORRECTED = CHANNELS.index("corrected_0")


def _auto_encoder(layers: Layers, stack: Any) -> tuple[Any, Any]:
    """Return displacement and the logarithm of its error variance, each (n, NODES, rows, columns).

    ``stack`` is (n, len(CHANNELS), rows, columns). Levels of two convolutions are joined across.
    """
    state = joined_levels(layers, stack, len(CHANNELS), WIDTHS)
    weights = FILTERS * len(_SPREADS)
    made = layers.convolution("last", state, (WIDTHS[0], weights + 2 * NODES), (1, 1))
    correction = layers.channels(made, weights, weights + NODES)
    measured = layers.channels(stack, _CORRECTED, _CORRECTED + NODES)
    found = layers.sum(_means(layers, measured, layers.channels(made, 0, weights)), correction)
    return found, layers.channels(made, weights + NODES, None)


DENOISING_NETWORK = Network(_auto_encoder, ((1, len(CHANNELS), SHRINKS, SHRINKS),))


def _means(layers: Layers, measured: Any, weights: Any) -> Any:
    """Return the weighed means of what is measured, shape (n, NODES, rows, columns)."""
    total = None
    for number, spread in enumerate(_SPREADS):
        filtered = layers.filtered("in_time", _spread(layers, measured, spread), (FILTERS, NODES))
        for place in range(FILTERS):
            weight = layers.channels(weights, number * FILTERS + place, number * FILTERS + place + 1)
            mean = layers.product(weight, layers.channels(filtered, place * NODES, (place + 1) * NODES))
            total = mean if total is None else layers.sum(total, mean)
    return total


def _spread(layers: Layers, values: Any, spread: int) -> Any:
    """Average over squares of 2^spread cells, and interpolate back, shape of ``values``."""
    if not spread:
        return values
    return layers.enlarged(layers.mean_of(values, (2**spread,) * 2), (2**spread,) * 2, linear=True)


def means_in_time() -> np.ndarray:
    """Return the means in time to begin with: over more and more nodes, float32, shape (FILTERS, NODES, NODES)."""
    off = np.arange(NODES)[:, None] - np.arange(NODES)[None, :]
    widths = np.logspace(-0.5, 1.0, FILTERS)
    kernels = np.exp(-0.5 * (off[None] / widths[:, None, None]) ** 2)
    return (kernels / kernels.sum(axis=2, keepdims=True)).astype(np.float32)
