# SPDX-License-Identifier: GPL-2.0-or-later
"""Markers on the map in the colours of the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.gui import QgsMapCanvas

_SIZE_PX = 13
_WIDTH_PX = 3


class PointMarkers:
    """A ring for each point, a square for the reference; they follow the CRS of the map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._marked: list[tuple[tuple[float, float], QgsCoordinateReferenceSystem, str, bool]] = []
        self.markers: list[QgsVertexMarker] = []
        canvas.destinationCrsChanged.connect(self._place)

    def show(self, marked: list[tuple[tuple[float, float], QgsCoordinateReferenceSystem, str, bool]]) -> None:
        """Mark points given as (position, its CRS, colour, whether it is the reference), and no others."""
        self._marked = marked
        self._place()

    def remove(self) -> None:
        """Take all markers off the map for good."""
        self._canvas.destinationCrsChanged.disconnect(self._place)
        self._marked = []
        self._erase()

    def _erase(self) -> None:
        for marker in self.markers:
            self._canvas.scene().removeItem(marker)
        self.markers = []

    def _place(self) -> None:
        self._erase()
        shown_in = self._canvas.mapSettings().destinationCrs()
        icons = QgsVertexMarker.IconType
        for position, crs, colour, is_reference in self._marked:
            transform = QgsCoordinateTransform(crs, shown_in, QgsProject.instance())
            try:
                place = transform.transform(QgsPointXY(*position))
            except QgsCsException:
                continue  # a point beyond the edge of this map's projection has no place in it
            marker = QgsVertexMarker(self._canvas)
            marker.setIconType(icons.ICON_BOX if is_reference else icons.ICON_CIRCLE)
            marker.setIconSize(_SIZE_PX)
            marker.setPenWidth(_WIDTH_PX)
            marker.setColor(QColor(colour))
            marker.setCenter(place)
            self.markers.append(marker)
