# SPDX-License-Identifier: GPL-2.0-or-later
"""How outputs come into the project: with a name, a style and, for rasters in time, their dates.

The style goes with the file as well, so that it is there in any project. QGIS looks for one QML file for all files of
a name, ``a.gpkg`` and ``a.tif`` alike, but first into the GeoPackage itself: a GeoPackage holds its own style, and the
QML file beside it is written only where no raster of its name needs it.
"""

from __future__ import annotations

import collections
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .animation import prepare_controller
from .styling import add_styles, apply_style, further_styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsMapLayer

    from ..core.results import LayerDescription

RASTER_SUFFIXES = (".tif", ".tiff", ".vrt")
STYLE_NAME = "InSAR Forecast"


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer its style once it has been loaded: QGIS sets the time of a layer anew after the style's file."""

    def __init__(self, description: LayerDescription) -> None:
        super().__init__()
        self._description = description

    def postProcessLayer(
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,  # noqa: ARG002
    ) -> None:
        apply_style(layer, self._description)
        add_styles(layer, self._description)
        prepare_controller(layer, self._description, context.project() or QgsProject.instance())
        layer.triggerRepaint()


# QGIS keeps no reference, and the algorithm is gone before the layers are loaded.
_alive: collections.deque[_Styler] = collections.deque(maxlen=100)


def present_layers(
    descriptions: Mapping[str, LayerDescription],
    paths: Mapping[str, str | None],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> None:
    """Put the style of each described output into or beside its file, and have QGIS load it with name and style."""
    for name, description in descriptions.items():
        path = paths.get(name)
        if not path:
            continue
        write_style(Path(path), description, feedback)
        if not context.willLoadLayerOnCompletion(path):
            continue
        details = context.layerToLoadOnCompletionDetails(path)
        details.name = description.name
        styler = _Styler(description)
        _alive.append(styler)
        details.setPostProcessor(styler)


def write_style(path: Path, description: LayerDescription, feedback: QgsProcessingFeedback) -> None:
    """Put the style of an output into its GeoPackage, else into a QML file beside it; what cannot be done is said."""
    layer = open_layer(path, description.name)
    if not layer.isValid():
        feedback.pushWarning(f"QGIS cannot open {path}, so it has no style.")
        return
    apply_style(layer, description)
    inside = path.suffix.lower() == ".gpkg"
    if inside:
        flaw = layer.saveStyleToDatabase(STYLE_NAME, description.label, True, "")
        if flaw:
            feedback.pushWarning(f"The style could not be written into {path}: {flaw}")
    style = path.with_suffix(".qml")
    raster = next((style.with_suffix(end) for end in RASTER_SUFFIXES if style.with_suffix(end).exists()), None)
    if raster in (None, path):
        message, saved = layer.saveNamedStyle(str(style))
        if not saved:
            feedback.pushWarning(f"The style {style} could not be written: {message}")
    elif not inside:
        feedback.pushWarning(
            f"The style of {path.name} was not written: beside it {style.name} is the style of {raster.name}. Give one "
            "of the files another name."
        )
    for title, further in further_styles(layer, description) if inside else ():
        apply_style(layer, further)
        flaw = layer.saveStyleToDatabase(title, further.label, False, "")
        if flaw:
            feedback.pushWarning(f"The style {title} could not be written into {path}: {flaw}")
    del layer
    # Statistics that QGIS computes on opening, or that a raster of the same name left, are no part of the output.
    path.with_name(f"{path.name}.aux.xml").unlink(missing_ok=True)


def open_layer(path: Path, name: str) -> QgsMapLayer:
    """Open an output as a layer, without its style."""
    if path.suffix.lower() in RASTER_SUFFIXES:
        options = QgsRasterLayer.LayerOptions(False)
        return QgsRasterLayer(str(path), name, "gdal", options)
    vector_options = QgsVectorLayer.LayerOptions(False)
    return QgsVectorLayer(str(path), name, "ogr", vector_options)
