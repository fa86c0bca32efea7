# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of parameters that a preset does not use."""

import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.models.registry import new_forecaster
from insar_forecast_plugin.core.interface import TrainForecasterRequest
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource

CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=3)


def warnings(**given):
    said = Recorder()
    request = TrainForecasterRequest(points=VectorSource("points.gpkg"), model="model.safetensors", **given)
    new_forecaster(request, CALENDAR, said)
    return said.warnings


@pytest.mark.parametrize("device", ["auto", "cpu"])
def test_the_anchored_preset_computes_on_the_cpu(device):
    assert warnings(device=device) == []


@pytest.mark.parametrize("device", ["cuda", "mps"])
def test_a_graphics_card_is_for_the_papers_preset(device):
    assert warnings(device=device) == [
        "DEVICE applies only to PRESET paper: the anchored preset is computed on the CPU."
    ]


def test_passes_and_rate_are_for_the_papers_preset():
    (said,) = warnings(training_epochs=3)
    assert said.startswith("TRAINING_EPOCHS and LEARNING_RATE apply only to PRESET paper")
