# SPDX-License-Identifier: GPL-2.0-or-later
"""What a value that a parameter does not take is told, before anything runs."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingContext, QgsProject, QgsRasterLayer, QgsVectorFileWriter, QgsVectorLayer
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt.QtWidgets import QDoubleSpinBox

from insar_forecast_plugin.processing.labels import with_labels


@pytest.fixture
def check(provider):
    """Return a function that checks the values of an algorithm and gives what is said; empty where all are fine."""

    def check(name, **values):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        fine, message = provider.algorithm(name).create().checkParameterValues(values, context)
        assert fine == (not message)
        return message

    return check


@pytest.fixture
def raster(tmp_path):
    path = tmp_path / "forecast.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1, gdal.GDT_Float32)
    dataset.GetRasterBand(1).WriteArray(np.zeros((4, 4), dtype=np.float32))
    del dataset
    return path


def test_raster_where_points_are_due_is_named_with_what_is_due(check, raster):
    assert check("gridtimeseries", INPUT=str(raster), OUTPUT="/tmp/g.tif") == (
        "Points (INPUT) is forecast.tif, a raster; expected a point layer, such as the output of 'Import InSAR time "
        "series'."
    )


@pytest.mark.usefixtures("qgis_new_project")
def test_raster_of_the_project_is_named_too(check, raster):
    layer = QgsRasterLayer(str(raster), "Forecast map")
    QgsProject.instance().addMapLayer(layer)
    assert check("gridtimeseries", INPUT=layer.id(), OUTPUT="/tmp/g.tif").startswith(
        "Points (INPUT) is Forecast map, a raster;"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"SCENARIO": "volcano"},
            "Scenario (SCENARIO) is volcano; expected one of mixed, subsidence_bowl, mining_front, ",
        ),
        ({"POINT_COUNT": "many"}, "Number of points (POINT_COUNT) is many; expected from 1 to 5000000."),
        ({"POINT_COUNT": 0}, "Number of points (POINT_COUNT) is 0; expected from 1 to 5000000."),
    ],
)
def test_value_that_is_not_taken_is_told_with_those_that_are(check, values, said):
    assert check("simulate", OUTPUT="/tmp/p.gpkg", **values).startswith(said)


def test_one_wrong_choice_of_several_is_told_with_all_that_there_are(check):
    said = check("backtest", POINTS="/tmp/p.gpkg", METHODS="ridge,forest")
    assert said.startswith("Methods (METHODS) is ridge,forest; expected any of persistence, linear, ")


def test_no_choice_of_several_is_told_with_all_that_there_are(check):
    said = check("detectchanges", INPUT="/tmp/p.gpkg", KINDS=[], OUTPUT="/tmp/c.gpkg")
    assert said == "Kinds of change (KINDS) is empty; expected at least one of velocity, jump, acceleration."


def test_date_that_is_none_is_told_with_one_that_is(check):
    said = check("importtimeseries", INPUT="/tmp/p.csv", DATE_FROM="spring", OUTPUT="/tmp/p.gpkg")
    assert said == "First date (DATE_FROM) is spring; expected a date such as 2021-12-31."


def test_text_in_an_optional_number_is_not_passed_over(check):
    said = check("importtimeseries", INPUT="/tmp/p.csv", MIN_COHERENCE="high", OUTPUT="/tmp/p.gpkg")
    assert said == "Minimum coherence (MIN_COHERENCE) is high; expected from 0 to 1."


def test_values_that_are_taken_are_said_nothing_of(check):
    values = {"SCENARIO": "stable", "POINT_COUNT": "7", "NOISE": 0.5, "EXTENT": "1,3,2,4 [EPSG:3035]", "CRS": None}
    assert check("simulate", OUTPUT="/tmp/p.gpkg", **values) == ""


def shown_decimals(provider, algorithm, name):
    """Return with how many decimals the dialog shows a number."""
    definition = provider.algorithm(algorithm).parameterDefinition(name)
    wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(definition, QgsProcessingGui.Standard)
    context = QgsProcessingContext()
    widget = wrapper.createWrappedWidget(context)
    box = widget if isinstance(widget, QDoubleSpinBox) else widget.findChild(QDoubleSpinBox)
    return box.decimals()


@pytest.mark.parametrize(
    ("algorithm", "name", "decimals"),
    [
        ("trainforecaster", "LOOKBACK_DAYS", 2),
        ("forecast", "THRESHOLD", 2),
        ("importtimeseries", "MIN_COHERENCE", 2),
        ("egms_to_page", "STABLE_VELOCITY", 2),
        ("egms_to_forecast", "HORIZON_DAYS", 2),
        ("trainforecaster", "LEARNING_RATE", 6),
    ],
)
def test_dialog_shows_numbers_without_a_tail_of_zeros(provider, algorithm, name, decimals):
    assert shown_decimals(provider, algorithm, name) == decimals


def test_threshold_of_zero_is_named_as_the_dialog_names_it(qgis_process, core, tmp_path):
    given = {"POINTS": tmp_path / "p.gpkg", "MODEL": tmp_path / "m.safetensors", "OUTPUT_POINTS": tmp_path / "o.gpkg"}
    for name in ("POINTS", "MODEL"):
        given[name].write_bytes(b"")
    write_points(given["POINTS"])
    words = [f"{name}={value}" for name, value in given.items()]
    done = qgis_process("run", "insarforecast:forecast", "--", *words, "THRESHOLD=0", python=core)
    assert done.returncode != 0
    assert "Threshold (THRESHOLD) is 0; expected a number above or below 0" in done.stdout + done.stderr


def write_points(path):
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=D20200101:double", "points", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "OUTPUT_EXCEEDANCE_DATE shows when THRESHOLD is passed. Give it.",
            "Days until the threshold is likely passed (OUTPUT_EXCEEDANCE_DATE) shows when Threshold (THRESHOLD) is "
            "passed. Give it.",
        ),
        ("Take a smaller HORIZON_DAYS.", "Take a smaller Horizon (HORIZON_DAYS)."),
        ("More origins (HORIZON_DAYS) help.", "More origins (HORIZON_DAYS) help."),
        ("/data/MODEL/GRID.tif cannot be read.", "/data/MODEL/GRID.tif cannot be read."),
        ("Run again with THRESHOLD=-20.", "Run again with THRESHOLD=-20."),
    ],
)
def test_names_in_messages_of_the_core_get_their_labels(provider, said, shown):
    assert with_labels(said, provider.algorithm("forecast").parameterDefinitions()) == shown


def test_missing_crs_stays_a_word(provider):
    said = "The file names no CRS. Give it as CRS."
    assert with_labels(said, provider.algorithm("importtimeseries").parameterDefinitions()) == said
