# SPDX-License-Identifier: GPL-2.0-or-later
"""Both halves in one QGIS session: results in the project, models of several steps, cancel from outside."""

import os

import pytest
from conftest import children_of, is_alive, wait_until
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProject,
    QgsVectorLayer,
)

from insar_forecast_plugin import environment


@pytest.fixture(autouse=True)
def session(provider, core_python, qgis_new_project, monkeypatch):
    """A session with the provider, the core's Python and an empty project."""
    monkeypatch.setenv(environment.VARIABLE, core_python)


@pytest.fixture
def context():
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


def test_result_is_loaded_with_name_and_style(tmp_path, panels):
    import processing

    output = str(tmp_path / "points.gpkg")
    processing.runAndLoadResults("insarforecast:simulate", {"POINT_COUNT": 20, "EPOCH_COUNT": 30, "OUTPUT": output})
    (layer,) = QgsProject.instance().mapLayers().values()
    assert (layer.name(), layer.renderer().type()) == ("Simulated mixed", "graduatedSymbol")


def test_selected_features_alone_are_gridded(tmp_path):
    import processing
    from qgis.core import QgsProcessingFeatureSourceDefinition

    output = str(tmp_path / "points.gpkg")
    processing.run("insarforecast:simulate", {"POINT_COUNT": 200, "EPOCH_COUNT": 5, "OUTPUT": output})
    layer = QgsVectorLayer(output, "points", "ogr")
    QgsProject.instance().addMapLayer(layer)
    middle = layer.extent().center().x()
    layer.selectByExpression(f"$x < {middle}")
    grid = str(tmp_path / "west.tif")
    given = {"INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), True), "GRID_SIZE": 16, "OUTPUT": grid}
    processing.run("insarforecast:gridtimeseries", given)
    from qgis.core import QgsRasterLayer

    assert QgsRasterLayer(grid, "west").extent().center().x() < middle


def test_steps_of_a_model_feed_each_other(provider, context, tmp_path):
    model = QgsProcessingModelAlgorithm("simulate and grid", "tests")
    simulate = QgsProcessingModelChildAlgorithm("insarforecast:simulate")
    simulate.setChildId("simulate")
    static = QgsProcessingModelChildParameterSource.fromStaticValue
    simulate.addParameterSources("POINT_COUNT", [static(60)])
    simulate.addParameterSources("EPOCH_COUNT", [static(4)])
    model.addChildAlgorithm(simulate)
    grid = QgsProcessingModelChildAlgorithm("insarforecast:gridtimeseries")
    grid.setChildId("grid")
    from_simulate = QgsProcessingModelChildParameterSource.fromChildOutput("simulate", "OUTPUT")
    grid.addParameterSources("INPUT", [from_simulate])
    grid.addParameterSources("GRID_SIZE", [static(8)])
    output = QgsProcessingModelOutput("result", "Grid")
    output.setChildId("grid")
    output.setChildOutputName("OUTPUT")
    grid.setModelOutputs({"result": output})
    model.addChildAlgorithm(grid)
    model.initAlgorithm()
    path = tmp_path / "grid.tif"
    name = next(item.name() for item in model.parameterDefinitions() if item.isDestination())
    feedback = QgsProcessingFeedback()
    _, done = model.run({name: str(path)}, context, feedback)
    assert done, feedback.textLog()
    assert path.exists()


def test_cancel_from_outside_ends_the_job_and_leaves_nothing(provider, context, tmp_path):
    pids = []

    def cancel(percent):
        pids.extend(children_of(os.getpid()))
        feedback.cancel()

    output = tmp_path / "out" / "points.gpkg"
    output.parent.mkdir()
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(cancel)
    parameters = {"POINT_COUNT": 50_000, "EPOCH_COUNT": 200, "OUTPUT": str(output)}
    algorithm = provider.algorithm("simulate").create()
    algorithm.prepareAlgorithm(parameters, context, feedback)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        algorithm.processAlgorithm(parameters, context, feedback)
    assert list(output.parent.iterdir()) == []
    assert pids
    assert wait_until(lambda: not any(is_alive(pid) for pid in pids), seconds=2)


def test_failure_of_a_model_step_says_the_reason_of_the_core(provider, context, tmp_path):
    import processing

    empty = tmp_path / "empty.csv"
    empty.write_text("")
    with pytest.raises(QgsProcessingException, match=r"empty\.csv"):
        processing.run("insarforecast:importtimeseries", {"INPUT": str(empty), "OUTPUT": str(tmp_path / "p.gpkg")})
