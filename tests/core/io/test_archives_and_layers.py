# SPDX-License-Identifier: GPL-2.0-or-later
"""ZIP archives, vector files and files of other kinds, through the whole import."""

import zipfile

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError

XML = "<BURST><product_level>L2b</product_level><track>22</track></BURST>"


def write_layer(path, geometry, *, crs="EPSG:32633", layer=None, append=False, **columns):
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(np.array(geometry, dtype=object)),
        [np.asarray(values) for values in columns.values()],
        fields=list(columns),
        geometry_type="Unknown" if any(one is None for one in geometry) else geometry[0].geom_type,
        crs=crs,
        layer=layer,
        append=append,
    )


PLACES = [shapely.Point(500_000, 5_400_000), shapely.Point(500_010, 5_400_010)]
SERIES = {"D20200103": [1.0, 2.0], "D20200109": [3.0, np.nan]}


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def test_zip_with_one_csv_and_its_description(tmp_path, egms_frame, run_import):
    table = egms_frame().to_csv(index=False)
    imported = run_import(zipped(tmp_path / "burst.zip", burst__csv=table, burst__xml=XML))
    measured = imported.points.measured
    assert (measured.component, measured.product, measured.track, measured.epochs) == (
        "los",
        "EGMS L2b",
        "022",
        "observed",
    )


def test_zip_under_another_extension_is_known_by_its_content(tmp_path, egms_frame, run_import):
    path = zipped(tmp_path / "table.csv", table__csv=egms_frame().to_csv(index=False))
    assert run_import(path).points.point_count == 5


def test_zip_with_several_csv_is_refused_with_their_names(tmp_path, run_import):
    path = zipped(tmp_path / "two.zip", a__csv="pid,lon,lat\n1,2,3\n", b__csv="pid,lon,lat\n1,2,3\n")
    with pytest.raises(InputError, match=r"2 tables \('a.csv, b.csv'\)"):
        run_import(path)


def test_zip_without_csv_is_refused_with_what_it_holds(tmp_path, run_import):
    with pytest.raises(InputError, match=r"no CSV file .it contains 'readme.pdf'"):
        run_import(zipped(tmp_path / "none.zip", readme__pdf="x"))


def test_zip_cut_off_is_refused(tmp_path, egms_frame, run_import):
    path = zipped(tmp_path / "cut.zip", a__csv=egms_frame().to_csv(index=False))
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match=r"damaged or incomplete"):
        run_import(path)


def test_zip_with_damaged_content_is_refused_and_leaves_nothing(tmp_path, egms_frame, run_import):
    path = zipped(tmp_path / "bad.zip", a__csv=egms_frame(count=2000).to_csv(index=False))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"damaged"):
        run_import(path)
    assert not list((tmp_path / "out").iterdir())


def test_geopackage_keeps_place_system_and_values(tmp_path, run_import):
    path = tmp_path / "points.gpkg"
    write_layer(path, PLACES, pid=np.array(["x", "y"], dtype=object), **SERIES)
    points = run_import(path, unit="mm").points
    np.testing.assert_array_equal(points.coordinates, shapely.get_coordinates(PLACES))
    np.testing.assert_array_equal(points.displacement, [[1, 3], [2, np.nan]])
    assert CRS.from_wkt(points.crs).to_epsg() == 32633


def test_geopackage_named_csv_is_refused_with_its_right_name(tmp_path, run_import):
    path = tmp_path / "points.gpkg"
    write_layer(path, PLACES, **SERIES)
    with pytest.raises(InputError, match=r"points.csv is a GeoPackage file. Rename it to points.gpkg"):
        run_import(path.rename(tmp_path / "points.csv"))


@pytest.mark.parametrize("extension", ["shp", "fgb", "geojson"])
def test_other_vector_formats_are_read(extension, tmp_path, run_import):
    path = tmp_path / f"points.{extension}"
    write_layer(path, PLACES, pid=np.array(["x", "y"], dtype=object), **SERIES)
    points = run_import(path, unit="mm").points
    assert sorted(zip(points.pid, points.displacement[:, 0].tolist(), strict=True)) == [("x", 1.0), ("y", 2.0)]


def test_multipoints_of_one_point_and_heights_are_taken(tmp_path, run_import):
    path = tmp_path / "multi.gpkg"
    write_layer(path, [shapely.MultiPoint([(500_000, 5_400_000, 7)]), shapely.MultiPoint([(1e5, 2e5, 3)])], **SERIES)
    np.testing.assert_array_equal(run_import(path, unit="mm").points.coordinates[0], [500_000, 5_400_000])


def test_polygons_are_refused(tmp_path, run_import):
    path = tmp_path / "cells.gpkg"
    write_layer(path, [shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2)], **SERIES)
    with pytest.raises(InputError, match=r"contains Polygon geometries; expected one point per row"):
        run_import(path)


def test_rows_without_geometry_are_left_out_and_counted(tmp_path, run_import):
    path = tmp_path / "holes.gpkg"
    write_layer(path, [PLACES[0], None], **SERIES)
    imported = run_import(path, unit="mm")
    assert imported.result.outputs["SKIPPED_COUNT"] == 1
    assert "1 row without coordinates" in imported.warnings


def test_columns_named_fid_and_geom_are_renamed_and_that_is_said(tmp_path, run_import):
    path = tmp_path / "names.csv"
    pd.DataFrame({"pid": ["a"], "fid": [7], "geom": ["g"], "lon": [13.0], "lat": [38.0], "20200103": [1.5]}).to_csv(
        path, index=False
    )
    imported = run_import(path, unit="mm")
    assert imported.points.attributes[["fid_source", "geom_source"]].to_numpy().tolist() == [[7, "g"]]
    assert "fid -> fid_source" in imported.infos


def test_layer_with_dates_is_found_among_others(tmp_path, run_import):
    path = tmp_path / "several.gpkg"
    write_layer(path, PLACES, layer="places", name=np.array(["p", "q"], dtype=object))
    write_layer(path, PLACES, layer="series", append=True, **SERIES)
    assert run_import(path, unit="mm").points.point_count == 2


def test_layers_in_different_systems_are_refused(tmp_path, run_import):
    path = tmp_path / "mixed.gpkg"
    write_layer(path, PLACES, layer="west", **SERIES)
    write_layer(path, PLACES, crs="EPSG:32634", layer="east", append=True, **SERIES)
    with pytest.raises(InputError, match=r"2 layers of time series in different coordinate reference systems"):
        run_import(path)
    chosen = run_import(f"{path}|layername=east", unit="mm")
    assert CRS.from_wkt(chosen.points.crs).to_epsg() == 32634


@pytest.mark.parametrize("kind", ["gpkg", "geojson", "shp"])
def test_layer_that_is_not_there_comes_with_those_that_are(kind, tmp_path, run_import):
    path = tmp_path / f"points.{kind}"
    write_layer(path, PLACES, layer="points", **SERIES)
    if kind == "gpkg":
        write_layer(path, PLACES, layer="east", append=True, **SERIES)
    there = "'points, east'" if kind == "gpkg" else "'points'"
    with pytest.raises(InputError) as caught:
        run_import(f"{path}|layername=wrong")
    assert str(caught.value) == (
        f"points.{kind} has no layer 'wrong'; it contains {there}. Name one of these layers: "
        f"points.{kind}|layername=points"
    )


def test_layer_without_system_needs_one(tmp_path, run_import):
    path = tmp_path / "nowhere.shp"
    write_layer(path, PLACES, crs=None, **SERIES)
    with pytest.raises(InputError, match=r"does not say its coordinate reference system. Set CRS"):
        run_import(path)
    assert CRS.from_wkt(run_import(path, crs="EPSG:32633", unit="mm").points.crs).to_epsg() == 32633


def test_table_without_geometry_falls_back_to_columns(tmp_path, run_import):
    path = tmp_path / "table.gpkg"
    pyogrio.raw.write(
        str(path),
        None,
        [np.array([13.0]), np.array([38.0]), np.array([1.5])],
        fields=["longitude", "latitude", "D20200103"],
        geometry_type=None,
        crs=None,
    )
    np.testing.assert_array_equal(run_import(path, unit="mm").points.coordinates, [[13, 38]])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "timeseries.h5",
            b"\x89HDF\r\n\x1a\n" + bytes(100),
            "HDF5 or NetCDF-4 stack .MintPy, LiCSBAS, OPERA.*'Import raster stack' on it",
        ),
        ("disp.nc", b"CDF\x01" + bytes(100), "NetCDF stack.*'Import raster stack' on it"),
        ("velocity.tif", b"II*\0" + bytes(100), "GeoTIFF.*'Import raster stack' on it"),
        ("ps.mat", b"MATLAB 5.0 MAT-file", "StaMPS.*is not read. Export points as CSV"),
        ("EGMS_L3.csv", b"<!DOCTYPE html><html>Log in</html>", r"a web page, not data"),
        ("side.dbf", b"\x03abc", "one of the files of a shapefile"),
        ("half.gpkg", b"SQLite format 3\0" + bytes(50), "is damaged"),
    ],
)
def test_files_of_other_kinds_are_refused_by_name(name, content, sentence, tmp_path, run_import):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        run_import(tmp_path / name)


def test_folder_is_refused(tmp_path, run_import):
    (tmp_path / "stack").mkdir()
    with pytest.raises(InputError, match=r"is a folder; expected a file"):
        run_import(tmp_path / "stack")


def test_missing_file_is_refused(tmp_path, run_import):
    with pytest.raises(InputError, match=r"does not exist"):
        run_import(tmp_path / "gone.csv")
