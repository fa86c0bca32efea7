# SPDX-License-Identifier: GPL-2.0-or-later
"""How a line or a polygon is drawn on the map, said above the map while it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ..languages import tr

if TYPE_CHECKING:
    from .map_tool import SeriesMapTool


class DrawingHint(QObject):
    """One message of the bar above the map: there from the choice of a mode until something is chosen or given up."""

    def __init__(self, iface: Any, tool: SeriesMapTool) -> None:
        super().__init__(tool)
        self._iface = iface
        self._item: Any = None
        tool.line_chosen.connect(self.clear)
        tool.area_chosen.connect(self.clear)
        tool.deactivated.connect(self.clear)

    def say(self, mode: str) -> None:
        """Say what is to be done in a mode, where a click alone is not enough."""
        self.clear()
        words = {
            "line": tr("Click along the line on the map; double-click (or right-click) to finish."),
            "polygon": tr("Click the corners of the polygon on the map; double-click (or right-click) to finish."),
        }.get(mode)
        if words:
            bar = self._iface.messageBar()
            self._item = bar.pushWidget(bar.createMessage(tr("InSAR time series"), words))

    def clear(self, *_: Any) -> None:
        """Take the message away, unless the user has closed it."""
        if self._item is not None and not sip.isdeleted(self._item):
            self._iface.messageBar().popWidget(self._item)
        self._item = None
