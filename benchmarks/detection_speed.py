# SPDX-License-Identifier: GPL-2.0-or-later
"""How long detection takes, and how much memory: points with series, a large tile of cells, very many polygons.

Run ``python benchmarks/detection_speed.py``; ``--parts`` chooses some. All is simulated with one seed, and each
operation runs in a child process, as the plugin starts it, with report. Printed are wall time, processor time and peak
memory of

- ``series``: 200 000 points with 300 epochs and some hundred sources to areas with class and forecast, by each method;
- ``tile``: 100 km at 100 m, 1000 x 1000 cells with a point in each, velocities alone, to areas and a map of scores;
- ``polygons``: 100 000 polygons over the 200 000 points, summarised.

Exits with 1 where the default method takes 4 minutes for the series, 90 s or 4 GB for the tile. The limits are for 2
idle cores.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyogrio
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from forecast_cost import Cost, cost_of, layer

from insar_forecast_plugin.core.io.points import PointBlock, write_point_blocks
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.simulation.velocity_fields import draw_places, simulate_velocities
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

METHODS = ("network", "overwrapping", "threshold")
LIMIT_SERIES_S, LIMIT_TILE_S, LIMIT_TILE_GB = 240.0, 90.0, 4.0
EPOCHS, NOISE_MM = 300, 3.0
CORNER = np.array([4_500_000.0, 3_000_000.0])
SIDE_M, CELL_M = 40_000.0, 100.0
BLOCK = 20_000
CRS = "EPSG:3035"


def write_series(path: Path, count: int, sources: int) -> np.ndarray:
    """Write points with series that move as simulated; return their places, shape (count, 2)."""
    rng = np.random.default_rng(0)
    places = draw_places(rng, count, SIDE_M)
    field = simulate_velocities(rng, places, sources=(sources, sources), empty_share=0.0)
    dates = np.datetime64("2018-01-03") + np.arange(EPOCHS) * np.timedelta64(6, "D")
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR

    def blocks() -> Iterator[PointBlock]:
        for start in range(0, count, BLOCK):
            rows = np.arange(start, min(start + BLOCK, count))
            noise = rng.normal(0, NOISE_MM, (len(rows), EPOCHS))
            points = TimeSeriesPoints(
                pid=rows.astype(str).astype(object),
                coordinates=field.coordinates[rows] + CORNER,
                crs=CRS,
                dates=dates,
                displacement=(np.outer(field.velocity[rows], years) + noise).astype(np.float32),
                measured=Measured(component="los", half_wavelength_mm=27.73),
            )
            yield points, {}

    write_point_blocks(blocks(), path, layer_name="points", progress=Silent())
    return field.coordinates + CORNER


def write_tile(path: Path, cells: int) -> None:
    """Write the middles of square cells with simulated velocities alone."""
    rng = np.random.default_rng(1)
    steps = CELL_M * (np.arange(cells) + 0.5)
    places = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    field = simulate_velocities(rng, places, sources=(200, 200), empty_share=0.0)
    points = shapely.to_wkb(shapely.points(places + CORNER))
    pyogrio.raw.write(
        path, points, [field.velocity], ["velocity"], driver="GPKG", geometry_type="Point", crs=CRS, layer="points"
    )


def write_claims(path: Path, places: np.ndarray, count: int) -> None:
    """Write squares of 60 m around points."""
    chosen = places[np.random.default_rng(2).integers(len(places), size=count)]
    squares = shapely.box(*(chosen - 30).T, *(chosen + 30).T)
    number = {"number": np.arange(count)}
    write_polygons(path, squares, number, crs=CRS, layer_name="areas", measured=Measured(), provenance={})


def measured(words: str, cost: Cost) -> Cost:
    """Print and return what an operation took."""
    print(f"{words:48s} {cost}", flush=True)
    return cost


def of_series(points: Path, folder: Path) -> bool:
    """Detect by each method; return whether the default takes too long."""
    missed = False
    for method in METHODS:
        areas = folder / f"{method}.gpkg"
        made = {"output_areas": str(areas), "output": str(folder / "s.tif"), "report": str(folder / "r.html")}
        cost = cost_of(
            "detectdeformation", {"input": layer(points), "method": method, "movement_threshold": -5, **made}
        )
        measured(f"series, {method}, {pyogrio.read_info(areas)['features']} areas", cost)
        missed |= method == METHODS[0] and cost.seconds >= LIMIT_SERIES_S
    return missed


def of_tile(folder: Path, cells: int) -> bool:
    """Detect on a tile by each method; return whether the default takes too long or too much memory."""
    source, missed = folder / "tile.gpkg", False
    write_tile(source, cells)
    for method in METHODS:
        areas = folder / f"tile_{method}.gpkg"
        made = {"output_areas": str(areas), "output": str(folder / "t.tif"), "report": str(folder / "t.html")}
        asked = {"input": layer(source), "method": method, "velocity_field": "velocity", **made}
        cost = cost_of("detectdeformation", asked)
        measured(f"tile, {method}, {pyogrio.read_info(areas)['features']} areas", cost)
        missed |= method == METHODS[0] and (cost.seconds >= LIMIT_TILE_S or cost.memory_gb >= LIMIT_TILE_GB)
    return missed


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=200_000)
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--cells", type=int, default=1000, help="along a side of the tile")
    parser.add_argument("--polygons", type=int, default=100_000)
    parser.add_argument("--parts", nargs="*", default=("series", "tile", "polygons"))
    options = parser.parse_args()
    missed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if {"series", "polygons"} & {*options.parts}:
            places = write_series(folder / "points.gpkg", options.points, options.sources)
        if "series" in options.parts and of_series(folder / "points.gpkg", folder):
            missed.append("series")
        if "tile" in options.parts and of_tile(folder, options.cells):
            missed.append("tile")
        if "polygons" in options.parts:
            write_claims(folder / "claims.gpkg", places, options.polygons)
            made = {"output": str(folder / "claims_out.gpkg"), "report": str(folder / "claims.html")}
            sources = {"areas": layer(folder / "claims.gpkg"), "points": layer(folder / "points.gpkg")}
            measured(f"{options.polygons} polygons", cost_of("summariseareas", {**sources, **made}))
    print("limits missed: " + (", ".join(missed) or "none"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
