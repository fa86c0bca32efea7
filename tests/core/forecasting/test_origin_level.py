# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.origin_level import level_at_origin

DATES = np.datetime64("2022-01-01") + np.arange(60) * np.timedelta64(12, "D")
YEARS = (DATES - DATES[-1]).astype(float) / 365.25


def test_level_of_a_moving_point_does_not_lag():
    assert level_at_origin(DATES, (-60 * YEARS)[None]) == pytest.approx(0, abs=1e-6)


def test_outlier_at_the_end_hardly_moves_the_level():
    series = np.zeros((1, 60))
    series[0, -1] = 25
    assert abs(level_at_origin(DATES, series)[0]) < 1


def test_gap_at_the_end_is_bridged_along_the_line():
    series = (-30 * YEARS)[None].copy()
    series[0, -4:] = np.nan
    assert level_at_origin(DATES, series) == pytest.approx(0, abs=1e-6)


def test_series_without_a_value_has_no_level():
    assert np.isnan(level_at_origin(DATES, np.full((1, 60), np.nan)))


def test_values_older_than_a_year_serve_where_there_are_no_others():
    series = np.full((1, 60), np.nan)
    series[0, :10] = 7
    assert level_at_origin(DATES, series) == pytest.approx(7)
