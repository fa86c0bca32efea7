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
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF  # noqa: E402

from insar_forecast_plugin.languages import remove_translator  # noqa: E402
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

    def step(
        self,
        name: str,
        *,
        outputs: dict[str, str] | None = None,
        child_id: str | None = None,
        description: str | None = None,
        **given: Any,
    ) -> str:
        """Add a step; every parameter that is not given gets its default, because 3.22 calls unset ones missing.

        A step that is there twice needs a ``child_id`` and a description of its own; a list of sources stands for a
        list of layers.
        """
        child = QgsProcessingModelChildAlgorithm(f"insarforecast:{name}")
        name = child_id or name
        child.setChildId(name)
        child.setDescription(description or child.algorithm().displayName())
        child.setPosition(QPointF(240 + 260 * self._steps, 220 + 110 * self._steps))
        self._steps += 1
        for definition in child.algorithm().parameterDefinitions():
            if definition.isDestination():
                continue
            value = given.pop(definition.name(), definition.defaultValue())
            several = value if isinstance(value, list) and value and isinstance(value[0], Source) else [value]
            sources = [one if isinstance(one, Source) else Source.fromStaticValue(one) for one in several]
            child.addParameterSources(definition.name(), sources)
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
    """Add the input file, its CRS, the extent and the import."""
    file_filter = "InSAR time series (*.csv *.zip *.gpkg *.shp *.fgb);;All files (*)"
    source = builder.take(
        QgsProcessingParameterFile("INPUT", "EGMS file", compatibility.FILE, "", None, False, file_filter),
        "EGMS file (CSV, or ZIP as downloaded), or another time series file.",
    )
    crs = builder.take(
        QgsProcessingParameterCrs("CRS", "CRS of the file", None, True),
        "Coordinate reference system of the coordinates. Empty: taken from the file.",
    )
    extent = builder.take(
        QgsProcessingParameterExtent("EXTENT", "Extent", None, True),
        "Only points inside this extent are imported. Empty: all points.",
    )
    return builder.step("importtimeseries", INPUT=source, CRS=crs, EXTENT=extent)


def classify_step(builder: ModelBuilder, imported: str, outputs: dict[str, str]) -> str:
    """Add what is asked for the classes, and the classification."""
    methods = ["network", "statistical", "both"]
    method = builder.take(
        QgsProcessingParameterEnum("METHOD", "Classification method", methods, False, "both", False, True),
        "Classifier. network: the neural network that comes with the plugin. statistical: statistical tests. both: the "
        "network's class, with a flag where the tests disagree.",
    )
    stable = builder.take(
        _number("STABLE_VELOCITY", "Stable up to (mm/yr)", 2.0, at_least=0.01),
        "A point that never moves faster than this is stable.",
    )
    references = ["none", "median"]
    reference = builder.take(
        QgsProcessingParameterEnum("REFERENCE", "Reference", references, False, "none", False, True),
        "Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median "
        "velocity of all points.",
    )
    return builder.step(
        "classifytrends",
        outputs=outputs,
        INPUT=from_output(imported, "OUTPUT"),
        METHOD=method,
        STABLE_VELOCITY=stable,
        REFERENCE=reference,
        SEAM_DATES=builder.take(
            QgsProcessingParameterString("SEAM_DATES", "Dates at which two releases were joined", None, False, True),
            "Dates such as 2022-01-05, separated by commas. A step there does not count as an unwrapping error.",
        ),
    )


def forecast_steps(builder: ModelBuilder, imported: str, points: str, outputs: dict[str, str]) -> str:
    """Add what is asked for the forecast, the training on the imported points, and the forecast."""
    lookback, horizon = (
        builder.take(_number(name, title, default, at_least=1), words)
        for name, title, default, words in (
            (
                "LOOKBACK_DAYS",
                "Lookback (days)",
                365,
                "Length of the history that each forecast uses. Below 365 days it misses the annual cycle.",
            ),
            ("HORIZON_DAYS", "Horizon (days)", 180, "Forecast length."),
        )
    )
    trained = builder.step(
        "trainforecaster", POINTS=from_output(imported, "OUTPUT"), LOOKBACK_DAYS=lookback, HORIZON_DAYS=horizon
    )
    return builder.step(
        "forecast", outputs=outputs, POINTS=from_output(points, "OUTPUT"), MODEL=from_output(trained, "MODEL")
    )


def _number(name: str, title: str, default: float, *, at_least: float) -> QgsProcessingParameterNumber:
    definition = QgsProcessingParameterNumber(name, title, compatibility.DOUBLE, default)
    definition.setMinimum(at_least)
    definition.setMetadata(compatibility.TWO_DECIMALS)  # six otherwise: 365.000000 days
    return definition


def egms_to_forecast() -> None:
    """Make import, training and forecast."""
    builder = ModelBuilder(
        "EGMS file to forecast",
        "Imports an EGMS file, trains a forecaster on it, and forecasts at the points and as a map.",
        "qgis_process run insarforecast:egms_to_forecast -- INPUT=EGMS.zip HORIZON_DAYS=180 "
        "forecast:OUTPUT_POINTS=points.gpkg forecast:OUTPUT_CHANGE=map.tif forecast:REPORT=report.html",
    )
    imported = import_step(builder)
    outputs = {
        "OUTPUT_POINTS": "Forecast at the points",
        "OUTPUT_CHANGE": "Forecast movement map",
        "REPORT": "Forecast report",
    }
    forecast_steps(builder, imported, imported, outputs)
    builder.write("egms_to_forecast")


def egms_to_trends() -> None:
    """Make import and classification."""
    builder = ModelBuilder(
        "EGMS file to trend classes",
        "Imports an EGMS file and assigns a trend class to every point.",
        "qgis_process run insarforecast:egms_to_trends -- INPUT=EGMS.zip METHOD=both "
        "classifytrends:OUTPUT=trends.gpkg classifytrends:REPORT=trends.html",
    )
    classify_step(builder, import_step(builder), {"OUTPUT": "Points with trends", "REPORT": "Trend report"})
    builder.write("egms_to_trends")


def egms_to_page() -> None:
    """Make import, classification, training, forecast of the classified points, and the summary page."""
    builder = ModelBuilder(
        "EGMS file to trend classes, forecast and summary page",
        "Imports an EGMS file, assigns a trend class to every point, forecasts it, and writes a summary page.",
        "qgis_process run insarforecast:egms_to_page -- INPUT=EGMS.zip METHOD=both HORIZON_DAYS=180 "
        "forecast:OUTPUT_POINTS=points.gpkg forecast:OUTPUT_CHANGE=map.tif handoverpage:REPORT=page.html",
    )
    imported = import_step(builder)
    classified = classify_step(builder, imported, {})
    outputs = {"OUTPUT_POINTS": "Points with classes and forecast", "OUTPUT_CHANGE": "Forecast movement map"}
    forecast = forecast_steps(builder, imported, classified, outputs)
    title = builder.take(
        QgsProcessingParameterString("TITLE", "Title", None, False, True),
        "Page title. Empty: the name of the file that was imported.",
    )
    builder.step(
        "handoverpage", outputs={"REPORT": "Summary page"}, INPUT=from_output(forecast, "OUTPUT_POINTS"), TITLE=title
    )
    builder.write("egms_to_page")


def egms_to_up_and_east() -> None:
    """Make the import of two files and their decomposition."""
    builder = ModelBuilder(
        "Two tracks to vertical and east-west",
        "Imports an EGMS file of an ascending and one of a descending track, and makes vertical and east-west series.",
        "qgis_process run insarforecast:egms_to_up_and_east -- FIRST=EGMS_L2b_022.zip SECOND=EGMS_L2b_117.zip "
        "decompose:OUTPUT_UP=up.gpkg decompose:OUTPUT_EAST=east.gpkg decompose:REPORT=decomposition.html",
    )
    file_filter = "InSAR time series (*.csv *.zip *.gpkg *.shp *.fgb);;All files (*)"
    files = [
        builder.take(QgsProcessingParameterFile(name, title, compatibility.FILE, "", None, False, file_filter), words)
        for name, title, words in (
            ("FIRST", "EGMS file of the first track", "EGMS L2 file (CSV, or ZIP as downloaded). Its dates are used."),
            ("SECOND", "EGMS file of the second track", "EGMS L2 file of a track of the other direction."),
        )
    ]
    extent = builder.take(
        QgsProcessingParameterExtent("EXTENT", "Extent", None, True),
        "Only points inside this extent are imported. Empty: all points.",
    )
    size = builder.take(
        _number("PIXEL_SIZE", "Cell size (m)", 50, at_least=1),
        "The points of each track in a square cell of this size are averaged. EGMS L3 has 100 m.",
    )
    imported = [
        builder.step("importtimeseries", child_id=child_id, description=words, INPUT=source, EXTENT=extent)
        for source, (child_id, words) in zip(
            files,
            (("importfirst", "Import the first track"), ("importsecond", "Import the second track")),
            strict=True,
        )
    ]
    builder.step(
        "decompose",
        outputs={"OUTPUT_UP": "Vertical series", "OUTPUT_EAST": "East-west series", "REPORT": "Decomposition report"},
        INPUTS=[from_output(one, "OUTPUT") for one in imported],
        PIXEL_SIZE=size,
    )
    builder.write("egms_to_up_and_east")


def egms_to_areas() -> None:
    """Make import and detection."""
    builder = ModelBuilder(
        "EGMS file to deforming areas",
        "Imports an EGMS file and finds the areas whose points move together, with trend class and forecast of each.",
        "qgis_process run insarforecast:egms_to_areas -- INPUT=EGMS.zip METHOD=network MOVEMENT_THRESHOLD=-10 "
        "detectdeformation:OUTPUT_AREAS=areas.gpkg detectdeformation:OUTPUT=score.tif detectdeformation:REPORT=a.html",
    )
    imported = import_step(builder)
    methods = ["network", "overwrapping", "threshold"]
    method = builder.take(
        QgsProcessingParameterEnum("METHOD", "Detection method", methods, False, "network", False, True),
        "network: the neural network that comes with the plugin. overwrapping: the published method. threshold: points "
        "faster than a multiple of the spread of the stable points, clustered.",
    )
    threshold = QgsProcessingParameterNumber(
        "MOVEMENT_THRESHOLD", "Movement threshold (mm)", compatibility.DOUBLE, None, True
    )
    threshold.setMetadata(compatibility.TWO_DECIMALS)
    passed = builder.take(
        threshold,
        "Adds the probability that an area moves by so much within 180 days. Negative: away from the satellite, down, "
        "west or south. Empty: none.",
    )
    builder.step(
        "detectdeformation",
        outputs={"OUTPUT_AREAS": "Deforming areas", "OUTPUT": "Score map", "REPORT": "Detection report"},
        INPUT=from_output(imported, "OUTPUT"),
        METHOD=method,
        MOVEMENT_THRESHOLD=passed,
    )
    builder.write("egms_to_areas")


def egms_what_is_new() -> None:
    """Make import and the search for changes."""
    builder = ModelBuilder(
        "EGMS: what is new",
        "Imports an EGMS file and finds what has changed since a date.",
        "qgis_process run insarforecast:egms_what_is_new -- INPUT=EGMS.zip SINCE=2023-06-30 "
        "detectchanges:OUTPUT=changes.gpkg detectchanges:OUTPUT_AREAS=areas.gpkg detectchanges:REPORT=new.html",
    )
    imported = import_step(builder)
    since = builder.take(
        QgsProcessingParameterDateTime("SINCE", "Changes after", compatibility.DATE, None, True),
        "Only changes after this date are looked for. Empty: the last two years.",
    )
    rate = builder.take(
        _number("FALSE_ALARMS", "False alarms (per 1000 points and year)", 1, at_least=0.01),
        "How many unchanged points may be flagged. Lower: fewer false alarms, later detection.",
    )
    seams = builder.take(
        QgsProcessingParameterString("SEAM_DATES", "Dates at which two releases were joined", None, False, True),
        "Dates such as 2022-01-05, separated by commas. A step there does not count as a change.",
    )
    outputs = {"OUTPUT": "Points with changes", "OUTPUT_AREAS": "Changed areas", "REPORT": "Changes report"}
    builder.step(
        "detectchanges",
        outputs=outputs,
        INPUT=from_output(imported, "OUTPUT"),
        SINCE=since,
        FALSE_ALARMS=rate,
        SEAM_DATES=seams,
    )
    builder.write("egms_what_is_new")


def main() -> None:
    """Write all models."""
    application = QgsApplication([], False)
    application.initQgis()
    plugin = InsarForecastPlugin(None)
    remove_translator(plugin.translator)  # the files are English, whoever makes them
    plugin.initProcessing()
    egms_to_areas()
    egms_to_forecast()
    egms_to_trends()
    egms_to_page()
    egms_to_up_and_east()
    egms_what_is_new()
    plugin.unload()
    application.exitQgis()


if __name__ == "__main__":
    main()
