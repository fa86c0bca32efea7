# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecaster that was trained last in this profile, which the dialog of a forecast offers where it fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingUtils, QgsSettings

from ..core.results import MEASURED_TAG
from ..languages import tr
from . import compatibility
from .layer_sources import tags_of
from .offered_layer import active_layer, offered_layer

_LAST, _SAVED = "insar_forecast/last_model", "insar_forecast/last_saved_model"
_LONGEST_HEADER = 10_000_000
_TRACK = "track"
_TOLD = ("component", _TRACK)
"""Of what is measured, what a model and the points that it forecasts must share."""


def remember_model(path: str) -> None:
    """Keep the path of a model that was just written; one in a temporary file is gone when QGIS is closed."""
    settings = QgsSettings()
    settings.setValue(_LAST, path)
    if Path(QgsProcessingUtils.tempFolder()) not in Path(path).parents:
        settings.setValue(_SAVED, path)


def last_model() -> str | None:
    """Return the path of the last model, of the last one that was saved where that is gone, None where both are."""
    paths = [QgsSettings().value(name, "", type=str) for name in (_LAST, _SAVED)]
    return next((path for path in paths if path and Path(path).is_file()), None)


def offered_model() -> tuple[str | None, str]:
    """Return the last model where it fits the layer that the dialog starts with, and what is to be said.

    A model or a layer that does not say what it is of fits.
    """
    path, layer = last_model(), offered_layer(compatibility.POINT_GEOMETRY) or active_layer()
    if path is None or layer is None:
        return path, ""
    model, points = _measured_by_model(path), _object(tags_of(layer).get(MEASURED_TAG))
    for name in _TOLD:
        of_model, of_points = _known(model, name), _known(points, name)
        if of_model and of_points and of_model != of_points:
            text = (
                tr(
                    "The model trained last, {model}, is not offered: it is of track {of_model}, the layer '{layer}' "
                    "of {of_points}."
                )
                if name == _TRACK
                else tr(
                    "The model trained last, {model}, is not offered: it is of component {of_model}, the layer "
                    "'{layer}' of {of_points}."
                )
            )
            found = {"model": Path(path).name, "of_model": of_model, "of_points": of_points}
            return None, text.format(layer=layer.name(), **found)
    return path, ""


def _measured_by_model(path: str) -> dict[str, Any]:
    """Return what a model was trained on, from the header of its file; nothing where it cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            length = int.from_bytes(stream.read(8), "little")
            header = _object(stream.read(min(length, _LONGEST_HEADER)).decode("utf-8", "replace"))
    except OSError:
        return {}
    told = header.get("__metadata__")
    of_plugin = _object(next(iter(told.values()), None)) if isinstance(told, dict) else {}
    facts = of_plugin.get("facts")
    measured = facts.get("measured") if isinstance(facts, dict) else None
    return measured if isinstance(measured, dict) else {}


def _known(measured: dict[str, Any], name: str) -> str:
    value = measured.get(name)
    return value if isinstance(value, str) and value != "unknown" else ""


def _object(text: Any) -> dict[str, Any]:
    try:
        told = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
