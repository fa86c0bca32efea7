# SPDX-License-Identifier: GPL-2.0-or-later
"""The correcting network: what a linear forecast leaves, from the shape of the recent past around a point.

Convolutions over time find local shapes, an LSTM sums them up, and one small network, shared by all horizons, turns
the summary and the linear forecasts for a horizon into a correction. Pre-training on simulated fields teaches it what
to look for; for a region, its last layer is fitted anew to what the region's own anchor leaves (see ``correction.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from ....networks.layers import Layers, Network
from ....networks.slopes import slopes_of
from ....networks.trained_network import TrainedNetwork, available_threads
from .correction_inputs import CHANNELS, HORIZON_INPUTS, SHOWN_EPOCHS, CorrectionInputs

WIDTH = 48
"""Channels of the convolutions, size of the LSTM's state and of the head, where nobody says."""
_BATCH = 256
"""Points that pass through the network together: what they become on the way stays in a core's cache."""


def lstm_and_mean(layers: Layers, local: Any, width: int) -> Any:
    """Return the summary of the past, (batch, 2 * width), of what was found in it, (batch, epochs / 2, width)."""
    return layers.joined([layers.lstm("lstm", local, (width, width)), layers.mean(local, 1)])


def correction_network(width: int = WIDTH, summary: Callable[[Layers, Any, int], Any] = lstm_and_mean) -> Network:
    """Return the network: convolutions, a summary, and a head shared by all horizons.

    It takes sequences, (batch, CHANNELS, SHOWN_EPOCHS), and what is known of horizons, (batch, n_horizons,
    HORIZON_INPUTS). It returns a horizon's own states before the last layer, (batch, n_horizons, width), the states of
    the past, (batch, 2 * width), and the correction that it was pre-trained to, in units of the window's scale,
    (batch, n_horizons).

    Parameters
    ----------
    summary
        Sums up what the convolutions found.
    """
    compute = partial(_states_and_correction, width=width, summary=summary)
    return Network(compute, ((1, CHANNELS, SHOWN_EPOCHS), (1, 1, HORIZON_INPUTS)))


def _states_and_correction(
    layers: Layers, sequence: Any, horizons: Any, *, width: int, summary: Callable[[Layers, Any, int], Any]
) -> tuple[Any, Any, Any]:
    local = layers.gelu(layers.convolution("convolutions.0", sequence, (CHANNELS, width), (5,), padding=2))
    local = layers.convolution("convolutions.2", local, (width, width), (3,), stride=2, padding=1)
    past = summary(layers, layers.turned(layers.gelu(local)), width)
    # The past is the same at all horizons, so its part of the head's first layer is computed once.
    hidden = layers.gelu(layers.dense_of_both("head.0", past, horizons, (2 * width, HORIZON_INPUTS, 2 * width)))
    hidden = layers.gelu(layers.dense("head.2", hidden, (2 * width, width)))
    return hidden, past, layers.only(layers.dense("head.4", hidden, (width, 1)), 2)


def width_of(network: TrainedNetwork) -> int:
    """Return the width that a network was made with."""
    return network.weights["head.4.weight"].shape[1]


def state_count(network: TrainedNetwork) -> int:
    """Return the number of states of a horizon: its own, and those of the past."""
    return 3 * width_of(network)


def network_states(
    network: TrainedNetwork, inputs: CorrectionInputs, pool: Executor | None = None
) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield blocks of points and their states in mm, float32, shape (n_block, n_horizons, state_count)."""

    def joined(hidden: np.ndarray, past: np.ndarray) -> np.ndarray:
        every = np.broadcast_to(past[:, None], (*hidden.shape[:2], past.shape[1]))
        return np.concatenate([hidden, every], axis=2)

    for block, states in _in_blocks(network, inputs, joined, pool):
        yield block, states * inputs.scale[block, None, None]


def weighted_network_states(
    network: TrainedNetwork, inputs: CorrectionInputs, layers: np.ndarray, pool: Executor | None = None
) -> np.ndarray:
    """Return the states in mm times one layer a horizon, float32, shape (n_points, n_horizons).

    Parameters
    ----------
    layers
        float32, shape (n_horizons, state_count).
    pool
        Threads that compute blocks of points; None makes some.
    """

    def weighted(hidden: np.ndarray, past: np.ndarray) -> np.ndarray:
        of_horizon, of_past = np.split(layers, [hidden.shape[2]], axis=1)
        return np.matmul(hidden.swapaxes(0, 1), of_horizon[:, :, None])[:, :, 0].T + past @ of_past.T

    products = np.empty(inputs.horizons.shape[:2], np.float32)
    for block, product in _in_blocks(network, inputs, weighted, pool):
        products[block] = product * inputs.scale[block, None]
    return products


def weighted_slopes(
    network: TrainedNetwork, sequence: np.ndarray, horizons: np.ndarray, layer: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the slopes of the states times one layer to the network's inputs, of the inputs' shapes.

    Parameters
    ----------
    sequence, horizons
        float32, shape (n_points, CHANNELS, SHOWN_EPOCHS) and (n_points, 1, HORIZON_INPUTS).
    layer
        float32, shape (state_count,).
    """

    def of_results(hidden: np.ndarray, past: np.ndarray, correction: np.ndarray) -> tuple[np.ndarray, ...]:
        del past
        return layer[: hidden.shape[2]], layer[hidden.shape[2] :], np.zeros_like(correction)

    to_sequence, to_horizons = slopes_of(network, (sequence, horizons), of_results)
    return to_sequence, to_horizons


def _in_blocks(
    network: TrainedNetwork,
    inputs: CorrectionInputs,
    apply: Callable[[np.ndarray, np.ndarray], np.ndarray],
    pool: Executor | None,
) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield blocks of points and what is made of their states (their horizons' and their past's), in order.

    A thread computes a whole block. Threads that share every small step would wait for one another at each, on a busy
    computer for most of the time, and their number would decide how sums are rounded.
    """

    def made(block: slice) -> np.ndarray:
        hidden, past, _ = network(inputs.sequence[block], inputs.horizons[block])
        return apply(hidden, past)

    blocks = [slice(start, start + _BATCH) for start in range(0, len(inputs.scale), _BATCH)]
    threads = min(available_threads(), len(blocks))
    with threadpool_limits(1, user_api="blas"):
        if pool is not None:
            yield from zip(blocks, pool.map(made, blocks), strict=True)
        elif threads <= 1:
            yield from ((block, made(block)) for block in blocks)
        else:
            with ThreadPoolExecutor(threads) as own:
                yield from zip(blocks, own.map(made, blocks), strict=True)
