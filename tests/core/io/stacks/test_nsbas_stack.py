# SPDX-License-Identifier: GPL-2.0-or-later
"""Headerless cubes of NSBAS: a real one against a reading by struct, and ones that lack something."""

import shutil
import struct

import numpy as np
import pytest
import rasterio
from affine import Affine

VALUES = np.random.default_rng(0).normal(0, 9, (6, 4, 3)).astype("<f4")  # line, column, epoch
CELLS = Affine(25, 0, 714_887, 0, -25, 3_056_645)
LIST = "1 20070218 1 2007.13 0 853\n2 20070706 1 2007.51 0.377979 0\n3 20071006 1 2007.76 0.62 250\n"


def write_raster(path, shape=(6, 4), transform=CELLS):
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        count=1,
        dtype="float32",
        height=shape[0],
        width=shape[1],
        crs="EPSG:32645",
        transform=transform,
    ) as target:
        target.write(np.arange(shape[0] * shape[1], dtype=np.float32).reshape(1, *shape))


@pytest.fixture
def folder(tmp_path):
    """Write a cube and what belongs to it; a text of None leaves a file out."""

    def make(
        *, shape="4 6\n", images=LIST, values=VALUES, name="depl_cumule", raster=True, list_name="list_images.txt"
    ):
        values.tofile(tmp_path / name)
        if shape is not None:
            (tmp_path / "lect.in").write_text(shape)
        if images is not None:
            (tmp_path / list_name).write_text(images)
        if raster:
            write_raster(tmp_path / "DEM_UTM.tif")
        return tmp_path

    return make


def test_real_cube_holds_what_struct_reads(real, read, read_with_gdal):
    path = real("nsbas-cube")
    got = read(path)
    content = (path / "depl_cumule").read_bytes()
    for epoch, line, column in [(0, 0, 0), (1, 0, 7), (7, 299, 199), (3, 120, 45), (5, 17, 100)]:
        (value,) = struct.unpack_from("<f", content, ((line * 200 + column) * 8 + epoch) * 4)
        np.testing.assert_array_equal(got.values[epoch, line, column], np.float32(value))
    assert got.dates[:2] == ["2007-02-18", "2007-07-06"]
    assert (got.values.shape, got.cells, got.epsg) == ((8, 300, 200), (714_887, 25, 3_056_645, -25), 32645)
    np.testing.assert_array_equal(got.layers["height"], read_with_gdal(path / "DEM_UTM.tif")[0])
    assert got.header.unit == "auto"


def test_real_cube_may_be_chosen_itself(real, read):
    assert len(read(real("nsbas-cube") / "depl_cumule").dates) == 8


def test_values_above_9990_are_none(folder, read):
    values = VALUES.copy()
    values[2, 1, 0] = 9999
    got = read(folder(values=values))
    assert np.isnan(got.values[0, 2, 1])
    assert np.isnan(got.values).sum() == 1
    np.testing.assert_array_equal(got.values[1], VALUES[:, :, 1])


def test_dates_are_found_whatever_their_column(folder, read):
    images = "1 0.5 20070218 2007.13 0\n2 0.5 20071006 2007.76 1\n3 0.5 20070706 2007.5 2\n"
    got = read(folder(images=images, list_name="images_retenues"))
    np.testing.assert_array_equal(got.values, np.moveaxis(VALUES, 2, 0)[[0, 2, 1]])


def test_what_a_cube_does_not_say_is_told(folder, read):
    notes = read(folder()).header.notes
    assert "does not say its unit or sign" in notes[0]
    assert notes[1] == "depl_cumule lies where DEM_UTM.tif lies."


def test_usual_name_is_taken_among_cubes_of_one_size(folder, read):
    path = folder()
    (VALUES * 2).tofile(path / "depl_cumule_flat")
    np.testing.assert_array_equal(read(path).values[0], VALUES[:, :, 0])
    np.testing.assert_array_equal(read(path / "depl_cumule_flat").values[0], VALUES[:, :, 0] * 2)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"shape": None}, "has no lect.in"),
        ({"shape": "wide high"}, "lect.in begins with 'wide high'"),
        ({"shape": "4 7"}, "0 files of the size of a cube of 4 columns x 7 lines x 3 dates"),
        ({"images": None}, "has no list_images.txt"),
        ({"images": "1 soon\n2 later\n"}, "has no column of dates"),
        ({"raster": False}, "Nothing beside depl_cumule says where it lies"),
        ({"images": LIST.replace("20071006", "20070218")}, "2007-02-18 more than once"),
        ({"values": VALUES[..., :2], "images": LIST[: LIST.index("3 2007")]}, "has 2 epochs"),
    ],
)
def test_what_is_no_cube_is_refused(options, told, folder, refusal):
    assert told in refusal(folder(**options), "nsbas")


def test_cube_of_another_size_is_refused(folder, refusal):
    path = folder() / "depl_cumule"
    path.write_bytes(path.read_bytes()[:-4])
    assert "has 284 bytes; expected 288, of 4 columns x 6 lines x 3 dates" in refusal(path, "nsbas")


def test_rasters_in_different_places_are_refused(folder, refusal):
    path = folder()
    write_raster(path / "mask.tif", transform=CELLS @ Affine.translation(5, 0))
    assert "lie in different places" in refusal(path)


def test_raster_of_another_shape_beside_is_passed_over(folder, read):
    path = folder()
    write_raster(path / "map.tif", shape=(3, 3))
    shutil.copy(path / "DEM_UTM.tif", path / "mask.tif")
    assert read(path).header.layers == ("height",)
