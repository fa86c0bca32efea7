# SPDX-License-Identifier: GPL-2.0-or-later
"""Grid time series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ..core.interface import GridRequest
from .algorithm import Algorithm


class GridTimeSeries(Algorithm):
    """Points interpolated onto a grid, one band an epoch."""

    identifier = "gridtimeseries"
    title = "Grid time series"
    section = "Gridding"
    keywords = "grid,interpolation,raster,rasterize,stack,idw,linear,cubic,nearest"
    request = GridRequest

    def declare(self) -> None:
        self.add_points("INPUT", self.tr("Points"), self.tr("Measurement points with a field for each epoch, in mm."))
        self.add_choice(
            "METHOD",
            self.tr("Method"),
            self.tr("Interpolation: linear on triangles, nearest point, cubic on triangles, or inverse distances."),
        )
        self.add_number(
            "PIXEL_SIZE",
            self.tr("Pixel size (m)"),
            self.tr("If empty: the product's own cell for gridded products, else twice the median point spacing."),
        )
        self.add_grid_size(self.tr("Wins over the pixel size. The cells are square. The paper's network used 256."))
        self.add_number(
            "MAX_DISTANCE",
            self.tr("Maximum distance to a point (m)"),
            self.tr("Cells farther from every point stay empty. If empty it is chosen, and the log says the value."),
            advanced=True,
        )
        self.add_extent(
            "EXTENT",
            self.tr("Extent"),
            self.tr("Extent of the grid; that of the points if it is left empty."),
            advanced=True,
        )
        self.add_raster_output(
            "OUTPUT", self.tr("Grid"), self.tr("GeoTIFF in mm, one band an epoch, named by its date.")
        )
        self.add_file_output(
            "REPORT",
            self.tr("Report"),
            self.tr("HTML: the error at blocks of points that were left out, and how much of the grid is covered."),
        )
        self.addOutput(
            QgsProcessingOutputNumber("INTERPOLATION_RMSE", self.tr("Error at left-out blocks of points (mm)"))
        )
