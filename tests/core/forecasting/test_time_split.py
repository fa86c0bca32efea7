# SPDX-License-Identifier: GPL-2.0-or-later
"""Data up to an origin, and what is kept for measuring."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.time_split import TimeSplit, measured_origins, split_in_time


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


def test_span_left_by_an_earlier_split_is_named_with_the_whole_series_and_a_horizon_that_fits():
    first = split_in_time(393, lookback=200, horizon=130)
    said = rf"The first {first.end} of 393 epochs \(the others are kept to measure the error\) are too few.*"
    with pytest.raises(InputError, match=said + r"with this lookback, (\d+) steps are possible") as refused:
        split_in_time(first.end, lookback=200, horizon=130, of=393)
    steps = int(refused.value.args[0].partition("lookback, ")[2].split()[0])
    assert fits_twice(steps) and not fits_twice(steps + 1)


def fits_twice(steps):
    try:
        split_in_time(split_in_time(393, lookback=200, horizon=steps).end, lookback=200, horizon=steps)
    except InputError:
        return False
    return True


def test_no_horizon_is_promised_where_the_lookback_takes_all_epochs():
    with pytest.raises(InputError, match=r"HORIZON_DAYS\.$"):
        split_in_time(30, lookback=30, horizon=5, of=31)


def test_origins_leave_an_epoch_to_compare_with():
    origins = list(measured_origins(TimeSplit(end=80, total=100), most=7))
    assert (origins[0], origins[-1], len(origins)) == (80, 99, 7)
