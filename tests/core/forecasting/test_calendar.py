# SPDX-License-Identifier: GPL-2.0-or-later
"""Days and steps."""

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError, ModelError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import (
    ForecastCalendar,
    plan_calendar,
    step_of,
    warn_of_gaps,
    warn_of_step,
)
from insar_forecast_plugin.core.progress import Recorder


def dates_every(*intervals):
    return np.datetime64("2020-01-03") + np.cumsum([0, *intervals]).astype("timedelta64[D]")


def test_step_is_the_median_of_the_last_twelve_intervals():
    assert step_of(dates_every(*[6] * 40, *[12] * 10, 24, 24)) == 12


def test_given_step_wins():
    assert step_of(dates_every(*[6] * 40), step_days=12) == 12


def test_days_become_epochs_of_the_step():
    calendar = plan_calendar(dates_every(*[6] * 99), lookback_days=365, horizon_days=180)
    assert (calendar.lookback, calendar.horizon) == (61, 30)


def test_horizon_shorter_than_a_step_is_one_step():
    assert plan_calendar(dates_every(*[12] * 50), lookback_days=120, horizon_days=1).horizon == 1


def test_too_few_epochs_are_refused_in_days_and_steps():
    with pytest.raises(InputError, match=r"60 epochs.*365 days \(61 epochs\).*180 days \(30 steps.*at least 91"):
        plan_calendar(dates_every(*[6] * 59), lookback_days=365, horizon_days=180)


def test_single_epoch_is_refused():
    with pytest.raises(InputError, match=r"1 epoch\(s\)"):
        plan_calendar(dates_every(), lookback_days=365, horizon_days=180)


def test_future_dates_continue_the_calendar():
    future = ForecastCalendar(12, 30, 3).future_dates(np.datetime64("2024-12-20"))
    assert future.astype(str).tolist() == ["2025-01-01", "2025-01-13", "2025-01-25"]


def test_horizon_beyond_the_model_is_refused_in_days():
    with pytest.raises(InputError, match=r"360 days \(30 steps.*forecasts 180 days \(15 steps\)"):
        ForecastCalendar(12, 30, 15).steps_within(360)


def test_shorter_horizon_gives_fewer_steps():
    assert ForecastCalendar(12, 30, 15).steps_within(60) == 5


def test_gap_of_a_year_is_warned_of():
    recorder = Recorder()
    warn_of_gaps(dates_every(*[12] * 20, 365, *[12] * 20), 12, recorder)
    assert "365 days; the usual step is 12 days" in recorder.warnings[0]


def test_ordinary_calendar_gets_no_warning():
    recorder = Recorder()
    warn_of_gaps(dates_every(*[6] * 20, 12, 24, 48, *[12] * 20), 12, recorder)
    assert recorder.warnings == []


def test_calendar_comes_back_from_its_json():
    calendar = ForecastCalendar(12.0, 30, 15)
    assert ForecastCalendar.from_json(calendar.to_json()) == calendar


@pytest.mark.parametrize(
    "values", [{}, {"step_days": 6, "lookback": "many", "horizon": 3}, {"step_days": 0, "lookback": 3, "horizon": 3}]
)
def test_impossible_calendar_of_a_model_is_refused(values):
    with pytest.raises(ModelError, match="calendar"):
        ForecastCalendar.from_json(values)


@pytest.mark.parametrize(("step", "said"), [(7, "up to 25 days too late"), (5, "up to 36 days too early")])
def test_step_beside_that_of_the_series_is_said_with_what_it_does_to_the_dates(step, said):
    dates, told = dates_every(*[6] * 120), Recorder()
    calendar = plan_calendar(dates, lookback_days=365, horizon_days=178, step_days=step)
    assert [said in text for text in warn_of_step(dates, calendar, told)] == [True]
    assert len(told.warnings) == 1


@pytest.mark.parametrize(
    ("intervals", "step"),
    [
        ([6] * 120, 6),
        ([6] * 120, 6.05),  # 1.5 days at the end of 30 steps
        ([6, 6, 6, 6, 12] * 24, 7.2),  # the mean of series with gaps
    ],
)
def test_step_that_dates_forecasts_rightly_is_not_warned_of(intervals, step):
    dates, told = dates_every(*intervals), Recorder()
    calendar = plan_calendar(dates, lookback_days=365, horizon_days=180, step_days=step)
    assert warn_of_step(dates, calendar, told) == []
    assert not told.warnings
