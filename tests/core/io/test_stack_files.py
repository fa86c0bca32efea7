# SPDX-License-Identifier: GPL-2.0-or-later
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.results import MEASURED_TAG
from insar_forecast_plugin.core.stack import RasterStack

SOUTHWARDS = Affine(100, 0, 4_597_500, 0, -100, 1_740_000)


@pytest.fixture
def stack():
    values = np.random.default_rng(0).normal(0, 5, (3, 20, 30)).astype(np.float32)
    values[:, :5, :5] = np.nan
    return RasterStack(
        dates=np.array(["2024-01-31", "2024-02-06", "2024-03-01"], dtype="datetime64[D]"),
        transform=SOUTHWARDS,
        crs=CRS.from_epsg(3035).to_wkt(),
        values=values,
        measured=Measured(component="up", product="EGMS L3"),
        provenance={"algorithm": "test", "name": "ü"},
    )


@pytest.fixture
def write_grid(tmp_path):
    def write(descriptions, values=None, crs="EPSG:3035", transform=SOUTHWARDS, **profile):
        values = np.zeros((len(descriptions), 4, 4), np.float32) if values is None else values
        path = tmp_path / "grid.tif"
        count, height, width = values.shape
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            dtype=values.dtype,
            count=count,
            height=height,
            width=width,
            crs=crs,
            transform=transform,
            **profile,
        ) as target:
            target.write(values)
            for index, text in enumerate(descriptions, start=1):
                target.set_band_description(index, text)
        return path

    return write


def test_stack_comes_back_as_it_was(tmp_path, stack):
    write_stack(stack, tmp_path / "stack.tif")
    back = read_stack(tmp_path / "stack.tif")
    np.testing.assert_array_equal(back.values, stack.values)
    np.testing.assert_array_equal(back.dates, stack.dates)
    assert (back.transform, back.measured, back.provenance) == (stack.transform, stack.measured, stack.provenance)
    assert CRS.from_wkt(back.crs).to_epsg() == 3035


def test_file_is_tiled_compressed_and_says_its_dates_and_unit(tmp_path, stack):
    write_stack(stack, tmp_path / "stack.tif", quantity="half_width", description="half width")
    with rasterio.open(tmp_path / "stack.tif") as source:
        assert source.descriptions == ("2024-01-31", "2024-02-06", "2024-03-01")
        assert source.units == ("mm", "mm", "mm")
        assert np.isnan(source.nodata)
        assert source.profile["tiled"] and source.profile["compress"] == "deflate"
        assert source.tags(ns="IMAGE_STRUCTURE")["PREDICTOR"] == "3"
        assert source.tags()["TIFFTAG_IMAGEDESCRIPTION"] == "half width"
        assert source.tags()["INSAR_FORECAST_QUANTITY"] == "half_width"


@pytest.mark.parametrize(("side", "expected"), [(1024, []), (1100, [2, 4, 8])])
def test_large_grids_have_overviews(side, expected, tmp_path, stack):
    large = RasterStack(stack.dates[:2], stack.transform, stack.crs, np.zeros((2, 3, side), np.float32))
    write_stack(large, tmp_path / "large.tif")
    with rasterio.open(tmp_path / "large.tif") as source:
        assert source.overviews(1) == expected


def test_numbers_for_no_data_become_nan(write_grid):
    values = np.array([[[1, -9999]], [[2, 3]]], np.float32)
    path = write_grid(["20240131", "D20240206"], values=values, nodata=-9999)
    np.testing.assert_array_equal(read_stack(path).values, [[[1, np.nan]], [[2, 3]]])


@pytest.mark.parametrize(
    ("descriptions", "options", "sentence"),
    [
        (["2024-01-31"], {}, "a single band; expected one band per epoch"),
        (["2024-01-31", "velocity"], {}, "Band 2 of the grid .* has no date"),
        (["2024-02-06", "2024-01-31"], {}, "not in increasing order"),
        (["2024-01-31", "2024-02-06"], {"crs": None}, "no coordinate reference system"),
        (["2024-01-31", "2024-02-06"], {"crs": "EPSG:4326"}, "is in degrees"),
        (["2024-01-31", "2024-02-06"], {"crs": "EPSG:2263"}, "expected metres"),
        (["2024-01-31", "2024-02-06"], {"transform": Affine(100, 10, 0, 10, -100, 0)}, "rotated"),
    ],
)
def test_grid_that_is_no_stack_is_refused(descriptions, options, sentence, write_grid):
    with pytest.raises(InputError, match=sentence):
        read_stack(write_grid(descriptions, **options))


@pytest.mark.parametrize("unit", ["m", "metres", "cm"])
def test_grid_in_another_length_than_mm_is_refused(unit, tmp_path, stack):
    write_stack(stack, tmp_path / "stack.tif")
    with rasterio.open(tmp_path / "stack.tif", "r+") as file:
        file.units = (unit,) * 3
    with pytest.raises(InputError, match=f"stack.tif is in '{unit}'; expected displacement in mm"):
        read_stack(tmp_path / "stack.tif")


def test_file_that_is_no_grid_is_refused(tmp_path):
    (tmp_path / "grid.tif").write_text("no grid")
    with pytest.raises(InputError, match=r"cannot be read as a grid.*Expected a GeoTIFF"):
        read_stack(tmp_path / "grid.tif")


def test_grid_cut_off_is_refused(tmp_path, stack):
    path = tmp_path / "cut.tif"
    write_stack(stack, path)
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(InputError, match=r"damaged|cannot be read"):
        read_stack(path)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"component": "sideways"}', '{"product": 3}', "[1]"])
def test_damaged_tag_leaves_what_is_measured_unknown(text, tmp_path, stack):
    path = tmp_path / "grid.tif"
    write_stack(stack, path)
    with rasterio.open(path, "r+") as file:
        file.update_tags(**{MEASURED_TAG: text})
    assert read_stack(path).measured == Measured()


def test_missing_grid_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"does not exist"):
        read_stack(tmp_path / "gone.tif")


LIMITED = """
import resource, sys
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.results import MEASURED_TAG
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
stack = read_stack(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    write_stack(stack, sys.argv[2])
except OutputError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is POSIX")
def test_full_disk_is_told(tmp_path, stack):
    rng = np.random.default_rng(0)
    large = RasterStack(stack.dates, stack.transform, stack.crs, rng.normal(size=(3, 100, 100)).astype(np.float32))
    write_stack(large, tmp_path / "whole.tif")
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "whole.tif"), str(tmp_path / "limited.tif")]
    done = subprocess.run(command, cwd=Path(__file__).resolve().parents[3], capture_output=True, text=True, check=False)
    assert (done.returncode, "disk" in done.stdout) == (7, True), done.stdout + done.stderr
