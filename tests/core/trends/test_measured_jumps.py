# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told of series with jumps of any size, as those of combined products."""

import numpy as np
import pytest

from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.trends.trend_table import TrendFitter

COUNT = 800


def table_of(epochs, jumps, *, missing=0.0):
    """Return the table of series that move by 3 mm/yr and jump by 22 mm at epochs, in white noise of 2 mm."""
    rng = np.random.default_rng(0)
    dates = np.datetime64("2018-01-01") + 12 * np.arange(epochs)
    years = 12 * np.arange(epochs) / 365.25
    series = 3 * years + rng.normal(0, 2, (COUNT, epochs))
    for at in jumps:
        series[:, at:] += 22
    series[rng.random(series.shape) < missing] = np.nan
    table = TrendFitter.of(dates, MotionLimits(exact_jumps=False)).table(series, np.zeros(COUNT))
    assert np.isfinite(table.jump_sizes[:, len(jumps) - 1]).mean() > 0.95
    return table


@pytest.mark.parametrize("missing", [0.0, 0.2])
@pytest.mark.parametrize(("epochs", "jumps"), [(150, [75]), (150, [30]), (60, [30]), (60, [20, 40]), (150, [50, 100])])
def test_deviation_of_the_velocity_contains_that_of_the_jumps(epochs, jumps, missing):
    table = table_of(epochs, jumps, missing=missing)
    error = np.abs(table.velocity - 3)
    assert np.mean(error < 2 * table.velocity_sigma) > 0.93
    assert abs(np.median(table.velocity) - 3) < np.median(table.velocity_sigma)


def test_jumps_do_not_pull_the_velocity():
    assert np.median(table_of(150, [50, 100]).velocity) == pytest.approx(3.0, abs=0.4)


@pytest.mark.parametrize(("bend", "jump"), [(75, 30), (75, 110), (100, 60)])
def test_a_jump_beside_a_bend_does_not_pull_the_velocities_and_the_date_of_the_bend(bend, jump):
    dates, years = np.datetime64("2018-01-01") + 12 * np.arange(150), 12 * np.arange(150) / 365.25
    series = 2 * years + 8 * np.maximum(years - years[bend], 0) + np.random.default_rng(3).normal(0, 2, (COUNT, 150))
    series[:, jump:] += 22
    table = TrendFitter.of(dates, MotionLimits(exact_jumps=False)).table(series, np.zeros(COUNT))
    for found, sigma, put_in in (
        (table.velocity_1, table.velocity_1_sigma, 2),
        (table.velocity_2, table.velocity_2_sigma, 10),
    ):
        assert np.median(found) == pytest.approx(put_in, abs=0.2)
        assert np.mean(np.abs(found - put_in) < 2 * sigma) > 0.85
    off = (table.break_date - dates[bend]).astype(float)
    assert abs(np.median(off)) <= 12
    assert np.mean(np.abs(off) < 2 * table.break_sigma_days) > 0.85


def test_deviation_of_an_acceleration_contains_that_of_the_jumps():
    table = table_of(60, [20, 40])
    assert np.mean(np.abs(table.acceleration) < 2 * table.acceleration_sigma) > 0.93


def test_deviation_of_a_jump_in_a_short_series_is_no_less_than_that_of_its_fit():
    table = table_of(60, [30])
    assert np.mean(np.abs(table.jump_sizes[:, 0] - 22) < 2 * table.jump_sigmas[:, 0]) > 0.93
    assert np.isnan(table.jump_sigmas[:, 1]).mean() > 0.95


def test_series_without_a_jump_stay_as_they_are():
    rng = np.random.default_rng(1)
    dates, still = np.datetime64("2018-01-01") + 12 * np.arange(80), rng.normal(0, 2, (50, 80))
    free, whole = (
        TrendFitter.of(dates, MotionLimits(exact_jumps=exact)).table(still, np.zeros(50)) for exact in (False, True)
    )
    assert np.isnat(free.jump_dates).all()
    for name in ("velocity", "velocity_sigma", "velocity_1", "velocity_2_sigma", "acceleration"):
        np.testing.assert_array_equal(getattr(free, name), getattr(whole, name))
