# SPDX-License-Identifier: GPL-2.0-or-later
"""Training and forecast say the same of the same model."""

from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.bundle import load_bundle, save_bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.forecast_methods import PRESETS
from insar_forecast_plugin.core.forecasting.data.judgement import Judgement, digest_of
from insar_forecast_plugin.core.forecasting.data.model_header import ModelHeader
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS, STEP, POINTS = 41, 12, 40
OTHER = "trained on another set of points or dates than this one"
KINDS = tuple(row.id for row in PRESETS.values())


def short_series(kind, seed=0):
    """Return 41 epochs of a random walk, which persistence forecasts best, or of noise about a trend and season."""
    rng = np.random.default_rng(seed)
    years = np.arange(EPOCHS) * STEP / 365.25
    values = rng.normal(0, 1.5, (POINTS, EPOCHS))
    if kind == "walk":
        values = np.cumsum(values, axis=1)
    else:
        values += rng.normal(0, 10, (POINTS, 1)) * years + 4 * np.sin(2 * np.pi * years)
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(POINTS)], dtype=object),
        coordinates=rng.uniform(0, 2000, (POINTS, 2)) + np.array([4_600_000, 1_700_000]),
        crs="EPSG:3035",
        dates=np.datetime64("2022-01-01") + STEP * np.arange(EPOCHS).astype("timedelta64[D]"),
        displacement=values.astype(np.float32),
        measured=Measured(component="los", epochs="observed"),
    )


def written(points, path):
    write_points(points, path)
    return VectorSource(str(path))


def trained(source, folder):
    parameters = {
        "points": source,
        "model": str(folder / "model.safetensors"),
        "lookback_days": 96,
        "horizon_days": 72,
        "device": "cpu",
    }
    return catalogue.run("trainforecaster", parameters, Silent())


def forecast(source, model, folder, **more):
    parameters = {"points": source, "model": model, "output_points": str(folder / "forecast.gpkg"), "device": "cpu"}
    return catalogue.run("forecast", parameters | more, Silent())


@pytest.fixture(scope="module", params=["walk", "trend"])
def both(request, tmp_path_factory):
    """Return the series, the model's file, and what training says."""
    folder = tmp_path_factory.mktemp(request.param)
    points = short_series(request.param)
    result = trained(written(points, folder / "points.gpkg"), folder)
    return points, result.outputs["MODEL"], result.messages[0]


def test_forecast_of_the_same_series_says_what_training_said(both, tmp_path):
    points, model, said = both
    told = forecast(written(points, tmp_path / "again.gpkg"), model, tmp_path, report=str(tmp_path / "report.html"))
    assert told.messages[0].startswith(said)
    assert "For the area as a whole" in said and OTHER not in told.messages[0]
    assert said in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_forecast_of_an_earlier_forecasts_layer_says_it_too(both, tmp_path):
    points, model, said = both
    first = forecast(written(points, tmp_path / "points.gpkg"), model, tmp_path)
    (tmp_path / "again").mkdir()
    again = forecast(VectorSource(first.outputs["OUTPUT_POINTS"]), model, tmp_path / "again")
    assert again.messages[0].startswith(said)


def test_forecast_of_other_series_says_that_it_is_judged_on_these(both, tmp_path):
    points, model, _ = both
    fewer = replace(points, dates=points.dates[:-1], displacement=points.displacement[:, :-1])
    told = forecast(written(fewer, tmp_path / "fewer.gpkg"), model, tmp_path).messages[0]
    assert told.startswith("Over all points, past forecasts") and OTHER in told


def test_forecast_without_a_model_speaks_of_no_training(both, tmp_path):
    told = forecast(written(both[0], tmp_path / "points.gpkg"), None, tmp_path).messages[0]
    assert told.startswith("Over all points, past forecasts") and OTHER not in told


def test_shorter_forecast_is_judged_by_the_first_steps_of_training(both, tmp_path):
    points, model, _ = both
    header = ModelHeader.of(load_bundle(model, KINDS))
    rmse = header.judged.until(2)
    told = forecast(written(points, tmp_path / "points.gpkg"), model, tmp_path, horizon_days=24).messages[0]
    assert f"error {rmse['forecaster']:.2f} mm;" in told and f"persistence {rmse['persistence']:.2f} mm" in told
    assert rmse != header.judged.until(header.calendar.horizon)


def test_over_all_steps_the_record_is_what_training_gives_out(both):
    header = ModelHeader.of(load_bundle(both[1], KINDS))
    of_all = header.judged.until(header.calendar.horizon)
    for name, rmse in header.validation_rmse_mm.items():
        assert of_all[name] == pytest.approx(rmse)


def test_model_without_a_record_is_judged_on_the_series_at_hand(both, tmp_path):
    points, model, _ = both
    bundle = load_bundle(model, KINDS)
    facts = {name: fact for name, fact in bundle.facts.items() if name != "judged"}
    save_bundle(tmp_path / "old.safetensors", bundle.kind, bundle.tensors, facts)
    told = forecast(written(points, tmp_path / "points.gpkg"), str(tmp_path / "old.safetensors"), tmp_path)
    assert told.messages[0].startswith("Over all points, past forecasts")


def _of_all(number):
    return {name: [number] for name in ("forecaster", "persistence", "seasonal")}


@pytest.mark.parametrize(
    "damage",
    [
        7,
        {},
        {"series": "x", "rmse_mm": {"forecaster": [1.0]}, "cases": [1]},
        {"series": "x", "rmse_mm": _of_all(1.0), "cases": [-1]},
        {"series": "x", "rmse_mm": _of_all("a"), "cases": [1]},
        {"series": "x", "rmse_mm": _of_all(1.0), "cases": [1, 2]},
    ],
)
def test_damaged_record_is_refused(damage):
    with pytest.raises(ModelError, match="'judged' is damaged"):
        Judgement.from_json(damage, 1)


def test_series_are_told_apart_by_every_date_and_value(tmp_path):
    points = short_series("walk")
    path = tmp_path / "points.gpkg"
    write_points(points, path)
    as_read = read_points(VectorSource(str(path)), Silent())
    changed = points.displacement.copy()
    changed[3, 4] += 0.1
    later = replace(points, dates=points.dates + np.timedelta64(1, "D"))
    found = [digest_of(one) for one in (as_read, replace(as_read, displacement=changed), later)]
    write_points(as_read, path)
    assert digest_of(read_points(VectorSource(str(path)), Silent())) == found[0]
    assert len(set(found)) == 3
