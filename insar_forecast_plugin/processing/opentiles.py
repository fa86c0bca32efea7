# SPDX-License-Identifier: GPL-2.0-or-later
"""Open tiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFile,
)

from ..core.tile_requests import DESCRIPTION, VIEW_SUFFIX
from . import compatibility
from .algorithm import Algorithm
from .layer_sources import is_temporary
from .parquet_files import gdal_reads_parquet


class OpenTiles(Algorithm):
    """Results of a country, in a folder of tiles, as one layer."""

    identifier = "opentiles"

    def declare(self) -> None:
        definition = QgsProcessingParameterFile("INPUT", self.tr("Folder of tiles"), compatibility.FOLDER)
        hint = self.tr("Folder with dataset.json and tiles such as tile=E32N34, made by a run from the shell.")
        self._add(definition, hint, lambda p, c: self.parameterAsFile(p, "INPUT", c))
        self.add_extent("EXTENT", self.tr("Extent"), self.tr("Only points inside this extent. Empty: all points."))
        self.add_points_output(
            "OUTPUT",
            self.tr("Points of the tiles"),
            self.tr(
                "Temporary: a view of the tiles where the GDAL of this QGIS reads Parquet, else a copy without the "
                "series. A .vrt file is a view; any other file is a copy: pid, attributes, results and a velocity."
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("POINT_COUNT", self.tr("Number of points in the tiles shown")))
        self.addOutput(QgsProcessingOutputVectorLayer("AREAS", self.tr("Areas, where the folder has some")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        accepted, reason = super().checkParameterValues(parameters, context)
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context) if accepted else ""
        if output.lower().endswith(VIEW_SUFFIX) and self._has_tiles(parameters, context) and not gdal_reads_parquet():
            text = self.tr(
                "{path} would be a view of the tiles, but the GDAL of this QGIS has no driver for Parquet. Choose "
                ".gpkg or .fgb for a copy without the series."
            )
            return False, text.format(path=Path(output).name)
        return accepted, reason

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # A copy that was asked for needs no reason, and of a wrong folder the core says what is wrong.
        is_copied = is_temporary(self.parameterAsFileOutput(parameters, "OUTPUT", context)) and not gdal_reads_parquet()
        if is_copied and self._has_tiles(parameters, context):
            text = self.tr("The GDAL of this QGIS has no driver for Parquet: the points are copied to be shown.")
            feedback.pushInfo(text)
        return super().carry_out(parameters, context, feedback)

    def _has_tiles(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        """Say whether the folder that is given is one of tiles."""
        return Path(self.parameterAsFile(parameters, "INPUT", context), DESCRIPTION).is_file()

    def _destination(
        self, parameters: dict[str, Any], name: str, kind: str, context: QgsProcessingContext
    ) -> str | None:
        """Return where the output goes: a temporary one is a view where QGIS can show it."""
        path = super()._destination(parameters, name, kind, context)
        if not path or not is_temporary(path) or not gdal_reads_parquet():
            return path
        view = str(Path(path).with_suffix(VIEW_SUFFIX))
        shown = context.layersToLoadOnCompletion()
        if path in shown:
            shown[view] = shown.pop(path)
            context.setLayersToLoadOnCompletion(shown)
        return view
