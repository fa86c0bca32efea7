# SPDX-License-Identifier: GPL-2.0-or-later
"""The over-wrapping network in use: patches of a velocity field at several gains to a score for every cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit

from ...bundle import SHIPPED_MODELS, Bundle, check_results, save_bundle
from ...errors import ModelError, quoted
from ...gridding.geometry import GridGeometry
from ...networks.trained_network import TrainedNetwork
from ...progress import Progress, Silent
from ..cells import cells_of
from ..completion import COMPLETIONS
from ..detector_file import open_detector
from ..velocity_field import VelocityField
from .alexnet import SHAPES, alexnet
from .fringes import CHANNELS, GAINS, FringeSettings, PhaseMap, fringes, merged, middle_half, patch_starts, phase_map

KIND = "overwrapping"
SHIPPED_OVERWRAPPING = SHIPPED_MODELS / "overwrapping.safetensors"
_BATCH = 512
_LARGEST_GAIN = 64


@dataclass(frozen=True)
class OverwrappingDetector:
    """A trained network.

    Parameters
    ----------
    network
        With its weights.
    shape
        Name of its sizes in :data:`SHAPES`.
    settings
        How fields become fringes, as they did in training.
    facts
        What else the model file says.
    """

    network: TrainedNetwork
    shape: str
    settings: FringeSettings
    facts: dict[str, Any]

    @property
    def patch(self) -> int:
        """Cells along a side of a patch."""
        return SHAPES[self.shape].patch

    def scores(self, field: VelocityField, geometry: GridGeometry, progress: Progress | None = None) -> np.ndarray:
        """Return how likely each cell belongs to a deforming area, 0 to 1, float32, shape (rows, columns).

        Areas are where it exceeds 0.5. Patches without a point in their middle half count as 0.
        """
        progress = progress or Silent()
        cell = cells_of(field, geometry)
        if not (cell >= 0).any():
            return np.zeros(geometry.shape, dtype=np.float32)
        progress(0.0, "Completing the field")
        phases = phase_map(field, geometry, self.settings)
        count = np.bincount(cell[cell >= 0], minlength=geometry.cell_count).reshape(geometry.shape)
        corners, filled = patch_corners(count, self.patch)
        probabilities = np.zeros(len(corners))
        probabilities[filled] = self.probabilities(phases, corners[filled], progress)
        return check_results(merged(corners, probabilities, self.patch, geometry.shape))

    def probabilities(self, phases: PhaseMap, corners: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return the probability that the middle half of each patch moves, the mean over the gains, shape (n_patches,).

        Parameters
        ----------
        phases
            Of the field.
        corners
            Upper left cells (top, left), shape (n_patches, 2).
        """
        progress = progress or Silent()
        size = self.patch
        grids = [np.pad(one, size) for one in (phases.phase, phases.reliability)]
        windows = [np.lib.stride_tricks.sliding_window_view(one, (size, size)) for one in grids]
        out = np.zeros(len(corners))
        for start in range(0, len(corners), _BATCH):
            progress(0.2 + 0.8 * start / len(corners), f"Scoring patch {start + 1} of {len(corners)}")
            rows = corners[start : start + _BATCH] + size
            phase, reliability = (one[rows[:, 0], rows[:, 1]] for one in windows)
            for gain in self.settings.gains:
                logits = self.network(fringes(phase, reliability, gain))
                out[start : start + _BATCH] += expit(logits) / len(self.settings.gains)
        return out

    def save(self, path: str | Path) -> None:
        """Write the model file."""
        own = {
            "channels": list(CHANNELS),
            "shape": self.shape,
            "completion": self.settings.completion,
            "gains": list(self.settings.gains),
            "span_years": self.settings.span_years,
        }
        save_bundle(path, KIND, self.network.weights, {**self.facts, **own})


def patch_corners(count: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where patches begin (top, left), shape (n_patches, 2), and which have points in their middle half.

    Parameters
    ----------
    count
        Points of each cell, shape (rows, columns).
    size
        Cells along a side of a patch.
    """
    tops, lefts = (patch_starts(length, size) for length in count.shape)
    corners = np.stack(np.meshgrid(tops, lefts, indexing="ij"), axis=-1).reshape(-1, 2)
    return corners, points_in_middle(count, corners, size) > 0


def points_in_middle(count: np.ndarray, corners: np.ndarray, size: int) -> np.ndarray:
    """Return the sum over the middle half of patches, shape (n_patches,).

    Parameters
    ----------
    count
        Of each cell, shape (rows, columns).
    corners
        Upper left cells (top, left), shape (n_patches, 2).
    size
        Cells along a side of a patch.
    """
    sums = np.pad(np.pad(count, size).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    middle = middle_half(size)
    top, left = (corners + size + middle.start).T
    bottom, right = (corners + size + middle.stop).T
    return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]


def load_overwrapping(path: str | Path | None = None) -> OverwrappingDetector:
    """Load a model file; the one that comes with the plugin where ``path`` is None.

    Raises
    ------
    ModelError
        The file is none of over-wrapping, or was trained on other inputs than this version's.
    """
    path = SHIPPED_OVERWRAPPING if path is None else Path(path)
    bundle = open_detector(path, KIND, CHANNELS)
    settings, shape = _settings(bundle), bundle.fact("shape")
    if not isinstance(shape, str) or shape not in SHAPES:
        raise _unusable("shape", shape, f"one of {', '.join(SHAPES)}")
    network = TrainedNetwork(alexnet(SHAPES[shape]), bundle)
    known = {"channels", "shape", "completion", "gains", "span_years"}
    return OverwrappingDetector(
        network, shape, settings, {name: value for name, value in bundle.facts.items() if name not in known}
    )


def _settings(bundle: Bundle) -> FringeSettings:
    completion, gains, span = (bundle.fact(name) for name in ("completion", "gains", "span_years"))
    if completion is not None and (not isinstance(completion, str) or completion not in COMPLETIONS):
        raise _unusable("completion", completion, f"one of {', '.join(COMPLETIONS)}")
    if not isinstance(gains, list) or not 0 < len(gains) <= len(GAINS) + 4 or not all(map(_is_gain, gains)):
        raise _unusable("gains", gains, f"whole numbers from 1 to {_LARGEST_GAIN}")
    number = isinstance(span, (int, float)) and not isinstance(span, bool)
    if span is not None and not (number and 0 < span < 1000):
        raise _unusable("span_years", span, "a number above 0 and below 1000, or none")
    return FringeSettings(completion, tuple(gains), span)


def _is_gain(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _LARGEST_GAIN


def _unusable(name: str, value: Any, expected: str) -> ModelError:
    return ModelError(
        f"In the model file, {name!r} is {quoted(value)}; expected {expected}. The file was changed or is damaged. "
        "Train the model again, or copy the file again."
    )
