# SPDX-License-Identifier: GPL-2.0-or-later
"""Deforming areas in QGIS: the request, and the algorithm through ``qgis_process``."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer, QgsVectorLayer

from insar_forecast_plugin.core.interface import DetectDeformationRequest


@pytest.fixture
def layer(qgis_app):
    return QgsVectorLayer("Point?crs=EPSG:3035&field=D20200101:double&field=velocity:double", "points", "memory")


def test_parameters_are_handed_over(provider, answering_core, layer, tmp_path):
    parameters = {
        "INPUT": layer,
        "METHOD": "threshold",
        "SIGMA": 3,
        "VELOCITY_FIELD": "velocity",
        "OUTPUT_AREAS": str(tmp_path / "areas.gpkg"),
    }
    algorithm, context = provider.algorithm("detectdeformation").create(), QgsProcessingContext()
    assert algorithm.checkParameterValues(parameters, context)[0]
    feedback = QgsProcessingFeedback()
    algorithm.prepareAlgorithm(parameters, context, feedback)
    algorithm.processAlgorithm(parameters, context, feedback)
    made = answering_core.request
    assert (made["method"], made["sigma"], made["velocity_field"]) == ("threshold", 3, "velocity")
    assert made["pixel_size"] is None
    assert made["reference"] == DetectDeformationRequest.reference


@pytest.fixture(scope="module", params=["network", "threshold"])
def detected(run, tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("detection")
    run(
        "simulate",
        SCENARIO="subsidence_bowl",
        POINT_COUNT=1500,
        EPOCH_COUNT=80,
        NOISE=2,
        SEED=5,
        OUTPUT=folder / "p.gpkg",
    )
    made = {"OUTPUT": folder / "score.tif", "OUTPUT_AREAS": folder / "areas.gpkg", "REPORT": folder / "areas.html"}
    run("detectdeformation", INPUT=folder / "p.gpkg", METHOD=request.param, **made)
    return made


def test_areas_are_polygons_with_what_they_do(detected, qgis_app):
    layer = QgsVectorLayer(str(detected["OUTPUT_AREAS"]), "areas", "ogr")
    first = min(layer.getFeatures(), key=lambda feature: feature["rank"])
    assert first["point_count"] >= 20
    assert first["velocity_mean"] < -3
    assert first.geometry().area() == pytest.approx(first["area_m2"], rel=0.01)
    assert layer.crs().isValid()


def test_score_map_lies_where_the_points_are(detected, qgis_app):
    raster = QgsRasterLayer(str(detected["OUTPUT"]), "score")
    statistics = raster.dataProvider().bandStatistics(1)
    assert raster.isValid()
    assert 0 <= statistics.minimumValue < 0.2
    assert 0.8 < statistics.maximumValue <= 1


def test_report_is_written(detected):
    assert "Deforming areas" in detected["REPORT"].read_text(encoding="utf-8")
