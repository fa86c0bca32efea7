# SPDX-License-Identifier: GPL-2.0-or-later
"""The windows on Qt 6, which QGIS 4 is built on: Qt is real, what is QGIS's own is a stand-in that takes everything."""

import importlib
import os
import sys
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyqt6"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

try:
    widgets = importlib.import_module("PyQt6.QtWidgets")
except ImportError as error:
    pytest.exit(f"PyQt6 does not load: {error}. Run `make test-qt6`.", returncode=1)

import qgis_on_qt6

qgis_on_qt6.install()


@pytest.fixture(scope="session")
def application():
    """Qt's application, which every widget needs."""
    return widgets.QApplication.instance() or widgets.QApplication(["tests"])


@pytest.fixture
def iface(application):
    """The interface of QGIS: its window is a window of Qt, the rest takes everything."""
    iface = qgis_on_qt6.Interface()
    iface.mainWindow().resize(1200, 800)
    iface.mainWindow().show()
    yield iface
    iface.mainWindow().close()


@pytest.fixture
def dock(iface):
    """The time-series dock, open in the window."""
    from qgis.PyQt.QtCore import Qt

    from insar_forecast_plugin.ui.time_series_dock import TimeSeriesDock

    dock = TimeSeriesDock(iface)
    iface.mainWindow().addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    dock.show()
    yield dock
    dock.remove()
