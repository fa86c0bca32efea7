# SPDX-License-Identifier: GPL-2.0-or-later
"""Explain forecasters."""

from __future__ import annotations

from ..core.interface import ExplainForecastRequest
from .algorithm import Algorithm
from .declarations import MODELS


class ExplainForecast(Algorithm):
    """Which past epochs forecasts rest on, and how much they resemble the last value."""

    identifier = "explainforecast"
    title = "Explain forecasters"
    section = "Forecasting"
    keywords = "explanation,importance,shap,lasso,lightgbm,integrated gradients,persistence,lag"
    request = ExplainForecastRequest

    def declare(self) -> None:
        self.add_series()
        self.add_file(
            "MODEL",
            self.tr("Model"),
            self.tr(
                "Model of the anchored preset from 'Train forecaster'; one is fitted if it is left empty. Its lookback "
                "is then used for all methods."
            ),
            file_filter=MODELS,
        )
        self.add_choice("METHODS", self.tr("Methods"), self.tr("The forecasters to explain."))
        self.add_lookback(self.tr("How far back the forecasters look."))
        self.add_horizon(
            self.tr("How far ahead the explained forecasts are; one step, as in the paper, if it is left empty."),
            advanced=True,
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same result on a machine."))
        self.add_file_output(
            "TABLE",
            self.tr("Importance by lag"),
            self.tr(
                "CSV: method, lag_days (age of the epoch at the origin), importance (sum 1 for each method). The last "
                "row of the anchored CNN-LSTM holds all older epochs together."
            ),
            file_filter="CSV files (*.csv)",
            by_default=True,
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: importance by age of the epochs, and likeness to persistence."),
            by_default=True,
        )
