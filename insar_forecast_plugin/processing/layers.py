# SPDX-License-Identifier: GPL-2.0-or-later
"""How outputs come into the project: with a name, a style and, for rasters in time, their dates.

The style is also written as a QML file beside the output, so that users of ``qgis_process`` have it too.
"""

from __future__ import annotations

import collections
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .styling import apply_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsMapLayer

    from ..core.interface import LayerDescription

RASTER_SUFFIXES = (".tif", ".tiff", ".vrt")


class _StyleLoader(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer the style that was written beside its file."""

    def __init__(self, style: Path) -> None:
        super().__init__()
        self._style = style

    def postProcessLayer(
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,  # noqa: ARG002
        feedback: QgsProcessingFeedback,
    ) -> None:
        message, loaded = layer.loadNamedStyle(str(self._style))
        if not loaded:
            feedback.pushWarning(f"The style {self._style} could not be loaded: {message}")
        layer.triggerRepaint()


# QGIS keeps no reference, and the algorithm is gone before the layers are loaded.
_alive: collections.deque[_StyleLoader] = collections.deque(maxlen=100)


def present_layers(
    descriptions: Mapping[str, LayerDescription],
    paths: Mapping[str, str | None],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> None:
    """Write the style of each described output beside it, and have QGIS load the layer with name and style."""
    for name, description in descriptions.items():
        path = paths.get(name)
        if not path:
            continue
        style = write_style(Path(path), description, feedback)
        if not context.willLoadLayerOnCompletion(path):
            continue
        details = context.layerToLoadOnCompletionDetails(path)
        details.name = description.name
        if style is not None:
            loader = _StyleLoader(style)
            _alive.append(loader)
            details.setPostProcessor(loader)


def write_style(path: Path, description: LayerDescription, feedback: QgsProcessingFeedback) -> Path | None:
    """Write the QML file beside an output; None, with a warning, where QGIS cannot open the output."""
    layer = open_layer(path, description.name)
    if not layer.isValid():
        feedback.pushWarning(f"QGIS cannot open {path}, so it has no style.")
        return None
    apply_style(layer, description)
    style = path.with_suffix(".qml")
    message, saved = layer.saveNamedStyle(str(style))
    del layer
    # Statistics that QGIS computes on opening, or that a raster of the same name left, are no part of the output.
    path.with_name(f"{path.name}.aux.xml").unlink(missing_ok=True)
    if not saved:
        feedback.pushWarning(f"The style {style} could not be written: {message}")
        return None
    return style


def open_layer(path: Path, name: str) -> QgsMapLayer:
    """Open an output as a layer, without its style."""
    if path.suffix.lower() in RASTER_SUFFIXES:
        options = QgsRasterLayer.LayerOptions(False)
        return QgsRasterLayer(str(path), name, "gdal", options)
    vector_options = QgsVectorLayer.LayerOptions(False)
    return QgsVectorLayer(str(path), name, "ogr", vector_options)
