# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of a forecast shows and says."""

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.data.forecast_data import ForecastData
from insar_forecast_plugin.core.forecasting.data.point_forecast import (
    AreaVerdicts,
    ErrorDistribution,
    LevelErrors,
    Movement,
    PointForecast,
    Usability,
)
from insar_forecast_plugin.core.forecasting.data.region_series import RegionSeries
from insar_forecast_plugin.core.forecasting.reports.forecast_examples import example_points, past_rmse
from insar_forecast_plugin.core.forecasting.reports.forecast_report import (
    how_areas_are_judged,
    in_a_sentence,
    what_was_seen,
)
from insar_forecast_plugin.core.forecasting.reports.verdict_over_all import by_past_forecasts, by_training

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


def judged(better, origins=48, *, own=2.0):
    """Return a forecast with a verdict for each of some areas of two points."""
    count = 2 * len(better)
    rmse = {"forecaster": own, "persistence": 3.0, "seasonal": 2.5}
    of_level = LevelErrors({}, rmse, {}, float("nan"))
    usability = Usability(np.full(count, "no", object), {}, rmse, np.full(count, "forecast", object), of_level)
    areas = AreaVerdicts(
        area=np.repeat(np.arange(1, len(better) + 1), 2),
        points=np.full(len(better), 2),
        gain=np.zeros(len(better)),
        better=np.array(better, dtype=object),
        error=np.ones(len(better)),
        best_simple=np.full(len(better), "seasonal", object),
    )
    nothing = np.zeros((count, 15), np.float32)
    dates = np.datetime64("2024-01-01") + 12 * np.arange(15).astype("timedelta64[D]")
    errors = ErrorDistribution(nothing, (), nothing[0])
    movement = Movement(nothing, nothing[:, 0], errors, 90, 15, nothing[:, 0], 0.0)
    return PointForecast(dates, nothing, errors, usability, tuple(range(origins)), movement, areas)


def examples(shown, usable):
    return example_points(RegionSeries.of(shown), shown.displacement[:, -1:], errors(shown), usable)


def test_past_error_of_persistence_is_that_of_the_last_value():
    shown = data()
    own, persistence = past_rmse(shown, errors(shown))
    np.testing.assert_allclose((own / persistence)[[0, 5, 6]], [1, 0.1, 10], rtol=1e-4)


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (1, "lowest velocity, -30"),
        (3, "highest velocity, +1"),
        (2, "median velocity, +"),
        (5, "past forecasts good"),
        (6, "past forecasts bad"),
    ],
)
def test_examples_are_what_moves_most_and_the_best_and_worst_records(point, words):
    shown = data()
    chosen = {one.index: one.reason for one in examples(shown, USABLE)}
    assert words in chosen[point]


def test_points_that_were_seldom_observed_are_no_examples():
    shown = data()
    shown.displacement[1, :40] = np.nan
    assert 1 not in [one.index for one in examples(shown, USABLE)]


def test_no_good_record_is_shown_where_the_verdict_is_no_everywhere():
    shown = data()
    chosen = example_points(
        RegionSeries.of(shown), shown.displacement[:, -1:], errors(shown), np.full(len(VELOCITY), "no", object)
    )
    assert not [one for one in chosen if "forecasts good" in one.reason]


def test_record_better_than_persistence_is_not_called_bad():
    shown = data()
    usable = np.where(np.arange(len(VELOCITY)) == 5, "no", "yes").astype(object)
    said = [one.reason for one in examples(shown, usable) if "past forecasts" in one.reason]
    assert any("past forecasts called not usable (forecast_usable), error" in one for one in said)
    assert not any("past forecasts bad" in one for one in said)


def test_sentence_gives_the_verdict_over_all_points_first_and_counts_areas():
    assert in_a_sentence(judged(["yes"] * 2 + ["not_distinguishable"] * 5 + ["no"] * 3)) == (
        "Over all points, past forecasts were better than both simple forecasts (error 2.00 mm; the seasonal trend "
        "2.50 mm; persistence 3.00 mm). For the area as a whole, use the forecast with its interval. "
        "In 2 of 10 areas of about 2 points past forecasts were better than the simple ones, beyond chance "
        "(forecast_area_better). In 3 they were worse: use the seasonal trend there. In 5 chance could explain the "
        "difference."
    )


@pytest.mark.parametrize(
    ("own", "verdict"),
    [
        (2.4, "were better than both simple forecasts (error 2.40 mm"),
        (2.51, "were no better than the seasonal trend (error 2.51 mm"),
        (2.49, "were no better than the seasonal trend (error 2.49 mm"),
        (2.7, "were worse than the seasonal trend (error 2.70 mm"),
    ],
)
def test_sentence_is_honest_where_the_forecast_is_not_better_over_all(own, verdict):
    assert verdict in in_a_sentence(judged(["yes", "no"], own=own))


def test_forecast_that_is_worse_over_all_is_not_recommended_for_the_area():
    text = in_a_sentence(judged(["no"] * 4, own=2.7))
    assert "use the forecast" not in text
    assert "For the area as a whole, use the seasonal trend instead" in text
    assert "In 0 of 4 areas" in text and "In 4 they were worse: use the seasonal trend there." in text


def test_areas_without_a_comparison_are_not_put_down_to_chance():
    text = in_a_sentence(judged(["yes", None, None]))
    assert text.endswith("In 2 no past forecast could be compared with an observation.")
    assert "chance could explain" not in text


def test_verdict_over_all_points_is_that_of_training_where_it_judged_these_series():
    of_training = {"forecaster": 3.2, "persistence": 3.1, "seasonal": 3.3}
    past_say_yes = judged(["yes"], own=2.0)
    text = in_a_sentence(past_say_yes, of_training)
    assert text.startswith(by_training(of_training))
    assert "For the area as a whole, use persistence instead." in text


def test_model_of_other_series_is_said_to_be_judged_on_these():
    text = in_a_sentence(judged(["yes"]), of_other_series=True)
    assert "trained on another set of points or dates than this one" in text
    assert text.startswith("Over all points, past forecasts were better")


@pytest.mark.parametrize("own", [2.0, 2.51, 2.49, 2.7])
def test_training_and_past_forecasts_are_judged_by_one_rule(own):
    rmse = {"forecaster": own, "persistence": 3.0, "seasonal": 2.5}
    ends = [text[text.index("For the area as a whole") :] for text in (by_training(rmse), by_past_forecasts(rmse))]
    assert ends[0] == ends[1]


def test_answers_that_occur_nowhere_are_not_spoken_of():
    text = in_a_sentence(judged(["yes"] * 3))
    assert text.endswith("beyond chance (forecast_area_better).")


def test_report_says_how_areas_are_judged_and_why_training_gave_other_figures():
    text = how_areas_are_judged(judged(["yes"]), trained=True)
    assert "The training report uses other past dates, so its figures differ" in text
    assert "areas of about 2 neighbouring points" in text
    assert "training report" not in how_areas_are_judged(judged(["yes"]), trained=False)


def test_report_says_after_how_many_origins_later_dates_chose_the_weights():
    assert "some of which came after 7 of the past origins" in what_was_seen(7)
    assert what_was_seen(0).startswith("None of the past forecasts")
