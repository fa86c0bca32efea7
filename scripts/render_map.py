# SPDX-License-Identifier: GPL-2.0-or-later
"""Render the demo's forecast map and points with QGIS, with a legend, as ``overview.png``: ``render_map.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QFont

PAGE_MM = (297, 210)
LEGEND_WIDTH_MM = 75
MARGIN_MM = 10
DPI = 120


def place(layout: QgsPrintLayout, item, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Add an item to the page; millimetres from the page's upper left corner."""
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(*corner))
    item.attemptResize(QgsLayoutSize(*size))


def render(folder: Path) -> None:
    """Draw the forecast map, the forecast points and a legend on a page."""
    project = QgsProject.instance()
    raster = QgsRasterLayer(str(folder / "forecast_movement.tif"), "Forecast movement map")
    points = QgsVectorLayer(str(folder / "forecast_points.gpkg"), "Forecast at the points")
    for layer in (raster, points):
        if not layer.isValid():
            sys.exit(f"QGIS cannot open {layer.source()}.")
        layer.loadDefaultStyle()
        project.addMapLayer(layer)
    project.setCrs(raster.crs())
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()

    plan = QgsLayoutItemMap(layout)
    top, height = 22, PAGE_MM[1] - 22 - 2 * MARGIN_MM
    width = PAGE_MM[0] - LEGEND_WIDTH_MM - 2 * MARGIN_MM
    plan.setRect(0, 0, width, height)
    place(layout, plan, (MARGIN_MM, top), (width, height))
    plan.setLayers([points, raster])
    extent = QgsRectangle(raster.extent())
    extent.scale(1.05)
    plan.zoomToExtent(extent)

    title = QgsLayoutItemLabel(layout)
    band = raster.bandName(raster.bandCount()).split(": ")[-1]
    title.setText(f"Movement forecast from the last epoch to {band}: map and points")
    title.setFont(QFont("Sans", 15))
    place(layout, title, (MARGIN_MM, 8), (PAGE_MM[0] - 2 * MARGIN_MM, 10))

    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(plan)
    legend.setWrapString("\n")
    legend.setAutoUpdateModel(False)
    legend.model().rootGroup().removeLayer(raster)  # it has the points' ranges and colours
    place(layout, legend, (PAGE_MM[0] - LEGEND_WIDTH_MM - MARGIN_MM / 2, top), (LEGEND_WIDTH_MM, height))
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(plan)
    bar.applyDefaultSize()
    place(layout, bar, (MARGIN_MM + 4, PAGE_MM[1] - 2 * MARGIN_MM + 2), (60, 12))

    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    settings.generateWorldFile = False
    settings.exportMetadata = False  # GDAL would complain that it cannot add it to a PNG
    picture = folder / "overview.png"
    if QgsLayoutExporter(layout).exportToImage(str(picture), settings) != QgsLayoutExporter.Success:
        sys.exit(f"{picture} could not be written.")
    project.clear()


def main() -> None:
    """Run QGIS without a window; everything of it must be gone before it is ended."""
    application = QgsApplication([], False)
    application.initQgis()
    render(Path(sys.argv[1]))
    application.exitQgis()


if __name__ == "__main__":
    main()
