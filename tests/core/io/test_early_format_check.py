# SPDX-License-Identifier: GPL-2.0-or-later
"""An output whose format cannot hold the fields is refused before any work is done, not at the end of it."""

import pytest

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.interface import ClassifyTrendsRequest, ForecastRequest, SimulateRequest
from insar_forecast_plugin.core.io import points as points_module
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource

REFUSAL = "A shapefile holds 255 fields"


def test_simulation(tmp_path):
    from insar_forecast_plugin.core.simulation.simulate import simulate

    recorder = Recorder()
    with pytest.raises(OutputError, match=f"{REFUSAL}, p.shp would need 256 "):
        simulate(SimulateRequest(output=str(tmp_path / "p.shp"), point_count=5, epoch_count=251), recorder)
    assert "Simulating the ground" not in recorder.texts


@pytest.mark.parametrize("name", ["output", "output_truth"])
def test_widest_simulation_that_a_shapefile_holds(name, tmp_path):
    from insar_forecast_plugin.core.simulation.simulate import simulate

    paths = {"output": str(tmp_path / "p.gpkg"), name: str(tmp_path / "p.shp")}
    result = simulate(SimulateRequest(**paths, point_count=5, epoch_count=250), Recorder())
    assert (tmp_path / "p.shp").exists() and result.layers


def test_classification(some_points, tmp_path):
    from insar_forecast_plugin.core.trends.classify_trends import classify_trends

    write_points(some_points(epochs=253), tmp_path / "points.gpkg")
    recorder = Recorder()
    request = ClassifyTrendsRequest(
        input=VectorSource(str(tmp_path / "points.gpkg")),
        output=str(tmp_path / "trends.shp"),
        method="statistical",
    )
    with pytest.raises(OutputError, match=REFUSAL):
        classify_trends(request, recorder)
    assert not [text for text in recorder.texts if "classifying" in text]


def test_forecast(some_points, tmp_path, monkeypatch):
    from insar_forecast_plugin.core.forecasting.forecast import forecast
    from insar_forecast_plugin.core.forecasting.train_forecaster import train_forecaster
    from insar_forecast_plugin.core.interface import TrainForecasterRequest

    points = some_points(count=12, epochs=60)
    write_points(points, tmp_path / "points.gpkg")
    source = VectorSource(str(tmp_path / "points.gpkg"))
    model = str(tmp_path / "m.safetensors")
    training = TrainForecasterRequest(points=source, model=model, lookback_days=120, horizon_days=48, device="cpu")
    train_forecaster(training, Recorder())
    # pid, 3 attributes, 60 epochs, the verdict, the movement with its ends, and F, L and U of 4 dates.
    needed = 1 + 3 + 60 + 1 + 3 + 12
    monkeypatch.setattr(points_module, "_SHAPEFILE_FIELDS", needed - 1)
    recorder = Recorder()
    request = ForecastRequest(points=source, model=model, output_points=str(tmp_path / "f.shp"), device="cpu")
    with pytest.raises(OutputError, match=f"f.shp would need {needed} "):
        forecast(request, recorder)
    assert "Forecasting" not in recorder.texts
    monkeypatch.setattr(points_module, "_SHAPEFILE_FIELDS", needed)
    forecast(request, Recorder())
    assert (tmp_path / "f.shp").exists()
