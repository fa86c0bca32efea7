# SPDX-License-Identifier: GPL-2.0-or-later
"""An open dock answers clicks after a start of QGIS and in a new project; a tool that the user chose stays."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from canvas_actions import click, points_of
from dated_layers import RATES, dated_layer, moving, place_of
from qgis.core import QgsProject
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def pan(canvas):
    pan = QgsMapToolPan(canvas)
    yield pan
    canvas.unsetMapTool(pan)


def new_project(canvas, pan):
    """What QGIS does for a new project: it closes the old one and sets the pan tool before it returns to its events."""
    QgsProject.instance().clear()
    canvas.setMapTool(pan)
    QApplication.processEvents()


def test_dock_restored_at_the_start_answers_clicks(dock, canvas, pan, layer, *, start):
    canvas.setMapTool(pan)
    start.completed.emit()
    click(canvas, place_of(3))
    assert points_of(dock) == ["P3"]


def test_dock_closed_at_the_start_leaves_the_map_to_qgis(dock, canvas, pan, start):
    dock.hide()
    canvas.setMapTool(pan)
    start.completed.emit()
    assert canvas.mapTool() is pan


def test_dock_answers_clicks_in_a_new_project(dock, canvas, pan, qgis_iface):
    dock.choose_by("rectangle")
    new_project(canvas, pan)
    assert (canvas.mapTool() is dock.tool, dock.controls.mode_buttons["rectangle"].isChecked()) == (True, True)
    dock.choose_by("point")
    qgis_iface.setActiveLayer(dated_layer(moving(RATES)))
    click(canvas, place_of(2))
    assert points_of(dock) == ["P2"]


def test_tool_that_the_user_chose_stays_in_a_new_project(dock, canvas, pan):
    canvas.setMapTool(pan)
    new_project(canvas, pan)
    assert canvas.mapTool() is pan


def test_removed_dock_takes_no_tool(dock, canvas, pan, start):
    dock.close()
    canvas.setMapTool(pan)
    QgsProject.instance().clear()
    start.completed.emit()
    QApplication.processEvents()
    assert canvas.mapTool() is pan


LOOK = """
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins
def look():
    dock = plugins["insar_forecast_plugin"].dock
    ours = dock.tool is not None and iface.mapCanvas().mapTool() is dock.tool
    print("open", dock.isVisible(), "ours", ours, flush=True)
    if not dock.isVisible():
        dock.toggleViewAction().trigger()
    iface.actionExit().trigger()
QTimer.singleShot(1500, look)
"""


@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="QGIS itself needs a display")
@pytest.mark.skipif(not shutil.which("qgis.bin") and not shutil.which("qgis"), reason="qgis is not installed")
def test_dock_left_open_answers_clicks_when_qgis_starts_again(tmp_path):
    settings = tmp_path / "profiles/default/QGIS/QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[PythonPlugins]\ninsar_forecast_plugin=true\n[qgis]\ncheckVersion=false\n")
    (tmp_path / "look.py").write_text(LOOK)
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    given = ["--nologo", "--noversioncheck", "--profiles-path", str(tmp_path), "--code", str(tmp_path / "look.py")]
    environment = {**os.environ, "HOME": str(tmp_path), "QGIS_PLUGINPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
    said = []
    for _ in range(2):
        done = subprocess.run(
            [program, *given], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        said += [line for line in done.stdout.splitlines() if line.startswith("open ")]
    assert said == ["open False ours False", "open True ours True"]
