# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run does to the results of the one before: they lie below, unticked, unless the user has ticked them."""

import pytest
from algorithm_dialogs import log_of, press_run
from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer


@pytest.fixture(scope="module")
def made(run, tmp_path_factory):
    """Two layers of simulated points at the same places."""
    folder = tmp_path_factory.mktemp("made")
    for seed, name in enumerate(("one", "two")):
        run("simulate", OUTPUT=folder / f"{name}.gpkg", POINT_COUNT=40, EPOCH_COUNT=60, STEP_DAYS=12, SEED=seed)
    return {name: str(folder / f"{name}.gpkg") for name in ("one", "two")}


@pytest.fixture
def classified(provider, core, monkeypatch, qgis_iface, project):
    """Return a function that runs 'Classify trends' in its dialog, and returns the log."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    monkeypatch.setenv("INSAR_FORECAST_PYTHON", core)
    monkeypatch.setattr(qgis_iface, "setActiveLayer", qgis_iface.layerTreeView().setCurrentLayer)
    opened = []

    def classify(points):
        dialog = AlgorithmDialog(provider.algorithm("classifytrends").create(), False, qgis_iface.mainWindow())
        opened.append(dialog)
        dialog.setParameters({"INPUT": points, "METHOD": "statistical"})
        before = set(QgsProject.instance().mapLayers())
        well, log = press_run(dialog)
        assert well, log_of(dialog)
        (new,) = set(QgsProject.instance().mapLayers()) - before
        return QgsProject.instance().layerTreeRoot().findLayer(new).layer(), log

    yield classify
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


def node_of(layer):
    return QgsProject.instance().layerTreeRoot().findLayer(layer.id())


def is_ticked(layer):
    return node_of(layer).itemVisibilityChecked()


def test_second_run_takes_the_place_of_the_first_and_says_so(classified, made):
    first, _ = classified(made["one"])
    second, log = classified(made["one"])
    assert (is_ticked(first), is_ticked(second)) == (False, True)
    assert f"Unticked, as '{second.name()}' takes its place: '{first.name()}'." in log


def test_what_the_user_ticked_stays(classified, made):
    first, _ = classified(made["one"])
    second, _ = classified(made["one"])
    node_of(first).setItemVisibilityChecked(True)
    third, log = classified(made["one"])
    assert [is_ticked(one) for one in (first, second, third)] == [True, False, True]
    assert f"takes its place: '{first.name()}'" not in log


def test_results_of_other_points_and_layers_of_the_user_stay(classified, made):
    own = QgsVectorLayer(made["one"], "mine", "ogr")
    QgsProject.instance().addMapLayer(own)
    first, _ = classified(made["one"])
    _, log = classified(made["two"])
    assert (is_ticked(own), is_ticked(first)) == (True, True)
    assert "Unticked" not in log


def test_results_of_another_part_of_the_same_layer_stay(classified, made):
    layer = QgsVectorLayer(made["one"], "mine", "ogr")
    QgsProject.instance().addMapLayer(layer)
    east = sorted(layer.getFeatures(), key=lambda feature: feature.geometry().asPoint().x())
    found = []
    for part in (east[:8], east[-8:]):
        layer.selectByIds([feature.id() for feature in part])
        found.append(classified(QgsProcessingFeatureSourceDefinition(layer.id(), True))[0])
    assert [is_ticked(one) for one in found] == [True, True]
