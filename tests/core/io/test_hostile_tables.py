# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as spreadsheets and other programs leave them: each is imported right, or refused with what helps."""

from datetime import date, timedelta

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tables.spelled_dates import dates_below, spelled_dates

POINTS, EPOCHS = 20, 12
DAYS = [date(2018, 1, 2) + timedelta(12 * index) for index in range(EPOCHS)]
RNG = np.random.default_rng(0)
VALUES = np.round(RNG.normal(0, 2.5, (POINTS, EPOCHS)) - np.linspace(0, 9, EPOCHS), 2)
LONGITUDE, LATITUDE = np.round(13.3 + RNG.random(POINTS) / 100, 6), np.round(38.1 + RNG.random(POINTS) / 100, 6)
EASTING, NORTHING = np.round(350_000 + RNG.random(POINTS) * 1000, 1), np.round(4_220_000 + RNG.random(POINTS) * 1000, 1)
PLACE = ("ID", "Lon", "Lat")
COMPACT = [f"{day:%Y%m%d}" for day in DAYS]
GERMAN = [f"{day:%d.%m.%Y}" for day in DAYS]
SERIAL = [str((day - date(1899, 12, 30)).days) for day in DAYS]
MATLAB = [str(day.toordinal() + 366) for day in DAYS]
UTM = {"crs": "EPSG:32633"}


def comma(number):
    return str(number).replace(".", ",")


def table(names, rows, delimiter=",", newline="\n", tail=""):
    return "".join(delimiter.join(map(str, row)) + tail + newline for row in [names, *rows])


def rows(form=str, x=LONGITUDE, y=LATITUDE, of_place=None):
    of_place = of_place or form
    places = zip(x, y, VALUES, strict=True)
    return [
        [f"A{at:03d}", of_place(one), of_place(two), *map(form, values)] for at, (one, two, values) in enumerate(places)
    ]


def grouped(mark, decimal):
    """Return how a spreadsheet writes a number with a mark between thousands."""
    return lambda number: f"{number:,.1f}".replace(",", "_").replace(".", decimal).replace("_", mark)


def spaced(names):
    return "".join("  " + "   ".join(map(str, row)) + "\n" for row in [names, *rows()])


MONTHS = ("Januar", "Februar", "März", "April", "Mai")
LONG = [
    [f"A{at:03d}", GERMAN[k], comma(LONGITUDE[at]), comma(LATITUDE[at]), comma(VALUES[at, k])]
    for at in range(POINTS)
    for k in range(EPOCHS)
]
READ = {
    "German spreadsheet": (table([*PLACE, *GERMAN], rows(comma), ";", "\r\n"), "utf-8-sig", {}),
    "empty columns at the end": (table([*PLACE, *GERMAN], rows(comma), ";", "\r\n", ";;"), "utf-8", {}),
    "serial numbers": (table([*PLACE, *SERIAL], rows(comma), ";", "\r\n"), "utf-8-sig", {}),
    "serial numbers with a point": (table([*PLACE, *(f"{one}.0" for one in SERIAL)], rows()), "utf-8", {}),
    "day numbers of MATLAB": (table([*PLACE, *MATLAB], rows()), "utf-8", {}),
    "two digits, day first": (table([*PLACE, *(f"{day:%d.%m.%y}" for day in DAYS)], rows(comma), ";"), "utf-8", {}),
    "two digits, month first": (table([*PLACE, *(f"{day:%m/%d/%y}" for day in DAYS)], rows()), "utf-8", {}),
    "two digits, year first": (table([*PLACE, *(f"{day:%y-%m-%d}" for day in DAYS)], rows()), "utf-8", {}),
    "months in words": (
        table([*PLACE, *(f"{day.day:02d}. {MONTHS[day.month - 1]} {day.year}" for day in DAYS)], rows(comma), ";"),
        "utf-8",
        {},
    ),
    "unit before the date": (table([*PLACE, *(f"disp_mm_{one}" for one in COMPACT)], rows()), "utf-8", {}),
    "dates under the header": (
        table([*PLACE, *(f"Epoch {at}" for at in range(EPOCHS))], [["", "", "", *COMPACT], *rows()]),
        "utf-8",
        {},
    ),
    "serial numbers under the header": (
        table([*PLACE, *(f"d{at}" for at in range(EPOCHS))], [["0", "0", "0", *MATLAB], *rows()]),
        "utf-8",
        {},
    ),
    "numbers without names": (
        table(["0", "0", *MATLAB], [row[1:] for row in rows()]),
        "utf-8",
        {"x_field": "column_1", "y_field": "column_2", "crs": "EPSG:4326"},
    ),
    "columns separated by spaces": (spaced([*PLACE, *COMPACT]), "utf-8", {}),
    "spaces, header as a comment": ("#" + spaced([*PLACE, *COMPACT]), "utf-8", {}),
    "spaces, Windows": (spaced([*PLACE, *COMPACT]).replace("\n", "\r\n"), "utf-8", {}),
    "UTF-16": (table([*PLACE, *GERMAN], rows(comma), ";", "\r\n"), "utf-16", {}),
    "UTF-16 without its mark": (table([*PLACE, *GERMAN], rows(comma), ";", "\r\n"), "utf-16-le", {}),
    "big-endian UTF-16 without its mark": (table([*PLACE, *GERMAN], rows(comma), ";", "\r\n"), "utf-16-be", {}),
    "English thousands": (
        table(["ID", "Easting", "Northing", *COMPACT], rows(str, EASTING, NORTHING, grouped(",", ".")), ";"),
        "utf-8",
        UTM,
    ),
    "German thousands": (
        table(["ID", "Ostwert", "Nordwert", *GERMAN], rows(comma, EASTING, NORTHING, grouped(".", ",")), ";"),
        "utf-8",
        UTM,
    ),
    "French thousands": (
        table(["ID", "Easting", "Northing", *GERMAN], rows(comma, EASTING, NORTHING, grouped("\u202f", ",")), ";"),
        "utf-8",
        UTM,
    ),
    "Swiss thousands": (
        table(["ID", "Easting", "Northing", *GERMAN], rows(str, EASTING, NORTHING, grouped("'", ".")), ";"),
        "utf-8",
        UTM,
    ),
    "SARscape": (
        table(["ID", "xpos", "ypos", *(f"D_{one}" for one in COMPACT)], rows(str, EASTING, NORTHING)),
        "utf-8",
        UTM,
    ),
    "rows of a point and date, serial numbers": (
        table(
            ["ID", "date", "lon", "lat", "disp"],
            [[one, SERIAL[GERMAN.index(day)], *rest] for one, day, *rest in LONG],
            ";",
        ),
        "utf-8",
        {},
    ),
    "rows of a point and date, two digits": (
        table(
            ["ID", "date", "lon", "lat", "disp"], [[one, f"{day[:6]}{day[8:]}", *rest] for one, day, *rest in LONG], ";"
        ),
        "utf-8",
        {},
    ),
    "German rows of a point and date": (
        table(["Punkt", "Datum", "Lon", "Lat", "Verschiebung_mm"], LONG, ";"),
        "utf-8-sig",
        {},
    ),
}


@pytest.mark.parametrize("case", READ)
def test_table_of_a_spreadsheet_or_program_is_imported_right(case, tmp_path, run_import):
    text, encoding, given = READ[case]
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    got = run_import(path, unit="mm", **given).points
    assert [str(one) for one in got.dates] == [day.isoformat() for day in DAYS]
    np.testing.assert_allclose(got.displacement, VALUES, atol=1e-4)
    places = (EASTING, NORTHING) if got.coordinates.max() > 360 else (LONGITUDE, LATITUDE)
    np.testing.assert_allclose(got.coordinates, np.column_stack(places), rtol=0, atol=1e-7)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (SERIAL, "The dates of table.csv are day numbers of a spreadsheet: '43102' is 2018-01-02."),
        (MATLAB, "The dates of table.csv are day numbers of MATLAB: '737062' is 2018-01-02."),
    ],
)
def test_how_numbers_of_days_were_read_is_said(names, said, tmp_path, run_import):
    path = tmp_path / "table.csv"
    path.write_text(table([*PLACE, *names], rows()), encoding="utf-8")
    assert said in run_import(path, unit="mm").infos


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["43102", "43114"], id="two may be anything"),
        pytest.param(["43114", "43102", "43126"], id="not in the order of time"),
        pytest.param(["10115", "10117", "10119"], id="no day since 1990"),
        pytest.param(["01.02.03", "02.03.04", "03.04.05"], id="several orders fit"),
        pytest.param(["20180102", "43114", "43126", "43138"], id="dates beside"),
    ],
)
def test_numbers_that_may_be_something_else_are_no_dates(names):
    assert spelled_dates(["pid", *names]) is None


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["a", "12.5", "20180102", "20180114", "20180126"], id="a place beside"),
        pytest.param(["", "", "20180114", "20180102", "20180126"], id="not in the order of time"),
        pytest.param(["", "", "", "20180102", "20180114"], id="two may be anything"),
        pytest.param(["", "", "20180102", "20180114"], id="other columns"),
    ],
)
def test_row_of_a_point_is_no_row_of_dates(row):
    assert dates_below(["pid", "lon", "e1", "e2", "e3"], row) is None


def test_repeated_header_of_serial_numbers_is_passed_over(tmp_path, run_import):
    path = tmp_path / "table.csv"
    path.write_text(table([*PLACE, *SERIAL], [*rows(), [*PLACE, *SERIAL]]), encoding="utf-8")
    np.testing.assert_allclose(run_import(path, unit="mm").points.displacement, VALUES, atol=1e-4)


def test_row_of_other_length_among_spaces_is_refused(tmp_path, run_import):
    path = tmp_path / "table.txt"
    lines = spaced([*PLACE, *COMPACT]).splitlines()
    lines[7] += " 1.5"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match="has 16 columns, the header 15"):
        run_import(path)


def test_spaces_without_a_header_say_that_names_lack(tmp_path, run_import):
    path = tmp_path / "table.txt"
    path.write_text(spaced([*PLACE, *COMPACT]).split("\n", 1)[1], encoding="utf-8")
    with pytest.raises(InputError, match=r"has no header: its first line contains numbers\. Expected column names"):
        run_import(path)


def test_one_word_a_line_is_a_single_column(tmp_path, run_import):
    path = tmp_path / "table.txt"
    path.write_text("displacement\n1.5\n2.5\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"has a single column .*commas, semicolons, tabs or spaces"):
        run_import(path)


def test_whole_number_with_a_comma_stays_a_decimal_where_nothing_tells(tmp_path, run_import):
    path = tmp_path / "table.csv"
    given = [["a", "13,305", "38,105", "1,500", "2,250"], ["b", "13,306", "38,106", "0,125", "3,000"]]
    path.write_text(table([*PLACE, *COMPACT[:2]], given, ";"), encoding="utf-8")
    got = run_import(path, unit="mm").points
    np.testing.assert_allclose(got.coordinates[0], [13.305, 38.105])
    np.testing.assert_allclose(got.displacement, [[1.5, 2.25], [0.125, 3]])
