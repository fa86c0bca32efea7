# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights on the cells of a stack, from elevation models of other systems, cell sizes and extents."""

import numpy as np
import pytest
from noisy_stacks import CELL, EAST, NORTH, stack_of, white, write_heights

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.height_raster import heights_on

STACK = stack_of(white(size=32))
CENTRES = EAST + CELL * (np.arange(32) + 0.5), NORTH - CELL * (np.arange(32) + 0.5)


def plane(east, north):
    return 500 + 0.01 * (east[None, :] - EAST) - 0.02 * (north[:, None] - NORTH)


def test_same_grid_is_taken_as_it_is(tmp_path):
    path = write_heights(plane(*CENTRES), tmp_path / "dem.tif")
    heights, said = heights_on(STACK, path)
    assert np.allclose(heights, plane(*CENTRES), atol=1e-3) and said == ()


@pytest.mark.parametrize("cell", [30.0, 250.0])
def test_other_cells_are_averaged_or_interpolated(tmp_path, cell):
    east = EAST - 1000 + cell * (np.arange(int(6000 / cell)) + 0.5)
    north = NORTH + 1000 - cell * (np.arange(int(6000 / cell)) + 0.5)
    path = write_heights(plane(east, north), tmp_path / "dem.tif", cell=cell, east=EAST - 1000, north=NORTH + 1000)
    heights, _ = heights_on(STACK, path)
    assert np.abs(heights - plane(*CENTRES)).max() < 0.01 * cell


def test_degrees_are_transformed(tmp_path):
    from pyproj import Transformer

    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:32633", always_xy=True)
    west, north = 14.99, 45.17
    longitude, latitude = np.meshgrid(west + 0.0005 * (np.arange(200) + 0.5), north - 0.0005 * (np.arange(200) + 0.5))
    east, northing = to_metres.transform(longitude, latitude)
    ground = 500 + 0.01 * (east - EAST) - 0.02 * (northing - NORTH)
    path = write_heights(ground, tmp_path / "dem.tif", cell=0.0005, east=west, north=north, crs="EPSG:4326")
    heights, _ = heights_on(STACK, path)
    assert np.abs(heights - plane(*CENTRES)).max() < 0.6


def test_partial_cover_is_said_and_little_is_refused(tmp_path):
    path = write_heights(plane(*CENTRES)[:24], tmp_path / "dem.tif")
    heights, said = heights_on(STACK, path)
    assert np.isnan(heights[26:]).all() and "covers 75% of the stack's cells" in said[0]
    path = write_heights(plane(*CENTRES)[:8], tmp_path / "less.tif")
    with pytest.raises(InputError, match="covers 25% of the stack's cells; expected at least 50%"):
        heights_on(STACK, path)


def test_elsewhere_is_refused(tmp_path):
    path = write_heights(plane(*CENTRES), tmp_path / "dem.tif", east=EAST + 90_000)
    with pytest.raises(InputError, match="covers 0%"):
        heights_on(STACK, path)


def test_without_a_system_it_is_refused(tmp_path):
    path = write_heights(plane(*CENTRES), tmp_path / "dem.tif", crs=None)
    with pytest.raises(InputError, match="no coordinate reference system"):
        heights_on(STACK, path)


def test_what_can_be_no_heights_is_refused(tmp_path):
    path = write_heights(plane(*CENTRES) * 1000, tmp_path / "dem.tif")
    with pytest.raises(InputError, match="expected metres between"):
        heights_on(STACK, path)


def test_file_that_is_no_raster_is_refused(tmp_path):
    (tmp_path / "dem.tif").write_text("heights", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        heights_on(STACK, tmp_path / "dem.tif")


def test_holes_stay_unknown_and_their_neighbours_known(tmp_path):
    ground = plane(*CENTRES)
    ground[10:14, 10:14] = -9999
    heights, said = heights_on(STACK, write_heights(ground, tmp_path / "dem.tif"))
    assert np.isnan(heights[10:14, 10:14]).all() and np.isnan(heights).sum() == 16
    assert "covers 98% of the stack's cells" in said[0]


def test_stack_of_one_row_is_taken(tmp_path):
    path = write_heights(plane(*CENTRES), tmp_path / "dem.tif")
    heights, _ = heights_on(stack_of(white(size=32)[:, :1]), path)
    assert np.allclose(heights, plane(*CENTRES)[:1], atol=1e-3)


def test_much_larger_cells_are_said(tmp_path):
    ground = np.full((10, 10), 300.0)
    path = write_heights(ground, tmp_path / "dem.tif", cell=2000, east=EAST - 8000, north=NORTH + 8000)
    _, said = heights_on(STACK, path)
    assert "20 times as large" in said[0]
