# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecast displacement."""

from __future__ import annotations

from ..core.interface import ForecastRequest
from .algorithm import Algorithm
from .declarations import MODELS


class Forecast(Algorithm):
    """Displacement ahead of the last epoch, at the points and as maps, with intervals."""

    identifier = "forecast"
    title = "Forecast displacement"
    section = "Forecasting"
    keywords = "forecast,prediction,extrapolation,interval,uncertainty,time series"
    request = ForecastRequest

    def declare(self) -> None:
        self.add_points("POINTS", self.tr("Points"), self.tr("Measurement points with a field for each epoch, in mm."))
        self.add_file("MODEL", self.tr("Model"), self.tr("Model from 'Train forecaster'."), file_filter=MODELS)
        self.add_grid(
            "GRID",
            self.tr("Grid"),
            self.tr("Stack with the points' dates; one is made inside, as in training, if it is left empty."),
        )
        self.add_number(
            "HORIZON_DAYS",
            self.tr("Horizon (days)"),
            self.tr("How far ahead; at most, and if it is left empty, the model's own horizon."),
        )
        self.add_number(
            "INTERVAL_LEVEL",
            self.tr("Interval level (%)"),
            self.tr("Share of what comes that the intervals shall hold, on average over dates."),
        )
        self.add_choice(
            "DEVICE",
            self.tr("Device"),
            self.tr("What computes: auto takes a graphics card where there is one."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT_POINTS",
            self.tr("Forecast at the points"),
            self.tr(
                "Points with D<date> observed, F<date> forecast, L<date> and U<date> ends of the interval (mm), and "
                "forecast_usable: whether it is expected to beat persistence and the seasonal trend there."
            ),
        )
        self.add_raster_output(
            "OUTPUT", self.tr("Forecast map"), self.tr("GeoTIFF in mm, one band for each future date.")
        )
        self.add_raster_output(
            "OUTPUT_INTERVAL",
            self.tr("Half width of the interval"),
            self.tr("GeoTIFF in mm, one band for each future date."),
            by_default=False,
        )
        self.add_points_output(
            "OUTPUT_SERIES",
            self.tr("Series for animation"),
            self.tr(
                "Table of one row for each point and date (id, date, until, kind observed or forecast, value, lower, "
                "upper in mm) that the temporal controller plays. Large: points times dates."
            ),
            by_default=False,
        )
        self.add_file_output(
            "REPORT", self.tr("Report"), self.tr("HTML: the forecast in figures, and what it rests on.")
        )
