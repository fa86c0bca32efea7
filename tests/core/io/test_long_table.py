# SPDX-License-Identifier: GPL-2.0-or-later
"""The long table of series: a row a point and date."""

import sqlite3
from contextlib import closing

import numpy as np
import pyogrio
import pytest

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.long_table import SeriesPart, write_long_table
from insar_forecast_plugin.core.measured import Measured

OBSERVED = np.array(["2021-01-01", "2021-01-07", "2021-01-19"], dtype="datetime64[D]")
FUTURE = np.array(["2021-01-25", "2021-01-31"], dtype="datetime64[D]")


@pytest.fixture
def write(tmp_path):
    """Return a function that writes two points, one with a gap, and gives the rows."""

    def write(name="series.gpkg"):
        values = np.array([[1, 2, 3], [4, np.nan, 6]], dtype=np.float32)
        forecast = np.array([[3, 4], [6, 7]], dtype=np.float32)
        count = write_long_table(
            tmp_path / name,
            [
                SeriesPart("observed", OBSERVED, values),
                SeriesPart("forecast", FUTURE, forecast, np.full((2, 2), 0.5, np.float32)),
            ],
            pid=np.array(["007", "b"], dtype=object),
            coordinates=np.array([[4_000_000.0, 3_000_000.0], [4_000_100.0, 3_000_050.0]]),
            crs="EPSG:3035",
            measured=Measured(component="los"),
            provenance={"algorithm": "forecast"},
        )
        return count, pyogrio.read_arrow(tmp_path / name, read_geometry=False)[1].to_pandas()

    return write


@pytest.mark.parametrize("name", ["series.gpkg", "series.fgb"])
def test_every_value_has_its_row_and_missing_ones_none(write, name):
    count, rows = write(name)
    assert (count, len(rows)) == (9, 9)


def test_fields_are_those_of_the_interface(write):
    assert list(write()[1].columns) == ["id", "date", "until", "kind", "value", "lower", "upper"]


def test_identifiers_stay_text(write):
    assert set(write()[1]["id"]) == {"007", "b"}


def test_row_ends_where_the_next_date_begins(write):
    rows = write()[1].drop_duplicates("date").sort_values("date")
    ends = [str(day)[:10] for day in rows["until"]]
    assert ends == ["2021-01-07", "2021-01-19", "2021-01-25", "2021-01-31", "2021-02-06"]


def test_forecast_rows_have_the_interval_and_observed_ones_none(write):
    rows = write()[1]
    ahead = rows[rows["kind"] == "forecast"]
    assert (ahead["upper"] - ahead["lower"]).tolist() == pytest.approx([1.0] * 4)
    assert rows[rows["kind"] == "observed"]["lower"].isna().tolist() == [True] * 5


def test_geopackage_has_an_index_on_the_date(write, tmp_path):
    write()
    with closing(sqlite3.connect(tmp_path / "series.gpkg")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall()
    assert ("series_date",) in names


def test_unknown_format_is_refused(write):
    with pytest.raises(OutputError, match="cannot be written in the format"):
        write("series.unknown")
