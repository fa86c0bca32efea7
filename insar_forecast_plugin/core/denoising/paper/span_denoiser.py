# SPDX-License-Identifier: GPL-2.0-or-later
"""The published form in use: spans of nine acquisitions, joined by least squares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...bundle import Bundle, check_results, save_bundle
from ...errors import InputError
from ...networks.trained_network import TrainedNetwork
from ...progress import Progress, Silent
from ..found_displacement import FoundDisplacement
from ..height_layer import height_layer
from ..nodes import filled_in_time
from ..tiles_in_space import blended_tiles
from .joined_spans import joined_spans
from .span_network import SPAN, SPAN_NETWORK

PAPER_KIND = "denoiser_paper"
SCALE_MM = 10.0
"""What the network counts displacement in."""


@dataclass(frozen=True)
class SpanDenoiser:
    """A trained network of the published form.

    Parameters
    ----------
    network
        With its weights.
    facts
        What else the model file says; ``widening`` is the standard error of a span, mm.
    """

    network: TrainedNetwork
    facts: dict[str, Any]

    def find(
        self, values: np.ndarray, days: np.ndarray, heights: np.ndarray | None, progress: Progress | None = None
    ) -> FoundDisplacement:
        """Return the displacement in a stack and its error; gaps are filled by straight lines in time.

        The error is that of a span on simulated stacks and grows with the root of the number of spans that are joined.
        Parameters and result as of :meth:`..network.denoiser.Denoiser.find`.

        Raises
        ------
        InputError
            There are fewer than nine epochs.
        """
        if len(days) < SPAN:
            raise InputError(
                f"The stack has {len(days)} epochs; a model of the preset paper takes spans of {SPAN}. Choose the "
                "model that comes with the plugin (MODEL empty)."
            )
        progress = progress or Silent()
        known = np.isfinite(values).any(axis=0)
        filled = values.astype(np.float32)
        for epoch in np.flatnonzero(np.isfinite(values).any(axis=(1, 2))):
            filled[epoch] -= np.nanmedian(filled[epoch])
        filled = filled_in_time(filled, days, known)
        filled[:, ~known] = 0
        height = height_layer(heights, known)
        spans = len(days) - SPAN + 1
        accumulated = np.empty((spans, *known.shape), dtype=np.float32)
        for number in range(spans):
            progress(number / spans, f"Extracting displacement: span {number + 1} of {spans}")
            frames = (filled[number : number + SPAN] - filled[number]) / SCALE_MM
            layers = np.concatenate([frames, height[None]])
            accumulated[number] = blended_tiles(layers, self._accumulated)[0] * SCALE_MM
        del filled
        displacement = check_results(joined_spans(accumulated, days))
        del accumulated
        joins = np.sqrt(np.arange(len(days)) / (SPAN - 1), dtype=np.float32)
        deviation = np.empty(values.shape, dtype=np.float32)
        deviation[:] = joins[:, None, None] * np.float32(self.facts.get("widening", 1.0))
        displacement[:, ~known] = deviation[:, ~known] = np.nan
        return FoundDisplacement(displacement, deviation)

    def _accumulated(self, layers: np.ndarray) -> np.ndarray:
        frames = layers[:SPAN]
        return self.network(np.stack([frames, np.broadcast_to(layers[SPAN], frames.shape)])[None])

    def save(self, path: str) -> None:
        """Write the model file."""
        save_bundle(path, PAPER_KIND, self.network.weights, self.facts)


def span_denoiser_of(bundle: Bundle) -> SpanDenoiser:
    """Make it from the content of a model file.

    Raises
    ------
    ModelError
        A tensor is missing or has another shape.
    """
    return SpanDenoiser(TrainedNetwork(SPAN_NETWORK, bundle), dict(bundle.facts))
