# SPDX-License-Identifier: GPL-2.0-or-later
"""Slopes of a trained network's results to its inputs, by the chain rule from the results back (NumPy).

Only the layers that the network of forecasts has are here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy.special import erf, expit

from .trained_network import TrainedNetwork


def slopes_of(
    network: TrainedNetwork,
    inputs: Sequence[np.ndarray],
    of: Callable[..., Sequence[np.ndarray]],
) -> list[np.ndarray]:
    """Return the slopes of a sum of a network's results to each of its inputs.

    Parameters
    ----------
    network
        Of the layers that are here.
    inputs
        Where the slopes are taken.
    of
        Is given the results, and returns what the sum multiplies each of them by; an array like it, or one that
        broadcasts.

    Returns
    -------
    Arrays of the inputs' shapes.
    """
    layers = _TracedLayers(network.weights)
    given = [_Traced(one) for one in inputs]
    results = network.definition.compute(layers, *given)
    results = results if isinstance(results, tuple) else (results,)
    for result, slope in zip(results, of(*(one.values for one in results)), strict=True):
        result.add(np.broadcast_to(slope, result.values.shape))
    for back in reversed(layers.steps):
        back()
    return [one.slope for one in given]


class _Traced:
    """An array, and the slope of the sum to it."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values
        self.slope = np.zeros_like(values)

    def add(self, slope: np.ndarray) -> None:
        self.slope += slope


class _TracedLayers:
    """Layers that remember how slopes run back. See :class:`~.layers.Layers`."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.steps: list[Callable[[], None]] = []
        self._weights = weights

    def _made(self, values: np.ndarray, *sources: tuple[_Traced, Callable[[np.ndarray], np.ndarray]]) -> _Traced:
        """Return a result; each source goes with what takes the result's slope to the source's."""
        made = _Traced(values)

        def back() -> None:
            for source, carried in sources:
                source.add(carried(made.slope))

        self.steps.append(back)
        return made

    def convolution(
        self,
        name: str,
        values: _Traced,
        channels: tuple[int, int],
        kernel: tuple[int],
        *,
        stride: int = 1,
        padding: int = 0,
    ) -> _Traced:
        del channels
        size, weight = kernel[0], self._weights[f"{name}.weight"]
        padded = np.pad(values.values, ((0, 0), (0, 0), (padding, padding)))
        seen = np.lib.stride_tricks.sliding_window_view(padded, size, axis=2)[:, :, ::stride]
        made = np.einsum("bcts,ocs->bot", seen, weight, optimize=True) + self._weights[f"{name}.bias"][:, None]
        steps = made.shape[2]

        def back(slope: np.ndarray) -> np.ndarray:
            whole = np.zeros_like(padded)
            for place in range(size):
                whole[:, :, place : place + stride * steps : stride] += np.einsum(
                    "bot,oc->bct", slope, weight[:, :, place], optimize=True
                )
            return whole[:, :, padding : padded.shape[2] - padding]

        return self._made(made, (values, back))

    def dense(self, name: str, values: _Traced, units: tuple[int, int]) -> _Traced:
        del units
        weight = self._weights[f"{name}.weight"]
        return self._made(
            values.values @ weight.T + self._weights[f"{name}.bias"], (values, lambda slope: slope @ weight)
        )

    def dense_of_both(self, name: str, shared: _Traced, each: _Traced, units: tuple[int, int, int]) -> _Traced:
        first, second = np.split(self._weights[f"{name}.weight"], [units[0]], axis=1)
        made = (shared.values @ first.T)[:, None] + each.values @ second.T + self._weights[f"{name}.bias"]
        back = (shared, lambda slope: slope.sum(axis=1) @ first), (each, lambda slope: slope @ second)
        return self._made(made, *back)

    def lstm(self, name: str, values: _Traced, units: tuple[int, int]) -> _Traced:
        read, kept = (self._weights[f"{name}.weight_{one}_l0"] for one in ("ih", "hh"))
        bias = self._weights[f"{name}.bias_ih_l0"] + self._weights[f"{name}.bias_hh_l0"]
        along = values.values @ read.T + bias
        state = np.zeros((len(along), units[1]), along.dtype)
        memory, passed = state, []
        for step in range(along.shape[1]):
            enter, forget, cell, leave = np.split(along[:, step] + state @ kept.T, 4, axis=1)
            enter, forget, cell, leave = expit(enter), expit(forget), np.tanh(cell), expit(leave)
            before, memory = memory, forget * memory + enter * cell
            passed.append((enter, forget, cell, leave, before, np.tanh(memory)))
            state = leave * passed[-1][-1]

        def back(slope: np.ndarray) -> np.ndarray:
            to_along, of_memory = np.empty_like(along), np.zeros_like(slope)
            for step in reversed(range(along.shape[1])):
                enter, forget, cell, leave, before, shown = passed[step]
                of_memory = of_memory + slope * leave * (1 - shown**2)
                to_gates = (
                    of_memory * cell * enter * (1 - enter),
                    of_memory * before * forget * (1 - forget),
                    of_memory * enter * (1 - cell**2),
                    slope * shown * leave * (1 - leave),
                )
                to_along[:, step] = np.concatenate(to_gates, axis=1)
                slope, of_memory = to_along[:, step] @ kept, of_memory * forget
            return to_along @ read

        return self._made(state, (values, back))

    def gelu(self, values: _Traced) -> _Traced:
        x = values.values
        below = 0.5 * (1 + erf(x / np.sqrt(x.dtype.type(2))))
        density = np.exp(-0.5 * x**2) / np.sqrt(x.dtype.type(2 * np.pi))
        return self._made(x * below, (values, lambda slope: slope * (below + x * density)))

    def joined(self, parts: Sequence[_Traced]) -> _Traced:
        ends = np.cumsum([part.values.shape[1] for part in parts])
        places = [slice(end - part.values.shape[1], end) for part, end in zip(parts, ends, strict=True)]
        made = np.concatenate([part.values for part in parts], axis=1)
        return self._made(made, *((part, _taken(place)) for part, place in zip(parts, places, strict=True)))

    def mean(self, values: _Traced, axis: int) -> _Traced:
        count = values.values.shape[axis]
        return self._made(values.values.mean(axis=axis), (values, lambda slope: np.expand_dims(slope, axis) / count))

    def only(self, values: _Traced, axis: int) -> _Traced:
        return self._made(values.values.squeeze(axis), (values, lambda slope: np.expand_dims(slope, axis)))

    def turned(self, values: _Traced) -> _Traced:
        return self._made(values.values.swapaxes(1, 2), (values, lambda slope: slope.swapaxes(1, 2)))


def _taken(place: slice) -> Callable[[np.ndarray], Any]:
    return lambda slope: slope[:, place]
