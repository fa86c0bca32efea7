# SPDX-License-Identifier: GPL-2.0-or-later
"""The fuzzers notice what they are made to notice, and give the same inputs for the same seed."""

from copy import deepcopy
from datetime import date

import pytest

from tests.fuzz.comparing import Output, Reading, compare
from tests.fuzz.corpus_tables import egms_csv, gzip_corpus, long_corpus, parquet_corpus, workbook_corpus
from tests.fuzz.entries import read_output, run_import
from tests.fuzz.inputs import FuzzInput, Mismatch, made_input
from tests.fuzz.misbehaving import DEFECTS
from tests.fuzz.no_data import far_and_repeated
from tests.fuzz.readers import fuzzed_reader
from tests.fuzz.readings.columnar import read_parquet, read_workbook
from tests.fuzz.readings.delimited import read_delimited, read_gzip, read_long
from tests.fuzz.runner import fuzz

MISBEHAVING = "tests.fuzz.misbehaving:reader"
FIRST, SECOND = date(2023, 1, 3), date(2023, 1, 15)


@pytest.fixture
def table():
    names = ["pid", "lon", "lat", "count", "note", "20230103", "20230115"]
    rows = [
        ["a", "12.5", "41.5", "1234567890123456789", "one", "1.5", "-2.5"],
        ["b", "12.6", "41.6", "7", "two", "0.5", ""],
        ["c", "", "41.7", "8", "three", "3.5", "4.5"],
        ["d", "12.8", "41.8", "9", "four", "-9999", "9.5"],
    ]
    return Reading(names, rows)


@pytest.fixture
def points():
    return Output(
        pid=["a", "b", "d"],
        xy=[(12.5, 41.5), (12.6, 41.6), (12.8, 41.8)],
        epochs={FIRST: [1.5, 0.5, None], SECOND: [-2.5, None, 9.5]},
        attributes={"count": [1234567890123456789, 7, 9], "note": ["one", "two", "four"]},
        crs=4326,
    )


def test_points_that_stand_in_the_table_are_right(table, points):
    compare(table, points, {"unit": "mm"})


def _set(*path, value):
    def change(points):
        target = getattr(points, path[0])
        for key in path[1:-1]:
            target = target[key]
        target[path[-1]] = value

    return change


def _without(*numbers):
    def change(points):
        for columns in ([points.pid, points.xy], points.epochs.values(), points.attributes.values()):
            for cells in columns:
                for number in numbers:
                    del cells[number]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("epochs", FIRST, 0, value=15.0), "value"),
        (_set("epochs", FIRST, 0, value=None), "gap"),
        (_set("epochs", SECOND, 1, value=0.0), "value"),
        (_set("xy", 1, value=(41.6, 12.6)), "place"),
        (_set("xy", 0, value=(12.6, 41.6)), "place"),
        (_set("pid", 2, value="x"), "does not hold"),
        (_set("attributes", "count", 0, value=1234567890123456768), "attribute"),
        (_set("attributes", "count", 1, value=None), "attribute"),
        (_set("attributes", "note", 2, value="five"), "attribute"),
        (_without(1), "rows lost"),
        (lambda points: setattr(points, "crs", 3035), "reference system"),
        (lambda points: points.epochs.pop(SECOND), "epoch lost"),
        (lambda points: points.epochs.update({date(2023, 2, 1): [1.0, 2.0, 3.0]}), "epoch"),
        (lambda points: points.attributes.pop("note"), "attribute lost"),
    ],
)
def test_what_does_not_stand_in_the_table_is_a_mismatch(table, points, change, words):
    changed = deepcopy(points)
    change(changed)
    with pytest.raises(Mismatch, match=words):
        compare(table, changed, {"unit": "mm"})


def _numbers(table, *values):
    for row, value in zip(table.rows, values, strict=True):
        row[6] = value


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("1e5", "", "", "1e5"), None),
        (("1e5", "", "", "9.5"), "gap"),  # there once
        (("1e5", "3e4", "", "1e5"), None),  # one that is there once is none of the rest
        (("1e5", "9.5e4", "", "1e5"), "gap"),  # another is near
        (("95", "40", "", "95"), "gap"),  # not three times as large
        (("9.5", "9.5", "", "9.5"), "gap"),
    ],
)
def test_a_number_is_none_where_it_is_far_from_all_others_and_there_again(table, points, values, kind):
    _numbers(table, *values)
    found = [None if one in ("1e5", "95", "9.5", "") else float(one) for one in values]
    points.epochs[SECOND] = [found[0], found[1], found[3]]
    if kind is None:
        compare(table, points, {"unit": "mm"})
        return
    with pytest.raises(Mismatch, match=kind):
        compare(table, points, {"unit": "mm"})


@pytest.mark.parametrize(
    ("others", "is_none"), [([1.5, -30.0], True), ([1.5, -40.0], False), ([30.0, 150.0], False), ([30.0, 400.0], True)]
)
def test_what_is_far_depends_on_smaller_and_on_larger_numbers(others, is_none):
    assert far_and_repeated([*others, -95.0, -95.0]) == ({-95.0} if is_none else set())


def test_an_epoch_of_one_far_number_may_be_left_out(table, points):
    _numbers(table, "1e5", "1e5", "1e5", "1e5")
    del points.epochs[SECOND]
    compare(table, points, {"unit": "mm"})
    _numbers(table, "95", "210", "", "95")
    with pytest.raises(Mismatch, match="epoch lost"):
        compare(table, points, {"unit": "mm"})


@pytest.mark.parametrize(
    ("place", "is_none"),
    [(("-9999", "41.6"), True), (("12.6", "999"), True), (("0", "-0"), True), (("0", "41.6"), False)],
)
def test_a_row_is_left_out_where_its_place_is_a_placeholder(table, points, place, is_none):
    table.rows[1][1:3] = place
    _without(1)(points)
    if is_none:
        compare(table, points, {"unit": "mm"})
        return
    with pytest.raises(Mismatch, match="rows lost"):
        compare(table, points, {"unit": "mm"})


def test_a_placeholder_in_a_column_that_gave_no_place_is_no_reason_to_leave_a_row_out(table, points):
    table.names[3], table.names[4] = "x", "y"
    for row in table.rows:
        row[3:5] = ["999", "999"]
    points.attributes = {}
    compare(table, points, {"unit": "mm"})
    _without(1)(points)
    with pytest.raises(Mismatch, match="rows lost"):
        compare(table, points, {"unit": "mm"})


def test_a_minus_sign_of_a_word_processor_is_one(table, points):
    table.rows[0][6] = "\N{MINUS SIGN}2.5"
    compare(table, points, {"unit": "mm"})
    for wrong in (2.5, None):
        points.epochs[SECOND][0] = wrong
        with pytest.raises(Mismatch):
            compare(table, points, {"unit": "mm"})


def test_one_unit_holds_for_the_whole_table(table, points):
    points.epochs = {
        day: [None if one is None else one * 10 for one in values] for day, values in points.epochs.items()
    }
    compare(table, points, {"unit": "auto"})
    points.epochs[FIRST][0] /= 10
    with pytest.raises(Mismatch):
        compare(table, points, {"unit": "auto"})


@pytest.mark.parametrize(
    ("corpus", "read"),
    [(gzip_corpus, read_gzip), (workbook_corpus, read_workbook), (parquet_corpus, read_parquet)],
)
def test_a_table_reads_alike_in_another_format(corpus, read, tmp_path):
    table = FuzzInput({"points.csv": egms_csv()}, "points.csv", {"unit": "mm"})
    (tmp_path / "points.csv").write_bytes(table.content)
    imported = Output.of(read_output(run_import(tmp_path, table, tmp_path)))
    compare(read_delimited(table.content), imported, table.options)
    compare(read(corpus()[0].content), imported, table.options)


def test_a_long_table_has_an_epoch_a_date_and_a_row_a_point():
    reading = read_long(long_corpus()[0].content)
    assert (len(reading.names), len(reading.rows)) == (3 + 8, 6)
    assert reading.names[3] == "20230103"
    assert reading.rows[0][:5] == ["p0", "12.400", "41.8000", "5.1", "-7.0"]


def test_a_place_of_a_long_table_is_one_with_either_decimal_mark():
    mixed = long_corpus()[0].content.replace(b",", b"\t").replace(b"12.410", b"12,41", 1)
    assert len(read_long(mixed).rows) == 6


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    kept = tmp_path_factory.mktemp("kept")
    return fuzz(MISBEHAVING, range(len(DEFECTS)), seed=1, keep=kept, seconds=6, memory=600 * 2**20)


@pytest.mark.parametrize(
    ("defect", "kind"),
    [
        ("crash", "crash: SIGSEGV"),
        ("hang", "over 6 s"),
        ("grow", "over 0.585938 GB"),
        ("raise", "KeyError at misbehaving.py:run"),
        ("long", "message too long at misbehaving.py:run"),
        ("lines", "message with a line break at misbehaving.py:run"),
        ("leave", "left in the output folder"),
        ("wrong", "mismatch: another value"),
    ],
)
def test_the_runner_notices(tally, defect, kind):
    found = tally.findings[kind]
    assert found.index == DEFECTS.index(defect)
    assert (found.kept / "file").read_bytes() == defect.encode()


def test_the_runner_goes_on_after_a_worker_has_ended(tally):
    assert tally.inputs == len(DEFECTS)
    assert (tally.equal, tally.refused, tally.doubts) == (1, 1, {"both are right": 1})
    assert any(kind.startswith("oracle: ValueError") for kind in tally.findings)


@pytest.mark.parametrize("reader", ["csv", "zip", "geopackage", "grid"])
def test_seed_and_number_give_the_input(reader):
    fuzzed = fuzzed_reader(reader)
    first, again = fuzzed.corpus(), fuzzed.corpus()
    for index in range(10, 30):
        made = made_input(reader, fuzzed, first, 1, index)
        assert made == made_input(reader, fuzzed, again, 1, index)
    assert made_input(reader, fuzzed, first, 1, 20) != made_input(reader, fuzzed, first, 2, 20)
