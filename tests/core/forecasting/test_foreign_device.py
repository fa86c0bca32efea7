# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing of the forecasters is left on the CPU when their networks are elsewhere.

Torch's ``meta`` device stands for a GPU: its tensors have a shape and no values, and no operation takes some of its
tensors and some of the CPU's. What would be copied back to the CPU, or read as a number, is zero here.
"""

from dataclasses import replace

import numpy as np
import pytest
import torch
from affine import Affine

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.stack import RasterStack

EPOCHS, HORIZON, SIDE = 80, 3, 16
CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=HORIZON)
DATES = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS + HORIZON).astype("timedelta64[D]")
ELSEWHERE = torch.device("meta")


@pytest.fixture
def autocast_devices(monkeypatch):
    """Let values of the foreign device be read; the list holds the devices that mixed precision was asked for."""
    asked = []

    class Autocast(torch.autocast):
        def __init__(self, device_type, **options):
            asked.append(device_type)
            super().__init__("cpu", **options)

    adamw = torch.optim.AdamW
    monkeypatch.setattr(torch, "autocast", Autocast)
    monkeypatch.setattr(torch.optim, "AdamW", lambda groups, lr, fused: adamw(groups, lr=lr))
    monkeypatch.setattr(torch.Tensor, "cpu", lambda self: torch.zeros(self.shape, dtype=self.dtype))
    for name, value in (("__bool__", True), ("__int__", 1), ("__float__", 1.0)):
        monkeypatch.setattr(torch.Tensor, name, lambda self, value=value: value)
    return asked


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


def test_the_paper_preset_computes_where_its_device_is(data, autocast_devices):
    forecaster = PaperForecaster(CALENDAR, training_epochs=2)
    forecaster._device = ELSEWHERE
    forecaster.fit(data.until(70), Silent())
    assert {one.device for one in forecaster._network.parameters()} == {ELSEWHERE}
    assert forecaster.predict(data, DATES[-HORIZON:]).shape == (40, HORIZON)
    assert len(list(forecaster.hindcast(data, [60, 61], HORIZON))) == 2
    assert set(autocast_devices) == {ELSEWHERE.type}


def test_the_anchored_preset_computes_where_its_device_is(data, autocast_devices):
    forecaster = AnchoredForecaster(CALENDAR)
    forecaster._device = ELSEWHERE
    forecaster.fit(data.until(70), Silent())
    assert {one.device for one in forecaster.correction_.network.parameters()} == {ELSEWHERE}
    forecaster.correction_ = replace(forecaster.correction_, shares=np.ones(HORIZON))
    assert forecaster.predict(data, DATES[-HORIZON:]).shape == (40, HORIZON)
    assert len(list(forecaster.hindcast(data, [60, 75], HORIZON))) == 2


def test_a_tensor_left_behind_would_be_noticed(autocast_devices):
    with pytest.raises(RuntimeError, match="device"):
        torch.nn.Linear(3, 2, device=ELSEWHERE)(torch.zeros(1, 3))
