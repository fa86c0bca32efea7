# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it: adds the Processing provider, and takes everything away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon

from .job import end_all_jobs
from .processing.algorithm import ICONS
from .processing.provider import InsarForecastProvider
from .translation import tr

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QMenu

    from .processing.model_designer import OpenInDesigner
    from .ui.environment_dialog import EnvironmentDialog
    from .ui.time_series_dock import TimeSeriesDock


class InsarForecastPlugin:
    """Registers the provider once, whether the desktop or ``qgis_process`` loads the plugin."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: InsarForecastProvider | None = None
        self.dock: TimeSeriesDock | None = None
        self.menu: QMenu | None = None
        self.dialog: EnvironmentDialog | None = None
        self.context_actions: list[OpenInDesigner] = []

    def initProcessing(self) -> None:
        """Add the provider; ``qgis_process`` calls this alone."""
        if self.provider is None:
            self.provider = InsarForecastProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)
            # Again, now that the steps of the ready models can be found.
            self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Add what the desktop shows: the provider, the dock and the menu."""
        # Not at the top: qgis_process needs no windows, and a QGIS without a desktop has none.
        from processing.gui.ProviderActions import ProviderContextMenuActions
        from qgis.PyQt.QtWidgets import QMenu

        from .processing.model_designer import OpenInDesigner
        from .ui.time_series_dock import TimeSeriesDock

        self.initProcessing()
        self.context_actions = [OpenInDesigner()]
        ProviderContextMenuActions.registerProviderContextMenuActions(self.context_actions)
        self.dock = TimeSeriesDock(self.iface)
        self.dock.hide()
        # Not the interface's own method: that one shows the dock, which would load matplotlib at every start.
        self.iface.mainWindow().addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.dock.toggleViewAction().setIcon(QIcon(str(ICONS / "timeseries.svg")))
        self.iface.addToolBarIcon(self.dock.toggleViewAction())
        self.menu = QMenu("InSAR Forecast", self.iface.mainWindow())
        self.menu.setIcon(QIcon(str(ICONS / "insarforecast.svg")))
        self.menu.addAction(self.dock.toggleViewAction())
        action = self.menu.addAction(QIcon(str(ICONS / "checkenvironment.svg")), tr("Environment..."))
        action.triggered.connect(self.open_environment_dialog)
        self.iface.pluginMenu().addMenu(self.menu)

    def open_environment_dialog(self) -> None:
        """Show the dialog of the core's environment."""
        from .ui.environment_dialog import EnvironmentDialog

        if self.dialog is None:
            self.dialog = EnvironmentDialog(self.iface.mainWindow())
        self.dialog.show()
        self.dialog.raise_()

    def unload(self) -> None:
        """End what is running and remove all that was added."""
        end_all_jobs()
        if self.menu is not None:
            self.iface.pluginMenu().removeAction(self.menu.menuAction())
            self.menu.deleteLater()
            self.menu = None
        if self.dialog is not None:
            self.dialog.remove()
            self.dialog = None
        if self.dock is not None:
            self.iface.removeToolBarIcon(self.dock.toggleViewAction())
            self.iface.mainWindow().removeDockWidget(self.dock)
            self.dock.remove()
            self.dock = None
        if self.context_actions:
            from processing.gui.ProviderActions import ProviderContextMenuActions

            # Processing may have been loaded anew in the meantime, and know of none.
            known = [action for action in self.context_actions if action in ProviderContextMenuActions.actions]
            ProviderContextMenuActions.deregisterProviderContextMenuActions(known)
            self.context_actions = []
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
