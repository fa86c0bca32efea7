# SPDX-License-Identifier: GPL-2.0-or-later
"""A disk on which an output has no room is called full in every format, and what the libraries say is left out."""

import os
import subprocess
import sys

import numpy as np
import pytest
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.staging import staged_outputs
from insar_forecast_plugin.core.io.write_faults import not_written
from insar_forecast_plugin.core.stack import RasterStack


@pytest.fixture
def small_disk(tmp_path):
    """Return a folder on a disk of 300 KB, where the system lets the tests make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("end", ["gpkg", "fgb", "shp", "geojson", "parquet"])
def test_points_that_have_no_room(end, small_disk, some_points):
    path = small_disk / f"points.{end}"
    with pytest.raises(OutputError) as refused, staged_outputs() as outputs:
        write_points(some_points(count=3000, epochs=60), outputs.path(path))
    assert str(refused.value) == (
        f"The disk is full: {path} could not be written. Free some space or choose another folder."
    )
    assert list(small_disk.iterdir()) == []


def test_grid_that_has_no_room(small_disk):
    dates = np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]")
    values = np.random.default_rng(0).normal(size=(2, 400, 400)).astype(np.float32)
    stack = RasterStack(dates, Affine(10, 0, 5e5, 0, -10, 5e6), CRS.from_epsg(32633).to_wkt(), values)
    message = rf"^The disk is full: {small_disk}/grid\.tif could not"
    with pytest.raises(OutputError, match=message), staged_outputs() as outputs:
        write_stack(stack, outputs.path(small_disk / "grid.tif"))
    assert list(small_disk.iterdir()) == []


def test_reason_ends_with_one_stop(tmp_path):
    told = str(not_written(tmp_path / "a.tif", RuntimeError("Read failed. See previous exception.")))
    assert told == (
        "a.tif could not be written: Read failed. See previous exception. Is the disk full, or the file open in "
        "another program?"
    )
