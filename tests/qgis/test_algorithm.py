# SPDX-License-Identifier: GPL-2.0-or-later
"""The base class in real QGIS: parameters become the request, core errors become QGIS's, layers get name and style."""

import sys
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from insar_forecast_plugin import environment
from insar_forecast_plugin.core.results import LayerDescription
from insar_forecast_plugin.processing import algorithm as base

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="this Python stands in for the core's")


@pytest.fixture
def job(answering_core):
    return answering_core


@pytest.fixture
def context(qgis_new_project):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


@pytest.fixture
def run(provider, job, context):
    """Return a function that runs an algorithm; an exception of the algorithm comes through."""

    def run(name, parameters):
        algorithm = provider.algorithm(name).create()
        feedback = QgsProcessingFeedback()
        assert algorithm.checkParameterValues(parameters, context)[0]
        algorithm.prepareAlgorithm(parameters, context, feedback)
        return algorithm.processAlgorithm(parameters, context, feedback)

    return run


@pytest.fixture
def points_path(tmp_path, data_layer):
    return data_layer(tmp_path / "points.gpkg")


@pytest.fixture
def data_layer(qgis_processing):
    """Return a function that writes two points to a GeoPackage."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorFileWriter

    def write(path):
        layer = QgsVectorLayer("Point?crs=EPSG:3035&field=pid:string&field=D20200101:double", "points", "memory")
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4_000_000, 3_000_000)))
        feature.setAttributes(["p", -30.0])
        layer.dataProvider().addFeatures([feature])
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
        return path

    return write


def test_parameters_become_the_request(run, job, tmp_path):
    run("simulate", {"POINT_COUNT": 7, "SCENARIO": "stable", "NOISE": 0.5, "OUTPUT": str(tmp_path / "p.gpkg")})
    given = {name: job.request[name] for name in ("point_count", "scenario", "noise", "epoch_count", "extent")}
    assert given == {"point_count": 7, "scenario": "stable", "noise": 0.5, "epoch_count": 180, "extent": None}


def test_unset_optional_number_is_none(run, job, points_path, tmp_path):
    run("gridtimeseries", {"INPUT": str(points_path), "OUTPUT": str(tmp_path / "g.tif"), "PIXEL_SIZE": None})
    assert (job.request["pixel_size"], job.request["grid_size"]) == (None, None)


def test_zero_is_not_unset(run, job, points_path, tmp_path):
    run("gridtimeseries", {"INPUT": str(points_path), "OUTPUT": str(tmp_path / "g.tif"), "MAX_DISTANCE": 0})
    assert job.request["max_distance"] == 0


@pytest.mark.parametrize("methods", ["ridge,seasonal", ["ridge", "seasonal"]])
def test_several_enum_values_are_a_list(run, job, points_path, tmp_path, methods):
    run("backtest", {"POINTS": str(points_path), "METHODS": methods, "REPORT": str(tmp_path / "r.html")})
    assert list(job.request["methods"]) == ["ridge", "seasonal"]


def test_plain_file_is_handed_over_by_its_path(run, job, points_path, tmp_path):
    run("gridtimeseries", {"INPUT": str(points_path), "OUTPUT": str(tmp_path / "g.tif")})
    assert job.request["input"]["path"] == str(points_path)


def test_copy_for_the_job_is_removed_afterwards(run, job, tmp_path):
    layer = QgsVectorLayer("Point?crs=EPSG:3035&field=D20200101:double", "memory", "memory")
    QgsProject.instance().addMapLayer(layer)
    run("gridtimeseries", {"INPUT": layer.id(), "OUTPUT": str(tmp_path / "g.tif")})
    copy = Path(job.request["input"]["path"])
    assert (copy.name, copy.parent.exists()) == ("memory.gpkg", False)


def test_copy_says_which_file_describes_it(run, job, points_path, tmp_path):
    layer = QgsVectorLayer(str(points_path), "part", "ogr")
    layer.setSubsetString("pid = 'p'")
    QgsProject.instance().addMapLayer(layer)
    run("gridtimeseries", {"INPUT": layer.id(), "OUTPUT": str(tmp_path / "g.tif")})
    assert job.request["input"]["described_by"]["path"] == str(points_path)


def test_selection_says_which_file_describes_it(run, job, points_path, tmp_path):
    layer = QgsVectorLayer(str(points_path), "part", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    run("gridtimeseries", {"INPUT": selected, "OUTPUT": str(tmp_path / "g.tif")})
    given = job.request["input"]
    assert given["described_by"]["path"] == str(points_path)
    assert Path(given["path"]).name == "part.gpkg"


def test_extent_travels_with_its_crs(run, job, tmp_path):
    run("simulate", {"EXTENT": "1,3,2,4 [EPSG:3035]", "OUTPUT": str(tmp_path / "p.gpkg")})
    assert job.request["extent"]["bounds"] == [1, 2, 3, 4]
    assert QgsCoordinateReferenceSystem.fromWkt(job.request["extent"]["crs"]).authid() == "EPSG:3035"


def test_crs_travels_as_wkt(run, job, tmp_path):
    run("simulate", {"CRS": "EPSG:32632", "OUTPUT": str(tmp_path / "p.gpkg")})
    assert QgsCoordinateReferenceSystem.fromWkt(job.request["crs"]).authid() == "EPSG:32632"


def test_crs_without_a_code_travels_too(run, job, tmp_path):
    proj = "+proj=tmerc +lat_0=1 +lon_0=2 +k=0.9 +x_0=3 +y_0=4 +ellps=GRS80 +units=m"
    run("simulate", {"CRS": QgsCoordinateReferenceSystem.fromProj(proj), "OUTPUT": str(tmp_path / "p.gpkg")})
    assert "Transverse Mercator" in job.request["crs"]


def test_dates_travel_as_iso_text(run, job, tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("x")
    run("importtimeseries", {"INPUT": str(source), "DATE_FROM": "2021-03-04", "OUTPUT": str(tmp_path / "p.gpkg")})
    assert (job.request["date_from"], job.request["date_to"]) == ("2021-03-04", None)


def test_area_is_the_union_of_the_polygons(run, job, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry

    source = tmp_path / "in.csv"
    source.write_text("x")
    layer = QgsVectorLayer("Polygon?crs=EPSG:3035", "area", "memory")
    for corner in (0, 1):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({corner} 0, {corner + 1} 0, {corner + 1} 1, {corner} 0))"))
        layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    run("importtimeseries", {"INPUT": str(source), "AOI": layer.id(), "OUTPUT": str(tmp_path / "p.gpkg")})
    assert QgsGeometry.fromWkt(job.request["aoi"]["wkt"]).area() == pytest.approx(1.0)


def test_output_that_was_not_asked_for_is_none(run, job, tmp_path):
    result = run("simulate", {"OUTPUT": str(tmp_path / "p.gpkg")})
    assert job.request["output_truth"] is None
    assert "OUTPUT_TRUTH" not in result


def test_temporary_output_is_a_geopackage(run, job):
    run("simulate", {"OUTPUT": "TEMPORARY_OUTPUT"})
    assert job.request["output"].endswith(".gpkg")


def test_numbers_come_back_as_outputs(run, job, tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("x")
    job.give({"POINT_COUNT": 12}, {})
    result = run("importtimeseries", {"INPUT": str(source), "OUTPUT": str(tmp_path / "p.gpkg")})
    assert result == {"POINT_COUNT": 12, "OUTPUT": str(tmp_path / "p.gpkg")}


def test_core_error_becomes_an_exception_of_qgis(run, job, tmp_path):
    job.refuse("No dates were found.")
    with pytest.raises(QgsProcessingException, match=r"^No dates were found\.$"):
        run("simulate", {"OUTPUT": str(tmp_path / "p.gpkg")})


def test_output_that_is_open_in_the_project_is_refused(run, job, data_layer, tmp_path):
    path = data_layer(tmp_path / "open.gpkg")
    QgsProject.instance().addMapLayer(QgsVectorLayer(str(path), "My points", "ogr"))
    with pytest.raises(QgsProcessingException, match="open in the project as 'My points'"):
        run("simulate", {"OUTPUT": str(path)})
    assert job.request is None


def test_output_that_is_the_input_is_refused(run, job, points_path):
    with pytest.raises(QgsProcessingException, match="also the input"):
        run("forecast", {"POINTS": str(points_path), "MODEL": str(points_path), "OUTPUT_POINTS": str(points_path)})


def test_output_into_a_database_is_refused(run, job):
    with pytest.raises(QgsProcessingException, match=r"^Simulated points \(OUTPUT\) is ogr:.* expected a file"):
        run("simulate", {"OUTPUT": "ogr:dbname='/tmp/x.gpkg' table=\"t\" (geom)"})


def test_layer_is_loaded_with_name_and_style(run, job, context, data_layer, tmp_path):
    from qgis.core import QgsProcessingOutputLayerDefinition

    path = data_layer(tmp_path / "p.gpkg")
    described = LayerDescription(name="Velocity, LOS", quantity="velocity", label="LOS", field="D20200101")
    job.give({}, {"OUTPUT": described})
    run("simulate", {"OUTPUT": QgsProcessingOutputLayerDefinition(str(path), QgsProject.instance())})
    details = context.layersToLoadOnCompletion()[str(path)]
    layer = QgsVectorLayer(str(path), "x", "ogr")
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert (details.name, layer.renderer().type()) == ("Velocity, LOS", "graduatedSymbol")


def test_series_are_loaded_ready_to_be_played(run, job, context, data_layer, tmp_path):
    from qgis.core import QgsProcessingOutputLayerDefinition

    path = data_layer(tmp_path / "s.gpkg")
    described = LayerDescription(
        name="Series", quantity="displacement", label="LOS", field="D20200101", time_fields=("pid", "pid")
    )
    job.give({}, {"OUTPUT": described})
    run("simulate", {"OUTPUT": QgsProcessingOutputLayerDefinition(str(path), QgsProject.instance())})
    layer = QgsVectorLayer(str(path), "x", "ogr")  # as QGIS loads it: with its style, whose time QGIS then drops
    loaded = context.layersToLoadOnCompletion()[str(path)].postProcessor()
    loaded.postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.temporalProperties().isActive()


def test_setting_of_the_plugin_names_the_python(provider, monkeypatch):
    from qgis.core import QgsSettings

    monkeypatch.setenv(environment.VARIABLE, "/nowhere/python")
    QgsSettings().setValue(environment.SETTING, sys.executable)
    try:
        assert base.find_core_python() == sys.executable
    finally:
        QgsSettings().remove(environment.SETTING)
