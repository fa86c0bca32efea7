# SPDX-License-Identifier: GPL-2.0-or-later
"""A page to hand over."""

from __future__ import annotations

from ..core.interface import HandoverPageRequest
from .algorithm import Algorithm


class HandoverPage(Algorithm):
    """What a layer of classes and forecasts says, on one sheet for someone without QGIS."""

    identifier = "handoverpage"
    title = "Page to hand over"
    section = "Reports"
    keywords = "report,print,page,map,summary,hand over"
    request = HandoverPageRequest

    def declare(self) -> None:
        self.add_points(
            "INPUT",
            self.tr("Points with classes or a forecast"),
            self.tr(
                "Output of 'Classify trends', of 'Forecast displacement', or of the one run on the other's output."
            ),
        )
        self.add_text("TITLE", self.tr("Title"), self.tr("Stands at the top; the layer's file if it is left empty."))
        self.add_number(
            "POINT_COUNT", self.tr("Points in the list"), self.tr("How many points the list and the map number.")
        )
        self.add_file_output("REPORT", self.tr("Page"), self.tr("HTML, one sheet of A4 in print."), by_default=True)
