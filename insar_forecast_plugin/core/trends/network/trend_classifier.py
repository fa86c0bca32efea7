# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained trend network in use: from its file to calibrated class probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import softmax

from ...bundle import SHIPPED_MODELS, check_results, load_bundle, save_bundle
from ...errors import ModelError, quoted
from ...networks.trained_network import TrainedNetwork
from ...trend_classes import TREND_CLASSES, TrendClasses
from .network_inputs import CHANNELS, FEATURES, STEPS
from .trend_networks import make_network

KIND = "trend_classifier"
SHIPPED_MODEL = SHIPPED_MODELS / "trend_classifier.safetensors"
STILL_AS_OFTEN = 3.0
"""Scores take still ground to be so many times as common as each other class, which were alike in training.

On most maps it is more common than that. With 3 instead of 1, 2 to 4% instead of 5 to 8% of the still points of real
series of 70 epochs are called something else (the files of ``benchmarks/trend_accuracy.py``, other seeds); with more,
plain motion over a short span would be called still.
"""
_BATCH = 128
"""Series a forward pass: few enough that a layer's values stay in the processor's cache."""


@dataclass(frozen=True)
class TrendClassifier:
    """A trained network.

    Parameters
    ----------
    network
        With its weights.
    preset
        ``default`` or ``paper``.
    temperature
        What the logits are divided by, so that scores are right as often as they say.
    facts
        What else the model file says: how it was trained, how well it did.
    known
        Names of the classes that it was trained on, in the order of its outputs.
    classes
        All classes; one that it was not trained on has probability 0.
    """

    network: TrainedNetwork
    preset: str
    temperature: float
    facts: dict[str, Any]
    known: tuple[str, ...] = TREND_CLASSES.names
    classes: TrendClasses = TREND_CLASSES

    def probabilities(self, channels: np.ndarray, features: np.ndarray) -> np.ndarray:
        """Return the probability of each class, float32, shape (n, n_classes).

        Parameters
        ----------
        channels
            float32, shape (n, CHANNELS, STEPS).
        features
            float32, shape (n, n_features).
        """
        columns = [self.classes.code(name) for name in self.known]
        still = np.isin(self.known, self.classes.of_kind("still"))
        prior = np.where(still, np.log(STILL_AS_OFTEN), 0.0).astype(np.float32)
        out = np.zeros((len(channels), len(self.classes)), dtype=np.float32)
        for start in range(0, len(channels), _BATCH):
            rows = slice(start, start + _BATCH)
            logits = self.network(channels[rows], features[rows])
            out[rows, columns] = softmax(logits / np.float32(self.temperature) + prior, axis=1)
        return check_results(out)

    def save(self, path: str | Path) -> None:
        """Write the model file."""
        facts = {
            **self.facts,
            "preset": self.preset,
            "temperature": self.temperature,
            "classes": list(self.known),
            "features": list(FEATURES),
            "input_shape": [CHANNELS, STEPS],
        }
        save_bundle(path, KIND, self.network.weights, facts)


def load_classifier(path: str | Path | None = None, classes: TrendClasses = TREND_CLASSES) -> TrendClassifier:
    """Load a model file; the one that comes with the plugin where ``path`` is None.

    It may have been trained on fewer classes than there are.

    Raises
    ------
    ModelError
        The file is no trend classifier, or was trained on other classes or inputs than this version's.
    """
    path = SHIPPED_MODEL if path is None else Path(path)
    bundle = load_bundle(path, KIND)
    known = bundle.fact("classes")
    for name, fits in (
        ("classes", isinstance(known, list) and len(set(known)) == len(known) > 0 and {*known} <= {*classes.names}),
        ("features", bundle.fact("features") == list(FEATURES)),
        ("input_shape", bundle.fact("input_shape") == [CHANNELS, STEPS]),
    ):
        if not fits:
            raise ModelError(
                f"{path.name} was trained with other {name.replace('_', ' ')} than this version of the plugin uses. "
                "Train the model again with 'Train trend classifier'."
            )
    preset, temperature = bundle.fact("preset"), bundle.fact("temperature")
    if preset not in ("default", "paper") or not isinstance(temperature, float) or not temperature > 0:
        raise ModelError(
            f"{path.name} has the preset {quoted(preset)} and the temperature {quoted(temperature)}; expected default "
            "or paper, and a positive number. The file was changed; train the model again."
        )
    # Blocks of series are classified side by side.
    network = TrainedNetwork(make_network(preset, len(known)), bundle, threads=1)
    return TrendClassifier(network, preset, temperature, bundle.facts, tuple(known), classes)
