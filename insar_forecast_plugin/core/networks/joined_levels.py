# SPDX-License-Identifier: GPL-2.0-or-later
"""Levels of two convolutions, joined across: the U-Net of Ronneberger et al. 2015 (MICCAI) without its last layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .layers import Layers


def joined_levels(layers: Layers, maps: Any, channels: int, widths: Sequence[int]) -> Any:
    """Return maps of the first width, (n, widths[0], rows, columns), of maps, (n, channels, rows, columns).

    Parameters
    ----------
    layers
        What computes.
    maps
        Rows and columns must be multiples of 2 to the number of widths less one.
    channels
        Of the maps.
    widths
        Channels of each level, from the finest on.
    """
    kept: list[Any] = []
    state, before = maps, channels
    for level, width in enumerate(widths):
        state = _convolutions(layers, f"down.{level}", layers.mean_of(state, (2, 2)) if level else state, before, width)
        kept.append(state)
        before = width
    for level, (width, beside) in enumerate(zip(widths[-2::-1], kept[-2::-1], strict=True)):
        state = layers.joined([layers.enlarged(state, (2, 2)), beside])
        state = _convolutions(layers, f"up.{level}", state, before + width, width)
        before = width
    return state


def _convolutions(layers: Layers, name: str, values: Any, before: int, width: int) -> Any:
    for number, inputs in ((0, before), (3, width)):
        values = layers.convolution(f"{name}.{number}", values, (inputs, width), (3, 3), padding=1)
        values = layers.relu(layers.normalisation(f"{name}.{number + 1}", values, width))
    return values
