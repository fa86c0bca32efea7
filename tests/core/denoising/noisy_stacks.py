# SPDX-License-Identifier: GPL-2.0-or-later
"""Small stacks with known parts."""

import numpy as np
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.stack import RasterStack

CELL = 100.0
EAST, NORTH = 500_000.0, 5_000_000.0
UTM = CRS.from_epsg(32633).to_wkt()


def dates(count, step=12):
    return np.datetime64("2022-01-01", "D") + step * np.arange(count)


def stack_of(values, measured=None):
    transform = Affine(CELL, 0, EAST, 0, -CELL, NORTH)
    return RasterStack(
        dates(len(values)), transform, UTM, values.astype(np.float32), measured or Measured(component="los")
    )


def written(values, path):
    write_stack(stack_of(values), path)
    return str(path)


def white(count=12, size=32, deviation=2.0, seed=0):
    noise = np.random.default_rng(seed).normal(0, deviation, (count, size, size))
    return (noise - noise[:1]).astype(np.float32)


def bowl(count=12, size=32, depth=30.0):
    row, column = np.mgrid[:size, :size] - size / 2
    shape = np.exp(-0.5 * (row**2 + column**2) / 4.0**2)
    return (-depth * np.linspace(0, 1, count)[:, None, None] * shape).astype(np.float32)


def write_heights(values, path, *, cell=CELL, east=EAST, north=NORTH, crs="EPSG:32633"):
    """Write an elevation model by rasterio itself."""
    import rasterio

    profile = {"driver": "GTiff", "dtype": "float32", "count": 1, "height": values.shape[0], "width": values.shape[1]}
    with rasterio.open(
        path, "w", crs=crs, transform=Affine(cell, 0, east, 0, -cell, north), nodata=-9999, **profile
    ) as file:
        file.write(values.astype(np.float32), 1)
    return str(path)
