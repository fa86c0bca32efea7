# SPDX-License-Identifier: GPL-2.0-or-later
"""The section in the dock: what it shows is chosen above the drawing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QVBoxLayout, QWidget

from ..languages import tr
from .export import complete_or_not_at_all
from .flow_layout import FlowLayout
from .section_line import running_median
from .section_plot import SectionPlot
from .section_values import DISPLACEMENT, FORECAST, VELOCITY, label_of, value_at_points
from .series_plot import SeriesToolbar

if TYPE_CHECKING:
    from .section_reading import SectionPoints

_WIDTH_M = 200.0
_WINDOWS = 25
"""Parts of the length of a line over which its median runs, unless the width is more."""


class SectionView(QWidget):
    """A drawing of points along a line, with what it shows and the width of the line above it."""

    width_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.points: SectionPoints | None = None
        self.values = np.empty(0)
        self._dates: Any = None
        self.plot = SectionPlot()
        self.kind = QComboBox()
        for kind, words in (
            (DISPLACEMENT, tr("Displacement between the dates")),
            (VELOCITY, tr("Velocity between the dates")),
            (FORECAST, tr("Forecast movement")),
        ):
            self.kind.addItem(words, kind)
        self.kind.setToolTip(tr("What is shown along the line. The two dates are chosen above."))
        self.width_m = QDoubleSpinBox()
        self.width_m.setRange(1.0, 100_000.0)
        self.width_m.setDecimals(0)
        self.width_m.setSuffix(" m")
        self.width_m.setValue(_WIDTH_M)
        self.width_m.setKeyboardTracking(False)  # each change reads points
        self.width_m.setToolTip(tr("Points up to half this width from the line are projected on it."))
        self.row = FlowLayout()
        for widget in (QLabel(tr("Section:")), self.kind, QLabel(tr("Width")), self.width_m):
            self.row.addWidget(widget)
        self.toolbar = SeriesToolbar(self.plot, self)
        self.row.addWidget(self.toolbar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.row)
        column.addWidget(self.plot, 1)
        self.kind.currentIndexChanged.connect(lambda _: self.redraw())
        self.width_m.valueChanged.connect(lambda _: self.width_changed.emit())

    def show_points(self, points: SectionPoints, dates: tuple[np.datetime64, np.datetime64]) -> None:
        """Show the points beside a line, between two dates."""
        self.points, self._dates = points, dates
        at = self.kind.findData(FORECAST)
        self.kind.model().item(at).setEnabled(bool(len(points.ahead)))
        if not len(points.ahead) and self.kind.currentIndex() == at:
            self.kind.setCurrentIndex(0)
        self.redraw()

    def set_dates(self, dates: tuple[np.datetime64, np.datetime64]) -> None:
        """Show the same points between other dates."""
        self._dates = dates
        self.redraw()

    def redraw(self) -> None:
        """Draw the points as chosen."""
        points = self.points
        if points is None:
            return
        kind = self.kind.currentData()
        self.values = value_at_points(kind, points.table, points.days, self._dates)
        window = max(self.width_m.value(), points.length / _WINDOWS)
        self.plot.show_values(
            points.along,
            self.values,
            running_median(points.along, self.values, window),
            label=f"{points.layer_name}: {label_of(kind, points.days, self._dates, points.ahead)}",
            window=window,
        )

    def write_table(self, path: Path) -> None:
        """Write one row a point: distance along the line, distance from it, place and value.

        Raises
        ------
        OutputError
            The file cannot be written.
        """
        points = self.points
        with complete_or_not_at_all(path) as beside, beside.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["along_m", "apart_m", "x", "y", self.kind.currentData()])
            for row in np.argsort(points.along) if points is not None else ():
                x, y = points.table.places[row]  # type: ignore[union-attr]
                numbers = (points.along[row], points.apart[row], x, y, self.values[row])  # type: ignore[union-attr]
                writer.writerow([format(one, ".10g") if np.isfinite(one) else "" for one in numbers])
