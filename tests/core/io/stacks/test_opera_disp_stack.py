# SPDX-License-Identifier: GPL-2.0-or-later
"""OPERA DISP-S1 files in the layout that disp-s1 writes with h5netcdf (its product.py)."""

import h5netcdf
import numpy as np
import pytest
from pyproj import CRS

DAYS = np.datetime64("2020-01-03T00:53:12") + 12 * np.arange(6).astype("timedelta64[D]")
TRUTH = np.random.default_rng(0).normal(0, 0.01, (6, 9, 5)).astype(np.float32)
X, Y = 500_015.0 + 30 * np.arange(5), 3_999_985.0 - 30 * np.arange(9)


def name_of(first, second, version="v1.0", made="20250408T163512Z"):
    days = [str(DAYS[one]).replace("-", "").replace(":", "") + "Z" for one in (first, second)]
    return f"OPERA_L3_DISP-S1_IW_F11115_VV_{days[0]}_{days[1]}_{version}_{made}.nc"


def write(path, first, second, values=None, *, identified=True, seconds=0, x=X, y=Y, units="meters", mask=None):
    values = TRUTH[second] - TRUTH[first] if values is None else values
    with h5netcdf.File(path, "w") as file:
        file.dimensions = {"y": len(y), "x": len(x), "time": 1}
        file.create_variable("x", ("x",), data=x)
        file.create_variable("y", ("y",), data=y)
        file.create_variable("spatial_ref", (), data=0).attrs.update(CRS.from_epsg(32613).to_cf())
        for variable, day in (("reference_time", DAYS[first]), ("time", DAYS[second])):
            made = file.create_variable(variable, ("time",), data=np.array([float(seconds)]))
            made.attrs["units"] = f"seconds since {str(day).replace('T', ' ')}.000000"
            made.attrs["calendar"] = "standard"
        displacement = file.create_variable(
            "displacement", ("y", "x"), data=values, fillvalue=np.nan, chunks=(4, 4), compression="gzip"
        )
        displacement.attrs.update(units=units, grid_mapping="spatial_ref")
        good = np.ones(values.shape, np.uint8) if mask is None else mask
        file.create_variable("recommended_mask", ("y", "x"), data=good, fillvalue=255)
        coherence = np.full(values.shape, second / 10, np.float32)
        file.create_variable("temporal_coherence", ("y", "x"), data=coherence, fillvalue=np.nan)
        group = file.create_group("identification")
        if identified:
            for variable, day in (("reference_datetime", DAYS[first]), ("secondary_datetime", DAYS[second])):
                text = str(day + np.timedelta64(seconds, "s")).replace("T", " ") + ".123456"
                group.create_variable(variable, (), data=np.bytes_(text))
            group.create_variable("radar_wavelength", (), data=0.05546576)
        metadata = file.create_group("metadata")
        metadata.create_variable("orbit_pass_direction", (), data=np.bytes_("descending"))


@pytest.fixture
def folder(tmp_path):
    def make(pairs, **options):
        for at, (first, second) in enumerate(pairs):
            write(tmp_path / name_of(first, second), first, second, seconds=at, **options)
        return tmp_path

    return make


def test_files_are_one_series(folder, read):
    got = read(folder([(0, 1), (0, 2), (0, 3)]))
    np.testing.assert_array_equal(got.values, TRUTH[1:4] - TRUTH[0])
    assert got.dates == ["2020-01-15", "2020-01-27", "2020-02-08"]
    assert (got.cells, got.epsg, got.header.unit) == ((500_000, 30, 4_000_000, -30), 32613, "m")
    measured = got.header.measured
    assert (measured.component, measured.orbit, measured.zero_date) == ("los", "descending", "2020-01-03")
    assert measured.half_wavelength_mm == pytest.approx(27.7329)


def test_series_continues_where_the_reference_moves(folder, read):
    got = read(folder([(0, 1), (0, 2), (2, 3), (2, 4), (4, 5)]))
    np.testing.assert_allclose(got.values, TRUTH[1:] - TRUTH[0], atol=1e-7)
    assert "Changes of the reference date: 2. Displacement was added up from 2020-01-03." in got.header.notes


def test_dates_without_an_identification_are_those_of_the_times(folder, read):
    got = read(folder([(0, 1), (0, 2), (2, 3)], identified=False))
    assert got.dates == ["2020-01-15", "2020-01-27", "2020-02-08"]


def test_rows_that_run_northwards_are_turned(folder, read):
    got = read(folder([(0, 1), (0, 2), (0, 3)], y=Y[::-1]))
    np.testing.assert_array_equal(got.values, (TRUTH[1:4] - TRUTH[0])[:, ::-1])
    assert got.cells == (500_000, 30, 4_000_000, -30)


def test_mask_and_coherence_are_those_of_all_dates(folder, read):
    path = folder([(0, 1), (0, 2)])
    mask = np.ones((9, 5), np.uint8)
    mask[2, 3], mask[3, 3] = 0, 255
    write(path / name_of(0, 3), 0, 3, mask=mask)
    got = read(path)
    assert (got.layers["mask"] == 0).sum() == 2
    assert (got.layers["mask"][2, 3], got.layers["mask"][3, 3]) == (0, 0)
    np.testing.assert_allclose(got.layers["coherence"], 0.2)


def test_last_version_of_a_pair_is_taken_and_told(folder, read):
    path = folder([(0, 1), (0, 2), (0, 3)])
    write(path / name_of(0, 3, version="v0.9"), 0, 3, values=np.zeros((9, 5), np.float32))
    got = read(path)
    np.testing.assert_array_equal(got.values[2], TRUTH[3] - TRUTH[0])
    assert got.header.warnings == ("1 file repeats the dates of others; the last by name is used.",)


@pytest.mark.parametrize("content", [b"", b"no NetCDF", b"\x89HDF\r\n\x1a\n" + bytes(100)])
def test_broken_file_among_good_ones_is_named(content, folder, read):
    path = folder([(0, 1), (0, 2), (0, 3)])
    (path / name_of(0, 4)).write_bytes(content)
    got = read(path)
    assert len(got.dates) == 3
    assert len(got.header.warnings) == 1
    assert name_of(0, 4) in got.header.warnings[0]


def test_a_file_stands_for_its_folder(folder, read):
    assert len(read(folder([(0, 1), (0, 2), (0, 3)]) / name_of(0, 2)).dates) == 3


@pytest.mark.parametrize(
    ("options", "told"),
    [({"units": "radians"}, "is in 'radians'; expected metres"), ({"x": X[::-1]}, "run westwards")],
)
def test_what_is_no_displacement_is_refused(options, told, folder, refusal):
    assert told in refusal(folder([(0, 1), (0, 2), (0, 3)], **options))


def test_missing_link_is_refused(folder, refusal):
    told = refusal(folder([(0, 1), (2, 3), (2, 4)]))
    assert "begin at 2 dates that no other file leads to (2020-01-03, 2020-01-27)" in told


def test_other_frame_is_refused(folder, refusal):
    path = folder([(0, 1), (0, 2), (0, 3)])
    write(path / name_of(0, 4), 0, 4, x=X + 3000)
    assert "lies on another grid" in refusal(path)


def test_folder_without_such_files_is_refused(tmp_path, refusal):
    assert "holds no file of OPERA DISP-S1" in refusal(tmp_path, "opera_disp")
