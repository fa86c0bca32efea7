# SPDX-License-Identifier: GPL-2.0-or-later
"""AlexNet (Krizhevsky et al. 2012, NeurIPS) for one answer a patch, in its own width and in a narrow one.

The names of its tensors are those of torchvision.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from ...networks.layers import Layers, Network


@dataclass(frozen=True)
class AlexNetShape:
    """Sizes of the layers.

    Parameters
    ----------
    widths
        Of the five convolutions.
    kernel, stride, padding
        Of the first convolution.
    pooled
        Cells along a side that the dense layers see: what the convolutions leave of a patch.
    dense
        Width of the dense layers.
    patch
        Cells along a side of a patch.
    """

    widths: tuple[int, int, int, int, int]
    kernel: int
    stride: int
    padding: int
    pooled: int
    dense: int
    patch: int


SHAPES = {
    "imagenet": AlexNetShape((64, 192, 384, 256, 256), 11, 4, 2, 6, 4096, 227),
    "narrow": AlexNetShape((24, 32, 48, 48, 32), 5, 1, 2, 2, 96, 24),
}
"""The published width on patches of 227 cells, and one of 0.1 million weights on patches of 24 that ships."""


def alexnet(shape: AlexNetShape) -> Network:
    """Return the network, which takes patches, (n, 3, patch, patch), and returns logits, (n,).

    Five convolutions, three of them followed by a maximum, and three dense layers.
    """
    return Network(partial(_alexnet, shape=shape), ((1, 3, shape.patch, shape.patch),))


def _alexnet(layers: Layers, patches: Any, *, shape: AlexNetShape) -> Any:
    first, second, third, fourth, fifth = shape.widths
    state = layers.convolution(
        "features.0", patches, (3, first), (shape.kernel,) * 2, stride=shape.stride, padding=shape.padding
    )
    state = layers.largest_of(layers.relu(state), (3, 3), 2)
    state = layers.relu(layers.convolution("features.3", state, (first, second), (5, 5), padding=2))
    state = layers.largest_of(state, (3, 3), 2)
    state = layers.relu(layers.convolution("features.6", state, (second, third), (3, 3), padding=1))
    state = layers.relu(layers.convolution("features.8", state, (third, fourth), (3, 3), padding=1))
    state = layers.relu(layers.convolution("features.10", state, (fourth, fifth), (3, 3), padding=1))
    state = layers.dropout(layers.flat(layers.largest_of(state, (3, 3), 2)), 0.5)
    state = layers.relu(layers.dense("classifier.1", state, (fifth * shape.pooled**2, shape.dense)))
    state = layers.relu(layers.dense("classifier.4", layers.dropout(state, 0.5), (shape.dense, shape.dense)))
    return layers.only(layers.dense("classifier.6", state, (shape.dense, 1)), 1)
