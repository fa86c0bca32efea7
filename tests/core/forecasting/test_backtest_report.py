# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of a back-test says first."""

from types import SimpleNamespace

import numpy as np
import pytest

from insar_forecast_plugin.core.forecasting.evaluation.scoring import PairedTest
from insar_forecast_plugin.core.forecasting.reports.backtest_report import origins_in_words, verdict, ways_to_use


def result(own, seasonal, answer, *, method="ridge", persistence=9.0, overlap=2):
    errors = {"persistence": persistence, "seasonal": seasonal, method: own}
    return SimpleNamespace(
        results=errors,
        rmse=errors.get,
        simple=min(("persistence", "seasonal"), key=errors.get),
        tests={name: PairedTest(0.0, 0.5, answer) for name in errors},
        plan=SimpleNamespace(origins=(50, 54, 58, 62), overlap=overlap),
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            result(4.60, 4.42, "no"),
            "The seasonal trend is the better forecast here: over 4 origins, its error is 4.42 mm, compared with "
            "4.60 mm for ridge on own lags.",
        ),
        (
            result(4.00, 4.42, "yes"),
            "A forecast by ridge on own lags is worth using here: over 4 origins, its error is 4.00 mm, compared with "
            "4.42 mm for the seasonal trend. The difference is statistically significant.",
        ),
        (
            result(4.00, 4.42, "not_distinguishable", method="cnn_lstm_anchored"),
            "It is uncertain whether the anchored CNN-LSTM is better than the seasonal trend: over 4 origins, its "
            "error is 4.00 mm, compared with 4.42 mm for the seasonal trend. Use more origins, farther apart "
            "(ORIGIN_STEP), to decide.",
        ),
        (
            result(4.00, 4.42, "no", persistence=3.0),
            "Persistence (last value) is the better forecast here: over 4 origins, its error is 3.00 mm, compared with "
            "4.00 mm for ridge on own lags.",
        ),
    ],
)
def test_verdict_names_each_error_with_its_method(found, said):
    assert verdict(found) == said


@pytest.mark.parametrize("answer", ["yes", "no", "not_distinguishable"])
@pytest.mark.parametrize("own", [4.43, 4.41])
def test_errors_within_a_percent_are_called_practically_equal(own, answer):
    assert verdict(result(own, 4.42, answer)) == (
        "Ridge on own lags and the seasonal trend are practically equal here: their errors are "
        f"{own:.2f} mm and 4.42 mm over 4 origins."
    )


def test_a_single_origin_has_one_date():
    dates = np.datetime64("2024-01-01") + np.arange(30)
    assert origins_in_words((10,), dates) == "1 origin, 2024-01-10"
    assert origins_in_words((10, 20), dates) == "2 origins, 2024-01-10 to 2024-01-20"


def test_simple_method_that_is_best_is_not_compared_with_itself():
    found = result(4.42, 4.42, "no", method="seasonal")
    assert verdict(found) == "The seasonal trend is the best method that was run: its error is 4.42 mm over 4 origins."


def test_methods_that_a_forecast_can_use_are_told_best_first():
    found = result(4.10, 4.42, "yes", method="kalman")
    found.results["cnn_lstm_anchored"] = 4.00
    assert ways_to_use(found) == (
        "'Forecast displacement' can use these methods, best first: the anchored CNN-LSTM (4.00 mm), with a model from "
        "'Train forecaster' (PRESET=anchored); the Kalman filter (4.10 mm), if it is run without a model. Other "
        "methods are for comparison."
    )


def test_methods_for_comparison_only_are_told_as_such():
    assert ways_to_use(result(4.10, 4.42, "yes")) == (
        "None of the methods that were run is one that 'Forecast displacement' uses: they are for comparison. Run the "
        "anchored CNN-LSTM or the Kalman filter too."
    )
