# SPDX-License-Identifier: GPL-2.0-or-later
"""Take pictures of the demo's results in a real QGIS window; needs a display (``xvfb-run`` gives one).

Started without QGIS, this script starts QGIS with itself as the code to run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DEMO, OUTPUT = "INSAR_FORECAST_SCREENSHOT_DEMO", "INSAR_FORECAST_SCREENSHOT_OUTPUT"
WINDOW = (1500, 900)
TIMEOUT_S = 180
PICTURES = ("result.png", "time_series.png")
WAIT_MS = 6000  # rendering of the map and filling of the toolbox


def start_qgis(demo: Path, output: Path) -> None:
    """Start QGIS in a fresh profile with the plugin enabled, and wait for the pictures."""
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    if program is None:
        sys.exit("QGIS was not found. Run `make install` first.")
    output.mkdir(parents=True, exist_ok=True)
    for name in PICTURES:
        (output / name).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profiles:
        settings = Path(profiles) / "profiles/default/QGIS/QGIS3.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(
            "[PythonPlugins]\ninsar_forecast_plugin=true\nprocessing=true\n[qgis]\ncheckVersion=false\n"
            "[Projections]\nshowDatumTransformDialog=false\n[app]\nprojections\\promptWhenMultipleTransformsExist=false\n"
        )
        root = str(Path(__file__).resolve().parents[1])
        environment = os.environ | {
            DEMO: str(demo),
            OUTPUT: str(output),
            "QGIS_PLUGINPATH": root,
        }
        environment["INSAR_FORECAST_PYTHON"] = os.environ.get("INSAR_FORECAST_PYTHON", "")
        command = [program, "--nologo", "--noversioncheck", "--profiles-path", profiles, "--code", __file__]
        subprocess.run(command, env=environment, check=True, timeout=TIMEOUT_S)
    missing = [name for name in PICTURES if not (output / name).is_file()]
    if missing:
        sys.exit(f"QGIS ended without making {', '.join(missing)}.")


def take_pictures(demo: Path, output: Path) -> None:
    """Load the demo's layers in the running QGIS, grab its window with the toolbox and with the dock, and leave."""
    from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
    from qgis.PyQt.QtCore import QPoint, Qt, QTimer
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit
    from qgis.utils import iface, plugins

    window, canvas = iface.mainWindow(), iface.mapCanvas()
    plugin = plugins["insar_forecast_plugin"]
    window.showNormal()
    window.resize(*WINDOW)
    docks = {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}
    for name, dock in docks.items():
        dock.setVisible(name in ("Layers", "ProcessingToolbox"))
    # The project takes the layers' system before they are added: QGIS would ask which transformation to use.
    raster = QgsRasterLayer(str(demo / "forecast.tif"), "Forecast")
    points = QgsVectorLayer(str(demo / "forecast_points.gpkg"), "Forecast points", "ogr")
    QgsProject.instance().setCrs(points.crs())
    QgsProject.instance().addMapLayers([points, raster])
    iface.setActiveLayer(points)
    extent = raster.extent()
    extent.scale(1.1)
    canvas.setExtent(extent)
    canvas.refresh()
    docks["ProcessingToolbox"].findChild(QLineEdit).setText("insar")

    def with_toolbox() -> None:
        window.grab().save(str(output / "result.png"))
        docks["ProcessingToolbox"].hide()
        plugin.dock.toggleViewAction().trigger()
        QTimer.singleShot(WAIT_MS, click_points)

    def click_points() -> None:
        last = max(field.name() for field in points.fields() if field.name().startswith("F2"))
        ranked = sorted(points.getFeatures(), key=lambda feature: feature[last])
        to_pixels = canvas.getCoordinateTransform()
        for number, feature in enumerate((ranked[0], ranked[len(ranked) // 2], ranked[-1])):
            place = to_pixels.transform(feature.geometry().asPoint())
            keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
            spot = QPoint(round(place.x()), round(place.y()))
            QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        QTimer.singleShot(WAIT_MS, with_dock)

    def with_dock() -> None:
        window.grab().save(str(output / "time_series.png"))
        QgsProject.instance().clear()
        QApplication.instance().exit(0)

    QTimer.singleShot(WAIT_MS, with_toolbox)


def main() -> None:
    """Read the command line and start QGIS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo", type=Path, required=True, help="the folder that `make demo` made")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    if not (arguments.demo / "forecast.tif").is_file():
        sys.exit(f"{arguments.demo} has no forecast.tif. Run `make demo` first.")
    start_qgis(arguments.demo.resolve(), arguments.output.resolve())


if DEMO in os.environ and "qgis.utils" in sys.modules:
    take_pictures(Path(os.environ[DEMO]), Path(os.environ[OUTPUT]))
elif __name__ == "__main__":
    main()
