# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors against the level, and the noise of single dates in errors."""

import numpy as np
import pytest
from all_points import usability_at

from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.point_forecast import FORECASTER
from insar_forecast_plugin.core.forecasting.evaluation.intervals import calibration_origins, forecasts_from
from insar_forecast_plugin.core.forecasting.evaluation.level_errors import LevelSums, levels_around, pooled
from insar_forecast_plugin.core.forecasting.models.simple.trends import LinearTrend
from insar_forecast_plugin.core.forecasting.reports.level_table import noise_in_a_sentence, tell_level_errors
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.reports.report import Report

EPOCHS, HORIZON, NOISE_MM, SLOPE_MM = 200, 6, 2.0, 0.3
WORDS = {"forecaster": "this forecast", "persistence": "persistence", "seasonal": "seasonal trend"}


def lines(points=300, *, noise=NOISE_MM, seed=0):
    """Points on a slope that all share, in white noise."""
    rng = np.random.default_rng(seed)
    dates = np.datetime64("2020-01-01") + 6 * np.arange(EPOCHS).astype("timedelta64[D]")
    values = SLOPE_MM * np.arange(EPOCHS) + noise * rng.normal(size=(points, EPOCHS))
    return ForecastData(rng.random((points, 2)) * 3000, dates, values.astype(np.float32))


def judged(data):
    past = forecasts_from(
        LinearTrend(),
        data,
        epochs=calibration_origins(data.epoch_count, point_count=len(data.displacement), lookback=24, horizon=HORIZON),
        horizon=HORIZON,
        progress=Silent(),
    )
    return usability_at(data, past.errors(data), past.epochs)


@pytest.mark.parametrize("lacking", [[], [3], [0, 1], [10, 11]], ids=["complete", "gap", "late start", "early end"])
def test_level_of_a_steady_movement_is_the_movement_itself_at_its_ends_and_gaps_too(lacking):
    dates = np.datetime64("2024-01-01") + np.cumsum([0, 6, 6, 18, 6, 12, 12, 6, 24, 6, 6, 12])
    movement = -0.3 * (dates - dates[0]).astype(float)
    values = movement.copy()
    values[lacking] = np.nan
    levels = levels_around(dates, values[None])[0]
    near = [epoch for epoch in range(12) if epoch not in lacking or epoch == 3]
    np.testing.assert_allclose(levels[near], movement[near], atol=1e-4)


def test_few_values_tell_no_movement_and_their_mean_is_the_level():
    dates = np.datetime64("2024-01-01") + 6 * np.arange(6)
    levels = levels_around(dates, np.array([[3.0, np.nan, np.nan, np.nan, 5.0, 7.0], [np.nan] * 6]))
    np.testing.assert_allclose(levels[0], [4, 4, 4, 6, 6, 6])
    assert np.isnan(levels[1]).all()


def test_a_true_forecast_of_a_steady_movement_has_no_error_against_the_level():
    """The last targets too: three of five epochs in the mean would lag by a step, 0.3 mm."""
    found = judged(lines(noise=0.0))
    assert np.max(found.of_level.by_horizon[FORECASTER]) < 0.01


def test_of_a_good_forecast_little_but_a_fifth_of_the_noise_is_left_against_the_level():
    found = judged(lines())
    assert found.rmse[FORECASTER] == pytest.approx(NOISE_MM, rel=0.05)
    # Most targets have two epochs on each side, of which none was known at the origin from the third step on.
    assert found.of_level.by_horizon[FORECASTER][3] == pytest.approx(NOISE_MM / np.sqrt(5), rel=0.25)
    assert found.of_level.rmse["persistence"] > 1.7 * found.of_level.rmse[FORECASTER]


def test_share_of_the_noise_is_what_was_put_in():
    found = judged(lines())
    assert found.of_level.noise == pytest.approx(NOISE_MM, rel=0.05)
    for name, rmse in found.rmse.items():
        assert found.of_level.noise_shares[name] == pytest.approx(min(NOISE_MM**2 / rmse**2, 1.0), rel=0.1)
    assert found.of_level.noise_shares[FORECASTER] > 0.9
    assert found.of_level.noise_shares["persistence"] < 0.6


def test_parts_of_the_points_add_up():
    rng = np.random.default_rng(3)
    error, apart, noise = rng.normal(size=(10, 4)), rng.normal(size=(10, 4)), rng.random(10)
    compared = rng.random((10, 4)) > 0.3
    parts = []
    for rows in (slice(0, 3), slice(3, 10), slice(0, 10)):
        sums = LevelSums(["one"], 4)
        sums.add({"one": error[rows]}, compared[rows], apart[rows], noise[rows])
        parts.append(sums)
    together, whole = pooled(parts[:2]), pooled(parts[2:])
    np.testing.assert_allclose(together.by_horizon["one"], whole.by_horizon["one"])
    assert together.rmse["one"] == pytest.approx(np.sqrt(np.mean(np.square(error + apart)[compared])))
    assert together.noise_shares["one"] == pytest.approx(whole.noise_shares["one"])


def test_noise_of_blended_epochs_is_not_told():
    found = judged(lines()).of_level
    assert "share" in noise_in_a_sentence(found, WORDS, epochs="observed")
    assert "cannot be told" in noise_in_a_sentence(found, WORDS, epochs="interpolated")


def test_noise_is_not_told_where_no_five_epochs_follow_each_other():
    data = lines(points=20)
    data.displacement[:, ::3] = np.nan
    found = judged(data).of_level
    assert found.noise_shares == {} and np.isnan(found.noise)
    assert "cannot be told" in noise_in_a_sentence(found, WORDS, epochs="observed")


def test_report_has_a_row_for_some_steps_and_one_for_all(tmp_path):
    report = Report("Title", "Summary.")
    report.section("Errors")
    found = judged(lines()).of_level
    calendar = ForecastCalendar(step_days=6, lookback=24, horizon=HORIZON)
    tell_level_errors(report, found, WORDS, calendar=calendar, steps=HORIZON, epochs="observed")
    report.write(tmp_path / "report.html", {})
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + len([1, 3, 6]) + 1
    assert f"{found.rmse['seasonal']:.2f}" in page
    # Another table of errors may stand above: what this one shows is said before it.
    said = page.index("value at the target date of the line through the five epochs nearest to it")
    assert said < page.index("<table")
