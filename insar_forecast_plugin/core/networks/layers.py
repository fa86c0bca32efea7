# SPDX-License-Identifier: GPL-2.0-or-later
"""What networks are written with: a network is a function of layers and of its inputs, whatever computes them.

:mod:`.trained_network` gives it the layers of ONNX Runtime, :mod:`.trainable_network` those of PyTorch, and
:mod:`.slopes` some of NumPy, which also give slopes. All compute what PyTorch's layers of the same kind do. The name of
a layer, with ``.weight`` and ``.bias`` behind it, is that of its weights in the model file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Network:
    """The definition of a network, without weights.

    Parameters
    ----------
    compute
        ``compute(layers, *inputs)`` returns one array or a tuple of arrays.
    shapes
        Of the smallest inputs that it takes.
    """

    compute: Callable[..., Any]
    shapes: tuple[tuple[int, ...], ...]


class Layers(Protocol):
    """What networks are written with. Arrays are those of what computes; axes are (batch, channels, ...).

    Convolutions, pooling and ``enlarged`` act on the axes behind these two, of which there are as many as ``kernel``,
    ``size`` or ``times`` has numbers.
    """

    def convolution(
        self,
        name: str,
        values: Any,
        channels: tuple[int, int],
        kernel: tuple[int, ...],
        *,
        stride: int = 1,
        padding: int = 0,
        bias: bool = True,
    ) -> Any:
        """Return a convolution; ``channels`` are those before and after it."""

    def normalisation(self, name: str, values: Any, channels: int) -> Any:
        """Return values scaled and shifted channel by channel (batch normalisation)."""

    def dense(self, name: str, values: Any, units: tuple[int, int]) -> Any:
        """Return a dense layer over the last axis; ``units`` are those before and after it."""

    def dense_of_both(self, name: str, shared: Any, each: Any, units: tuple[int, int, int]) -> Any:
        """Return a dense layer over joined values, (batch, n, units[2]), of which the first part is the same for all n.

        ``shared`` is (batch, units[0]), ``each`` (batch, n, units[1]).
        """

    def lstm(self, name: str, values: Any, units: tuple[int, int]) -> Any:
        """Return the last state, (batch, units[1]), of an LSTM over (batch, steps, units[0])."""

    def relu(self, values: Any) -> Any:
        """Return values, 0 where they are below."""

    def leaky_relu(self, values: Any) -> Any:
        """Return values, a hundredth of them where they are below 0."""

    def gelu(self, values: Any) -> Any:
        """Return the Gaussian error linear unit, by the error function."""

    def dropout(self, values: Any, share: float) -> Any:
        """Return values; in training, a share of them is left out."""

    def largest_of(self, values: Any, size: tuple[int, ...], stride: int | tuple[int, ...]) -> Any:
        """Return the largest of each window."""

    def mean_of(self, values: Any, size: tuple[int, ...]) -> Any:
        """Return the mean of each window; they stand side by side."""

    def enlarged(self, values: Any, times: tuple[int, ...], *, linear: bool = False) -> Any:
        """Return values repeated, or interpolated linearly between the middles of cells."""

    def joined(self, parts: Sequence[Any]) -> Any:
        """Return arrays joined along their channels."""

    def channels(self, values: Any, start: int, stop: int | None) -> Any:
        """Return some channels, as a slice does."""

    def filtered(self, name: str, values: Any, shape: tuple[int, int]) -> Any:
        """Return values through matrices over their channels, joined along the channels: a map's, cell by cell.

        ``shape`` are the number of matrices and the channels before and after each; they have the name itself.
        """

    def product(self, first: Any, second: Any) -> Any:
        """Return the product; an axis of length 1 is repeated."""

    def sum(self, first: Any, second: Any) -> Any:
        """Return the sum."""

    def mean(self, values: Any, axis: int) -> Any:
        """Return the mean over an axis, which goes."""

    def largest(self, values: Any, axis: int) -> Any:
        """Return the largest over an axis, which goes."""

    def only(self, values: Any, axis: int) -> Any:
        """Return values without an axis of length 1."""

    def turned(self, values: Any) -> Any:
        """Return (batch, channels, steps) as (batch, steps, channels)."""

    def flat(self, values: Any) -> Any:
        """Return all axes behind the first as one."""
