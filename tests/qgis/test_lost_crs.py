# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers whose coordinate reference system has lost its definition, as when the thread that made it has ended."""

import sys
import threading

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing.declarations import known_wkt
from insar_forecast_plugin.processing.earlier_results import Origin
from insar_forecast_plugin.processing.layer_sources import copy_source
from insar_forecast_plugin.processing.layers import _Loaded, _Styler

SYSTEM = "EPSG:32646"
"""One that no other test uses: QGIS must not know it from before."""


@pytest.fixture
def lost(qgis_app):
    """Return a system that was made by a thread which is no more."""
    made = []
    for zone in range(1, 61):  # not every thread takes it along
        thread = threading.Thread(
            target=lambda code: made.append(QgsCoordinateReferenceSystem(code)), args=[f"EPSG:{32700 + zone}"]
        )
        thread.start()
        thread.join()
        if made[-1].isValid() and not made[-1].toWkt():
            return made[-1]
    return pytest.skip("this QGIS keeps the definition of a system when a thread ends")


@pytest.fixture
def layer(lost, qgis_processing, qgis_new_project):
    """Return a layer in that system, of which one point is selected."""
    layer = QgsVectorLayer("Point?field=pid:string&field=D20200101:double", "points", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500_000, 9_100_000)))
    layer.dataProvider().addFeatures([feature])
    layer.setCrs(lost)
    layer.selectAll()
    QgsProject.instance().addMapLayer(layer)
    return layer


def context_of_project():
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


def test_extent_in_it_has_a_definition(lost):
    assert known_wkt(lost, "Extent").startswith("PROJCRS")


@pytest.mark.parametrize(("name", "parameter"), [("classifytrends", "INPUT"), ("mergetimeseries", "INPUTS")])
def test_features_are_copied_with_it(name, parameter, provider, layer, tmp_path):
    value = QgsProcessingFeatureSourceDefinition(layer.id(), True) if parameter == "INPUT" else [layer.id()]
    algorithm, context = provider.algorithm(name).create(), context_of_project()
    algorithm.prepareAlgorithm(
        {parameter: value, "OUTPUT": str(tmp_path / "out.gpkg")}, context, QgsProcessingFeedback()
    )
    source = copy_source(layer.id(), tmp_path, "points", context=context, feedback=QgsProcessingFeedback())
    assert QgsVectorLayer(source.path, "copy", "ogr").crs().authid() == layer.crs().authid()


def test_loaded_result_gets_a_system_of_its_own(provider, layer):
    described = LayerDescription("Velocity, LOS", "velocity", "velocity, LOS, mm/yr", "D20200101")
    styler = _Styler(described, "", Origin(), _Loaded(), 0)
    styler.postProcessLayer(layer, context_of_project(), QgsProcessingFeedback())
    assert layer.crs().toWkt().startswith("PROJCS")


@pytest.fixture
def written(qgis_processing, qgis_new_project, tmp_path):
    """The file that the core writes: one point, in a system of its own."""
    memory = QgsVectorLayer(f"Point?crs={SYSTEM}&field=pid:string&field=D20200101:double", "result", "memory")
    feature = QgsFeature(memory.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_000, 3_000_000)))
    memory.dataProvider().addFeatures([feature])
    path = str(tmp_path / "result.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, QgsProject.instance().transformContext(), options)
    return path


@pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python stands in for the core's")
def test_layer_has_the_definition_of_its_system_after_the_run(provider, answering_core, written):
    described = LayerDescription(name="Points, LOS", quantity="velocity", label="LOS", field="D20200101")
    answering_core.give({}, {"OUTPUT": described})
    algorithm, context = provider.algorithm("simulate").create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {"OUTPUT": written}
    algorithm.prepareAlgorithm(given, context, QgsProcessingFeedback())
    ran, loaded, results = threading.Event(), threading.Event(), []

    def run():
        try:
            results.append(algorithm.processAlgorithm(given, context, QgsProcessingFeedback()))
        finally:
            ran.set()
            loaded.wait(20)

    worker = threading.Thread(target=run)
    worker.start()
    ran.wait(20)
    layer = QgsVectorLayer(written, "loaded", "ogr")  # QGIS loads results while the thread waits for more work
    loaded.set()
    worker.join()
    assert (results, layer.crs().authid()) == ([given], SYSTEM)
    assert layer.crs().toWkt() != ""
