# SPDX-License-Identifier: GPL-2.0-or-later
"""Take the pictures of the documents in a real QGIS window; needs a display (``xvfb-run`` gives one).

Started without QGIS, this script starts QGIS in a fresh profile, with itself as the code to run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop import begin, start_qgis

DEMO, OUTPUT = "INSAR_FORECAST_SCREENSHOT_DEMO", "INSAR_FORECAST_SCREENSHOT_OUTPUT"
WINDOW, DIALOG = (1300, 800), (1050, 700)
PICTURES = ("result.png", "time_series.png", "trend_classes.png", "forecast_dialog.png", "environment.png")
WAIT_MS = 6000  # rendering of the map and filling of the toolbox
SHORT_WAIT_MS = 500


class Desktop:
    """The running QGIS, worked in as a user does; each step yields how many milliseconds to wait before the next."""

    def __init__(self, demo: Path, output: Path) -> None:
        from qgis.core import QgsProject, QgsVectorLayer
        from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit
        from qgis.utils import iface, plugins

        self.window, self.canvas = iface.mainWindow(), iface.mapCanvas()
        self.plugin = plugins["insar_forecast_plugin"]
        self.project = QgsProject.instance()
        self.output = output
        self.window.showNormal()
        self.window.resize(*WINDOW)
        docks = {dock.objectName(): dock for dock in self.window.findChildren(QDockWidget)}
        for name, dock in docks.items():
            dock.setVisible(name in ("Layers", "ProcessingToolbox"))
        self.toolbox = docks["ProcessingToolbox"]
        self.toolbox.findChild(QLineEdit).setText("insar")
        self.points = QgsVectorLayer(str(demo / "points.gpkg"), "Points", "ogr")
        # The project takes the layer's system before it is added: QGIS would ask which transformation to use.
        self.project.setCrs(self.points.crs())
        self.project.addMapLayer(self.points)
        self.forecast = {
            "POINTS": self.points,
            "MODEL": str(demo / "model.safetensors"),
            "OUTPUT_POINTS": "TEMPORARY_OUTPUT",
            "OUTPUT": "TEMPORARY_OUTPUT",
        }

    def steps(self) -> Iterator[int]:
        """Take all pictures."""
        layer = self.run("forecast", "OUTPUT_POINTS", self.forecast)
        yield from self.show(layer)
        self.take(self.window, "result.png")
        yield from self.dialog_with_help()
        self.toolbox.hide()
        yield from self.time_series(layer)
        layer = self.run(
            "classifytrends",
            "OUTPUT",
            {"INPUT": self.points, "METHOD": "both", "REFERENCE": "median", "OUTPUT": "TEMPORARY_OUTPUT"},
        )
        yield from self.show(layer)
        self.take(self.window, "trend_classes.png")
        yield from self.environment()

    def run(self, algorithm: str, output: str, parameters: dict[str, Any]) -> Any:
        """Run an algorithm as the toolbox does; return the layer that an output was loaded as."""
        import processing

        made = processing.runAndLoadResults(f"insarforecast:{algorithm}", parameters)
        layers = self.project.mapLayers().values()
        return next(layer for layer in layers if made[output] in (layer.id(), layer.source().split("|")[0]))

    def show(self, layer: Any) -> Iterator[int]:
        """Show one layer alone, whole."""
        from qgis.utils import iface

        yield WAIT_MS  # the layer tree takes up a new layer only when it gets round to it
        extent = self.points.extent()
        extent.scale(1.1)
        self.canvas.setExtent(extent)
        tree = iface.layerTreeView()
        for node in self.project.layerTreeRoot().findLayers():
            node.setItemVisibilityChecked(node.layerId() == layer.id())
            tree.setExpanded(tree.node2index(node), node.layerId() == layer.id())
        tree.setCurrentLayer(layer)
        yield WAIT_MS

    def take(self, widget: Any, name: str) -> None:
        """Save what a window shows."""
        widget.grab().save(str(self.output / name))

    def dialog_with_help(self) -> Iterator[int]:
        """Open an algorithm's dialog."""
        import processing

        dialog = processing.createAlgorithmDialog("insarforecast:forecast", {**self.forecast, "HORIZON_DAYS": 120})
        dialog.resize(*DIALOG)
        dialog.show()
        yield WAIT_MS
        self.take(dialog, "forecast_dialog.png")
        dialog.close()

    def time_series(self, layer: Any) -> Iterator[int]:
        """Click three points of a forecast: the lowest, the middle and the highest."""
        from qgis.PyQt.QtCore import QPoint, Qt
        from qgis.PyQt.QtTest import QTest

        dock = self.plugin.dock
        dock.toggleViewAction().trigger()
        yield WAIT_MS
        yield from self.show(layer)
        last = max(field.name() for field in layer.fields() if field.name().startswith("F2"))
        ranked = sorted(layer.getFeatures(), key=lambda feature: feature[last])
        to_pixels = self.canvas.getCoordinateTransform()
        for number, feature in enumerate((ranked[0], ranked[len(ranked) // 2], ranked[-1])):
            place = to_pixels.transform(feature.geometry().asPoint())
            keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
            spot = QPoint(round(place.x()), round(place.y()))
            QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        yield WAIT_MS
        self.take(self.window, "time_series.png")
        dock.close()

    def environment(self) -> Iterator[int]:
        """Open the dialog of the environment and have it checked."""
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        self.plugin.open_environment_dialog()
        dialog = self.plugin.dialog
        yield WAIT_MS
        QTest.mouseClick(dialog.check, Qt.MouseButton.LeftButton)
        while dialog.task is not None:
            yield SHORT_WAIT_MS
        self.take(dialog, "environment.png")
        dialog.close()


def take_pictures() -> Iterator[int]:
    """Take the pictures in the QGIS that runs this."""
    yield from Desktop(Path(os.environ[DEMO]), Path(os.environ[OUTPUT])).steps()


def main() -> None:
    """Read the command line and start QGIS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo", type=Path, required=True, help="the folder that `make demo` made")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    if not (arguments.demo / "model.safetensors").is_file():
        sys.exit(f"{arguments.demo} has no model.safetensors. Run `make demo` first.")
    output = arguments.output.resolve()
    for name in PICTURES:
        (output / name).unlink(missing_ok=True)
    start_qgis(__file__, output, {DEMO: arguments.demo.resolve()}, **{OUTPUT: str(output)})
    missing = [name for name in PICTURES if not (output / name).is_file()]
    if missing:
        sys.exit(f"QGIS ended without making {', '.join(missing)}.")


if DEMO in os.environ and "qgis.utils" in sys.modules:
    begin(take_pictures)
elif __name__ == "__main__":
    main()
