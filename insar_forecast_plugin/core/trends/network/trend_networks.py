# SPDX-License-Identifier: GPL-2.0-or-later
"""The networks: the paper's, and a residual one that also sees what the tests measured."""

from __future__ import annotations

from functools import partial
from typing import Any

from ...networks.layers import Layers, Network
from ...trend_classes import TREND_CLASSES
from .network_inputs import CHANNELS, FEATURES, STEPS

WIDTH, HIDDEN = 24, 128
"""Of the default network: channels of the first stage, of which the second has twice as many; units of dense layers."""


def make_network(preset: str, outputs: int = len(TREND_CLASSES)) -> Network:
    """Return the network of a preset, ``default`` or ``paper``, with an output a class.

    It takes series, (n, CHANNELS, STEPS), and features, (n, n_features), and returns logits, (n, n_classes).
    """
    compute = paper_network if preset == "paper" else residual_network
    return Network(partial(compute, outputs=outputs), ((1, CHANNELS, STEPS), (1, len(FEATURES))))


def residual_network(layers: Layers, series: Any, features: Any, *, outputs: int) -> Any:
    """Join residual convolutions over the series, where it was observed left out, with a dense branch of the features.

    The first convolution steps by 2 and the second stage by 2 again, which is where the speed comes from.
    """
    shape = _convolved(layers, ("stem.0", "stem.1"), layers.channels(series, 0, -1), (CHANNELS - 1, WIDTH), 9)
    shape = _residual_block(layers, "stages.0.body", shape, WIDTH)
    shape = _convolved(layers, ("stages.1.0", "stages.1.1"), shape, (WIDTH, 2 * WIDTH), 5)
    shape = _residual_block(layers, "stages.2.body", shape, 2 * WIDTH)  # (n, 2 WIDTH, STEPS / 4)
    scaled = layers.normalisation("scale_shift", features, len(FEATURES))
    pooled = layers.joined([layers.mean(shape, 2), layers.largest(shape, 2), scaled])
    hidden = layers.relu(layers.dense("dense.0", pooled, (4 * WIDTH + len(FEATURES), HIDDEN)))
    hidden = layers.relu(layers.dense("dense.3", layers.dropout(hidden, 0.1), (HIDDEN, HIDDEN)))
    return layers.dense("dense.5", hidden, (HIDDEN, outputs))


def _convolved(layers: Layers, names: tuple[str, str], values: Any, channels: tuple[int, int], size: int) -> Any:
    values = layers.convolution(names[0], values, channels, (size,), stride=2, padding=size // 2)
    return layers.relu(layers.normalisation(names[1], values, channels[1]))


def _residual_block(layers: Layers, name: str, values: Any, width: int) -> Any:
    body = layers.convolution(f"{name}.0", values, (width, width), (5,), padding=2, bias=False)
    body = layers.relu(layers.normalisation(f"{name}.1", body, width))
    body = layers.convolution(f"{name}.3", body, (width, width), (5,), padding=2, bias=False)
    return layers.relu(layers.sum(values, layers.normalisation(f"{name}.4", body, width)))


def paper_network(layers: Layers, series: Any, features: Any, *, outputs: int) -> Any:
    """Return the network of Mirmazloumi et al. (2022), on the series alone (and where it was observed).

    Conv1D 138 filters of 5, ReLU, MaxPool 2; Conv1D 64 of 5, ReLU, MaxPool 2; a third layer with average pooling;
    dropout 0.4; a dense layer with LeakyReLU; softmax (in the loss). The paper does not give the third layer's size or
    the dense layer's: 32 filters of 5 and 64 units here.
    """
    del features
    values = layers.channels(series, -2, None)
    values = layers.relu(layers.convolution("layers.0", values, (2, 138), (5,)))
    values = layers.relu(layers.convolution("layers.3", layers.largest_of(values, (2,), 2), (138, 64), (5,)))
    values = layers.relu(layers.convolution("layers.6", layers.largest_of(values, (2,), 2), (64, 32), (5,)))
    values = layers.dropout(layers.flat(layers.mean_of(values, (2,))), 0.4)
    cells = 32 * (((STEPS - 4) // 2 - 4) // 2 // 2 - 2)
    values = layers.leaky_relu(layers.dense("layers.11", values, (cells, 64)))
    return layers.dense("layers.13", values, (64, outputs))
