# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulate InSAR time series."""

from __future__ import annotations

from ..core.interface import SimulateRequest
from .algorithm import Algorithm


class Simulate(Algorithm):
    """Points whose displacement is known, to try things out on."""

    identifier = "simulate"
    title = "Simulate InSAR time series"
    section = "Data"
    keywords = "simulation,synthetic,test data,subsidence,landslide,mining,noise"
    request = SimulateRequest

    def declare(self) -> None:
        self.add_choice(
            "SCENARIO",
            self.tr("Scenario"),
            self.tr(
                "What moves: a subsidence bowl, an advancing mining front, a slow landslide, nothing, or a mixture of "
                "them with points of every kind of trend."
            ),
        )
        self.add_number("POINT_COUNT", self.tr("Number of points"), self.tr("How many measurement points are made."))
        self.add_number("EPOCH_COUNT", self.tr("Number of epochs"), self.tr("How many dates each series has."))
        self.add_number("STEP_DAYS", self.tr("Days between epochs"), self.tr("Time between two dates, in days."))
        self.add_number(
            "NOISE",
            self.tr("Noise (mm)"),
            self.tr("Standard deviation of the noise of one point, in mm; part of it is correlated in time and space."),
        )
        self.add_number(
            "MISSING",
            self.tr("Missing values (%)"),
            self.tr("Share of the single values that are left out."),
            advanced=True,
        )
        self.add_seed(self.tr("The same seed gives the same points."))
        self.add_extent(
            "EXTENT",
            self.tr("Extent"),
            self.tr("Where the points lie; a square of some kilometres if it is left empty."),
            advanced=True,
        )
        self.add_crs(
            "CRS",
            self.tr("CRS"),
            self.tr("Coordinate reference system of the points, in metres; EPSG:3035 if it is left empty."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT", self.tr("Simulated points"), self.tr("The points, with a field D<date> in mm for each epoch.")
        )
        self.add_points_output(
            "OUTPUT_TRUTH",
            self.tr("Truth"),
            self.tr("The same points without noise, with the class, breakpoint and jumps that were put in."),
            by_default=False,
        )
