# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast displacement."""

from __future__ import annotations

from .algorithm import Algorithm
from .last_model import offered_model


class Forecast(Algorithm):
    """Displacement ahead of the last epoch, at the points and as maps, with intervals."""

    identifier = "forecast"

    def declare(self) -> None:
        self.add_series()
        offered, words = offered_model()
        hint = self.tr(
            "Model from 'Train forecaster'. The dialog offers the one that was trained last, if it is of the "
            "component and track of the active layer. Empty: a Kalman filter at each point (level, velocity and "
            "season), which needs no training and suits short series."
        )
        self.add_model(f"{hint} {words}".strip(), offered=offered)
        self.add_grid(
            "GRID",
            self.tr("Grid"),
            self.tr("Raster stack with the same dates as the points. Empty: created automatically."),
        )
        self.add_horizon(
            self.tr(
                "Forecast length in days. Empty: the model's horizon, which is also the maximum; without a model 180 "
                "days."
            )
        )
        self._declare_dates()
        self.add_number(
            "INTERVAL_LEVEL",
            self.tr("Interval level (%)"),
            self.tr("Percentage of future observations that should fall inside the interval, averaged over dates."),
        )
        self.add_device()
        # Last, so that they stand right above the outputs that need them.
        self._declare_thresholds()
        self._declare_points()
        self._declare_maps()
        self.add_points_output(
            "OUTPUT_PATH",
            self.tr("Band of all dates"),
            self.tr(
                "Points with D<date> observed, F<date> forecast, L<date> and U<date> ends of the interval, and "
                "PL<date> and PU<date>: the ends of a wider band that should hold all future observations of a point "
                "at once, in the percentage of points that the interval level says (mm). The interval holds "
                "each date by itself, and all of them far less often. path_half_width: half width of the band on the "
                "last date (mm). The dock draws both."
            ),
            by_default=False,
        )
        self.add_points_output(
            "OUTPUT_SERIES",
            self.tr("Series for animation"),
            self.tr(
                "Table with one row for each point and date (id, date, until, kind observed or forecast, value, lower, "
                "upper in mm), for the temporal controller. Large: points times dates."
            ),
            by_default=False,
        )
        self.add_file_output(
            "REPORT", self.tr("Forecast report"), self.tr("HTML: the forecast in figures, and what it is based on.")
        )

    def _declare_dates(self) -> None:
        """Declare dates instead of equal steps."""
        self.add_dates(
            "DATES",
            self.tr("Dates to forecast"),
            self.tr(
                "Dates such as 2024-01-15 after the last epoch, separated by commas: forecast for these instead of "
                "equal steps. The word calendar: the pattern of the last epochs, such as 6, 12 and 12 days, goes on. "
                "Empty: equal steps."
            ),
            advanced=True,
        )

    def _declare_thresholds(self) -> None:
        """Declare what the probability of passing is given of."""
        self.add_number(
            "THRESHOLD",
            self.tr("Threshold (mm)"),
            self.tr(
                "Movement after the last epoch, counted from the point's level at that date. The probability of "
                "passing it is added to the outputs. Negative: away from the satellite, down, west or south."
            ),
        )
        self.add_number(
            "VELOCITY_THRESHOLD",
            self.tr("Velocity threshold (mm/yr)"),
            self.tr("The same for the mean velocity over the horizon. Signs as above."),
        )

    def _declare_points(self) -> None:
        """Declare the forecast at the points."""
        self.add_points_output(
            "OUTPUT_POINTS",
            self.tr("Forecast at the points"),
            self.tr(
                "Points with D<date> observed, F<date> forecast, L<date> and U<date> ends of the interval (mm); "
                "forecast_change: movement from the last epoch to the last forecast date (mm), with the ends of its "
                "interval in forecast_change_lower and forecast_change_upper; forecast_error: typical error of past "
                "forecasts of that movement (mm); forecast_quality: good, fair or poor for a movement of the "
                "threshold, else of 5 mm; best_method: which had the smallest error at the point; and of the area of "
                "about 60 points around it forecast_area, forecast_area_better (whether the forecast was better than "
                "the simple ones, beyond chance) and forecast_area_gain (by how many percent). With a threshold also "
                "exceedance_p "
                "(probability of passing it within the horizon, 0 to 1) and exceedance_date (when that reaches 50%); "
                "with a velocity threshold exceedance_velocity_p."
            ),
        )

    def _declare_maps(self) -> None:
        """Declare the maps, the one to look at first at the top."""
        self.add_raster_output(
            "OUTPUT_CHANGE",
            self.tr("Forecast movement map"),
            self.tr("GeoTIFF in mm, one band for each future date: the movement since the last observed date."),
        )
        self.add_raster_output(
            "OUTPUT", self.tr("Forecast map"), self.tr("GeoTIFF in mm, one band for each future date.")
        )
        self.add_areas_output(
            "OUTPUT_AREAS",
            self.tr("Where the forecast is better"),
            self.tr(
                "Areas of about 60 points with forecast_area_better (yes, no or not_distinguishable; empty where no "
                "past forecast could be compared), "
                "forecast_area_gain (percent), the error of past forecasts in mm and the better simple forecast."
            ),
            by_default=False,
        )
        self.add_raster_output(
            "OUTPUT_INTERVAL",
            self.tr("Half width of the interval"),
            self.tr("GeoTIFF in mm, one band for each future date."),
            by_default=False,
        )
        self.add_raster_output(
            "OUTPUT_EXCEEDANCE",
            self.tr("Probability of passing the threshold"),
            self.tr(
                "GeoTIFF, 0 to 1, one band for each future date: probability that the threshold has been passed by "
                "then. With only a velocity threshold: one band."
            ),
            by_default=False,
        )
        self.add_raster_output(
            "OUTPUT_EXCEEDANCE_DATE",
            self.tr("Days until the threshold is likely passed"),
            self.tr("GeoTIFF, one band: days from the last epoch until the probability reaches 50%; empty if never."),
            by_default=False,
        )
