# SPDX-License-Identifier: GPL-2.0-or-later
"""Classify trends."""

from __future__ import annotations

from .algorithm import Algorithm


class ClassifyTrends(Algorithm):
    """What kind of movement each point shows, with its parameters."""

    identifier = "classifytrends"

    def declare(self) -> None:
        self.add_points("INPUT", self.tr("Points"), self.tr("Measurement points with one field per epoch, in mm."))
        self._declare_method()
        self._declare_reference()
        self._declare_jumps()
        self.add_model(
            self.tr("Model from 'Train trend classifier'. Empty: the model that comes with the plugin."),
            advanced=True,
        )
        self.add_points_output(
            "OUTPUT",
            self.tr("Points with trends"),
            self.tr(
                "Points with trend (the class), trend_score (0 to 1), the probability of each class, the class from "
                "the tests, velocity, acceleration, breakpoint and jump. Existing trend fields are replaced."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Trend report"),
            self.tr("HTML: percentage of each class, network compared with tests, a map, and example series."),
        )

    def _declare_method(self) -> None:
        """Declare what tells the classes apart."""
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr(
                "Classifier. network: the neural network that comes with the plugin. statistical: statistical tests. "
                "both: the network's class, with a flag where the tests disagree."
            ),
        )
        self.add_number(
            "STABLE_VELOCITY",
            self.tr("Stable up to (mm/yr)"),
            self.tr("A point that never moves faster than this is stable."),
        )

    def _declare_reference(self) -> None:
        """Declare what is subtracted before a point is judged stable."""
        self.add_choice(
            "REFERENCE",
            self.tr("Reference"),
            self.tr(
                "Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median "
                "velocity of all points. field: a velocity for each point. Use a reference where a whole area moves, "
                "such as with its plate."
            ),
        )
        self.add_field(
            "REFERENCE_FIELD",
            self.tr("Reference velocity field (mm/yr)"),
            self.tr("Required if Reference is 'field'."),
            of="INPUT",
            numeric=True,
        )

    def _declare_jumps(self) -> None:
        """Declare which steps are unwrapping errors."""
        self.add_number(
            "HALF_WAVELENGTH",
            self.tr("Half wavelength (mm)"),
            self.tr(
                "Size of an unwrapping error. Empty: half the wavelength of the layer's sensor, or 27.73 mm "
                "(Sentinel-1) if the sensor is unknown."
            ),
            advanced=True,
        )
        self.add_dates(
            "SEAM_DATES",
            self.tr("Dates at which two releases were joined"),
            self.tr(
                "Dates such as 2022-01-05, separated by commas. A step there does not count as an unwrapping error. "
                "Empty: the dates stored in the layer. none: no step is fitted."
            ),
            advanced=True,
        )
