# SPDX-License-Identifier: GPL-2.0-or-later
"""Vertical and east-west series."""

from __future__ import annotations

from .algorithm import Algorithm


class Decompose(Algorithm):
    """Vertical and east-west series from the lines of sight of two or more tracks."""

    identifier = "decompose"

    def declare(self) -> None:
        self.add_layers(
            "INPUTS",
            self.tr("Layers of different tracks"),
            self.tr(
                "Two or more layers of points along the line of sight, at least one of an ascending and one of a "
                "descending track, such as EGMS L2b. The dates of the result are those of the first layer."
            ),
        )
        self._declare_places()
        self._declare_dates()
        self._declare_geometry()
        self.add_choice(
            "ALIGN",
            self.tr("Reference of the tracks"),
            self.tr(
                "What is subtracted from each track so that all have one reference. offset: only the level of the "
                "first dates. rate: also the mean velocity of the places that are stable in all tracks. auto: offset "
                "for layers with the same GNSS calibration (EGMS L2b), rate for others."
            ),
            advanced=True,
        )
        self._declare_outputs()

    def _declare_places(self) -> None:
        """Declare where the layers are joined."""
        self.add_number(
            "PIXEL_SIZE",
            self.tr("Cell size (m)"),
            self.tr("The points of each track in a square cell of this size are averaged. EGMS L3 has 100 m."),
        )
        self.add_choice(
            "PLACES",
            self.tr("Places"),
            self.tr(
                "cells: common cells of the given size. first_points: the points of the first layer, each with the "
                "mean of the other layers' points around it."
            ),
            advanced=True,
        )
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Largest distance (m)"),
            self.tr(
                "With first_points: how far points of the other layers may lie from a point of the first. Empty: the "
                "cell size."
            ),
            advanced=True,
        )

    def _declare_dates(self) -> None:
        """Declare the dates of the result."""
        self.add_number(
            "STEP_DAYS",
            self.tr("Time step (days)"),
            self.tr("Time between the dates of the result, in days. Empty: the dates of the first layer."),
        )
        self.add_boolean(
            "PAST_ONLY",
            self.tr("Use no later acquisitions"),
            self.tr(
                "Values use only acquisitions up to their date. Choose it where forecasts are to be tested on the "
                "result: otherwise each value contains something of the next acquisitions. Standard errors are larger."
            ),
            advanced=True,
        )

    def _declare_geometry(self) -> None:
        """Declare from where the satellites look, and motion that they do not see."""
        self.add_numbers(
            "INCIDENCE",
            self.tr("Incidence angles (degrees)"),
            self.tr(
                "For layers without line-of-sight fields: angle from the vertical, one number per layer in their "
                "order, or one for all, such as 39, 37.3. Fields of a layer go first."
            ),
            advanced=True,
        )
        self.add_numbers(
            "HEADING",
            self.tr("Headings (degrees)"),
            self.tr(
                "For layers without line-of-sight fields: flight direction clockwise from north, one number per layer "
                "in their order, such as 349, 191. Ascending orbits have about 350, descending ones about 190; the "
                "satellite looks to the right."
            ),
            advanced=True,
        )
        self.add_text(
            "NORTH_FIELD",
            self.tr("Field with the velocity to the north"),
            self.tr(
                "Field of one or more layers with the velocity to the north in mm/yr, such as from GNSS. It is taken "
                "off before the solution. Empty: motion to the north is taken to be zero."
            ),
            advanced=True,
        )

    def _declare_outputs(self) -> None:
        """Declare the outputs."""
        self.add_points_output(
            "OUTPUT_UP",
            self.tr("Vertical series"),
            self.tr(
                "Points with the vertical displacement (D and the date, mm, positive up), its standard error (S and "
                "the date), mean_velocity and mean_velocity_std (mm/yr), and the number of points of each layer."
            ),
        )
        self.add_points_output(
            "OUTPUT_EAST",
            self.tr("East-west series"),
            self.tr("The same for the displacement to the east (positive east)."),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Decomposition report"),
            self.tr(
                "HTML: maps of both velocities, series, how the tracks were aligned, and what motion to the north "
                "would change."
            ),
        )
