# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps the map tool of an open dock where QGIS, and not the user, puts another in its place.

A new project comes with the pan tool, and QGIS makes one each time it starts, after it has opened the docks that were
open before. The dock would be there and would not answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgsMapTool


class ToolKeeper(QObject):
    """Sets a map tool again after a project was closed, and when QGIS has started, while it is wanted.

    Parameters
    ----------
    iface
        QGIS.
    tool
        The tool to keep.
    is_wanted
        Says whether the dock is open.
    take
        Sets the tool.
    """

    def __init__(self, iface: Any, tool: QgsMapTool, is_wanted: Callable[[], bool], take: Callable[[], None]) -> None:
        super().__init__()
        self._iface, self._tool, self._is_wanted, self._take = iface, tool, is_wanted, take
        # The tool is replaced after the project was closed, before QGIS comes back to its events.
        self._afterwards = QTimer(self)
        self._afterwards.setSingleShot(True)
        self._afterwards.setInterval(0)
        self._afterwards.timeout.connect(self._take_back)
        QgsProject.instance().cleared.connect(self._remember)
        # The signal comes once, at the end of the start; a plugin that is enabled later does not get it.
        iface.initializationCompleted.connect(self._take_back)

    def stop(self) -> None:
        """Leave the map to QGIS for good."""
        self._afterwards.stop()
        QgsProject.instance().cleared.disconnect(self._remember)
        self._iface.initializationCompleted.disconnect(self._take_back)

    def _remember(self) -> None:
        if self._iface.mapCanvas().mapTool() is self._tool:
            self._afterwards.start()

    def _take_back(self) -> None:
        if self._is_wanted() and self._iface.mapCanvas().mapTool() is not self._tool:
            self._take()
