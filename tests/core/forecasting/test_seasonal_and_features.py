# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.models.anchored.features import LagPlan, Surroundings, window_features
from insar_forecast_plugin.core.forecasting.models.gap_filling import fill_gaps, neighbour_weights
from insar_forecast_plugin.core.forecasting.models.seasonal_fit import CALM_PRIOR, fit_seasonal

DATES = np.datetime64("2020-01-01") + np.cumsum(np.tile([6, 12, 6, 24], 30)).astype("timedelta64[D]")


def years(dates):
    return (dates - DATES[0]).astype(int) / 365.25


def trend_and_season(dates):
    t = years(dates)
    return 2 - 5 * t + 3 * np.cos(2 * np.pi * t) - 1 * np.sin(2 * np.pi * t)


def test_trend_and_season_are_extrapolated_exactly_on_an_irregular_calendar():
    fit = fit_seasonal(trend_and_season(DATES[:80])[None].astype(np.float32), DATES[:80])
    assert fit.at(DATES[80:])[0] == pytest.approx(trend_and_season(DATES[80:]), abs=1e-3)


def test_missing_epochs_leave_the_fit_of_a_clean_series_as_it_is():
    series = trend_and_season(DATES)[None].astype(np.float32).repeat(2, axis=0)
    series[1, 5:40:3] = np.nan
    fit = fit_seasonal(series, DATES)
    assert fit.coefficients[1] == pytest.approx(fit.coefficients[0], abs=1e-3)


def test_a_series_without_observations_has_no_fit():
    series = np.full((2, len(DATES)), np.nan, np.float32)
    series[0] = 1
    assert np.isnan(fit_seasonal(series, DATES).coefficients[1]).all()


def test_the_prior_keeps_a_few_noisy_epochs_from_a_steep_slope():
    series = np.random.default_rng(0).normal(size=(200, 6)).astype(np.float32)
    free = fit_seasonal(series, DATES[:6], terms=2).coefficients[:, 1]
    calm = fit_seasonal(series, DATES[:6], prior=CALM_PRIOR, terms=2).coefficients[:, 1]
    assert np.abs(calm).mean() < 0.5 * np.abs(free).mean()


def test_neighbours_do_not_count_the_point_itself():
    weights = neighbour_weights(np.array([[0.0, 0], [1, 0], [10, 0]]), 1)
    assert weights.toarray().tolist() == [[0, 1, 0], [1, 0, 0], [0, 1, 0]]


def test_points_at_one_place_are_each_others_neighbours():
    weights = neighbour_weights(np.zeros((3, 2)), 2)
    assert weights.diagonal().tolist() == [0, 0, 0]


def test_a_single_point_surrounds_itself():
    assert neighbour_weights(np.zeros((1, 2)), 8).toarray().tolist() == [[1.0]]


def test_a_gap_follows_the_neighbours():
    common = np.random.default_rng(1).normal(size=40).cumsum()
    series = (common + np.arange(9)[:, None]).astype(np.float32)
    gappy = series.copy()
    gappy[4, 20:23] = np.nan
    filled = fill_gaps(gappy, neighbour_weights(np.arange(18.0).reshape(9, 2), 8))
    assert filled[4] == pytest.approx(series[4], abs=1e-3)


def test_features_of_an_epoch_do_not_change_with_what_comes_later():
    rng = np.random.default_rng(2)
    place, series = rng.random((30, 2)), rng.normal(size=(30, 60)).astype(np.float32)
    series[rng.random(series.shape) < 0.1] = np.nan
    series[:5, :20] = np.nan
    later = series.copy()
    later[:, 41:] = 1e6
    plan = LagPlan(30)
    (one,) = window_features(Surroundings.of(place, DATES[:60], series), plan, [40])
    (two,) = window_features(Surroundings.of(place, DATES[:60], later), plan, [40])
    assert np.array_equal(one.stored, two.stored)


def test_long_lookbacks_are_summed_up_in_blocks_that_cover_every_lag_once():
    spans = LagPlan(61).spans()
    assert [lag for start, stop in spans for lag in range(start, stop)] == list(range(1, 61))
