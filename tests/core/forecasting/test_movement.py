# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast movement and its interval, against movement that was put in."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.point_forecast import ErrorDistribution, Movement
from insar_forecast_plugin.core.forecasting.evaluation.error_sizes import PastErrors
from insar_forecast_plugin.core.forecasting.evaluation.few_values import values_known
from insar_forecast_plugin.core.forecasting.evaluation.intervals import (
    PastForecasts,
    calibration_origins,
    error_distribution,
    forecasts_from,
)
from insar_forecast_plugin.core.forecasting.evaluation.movement import (
    apart_from_trend,
    forecast_movement,
    measured_levels,
    noise_about_level,
    past_movement_errors,
    returns_in_a_sentence,
)
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.progress import Silent

CALENDAR = ForecastCalendar(step_days=12, lookback=20, horizon=8)
DATES = np.datetime64("2019-01-01") + 12 * np.arange(170).astype("timedelta64[D]")
NOISE = 2.0


def region(seed=1):
    """Return points of which a third sinks ever faster, and the movement that was put in."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(0, 3000, (240, 2))
    years = np.arange(170) * 12 / 365.25
    bowl = np.exp(-np.square((places - 1500) / 600).sum(axis=1))
    truth = -bowl[:, None] * (4 * years + 1.2 * years**2) + 2 * np.cos(2 * np.pi * years)
    observed = truth + rng.normal(0, NOISE, truth.shape)
    return ForecastData(places, DATES, observed.astype(np.float32)), truth


def movement_from(forecaster, data, epoch):
    """Return the movement forecast from an origin with so many known epochs."""
    past, dates = data.until(epoch), DATES[epoch : epoch + 8]
    hindcasts = forecasts_from(
        forecaster,
        past,
        epochs=calibration_origins(past.epoch_count, point_count=len(past.displacement), lookback=20, horizon=8),
        horizon=8,
        progress=Silent(),
    )
    return forecast_movement(
        past,
        dates,
        forecaster.predict(past, dates),
        errors=error_distribution(PastErrors(hindcasts.errors(past), hindcasts.epochs)),
        movement_errors=PastErrors(past_movement_errors(past, hindcasts), hindcasts.epochs),
        level=90,
        steps=8,
    )


@pytest.fixture(scope="module")
def made():
    data, truth = region()
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data.until(120), Silent())
    return data, truth, [(epoch, movement_from(forecaster, data, epoch)) for epoch in (125, 135, 145, 155)]


def test_interval_holds_what_is_measured_later(made):
    data, _, known = made
    inside = []
    for epoch, movement in known:
        levels = measured_levels(DATES, data.displacement, np.arange(epoch - 1, epoch + 8))
        inside.append(np.abs(levels[:, 1:] - levels[:, :1] - movement.change) <= movement.half_width)
    # The first four horizons have the wider intervals of the fifth.
    assert np.mean([held[:, 4:] for held in inside]) == pytest.approx(0.9, abs=0.04)
    assert np.mean([held[:, :4] for held in inside]) > 0.9


def test_interval_holds_what_was_put_in_at_least_as_often(made):
    _, truth, known = made
    moved = [np.abs(truth[:, k : k + 8] - truth[:, [k - 1]] - m.change) <= m.half_width for k, m in known]
    assert np.mean(moved) >= 0.9


def test_interval_of_a_movement_does_not_hold_the_noise_of_a_single_date(made):
    """Of white noise of 2 mm a single value's 90% interval is at least 3.3 mm wide to a side."""
    _, _, known = made
    assert np.mean([movement.half_width[:, -1].mean() for _, movement in known]) < 3.3


def test_measured_level_is_that_of_the_line_through_five_epochs():
    line = (3 - 0.5 * np.arange(9.0))[None]
    assert measured_levels(DATES[:9], line, np.arange(2, 7))[0] == pytest.approx(line[0, 2:7])


def test_measured_level_needs_two_epochs_on_each_side_and_three_values():
    series = np.zeros((2, 9))
    series[1, 2:5] = np.nan
    levels = measured_levels(DATES[:9], series, np.arange(9))
    assert np.isnan(levels[0, [0, 1, 7, 8]]).all()
    assert np.isfinite(levels[0, 2:7]).all()
    assert np.isnan(levels[1, 3])


def test_error_of_a_movement_counts_from_where_its_curve_begins():
    """A forecast that is off by the same everywhere misses no movement."""
    still = ForecastData(np.zeros((3, 2)), DATES[:60], np.zeros((3, 60), np.float32))
    past = PastForecasts([40, 45], np.full((3, 2, 8), 5.0, np.float32))
    errors = past_movement_errors(still, past)
    assert errors == pytest.approx(0)
    assert past.errors(still) == pytest.approx(-5)


def test_movement_that_cannot_be_measured_yet_has_no_error():
    still = ForecastData(np.zeros((3, 2)), DATES[:60], np.zeros((3, 60), np.float32))
    past = PastForecasts([50, 57], np.zeros((3, 2, 8), np.float32))
    known = np.isfinite(past_movement_errors(still, past))
    # Targets up to two epochs before the end are measured; the second origin has too few dates for its own level.
    assert known[:, 0].all()
    assert not known[:, 1].any()


@pytest.mark.parametrize("measured", [1, 2, 3])
def test_few_origins_that_were_measured_give_no_absurd_interval(measured):
    """The latest of 16 origins know no movement yet; those that do may be fewer than the folds."""
    errors = np.full((200, 16, 8), np.nan, np.float32)
    errors[:, :measured] = np.random.default_rng(0).normal(0, 2, (200, measured, 8))
    half = error_distribution(PastErrors(errors, range(16))).half_widths(90)
    assert np.median(half) == pytest.approx(3.3, rel=0.25)


def test_near_targets_have_the_errors_of_the_first_that_is_measured_apart_from_its_origin():
    rng = np.random.default_rng(0)
    walk = np.cumsum(rng.normal(0, 1, (50, 60)), axis=1).astype(np.float32)
    data = ForecastData(np.zeros((50, 2)), DATES[:60], walk)
    errors = past_movement_errors(data, PastForecasts([30, 40], np.zeros((50, 2, 8), np.float32)))
    for near in range(4):
        assert np.array_equal(errors[:, :, near], errors[:, :, 4])


def test_interval_holds_the_movement_of_ground_that_walks_at_every_horizon():
    """Random walk: what is measured is smoothed over five epochs, what is asked for is not, so a little is missed."""
    rng = np.random.default_rng(3)
    truth = np.cumsum(rng.normal(0, 1, (400, 170)), axis=1)
    data = ForecastData(
        rng.uniform(0, 3000, (400, 2)), DATES, (truth + rng.normal(0, 1, truth.shape)).astype(np.float32)
    )
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster.fit(data.until(120), Silent())
    movement = movement_from(forecaster, data, 150)
    held = np.abs(truth[:, 150:158] - truth[:, [149]] - movement.change) <= movement.half_width
    assert held.mean(axis=0).min() > 0.8


def returning(apart):
    """Return points that stand still, of which every tenth ended apart from its level and is forecast to come back."""
    still = np.zeros((200, 80), np.float32)
    still[::10, -3:] = apart
    data = ForecastData(np.zeros((200, 2)), DATES[:80], still)
    level = np.where(np.arange(200) % 10 == 0, float(apart), 0.0)
    change = np.where(np.arange(200) % 10 == 0, -0.9 * apart, 0.1)[:, None]
    return apart_from_trend(data, level), change[:, -1]


def test_return_from_noisy_last_dates_is_told_from_new_movement():
    said = returns_in_a_sentence(*returning(15.0))
    assert said.startswith("Of the 20 points with the largest forecast movement, 20 mainly return from last values")


def test_movement_that_is_no_return_is_not_spoken_of():
    assert returns_in_a_sentence(*returning(0.0)) == ""


def test_noise_about_the_level_is_that_which_was_put_in():
    rng = np.random.default_rng(0)
    noise = np.array([0.5, 2.0, 6.0])
    trend = np.array([[40.0], [-10.0], [0.0]]) * np.arange(90) * 6 / 365.25
    values = (trend + noise[:, None] * rng.normal(0, 1, (3, 90))).astype(np.float32)
    dates = np.datetime64("2022-01-03") + 6 * np.arange(90)
    np.testing.assert_allclose(noise_about_level(dates, values), noise, rtol=0.25)
    values[0, ::3] = np.nan  # no five follow each other
    assert noise_about_level(dates, values)[0] == 0


def test_motion_is_no_noise_where_dates_are_unevenly_apart():
    rng = np.random.default_rng(0)
    dates = np.datetime64("2022-01-03") + np.cumsum(rng.choice([6, 6, 12, 24, 90], 90))
    years = (dates - dates[0]).astype(float) / 365.25
    values = (np.outer([0.0, -150.0], years) + rng.normal(0, 1.5, (2, 90))).astype(np.float32)
    np.testing.assert_allclose(noise_about_level(dates, values), 1.5, rtol=0.25)


def test_ground_that_stands_still_is_not_said_to_move_by_the_noise_of_measuring_it():
    rng = np.random.default_rng(1)
    data = ForecastData(rng.uniform(0, 1000, (200, 2)), DATES[:150], rng.normal(0, 4, (200, 150)).astype(np.float32))
    still = np.zeros((200, 8), np.float32)
    past = PastForecasts(list(range(102, 150)), np.zeros((200, 48, 8), np.float32))
    errors = error_distribution(PastErrors(past.errors(data), past.epochs))
    movement = forecast_movement(
        data,
        DATES[149] + 6 * np.arange(1, 9),
        still,
        errors=errors,
        movement_errors=PastErrors(past_movement_errors(data, past), past.epochs),
        level=90,
        steps=8,
    )
    beyond = movement.distribution.above(np.full((200, 8), 2.5)).mean()
    assert beyond > 0.1 and movement.ground.above(np.full((200, 8), 2.5)).mean() < 0.35 * beyond


def test_half_of_the_noise_taken_out_is_a_points_own_and_half_that_of_all():
    """One point without noise and one with much: 0.4 of the variance of single values is that of two levels."""
    errors = ErrorDistribution(np.full((2, 1), 2.0, np.float32), (), np.array([2.0]))
    nothing = np.zeros((2, 1), np.float32)
    ground = Movement(nothing, nothing[:, 0], errors, 90, 5, np.array([0.0, 3.0]), 2.0).ground
    own, like_all = np.array([4.0, 4.0 - 0.4 * 9.0]), 4.0 * (1 - 0.4 * 4.0 / 4.0)
    assert np.square(ground.scale[:, 0]) == pytest.approx((own + like_all) / 2)


def test_points_too_young_to_show_their_noise_have_that_of_all():
    """Without it the noise of measuring past movements stays in what is said of the ground."""
    rng = np.random.default_rng(4)
    values = rng.normal(0, 4, (200, 150)).astype(np.float32)
    values[150:, :147] = np.nan
    data = ForecastData(rng.uniform(0, 1000, (200, 2)), DATES[:150], values)
    past = PastForecasts(list(range(102, 150)), np.zeros((200, 48, 8), np.float32))
    moved = PastErrors(past_movement_errors(data, past), past.epochs, known=values_known(values, past.epochs))
    movement = forecast_movement(
        data,
        DATES[149] + 6 * np.arange(1, 9),
        np.zeros((200, 8), np.float32),
        errors=error_distribution(PastErrors(past.errors(data), past.epochs)),
        movement_errors=moved,
        level=90,
        steps=8,
    )
    assert movement.noise[150:] == pytest.approx(np.full(50, 4.0), rel=0.1)
    assert np.median(movement.ground.scale[150:] / movement.distribution.scale[150:]) < 0.85
