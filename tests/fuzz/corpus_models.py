# SPDX-License-Identifier: GPL-2.0-or-later
"""Small valid models of every kind, and series that they take."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.bundle import save_bundle
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.model_header import ModelHeader
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.stack import RasterStack
from insar_forecast_plugin.core.trends.network.trend_classifier import SHIPPED_MODEL
from tests.fuzz.inputs import FuzzInput

_EPOCHS, _CELL, _ROWS, _COLUMNS = 40, 100.0, 8, 9
CALENDAR = ForecastCalendar(step_days=6, lookback=6, horizon=3)


@cache
def series() -> ForecastData:
    """Return series at points and on a grid that every forecaster of the corpus takes."""
    rng = np.random.default_rng(3)
    dates = np.datetime64("2021-01-01") + 6 * np.arange(_EPOCHS).astype("timedelta64[D]")
    season = 4 * np.sin(np.arange(_EPOCHS) * 6 / 365.25 * 2 * np.pi)
    coordinates = rng.uniform([0, 0], [_COLUMNS * _CELL, _ROWS * _CELL], (30, 2))
    coordinates += np.array([4_500_000, 2_100_000])
    points = (rng.uniform(0.5, 2, (30, 1)) * season + rng.normal(0, 1, (30, _EPOCHS))).astype(np.float32)
    maps = (rng.uniform(0.5, 2, (_ROWS, _COLUMNS)) * season[:, None, None]).astype(np.float32)
    corner = Affine(_CELL, 0, 4_500_000, 0, -_CELL, 2_100_000 + _ROWS * _CELL)
    grid = RasterStack(dates, corner, CRS.from_epsg(3035).to_wkt(), maps)
    return ForecastData(coordinates, dates, points, grid)


def forecaster_corpus(preset: str) -> list[FuzzInput]:
    """Return a small model of a forecaster."""
    data = series()
    torch.set_num_threads(1)
    if preset == "paper":
        forecaster = PaperForecaster(CALENDAR, device="cpu", training_epochs=1)
    else:
        forecaster = BlendedForecaster(CALENDAR, device="cpu")
    forecaster.fit(data, Silent())
    tensors, facts = forecaster.to_bundle()
    header = ModelHeader(
        preset=preset,
        calendar=CALENDAR,
        measured=Measured(component="los"),
        grid_size=64,
        learned_until=data.dates[-10],
        measured_until=data.dates[-1],
        validation_rmse_mm={"model": 1.0, "persistence": 2.0},
        packages={"torch": "2"},
        provenance={"algorithm": "a corpus"},
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.safetensors"
        save_bundle(path, forecaster.kind, tensors, header.to_json() | facts)
        return [FuzzInput({"model.safetensors": path.read_bytes()}, "model.safetensors")]


def classifier_corpus() -> list[FuzzInput]:
    """Return the classifier that ships with the plugin."""
    return [FuzzInput({"model.safetensors": SHIPPED_MODEL.read_bytes()}, "model.safetensors")]
