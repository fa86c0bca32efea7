# SPDX-License-Identifier: GPL-2.0-or-later
"""Back-test forecasters."""

from __future__ import annotations

from ..core.interface import BacktestRequest
from .algorithm import Algorithm


class Backtest(Algorithm):
    """How well forecasters would have done on this region's past."""

    identifier = "backtest"
    title = "Back-test forecasters"
    section = "Forecasting"
    keywords = "backtest,validation,skill,persistence,lightgbm,lasso,ridge,comparison,benchmark"
    request = BacktestRequest

    def declare(self) -> None:
        self.add_series()
        self.add_choice("METHODS", self.tr("Methods"), self.tr("The forecasters to compare."))
        self.add_number("ORIGINS", self.tr("Number of origins"), self.tr("From how many past dates is forecast."))
        self.add_number(
            "FIRST_ORIGIN",
            self.tr("First origin (% of the epochs)"),
            self.tr("Where the first origin lies; the models are fitted on what comes before it."),
        )
        self.add_number(
            "ORIGIN_STEP",
            self.tr("Epochs between origins"),
            self.tr("How many epochs lie between two origins; the more, the more independent they are."),
            advanced=True,
        )
        self.add_boolean(
            "REFIT",
            self.tr("Fit again at each origin"),
            self.tr("Slower; shows what regular retraining would give."),
            advanced=True,
        )
        self.add_horizon(self.tr("How far ahead is forecast."))
        self.add_lookback(self.tr("How far back a forecast looks."))
        self.add_grid_size(self.tr("Grid of the methods that need one."), advanced=True)
        self.add_number(
            "INTERVAL_LEVEL",
            self.tr("Interval level (%)"),
            self.tr("Level of the intervals whose coverage is measured."),
            advanced=True,
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same result on a machine."))
        self.add_device()
        self.add_points_output(
            "OUTPUT",
            self.tr("Skill at the points"),
            self.tr(
                "Points with rmse_<method>, skill_<method> (against the better of persistence and seasonal trend), and "
                "better: yes, no or not_distinguishable (chance may explain the difference)."
            ),
        )
        self.add_file_output(
            "METRICS", self.tr("Metrics"), self.tr("All figures as JSON."), file_filter="JSON files (*.json)"
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: errors for each horizon and origin, coverage, maps."),
            by_default=True,
        )
