# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the time-series dock takes to draw 50 points of 300 epochs each.

Run ``python benchmarks/dock_drawing.py`` with any Python: the measurement itself is made by the Python of QGIS,
without a window. It prints, in ms of processor time, the median of several redraws: the points with their trends, the
same with forecasts, the same with residuals and replicas too, and one step of panning. The ratio is to one point alone.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from insar_forecast_plugin.ui.point_series import PointSeries
    from insar_forecast_plugin.ui.series_plot import PlotOptions, SeriesPlot

ROOT = Path(__file__).resolve().parents[1]
QGIS_PYTHON = os.environ.get("QGIS_PYTHON", "/usr/bin/python3")
POINTS, EPOCHS, FUTURE = 50, 300, 30
TURNS = 7
SIZE_PX = (1000, 350)


def main() -> int:
    """Start the measurement in QGIS's Python."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    probe = subprocess.run([QGIS_PYTHON, "-c", "import qgis.core, matplotlib"], env=environment, check=False)
    if probe.returncode:
        print("QGIS or its matplotlib is not installed; nothing was measured.")
        return 0
    return subprocess.run([QGIS_PYTHON, __file__, "measure"], env=environment, check=False).returncode


def made_points(count: int, future: int) -> list[PointSeries]:
    """Return points that move evenly, with noise, and have so many forecast dates."""
    import numpy as np

    from insar_forecast_plugin.ui.point_series import PointSeries

    random = np.random.default_rng(0)
    dates = np.datetime64("2020-01-03") + np.arange(EPOCHS + FUTURE) * np.timedelta64(6, "D")
    made = []
    for number in range(count):
        velocity = random.normal(0, 10)
        forecast = velocity * np.linspace(5, 5.5, future)
        made.append(
            PointSeries(
                layer_id="layer",
                feature_id=number,
                layer_name="layer",
                point=f"P{number}",
                position=(0.0, 0.0),
                dates=dates[:EPOCHS],
                values=velocity * np.linspace(0, 5, EPOCHS) + random.normal(0, 3, EPOCHS),
                future_dates=dates[EPOCHS : EPOCHS + future],
                forecast=forecast,
                lower=forecast - 5,
                upper=forecast + 5,
            )
        )
    return made


def redraw_s(plot: SeriesPlot, count: int, future: int, options: PlotOptions) -> float:
    """Return the median processor seconds from the points to the finished picture, fits included."""
    from insar_forecast_plugin.ui.series_selection import SeriesSelection

    selection = SeriesSelection()
    selection.add(made_points(count, future), count)
    seconds = []
    for _ in range(TURNS):
        began = time.process_time()
        plot.show_series(selection.shown(), options, "displacement, LOS, mm")
        plot.draw()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds)


def panning_s(plot: SeriesPlot) -> float:
    """Return the median processor seconds of a step of panning what is drawn."""
    seconds = []
    for step in range(TURNS):
        began = time.process_time()
        plot.axes.set_xlim(18_300 + step, 19_800 + step)
        plot.draw()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds)


def measure() -> None:
    """Draw in the real canvas of the dock, off the screen."""
    from qgis.PyQt.QtWidgets import QApplication

    application = QApplication([])
    from insar_forecast_plugin.ui.series_plot import PlotOptions, SeriesPlot

    plot = SeriesPlot()
    plot.resize(*SIZE_PX)
    plot.show()
    application.processEvents()
    alone = redraw_s(plot, 1, 0, PlotOptions())
    everything = PlotOptions(residuals=True, replicas=True, half_wavelength=27.73)
    print(f"one point, {EPOCHS} epochs: {1000 * alone:.0f} ms")
    for words, future, options in (
        ("with trends", 0, PlotOptions()),
        (f"with trends and {FUTURE} forecast dates with intervals", FUTURE, PlotOptions()),
        ("with trends, residuals, replicas and forecasts", FUTURE, everything),
    ):
        taken = redraw_s(plot, POINTS, future, options)
        print(f"{POINTS} points x {EPOCHS} epochs {words}: {1000 * taken:.0f} ms, ratio {taken / alone:.1f}")
    redraw_s(plot, POINTS, 0, PlotOptions())
    print(f"a step of panning {POINTS} points: {1000 * panning_s(plot):.0f} ms")


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        measure()
    else:
        sys.exit(main())
