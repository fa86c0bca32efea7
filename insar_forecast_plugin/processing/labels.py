# SPDX-License-Identifier: GPL-2.0-or-later
"""How a message names a parameter: by its label in the dialog, with the name that scripts use in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProcessingParameterDefinition

_ORDINARY_WORDS = {"CRS"}
"""Names that a message may mean as a word of its own: "The file has no CRS."."""


def label_of(definition: QgsProcessingParameterDefinition) -> str:
    """Return "Threshold (THRESHOLD)": the label without the unit that ends it, and the name."""
    label = re.sub(r"\s*\([^()]*\)$", "", definition.description())
    return f"{label} ({definition.name()})"


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
    """Put before each name of a parameter in a message of the core its label, which the core does not know.

    A name that stands in a path, in brackets or in front of an equals sign is left as it is.
    """
    labels = {item.name(): label_of(item) for item in definitions if item.name() not in _ORDINARY_WORDS}
    if not labels:
        return text
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.sub(rf"(?<![\w/\\.(-])({names})(?![\w/\\)=-]|\.\w)", lambda found: labels[found[1]], text)
