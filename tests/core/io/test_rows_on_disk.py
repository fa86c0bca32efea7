# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows in a file of the job's own, and points whose series lie there."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.rows_on_disk import Scratch, columns_of, row_blocks
from insar_forecast_plugin.core.io.stored_points import store_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

VALUES = np.random.default_rng(0).normal(size=(40, 3, 2)).astype(np.float32)


@pytest.fixture(params=["disk", "memory"])
def rows(request, tmp_path):
    with Scratch(tmp_path if request.param == "disk" else None) as scratch:
        made = scratch.rows(40, 3, 2)
        made[:] = VALUES
        yield made


@pytest.mark.parametrize(
    "wanted",
    [
        slice(None),
        slice(3, 9),
        slice(2, 30, 7),
        slice(9, 9),
        np.array([5, 6, 7, 20, 0, 39]),
        np.arange(40) % 3 == 0,
        np.array([], int),
    ],
)
def test_rows_come_back_as_from_an_array(rows, wanted):
    np.testing.assert_array_equal(rows[wanted], VALUES[wanted])


def test_rows_are_replaced_wherever_they_lie(rows):
    wanted, expected = np.array([1, 2, 30, 4]), VALUES.copy()
    rows[wanted] = expected[wanted] = -VALUES[:4]
    np.testing.assert_array_equal(rows[:], expected)


def test_no_rows_are_read_beyond_the_last(tmp_path):
    with Scratch(tmp_path) as scratch, pytest.raises(IndexError, match="rows 0 to 3 were expected"):
        scratch.rows(4, 2)[np.array([4])]


def test_rows_of_another_shape_are_refused(tmp_path):
    with Scratch(tmp_path) as scratch, pytest.raises(ValueError, match="values of shape"):
        scratch.rows(4, 2)[0:2] = np.zeros((3, 2))


def test_nothing_is_left_when_a_job_fails(tmp_path):
    with pytest.raises(InputError), Scratch(tmp_path) as scratch:
        scratch.appendable(2).append(np.ones((3, 2)))
        raise InputError("")
    assert not list(tmp_path.iterdir())


def test_blocks_cover_all_rows_once(tmp_path):
    shape = (1_000_001, 9)
    ends = [0, *(block.stop for block in row_blocks(shape))]
    assert ends == [*(block.start for block in row_blocks(shape)), shape[0]]
    assert len(ends) > 2


def test_columns_are_taken_over_all_blocks(tmp_path):
    with Scratch(tmp_path) as scratch:
        rows = scratch.rows(5_000, 1_000)
        rows[:] = values = np.arange(5_000_000, dtype=np.float32).reshape(5_000, 1_000)
        np.testing.assert_array_equal(columns_of(rows, slice(990, 1_010)), values[:, 990:])


@pytest.fixture
def odd_layer(tmp_path):
    """Return points of which one has no value, an epoch that is empty, and attributes of every kind."""
    values = np.random.default_rng(1).normal(size=(50, 4)).astype(np.float32)
    values[7], values[:, 2], values[9, 0] = np.nan, np.nan, np.nan
    points = TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(50)], dtype=object),
        coordinates=np.random.default_rng(2).uniform(0, 900, (50, 2)),
        crs="EPSG:3035",
        dates=np.datetime64("2024-01-03") + 6 * np.arange(4).astype("timedelta64[D]"),
        displacement=values,
        attributes=pd.DataFrame(
            {
                "height": np.arange(50.0),
                "count": pd.array([None, *range(49)], dtype="Int64"),
                "kind": [None if index % 3 else "roof" for index in range(50)],
                "day": np.datetime64("2024-05-01") + np.arange(50).astype("timedelta64[D]"),
            }
        ),
        measured=Measured(component="up"),
        provenance={"operation": "test"},
    )
    write_points(points, tmp_path / "points.gpkg")
    return tmp_path / "points.gpkg"


def test_stored_points_are_those_that_are_read(odd_layer, tmp_path):
    told, expected_told = Recorder(), Recorder()
    with Scratch(tmp_path) as scratch:
        stored, expected = store_points(odd_layer, scratch, told), read_points(odd_layer, expected_told)
        for name in ("pid", "coordinates", "dates"):
            np.testing.assert_array_equal(getattr(stored, name), getattr(expected, name))
        np.testing.assert_array_equal(stored.displacement[:], expected.displacement)
    pd.testing.assert_frame_equal(stored.attributes, expected.attributes)
    assert (stored.measured, stored.provenance, stored.crs) == (
        expected.measured,
        expected.provenance,
        expected.crs,
    )
    assert sorted(told.warnings) == sorted(expected_told.warnings)
    assert len(told.warnings) == 2


def test_stored_points_are_written_as_those_in_memory_are(odd_layer, tmp_path):
    with Scratch(tmp_path) as scratch:
        write_points(store_points(odd_layer, scratch, Silent()), tmp_path / "stored.gpkg")
    write_points(read_points(odd_layer, Silent()), tmp_path / "read.gpkg")
    stored, read = (read_points(tmp_path / name, Silent()) for name in ("stored.gpkg", "read.gpkg"))
    np.testing.assert_array_equal(stored.displacement, read.displacement)
    pd.testing.assert_frame_equal(stored.attributes, read.attributes)


def test_a_layer_without_any_value_is_refused(tmp_path):
    points = TimeSeriesPoints(
        pid=np.array(["a"], dtype=object),
        coordinates=np.zeros((1, 2)),
        crs="EPSG:3035",
        dates=np.array(["2024-01-03"], dtype="datetime64[D]"),
        displacement=np.ones((1, 1), np.float32),
    )
    write_points(replace(points, displacement=np.full((1, 1), np.nan)), tmp_path / "empty.gpkg")
    with Scratch(tmp_path) as scratch, pytest.raises(InputError, match="has no point with a value"):
        store_points(tmp_path / "empty.gpkg", scratch, Silent())
