# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained detection network in use: from its file to a score for every cell near points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit

from ...bundle import SHIPPED_MODELS, check_results, save_bundle
from ...gridding.geometry import GridGeometry
from ...networks.trained_network import TrainedNetwork
from ...progress import Progress, Silent
from ..detector_file import open_detector
from ..velocity_field import VelocityField
from .detection_inputs import CHANNELS, detection_channels
from .detection_network import DETECTION_NETWORK, SHRINKS

KIND = "detector"
SHIPPED_DETECTOR = SHIPPED_MODELS / "detector.safetensors"
_TILE, _OVERLAP = 256, 64
"""Cells that the network looks at together, and how many of them at each edge are looked at only."""


@dataclass(frozen=True)
class Detector:
    """A trained network.

    Parameters
    ----------
    network
        With its weights.
    facts
        What else the model file says.
    """

    network: TrainedNetwork
    facts: dict[str, Any]

    def scores(self, field: VelocityField, geometry: GridGeometry, progress: Progress | None = None) -> np.ndarray:
        """Return how likely each cell belongs to a deforming area, 0 to 1, float32, shape (rows, columns)."""
        return self.scores_of(detection_channels(field, geometry), progress or Silent())

    def scores_of(self, channels: np.ndarray, progress: Progress) -> np.ndarray:
        """Return the scores of cells, float32, shape (rows, columns).

        Parameters
        ----------
        channels
            Shape (len(CHANNELS), rows, columns).
        """
        rows, columns = channels.shape[1:]
        out = np.zeros((rows, columns), dtype=np.float32)
        tiles = list(_tiles(rows, columns))
        for number, (top, left) in enumerate(tiles):
            progress(number / len(tiles), f"Scoring tile {number + 1} of {len(tiles)}")
            bottom, right = min(top + _TILE, rows), min(left + _TILE, columns)
            seen_top, seen_left = max(top - _OVERLAP, 0), max(left - _OVERLAP, 0)
            seen = channels[:, seen_top : bottom + _OVERLAP, seen_left : right + _OVERLAP]
            if not seen[CHANNELS.index("points")].any():
                continue
            scores = self._scores_of(seen)
            out[top:bottom, left:right] = scores[
                top - seen_top : bottom - seen_top, left - seen_left : right - seen_left
            ]
        return check_results(out)

    def _scores_of(self, channels: np.ndarray) -> np.ndarray:
        rows, columns = channels.shape[1:]
        more = [(0, 0), (0, -rows % SHRINKS), (0, -columns % SHRINKS)]
        padded = np.pad(channels, more)
        return expit(self.network(padded[None])[0, :rows, :columns])

    def save(self, path: str | Path) -> None:
        """Write the model file."""
        save_bundle(path, KIND, self.network.weights, {**self.facts, "channels": list(CHANNELS)})


def load_detector(path: str | Path | None = None) -> Detector:
    """Load a model file; the one that comes with the plugin where ``path`` is None.

    Raises
    ------
    ModelError
        The file is no detector, or was trained on other inputs than this version's.
    """
    path = SHIPPED_DETECTOR if path is None else Path(path)
    bundle = open_detector(path, KIND, CHANNELS)
    network = TrainedNetwork(DETECTION_NETWORK, bundle)
    return Detector(network, {name: value for name, value in bundle.facts.items() if name != "channels"})


def _tiles(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the upper left corner of each tile."""
    yield from ((top, left) for top in range(0, rows, _TILE) for left in range(0, columns, _TILE))
