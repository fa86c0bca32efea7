# SPDX-License-Identifier: GPL-2.0-or-later
"""What tests of stacks share: a stack read whole, and what a reader says of one that it refuses."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stacks.stack_products import open_stack
from insar_forecast_plugin.core.io.stacks.stack_source import StackHeader


@dataclass
class Whole:
    """All that a stack holds."""

    header: StackHeader
    values: np.ndarray
    layers: dict[str, np.ndarray]

    @property
    def dates(self):
        return [str(day) for day in self.header.dates]

    @property
    def epsg(self):
        return CRS.from_wkt(self.header.grid.crs).to_epsg()

    @property
    def cells(self):
        """Left, width, top, height (negative) of the cells."""
        cells = self.header.grid.transform
        return cells.c, cells.a, cells.f, cells.e


@pytest.fixture
def read():
    """Read a stack in strips of seven rows, which end inside of the files' blocks."""

    def whole(path: Path, product: str = "auto") -> Whole:
        with open_stack(path, product) as stack:
            rows = stack.header.grid.rows
            strips = [(first, min(first + 7, rows)) for first in range(0, rows, 7)]
            values = np.concatenate([stack.read_rows(*strip) for strip in strips], axis=1)
            layers = {
                name: np.concatenate([stack.read_layer(name, *strip) for strip in strips])
                for name in stack.header.layers
            }
            assert values.dtype == np.float32
            assert values.shape == (len(stack.header.dates), rows, stack.header.grid.columns)
            assert not np.isinf(values).any()
            return Whole(stack.header, values, layers)

    return whole


@pytest.fixture
def refusal(read):
    """Return the sentence with which a path is refused."""

    def told(path: Path, product: str = "auto") -> str:
        with pytest.raises(InputError) as caught:
            read(path, product)
        assert len(str(caught.value)) <= 400
        return str(caught.value)

    return told


@pytest.fixture
def real():
    """Return a folder of real stacks."""

    def folder(name: str) -> Path:
        path = Path(__file__).resolve().parents[5] / "shared" / "data" / "stacks" / name
        if not path.is_dir():
            pytest.skip("the real stacks are not beside the repository")
        return path

    return folder


GDAL = """
import sys
from osgeo import gdal
import numpy as np
gdal.UseExceptions()
np.savez(sys.argv[1], *(gdal.Open(path).ReadAsArray() for path in sys.argv[2:]))
"""


@pytest.fixture
def read_with_gdal(tmp_path):
    """Read rasters with GDAL's own Python, which QGIS brings: another GDAL than the plugin's."""
    python = Path("/usr/bin/python3")

    def read(*paths: Path) -> list[np.ndarray]:
        target = tmp_path / "read_with_gdal.npz"
        done = subprocess.run([python, "-c", GDAL, target, *paths], check=False, capture_output=True, text=True)
        if "No module named" in done.stderr:
            pytest.skip("GDAL's own Python is not installed")
        assert not done.returncode, done.stderr
        with np.load(target) as held:
            return [held[f"arr_{at}"] for at in range(len(paths))]

    if not python.exists():
        pytest.skip("GDAL's own Python is not installed")
    return read
