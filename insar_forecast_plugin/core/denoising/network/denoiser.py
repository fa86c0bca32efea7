# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained auto-encoder in use: from its file to displacement and its error at every epoch of a stack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ...bundle import Bundle, check_results, save_bundle
from ...errors import ModelError
from ...networks.trained_network import TrainedNetwork
from ...progress import Progress
from ..found_displacement import FoundDisplacement
from ..nodes import CHANNELS, FAR, NODES, node_stack
from ..tiles_in_space import blended_tiles
from .denoising_network import DENOISING_NETWORK, SHRINKS

KIND = "denoiser"
_LOG_VARIANCE = (-7.0, 7.0)
_DISPLACEMENT = slice(0, 2 * NODES)


@dataclass(frozen=True)
class Denoiser:
    """A trained network.

    Parameters
    ----------
    network
        With its weights.
    facts
        What else the model file says; its standard errors are multiplied by ``widening``.
    """

    network: TrainedNetwork
    facts: dict[str, Any]

    def find(
        self, values: np.ndarray, days: np.ndarray, heights: np.ndarray | None, progress: Progress | None = None
    ) -> FoundDisplacement:
        """Return the displacement in a stack and its error, NaN in cells that are known at less than half the epochs.

        Parameters
        ----------
        values
            mm, shape (n_epochs, rows, columns), NaN where nothing is known.
        days
            Of the epochs, increasing, shape (n_epochs,).
        heights
            Metres, shape (rows, columns); None where there are none.
        progress
            Told of each tile.
        """
        stack = node_stack(values, days, heights)
        results = blended_tiles(stack.layers, self._tile, progress)
        found, variance = results[:NODES], results[NODES:]
        variance[0] = 0  # displacement is counted from the first epoch, where it has no error
        displacement = np.tensordot(stack.back - stack.back[:1], found * np.float32(stack.scale), axes=1)
        deviation = np.tensordot(stack.back, variance, axes=1)
        np.sqrt(deviation, out=deviation)
        deviation *= np.float32(float(self.facts.get("widening", 1.0)) * stack.scale)
        check_results(displacement)
        displacement[:, ~stack.known] = deviation[:, ~stack.known] = np.nan
        return FoundDisplacement(displacement, deviation)

    def _tile(self, layers: np.ndarray) -> np.ndarray:
        """Return displacement and variance of a tile, one behind the other.

        A tile with displacement beyond 30 times the noise is looked at twice: as it is, cut there, and made smaller as
        a whole. The second holds inside such displacement; from half of it on the first passes over into it.
        """
        found = self._looked_at(layers, 1.0)
        strength = np.abs(layers[_DISPLACEMENT]).max(axis=0)
        if (smaller := float(strength.max()) / FAR) > 1:
            weight = np.clip(strength / (FAR / 2) - 1, 0, 1)
            found += weight * (self._looked_at(layers, smaller) - found)
        return found

    def _looked_at(self, layers: np.ndarray, smaller: float) -> np.ndarray:
        """Return displacement and variance of a tile made smaller first: the mean of it and its mirror images."""
        rows, columns = layers.shape[1:]
        padded = np.pad(layers, [(0, 0), (0, -rows % SHRINKS), (0, -columns % SHRINKS)])
        padded[_DISPLACEMENT] /= np.float32(smaller)
        np.clip(padded, -FAR, FAR, out=padded)
        out = np.zeros((2 * NODES, *padded.shape[1:]), dtype=np.float32)
        for axes in ((), (1,), (2,), (1, 2)):
            found, log_variance = self.network(np.ascontiguousarray(np.flip(padded, axes)[None]))
            one = np.concatenate([found[0], np.exp(np.clip(log_variance[0], *_LOG_VARIANCE))])
            out += np.flip(one, axes) / 4
        out[:NODES] *= smaller
        out[NODES:] *= smaller**2
        return out[:, :rows, :columns]

    def save(self, path: str | Path) -> None:
        """Write the model file."""
        save_bundle(path, KIND, self.network.weights, {**self.facts, "channels": list(CHANNELS)})


def denoiser_of(bundle: Bundle, name: str) -> Denoiser:
    """Make it from the content of a model file; ``name`` is the file's, for messages.

    Raises
    ------
    ModelError
        The model was trained on other inputs than this version's, or a tensor is missing or has another shape.
    """
    if bundle.fact("channels") != list(CHANNELS):
        raise ModelError(
            f"{name} was trained with other inputs than this version of the plugin uses. Train the model again with "
            "'Train denoiser'."
        )
    network = TrainedNetwork(DENOISING_NETWORK, bundle)
    return Denoiser(network, {key: value for key, value in bundle.facts.items() if key != "channels"})
