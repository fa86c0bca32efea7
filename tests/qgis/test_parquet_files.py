# SPDX-License-Identifier: GPL-2.0-or-later
"""Parquet in real QGIS: every algorithm of points writes and reads it, whether or not QGIS's own GDAL can."""

import sqlite3

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsVectorLayer

from insar_forecast_plugin import environment
from insar_forecast_plugin.processing.parquet_files import gdal_reads_parquet

SAID = "is written, but not shown: the GDAL of this QGIS has no driver for Parquet"
cannot_show = pytest.mark.skipif(gdal_reads_parquet(), reason="the GDAL of this QGIS reads Parquet")


@pytest.fixture(autouse=True)
def session(provider, core_python, qgis_new_project, monkeypatch):
    """A session with the provider, the core's Python and an empty project."""
    monkeypatch.setenv(environment.VARIABLE, core_python)


@pytest.fixture
def points(tmp_path):
    import processing

    path = str(tmp_path / "points.parquet")
    given = {"POINT_COUNT": 150, "EPOCH_COUNT": 40, "OUTPUT": path}
    processing.run("insarforecast:simulate", given)
    return path


def test_driver_is_the_one_that_qgis_finds(tmp_path, points):
    assert QgsVectorLayer(points, "points", "ogr").isValid() == gdal_reads_parquet()


def test_dialogs_offer_the_formats_that_are_written_and_parquet(provider):
    extensions = provider.supportedOutputVectorLayerExtensions()
    assert {*extensions} - {"vrt"} == {"gpkg", "fgb", "shp", "geojson", "parquet"}
    assert extensions[0] == "gpkg"
    assert extensions.count("parquet") == 1
    output = provider.algorithm("simulate").parameterDefinition("OUTPUT")
    assert "(*.parquet)" in output.createFileFilter()
    assert provider.isSupportedOutputValue("points.parquet", output, QgsProcessingContext())[0]


@cannot_show
def test_what_qgis_cannot_show_is_said_and_written_and_not_loaded(tmp_path, panels):
    import processing
    from qgis.core import QgsProcessingFeedback

    path, feedback = tmp_path / "points.parquet", QgsProcessingFeedback(False)
    given = {"POINT_COUNT": 20, "EPOCH_COUNT": 30, "OUTPUT": str(path)}
    processing.runAndLoadResults("insarforecast:simulate", given, feedback=feedback)
    assert path.read_bytes()[:4] == b"PAR1"
    assert f"points.parquet {SAID}" in feedback.textLog()
    assert not QgsProject.instance().mapLayers()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["points.parquet"]


def test_algorithm_takes_a_parquet_file(points, tmp_path):
    import processing

    output = str(tmp_path / "trends.gpkg")
    given = {"INPUT": points, "METHOD": "statistical", "OUTPUT": output}
    processing.run("insarforecast:classifytrends", given)
    assert QgsVectorLayer(output, "trends", "ogr").featureCount() == 150


def test_algorithm_of_several_layers_takes_parquet_files_among_others(tmp_path):
    import processing

    inputs = [str(tmp_path / name) for name in ("one.parquet", "two.gpkg", "three.parquet")]
    for number, path in enumerate(inputs):
        given = {"POINT_COUNT": 50, "EPOCH_COUNT": 30, "SEED": number, "OUTPUT": path}
        processing.run("insarforecast:simulate", given)
    output = str(tmp_path / "merged.gpkg")
    processing.run("insarforecast:mergetimeseries", {"INPUTS": inputs, "OUTPUT": output})
    (count,) = sqlite3.connect(output).execute("SELECT count(*) FROM merged").fetchone()
    assert count == 150


def test_parquet_file_that_is_not_there_is_refused_by_name(tmp_path):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("insarforecast:classifytrends")
    given = {"INPUT": str(tmp_path / "none.parquet"), "OUTPUT": str(tmp_path / "trends.gpkg")}
    accepted, reason = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not accepted
    assert "none.parquet not found" in reason
