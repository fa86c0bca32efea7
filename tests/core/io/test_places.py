# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns are the places of points, in which system, and which places cannot be."""

import json

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS, Transformer

from insar_forecast_plugin.core.errors import InputError

COUNT = 8


@pytest.fixture
def table(tmp_path):
    """Write a table of eight points with these columns, and noise in mm."""

    def write(**columns):
        frame = pd.DataFrame({"pid": [f"p{row}" for row in range(COUNT)], **columns})
        noise = np.random.default_rng(0).normal(0, 4, (COUNT, 6)).round(2)
        for index, date in enumerate(["20200103", "20200109", "20200115", "20200121", "20200127", "20200202"]):
            frame[date] = noise[:, index]
        path = tmp_path / "table.csv"
        frame.to_csv(path, index=False)
        return path

    return write


def line(start, step):
    return start + step * np.arange(COUNT)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("lon_wgs84", "lat_wgs84"),
        ("pnt_lon", "pnt_lat"),
        ("Longitude (deg)", "Latitude (deg)"),
        ("LONG", "LAT"),
        ("wgs84_longitude", "wgs84_latitude"),
    ],
)
def test_degrees_are_found_with_any_prefix_or_suffix(x, y, table, run_import):
    imported = run_import(table(**{x: line(12.4, 0.01), y: line(41.8, 0.01)}))
    np.testing.assert_allclose(imported.points.coordinates[0], [12.4, 41.8])
    assert imported.told.infos[0] == f"Coordinates: the columns {x}/{y}, WGS 84 (EPSG:4326), as they are degrees."


@pytest.mark.parametrize(("x", "y"), [("x_utm", "y_utm"), ("utm_easting", "utm_northing"), ("E", "N"), ("X", "Y")])
def test_metres_are_found_with_any_prefix_or_suffix(x, y, table, run_import):
    imported = run_import(table(**{x: line(300_000.5, 20.0), y: line(4_640_000.5, 20.0)}), crs="EPSG:32633")
    np.testing.assert_allclose(imported.points.coordinates[0], [300_000.5, 4_640_000.5])
    assert (
        imported.result.outputs["CRS_USED"] == f"WGS 84 / UTM zone 33N (EPSG:32633): the columns {x}/{y}, as set by CRS"
    )


@pytest.mark.parametrize(("x", "y", "z"), [("east", "north", "up"), ("e", "n", "u"), ("E", "N", "U")])
def test_components_of_a_direction_are_kept_as_attributes(x, y, z, table, run_import):
    given = {x: -0.62, y: -0.11, z: 0.77, "lon": line(12.4, 0.01), "lat": line(41.8, 0.01)}
    imported = run_import(table(**given))
    np.testing.assert_allclose(imported.points.coordinates[0], [12.4, 41.8])
    assert imported.points.attributes[x].tolist() == [-0.62] * COUNT


def test_components_of_a_direction_alone_are_no_places(table, run_import):
    with pytest.raises(InputError, match=r"no coordinates \(east/north contain components of a direction\)"):
        run_import(table(east=line(-0.62, 0.001), north=-0.11))


@pytest.mark.parametrize("columns", [("gnss_velocity_e", "gnss_velocity_n"), ("los_east", "los_north")])
def test_velocities_and_lines_of_sight_are_no_places_by_their_names(columns, table, run_import):
    with pytest.raises(InputError, match="no coordinates; looked for"):
        run_import(table(**dict.fromkeys(columns, line(12.0, 1.0))))


@pytest.mark.parametrize(("longitude", "expected"), [(243.5, -116.5), (-280.0, 80.0), (359.5, -0.5), (180.0, 180.0)])
def test_longitudes_are_brought_within_180_degrees(longitude, expected, table, run_import):
    imported = run_import(table(lon=np.r_[longitude, line(longitude - 1, 0.001)[1:]], lat=line(10.0, 0.01)))
    assert imported.points.coordinates[0, 0] == pytest.approx(expected)
    assert ("Longitudes beyond 180 degrees" in imported.infos) == (abs(longitude) > 180)


def test_longitudes_of_a_layer_are_brought_back_too(tmp_path, run_import):
    features = [
        f'{{"type": "Feature", "properties": {{"D20200103": {row * 7}, "D20200109": {row * 3 - 9}}}, '
        f'"geometry": {{"type": "Point", "coordinates": [{243.5 + row / 100}, 41.8]}}}}'
        for row in range(4)
    ]
    path = tmp_path / "points.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [{", ".join(features)}]}}')
    imported = run_import(path, unit="mm")
    np.testing.assert_allclose(imported.points.coordinates[:, 0], -116.5 + np.arange(4) / 100)


def test_exchanged_latitude_and_longitude_are_named_as_that(table, run_import):
    path = table(lon=line(39.9, 0.01), lat=line(116.4, 0.01))
    with pytest.raises(
        InputError, match=r"Latitude and longitude are exchanged.* Set X_FIELD to lat and Y_FIELD to lon"
    ):
        run_import(path)
    imported = run_import(path, x_field="lat", y_field="lon")
    np.testing.assert_allclose(imported.points.coordinates[0], [116.4, 39.9])


EGMS = dict.fromkeys(["height", "rmse", "mean_velocity", "mean_velocity_std", "acceleration", "acceleration_std"], 1.5)
EGMS |= {"seasonality": 1.5, "seasonality_std": 0.1}


def test_all_columns_and_cells_of_egms_tell_its_system(table, run_import):
    imported = run_import(table(easting=line(4_597_550, 100), northing=line(1_739_750, 100), **EGMS))
    assert CRS.from_wkt(imported.points.crs).to_epsg() == 3035
    assert "as EGMS has them (told by its columns)" in imported.told.infos[0]


@pytest.mark.parametrize(
    ("place", "drop", "reason"),
    [
        ((3_465_000.0, 5_500_000.0), "", "are not the middles of its cells"),
        ((3_465_050.0, 5_500_050.0), "acceleration", "it would have acceleration too"),
        ((300_050.0, 4_640_050.0), "", "are outside the range of EGMS"),
    ],
)
def test_layout_like_egms_is_not_enough(place, drop, reason, table, run_import):
    others = {name: value for name, value in EGMS.items() if name != drop}
    with pytest.raises(InputError, match=rf"does not say the coordinate reference system.*{reason}.*Set CRS"):
        run_import(table(easting=line(place[0], 100), northing=line(place[1], 100), **others))


def test_degrees_that_contradict_the_layout_win(table, run_import):
    lon, lat = Transformer.from_crs(31467, 4326, always_xy=True).transform(line(3_465_050, 100), line(5_500_050, 100))
    path = table(easting=line(3_465_050, 100), northing=line(5_500_050, 100), longitude=lon, latitude=lat, **EGMS)
    points = run_import(path).points
    assert CRS.from_wkt(points.crs).to_epsg() == 4326
    np.testing.assert_allclose(points.coordinates, np.column_stack([lon, lat]))


@pytest.mark.parametrize(
    ("crs", "x", "y"),
    [
        ("EPSG:31467", 4_465_000.0, 5_500_000.0),  # of the next zone
        ("EPSG:2154", 300_000.0, 1_640_000.0),  # Lambert-93 has northings from 6 000 000 on
        ("EPSG:4258", -100.0, 40.0),  # Europe's system, in America
    ],
)
def test_places_far_outside_the_area_of_their_system_are_refused_with_the_columns(crs, x, y, table, run_import):
    step = 0.01 if x < 0 else 10.0
    with pytest.raises(InputError, match=rf"by the columns x/y\) lie outside the valid area of .*{crs}.*Set CRS"):
        run_import(table(x=line(x, step), y=line(y, step)), crs=crs)


def test_places_beside_the_area_of_their_system_are_taken(table, run_import):
    path = table(x=line(900_000.0, 10.0), y=line(5_400_000.0, 10.0))  # UTM zone 33, used in zone 34
    assert run_import(path, crs="EPSG:32633").points.point_count == COUNT


@pytest.mark.parametrize(("lon", "lat"), [(5.3, 60.4), (30.0, 69.7)])
def test_zone_33_is_taken_from_bergen_to_kirkenes(lon, lat, table, run_import):
    east, north = Transformer.from_crs(4326, 25833, always_xy=True).transform(line(lon, 0.01), line(lat, 0.01))
    imported = run_import(table(x=east, y=north), crs="EPSG:25833")
    assert CRS.from_wkt(imported.points.crs).to_epsg() == 25833


def test_metres_around_an_origin_are_one_system(table, run_import):
    centre = CRS.from_proj4("+proj=tmerc +lat_0=41.8 +lon_0=12.4 +ellps=WGS84 +units=m")
    imported = run_import(table(x=line(-350.0, 100.0), y=line(-20.0, 100.0)), crs=centre.to_wkt())
    assert imported.points.point_count == COUNT


def test_one_latitude_that_is_none_is_named(table, run_import):
    lat = line(41.8, 0.01)
    lat[3] = 418.3
    with pytest.raises(InputError, match=r"is in degrees.* places that are none: 1, such as 12\.\d+, 418\.3"):
        run_import(table(lon=line(12.4, 0.01), lat=lat))


def test_crs_that_the_degrees_beside_the_columns_contradict_is_refused(table, run_import):
    lon, lat = line(12.4, 0.01), line(41.8, 0.01)
    east, north = Transformer.from_crs(4326, 32633, always_xy=True).transform(lon, lat)
    path = table(x=east, y=north, lon=lon, lat=lat)
    assert CRS.from_wkt(run_import(path, crs="EPSG:32633").points.crs).to_epsg() == 32633
    with pytest.raises(InputError, match=r"By x/y, taken as WGS 84 / UTM zone 32N, .* lie \d+ km from where lon/lat"):
        run_import(path, crs="EPSG:32632")
    gap = np.where(np.arange(COUNT) == 2, np.nan, lat)
    with pytest.raises(InputError, match="from where lon/lat puts them"):
        run_import(table(x=east, y=north, lon=lon, lat=gap), crs="EPSG:32632")
    with pytest.raises(InputError, match="from where lon/lat puts them"):  # numbers of pixels
        run_import(table(x=line(400, 10), y=line(1200, 10), lon=lon, lat=lat), crs="EPSG:32633")


def test_layer_that_its_columns_contradict_is_warned_of(tmp_path, run_import):
    features = [
        {
            "type": "Feature",
            "properties": {"D20200103": row * 7.0, "D20200109": row * 3.0 - 9, "lon": 12.4 + row / 100, "lat": lat},
            "geometry": {"type": "Point", "coordinates": [6.4 + row / 100, lat]},
        }
        for row, lat in enumerate(line(41.8, 0.01).tolist())
    ]
    path = tmp_path / "points.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert "km from where lon/lat puts them" in run_import(path, unit="mm").warnings


@pytest.mark.parametrize(("lon", "lat"), [("12 24 E", "41 48 N"), (None, None), (372.4, 41.8)])
def test_columns_beside_the_geometry_that_say_nothing_against_it_are_attributes(lon, lat, tmp_path, run_import):
    features = [
        {
            "type": "Feature",
            "properties": {"D20200103": row * 7.0, "D20200109": row * 3.0 - 9, "lon": lon, "lat": lat},
            "geometry": {"type": "Point", "coordinates": [12.4 + row / 1e4, 41.8]},
        }
        for row in range(COUNT)
    ]
    path = tmp_path / "points.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    imported = run_import(path, unit="mm")
    assert imported.points.point_count == COUNT and "puts them" not in imported.warnings


def test_degrees_of_other_rows_confirm_nothing(table, run_import):
    half = np.arange(COUNT) < COUNT // 2
    east, north = np.where(half, line(3_465_000.0, 100.0), np.nan), np.where(half, line(5_500_000.0, 100.0), np.nan)
    lon, lat = np.where(half, np.nan, line(12.4, 0.01)), np.where(half, np.nan, line(41.8, 0.01))
    imported = run_import(table(easting=east, northing=north, longitude=lon, latitude=lat))
    assert CRS.from_wkt(imported.points.crs).to_epsg() == 4326 and "confirmed" not in imported.infos


def test_numbers_beyond_the_earth_are_no_place(table, run_import):
    x, y = line(300_000.0, 100.0), line(4_600_000.0, 100.0)
    x[3] = 1e30
    imported = run_import(table(x=x, y=y), crs="EPSG:32633")
    assert imported.points.point_count == COUNT - 1 and "1 row without coordinates" in imported.warnings


def test_points_about_the_180th_meridian_lie_there(table, run_import):
    lon = np.array([179.7, 179.8, 179.9, -179.9, -179.8, -179.7, -179.6, -179.6])
    imported = run_import(table(lon=lon, lat=line(-17.0, 0.005)))
    assert "The points lie around 16.98 S, 179.85 W." in imported.infos


def test_all_points_on_one_spot_are_refused_with_the_columns(table, run_import):
    with pytest.raises(InputError, match=r"All 8 points of table.csv are at one place \(12.4, 41.8\), by the columns"):
        run_import(table(lon=12.4, lat=41.8))


def test_rows_at_zero_zero_have_no_place(table, run_import):
    lon, lat = line(12.4, 0.01), line(41.8, 0.01)
    lon[2] = lat[2] = 0
    imported = run_import(table(lon=lon, lat=lat))
    assert imported.points.point_count == COUNT - 1
    assert "1 row without coordinates" in imported.warnings


@pytest.mark.parametrize(("lon", "lat", "said"), [(12.4, 41.8, "41.82 N, 12.42 E"), (-70.5, -33.5, "33.48 S, 70.48 W")])
def test_log_says_where_on_earth_the_points_are(lon, lat, said, table, run_import):
    imported = run_import(table(lon=line(lon, 0.005), lat=line(lat, 0.005)))
    assert f"The points lie around {said}." in imported.infos
