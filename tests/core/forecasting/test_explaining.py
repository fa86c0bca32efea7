# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import html
import sys
from dataclasses import replace

import numpy as np
import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.bundle import save_bundle
from insar_forecast_plugin.core.errors import InputError, MissingPackageError, ModelError
from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.evaluation.importance import (
    OWN,
    Explanation,
    Likeness,
    choose_windows,
    explain_lasso,
    explain_lightgbm,
    fit_lasso,
    likeness,
)
from insar_forecast_plugin.core.forecasting.evaluation.importance_of_anchored import explain_anchored
from insar_forecast_plugin.core.forecasting.models.anchored.anchored_forecaster import AnchoredForecaster
from insar_forecast_plugin.core.forecasting.models.blend.blended_forecaster import BlendedForecaster
from insar_forecast_plugin.core.forecasting.reports.explain_report import beside_the_paper
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

CALENDAR = ForecastCalendar(step_days=6, lookback=8, horizon=1)
LAG = 5


def region(series):
    points, epochs = series.shape
    dates = np.datetime64("2020-01-01") + 6 * np.arange(epochs).astype("timedelta64[D]")
    places = np.random.default_rng(9).random((points, 2)) * 2000
    return ForecastData(places, dates, series.astype(np.float32))


def repeating(points=60, epochs=100):
    """Return series whose next value is the one at the lag LAG, but for a little noise."""
    rng = np.random.default_rng(1)
    values = np.empty((points, epochs))
    values[:, : LAG + 1] = 5 * rng.normal(size=(points, LAG + 1))
    for epoch in range(LAG + 1, epochs):
        values[:, epoch] = values[:, epoch - LAG - 1] + 0.5 * rng.normal(size=points)
    return region(values)


def wandering(points=60, epochs=100):
    """Return random walks, of which nothing but the last value is worth knowing."""
    return region(np.random.default_rng(2).normal(size=(points, epochs)).cumsum(axis=1))


def anchored(windows, progress):
    forecaster = AnchoredForecaster(windows.calendar, device="cpu")
    forecaster.fit(windows.data.until(windows.fitted), progress)
    return explain_anchored(windows, progress, forecaster)


each_method = pytest.mark.parametrize("explain", [explain_lasso, explain_lightgbm, anchored])


@each_method
def test_importance_lies_at_the_only_lag_that_the_next_value_depends_on(explain):
    one = explain(choose_windows(repeating(), CALENDAR, seed=0), Silent())
    assert (int(one.importance.argmax()), one.importance[LAG] > 0.6) == (LAG, True)


@each_method
def test_importance_of_the_last_epoch_is_near_one_where_only_it_matters(explain):
    one = explain(choose_windows(wandering(), CALENDAR, seed=0), Silent())
    assert one.likeness.last_share > 0.75


@each_method
def test_importances_sum_to_one(explain):
    one = explain(choose_windows(wandering(), CALENDAR, seed=0), Silent())
    assert one.importance.sum() == pytest.approx(1)


@each_method
def test_the_same_seed_gives_the_same_importances(explain):
    first, second = (explain(choose_windows(wandering(), CALENDAR, seed=3), Silent()) for _ in range(2))
    assert np.array_equal(first.importance, second.importance)


def test_explained_forecasts_lie_after_what_was_fitted():
    windows = choose_windows(wandering(), replace(CALENDAR, horizon=4), seed=0)
    assert min(windows.origins) >= windows.fitted
    assert max(windows.origins) + 4 <= 100


def test_values_after_the_last_target_of_fitting_change_no_lasso_weight():
    data = wandering()
    windows = choose_windows(data, CALENDAR, seed=0)
    before = fit_lasso(windows, Silent()).coefficients()
    data.displacement[:, windows.fitted :] = 1e6
    after = fit_lasso(choose_windows(data, CALENDAR, seed=0), Silent()).coefficients()
    assert np.count_nonzero(before)
    np.testing.assert_array_equal(after, before)


def test_ages_are_days_of_the_calendar_not_steps():
    data = wandering()
    windows = choose_windows(replace(data, dates=data.dates[0] + 2 * (data.dates - data.dates[0])), CALENDAR, seed=0)
    assert windows.lag_days(3).tolist() == [0, 12, 24]


def test_a_forecast_of_the_last_value_has_a_change_of_size_zero():
    windows = choose_windows(wandering(), CALENDAR, seed=0)
    found = likeness(windows, windows.last, 1.0)
    assert (found.change_ratio, found.rmse) == (0, found.persistence_rmse)


def test_a_perfect_forecast_has_a_change_of_size_and_correlation_one():
    windows = choose_windows(wandering(), CALENDAR, seed=0)
    found = likeness(windows, windows.observed, 0.5)
    assert (found.change_ratio, found.correlation, found.rmse) == pytest.approx((1, 1, 0))


def test_points_that_began_late_are_not_explained():
    data = wandering()
    data.displacement[:20, :90] = np.nan
    assert choose_windows(data, CALENDAR, seed=0).points.min() == 20


def test_points_that_all_began_late_are_refused():
    data = wandering()
    data.displacement[:, :90] = np.nan
    with pytest.raises(InputError, match="LOOKBACK_DAYS"):
        choose_windows(data, CALENDAR, seed=0)


def test_series_of_one_value_are_refused():
    with pytest.raises(InputError, match="All values are identical"):
        choose_windows(region(np.ones((10, 100))), CALENDAR, seed=0)


@pytest.fixture(scope="module")
def points_file(tmp_path_factory):
    data = wandering()
    path = tmp_path_factory.mktemp("explain") / "in.gpkg"
    points = TimeSeriesPoints(
        pid=np.array([f"p{k}" for k in range(60)], dtype=object),
        coordinates=data.coordinates + 4_000_000,
        crs="EPSG:3035",
        dates=data.dates,
        displacement=data.displacement,
    )
    write_points(points, path)
    return path


def explained(points_file, progress=None, **more):
    request = {"points": {"path": str(points_file), "layer": None}, "lookback_days": 48, **more}
    return catalogue.run("explainforecast", request, progress or Silent())


@pytest.fixture(scope="module")
def written(points_file):
    table, report = points_file.with_name("table.csv"), points_file.with_name("report.html")
    result = explained(points_file, table=str(table), report=str(report))
    return table, report, result


def test_table_has_method_lag_in_days_and_importance(written):
    rows = list(csv.DictReader(written[0].open(encoding="utf-8")))
    assert list(rows[0]) == ["method", "lag_days", "importance"]
    assert [float(row["lag_days"]) for row in rows if row["method"] == "lasso"] == [0, 6, 12, 18, 24, 30, 36, 42]


def test_importances_of_the_table_sum_to_one_for_each_method(written):
    sums = {}
    for row in csv.DictReader(written[0].open(encoding="utf-8")):
        sums[row["method"]] = sums.get(row["method"], 0) + float(row["importance"])
    assert sums == {name: pytest.approx(1, abs=1e-4) for name in ("lasso", "lightgbm", "cnn_lstm_anchored")}


def test_report_begins_with_the_finding(written):
    text = written[1].read_text(encoding="utf-8")
    assert written[2].messages[0] in text.partition("<h2>")[0]


def test_report_counts_one_step_as_one(written):
    assert " (1 step), " in written[1].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ((0.95, 0.97), "The same is true here."),
        ((0.95, 0.53), "Here this is true only of LASSO."),
        ((0.62, 0.53), "Here this is true in part at most."),
    ],
)
def test_depending_almost_entirely_on_the_last_epoch_is_not_said_of_half_of_the_importance(shares, words):
    found = [
        Explanation(
            method, np.array([0.0, 6.0]), {OWN: np.array([share, 1 - share])}, Likeness(share, 1.0, 0.5, 2.0, 2.0)
        )
        for method, share in zip(("lasso", "lightgbm"), shares, strict=True)
    ]
    assert words in beside_the_paper(found, 1)


def test_a_method_whose_package_is_missing_is_left_out_and_the_others_are_explained(points_file, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    recorder, report = Recorder(), tmp_path / "report.html"
    explained(points_file, recorder, methods=["lasso", "lightgbm"], report=str(report))
    assert recorder.warnings[0].startswith("lightgbm is left out: LightGBM cannot be loaded")
    assert recorder.warnings[0] in html.unescape(report.read_text(encoding="utf-8"))


def test_the_only_method_whose_package_is_missing_is_refused(points_file, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(MissingPackageError, match="LightGBM cannot be loaded"):
        explained(points_file, methods=["lightgbm"], table=str(tmp_path / "table.csv"))


def test_series_too_short_to_explain_are_refused_with_what_is_for_learning():
    with pytest.raises(InputError, match="Of the 15 epochs, the first 14 are used for training"):
        choose_windows(wandering(epochs=15), ForecastCalendar(6, 13, 1), seed=0)


def test_a_trained_model_is_explained_with_its_own_lookback(points_file):
    calendar = ForecastCalendar(step_days=6, lookback=5, horizon=3)
    forecaster = BlendedForecaster(calendar, device="cpu")
    forecaster.fit(wandering().until(80), Silent())
    model, table = points_file.with_name("model.safetensors"), points_file.with_name("of_model.csv")
    save_bundle(model, forecaster.kind, *forecaster.to_bundle())
    explained(points_file, model=str(model), table=str(table), methods=["cnn_lstm_anchored"], horizon_days=18)
    days = [float(row["lag_days"]) for row in csv.DictReader(table.open(encoding="utf-8"))]
    assert days == [0, 6, 12, 18, 24, 30]


@pytest.mark.parametrize(("known", "told"), [(80, 0), (100, 1)])
def test_a_model_that_has_learnt_from_the_explained_dates_is_told_apart(points_file, tmp_path, known, told):
    forecaster = BlendedForecaster(ForecastCalendar(step_days=6, lookback=5, horizon=3), device="cpu")
    forecaster.fit(wandering().until(known), Silent())
    save_bundle(tmp_path / "m.safetensors", forecaster.kind, *forecaster.to_bundle())
    progress, report = Recorder(), tmp_path / "report.html"
    model = {"model": str(tmp_path / "m.safetensors"), "methods": ["cnn_lstm_anchored"]}
    explained(points_file, progress, **model, report=str(report), horizon_days=18)
    texts = [text for text in progress.warnings if "The model was trained on data up to 2021-08-17" in text]
    assert len(texts) == told
    assert ("look better than those of new forecasts" in report.read_text(encoding="utf-8")) == bool(told)


def test_a_model_of_another_kind_is_refused(points_file):
    model = points_file.with_name("other.safetensors")
    save_bundle(model, "cnn_lstm_paper", {"a": np.zeros(1)}, {})
    with pytest.raises(ModelError, match="cnn_lstm_anchored"):
        explained(points_file, model=str(model), table=str(points_file.with_name("t.csv")))


def test_a_request_without_output_is_refused(points_file):
    with pytest.raises(InputError, match="TABLE"):
        explained(points_file)


def test_a_request_without_methods_is_refused(points_file):
    with pytest.raises(InputError, match="METHODS"):
        explained(points_file, methods=[], table=str(points_file.with_name("t.csv")))


def test_a_model_without_its_method_is_said_to_be_of_little_use(points_file, tmp_path):
    forecaster = BlendedForecaster(CALENDAR, device="cpu")
    forecaster.fit(wandering(), Silent())
    save_bundle(tmp_path / "m.safetensors", forecaster.kind, *forecaster.to_bundle())
    progress = Recorder()
    request = {
        "points": {"path": str(points_file), "layer": None},
        "model": str(tmp_path / "m.safetensors"),
        "methods": ["lasso"],
        "table": str(tmp_path / "t.csv"),
    }
    catalogue.run("explainforecast", request, progress)
    assert "only the model's lookback is used" in progress.warnings[0]
