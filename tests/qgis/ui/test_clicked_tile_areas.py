# SPDX-License-Identifier: GPL-2.0-or-later
"""A click on areas that were found in tiles: their mean series where the run wrote it, else what to do instead."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from canvas_actions import click, points_of
from dated_layers import CRS, place_of
from qgis.core import QgsCoordinateTransform, QgsProject, QgsVectorLayer
from test_clicked_area import around, polygons, saved

from insar_forecast_plugin import environment

ROOT = Path(__file__).resolve().parents[3]
DETECTED = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests/core/engine")!r}]
from pathlib import Path
from tiled_region import region_points, tiles_of
from insar_forecast_plugin.core.engine.command import run_command
folder = Path(sys.argv[1])
tiles_of(folder / "points", region_points(1200, epochs=40), most=400)
run = ["detectdeformation", "--input", str(folder / "points"), "--output", str(folder / "country"), "--json"]
sys.exit(run_command([*run, "--parameter", "METHOD=threshold"]))
"""


@pytest.fixture
def country(core_python, provider, panels, tmp_path, monkeypatch):
    """Return a folder of tiles in which areas were found."""
    monkeypatch.setenv(environment.VARIABLE, core_python)
    subprocess.run([core_python, "-I", "-c", DETECTED, str(tmp_path)], check=True, capture_output=True)
    return tmp_path / "country"


def test_area_that_was_found_in_tiles_shows_its_mean_series(dock, canvas, qgis_iface, country):
    import processing

    given = {"INPUT": str(country), "OUTPUT": "TEMPORARY_OUTPUT"}
    processing.runAndLoadResults("insarforecast:opentiles", given)
    areas = next(one for one in QgsProject.instance().mapLayers().values() if one.source().startswith(str(country)))
    area = next(areas.getFeatures())
    qgis_iface.setActiveLayer(areas)
    to_map = QgsCoordinateTransform(areas.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance())
    dock.show_near(to_map.transform(area.geometry().pointOnSurface().asPoint()))
    assert points_of(dock) == [f"area 1, mean of {area['point_count']} points minus its surroundings"]
    assert "Mean series and forecast of the area from areas.csv." in dock.message.text()
    series = dock.shown[0].series
    assert (len(series.values), str(series.dates[-1])) == (40, area["last_date"].toString("yyyy-MM-dd"))
    years = (series.dates - series.dates[0]).astype(float) / 365.25
    assert np.polyfit(years, series.values, 1)[0] == pytest.approx(area["velocity_mean"], rel=0.3)
    assert len(series.forecast)


def in_tiles(layer, folder, qgis_iface):
    """Return a layer as the file of areas in a folder of tiles, without a table."""
    (folder / "dataset.json").write_text("{}")
    return saved(layer, folder / "areas.gpkg", qgis_iface, algorithm="detectchanges")


def test_area_of_tiles_without_a_table_says_how_its_series_are_had(dock, canvas, qgis_iface, tmp_path):
    in_tiles(polygons(qgis_iface, [around(0, 1)], name="Changed areas: italy"), tmp_path, qgis_iface)
    click(canvas, place_of(0))
    assert points_of(dock) == []
    assert dock.message.text() == (
        "Area 1 of 'Changed areas: italy' was found in tiles, whose series are not in the project: run 'Import InSAR "
        "time series' on the file of a tile, such as tile=E32N34/part-0.parquet, with a small extent around the area, "
        "then click the area again, or a point of the new layer."
    )


def test_click_beside_areas_says_that_they_are_areas(dock, canvas, qgis_iface, tmp_path):
    in_tiles(polygons(qgis_iface, [around(0, 1)], name="Changed areas: italy"), tmp_path, qgis_iface)
    layer = QgsVectorLayer(f"Point?crs={CRS}&field=pid:string&field=velocity:double", "Changes: italy", "memory")
    QgsProject.instance().addMapLayer(layer)
    click(canvas, place_of(4))
    assert dock.message.text() == (
        "'Changed areas: italy' shows areas, not points with time series: click inside an area to see its mean series. "
        "No visible layer can be used instead."
    )
