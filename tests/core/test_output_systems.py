# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers leave in the coordinate reference system in which they came; grids, which need metres, say theirs."""

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from pyproj import CRS, Transformer

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

SIDE, EPOCHS = 30, 150
DEGREES, ZONE = CRS.from_epsg(4326), CRS.from_epsg(32633)
SAID = "The points are in WGS 84, which is not in metres on the ground; the grid is in WGS 84 / UTM zone 33N."


@pytest.fixture(scope="module")
def points(tmp_path_factory):
    """Points in degrees 40 m apart; those of the middle sink, faster since a date. The path, and their places."""
    x, y = (40.0 * one.ravel() for one in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
    places = np.column_stack(Transformer.from_crs(ZONE, DEGREES, always_xy=True).transform(500_000 + x, 5_600_000 + y))
    rng, years = np.random.default_rng(0), 12 * np.arange(EPOCHS) / 365.25
    inside = np.hypot(x - x.mean(), y - y.mean()) < 220
    series = rng.normal(0, 2, (SIDE**2, EPOCHS))
    series[inside] -= 10 * years + 40 * np.maximum(years - years[110], 0)
    made = TimeSeriesPoints(
        pid=np.array([f"p{number}" for number in range(SIDE**2)], dtype=object),
        coordinates=places,
        crs=DEGREES.to_wkt(),
        dates=np.datetime64("2020-01-03") + 12 * np.arange(EPOCHS),
        displacement=series.astype(np.float32),
        measured=Measured(component="los"),
    )
    path = tmp_path_factory.mktemp("degrees") / "points.gpkg"
    write_points(made, path)
    return path, places[inside]


VECTORS = {
    "detectchanges": ({"since": "2023-06-01"}, {"output": "points", "output_areas": "areas"}),
    "detectdeformation": ({"method": "threshold"}, {"output_areas": "areas"}),
    "classifytrends": ({"method": "statistical"}, {"output": "points"}),
    "forecast": ({}, {"output_points": "points", "output_areas": "any", "output_path": "points"}),
    "backtest": ({"methods": ["persistence", "seasonal", "linear"]}, {"output": "points"}),
}


@pytest.mark.parametrize("operation", VECTORS)
def test_layers_are_in_the_system_of_the_points(points, tmp_path, operation):
    (path, moving), (parameters, outputs) = points, VECTORS[operation]
    source = "points" if operation in ("forecast", "backtest") else "input"
    files = {name: str(tmp_path / f"{name}.gpkg") for name in outputs}
    catalogue.run(operation, {source: {"path": str(path)}, **parameters, **files}, Silent())
    for name, kind in outputs.items():
        information, table = pyogrio.read_arrow(files[name])
        assert CRS.from_user_input(information["crs"]).equals(DEGREES, ignore_axis_order=True)
        shapes = shapely.from_wkb(table[information["geometry_name"] or "wkb_geometry"].to_pylist())
        assert len(shapes)
        if kind == "points":
            np.testing.assert_array_equal(shapely.get_coordinates(shapes), read_points(path, Silent()).coordinates)
        if kind == "areas":
            covered = shapely.contains_xy(shapely.union_all(shapes), *moving.T)
            assert covered.mean() > 0.5 and shapely.union_all(shapes).area < 1e-3


@pytest.mark.parametrize(("operation", "output"), [("detectdeformation", "output"), ("forecast", "output_change")])
def test_grid_of_points_in_degrees_names_its_system(points, tmp_path, operation, output):
    source = "points" if operation == "forecast" else "input"
    also = {"output_points": "p.gpkg"} if operation == "forecast" else {"output_areas": "a.gpkg", "method": "threshold"}
    more = {name: str(tmp_path / value) if "output" in name else value for name, value in also.items()}
    told, path = Recorder(), str(tmp_path / "grid.tif")
    catalogue.run(operation, {source: {"path": str(points[0])}, output: path, **more}, told)
    with rasterio.open(path) as grid:
        assert grid.crs.to_epsg() == 32633
    assert told.infos.count(SAID) == 1
