# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest
from all_points import usability_at

from insar_forecast_plugin.core.forecast_methods import SEASONAL
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.point_forecast import NO, UNCLEAR, YES
from insar_forecast_plugin.core.forecasting.evaluation.intervals import calibration_origins, forecasts_from
from insar_forecast_plugin.core.forecasting.evaluation.usability import ended_early
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.progress import Silent

EPOCHS, ORIGINS, HORIZON = 140, 48, 4
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")


def noise(points=200, seed=0):
    rng = np.random.default_rng(seed)
    series = rng.normal(size=(points, EPOCHS)).astype(np.float32)
    return ForecastData(rng.random((points, 2)) * 3000, DATES, series)


def errors_of(data, forecast):
    """Return the errors of forecasts (n_points, n_epochs) of each epoch, the same from every origin."""
    errors = np.full((len(forecast), ORIGINS, HORIZON), np.nan, np.float32)
    for place, known in enumerate(range(EPOCHS - ORIGINS, EPOCHS)):
        came = data.displacement[:, known : known + HORIZON] - forecast[:, known : known + HORIZON]
        errors[:, place, : came.shape[1]] = came
    return errors


def test_on_stable_points_a_trained_forecast_is_mostly_not_worth_using():
    data = noise()
    forecaster = AnchoredForecaster(ForecastCalendar(step_days=6, lookback=24, horizon=HORIZON))
    forecaster.fit(data, Silent())
    errors = forecasts_from(
        forecaster,
        data,
        epochs=calibration_origins(data.epoch_count, point_count=len(data.displacement), lookback=24, horizon=HORIZON),
        horizon=HORIZON,
        progress=Silent(),
    ).errors(data)
    usability = usability_at(data, errors)
    assert usability.share(NO) > 0.6
    assert usability.share(YES) < 0.05


@pytest.mark.parametrize(("ratio", "answer"), [(0.97, NO), (0.93, YES)])
def test_less_than_a_twentieth_is_no_gain_even_where_it_is_sure(ratio, answer):
    """All errors are ``ratio`` times those of persistence, which is the better simple forecast of a random walk."""
    data = noise()
    np.cumsum(data.displacement, axis=1, out=data.displacement)
    errors = np.full((200, ORIGINS, HORIZON), np.nan, np.float32)
    for place, known in enumerate(range(EPOCHS - ORIGINS, EPOCHS)):
        change = data.displacement[:, known : known + HORIZON] - data.displacement[:, [known - 1]]
        errors[:, place, : change.shape[1]] = ratio * change
    assert usability_at(data, errors).share(answer) > 0.9


def test_a_clearly_better_forecast_is_usable():
    data = noise()
    assert usability_at(data, errors_of(data, 0.8 * data.displacement)).share(YES) == 1


def test_a_clearly_worse_forecast_is_not_usable():
    data = noise()
    assert usability_at(data, errors_of(data, data.displacement + 9)).share(NO) == 1


def test_a_better_forecast_over_few_origins_is_unclear():
    data = noise()
    errors = errors_of(data, 0.5 * data.displacement)[:, -2:]
    assert usability_at(data, errors).share(UNCLEAR) > 0.5


@pytest.mark.parametrize(
    ("step", "missing", "expected"), [(6, 15, False), (6, 16, True), (24, 6, False), (24, 7, True)]
)
def test_a_point_has_ended_after_90_days_and_six_steps(step, missing, expected):
    data = noise(points=3)
    data.displacement[1, EPOCHS - missing :] = np.nan
    dates = DATES[0] + step * np.arange(EPOCHS).astype("timedelta64[D]")
    assert ended_early(ForecastData(data.coordinates, dates, data.displacement)).tolist() == [False, expected, False]


def test_a_point_that_was_never_observed_has_not_ended():
    data = noise(points=3)
    data.displacement[1] = np.nan
    assert not ended_early(data).any()


def test_a_point_that_ended_early_is_not_usable_however_good_its_past_forecasts():
    data = noise()
    data.displacement[0, -20:] = np.nan
    usable = usability_at(data, errors_of(data, 0.8 * data.displacement)).usable
    assert usable[0] == NO
    assert usable[1] == YES


def test_a_few_points_that_started_late_do_not_decide_the_error_of_the_seasonal_trend():
    whole, late = noise(), noise()
    late.displacement[:4, : EPOCHS - ORIGINS - 3] = np.nan
    errors = errors_of(whole, 0 * whole.displacement)
    expected = usability_at(whole, errors).rmse[SEASONAL]
    assert usability_at(late, errors).rmse[SEASONAL] < 1.1 * expected
