# SPDX-License-Identifier: GPL-2.0-or-later
"""A collected grid without any value, given to a forecast."""

from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecasting.forecast import forecast
from insar_forecast_plugin.core.forecasting.train_forecaster import train_forecaster
from insar_forecast_plugin.core.interface import ForecastRequest, TrainForecasterRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

GRID = Path(__file__).resolve().parents[4] / "shared" / "data" / "cases" / "nan_only.tif"


@pytest.mark.skipif(not GRID.is_file(), reason="the collected files are not beside the repository")
def test_grid_without_any_value_is_refused_by_training_and_forecast(tmp_path):
    stack = read_stack(GRID)
    rng, count = np.random.default_rng(0), 60
    west, north = stack.transform.c, stack.transform.f
    places = np.column_stack([west + rng.uniform(0, 500, count), north - rng.uniform(0, 500, count)])
    dates, epochs = stack.dates, len(stack.dates)
    series = (rng.normal(0, 2, (count, epochs)) + np.linspace(0, -20, epochs)).astype(np.float32)
    pid = np.array([f"p{row}" for row in range(count)], dtype=object)
    write_points(TimeSeriesPoints(pid, places, CRS.from_epsg(3035).to_wkt(), dates, series), tmp_path / "points.fgb")
    points, model = VectorSource(str(tmp_path / "points.fgb")), str(tmp_path / "model.safetensors")
    train_forecaster(TrainForecasterRequest(points=points, model=model), Recorder())
    for run, request in (
        (
            train_forecaster,
            TrainForecasterRequest(points=points, model=str(tmp_path / "m.safetensors"), grid=str(GRID)),
        ),
        (forecast, ForecastRequest(points=points, model=model, grid=str(GRID), output_points=str(tmp_path / "f.fgb"))),
    ):
        with pytest.raises(InputError, match="has no value in any cell"):
            run(request, Recorder())
    assert not (tmp_path / "f.fgb").exists()
