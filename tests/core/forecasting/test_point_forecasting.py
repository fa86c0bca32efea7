# SPDX-License-Identifier: GPL-2.0-or-later
"""The seam of engines: forecasts of a tile's points, and threads that come from outside."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.evaluation.point_forecasting import forecast_points
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.progress import Silent

EPOCHS, HORIZON = 110, 4
CALENDAR = ForecastCalendar(step_days=6, lookback=24, horizon=HORIZON)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(0)
    place = rng.random((300, 2)) * 6000
    series = (place[:, :1] / 6000) * 10 * np.arange(EPOCHS) / 60 + rng.normal(size=(300, EPOCHS))
    return ForecastData(place, DATES, series.astype(np.float32))


@pytest.fixture(scope="module")
def forecaster(data):
    fitted = AnchoredForecaster(CALENDAR, device="cpu")
    fitted.fit(data, Silent())
    return fitted


def forecast(forecaster, data):
    ahead = CALENDAR.future_dates(data.origin)
    options = {"ahead": ahead, "steps": HORIZON, "lookback": 24, "level": 90, "progress": Silent()}
    return forecast_points(forecaster, RegionSeries.of(data), **options)[0]


def test_rows_of_a_tile_are_those_of_the_whole(data, forecaster):
    whole = forecast(forecaster, data)
    wanted = data.coordinates[:, 0] < 2000
    rows = whole.at_points(wanted)
    assert np.array_equal(rows.values, whole.values[wanted])
    assert np.array_equal(rows.half_width, whole.half_width[wanted])
    assert np.array_equal(rows.usability.usable, whole.usability.usable[wanted])
    assert np.array_equal(rows.movement.change, whole.movement.change[wanted])
    assert np.array_equal(rows.movement.distribution.half_widths(90), whole.movement.half_width[wanted])


def test_a_tile_with_a_halo_is_forecast_as_in_the_whole_but_for_the_mean_of_all(data, forecaster):
    whole = forecast(forecaster, data)
    tile, given = data.coordinates[:, 0] < 1500, data.coordinates[:, 0] < 4500
    part = forecast(forecaster, ForecastData(data.coordinates[given], DATES, data.displacement[given]))
    difference = part.at_points(tile[given]).values - whole.values[tile]
    assert np.sqrt(np.square(difference).mean()) < 0.3  # mm; the noise is 1 mm


def test_threads_from_outside_change_nothing(data, forecaster):
    own = forecaster.predict(data, CALENDAR.future_dates(data.origin))
    with ThreadPoolExecutor(2) as pool:
        forecaster.pool = pool
        given = forecaster.predict(data, CALENDAR.future_dates(data.origin))
    forecaster.pool = None
    assert np.array_equal(given, own)
