# SPDX-License-Identifier: GPL-2.0-or-later
"""Explain forecasters."""

from __future__ import annotations

from .algorithm import Algorithm


class ExplainForecast(Algorithm):
    """Which past epochs forecasts depend on, and how much they resemble the last value."""

    identifier = "explainforecast"

    def declare(self) -> None:
        self.add_series()
        self.add_model(
            self.tr(
                "Model from 'Train forecaster' with the preset anchored. Its lookback is used for all methods. Empty: "
                "a model is fitted to the points."
            )
        )
        self.add_choice("METHODS", self.tr("Methods"), self.tr("Forecasters to explain."))
        self.add_lookback(self.tr("Length of the history that each forecast uses."))
        self.add_horizon(
            self.tr("Length of the forecasts to explain. Empty: one time step, as in the publication."),
            advanced=True,
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same result on the same computer."))
        self.add_file_output(
            "TABLE",
            self.tr("Importance by lag"),
            self.tr(
                "CSV: method, lag_days (age of the epoch at the origin), importance (sums to 1 per method). The last "
                "row of the anchored CNN-LSTM sums all older epochs."
            ),
            file_filter=self.tr("CSV files (*.csv)"),
            by_default=True,
        )
        self.add_file_output(
            "REPORT",
            self.tr("Explanation report"),
            self.tr("HTML: importance by age of the epochs, and similarity to persistence."),
            by_default=True,
        )
