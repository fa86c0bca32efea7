# SPDX-License-Identifier: GPL-2.0-or-later
"""The level at the origin: where the forecast's curve stands when it is run back to the last date."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.origin_level import (
    LEVEL_IN_WORDS,
    dates_for_level,
    level_at_origin,
    reaches_level_dates,
)

PAST = np.datetime64("2022-01-01") + np.arange(60) * np.timedelta64(12, "D")
AHEAD = PAST[-1] + np.arange(1, 16) * np.timedelta64(12, "D")
SERIES = np.zeros((1, 60))


def level(forecast, dates=AHEAD, displacement=SERIES):
    return level_at_origin(dates, np.atleast_2d(forecast), observed_dates=PAST, displacement=displacement)


def test_curve_is_run_back_to_the_last_date():
    days = (AHEAD - PAST[-1]).astype(float)
    assert level(40 - 0.1 * days) == pytest.approx(40)


def test_level_and_movement_agree_with_the_curve():
    """A curve that falls by 10 mm does not stand beside a movement of +0.2 mm."""
    falling = -np.linspace(0.5, 10.5, 15)
    assert falling[-1] - level(falling) == pytest.approx(falling[-1] - falling[0], abs=1)


def test_noise_of_the_last_values_does_not_move_the_level():
    noisy = SERIES.copy()
    noisy[0, -3:] = 25
    assert level(np.full(15, 7.0), displacement=noisy) == pytest.approx(7)


def test_dates_beyond_ninety_days_do_not_count():
    bent = np.where(np.arange(15) < 7, 3.0, 99.0)
    assert level(bent) == pytest.approx(3)


def test_no_forecast_has_no_level():
    assert np.isnan(level(np.full(15, np.nan))).all()


def test_single_date_is_run_back_along_the_line_through_the_last_year():
    years = (PAST - PAST[-1]).astype(float) / 365.25
    falling = (-36.525 * years)[None]
    assert level([5.0], AHEAD[:1], falling) == pytest.approx(5 + 0.1 * 12)


@pytest.mark.parametrize(("step", "count"), [(6, 15), (12, 7), (48, 3)])
def test_level_rests_on_the_dates_of_ninety_days_and_on_three_at_least(step, count):
    dates = PAST[-1] + np.arange(1, 31) * np.timedelta64(step, "D")
    assert dates_for_level(dates, PAST[-1]) == count


def test_dates_that_were_cut_off_are_told_from_all():
    assert reaches_level_dates(AHEAD[:8], PAST[-1])
    assert not reaches_level_dates(AHEAD[:7], PAST[-1])


def test_definition_is_one_that_users_can_read():
    assert "first 90 days" in LEVEL_IN_WORDS
