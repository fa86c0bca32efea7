# SPDX-License-Identifier: GPL-2.0-or-later
"""Class shares of real files, and a map of one of them by class.

Run ``python benchmarks/trend_real_data.py --picture build/trends.png``. Every EGMS file of the data folder is imported
and classified by the network and by the tests, with the median velocity taken off; printed are the class shares,
how often the two agree, how far the velocities spread about their median (1.48 times the median distance), and what the
operation warns of. The picture shows the first file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.classes import class_codes
from insar_forecast_plugin.core.trends.trend_report import class_map

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def main() -> int:
    """Classify and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--picture", type=Path, help="where to draw the first file")
    parser.add_argument("--seam-dates", nargs="*", default=[], help="joins of releases, for every file")
    options = parser.parse_args()
    files = sorted(path for path in DATA.glob("egms-*/*") if path.suffix in (".zip", ".csv"))
    if not files:
        print(f"no files in {DATA}")
    print(
        f"{'file':<44} points  agree  "
        + "  ".join(f"{name:>9.9}" for name in TREND_CLASSES.names)
        + "   (network / tests, %)"
    )
    for number, path in enumerate(files):
        with tempfile.TemporaryDirectory() as folder:
            source, output = str(Path(folder) / "in.gpkg"), str(Path(folder) / "out.gpkg")
            progress = Recorder()
            try:
                catalogue.run("importtimeseries", {"input": str(path), "output": source}, progress)
                progress = Recorder()
                request = {"input": {"path": source, "layer": None}, "output": output, "method": "both"}
                request |= {"reference": "median", "seam_dates": options.seam_dates}
                catalogue.run("classifytrends", request, progress)
            except InputError as error:
                print(f"{path.name:<44} refused: {error}")
                continue
            points = read_points(output, Recorder())
        network, tests = (class_codes(points.attributes[name].to_numpy()) for name in ("trend", "trend_stat"))
        shares = [
            f"{100 * np.mean(network == c):4.1f}/{100 * np.mean(tests == c):4.1f}" for c in range(len(TREND_CLASSES))
        ]
        print(f"{path.name:<44} {points.point_count:6d}  {np.mean(network == tests):.3f}  " + "  ".join(shares))
        velocity = points.attributes["trend_velocity"].to_numpy(dtype=float)
        spread = 1.4826 * np.nanmedian(np.abs(velocity - np.nanmedian(velocity)))
        print(f"    spread of the velocities about their median {spread:.2f} mm/yr")
        for text in progress.warnings:
            print(f"    {text}")
        if number == 0 and options.picture:
            options.picture.parent.mkdir(parents=True, exist_ok=True)
            class_map(points.coordinates, network).savefig(options.picture, dpi=150)
    return 0


if __name__ == "__main__":
    sys.exit(main())
