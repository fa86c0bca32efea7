# SPDX-License-Identifier: GPL-2.0-or-later
"""Series of one point as text: where the point is."""

import time

import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.tables.single_series import single_series

SERIES = ["# unit: mm", "20180102  0.00", "20180114  -1.20"]


def place(*lines):
    """Return longitude and latitude of a text with these comments."""
    series = single_series("p.txt", "p", [*lines, *SERIES])
    row = next(iter(series.blocks(["lon", "lat"]))).batch.to_pylist()[0]
    return row["lon"], row["lat"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["# lat, lon: 41.90, 12.50"], (12.5, 41.9)),
        (["# lat,lon=41.9,12.5"], (12.5, 41.9)),
        (["# Y/X = 215, 310, lat/lon = -0.3676, -91.5344"], (-91.5344, -0.3676)),
        (["# Lat/Lon (deg): 41.8 12.4"], (12.4, 41.8)),
        (["# latitude / longitude : 41.8 / 12.4, height 20 m"], (12.4, 41.8)),
        (["# lat, lon: 41,90, 12,50"], (12.5, 41.9)),
        (["# lat/lon: 41,8 / 12,4"], (12.4, 41.8)),
        (["# lat, lon: 33.5, 70.2 W"], (-70.2, 33.5)),
        (["# lat, lon: 33.5 S, 70.2\u00b0 W"], (-70.2, -33.5)),
        (["# lat/lon: 41.80N/12.40E"], (12.4, 41.8)),
        (["# lat, lon: 12.4E, 41.8N"], (12.4, 41.8)),
        (["# lon, lat: 12.4, 41.8"], (12.4, 41.8)),
        (["# lat: -33.5, lon: 150.2"], (150.2, -33.5)),
        (["# lat: 41,9", "# lon: 12,5"], (12.5, 41.9)),
    ],
)
def test_place_is_read_as_people_write_it(lines, expected):
    assert place(*lines) == expected


@pytest.mark.parametrize(
    "line",
    [
        "# lat, lon: 41,90,12,50",
        "# lat, lon: 41 48 12 24",
        "# lat/lon: 41\u00b048'N 12\u00b024'E",
        "# lat, lon: 12 E, 4 W",
    ],
)
def test_place_that_can_be_read_in_two_ways_is_refused_with_its_line(line):
    with pytest.raises(InputError, match=r"not say where the point is in a way that is read .*Add a first"):
        place(line)


def test_place_of_the_reference_is_not_the_point(tmp_path):
    lines = ["# reference lat/lon = 34.0, 135.0", "# lat/lon = 34.5, 136.5", "20180102  0.00", "20180114  -1.20"]
    series = single_series("p.txt", "p", lines)
    assert [block.batch.column("lat").to_pylist() for block in series.blocks(["lat"])] == [[34.5]]
    assert single_series("p.txt", "p", ["#" + "lat" * 50_000, *lines[1:]]) is not None


def test_series_of_one_point_that_does_not_say_its_place_is_refused():
    with pytest.raises(InputError, match=r"time series of one point \(2 dates\) and does not say where"):
        single_series("p.txt", "p", ["# unit: cm", "20180102 0.1", "20180114 0.2"])


@pytest.mark.parametrize(
    "lines", [["20180102 0.1 a", "x 0.2"], ["hello 1", "world 2"], ["20180102 0.1"], ["pid lon", "20180102 1.5"],
              ["20180102 0.1", "20180114 " + 300_000 * "1" + "x"]]
)  # fmt: skip
def test_other_texts_are_no_series_of_one_point(lines):
    assert single_series("p.txt", "p", ["# lat, lon: 1, 2", *lines]) is None


@pytest.mark.parametrize("rows", [["date,displacement", "2018-01-02,0.0", "2018-01-14,-1.25"],
                                  ["2018-01-02,0.0", "2018-01-14,-1.25"],
                                  ["Date;Displacement [mm]", "2018-01-02;0,0", "2018-01-14;-1,25"],
                                  ["date\tlos", "20180102\t0.0", "20180114\t-1.25"],
                                  ["2018-01-02 05:33:11,0.0", "2018-01-14 05:33:11,-1.25"]])  # fmt: skip
def test_date_and_value_may_be_columns_of_a_table(rows):
    series = single_series("p.csv", "p", ["# lat, lon: 41.90, 12.50", *rows])
    row = next(iter(series.blocks(series.names))).batch.to_pylist()[0]
    assert list(row.values()) == ["p", 12.5, 41.9, 0.0, -1.25]
    assert ("unit: mm" in series.before) == ("[mm]" in rows[0])


@pytest.mark.parametrize("rows", [["date,p1", "2018-01-02,0.0", "2018-01-14,-1.25"],
                                  ["date,displacement,std", "2018-01-02,0.0,1", "2018-01-14,-1.25,1"],
                                  ["20180102,3", "20180114,x"]])  # fmt: skip
def test_tables_of_other_columns_are_no_series_of_one_point(rows):
    assert single_series("p.csv", "p", ["# lat, lon: 41.90, 12.50", *rows]) is None


def test_long_runs_of_spaces_are_read_at_once():
    lines = 3000 * [" " * 190 + "a b c", "a" + " " * 190 + "b c"]
    began = time.process_time()
    assert single_series("p.txt", "p", lines) is None
    assert time.process_time() - began < 2
