# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the three methods of detection through ``qgis_process`` on real files, and draw what they find.

``python scripts/detection_pictures.py --output FOLDER``, with the Python of the core's environment. For each file and
method the folder gets the areas, the score map, the report, and a picture: velocities with the outlines of the areas,
scores, and the mean series of the first three areas. Files are looked for in ``../shared/data``, or in the folder that
INSAR_FORECAST_DATA names; what is not there is named and left out.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from demo import Step

from insar_forecast_plugin.core.areas.area_pictures import draw_polygons, number_polygons
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.gridding.projection import known_crs, metric_crs, transformed
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.reports.figures import draw_points, new_figure
from insar_forecast_plugin.core.series import TimeSeriesPoints, fitted_velocity
from insar_forecast_plugin.core.summary_page.listed_areas import ListedAreas, read_areas, series_of

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
FILES = {
    "ustica": "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip",
    "wroclaw_022": "egms-wroclaw/022_0770_IW1_VV.csv",
    "wroclaw_073": "egms-wroclaw/073_0302_IW3_VV.csv",
    "wroclaw_124": "egms-wroclaw/124_0770_IW3_VV.csv",
    "wroclaw_175": "egms-wroclaw/175_0303_IW1_VV.csv",
    "offida": "egms-offida/offida.shp",
}
METHODS = ("network", "overwrapping", "threshold")
SERIES, NUMBERED = 3, 10


def draw(points: TimeSeriesPoints, places: np.ndarray, areas: ListedAreas | None, score: Path, title: str) -> Any:
    """Return the picture of one result; without areas the map and the scores alone."""
    figure = new_figure(15.0, 5.2)
    left, middle, right = figure.subplots(1, 3, gridspec_kw={"width_ratios": (1, 1, 0.8)})
    velocity = fitted_velocity(points.dates, points.displacement)
    velocity = velocity - np.nanmedian(velocity)
    most = max(2.0, float(np.nanquantile(np.abs(velocity), 0.99)))
    marks = draw_points(left, places, c=velocity, cmap="coolwarm_r", vmin=-most, vmax=most)
    figure.colorbar(marks, ax=left, shrink=0.7, label="mm/yr, less the median")
    left.set_title(title, fontsize=9, loc="left")
    with rasterio.open(score) as raster:
        bounds, values = raster.bounds, raster.read(1)
    extent = (bounds.left, bounds.right, bounds.bottom, bounds.top)
    picture = middle.imshow(values, extent=extent, vmin=0, vmax=1, cmap="magma_r")
    figure.colorbar(picture, ax=middle, shrink=0.7, label="score")
    middle.set_xticks([])
    middle.set_yticks([])
    if areas is None:
        right.set_axis_off()
        return figure
    rank = areas.numbers("rank")[areas.order].astype(int)
    for axes in (left, middle):
        draw_polygons(axes, areas.shapes[areas.order], facecolor="none", edgecolor="#0a6", linewidth=0.9)
        number_polygons(axes, areas.shapes[areas.order[:NUMBERED]], rank[:NUMBERED])
    series = series_of(areas, points, places, SERIES)
    apart = 1.2 * float(np.nanmax(np.ptp(np.nan_to_num(series.values), axis=1)))
    for number, (row, values) in enumerate(zip(areas.order, series.values, strict=False)):
        mean, count = areas.numbers("velocity_mean")[row], areas.numbers("point_count")[row]
        right.plot(points.dates, values - np.nanmean(values) - number * apart, ".", markersize=2, color="#333333")
        words = f"{number + 1}: {mean:+.1f} mm/yr, {count:.0f} points, {areas.texts('trend')[row]}"
        right.text(points.dates[0], (0.52 - number) * apart, words, fontsize=8)
    right.set_ylim((-0.6 - (len(series.values) - 1)) * apart, 0.7 * apart)
    right.set_ylabel("mm")
    return figure


def run_file(step: Step, name: str, source: Path, output: Path) -> None:
    """Import a file, detect by each method, and draw."""
    imported = output / f"{name}.gpkg"
    step("importtimeseries", INPUT=source, OUTPUT=imported)
    points = read_points(imported, Silent())
    own = known_crs(points.crs)
    metric = metric_crs(points.coordinates, own)
    places = transformed(points.coordinates, own, metric)
    for method in METHODS:
        stem = output / f"{name}_{method}"
        made = {"OUTPUT_AREAS": f"{stem}.gpkg", "OUTPUT": f"{stem}.tif", "REPORT": f"{stem}.html"}
        step("detectdeformation", INPUT=imported, METHOD=method, MOVEMENT_THRESHOLD=-5, **made)
        try:
            areas = read_areas(f"{stem}.gpkg", metric.to_wkt(), Silent())
        except InputError:  # a layer without a row
            areas = None
        count = 0 if areas is None else len(areas.order)
        title = f"{name}, {method}: {count} areas"
        draw(points, places, areas, Path(f"{stem}.tif"), title).savefig(f"{stem}.png", dpi=110)
        print(f"{title}, {points.point_count} points, {step.seconds['detectdeformation']:.0f} s", flush=True)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--files", nargs="*", default=tuple(FILES), choices=tuple(FILES))
    options = parser.parse_args()
    os.environ.setdefault("INSAR_FORECAST_PYTHON", sys.executable)
    output = options.output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    step = Step(output)
    for name in options.files:
        source = DATA / FILES[name]
        if source.is_file():
            run_file(step, name, source, output)
        else:
            print(f"{name}: {source} is not there; left out.")


if __name__ == "__main__":
    main()
