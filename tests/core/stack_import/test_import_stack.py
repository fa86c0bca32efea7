# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing a stack: what comes out is what went in, where it lay, in mm."""

import json

import numpy as np
import pytest
from memory_stack import METRES, UTM32, MemoryStack, noise
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.request import Area, Extent
from insar_forecast_plugin.core.stack_requests import ImportStackRequest


def test_fine_stack_is_written_untouched(bring_in):
    values = noise()
    values[2, 5, 6] = np.nan
    got = bring_in(MemoryStack(values))
    assert np.array_equal(got.values, values, equal_nan=True)
    assert (got.transform, got.crs) == (METRES, CRS.from_wkt(UTM32).to_epsg())
    assert got.dates == ("2020-01-03", "2020-01-15", "2020-01-27", "2020-02-08", "2020-02-20", "2020-03-03")


def test_stack_of_several_strips_is_written_untouched(bring_in):
    values = noise(5, 700, 20)
    assert np.array_equal(bring_in(MemoryStack(values)).values, values)


@pytest.mark.parametrize(("unit", "factor"), [("mm", 1), ("cm", 10), ("m", 1000)])
def test_values_come_out_in_mm(bring_in, unit, factor):
    values = noise()
    got = bring_in(MemoryStack(values / np.float32(factor), unit=unit))
    assert np.allclose(got.values, values, rtol=1e-6, atol=0)
    assert got.result.outputs["UNIT_USED"] == f"{unit}: as Memory states it"


def test_file_says_what_was_measured_and_how_it_came_to_be(bring_in):
    got = bring_in(MemoryStack(noise()))
    measured = json.loads(got.tags["INSAR_FORECAST_MEASURED"])
    made = json.loads(got.tags["INSAR_FORECAST_PROVENANCE"])
    assert (measured["component"], measured["orbit"], measured["product"]) == ("los", "descending", "Memory")
    assert (made["algorithm"], got.tags["UNITS"]) == ("importstack", "mm")
    assert got.tags["TIFFTAG_IMAGEDESCRIPTION"] == "displacement, LOS (descending), mm, + towards satellite"


def test_folders_of_whoever_made_the_product_do_not_go_into_the_output(bring_in):
    got = bring_in(MemoryStack(noise(), more={"attributes": {"FILE_PATH": "/home/someone/secret/timeseries.h5"}}))
    assert not [text for text in got.tags.values() if "someone" in text]


def test_all_operations_can_read_it(bring_in, tmp_path):
    values = noise()
    bring_in(MemoryStack(values))
    assert np.array_equal(read_stack(tmp_path / "stack.tif").values, values)


def test_numbers_say_what_was_imported(bring_in):
    values = noise()
    values[:, :10] = np.nan
    outputs = bring_in(MemoryStack(values)).result.outputs
    assert (outputs["PIXEL_COUNT"], outputs["EPOCH_COUNT"], outputs["PRODUCT_USED"]) == (30 * 30, 6, "Memory")
    assert outputs["CRS_USED"] == "WGS 84 / UTM zone 32N: kept as it is"


def test_component_asked_for_is_used_and_told(bring_in):
    got = bring_in(MemoryStack(noise()), component="up")
    assert json.loads(got.tags["INSAR_FORECAST_MEASURED"])["component"] == "up"
    assert "The file states the component los; COMPONENT is set to up, which is used." in got.told.warnings


def test_notes_and_warnings_of_the_product_are_told(bring_in):
    got = bring_in(MemoryStack(noise(), more={"notes": ("A note.",), "warnings": ("A warning.",)}))
    assert "A note." in got.told.infos
    assert "A warning." in got.told.warnings


def test_epochs_between_dates_are_imported(bring_in):
    values = noise()
    got = bring_in(MemoryStack(values), date_from="2020-01-15", date_to="2020-02-20")
    assert np.array_equal(got.values, values[1:5])
    assert got.dates == ("2020-01-15", "2020-01-27", "2020-02-08", "2020-02-20")


def test_empty_epoch_is_left_out_and_told(bring_in):
    values = noise()
    values[0] = np.nan
    got = bring_in(MemoryStack(values))
    assert np.array_equal(got.values, values[1:])
    assert "Epochs without any value were left out (1): 2020-01-03." in got.told.warnings


def test_epoch_with_a_single_value_is_no_empty_one(bring_in):
    values = noise(5, 900, 20)
    values[1] = np.nan
    values[1, 777, 7] = 1.5
    assert np.array_equal(bring_in(MemoryStack(values)).values, values, equal_nan=True)


def test_pixels_that_are_zero_at_every_epoch_are_gaps(bring_in):
    values = noise()
    values[:, 3, :20] = 0
    values[0] = 0  # the reference date
    values[2, 3, 4] = np.nan
    got = bring_in(MemoryStack(values))
    expected = values.copy()
    expected[:, 3, :20] = np.nan
    assert np.array_equal(got.values, expected, equal_nan=True)
    assert "Pixels that are zero at every epoch were left out: 20." in got.said


def test_extent_cuts_rows_and_columns(bring_in):
    values = noise()
    extent = Extent((600_000 + 30 * 4, 5_000_000 - 30 * 20, 600_000 + 30 * 14, 5_000_000 - 30 * 5))
    got = bring_in(MemoryStack(values), extent=extent)
    assert np.array_equal(got.values, values[:, 5:20, 4:14])
    assert (got.transform.c, got.transform.f) == (600_120, 4_999_850)


def test_pixels_outside_of_the_area_of_interest_are_gaps(bring_in):
    values = noise()
    corner = "600000 5000000, 600000 4999700, 600300 5000000, 600000 5000000"
    got = bring_in(MemoryStack(values), aoi=Area(f"POLYGON(({corner}))"))
    row, column = np.mgrid[:10, :10]
    assert got.values.shape == (6, 10, 10)
    assert np.array_equal(np.isfinite(got.values[0]), row + column + 1 < 10)


def test_area_in_another_system_is_projected(bring_in):
    values = noise()
    west, south, east, north = 599_000, 4_999_850, 600_150, 5_001_000
    box = f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"
    moved = CRS.from_epsg(25832)
    got = bring_in(MemoryStack(values), aoi=Area(box, moved.to_wkt()))
    assert np.array_equal(got.values, values[:, :5, :5])


REFUSED = {
    "few epochs": (MemoryStack(noise(2)), {}, "memory has 2 epochs with values to import .*expected at least 3"),
    "few left of a range": (MemoryStack(noise()), {"date_from": "2020-02-20"}, "has 2 epochs .*longer range of dates"),
    "no epoch": (MemoryStack(noise()), {"date_from": "2021-01-01"}, "has no epoch from 2021-01-01"),
    "no date": (MemoryStack(noise()), {"date_to": "soon"}, "DATE_TO is 'soon'; expected a date"),
    "no system": (MemoryStack(noise(), crs=None), {}, "does not say in which coordinate reference system"),
    "no coherence": (MemoryStack(noise()), {"min_coherence": 0.5}, "MIN_COHERENCE is set, but .* has no coherence"),
    "no unit": (
        MemoryStack(noise(), unit="auto"),
        {},
        r"its unit.* mm if they are mm, .*\d{4} mm if they are m; .*Set UNIT to mm or cm",
    ),
    "elsewhere": (MemoryStack(noise()), {"extent": Extent((0, 0, 9, 9))}, "lies outside of AOI and EXTENT"),
    "nothing": (MemoryStack(noise() * np.nan), {}, "memory has no value in the pixels to import"),
    "nothing but zeros": (MemoryStack(noise() * 0), {}, "no value but zero in all 1200 pixels"),
    "one value": (MemoryStack(noise() * 0 + 3), {}, "does not change from one epoch to the next"),
    "metres that are mm": (MemoryStack(noise(), unit="m"), {}, r"in m would change by \d{4} mm.*Set UNIT to mm"),
    "mm that are metres": (MemoryStack(noise() / 1e3), {}, "in mm would change by 0.00.*Set UNIT to cm or m, or to mm"),
    "areas apart": (
        MemoryStack(noise()),
        {"extent": Extent((600_000, 4_999_000, 600_300, 5_000_000)), "aoi": Area("POLYGON((0 0, 9 0, 9 9, 0 0))")},
        "AOI and EXTENT have no place in common",
    ),
    "output in degrees": (MemoryStack(noise()), {"crs": "EPSG:4326"}, "CRS is WGS 84, but the product states"),
}


@pytest.mark.parametrize(("stack", "parameters", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_in_a_sentence_and_nothing_is_left(bring_in, tmp_path, stack, parameters, message):
    with pytest.raises(InputError, match=message) as refused:
        bring_in(stack, points=True, **parameters)
    assert len(str(refused.value)) < 400
    assert list(tmp_path.iterdir()) == []


def test_unit_asked_for_is_used_though_it_looks_wrong(bring_in):
    values = noise()
    got = bring_in(MemoryStack(values, unit="mm"), unit="m")
    assert np.allclose(got.values, values * 1000, rtol=1e-6)
    assert any("It is imported as set by UNIT; check it." in text for text in got.told.warnings)


def test_unit_that_is_not_stated_is_taken_from_the_parameter(bring_in):
    got = bring_in(MemoryStack(noise() / np.float32(1000), unit="auto"), unit="m")
    assert got.result.outputs["UNIT_USED"] == "m: as set by UNIT"
    assert got.told.warnings == []


def test_system_that_is_not_stated_is_taken_from_the_parameter(bring_in):
    values = noise()
    got = bring_in(MemoryStack(values, crs=None), crs="EPSG:32632")
    assert np.array_equal(got.values, values)


def test_output_in_the_folder_of_the_product_is_refused(bring_in, tmp_path):
    with pytest.raises(InputError, match="would stand in the folder of the product"):
        bring_in(tmp_path)


def test_output_that_is_the_input_is_refused(bring_in, tmp_path):
    (tmp_path / "stack.tif").write_bytes(b"II*\0")
    with pytest.raises(InputError, match="The output is the input itself"):
        bring_in(tmp_path / "stack.tif")


def test_output_that_is_the_mask_is_refused(bring_in, tmp_path):
    (tmp_path / "stack.tif").write_bytes(b"II*\0")
    with pytest.raises(InputError, match="The output is the mask itself"):
        bring_in(tmp_path / "other.h5", mask=str(tmp_path / "stack.tif"))
    assert (tmp_path / "stack.tif").read_bytes() == b"II*\0"


def test_points_of_an_unknown_format_are_refused_before_work_begins(tmp_path):
    from insar_forecast_plugin.core.progress import Silent
    from insar_forecast_plugin.core.stack_import.import_stack import import_opened

    request = ImportStackRequest(input="memory", output=str(tmp_path / "a.tif"), output_points=str(tmp_path / "a.shp"))
    days = np.datetime64("2000-01-01") + 6 * np.arange(300)
    with pytest.raises(OutputError, match=r"shapefile can have 255 fields; a\.shp would need 302"):
        import_opened(MemoryStack(noise(300, 4, 4), dates=days), request, Silent())
