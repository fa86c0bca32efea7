# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of results keep their coordinate reference system after the thread that the algorithm ran in has ended."""

import sys
import threading

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from insar_forecast_plugin.core.results import LayerDescription

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python stands in for the core's")
SYSTEM = "EPSG:32646"
"""One that no other test uses: QGIS must not know it from before."""


@pytest.fixture
def result(qgis_processing, qgis_new_project, tmp_path):
    """The file that the core writes: one point, in a system of its own."""
    memory = QgsVectorLayer(f"Point?crs={SYSTEM}&field=pid:string&field=D20200101:double", "result", "memory")
    feature = QgsFeature(memory.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_000, 3_000_000)))
    memory.dataProvider().addFeatures([feature])
    path = str(tmp_path / "result.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, QgsProject.instance().transformContext(), options)
    return path


def test_layer_has_the_definition_of_its_system_after_the_run(provider, answering_core, result):
    described = LayerDescription(name="Points, LOS", quantity="velocity", label="LOS", field="D20200101")
    answering_core.give({}, {"OUTPUT": described})
    algorithm, context = provider.algorithm("simulate").create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {"OUTPUT": result}
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
    layer = QgsVectorLayer(result, "loaded", "ogr")  # QGIS loads results while the thread waits for more work
    loaded.set()
    worker.join()
    assert (results, layer.crs().authid()) == ([given], SYSTEM)
    assert layer.crs().toWkt() != ""
