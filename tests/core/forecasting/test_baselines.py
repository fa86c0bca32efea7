# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest
from insar_forecast_plugin.core.forecasting.models.simple.baselines import (
    OwnLags,
    Persistence,
    TrendBaseline,
    _coordinate_descent,
)
from sklearn.linear_model import Lasso

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData, last_observed
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


@pytest.mark.parametrize("terms", [2, 4])
@pytest.mark.parametrize("known", [1, 2, 3, 4, 6])
def test_a_point_that_has_just_started_is_not_extrapolated_wildly(terms, known):
    values = np.full((400, 70), np.nan, np.float32)
    values[:, -known:] = np.random.default_rng(0).normal(0, 3, (400, known))
    ahead = DATES[-1] + 12 * np.arange(1, 16).astype("timedelta64[D]")
    forecast = TrendBaseline(terms=terms).predict(ForecastData(np.zeros((400, 2)), DATES, values), ahead)
    assert np.sqrt(np.square(forecast).mean()) < 5 * 3


def test_a_line_is_continued():
    data = ForecastData(np.zeros((1, 2)), DATES, np.arange(70, dtype=np.float32)[None])
    ahead = DATES[-1] + np.timedelta64(12, "D")
    assert TrendBaseline(terms=2).predict(data, np.array([ahead]))[0, 0] == pytest.approx(71, abs=0.2)


@pytest.mark.parametrize("method", ["ridge", "lasso", "lightgbm"])
def test_regressions_on_own_lags_learn_what_repeats(method):
    data = waves()
    regression = OwnLags(method, CALENDAR)
    regression.fit(data.until(60), Silent())
    came = data.displacement[:, 60:63]
    error = regression.predict(data.until(60), DATES[60:63]) - came
    last = Persistence().predict(data.until(60), DATES[60:63]) - came
    assert np.square(error).mean() < 0.05 * np.square(last).mean()


@pytest.mark.parametrize("method", ["ridge", "lasso", "lightgbm"])
def test_a_point_that_began_late_gets_its_last_value(method):
    data = waves()
    data.displacement[2, :58] = np.nan
    regression = OwnLags(method, CALENDAR)
    regression.fit(data.until(60), Silent())
    assert regression.predict(data.until(60), DATES[60:63])[2] == pytest.approx([data.displacement[2, 59]] * 3)


def test_lasso_from_normal_equations_is_scikit_learns():
    rng = np.random.default_rng(3)
    columns, weights = rng.normal(size=(300, 6)), np.array([2.0, 0, -1, 0, 0, 0.2])
    target = columns @ weights + 0.5 + 0.1 * rng.normal(size=300)
    other = Lasso(alpha=0.1, tol=1e-10).fit(columns, target)
    full = np.column_stack([np.ones(300), columns])
    own = _coordinate_descent(full.T @ full, full.T @ target, 0.1 * 300)
    assert own == pytest.approx([other.intercept_, *other.coef_], abs=1e-5)
