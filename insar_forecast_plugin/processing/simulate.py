# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulate InSAR time series."""

from __future__ import annotations

from .algorithm import Algorithm


class Simulate(Algorithm):
    """Points with known displacement, to try things out."""

    identifier = "simulate"

    def declare(self) -> None:
        self.add_choice(
            "SCENARIO",
            self.tr("Scenario"),
            self.tr(
                "Kind of movement. mixed: all of the others, with points of every trend class. stable: no movement."
            ),
        )
        self.add_number("POINT_COUNT", self.tr("Number of points"), self.tr("Number of measurement points to create."))
        self.add_number("EPOCH_COUNT", self.tr("Number of epochs"), self.tr("Number of dates in each series."))
        self.add_number(
            "STEP_DAYS", self.tr("Time between epochs (days)"), self.tr("Interval from one date to the next.")
        )
        self.add_number(
            "NOISE",
            self.tr("Noise (mm)"),
            self.tr("Standard deviation of the noise. Part of the noise is correlated in time and space."),
        )
        self.add_number(
            "MISSING",
            self.tr("Missing values (%)"),
            self.tr("Percentage of values to leave empty."),
            advanced=True,
        )
        self.add_seed(self.tr("The same seed gives the same points."))
        self.add_extent(
            "EXTENT",
            self.tr("Extent"),
            self.tr("Area of the points. Empty: a square of a few kilometres."),
            advanced=True,
        )
        self.add_crs(
            "CRS",
            self.tr("CRS"),
            self.tr("Coordinate reference system of the points, in metres. Empty: EPSG:3035."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT", self.tr("Simulated points"), self.tr("Points with one field D<date> per epoch, in mm.")
        )
        self.add_points_output(
            "OUTPUT_TRUTH",
            self.tr("Truth"),
            self.tr("The same points without noise, with their true class, breakpoint and jumps."),
            by_default=False,
        )
