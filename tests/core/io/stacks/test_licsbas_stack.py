# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series of LiCSBAS in the layout that LiCSBAS13_sb_inv.py and LiCSBAS16_filt_ts.py write."""

import h5py
import numpy as np
import pytest

DATES = [20200103, 20200115, 20200127, 20200208]
RNG = np.random.default_rng(0)
VALUES = RNG.normal(0, 9, (4, 9, 5)).astype(np.float32)
VALUES[:, 2, 3] = np.nan
PLACE = {"corner_lat": 41.0, "corner_lon": 14.0, "post_lat": -0.001, "post_lon": 0.002}


def write(path, values=VALUES, dates=DATES, place=PLACE, refarea="1:2/3:4"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        file.create_dataset("cum", data=values, compression="gzip")
        file["imdates"] = np.int32(dates)
        file["refarea"] = refarea
        for name, value in place.items():
            file[name] = value
    return path


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "021D_05266_252525" / "TS_GEOCml1"
    write(path / "cum.h5")
    (path / "results").mkdir()
    (path / "info").mkdir()
    (path / "info" / "13parameters.txt").write_text("range_samples:  5\nwavelength:     0.05546576\n")
    return path


def test_file_is_read(tmp_path, read):
    got = read(write(tmp_path / "cum.h5"))
    np.testing.assert_array_equal(got.values, VALUES)
    assert got.dates == ["2020-01-03", "2020-01-15", "2020-01-27", "2020-02-08"]
    assert (got.header.product, got.header.unit, got.epsg) == ("LiCSBAS", "mm", 4326)


def test_corner_is_the_centre_of_the_first_cell(tmp_path, read):
    left, width, top, height = read(write(tmp_path / "cum.h5")).cells
    assert (left + width / 2, top + height / 2) == pytest.approx((14, 41))
    assert (width, height) == (0.002, -0.001)


def test_rows_that_run_northwards_are_turned(tmp_path, read):
    got = read(write(tmp_path / "cum.h5", place=PLACE | {"post_lat": 0.001}))
    np.testing.assert_array_equal(got.values, VALUES[:, ::-1])
    assert got.cells[2] == pytest.approx(41 + 8.5 * 0.001)


def test_folder_says_track_reference_and_wavelength(folder, read):
    measured = read(folder).header.measured
    assert (measured.track, measured.orbit, measured.zero_date) == ("021", "descending", "2020-01-03")
    assert measured.reference == "area of cells 1:2/3:4"
    assert measured.half_wavelength_mm == pytest.approx(27.7329)


def test_filtered_series_of_a_folder_is_taken_and_said(folder, read):
    write(folder / "cum_filt.h5", values=VALUES / 2)
    got = read(folder)
    np.testing.assert_array_equal(got.values, VALUES / 2)
    assert got.header.notes == (
        "cum_filt.h5 is used, filtered in time and space; choose cum.h5 for the unfiltered series.",
    )
    np.testing.assert_array_equal(read(folder / "cum.h5").values, VALUES)


def test_layers_in_results_are_read(folder, read):
    mask = (RNG.random((9, 5)) > 0.5).astype("<f4")
    coherence, height = RNG.random((9, 5)).astype("<f4"), RNG.random((9, 5)).astype("<f4")
    for name, values in {"mask": mask, "coh_avg": coherence, "hgt": height}.items():
        values.tofile(folder / "results" / name)
    got = read(folder)
    for name, values in {"mask": mask, "coherence": coherence, "height": height}.items():
        np.testing.assert_array_equal(got.layers[name], values)


@pytest.mark.parametrize(("incidence", "heading"), [(38.5, -12.5), (33.0, -168.0), (40.0, 190.0)])
def test_angles_come_from_the_line_of_sight(incidence, heading, folder, read):
    # From the ground to a satellite that looks right: 90 degrees right of the heading is where it looks to, the
    # satellite is opposite to that.
    to_satellite = np.radians(heading + 90 + 180)
    vector = {
        "E": np.sin(np.radians(incidence)) * np.sin(to_satellite),
        "N": np.sin(np.radians(incidence)) * np.cos(to_satellite),
        "U": np.cos(np.radians(incidence)),
    }
    for name, value in vector.items():
        np.full((9, 5), value, "<f4").tofile(folder / "results" / name)
    got = read(folder)
    np.testing.assert_allclose(got.layers["incidence"], incidence, atol=1e-3)
    np.testing.assert_allclose((got.layers["heading"] - heading + 180) % 360, 180, atol=1e-3)


def test_layer_of_another_size_is_told(folder, read):
    np.ones(44, "<f4").tofile(folder / "results" / "mask")
    got = read(folder)
    assert got.layers == {}
    assert got.header.warnings == ("results/mask has 176 bytes, not the 180 of 5 x 9 cells: it is not used.",)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"place": {}}, "cum.h5 is not geocoded (it has no corner_lon)"),
        ({"place": PLACE | {"post_lon": -0.1}}, "expected columns that run eastwards"),
        ({"dates": DATES[:3]}, "has 4 epochs and 3 dates"),
        ({"dates": [20200103, 20200103, *DATES[2:]]}, "has the date 2020-01-03 more than once"),
        ({"dates": [20200103, 20209903, *DATES[2:]]}, "has the date"),
        ({"values": VALUES[:2], "dates": DATES[:2]}, "expected 3 or more"),
        ({"values": VALUES[0]}, "'cum' of cum.h5 is float32 of shape (9, 5)"),
    ],
)
def test_what_is_no_stack_is_refused(changed, told, tmp_path, refusal):
    assert told in refusal(write(tmp_path / "cum.h5", **changed))


def test_folder_without_series_is_refused(tmp_path, refusal):
    assert "holds neither cum.h5 nor cum_filt.h5" in refusal(tmp_path, "licsbas")
