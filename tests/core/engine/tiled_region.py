"""A region that lies in several tiles, and the command that works on it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import CRS

from insar_forecast_plugin.core.engine.schedulers import Here
from insar_forecast_plugin.core.engine.tile_jobs import write_entry
from insar_forecast_plugin.core.io.polygon_layer import read_polygons
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_grid import tile_name, tile_numbers
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.tiled import joined_points

ROOT = Path(__file__).resolve().parents[3]
MIDDLE = np.array([4_500_000.0, 2_100_000.0])
"""Where four tiles meet."""


class EndsEarly(Here):
    """Is interrupted when so many jobs are handed on; the one after them is done."""

    def __init__(self, jobs):
        self.left = jobs

    def results(self, work, jobs):
        for found in super().results(work, jobs):
            if not self.left:
                raise KeyboardInterrupt
            self.left -= 1
            yield found


def region_points(count=3000, epochs=120, seed=0):
    """Return points around the corner of four tiles: most stable, some moving together, some after a bend."""
    rng = np.random.default_rng(seed)
    places = MIDDLE + rng.uniform(-3000, 3000, (count, 2))
    dates = np.datetime64("2019-01-03") + 12 * np.arange(epochs)
    years = (dates - dates[0]).astype(float) / 365.25
    common = rng.normal(0, 1.0, epochs)
    values = rng.normal(0, 1.5, (count, epochs)) + common + 0.4 * rng.normal(0, 1.0, (count, epochs)).cumsum(axis=1) / 5
    bowl = np.exp(-((places - MIDDLE - [300, 0]) ** 2).sum(axis=1) / (2 * 500.0**2))
    values += np.outer(-20 * bowl, years)
    bend = np.exp(-((places - MIDDLE - [-1500, 100]) ** 2).sum(axis=1) / (2 * 400.0**2))
    values += np.outer(-40 * bend, np.maximum(years - years[-1] + 1.0, 0))
    values[rng.random(values.shape) < 0.03] = np.nan
    return TimeSeriesPoints(
        pid=np.array([f"p{number:05d}" for number in range(count)], dtype=object),
        coordinates=places,
        crs=CRS.from_epsg(3035).to_wkt(),
        dates=dates,
        displacement=np.round(values, 1).astype(np.float32),
        attributes=pd.DataFrame({"coherence": rng.uniform(0.5, 1, count)}),
        measured=Measured(component="los", product="EGMS L2b", track="022", half_wavelength_mm=27.7, orbit="ascending"),
    )


def tiles_of(folder, points, most=10**9):
    """Write points as a folder of tiles, which the import would not do with points that have no value.

    A tile has parts of so many points at most.
    """
    entries = []
    numbers = tile_numbers(points.coordinates)
    for column, row in np.unique(numbers, axis=0).tolist():
        rows = np.flatnonzero((numbers == (column, row)).all(axis=1))
        for part, some in enumerate(np.array_split(rows, -(-len(rows) // most))):
            entry = TileEntry(f"{tile_name(column, row)}/{part}", 0, (0, 0, 0, 0), "", "made")
            blocks = iter([(points.at_points(some), {}, {})])
            entries.append(write_entry(folder, entry, blocks, time.monotonic()))
    TileDataset(folder, tuple(entries), points.crs, points.dates, points.measured).save()
    return folder


def run_cli(*arguments, check=True, **more):
    """Run the command in a process of its own; return the exit status and the messages."""
    done = subprocess.run(
        [sys.executable, "-m", "insar_forecast_plugin.core", "run", *map(str, arguments), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        **more,
    )
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if check:
        assert done.returncode == 0, f"{messages[-3:]} {done.stderr[-3000:]}"
    return done.returncode, messages


def assert_same(first, second):
    """Look whether two sets of points are equal, up to floating point."""
    assert (first.pid == second.pid).all()
    assert sorted(first.attributes.columns) == sorted(second.attributes.columns)
    np.testing.assert_array_equal(first.dates, second.dates)
    np.testing.assert_array_equal(first.displacement, second.displacement)
    for name in first.attributes.columns:
        one, other = (points.attributes[name] for points in (first, second))
        missing = one.isna().to_numpy()
        np.testing.assert_array_equal(missing, other.isna().to_numpy(), err_msg=str(name))
        one, other = one[~missing], other[~missing]
        try:
            one, other = one.to_numpy(dtype=float), other.to_numpy(dtype=float)
        except (TypeError, ValueError):
            assert (one.astype(str) == other.astype(str)).all(), name
            continue
        np.testing.assert_allclose(one, other, rtol=2e-4, atol=2e-5, err_msg=str(name))


def assert_same_areas(tiled, whole, *, rtol):
    """Look whether two files have the same areas, at least one, with the same fields up to floating point."""
    tiled, whole = (read_polygons(path, Silent()) for path in (tiled, whole))
    assert len(whole.polygons) == len(tiled.polygons) >= 1
    for first, second in zip(tiled.polygons, whole.polygons, strict=True):
        assert first.symmetric_difference(second).area < 1e-6 * second.area
    first, second = (layer.attributes.to_pandas() for layer in (tiled, whole))
    assert list(first.columns) == list(second.columns)
    for name in second.columns:
        one, other = first[name], second[name]
        if other.dtype.kind in "fi":
            np.testing.assert_allclose(one.to_numpy(float), other.to_numpy(float), rtol=rtol, atol=1e-4, err_msg=name)
        else:
            assert one.astype(str).tolist() == other.astype(str).tolist(), name


def read_all(layer):
    """Return the points of a layer, None where it has none with a value."""
    blocks = list(layer.blocks(Silent()))
    return joined_points(blocks) if blocks else None
