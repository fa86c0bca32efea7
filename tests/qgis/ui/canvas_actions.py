# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user does on the map, and what is then on it and in the drawing of the dock."""

from dated_layers import CORNER, place_of
from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

SHOWN_AT = QgsRectangle(CORNER[0] - 200, CORNER[1] - 400, CORNER[0] + 800, CORNER[1] + 400)


def pixel(canvas, place):
    at = canvas.getCoordinateTransform().transform(place)
    return QPoint(round(at.x()), round(at.y()))


def click(canvas, place, modifier=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
    QTest.mouseClick(canvas.viewport(), button, modifier, pixel(canvas, place))


def drag(canvas, start, end):
    begin, finish = pixel(canvas, start), pixel(canvas, end)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas.viewport(), left, none, begin)
    QTest.mouseMove(canvas.viewport(), finish)
    QTest.mouseRelease(canvas.viewport(), left, none, finish)


def lines(axes, kind):
    return [line for line in axes.lines if line.get_gid() == kind]


def curves(axes, kind):
    """Return the curves of a kind, each as an array of (date, value)."""
    drawn = [item for item in axes.collections if item.get_gid() == kind]
    return [path.vertices for collection in drawn for path in collection.get_paths()]


def on_map(canvas, kind):
    return [item for item in canvas.scene().items() if isinstance(item, kind)]


def beside(row, north=0.0, east=0.0):
    """Return a place beside a point of the row, so many metres away."""
    place = place_of(row)
    return QgsPointXY(place.x() + east, place.y() + north)


def points_of(dock):
    return [item.series.point for item in dock.shown]
