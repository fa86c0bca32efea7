# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the ready models of the model designer: run it after a parameter of an algorithm was added."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_HASH_SEED"] = "0"  # the same file each time: Qt shuffles the attributes of XML otherwise
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF  # noqa: E402

from insar_forecast_plugin.plugin import InsarForecastPlugin  # noqa: E402
from insar_forecast_plugin.processing import compatibility  # noqa: E402

FOLDER = ROOT / "insar_forecast_plugin" / "resources" / "models"
Source = QgsProcessingModelChildParameterSource


class ModelBuilder:
    """A model that grows step by step, from left to right on the canvas."""

    def __init__(self, title: str, words: str, example: str) -> None:
        self.model = QgsProcessingModelAlgorithm(title, "Models")
        self._help = {"ALG_DESC": words, "EXAMPLES": example, "ALG_CREATOR": "InSAR Forecast"}
        self._order: list[str] = []
        self._steps = 0

    def take(self, definition: Any, help_text: str) -> Source:
        """Add an input of the model and return what a step takes it by."""
        self._help[definition.name()] = help_text
        component = QgsProcessingModelParameter(definition.name())
        component.setDescription(definition.description())
        component.setPosition(QPointF(120 + 240 * len(self._order), 60))
        self.model.addModelParameter(definition, component)
        self._order.append(definition.name())
        return Source.fromModelParameter(definition.name())

    def step(self, name: str, *, outputs: dict[str, str] | None = None, **given: Any) -> str:
        """Add a step; every parameter that is not given gets its default, because 3.22 calls unset ones missing."""
        child = QgsProcessingModelChildAlgorithm(f"insarforecast:{name}")
        child.setChildId(name)
        child.setDescription(child.algorithm().displayName())
        child.setPosition(QPointF(240 + 260 * self._steps, 220 + 110 * self._steps))
        self._steps += 1
        for definition in child.algorithm().parameterDefinitions():
            if definition.isDestination():
                continue
            value = given.pop(definition.name(), definition.defaultValue())
            source = value if isinstance(value, Source) else Source.fromStaticValue(value)
            child.addParameterSources(definition.name(), [source])
        if given:
            sys.exit(f"{name} has no parameter {', '.join(given)}")
        wanted = {}
        for index, (output_name, title) in enumerate((outputs or {}).items()):
            output = QgsProcessingModelOutput(output_name, title)
            output.setChildId(name)
            output.setChildOutputName(output_name)
            output.setPosition(child.position() + QPointF(300, 40 * index))
            wanted[output_name] = output
            self._help[f"{name}:{output_name}"] = child.algorithm().parameterDefinition(output_name).help()
        child.setModelOutputs(wanted)
        self.model.addChildAlgorithm(child)
        return name

    def write(self, identifier: str) -> None:
        """Check the model and write its file."""
        self.model.setHelpContent(self._help)
        self.model.setParameterOrder(self._order)
        self.model.updateDestinationParameters()
        for child in self.model.childAlgorithms():
            fine, issues = self.model.validateChildAlgorithm(child)
            if not fine:
                sys.exit(f"{identifier}, step {child}: {'; '.join(issues)}")
        path = FOLDER / f"{identifier}.model3"
        if not self.model.toFile(str(path)):
            sys.exit(f"{path} could not be written")
        print(path.relative_to(ROOT))


def from_output(step: str, name: str) -> Source:
    """Take what an earlier step has written."""
    return Source.fromChildOutput(step, name)


def import_step(builder: ModelBuilder) -> str:
    """Add the input file, the extent and the import."""
    file_filter = "InSAR time series (*.csv *.zip *.gpkg *.shp *.fgb);;All files (*)"
    source = builder.take(
        QgsProcessingParameterFile("INPUT", "EGMS file", compatibility.FILE, "", None, False, file_filter),
        "EGMS file (CSV or the ZIP as downloaded), or another file of time series.",
    )
    extent = builder.take(
        QgsProcessingParameterExtent("EXTENT", "Extent", None, True),
        "Only points inside this extent are imported; all of them if it is left empty.",
    )
    return builder.step("importtimeseries", INPUT=source, EXTENT=extent)


def classify_step(builder: ModelBuilder, imported: str, outputs: dict[str, str]) -> str:
    """Add what is asked for the classes, and the classification."""
    methods = ["network", "statistical", "both"]
    method = builder.take(
        QgsProcessingParameterEnum("METHOD", "Method of the classes", methods, False, "both", False, True),
        "Who names the class: the network, statistical tests, or the network with a flag where the tests disagree.",
    )
    stable = QgsProcessingParameterNumber("STABLE_VELOCITY", "Stable up to (mm/yr)", compatibility.DOUBLE, 2.0)
    stable.setMinimum(0.01)
    references = ["none", "median"]
    reference = builder.take(
        QgsProcessingParameterEnum("REFERENCE", "Reference", references, False, "none", False, True),
        "What is taken off before a point is called stable: nothing, or the median velocity of all points.",
    )
    return builder.step(
        "classifytrends",
        outputs=outputs,
        INPUT=from_output(imported, "OUTPUT"),
        METHOD=method,
        STABLE_VELOCITY=builder.take(stable, "Movement that is never faster than this counts as stable."),
        REFERENCE=reference,
        SEAM_DATES=builder.take(
            QgsProcessingParameterString("SEAM_DATES", "Joins of releases", None, False, True),
            "Dates such as 2022-01-05, separated by commas, at which a step is no unwrapping error.",
        ),
    )


def forecast_steps(builder: ModelBuilder, imported: str, points: str, outputs: dict[str, str]) -> str:
    """Add what is asked for the forecast, the training on the imported points, and the forecast."""
    lookback, horizon = (
        builder.take(_days(name, title, default), words)
        for name, title, default, words in (
            (
                "LOOKBACK_DAYS",
                "Lookback (days)",
                365,
                "How far back a forecast looks; below a year it misses the season.",
            ),
            ("HORIZON_DAYS", "Horizon (days)", 180, "How far ahead is forecast."),
        )
    )
    trained = builder.step(
        "trainforecaster", POINTS=from_output(imported, "OUTPUT"), LOOKBACK_DAYS=lookback, HORIZON_DAYS=horizon
    )
    return builder.step(
        "forecast", outputs=outputs, POINTS=from_output(points, "OUTPUT"), MODEL=from_output(trained, "MODEL")
    )


def _days(name: str, title: str, default: int) -> QgsProcessingParameterNumber:
    definition = QgsProcessingParameterNumber(name, title, compatibility.DOUBLE, default)
    definition.setMinimum(1)
    return definition


def egms_to_forecast() -> None:
    """Make import, training and forecast."""
    builder = ModelBuilder(
        "EGMS file to forecast",
        "Imports an EGMS file, trains a forecaster on it, and forecasts at the points and as a map.",
        "qgis_process run insarforecast:egms_to_forecast -- INPUT=EGMS.zip HORIZON_DAYS=180 "
        "forecast:OUTPUT_POINTS=points.gpkg forecast:OUTPUT=map.tif forecast:REPORT=report.html",
    )
    imported = import_step(builder)
    outputs = {"OUTPUT_POINTS": "Forecast points", "OUTPUT": "Forecast map", "REPORT": "Forecast report"}
    forecast_steps(builder, imported, imported, outputs)
    builder.write("egms_to_forecast")


def egms_to_trends() -> None:
    """Make import and classification."""
    builder = ModelBuilder(
        "EGMS file to trend classes",
        "Imports an EGMS file and says of every point what kind of movement it shows.",
        "qgis_process run insarforecast:egms_to_trends -- INPUT=EGMS.zip METHOD=both "
        "classifytrends:OUTPUT=trends.gpkg classifytrends:REPORT=trends.html",
    )
    classify_step(builder, import_step(builder), {"OUTPUT": "Trends", "REPORT": "Trend report"})
    builder.write("egms_to_trends")


def egms_to_page() -> None:
    """Make import, classification, training, forecast of the classified points, and the page."""
    builder = ModelBuilder(
        "EGMS file to both, with a page to hand over",
        "Imports an EGMS file, says what kind of movement every point shows, forecasts it, and writes one page.",
        "qgis_process run insarforecast:egms_to_page -- INPUT=EGMS.zip METHOD=both HORIZON_DAYS=180 "
        "forecast:OUTPUT_POINTS=points.gpkg forecast:OUTPUT=map.tif handoverpage:REPORT=page.html",
    )
    imported = import_step(builder)
    classified = classify_step(builder, imported, {})
    outputs = {"OUTPUT_POINTS": "Points with classes and forecast", "OUTPUT": "Forecast map"}
    forecast = forecast_steps(builder, imported, classified, outputs)
    title = builder.take(
        QgsProcessingParameterString("TITLE", "Title of the page", None, False, True), "Stands at the top of the page."
    )
    builder.step("handoverpage", outputs={"REPORT": "Page"}, INPUT=from_output(forecast, "OUTPUT_POINTS"), TITLE=title)
    builder.write("egms_to_page")


def main() -> None:
    """Write all models."""
    application = QgsApplication([], False)
    application.initQgis()
    plugin = InsarForecastPlugin(None)
    plugin.initProcessing()
    egms_to_forecast()
    egms_to_trends()
    egms_to_page()
    plugin.unload()
    application.exitQgis()


if __name__ == "__main__":
    main()
