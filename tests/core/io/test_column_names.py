# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.io.field_names import (
    GEOGRAPHIC_PAIRS,
    IDENTIFIERS,
    epoch_date,
    is_forecast,
    named,
    pair,
)


@pytest.mark.parametrize(
    "name", ["20240229", "D20240229", "D_20240229", "d20240229", "2024-02-29", "2024/2/29", "2024/02/29", " 20240229 "]
)
def test_every_spelling_of_a_date_is_an_epoch(name):
    assert epoch_date(name) == np.datetime64("2024-02-29")


@pytest.mark.parametrize(
    "name",
    ["20230229", "20241301", "12345678", "2024022", "202402290", "F20240229", "x20240229", "2024-02/29", "height", ""],
)
def test_what_is_no_date_in_the_calendar_is_no_epoch(name):
    assert epoch_date(name) is None


def test_forecast_fields_are_known():
    assert [is_forecast(name) for name in ("F20240131", "L20240131", "U20240131", "D20240131", "F20240231")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_columns_are_found_whatever_the_case():
    assert pair(GEOGRAPHIC_PAIRS, ["LAT", "x", "Lon"]) == ("Lon", "LAT")


def test_pid_goes_before_other_identifiers():
    assert named(IDENTIFIERS, ["id", "CODE", "PID"]) == "PID"
