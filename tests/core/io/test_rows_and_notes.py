# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands around and between the rows of a text table, how it is packed, and rows that are there twice."""

import gzip
import lzma
import re
import zipfile

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tables.text_stream import Utf8Stream

HEADER = "pid,lon,lat,note,20200103,20200109,20200115,20200121"
VALUES = np.random.default_rng(0).normal(0, 4, (12, 4)).round(2)
ROWS = [f"p{row},{12.4 + row / 100:.2f},41.8,n{row}," + ",".join(map(str, VALUES[row])) for row in range(12)]
TABLE = "\n".join([HEADER, *ROWS]) + "\n"


@pytest.fixture
def read(tmp_path, run_import):
    def reading(content, name="table.csv", **parameters):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run_import(path, unit=parameters.pop("unit", "mm"), **parameters)

    return reading


def whole(imported):
    np.testing.assert_array_equal(imported.points.displacement, VALUES.astype(np.float32))
    return imported


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x1d", "\x85", "\u2028", "\u2029", "\u0085x"])
@pytest.mark.parametrize("place", ["comment", "note", "last"])
def test_characters_that_some_programs_take_for_the_end_of_a_line_cost_no_row(odd, place, read):
    if place == "comment":
        content = f"# made{odd} by X\n{TABLE}"
    else:
        content = TABLE.replace("n0" if place == "note" else "n11", f"n{odd}n")
    whole(read(content))


@pytest.mark.parametrize("byte", [b"\x85", b"\xfc", b"\x93", b"\xff"])
def test_byte_that_is_no_utf8_costs_no_row(byte, read):
    imported = whole(read(TABLE.encode().replace(b"n3", b"n" + byte) + b""))
    assert imported.points.attributes["note"].iloc[3] == "n" + byte.decode("cp1252")
    assert "1 bytes of table.csv are not UTF-8" in imported.infos


def test_byte_order_mark_and_characters_cut_by_a_block_are_read(tmp_path):
    class Small:
        def __init__(self, data):
            self.data = data

        def read(self, _size):
            part, self.data = self.data[:3], self.data[3:]
            return part

        def close(self):
            pass

    text = "äöü\u20ac" * 50
    assert Utf8Stream("a", Small(b"\xef\xbb\xbf" + text.encode())).read().decode() == text
    assert Utf8Stream("a", Small(text.encode("utf-16"))).read().decode() == text


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_line_that_names_the_separator_is_no_header(separator, read):
    whole(read(f"sep={separator}\n" + TABLE.replace(",", separator)))


@pytest.mark.parametrize(
    "before",
    [
        "Product: SBAS\nSensor: S1\n\n",
        "# Product, SBAS\n# Sensor, S1\n",
        "Product,SBAS\nPeriod,2020-2021\n",
        "InSAR results of the year\n",
        "a;b;c\n1;2;3\n",
        "#\n" * 60,
    ],
)
def test_lines_before_the_header_are_passed_over(before, read):
    whole(read(before + TABLE))


@pytest.mark.parametrize("line", ["Unit: mm", "# unit = mm", "UOM;mm", "Displacement unit: millimetres"])
def test_unit_before_the_header_is_used(line, read):
    imported = whole(read(f"{line}\n{TABLE}", unit="auto"))
    assert imported.result.outputs["UNIT_USED"] == "mm: as stated beside the values"


def test_unit_in_the_names_of_epochs_is_used(read):
    imported = read(re.sub(r"(\b20\d{6})", r"\1_cm", TABLE), unit="auto")
    np.testing.assert_allclose(imported.points.displacement, 10 * VALUES, rtol=1e-6)
    assert imported.result.outputs["UNIT_USED"] == "cm: as stated beside the values"


@pytest.mark.parametrize("glue", ["cm", " [cm]"])
def test_unit_glued_to_the_date_is_used(glue, read):
    imported = read(re.sub(r"(\b20\d{6})", rf"\1{glue}", TABLE), unit="auto")
    np.testing.assert_allclose(imported.points.displacement, 10 * VALUES, rtol=1e-6)


@pytest.mark.parametrize("line", ["# Units: m for coordinates, mm for displacement", "Unit: m a.s.l."])
def test_line_with_units_of_more_than_the_values_states_none(line, read):
    assert "inferred" in whole(read(f"{line}\n{TABLE}", unit="auto")).result.outputs["UNIT_USED"]


def test_unit_of_velocities_in_a_column_is_none_of_the_values(read):
    lines = TABLE.replace("note", "unit").replace(",n", ",mm/yr ").splitlines()
    rows = [re.sub(r"mm/yr \d+", "mm/yr", line) for line in lines]
    assert "inferred" in read("\n".join(rows), unit="auto").result.outputs["UNIT_USED"]


def test_names_of_any_length_take_no_time(read):
    for name in ("_" * 60_000, "x_" * 60_000):
        whole(read(TABLE.replace("note", name)))


def test_row_that_was_commented_out_is_no_point(read):
    imported = read(TABLE.replace("\np5,", "\n#p5,"))
    np.testing.assert_array_equal(imported.points.displacement, np.delete(VALUES, 5, axis=0).astype(np.float32))
    assert "1 comment line" in imported.infos
    whole(read(TABLE.replace("\np", "\n#p")))


def test_row_of_units_under_the_header_is_no_point(read):
    header, rows = TABLE.split("\n", 1)
    units = "[-],[deg],degrees_north,,mm,[mm],mm,"
    imported = whole(read(f"{header}\n{units}\n{rows}", unit="auto"))
    assert imported.result.outputs["UNIT_USED"] == "mm: as stated beside the values"


@pytest.mark.parametrize(
    "units",
    [
        "text,°E,°N,,mm,mm,mm,mm",
        "#,WGS84,WGS84,,mm,mm,mm,mm",
        "(string),(deg),(deg),(string),(mm),(mm),(mm),(mm)",
        "id,degrees,degrees,note,millimeters,millimeters,millimeters,millimeters",
    ],
)
@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_row_that_describes_the_columns_is_no_point(name, units, tmp_path, run_import):
    header, rows = TABLE.split("\n", 1)
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text(f"{header}\n{units}\n{rows}", encoding="utf-8")
    else:
        cells = [line.split(",") for line in (units, *rows.splitlines())]
        columns = [np.array(column, dtype=object) for column in zip(*cells, strict=True)]
        pyogrio.raw.write(path, None, columns, header.split(","), driver="XLSX", geometry_type=None, crs=None)
    imported = whole(run_import(path, unit="auto"))
    assert imported.result.outputs["UNIT_USED"] == "mm: as stated beside the values"


@pytest.mark.parametrize("row", ["p,12.5,41.9,n,mm,mm,mm,mm", "p,x,y,n,a,b,c,d"])
def test_row_that_is_neither_a_point_nor_a_description_is_refused(row, read):
    header, rows = TABLE.split("\n", 1)
    with pytest.raises(InputError, match=r"not a number|expected numbers"):
        read(f"{header}\n{row}\n{rows}")


def test_row_of_words_for_none_is_a_point_without_values(read):
    header, rows = TABLE.split("\n", 1)
    imported = whole(read(f"{header}\np,,,n,NA,NA,NA,NA\n{rows}"))
    assert "1 row without coordinates" in imported.warnings


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("times", [1, 2000])
def test_header_of_an_appended_table_is_no_point(times, end, read):
    again = "".join(TABLE.replace("p", f"p{at}_").replace(f"p{at}_id", "pid") for at in range(times))
    imported = read((TABLE + again).replace("\n", end))
    assert imported.points.point_count == 12 * (times + 1)
    assert f"there again in a later line and was passed over: {times} times" in imported.infos


def test_header_late_in_a_table_is_no_point(read):
    rows = "".join(f"q{at},12.4,{41 + at / 10000:.4f},n,0,1,2,3\n" for at in range(1500))
    assert read(TABLE + rows + TABLE.replace("\np", "\nr")).points.point_count == 1524


def test_lines_around_the_header_are_said(read):
    header, rows = TABLE.split("\n", 1)
    imported = whole(read(f"Made by X, 2020\nMaster: 20200103\n{header}\n-,deg,deg,-,mm,mm,mm,mm\n{rows}"))
    assert "2 lines before the header of table.csv were passed over (the first: 'Made by X, 2020')" in imported.infos
    assert "The line under the header of table.csv describes the columns: '-,deg,deg,-,mm,mm,mm,mm'." in imported.infos
    assert "header" not in whole(read(TABLE)).infos


def test_dates_among_the_facts_are_no_header(read):
    whole(read(f"First date,20190103\nLast date,20200110\nTrack,117\n{TABLE}"))
    few = "Period,2018-01-02,2018-12-30,,\nArea,Rome,Italy,,\npid,lon,lat,20180102,20181230\np,12.5,41.9,1.5,2.5\n"
    np.testing.assert_array_equal(read(few).points.displacement, [[1.5, 2.5]])


def test_header_with_the_mark_of_a_comment_is_read(read):
    whole(read("# " + TABLE))


@pytest.mark.parametrize(
    "note",
    [
        "Source: Geological Survey\n",
        "Source: Geological Survey, 2024\n\n",
        "(c) Somebody, somewhere",
        "\nData: A\nLicence: CC BY 4.0\n",
        "# end of file\n",
    ],
)
def test_note_at_the_end_is_told_and_no_row(note, read):
    imported = whole(read(TABLE + note))
    assert "passed over" in imported.infos


@pytest.mark.parametrize("end", ["PS 12,12.4", "PS 12", "PS 12,12.4,41.8,note"])
def test_row_that_was_cut_is_no_note_where_identifiers_have_spaces(end, read):
    rows = [row.replace("p", "PS ", 1) for row in ROWS]
    with pytest.raises(InputError, match="cut off"):
        read("\n".join([HEADER, *rows, end]))


@pytest.mark.parametrize("end", ["p12,12.5", "p12,12.5,41.8,n12,1.5", "p12", "p12,12.5,41.8,Source: x,1.5"])
def test_row_that_was_cut_is_no_note(end, read):
    with pytest.raises(InputError, match="cut off"):
        read(TABLE + end)


def test_comments_between_rows_are_passed_over_and_counted(read):
    lines = TABLE.splitlines()
    imported = whole(read("\n".join([*lines[:5], "# second part", "   ", *lines[5:], ""])))
    assert "1 comment line of table.csv was passed over (the first: '# second part')" in imported.infos


@pytest.mark.parametrize("digits", [16, 18, 19, 20, 40])
def test_integers_of_any_length_are_kept_to_the_digit(digits, read):
    number = ("9" + "1234567890" * 4)[:digits]
    rows = [row.replace(f",n{index},", f",{number},") for index, row in enumerate(ROWS)]
    points = read("\n".join([HEADER, *rows]) + "\n").points
    assert {str(one) for one in points.attributes["note"]} == {number}


def test_integer_too_long_late_in_the_file_is_kept(tmp_path, run_import):
    rows = [f"p{row},{12 + row / 1000},41.8,{row},1.5,2.5" for row in range(2000)]
    rows[-1] = rows[-1].replace(",1999,", ",12345678901234567890123,")
    path = tmp_path / "late.csv"
    path.write_text("\n".join(["pid,lon,lat,no,20200103,20200109", *rows]) + "\n")
    assert run_import(path, unit="mm").points.attributes["no"].tolist()[-1] == "12345678901234567890123"


def test_values_too_large_for_a_number_are_missing_and_counted(read):
    changed = TABLE.replace(f"n2,{VALUES[2, 0]}", "n2,1e39").replace(f"n4,{VALUES[4, 0]}", "n4,-1e300")
    imported = read(changed)
    assert np.isnan(imported.points.displacement[[2, 4], 0]).all()
    assert "2 values that are infinite or too large" in imported.warnings


@pytest.mark.parametrize("word", ["NA", " NaN", "n/a ", "", " ", "-", "null"])
def test_words_for_no_value_are_missing(word, read):
    imported = read(TABLE.replace(f"n2,{VALUES[2, 0]}", f"n2,{word}"))
    assert np.isnan(imported.points.displacement).sum() == 1


def test_more_columns_than_any_table_has_are_refused(read):
    names = ",".join(f"a{index}" for index in range(12_000))
    with pytest.raises(InputError, match="has 12005 columns; at most 10000 are read"):
        read(f"pid,lon,lat,20200103,20200109,{names}\np,12,41,1.5,2.5,{','.join(['1'] * 12_000)}\n")


# Packed


def test_gzip_is_read(read):
    whole(read(gzip.compress(TABLE.encode()), "table.csv.gz"))


@pytest.mark.parametrize("name", ["table.csv", "table.gz", "table"])
def test_gzip_is_known_by_its_content(name, read):
    whole(read(gzip.compress(TABLE.encode()), name))


@pytest.mark.parametrize(
    ("content", "cut", "sentence"),
    [
        pytest.param(TABLE, 20, "The gzip file table.csv.gz is damaged or incomplete", id="cut"),
        pytest.param("PK\x03\x04rest", 0, "contains another archive; expected a packed CSV", id="archive"),
        pytest.param("\0\1\2" * 99, 0, "contains an archive or a file that is no text", id="no text"),
        pytest.param(f"{HEADER}\n" + f"{ROWS[0]}\n" * 2_000_000, 0, "unpacks to more than 100 times", id="too much"),
    ],
)
def test_gzip_that_holds_no_whole_table_is_refused(content, cut, sentence, read):
    packed = gzip.compress(content.encode())
    with pytest.raises(InputError, match=sentence):
        read(packed[: len(packed) - cut], "table.csv.gz")


def test_zip_that_unpacks_without_measure_is_refused(tmp_path, run_import):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", HEADER + "\n" + (ROWS[0] + "\n") * 2_000_000)
    with pytest.raises(InputError, match="unpacks to more than 100 times its size"):
        run_import(path, unit="mm")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip_of_any_compression_is_read(compression, tmp_path, run_import):
    path = tmp_path / "table.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("README.txt", "Read me, please")
        archive.writestr("LICENSE", "CC BY")
    whole(run_import(path, unit="mm"))


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("seed", range(6))
def test_zip_with_any_byte_changed_is_read_or_refused_with_a_sentence(compression, seed, tmp_path, run_import):
    path = tmp_path / "table.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("a.csv", TABLE)
    content = bytearray(path.read_bytes())
    content[int(np.random.default_rng(seed).integers(len(content)))] ^= 0x55
    path.write_bytes(content)
    try:
        whole(run_import(path, unit="mm"))
    except InputError as error:
        assert len(str(error)) < 400


def test_numpy_array_and_other_kinds_are_named(read):
    with pytest.raises(InputError, match="is a NumPy array"):
        read(b"\x93NUMPY\x01\x00v\x00", "points.npy")
    with pytest.raises(InputError, match="is packed with xz"):
        read(lzma.compress(TABLE.encode()), "table.csv.xz")


# Twice


def test_equal_rows_are_imported_once_and_points_of_one_name_get_names_of_their_own(read):
    other = ROWS[1].replace(str(VALUES[1, 0]), "77.5")
    imported = read("\n".join([HEADER, *ROWS, ROWS[3], other, ROWS[3], other.replace("77.5", "78.5")]) + "\n")
    assert "2 rows of table.csv repeat another row" in imported.warnings
    assert "2 points of table.csv have the identifier of another point" in imported.warnings
    assert imported.points.pid.tolist()[12:] == ["p1_2", "p1_3"]
    assert imported.points.displacement[12:, 0].tolist() == [77.5, 78.5]


def test_name_of_its_own_is_not_one_that_is_there(read):
    rows = [ROWS[0], ROWS[1].replace("p1,", "p0_2,"), ROWS[2].replace("p2,", "p0,")]
    assert read("\n".join([HEADER, *rows]) + "\n").points.pid.tolist() == ["p0", "p0_2", "p0_3"]


def test_points_of_one_place_with_their_own_names_are_all_kept(read):
    rows = [row.replace(",12.41,", ",12.40,") for row in ROWS]
    imported = read("\n".join([HEADER, *rows]) + "\n")
    assert imported.points.point_count == 12 and "repeat" not in imported.warnings


def test_rows_without_identifiers_are_compared_by_place_and_series(read):
    lines = [",".join(line.split(",")[1:]) for line in [HEADER, *ROWS, ROWS[4]]]
    imported = read("\n".join(lines) + "\n")
    assert imported.points.point_count == 12 and "1 row of table.csv repeats another row" in imported.warnings
