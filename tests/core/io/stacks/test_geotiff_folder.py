# SPDX-License-Identifier: GPL-2.0-or-later
"""Folders of GeoTIFFs with a date in the name, and files with a band a date."""

import numpy as np
import pytest
import rasterio
from affine import Affine

from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.stack import RasterStack

DAYS = ["20200103", "20200115", "20200127"]
DATES = ["2020-01-03", "2020-01-15", "2020-01-27"]
CELLS = Affine(30, 0, 500_000, 0, -30, 4_000_000)
VALUES = np.random.default_rng(0).normal(0, 9, (3, 9, 5)).astype(np.float32)
VALUES[1, 2, 3] = np.nan


def write(path, bands, *, descriptions=(), tags=None, band_tags=(), unit=None, scale=None, **changed):
    bands = np.asarray(bands)
    bands = bands if bands.ndim == 3 else bands[None]
    profile = {
        **{"driver": "GTiff", "dtype": bands.dtype, "count": len(bands), "height": bands.shape[1]},
        **{"width": bands.shape[2], "crs": "EPSG:32633", "transform": CELLS, "nodata": None, **changed},
    }
    with rasterio.open(path, "w", **profile) as target:
        target.write(bands)
        for at, text in enumerate(descriptions, start=1):
            target.set_band_description(at, text)
        for at, texts in enumerate(band_tags, start=1):
            target.update_tags(at, **texts)
        target.update_tags(**(tags or {}))
        if unit:
            target.units = [unit] * len(bands)
        if scale:
            target.scales = [scale] * len(bands)
    return path


@pytest.fixture
def folder(tmp_path):
    """Write a file a date into a folder, under names made from a pattern."""

    def make(pattern="disp_{}.tif", days=DAYS, values=VALUES, **options):
        path = tmp_path / "stack"
        path.mkdir(exist_ok=True)
        for day, band in zip(days, values, strict=True):
            write(path / pattern.format(day), band, **options)
        return path

    return make


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        ("disp_{}.tif", DAYS),
        ("{}.tiff", DAYS),
        ("T022-{}-los_mm.tif", DATES),
        ("a_{}T053311_v2.tif", DAYS),
        ("los_{}.TIF", ["2020_01_03", "2020_01_15", "2020_01_27"]),
        ("{}.tif", ["03-Jan-2020", "15-Jan-2020", "27-Jan-2020"]),
    ],
)
def test_folder_is_read_by_the_dates_in_its_names(pattern, days, folder, read):
    got = read(folder(pattern, days))
    assert got.dates == DATES
    np.testing.assert_array_equal(got.values, VALUES)
    assert (got.cells, got.epsg) == ((500_000, 30, 4_000_000, -30), 32633)


def test_a_file_of_the_folder_stands_for_it(folder, read):
    path = folder()
    write(path / "coherence_20200103.tif", VALUES[0])
    assert read(path / "disp_20200115.tif").dates == DATES


def test_files_of_displacement_are_taken_among_others(folder, read):
    path = folder()
    for day in [*DAYS, "20200208"]:
        write(path / f"coherence_{day}.tif", VALUES[0])
    write(path / "velocity.tif", VALUES[0])
    np.testing.assert_array_equal(read(path).values, VALUES)


def test_rows_that_run_northwards_are_turned(folder, read):
    got = read(folder(transform=Affine(30, 0, 500_000, 0, 30, 3_999_730)))
    np.testing.assert_array_equal(got.values, VALUES[:, ::-1])
    assert got.cells == (500_000, 30, 4_000_000, -30)


def test_number_for_no_data_and_scale_are_applied(folder, read):
    values = np.array([[[1, -999], [2, 3]]] * 3, np.int16)
    got = read(folder(values=values, nodata=-999, scale=0.5))
    np.testing.assert_array_equal(got.values[0], [[0.5, np.nan], [1, 1.5]])


@pytest.mark.parametrize(
    ("options", "unit"), [({}, "auto"), ({"unit": "cm"}, "cm"), ({"tags": {"units": "Millimeters"}}, "mm")]
)
def test_unit_is_the_stated_one(options, unit, folder, read):
    assert read(folder(**options)).header.unit == unit


def test_degrees_and_oblong_cells_are_taken(folder, read):
    got = read(folder(crs="EPSG:4326", transform=Affine(0.002, 0, 14, 0, -0.001, 41)))
    assert (got.cells, got.epsg) == ((14, 0.002, 41, -0.001), 4326)


def test_file_that_the_plugin_wrote_comes_back(tmp_path, read):
    measured = Measured(component="up", product="EGMS L3")
    days = np.array(DATES, dtype="datetime64[D]")
    crs = rasterio.CRS.from_epsg(3035).to_wkt()
    write_stack(RasterStack(days, CELLS, crs, VALUES, measured), tmp_path / "stack.tif")
    got = read(tmp_path / "stack.tif")
    np.testing.assert_array_equal(got.values, VALUES)
    assert (got.dates, got.header.unit, got.header.measured) == (DATES, "mm", measured)


@pytest.mark.parametrize(
    "options",
    [
        {"descriptions": DAYS},
        {"band_tags": [{"date": day} for day in DATES]},
        {"tags": {"dates": str(DAYS)}},
        {"tags": {"INSAR_FORECAST_DATES": ",".join(DATES)}},
    ],
)
def test_bands_of_a_file_are_dated(options, tmp_path, read):
    got = read(write(tmp_path / "stack.tif", VALUES, **options))
    assert got.dates == DATES
    np.testing.assert_array_equal(got.values, VALUES)


def test_bands_out_of_order_are_sorted(tmp_path, read):
    got = read(write(tmp_path / "stack.tif", VALUES, descriptions=[DATES[1], DATES[2], DATES[0]]))
    np.testing.assert_array_equal(got.values, VALUES[[2, 0, 1]])


@pytest.mark.parametrize("content", [b"", b"II*\0\x08\0\0\0\0\0\0\0", b"no grid"])
def test_broken_file_among_good_ones_is_named(content, folder, read):
    path = folder(days=[*DAYS, "20200208"], values=[*VALUES, VALUES[0]])
    (path / "disp_20200208.tif").write_bytes(content)
    got = read(path)
    assert got.dates == DATES
    assert len(got.header.warnings) == 1
    assert "Left out: disp_20200208.tif cannot be read" in got.header.warnings[0]


def test_file_that_is_cut_off_is_named(folder, read):
    path = folder(days=[*DAYS, "20200208"], values=[*VALUES, VALUES[0]])
    whole = (path / "disp_20200208.tif").read_bytes()
    (path / "disp_20200208.tif").write_bytes(whole[: len(whole) // 2])
    got = read(path)
    assert got.dates == DATES
    assert "Left out: disp_20200208.tif" in got.header.warnings[0]


def test_more_files_than_are_kept_open_are_read(tmp_path, read):
    days = np.datetime64("2018-01-01") + 6 * np.arange(130)
    for at, day in enumerate(days):
        write(tmp_path / f"disp_{day}.tif", np.full((2, 2), at, np.float32))
    got = read(tmp_path)
    np.testing.assert_array_equal(got.values[:, 0, 0], np.arange(130))


def test_several_kinds_of_files_are_refused(folder, refusal):
    folder("east_{}.tif")
    told = refusal(folder("up_{}.tif"))
    assert "has several kinds of rasters with dates: 3 'east_*.tif', 3 'up_*.tif'. Choose one file" in told


def test_other_grid_is_refused(folder, refusal):
    path = folder()
    write(path / "disp_20200208.tif", VALUES[0, 1:])
    told = refusal(path)
    assert "disp_20200208.tif (5 x 8 cells of 30 x 30 from 500000, 4000000) lies on another grid" in told


def test_one_system_in_two_spellings_is_one_grid(folder, read):
    path = folder()
    write(path / "disp_20200208.tif", VALUES[0], crs="+proj=utm +zone=33 +datum=WGS84 +units=m +no_defs")
    assert len(read(path).dates) == 4


def test_another_system_is_refused(folder, refusal):
    path = folder()
    write(path / "disp_20200208.tif", VALUES[0], crs="EPSG:32632")
    assert "lies on another grid than disp_20200103.tif" in refusal(path)


def test_shifted_grid_is_refused(folder, refusal):
    path = folder()
    write(path / "disp_20200208.tif", VALUES[0], transform=CELLS @ Affine.translation(0.5, 0))
    assert "lies on another grid than disp_20200103.tif" in refusal(path)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"days": DAYS[:2], "values": VALUES[:2]}, "has 2 epochs (2020-01-03, 2020-01-15); expected 3 or more"),
        ({"unit": "radians"}, "disp_20200103.tif is in 'radians'"),
        ({"values": VALUES.astype("complex64")}, "contains complex numbers"),
        ({"transform": Affine(30, 5, 0, 5, -30, 0)}, "is rotated, or does not say where it lies"),
        ({"transform": Affine.identity(), "crs": None}, "as in radar coordinates"),
    ],
)
@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_folder_that_is_no_stack_is_refused(options, told, folder, refusal):
    assert told in refusal(folder(**options))


def test_several_units_are_refused(folder, refusal):
    path = folder(unit="mm")
    write(path / "disp_20200208.tif", VALUES[0], unit="m")
    assert "The epochs of stack are in several units ('m', 'mm')" in refusal(path)


def test_one_date_in_several_files_is_refused(folder, refusal):
    path = folder("disp_{}.tif")
    write(path / "disp_2020-01-03.tif", VALUES[0])
    assert "has the date 2020-01-03 more than once" in refusal(path)


def test_bands_without_dates_are_refused(tmp_path, refusal):
    path = write(tmp_path / "stack.tif", VALUES, descriptions=["2020-01-03", "velocity", ""])
    assert "Band 2 of stack.tif has no date ('velocity'); expected dates such as 2024-01-31" in refusal(path)


def test_single_band_without_date_is_refused(tmp_path, refusal):
    assert "has one band and no date in its name" in refusal(write(tmp_path / "stack.tif", VALUES[0]))


def test_folder_without_dates_is_refused(tmp_path, refusal):
    write(tmp_path / "a.tif", VALUES[0])
    told = refusal(tmp_path, "geotiff")
    assert "No raster of displacement in the folder" in told
    assert "has one date in its name" in told


def test_coherence_is_not_taken_for_displacement(folder, refusal):
    path = folder("disp_{}.tif")
    for day in ("20200103", "20200115", "20200127"):
        write(path / f"coherence_{day}.tif", VALUES[0])
    told = refusal(path / "coherence_20200115.tif")
    assert told.startswith("coherence_20200115.tif is no displacement, as its name says")
    assert "expected a file such as disp_20200103.tif" in told


def test_masked_displacement_can_be_chosen_beside_displacement(folder, read):
    folder("disp_{}.tif")
    path = folder("disp_{}_masked.tif")
    chosen = sorted(path.glob("*_masked.tif"))
    assert len(read(chosen[0]).dates) == len(chosen)
