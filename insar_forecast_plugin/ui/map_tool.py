# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing points on the map: by a click, a rectangle, a polygon or a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..processing.compatibility import LINE_GEOMETRY, POLYGON_GEOMETRY

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtGui import QKeyEvent

MODES = ("point", "rectangle", "polygon", "line")


class SeriesMapTool(QgsMapTool):
    """Says where the user clicked or what area was drawn, in the map's CRS, and whether Ctrl or Shift was held."""

    place_chosen = pyqtSignal(QgsPointXY, bool)
    area_chosen = pyqtSignal(QgsGeometry, bool)
    line_chosen = pyqtSignal(QgsGeometry)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.mode = MODES[0]
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._band: QgsRubberBand | None = None
        self._start: QgsPointXY | None = None
        self._corners: list[QgsPointXY] = []
        self._is_over = False  # of a double click the second release may still come

    def set_mode(self, mode: str) -> None:
        """Choose by ``point``, ``rectangle``, ``polygon`` or ``line``; what was begun is given up."""
        self.mode = mode
        self._give_up()

    def deactivate(self) -> None:
        """Give up what was begun."""
        self._give_up()
        super().deactivate()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Begin a rectangle."""
        self._is_over = False
        if self.mode == "rectangle" and event.button() == Qt.MouseButton.LeftButton:
            self._start = event.mapPoint()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show the area as it would be."""
        here = event.mapPoint()
        if self._start is not None:
            self._show(QgsGeometry.fromRect(QgsRectangle(self._start, here)))
        elif self._corners and self.mode == "line":
            self._show(QgsGeometry.fromPolylineXY([*self._corners, here]), LINE_GEOMETRY)
        elif self._corners:
            self._show(QgsGeometry.fromPolygonXY([[*self._corners, here]]))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Choose a point, end a rectangle, add a corner, or end a polygon or a line with the right button."""
        if self._is_over:
            self._is_over = False
            return
        here = event.mapPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        keep = held != Qt.KeyboardModifier.NoModifier
        if self.mode == "point" and left:
            self.place_chosen.emit(here, keep)
        elif self.mode == "rectangle" and self._start is not None:
            area = QgsRectangle(self._start, here)
            self._give_up()
            if area.isEmpty():  # no drag, so a click is meant
                self.place_chosen.emit(here, keep)
            else:
                self.area_chosen.emit(QgsGeometry.fromRect(area), keep)
        elif self.mode in ("polygon", "line") and left:
            self._corners.append(here)
        elif self.mode in ("polygon", "line"):
            self._finish(keep)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """End a polygon or a line, whose last corner the first of the two clicks has set."""
        if self.mode in ("polygon", "line") and event.button() == Qt.MouseButton.LeftButton:
            self._is_over = True
            self._finish(event.modifiers() != Qt.KeyboardModifier.NoModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()

    def _finish(self, keep: bool) -> None:
        corners = self._corners
        self._give_up()
        if self.mode == "line" and len(corners) > 1:
            self.line_chosen.emit(QgsGeometry.fromPolylineXY(corners))
        elif self.mode == "polygon" and len(corners) > 2:
            self.area_chosen.emit(QgsGeometry.fromPolygonXY([corners]).makeValid(), keep)

    def _show(self, area: QgsGeometry, kind: Any = POLYGON_GEOMETRY) -> None:
        if self._band is None:
            self._band = QgsRubberBand(self.canvas(), kind)
            self._band.setWidth(2)
            self._band.setColor(QColor(0, 114, 178, 60))
            self._band.setStrokeColor(QColor("#0072b2"))
        self._band.setToGeometry(area, None)

    def _give_up(self) -> None:
        self._start = None
        self._corners = []
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None
