# SPDX-License-Identifier: GPL-2.0-or-later
"""A choice of several names that QGIS 3.22 can write down.

QGIS 3.22 writes a list of names as an empty text into the history, the log, saved batches and exported scripts; run
again from there, the algorithm takes its default. Later versions write the list.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum


class ChoiceParameter(QgsProcessingParameterEnum):
    """An enum of static strings whose list of values becomes a Python list."""

    def valueAsPythonString(self, value: Any, context: QgsProcessingContext) -> str:
        if isinstance(value, (list, tuple)) and value:
            return repr([str(item) for item in value])
        return super().valueAsPythonString(value, context)
