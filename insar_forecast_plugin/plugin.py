# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it: adds the Processing provider, and takes everything away again."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu

from .processing.algorithm import ICONS
from .processing.provider import InsarForecastProvider
from .ui.time_series_dock import TimeSeriesDock


class InsarForecastPlugin:
    """Registers the provider once, whether the desktop or ``qgis_process`` loads the plugin."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: InsarForecastProvider | None = None
        self.dock: TimeSeriesDock | None = None
        self.menu: QMenu | None = None

    def initProcessing(self) -> None:
        """Add the provider; ``qgis_process`` calls this alone."""
        if self.provider is None:
            self.provider = InsarForecastProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add what the desktop shows: the provider, the dock and the menu."""
        self.initProcessing()
        self.dock = TimeSeriesDock(self.iface)
        self.dock.hide()
        # Not the interface's own method: that one shows the dock, which would load matplotlib at every start.
        self.iface.mainWindow().addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.dock.toggleViewAction().setIcon(QIcon(str(ICONS / "timeseries.svg")))
        self.iface.addToolBarIcon(self.dock.toggleViewAction())
        self.menu = QMenu("InSAR Forecast", self.iface.mainWindow())
        self.menu.setIcon(QIcon(str(ICONS / "insarforecast.svg")))
        self.menu.addAction(self.dock.toggleViewAction())
        self.iface.pluginMenu().addMenu(self.menu)

    def unload(self) -> None:
        """Remove all that was added."""
        if self.menu is not None:
            self.iface.pluginMenu().removeAction(self.menu.menuAction())
            self.menu.deleteLater()
            self.menu = None
        if self.dock is not None:
            self.iface.removeToolBarIcon(self.dock.toggleViewAction())
            self.iface.mainWindow().removeDockWidget(self.dock)
            self.dock.remove()
            self.dock = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
