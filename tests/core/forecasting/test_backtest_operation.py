# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``backtest`` on series that are not what one would wish."""

import json
import sys
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.forecast_methods import FORECAST_METHODS, PAPER
from insar_forecast_plugin.core.forecasting import backtest as backtest_operation
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, run_backtest
from insar_forecast_plugin.core.forecasting.models.paper.paper_forecaster import PaperForecaster
from insar_forecast_plugin.core.interface import BacktestRequest
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

POINTS, EPOCHS, STEP = 12, 70, 12


def series(*, epochs=EPOCHS, points=POINTS):
    generator = np.random.default_rng(5)
    years = np.arange(epochs) * STEP / 365.25
    values = generator.normal(0, 5, (points, 1)) * years + generator.normal(0, 1, (points, epochs))
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(points)], dtype=object),
        coordinates=generator.uniform(0, 2000, (points, 2)) + 4_000_000,
        crs="EPSG:3035",
        dates=np.datetime64("2020-01-01") + STEP * np.arange(epochs).astype("timedelta64[D]"),
        displacement=values.astype(np.float32),
        measured=Measured(component="los", epochs="observed"),
    )


def backtest(points, folder, **more):
    """Return the result, the warnings and the methods in the metrics."""
    recorder = Recorder()
    write_points(points, folder / "points.gpkg")
    parameters = {
        "points": {"path": str(folder / "points.gpkg"), "layer": None},
        "output": str(folder / "out.gpkg"),
        "metrics": str(folder / "metrics.json"),
        "report": str(folder / "report.html"),
        "methods": ["ridge"],
        "lookback_days": 120,
        "horizon_days": 36,
        "origins": 2,
        "grid_size": 8,
        "device": "cpu",
    }
    result = catalogue.run("backtest", parameters | more, recorder)
    methods = json.loads((folder / "metrics.json").read_text())["methods"]
    return result, recorder.warnings, methods


def test_gap_of_a_year_is_warned_of(tmp_path):
    points = series()
    dates = points.dates.copy()
    dates[30:] += np.timedelta64(365, "D")
    _, warnings, _ = backtest(replace(points, dates=dates), tmp_path)
    assert any("There are no epochs between" in text for text in warnings)


def test_blended_dates_are_warned_of_in_log_and_report(tmp_path):
    points = replace(series(), measured=Measured(component="up", product="EGMS L3", epochs="interpolated"))
    _, warnings, _ = backtest(points, tmp_path)
    assert any("EGMS L3: the values are not observations" in text for text in warnings)
    assert "EGMS L3: the values are not observations" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_errors_against_the_level_are_told_of_every_method(tmp_path):
    _, _, methods = backtest(series(), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (
        "Error against the level: the value at the target date of the line through the five epochs nearest to it"
        in page
    )
    for scores in methods.values():
        assert scores["level_rmse_overall"] < scores["rmse_overall"]
        assert len(scores["level_rmse"]) == len(scores["rmse"])
        assert 0 < scores["noise_share"] <= 1


def test_constant_series_are_scored_without_error_and_warned_of(tmp_path):
    points = series()
    constant = replace(points, displacement=np.full_like(points.displacement, 3))
    _, warnings, methods = backtest(constant, tmp_path)
    assert any("12 of 12 points have the same value" in text for text in warnings)
    assert methods["ridge"]["rmse_overall"] == pytest.approx(0, abs=1e-3)
    assert (read_points(str(tmp_path / "out.gpkg"), Recorder()).attributes["skill_ridge"] == 0).all()


def test_points_without_a_later_value_are_warned_of(tmp_path):
    points = series()
    points.displacement[3, 50:] = np.nan
    _, warnings, _ = backtest(points, tmp_path)
    assert any("1 of 12 points has no score" in text for text in warnings)
    assert "1 of 12 points has no score" in (tmp_path / "report.html").read_text(encoding="utf-8")
    better = read_points(str(tmp_path / "out.gpkg"), Recorder()).attributes["better"]
    assert better.isna().tolist() == [row == 3 for row in range(12)]


def test_single_point_is_scored_by_all_methods_but_the_one_that_needs_a_map(tmp_path):
    _, warnings, methods = backtest(series(points=1), tmp_path, methods=["ridge", "cnn_lstm_paper"])
    assert set(methods) == {"persistence", "seasonal", "ridge"}
    assert any("cnn_lstm_paper is left out: it needs a map" in text for text in warnings)
    assert "cnn_lstm_paper is left out" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_single_point_and_the_paper_network_alone_is_refused_with_the_reason(tmp_path):
    with pytest.raises(InputError, match="All points have the same coordinates"):
        backtest(series(points=1), tmp_path, methods=["cnn_lstm_paper"])


def test_points_at_one_place_leave_the_paper_network_out(tmp_path):
    points = series()
    _, _, methods = backtest(
        replace(points, coordinates=np.full_like(points.coordinates, 4e6)),
        tmp_path,
        methods=["persistence", "linear", "cnn_lstm_paper"],
    )
    assert set(methods) == {"persistence", "seasonal", "linear"}


def test_single_point_with_the_default_methods_is_scored(tmp_path):
    _, _, methods = backtest(series(points=1), tmp_path, methods=list(FORECAST_METHODS), origins=1)
    assert set(methods) | {"cnn_lstm_paper", "lightgbm"} == {*FORECAST_METHODS, "persistence", "seasonal", "lightgbm"}


def test_too_few_epochs_are_refused_and_leave_no_file(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(InputError, match="epochs"):
        backtest(series(epochs=14), tmp_path, output=str(folder / "o.gpkg"), report=str(folder / "r.html"))
    assert list(folder.iterdir()) == []


SHORT = {"epochs": 20}
"""15 epochs at the first origin: 10 to look back on, 5 ahead, and not enough to train and to measure."""


def test_persistence_needs_no_span_to_train_on(tmp_path):
    _, _, methods = backtest(series(**SHORT), tmp_path, methods=["persistence"], horizon_days=60, origins=1)
    assert set(methods) == {"persistence", "seasonal"}


def test_method_that_learns_needs_a_span_to_train_on(tmp_path):
    with pytest.raises(InputError, match=r"Of the 20 epochs.* 15 before the first origin.*too few for training"):
        backtest(series(**SHORT), tmp_path, methods=["ridge"], horizon_days=60, origins=1)


def test_method_whose_package_is_missing_is_left_out_and_the_others_are_scored(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    result, warnings, methods = backtest(series(), tmp_path, methods=["linear", "lightgbm"])
    assert set(methods) == {"persistence", "linear", "seasonal"}
    assert any(text.startswith("lightgbm is left out: LightGBM cannot be loaded") for text in warnings)
    assert "lightgbm is left out" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "error" in result.messages[0]


def test_report_names_the_skill_by_what_it_is_measured_against(tmp_path):
    backtest(series(), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<th>Skill against persistence</th>" in page
    assert "Skill against the better simple forecast at each point" in page
    assert "Ridge on own lags compared with the better of" in page


def test_absurd_values_after_the_origin_change_no_forecast_and_no_interval_of_any_method():
    """All methods as the operation makes them, on the map that it makes; the paper's network with three passes."""
    known, horizon = 52, 3
    honest = series()
    spoilt = replace(honest, displacement=honest.displacement.copy())
    spoilt.displacement[:, known:] = 1e6
    request = BacktestRequest(points=VectorSource(""), methods=tuple(FORECAST_METHODS), grid_size=8, device="cpu")
    calendar = ForecastCalendar(step_days=STEP, lookback=10, horizon=horizon)
    made = []
    for points in (honest, spoilt):
        data = backtest_operation._data(request, set(FORECAST_METHODS), points, Silent())
        methods = backtest_operation._methods(request, set(FORECAST_METHODS), calendar)
        methods[PAPER] = partial(PaperForecaster, calendar, device="cpu", training_epochs=3)
        made.append(run_backtest(data, methods, BacktestPlan((known,), calendar), Silent()).results)
    assert set(made[0]) == set(FORECAST_METHODS)
    for name, result in made[0].items():
        assert np.array_equal(made[1][name].forecast, result.forecast, equal_nan=True), name
        assert np.array_equal(made[1][name].half_width, result.half_width, equal_nan=True), name
