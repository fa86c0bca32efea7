# SPDX-License-Identifier: GPL-2.0-or-later
"""Stacks in degrees or of cells that are not square: warped by nearest neighbour to square cells in metres."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from memory_stack import DEGREES, WGS84, MemoryStack, noise
from pyproj import CRS, Geod, Transformer
from rasterio.warp import Resampling, reproject

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack

VALUES = noise(4, 300, 250)


def is_as_by_gdal(got, transform, crs):
    """Say whether an output holds what GDAL warps onto its grid, where the centre of a cell is no near an edge.

    GDAL places cells with an error of up to an eighth of a pixel.
    """
    expected = np.full(got.values.shape, np.nan, dtype=np.float32)
    places = {"src_transform": transform, "src_crs": crs, "dst_transform": got.transform, "dst_crs": got.crs}
    gaps = {"src_nodata": np.nan, "dst_nodata": np.nan}
    reproject(VALUES, expected, **places, **gaps, resampling=Resampling.nearest)
    row, column = np.indices(got.values.shape[1:])
    x, y = got.transform @ (column + 0.5, row + 0.5)
    own = np.array(~transform @ Transformer.from_crs(got.crs, crs, always_xy=True).transform(x, y))
    certain = (np.abs(own - np.round(own)) > 0.125).all(axis=0)
    assert certain.mean() > 0.5
    assert np.isfinite(expected[:, certain]).mean() > 0.8
    return np.array_equal(got.values[:, certain], expected[:, certain], equal_nan=True)


def test_stack_in_degrees_is_warped_to_utm_as_gdal_does(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84))
    assert got.crs.to_epsg() == 32632
    assert is_as_by_gdal(got, DEGREES, "EPSG:4326")


def test_every_value_lies_where_it_lay(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84))
    row, column = np.nonzero(np.isfinite(got.values[0]))
    x, y = got.transform @ (column + 0.5, row + 0.5)
    longitude, latitude = Transformer.from_crs(got.crs, 4326, always_xy=True).transform(x, y)
    own = np.floor((46.0 - latitude) / 0.001).astype(int), np.floor((longitude - 10.0) / 0.001).astype(int)
    assert np.array_equal(got.values[:, row, column], VALUES[:, own[0], own[1]])


def test_cells_have_the_size_of_the_products_own(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84))
    middle = 10.125, 45.85
    geod = Geod(ellps="WGS84")
    width = geod.inv(*middle, middle[0] + 0.001, middle[1])[2]
    height = geod.inv(*middle, middle[0], middle[1] + 0.001)[2]
    assert got.transform.a == -got.transform.e == pytest.approx(np.sqrt(width * height), rel=1e-3)
    assert "by nearest neighbour, from cells of 77.6" in got.said
    assert got.result.outputs["CRS_USED"].startswith("WGS 84 / UTM zone 32N: warped from WGS 84 by")


def test_warped_stack_is_read_by_all_operations(bring_in, tmp_path):
    bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84))
    assert read_stack(tmp_path / "stack.tif").values.shape[0] == 4


def test_cells_that_are_not_square_are_warped_in_their_own_system(bring_in):
    oblong = Affine(20, 0, 600_000, 0, -45, 5_000_000)
    got = bring_in(MemoryStack(VALUES, transform=oblong))
    assert (got.crs.to_epsg(), got.transform.a, got.transform.e) == (32632, 30, -30)
    assert is_as_by_gdal(got, oblong, "EPSG:32632")


def test_crs_is_the_system_of_the_output_where_the_product_has_one(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84), crs="EPSG:3035")
    assert got.crs.to_epsg() == 3035
    assert is_as_by_gdal(got, DEGREES, "EPSG:4326")


def test_crs_in_degrees_of_a_product_without_one_is_warped_too(bring_in):
    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=None), crs="EPSG:4326")
    assert is_as_by_gdal(got, DEGREES, "EPSG:4326")


def test_web_mercator_is_warped_as_its_metres_are_none(bring_in):
    there = Affine(100, 0, 1_100_000, 0, -100, 5_800_000)
    got = bring_in(MemoryStack(VALUES, transform=there, crs=CRS.from_epsg(3857).to_wkt()))
    assert (got.crs.to_epsg(), got.transform.a) == (32632, pytest.approx(69.6, abs=0.5))


def test_longitudes_up_to_360_are_those_of_the_west(bring_in):
    there = Affine(0.001, 0, 243.5, 0, -0.001, 35.0)
    got = bring_in(MemoryStack(VALUES, transform=there, crs=WGS84))
    west = bring_in(MemoryStack(VALUES, transform=there @ Affine.translation(-360_000, 0), crs=WGS84))
    assert got.crs.to_epsg() == 32611
    assert np.isfinite(got.values).mean() > 0.9
    assert np.allclose(got.values, west.values, equal_nan=True)


def test_only_the_part_in_the_extent_is_warped(bring_in):
    from insar_forecast_plugin.core.request import Extent

    got = bring_in(MemoryStack(VALUES, transform=DEGREES, crs=WGS84), extent=Extent((10.05, 45.8, 10.1, 45.9), WGS84))
    west, south, east, north = rasterio.transform.array_bounds(*got.values.shape[1:], got.transform)
    bounds = Transformer.from_crs(4326, 32632, always_xy=True).transform_bounds(10.05, 45.8, 10.1, 45.9)
    assert np.allclose((west, south, east, north), bounds, atol=200)
    assert np.isfinite(got.values).any()


def test_place_that_is_none_in_its_system_is_refused(bring_in):
    nowhere = Affine(30, 0, 600_000, 0, -30, 5_000_000)
    with pytest.raises(InputError, match=r"transformed|is no place in WGS 84"):
        bring_in(MemoryStack(VALUES, transform=nowhere, crs=WGS84))


def test_grid_across_the_180th_meridian_is_warped(bring_in):
    there = Affine(0.001, 0, 179.9, 0, -0.001, -17.0)
    got = bring_in(MemoryStack(VALUES, transform=there, crs=WGS84))
    assert np.isfinite(got.values[0]).sum() == pytest.approx(300 * 250, rel=0.02)
