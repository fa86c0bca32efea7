# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin as QGIS sees it: adds the Processing provider, and takes everything away again."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from .processing.provider import InsarForecastProvider


class InsarForecastPlugin:
    """Registers the provider once, whether the desktop or ``qgis_process`` loads the plugin."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: InsarForecastProvider | None = None

    def initProcessing(self) -> None:
        """Add the provider; ``qgis_process`` calls this alone."""
        if self.provider is None:
            self.provider = InsarForecastProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add what the desktop shows."""
        self.initProcessing()

    def unload(self) -> None:
        """Remove all that was added."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
