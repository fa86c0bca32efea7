# SPDX-License-Identifier: GPL-2.0-or-later
"""The buttons and the options of the time-series dock."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from ..core.units import SENTINEL1_HALF_WAVELENGTH_MM
from ..languages import tr
from .date_range import DateRange
from .flow_layout import FlowLayout
from .series_plot import PlotOptions


class DockControls(QWidget):
    """The buttons above the drawing."""

    mode_changed = pyqtSignal(str)
    selected_wanted = pyqtSignal()
    options_changed = pyqtSignal()
    reference_wanted = pyqtSignal(bool)
    remove_wanted = pyqtSignal()
    clear_wanted = pyqtSignal()
    export_wanted = pyqtSignal()
    driver_wanted = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout()
        self.setLayout(self._row)
        self._make_choosers()
        self._make_keepers()
        self._make_options()

    def _make_choosers(self) -> None:
        """Make what chooses points: on the map, by the selection, singly or as their mean."""
        modes = {
            "point": (tr("Point"), tr("Click a point on the map. Ctrl or Shift adds it to the others.")),
            "rectangle": (tr("Rectangle"), tr("Drag a rectangle on the map.")),
            "polygon": (
                tr("Polygon"),
                tr("Click the corners of a polygon on the map. Double-click or right-click to finish."),
            ),
            "line": (
                tr("Section"),
                tr(
                    "Click along a line on the map. Double-click or right-click to finish: a profile along it is shown."
                ),
            ),
        }
        self.mode_buttons = {mode: self._button(*words, checkable=True) for mode, words in modes.items()}
        self._modes = QButtonGroup(self)
        for mode, button in self.mode_buttons.items():
            self._modes.addButton(button)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_changed.emit(mode))
        self.selected = self._button(
            tr("Plot selected features"),
            tr("Plot the features selected in QGIS, with its selection tools or in the attribute table."),
        )
        self.mean = self._button(
            tr("Mean of area"),
            tr(
                "Plot the mean of all points in an area or selection as one series. The band shows ± one standard "
                "deviation of the points."
            ),
            checkable=True,
        )
        self.selected.clicked.connect(lambda _=False: self.selected_wanted.emit())

    def _make_keepers(self) -> None:
        """Make what acts on the points shown."""
        self.keep = self._button(tr("Keep"), tr("Add to the points shown instead of replacing them."), checkable=True)
        self.reference = self._button(
            tr("Reference"),
            tr("Subtract the point selected in the list from all others. Click again to stop."),
            checkable=True,
        )
        self.remove = self._button(tr("Remove"), tr("Remove the points selected in the list."))
        self.clear = self._button(tr("Clear"), tr("Remove all points and the reference."))
        self.reference.clicked.connect(self.reference_wanted)
        self.remove.clicked.connect(lambda _=False: self.remove_wanted.emit())
        self.clear.clicked.connect(lambda _=False: self.clear_wanted.emit())

    def _make_options(self) -> None:
        """Make what says how the points are drawn, and the export."""
        self.trend = self._option(
            tr("Trend"), tr("Fitted line with an annual signal and the shape of the point's trend class.")
        )
        self.trend.setChecked(True)
        self.residuals = self._option(tr("Residuals"), tr("Observed minus trend, in a second plot."))
        self.replicas = QCheckBox(tr("Replicas ±"))
        self.replicas.setToolTip(
            tr("The series shifted up and down by half a wavelength, as an unwrapping error would shift it.")
        )
        self.half_wavelength = QDoubleSpinBox()
        self.half_wavelength.setRange(1.0, 1000.0)
        self.half_wavelength.setDecimals(2)
        self.half_wavelength.setSuffix(" mm")
        self.half_wavelength.setValue(SENTINEL1_HALF_WAVELENGTH_MM)
        self.half_wavelength.setToolTip(tr("Half the radar wavelength: 27.7 mm for Sentinel-1."))
        self._row.addWidget(_side_by_side(self.replicas, self.half_wavelength))  # a box of mm alone says nothing
        self.range = DateRange()
        for widget in self.range.widgets:
            self._row.addWidget(widget)
        self.driver = self._button(
            tr("Driver..."),
            tr(
                "Draw rain, water level or temperature behind the series, from a table of dates and values, with the "
                "lag of best correlation. Click again to remove it."
            ),
            checkable=True,
        )
        self.driver.clicked.connect(self.driver_wanted)
        self.export = QPushButton(tr("Export..."))
        self.export.setToolTip(tr("Save the series as a table (CSV) or the plot as an image (PNG, SVG)."))
        self._row.addWidget(self.export)
        for box in (self.trend, self.residuals, self.replicas):
            box.toggled.connect(lambda _: self.options_changed.emit())
        self.half_wavelength.valueChanged.connect(lambda _: self.options_changed.emit())
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit())

    @property
    def options(self) -> PlotOptions:
        """What the boxes say."""
        return PlotOptions(
            trend=self.trend.isChecked(),
            residuals=self.residuals.isChecked(),
            replicas=self.replicas.isChecked(),
            half_wavelength=self.half_wavelength.value(),
        )

    def show_mode(self, mode: str | None) -> None:
        """Press the button of a mode; None releases all."""
        self._modes.setExclusive(False)
        for name, button in self.mode_buttons.items():
            button.setChecked(name == mode)
        self._modes.setExclusive(True)

    def _button(self, text: str, hint: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(hint)
        button.setCheckable(checkable)
        self._row.addWidget(button)
        return button

    def _option(self, text: str, hint: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setToolTip(hint)
        self._row.addWidget(box)
        return box


def _side_by_side(*widgets: QWidget) -> QWidget:
    """Return widgets as one, which a narrow window does not part."""
    together = QWidget()
    layout = QHBoxLayout(together)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return together
