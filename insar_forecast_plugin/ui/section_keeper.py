# SPDX-License-Identifier: GPL-2.0-or-later
"""The section that the user has drawn: read anew where its width changes, drawn anew where its dates do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsCsException
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication

from ..languages import tr
from ..processing.compatibility import LINE_GEOMETRY
from .layer_choice import choose_layer, without_features
from .section_reading import SectionPoints, points_beside

if TYPE_CHECKING:
    from qgis.core import QgsGeometry

    from .date_range import DateRange
    from .section_view import SectionView

LINE_COLOUR = "#d55e00"


class SectionKeeper(QObject):
    """Keeps the line of a section, and shows the points beside it."""

    shown = pyqtSignal(str)
    """A section is there; what is to be said of it."""
    failed = pyqtSignal(str)
    """There is none; why."""

    def __init__(self, iface: Any, view: SectionView, dates: DateRange) -> None:
        super().__init__(view)
        self._iface, self._view, self._dates = iface, view, dates
        self._line: QgsGeometry | None = None
        self._band: QgsRubberBand | None = None
        view.width_changed.connect(self._read_again)
        dates.changed.connect(self._change_dates)

    def show_along(self, line: QgsGeometry) -> None:
        """Show the points beside a line of the map, in its CRS."""
        choice = choose_layer(self._iface.activeLayer(), without_features)
        if choice.layer is None:
            self.failed.emit(choice.words)
            return
        self._line = line
        shown_in = self._iface.mapCanvas().mapSettings().destinationCrs()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = points_beside(choice.layer, line, shown_in, self._view.width_m.value())
        except QgsCsException:
            found = None
        finally:
            QApplication.restoreOverrideCursor()
        if found is None or not len(found.along):
            text = tr("No point of '{layer}' with values lies beside that line. Draw another line, or widen it.")
            self.failed.emit(text.format(layer=choice.layer.name()))
            return
        self._dates.offer(found.days)
        self._view.show_points(found, self._dates.dates)
        self.shown.emit(" ".join(words for words in (choice.words, _words_about(found)) if words))

    def mark_line(self, wanted: bool) -> None:
        """Keep the line of the section on the map, or take it off."""
        canvas = self._iface.mapCanvas()
        if self._band is not None:
            canvas.scene().removeItem(self._band)
            self._band = None
        if wanted and self._line is not None:
            self._band = QgsRubberBand(canvas, LINE_GEOMETRY)
            self._band.setColor(QColor(LINE_COLOUR))
            self._band.setWidth(2)
            self._band.setToGeometry(self._line, None)

    def _change_dates(self) -> None:
        self._view.set_dates(self._dates.dates)

    def _read_again(self) -> None:
        if self._line is not None:
            self.show_along(self._line)


def _words_about(found: SectionPoints) -> str:
    """Say how many points a section shows, and how long it is."""
    count = len(found.along)
    if found.count > count:
        text = tr("{count} of {total} points of '{layer}' beside the line are shown, spread evenly.")
        return text.format(count=f"{count:,}", total=f"{found.count:,}", layer=found.layer_name)
    if count == 1:
        text = tr("1 point of '{layer}' beside a line of {length} m.")
        return text.format(layer=found.layer_name, length=f"{found.length:,.0f}")
    text = tr("{count} points of '{layer}' beside a line of {length} m.")
    return text.format(count=f"{count:,}", layer=found.layer_name, length=f"{found.length:,.0f}")
