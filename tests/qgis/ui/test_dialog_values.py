# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialogs of the algorithms: what they offer, what the history brings back, what the log says."""

from pathlib import Path

import pytest
from algorithm_dialogs import open_dialog, parameters_of, press_run, reopen_from_history
from dated_layers import dated_layer, moving
from processing.core.ProcessingResults import resultsList
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputHtml,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGroupBox, QLabel, QListView, QToolButton

from insar_forecast_plugin import environment
from insar_forecast_plugin.processing.last_model import remember_model


@pytest.fixture
def desktop(provider, panels, qgis_new_project, monkeypatch, tmp_path):
    """The provider in a desktop whose windows open; without a Python for the calculations."""
    monkeypatch.delenv(environment.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return provider


@pytest.fixture
def points(tmp_path):
    """The path of points with dates."""
    path = tmp_path / "points.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    layer = dated_layer(moving([0.0, -10.0, 5.0]))
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    return str(path)


SET = {
    "backtest": {"METHODS": ["seasonal", "ridge", "lasso", "lightgbm"], "ORIGINS": 7, "REFIT": True, "STEP_DAYS": 12},
    "explainforecast": {"METHODS": ["lasso"], "LOOKBACK_DAYS": 200, "HORIZON_DAYS": 36},
    "classifytrends": {"METHOD": "both", "REFERENCE": "median", "SEAM_DATES": "2022-01-05, 2023-01-05"},
    "gridtimeseries": {"METHOD": "idw", "PIXEL_SIZE": 50.5, "EXTENT": "4320000,4321000,3210000,3211000 [EPSG:3035]"},
    "forecast": {"HORIZON_DAYS": 120, "THRESHOLD": -20, "VELOCITY_THRESHOLD": 2.5, "DEVICE": "cpu"},
    "trainforecaster": {"PRESET": "paper", "LEARNING_RATE": 0.0005, "TRAINING_EPOCHS": 3},
    "handoverpage": {"TITLE": 'The harbour\'s edge, "spring"', "POINT_COUNT": 5},
    "simulate": {"SCENARIO": "stable", "CRS": "EPSG:32632", "NOISE": 0.25},
    "importtimeseries": {"CRS": "EPSG:4326", "DATE_FROM": "2021-03-04", "MIN_COHERENCE": 0.65, "UNIT": "cm"},
    "importstack": {
        "PRODUCT": "dolphin",
        "CRS": "EPSG:32613",
        "MIN_COHERENCE": 0.5,
        "UNIT": "m",
        "DATE_TO": "2021-03-04",
    },
    "opentiles": {"EXTENT": "4320000,4321000,3210000,3211000 [EPSG:3035]"},
    "denoisetimeseries": {"METHOD": "classical", "DEVICE": "cpu"},
    "traindenoiser": {"SAMPLES": 300, "PRESET": "paper", "TRAINING_EPOCHS": 2},
    "traintrendclassifier": {"SAMPLES_PER_CLASS": 30, "PRESET": "paper"},
    "egms_to_areas": {"CRS": "EPSG:4326", "METHOD": "threshold", "MOVEMENT_THRESHOLD": -8},
    "egms_to_page": {"CRS": "EPSG:4326", "METHOD": "statistical", "TITLE": "Harbour", "HORIZON_DAYS": 90},
}


@pytest.mark.parametrize("name", SET)
def test_history_brings_back_what_was_set(desktop, points, raster_path, name):
    inputs = {item.name() for item in desktop.algorithm(name).parameterDefinitions()} & {"POINTS", "INPUT", "MODEL"}
    if desktop.algorithm(name).parameterDefinition("MODEL") and name != "forecast":
        inputs.discard("MODEL")
    required = {"GRID": str(raster_path)} if name == "denoisetimeseries" else {}
    dialog = open_dialog(desktop.algorithm(name), {**dict.fromkeys(inputs, points), **required, **SET[name]})
    given = parameters_of(dialog)
    press_run(dialog)
    dialog.close()
    assert reopen_from_history() == given


def test_the_stack_to_extract_displacement_from_is_filled_in_and_required(desktop, raster_path):
    stack = QgsRasterLayer(str(raster_path), "stack")
    QgsProject.instance().addMapLayer(stack)
    dialog = open_dialog(desktop.algorithm("denoisetimeseries"))
    assert (parameters_of(dialog)["GRID"], parameters_of(dialog)["DEM"]) == (stack.id(), "None")
    labels = {label.text() for label in dialog.mainWidget().findChildren(QLabel)}
    assert {"Raster stack", "Elevation model [optional]"} <= labels


def test_methods_that_were_ticked_come_back_from_the_history(desktop, points):
    dialog = open_dialog(desktop.algorithm("backtest"), {"POINTS": points})
    dialog.show()
    box = dialog.mainWidget().wrappers["METHODS"].wrappedWidget()
    box.findChild(QToolButton).click()
    (listed,) = (view.model() for view in dialog.findChildren(QListView) if view.objectName() == "mSelectionList")
    for row in range(listed.rowCount()):
        wanted = listed.index(row, 0).data() in ("ridge", "lasso")
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        listed.setData(listed.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)
    dialog.findChild(QToolButton, "mBackButton").click()
    press_run(dialog)
    dialog.close()
    assert reopen_from_history()["METHODS"] == ["ridge", "lasso"]


@pytest.fixture
def model(tmp_path):
    """A model file that was trained last."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"model")
    remember_model(str(path))
    yield path
    for name in ("last_model", "last_saved_model"):
        QgsSettings().remove(f"insar_forecast/{name}")


def model_in_dialog(desktop, name):
    """Return the model that the dialog holds when it is opened."""
    dialog = open_dialog(desktop.algorithm(name))
    return dialog.mainWidget().wrappers["MODEL"].parameterValue()


def test_dialog_offers_the_model_that_was_trained_last(desktop, model):
    assert model_in_dialog(desktop, "forecast") == str(model)


def test_dialog_offers_no_model_that_is_gone(desktop, model):
    model.unlink()
    assert not model_in_dialog(desktop, "forecast")


def test_saved_model_is_offered_again_when_a_later_temporary_one_is_gone(desktop, model):
    temporary = Path(QgsProcessingUtils.generateTempFilename("model.safetensors"))
    temporary.write_bytes(b"model")
    remember_model(str(temporary))
    assert model_in_dialog(desktop, "forecast") == str(temporary)
    temporary.unlink()
    assert model_in_dialog(desktop, "forecast") == str(model)


def test_dialog_that_explains_fits_to_its_points_unless_a_model_is_named(desktop, model):
    assert not model_in_dialog(desktop, "explainforecast")


def test_dialog_of_trends_keeps_the_classifier_that_ships(desktop, model):
    assert not model_in_dialog(desktop, "classifytrends")


def test_script_without_a_model_gets_none_though_the_dialog_would_offer_one(desktop, model, points, tmp_path):
    algorithm = desktop.algorithm("forecast").create()
    given = {"POINTS": points, "OUTPUT_POINTS": str(tmp_path / "out.gpkg")}
    fine, said = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert fine, said
    assert algorithm.parameterDefinition("MODEL").defaultValue() is None


def test_history_keeps_an_emptied_model_empty(desktop, model, points):
    dialog = open_dialog(desktop.algorithm("explainforecast"), {"POINTS": points, "MODEL": ""})
    press_run(dialog)
    dialog.close()
    assert reopen_from_history()["MODEL"] == parameters_of(dialog)["MODEL"]


def place_of(dialog, name):
    """Return how far down the dialog a widget of a parameter stands, in pixels, and whether it is under Advanced."""
    widget = dialog.mainWidget().wrappers[name].wrappedWidget()
    boxes = [box for box in dialog.findChildren(QGroupBox) if box.objectName() == "grpAdvanced"]
    return widget.mapTo(dialog, widget.rect().topLeft()).y(), any(box.isAncestorOf(widget) for box in boxes)


def test_thresholds_stand_in_the_main_part_of_the_dialog(desktop):
    dialog = open_dialog(desktop.algorithm("forecast"))
    dialog.show()
    places = {name: place_of(dialog, name) for name in ("INTERVAL_LEVEL", "THRESHOLD", "VELOCITY_THRESHOLD", "DEVICE")}
    dialog.close()
    assert [places[name][1] for name in places] == [False, False, False, True]
    assert places["INTERVAL_LEVEL"][0] < places["THRESHOLD"][0] < places["VELOCITY_THRESHOLD"][0]


def test_each_report_has_a_name_of_its_own_in_the_results_viewer(provider):
    # The viewer shows the output's description.
    titles = [
        output.description()
        for algorithm in provider.algorithms()
        if algorithm.groupId() != "models"
        for output in algorithm.outputDefinitions()
        if isinstance(output, QgsProcessingOutputHtml)
    ]
    assert len(titles) == len(set(titles)) == 19
    assert "Report" not in titles


def test_report_stands_in_the_results_viewer_under_its_name(desktop, core_python, monkeypatch, tmp_path):
    monkeypatch.setenv(environment.VARIABLE, core_python)
    dialog = open_dialog(desktop.algorithm("checkenvironment"), {"REPORT": str(tmp_path / "report.html")})
    well, log = press_run(dialog)
    dialog.close()
    assert well, log
    assert resultsList.getResults()[-1].name.startswith("Environment report")
    assert "Processing > Results Viewer opens the report: report.html." in log


def test_nothing_is_said_of_a_page_where_none_was_made(desktop, core_python, monkeypatch, points, tmp_path):
    monkeypatch.setenv(environment.VARIABLE, core_python)
    given = {"INPUT": points, "METHOD": "statistical", "OUTPUT": str(tmp_path / "trends.gpkg")}
    dialog = open_dialog(desktop.algorithm("classifytrends"), given)
    well, log = press_run(dialog)
    dialog.close()
    assert well, log
    assert "HTML output" not in log and "Results Viewer" not in log
