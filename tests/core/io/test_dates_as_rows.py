# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables with one row a date and a column a point, and places that stand in a second table."""

import zipfile
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from insar_forecast_plugin.core.changes.import_several import import_time_series
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Recorder

DAYS = [date(2018, 1, 2) + timedelta(12 * step) for step in range(8)]
VALUES = np.random.default_rng(0).normal(0, 4, (3, len(DAYS))).round(2)
IDS, LON, LAT = ["date,p1,p2,p3"], ["lon,12.1,12.2,12.3"], ["lat,41.1,41.2,41.3"]
PLACES = "id,lon,lat,height\np2,12.2,41.2,7\np1,12.1,41.1,6\np3,12.3,41.3,5\n"


def rows(form="%Y-%m-%d", days=DAYS):
    return [",".join([f"{day:{form}}", *map(str, VALUES[:, at])]) for at, day in enumerate(days)]


def text(*parts, mark=",", decimal="."):
    lines = [line.replace(",", "\t").replace(".", decimal).replace("\t", mark) for part in parts for line in part]
    return "\n".join(lines) + "\n"


@pytest.fixture
def read(tmp_path, run_import):
    def reading(content, name="table.csv", **parameters):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run_import(path, **{"unit": "mm", **parameters})

    return reading


def whole(imported, pids=("p1", "p2", "p3")):
    points = imported.points
    assert points.pid.tolist() == list(pids)
    assert points.dates.astype(str).tolist() == [str(day) for day in DAYS]
    np.testing.assert_array_equal(points.displacement, VALUES.astype(np.float32))
    np.testing.assert_allclose(points.coordinates, [[12.1, 41.1], [12.2, 41.2], [12.3, 41.3]])
    return imported


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y%m%d", "%Y-%m-%d 05:33:11", "%d-%b-%Y"])
@pytest.mark.parametrize(("mark", "decimal"), [(",", "."), (";", ","), ("\t", "."), ("  ", ".")])
def test_points_are_columns_in_any_dialect(form, mark, decimal, read):
    if mark == "  " and " " in form:
        pytest.skip("a space between date and time is one between columns")
    imported = whole(read(text(IDS, LON, LAT, rows(form), mark=mark, decimal=decimal)))
    assert "table.csv has one row per date: 8 rows were read as the dates of 3 points." in imported.infos


def test_dates_that_only_all_together_tell_are_read(read):
    numbers = [line.replace(f"{day:%d.%m.%y}", str((day - date(1899, 12, 30)).days)) for line, day in
               zip(rows("%d.%m.%y"), DAYS, strict=True)]  # fmt: skip
    whole(read(text(IDS, LON, LAT, numbers)))


def test_what_is_known_of_points_stands_in_rows_anywhere(read):
    more = ["height,1.5,2.5,", "unit,cm,cm,cm", "class,a,b,c"]
    imported = read(text(LAT, ["point_id,p1,p2,p3"], more, rows(), LON), unit="auto")
    assert imported.points.pid.tolist() == ["p1", "p2", "p3"]
    assert imported.result.outputs["UNIT_USED"] == "cm: as stated in the column unit"
    assert imported.points.attributes["class"].tolist() == ["a", "b", "c"]
    np.testing.assert_array_equal(imported.points.attributes["height"].astype(float), [1.5, 2.5, np.nan])
    np.testing.assert_allclose(imported.points.displacement, 10 * VALUES, rtol=1e-6)


def test_points_without_identifiers_are_numbered(read):
    whole(read(text(LON, LAT, rows())), pids="123")


def test_row_of_pairs_alone_above_the_dates_is_that_of_the_places(read):
    lines = [line.replace(",", ";") for line in rows()]
    content = "\n".join(["lat, lon;41.1, 12.1;41.2, 12.2;41.3, 12.3", *lines]) + "\n"
    whole(read(content), pids=("1", "2", "3"))


def test_row_of_pairs_that_do_not_say_which_is_the_latitude_is_refused_for_that(read):
    lines = [line.replace(",", ";") for line in rows()]
    with pytest.raises(InputError, match=r"'41\.1, 12\.1', and does not say which number is the latitude"):
        read("\n".join(["Koordinaten;41.1, 12.1;41.2, 12.2;41.3, 12.3", *lines]) + "\n")


def test_identifiers_keep_all_their_digits(read):
    imported = read(text(["date,9007199254740993,007,9007199254740995"], LON, LAT, rows()))
    assert imported.points.pid.tolist() == ["9007199254740993", "007", "9007199254740995"]


def test_byte_order_mark_quotes_comments_notes_and_ends_of_lines_do_no_harm(read):
    lines = [",".join(f'"{one}"' for one in line.split(",")) for line in [*IDS, *LON, *LAT, *rows()]]
    content = "\r\n".join(["\ufeff# LOS displacement in mm", *lines, "Source: a licence,,,"]) + "\r\n"
    imported = whole(read(content, unit="auto"))
    assert imported.result.outputs["UNIT_USED"].startswith("mm: as stated")
    assert "Lines of table.csv that are no rows were passed over (the first: 'Source: a licence')." in imported.infos


def test_delimiter_at_the_end_of_rows_and_rows_numbers_are_no_points(read):
    whole(read(text(IDS, LON, LAT, rows()).replace("\n", ",\n")))
    numbered = [f"{at},{line}" for at, line in enumerate(rows())]
    whole(read(text([f",{line[0]}" for line in (IDS, LON, LAT)], numbered)))


def test_words_and_placeholders_for_no_value_are_missing(read):
    lines = rows()
    lines[2] = lines[2].rsplit(",", 2)[0] + ",NaN,-9999"
    imported = read(text(IDS, LON, LAT, lines))
    assert np.isnan(imported.points.displacement[1:, 2]).all()
    assert np.isfinite(imported.points.displacement).sum() == VALUES.size - 2


def test_date_that_is_there_twice_is_read_once(read):
    imported = whole(read(text(IDS, LON, LAT, rows(), rows()[-1:])))
    assert "Rows of table.csv that repeat a date, and were left out: 1." in imported.infos


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (text(IDS, rows()), r"dates but no coordinates.* rows with the labels 'lon' and 'lat'.* one of MORE_INPUTS"),
        (text(IDS, LON, LAT, rows("%d.%m.%Y", DAYS[:1] * 1), ["05.02.2018,1,2,3"]), r"02\.01\.2018.* tell the day"),
        (text(IDS, LON, LAT, rows(), ["2019-01-02,1,abc,3"]), r"'2019-01-02' of table.csv contains 'abc'"),
        (text(IDS, LON, LAT, rows()[:4], ["2019-01-02,1,2,3,4"], rows()[4:] * 1, ["2019-02-02,1,2,3"] * 0,
              [f"2020-01-{day:02d},1,2,3" for day in range(1, 20)]), r"has 5 columns, the first one 4"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(content, sentence, read):
    with pytest.raises(InputError, match=sentence):
        read(content)


def test_table_whose_identifiers_are_two_columns_of_one_name_is_refused(read):
    with pytest.raises(InputError, match="no column tells its points apart"):
        read("pid,lon,pid,date,displacement\np0,12.4,41.8,20230103,5.1\n#p0,12.4,41.8,20230109,5.3\n")


def test_row_of_each_point_and_date_is_not_taken_for_one_of_a_date(read):
    lines = ["date,id,lon,lat,displacement"]
    lines += [f"{day},p{at + 1},{12.1 + at / 10},{41.1 + at / 10},{VALUES[at, number]}"
              for number, day in enumerate(DAYS) for at in range(3)]  # fmt: skip
    whole(read("\n".join(lines)))


def packed(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.csv", content)
    return path


WIDE = "\n".join([",".join(["id", *(f"{day:%Y%m%d}" for day in DAYS)]),
                  *(",".join([f"p{at + 1}", *map(str, VALUES[at])]) for at in range(3))])  # fmt: skip
LONG = "\n".join(["id,date,displacement", *(f"p{at + 1},{day},{VALUES[at, number]}"
                                            for at in range(3) for number, day in enumerate(DAYS))])  # fmt: skip


@pytest.mark.parametrize("series", [text(IDS, rows()), WIDE, LONG], ids=["a row a date", "wide", "long"])
def test_places_of_a_second_table_in_a_zip_are_joined_by_the_identifier(series, tmp_path, run_import):
    imported = whole(run_import(packed(tmp_path / "both.zip", series=series, places=PLACES), unit="mm"))
    assert "both.zip/series.csv were taken from both.zip/places.csv, by" in imported.infos
    assert imported.points.attributes["height"].tolist() == [6, 7, 5]


def test_point_without_a_place_in_the_second_table_is_left_out(tmp_path, run_import):
    places = PLACES.replace("p2,", "q2,")
    imported = run_import(packed(tmp_path / "both.zip", series=WIDE, places=places), unit="mm")
    assert imported.points.pid.tolist() == ["p1", "p3"]
    assert "Rows of both.zip/series.csv without a place in the other table: 1." in imported.infos


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (PLACES.replace("p", "q"), r"None of the identifiers.*\('p1' and others\).*has 'q2' and others"),
        (PLACES + "p3,1,1,1\n", r"several rows for the identifier 'p3'"),
        (WIDE, r"contains 2 tables"),
    ],
)
def test_tables_that_do_not_fit_are_refused(places, sentence, tmp_path, run_import):
    with pytest.raises(InputError, match=sentence):
        run_import(packed(tmp_path / "both.zip", series=WIDE, places=places), unit="mm")


def test_places_may_be_pairs_and_another_table_lie_beside(tmp_path, run_import):
    places = 'id,"lat, lon"\n' + "".join(f'p{at},"41.{at}, 12.{at}"\n' for at in (3, 1, 2))
    path = packed(tmp_path / "both.zip", series=WIDE, places=places, files="file,size\nseries,3\nplaces,3\n")
    imported = whole(run_import(path, unit="mm"))
    assert imported.result.outputs["CRS_USED"] == "WGS 84 (EPSG:4326): the column lat, lon, as they are degrees"


def test_identifier_of_one_name_in_both_tables_goes_first(tmp_path, run_import):
    series = "\n".join(
        f"{line},{code}" for line, code in zip(WIDE.splitlines(), ["code", "c1", "c2", "c3"], strict=True)
    )
    places = "pid,code,lon,lat\nx,c3,12.3,41.3\ny,c1,12.1,41.1\nz,c2,12.2,41.2\n"
    imported = whole(run_import(packed(tmp_path / "both.zip", series=series, places=places), unit="mm", id_field="id"))
    assert "by its column 'code'" in imported.infos


@pytest.mark.parametrize(
    ("series", "places"),
    [
        (text(IDS, rows()), PLACES),
        (WIDE, PLACES),
        (LONG, PLACES),
        (WIDE.replace("id", "Punkt"), PLACES.replace("id", "punkt")),
    ],
    ids=["a row a date", "wide", "long", "unusual name"],
)
@pytest.mark.parametrize("first", ["series", "places"])
def test_places_may_be_a_file_of_their_own(series, places, first, tmp_path):
    given = {name: tmp_path / f"{name}.csv" for name in ("series", "places")}
    given["series"].write_text(series)
    given["places"].write_text(places)
    request = ImportRequest(
        input=str(given.pop(first)),
        more_inputs=tuple(map(str, given.values())),
        output=str(tmp_path / "out.gpkg"),
        unit="mm",
    )
    result = import_time_series(request, Recorder())
    points = read_points(tmp_path / "out.gpkg", Recorder())
    np.testing.assert_array_equal(points.displacement, VALUES.astype(np.float32))
    np.testing.assert_allclose(points.coordinates, [[12.1, 41.1], [12.2, 41.2], [12.3, 41.3]])
    assert (result.outputs["POINT_COUNT"], points.pid.tolist()) == (3, ["p1", "p2", "p3"])
    assert sorted(one["name"] for one in points.provenance["inputs"].values()) == ["places.csv", "series.csv"]


@pytest.mark.parametrize(
    ("series", "more", "sentence"),
    [
        (text(IDS, LON, LAT, rows()), [PLACES], r"1.csv has the places of points, and 0.csv has coordinates itself"),
        (WIDE.replace("id", "fid"), [PLACES.replace("id", "fid")], r"no column in common that names the points"),
        (WIDE.replace("id", "Punkt"), [PLACES], r"0.csv and 1.csv have no column in common"),
        (WIDE, [PLACES, PLACES], r"2 of the further files \('1.csv, 2.csv'\) have coordinates and no series"),
    ],
)
def test_places_that_no_file_needs_are_refused(series, more, sentence, tmp_path):
    paths = [tmp_path / f"{at}.csv" for at in range(len(more) + 1)]
    for path, content in zip(paths, [series, *more], strict=True):
        path.write_text(content)
    first, *others = map(str, paths)
    request = ImportRequest(input=first, more_inputs=tuple(others), output=str(tmp_path / "out.gpkg"), unit="mm")
    with pytest.raises(InputError, match=sentence):
        import_time_series(request, Recorder())


def test_table_of_a_geopackage_is_joined_with_its_layer_of_points(tmp_path, run_import):
    path, names = tmp_path / "both.gpkg", np.array(["p3", "p1", "p2"], dtype=object)
    points = shapely.to_wkb(shapely.points([[12.3, 41.3], [12.1, 41.1], [12.2, 41.2]]))
    pyogrio.raw.write(
        path, points, [names], ["code"], layer="points", driver="GPKG", geometry_type="Point", crs="EPSG:4326"
    )
    cells, dates = [names, *VALUES[[2, 0, 1]].T], ["code", *(f"D{day:%Y%m%d}" for day in DAYS)]
    pyogrio.raw.write(
        path, None, cells, dates, layer="series", driver="GPKG", geometry_type=None, crs=None, append=True
    )
    points = run_import(path, unit="mm").points
    order = np.argsort(points.pid)
    np.testing.assert_array_equal(points.displacement[order], VALUES.astype(np.float32))
    np.testing.assert_allclose(points.coordinates[order], [[12.1, 41.1], [12.2, 41.2], [12.3, 41.3]])


def test_more_rows_than_dates_are_read_for_are_refused(read):
    days = (date(1980, 1, 1) + timedelta(step) for step in range(10_100))
    with pytest.raises(InputError, match="one row per date, and more than 10000 rows"):
        read(text(IDS, LON, LAT, [f"{day},1,2,3" for day in days]))


def sheets(path, **frames):
    for at, (name, frame) in enumerate(frames.items()):
        cells = [frame[one].to_numpy() for one in frame]
        cells = [one if one.dtype.kind in "f" else one.astype("datetime64[D]") if one.dtype.kind == "M" else
                 one.astype(object) for one in cells]  # fmt: skip
        pyogrio.raw.write(
            path, None, cells, [*frame.columns], layer=name, driver="XLSX", geometry_type=None, crs=None, append=at > 0
        )


def test_sheets_of_a_workbook_are_joined(tmp_path, run_import):
    series = pd.DataFrame({"date": pd.to_datetime(DAYS), **{f"p{at + 1}": VALUES[at] for at in range(3)}})
    places = pd.DataFrame({"id": ["p1", "p2", "p3"], "lon": [12.1, 12.2, 12.3], "lat": [41.1, 41.2, 41.3]})
    sheets(tmp_path / "both.xlsx", series=series, places=places)
    whole(run_import(tmp_path / "both.xlsx", unit="mm"))


def test_sheet_with_rows_of_coordinates_above_the_dates_is_read(tmp_path, run_import):
    cells = [[12.1, 12.2, 12.3], [41.1, 41.2, 41.3], *VALUES.T.tolist()]
    frame = pd.DataFrame(cells, columns=["p1", "p2", "p3"])
    frame.insert(0, "date", ["lon", "lat", *map(str, DAYS)])
    sheets(tmp_path / "table.xlsx", a=frame)
    whole(run_import(tmp_path / "table.xlsx", unit="mm"))
    frame.astype(str).to_parquet(tmp_path / "table.parquet", index=False)
    whole(run_import(tmp_path / "table.parquet", unit="mm"))


BASELINES = "date,bperp,doppler\n" + "".join(f"{day},{at},0.1\n" for at, day in enumerate(DAYS))


@pytest.mark.parametrize("others", [{"series": WIDE, "places": PLACES}, {"series": text(IDS, LON, LAT, rows())}])
def test_list_of_baselines_beside_series_does_not_count(others, tmp_path, run_import):
    whole(run_import(packed(tmp_path / "all.zip", baselines=BASELINES, **others), unit="mm"))


def test_list_of_baselines_beside_a_packed_layer_does_not_count(tmp_path, run_import):
    path = tmp_path / "layer.geojson"
    frame = pd.DataFrame(VALUES, columns=[f"D{day:%Y%m%d}" for day in DAYS]).assign(pid=["p1", "p2", "p3"])
    places = shapely.to_wkb(shapely.points([12.1, 12.2, 12.3], [41.1, 41.2, 41.3]))
    columns = [frame[name].to_numpy() for name in frame]
    pyogrio.raw.write(path, places, columns, [*frame], geometry_type="Point", crs="EPSG:4326", driver="GeoJSON")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(path, path.name)
        archive.writestr("baselines.csv", BASELINES)
    whole(run_import(tmp_path / "all.zip", unit="mm"))


def test_two_tables_of_dates_without_coordinates_are_refused(tmp_path, run_import):
    path = packed(tmp_path / "all.zip", series=text(IDS, rows()), places=PLACES, baselines=BASELINES)
    with pytest.raises(InputError, match="contains 3 tables"):
        run_import(path, unit="mm")
