# SPDX-License-Identifier: GPL-2.0-or-later
"""Click through the user guide's first forecast in a real QGIS window, and count clicks and seconds.

Every step goes through what a user sees: the search of the Toolbox, a double click, the algorithm's dialog, its Run and
Close buttons, the icon of the dock, a point on the map. Nothing is called that has no button. After each run the Layers
panel must hold what the guide promises, or the tour ends with an error. Needs a display (``xvfb-run`` gives one).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop import Wait, begin, start_qgis

INPUT, OUTPUT = "INSAR_FORECAST_TOUR_INPUT", "INSAR_FORECAST_TOUR_OUTPUT"
WINDOW, DIALOG = (1500, 900), (1050, 700)
RUN_WITHIN_S = 600.0
SETTLE_MS = 1500
SUMMARY = "tour.json"


class Tour:
    """The running QGIS, worked in with the mouse and the keyboard alone."""

    def __init__(self, data: str, output: Path) -> None:
        from qgis.core import QgsProject
        from qgis.PyQt.QtWidgets import QDockWidget
        from qgis.utils import iface

        self.data, self.output = data, output
        self.window, self.canvas = iface.mainWindow(), iface.mapCanvas()
        self.project = QgsProject.instance()
        self.clicks, self.seconds = 0, {}
        self.began = time.monotonic()
        self.dialog: Any = None
        self.window.showNormal()
        self.window.resize(*WINDOW)
        for dock in self.window.findChildren(QDockWidget):
            dock.setVisible(dock.objectName() in ("Layers", "ProcessingToolbox"))
            if dock.objectName() == "ProcessingToolbox":
                self.toolbox = dock

    def steps(self) -> Iterator[Wait]:
        """Take the tour."""
        yield SETTLE_MS
        yield from self.run("Import InSAR time series", {"INPUT": self.data}, layers=1)
        yield from self.run("Train forecaster", {}, layers=1)
        yield from self.run("Forecast displacement", {}, layers=4)
        self.look_at_forecast()
        yield from self.series()
        told = {
            "clicks": self.clicks,
            "seconds": round(time.monotonic() - self.began, 1),
            "seconds of runs": self.seconds,
            "layers": [layer.name() for layer in self.layers()],
        }
        (self.output / SUMMARY).write_text(json.dumps(told, indent=1), encoding="utf-8")

    def run(self, title: str, values: dict[str, str], *, layers: int) -> Iterator[Wait]:
        """Search an algorithm, open its dialog, fill it in, run it, close it; ``layers`` are then in the project."""
        yield from self.open(title)
        self.dialog.resize(*DIALOG)
        for name, value in values.items():
            self.fill(name, value)
        yield SETTLE_MS
        self.take(self.dialog, f"{title} 1 filled in")
        ended: list[bool] = []
        self.dialog.algorithmFinished.connect(lambda well, _: ended.append(well))
        began = time.monotonic()
        self.click(self.dialog.runButton())
        yield lambda: bool(ended), RUN_WITHIN_S
        self.seconds[title] = round(time.monotonic() - began, 1)
        yield SETTLE_MS
        self.take(self.dialog, f"{title} 2 finished")
        if ended != [True]:
            raise RuntimeError(f"'{title}' did not end well: {ended}")
        self.click(self.button(self.dialog, "Close"))
        yield 2 * SETTLE_MS  # the map is drawn
        self.take(self.window, f"{title} 3 result")
        found = [layer.name() for layer in self.layers()]
        if len(found) != layers:
            raise RuntimeError(f"after '{title}' the Layers panel holds {found}; expected {layers}")

    def open(self, title: str) -> Iterator[Wait]:
        """Open the dialog of an algorithm from the Toolbox."""
        from qgis.PyQt.QtCore import Qt, QTimer
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QTreeView

        search = self.toolbox.findChild(QLineEdit)
        self.click(search)
        QTest.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(search, title)
        yield SETTLE_MS
        tree = self.toolbox.findChild(QTreeView)
        index = entry(tree, title)
        spot = tree.visualRect(index).center()
        where = (tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        QTest.mouseClick(*where)
        # The dialog keeps whoever opened it waiting until it is closed.
        QTimer.singleShot(0, lambda: QTest.mouseDClick(*where))
        self.clicks += 2
        yield SETTLE_MS
        self.dialog = next(
            widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "runButton") and widget.isVisible()
        )

    def fill(self, name: str, value: str) -> None:
        """Paste a value into the field of a parameter."""
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QLineEdit

        wrapper = self.dialog.mainWidget().wrappers[name]
        widget = wrapper.wrappedWidget() if hasattr(wrapper, "wrappedWidget") else wrapper.widget
        field = next(one for one in widget.findChildren(QLineEdit) if one.isVisible())
        self.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, value)

    def look_at_forecast(self) -> None:
        """See that the forecast lies on top and can be clicked at once."""
        from qgis.core import QgsVectorLayer
        from qgis.utils import iface

        top = self.layers()[0]
        if not isinstance(top, QgsVectorLayer) or iface.activeLayer() is not top:
            raise RuntimeError(f"the points of the forecast are not on top and active: {top.name()}")
        if top.renderer().classAttribute() != "forecast_change":
            raise RuntimeError(f"the layer is coloured by {top.renderer().classAttribute()}, not by what will move")

    def series(self) -> Iterator[Wait]:
        """Open the dock and click the point that moves most."""
        from qgis.PyQt.QtCore import QPoint, Qt
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QToolButton
        from qgis.utils import plugins

        dock = plugins["insar_forecast_plugin"].dock
        buttons = self.window.findChildren(QToolButton)
        self.click(next(b for b in buttons if b.defaultAction() is dock.toggleViewAction() and b.isVisible()))
        yield 2 * SETTLE_MS
        layer = self.layers()[0]
        point = max(layer.getFeatures(), key=lambda feature: abs(feature["forecast_change"] or 0)).geometry().asPoint()
        to_map = self.canvas.mapSettings().layerToMapCoordinates(layer, point)
        place = self.canvas.getCoordinateTransform().transform(to_map)
        spot = QPoint(round(place.x()), round(place.y()))
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.clicks += 1
        yield 2 * SETTLE_MS
        self.take(self.window, "Series of a point")
        if len(dock.shown) != 1:
            raise RuntimeError(f"a click on a point shows {len(dock.shown)} series: {dock.message.text()}")

    def click(self, widget: Any) -> None:
        """Click a widget, as long as a user could."""
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        if not (widget.isVisible() and widget.isEnabled()):
            raise RuntimeError(f"{widget.objectName() or widget} cannot be clicked")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicks += 1

    def button(self, dialog: Any, text: str) -> Any:
        """Return a button by its text."""
        from qgis.PyQt.QtWidgets import QPushButton

        buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
        return next(one for one in buttons if one.text().replace("&", "") == text)

    def layers(self) -> list[Any]:
        """Return the layers from top to bottom, as the Layers panel has them."""
        return [node.layer() for node in self.project.layerTreeRoot().findLayers()]

    def take(self, widget: Any, name: str) -> None:
        """Save what a window shows."""
        widget.grab().save(str(self.output / f"{name.lower().replace(' ', '_')}.png"))


def entry(tree: Any, title: str) -> Any:
    """Return the index of an algorithm in the Toolbox, all of whose folders the search has opened."""

    def below(parent: Any) -> Iterator[Any]:
        for row in range(tree.model().rowCount(parent)):
            index = tree.model().index(row, 0, parent)
            yield index
            yield from below(index)

    return next(index for index in below(tree.rootIndex()) if index.data() == title)


def take_tour() -> Iterator[Wait]:
    """Take the tour in the QGIS that runs this."""
    yield from Tour(os.environ[INPUT], Path(os.environ[OUTPUT])).steps()


def main() -> None:
    """Read the command line, start QGIS, and print what the tour took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", type=Path, required=True, help="a file that 'Import InSAR time series' takes")
    parser.add_argument("--output", type=Path, required=True, help="folder for the pictures")
    given = parser.parse_args()
    if not given.input.is_file():
        sys.exit(f"{given.input} is not a file. Run `make demo` first, or name one: INPUT=path/to/EGMS.zip")
    output = given.output.resolve()
    (output / SUMMARY).unlink(missing_ok=True)
    start_qgis(__file__, output, {INPUT: given.input.resolve()}, **{OUTPUT: str(output)})
    if not (output / SUMMARY).is_file():
        sys.exit(f"The tour did not reach its end; the pictures in {output} show how far it came.")
    print((output / SUMMARY).read_text(encoding="utf-8"))


if INPUT in os.environ and "qgis.utils" in sys.modules:
    begin(take_tour)
elif __name__ == "__main__":
    main()
