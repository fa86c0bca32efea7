# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of files that cannot be read as grids: what happened to them and what to do, not what GDAL says."""

import struct

import h5py
import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.grid_faults import grid_fault
from insar_forecast_plugin.core.io.height_raster import heights_on
from insar_forecast_plugin.core.io.stacks.geotiff_stack import read_geotiff
from insar_forecast_plugin.core.io.stacks.stack_products import open_stack
from insar_forecast_plugin.core.stack import RasterStack
from insar_forecast_plugin.core.stack_import.mask_raster import MaskRaster

ROWS, COLUMNS = 40, 30
PLACE = from_origin(500_000, 5_000_000, 100, 100)
DATES = ("2024-01-06", "2024-01-18", "2024-01-30")
OF_LIBRARIES = ("TIFF", "previous exception", "not recognized", "synchronously", "eof", "/lib/")


@pytest.fixture(params=["none", "deflate"])
def raster(tmp_path, request):
    values = np.random.default_rng(0).normal(100, 5, (3, ROWS, COLUMNS)).astype("float32")
    profile = {"driver": "GTiff", "height": ROWS, "width": COLUMNS, "count": 3, "dtype": "float32", "transform": PLACE}
    path = tmp_path / "a.tif"
    with rasterio.open(path, "w", crs="EPSG:32633", compress=request.param, BIGTIFF="IF_SAFER", **profile) as target:
        target.write(values)
        target.descriptions = DATES
    return path


@pytest.fixture
def hdf5(tmp_path):
    path = tmp_path / "a.h5"
    with h5py.File(path, "w") as file:
        file.create_dataset("timeseries", data=np.zeros((3, ROWS, COLUMNS)), chunks=(1, 10, 30), compression="gzip")
    return path


def ways_to_read(path):
    """Return every way in which a raster of the user is read, by name."""
    stack = RasterStack(
        dates=np.array(DATES, dtype="datetime64[D]"),
        transform=PLACE,
        crs=rasterio.crs.CRS.from_epsg(32633).to_wkt(),
        values=np.zeros((3, ROWS, COLUMNS), dtype=np.float32),
    )

    def masked():
        with MaskRaster(str(path), stack.crs) as mask:
            columns, rows = np.meshgrid(np.arange(COLUMNS) + 0.5, np.arange(ROWS) + 0.5)
            mask.keeps(*(PLACE @ (columns, rows)))

    def imported():
        with open_stack(path) as source:
            source.read_rows(0, ROWS)

    return {
        "grid": lambda: read_geotiff(path),
        "elevation": lambda: heights_on(stack, path),
        "mask": masked,
        "stack": imported,
    }


@pytest.mark.parametrize("how", ["grid", "elevation", "mask", "stack"])
def test_raster_that_was_cut_off_is_told_with_what_it_lacks(raster, how):
    raster.write_bytes(raster.read_bytes()[:-5000])
    with pytest.raises(InputError, match=r"it is incomplete \(.* kB of at least .* kB\).*Copy, download") as told:
        ways_to_read(raster)[how]()
    assert "a.tif" in str(told.value)
    assert not [word for word in OF_LIBRARIES if word in str(told.value).replace("GeoTIFF", "")]


@pytest.mark.parametrize("how", ["grid", "elevation", "mask", "stack"])
@pytest.mark.parametrize("raster", ["deflate"], indirect=True)
def test_raster_with_wrong_bytes_is_told(raster, how):
    with rasterio.open(raster) as source:
        start = int(source.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1))
    content = bytearray(raster.read_bytes())
    content[start : start + 400] = b"\x55" * 400
    raster.write_bytes(content)
    with pytest.raises(InputError, match=r"its content is damaged.* Copy, download or make it again\.$") as told:
        ways_to_read(raster)[how]()
    assert not [word for word in OF_LIBRARIES if word in str(told.value).replace("GeoTIFF", "")]


@pytest.mark.parametrize("how", ["grid", "elevation", "mask", "stack"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(bytes(9000), "nothing but zeros", id="zeros"),
        pytest.param(b"\r\n<!DOCTYPE html><html><body>Sign in</body>", "is a web page", id="page"),
        pytest.param(b"PK\x03\x04" + bytes(50), "is a ZIP archive", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "is a PNG picture", id="picture"),
        pytest.param(b"ncols 5\nnrows 5\n1 2 3 4 5\n", "is text", id="text"),
        pytest.param(b"version https://git-lfs.github.com/spec/v1\n", "Git LFS", id="pointer"),
        pytest.param(b"\x01\x02\x03\x04" * 50, "does not begin as a file of any format", id="other"),
    ],
)
def test_file_of_another_kind_is_told_as_what_it_is(tmp_path, how, content, said):
    path = tmp_path / "dem.tif"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as told:
        ways_to_read(path)[how]()
    assert "dem.tif" in str(told.value)
    assert str(tmp_path) not in str(told.value) or how == "stack"


def test_hdf5_that_was_cut_off_is_told_with_what_it_lacks(hdf5):
    size = hdf5.stat().st_size
    hdf5.write_bytes(hdf5.read_bytes()[: size // 2])
    assert grid_fault(hdf5)[0] == f"it is incomplete ({size // 2 / 1000:.3g} kB of at least {size / 1000:.3g} kB)"
    with pytest.raises(InputError, match="cannot be read as a stack: it is incomplete"):
        open_stack(hdf5)


def test_header_without_sense_is_damage_not_a_size(hdf5):
    content = hdf5.read_bytes()
    hdf5.write_bytes(content[:8] + b"\xc8" * 200 + content[208:])
    assert grid_fault(hdf5)[0] == "its content is damaged"


@pytest.mark.parametrize("raster", ["deflate"], indirect=True)
def test_sound_file_in_an_unknown_compression_is_not_called_damaged(raster):
    content = bytearray(raster.read_bytes())
    first = struct.unpack_from("<I", content, 4)[0]
    entries = range(first + 2, first + 2 + 12 * struct.unpack_from("<H", content, first)[0], 12)
    compression = next(one for one in entries if struct.unpack_from("<H", content, one)[0] == 259)
    struct.pack_into("<H", content, compression + 8, 12345)
    raster.write_bytes(content)
    with pytest.raises(InputError, match=r"compressed in a way that is not known here.*COMPRESS=DEFLATE"):
        read_geotiff(raster)


def test_sound_hdf5_in_an_unknown_compression_is_not_called_damaged(hdf5):
    content = bytearray(hdf5.read_bytes())
    struct.pack_into("<H", content, content.index(b"deflate") - 8, 32001)
    hdf5.write_bytes(content)
    with h5py.File(hdf5) as file, pytest.raises(OSError) as raised:
        file["timeseries"][()]
    assert grid_fault(hdf5, raised.value)[0] == "it is compressed in a way that is not known here"


@pytest.mark.parametrize("at", range(0, 400, 7))
def test_any_cut_of_a_small_file_gets_a_clause(raster, at):
    raster.write_bytes(raster.read_bytes()[:at])
    assert grid_fault(raster)[0].startswith(("it is ", "its content"))


def test_bytes_at_random_behind_a_tiff_header_get_a_clause(tmp_path):
    path, numbers = tmp_path / "a.tif", np.random.default_rng(1)
    for start in (b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b"MM\0+\0\x08\0\0"):
        for _ in range(200):
            path.write_bytes(start + b"\0\0\0\x10" + numbers.integers(0, 256, 600, dtype=np.uint8).tobytes())
            assert grid_fault(path)[0].startswith(("it is ", "its content"))
