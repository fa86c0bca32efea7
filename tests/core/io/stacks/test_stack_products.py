# SPDX-License-Identifier: GPL-2.0-or-later
"""How a product is recognised."""

import h5py
import numpy as np
import pytest

from insar_forecast_plugin.core.io.stacks.stack_products import PRODUCTS
from insar_forecast_plugin.core.stack_requests import STACK_PRODUCTS


def test_every_product_of_the_interface_has_a_reader():
    assert ("auto", *(row.name for row in PRODUCTS)) == STACK_PRODUCTS


def test_missing_path_is_refused(tmp_path, refusal):
    assert "does not exist" in refusal(tmp_path / "gone.h5")


def test_empty_file_is_refused(tmp_path, refusal):
    (tmp_path / "a.h5").touch()
    assert "is empty (0 bytes)" in refusal(tmp_path / "a.h5")


def test_folder_that_holds_nothing_of_it_is_refused(tmp_path, refusal):
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / "more.txt").write_text("nothing")
    told = refusal(tmp_path)
    assert "No stack of displacement was recognised in" in told
    assert "it is a folder with 2 .txt files. Expected mintpy, " in told
    assert "choose one of them as PRODUCT" in told


def test_empty_folder_is_refused(tmp_path, refusal):
    assert "it is a folder without files" in refusal(tmp_path)


def test_hdf5_that_is_no_time_series_is_refused_with_what_it_holds(tmp_path, refusal):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["slc"] = np.zeros((2, 3))
    assert "it is HDF5 with 'slc'. Expected" in refusal(tmp_path / "a.h5")


@pytest.mark.parametrize("name", ["points.csv", "points.GPKG"])
def test_points_are_sent_to_the_algorithm_that_reads_them(name, tmp_path, refusal):
    (tmp_path / name).write_text("pid,D20200103\n")
    assert "Run 'Import InSAR time series' on it." in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip", "stack.tif.gz"])
def test_packed_file_that_may_hold_points_or_a_stack_is_not_said_to_be_either(name, tmp_path, refusal):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    told = refusal(tmp_path / name)
    assert "is a packed file; expected a raster stack. Run 'Import InSAR time series' on it if it contains" in told


def test_folder_of_one_file_is_told_in_the_singular(tmp_path, refusal):
    (tmp_path / "notes.txt").write_text("nothing")
    assert "it is a folder with 1 .txt file. Expected" in refusal(tmp_path)


@pytest.mark.parametrize(("name", "told"), [("a.pdf", "it is a file '.pdf'"), ("a", "it is a file without extension")])
def test_file_of_another_kind_is_refused(name, told, tmp_path, refusal):
    (tmp_path / name).write_bytes(b"%PDF-1.7 something")
    assert told in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["lect.in", "DEM_UTM.tif"])
def test_file_beside_a_cube_is_refused_with_the_cube(name, real, refusal):
    told = refusal(real("nsbas-cube") / name)
    assert told.startswith(f"{name} is no stack of displacement, but its folder holds one of nsbas (a cube")
    assert told.endswith("Choose the displacement, or paste the path of the folder.")


@pytest.mark.parametrize("row", PRODUCTS, ids=lambda row: row.name)
@pytest.mark.parametrize("kind", ["empty folder", "text", "hdf5"])
def test_reader_that_is_named_says_what_it_lacks(row, kind, tmp_path, refusal):
    path = tmp_path
    if kind == "text":
        path = tmp_path / "a.txt"
        path.write_text("text")
    elif kind == "hdf5":
        path = tmp_path / "a.h5"
        with h5py.File(path, "w") as file:
            file["slc"] = np.zeros((2, 3))
    told = refusal(path, row.name)
    assert "xpected" in told or "Choose" in told


def test_folder_that_fits_two_products_is_refused_with_both(tmp_path, read, refusal):
    values = np.zeros((3, 4, 5), np.float32)
    place = {"X_FIRST": "14", "X_STEP": "0.1", "Y_FIRST": "41", "Y_STEP": "-0.1"}
    with h5py.File(tmp_path / "geo_timeseries.h5", "w") as file:
        file["timeseries"], file["date"] = values, np.array(["20200103", "20200115", "20200127"], "S8")
        file.attrs.update(place)
    with h5py.File(tmp_path / "cum.h5", "w") as file:
        file["cum"], file["imdates"] = values, [20200103, 20200115, 20200127]
        for name in ("corner_lat", "corner_lon", "post_lon"):
            file[name] = 1.0
        file["post_lat"] = -1.0
    told = refusal(tmp_path)
    assert "fits several products (mintpy and licsbas). Choose one of them as PRODUCT" in told
    assert read(tmp_path, "licsbas").header.product == "LiCSBAS"
    assert read(tmp_path, "mintpy").header.product == "MintPy"
