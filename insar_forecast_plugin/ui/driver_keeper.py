# SPDX-License-Identifier: GPL-2.0-or-later
"""The driver that the user has loaded, and how it goes with the point shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ..core.errors import CoreError
from ..languages import tr
from .driver_axis import ShownDriver
from .driver_file import read_driver
from .driver_lag import BestLag, Driver, best_lag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .series_selection import ShownSeries


class DriverKeeper(QObject):
    """Reads a driver, and compares it with one point at a time; what was compared once is remembered."""

    changed = pyqtSignal(bool)
    """Whether there is a driver now."""
    said = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.driver: Driver | None = None
        self._known: dict[tuple, BestLag | None] = {}

    def choose(self, wanted: bool) -> None:
        """Ask for the file of a driver, or take away the one that is there."""
        kinds = ";;".join([tr("Tables (*.csv *.txt *.tsv *.dat)"), tr("All files (*)")])
        name = ""
        if wanted:
            name, _ = QFileDialog.getOpenFileName(self.parent(), tr("Rain, water level or temperature"), "", kinds)
        if name:
            self.load(Path(name))
            return
        self.driver = None
        self._known.clear()
        self.changed.emit(False)

    def load(self, path: Path) -> bool:
        """Take a driver from a file, and say what is to be said of it; one that was there stays if this is none."""
        try:
            driver = read_driver(path)
        except CoreError as error:
            self.changed.emit(self.driver is not None)
            self.said.emit(str(error))
            return False
        self.driver = driver
        self._known.clear()
        text = tr(
            "{driver}: {count} dates from {first} to {last}. The lag is that of the point selected in the list, else "
            "of the first. p is the share of random series with the same season and persistence that fit as well at "
            "their best lag. A lag does not prove a cause."
        )
        first, last = driver.dates[[0, -1]]
        self.changed.emit(True)
        self.said.emit(text.format(driver=driver.name, count=f"{len(driver.dates):,}", first=first, last=last))
        return True

    def shown(self, series: Sequence[ShownSeries], selected: Sequence[tuple]) -> ShownDriver | None:
        """Return the driver as it is drawn beside series, compared with the first selected one or the first."""
        if self.driver is None:
            return None
        item = next((one for one in series if one.series.key in selected), next(iter(series), None))
        if item is None:
            return ShownDriver(self.driver, "", None)
        one = item.series
        key = (one.key, one.reference, one.values.tobytes())
        if key not in self._known:
            self._known[key] = best_lag(one.dates, one.values, self.driver)
        return ShownDriver(self.driver, one.point, self._known[key])
