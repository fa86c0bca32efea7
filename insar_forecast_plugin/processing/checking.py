# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with the value of a parameter, in a sentence: what was found, and what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
    QgsRasterLayer,
)

from .help_text import facts_of
from .labels import label_of


def flaw_of_value(
    definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext
) -> str | None:
    """Return what is wrong with a choice, a number or a date; None where nothing is, and for other parameters."""
    number = isinstance(definition, QgsProcessingParameterNumber)
    # QGIS passes over a text in an optional number.
    if definition.checkValueIsAcceptable(value, context) and not (number and _no_number(value)):
        return None
    if number or isinstance(definition, QgsProcessingParameterEnum):
        # "One of a, b." or "From 1 to 2."; a number without bounds has no such fact.
        told = [fact for fact in facts_of(definition) if fact.startswith(("Any of", "One of", "From", "At"))]
        expected = told[0][0].lower() + told[0][1:] if told else "a number."
    elif isinstance(definition, QgsProcessingParameterDateTime):
        expected = "a date such as 2021-12-31."
    else:
        return None
    return f"{label_of(definition)} is {_shown(value)}; expected {expected}"


def flaw_of_points(
    definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext
) -> str | None:
    """Say that a raster was given where points are expected; None for anything else."""
    layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
    if not isinstance(layer, QgsRasterLayer):
        return None
    shown = Path(value).name if isinstance(value, str) and Path(value).exists() else layer.name()
    return (
        f"{label_of(definition)} is {shown}, a raster; expected a point layer, such as the output of 'Import InSAR "
        "time series'."
    )


def _no_number(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        float(value)
    except ValueError:
        return True
    return False


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
