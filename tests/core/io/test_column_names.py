# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.field_names import (
    GEOGRAPHIC_PAIRS,
    IDENTIFIERS,
    epoch_date,
    epochs,
    forecasts,
    named,
    pair,
)


def test_epochs_have_their_dates_in_the_order_of_the_table():
    found = epochs(["pid", "X20240229", "2024-01-31", "D20240229_std"])
    assert found == {"X20240229": np.datetime64("2024-02-29"), "2024-01-31": np.datetime64("2024-01-31")}
    assert [*found] == ["X20240229", "2024-01-31"]


@pytest.mark.parametrize(("name", "expected"), [("2024-02-29", np.datetime64("2024-02-29")), ("F20240229", None)])
def test_text_alone_names_an_epoch_or_none(name, expected):
    assert epoch_date(name) == expected


def test_forecast_fields_are_known():
    names = ["F20240131", "L20240131", "U20240131", "D20240131", "F20240231"]
    assert forecasts(names) == ["F20240131", "L20240131", "U20240131"]


def test_columns_are_found_whatever_the_case():
    assert pair(GEOGRAPHIC_PAIRS, ["LAT", "x", "Lon"]) == ("Lon", "LAT")


def test_pid_goes_before_other_identifiers():
    assert named(IDENTIFIERS, ["id", "CODE", "PID"]) == "PID"


@pytest.mark.parametrize("asked", [{"id_field": "code"}, {"x_field": "east", "y_field": "north"}])
def test_long_names_leave_room_for_what_a_message_says(asked, tmp_path, run_import):
    (tmp_path / "a.csv").write_text(f"pid,lon,lat,{'a' * 300},{'b' * 300},20200103,20200115\np1,12,41,1,2,3,4\n")
    with pytest.raises(InputError, match=r"it has pid, lon, lat, a{20}\.\.\., b{20}\.\.\., 20200103, 20200115, "):
        run_import(tmp_path / "a.csv", **asked)
