# SPDX-License-Identifier: GPL-2.0-or-later
"""Places as text: well-known text and GeoJSON in a column, degrees with signs and letters."""

import json

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError

COUNT = 6
LON, LAT = -70.2 + 0.01 * np.arange(COUNT), -33.5 + 0.01 * np.arange(COUNT)
NOISE = np.random.default_rng(0).normal(0, 4, (COUNT, 4)).round(2)
VALUES = {f"202001{3 + 6 * index:02d}": NOISE[:, index] for index in range(4)}


@pytest.fixture
def table(tmp_path):
    """Write a table of six points with these columns, and noise in mm."""

    def write(**columns):
        frame = pd.DataFrame({"pid": [f"p{row}" for row in range(COUNT)], **columns, **VALUES})
        frame.to_csv(tmp_path / "table.csv", index=False)
        return tmp_path / "table.csv"

    return write


def texts(form, x=LON, y=LAT):
    return [form.format(*one) for one in zip(x, y, strict=True)]


@pytest.mark.parametrize("name", ["WKT", "geometry", "the_geom"])
@pytest.mark.parametrize(
    "form",
    [
        "POINT ({:.2f} {:.2f})",
        "Point Z ({:.2f} {:.2f} 12.5)",
        "MULTIPOINT (({:.2f} {:.2f}))",
        "SRID=4326;POINT ({:.2f} {:.2f})",
    ],
)
def test_points_as_well_known_text_are_read(name, form, table, run_import):
    imported = run_import(table(**{name: texts(form)}))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))
    told = f"WGS 84 (EPSG:4326): the column {name}, as they are degrees"
    assert imported.result.outputs["CRS_USED"] == told


def test_points_of_the_earth_engine_are_read(table, run_import):
    geo = [json.dumps({"type": "Point", "coordinates": [x, y]}) for x, y in zip(LON, LAT, strict=True)]
    imported = run_import(table(**{".geo": geo}))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_points_in_metres_need_their_system(table, run_import):
    path = table(WKT=texts("POINT ({} {})", 291_000 + np.arange(COUNT), 4_640_000 + np.arange(COUNT)))
    with pytest.raises(InputError, match=r"table.csv does not say its coordinate reference system. Set CRS"):
        run_import(path)
    assert run_import(path, crs="EPSG:32633").points.coordinates[0].tolist() == [291_000, 4_640_000]
    with pytest.raises(InputError, match=r"table.csv does not say its coordinate reference system. Set CRS"):
        run_import(table(WKT=texts("SRID=4269;POINT ({} {})")))


def test_point_that_is_empty_has_no_place_and_a_line_is_refused(table, run_import):
    points = texts("POINT ({} {})")
    assert run_import(table(WKT=[*points[:4], "POINT EMPTY", None])).points.point_count == 4
    with pytest.raises(InputError, match=r"column 'WKT' of table.csv contains 'LINESTRING.*expected points such as"):
        run_import(table(WKT=[*points[:5], "LINESTRING (1 2, 3 4)"]))


def test_rows_of_one_point_and_date_have_points_as_text_too(tmp_path, run_import):
    rows = [
        f'p{row},"POINT ({LON[row]:.2f} {LAT[row]:.2f})",{date},{values[row]}'
        for row in range(COUNT)
        for date, values in VALUES.items()
    ]
    (tmp_path / "long.csv").write_text("\n".join(["id,WKT,date,displacement_mm", *rows]))
    points = run_import(tmp_path / "long.csv").points
    np.testing.assert_allclose(points.coordinates, np.column_stack([LON, LAT]))
    np.testing.assert_allclose(points.displacement, NOISE, rtol=1e-6)


def test_columns_of_numbers_go_before_text(table, run_import):
    imported = run_import(table(WKT=texts("POINT (1 2)"), lon=LON, lat=LAT))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        ("{:.2f}\u00b0", "{:.2f}\u00b0"),
        ("{:.2f} deg", "{:.2f} deg"),
        ("{:.2f}", "{:.2f}\u00b0"),
    ],
)
def test_sign_of_degrees_is_no_part_of_the_number(lon, lat, table, run_import):
    path = table(lon=[lon.format(one) for one in LON], lat=[lat.format(one) for one in LAT])
    np.testing.assert_allclose(run_import(path).points.coordinates, np.column_stack([LON, LAT]))


@pytest.mark.parametrize(("lon", "lat"), [("{:.2f}W", "{:.2f}S"), ("{:.2f}\u00b0 W", "{:.2f}\u00b0 S")])
def test_letter_of_the_hemisphere_is_the_sign(lon, lat, table, run_import):
    path = table(lon=[lon.format(-one) for one in LON], lat=[lat.format(-one) for one in LAT])
    np.testing.assert_allclose(run_import(path).points.coordinates, np.column_stack([LON, LAT]))


def test_text_of_numbers_stays_as_it_is(table, run_import):
    imported = run_import(table(lon=[f"{one:.2f}".replace(".", ",") for one in LON], lat=LAT))
    assert imported.points.attributes["lon"][0] == "-70,20"


@pytest.mark.parametrize("odd", ["12\u00b075'E", "12.4 N", "east"])
def test_other_text_among_degrees_is_refused(odd, table, run_import):
    lon = ["12.4E", *[odd] * (COUNT - 1)]
    with pytest.raises(InputError, match=r"The column 'lon' of table.csv contains .*expected numbers, or degrees"):
        run_import(table(lon=lon, lat=["41.8N"] * COUNT))


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        ("12°30'36\"E", "41°54'18\"N"),
        ("12 30.6 E", "41 54.3 N"),
        ("E12°30.6'", "N41°54.3'"),
        ("12:30:36", "41:54:18"),
        ("12d30'36\"", "41d54'18.0\""),
        ("12° 30′ 36″ e", "41º 54’ 18,0” n"),
    ],
)
def test_degrees_with_minutes_and_seconds_are_read(lon, lat, table, run_import):
    path = table(lon=[lon, *LON[1:].astype(str)], lat=[lat, *LAT[1:].astype(str)])
    np.testing.assert_allclose(run_import(path).points.coordinates[0], [12.51, 41.905])


def test_letters_and_signs_tell_the_hemisphere_of_minutes(table, run_import):
    path = table(lon=["70°12'W", *["-70°11'"] * 5], lat=["33°30'S", *["33 29.5 s"] * 5])
    points = run_import(path).points
    np.testing.assert_allclose(points.coordinates[:2], [[-70.2, -33.5], [-70 - 11 / 60, -33 - 29.5 / 60]])


@pytest.mark.parametrize("odd", ["41 54 18", "41°75'N", "41°54'60\"N", "41 54.5 18 N", "41 5418 N", "12°30'36\"E"])
def test_degrees_that_can_be_something_else_are_refused_with_what_is_expected(odd, table, run_import):
    expected = r"The column 'lat' of table.csv contains .*; expected numbers, or degrees such as 41.91 N, 41°54'36\"N"
    for lat in ([odd] * COUNT, ["41.9 N", *[odd] * 5]):
        with pytest.raises(InputError, match=expected):
            run_import(table(lon=["12.5 E"] * COUNT, lat=lat))


def test_columns_x_and_y_in_degrees_are_told_to_look_like_degrees(table, run_import):
    path = table(x=LON, y=LAT)
    with pytest.raises(InputError, match=r"of x/y \(such as -70.2, -33.5\), which look like degrees. If they are, set"):
        run_import(path)
    np.testing.assert_allclose(run_import(path, crs="EPSG:4326").points.coordinates, np.column_stack([LON, LAT]))


LAT_LON = texts("{1:.3f}, {0:.3f}", LON, LAT)


@pytest.mark.parametrize("name", ["lat, lon", "latlon", "LatLng", "Latitude/Longitude", "coords (lat lon)", "location"])
@pytest.mark.parametrize("form", ["{1:.3f}, {0:.3f}", "({1:.3f} {0:.3f})", "{1:.3f};{0:.3f}"])
def test_pairs_of_latitude_and_longitude_are_read(name, form, table, run_import):
    lon = LON - 50 if name == "location" else LON  # beyond 90 degrees it can be no latitude
    imported = run_import(table(**{name: texts(form, lon, LAT)}))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([lon, LAT]))
    assert imported.result.outputs["CRS_USED"] == f"WGS 84 (EPSG:4326): the column {name}, as they are degrees"


@pytest.mark.parametrize("name", ["lonlat", "lon, lat", "Longitude Latitude"])
def test_longitude_comes_first_where_the_name_says_so(name, table, run_import):
    imported = run_import(table(**{name: texts("{:.3f} {:.3f}")}))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


@pytest.mark.parametrize("form", ["{1:.3f} S, {0:.3f} W", "S{1:.3f}° W{0:.3f}°", "{0:.3f}W {1:.3f}S"])
def test_letters_of_hemispheres_go_before_names(form, table, run_import):
    imported = run_import(table(lonlat=texts(form, -LON, -LAT)))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_pairs_with_decimal_commas_are_read(table, run_import):
    imported = run_import(table(latlon=[one.replace(", ", "; ").replace(".", ",") for one in LAT_LON]))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_pairs_in_metres_are_of_the_system_asked_for(table, run_import):
    path = table(**{"x, y": texts("{:.0f}, {:.0f}", 500_000 + np.arange(COUNT), 4_200_000 + np.arange(COUNT))})
    with pytest.raises(InputError, match=r"does not say its coordinate reference system. Set CRS"):
        run_import(path)
    imported = run_import(path, crs="EPSG:32633")
    np.testing.assert_allclose(imported.points.coordinates[0], [500_000, 4_200_000])


@pytest.mark.parametrize(
    ("name", "pairs", "sentence"),
    [
        ("location", LAT_LON, r"contains pairs such as '-33\.500, -70\.200'.* Rename it to 'lat lon' or 'lon lat'"),
        (
            "position",
            texts("{:.0f} {:.0f}", LON + 5_800_000, LAT + 400_000),
            r"number is the easting\. Rename it to 'x y'",
        ),
        ("latlon", texts("{:.3f}, {:.3f}", LON - 50, LAT), r"are exchanged in the column 'latlon'.* Rename it"),
        ("latlon", [*LAT_LON[1:], "here"], r"contains 'here'; expected points such as '41\.90, 12\.50'"),
        ("size", LAT_LON, r"has dates but no coordinates"),
    ],
)
def test_pairs_that_say_too_little_are_refused(name, pairs, sentence, table, run_import):
    with pytest.raises(InputError, match=sentence):
        run_import(table(**{name: pairs}))


def test_columns_that_were_asked_for_go_before_pairs(table, run_import):
    imported = run_import(table(location=LAT_LON, a=LON, b=LAT), x_field="a", y_field="b", crs="EPSG:4326")
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_well_known_text_is_read_under_any_name(table, run_import):
    imported = run_import(table(Punkt=texts("POINT ({} {})")))
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))


def test_rows_of_a_point_and_date_may_have_pairs(tmp_path, run_import):
    point, epoch = (one.ravel() for one in np.indices((COUNT, 4)))
    frame = pd.DataFrame({"id": point, "lat, lon": np.array(LAT_LON)[point], "date": np.array([*VALUES])[epoch]})
    frame.assign(displacement=NOISE[point, epoch]).to_csv(tmp_path / "long.csv", index=False)
    imported = run_import(tmp_path / "long.csv", unit="mm")
    np.testing.assert_allclose(imported.points.coordinates, np.column_stack([LON, LAT]))
    assert imported.result.outputs["CRS_USED"] == "WGS 84 (EPSG:4326): the column lat, lon, as they are degrees"


def test_table_of_dates_alone_has_no_places(tmp_path, run_import):
    pd.DataFrame(VALUES).to_csv(tmp_path / "table.csv", index=False)
    with pytest.raises(InputError, match="has dates but no coordinates"):
        run_import(tmp_path / "table.csv")
