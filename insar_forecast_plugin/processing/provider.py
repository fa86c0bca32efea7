# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider: the list of algorithms."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithm import ICONS
from .backtest import Backtest
from .checkenvironment import CheckEnvironment
from .classifytrends import ClassifyTrends
from .explainforecast import ExplainForecast
from .forecast import Forecast
from .gridtimeseries import GridTimeSeries
from .handoverpage import HandoverPage
from .importtimeseries import ImportTimeSeries
from .installenvironment import InstallEnvironment
from .ready_models import ready_models
from .simulate import Simulate
from .trainforecaster import TrainForecaster
from .traintrendclassifier import TrainTrendClassifier

ALGORITHMS = (
    ImportTimeSeries,
    Simulate,
    GridTimeSeries,
    TrainForecaster,
    Forecast,
    Backtest,
    ExplainForecast,
    ClassifyTrends,
    TrainTrendClassifier,
    HandoverPage,
    CheckEnvironment,
    InstallEnvironment,
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
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        # A model looks up its steps in the registry, where this provider stands only once it has been loaded.
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            for model in ready_models():
                self.addAlgorithm(model)

    def supportsNonFileBasedOutput(self) -> bool:
        return False

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:  # noqa: ARG002, N803 - QGIS's own
        return "gpkg"

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif", "tiff"]
