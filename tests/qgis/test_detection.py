# SPDX-License-Identifier: GPL-2.0-or-later
"""Deforming areas in QGIS: the request, and the algorithm through ``qgis_process``."""

import re

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsVectorLayer,
)

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


def test_areas_carry_class_and_forecast_of_their_series(detected, qgis_app):
    layer = QgsVectorLayer(str(detected["OUTPUT_AREAS"]), "areas", "ogr")
    first = min(layer.getFeatures(), key=lambda feature: feature["rank"])
    assert first["trend"] in ("linear", "quadratic", "bilinear")
    assert first["forecast_change_lower"] < first["forecast_change"] < first["forecast_change_upper"]
    assert first["first_date"] < first["last_date"]


def test_page_lists_the_areas(run, detected, tmp_path):
    points, report = detected["OUTPUT_AREAS"].parent / "p.gpkg", tmp_path / "page.html"
    run("handoverpage", INPUT=points, AREAS=detected["OUTPUT_AREAS"], REPORT=report)
    page = report.read_text(encoding="utf-8")
    assert "Deforming areas" in page and re.search("Mean series of the (first three )?areas", page)


def test_memory_layer_of_velocities_alone_gives_areas(provider, core, qgis_new_project, tmp_path, monkeypatch):
    monkeypatch.setenv("INSAR_FORECAST_PYTHON", core)
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=speed:double", "velocities", "memory")
    features = []
    for row in range(400):
        east, north = 50 * (row % 20), 50 * (row // 20)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4_500_000 + east, 3_000_000 + north)))
        moves = 300 <= east <= 550 and 300 <= north <= 550
        feature.setAttributes([-9.0 if moves else 0.3 * (row * 7919 % 11 - 5)])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    algorithm, context = provider.algorithm("detectdeformation").create(), QgsProcessingContext()
    given = {"INPUT": layer, "METHOD": "threshold", "VELOCITY_FIELD": "speed", "OUTPUT_AREAS": str(tmp_path / "a.gpkg")}
    feedback = QgsProcessingFeedback(False)
    results, well = algorithm.run(given, context, feedback)
    assert well, feedback.textLog()
    assert "has no series" in feedback.textLog()
    made = QgsVectorLayer(results["OUTPUT_AREAS"], "areas", "ogr")
    assert next(made.getFeatures())["point_count"] == 36
    assert "trend" not in made.fields().names()
