# SPDX-License-Identifier: GPL-2.0-or-later
"""Trained networks in use, computed by ONNX Runtime: PyTorch is needed for training only.

The graph that ONNX Runtime computes is made in memory from the network's definition and its weights.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import onnxruntime

from ..bundle import Bundle
from . import onnx_messages
from .layers import Network

_OPERATORS, _FORMAT = 20, 9
"""Versions of ONNX: of its operators, the first with Gelu, and of the file format that came with it."""
_ERRORS_ONLY = 3


def available_threads() -> int:
    """Return how many threads may compute: ``OMP_NUM_THREADS``, else the processors of this process."""
    asked = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class TrainedNetwork:
    """A network with weights.

    Parameters
    ----------
    network
        Its definition.
    bundle
        Holds its weights.
    prefix
        What stands before the names of layers there.
    threads
        Threads that compute a call: 1 where calls are made side by side, None for :func:`available_threads`. Their
        number does not change results.

    Raises
    ------
    ModelError
        A tensor of weights is missing, or has another shape.
    """

    def __init__(self, network: Network, bundle: Bundle, prefix: str = "", *, threads: int | None = None) -> None:
        graph = _GraphLayers(bundle, prefix)
        self._inputs = [f"input_{number}" for number in range(len(network.shapes))]
        made = network.compute(graph, *self._inputs)
        self._outputs = list(made) if isinstance(made, tuple) else [made]
        self._threads = threads
        self.definition = network
        self.weights = graph.weights
        """float32 arrays by name, without the prefix."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or available_threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        # Threads that spin while they wait take the processor from whatever else runs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        axes = [len(shape) for shape in network.shapes]
        model = graph.model(dict(zip(self._inputs, axes, strict=True)), self._outputs)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as definition and weights."""
        return _remade, (self.definition, self.weights, self._threads)

    def __call__(self, *inputs: np.ndarray) -> Any:
        """Return what the network makes of float32 arrays: one array, or a list of several."""
        made = self._session.run(self._outputs, dict(zip(self._inputs, inputs, strict=True)))
        return made[0] if len(made) == 1 else made


def _remade(network: Network, weights: dict[str, np.ndarray], threads: int | None) -> TrainedNetwork:
    return TrainedNetwork(network, Bundle("", weights, {}), threads=threads)


class _GraphLayers:
    """Layers as nodes of a graph; arrays are the names of what nodes give. See :class:`~.layers.Layers`."""

    def __init__(self, bundle: Bundle, prefix: str) -> None:
        self.weights: dict[str, np.ndarray] = {}
        self._bundle = bundle
        self._prefix = prefix
        self._nodes: list[Any] = []
        self._tensors: dict[str, Any] = {}

    def model(self, axes: dict[str, int], outputs: Sequence[str]) -> bytes:
        """Return the graph in ONNX's format, given the number of axes of each input."""
        tensors = list(self._tensors.values())
        return onnx_messages.model(self._nodes, tensors, axes, outputs, operators=_OPERATORS, version=_FORMAT)

    def _node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        result = f"result_{len(self._nodes)}"
        # Of the results of an LSTM only the second is wanted: its last state.
        results = ["", result] if operator == "LSTM" else [result]
        self._nodes.append(onnx_messages.node(operator, inputs, results, attributes))
        return result

    def _constant(self, values: np.ndarray, name: str = "") -> str:
        name = name or f"constant_{len(self._tensors)}"
        self._tensors[name] = onnx_messages.tensor(name, values)
        return name

    def _weight(self, name: str, shape: tuple[int, ...]) -> np.ndarray:
        if name not in self.weights:
            self.weights[name] = self._bundle.weights(self._prefix + name, shape)
        return self.weights[name]

    def _stored(self, name: str, shape: tuple[int, ...]) -> str:
        return self._constant(self._weight(name, shape), name)

    def convolution(
        self,
        name: str,
        values: str,
        channels: tuple[int, int],
        kernel: tuple[int, ...],
        *,
        stride: int = 1,
        padding: int = 0,
        bias: bool = True,
    ) -> str:
        count = len(kernel)
        weights = [self._stored(f"{name}.weight", (channels[1], channels[0], *kernel))]
        weights += [self._stored(f"{name}.bias", channels[1:])] if bias else []
        return self._node("Conv", values, *weights, strides=[stride] * count, pads=[padding] * 2 * count)

    def normalisation(self, name: str, values: str, channels: int) -> str:
        parts = ("weight", "bias", "running_mean", "running_var")
        return self._node("BatchNormalization", values, *(self._stored(f"{name}.{one}", (channels,)) for one in parts))

    def dense(self, name: str, values: str, units: tuple[int, int]) -> str:
        weight = self._constant(self._weight(f"{name}.weight", units[::-1]).T)
        return self.sum(self._node("MatMul", values, weight), self._stored(f"{name}.bias", units[1:]))

    def dense_of_both(self, name: str, shared: str, each: str, units: tuple[int, int, int]) -> str:
        weight = self._weight(f"{name}.weight", (units[2], units[0] + units[1])).T
        first = self._node("MatMul", shared, self._constant(weight[: units[0]]))
        moved = self.sum(first, self._stored(f"{name}.bias", units[2:]))
        second = self._node("MatMul", each, self._constant(weight[units[0] :]))
        return self.sum(second, self._node("Unsqueeze", moved, self._constant(np.array([1]))))

    def lstm(self, name: str, values: str, units: tuple[int, int]) -> str:
        gates = 4 * units[1]
        read = _gates(self._weight(f"{name}.weight_ih_l0", (gates, units[0])))
        kept = _gates(self._weight(f"{name}.weight_hh_l0", (gates, units[1])))
        biases = [_gates(self._weight(f"{name}.bias_{one}_l0", (gates,))) for one in ("ih", "hh")]
        steps = self._node("Transpose", values, perm=[1, 0, 2])
        weights = [self._constant(one[None]) for one in (read, kept, np.concatenate(biases))]
        return self.only(self._node("LSTM", steps, *weights, hidden_size=units[1]), 0)

    def relu(self, values: str) -> str:
        return self._node("Relu", values)

    def leaky_relu(self, values: str) -> str:
        return self._node("LeakyRelu", values, alpha=0.01)

    def gelu(self, values: str) -> str:
        return self._node("Gelu", values)

    def dropout(self, values: str, share: float) -> str:
        del share
        return values

    def largest_of(self, values: str, size: tuple[int, ...], stride: int | tuple[int, ...]) -> str:
        strides = [stride] * len(size) if isinstance(stride, int) else stride
        return self._node("MaxPool", values, kernel_shape=size, strides=strides)

    def mean_of(self, values: str, size: tuple[int, ...]) -> str:
        return self._node("AveragePool", values, kernel_shape=size, strides=size)

    def enlarged(self, values: str, times: tuple[int, ...], *, linear: bool = False) -> str:
        scales = self._constant(np.array([1, 1, *times], np.float32))
        middles = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
        repeated = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
        return self._node("Resize", values, "", scales, **(middles if linear else repeated))

    def joined(self, parts: Sequence[str]) -> str:
        return self._node("Concat", *parts, axis=1)

    def channels(self, values: str, start: int, stop: int | None) -> str:
        ends = start, np.iinfo(np.int64).max if stop is None else stop, 1
        return self._node("Slice", values, *(self._constant(np.array([one])) for one in ends))

    def filtered(self, name: str, values: str, shape: tuple[int, int]) -> str:
        count, channels = shape
        matrices = self._weight(name, (count, channels, channels))
        return self._node("Conv", values, self._constant(matrices.reshape(count * channels, channels, 1, 1)))

    def product(self, first: str, second: str) -> str:
        return self._node("Mul", first, second)

    def sum(self, first: str, second: str) -> str:
        return self._node("Add", first, second)

    def mean(self, values: str, axis: int) -> str:
        return self._node("ReduceMean", values, self._constant(np.array([axis])), keepdims=0)

    def largest(self, values: str, axis: int) -> str:
        return self._node("ReduceMax", values, self._constant(np.array([axis])), keepdims=0)

    def only(self, values: str, axis: int) -> str:
        return self._node("Squeeze", values, self._constant(np.array([axis])))

    def turned(self, values: str) -> str:
        return self._node("Transpose", values, perm=[0, 2, 1])

    def flat(self, values: str) -> str:
        return self._node("Flatten", values)


def _gates(weights: np.ndarray) -> np.ndarray:
    """Return weights of an LSTM in ONNX's order of gates (input, output, forget, cell), from PyTorch's."""
    enter, forget, cell, leave = np.split(weights, 4)
    return np.concatenate([enter, leave, forget, cell])
