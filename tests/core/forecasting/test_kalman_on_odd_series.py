# SPDX-License-Identifier: GPL-2.0-or-later
"""The Kalman filter where the ground starts to move, where series are constant, gappy or short, and its own errors."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.forecasting.models.simple.kalman_variances import USUAL_SHARES, shares_of_paces
from insar_forecast_plugin.core.progress import Silent

EPOCHS = 120
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS + 30)
YEARS = np.arange(EPOCHS + 30) * 6 / 365.25


def region(*odd, points=60, noise=1.0, seed=0):
    """Return calm series, the last of which have something added, shape (n_epochs,) each."""
    rng = np.random.default_rng(seed)
    series = rng.normal(0, 3, (points, 1)) * YEARS + rng.normal(0, noise, (points, len(YEARS)))
    for row, added in enumerate(odd):
        series[-1 - row] += added
    return ForecastData(rng.uniform(0, 2000, (points, 2)), DATES, series.astype(np.float32))


def fitted(data):
    forecaster = Kalman()
    forecaster.fit(data, Silent())
    return forecaster


@pytest.fixture(scope="module")
def calm():
    return fitted(region().until(EPOCHS))


def after(epochs, values):
    """Return zeros up to so many epochs before the origin, then the values a year."""
    return np.where(np.arange(len(YEARS)) >= EPOCHS - epochs, values * (YEARS - YEARS[EPOCHS - epochs]), 0.0)


def forecasts_of(calm, *odd):
    return calm.predict(region(*odd).until(EPOCHS), DATES[EPOCHS : EPOCHS + 15])[::-1][: len(odd)]


def test_ground_that_starts_to_move_is_followed(calm):
    onset = after(30, 150.0)
    (found,) = forecasts_of(calm, onset)
    assert onset[EPOCHS - 1] > 70
    assert abs(found[0] - onset[EPOCHS]) < 15


def test_a_step_is_followed_and_a_single_outlier_is_not(calm):
    step, outlier = np.zeros((2, len(YEARS)))
    step[EPOCHS - 20 :] = 28.0
    outlier[EPOCHS - 5] = 100.0
    of_step, of_outlier = forecasts_of(calm, step, outlier)
    data = region()
    assert of_step[0] == pytest.approx(28 + data.displacement[-1, EPOCHS], abs=5)
    assert of_outlier[0] == pytest.approx(data.displacement[-2, EPOCHS], abs=5)


@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("at", [0, 3, 7])
def test_an_outlier_among_the_first_values_moves_the_forecast_little(calm, at, gaps):
    data = region()
    if gaps:
        data.displacement[:, 10:60:5] = np.nan
        data.displacement[::2, 2] = np.nan
    wild = data.displacement.copy()
    wild[:, at] += 100.0
    ahead = DATES[59] + np.array([6, 180])
    found, before = (
        calm.predict(ForecastData(data.coordinates, DATES, one).until(60), ahead) for one in (wild, data.displacement)
    )
    assert np.nanmean(np.abs(found - before)) < 1.0


@pytest.mark.parametrize("at", [5, 7])
def test_a_step_among_the_first_values_is_followed(calm, at):
    data = region()
    data.displacement[:, at:] += 30.0
    found = calm.predict(data.until(40), DATES[40:41])
    np.testing.assert_allclose(found[:, 0], data.displacement[:, 20:40].mean(axis=1), atol=6.0)


def test_past_forecasts_with_an_early_outlier_are_those_of_shorter_series(calm):
    data = region()
    data.displacement[::3, 1] += 60.0
    for known, found in calm.hindcast(data.until(EPOCHS), [6, 8, 9, 10, 40], 3):
        np.testing.assert_allclose(found, calm.predict(data.until(known), DATES[known : known + 3]), rtol=1e-5)


@pytest.mark.parametrize("constant", [0.0, 7.0])
def test_what_was_constant_at_first_moves_later(calm, constant):
    data = region()
    data.displacement[-1] = constant + after(40, 60.0)
    found = calm.predict(data.until(EPOCHS), DATES[EPOCHS : EPOCHS + 1])[-1, 0]
    assert found > constant + 0.6 * after(40, 60.0)[EPOCHS]


def test_points_without_movement_tell_nothing_of_others():
    data = region()
    still = ForecastData(
        np.concatenate([data.coordinates, data.coordinates + 1]),
        DATES,
        np.concatenate([data.displacement, np.zeros_like(data.displacement)]),
    )
    alone, beside = fitted(data.until(EPOCHS)), fitted(still.until(EPOCHS))
    for one, other in zip(alone.variances_.values(), beside.variances_.values(), strict=True):
        np.testing.assert_allclose(one.logarithms(), other.logarithms(), atol=0.05)


def test_variances_do_not_depend_on_the_unit():
    data = region()
    small, large = (fitted(ForecastData(data.coordinates, DATES, data.displacement * factor)) for factor in (1, 100))
    for one, other in zip(small.variances_.values(), large.variances_.values(), strict=True):
        np.testing.assert_allclose(one.logarithms(), other.logarithms(), atol=0.02)


def test_series_that_all_have_gaps_tell_their_variances():
    wandering = region()
    steps = np.random.default_rng(2).normal(0, 1.5, wandering.displacement.shape)
    gappy = (wandering.displacement + np.cumsum(steps, axis=1)).astype(np.float32)
    gappy[np.random.default_rng(1).random(gappy.shape) < 0.1] = np.nan
    gappy[:, 0] = np.nan
    forecaster = fitted(ForecastData(wandering.coordinates, DATES, gappy).until(EPOCHS))
    calm_level = max(fitted(region().until(EPOCHS)).variances_.items())[1].level
    assert max(forecaster.variances_.items())[1].level > 5 * calm_level


@pytest.mark.parametrize("years_before", [0.5, 0.33])
def test_restless_points_among_calm_ones_are_followed_at_their_pace(years_before):
    """With all years counting alike 0.34 of the error was left 0.33 years after the bend."""
    rng = np.random.default_rng(8)
    dates = np.datetime64("2019-01-03") + 12 * np.arange(130)
    ahead = dates[-1] + np.array([60, 120])
    years = (np.r_[dates, ahead] - dates[0]).astype(float) / 365.25
    truth = np.outer(rng.normal(0, 2, 60), years)
    truth[:12] += rng.choice([-1, 1], 12)[:, None] * 25 * np.maximum(years - (years[129] - years_before), 0)
    seen = truth[:, :130] + rng.normal(0, 1, (60, 130))
    data = ForecastData(rng.random((60, 2)), dates, seen.astype(np.float32))
    forecaster, alike = fitted(data), Kalman()
    alike.variances_ = forecaster.variances_
    missed, before = (np.abs(one.predict(data, ahead) - truth[:, 130:]) for one in (forecaster, alike))
    assert missed[:12].mean() < 0.25 * before[:12].mean()
    assert missed[12:].mean() < 1.05 * before[12:].mean()
    # Twice as much where outliers of points that moved far are held otherwise in fits than in forecasts.
    assert missed[12:].mean() < 0.25


def test_shares_of_paces_are_those_of_the_points():
    np.testing.assert_allclose(shares_of_paces(np.zeros((5, 400)), 1.0), USUAL_SHARES, atol=1e-9)
    told = np.full((5, 400), -50.0)
    told[0, :300] = told[2, 300:] = 0.0
    np.testing.assert_allclose(shares_of_paces(told, 1.0), [0.75, 0.0, 0.25, 0.0, 0.0], atol=0.01)


def test_a_second_fit_forgets_the_first():
    data = region()
    forecaster = fitted(data.until(EPOCHS))
    forecaster.fit(data.until(80), Silent())
    until = list(forecaster.variances_)
    assert until == sorted(until) and until[-1] == DATES[79]


def test_an_unfitted_filter_does_not_forecast():
    with pytest.raises(RuntimeError, match="not fitted"):
        Kalman().predict(region().until(EPOCHS), DATES[EPOCHS : EPOCHS + 1])


@pytest.mark.parametrize("epochs", [16, 30, 60])
def test_intervals_of_short_series_are_neither_too_narrow_nor_too_wide(epochs):
    """Early past forecasts knew less than today's does: their errors count as large as they would be now."""
    rng = np.random.default_rng(epochs)
    steps = min(15, epochs // 2)
    dates = np.datetime64("2020-01-01") + 12 * np.arange(epochs + steps)
    years = np.arange(epochs + steps) * 12 / 365.25
    truth = rng.normal(0, 8, (200, 1)) * years + rng.normal(0, 2, (200, 1)) * np.cos(2 * np.pi * years)
    series = (truth + rng.normal(0, 1.5, truth.shape)).astype(np.float32)
    known = RegionSeries(rng.uniform(0, 2000, (200, 2)), dates[:epochs], series[:, :epochs])
    result, _ = forecast_points(
        fitted(known),
        known,
        ahead=dates[epochs:],
        steps=steps,
        lookback=max(6, epochs // 4),
        level=90,
        progress=Silent(),
    )
    missed = series[:, epochs:] - result.values
    inside = np.abs(missed) <= result.half_width
    assert 0.8 < inside.mean() < 0.97
    # Half as wide again as the errors are would be too wide.
    assert result.half_width[:, -1].mean() < 1.5 * 1.645 * np.sqrt(np.mean(np.square(missed[:, -1])))
