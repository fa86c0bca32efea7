# SPDX-License-Identifier: GPL-2.0-or-later
"""On a graphics card the paper's forecaster computes there."""

import numpy as np
import pytest
import torch
from affine import Affine

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.stack import RasterStack

EPOCHS, HORIZON, SIDE = 80, 3, 16
CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=HORIZON)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS + HORIZON).astype("timedelta64[D]")
CARD = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else None
pytestmark = pytest.mark.skipif(CARD is None, reason="torch finds no graphics card here")


@pytest.fixture
def data():
    rng = np.random.default_rng(0)
    grid = RasterStack(
        dates=DATES[:EPOCHS],
        transform=Affine(100, 0, 0, 0, -100, SIDE * 100),
        crs="EPSG:32633",
        values=rng.normal(size=(EPOCHS, SIDE, SIDE)).astype(np.float32),
        measured=Measured(component="los"),
    )
    place = rng.uniform(0, SIDE * 100, (40, 2))
    return ForecastData(place, DATES[:EPOCHS], rng.normal(size=(40, EPOCHS)).astype(np.float32), grid)


def test_the_paper_preset_computes_on_the_card(data):
    forecaster = PaperForecaster(CALENDAR, training_epochs=2, device=CARD)
    forecaster.fit(data.until(70), Silent())
    assert {one.device.type for one in forecaster._network.parameters()} == {CARD}
    assert forecaster.predict(data, DATES[-HORIZON:]).shape == (40, HORIZON)
    assert len(list(forecaster.hindcast(data, [60, 61], HORIZON))) == 2
