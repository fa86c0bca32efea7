# SPDX-License-Identifier: GPL-2.0-or-later
"""Small valid grids."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.stack import RasterStack
from tests.fuzz.inputs import FuzzInput

_DATES = np.datetime64("2023-01-03") + 12 * np.arange(5)
_LAYOUTS: tuple[dict[str, Any], ...] = (
    {"dtype": "float32", "nodata": np.nan},
    {"dtype": "float32", "nodata": -9999.0, "compress": "deflate", "interleave": "pixel"},
    {"dtype": "int16", "nodata": -32768, "compress": "deflate", "predictor": 2, "interleave": "band"},
    {
        "dtype": "float64",
        "tiled": True,
        "blockxsize": 16,
        "blockysize": 16,
        "compress": "deflate",
        "interleave": "band",
    },
)


def grid_corpus() -> list[FuzzInput]:
    """Return grids as the plugin writes them, and as other programs do."""
    rng = np.random.default_rng(1)
    values = np.round(rng.normal(0, 9, (len(_DATES), 11, 14)), 1).astype(np.float32)
    transform, crs = Affine(100, 0, 4_500_000, 0, -100, 2_100_000), CRS.from_epsg(3035).to_wkt()
    holes = values.copy()
    holes[:, :2, :3] = np.nan
    made = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "grid.tif"
        write_stack(RasterStack(_DATES, transform, crs, holes, Measured(component="up")), path)
        made.append(path.read_bytes())
        for layout in _LAYOUTS:
            given = {"count": len(_DATES), "height": 11, "width": 14, "crs": crs, "transform": transform}
            with rasterio.open(path, "w", driver="GTiff", **given, **layout) as target:
                target.write(values.astype(layout["dtype"]))
                for band, day in enumerate(_DATES, start=1):
                    target.set_band_description(band, str(day))
            made.append(path.read_bytes())
    return [FuzzInput({"grid.tif": content}, "grid.tif") for content in made]
