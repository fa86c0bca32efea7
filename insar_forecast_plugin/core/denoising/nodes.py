# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks of any calendar as a fixed number of layers: what the network is given, and how its answer returns to dates.

A stack is brought to `NODES` times, spread evenly from its first epoch to its last, by regression that is local in
time; what the network finds there is joined by straight lines. All of it is linear in the displacement but for the
robust fits of planes, and everything is in units of the stack's own noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..units import DEVIATION_OF_MAD
from .classical import without_trends
from .height_layer import height_layer

NODES = 12
CHANNELS = (
    *(f"raw_{node}" for node in range(NODES)),
    *(f"corrected_{node}" for node in range(NODES)),
    *(f"error_{node}" for node in range(NODES)),
    "height",
    "noise",
    "known",
)
"""Layers that the network is given, in their order."""

FAR = 30.0
"""Largest displacement that the network is shown, in units of the noise of an epoch."""

_LEAST_WIDTH = 0.6
_SHARE_KNOWN = 0.5
_VALUES_AT_ONCE = 2_000_000
"""Of series with gaps that are filled together."""


@dataclass(frozen=True)
class NodeStack:
    """A stack at the nodes.

    Parameters
    ----------
    layers
        float32, shape (len(CHANNELS), rows, columns), in units of ``scale`` where they are displacements.
    known
        Cells with enough values in time, bool, shape (rows, columns).
    scale
        Noise of a single epoch, mm.
    back
        From nodes to epochs, shape (n_epochs, NODES).
    """

    layers: np.ndarray
    known: np.ndarray
    scale: float
    back: np.ndarray


def node_stack(values: np.ndarray, days: np.ndarray, heights: np.ndarray | None) -> NodeStack:
    """Bring a stack to the nodes.

    Parameters
    ----------
    values
        mm, shape (n_epochs, rows, columns), NaN where nothing is known.
    days
        Of the epochs, increasing, shape (n_epochs,).
    heights
        Metres, shape (rows, columns); None where there are none.
    """
    known = known_often(values)
    filled = filled_in_time(values, days, known)
    scale, noise = noise_of(filled, known)
    at_nodes = np.tensordot(to_nodes(days), filled, axes=1)
    layers = node_layers(at_nodes / scale, noise / scale, days, heights, known)
    return NodeStack(layers, known, scale, from_nodes(days))


def known_often(values: np.ndarray) -> np.ndarray:
    """Tell which cells have values at half of the epochs or more, bool, shape (rows, columns)."""
    return np.isfinite(values).mean(axis=0) >= _SHARE_KNOWN


def node_layers(
    at_nodes: np.ndarray, noise: np.ndarray, days: np.ndarray, heights: np.ndarray | None, known: np.ndarray
) -> np.ndarray:
    """Return what the network is given, float32, shape (len(CHANNELS), rows, columns).

    Parameters
    ----------
    at_nodes
        Displacement at the nodes in units of the noise of an epoch, shape (NODES, rows, columns).
    noise
        That of each cell in the same units, shape (rows, columns).
    days
        Of the epochs, shape (n_epochs,).
    heights
        Metres, shape (rows, columns); None where there are none.
    known
        Cells with values, bool, shape (rows, columns).
    """
    raw = at_nodes - np.array([[[np.median(layer[known])]] for layer in at_nodes], dtype=np.float32)
    corrected = without_trends(np.where(known, at_nodes, np.nan), heights)
    errors = np.sqrt((to_nodes(days) ** 2).sum(axis=1))
    layers = np.concatenate(
        [
            np.where(known, raw, 0),
            np.nan_to_num(corrected),
            np.broadcast_to(errors[:, None, None], (NODES, *known.shape)),
            height_layer(heights, known)[None],
            np.log(noise)[None],
            known[None],
        ]
    )
    return layers.astype(np.float32, copy=False)


def node_days(days: np.ndarray) -> np.ndarray:
    """Return the times of the nodes, days, shape (NODES,)."""
    return np.linspace(float(days[0]), float(days[-1]), NODES)


def to_nodes(days: np.ndarray) -> np.ndarray:
    """Return the weights of epochs in a local straight line at each node, float32, shape (NODES, n_epochs)."""
    nodes = node_days(days)
    width = max((nodes[1] - nodes[0]) * _LEAST_WIDTH, float(np.diff(days).max()) * _LEAST_WIDTH)
    off = (days[None, :] - nodes[:, None]) / width
    kernel = np.exp(-0.5 * off**2)
    zero, one, two = kernel.sum(axis=1), (kernel * off).sum(axis=1), (kernel * off**2).sum(axis=1)
    weights = kernel * (two[:, None] - one[:, None] * off) / (zero * two - one**2)[:, None]
    return weights.astype(np.float32)


def from_nodes(days: np.ndarray) -> np.ndarray:
    """Return the weights of nodes at each epoch, straight lines between them, float32, shape (n_epochs, NODES)."""
    nodes = node_days(days)
    return np.stack([np.interp(days, nodes, one) for one in np.eye(NODES)], axis=1).astype(np.float32)


def filled_in_time(values: np.ndarray, days: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Fill gaps of known cells by straight lines in time, as ``values``; itself where there are none to fill."""
    gaps = np.flatnonzero((known & ~np.isfinite(values).all(axis=0)).ravel())
    if not len(gaps):
        return values
    filled = values.astype(np.float32).reshape(len(days), -1)
    height = max(1, _VALUES_AT_ONCE // len(days))
    for first in range(0, len(gaps), height):
        cells = gaps[first : first + height]
        filled[:, cells] = _interpolated(filled[:, cells], days)
    return filled.reshape(values.shape)


def _interpolated(series: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Fill gaps by straight lines in time, ends by the nearest value, shape (n_epochs, n_cells), each with a value."""
    there = np.isfinite(series)
    epochs = np.arange(len(days), dtype=np.int32)[:, None]
    before = np.maximum.accumulate(np.where(there, epochs, -1), axis=0)
    after = np.minimum.accumulate(np.where(there, epochs, len(days))[::-1], axis=0)[::-1]
    before, after = np.where(before < 0, after, before), np.where(after == len(days), before, after)
    share = (days[:, None] - days[before]) / np.maximum(days[after] - days[before], 1e-9)
    lower, upper = (np.take_along_axis(series, place, axis=0) for place in (before, after))
    return np.where(there, series, lower + share * (upper - lower))


def noise_of(filled: np.ndarray, known: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the noise of an epoch over the stack, mm, and that of each cell, mm, shape (rows, columns).

    ``filled`` has a value at every epoch of a known cell.
    """
    squares, by_epoch = np.zeros(known.shape), []
    for before, after in zip(filled[:-1], filled[1:], strict=True):
        step = after - before
        step -= np.median(step[known])
        by_epoch.append(np.median(np.abs(step[known])))
        squares += step**2
    scale = float(DEVIATION_OF_MAD / np.sqrt(2) * np.median(by_epoch))
    if not scale > 0:
        scale = float(np.mean([np.abs(layer[known]).mean() for layer in filled])) or 1.0
    cells = np.sqrt(np.maximum(squares / (2 * len(by_epoch)), (0.05 * scale) ** 2))
    return scale, np.where(known, cells, scale).astype(np.float32)
