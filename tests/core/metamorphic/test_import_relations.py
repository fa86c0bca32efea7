# SPDX-License-Identifier: GPL-2.0-or-later
"""The same points in another file are the same points."""

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS
from varied_ground import DEGREES, LAEA, UTM, done, ground, in_system, saved

from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent


def few():
    return ground().at_points(np.arange(60))


def wide(points, spelled="%Y%m%d", factor=1.0):
    columns = {"pid": points.pid, "easting": points.coordinates[:, 0], "northing": points.coordinates[:, 1]}
    days = pd.DatetimeIndex(points.dates).strftime(spelled)
    values = points.displacement.astype(float) * factor
    return pd.DataFrame(columns | dict(zip(days, values.T, strict=True)))


def imported(folder, path, **more):
    paths, _ = done(folder, "importtimeseries", {"output": "gpkg"}, input=str(path), **more)
    return read_points(str(paths["output"]), Silent())


def assert_same_points(found, metres=0.02):
    expected = few()
    rows = pd.Series(range(found.point_count), index=found.pid)[expected.pid].to_numpy()
    assert found.point_count == expected.point_count
    assert (found.dates == expected.dates).all()
    np.testing.assert_allclose(found.displacement[rows], expected.displacement, atol=1e-3)
    places = in_system(found, LAEA).coordinates[rows]
    assert np.abs(places - expected.coordinates).max() < metres


@pytest.mark.parametrize(
    ("table", "written", "more"),
    [
        (wide(few()).sample(frac=1, random_state=0), {}, {}),
        (wide(few()).sample(frac=1, axis=1, random_state=0), {}, {}),
        (wide(few(), "%d.%m.%Y"), {}, {}),
        (wide(few(), "D_%Y-%m-%d"), {}, {}),
        (wide(few()), {"sep": ";", "decimal": ","}, {}),
        (wide(few(), factor=1e-3), {}, {"unit": "m"}),
        (wide(few(), factor=0.1), {}, {"unit": "cm"}),
        (wide(few()).assign(note="x", number=7), {}, {}),
        (wide(few()).rename(columns={"pid": "CODE", "easting": "X", "northing": "Y"}), {}, {}),
    ],
    ids=["rows", "columns", "dates", "dates with a letter", "decimal commas", "m", "cm", "more columns", "names"],
)
def test_table_is_read_alike_however_it_is_written(table, written, more, tmp_path):
    table.to_csv(tmp_path / "points.csv", index=False, **written)
    assert_same_points(imported(tmp_path, tmp_path / "points.csv", crs=CRS.from_epsg(LAEA).to_wkt(), **more))


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "parquet", "shp", "geojson"])
def test_layer_is_read_alike_in_every_format(ending, tmp_path):
    source = saved(tmp_path, few(), ending)["path"]
    assert_same_points(read_points(source, Silent()))
    assert_same_points(imported(tmp_path, source))


@pytest.mark.parametrize("code", [UTM, DEGREES])
def test_layer_is_read_alike_in_every_system(code, tmp_path):
    assert_same_points(imported(tmp_path, saved(tmp_path, in_system(few(), code))["path"]))


def test_extent_gives_the_points_of_the_cut_layer(tmp_path):
    west, south, east, north = (
        *np.quantile(few().coordinates, 0.2, axis=0),
        *np.quantile(few().coordinates, 0.8, axis=0),
    )
    extent = {"bounds": [west, south, east, north], "crs": few().crs}
    inside = ((few().coordinates >= (west, south)) & (few().coordinates <= (east, north))).all(axis=1)
    found = imported(tmp_path, saved(tmp_path, few())["path"], extent=extent)
    assert sorted(found.pid) == sorted(few().pid[inside])
