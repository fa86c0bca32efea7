# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters that take several layers or files: each layer by its file, or as a copy, as a single one is."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..core.request import VectorSource
from . import compatibility
from .algorithm import Algorithm
from .declarations import is_unset
from .labels import label_of
from .layer_sources import copy_source, file_of, source_on_disk


class SeveralInputs(Algorithm):
    """An algorithm with parameters that take several layers or files."""

    def _begin(self) -> None:
        super()._begin()
        self._layer_lists: list[str] = []
        self._listed: dict[str, list[tuple[QgsVectorLayer, VectorSource | None]]] = {}
        self._copies: dict[str, list[VectorSource]] = {}

    def add_several_points(self, name: str, description: str, help_text: str) -> None:
        """Declare two or more point layers."""
        self._layer_lists.append(name)
        definition = QgsProcessingParameterMultipleLayers(name, description, compatibility.POINT_SOURCE)
        definition.setMinimumNumberInputs(2)
        self._add(definition, help_text, lambda _parameters, _context: self._copies[name])

    def add_several_files(self, name: str, description: str, help_text: str) -> None:
        """Declare any number of files."""
        definition = QgsProcessingParameterMultipleLayers(name, description, compatibility.ANY_FILE, None, True)

        def read(parameters: dict, context: Any) -> list[str]:
            if is_unset(parameters.get(name)):
                return []
            return [path for path in self.parameterAsFileList(parameters, name, context) if path]

        self._add(definition, help_text, read, advanced=True)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Look at the layers, which belong to the main thread."""
        for name in self._layer_lists:
            layers = self.parameterAsLayerList(parameters, name, context)
            given = parameters[name] if isinstance(parameters[name], (list, tuple)) else [parameters[name]]
            if len(layers) < len(given) or not all(isinstance(layer, QgsVectorLayer) for layer in layers):
                known = {layer.id() for layer in layers} | {layer.source() for layer in layers}
                raise QgsProcessingException(self._unreadable(name, given, known, context))
            self._listed[name] = [(layer, source_on_disk(layer, layer)) for layer in layers]
        return super().prepareAlgorithm(parameters, context, feedback)

    def _unreadable(self, name: str, given: Any, known: set[str], context: QgsProcessingContext) -> str:
        """Return which of the values is no layer of points."""
        for value in given:
            layer = QgsProcessingUtils.mapLayerFromString(value, context) if isinstance(value, str) else value
            if not isinstance(layer, QgsVectorLayer):
                break
        text = self.tr(
            "{parameter} names {value}, which QGIS cannot read as a point layer; expected layers such as the outputs "
            "of 'Import InSAR time series'."
        )
        shown = value if isinstance(value, str) else str(sorted(known))
        return text.format(parameter=label_of(self.parameterDefinition(name)), value=shown)

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Copy the layers that are no plain files, and run the operation."""
        folder = Path(tempfile.mkdtemp(prefix="insar-forecast-", dir=QgsProcessingUtils.tempFolder()))
        try:
            for name, listed in self._listed.items():
                self._copies[name] = [
                    source or self._copy_of(layer, folder / str(at), context, feedback)
                    for at, (layer, source) in enumerate(listed)
                ]
            return super().carry_out(parameters, context, feedback)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _copy_of(
        self, layer: QgsVectorLayer, folder: Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> VectorSource:
        folder.mkdir()
        copy = copy_source(layer.id(), folder, layer.name(), context=context, feedback=feedback)
        original = file_of(layer)
        return replace(copy, described_by=original) if original else copy
