# SPDX-License-Identifier: GPL-2.0-or-later
"""Data up to an origin, and what is kept for measuring."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.forecaster import ForecastData, TimeSplit, measured_origins, split_in_time


def test_data_until_an_origin_hold_nothing_later():
    dates = np.datetime64("2020-01-01") + np.arange(10).astype("timedelta64[D]")
    data = ForecastData(np.zeros((2, 2)), dates, np.arange(20, dtype=np.float32).reshape(2, 10)).until(6)
    assert (data.origin, data.epoch_count, data.displacement.max()) == (dates[5], 6, 15)


def test_a_fifth_of_the_targets_is_kept():
    assert split_in_time(210, lookback=30, horizon=15) == TimeSplit(end=174, total=210)


def test_one_horizon_is_kept_where_enough_is_left():
    assert split_in_time(180, lookback=61, horizon=30).measured == 30


def test_too_short_series_are_refused_with_the_need():
    with pytest.raises(InputError, match=r"46 epochs are too few.*need about"):
        split_in_time(46, lookback=30, horizon=15)


def test_origins_leave_an_epoch_to_compare_with():
    origins = list(measured_origins(TimeSplit(end=80, total=100), most=7))
    assert (origins[0], origins[-1], len(origins)) == (80, 99, 7)
