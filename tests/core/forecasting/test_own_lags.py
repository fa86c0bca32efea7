# SPDX-License-Identifier: GPL-2.0-or-later
"""Past forecasts of the regressions rest on nothing later than their origin, and so do the intervals from them."""

from functools import partial

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, run_backtest
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import Lasso, LightGbm, Ridge
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.progress import Silent

CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=4)
KNOWN = 80
FIRST_REFIT = 46
"""Half of the 68 targets after the lookback."""
EVERY = pytest.mark.parametrize("method", [Ridge, Lasso, LightGbm])


def data_of(values):
    dates = np.datetime64("2020-01-01") + 6 * np.arange(values.shape[1]).astype("timedelta64[D]")
    return ForecastData(np.random.default_rng(0).random((len(values), 2)) * 2000, dates, values.astype(np.float32))


def moving(points=50, epochs=100):
    rng = np.random.default_rng(1)
    t = np.arange(epochs) * 6 / 365.25
    return data_of(rng.normal(size=(points, 1)) * 5 * t + 3 * np.sin(2 * np.pi * t) + rng.normal(size=(points, epochs)))


def noise(points=40, epochs=100):
    """Series whose past tells nothing of what comes."""
    return data_of(np.random.default_rng(1).normal(size=(points, epochs)))


def fitted(method, data, known=KNOWN):
    regression = method(CALENDAR)
    regression.fit(data.until(known), Silent())
    return regression


@EVERY
@pytest.mark.parametrize("origin", [FIRST_REFIT, 55, 63, KNOWN - 1])
def test_what_comes_after_a_past_origin_changes_no_forecast_from_it(method, origin):
    data, other = moving(), moving()
    other.displacement[:, origin:] *= -3
    ((_, made),) = fitted(method, data).hindcast(data, [origin], 4)
    ((_, again),) = fitted(method, other).hindcast(other, [origin], 4)
    assert np.isfinite(made).all()
    assert np.array_equal(made, again)


@EVERY
def test_before_the_first_refit_nothing_is_forecast(method):
    data = moving()
    ((_, made),) = fitted(method, data).hindcast(data, [FIRST_REFIT - 1], 4)
    assert np.isnan(made).all()


@EVERY
def test_targets_that_no_past_foretells_are_missed_in_hindcasts_as_in_forecasts(method):
    data = noise()
    regression = fitted(method, data)

    def error(first, last):
        made = regression.hindcast(data, list(range(first, last)), 1)
        return np.mean([np.square(one[:, 0] - data.displacement[:, known]).mean() for known, one in made])

    assert error(FIRST_REFIT, KNOWN) == pytest.approx(error(KNOWN, 98), rel=0.1)


@EVERY
def test_hindcasts_after_the_end_of_fitting_are_the_forecasts(method):
    data = moving()
    regression = fitted(method, data)
    made = dict(regression.hindcast(data, [KNOWN, 98], 4))
    assert np.array_equal(made[KNOWN], regression.predict(data.until(KNOWN), data.dates[KNOWN : KNOWN + 4]))
    assert np.array_equal(made[98], regression.predict(data.until(98), data.dates[98:]))


def backtested(method, data, *origins):
    methods = {"persistence": Persistence, "seasonal": SeasonalTrend, "own": partial(method, CALENDAR)}
    return run_backtest(data, methods, BacktestPlan(origins, CALENDAR, refit=True), Silent())


@EVERY
def test_intervals_hold_their_share_where_few_points_are_fitted(method):
    """LightGBM learns the noise of few series by heart: errors that it has seen make intervals too narrow."""
    coverage = backtested(method, noise(epochs=160), *range(KNOWN, 156, 15)).scores["own"].coverage
    assert coverage.mean() == pytest.approx(0.9, abs=0.02)


@EVERY
def test_intervals_of_horizons_that_no_refit_has_reached_grow_as_changes_do(method):
    """Of 18 epochs, refits of 15 and 16 forecast three and four steps; none can tell of the errors of the fourth."""
    values = np.random.default_rng(2).normal(size=(60, 30)).cumsum(axis=1)
    widths = np.median(backtested(method, data_of(values), 18).results["own"].half_width[0], axis=0)
    assert np.isfinite(widths).all()
    assert widths[3] == pytest.approx(widths[2] * np.sqrt(4 / 3), rel=0.05)


@pytest.mark.parametrize("method", [Ridge, Lasso])
def test_ground_that_never_moves_has_intervals_of_no_width(method):
    """Nor does anything warn of a division by the size of its errors."""
    result = backtested(method, data_of(np.full((5, 100), 3.0)), KNOWN).results["own"]
    assert (result.half_width == 0).all()


@pytest.mark.parametrize("method", [Ridge, Lasso])
@pytest.mark.parametrize("times", [1e-3, 1e3])
def test_forecasts_are_those_of_the_same_series_in_another_unit(method, times):
    data = moving()
    other = data_of(data.displacement * np.float32(times))
    made, scaled = (
        fitted(method, one).predict(one.until(KNOWN), one.dates[KNOWN : KNOWN + 4]) for one in (data, other)
    )
    np.testing.assert_allclose(scaled / times, made, rtol=1e-3, atol=1e-3)
