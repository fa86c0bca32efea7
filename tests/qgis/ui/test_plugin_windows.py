# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin adds to the window of QGIS, and that unloading and reloading leave nothing of it."""

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from dated_layers import dated_layer, moving, place_of
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QMenu

from insar_forecast_plugin import environment
from insar_forecast_plugin.plugin import InsarForecastPlugin
from insar_forecast_plugin.processing.menu_paths import with_menu

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def menu(qgis_iface, monkeypatch, start):
    """The menu of plugins, and icons that are counted."""
    menu = QMenu()
    icons = []
    monkeypatch.setattr(qgis_iface, "pluginMenu", lambda: menu, raising=False)
    monkeypatch.setattr(qgis_iface, "addToolBarIcon", icons.append)
    monkeypatch.setattr(qgis_iface, "removeToolBarIcon", icons.remove)
    menu.icons = icons
    return menu


@pytest.fixture
def plugin(qgis_iface, qgis_processing, menu, qgis_new_project):
    qgis_iface.mainWindow().show()
    plugin = InsarForecastPlugin(qgis_iface)
    plugin.initGui()
    yield plugin
    plugin.unload()
    forget()
    qgis_iface.mainWindow().hide()


def forget():
    """Have Qt delete what it was told to delete later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entries(menu):
    (ours,) = (action.menu() for action in menu.actions())
    return {action.text(): action for action in ours.actions()}


def ours(qgis_iface, kind):
    window = qgis_iface.mainWindow()
    return [item for item in window.findChildren(kind) if type(item).__module__.startswith("insar_forecast_plugin")]


def test_menu_that_messages_name_is_there(plugin, menu):
    (words,) = re.findall(r"Plugins > (.*?) > (.*?\.\.\.)", with_menu("Run 'Install environment'."))
    assert ([action.text() for action in menu.actions()], words[1] in entries(menu)) == ([words[0]], True)


def test_dock_is_closed_at_first(plugin):
    assert not plugin.dock.isVisible()


def test_menu_opens_the_dock(plugin, menu):
    entries(menu)["InSAR time series"].trigger()
    assert plugin.dock.isVisible()


def test_icon_opens_the_dock(plugin, menu):
    menu.icons[0].trigger()
    assert plugin.dock.isVisible()


def test_icon_can_be_seen(plugin, menu):
    assert not menu.icons[0].icon().pixmap(16, 16).isNull()


def test_menu_opens_the_dialog(plugin, menu):
    entries(menu)["Environment..."].trigger()
    assert plugin.dialog.isVisible()


def test_dialog_is_not_opened_by_itself(plugin):
    assert plugin.dialog is None


def test_unload_with_all_open_leaves_no_window_menu_or_icon(plugin, menu, qgis_iface):
    plugin.dock.show()
    plugin.open_environment_dialog()
    plugin.unload()
    forget()
    assert (ours(qgis_iface, QDockWidget), ours(qgis_iface, QDialog), menu.actions(), menu.icons) == ([], [], [], [])


def test_unload_takes_the_markers_off_the_map(plugin, qgis_iface):
    plugin.dock.show()
    qgis_iface.setActiveLayer(dated_layer(moving([1.0])))
    qgis_iface.mapCanvas().setExtent(qgis_iface.activeLayer().extent().buffered(500))
    plugin.dock.show_near(place_of(0))
    plugin.unload()
    markers = [item for item in qgis_iface.mapCanvas().scene().items() if isinstance(item, QgsVertexMarker)]
    assert (markers, qgis_iface.mapCanvas().mapTool()) == ([], None)


def traces(qgis_iface, menu):
    """Count what a plugin could leave behind: windows, menus, icons, things on the map, and who listens to QGIS."""
    project, canvas = QgsProject.instance(), qgis_iface.mapCanvas()
    on_map = [item for item in canvas.scene().items() if isinstance(item, (QgsVertexMarker, QgsRubberBand))]
    return {
        "docks": len(ours(qgis_iface, QDockWidget)),
        "menus": len(menu.actions()),
        "icons": len(menu.icons),
        "on the map": len(on_map),
        "layers": project.receivers(project.layersWillBeRemoved),
        "tools": canvas.receivers(canvas.mapToolSet),
        "CRS": canvas.receivers(canvas.destinationCrsChanged),
    }


def test_reloads_with_the_dock_open_and_points_chosen_leave_nothing(plugin, qgis_iface, menu):
    qgis_iface.setActiveLayer(dated_layer(moving([1.0])))
    qgis_iface.mapCanvas().setExtent(qgis_iface.activeLayer().extent().buffered(500))
    fresh = traces(qgis_iface, menu)
    for _ in range(2):
        plugin.dock.show()
        plugin.dock.show_near(place_of(0))
        assert traces(qgis_iface, menu)["on the map"] == 1
        plugin.unload()
        plugin.initGui()
        forget()
        assert traces(qgis_iface, menu) == fresh


def test_unload_during_an_installation_ends_it(plugin, monkeypatch):
    begun, ended = threading.Event(), threading.Event()

    def install(folder, *, cancelled, **given):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.01)
        ended.set()
        raise environment.InstallCancelledError("Cancelled.")

    monkeypatch.setattr(environment, "install", install)
    plugin.open_environment_dialog()
    plugin.dialog.start_install()
    assert begun.wait(10)
    plugin.unload()
    assert ended.is_set()


def test_plugin_loads_where_there_is_no_desktop():
    code = """
import sys
sys.modules["qgis.gui"] = None
import insar_forecast_plugin.plugin
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_no_task_is_left(plugin):
    plugin.unload()
    assert QgsApplication.taskManager().countActiveTasks() == 0
