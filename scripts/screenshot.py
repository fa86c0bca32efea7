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
ONLY = "INSAR_FORECAST_SCREENSHOT_ONLY"
WINDOW, DIALOG = (1300, 800), (1050, 700)
PARTS = {
    "forecast": ("result.png", "time_series.png", "forecast_dialog.png"),
    "trends": ("trend_classes.png",),
    "changes": ("changed_areas.png", "change_series.png"),
    "environment": ("environment.png",),
}
"""Pictures of each part; the parts can be asked for one by one."""
LAYERS_WIDTH = 380
"""Room for the names of layers that have marks beside them."""
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
        self.toolbox, self.layers = docks["ProcessingToolbox"], docks["Layers"]
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

    def steps(self, parts: list[str]) -> Iterator[int]:
        """Take the pictures of some parts, in the order of :data:`PARTS`."""
        for part in PARTS:
            if part in parts:
                self.toolbox.setVisible(part == "forecast")
                yield from getattr(self, f"{part}_part")()

    def forecast_part(self) -> Iterator[int]:
        """Forecast, with its map, its dialog and three series."""
        layer = self.run("forecast", "OUTPUT_POINTS", self.forecast)
        yield from self.show(layer)
        self.take(self.window, "result.png")
        yield from self.dialog_with_help()
        self.toolbox.hide()
        yield from self.time_series(layer)

    def trends_part(self) -> Iterator[int]:
        """Classify trends."""
        layer = self.run(
            "classifytrends",
            "OUTPUT",
            {"INPUT": self.points, "METHOD": "both", "REFERENCE": "median", "OUTPUT": "TEMPORARY_OUTPUT"},
        )
        yield from self.show(layer)
        self.take(self.window, "trend_classes.png")

    def changes_part(self) -> Iterator[int]:
        """Look for changes, and at the series of the surest area in the dock."""
        from qgis.core import QgsVectorLayer
        from qgis.PyQt.QtCore import Qt

        self.window.resizeDocks([self.layers], [LAYERS_WIDTH], Qt.Orientation.Horizontal)
        asked = {"INPUT": self.points, "OUTPUT": "TEMPORARY_OUTPUT", "OUTPUT_AREAS": "TEMPORARY_OUTPUT"}
        areas = self.run("detectchanges", "OUTPUT_AREAS", asked)
        layers = [one for one in self.project.mapLayers().values() if isinstance(one, QgsVectorLayer)]
        points = next(one for one in layers if "change" in one.fields().names() and one.geometryType() == 0)
        yield from self.show(points, areas)
        self.take(self.window, "changed_areas.png")
        surest = min(areas.getFeatures(), key=lambda feature: feature["rank"])
        dock = self.plugin.dock
        dock.toggleViewAction().trigger()
        yield WAIT_MS
        yield from self.show(points, areas)
        self.click(surest.geometry().pointOnSurface().asPoint())
        yield WAIT_MS
        self.take(self.window, "change_series.png")
        dock.close()

    def run(self, algorithm: str, output: str, parameters: dict[str, Any]) -> Any:
        """Run an algorithm as the toolbox does; return the layer that an output was loaded as."""
        import processing

        made = processing.runAndLoadResults(f"insarforecast:{algorithm}", parameters)
        layers = self.project.mapLayers().values()
        return next(layer for layer in layers if made[output] in (layer.id(), layer.source().split("|")[0]))

    def show(self, *layers: Any) -> Iterator[int]:
        """Show some layers alone, whole; the last of them is the one that is worked with."""
        from qgis.utils import iface

        yield WAIT_MS  # the layer tree takes up a new layer only when it gets round to it
        extent = self.points.extent()
        extent.scale(1.1)
        self.canvas.setExtent(extent)
        tree = iface.layerTreeView()
        for node in self.project.layerTreeRoot().findLayers():
            shown = node.layerId() in [layer.id() for layer in layers]
            node.setItemVisibilityChecked(shown)
            tree.setExpanded(tree.node2index(node), shown)
        tree.setCurrentLayer(layers[-1])
        yield WAIT_MS

    def take(self, widget: Any, name: str) -> None:
        """Save what a window shows."""
        widget.grab().save(str(self.output / name))

    def click(self, place: Any, *, add: bool = False) -> None:
        """Click a place of the map."""
        from qgis.PyQt.QtCore import QPoint, Qt
        from qgis.PyQt.QtTest import QTest

        on_screen = self.canvas.getCoordinateTransform().transform(place)
        spot = QPoint(round(on_screen.x()), round(on_screen.y()))
        keys = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, keys, spot)

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
        dock = self.plugin.dock
        dock.toggleViewAction().trigger()
        yield WAIT_MS
        yield from self.show(layer)
        last = max(field.name() for field in layer.fields() if field.name().startswith("F2"))
        ranked = sorted(layer.getFeatures(), key=lambda feature: feature[last])
        for number, feature in enumerate((ranked[0], ranked[len(ranked) // 2], ranked[-1])):
            self.click(feature.geometry().asPoint(), add=number > 0)
        yield WAIT_MS
        self.take(self.window, "time_series.png")
        dock.close()

    def environment_part(self) -> Iterator[int]:
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
    yield from Desktop(Path(os.environ[DEMO]), Path(os.environ[OUTPUT])).steps(os.environ[ONLY].split())


def main() -> None:
    """Read the command line and start QGIS."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo", type=Path, required=True, help="the folder that `make demo` made")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to take pictures of")
    arguments = parser.parse_args()
    if not (arguments.demo / "model.safetensors").is_file():
        sys.exit(f"{arguments.demo} has no model.safetensors. Run `make demo` first.")
    output = arguments.output.resolve()
    pictures = [name for part in arguments.only for name in PARTS[part]]
    for name in pictures:
        (output / name).unlink(missing_ok=True)
    start_qgis(
        __file__, output, {DEMO: arguments.demo.resolve()}, **{OUTPUT: str(output), ONLY: " ".join(arguments.only)}
    )
    missing = [name for name in pictures if not (output / name).is_file()]
    if missing:
        sys.exit(f"QGIS ended without making {', '.join(missing)}.")


if DEMO in os.environ and "qgis.utils" in sys.modules:
    begin(take_pictures)
elif __name__ == "__main__":
    main()
