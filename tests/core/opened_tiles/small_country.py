# SPDX-License-Identifier: GPL-2.0-or-later
"""Small folders of tiles, written as a run over a country writes them."""

import numpy as np
import pandas as pd
from pyproj import CRS

from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.io.tile_dataset import TileDataset, TileEntry
from insar_forecast_plugin.core.io.tile_file import write_tile
from insar_forecast_plugin.core.io.tile_grid import tile_name
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints

LAEA = CRS.from_epsg(3035).to_wkt()
EPOCHS, PER_TILE = 30, 40
TILES = ((32, 34), (33, 34), (32, 35))


def tile_points(column, row, made=None):
    """Return points of a tile whose velocities are 1, 2, 3 ... mm/yr."""
    rng = np.random.default_rng(column * 100 + row)
    dates = np.datetime64("2020-01-03") + 12 * np.arange(EPOCHS)
    years = (dates - dates[0]).astype(float) / 365.25
    velocity = np.arange(1.0, PER_TILE + 1)
    corner = 100_000.0 * np.array([column, row])
    return TimeSeriesPoints(
        pid=np.array([f"{column}_{row}_{number}" for number in range(PER_TILE)], dtype=object),
        coordinates=corner + rng.uniform(0, 100_000, (PER_TILE, 2)),
        crs=LAEA,
        dates=dates,
        displacement=(velocity[:, None] * years).astype(np.float32),
        attributes=pd.DataFrame({"coherence": rng.random(PER_TILE)}),
        measured=Measured(component="up", product="EGMS L3"),
        provenance=made or {"algorithm": "test"},
    )


def write_country(folder, fields=None, series=None, failed=None, made=None):
    """Write three tiles with further columns and series, and say what the folder is; return the dataset."""
    entries = []
    for column, row in TILES:
        points = tile_points(column, row, made)
        entry = TileEntry(f"{tile_name(column, row)}/0", 0, (0, 0, 0, 0), "", "")
        path = folder / entry.file
        path.parent.mkdir(parents=True)
        rows, bounds = write_tile(path, [(points, fields or {}, series or {})])
        entries.append(TileEntry(entry.name, rows, bounds, "hash", "key"))
    made = TileDataset(folder, tuple(entries), LAEA, points.dates, points.measured, {}, failed or {})
    made.save()
    return made


def write_areas(path):
    """Write one area as the detection writes it."""
    corners = np.array([[3_210_000.0, 3_410_000.0], [3_210_000.0, 3_450_000.0], [3_250_000.0, 3_450_000.0]])
    write_polygons(
        path,
        [corners],
        {"velocity_mean": np.array([3.0])},
        crs="EPSG:3035",
        layer_name="areas",
        measured=Measured(component="up"),
        provenance={},
    )
