# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of epochs as programs write them, through the whole import."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.stack import RasterStack

CASES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cases"
DAYS = np.array(["2018-01-02", "2018-01-14", "2018-01-26", "2018-02-07"], dtype="datetime64[D]")


@pytest.fixture
def table(tmp_path):
    """Write a table of three points with columns of these names."""

    def write(*names):
        rows = [f"p{row},12.4{row},41.8," + ",".join(f"{row + at}.5" for at in range(len(names))) for row in range(3)]
        path = tmp_path / "table.csv"
        path.write_text("\n".join([",".join(["pid", "lon", "lat", *names]), *rows]), encoding="utf-8")
        return path

    return write


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside the repository")
@pytest.mark.parametrize(
    ("name", "epochs", "last"),
    [
        ("mixF.csv", 30, "2018-12-16"),
        ("r_X.csv", 30, "2018-12-16"),
        ("arcgis_F.csv", 30, "2018-12-16"),
        ("iso_T.csv", 30, "2018-12-16"),
        ("under.csv", 30, "2018-12-16"),
        ("skygeo.csv", 30, "2018-12-16"),
        ("mon_avg.gpkg", 30, "2020-06-15"),
    ],
)
def test_file_as_a_program_wrote_it_is_imported(name, epochs, last, run_import):
    points = run_import(CASES / name).points
    assert (points.epoch_count, str(points.dates[-1])) == (epochs, last)
    assert np.isfinite(points.displacement).all()


@pytest.mark.parametrize(
    "pattern",
    [
        *("X%Y%m%d", "x%Y%m%d", "F%Y%m%d", "disp_%Y%m%d", "date_%Y%m%d", "%Y_%m_%d", "d%Y_%m_%d", "X%Y.%m.%d"),
        *("%Y-%m-%dT05:33:11", "%Y%m%dT053311", "%Y-%m-%d 00:00:00", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y"),
        *("f%Y%m%d", "_%Y%m%d", "%Y%m%d.0", "%Y%m%d_053311", "Displacement %Y-%m-%d [mm]", "%Y%m%d_disp", "%d-%b-%y"),
    ],
)
def test_epochs_of_any_spelling_are_imported(pattern, table, run_import):
    imported = run_import(table(*(day.item().strftime(pattern) for day in DAYS)), unit="mm")
    np.testing.assert_array_equal(imported.points.dates, DAYS)
    np.testing.assert_array_equal(imported.points.displacement[1], np.float32([1.5, 2.5, 3.5, 4.5]))
    assert list(imported.points.attributes.columns) == ["lon", "lat"]
    assert imported.warnings.count("fields") == 0


def test_header_that_a_spreadsheet_marked_as_text_is_read(tmp_path, run_import):
    path = tmp_path / "marked.csv"
    path.write_text("'pid,'lon,'lat,'20180102,'20180114\np1,12.4,41.8,0,1\np2,12.5,41.8,1,2\n", encoding="utf-8")
    np.testing.assert_array_equal(run_import(path, unit="mm").points.dates, DAYS[:2])


def test_months_are_read_as_their_middle_and_that_is_said(table, run_import):
    imported = run_import(table("D201801", "D201802", "D201803"), unit="mm")
    assert [str(day) for day in imported.points.dates] == ["2018-01-15", "2018-02-15", "2018-03-15"]
    assert "3 fields name a month only (D201801, D201802, D201803); each is read as its middle" in imported.infos


def test_epochs_that_arcgis_began_with_f_are_kept_and_that_is_said(table, run_import):
    imported = run_import(table("20180102", "20180114", "F20180126", "F20180207"), unit="mm")
    np.testing.assert_array_equal(imported.points.dates, DAYS)
    assert "stands beside them: 2 (F20180126, F20180207)" in imported.infos


def test_forecast_of_an_earlier_run_is_left_out(table, run_import):
    imported = run_import(table("D20180102", "D20180114", "F20180126", "L20180126", "U20180126"))
    np.testing.assert_array_equal(imported.points.dates, DAYS[:2])
    assert "3 fields of an earlier forecast (F20180126, ...) were left out" in imported.infos


def test_day_and_month_that_cannot_be_told_apart_are_refused_with_both_readings(table, run_import):
    with pytest.raises(InputError, match=r"02\.01\.2018 of table.csv is 2018-01-02 or 2018-02-01: .* to YYYYMMDD"):
        run_import(table("02.01.2018", "03.04.2018"))


def test_dates_of_two_orders_are_refused(table, run_import):
    with pytest.raises(InputError, match=r"month first in another \(14\.01\.2018, 01/26/2018\)"):
        run_import(table("14.01.2018", "01/26/2018"))


def test_dates_that_do_not_exist_are_named_and_kept_as_attributes(table, run_import):
    imported = run_import(table("20180102", "20180114", "20180230", "21501231"))
    assert "were kept as attributes: 2 (" in imported.warnings
    assert "(20180230, 21501231)" in imported.warnings
    assert list(imported.points.attributes.columns)[2:] == ["20180230", "21501231"]
    np.testing.assert_array_equal(imported.points.dates, DAYS[:2])


def test_name_that_holds_more_than_a_date_is_an_attribute(table, run_import):
    imported = run_import(table("D20180102", "D20180114", "D20180102_std", "20180102_20180114"))
    assert list(imported.points.attributes.columns)[2:] == ["D20180102_std", "20180102_20180114"]
    assert not imported.points.epoch_count - 2


def test_layer_whose_fields_arcgis_named_is_read_by_every_operation(tmp_path, some_points):
    points = some_points()
    write_points(points, tmp_path / "arcgis.gpkg", epoch_prefix="F")
    told = Recorder()
    back = read_points(tmp_path / "arcgis.gpkg", told)
    np.testing.assert_array_equal(back.dates, points.dates)
    assert any("begin with F" in text for text in told.infos)


def test_bands_have_dates_of_the_same_spellings(tmp_path):
    stack = RasterStack(
        DAYS[:2], Affine(100, 0, 4e6, 0, -100, 2e6), CRS.from_epsg(3035).to_wkt(), np.zeros((2, 3, 4), np.float32)
    )
    write_stack(stack, tmp_path / "grid.tif")
    with rasterio.open(tmp_path / "grid.tif", "r+") as file:
        file.descriptions = ("X20180102", "disp_2018_01_14")
        file.update_tags(INSAR_FORECAST_DATES="")
    np.testing.assert_array_equal(read_stack(tmp_path / "grid.tif").dates, DAYS[:2])
