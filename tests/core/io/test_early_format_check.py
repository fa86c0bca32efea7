# SPDX-License-Identifier: GPL-2.0-or-later
"""An output whose format cannot hold the fields is refused before any work is done, not at the end of it."""

from dataclasses import replace

import pytest

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.interface import ClassifyTrendsRequest, ForecastRequest, SimulateRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource

REFUSAL = "A shapefile can have 255 fields"


def test_simulation(tmp_path):
    from insar_forecast_plugin.core.simulation.simulate import simulate

    recorder = Recorder()
    with pytest.raises(OutputError, match=f"{REFUSAL}; p.shp would need 256 "):
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


def test_forecast(some_points, tmp_path):
    from insar_forecast_plugin.core.forecasting.forecast import forecast
    from insar_forecast_plugin.core.forecasting.train_forecaster import train_forecaster
    from insar_forecast_plugin.core.interface import TrainForecasterRequest

    # pid, 3 attributes, the epochs, the quality, the movement with its ends, and F, L and U of 4 dates.
    widest = 255 - (1 + 3 + 7 + 3 + 12)
    sources = {}
    for epochs in (widest, widest + 1):
        write_points(some_points(count=12, epochs=epochs), tmp_path / f"{epochs}.gpkg")
        sources[epochs] = VectorSource(str(tmp_path / f"{epochs}.gpkg"))
    model, output = str(tmp_path / "m.safetensors"), tmp_path / "f.shp"
    training = TrainForecasterRequest(
        points=sources[widest], model=model, lookback_days=120, horizon_days=48, device="cpu"
    )
    train_forecaster(training, Recorder())
    recorder = Recorder()
    request = ForecastRequest(points=sources[widest + 1], model=model, output_points=str(output), device="cpu")
    with pytest.raises(OutputError, match=r"f\.shp would need 256 "):
        forecast(request, recorder)
    assert "Forecasting" not in recorder.texts
    forecast(replace(request, points=sources[widest]), Recorder())
    assert output.exists()
