# SPDX-License-Identifier: GPL-2.0-or-later
"""The ready models: among the algorithms, valid in the designer, and run by ``qgis_process``."""

import pytest
from qgis.core import QgsProcessingModelAlgorithm, QgsVectorLayer

from insar_forecast_plugin.processing.ready_models import FOLDER

# Frozen, as the algorithms' names are.
FROZEN = {
    "egms_to_areas": "INPUT CRS EXTENT METHOD MOVEMENT_THRESHOLD detectdeformation:OUTPUT_AREAS "
    "detectdeformation:OUTPUT detectdeformation:REPORT",
    "egms_to_forecast": "INPUT CRS EXTENT LOOKBACK_DAYS HORIZON_DAYS forecast:OUTPUT_POINTS forecast:OUTPUT_CHANGE "
    "forecast:REPORT",
    "egms_to_trends": "INPUT CRS EXTENT METHOD STABLE_VELOCITY REFERENCE SEAM_DATES "
    "classifytrends:OUTPUT classifytrends:REPORT",
    "egms_to_page": "INPUT CRS EXTENT METHOD STABLE_VELOCITY REFERENCE SEAM_DATES LOOKBACK_DAYS HORIZON_DAYS TITLE "
    "forecast:OUTPUT_POINTS forecast:OUTPUT_CHANGE handoverpage:REPORT",
    "egms_to_up_and_east": "FIRST SECOND EXTENT PIXEL_SIZE decompose:OUTPUT_UP decompose:OUTPUT_EAST decompose:REPORT",
    "egms_what_is_new": "INPUT CRS EXTENT SINCE FALSE_ALARMS SEAM_DATES detectchanges:OUTPUT "
    "detectchanges:OUTPUT_AREAS detectchanges:REPORT",
}
TITLES = {
    "egms_to_areas": "EGMS file to deforming areas",
    "egms_to_forecast": "EGMS file to forecast",
    "egms_to_trends": "EGMS file to trend classes",
    "egms_to_page": "EGMS file to trend classes, forecast and summary page",
    "egms_to_up_and_east": "Two tracks to vertical and east-west",
    "egms_what_is_new": "EGMS: what is new",
}
each_model = pytest.mark.parametrize("name", FROZEN)


def read(name):
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(FOLDER / f"{name}.model3"))
    return model


def test_models_are_exactly_the_frozen_ones(provider):
    shown = {model.name(): model.displayName() for model in provider.algorithms() if model.groupId() == "models"}
    assert shown == TITLES


@each_model
def test_model_takes_and_gives_the_frozen_names(provider, name):
    definitions = provider.algorithm(name).parameterDefinitions()
    assert sorted(item.name() for item in definitions) == sorted(FROZEN[name].split())


@each_model
def test_every_step_of_the_model_is_valid(provider, name):
    model = read(name)
    issues = {child: model.validateChildAlgorithm(child) for child in model.childAlgorithms()}
    assert {child: words for child, (fine, words) in issues.items() if not fine} == {}


@each_model
def test_every_parameter_of_every_step_is_set(provider, name):
    unset = [
        f"{child.childId()}.{item.name()}"
        for child in read(name).childAlgorithms().values()
        for item in child.algorithm().parameterDefinitions()
        if not item.isDestination() and item.name() not in child.parameterSources()
    ]
    assert unset == []


@each_model
def test_model_describes_what_it_takes_and_gives(provider, name):
    described = read(name).helpContent()
    assert not [item for item in FROZEN[name].split() if not described.get(item)]


@each_model
def test_model_has_help(provider, name):
    assert "EGMS file" in provider.algorithm(name).shortHelpString()


@each_model
def test_dialog_is_not_told_of_pages_after_every_run(provider, name):
    assert not provider.algorithm(name).create().hasHtmlOutputs()


@each_model
def test_designer_opens_the_model(provider, monkeypatch, name):
    from processing.modeler.ModelerDialog import ModelerDialog

    # Without the main window, whose toolbar only lends the size of its icons.
    monkeypatch.setattr("processing.modeler.ModelerDialog.iface", None)
    dialog = ModelerDialog()
    dialog.loadModel(str(FOLDER / f"{name}.model3"))
    assert set(dialog.model().childAlgorithms()) == set(read(name).childAlgorithms())
    dialog.setDirty(False)
    dialog.close()


@pytest.fixture(scope="module")
def simulated(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("models") / "points.gpkg"
    run("simulate", POINT_COUNT=100, EPOCH_COUNT=120, NOISE=1, OUTPUT=path)
    return path


def test_trends_model_runs(run, simulated, tmp_path):
    outputs = {"classifytrends:OUTPUT": tmp_path / "t.gpkg", "classifytrends:REPORT": tmp_path / "r.html"}
    run("egms_to_trends", INPUT=simulated, METHOD="statistical", **outputs)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.html", "t.gpkg", "t.qml"]


@pytest.mark.parametrize("given", [{}, {"MOVEMENT_THRESHOLD": -5}], ids=["without", "with a threshold"])
def test_areas_model_runs(run, simulated, tmp_path, given):
    outputs = {
        "detectdeformation:OUTPUT_AREAS": tmp_path / "a.gpkg",
        "detectdeformation:OUTPUT": tmp_path / "s.tif",
        "detectdeformation:REPORT": tmp_path / "r.html",
    }
    run("egms_to_areas", INPUT=simulated, METHOD="threshold", **given, **outputs)
    names = QgsVectorLayer(str(tmp_path / "a.gpkg"), "areas", "ogr").fields().names()
    assert ("exceedance_p" in names, "trend" in names) == (bool(given), True)


def test_forecast_model_runs(run, simulated, tmp_path):
    outputs = {
        "forecast:OUTPUT_POINTS": tmp_path / "p.gpkg",
        "forecast:OUTPUT_CHANGE": tmp_path / "m.tif",
        "forecast:REPORT": tmp_path / "r.html",
    }
    run("egms_to_forecast", INPUT=simulated, LOOKBACK_DAYS=90, HORIZON_DAYS=30, **outputs)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.qml", "m.tif", "p.gpkg", "p.qml", "r.html"]


def test_page_model_runs(run, simulated, tmp_path):
    outputs = {
        "forecast:OUTPUT_POINTS": tmp_path / "p.gpkg",
        "forecast:OUTPUT_CHANGE": tmp_path / "m.tif",
        "handoverpage:REPORT": tmp_path / "page.html",
    }
    given = {"LOOKBACK_DAYS": 90, "HORIZON_DAYS": 30, "TITLE": "Harbour", "SEAM_DATES": "2021-01-05"}
    run("egms_to_page", INPUT=simulated, **given, **outputs)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<h1>Harbour</h1>" in page
    assert "a step where releases were joined, 2021-01-05" in page


def test_model_of_changes_runs(run, tmp_path):
    source = tmp_path / "source.gpkg"
    run("simulate", POINT_COUNT=200, EPOCH_COUNT=120, STEP_DAYS=12, SCENARIO="stable", OUTPUT=source)
    outputs = {
        "detectchanges:OUTPUT": tmp_path / "c.gpkg",
        "detectchanges:OUTPUT_AREAS": tmp_path / "a.gpkg",
        "detectchanges:REPORT": tmp_path / "r.html",
    }
    run("egms_what_is_new", INPUT=source, FALSE_ALARMS=100, **outputs)
    changes = QgsVectorLayer(str(tmp_path / "c.gpkg"), "changes", "ogr")
    values = {feature["change"] for feature in changes.getFeatures()}
    assert changes.featureCount() == 200
    assert values <= {"none", "velocity", "jump", "acceleration"}
    assert "What the rate means" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_trends_model_takes_the_crs_of_a_file_that_names_none(run, tmp_path):
    series = "".join(f",{day}" for day in range(20240101, 20240131, 2))
    values = ",0.5,-3.5,2.5,-4.5,5.5,-1.5,3.5,-2.5,4.5,-0.5,1.5,-5.5,2.5,-1.5,3.5"  # noise of some mm tells the unit
    rows = [f"p{row},{500_000 + 50 * row},{5_300_000 + 40 * row}{values}" for row in range(12)]
    source = tmp_path / "points.csv"
    source.write_text("\n".join([f"pid,x,y{series}", *rows]))
    outputs = {"classifytrends:OUTPUT": tmp_path / "t.gpkg", "classifytrends:REPORT": tmp_path / "r.html"}
    run("egms_to_trends", INPUT=source, CRS="EPSG:32632", METHOD="statistical", **outputs)
    assert QgsVectorLayer(str(tmp_path / "t.gpkg"), "trends", "ogr").crs().authid() == "EPSG:32632"
