# SPDX-License-Identifier: GPL-2.0-or-later
"""Summary page."""

from __future__ import annotations

from .algorithm import Algorithm


class HandoverPage(Algorithm):
    """Areas, or trend classes and forecasts of points, on one page, for someone without QGIS."""

    identifier = "handoverpage"

    def declare(self) -> None:
        self.add_points(
            "INPUT",
            self.tr("Points with classes or a forecast"),
            self.tr(
                "Output of 'Classify trends' or 'Forecast displacement'. For both on one page, run one on the output "
                "of the other. With areas, any points with time series."
            ),
        )
        self.add_polygons(
            "AREAS",
            self.tr("Areas"),
            self.tr(
                "Output of 'Detect deforming areas' or 'Summarise areas': the page lists and draws the areas instead "
                "of single points."
            ),
        )
        self.add_text("TITLE", self.tr("Title"), self.tr("Page title. Empty: the name of the file that was imported."))
        self.add_number(
            "POINT_COUNT",
            self.tr("Points or areas in the list"),
            self.tr("Number of points or areas to list and to number on the map."),
        )
        self.add_file_output(
            "REPORT", self.tr("Summary page"), self.tr("HTML. Prints on one A4 sheet."), by_default=True
        )
