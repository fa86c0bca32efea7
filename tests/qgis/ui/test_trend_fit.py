# SPDX-License-Identifier: GPL-2.0-or-later
"""The trend that the dock draws, on series whose truth is known."""

import numpy as np
import pytest

from insar_forecast_plugin.ui.alarm_mark import Alarm
from insar_forecast_plugin.ui.point_series import Trend
from insar_forecast_plugin.ui.trend_fit import fit_trend

DATES = np.datetime64("2020-01-03") + np.arange(150) * np.timedelta64(12, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
LINE = 3.0 - 7.5 * YEARS
SEASON = 4.0 * np.sin(2 * np.pi * (YEARS - 0.2))


def test_velocity_is_found_beside_a_season():
    assert fit_trend(DATES, LINE + SEASON).velocity == pytest.approx(-7.5)


def test_amplitude_of_the_season_is_found():
    assert fit_trend(DATES, LINE + SEASON).annual == pytest.approx(4.0)


def test_series_with_gaps_is_fitted_at_all_dates():
    values = LINE + SEASON
    values[20:40] = np.nan
    np.testing.assert_allclose(fit_trend(DATES, values).fitted, LINE + SEASON)


def test_series_of_less_than_a_year_has_no_season():
    assert np.isnan(fit_trend(DATES[:20], LINE[:20]).annual)


def test_too_few_values_have_no_trend():
    values = np.full(len(DATES), np.nan)
    values[:4] = 1.0
    assert fit_trend(DATES, values) is None


def test_bilinear_point_has_a_velocity_before_and_after_its_break():
    bend = np.maximum(YEARS - YEARS[70], 0)
    fit = fit_trend(DATES, LINE + 20 * bend, Trend("bilinear", break_date=DATES[70]))
    assert fit.velocities == pytest.approx((-7.5, 12.5))


def test_mean_velocity_with_a_break_is_that_from_end_to_end():
    bend = np.maximum(YEARS - YEARS[70], 0)
    values = LINE + 20 * bend
    fit = fit_trend(DATES, values, Trend("bilinear", break_date=DATES[70]))
    assert fit.velocity == pytest.approx((values[-1] - values[0]) / YEARS[-1])


def test_quadratic_point_leaves_no_residual():
    values = LINE + 2.5 * YEARS**2
    np.testing.assert_allclose(fit_trend(DATES, values, Trend("quadratic")).fitted, values)


def test_jump_does_not_disturb_the_velocity():
    values = LINE + 27.73 * (np.arange(len(DATES)) >= 60)
    fit = fit_trend(DATES, values, Trend("unwrapping_error", jumps=((DATES[60], 27.73),)))
    assert fit.velocity == pytest.approx(-7.5)


@pytest.mark.parametrize("day", [DATES[0] - 400, DATES[-1] + 400])
def test_break_outside_of_the_series_is_passed_over(day):
    fit = fit_trend(DATES, LINE, Trend("bilinear", break_date=day))
    assert (fit.velocities, fit.velocity) == ((), pytest.approx(-7.5))


@pytest.mark.parametrize("kind", ["velocity", "jump", "acceleration"])
def test_series_with_an_alarm_is_fitted_with_its_change(kind):
    after = np.maximum(YEARS - YEARS[110], 0)
    change = {"velocity": -30 * after, "jump": 12.0 * (YEARS[110] <= YEARS), "acceleration": -25 * after**2}[kind]
    values = LINE + SEASON + change
    fit = fit_trend(DATES, values, alarm=Alarm(DATES[110], 6.0, kind))
    np.testing.assert_allclose(fit.fitted, values, atol=1e-6)
    assert fit.velocities == (pytest.approx((-7.5, -37.5)) if kind == "velocity" else ())
    assert np.abs(fit_trend(DATES, values).fitted - values).max() > 2


def test_alarm_of_unknown_kind_or_at_the_last_epoch_adds_nothing():
    plain = fit_trend(DATES, LINE + SEASON)
    for alarm in (Alarm(DATES[110], 6.0, ""), Alarm(DATES[-1] + 1, 6.0, "jump")):
        assert fit_trend(DATES, LINE + SEASON, alarm=alarm).velocity == pytest.approx(plain.velocity)
