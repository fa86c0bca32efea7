# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.simple.kalman import Kalman
from insar_forecast_plugin.core.forecasting.models.simple.kalman_run import filtered, likelihoods
from insar_forecast_plugin.core.forecasting.models.simple.kalman_variances import PRIOR, REGIONS, Prior, Variances
from insar_forecast_plugin.core.progress import Silent

DAYS = np.cumsum([0, 6, 6, 12, 6, 24, 6, 6, 6, 12, 12, 6, 6, 30, 6, 6, 6, 6, 12, 6, 6, 6, 6, 6])
DATES = np.datetime64("2021-01-03") + DAYS
AHEAD = DATES[-1] + np.array([6, 20, 90])
VARIANCES = Variances(
    level=2.0, slope=5.0, first_slope=30.0, first_season=0.5, season=0.1, excursion=0.8, fading_days=20.0
)


def data_of(displacement, dates=DATES):
    return ForecastData(np.arange(2.0 * len(displacement)).reshape(-1, 2), dates, np.float32(displacement))


def forecast(variances, displacement, dates=DATES, ahead=AHEAD):
    ((_, states, _),) = filtered(variances, np.float64(displacement), dates, [len(dates)])
    return states @ variances.seen_at(ahead, dates[-1], dates[0]).T


def recent_likelihoods(variances, displacement, dates=DATES):
    ((_, _, told),) = filtered(variances, displacement, dates, [len(dates)])
    return told


def conditional_mean(variances, series, dates, ahead):
    """Return what the normal distribution of all values says of those ahead, written out without a filter."""
    every = np.r_[dates, ahead]
    years = (every - every[0]).astype(float) / 365.25
    early, late = np.minimum.outer(years, years), np.maximum.outer(years, years)
    turns = 2 * np.pi * years
    season = np.cos(np.subtract.outer(turns, turns)) * (variances.first_season + variances.season * early)
    fades = np.exp(-np.abs(np.subtract.outer(years, years)) * 365.25 / variances.fading_days) * variances.excursion
    slope = variances.first_slope * np.outer(years, years) + variances.slope * early**2 * (3 * late - early) / 6
    covariance = 1e4 + variances.level * early + slope + season + fades
    known = slice(0, len(dates))
    inner = covariance[known, known] + np.eye(len(dates))
    return series[0] + covariance[len(dates) :, known] @ np.linalg.solve(inner, series - series[0])


def test_forecast_is_the_conditional_mean_of_the_model():
    rng = np.random.default_rng(3)
    series = rng.normal(0, 1, len(DATES)).cumsum()
    expected = conditional_mean(VARIANCES, series, DATES, AHEAD)
    np.testing.assert_allclose(forecast(VARIANCES, series[None])[0], expected, rtol=1e-6, atol=1e-5)


def test_missing_value_is_one_that_was_never_measured():
    series = np.random.default_rng(0).normal(0, 1, (3, len(DATES))).cumsum(axis=1)
    gone = [5, 6, 20]
    gappy = series.copy()
    gappy[1, gone] = np.nan
    kept = np.delete(np.arange(len(DATES)), gone)
    without = forecast(VARIANCES, series[:, kept], DATES[kept])
    found = forecast(VARIANCES, gappy)
    np.testing.assert_allclose(found[1], without[1], atol=1e-9)
    np.testing.assert_allclose(found[[0, 2]], forecast(VARIANCES, series)[[0, 2]], atol=1e-9)


def test_likelihood_is_greatest_near_the_variances_that_made_the_series():
    rng = np.random.default_rng(1)
    dates = np.datetime64("2019-01-03") + 6 * np.arange(150)
    true = Variances(1.0, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 20.0)
    steps = rng.normal(0, np.sqrt(true.level * 6 / 365.25), (200, 150))
    series = 3 * (steps.cumsum(axis=1) + rng.normal(0, 1, steps.shape))
    found = [
        likelihoods(Variances(level, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 20.0), series, dates).sum()
        for level in (0.2, 1.0, 5.0)
    ]
    assert max(found) == found[1]


def test_what_tells_the_pace_fades_with_time_and_not_with_values():
    series = np.random.default_rng(4).normal(0, 1, (3, len(DATES))).cumsum(axis=1)
    gone = [5, 6, 20]
    gappy = series.copy()
    gappy[1, gone] = np.nan
    kept = np.delete(np.arange(len(DATES)), gone)
    without = recent_likelihoods(VARIANCES, series[1:2, kept], DATES[kept])
    np.testing.assert_allclose(recent_likelihoods(VARIANCES, gappy, DATES)[1], without[0], atol=1e-9)


def test_restless_years_long_ago_hardly_tell_the_pace_of_today():
    rng = np.random.default_rng(6)
    dates = np.datetime64("2016-01-03") + 12 * np.arange(220)
    calm = rng.normal(0, 1, (20, 220))
    turns = 2 * np.pi * 12 * np.arange(220) / 365.25 / 1.7
    restless = calm + np.where(np.arange(220) < 100, 8 * (1 - np.cos(turns)), 0)
    paces = [VARIANCES.at_pace(pace) for pace in (0.03, 100.0)]
    whole, recent = (
        np.abs(np.subtract(*(told(one, calm, dates) - told(one, restless, dates) for one in paces))).max()
        for told in (likelihoods, recent_likelihoods)
    )
    assert whole > 50 and recent < 3


def test_likelihood_of_divided_series_holds_outliers_as_forecasts_do():
    """The least noise is in mm: of a series that moved far, its share of the size is small."""
    rng = np.random.default_rng(2)
    dates = np.datetime64("2019-01-03") + 6 * np.arange(80)
    series = 40 * np.arange(80) / 80 + rng.normal(0, 0.3, (5, 80))
    series[:, [30, 50]] += 5.0
    sizes = series.std(axis=1)
    calm, restless = (
        [likelihoods(one, series, dates), likelihoods(one, series / sizes[:, None], dates, sizes)]
        for one in (VARIANCES, VARIANCES.at_pace(1000.0))
    )
    np.testing.assert_allclose(calm[0] - restless[0], calm[1] - restless[1], rtol=1e-6)


@pytest.fixture(scope="module")
def moving():
    """Make points that move steadily, with season and noise."""
    rng = np.random.default_rng(5)
    dates = np.datetime64("2019-01-03") + 6 * np.arange(70)
    years = np.arange(70) * 6 / 365.25
    truth = np.linspace(-20, 20, 40)[:, None] * years + 2 * np.sin(2 * np.pi * years)
    return data_of(truth + rng.normal(0, 2, truth.shape), dates), truth


@pytest.fixture(scope="module")
def fitted(moving):
    forecaster = Kalman()
    forecaster.fit(moving[0].until(60), Silent())
    return forecaster


def test_steady_movement_goes_on(moving, fitted):
    data, truth = moving
    found = fitted.predict(data.until(60), data.dates[60:])
    rmse = np.sqrt(np.mean(np.square(found - truth[:, 60:])))
    last = np.sqrt(np.mean(np.square(data.displacement[:, [59]] - truth[:, 60:])))
    assert rmse < 1.5 and rmse < 0.55 * last


def test_past_forecasts_rest_on_what_was_known_alone(moving, fitted):
    data, _ = moving
    changed = data.displacement.copy()
    changed[:, 40:] += 50
    other = Kalman()
    other.fit(data_of(changed, data.dates).until(60), Silent())
    for found, again in zip(
        fitted.hindcast(data, [35, 40], 6), other.hindcast(data_of(changed, data.dates), [35, 40], 6), strict=True
    ):
        assert found[0] == again[0]
        np.testing.assert_array_equal(found[1], again[1])
    until = [data.dates[count - 1] for count in (15, 30)]
    assert [day for day in fitted.variances_ if day <= data.dates[39]] == until


def test_one_wild_value_moves_the_forecast_little(moving, fitted):
    data, _ = moving
    wild = data.displacement.copy()
    wild[:, 59] += 100
    dates = data.dates[60:62]
    apart = fitted.predict(data_of(wild, data.dates).until(60), dates) - fitted.predict(data.until(60), dates)
    assert np.abs(apart).max() < 6


def test_point_without_values_has_no_forecast_and_short_series_have_one(fitted):
    series = np.full((2, 5), np.nan)
    series[0, 3] = 7.0
    dates = np.datetime64("2024-01-03") + 12 * np.arange(5)
    found = fitted.predict(data_of(series, dates), dates[-1] + np.array([12, 24]))
    np.testing.assert_allclose(found[0], 7.0, atol=0.5)
    assert np.isnan(found[1]).all()
    few = Kalman()
    few.fit(data_of(series[:1, :4], dates[:4]), Silent())
    assert np.isfinite(few.predict(data_of(series[:1], dates), dates[-1:] + 12)).all()


def test_region_that_a_measurement_is_made_on_is_left_out_of_the_prior():
    without = Prior.without({"Offida"})
    told = np.array([told for name, told in REGIONS.items() if name != "Offida"])
    np.testing.assert_allclose(without.middle, told.mean(axis=0))
    assert not np.allclose(without.middle, PRIOR.middle)
