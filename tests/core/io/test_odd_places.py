# SPDX-License-Identifier: GPL-2.0-or-later
"""Places that are not what they are said to be: degrees among metres, another point's, another tile's, or none."""

import json

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError

COUNT = 8
LON, LAT = 12.4 + 0.01 * np.arange(COUNT), 41.8 + 0.01 * np.arange(COUNT)
NOISE = np.random.default_rng(0).normal(0, 4, (COUNT, 4)).round(2)
VALUES = {f"202001{3 + 6 * index:02d}": NOISE[:, index] for index in range(4)}


@pytest.fixture
def table(tmp_path):
    """Write a table of eight points with these columns, and noise in mm."""

    def write(name="table.csv", **columns):
        frame = pd.DataFrame({"pid": [f"p{row}" for row in range(COUNT)], **columns, **VALUES})
        frame.to_csv(tmp_path / name, index=False)
        return tmp_path / name

    return write


def geojson(path, xy, code):
    """Write points with noise as GeoJSON in a system."""
    features = [
        {
            "type": "Feature",
            "properties": {date: values[row] for date, values in VALUES.items()},
            "geometry": {"type": "Point", "coordinates": [float(one) for one in place]},
        }
        for row, place in enumerate(xy)
    ]
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    return path


@pytest.mark.parametrize("code", [32633, 3857, 28992, 25832, 2056])
def test_layer_in_degrees_under_a_projected_system_is_refused(code, tmp_path, run_import):
    path = geojson(tmp_path / "a.geojson", np.column_stack([LON, LAT]), code)
    with pytest.raises(InputError, match=r"such as 12.4, 41.8, .*look like degrees, .*set CRS to EPSG:4326"):
        run_import(path)
    assert run_import(path, crs="EPSG:4326").points.coordinates[0].tolist() == [12.4, 41.8]


def test_columns_in_degrees_that_the_user_calls_projected_are_refused(table, run_import):
    with pytest.raises(InputError, match=r"by the columns a/b.*look like degrees, but WGS 84 / UTM zone 33N .*CRS to"):
        run_import(table(a=LON, b=LAT), crs="EPSG:32633", x_field="a", y_field="b")


def test_kilometres_are_refused(table, run_import):
    with pytest.raises(InputError, match=r"such as 291, 4640, .*look like kilometres, .*Convert them to metres"):
        run_import(table(x=291 + 0.1 * np.arange(COUNT), y=4640 + 0.1 * np.arange(COUNT)), crs="EPSG:32633")


@pytest.mark.parametrize(
    "others",
    [
        ("lon_master", "lat_master"),
        ("ref_lon", "ref_lat"),
        ("reference_longitude", "reference_latitude"),
        ("long", None),
    ],
)
@pytest.mark.parametrize("constant", [True, False])
def test_columns_named_as_the_place_and_no_more_go_first(others, constant, table, run_import):
    x, y = others
    step = 0.0 if constant else 0.1
    names = ("longitude", "latitude") if y is None else ("lon", "lat")
    far = {x: 1 + step * np.arange(COUNT), y or "lat": 2 + step * np.arange(COUNT)}
    imported = run_import(table(**far, **dict(zip(names, (LON, LAT), strict=True))))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_place_of_a_point_goes_before_the_one_of_its_reference(table, run_import):
    imported = run_import(table(ref_lon=LON + 1, ref_lat=LAT - 1, pnt_lon=LON, pnt_lat=LAT))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))
    imported = run_import(table(a_lon=LON * 0 + 12, a_lat=LAT * 0 + 41, b_lon=LON, b_lat=LAT))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


@pytest.mark.parametrize(
    ("name", "easting", "northing"),
    [
        ("EGMS_L3_E45N17_100km_U_2018_2022_1.csv", 2_683_050, 1_247_050),
        ("EGMS_L3_E42N30_100km_N_2018_2022_1.csv", 3_050_050, 4_250_050),
    ],
)
def test_places_outside_the_tile_in_the_name_are_of_another_system(name, easting, northing, table, run_import):
    path = table(name, easting=easting + 100 * np.arange(COUNT), northing=northing + 100 * np.arange(COUNT))
    with pytest.raises(InputError, match=r"The name of the file is of a tile of EGMS around 4\d50000, .*Set CRS"):
        run_import(path)
    assert run_import(path, crs="EPSG:3035").points.coordinates[0].tolist() == [easting, northing]


def test_places_inside_the_tile_in_the_name_are_of_egms(table, run_import):
    path = table(
        "EGMS_L3_E45N17_100km_U_2018_2022_1.csv",
        easting=4_550_050 + 100 * np.arange(COUNT),
        northing=1_750_050 + 100 * np.arange(COUNT),
    )
    assert "EPSG:3035" in run_import(path).result.outputs["CRS_USED"]


@pytest.mark.parametrize(("lon", "lat"), [(-9999, -9999), (-99, -99), (12.4, -999.9), (9999.9, 41.0)])
def test_rows_with_a_placeholder_for_a_place_have_none(lon, lat, table, run_import):
    x, y = LON.copy(), LAT.copy()
    x[3], y[3] = lon, lat
    imported = run_import(table(lon=x, lat=y))
    assert imported.result.outputs["SKIPPED_COUNT"] == 1
    assert "1 row without coordinates was left out." in imported.warnings


def test_row_of_a_layer_in_metres_with_placeholders_has_no_place(tmp_path, run_import):
    xy = np.column_stack([291_000 + 50.0 * np.arange(COUNT), 4_640_000 + 50.0 * np.arange(COUNT)])
    xy[3] = -9999
    imported = run_import(geojson(tmp_path / "a.geojson", xy, 32633))
    assert "1 row without coordinates was left out." in imported.warnings


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("Longitude [\u00b0E]", "Latitude [\u00b0N]"),
        ("lonwgs84", "latwgs84"),
        ("X (lon)", "Y (lat)"),
        ("lon (dd)", "lat (dd)"),
    ],
)
def test_degrees_are_found_by_what_stands_behind_their_names(x, y, table, run_import):
    imported = run_import(table(**{x: LON, y: LAT}))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


EAST, NORTH = 291_000 + 100.0 * np.arange(COUNT), 4_640_000 + 80.0 * np.arange(COUNT)


@pytest.mark.parametrize(("x", "y"), [("Rechtswert", "Hochwert"), ("Est", "Nord"), ("Easting [m]", "Northing [m]")])
def test_metres_are_found_in_other_languages(x, y, table, run_import):
    imported = run_import(table(**{x: EAST, y: NORTH}), crs="EPSG:32633")
    assert imported.points.coordinates[0].tolist() == [291_000, 4_640_000]


@pytest.mark.parametrize("code", [32633, "EPSG:32633", "epsg 32633"])
def test_system_in_a_column_of_codes_is_used(code, table, run_import):
    path = table(x=EAST, y=NORTH, epsg=code)
    told = "WGS 84 / UTM zone 33N (EPSG:32633): the columns x/y, as the column epsg states"
    assert run_import(path).result.outputs["CRS_USED"] == told
    other = run_import(path, crs="EPSG:25832")
    assert "states WGS 84 / UTM zone 33N as its coordinate reference system; CRS is set to ETRS89" in other.warnings


def test_system_in_a_column_that_the_degrees_contradict_is_not_used(table, run_import):
    path = table(x=EAST, y=NORTH, epsg=32632, lon=LON, lat=LAT)
    assert "EPSG:4326" in run_import(path).result.outputs["CRS_USED"]


@pytest.mark.parametrize(
    ("line", "is_used"),
    [
        ("# Coordinate system: WGS 84 / UTM zone 33N (EPSG:32633)", True),
        ("# EPSG: 32633", True),
        ("# DEM resampled to EPSG:32633", False),
        ("# Coordinates transformed from EPSG:32633 to EPSG:25833", False),
        ("# Coordinates: EPSG:4326", False),
        ("# Coordinates: EPSG:99999", False),
    ],
)
def test_system_in_a_line_about_the_coordinates_is_used(line, is_used, table, run_import):
    path = table(x=EAST, y=NORTH)
    path.write_text(f"{line}\n{path.read_text()}")
    if is_used:
        assert "(EPSG:32633): the columns x/y, as a line before" in run_import(path).result.outputs["CRS_USED"]
    else:
        with pytest.raises(InputError, match=r"does not say the coordinate reference system of x/y"):
            run_import(path)


@pytest.mark.parametrize(("thousands", "single"), [(".", "500.10{}"), (",", "500,10{}")])
def test_marks_between_thousands_of_one_coordinate_alone_are_refused(thousands, single, table, run_import):
    northing = [f"4{thousands}200{thousands}20{row}" for row in range(COUNT)]
    path = table(x=[single.format(row) for row in range(COUNT)], y=northing)
    with pytest.raises(InputError, match=r"'y' of table.csv has marks between thousands.* so 500\.1 in 'x' may be"):
        run_import(path, crs="EPSG:32633", unit="mm")
    whole = [f"500{thousands}10{row}{'.,'[thousands == '.']}5" for row in range(COUNT)]
    places = run_import(table(x=whole, y=northing), crs="EPSG:32633", unit="mm").points.coordinates
    np.testing.assert_array_equal(places[0], [500_100.5, 4_200_200])


def test_geometries_with_latitude_first_are_refused_with_advice_for_geometries(tmp_path, run_import):
    path = tmp_path / "swapped.geojson"
    geojson(path, np.column_stack([LAT, LON + 100]), 4326)
    with pytest.raises(InputError, match=r"exchanged in the geometries of swapped.geojson.*'Swap X and Y coordinates'"):
        run_import(path, unit="mm")


@pytest.mark.parametrize(("place", "is_said"), [((-12.4, 41.8), True), ((41.8, 12.4), True), ((13.9, 41.8), False)])
def test_point_far_from_all_others_is_told(place, is_said, tmp_path, run_import):
    lon, lat = 12.4 + 0.01 * np.arange(60), 41.8 + 0.01 * np.arange(60)
    lon[7], lat[7] = place
    values = np.random.default_rng(0).normal(0, 4, (60, 3)).round(2)
    frame = pd.DataFrame({"lon": lon, "lat": lat, **dict(zip(VALUES, values.T, strict=False))})
    frame.to_csv(tmp_path / "table.csv", index=False)
    imported = run_import(tmp_path / "table.csv", unit="mm")
    assert (f"A point at {place[0]}, {place[1]} lies far from all others" in imported.warnings) == is_said
    assert imported.points.point_count == 60


def test_points_on_both_sides_of_180_degrees_are_not_far_from_each_other(tmp_path, run_import):
    lon = 179.99 + 0.0001 * np.arange(60)
    lon[59] = -179.9999
    values = np.random.default_rng(0).normal(0, 4, (60, 3)).round(2)
    frame = pd.DataFrame({"lon": lon, "lat": -17.0, **dict(zip(VALUES, values.T, strict=False))})
    frame.to_csv(tmp_path / "table.csv", index=False)
    assert "lies far from all others" not in run_import(tmp_path / "table.csv", unit="mm").warnings
