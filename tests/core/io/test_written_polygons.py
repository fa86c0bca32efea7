# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons in every format that is written: rows without a polygon, missing numbers and dates stay what they are."""

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import CRS, Transformer

from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder

SHAPES = np.array([shapely.box(0, 0, 1, 1), None, shapely.box(2, 2, 3, 3)], dtype=object)
FIELDS = {
    "rank": np.array([1, 2, 3], dtype=np.int32),
    "velocity": np.array([1.5, np.nan, -2.0]),
    "name": np.array(["x", None, "y"], dtype=object),
    "since": np.array(["2020-01-01", "NaT", "2021-01-01"], dtype="datetime64[D]"),
}


@pytest.mark.parametrize("end", ["gpkg", "fgb", "shp", "geojson"])
def test_row_without_a_polygon_is_written_with_its_fields(end, tmp_path):
    path = tmp_path / f"areas.{end}"
    about = {"layer_name": "areas", "measured": Measured(), "provenance": {}}
    write_polygons(path, SHAPES, FIELDS, crs=CRS.from_epsg(32633).to_wkt(), **about)
    _, _, shapes, columns = pyogrio.raw.read(path)
    found = dict(zip(pyogrio.read_info(path)["fields"], columns, strict=True))
    order = np.argsort(found["rank"])
    areas = [None if shape is None else shapely.from_wkb(shape).area for shape in shapes[order]]
    assert areas == [1.0, None, 1.0]
    np.testing.assert_array_equal(found["velocity"][order], FIELDS["velocity"])
    assert list(found["name"][order]) == ["x", None, "y"]
    assert list(found["since"][order].astype("datetime64[D]").astype(str)) == ["2020-01-01", "NaT", "2021-01-01"]


@pytest.mark.parametrize("end", ["gpkg", "fgb", "shp", "geojson"])
def test_polygons_in_a_system_without_a_code_stay_where_they_are(end, tmp_path):
    system = CRS.from_proj4("+proj=laea +lat_0=52 +lon_0=10 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs")
    path, log = tmp_path / f"areas.{end}", Recorder()
    about = {"layer_name": "areas", "measured": Measured(), "provenance": {}, "progress": log}
    shapes = np.array([shapely.box(2000, 3000, 2400, 3500)], dtype=object)
    write_polygons(path, shapes, {"rank": np.array([1])}, crs=system.to_wkt(), **about)
    _, _, found, _ = pyogrio.raw.read(path)
    to_degrees = Transformer.from_crs(pyogrio.read_info(path)["crs"], 4326, always_xy=True)
    wanted = Transformer.from_crs(system, 4326, always_xy=True).transform(2200.0, 3250.0)
    centre = shapely.from_wkb(found[0]).centroid
    np.testing.assert_allclose(to_degrees.transform(centre.x, centre.y), wanted, atol=1e-6)
    assert ["GeoJSON names a coordinate reference system by a code" in text for text in log.infos] == (
        [True] if end == "geojson" else []
    )
