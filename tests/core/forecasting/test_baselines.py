# SPDX-License-Identifier: GPL-2.0-or-later
from dataclasses import replace

import numpy as np
import pytest
import sklearn.linear_model

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData, last_observed
from insar_forecast_plugin.core.forecasting.models.simple.damped_trend import DampedTrend
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import Lasso, LightGbm, Ridge
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.theta import Theta
from insar_forecast_plugin.core.forecasting.models.simple.trends import LinearTrend, SeasonalTrend
from insar_forecast_plugin.core.progress import Silent

CALENDAR = ForecastCalendar(step_days=6, lookback=8, horizon=3)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(70).astype("timedelta64[D]")


def waves(points=40, noise=0.01):
    """Series that an autoregression foretells exactly but for the noise."""
    rng = np.random.default_rng(0)
    phase = rng.uniform(0, 2 * np.pi, (points, 1))
    series = 5 * np.sin(0.7 * np.arange(70) + phase) + noise * rng.normal(size=(points, 70))
    return ForecastData(rng.random((points, 2)), DATES, series.astype(np.float32))


def test_the_last_observation_is_found_behind_missing_ones():
    series = np.array([[1, 2, np.nan], [np.nan] * 3, [np.nan, 4, 5]], np.float32)
    assert last_observed(series) == pytest.approx([2, np.nan, 5], nan_ok=True)


def test_persistence_repeats_the_last_value():
    data = waves()
    assert np.array_equal(Persistence().predict(data, DATES[:2]), data.displacement[:, [-1, -1]])


@pytest.mark.parametrize("trend", [LinearTrend, SeasonalTrend])
@pytest.mark.parametrize("known", [1, 2, 3, 4, 6])
def test_a_point_that_has_just_started_is_not_extrapolated_wildly(trend, known):
    values = np.full((400, 70), np.nan, np.float32)
    values[:, -known:] = np.random.default_rng(0).normal(0, 3, (400, known))
    ahead = DATES[-1] + 12 * np.arange(1, 16).astype("timedelta64[D]")
    forecast = trend().predict(ForecastData(np.zeros((400, 2)), DATES, values), ahead)
    assert np.sqrt(np.square(forecast).mean()) < 5 * 3


def test_a_line_is_continued():
    data = ForecastData(np.zeros((1, 2)), DATES, np.arange(70, dtype=np.float32)[None])
    ahead = DATES[-1] + np.timedelta64(12, "D")
    assert LinearTrend().predict(data, np.array([ahead]))[0, 0] == pytest.approx(71, abs=0.2)


@pytest.mark.parametrize("method", [Ridge, Lasso, LightGbm])
def test_regressions_on_own_lags_learn_what_repeats(method):
    data = waves()
    regression = method(CALENDAR)
    regression.fit(data.until(60), Silent())
    came = data.displacement[:, 60:63]
    error = regression.predict(data.until(60), DATES[60:63]) - came
    last = Persistence().predict(data.until(60), DATES[60:63]) - came
    assert np.square(error).mean() < 0.05 * np.square(last).mean()


@pytest.mark.parametrize("method", [Ridge, Lasso, LightGbm])
def test_a_point_that_began_late_gets_its_last_value(method):
    data = waves()
    data.displacement[2, :58] = np.nan
    regression = method(CALENDAR)
    regression.fit(data.until(60), Silent())
    assert regression.predict(data.until(60), DATES[60:63])[2] == pytest.approx([data.displacement[2, 59]] * 3)


def test_lasso_from_normal_equations_is_scikit_learns_from_all_rows():
    rng = np.random.default_rng(3)
    columns, weights = rng.normal(size=(300, 6)), np.array([2.0, 0, -1, 0, 0, 0.2])
    target = columns @ weights + 0.5 + 0.1 * rng.normal(size=300)
    full = np.column_stack([np.ones(300), columns])
    right = full.T @ target
    other = sklearn.linear_model.Lasso(alpha=0.05 * np.abs(right[1:]).max() / 300, tol=1e-10).fit(columns, target)
    own = Lasso(CALENDAR)._solved(full.T @ full, right, 0.05)
    assert own == pytest.approx([other.intercept_, *other.coef_], abs=1e-5)
    assert np.count_nonzero(own) < 7


@pytest.mark.parametrize(("method", "slope"), [(Theta, 0.25), (DampedTrend, 0.5)])
def test_smoothed_lines_go_on(method, slope):
    """Without noise, the damped trend continues a line but for its damping, the Theta method with half the slope."""
    series = np.stack([0.5 * np.arange(70), np.full(70, 7.0)]).astype(np.float32)
    data = ForecastData(np.zeros((2, 2)), DATES, series)
    forecast = method(CALENDAR).predict(data, DATES[-1] + 6 * np.arange(1, 4).astype("timedelta64[D]"))
    assert forecast[0] == pytest.approx(34.5 + slope * np.arange(1, 4), abs=0.2)
    assert forecast[1] == pytest.approx([7, 7, 7], abs=1e-4)


@pytest.mark.parametrize("method", [Theta, DampedTrend])
def test_smoothing_averages_noise_and_forgets_old_levels(method):
    rng = np.random.default_rng(5)
    series = rng.normal(0, 1, (500, 70)) + np.where(np.arange(70) < 20, 30, 0)
    data = ForecastData(np.zeros((500, 2)), DATES, series.astype(np.float32))
    forecast = method(CALENDAR).predict(data, DATES[-1:] + np.timedelta64(6, "D"))[:, 0]
    after = replace(data, displacement=data.displacement[:, 20:], dates=DATES[20:])
    level = method(CALENDAR).predict(after, DATES[-1:] + np.timedelta64(6, "D"))
    assert np.sqrt(np.square(level).mean()) < 0.5
    if method is DampedTrend:  # the Theta method's line still knows the step
        assert np.sqrt(np.square(forecast).mean()) < 1


@pytest.mark.parametrize("method", [Persistence, LinearTrend, SeasonalTrend, Theta, DampedTrend])
def test_hindcasts_are_the_forecasts_of_what_was_known(method):
    rng = np.random.default_rng(2)
    series = rng.normal(size=(30, 70)).astype(np.float32)
    series[rng.random(series.shape) < 0.2] = np.nan
    series[3, :50], series[4] = np.nan, np.nan
    data = ForecastData(rng.random((30, 2)), DATES, series)
    made = dict(method(CALENDAR).hindcast(data, [20, 55, 69], 3))
    assert list(made) == [20, 55, 69]
    for known, forecast in made.items():
        expected = method(CALENDAR).predict(data.until(known), DATES[known : known + 3])
        np.testing.assert_allclose(forecast, expected, rtol=1e-4, atol=1e-4)
        assert np.isnan(forecast[4]).all()


@pytest.mark.parametrize("method", [Theta, DampedTrend])
def test_a_point_that_began_late_is_forecast_as_if_nothing_had_been_before(method):
    rng = np.random.default_rng(4)
    series = -0.5 * np.arange(70) + rng.normal(0, 3, (50, 70))
    late = series.copy()
    late[:, :50] = np.nan
    ahead = DATES[-1] + 6 * np.arange(1, 4).astype("timedelta64[D]")
    whole = ForecastData(np.zeros((50, 2)), DATES, late.astype(np.float32))
    alone = ForecastData(np.zeros((50, 2)), DATES[50:], series[:, 50:].astype(np.float32))
    forecasts = [method(CALENDAR).predict(one, ahead) for one in (whole, alone)]
    np.testing.assert_allclose(*forecasts, atol=0.1)


def test_a_gap_is_as_long_as_it_is():
    """A trend goes on through missing epochs and through a doubled interval."""
    series = 0.5 * np.arange(70, dtype=np.float32)[None]
    kept = np.array([*range(30), *range(40, 50), *range(50, 70, 2)])
    data = ForecastData(np.zeros((1, 2)), DATES[kept], series[:, kept])
    forecast = DampedTrend(CALENDAR).predict(data, DATES[-1:] + np.timedelta64(12, "D"))
    assert forecast[0, 0] == pytest.approx(35.5, abs=0.5)
