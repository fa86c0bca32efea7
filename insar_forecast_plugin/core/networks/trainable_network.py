# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks in training, computed by PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ..bundle import Bundle
from .layers import Network
from .trained_network import TrainedNetwork

_CONVOLUTIONS = nn.Conv1d, nn.Conv2d, nn.Conv3d
_NORMALISATIONS = {2: nn.BatchNorm1d, 3: nn.BatchNorm1d, 4: nn.BatchNorm2d, 5: nn.BatchNorm3d}
_LINEAR = "linear", "bilinear", "trilinear"
_LARGEST = functional.max_pool1d, functional.max_pool2d, functional.max_pool3d
_MEANS = functional.avg_pool1d, functional.avg_pool2d, functional.avg_pool3d


_RISE = 0.2
"""Share of the steps in which the learning rate rises."""


def one_cycle(
    optimiser: torch.optim.Optimizer, learning_rate: float, steps: int
) -> torch.optim.lr_scheduler.OneCycleLR:
    """Return a schedule whose rate rises to ``learning_rate`` in the first fifth of the steps, then falls to nothing.

    PyTorch divides by the steps of the rise but one, so a training of five steps has a rise of two.
    """
    rise = _RISE if round(_RISE * steps, 9) != 1 else 2 / steps
    return torch.optim.lr_scheduler.OneCycleLR(optimiser, learning_rate, total_steps=steps, pct_start=rise)


class TrainableNetwork(nn.Module):
    """A network with weights to begin with, drawn as PyTorch draws them, from its seed.

    Parameters
    ----------
    network
        Its definition.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.definition = network
        self._layers = _TorchLayers(self)
        self.eval()  # so that making the layers leaves no trace in their running means
        with torch.no_grad():
            self(*(torch.zeros(shape) for shape in network.shapes))
        self.train()

    def forward(self, *inputs: Tensor) -> Any:
        """Return what the definition makes of the inputs."""
        return self.definition.compute(self._layers, *inputs)

    def weights(self) -> dict[str, np.ndarray]:
        """Return the weights by name, without the counters of batches."""
        state = self.state_dict()
        return {name: one.cpu().numpy().copy() for name, one in state.items() if one.is_floating_point()}

    def take(self, weights: dict[str, np.ndarray]) -> TrainableNetwork:
        """Set the weights by name, and return the network."""
        self.load_state_dict({name: torch.from_numpy(one) for name, one in weights.items()}, strict=False)
        return self

    def trained(self, *, threads: int | None = None) -> TrainedNetwork:
        """Return the network for use, with the weights of now."""
        return TrainedNetwork(self.definition, Bundle("", self.weights(), {}), threads=threads)


class _TorchLayers:
    """Layers of PyTorch, made in a module when they are first named. See :class:`~.layers.Layers`."""

    def __init__(self, module: nn.Module) -> None:
        self._module = module

    def _layer(self, name: str, kind: type[nn.Module], *arguments: Any, **options: Any) -> Any:
        place = self._module
        *outer, own = name.split(".")
        for part in outer:
            if part not in place._modules:
                place.add_module(part, nn.Module())
            place = cast("nn.Module", place._modules[part])
        if own not in place._modules:
            place.add_module(own, kind(*arguments, **options).train(self._module.training))
        return place._modules[own]

    def convolution(
        self,
        name: str,
        values: Tensor,
        channels: tuple[int, int],
        kernel: tuple[int, ...],
        *,
        stride: int = 1,
        padding: int = 0,
        bias: bool = True,
    ) -> Tensor:
        kind = _CONVOLUTIONS[len(kernel) - 1]
        return self._layer(name, kind, *channels, kernel, stride=stride, padding=padding, bias=bias)(values)

    def normalisation(self, name: str, values: Tensor, channels: int) -> Tensor:
        return self._layer(name, _NORMALISATIONS[values.ndim], channels)(values)

    def dense(self, name: str, values: Tensor, units: tuple[int, int]) -> Tensor:
        return self._layer(name, nn.Linear, *units)(values)

    def dense_of_both(self, name: str, shared: Tensor, each: Tensor, units: tuple[int, int, int]) -> Tensor:
        layer = self._layer(name, nn.Linear, units[0] + units[1], units[2])
        first, second = layer.weight.split(units[:2], dim=1)
        return (shared @ first.T)[:, None] + functional.linear(each, second, layer.bias)

    def lstm(self, name: str, values: Tensor, units: tuple[int, int]) -> Tensor:
        return self._layer(name, nn.LSTM, *units, batch_first=True)(values)[0][:, -1]

    def relu(self, values: Tensor) -> Tensor:
        return functional.relu(values)

    def leaky_relu(self, values: Tensor) -> Tensor:
        return functional.leaky_relu(values)

    def gelu(self, values: Tensor) -> Tensor:
        return functional.gelu(values)

    def dropout(self, values: Tensor, share: float) -> Tensor:
        return functional.dropout(values, share, self._module.training)

    def largest_of(self, values: Tensor, size: tuple[int, ...], stride: int | tuple[int, ...]) -> Tensor:
        return _LARGEST[len(size) - 1](values, size, stride)

    def mean_of(self, values: Tensor, size: tuple[int, ...]) -> Tensor:
        return _MEANS[len(size) - 1](values, size)

    def enlarged(self, values: Tensor, times: tuple[int, ...], *, linear: bool = False) -> Tensor:
        mode = _LINEAR[len(times) - 1] if linear else "nearest"
        return functional.interpolate(values, scale_factor=[float(one) for one in times], mode=mode)

    def joined(self, parts: Sequence[Tensor]) -> Tensor:
        return torch.cat(list(parts), dim=1)

    def channels(self, values: Tensor, start: int, stop: int | None) -> Tensor:
        return values[:, start:stop]

    def filtered(self, name: str, values: Tensor, shape: tuple[int, int]) -> Tensor:
        count, channels = shape
        if name not in self._module._parameters:
            self._module.register_parameter(name, nn.Parameter(torch.zeros(count, channels, channels)))
        matrices = self._module.get_parameter(name)
        return functional.conv2d(values, matrices.reshape(count * channels, channels, 1, 1))

    def product(self, first: Tensor, second: Tensor) -> Tensor:
        return first * second

    def sum(self, first: Tensor, second: Tensor) -> Tensor:
        return first + second

    def mean(self, values: Tensor, axis: int) -> Tensor:
        return values.mean(dim=axis)

    def largest(self, values: Tensor, axis: int) -> Tensor:
        return values.amax(dim=axis)

    def only(self, values: Tensor, axis: int) -> Tensor:
        return values.squeeze(axis)

    def turned(self, values: Tensor) -> Tensor:
        return values.transpose(1, 2)

    def flat(self, values: Tensor) -> Tensor:
        return values.flatten(1)
