# SPDX-License-Identifier: GPL-2.0-or-later
"""Back-test forecasters."""

from __future__ import annotations

from .algorithm import Algorithm


class Backtest(Algorithm):
    """How well forecasters would have done in the past of an area."""

    identifier = "backtest"

    def declare(self) -> None:
        self.add_series()
        self.add_choice(
            "METHODS",
            self.tr("Methods"),
            self.tr("Forecasters to compare. Persistence and the seasonal trend always run."),
        )
        self.add_number(
            "ORIGINS",
            self.tr("Number of origins"),
            self.tr("Number of past dates to forecast from. Fewer are used if the series are too short."),
        )
        self.add_number(
            "FIRST_ORIGIN",
            self.tr("First origin (% of the epochs)"),
            self.tr("Position of the first origin. The methods are fitted on the epochs before it."),
        )
        self.add_number(
            "ORIGIN_STEP",
            self.tr("Epochs between origins"),
            self.tr("Origins that are farther apart are more independent of each other."),
            advanced=True,
        )
        self.add_boolean(
            "REFIT",
            self.tr("Refit at each origin"),
            self.tr("Slower. Shows what regular retraining would achieve."),
            advanced=True,
        )
        self.add_horizon(self.tr("Forecast length."))
        self.add_lookback(self.tr("Length of the history that each forecast uses."))
        self.add_grid_size(self.tr("Used by the methods that need a grid."), advanced=True)
        self.add_number(
            "INTERVAL_LEVEL",
            self.tr("Interval level (%)"),
            self.tr("Level of the intervals whose coverage is measured."),
            advanced=True,
        )
        self.add_step()
        self.add_seed(self.tr("The same seed gives the same result on the same computer."))
        self.add_device()
        self.add_points_output(
            "OUTPUT",
            self.tr("Skill at the points"),
            self.tr(
                "Points with rmse_<method> in mm, skill_<method> against the better of persistence and seasonal trend, "
                "and better: yes, no or not_distinguishable (chance could explain the difference)."
            ),
        )
        self.add_file_output(
            "METRICS", self.tr("Metrics"), self.tr("All scores as JSON."), file_filter=self.tr("JSON files (*.json)")
        )
        self.add_file_output(
            "REPORT",
            self.tr("Back-test report"),
            self.tr("HTML: errors per horizon and origin, coverage, and maps."),
            by_default=True,
        )
