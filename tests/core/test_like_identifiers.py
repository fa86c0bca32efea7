# SPDX-License-Identifier: GPL-2.0-or-later
"""Identifiers that are one but for case, spaces or leading zeros: joined where nothing else may be meant."""

import numpy as np
import pandas as pd
import pyogrio
import pytest

from insar_forecast_plugin.core.changes.import_several import import_time_series
from insar_forecast_plugin.core.changes.point_matching import matched
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import ImportRequest
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.like_identifiers import like_names
from insar_forecast_plugin.core.progress import Recorder

DATES = ["20180102", "20180114", "20180126"]
SAID = "in case, spaces or leading zeros, and were joined all the same"


@pytest.mark.parametrize(
    ("first", "second", "like"),
    [
        (["0012"], ["12"], {"0012": "12"}),
        (["Ab 3"], ["aB3"], {"Ab 3": "aB3"}),
        (["0a"], ["a"], {}),  # a zero of the name
        (["007", "07"], ["7"], {}),
        (["7", "07"], ["7"], {}),  # 7 is 7
        (["a"], ["A", "A "], {}),
        (["000"], ["0"], {"000": "0"}),
        (["1 12"], ["11 2"], {}),  # row and column
        (["1 12"], ["112"], {}),
        (["\N{LATIN SMALL LETTER SHARP S}1"], ["SS1"], {"\N{LATIN SMALL LETTER SHARP S}1": "SS1"}),
    ],
)
def test_names_are_like_each_other_where_no_other_is(first, second, like):
    assert like_names(first, second) == like


def layers(first, second, apart):
    places = np.column_stack([200.0 * np.arange(len(first)), np.zeros(len(first))])
    pids = tuple(np.array(one, dtype=object) for one in (first, second))
    return matched(pids, (places, places + np.array([apart, 0.0])), 10.0)


def test_points_beyond_the_distance_of_places_are_matched_by_like_identifiers():
    found = layers(["001", "b2", "c"], ["1", "B2", "d"], apart=30.0)
    assert found.first.tolist() == found.second.tolist() == [0, 1]
    assert found.by_pid.all()
    assert found.respelled == 2
    assert found.told == [
        "Identifiers that differ between the layers in case, spaces or leading zeros, and were joined all the same: 2."
    ]


def test_places_decide_where_like_identifiers_are_far_apart():
    found = layers(["001", "002", "003", "004", "005"], ["5", "1", "2", "3", "4"], apart=5.0)
    assert found.second.tolist() == [0, 1, 2, 3, 4]
    assert not found.by_pid.any()
    assert found.told == []


def test_same_identifiers_are_matched_as_before_beside_like_ones():
    found = layers(["1", "01", "2"], ["1", "x", "02"], apart=30.0)
    assert found.first.tolist() == [0, 2]
    assert found.respelled == 1


def tables(folder, series, places):
    pd.DataFrame({"id": series, **{date: np.arange(len(series)) * 1.5 + at for at, date in enumerate(DATES)}}).to_csv(
        folder / "series.csv", index=False
    )
    return pd.DataFrame({"id": places, "lon": 12 + np.arange(len(places)) / 100, "lat": 41.9})


def imported(folder, places):
    told = Recorder()
    request = ImportRequest(
        input=str(folder / "series.csv"), more_inputs=(str(places),), output=str(folder / "out.gpkg"), unit="mm"
    )
    import_time_series(request, told)
    points = read_points(str(folder / "out.gpkg"), Recorder())
    return dict(zip(points.pid, points.coordinates[:, 0].round(4), strict=True)), "\n".join(told.infos)


def test_series_find_their_places_in_a_table_that_a_spreadsheet_has_saved(tmp_path):
    frame = tables(tmp_path, ["0007", "0012", "p 3", "1234"], [1234, 12, 7])
    path, cells = tmp_path / "places.xlsx", [frame[one].to_numpy() for one in frame]
    pyogrio.raw.write(path, None, cells, [*frame.columns], layer="places", driver="XLSX", geometry_type=None, crs=None)
    found, infos = imported(tmp_path, path)
    assert found == {"0007": 12.02, "0012": 12.01, "1234": 12.0}
    assert f"{SAID}: 2." in infos
    assert "without a place in the other table: 1." in infos


def test_series_of_two_like_identifiers_are_not_put_at_one_place(tmp_path):
    tables(tmp_path, ["007", "07", "8"], ["7", "8"]).to_csv(tmp_path / "places.csv", index=False)
    found, infos = imported(tmp_path, tmp_path / "places.csv")
    assert found == {"8": 12.01}
    assert SAID not in infos


def test_tables_without_like_identifiers_are_still_refused(tmp_path):
    tables(tmp_path, ["a1", "a2"], ["b1", "b2"]).to_csv(tmp_path / "places.csv", index=False)
    with pytest.raises(InputError, match="None of the identifiers"):
        imported(tmp_path, tmp_path / "places.csv")
