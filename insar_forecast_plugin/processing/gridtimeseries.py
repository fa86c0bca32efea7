# SPDX-License-Identifier: GPL-2.0-or-later
"""Grid time series."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from .algorithm import Algorithm
from .three_digits import with_three_digits


class GridTimeSeries(Algorithm):
    """Points interpolated onto a grid, one band per epoch."""

    identifier = "gridtimeseries"

    def declare(self) -> None:
        self.add_points("INPUT", self.tr("Points"), self.tr("Measurement points with one field per epoch, in mm."))
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr(
                "Interpolation. linear and cubic: on a Delaunay triangulation. nearest: the nearest point. idw: "
                "inverse distance weighting."
            ),
        )
        self.add_number(
            "PIXEL_SIZE",
            self.tr("Pixel size (m)"),
            self.tr("Empty: the cell size of the product if it is gridded, otherwise twice the median point spacing."),
        )
        self.add_grid_size(
            self.tr("Overrides the pixel size. Cells are square. The network of the publication used 256.")
        )
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Maximum distance to a point (m)"),
            self.tr(
                "Cells farther than this from every point get no value. Empty: chosen automatically and written to "
                "the log."
            ),
            advanced=True,
        )
        self.add_extent(
            "EXTENT",
            self.tr("Extent"),
            self.tr("Extent of the grid. Empty: the extent of the points."),
            advanced=True,
        )
        self.add_raster_output(
            "OUTPUT", self.tr("Grid"), self.tr("GeoTIFF in mm, one band per epoch, named by its date.")
        )
        self.add_file_output(
            "REPORT",
            self.tr("Gridding report"),
            self.tr("HTML: cross-validation error of the interpolation, and percentage of the grid that is covered."),
        )
        self.addOutput(QgsProcessingOutputNumber("INTERPOLATION_RMSE", self.tr("Cross-validation error (mm)")))

    def carry_out(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Grid, and round the numbers that the dialog shows."""
        return with_three_digits(super().carry_out(parameters, context, feedback))
