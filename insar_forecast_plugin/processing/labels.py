# SPDX-License-Identifier: GPL-2.0-or-later
"""How a message names a parameter: by its label in the dialog, with the name that scripts use in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..core import parameter_labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProcessingParameterDefinition


def label_of(definition: QgsProcessingParameterDefinition) -> str:
    """Return "Threshold (THRESHOLD)": the label without the unit that ends it, and the name."""
    return f"{_without_unit(definition.description())} ({definition.name()})"


class LabellingFeedback:
    """Tells a job's messages on, each parameter in them by its label; the rest is as of the feedback behind it."""

    def __init__(self, feedback: Any, definitions: Iterable[QgsProcessingParameterDefinition]) -> None:
        self._feedback, self._definitions = feedback, list(definitions)

    def pushInfo(self, text: str) -> None:
        """Tell a fact."""
        self._feedback.pushInfo(with_labels(text, self._definitions))

    def pushWarning(self, text: str) -> None:
        """Tell a warning."""
        self._feedback.pushWarning(with_labels(text, self._definitions))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._feedback, name)


def with_labels(text: str, definitions: Iterable[QgsProcessingParameterDefinition]) -> str:
    """Put before each name of a parameter in a message of the core its label, which the core does not know."""
    return parameter_labels.with_labels(text, labels_of(definitions))


def labels_of(definitions: Iterable[QgsProcessingParameterDefinition]) -> dict[str, str]:
    """Return the labels of parameters, without the units that end them, by the names of the parameters."""
    return {item.name(): _without_unit(item.description()) for item in definitions}


def _without_unit(label: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", label)
