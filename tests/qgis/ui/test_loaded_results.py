# SPDX-License-Identifier: GPL-2.0-or-later
"""Every algorithm with a layer as a user runs it: its dialog from the Toolbox, filled in, Run, and what is loaded."""

import json
import subprocess

import numpy as np
import pytest
from algorithm_dialogs import log_of
from conftest import ROOT, pump_until
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QCheckBox
from qgis.utils import iface

PROVIDER = "insarforecast"
WITHIN_S = 240


@pytest.fixture(scope="session")
def made(run, core, tmp_path_factory):
    """A few simulated points and a model trained on them."""
    folder = tmp_path_factory.mktemp("made")
    points, model = folder / "points.gpkg", folder / "model.safetensors"
    run("simulate", OUTPUT=points, POINT_COUNT=80, EPOCH_COUNT=90, SCENARIO="subsidence_bowl", STEP_DAYS=12)
    run("trainforecaster", POINTS=points, MODEL=model, LOOKBACK_DAYS=120, HORIZON_DAYS=96)
    other = folder / "other_track.gpkg"
    run("simulate", OUTPUT=other, POINT_COUNT=80, EPOCH_COUNT=90, SCENARIO="stable", STEP_DAYS=12, SEED=1)
    csv = folder / "points.csv"
    csv.write_text(
        "pid,easting,northing,20200101,20200113,20200125\n"
        + "".join(f"p{i},{4_000_000 + 20 * i},{3_000_000 + 30 * (i % 7)},0.0,{i % 3},{-(i % 5)}\n" for i in range(40))
    )
    areas = folder / "areas.geojson"
    areas.write_text(squares_over(points))
    early, late, issued = (folder / f"{name}.gpkg" for name in ("early", "late", "issued"))
    run("importtimeseries", INPUT=points, COMPONENT="los", DATE_TO="2021-12-31", OUTPUT=early)
    run("importtimeseries", INPUT=points, COMPONENT="los", DATE_FROM="2020-06-01", OUTPUT=late)
    run("forecast", POINTS=early, OUTPUT_POINTS=issued)
    run("gridtimeseries", INPUT=points, GRID_SIZE=12, OUTPUT=folder / "stack.tif")
    layers = {"OTHER_TRACK": str(other), "EARLY": str(early), "LATE": str(late), "ISSUED": str(issued)}
    layers["STACK"], layers["TILES"] = str(folder / "stack.tif"), str(folder / "tiles")
    given = ["--input", str(points), "--output", layers["TILES"], "--parameter", "METHOD=statistical"]
    command = [core, "-m", "insar_forecast_plugin.core", "run", "classifytrends", *given]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {"POINTS": str(points), "MODEL": str(model), "CSV": str(csv), "AREAS": str(areas), **layers}


def squares_over(points):
    """Return the four quarters of the extent of a layer as GeoJSON."""
    layer = QgsVectorLayer(str(points), "points", "ogr")
    to_degrees = QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance().transformContext()
    )
    box = to_degrees.transformBoundingBox(layer.extent())
    quarters = []
    for east, north in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        west, south = box.xMinimum() + east * box.width(), box.yMinimum() + north * box.height()
        quarter = QgsRectangle(west, south, west + box.width() / 2, south + box.height() / 2)
        geometry = json.loads(QgsGeometry.fromRect(quarter).asJson())
        quarters.append({"type": "Feature", "properties": {"name": f"{east} {north}"}, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": quarters})


@pytest.fixture
def dialog_of(provider, core, monkeypatch, qgis_iface, project):
    """Return a function that opens the dialog of an algorithm, as a double click in the Toolbox does."""
    from processing.core.ProcessingConfig import ProcessingConfig
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    monkeypatch.setenv("INSAR_FORECAST_PYTHON", core)
    ProcessingConfig.setSettingValue(ProcessingConfig.KEEP_DIALOG_OPEN, True)
    active = []

    def set_active(layer):
        active.append(layer)
        qgis_iface.layerTreeView().setCurrentLayer(layer)  # results of the next run are put above it

    monkeypatch.setattr(qgis_iface, "setActiveLayer", set_active)
    opened = []

    def open_dialog(name):
        algorithm = provider.algorithm(name).create()
        dialog = algorithm.createCustomParametersWidget(None) or AlgorithmDialog(
            algorithm, False, qgis_iface.mainWindow()
        )
        dialog.active = active
        dialog.show()
        opened.append(dialog)
        return dialog

    yield open_dialog
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


def run_in(dialog, parameters=None):
    """Fill the dialog in, click Run and wait; return whether it went well."""
    if parameters is not None:
        dialog.setParameters(parameters)
    ended = []
    dialog.algorithmFinished.connect(lambda well, _: ended.append(well))
    dialog.runButton().click()
    assert pump_until(lambda: ended, WITHIN_S), log_of(dialog)
    return ended[0]


def tree():
    """Return the layers from top to bottom, as the Layers panel shows them."""
    return [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]


def is_open(layer):
    """Return whether the Layers panel shows the legend of a layer."""
    panel = iface.layerTreeView()
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    return panel.isExpanded(panel.node2index(node))


def spans(raster):
    """Return the time that the layer as a whole, or its bands, are given."""
    given = raster.temporalProperties()
    if hasattr(given, "fixedRangePerBand") and given.fixedRangePerBand():
        return list(given.fixedRangePerBand().values())
    return [given.fixedTemporalRange()]


CASES = {
    "importtimeseries": {"INPUT": "CSV", "CRS": "EPSG:3035"},
    "importstack": {"INPUT": "STACK", "OUTPUT_POINTS": "TEMPORARY_OUTPUT"},
    "simulate": {"POINT_COUNT": 30, "EPOCH_COUNT": 30, "OUTPUT_TRUTH": "TEMPORARY_OUTPUT"},
    "decompose": {
        "INPUTS": ["POINTS", "OTHER_TRACK"],
        "PIXEL_SIZE": 2000,
        "INCIDENCE": "39",
        "HEADING": "349, 191",
    },
    "gridtimeseries": {"INPUT": "POINTS"},
    "backtest": {"POINTS": "POINTS", "METHODS": ["linear", "seasonal"], "LOOKBACK_DAYS": 120, "HORIZON_DAYS": 48},
    "classifytrends": {"INPUT": "POINTS", "METHOD": "statistical"},
    "detectdeformation": {"INPUT": "POINTS", "METHOD": "threshold", "SIGMA": 1, "OUTPUT": "TEMPORARY_OUTPUT"},
    "summariseareas": {"AREAS": "AREAS", "POINTS": "POINTS", "THRESHOLD": -5},
    "mergetimeseries": {"INPUTS": ["EARLY", "LATE"]},
    "opentiles": {"INPUT": "TILES"},
    "joinreleases": {"OLDER": "EARLY", "NEWER": "LATE"},
    "scoreforecast": {"FORECAST": "ISSUED", "OBSERVED": "POINTS", "AREAS": "AREAS", "OUTPUT_AREAS": "TEMPORARY_OUTPUT"},
    "detectchanges": {"INPUT": "POINTS", "FALSE_ALARMS": 100},
    "denoisetimeseries": {
        "GRID": "STACK",
        "OUTPUT_NOISE": "TEMPORARY_OUTPUT",
        "OUTPUT_UNCERTAINTY": "TEMPORARY_OUTPUT",
    },
    "forecast": {
        "POINTS": "POINTS",
        "MODEL": "MODEL",
        "THRESHOLD": 3,
        "OUTPUT_INTERVAL": "TEMPORARY_OUTPUT",
        "OUTPUT_EXCEEDANCE": "TEMPORARY_OUTPUT",
        "OUTPUT_EXCEEDANCE_DATE": "TEMPORARY_OUTPUT",
        "OUTPUT_PATH": "TEMPORARY_OUTPUT",
        "OUTPUT_SERIES": "TEMPORARY_OUTPUT",
    },
}
"""What is filled in; every algorithm with a layer among its outputs must stand here."""


def filled(name, made, **more):
    def given(value):
        if isinstance(value, list):
            return [given(one) for one in value]
        return made.get(value, value) if isinstance(value, str) else value

    return {key: given(value) for key, value in CASES[name].items()} | more


def test_every_algorithm_with_a_layer_is_run(provider):
    layers = ("outputVector", "outputRaster")
    with_layer = {
        algorithm.name()
        for algorithm in provider.algorithms()
        if algorithm.groupId() != "models" and any(out.type() in layers for out in algorithm.outputDefinitions())
    }
    assert with_layer == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_layers_are_loaded_with_name_style_and_order(name, dialog_of, made):
    dialog = dialog_of(name)
    assert run_in(dialog, filled(name, made)), log_of(dialog)
    found = tree()
    definitions = {out.name() for out in dialog.algorithm().outputDefinitions() if "utput" in out.type()}
    wanted = [
        key for key, value in dialog.results().items() if str(value).endswith((".gpkg", ".tif")) and key in definitions
    ]
    if name == "detectchanges":
        wanted.remove("OUTPUT_AREAS")  # nothing changed together
    assert len(found) == len(wanted) > 0
    assert all(layer.isValid() for layer in found)
    # Its own name, not the parameter's or the file's.
    descriptions = {out.description() for out in dialog.algorithm().outputDefinitions()}
    assert not {layer.name() for layer in found} & descriptions
    kinds = [isinstance(layer, QgsRasterLayer) for layer in found]
    assert kinds == sorted(kinds), "points stand above rasters"
    assert dialog.active[-1] is found[0]
    assert is_open(found[0]), "its legend says what the map shows"
    for layer in found:
        renderer = layer.renderer().type()
        styled = ("graduatedSymbol", "categorizedSymbol", "RuleRenderer", "singlebandpseudocolor")
        assert renderer in styled, (layer.name(), renderer)
    for raster in (layer for layer in found if isinstance(layer, QgsRasterLayer) and layer.bandCount() > 1):
        assert all(not span.isInfinite() for span in spans(raster)), raster.name()


def test_forecasts_of_two_runs_are_told_apart_by_model_and_number(dialog_of, made, project):
    """Twice with the model, once without: none of the three runs gives a layer the name of another."""
    dialog = dialog_of("forecast")
    wanted = {"POINTS": made["POINTS"], "OUTPUT": None, "OUTPUT_CHANGE": None}
    for model in (made["MODEL"], made["MODEL"], None):
        assert run_in(dialog, {**wanted, "MODEL": model}), log_of(dialog)
        dialog.changeParametersButton().click()
    names = sorted(layer.name() for layer in tree())
    assert len(set(names)) == 3
    without, first, second = sorted(names, key=lambda name: ("(model)" in name, name))
    assert "(model)" not in without and without.endswith(" - points")
    assert first.endswith(" (model) - points") and second == f"{first} (2)"
    assert all(layer.metadata().title() == layer.name() for layer in tree())


def test_nothing_covers_the_forecast_at_the_points_and_the_base_map(dialog_of, made, project):
    dialog = dialog_of("forecast")
    assert run_in(dialog, filled("forecast", made, OUTPUT_AREAS="TEMPORARY_OUTPUT")), log_of(dialog)
    ticked = [node.layer().name() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    assert len(tree()) == 9
    assert [name.split(" to ")[0] for name in ticked] == ["Forecast"]
    assert "To play 'Series with forecast, LOS (model) - points': open the temporal controller" in log_of(dialog)
    assert tree()[0].name().startswith("Forecast to")


def test_east_west_does_not_cover_vertical(dialog_of, made, project):
    dialog = dialog_of("decompose")
    assert run_in(dialog, filled("decompose", made)), log_of(dialog)
    vertical, east = project.layerTreeRoot().findLayers()
    assert "vertical" in vertical.layer().name() and vertical.isVisible()
    assert "east" in east.layer().name() and not east.isVisible()
    assert f"cover what this run is about: '{east.layer().name()}'" in log_of(dialog)


def test_map_that_is_loaded_without_the_points_is_seen(dialog_of, made, project):
    dialog = dialog_of("forecast")
    values = {"OUTPUT_POINTS": None, "OUTPUT": "TEMPORARY_OUTPUT", "OUTPUT_CHANGE": "TEMPORARY_OUTPUT"}
    assert run_in(dialog, {"POINTS": made["POINTS"], "MODEL": made["MODEL"], **values}), log_of(dialog)
    shown = [node.isVisible() for node in project.layerTreeRoot().findLayers()]
    assert shown == [True] + [False] * (len(shown) - 1)


def jumping(path, size):
    """Write a grid of 400 points with noise; those in the middle jump 16 months before the last epoch."""
    random = np.random.default_rng(0)
    days = np.datetime64("2020-01-03") + 12 * np.arange(150)
    x, y = np.meshgrid(40 * np.arange(20), 40 * np.arange(20))
    values = random.normal(0, 2.0, (400, 150))
    values[np.hypot(x.ravel() - 400, y.ravel() - 400) < 200, 110:] += size
    rows = [",".join(["pid", "easting", "northing", *np.char.replace(days.astype(str), "-", "")])]
    for number, series in enumerate(values):
        place = f"p{number},{4_500_000 + x.ravel()[number]},{3_000_000 + y.ravel()[number]}"
        rows.append(",".join([place, *(f"{value:.2f}" for value in series)]))
    path.write_text("\n".join(rows))
    return path


@pytest.mark.parametrize("size", [12.0, 0.0])
def test_changed_areas_lie_on_the_points_and_are_not_loaded_where_there_are_none(
    size, dialog_of, run, tmp_path, project
):
    points = tmp_path / "points.gpkg"
    run("importtimeseries", INPUT=jumping(tmp_path / "points.csv", size), CRS="EPSG:3035", OUTPUT=points)
    dialog = dialog_of("detectchanges")
    assert run_in(dialog, {"INPUT": str(points), "SINCE": "2023-06-01"}), log_of(dialog)
    assert [layer.name().split(" since")[0] for layer in tree()] == ["Changed areas"] * bool(size) + ["Changes"]
    assert dialog.active[-1] is tree()[0]
    assert all(node.isVisible() for node in project.layerTreeRoot().findLayers())
    assert ("nothing was found, so no layer is loaded" in log_of(dialog)) is not bool(size)
    areas = QgsVectorLayer(dialog.results()["OUTPUT_AREAS"], "areas", "ogr")
    assert areas.featureCount() == (1 if size else 0)


def test_shapefile_is_coloured_by_movement_too_and_says_what_it_cuts(dialog_of, made, tmp_path):
    dialog = dialog_of("forecast")
    wanted = {"POINTS": made["POINTS"], "MODEL": made["MODEL"], "OUTPUT_POINTS": str(tmp_path / "f.shp")}
    assert run_in(dialog, {**wanted, "OUTPUT": None, "OUTPUT_CHANGE": None}), log_of(dialog)
    assert tree()[0].renderer().classAttribute() == "forecast_c"
    assert "forecast_change becomes forecast_c in f.shp" in log_of(dialog)


def test_selected_features_alone_are_used(dialog_of, made, project):
    layer = QgsVectorLayer(made["POINTS"], "chosen", "ogr")
    project.addMapLayer(layer)
    layer.selectByIds(layer.allFeatureIds()[:25])
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    dialog = dialog_of("classifytrends")
    assert run_in(dialog, filled("classifytrends", made, INPUT=chosen)), log_of(dialog)
    assert tree()[0].featureCount() == 25


def test_parameters_can_be_changed_and_run_again(dialog_of, made):
    dialog = dialog_of("simulate")
    assert run_in(dialog, filled("simulate", made))
    dialog.changeParametersButton().click()
    assert dialog.tabWidget().currentIndex() == 0
    assert run_in(dialog, filled("simulate", made, POINT_COUNT=44, OUTPUT_TRUTH=None))
    assert (len(tree()), tree()[0].featureCount()) == (3, 44)


def test_second_run_to_a_file_in_use_is_refused(dialog_of, made, tmp_path, project):
    target = str(tmp_path / "again.gpkg")
    wanted = filled("simulate", made, OUTPUT=target, OUTPUT_TRUTH=None)
    dialog = dialog_of("simulate")
    assert run_in(dialog, wanted)
    dialog.changeParametersButton().click()
    assert not run_in(dialog, {**wanted, "POINT_COUNT": 44})
    assert f"{target}, which is open in the project as" in log_of(dialog)
    assert [layer.featureCount() for layer in tree()] == [30]


def test_second_run_to_a_file_no_longer_open_replaces_it(dialog_of, made, tmp_path, project):
    wanted = filled("simulate", made, OUTPUT=str(tmp_path / "again.gpkg"), OUTPUT_TRUTH=None)
    dialog = dialog_of("simulate")
    assert run_in(dialog, wanted)
    project.removeAllMapLayers()
    dialog.changeParametersButton().click()
    assert run_in(dialog, {**wanted, "POINT_COUNT": 44}), log_of(dialog)
    assert [layer.featureCount() for layer in tree()] == [44]


def test_cancel_leaves_nothing(dialog_of, made, tmp_path):
    target = tmp_path / "cancelled.gpkg"
    dialog = dialog_of("simulate")
    dialog.setParameters(filled("simulate", made, POINT_COUNT=400_000, OUTPUT=str(target), OUTPUT_TRUTH=None))
    dialog.runButton().click()
    assert pump_until(lambda: dialog.cancelButton().isEnabled() and "imulating" in log_of(dialog), 60), log_of(dialog)
    dialog.cancelButton().click()
    # Newer versions tell the log alone.
    assert pump_until(lambda: "Execution failed after" in log_of(dialog), 20), log_of(dialog)
    assert "Cancelled. Nothing was written." in log_of(dialog)
    assert (tree(), list(tmp_path.iterdir())) == ([], [])


def test_what_is_not_to_be_loaded_stays_out(dialog_of, made, tmp_path):
    dialog = dialog_of("simulate")
    dialog.setParameters(filled("simulate", made, OUTPUT=str(tmp_path / "quiet.gpkg"), OUTPUT_TRUTH=None))
    for box in dialog.findChildren(QCheckBox):
        if box.text().startswith("Open output file"):
            box.setChecked(False)
    assert run_in(dialog), log_of(dialog)
    assert (tree(), (tmp_path / "quiet.gpkg").is_file()) == ([], True)
