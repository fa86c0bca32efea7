# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoTIFFs of dolphin: real ones against a reading by GDAL's own Python, and ones whose reference date moves on."""

import numpy as np
import pytest
import rasterio
from affine import Affine

CELLS = Affine(30, 0, 717_600, 0, -30, 3_481_740)
DAYS = ["20200103", "20200115", "20200127", "20200208", "20200220"]
TRUTH = np.random.default_rng(0).normal(0, 0.01, (5, 9, 5)).astype(np.float32)


def write(path, values, **options):
    profile = {"driver": "GTiff", "count": 1, "dtype": values.dtype, "height": values.shape[0]}
    profile |= {"width": values.shape[1], "crs": "EPSG:32613", "transform": CELLS} | options
    unit = profile.pop("unit", None)
    with rasterio.open(path, "w", **profile) as target:
        target.write(values, 1)
        target.update_tags(reference_point='["2", "3"]')
        if unit:
            target.units = [unit]


@pytest.fixture
def folder(tmp_path):
    def make(pairs, pattern="displacement_{}_{}.tif", **options):
        for one, other in pairs:
            write(tmp_path / pattern.format(DAYS[one], DAYS[other]), TRUTH[other] - TRUTH[one], **options)
        return tmp_path

    return make


def test_real_maps_are_those_that_gdal_reads(real, read, read_with_gdal):
    folder = real("dolphin-geotiffs")
    got = read(folder)
    names = sorted(path.name for path in folder.glob("displacement_*.tif"))
    assert got.dates == [f"{name[22:26]}-{name[26:28]}-{name[28:30]}" for name in names]
    np.testing.assert_array_equal(got.values, read_with_gdal(*(folder / name for name in names)))
    assert (got.cells, got.epsg, got.header.unit) == ((717_600, 30, 3_481_740, -30), 32613, "m")
    assert got.header.measured.zero_date == "2016-07-08"


def test_layers_of_real_maps_and_the_broken_one_are_told(real, read, read_with_gdal):
    folder = real("dolphin-geotiffs")
    got = read(folder)
    paths = sorted(folder.glob("recommended_mask_*.tif"))
    *masks, coherence = read_with_gdal(*paths, folder / "temporal_coherence_20160708_20161223.tif")
    np.testing.assert_array_equal(got.layers["mask"], (masks[0] > 0) & (masks[1] > 0))
    np.testing.assert_array_equal(got.layers["coherence"], coherence)
    assert len(got.header.warnings) == 1
    assert got.header.warnings[0].startswith("Left out: water_mask.tif cannot be read as a grid")


def test_one_of_the_real_files_stands_for_its_folder(real, read):
    folder = real("dolphin-geotiffs")
    assert len(read(folder / "displacement_20160708_20160825.tif").dates) == 8


def test_series_continues_where_the_reference_moves(folder, read):
    got = read(folder([(0, 1), (0, 2), (2, 3), (2, 4)], pattern="{}_{}.tif"))
    np.testing.assert_allclose(got.values, TRUTH[1:] - TRUTH[0], atol=1e-7)
    assert got.header.notes == ("Changes of the reference date: 1. Displacement was added up from 2020-01-03.",)


def test_reference_is_the_cell_of_the_tag(folder, read):
    got = read(folder([(0, 1), (0, 2), (0, 3)]))
    assert got.header.measured.reference == "cell at row and column 2, 3"


def test_mask_keeps_what_nine_in_ten_keep(folder, read):
    path = folder([(0, 1), (0, 2), (0, 3)])
    for number in range(10):
        mask = np.ones((9, 5), np.uint8)
        mask[0, 0] = number > 0
        mask[0, 1] = number > 1
        write(path / f"recommended_mask_20200103_202101{number + 10}.tif", mask)
    water = np.ones((9, 5), np.uint8)
    water[3, 3] = 0
    write(path / "water_mask.tif", water)
    mask = read(path).layers["mask"]
    assert (mask[0, 0], mask[0, 1], mask[3, 3], mask[4, 4]) == (1, 0, 0, 1)


def test_phase_is_refused(folder, refusal):
    assert "is in 'radians', as phases and other quantities are" in refusal(
        folder([(0, 1), (0, 2), (0, 3)], pattern="{}_{}.unw.tif", unit="radians")
    )


def test_network_of_interferograms_is_refused(folder, refusal):
    assert "as a network of interferograms has" in refusal(folder([(0, 1), (0, 2), (1, 2), (1, 3)]))


def test_pairs_without_a_common_date_are_refused(folder, refusal):
    assert "begin at 2 dates that no other file leads to (2020-01-03, 2020-01-27)" in refusal(
        folder([(0, 1), (2, 3), (2, 4)])
    )


def test_other_grid_is_refused(folder, refusal):
    path = folder([(0, 1), (0, 2), (0, 3)])
    write(path / "displacement_20200103_20200220.tif", TRUTH[4, 1:])
    assert "lies on another grid" in refusal(path)


def test_bands_of_one_file_with_two_dates_in_its_name_are_epochs(tmp_path, read):
    path = tmp_path / "stack_20200103_20200127.tif"
    with rasterio.open(
        path, "w", driver="GTiff", count=3, dtype="float32", height=9, width=5, crs="EPSG:32613", transform=CELLS
    ) as target:
        target.write(TRUTH[:3])
        for at in range(3):
            target.set_band_description(at + 1, DAYS[at])
    got = read(path)
    assert got.header.product == "GeoTIFF"
    np.testing.assert_array_equal(got.values, TRUTH[:3])


def test_displacement_by_date_is_not_taken_for_pairs_of_coherence(folder, read):
    path = folder([(0, 1), (1, 2), (2, 3)], pattern="coh_{}_{}.tif")
    for at in range(4):
        write(path / f"disp_{DAYS[at]}.tif", TRUTH[at])
    got = read(path)
    assert got.header.product == "GeoTIFF"
    np.testing.assert_array_equal(got.values, TRUTH[:4])


@pytest.mark.parametrize("product", ["auto", "dolphin"])
@pytest.mark.parametrize("pairs", [[(0, 4)], [(0, 1), (0, 2), (0, 3), (0, 4)]], ids=["one", "as many"])
def test_coherence_is_not_taken_for_displacement(pairs, product, folder, refusal):
    path = folder([(0, 1), (0, 2), (0, 3), (0, 4)])
    folder(pairs, pattern="temporal_coherence_{}_{}.tif")
    told = refusal(path / "temporal_coherence_20200103_20200220.tif", product)
    assert "is no displacement, as its name says; expected a file such as displacement_20200103_20200115.tif" in told
