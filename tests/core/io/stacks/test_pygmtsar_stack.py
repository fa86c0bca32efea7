# SPDX-License-Identifier: GPL-2.0-or-later
"""NetCDF and GeoTIFFs of PyGMTSAR: real ones, against readings by h5py and by GDAL's own Python."""

import shutil

import h5py
import numpy as np
import pytest
import xarray

VALUES = np.random.default_rng(0).normal(0, 9, (3, 6, 5)).astype(np.float32)
DATES = np.array(["2020-01-03", "2020-01-15", "2020-01-27"], dtype="datetime64[ns]")


@pytest.fixture
def write(tmp_path):
    def make(name="a.nc", *, variables=("displacement_sbas",), values=VALUES, dates=DATES, units="mm", step=0.001):
        lat, lon = 20 + step * np.arange(6), 14 + 0.002 * np.arange(5)
        held = {one: (("date", "lat", "lon"), values * (at + 1), {"units": units}) for at, one in enumerate(variables)}
        made = xarray.Dataset(held, coords={"date": dates, "lat": lat, "lon": lon})
        made.to_netcdf(tmp_path / name, engine="h5netcdf")
        return tmp_path / name

    return make


def test_real_file_holds_what_h5py_reads(real, read):
    path = real("pygmtsar") / "results_tight.nc"
    got = read(path)
    with h5py.File(path) as file:
        lat, lon = file["lat"][()], file["lon"][()]
        np.testing.assert_array_equal(got.values, file["displacement_sbas"][()][:, ::-1])
        np.testing.assert_array_equal(got.layers["height"], file["dem"][()][::-1])
    left, width, top, height = got.cells
    assert lat[0] < lat[-1]
    np.testing.assert_allclose(left + width * (np.arange(len(lon)) + 0.5), lon, atol=1e-9)
    np.testing.assert_allclose(top + height * (np.arange(len(lat)) + 0.5), lat[::-1], atol=1e-9)
    assert (got.dates[0], got.dates[-1], len(got.dates)) == ("2018-11-06", "2019-01-29", 8)
    assert (got.epsg, got.header.unit, got.header.measured.orbit) == (4326, "mm", "descending")
    assert got.header.notes == ("displacement_sbas is used; the file also holds displacement_ps.",)


def test_real_rasters_are_those_that_gdal_reads(real, read, read_with_gdal, tmp_path):
    folder = tmp_path / "rasters"
    folder.mkdir()
    for path in real("pygmtsar").glob("*.tif"):
        shutil.copy(path, folder)
    got = read(folder)
    paths = sorted(folder.glob("*.tif"))
    np.testing.assert_array_equal(got.values, np.array(read_with_gdal(*paths))[:, ::-1])
    assert (got.header.product, got.header.unit, got.header.measured.component) == ("PyGMTSAR", "mm", "los")
    assert got.dates == [path.stem[-10:] for path in paths]


def test_real_rasters_and_the_real_file_agree(real, read):
    netcdf, rasters = read(real("pygmtsar")), read(real("pygmtsar") / "disp_sbas_2018-11-18.tif")
    np.testing.assert_allclose(rasters.values, netcdf.values, atol=1e-4)
    assert rasters.cells == pytest.approx(netcdf.cells)


def test_rows_that_run_southwards_stay(write, read):
    np.testing.assert_array_equal(read(write(step=-0.001)).values, VALUES)


def test_epochs_out_of_order_are_sorted(write, read):
    np.testing.assert_array_equal(read(write(dates=DATES[[2, 0, 1]], step=-0.001)).values, VALUES[[1, 2, 0]])


def test_packed_blocks_are_read(write, read, tmp_path):
    with xarray.open_dataset(write(), engine="h5netcdf") as made:
        packed = {"displacement_sbas": {"chunksizes": (2, 4, 5), "zlib": True}}
        made.to_netcdf(tmp_path / "b.nc", engine="h5netcdf", encoding=packed)
    got = read(tmp_path / "b.nc")
    assert got.header.block_rows == 4
    np.testing.assert_array_equal(got.values, VALUES[:, ::-1])


def test_variable_without_a_suffix_is_read(write, read):
    assert read(write(variables=("displacement",))).header.notes == ()


def test_several_files_of_a_folder_are_refused(write, tmp_path, refusal):
    write("a.nc")
    write("b.nc")
    assert "holds 2 NetCDF files with displacement (a.nc, b.nc); expected one" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"units": "rad"}, "a.nc is in 'rad'"),
        ({"values": VALUES[:2], "dates": DATES[:2]}, "expected 3 or more"),
        ({"dates": DATES[[0, 0, 1]]}, "2020-01-03 more than once"),
        ({"dates": np.arange(3)}, "a.nc"),
    ],
)
def test_what_is_no_stack_is_refused(options, told, write, refusal):
    assert told in refusal(write(**options))
