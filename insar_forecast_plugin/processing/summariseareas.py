# SPDX-License-Identifier: GPL-2.0-or-later
"""Summarise areas."""

from __future__ import annotations

from .algorithm import Algorithm


class SummariseAreas(Algorithm):
    """Velocity, trend class and forecast of the mean series in each polygon."""

    identifier = "summariseareas"

    def declare(self) -> None:
        self.add_polygons(
            "AREAS",
            self.tr("Areas"),
            self.tr("Polygons of any layer, such as buildings, slopes, mine claims or detected areas."),
        )
        self.add_series()
        self._declare_points_of_areas()
        self._declare_forecast()
        self.add_areas_output(
            "OUTPUT",
            self.tr("Areas with movement"),
            self.tr(
                "The polygons with their own attributes and: area_id, point_count, area_m2, velocity_mean, "
                "velocity_std and velocity_peak (mm/yr), first_date, last_date, trend class with score, break and "
                "jump, forecast_change with its 90% interval (mm), forecast_error (RMSE of past forecasts of the mean "
                "series, mm) beside best_simple and best_simple_error, exceedance_p with a threshold, and rank (1 "
                "first). A field of the polygons that has one of these names is kept as rank_source and the like; "
                "those of an earlier run are replaced."
            ),
        )
        self.add_file_output(
            "TABLE",
            self.tr("Table of mean series"),
            self.tr(
                "CSV: area_id, date, displacement (mm), spread (standard deviation of the points, mm), kind (observed "
                "or forecast), lower and upper ends of the interval."
            ),
            file_filter=self.tr("CSV files (*.csv)"),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Areas report"),
            self.tr("HTML: the areas in order, a map, and the mean series of the first ten with forecasts."),
        )

    def _declare_points_of_areas(self) -> None:
        """Declare which points make the series of an area."""
        self.add_number(
            "BUFFER",
            self.tr("Buffer (m)"),
            self.tr("Points up to this distance outside a polygon belong to it as well."),
        )
        self.add_boolean(
            "REFERENCE_SURROUNDINGS",
            self.tr("Subtract the surroundings"),
            self.tr(
                "Subtracts the mean series of the points around each area that lie in no area. What is left is the "
                "movement of the area against its surroundings."
            ),
            advanced=True,
        )

    def _declare_forecast(self) -> None:
        """Declare the forecast of the mean series."""
        self.add_model(
            self.tr(
                "Model from 'Train forecaster' with the preset anchored. Empty: a Kalman filter (level, velocity and "
                "season), which needs no training."
            ),
            advanced=True,
        )
        self.add_horizon(
            self.tr(
                "Forecast length in days. Empty: the model's horizon, which is also the maximum; without a model 180 "
                "days."
            )
        )
        self.add_number(
            "THRESHOLD",
            self.tr("Threshold (mm)"),
            self.tr(
                "Movement of the mean series after the last epoch. Adds the probability of passing it within the "
                "horizon, and ranks the areas by it. Negative: away from the satellite, down, west or south."
            ),
        )
