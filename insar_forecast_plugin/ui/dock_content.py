# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock consists of: buttons, the drawing of series or of a section, the list, and the line below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from .dock_controls import DockControls
from .section_view import SectionView
from .series_list import SeriesList
from .series_plot import SeriesPlot

if TYPE_CHECKING:
    from .message_line import MessageLine


_SECTION_HEIGHT = 260
"""Pixels below which a drawing of points, legend, heading and axes says little."""


class DockContent(QWidget):
    """The widgets of the dock, laid out; needs matplotlib."""

    section_shown = pyqtSignal(bool)

    def __init__(self, message: MessageLine) -> None:
        super().__init__()
        self.controls, self.list = DockControls(), SeriesList()
        self.plot, self.section = SeriesPlot(), SectionView()
        self.views = QStackedWidget()
        self.views.addWidget(self.plot)
        self.views.addWidget(self.section)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.views)
        splitter.addWidget(self.list)
        splitter.setSizes([700, 300])
        self._message = message
        self._toolbar = self.plot.make_toolbar(self)
        below = QHBoxLayout()
        below.addWidget(self._toolbar)
        below.addWidget(message, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.controls)
        column.addWidget(splitter, 1)
        column.addLayout(below)

    def show_section(self, wanted: bool) -> None:
        """Show the section, which has a toolbar of its own, or the series."""
        self.views.setCurrentWidget(self.section if wanted else self.plot)
        self.setMinimumHeight(self._height_of_section() if wanted else 0)
        self.list.setVisible(not wanted)  # it lists series
        self._toolbar.setVisible(not wanted)
        self.section_shown.emit(wanted)
        self.controls.range.serve_section(wanted)

    def _height_of_section(self) -> int:
        """Return the least height with a section: layouts do not reckon with buttons that take several lines."""
        rows = self.controls.layout().heightForWidth(self.width()) + self.section.row.heightForWidth(self.width())
        column = self.layout()
        margins, gaps = column.contentsMargins(), 4 * column.spacing()
        return rows + _SECTION_HEIGHT + self._message.height() + margins.top() + margins.bottom() + gaps

    @property
    def is_section_shown(self) -> bool:
        """Whether the section is what is seen."""
        return self.views.currentWidget() is self.section
