# SPDX-License-Identifier: GPL-2.0-or-later
"""Which pixels are left out: by the product's own mask, by coherence, by a raster of the user."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from memory_stack import METRES, MemoryStack, noise
from pyproj import Transformer

from insar_forecast_plugin.core.errors import InputError

VALUES = noise()


def write_mask(path, values, transform=METRES, crs="EPSG:32632", **more):
    """Write a mask as other programs do."""
    profile = {"driver": "GTiff", "count": 1, "dtype": values.dtype, "height": values.shape[0], **more}
    with rasterio.open(path, "w", width=values.shape[1], crs=crs, transform=transform, **profile) as target:
        target.write(values, 1)
    return str(path)


def test_mask_of_the_product_is_applied_and_told(bring_in):
    mask = np.ones((40, 30))
    mask[:4], mask[4, 0] = 0, np.nan
    got = bring_in(MemoryStack(VALUES, {"mask": mask}))
    assert np.array_equal(np.isfinite(got.values).all(axis=0), mask == 1)
    assert "Left out: 121 pixels are masked by the product." in got.told.infos


def test_pixels_of_less_coherence_are_left_out(bring_in):
    coherence = np.linspace(0, 1, 1200).reshape(40, 30)
    coherence[0, 0], coherence[39, 29] = np.nan, np.nan
    got = bring_in(MemoryStack(VALUES, {"coherence": coherence}), min_coherence=0.7)
    assert np.array_equal(np.isfinite(got.values).all(axis=0), np.float32(coherence) >= 0.7)


@pytest.mark.parametrize("kind", ["uint8", "float32"])
def test_zero_and_nodata_of_a_mask_are_left_out(bring_in, tmp_path_factory, kind):
    mask = np.full((40, 30), 2, dtype=kind)
    mask[:, :3], mask[7] = 0, 255
    path = write_mask(tmp_path_factory.mktemp("mask") / "mask.tif", mask, nodata=255)
    got = bring_in(MemoryStack(VALUES), mask=path)
    assert np.array_equal(np.isfinite(got.values).all(axis=0), mask == 2)
    assert "Left out: 147 pixels are left out by MASK." in got.told.infos


def test_what_is_no_number_in_a_mask_is_left_out(bring_in, tmp_path_factory):
    mask = np.ones((40, 30), dtype=np.float32)
    mask[5] = np.nan
    got = bring_in(MemoryStack(VALUES), mask=write_mask(tmp_path_factory.mktemp("mask") / "mask.tif", mask))
    assert np.array_equal(np.isfinite(got.values).all(axis=0), mask == 1)


def test_pixels_beside_a_smaller_mask_are_left_out(bring_in, tmp_path_factory):
    mask = np.ones((6, 5), dtype=np.uint8)
    path = write_mask(
        tmp_path_factory.mktemp("mask") / "mask.tif", mask, METRES @ METRES.translation(10, 20) @ METRES.scale(2)
    )
    kept = np.isfinite(bring_in(MemoryStack(VALUES), mask=path).values).all(axis=0)
    expected = np.zeros((40, 30), dtype=bool)
    expected[20:32, 10:20] = True
    assert np.array_equal(kept, expected)


def test_mask_in_degrees_is_taken_by_nearest_neighbour(bring_in, tmp_path_factory):
    source = (np.random.default_rng(3).random((70, 90)) > 0.4).astype(np.uint8)
    to_degrees = Affine(0.00017, 0, 10.2685, 0, -0.00017, 45.1475)
    row, column = np.indices((40, 30))
    x, y = METRES @ (column + 0.5, row + 0.5)
    longitude, latitude = Transformer.from_crs(32632, 4326, always_xy=True).transform(x, y)
    across, down = (longitude - 10.2685) / 0.00017, (45.1475 - latitude) / 0.00017
    expected = source[down.astype(int), across.astype(int)]
    path = write_mask(tmp_path_factory.mktemp("mask") / "mask.tif", source, to_degrees, "EPSG:4326")
    kept = np.isfinite(bring_in(MemoryStack(VALUES), mask=path).values).all(axis=0)
    assert np.array_equal(kept, expected == 1)


def test_masks_are_applied_together(bring_in, tmp_path_factory):
    own, coherence, given = np.ones((40, 30)), np.ones((40, 30)), np.ones((40, 30), dtype=np.uint8)
    own[0], coherence[1], given[2] = 0, 0.1, 0
    path = write_mask(tmp_path_factory.mktemp("mask") / "mask.tif", given)
    got = bring_in(MemoryStack(VALUES, {"mask": own, "coherence": coherence}), mask=path, min_coherence=0.5)
    assert np.array_equal(np.isfinite(got.values).all(axis=(0, 2)), np.arange(40) > 2)
    assert got.result.outputs["PIXEL_COUNT"] == 37 * 30


def test_mask_that_leaves_nothing_is_told(bring_in):
    stack = MemoryStack(VALUES, {"mask": np.zeros((40, 30))})
    with pytest.raises(InputError, match="No pixel of memory is left: of 1200, 1200 are masked by the product"):
        bring_in(stack)


def test_mask_without_a_system_is_refused(bring_in, tmp_path_factory):
    mask = np.ones((40, 30), dtype=np.uint8)
    path = write_mask(tmp_path_factory.mktemp("mask") / "mask.tif", mask, crs=None)
    with pytest.raises(InputError, match=r"MASK, mask\.tif, has no coordinate reference system"):
        bring_in(MemoryStack(VALUES), mask=path)


def test_mask_that_is_no_raster_is_refused(bring_in, tmp_path_factory):
    path = tmp_path_factory.mktemp("mask") / "mask.tif"
    path.write_text("no raster", encoding="utf-8")
    with pytest.raises(InputError, match=r"MASK cannot be used\. mask\.tif cannot be read as a raster: it is text"):
        bring_in(MemoryStack(VALUES), mask=str(path))


def test_mask_that_is_not_there_is_refused(bring_in):
    with pytest.raises(InputError, match=r"The mask .*nowhere\.tif does not exist"):
        bring_in(MemoryStack(VALUES), mask="nowhere.tif")


def test_mask_that_is_cut_off_is_refused(bring_in, tmp_path_factory):
    mask = np.random.default_rng(1).integers(1, 9, (400, 300), dtype=np.uint8)
    path = tmp_path_factory.mktemp("mask") / "mask.tif"
    write_mask(path, mask)
    path.write_bytes(path.read_bytes()[:60_000])
    with pytest.raises(InputError, match=r"MASK cannot be used\. .*mask\.tif cannot be read.*is incomplete"):
        bring_in(MemoryStack(noise(3, 400, 300)), mask=str(path))
