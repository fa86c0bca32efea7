# SPDX-License-Identifier: GPL-2.0-or-later
"""Detect changes."""

from __future__ import annotations

from .algorithm import Algorithm


class DetectChanges(Algorithm):
    """What has changed since a date: velocity, jumps, accelerations."""

    identifier = "detectchanges"

    def declare(self) -> None:
        self.add_points("INPUT", self.tr("Points"), self.tr("Measurement points with one field per epoch, in mm."))
        self.add_date(
            "SINCE",
            self.tr("Changes after"),
            self.tr("Only changes after this date are looked for. Empty: the last two years."),
        )
        self._declare_search()
        self.add_points_output(
            "OUTPUT",
            self.tr("Points with changes"),
            self.tr(
                "Points with change (none, velocity, jump or acceleration; empty where a point was not looked at), "
                "change_date with its standard deviation change_date_sigma (days), change_velocity_before and "
                "change_velocity_after (mm/yr), change_mm (movement by the change, mm), change_p (probability that an "
                "unchanged point stands out as much), change_days (days from the change to the last epoch) and "
                "change_until (the last epoch). Existing fields of these names are replaced."
            ),
        )
        self.add_areas_output(
            "OUTPUT_AREAS",
            self.tr("Changed areas"),
            self.tr(
                "Polygons of points that changed together, the surest first (rank), with the fields of the points, "
                "change_mm_peak, point_count, expected_by_chance, first_seen and area_m2."
            ),
        )
        self.add_file_output(
            "REPORT",
            self.tr("Changes report"),
            self.tr("HTML: list of changes, a map, the series of the first ten, and what the rate means."),
        )

    def _declare_search(self) -> None:
        """Declare what is looked for, and where."""
        self.add_choice(
            "SCALE",
            self.tr("Scale"),
            self.tr(
                "What is watched. point: each point. neighbourhood: the mean of the 31 nearest points. area: the mean "
                "series of each polygon. The mean of the surroundings is subtracted."
            ),
        )
        self.add_polygons(
            "AREAS",
            self.tr("Areas"),
            self.tr("Polygons, such as from 'Detect deforming areas'. Required if Scale is 'area'."),
        )
        self.add_number(
            "FALSE_ALARMS",
            self.tr("False alarms (per 1000 points and year)"),
            self.tr("How many unchanged points may be flagged. Lower: fewer false alarms, later detection."),
        )
        self.add_choice(
            "KINDS",
            self.tr("Kinds of change"),
            self.tr("velocity: a bend. jump: a step. acceleration: velocity that goes on changing."),
        )
        self.add_dates(
            "SEAM_DATES",
            self.tr("Dates at which two releases were joined"),
            self.tr("Dates such as 2022-01-05, separated by commas. A step there does not count as a change."),
            advanced=True,
        )
