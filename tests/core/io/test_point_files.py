# SPDX-License-Identifier: GPL-2.0-or-later
import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import pytest
from pyproj import CRS

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.io.output_formats import check_format
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource


@pytest.mark.parametrize("extension", ["gpkg", "fgb", "shp", "geojson"])
def test_points_come_back_as_they_were(extension, tmp_path, some_points):
    points = some_points()
    path = tmp_path / f"points.{extension}"
    write_points(points, path)
    back = read_points(path, Silent())
    back = back.at_points(np.argsort(back.pid))
    assert list(back.pid) == list(points.pid)
    np.testing.assert_allclose(back.coordinates, points.coordinates, rtol=0, atol=1e-6)
    np.testing.assert_array_equal(back.dates, points.dates)
    np.testing.assert_allclose(back.displacement, points.displacement, rtol=1e-6)
    assert list(back.attributes["note"]) == ["ä", None, None, None]
    assert back.attributes["line"].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("extension", ["gpkg", "fgb"])
def test_what_is_measured_and_how_it_came_travel_along(extension, tmp_path, some_points):
    points = some_points()
    path = tmp_path / f"points.{extension}"
    write_points(points, path)
    back = read_points(VectorSource(str(path)), Silent())
    assert back.measured == points.measured
    assert back.provenance == points.provenance


def test_damaged_description_leaves_what_is_measured_unknown(tmp_path, some_points):
    path = tmp_path / "points.gpkg"
    write_points(replace(some_points(), measured=Measured(component="los")), path)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE gpkg_metadata SET metadata = replace(metadata, ?, ?)", ('"los"', '"sideways"'))
    assert read_points(path, Silent()).measured == Measured()
    request = {"input": str(path), "output": str(tmp_path / "out.gpkg"), "unit": "mm"}
    catalogue.run("importtimeseries", request, Silent())
    assert read_points(tmp_path / "out.gpkg", Silent()).measured.component == "unknown"


def test_selection_of_a_layer_is_described_by_the_layer(tmp_path, some_points):
    points = some_points()
    write_points(points, tmp_path / "whole.gpkg")
    # A copy of a selection, as a GIS writes it, has the fields but not the tags.
    pyogrio.write_arrow(
        pyogrio.read_arrow(tmp_path / "whole.gpkg")[1],
        tmp_path / "part.gpkg",
        geometry_name="geom",
        geometry_type="Point",
        crs=points.crs,
    )
    part = VectorSource(str(tmp_path / "part.gpkg"))
    assert read_points(part, Silent()).measured == Measured()
    described = VectorSource(part.path, described_by=VectorSource(str(tmp_path / "whole.gpkg")))
    assert read_points(described, Silent()).measured == points.measured


def test_missing_values_are_null_in_the_file(tmp_path, some_points):
    write_points(some_points(), tmp_path / "points.gpkg")
    with sqlite3.connect(tmp_path / "points.gpkg") as file:
        row = file.execute('select D20210113, height, note from points where pid = "000"').fetchone()
        last = file.execute('select height, note from points where pid = "003"').fetchone()
    assert row == (None, 1.5, "ä")
    assert last == (None, None)


def test_decimal_numbers_stand_in_the_file_as_they_are(tmp_path, some_points):
    points = some_points()
    points.displacement[0] = [-7.4, 0.1, 1 / 3]
    write_points(points, tmp_path / "points.gpkg")
    with sqlite3.connect(tmp_path / "points.gpkg") as file:
        row = file.execute('select D20210101, D20210113, D20210125 from points where pid = "000"').fetchone()
    assert row == (-7.4, 0.1, float(np.float32(1 / 3)))


def test_extra_fields_and_further_series_are_written(tmp_path, some_points):
    points = some_points()
    forecast = np.arange(8, dtype=float).reshape(4, 2)
    dates = np.array(["2022-01-01", "2022-02-01"], dtype="datetime64[D]")
    write_points(
        points,
        tmp_path / "forecast.gpkg",
        layer_name="forecast",
        extra_fields={"forecast_usable": np.array(["yes", "no", None, "unclear"], dtype=object)},
        more_series={"F": (dates, forecast), "L": (dates, forecast - 1)},
    )
    table = pyogrio.read_arrow(tmp_path / "forecast.gpkg", layer="forecast")[1]
    assert table["forecast_usable"].to_pylist() == ["yes", "no", None, "unclear"]
    np.testing.assert_array_equal(table.select(["F20220101", "F20220201"]).to_pandas(), forecast)
    np.testing.assert_array_equal(table.select(["L20220101", "L20220201"]).to_pandas(), forecast - 1)


def test_earlier_forecast_is_left_out_when_read_and_that_is_said(tmp_path, some_points):
    points = some_points()
    write_points(points, tmp_path / "f.gpkg", more_series={"F": (points.dates, points.displacement)})
    told = Recorder()
    back = read_points(tmp_path / "f.gpkg", told)
    assert not [name for name in back.attributes.columns if name.startswith("F")]
    assert "earlier forecast" in told.infos[0]


def test_field_written_anew_replaces_the_attribute(tmp_path, some_points):
    points = some_points()
    write_points(points, tmp_path / "p.gpkg", extra_fields={"Height": np.full(4, 9.0)})
    assert read_points(tmp_path / "p.gpkg", Silent()).attributes["Height"].tolist() == [9.0] * 4


def test_attributes_that_differ_in_case_only_are_all_kept(tmp_path, some_points):
    points = some_points()
    points.attributes["HEIGHT"] = 1
    write_points(points, tmp_path / "p.gpkg")
    assert {"height", "HEIGHT_source"} <= set(read_points(tmp_path / "p.gpkg", Silent()).attributes.columns)


def test_dates_and_whole_numbers_with_gaps_keep_their_kind(tmp_path, some_points):
    points = some_points()
    points.attributes["count"] = pd.array([1, None, 3, 4], dtype="Int64")
    points.attributes["break"] = np.array(["2021-01-05", "NaT", "2021-02-01", "NaT"], dtype="datetime64[s]")
    write_points(points, tmp_path / "p.gpkg")
    info = pyogrio.read_info(tmp_path / "p.gpkg")
    kinds = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert kinds["count"].startswith("int") and kinds["break"].startswith("datetime64")
    back = read_points(tmp_path / "p.gpkg", Silent()).attributes
    assert back["count"].isna().tolist() == [False, True, False, False]


def test_shapefile_with_too_many_fields_is_refused_with_the_reason(tmp_path, some_points):
    with pytest.raises(OutputError, match=r"A shapefile can have 255 fields; wide.shp would need 264 .*GeoPackage"):
        write_points(some_points(epochs=260), tmp_path / "wide.shp")
    assert not list(tmp_path.iterdir())


def test_unknown_extension_is_refused(tmp_path, some_points):
    with pytest.raises(OutputError, match=r"cannot be written in the format of .*. Choose .gpkg"):
        write_points(some_points(), tmp_path / "points.abc")


def test_series_of_wrong_shape_is_a_defect(tmp_path, some_points):
    points = some_points()
    with pytest.raises(ValueError, match=r"series F must have shape \(4, 3\)"):
        write_points(points, tmp_path / "p.gpkg", more_series={"F": (points.dates, np.zeros((4, 2)))})


def test_point_without_value_is_dropped_from_a_layer_of_identifiers_and_dates_alone(tmp_path, some_points):
    points = replace(some_points(), attributes=pd.DataFrame())
    points.displacement[1] = np.nan
    write_points(points, tmp_path / "p.gpkg")
    back = read_points(tmp_path / "p.gpkg", Silent())
    assert list(back.pid) == [points.pid[0], *points.pid[2:]]


def test_epochs_and_points_without_value_are_dropped_and_said(tmp_path, some_points):
    points = some_points()
    points.displacement[2] = np.nan
    points.displacement[:, 1] = np.nan
    write_points(points, tmp_path / "p.gpkg")
    told = Recorder()
    back = read_points(tmp_path / "p.gpkg", told)
    assert (back.point_count, back.epoch_count) == (3, 2)
    assert "1 point without a value at any epoch" in told.warnings[0] and "2021-01-13" in told.warnings[1]


def test_epochs_are_put_in_order(tmp_path):
    pyogrio.raw.write(
        str(tmp_path / "p.gpkg"),
        np.array([b"\x01\x01\x00\x00\x00" + np.array([5e5, 5e6]).tobytes()], dtype=object),
        [np.array([3.0]), np.array([1.0])],
        fields=["2021-01-13", "D20210101"],
        geometry_type="Point",
        crs="EPSG:32633",
    )
    np.testing.assert_array_equal(read_points(tmp_path / "p.gpkg", Silent()).displacement, [[1, 3]])


def test_layer_without_dates_is_refused(tmp_path):
    pyogrio.raw.write(
        str(tmp_path / "p.gpkg"),
        np.array([b"\x01\x01\x00\x00\x00" + np.array([5e5, 5e6]).tobytes()], dtype=object),
        [np.array([3.0])],
        fields=["velocity"],
        geometry_type="Point",
        crs="EPSG:32633",
    )
    with pytest.raises(InputError, match=r"no date fields \(its fields: 'velocity'\)"):
        read_points(tmp_path / "p.gpkg", Silent())


def test_egms_table_opened_as_a_layer_is_sent_to_the_import(tmp_path):
    pyogrio.raw.write(
        str(tmp_path / "egms.gpkg"),
        np.array([b"\x01\x01\x00\x00\x00" + np.array([5e5, 5e6]).tobytes()], dtype=object),
        [np.array([3.0]), np.array([4.0])],
        fields=["field_1", "field_2"],
        geometry_type="Point",
        crs="EPSG:32633",
    )
    with pytest.raises(InputError, match=r"EGMS CSV .* run 'Import InSAR time series' on it first"):
        read_points(tmp_path / "egms.gpkg", Silent())


def test_styles_that_qgis_keeps_in_a_geopackage_are_no_layer(tmp_path, some_points):
    path = tmp_path / "points.gpkg"
    write_points(some_points(), path)
    styles = pa.table({"f_table_name": ["points"], "styleQML": ["<qgis/>"]})
    pyogrio.write_arrow(styles, path, layer="layer_styles", append=True, geometry_name=None, geometry_type=None)
    assert len(pyogrio.list_layers(path)) == 2
    assert read_points(path, Silent()).point_count == some_points().point_count


def test_file_with_several_layers_asks_for_one(tmp_path, some_points):
    write_points(some_points(), tmp_path / "p.gpkg", layer_name="one")
    table = pyogrio.read_arrow(tmp_path / "p.gpkg")[1]
    pyogrio.write_arrow(
        table,
        tmp_path / "p.gpkg",
        layer="two",
        append=True,
        geometry_name="geom",
        geometry_type="Point",
        crs="EPSG:3035",
    )
    with pytest.raises(InputError, match=r"2 layers \('one, two'\)"):
        read_points(tmp_path / "p.gpkg", Silent())
    assert CRS.from_wkt(read_points(VectorSource(str(tmp_path / "p.gpkg"), "two"), Silent()).crs).to_epsg() == 3035


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"does not exist"):
        read_points(tmp_path / "gone.gpkg", Silent())


@pytest.mark.parametrize("extension", ["gpkg", "fgb", "shp"])
def test_file_cut_off_is_refused(extension, tmp_path, some_points):
    path = tmp_path / f"points.{extension}"
    write_points(some_points(count=300), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with pytest.raises(InputError, match=r"cut off|cannot be read|is damaged"):
        read_points(path, Silent())


@pytest.mark.parametrize(("name", "count"), [("p.shp", 255), ("p.gpkg", 999), ("p.fgb", 999)])
def test_format_that_holds_the_fields_is_taken(name, count):
    assert check_format(name, count) is None


@pytest.mark.parametrize(
    ("name", "count", "sentence"),
    [
        ("p.shp", 256, r"A shapefile can have 255 fields; p.shp would need 256 .* Choose GeoPackage \(.gpkg\) or Flat"),
        ("p.gpkg", 1999, r"A GeoPackage can have 1998 fields; p.gpkg would need 1999 .* Choose FlatGeobuf \(.fgb\)\.$"),
        *((f"p.{end}", 3, f"MapInfo table cannot hold missing values .*: p.{end}. Choose") for end in ("tab", "mif")),
        ("ü" * 118 + ".gpkg", 3, r"has 241 bytes: \.\.\.ü+\.gpkg\. Choose one of at most 240 bytes"),
        *((f"p.{end}", 3, f"be written in the format of p.{end}") for end in ("xyz", "csv", "txt", "xlsx", "dxf")),
    ],
)
def test_format_that_does_not_is_refused_before_anything_is_written(name, count, sentence):
    with pytest.raises(OutputError, match=sentence):
        check_format(name, count)


def test_shapefile_with_half_a_table_is_refused(tmp_path, some_points):
    write_points(some_points(count=300), tmp_path / "points.shp")
    table = tmp_path / "points.dbf"
    table.write_bytes(table.read_bytes()[: table.stat().st_size // 2])
    with pytest.raises(InputError, match=r"points.dbf is cut off"):
        read_points(tmp_path / "points.shp", Silent())


def test_shapefile_without_table_is_refused(tmp_path, some_points):
    write_points(some_points(), tmp_path / "points.shp")
    (tmp_path / "points.dbf").unlink()
    with pytest.raises(InputError, match=r"The table points.dbf of points.shp is missing"):
        read_points(tmp_path / "points.shp", Silent())


def test_geopackage_with_a_damaged_page_is_refused(tmp_path, some_points):
    path = tmp_path / "points.gpkg"
    write_points(some_points(count=3000, epochs=30), path)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = b"\xa5" * 20_000
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"damaged|cannot be read"):
        read_points(path, Silent())
