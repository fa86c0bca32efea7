# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forecast of series that end early, of an old model and of another step says."""

from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS, POINTS, STEP = 60, 12, 12
TRAINING = {"preset": "anchored", "lookback_days": 120, "horizon_days": 48, "device": "cpu"}


def series(epochs=EPOCHS):
    generator = np.random.default_rng(2)
    years = np.arange(epochs) * STEP / 365.25
    values = generator.normal(0, 5, (POINTS, 1)) * years + generator.normal(0, 1, (POINTS, epochs))
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(POINTS)], dtype=object),
        coordinates=generator.uniform(0, 2000, (POINTS, 2)) + 4_000_000,
        crs="EPSG:3035",
        dates=np.datetime64("2020-01-01") + STEP * np.arange(epochs).astype("timedelta64[D]"),
        displacement=values.astype(np.float32),
    )


def ended(points, *, epochs, count=2):
    values = points.displacement.copy()
    values[:count, -epochs:] = np.nan
    return replace(points, displacement=values)


def train(points, folder, told=None, **more):
    write_points(points, folder / "training.gpkg")
    parameters = {"points": {"path": str(folder / "training.gpkg"), "layer": None}} | TRAINING | more
    return catalogue.run("trainforecaster", parameters | {"model": str(folder / "m.safetensors")}, told or Silent())


def forecast(points, model, folder):
    """Return the warnings and the report."""
    recorder = Recorder()
    write_points(points, folder / "points.gpkg")
    parameters = {
        "points": {"path": str(folder / "points.gpkg"), "layer": None},
        "model": model,
        "output_points": str(folder / "forecast.gpkg"),
        "report": str(folder / "forecast.html"),
        "device": "cpu",
    }
    catalogue.run("forecast", parameters, recorder)
    return recorder.warnings, (folder / "forecast.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return train(series(), tmp_path_factory.mktemp("model")).outputs["MODEL"]


def test_points_that_ended_early_are_counted_in_log_and_report(model, tmp_path):
    warnings, page = forecast(ended(series(), epochs=15), model, tmp_path)
    told = [text for text in warnings if "2 of 12 points were last observed more than 90 days before" in text]
    assert len(told) == 1
    assert "2 of 12 points were last observed more than 90 days before" in page


def test_points_that_go_on_to_the_end_get_no_such_warning(model, tmp_path):
    warnings, _ = forecast(series(), model, tmp_path)
    assert not [text for text in warnings if "ended early" in text]


def test_points_that_a_model_was_trained_and_measured_on_are_not_called_too_late(model, tmp_path):
    warnings, _ = forecast(series(), model, tmp_path)
    assert not [text for text in warnings if "more than its horizon" in text]


def test_last_epoch_beyond_a_horizon_from_what_was_measured_is_warned_of(model, tmp_path):
    warnings, page = forecast(series(epochs=75), model, tmp_path)
    assert [text for text in warnings if "more than its horizon of 48 days" in text]
    assert "more than its horizon of 48 days" in page


def test_report_says_up_to_when_the_model_learnt(model, tmp_path):
    points = series()
    _, page = forecast(points, model, tmp_path)
    assert f"{points.dates[-1]} (forecasts start from each point" in page


def test_step_far_from_that_of_the_series_is_refused_before_training(tmp_path):
    with pytest.raises(InputError, match="STEP_DAYS is 24 days, but the last epochs of these series are 12 days apart"):
        train(series(), tmp_path, step_days=24)


@pytest.mark.parametrize("step", [9.6, 16])
def test_step_that_training_accepts_forecasts_on_the_same_points(step, tmp_path):
    trained = train(series(), tmp_path, step_days=step).outputs["MODEL"]
    _, page = forecast(series(), trained, tmp_path)
    assert f"steps of {step:g} days" in page


def test_step_beside_that_of_the_series_is_said_in_log_and_report_of_the_training(tmp_path):
    told = Recorder()
    train(series(), tmp_path, told, step_days=16, report=str(tmp_path / "report.html"))
    said = "STEP_DAYS is 16 days, but the last epochs of these series are 12 days apart"
    assert [text for text in told.warnings if said in text]
    assert said in (tmp_path / "report.html").read_text(encoding="utf-8")
