# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of users: read with parts, holes and attributes, made valid, written back, and brought to other systems."""

import numpy as np
import pyogrio
import pytest
import shapely
from moving_squares import CORNER, SYSTEM, points_of, write_areas
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygon_layer import read_polygons
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource

WGS84 = CRS.from_epsg(4326).to_wkt()
RING = shapely.box(0, 0, 9, 9) - shapely.box(3, 3, 6, 6)
BOW = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


@pytest.fixture
def read_back(tmp_path):
    def run(polygons, progress=None, **more):
        return read_polygons(write_areas(tmp_path / "areas.gpkg", polygons, **more), progress or Silent())

    return run


def test_parts_and_holes_come_back(read_back):
    parts = shapely.MultiPolygon([RING, shapely.box(20, 20, 30, 30)])
    found = read_back([RING, parts, None])
    assert shapely.area(found.polygons[:2]).tolist() == [72.0, 172.0]
    assert found.there.tolist() == [True, True, False]


def test_attributes_keep_names_and_types(read_back):
    fields = {"Name": np.array(["a", None], dtype=object), "floors": np.array([3, 4]), "fid_of": np.array([0.5, 1.5])}
    found = read_back([RING, RING], **fields).attributes
    assert found.to_pydict() == {"Name": ["a", None], "floors": [3, 4], "fid_of": [0.5, 1.5]}


def test_invalid_polygon_is_made_valid_and_that_is_said(read_back):
    progress = Recorder()
    found = read_back([BOW, RING], progress)
    assert shapely.is_valid(found.polygons).all() and shapely.area(found.polygons[0]) == 50.0
    assert progress.warnings == [
        "1 of 2 polygons of areas.gpkg was invalid, such as with edges that cross each other, and was made valid."
    ]


def test_polygon_that_has_no_area_is_none(read_back):
    flat = shapely.Polygon([(0, 0), (5, 5), (10, 10), (0, 0)])
    assert read_back([flat, RING]).there.tolist() == [False, True]


def test_other_system_is_transformed(read_back):
    degrees = shapely.box(10.0, 50.0, 10.01, 50.01)
    placed = read_back([degrees, None], crs=WGS84).in_system(CRS.from_epsg(32632).to_wkt())
    assert shapely.area(placed[0]) == pytest.approx(716.5 * 1112.5, rel=0.01)
    assert placed[1] is None


def test_edges_of_large_polygons_bend(read_back):
    wide = shapely.box(5.0, 50.0, 15.0, 51.0)
    placed = read_back([wide], crs=WGS84).in_system(SYSTEM)[0]
    assert len(shapely.get_coordinates(placed)) > 1000


def test_layer_without_any_polygon_is_refused(read_back):
    with pytest.raises(InputError, match=r"areas.gpkg contains no polygon \(rows read: 2\). Choose a layer"):
        read_back([None, None])


def test_layer_of_points_is_refused(tmp_path):
    write_points(points_of([CORNER], np.zeros((1, 100))), tmp_path / "points.gpkg")
    with pytest.raises(InputError, match="contains Point geometries; expected polygons"):
        read_polygons(VectorSource(str(tmp_path / "points.gpkg")), Silent())


def test_table_without_geometry_is_refused(tmp_path):
    path = tmp_path / "table.gpkg"
    pyogrio.raw.write(path, None, [np.arange(2)], ["a"], driver="GPKG", layer="table", geometry_type=None)
    with pytest.raises(InputError, match="has no geometry; expected polygons"):
        read_polygons(VectorSource(str(path)), Silent())


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_layer_without_a_system_is_refused(read_back):
    with pytest.raises(InputError, match="has no coordinate reference system"):
        read_back([RING], crs=None)


def test_polygons_beyond_a_system_are_refused(read_back):
    with pytest.raises(InputError, match=r"cannot be transformed from .* they reach beyond the valid area"):
        read_back([shapely.box(-80, -95, -70, -91)], crs=WGS84).in_system(CRS.from_epsg(3857).to_wkt())


@pytest.mark.parametrize(("name", "says"), [("none.geojson", True), ("none.gpkg", False)])
def test_file_that_can_keep_no_fields_without_areas_says_so(tmp_path, name, says):
    told = Recorder()
    about = {"crs": WGS84, "layer_name": "areas", "measured": Measured(), "provenance": {}}
    write_polygons(tmp_path / name, [], {"rank": np.zeros(0, dtype=int)}, **about, progress=told)
    assert (pyogrio.read_info(tmp_path / name)["fields"].size == 0) is says
    assert [text.startswith("none.geojson has no areas and therefore no fields") for text in told.infos] == [
        True
    ] * says
