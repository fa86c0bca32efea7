# SPDX-License-Identifier: GPL-2.0-or-later
import json
from dataclasses import fields
from functools import partial

import numpy as np
import pandas as pd
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError, MissingPackageError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.backtest_engine import BacktestPlan, plan_origins, run_backtest
from insar_forecast_plugin.core.forecasting.evaluation.scoring import compare_at_points
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.simple.own_lags import Lasso, LightGbm, Ridge
from insar_forecast_plugin.core.forecasting.models.simple.persistence import Persistence
from insar_forecast_plugin.core.forecasting.models.simple.trends import SeasonalTrend
from insar_forecast_plugin.core.interface import BacktestRequest
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

CALENDAR = ForecastCalendar(step_days=6, lookback=12, horizon=4)
PLAN = BacktestPlan((80, 84, 88), CALENDAR)
SIMPLE = {"persistence": Persistence, "seasonal": SeasonalTrend}
LEARNING = {
    "ridge": partial(Ridge, CALENDAR),
    "lasso": partial(Lasso, CALENDAR),
    "lightgbm": partial(LightGbm, CALENDAR),
    "cnn_lstm_anchored": partial(AnchoredForecaster, CALENDAR),
}


def region(points=50, epochs=100):
    rng = np.random.default_rng(0)
    t = np.arange(epochs) * 6 / 365.25
    series = rng.normal(size=(points, 1)) * 5 * t + 3 * np.sin(2 * np.pi * t) + rng.normal(size=(points, epochs))
    dates = np.datetime64("2020-01-01") + 6 * np.arange(epochs).astype("timedelta64[D]")
    return ForecastData(rng.random((points, 2)) * 2000, dates, series.astype(np.float32))


@pytest.fixture(scope="module")
def done():
    return run_backtest(region(), SIMPLE | LEARNING, PLAN, Silent())


def test_absurd_values_after_an_origin_change_no_forecast_and_no_interval_made_there(done):
    data = region()
    data.displacement[:, PLAN.origins[1] :] = 1e6
    spoilt = run_backtest(data, SIMPLE | LEARNING, PLAN, Silent())
    for name, result in done.results.items():
        for origin in (0, 1):
            assert np.array_equal(spoilt.results[name].forecast[origin], result.forecast[origin]), name
            assert np.array_equal(spoilt.results[name].half_width[origin], result.half_width[origin]), name


def test_refitting_at_each_origin_sees_more_than_the_first_fit(done):
    again = run_backtest(
        region(), SIMPLE | {"ridge": LEARNING["ridge"]}, BacktestPlan(PLAN.origins, CALENDAR, refit=True), Silent()
    )
    first, last = (again.results["ridge"].forecast[k] - done.results["ridge"].forecast[k] for k in (0, 2))
    assert (first == 0).all()
    assert (last != 0).any()


def test_methods_are_scored_on_the_cases_that_all_of_them_forecast():
    class Blind(Persistence):
        def predict(self, data, dates):
            forecast = super().predict(data, dates)
            forecast[:10] = np.nan
            return forecast

    done = run_backtest(region(), SIMPLE | {"ridge": Blind}, PLAN, Silent())
    assert done.scores["seasonal"].count.tolist() == [3 * 40] * 4


def test_a_method_whose_package_is_missing_is_left_out_with_a_warning():
    def missing():
        raise MissingPackageError("no lightgbm")

    progress = Recorder()
    done = run_backtest(region(), SIMPLE | {"lightgbm": missing}, PLAN, progress)
    assert ("lightgbm" in done.results, progress.warnings) == (False, ["lightgbm is left out: no lightgbm"])


def test_origins_that_do_not_fit_are_dropped_with_a_warning():
    progress = Recorder()
    origins = plan_origins(100, first_percent=75, step=8, count=9, calendar=CALENDAR, progress=progress)
    assert (origins, len(progress.warnings)) == ((75, 83, 91), 1)


def test_a_first_origin_without_a_full_horizon_is_refused():
    with pytest.raises(InputError, match="FIRST_ORIGIN"):
        plan_origins(100, first_percent=98, step=4, count=1, calendar=CALENDAR, progress=Silent())


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backtest")
    data = region()
    points = TimeSeriesPoints(
        pid=np.array([f"p{k}" for k in range(50)], dtype=object),
        coordinates=data.coordinates + 4_000_000,
        crs="EPSG:3035",
        dates=data.dates,
        displacement=data.displacement,
        attributes=pd.DataFrame({"height": np.arange(50.0)}),
    )
    write_points(points, folder / "in.gpkg")
    request = {
        "points": {"path": str(folder / "in.gpkg"), "layer": None},
        "output": str(folder / "out.gpkg"),
        "metrics": str(folder / "metrics.json"),
        "report": str(folder / "report.html"),
        "methods": ["ridge", "cnn_lstm_anchored"],
        "lookback_days": 72,
        "horizon_days": 24,
        "origins": 3,
    }
    return folder, catalogue.run("backtest", request, Silent())


def test_the_layer_has_error_skill_and_verdict_of_each_point(written):
    columns = read_points(str(written[0] / "out.gpkg"), Silent()).attributes
    wanted = {f"{what}_{m}" for what in ("rmse", "skill") for m in ("persistence", "seasonal", "cnn_lstm_anchored")}
    assert wanted | {"better"} <= set(columns.columns)
    assert set(columns["better"]) <= {"yes", "no", "not_distinguishable"}


def test_the_metrics_are_json_with_every_method(written):
    metrics = json.loads((written[0] / "metrics.json").read_text())
    assert set(metrics["methods"]) == {"persistence", "seasonal", "ridge", "cnn_lstm_anchored"}
    assert metrics["horizon_days"] == [6, 12, 18, 24]


def test_the_report_says_first_whether_a_forecast_is_worth_using(written):
    text = (written[0] / "report.html").read_text(encoding="utf-8")
    assert written[1].messages[0].split(":")[0] in text
    assert 'src="http' not in text


def test_default_origins_can_tell_a_steady_advantage_at_a_point():
    defaults = {item.name: item.default for item in fields(BacktestRequest)}
    calendar = ForecastCalendar(lookback=31, horizon=15, step_days=12.0)
    options = {"first_percent": defaults["first_origin"], "step": defaults["origin_step"]}
    origins = plan_origins(210, count=defaults["origins"], calendar=calendar, progress=Silent(), **options)
    # One method's squared error is smaller at every origin, by 10 mm2 give or take a third.
    advantage = 10 + 3.3 * np.where(np.arange(len(origins)) % 2, 1, -1)[:, None]
    verdict = compare_at_points(-advantage, np.zeros_like(advantage), overlap=BacktestPlan(origins, calendar).overlap)
    assert verdict.tolist() == ["yes"]
