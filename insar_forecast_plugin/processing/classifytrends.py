# SPDX-License-Identifier: GPL-2.0-or-later
"""Classify trends."""

from __future__ import annotations

from ..core.interface import ClassifyTrendsRequest
from .algorithm import Algorithm
from .declarations import MODELS


class ClassifyTrends(Algorithm):
    """What kind of movement each point shows, with its parameters."""

    identifier = "classifytrends"
    title = "Classify trends"
    section = "Trends"
    keywords = "trend,classification,stable,linear,quadratic,bilinear,unwrapping error,breakpoint,velocity,acceleration"
    request = ClassifyTrendsRequest

    def declare(self) -> None:
        self.add_points("INPUT", self.tr("Points"), self.tr("Measurement points with a field for each epoch, in mm."))
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr(
                "Who names the class: the shipped network, statistical tests, or the network with the tests beside it "
                "and a flag where the two disagree (both)."
            ),
        )
        self.add_number(
            "STABLE_VELOCITY",
            self.tr("Stable up to (mm/yr)"),
            self.tr("Movement that is never faster than this counts as stable."),
        )
        self.add_choice(
            "REFERENCE",
            self.tr("Reference"),
            self.tr(
                "What is taken off before a point is called stable: nothing, the median velocity of all points, or "
                "the velocity in a field. A whole area may move with its plate."
            ),
        )
        self.add_field(
            "REFERENCE_FIELD",
            self.tr("Field of the reference"),
            self.tr("Velocity in mm/yr, where the reference is a field."),
            of="INPUT",
            numeric=True,
        )
        self.add_number(
            "HALF_WAVELENGTH",
            self.tr("Half wavelength (mm)"),
            self.tr(
                "Size of an unwrapping error; from the layer's sensor if it is left empty, else Sentinel-1's 27.73 mm."
            ),
            advanced=True,
        )
        self.add_dates(
            "SEAM_DATES",
            self.tr("Joins of releases"),
            self.tr("Dates such as 2022-01-05, separated by commas, at which a step is no unwrapping error."),
            advanced=True,
        )
        self.add_file(
            "MODEL",
            self.tr("Model"),
            self.tr("A model from 'Train trend classifier'; the shipped one if it is left empty."),
            file_filter=MODELS,
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Points with trends"),
            self.tr(
                "The points with trend (the class), trend_score (0 to 1), the probability of each class, the class by "
                "the tests, and velocity, acceleration, break and jumps. Earlier trend fields are replaced."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: the shares of the classes, network beside tests, a map, example series of each class."),
        )
