# SPDX-License-Identifier: GPL-2.0-or-later
"""Check a forecast."""

from __future__ import annotations

from .algorithm import Algorithm
from .offered_layer import start_with_forecast_and_series


class ScoreForecast(Algorithm):
    """What an earlier forecast was worth, now that newer observations are there."""

    identifier = "scoreforecast"

    def declare(self) -> None:
        self.add_points(
            "FORECAST",
            self.tr("Forecast"),
            self.tr("Points from 'Forecast displacement', with forecast (F) and interval (L, U) fields."),
        )
        self.add_points(
            "OBSERVED",
            self.tr("Newer series"),
            self.tr(
                "Measurement points of the same product and track, with epochs after the last observed date of the "
                "forecast. A newer release is aligned with the forecast first."
            ),
        )
        start_with_forecast_and_series(*map(self.parameterDefinition, ("FORECAST", "OBSERVED")))
        self.add_polygons(
            "AREAS",
            self.tr("Areas"),
            self.tr("Polygons for which the scores are given one by one. Empty: over all points only."),
        )
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Maximum distance (m)"),
            self.tr("Points without a common pid are the same up to this distance, if each is nearest to the other."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Forecast errors"),
            self.tr(
                "Points with score_rmse of the forecast beside score_persistence and score_seasonal (mm), score_bias "
                "and score_last (mean error and error on the last date, observed less forecast, mm), score_dates, "
                "score_inside (share inside the interval), score_left and score_left_date (whether and when the ground "
                "left its path), score_offset with score_offset_sigma (alignment, mm), score_match and score_area. "
                "Fields D hold the observed series, F, L and U the forecast and E the error on each scored date."
            ),
        )
        self.add_areas_output(
            "OUTPUT_AREAS",
            self.tr("Forecast errors of areas"),
            self.tr(
                "The polygons of 'Areas' with point_count, score_values (number of values), score_rmse beside "
                "score_persistence and score_seasonal (mm), score_bias (mean error, observed less forecast, mm), "
                "score_inside (share inside the interval) and score_left (share of the points that left the path)."
            ),
            by_default=False,
        )
        self.add_file_output(
            "METRICS",
            self.tr("Metrics"),
            self.tr("JSON: the scores over all points, by date and by area."),
            file_filter=self.tr("JSON files (*.json)"),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Forecast check report"),
            self.tr("HTML: whether the forecast was right, errors by date and by area, a map, and single series."),
        )
