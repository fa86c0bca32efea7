# SPDX-License-Identifier: GPL-2.0-or-later
"""Heights and lines of sight of OPERA DISP-S1-STATIC beside displacement, in the layout of disp-s1's own files."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from test_opera_disp_stack import X, Y, name_of, write

NAME = "OPERA_L3_DISP-S1-STATIC_F11115_20140403_S1A_v1.0"
MARGIN = 3
"""Cells by which the frame reaches farther than the displacement, on each side."""
ROWS, COLUMNS = len(Y) + 2 * MARGIN, len(X) + 2 * MARGIN
CELLS = Affine(30, 0, X[0] - 15 - 30 * MARGIN, 0, -30, Y[0] + 15 + 30 * MARGIN)
RNG = np.random.default_rng(0)
HEIGHT = RNG.uniform(0, 900, (1, ROWS, COLUMNS)).astype(np.float32)
ANGLES = np.radians(RNG.uniform(31, 46, (ROWS, COLUMNS)))
LOOK = np.stack([0.98 * np.sin(ANGLES), -0.2 * np.sin(ANGLES), np.cos(ANGLES)]).astype(np.float32)
LOOK[:, MARGIN + 1, MARGIN + 2] = 0
INNER = np.s_[MARGIN:-MARGIN, MARGIN:-MARGIN]


def write_raster(path, values, cells=CELLS, epsg=32613):
    path.parent.mkdir(exist_ok=True)
    shape = {"count": len(values), "height": values.shape[1], "width": values.shape[2]}
    options = {"compress": "deflate", "tiled": True, "blockxsize": 16, "blockysize": 16}
    with rasterio.open(
        path, "w", "GTiff", dtype="float32", crs=f"EPSG:{epsg}", transform=cells, **shape, **options
    ) as f:
        f.write(values)


@pytest.fixture
def stack(tmp_path):
    for second in (1, 2, 3):
        write(tmp_path / name_of(0, second), 0, second)
    return tmp_path


@pytest.mark.parametrize("inner", ["", "static_layers", "geometry"])
def test_layers_of_the_frame_are_cut_to_the_stack(inner, stack, read):
    write_raster(stack / inner / f"{NAME}_dem.tif", HEIGHT)
    write_raster(stack / inner / f"{NAME}_line_of_sight_enu.tif", LOOK)
    got = read(stack)
    np.testing.assert_array_equal(got.layers["height"], HEIGHT[0][INNER])
    expected = LOOK[:, MARGIN:-MARGIN, MARGIN:-MARGIN].copy()
    expected[:, 1, 2] = np.nan
    for part, name in zip(expected, ("los_east", "los_north", "los_up"), strict=True):
        np.testing.assert_array_equal(got.layers[name], part)
    assert got.header.warnings == ()


def test_names_of_the_files_before_they_are_released(stack, read):
    write_raster(stack / "dem_warped_utm.tif", HEIGHT)
    write_raster(stack / "los_enu.tif", LOOK)
    assert {"height", "los_east", "los_north", "los_up"} <= read(stack).layers.keys()


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("dem", (HEIGHT, CELLS @ Affine.translation(0.5, 0), 32613), "does not hold the cells of the displacement"),
        ("dem", (HEIGHT, CELLS @ Affine.translation(4, 0), 32613), "does not hold the cells of the displacement"),
        ("dem", (HEIGHT, CELLS, 32614), "does not hold the cells of the displacement"),
        ("dem", (HEIGHT, CELLS @ Affine.scale(2), 32613), "does not hold the cells of the displacement"),
        ("line_of_sight_enu", (LOOK[:2], CELLS, 32613), "has 2 bands, not 3: it is not used"),
    ],
)
def test_file_that_does_not_fit_is_told_and_left_out(name, given, told, stack, read):
    write_raster(stack / f"{NAME}_{name}.tif", *given)
    got = read(stack)
    assert not {"height", "los_east"} & got.layers.keys()
    assert len(got.header.warnings) == 1
    assert told in got.header.warnings[0]


def test_broken_file_is_told_and_left_out(stack, read):
    (stack / f"{NAME}_dem.tif").write_bytes(b"II*\0 no GeoTIFF")
    got = read(stack)
    assert "height" not in got.layers
    assert f"{NAME}_dem.tif" in got.header.warnings[0]
