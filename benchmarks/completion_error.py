# SPDX-License-Identifier: GPL-2.0-or-later
"""Error of the ways to fill empty cells of a velocity field, at cells that were left out singly and in blocks.

Run ``python benchmarks/completion_error.py``. The velocity of every file of the data folder is a straight line through
each point's series; it is gridded at the cell that the plugin takes by itself, a fifth of the measured cells is left
out, and what each way puts there is compared with what was measured. ``--settings`` prints the errors of several
settings on simulated fields, on which those of the plugin were chosen, and reads no file.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.areas.completion import COMPLETIONS, CompletedGrid, low_rank, normalised_convolution
from insar_forecast_plugin.core.areas.network.detection_inputs import cells_of
from insar_forecast_plugin.core.areas.overwrapping.training_fields import varied_field
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.gridding.geometry import GridGeometry, geometry_for_points
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
LEFT_OUT = 0.2
BLOCK = 6
"""Cells along a side of a block that is left out."""
DRAWS = 5
FEWEST_CELLS = 50
SIMULATED = 8

Way = Callable[[np.ndarray], CompletedGrid]


def gridded(field: VelocityField, geometry: GridGeometry) -> np.ndarray:
    """Return the mean velocity of each cell, mm/yr, NaN where empty, shape (rows, columns)."""
    cell = cells_of(field, geometry)
    inside = cell >= 0
    count = np.bincount(cell[inside], minlength=geometry.cell_count)
    total = np.bincount(cell[inside], field.velocity[inside], minlength=geometry.cell_count)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan).reshape(geometry.shape)


def left_out(values: np.ndarray, rng: np.random.Generator, *, block: int) -> np.ndarray:
    """Return a fifth of the measured cells, in whole blocks, bool, shape (rows, columns)."""
    shape = [-(-length // block) for length in values.shape]
    blocks = rng.random(shape) < LEFT_OUT
    whole = blocks.repeat(block, axis=0).repeat(block, axis=1)[: values.shape[0], : values.shape[1]]
    return whole & np.isfinite(values)


def error(values: np.ndarray, way: Way, *, block: int, seed: int) -> float:
    """Return the mean absolute error at left-out cells, mm/yr, over some draws."""
    rng = np.random.default_rng(seed)
    errors = []
    for _ in range(DRAWS):
        out = left_out(values, rng, block=block)
        if out.any() and (np.isfinite(values) & ~out).any():
            filled = way(np.where(out, np.nan, values)).values
            errors.append(np.abs(filled[out] - values[out]).mean())
    return float(np.mean(errors)) if errors else np.nan


def velocities_of(path: Path) -> tuple[VelocityField, GridGeometry]:
    """Return the velocities of a file by a straight line through each series, and the grid that the plugin makes."""
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(path), "output": output}, Silent())
        points = read_points(output, Silent())
    years = (points.dates - points.dates[0]).astype("timedelta64[D]").astype(float) / DAYS_PER_YEAR
    known = np.isfinite(points.displacement)
    weight = known / known.sum(axis=1, keepdims=True)
    series = np.where(known, points.displacement, 0.0)
    centred = years - (weight @ years)[:, None]
    velocity = (weight * centred * series).sum(axis=1) / (weight * centred**2).sum(axis=1)
    field = VelocityField.of(points.coordinates, velocity - np.median(velocity), points.crs)
    return field, geometry_for_points(points.coordinates, points.crs)


def compare_files() -> None:
    """Print the errors of all ways on every file."""
    files = sorted(path for path in DATA.glob("egms-*/*") if path.suffix in (".zip", ".csv", ".shp"))
    if not files:
        print(f"no files in {DATA}")
        return
    print("mean absolute error in mm/yr at a fifth of the cells, left out singly / in blocks of 6 x 6 cells")
    print(f"{'file':<46} cells  filled  " + "  ".join(f"{name:>22}" for name in COMPLETIONS))
    best = {"singly": dict.fromkeys(COMPLETIONS, 0), "in blocks": dict.fromkeys(COMPLETIONS, 0)}
    for path in files:
        try:
            field, geometry = velocities_of(path)
        except InputError as refused:
            print(f"{path.name:<46} refused: {refused}")
            continue
        values = gridded(field, geometry)
        measured = int(np.isfinite(values).sum())
        if measured < FEWEST_CELLS:
            print(f"{path.name:<46} {measured} cells: too few")
            continue
        errors = {
            name: (error(values, way, block=1, seed=0), error(values, way, block=BLOCK, seed=0))
            for name, way in COMPLETIONS.items()
        }
        for index, kind in enumerate(best):
            best[kind][min(errors, key=lambda one: errors[one][index])] += 1
        print(
            f"{path.name:<46} {measured:5d}  {measured / values.size:6.2f}  "
            + "  ".join(f"{f'{single:.3f} / {block:.3f}':>22}" for single, block in errors.values())
        )
    for kind, wins in best.items():
        print(f"best {kind}: " + ", ".join(f"{name} {count}" for name, count in wins.items()))


def compare_settings() -> None:
    """Print the errors of settings on simulated fields, as a ratio to the settings of the plugin."""
    fields = [varied_field(np.random.default_rng([13, number])) for number in range(SIMULATED)]
    grids = [gridded(one.velocities, one.geometry) for one in fields]
    ways: dict[str, Way] = {**COMPLETIONS}
    for width in (1.0, 1.5, 2.0, 3.0, 4.0, 6.0):
        ways[f"normalised_convolution, width {width}"] = lambda grid, width=width: normalised_convolution(
            grid, width=width
        )
    for share in (0.5, 0.2, 0.08, 0.03):
        ways[f"low_rank, share {share}"] = lambda grid, share=share: low_rank(grid, shares=(share,), rounds=20)
    print(f"mean absolute error over that of linear interpolation, {SIMULATED} simulated fields: singly / in blocks")
    base = {block: [error(grid, COMPLETIONS["linear"], block=block, seed=1) for grid in grids] for block in (1, BLOCK)}
    for name, way in ways.items():
        ratios = [
            np.mean([error(grid, way, block=block, seed=1) / one for grid, one in zip(grids, base[block], strict=True)])
            for block in (1, BLOCK)
        ]
        print(f"  {name:<42} {ratios[0]:.3f} / {ratios[1]:.3f}", flush=True)


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--settings", action="store_true", help="settings on simulated fields in place of files")
    if parser.parse_args().settings:
        compare_settings()
    else:
        compare_files()
    return 0


if __name__ == "__main__":
    sys.exit(main())
