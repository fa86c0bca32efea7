# SPDX-License-Identifier: GPL-2.0-or-later
"""Render the demo's forecast map and points with QGIS, as ``overview.png``: ``render_map.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QFont, QPainter

WIDTH, HEIGHT, MARGIN = 1200, 900, 60


def main(folder: Path) -> None:
    """Draw the last band of the forecast under the forecast points."""
    application = QgsApplication([], False)
    application.initQgis()
    raster = QgsRasterLayer(str(folder / "forecast.tif"), "forecast")
    points = QgsVectorLayer(str(folder / "forecast_points.gpkg"), "points")
    for layer in (raster, points):
        if not layer.isValid():
            sys.exit(f"QGIS cannot open {layer.source()}.")
        layer.loadDefaultStyle()
    settings = QgsMapSettings()
    settings.setLayers([points, raster])
    settings.setDestinationCrs(raster.crs())
    extent = QgsRectangle(raster.extent())
    extent.scale(1.05)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    painter = QPainter(image)
    painter.fillRect(0, 0, WIDTH, MARGIN, QColor(255, 255, 255, 220))
    painter.setFont(QFont("Sans", 14))
    band = raster.bandName(raster.bandCount())
    painter.drawText(16, 38, f"Forecast for {band.split(': ')[-1]}, points and grid")
    painter.end()
    if not image.save(str(folder / "overview.png")):
        sys.exit(f"{folder / 'overview.png'} could not be written.")
    del points, raster
    application.exitQgis()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
