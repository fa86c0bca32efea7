# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider: the algorithms of the catalogue, and the ready models."""

from __future__ import annotations

from importlib import import_module

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import OPERATIONS, Operation
from ..core.tile_requests import VIEW_SUFFIX
from .algorithm import ICONS, Algorithm
from .earlier_results import EARLIER
from .parquet_files import SUFFIX, gdal_reads_parquet
from .ready_models import ready_models

WRITTEN_VECTORS = ("gpkg", "fgb", "shp", "geojson")
"""Extensions of the formats in which the core writes layers by means of GDAL."""


def algorithm_of(operation: Operation) -> Algorithm:
    """Return the algorithm of an operation: the class with its identifier in the module of that name."""
    module = import_module(f".{operation.identifier}", __package__)
    return next(
        item()
        for item in vars(module).values()
        if isinstance(item, type) and getattr(item, "identifier", None) == operation.identifier
    )


class InsarForecastProvider(QgsProcessingProvider):
    """Forecasting and reading ground deformation from InSAR."""

    def id(self) -> str:
        return "insarforecast"

    def name(self) -> str:
        return "InSAR Forecast"

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(ICONS / "insarforecast.svg")

    def loadAlgorithms(self) -> None:
        for operation in OPERATIONS.values():
            self.addAlgorithm(algorithm_of(operation))
        # A model looks up its steps in the registry, where this provider stands only once it has been loaded.
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            for model in ready_models():
                self.addAlgorithm(model)

    def unload(self) -> None:
        EARLIER.stop()

    def supportsNonFileBasedOutput(self) -> bool:
        return False

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:  # noqa: ARG002, N803 - QGIS's own
        return "gpkg"

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        # What the core writes, not all that the GDAL of QGIS can; Parquet it writes by itself.
        return [*WRITTEN_VECTORS, SUFFIX[1:], *([VIEW_SUFFIX[1:]] if gdal_reads_parquet() else [])]

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif", "tiff"]
