# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one row a point and date, series of one point, and Parquet."""

import json
import zipfile

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import shapely
from pyarrow import parquet
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError

DATES = pd.to_datetime(["2020-01-03", "2020-01-09", "2020-01-15", "2020-01-21"])
VALUES = np.random.default_rng(0).normal(0, 4, (6, 4)).round(2)


def long_table():
    """Return six points of four dates, one row a point and date, in a random order."""
    point, epoch = np.meshgrid(np.arange(6), np.arange(4), indexing="ij")
    frame = pd.DataFrame(
        {
            "id": [f"p{one}" for one in point.ravel()],
            "lon": 12.4 + point.ravel() / 100,
            "lat": 41.8,
            "date": DATES[epoch.ravel()].strftime("%Y-%m-%d"),
            "displacement": VALUES.ravel(),
            "height": point.ravel() * 2,
            "amplitude": epoch.ravel() * 7,
        }
    )
    return frame.sample(frac=1, random_state=0)


@pytest.fixture
def read(tmp_path, run_import):
    def reading(frame, name="long.csv", **parameters):
        path = tmp_path / name
        frame.to_csv(path, index=False) if name.endswith("csv") else frame.to_parquet(path, index=False)
        return run_import(path, **{"unit": "mm", **parameters})

    return reading


def whole(imported, names=None):
    points = imported.points
    order = np.argsort(points.pid if names is None else points.coordinates[:, 0])
    np.testing.assert_array_equal(points.displacement[order], VALUES.astype(np.float32))
    assert [str(day) for day in points.dates] == ["2020-01-03", "2020-01-09", "2020-01-15", "2020-01-21"]
    return imported


def test_rows_become_points_with_what_is_the_same_in_all_of_them(read):
    imported = whole(read(long_table()))
    assert set(imported.points.attributes) == {"id", "lon", "lat", "height"}
    assert "24 rows were read as 6 points" in imported.infos
    assert "Columns that change from date to date were left out: 'amplitude'" in imported.infos


def test_points_without_identifiers_are_told_apart_by_their_place(read):
    whole(read(long_table().drop(columns="id")), names="numbers")


@pytest.mark.parametrize("spelling", ["%Y%m%d", "%Y/%m/%d", "%Y-%m-%dT05:33:11", "%d.%m.%Y", "%Y-%m-%d 00:00:00"])
@pytest.mark.parametrize("column", ["date", "Date", "epoch", "acquisition_date", "time"])
def test_dates_of_any_spelling_are_read(spelling, column, read):
    frame = long_table()
    frame["date"] = pd.to_datetime(frame["date"]).dt.strftime(spelling)
    whole(read(frame.rename(columns={"date": column})))


def test_times_that_differ_between_points_are_of_one_day(read):
    frame = long_table()
    frame["date"] = frame["date"] + [f" 05:{row:02d}:00" for row in range(len(frame))]
    whole(read(frame))


def test_unit_in_the_name_of_the_values_is_used(read):
    frame = long_table().rename(columns={"displacement": "disp_cm"})
    frame["disp_cm"] /= 10
    imported = read(frame, unit="auto")
    np.testing.assert_allclose(np.sort(imported.points.displacement, axis=None), np.sort(VALUES, axis=None), rtol=1e-4)
    assert imported.result.outputs["UNIT_USED"] == "cm: as stated beside the values"


def test_rows_that_repeat_a_point_and_date_are_counted(read):
    frame = long_table()
    again = frame.iloc[[3]].assign(displacement=99.0)
    imported = whole(read(pd.concat([frame, again])))
    assert "1 row of long.csv repeats a point and date" in imported.infos


def test_rows_without_a_date_are_counted_and_a_table_without_any_is_refused(read):
    frame = long_table()
    imported = whole(read(pd.concat([frame, frame.iloc[[0]].assign(date="soon")])))
    assert "1 row of long.csv without a date" in imported.infos
    with pytest.raises(InputError, match=r"column of dates of long.csv contains 'soon'; expected dates such as"):
        read(frame.assign(date="soon"))


@pytest.mark.parametrize("other", ["soon", "0", "0.0", None])
def test_day_numbers_of_a_spreadsheet_are_read_beside_rows_without_one(other, read):
    frame = long_table()
    serial = ((pd.to_datetime(frame["date"]) - pd.Timestamp("1899-12-30")).dt.days).astype(str)
    frame = frame.assign(date=serial)
    imported = whole(read(pd.concat([frame, frame.iloc[[0]].assign(date=other)])))
    assert "1 row of long.csv without a date" in imported.infos


def test_numbers_of_rows_are_no_identifiers(read):
    frame = long_table().rename(columns={"id": "point_name"}).assign(id=range(24))
    whole(read(frame, id_field="point_name"))
    whole(read(frame), names="places")


def test_places_that_differ_in_their_last_digits_are_of_one_point(read):
    frame = long_table()
    frame["lon"] += np.arange(24) * 1e-7
    whole(read(frame))


def test_one_identifier_at_two_places_is_two_points(read):
    frame = long_table()
    frame.loc[frame["id"] == "p1", "id"] = "p0"
    imported = read(frame)
    assert imported.points.point_count == 6 and "p0_2" in set(imported.points.pid)


def test_rows_that_are_of_a_point_and_a_date_each_are_refused_before_they_swell(tmp_path, run_import):
    dates = np.datetime64("1990-01-01") + np.arange(9000) % 4500
    lines = [f"p{at},{10 + at / 1e4:.4f},41.9,{date},1.5" for at, date in enumerate(dates)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(["pid,lon,lat,date,displacement", *lines]))
    with pytest.raises(InputError, match="its 9000 rows are of 9000 points and 4500 dates"):
        run_import(path, unit="mm")


def test_several_units_among_the_rows_are_refused(read):
    table = long_table()
    table["unit"] = np.where(np.arange(len(table)) % 3, "mm", "cm")
    with pytest.raises(InputError, match=r"several units: the column unit contains 'cm, mm'"):
        read(table)


def test_one_odd_place_makes_no_others_alike(read):
    table = long_table()
    table.loc[table["id"] == "p1", ["lon", "lat"]] = np.nan, 999
    moved = np.flatnonzero(table["id"] == "p0")[-1:]
    table.loc[moved, "lon"] += 0.4
    points = read(table).points
    assert sorted(np.isfinite(points.displacement).sum(axis=1))[:2] == [1, points.epoch_count - 1]


def test_two_series_of_one_point_are_refused_with_what_tells_them_apart(read):
    frame = long_table()
    both = pd.concat([frame.assign(track="A"), frame.assign(track="B", displacement=frame["displacement"] + 1)])
    with pytest.raises(InputError, match=r"24 rows of long.csv give another value .* they differ in 'track'. Split"):
        read(both)
    with pytest.raises(InputError, match=r"24 rows of long.csv give another value .* earlier row. Split"):
        read(both.drop(columns="track"))


def test_value_goes_before_an_empty_repeat(read):
    frame = long_table()
    whole(read(pd.concat([frame.iloc[:5].assign(displacement=np.nan), frame])))


def test_angle_named_los_is_no_displacement(read):
    frame = long_table().rename(columns={"displacement": "los_disp_mm"}).assign(los=38.1)
    whole(read(frame, unit="auto"))


def test_missing_rows_are_missing_values(read):
    frame = long_table()
    imported = read(frame[~((frame["id"] == "p2") & (frame["date"] == "2020-01-15"))])
    assert np.argwhere(np.isnan(imported.points.displacement[np.argsort(imported.points.pid)])).tolist() == [[2, 2]]


# Parquet


def wide():
    frame = pd.DataFrame({"pid": [f"00{one}" for one in range(6)], "lon": 12.4 + np.arange(6) / 100, "lat": 41.8})
    return frame.assign(**{f"D{day:%Y%m%d}": VALUES[:, index] for index, day in enumerate(DATES)})


def test_parquet_is_read(read):
    assert whole(read(wide(), "points.parquet")).points.pid.tolist()[0] == "000"


@pytest.mark.parametrize("largest", [7, 2**53 + 1, 2**63 - 1, 2**64 - 1])
@pytest.mark.parametrize("statistics", [True, False])
def test_integers_of_parquet_keep_their_digits(statistics, largest, tmp_path, run_import):
    numbers = [largest, largest - 1, largest - 2]
    columns = {"pid": list("abc"), "lon": [12.1, 12.2, 12.3], "lat": [41.8] * 3, "20200103": [1.5, 2.5, 3.5]}
    table = pa.table({**columns, "code": pa.array(numbers, pa.uint64()), "20200109": pa.array([1, 2, 3], pa.uint64())})
    parquet.write_table(table, tmp_path / "a.parquet", write_statistics=statistics)
    points = run_import(tmp_path / "a.parquet", unit="mm").points
    assert [str(one) for one in points.attributes["code"]] == [str(one) for one in numbers]
    np.testing.assert_array_equal(points.displacement[:, 1], [1, 2, 3])


def test_parquet_with_one_row_a_point_and_date_is_read(read):
    whole(read(long_table().assign(date=lambda one: pd.to_datetime(one["date"])), "long.parquet"))


@pytest.mark.parametrize("epsg", [4326, 32633, None])
def test_geoparquet_is_read_with_its_system(epsg, tmp_path, run_import):
    frame = wide().drop(columns=["lon", "lat"])
    places = (
        shapely.points(12.4 + np.arange(6) / 100, 41.8) if epsg != 32633 else shapely.points(300_000.0, np.arange(6))
    )
    table = pa.Table.from_pandas(frame).append_column("shape", pa.array(list(shapely.to_wkb(places)), pa.binary()))
    facts = {"encoding": "WKB", "geometry_types": ["Point"]}
    facts |= {"crs": CRS.from_epsg(epsg).to_json_dict()} if epsg else {}
    geo = {"version": "1.1.0", "primary_column": "shape", "columns": {"shape": facts}}
    parquet.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), tmp_path / "points.parquet")
    points = whole(run_import(tmp_path / "points.parquet", unit="mm")).points
    assert CRS.from_wkt(points.crs).to_epsg() == (epsg or None) or CRS.from_wkt(points.crs).name == "WGS 84 (CRS84)"
    np.testing.assert_allclose(points.coordinates, shapely.get_coordinates(places))


@pytest.mark.parametrize("seed", range(12))
def test_damaged_parquet_is_read_or_refused_with_a_sentence(seed, tmp_path, run_import):
    path = tmp_path / "points.parquet"
    wide().to_parquet(path, index=False)
    content = bytearray(path.read_bytes())
    content[4 + int(np.random.default_rng(seed).integers(len(content) - 4))] ^= 0x5A
    path.write_bytes(content)
    try:
        run_import(path, unit="mm")
    except InputError as error:
        assert len(str(error)) < 400


def with_units(frame, **units):
    return pd.concat([pd.DataFrame([{name: units.get(name, "") for name in frame}]), frame])


@pytest.mark.parametrize("unit", ["cm", "[cm]", "centimetres"])
@pytest.mark.parametrize("of_date", ["YYYY-MM-DD", "", "-"])
def test_row_of_units_under_the_header_is_no_row_of_a_point(unit, of_date, read):
    frame = with_units(long_table(), lon="deg", lat="deg", date=of_date, displacement=unit, height="m")
    imported = read(frame, unit="auto")
    assert imported.result.outputs["UNIT_USED"] == "cm: as stated beside the values"
    np.testing.assert_allclose(np.sort(imported.points.displacement.ravel()), np.sort(10 * VALUES.ravel()), rtol=1e-6)
    assert "The line under the header of long.csv describes the columns" in imported.infos


def test_row_of_units_in_a_sheet_is_no_row_of_a_point(tmp_path, run_import):
    frame = with_units(long_table(), lon="deg", lat="deg", date="date", displacement="mm")
    workbook(tmp_path / "points.xlsx", [[*frame.columns], *frame.values.tolist()])
    assert whole(run_import(tmp_path / "points.xlsx")).points.point_count == 6


def test_row_with_a_date_or_without_a_unit_describes_nothing(read):
    for units in ({"date": "2020-01-03", "displacement": "mm"}, {"displacement": "text"}):
        with pytest.raises(InputError, match=r"not a number|expected numbers"):
            read(with_units(long_table(), **units))


# Excel


SHEET = [
    ["pid", "lon", "lat", "note", "velocity", "D20190105", "D20190117", "D20190129"],
    ["007", 12.4, 41.8, "x", 1.5, 1.25, 2.5, 3.5],
    ["b", 12.5, 41.8, "n/a", -2, 4, 5, 6.5],
]


def test_title_above_the_headings_of_a_sheet_is_passed_over(tmp_path, run_import):
    workbook(tmp_path / "points.xlsx", [["Displacement of the dam"], ["Unit: mm"], *SHEET])
    imported = run_import(tmp_path / "points.xlsx")
    points = imported.points
    np.testing.assert_array_equal(points.displacement, [[1.25, 2.5, 3.5], [4, 5, 6.5]])
    assert points.pid.tolist() == ["007", "b"]
    assert points.attributes["velocity"].tolist() == [1.5, -2.0]
    assert points.attributes["note"].tolist() == ["x", "n/a"]
    assert imported.result.outputs["UNIT_USED"] == "mm: as stated beside the values"
    told = (
        "2 lines before the header of points.xlsx, layer Points were passed over (the first: 'Displacement of the dam')"
    )
    assert told in imported.infos


def test_row_of_units_below_headings_below_a_title_is_no_point(tmp_path, run_import):
    units = ["", "deg", "deg", "", "cm/yr", "cm", "cm", "cm"]
    workbook(tmp_path / "points.xlsx", [["Dam"], [], SHEET[0], units, *SHEET[1:]])
    imported = run_import(tmp_path / "points.xlsx")
    np.testing.assert_array_equal(imported.points.displacement, [[12.5, 25, 35], [40, 50, 65]])


@pytest.mark.parametrize("title", [["Dam"], ["Dam", "", "", "", "", "2019"], ["First date", "20190105"]])
def test_headings_that_are_numbers_may_stand_below_a_title(title, tmp_path, run_import):
    header = ["pid", "lon", "lat", 43470, 43482, 43494.25]
    rows = [["a", 12.4, 41.8, 1.5, 2.5, 3.5], ["b", 12.5, 41.8, 4, 5, 6.5]]
    workbook(tmp_path / "points.xlsx", [title, header, *rows])
    imported = run_import(tmp_path / "points.xlsx", unit="mm")
    assert imported.points.dates.astype(str).tolist() == ["2019-01-05", "2019-01-17", "2019-01-29"]
    np.testing.assert_array_equal(imported.points.displacement, [[1.5, 2.5, 3.5], [4, 5, 6.5]])


def test_title_above_a_sheet_of_one_row_a_point_and_date(tmp_path, run_import):
    frame = long_table()
    workbook(tmp_path / "points.xlsx", [["Displacement in cm"], [*frame.columns], *frame.values.tolist()])
    whole(run_import(tmp_path / "points.xlsx", unit="mm"))


def test_sheet_with_a_title_and_no_headings_is_refused(tmp_path, run_import):
    workbook(tmp_path / "points.xlsx", [["Dam"], ["a", 12.4, 41.8, 1.5], ["b", 12.5, 41.8, 4]])
    with pytest.raises(InputError, match=r"points.xlsx.* has no date fields \(its fields: 'Dam, Field2"):
        run_import(tmp_path / "points.xlsx")


def test_headings_that_are_dates_in_excel_are_epochs(tmp_path, run_import):
    header = ["pid", "lon", "lat", 43470, 43482, 43494.25]
    workbook(tmp_path / "points.xlsx", [header, ["a", 12.4, 41.8, 1.5, 2.5, 3.5], ["b", 12.5, 41.8, 4, 5, 6.5]])
    imported = run_import(tmp_path / "points.xlsx", unit="mm")
    assert imported.points.dates.astype(str).tolist() == ["2019-01-05", "2019-01-17", "2019-01-29"]
    np.testing.assert_array_equal(imported.points.displacement, [[1.5, 2.5, 3.5], [4, 5, 6.5]])


def workbook(path, rows):
    """Write a workbook of one sheet, with numbers as numbers and texts as texts in their cells."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for at, value in enumerate(row):
            place = f'r="{chr(65 + at)}{number}"'
            text = f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>'
            cells.append(text if isinstance(value, str) else f"<c {place}><v>{value}</v></c>")
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    of_package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{of_package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{of_package}/relationships"><Relationship Id="rId1" '
            f'Type="{of_office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{of_office}"><sheets><sheet name="Points" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{of_package}/relationships"><Relationship Id="rId1" '
            f'Type="{of_office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
        )


@pytest.mark.parametrize("of_dates", [str, int])
@pytest.mark.parametrize("name", ["points.xlsx", "points.zip", "points"])
def test_workbook_is_read_whether_dates_in_its_header_are_texts_or_numbers(of_dates, name, tmp_path, run_import):
    header = ["pid", "lon", "lat", *(of_dates(f"{day:%Y%m%d}") for day in DATES)]
    rows = [[f"00{one}", 12.4 + one / 100, 41.8, *map(float, VALUES[one])] for one in range(6)]
    workbook(tmp_path / name, [header, *rows])
    points = whole(run_import(tmp_path / name, unit="mm")).points
    assert points.pid.tolist()[0] == "000"
