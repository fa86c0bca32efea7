# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of a forecast shows and says."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.forecast_examples import (
    example_points,
    past_rmse,
    recent_median,
)
from insar_forecast_plugin.core.forecasting.forecast_report import PointForecast, in_a_sentence
from insar_forecast_plugin.core.forecasting.forecaster import ForecastData
from insar_forecast_plugin.core.forecasting.usability import Usability

EPOCHS, ORIGINS, HORIZON = 60, 8, 3
VELOCITY = np.array([0.0, -30.0, 2.0, 14.0, 5.0, 3.0, 1.0])

USABLE = np.array(["no", "no", "no", "no", "unclear", "yes", "no"], dtype=object)


def data():
    dates = np.datetime64("2020-01-01") + 12 * np.arange(EPOCHS).astype("timedelta64[D]")
    years = 12 * np.arange(EPOCHS) / 365.25
    noise = np.random.default_rng(1).normal(0, 0.5, (len(VELOCITY), EPOCHS))
    values = VELOCITY[:, None] * years + noise
    return ForecastData(np.zeros((len(VELOCITY), 2)), dates, values.astype(np.float32))


def errors(shown):
    """Past errors as large as persistence's, but at point 5 a tenth, at point 6 ten times."""
    made = np.full((len(VELOCITY), ORIGINS, HORIZON), np.nan, np.float32)
    for origin in range(ORIGINS):
        known = EPOCHS - ORIGINS + origin
        came = shown.displacement[:, known : known + HORIZON]
        made[:, origin, : came.shape[1]] = came - shown.displacement[:, known - 1 : known]
    made[5] /= 10
    made[6] *= 10
    return made


def judged(usable, origins=48):
    usability = Usability(np.array(usable, dtype=object), {}, {"forecaster": 2.0, "persistence": 3.0, "seasonal": 2.5})
    nothing = np.zeros((len(usable), 15), np.float32)
    dates = np.datetime64("2024-01-01") + 12 * np.arange(15).astype("timedelta64[D]")
    return PointForecast(dates, nothing, nothing, usability, origins)


def test_recent_median_is_of_the_last_ten_observations_whatever_is_missing():
    values = np.full((3, 20), 99.0, np.float32)
    values[0, -10:] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000]
    values[1, 5:15] = values[0, -10:]
    values[1, 15:] = np.nan
    values[2] = np.nan
    np.testing.assert_array_equal(recent_median(values), [5.5, 5.5, np.nan])


def test_past_error_of_persistence_is_that_of_the_last_value():
    shown = data()
    own, persistence = past_rmse(shown, errors(shown))
    np.testing.assert_allclose((own / persistence)[[0, 5, 6]], [1, 0.1, 10], rtol=1e-4)


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (1, "lowest velocity, -30"),
        (3, "highest velocity, +1"),
        (2, "middle velocity, +"),
        (5, "past forecasts good"),
        (6, "past forecasts bad"),
    ],
)
def test_examples_are_what_moves_most_and_the_best_and_worst_records(point, words):
    shown = data()
    chosen = {one.index: one.reason for one in example_points(shown, shown.displacement[:, -1:], errors(shown), USABLE)}
    assert words in chosen[point]


def test_points_that_were_seldom_observed_are_no_examples():
    shown = data()
    shown.displacement[1, :40] = np.nan
    assert 1 not in [one.index for one in example_points(shown, shown.displacement[:, -1:], errors(shown), USABLE)]


def test_no_good_record_is_shown_where_the_verdict_is_no_everywhere():
    shown = data()
    chosen = example_points(shown, shown.displacement[:, -1:], errors(shown), np.full(len(VELOCITY), "no", object))
    assert not [one for one in chosen if "forecasts good" in one.reason]


def test_few_usable_points_are_explained():
    text = in_a_sentence(judged(["yes"] + ["unclear"] * 6 + ["no"] * 3))
    assert "its 48 past origins hold only about 3 that are independent" in text
    assert "unclear means that the error was smaller" in text


def test_many_usable_points_need_no_explanation():
    assert "strict" not in in_a_sentence(judged(["yes"] * 8 + ["no"]))
