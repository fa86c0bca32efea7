# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles in real QGIS: copied and styled where its GDAL reads no Parquet, a view that GDAL opens where it does."""

import subprocess
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from insar_forecast_plugin import environment
from insar_forecast_plugin.processing import opentiles
from insar_forecast_plugin.processing.layers import open_layer
from insar_forecast_plugin.processing.parquet_files import gdal_reads_parquet

ROOT = Path(__file__).resolve().parents[2]
PATHS = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests/core/opened_tiles')!r}]\n"
COUNTRY = """
from pathlib import Path
import numpy as np
from small_country import write_areas, write_country
folder = Path(sys.argv[1])
classes = np.array(["linear", "stable"] * 20, dtype=object)
write_country(folder, {"trend": classes, "trend_velocity": np.arange(40.0), "trend_score": np.full(40, 0.9)})
write_areas(folder / "areas.gpkg")
"""
VIEW = """
from pathlib import Path
from small_country import LAEA, TILES, tile_points
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.opened_tiles.tile_view import ViewedFile, view_text
folder, files = Path(sys.argv[1]), []
for column, row in TILES:
    points = tile_points(column, row)
    path = folder / f"tile={column} & {row}.fgb"
    write_points(points, path, layer_name=path.stem)
    low, high = points.coordinates.min(axis=0), points.coordinates.max(axis=0)
    files.append(ViewedFile(path, points.point_count, (*low, *high)))
(folder / "all.vrt").write_text(view_text(files, LAEA), encoding="utf-8")
box = "POLYGON ((3250000 3400000, 3250000 3500000, 3350000 3500000, 3350000 3400000, 3250000 3400000))"
(folder / "some.vrt").write_text(view_text(files, LAEA, box), encoding="utf-8")
"""
AREAS, POINTS = "Deforming areas, vertical: country", "Trends, vertical: country"
reads_none = pytest.mark.skipif(gdal_reads_parquet(), reason="the GDAL of this QGIS reads Parquet")


@pytest.fixture(autouse=True)
def session(provider, core_python, qgis_new_project, monkeypatch):
    """A session with the provider, the core's Python and an empty project."""
    monkeypatch.setenv(environment.VARIABLE, core_python)


def written(core_python, code, folder):
    subprocess.run([core_python, "-I", "-c", PATHS + code, str(folder)], check=True)
    return folder


@pytest.fixture
def country(core_python, tmp_path):
    """Return a folder of three tiles with trend classes, and an area."""
    return written(core_python, COUNTRY, tmp_path / "country")


@pytest.mark.parametrize("output", ["TEMPORARY_OUTPUT", "view.vrt"])
def test_wrong_folder_is_all_that_is_told(provider, tmp_path, monkeypatch, output):
    monkeypatch.setattr(opentiles, "gdal_reads_parquet", lambda: False)
    algorithm, context, feedback = (
        provider.algorithm("opentiles").create(),
        QgsProcessingContext(),
        QgsProcessingFeedback(),
    )
    given = {"INPUT": str(tmp_path), "OUTPUT": output if output.isupper() else str(tmp_path / output)}
    assert algorithm.checkParameterValues(given, context) == (True, "")
    _, well = algorithm.run(given, context, feedback)
    assert not well
    assert "is no folder of tiles: it has no dataset.json. Choose the folder" in feedback.textLog()
    assert "Parquet" not in feedback.textLog()


@reads_none
def test_points_are_copied_and_shown_with_the_areas(country, panels):
    import processing

    feedback = QgsProcessingFeedback(False)
    processing.runAndLoadResults(
        "insarforecast:opentiles", {"INPUT": str(country), "OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback
    )
    layers = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    areas, points = layers
    assert (areas.name(), points.name()) == (AREAS, POINTS)
    assert (areas.renderer().type(), points.renderer().type()) == ("RuleRenderer", "categorizedSymbol")
    assert points.featureCount() == 120
    assert not [field.name() for field in points.fields() if field.name().startswith("D20")]
    assert feedback.textLog().count("has no driver for Parquet") == 1
    assert "copied without their series. Tiles: 3. Points: 120." in feedback.textLog()
    assert sorted(one.name for one in country.iterdir() if one.is_file()) == ["areas.gpkg", "dataset.json"]


def loaded(country, output):
    """Open tiles as the dialog does; return the names of the layers in the project, from the top, and the log."""
    import processing

    feedback = QgsProcessingFeedback(False)
    given = {"INPUT": str(country), "OUTPUT": str(output)}
    processing.runAndLoadResults("insarforecast:opentiles", given, feedback=feedback)
    names = [node.layer().name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    return names, feedback.textLog()


@pytest.mark.parametrize("name", ["points.gpkg", "points.fgb", "points.shp"])
def test_areas_are_shown_above_a_copy_in_any_format(country, panels, tmp_path, name):
    assert loaded(country, tmp_path / name)[0] == [AREAS, POINTS]


@reads_none
def test_areas_are_shown_where_the_points_are_a_file_that_qgis_cannot_show(country, panels, tmp_path):
    names, said = loaded(country, tmp_path / "points.parquet")
    assert names == [AREAS]
    assert "points.parquet is written, but not shown" in said
    assert (tmp_path / "points.parquet").read_bytes()[:4] == b"PAR1"


def test_nothing_is_loaded_where_nothing_was_to_be(country, panels, tmp_path):
    import processing

    for name in ("points.gpkg", "points.parquet"):
        processing.run("insarforecast:opentiles", {"INPUT": str(country), "OUTPUT": str(tmp_path / name)})
    assert not QgsProject.instance().mapLayers()


@pytest.mark.parametrize("output", ["TEMPORARY_OUTPUT", "view.vrt"])
def test_areas_are_shown_with_a_view(country, panels, tmp_path, monkeypatch, output):
    monkeypatch.setattr(opentiles, "gdal_reads_parquet", lambda: True)
    names, said = loaded(country, tmp_path / output if output.endswith(".vrt") else output)
    assert names[0] == AREAS
    assert "without a copy. Tiles: 3." in said


def test_areas_that_cannot_be_read_are_told(country, panels, tmp_path):
    (country / "areas.gpkg").write_bytes(b"no database")
    names, said = loaded(country, tmp_path / "points.gpkg")
    assert names == [POINTS]
    assert "areas.gpkg of country cannot be read, so its areas are not shown." in said


def test_extent_in_another_system_chooses_points(country, tmp_path):
    import processing

    output = str(tmp_path / "points.gpkg")
    given = {"INPUT": str(country), "EXTENT": "3250000,3350000,3400000,3500000 [EPSG:3035]", "OUTPUT": output}
    result = processing.run("insarforecast:opentiles", given)
    layer = QgsVectorLayer(output, "points", "ogr")
    assert 0 < layer.featureCount() == result["POINT_COUNT"] < 80
    assert QgsRectangle(3_250_000, 3_400_000, 3_350_000, 3_500_000).contains(layer.extent())


@reads_none
def test_view_is_refused_where_it_could_not_be_shown(country, tmp_path):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("insarforecast:opentiles")
    given = {"INPUT": str(country), "OUTPUT": str(tmp_path / "view.vrt")}
    accepted, reason = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not accepted
    assert reason == (
        "view.vrt would be a view of the tiles, but the GDAL of this QGIS has no driver for Parquet. Choose .gpkg or "
        ".fgb for a copy without the series."
    )


def test_temporary_output_is_a_view_where_qgis_can_show_it(country, monkeypatch):
    import processing

    monkeypatch.setattr(opentiles, "gdal_reads_parquet", lambda: True)
    result = processing.run("insarforecast:opentiles", {"INPUT": str(country), "OUTPUT": "TEMPORARY_OUTPUT"})
    text = Path(result["OUTPUT"]).read_text(encoding="utf-8")
    assert result["OUTPUT"].endswith(".vrt")
    assert text.count("part-0.parquet") == 3


def test_gdal_opens_a_view_of_files_as_one_layer(core_python, tmp_path):
    folder = written(core_python, VIEW, tmp_path)
    layer = open_layer(folder / "all.vrt", "all")
    assert isinstance(layer, QgsVectorLayer)
    assert layer.isValid()
    assert (layer.featureCount(), layer.crs().authid()) == (120, "EPSG:3035")
    assert len(list(layer.getFeatures())) == 120
    assert "coherence" in layer.fields().names()
    parts = [QgsVectorLayer(str(path), "part", "ogr") for path in folder.glob("*.fgb")]
    assert layer.extent().xMaximum() == pytest.approx(max(part.extent().xMaximum() for part in parts))


def test_view_is_opened_without_a_look_at_its_files(core_python, tmp_path):
    folder = written(core_python, VIEW, tmp_path)
    (folder / "tile=33 & 34.fgb").unlink()
    layer = open_layer(folder / "all.vrt", "all")
    assert (layer.isValid(), layer.featureCount()) == (True, 120)


def test_algorithm_takes_a_view_as_a_copy(core_python, tmp_path):
    import processing

    layer = open_layer(written(core_python, VIEW, tmp_path) / "all.vrt", "all")
    QgsProject.instance().addMapLayer(layer)
    output = str(tmp_path / "trends.gpkg")
    given = {"INPUT": layer.id(), "METHOD": "statistical", "OUTPUT": output}
    processing.run("insarforecast:classifytrends", given)
    assert QgsVectorLayer(output, "trends", "ogr").featureCount() == 120


def test_view_of_an_extent_shows_nothing_else(core_python, tmp_path):
    folder = written(core_python, VIEW, tmp_path)
    box = QgsRectangle(3_250_000, 3_400_000, 3_350_000, 3_500_000)
    whole, part = (open_layer(folder / name, "view") for name in ("all.vrt", "some.vrt"))
    inside = sorted(f["pid"] for f in whole.getFeatures() if box.contains(f.geometry().asPoint()))
    assert 0 < len(inside) < 80
    assert sorted(f["pid"] for f in part.getFeatures()) == inside


@pytest.mark.skipif(not gdal_reads_parquet(), reason="the GDAL of this QGIS has no driver for Parquet")
def test_view_of_tiles_is_shown(country, panels):
    import processing

    processing.runAndLoadResults("insarforecast:opentiles", {"INPUT": str(country), "OUTPUT": "TEMPORARY_OUTPUT"})
    points = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()][-1]
    assert points.source().endswith(".vrt")
    assert (points.featureCount(), points.renderer().type()) == (120, "categorizedSymbol")
