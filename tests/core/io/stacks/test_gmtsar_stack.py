# SPDX-License-Identifier: GPL-2.0-or-later
"""Grids of GMTSAR, as GMT writes them: NetCDF of version 3 and 4."""

import h5netcdf
import numpy as np
import pytest
from scipy.io import netcdf_file

VALUES = np.random.default_rng(0).normal(0, 9, (3, 6, 5)).astype(np.float32)
VALUES[1, 2, 3] = np.nan
LON, LAT = 14 + 0.002 * np.arange(5), 20 + 0.001 * np.arange(6)
DAYS = ["20150101", "20150113", "20150125"]


def write_classic(
    path, values, *, x=LON, y=LAT, units="", names=("lon", "lat"), axes=("degrees_east", "degrees_north")
):
    with netcdf_file(path, "w") as file:
        for name, axis, unit in zip(names, (x, y), axes, strict=True):
            file.createDimension(name, len(axis))
            made = file.createVariable(name, "f8", (name,))
            made[:] = axis
            made.units = unit
            made.actual_range = np.array([axis[0], axis[-1]])
        made = file.createVariable("z", "f4", names[::-1])
        made[:] = values
        made._FillValue = np.float32(np.nan)
        if units:
            made.units = units


def write_modern(path, values, *, x=LON, y=LAT):
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"lat": len(y), "lon": len(x)}
        file.create_variable("lon", ("lon",), data=x).attrs["units"] = "degrees_east"
        file.create_variable("lat", ("lat",), data=y).attrs["units"] = "degrees_north"
        file.create_variable("z", ("lat", "lon"), data=values, fillvalue=np.nan, chunks=(3, 5), compression="gzip")


@pytest.fixture
def folder(tmp_path):
    def make(pattern="{}_ll.grd", days=DAYS, write=write_classic, values=VALUES, **options):
        for day, one in zip(days, values, strict=True):
            write(tmp_path / pattern.format(day), one, **options)
        return tmp_path

    return make


@pytest.mark.parametrize("write", [write_classic, write_modern])
@pytest.mark.parametrize("pattern", ["{}_ll.grd", "timeseries-{}-geo.grd", "{}.grd"])
def test_grids_are_read_by_the_dates_in_their_names(pattern, write, folder, read):
    got = read(folder(pattern, write=write))
    np.testing.assert_array_equal(got.values, VALUES[:, ::-1])
    assert got.dates == ["2015-01-01", "2015-01-13", "2015-01-25"]
    left, width, top, height = got.cells
    assert (left + width / 2, top + height / 2) == pytest.approx((14, LAT[-1]))
    assert (got.header.product, got.header.unit, got.epsg) == ("GMTSAR", "mm", 4326)


def test_day_of_the_year_counts_from_zero(folder, read):
    got = read(folder("disp_{}_ll.grd", days=["2015000", "2015012", "2016365"]))
    assert got.dates == ["2015-01-01", "2015-01-13", "2016-12-31"]
    assert "counted from 0" in got.header.notes[0]


@pytest.mark.parametrize(
    ("days", "dates", "said"),
    [
        pytest.param(
            ["2019341", "2019353", "2019365"],
            ["2019-12-07", "2019-12-19", "2019-12-31"],
            "counted from 1, because 2019 has no day 365",
            id="last day of a year",
        ),
        pytest.param(
            ["2016342", "2016354", "2016366"],
            ["2016-12-07", "2016-12-19", "2016-12-31"],
            "counted from 1, because 2016 has no day 366",
            id="last day of a leap year",
        ),
        pytest.param(
            ["2004001", "2004036", "2004071"],
            ["2004-01-01", "2004-02-05", "2004-03-11"],
            "counted from 1, because GMTSAR counts so for satellites of that time",
            id="Envisat",
        ),
        pytest.param(
            ["2019341", "2019353", "2020000"],
            ["2019-12-08", "2019-12-20", "2020-01-01"],
            "counted from 0, as GMTSAR counts for Sentinel-1",
            id="first day of a year",
        ),
        pytest.param(
            ["2019340", "2019352", "2019364"],
            ["2019-12-07", "2019-12-19", "2019-12-31"],
            "counted from 0, as GMTSAR counts for Sentinel-1",
            id="nothing tells",
        ),
    ],
)
def test_day_of_the_year_is_counted_as_for_the_satellite(folder, read, days, dates, said):
    got = read(folder("disp_{}_ll.grd", days=days))
    assert got.dates == dates
    assert said in got.header.notes[0]


def test_geocoded_grids_are_taken_where_both_are_there(folder, read):
    folder("disp_{}.grd", days=["2015000", "2015012", "2015024"], x=np.arange(5.0), y=np.arange(6.0) * 100)
    got = read(folder("disp_{}_ll.grd", days=["2015000", "2015012", "2015024"]))
    np.testing.assert_array_equal(got.values, VALUES[:, ::-1])


def test_a_file_stands_for_its_folder(folder, read):
    path = folder()
    write_classic(path / "vel_ll.grd", VALUES[0])
    assert len(read(path / "20150113_ll.grd").dates) == 3


@pytest.mark.parametrize("content", [b"", b"CDF\x01" + bytes(40), b"text"])
def test_broken_file_among_good_ones_is_named(content, folder, read):
    path = folder()
    (path / "20150206_ll.grd").write_bytes(content)
    got = read(path)
    assert len(got.dates) == 3
    assert "20150206_ll.grd" in got.header.warnings[0]


def test_radar_coordinates_are_refused(folder, refusal):
    told = refusal(
        folder(x=4.0 + 8 * np.arange(5), y=2.0 + 2 * np.arange(6), names=("x", "y"), axes=("range", "azimuth"))
    )
    assert "20150101_ll.grd is not in geographic coordinates (its first cell is at 4, 12)" in told
    assert "proj_ra2ll.csh" in told


def test_phase_is_refused(folder, refusal):
    assert "20150101_ll.grd is in 'radians'" in refusal(folder(units="radians"))


def test_old_grid_of_gmt_is_refused(folder, refusal):
    def write(path, values):
        with netcdf_file(path, "w") as file:
            file.createDimension("side", 2)
            file.createDimension("xysize", values.size)
            for name in ("x_range", "y_range", "z_range", "spacing"):
                file.createVariable(name, "f8", ("side",))[:] = [0, 1]
            file.createVariable("z", "f4", ("xysize",))[:] = values.ravel()

    assert "gmt grdconvert" in refusal(folder(write=write))


def test_uneven_coordinates_are_refused(folder, refusal):
    assert "are not evenly spaced" in refusal(folder(y=LAT + 0.0001 * np.arange(6) ** 2))


def test_other_grid_is_refused(folder, refusal):
    path = folder()
    write_classic(path / "20150206_ll.grd", VALUES[0, 1:], y=LAT[1:])
    assert "20150206_ll.grd (5 x 5 cells" in refusal(path)


def test_several_kinds_of_grids_are_refused(folder, refusal):
    folder("{}_a.grd")
    told = refusal(folder("{}_b.grd"))
    assert "holds 2 kinds of grids of displacement with a date (3 *_a.grd, 3 *_b.grd)" in told


def test_few_epochs_are_refused(folder, refusal):
    assert "has 2 epochs" in refusal(folder(days=DAYS[:2], values=VALUES[:2]))


def test_coherence_is_not_taken_for_displacement(folder, refusal):
    path = folder()
    folder("coherence_{}_ll.grd")
    told = refusal(path / "coherence_20150113_ll.grd")
    assert told.startswith("coherence_20150113_ll.grd is no displacement, as its name says")
    assert "expected a file such as 20150101_ll.grd" in told
