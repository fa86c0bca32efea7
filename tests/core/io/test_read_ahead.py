# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading beside what is done with the rows, rows that are the same, and the pages of a GeoPackage."""

import sqlite3
import threading
from contextlib import closing

import numpy as np
import pyarrow as pa
import pytest

from insar_forecast_plugin.core.io.repeated_rows import fingerprints
from insar_forecast_plugin.core.io.tables.read_ahead import read_ahead


def counted(seen, most=9):
    for number in range(most):
        seen.append(number)
        yield number


def test_beginning_alone_is_read_where_no_more_is_asked_for():
    seen = []
    assert next(read_ahead(counted(seen))) == 0
    assert seen == [0]


def test_no_thread_is_left_where_reading_stops_early():
    before = threading.active_count()
    parts = read_ahead(counted([]))
    assert [next(parts), next(parts), next(parts)] == [0, 1, 2]
    parts.close()
    assert threading.active_count() == before


def test_error_of_reading_comes_after_the_parts_before_it():
    def failing():
        yield from "abc"
        raise ValueError("cut off")

    parts = read_ahead(failing())
    assert [next(parts), next(parts), next(parts)] == ["a", "b", "c"]
    with pytest.raises(ValueError, match="cut off"):
        next(parts)


def rows_of(count=50, epochs=7):
    rng = np.random.default_rng(0)
    series = rng.normal(0, 5, (count, epochs)).round(1).astype(np.float32)
    return series, {"code": rng.integers(0, 9, count).astype(float), "town": [f"t{row % 7}" for row in range(count)]}


def prints_of(series, columns):
    return fingerprints(series, pa.RecordBatch.from_pydict(columns))


def test_rows_share_a_fingerprint_where_they_are_equal_only():
    series, columns = rows_of()
    prints = prints_of(series, columns)
    assert len(np.unique(prints)) == len(series)
    np.testing.assert_array_equal(prints_of(series[::-1], {k: list(v)[::-1] for k, v in columns.items()}), prints[::-1])


@pytest.mark.parametrize("missing", [np.nan, -np.nan])
def test_zeros_and_gaps_have_one_fingerprint_each(missing):
    series = np.array([[1.0, 0.0, np.nan, 2.0], [1.0, -0.0, missing, 2.0]], dtype=np.float32)
    columns = {"height": [0.0, -0.0], "nothing": [None, None], "town": ["a", "a"], "fid": [1, 2]}
    first, second = prints_of(series, columns)
    assert first == second


@pytest.mark.parametrize(
    ("name", "cells"), [("count", [0, None]), ("town", ["", None]), ("height", [0.0, None]), ("old", [True, None])]
)
def test_cell_without_a_value_is_like_no_other(name, cells):
    first, second = prints_of(np.ones((2, 4), dtype=np.float32), {name: cells})
    assert first != second


def test_values_that_changed_places_are_another_row():
    series = np.array([[1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 3.0, 4.0], [3.0, 4.0, 1.0, 2.0]], dtype=np.float32)
    assert len(np.unique(prints_of(series, {"town": ["a"] * 3}))) == 3


def test_geopackage_has_pages_for_points_with_hundreds_of_epochs(run_import, egms_frame, tmp_path):
    egms_frame().to_csv(tmp_path / "points.csv", index=False)
    imported = run_import(tmp_path / "points.csv", crs="EPSG:3035")
    with closing(sqlite3.connect(imported.result.outputs["OUTPUT"])) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (16384,)
