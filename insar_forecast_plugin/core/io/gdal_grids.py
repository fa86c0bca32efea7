# SPDX-License-Identifier: GPL-2.0-or-later
"""How grids are handed to GDAL, as :mod:`.gdal_files` says for vectors. Rasterio opens files here and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import rasterio
import rasterio._env
from rasterio.enums import Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from .gdal_files import given_path

__all__ = ["GRID_DRIVERS", "NotGeoreferencedWarning", "RasterioError", "Resampling", "bounded_cache"]
__all__ += ["create_grid", "open_grid"]

GRID_DRIVERS = ("GTiff", "netCDF", "HDF5", "HDF5Image")
"""What is read; each opens files of its own format only."""

_OF_GDAL = {"MEM"}
_CACHE_BYTES = 128_000_000


def _limit_drivers() -> None:
    """Take out all drivers but those allowed; GDAL looks at its list of those to skip when it registers them."""
    allowed = {*GRID_DRIVERS, *_OF_GDAL}
    with rasterio.Env() as environment:
        others = sorted(set(environment.drivers()) - allowed)
    os.environ["GDAL_SKIP"] = ",".join(others)
    rasterio._env._have_registered_drivers = False
    try:
        with rasterio.Env() as environment:
            left = set(environment.drivers()) - allowed
    finally:
        del os.environ["GDAL_SKIP"]  # pyogrio brings a GDAL of its own, with other drivers
    if left:
        raise RuntimeError(f"GDAL keeps the drivers {', '.join(sorted(left))}")


_limit_drivers()


def open_grid(path: Path) -> Any:
    """Open a grid to read it, as Rasterio does.

    Raises
    ------
    RasterioError
        It is no grid, or none of a format that is read.
    """
    return rasterio.open(given_path(path))


def bounded_cache() -> Any:
    """Return a context in which GDAL keeps few blocks in memory; by default it takes a twentieth of the machine's."""
    return rasterio.Env(GDAL_CACHEMAX=_CACHE_BYTES)


def create_grid(path: Path, **profile: Any) -> Any:
    """Open a new grid to write it, as Rasterio does."""
    return rasterio.open(given_path(path), "w", **profile)
