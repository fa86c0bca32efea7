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

from ..languages import tr
from . import compatibility
from .help_text import bounds_of
from .labels import label_of


def flaw_of_value(
    definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext
) -> str | None:
    """Return what is wrong with a choice, a number or a date; None where nothing is, and for other parameters."""
    number = isinstance(definition, QgsProcessingParameterNumber)
    # QGIS passes over a text in an optional number.
    if definition.checkValueIsAcceptable(value, context) and not (number and _no_number(value)):
        return None
    found = {"parameter": label_of(definition), "value": _shown(value)}
    if number:
        return _flaw_of_number(definition, found)
    if isinstance(definition, QgsProcessingParameterEnum):
        several = definition.allowMultiple()
        if several and not found["value"]:
            text = tr("{parameter} is empty; expected at least one of {choices}.")
            return text.format(choices=", ".join(definition.options()), **found)
        text = (
            tr("{parameter} is {value}; expected any of {choices}.")
            if several
            else tr("{parameter} is {value}; expected one of {choices}.")
        )
        return text.format(choices=", ".join(definition.options()), **found)
    if isinstance(definition, QgsProcessingParameterDateTime):
        return tr("{parameter} is {value}; expected a date such as 2021-12-31.").format(**found)
    return None


def _flaw_of_number(definition: QgsProcessingParameterNumber, found: dict[str, str]) -> str:
    low, high = bounds_of(definition)
    if low and high:
        return tr("{parameter} is {value}; expected from {low} to {high}.").format(low=low, high=high, **found)
    if low:
        return tr("{parameter} is {value}; expected at least {low}.").format(low=low, **found)
    if high:
        return tr("{parameter} is {value}; expected at most {high}.").format(high=high, **found)
    return tr("{parameter} is {value}; expected a number.").format(**found)


def flaw_of_points(
    definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext
) -> str | None:
    """Say that a raster was given where points or polygons are expected; None for anything else."""
    layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
    if not isinstance(layer, QgsRasterLayer):
        return None
    shown = Path(value).name if isinstance(value, str) and Path(value).exists() else layer.name()
    text = tr(
        "{parameter} is {layer}, a raster; expected a point layer, such as the output of 'Import InSAR time series'."
    )
    if compatibility.POLYGON_SOURCE in definition.dataTypes():
        text = tr("{parameter} is {layer}, a raster; expected a polygon layer.")
    return text.format(parameter=label_of(definition), layer=shown)


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
