# SPDX-License-Identifier: GPL-2.0-or-later
"""Dialects and damage of text tables, through the whole import."""

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError

VALUES = [[1.5, -2.25], [0.0, 3.125]]
HEADER = ["pid", "longitude", "latitude", "note", "20200103", "20200109"]
ROWS = [["a1", "13.25", "38.5", "x", "1.5", "-2.25"], ["B2", "13.5", "38.75", "y", "0", "3.125"]]


def text(delimiter=",", newline="\n", comma=False, header=HEADER, rows=ROWS):
    lines = [delimiter.join(row).replace(".", "," if comma else ".") for row in [header, *rows]]
    return newline.join(lines) + newline


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(text().encode(), id="plain"),
        pytest.param(text(";", comma=True).encode(), id="semicolons and decimal commas"),
        pytest.param(text(";").encode(), id="semicolons and decimal points"),
        pytest.param(text("\t").encode(), id="tabs"),
        pytest.param(text(newline="\r\n").encode(), id="CRLF"),
        pytest.param(text().encode("utf-8-sig"), id="BOM"),
        pytest.param(text().encode("utf-16"), id="UTF-16"),
        pytest.param(text().rstrip("\n").encode(), id="no newline at the end"),
        pytest.param(("# made by hand\n\n" + text()).encode(), id="comment before the header"),
        pytest.param(('"' + '","'.join(HEADER) + '"\n' + text().split("\n", 1)[1]).encode(), id="quoted header"),
    ],
)
def test_dialect_is_read(content, tmp_path, run_import):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    points = run_import(path, unit="mm").points
    np.testing.assert_array_equal(points.displacement, VALUES)
    np.testing.assert_array_equal(points.coordinates, [[13.25, 38.5], [13.5, 38.75]])


def test_latin1_text_keeps_its_letters(tmp_path, run_import):
    path = tmp_path / "latin.csv"
    rows = [["a1", "13.25", "38.5", "Südhang", "1.5", "-2.25"], ROWS[1]]
    path.write_bytes(text(rows=rows).encode("latin-1"))
    assert list(run_import(path, unit="mm").points.attributes["note"]) == ["Südhang", "y"]


def test_latin1_byte_late_in_the_file_is_read(tmp_path, run_import):
    path = tmp_path / "late.csv"
    rows = [[str(index), f"13.{index:04d}", "38.5", "x" * 600, "1.5", "-2"] for index in range(2500)]
    rows[-1][3] = "Köln"
    path.write_bytes(text(rows=rows).encode("latin-1"))
    points = run_import(path, unit="mm").points
    assert (points.point_count, points.attributes["note"].iloc[-1]) == (2500, "Köln")


@pytest.mark.parametrize("name", ["table.zip", "table.dat", "table.gpkg", "table"])
def test_wrong_extension_does_not_matter(name, tmp_path, run_import):
    path = tmp_path / name
    path.write_text(text())
    assert run_import(path, unit="mm").points.point_count == 2


def test_columns_of_both_sides_of_the_dates_go_by_name(tmp_path, run_import):
    path = tmp_path / "sides.csv"
    order = [4, 0, 5, 3, 2, 1]
    path.write_text(text(header=[HEADER[i] for i in order], rows=[[row[i] for i in order] for row in ROWS]))
    points = run_import(path, unit="mm").points
    np.testing.assert_array_equal(points.displacement, VALUES)
    assert list(points.pid) == ["a1", "B2"]


def test_pid_stays_text_with_case_and_leading_zeros(tmp_path, run_import):
    path = tmp_path / "pids.csv"
    rows = [[pid, f"13.{len(pid)}", *ROWS[0][2:]] for pid in ("007", "aB", "Ab", "1e5", "NA", "12345678901234567890")]
    path.write_text(text(rows=rows))
    assert list(run_import(path, unit="mm").points.pid) == ["007", "aB", "Ab", "1e5", "NA", "12345678901234567890"]


def test_missing_values_are_missing_and_not_the_text_nan(tmp_path, run_import):
    path = tmp_path / "gaps.csv"
    rows = [["a", "13", "38", "", "nan", "1"], ["b", "14", "38", "n", "", "2"], ["c", "15", "38", "", "3", "NaN"]]
    path.write_text(text(rows=rows))
    points = run_import(path, unit="mm").points
    assert list(points.attributes["note"]) == [None, "n", None]
    np.testing.assert_array_equal(np.isnan(points.displacement), [[1, 0], [1, 0], [0, 1]])


@pytest.mark.parametrize(("late", "kind"), [("12.5", "f"), ("many", "O")])
def test_column_that_turns_late_into_another_type_is_read(late, kind, tmp_path, run_import):
    path = tmp_path / "turns.csv"
    rows = [[str(index), f"13.{index:04d}", "38", "7", "1.5", "-2"] for index in range(1500)]
    rows[-1][3] = late
    path.write_text(text(rows=rows))
    column = run_import(path, unit="mm").points.attributes["note"]
    assert (column.dtype.kind, str(column.iloc[-1])) == (kind, late)


def test_first_of_two_columns_with_one_name_is_taken_and_said(tmp_path, run_import):
    path = tmp_path / "twice.csv"
    path.write_text("pid,lon,lat,20200103,20200109,D20200109,h,h\na,13,38,1,2,9,5,6\n")
    imported = run_import(path, unit="mm")
    np.testing.assert_array_equal(imported.points.displacement, [[1, 2]])
    assert imported.points.attributes["h"].tolist() == [5]
    assert "repeats a date" in imported.warnings and "have the name h" in imported.warnings


def test_row_cut_off_is_refused(tmp_path, run_import):
    path = tmp_path / "cut.csv"
    path.write_text(text()[:-12])
    with pytest.raises(InputError, match=r"cut off: its last row .* has 3 columns, the header 6"):
        run_import(path)


def test_row_of_other_length_in_the_middle_is_refused(tmp_path, run_import):
    path = tmp_path / "short.csv"
    path.write_text(text(rows=[ROWS[0], ROWS[1][:3], ROWS[1]]))
    with pytest.raises(InputError, match=r"beginning with 'B2.* has 3 columns"):
        run_import(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "empty", id="0 bytes"),
        pytest.param(text(rows=[]).encode(), "a header but no rows", id="header only"),
        pytest.param(b"\n\n", "no header", id="blank lines"),
        pytest.param(b"pid,lon,lat\na,13,38\n", "no date fields", id="no dates"),
        pytest.param(b"pid,20200103\na,1\n", "no coordinates; looked for.*longitude/latitude", id="no coordinates"),
        pytest.param(b"hello\nworld\n", "single column", id="one column"),
        pytest.param(b"1.5,2.5,3.5\n1.5,2.5,3.5\n", "no header", id="numbers only"),
        pytest.param(bytes(range(256)) * 4, "not a text table", id="binary"),
        pytest.param(text().replace("-2.25", "abc").encode(), "20200109' .* contains 'abc'", id="text in an epoch"),
        pytest.param(
            b"ps,lon,lat,a,b,c\n1,13,38,737791,737797,737803\n2,13,38,1,2,3\n", "StaMPS", id="MATLAB day numbers"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content, sentence, tmp_path, run_import):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        run_import(path)
    assert not list((tmp_path / "out").iterdir())


def test_many_blocks_are_joined_in_order(tmp_path, run_import):
    path = tmp_path / "long.csv"
    count = 30_000
    frame = pd.DataFrame(
        {
            "pid": np.arange(count),
            "lon": 13 + np.arange(count) / 1e5,
            "lat": 38.0,
            "note": "x" * 200,
            "20200103": np.arange(count),
        }
    )
    frame.to_csv(path, index=False)
    points = run_import(path, unit="mm").points
    np.testing.assert_array_equal(points.displacement[:, 0], np.arange(count, dtype=np.float32))


@pytest.mark.parametrize("where", ["rows", "header", "both"])
@pytest.mark.parametrize("mark", [",", ";"])
def test_delimiter_at_the_end_of_rows_or_header_is_no_column_too_many(where, mark, tmp_path, run_import):
    head, *rows = "pid,lon,lat,20200103,20200109\na,13.1,38.1,1.5,-2.25\nb,13.2,38.2,2.5,3.5\n".splitlines()
    head += "," * (where != "rows")
    rows = [row + "," * (where != "header") for row in rows]
    (tmp_path / "table.csv").write_text("\n".join([head, *rows]).replace(",", mark) + "\n")
    points = run_import(tmp_path / "table.csv", unit="mm").points
    assert points.pid.tolist() == ["a", "b"]
    np.testing.assert_array_equal(points.displacement, np.float32([[1.5, -2.25], [2.5, 3.5]]))


def test_row_that_is_longer_than_the_others_is_still_refused(tmp_path, run_import):
    path = tmp_path / "table.csv"
    path.write_text("pid,lon,lat,20200103\na,13.1,38.1,1.5,\nb,13.2,38.2,2.5\nc,13.3,38.2,2.5\n")
    with pytest.raises(InputError, match="has 5 columns, the header 4"):
        run_import(path)


@pytest.mark.parametrize("quote", ["'{}'", '"""{}"""', "\u200b{}"])
def test_marks_around_names_of_dates_do_not_hide_them(quote, tmp_path, run_import):
    head = ",".join(["pid,lon,lat", *(quote.format(one) for one in ("20200103", "20200109"))])
    (tmp_path / "table.csv").write_text(f"{head}\na,13.1,38.1,1.5,-2.25\n", encoding="utf-8")
    assert run_import(tmp_path / "table.csv", unit="mm").points.dates.astype(str).tolist() == [
        "2020-01-03",
        "2020-01-09",
    ]


def test_second_byte_order_mark_does_not_hide_the_identifier(tmp_path, run_import):
    (tmp_path / "table.csv").write_text("\ufeff\ufeffpid,lon,lat,20200103\na,13.1,38.1,1.5\n", encoding="utf-8")
    assert run_import(tmp_path / "table.csv", unit="mm").points.pid.tolist() == ["a"]
