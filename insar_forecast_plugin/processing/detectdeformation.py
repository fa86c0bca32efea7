# SPDX-License-Identifier: GPL-2.0-or-later
"""Detect deforming areas."""

from __future__ import annotations

from .algorithm import Algorithm


class DetectDeformation(Algorithm):
    """Outlines of the areas where points move together against their surroundings."""

    identifier = "detectdeformation"

    def declare(self) -> None:
        self.add_points(
            "INPUT",
            self.tr("Points"),
            self.tr("Measurement points with one field per epoch, in mm, or with a velocity field alone."),
        )
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr(
                "network: the neural network that comes with the plugin. overwrapping: the published method, which "
                "looks at wrapped velocities at several gains. threshold: points faster than a multiple of the spread "
                "of the stable points, clustered."
            ),
        )
        self._declare_velocity()
        self.add_number(
            "THRESHOLD",
            self.tr("Score from which cells count"),
            self.tr(
                "Between 0 and 1. Lower finds more areas, and more that are none. The score of an area may be lower: "
                "it also tells how fast and large it is. For methods network and overwrapping."
            ),
        )
        self.add_number(
            "SIGMA",
            self.tr("Velocity threshold in standard deviations"),
            self.tr("Multiple of the spread of the stable points. For method threshold."),
        )
        self.add_number(
            "MIN_POINTS", self.tr("Fewest points of an area"), self.tr("Smaller groups of points are left out.")
        )
        self.add_number(
            "PIXEL_SIZE",
            self.tr("Cell size (m)"),
            self.tr("Empty: the cell size of the product if it is gridded, otherwise cells of about four points."),
            advanced=True,
        )
        self.add_model(
            self.tr("Model from 'Train detector'. Empty: the model that comes with the plugin."), advanced=True
        )
        self._declare_forecast()
        self._declare_outputs()

    def _declare_velocity(self) -> None:
        """Declare which velocity areas are looked for in."""
        self.add_field(
            "VELOCITY_FIELD",
            self.tr("Velocity field (mm/yr)"),
            self.tr("Empty: the velocity is fitted to each series, without its season, jumps and single wrong dates."),
            of="INPUT",
            numeric=True,
        )
        self.add_choice(
            "REFERENCE",
            self.tr("Reference"),
            self.tr(
                "Velocity to subtract from all points. none: nothing. median: the median velocity of all points. "
                "field: a velocity for each point."
            ),
        )
        self.add_field(
            "REFERENCE_FIELD",
            self.tr("Reference velocity field (mm/yr)"),
            self.tr("Required if Reference is 'field'."),
            of="INPUT",
            numeric=True,
        )

    def _declare_forecast(self) -> None:
        """Declare the forecast of the areas' mean series."""
        self.add_horizon(
            self.tr("Length of the forecast of the areas' mean series, in days. Empty: 180 days."), advanced=True
        )
        self.add_number(
            "MOVEMENT_THRESHOLD",
            self.tr("Movement threshold (mm)"),
            self.tr(
                "Movement of an area's mean series after the last epoch. Adds the probability of passing it within "
                "the horizon. Negative: away from the satellite, down, west or south."
            ),
            advanced=True,
        )

    def _declare_outputs(self) -> None:
        """Declare the outputs; the map first, so that the outlines lie on it."""
        self.add_raster_output(
            "OUTPUT",
            self.tr("Score map"),
            self.tr("GeoTIFF, 0 to 1: how likely each cell belongs to a deforming area. Empty away from points."),
            by_default=False,
        )
        self.add_areas_output(
            "OUTPUT_AREAS",
            self.tr("Deforming areas"),
            self.tr(
                "Polygons with rank and score, velocity_mean, velocity_std and velocity_peak (mm/yr, minus the "
                "reference), point_count (points that make the area), "
                "area_m2, quality (1: nearly all points move the same way, to 4), first_date and last_date. Of the "
                "mean series less that of the points around: trend class with score, break and jump, forecast_change "
                "with its 90% interval (mm), forecast_error beside best_simple and best_simple_error (RMSE of past "
                "forecasts, mm), exceedance_p with a movement threshold, and reference_points (number of points "
                "around)."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Detection report"),
            self.tr("HTML: a map, a table of the areas by rank, and the series of the first ten."),
        )
