# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of the shape of public ones, collected because they were once read wrongly or refused."""

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pyproj import CRS

from insar_forecast_plugin.core.errors import InputError

CASES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside the repository")


def series(name, **options):
    """Return the epochs of a table, which the import must give, read by pandas."""
    frame = pd.read_csv(CASES / name, dtype={"pid": str}, skipinitialspace=True, **options)
    return frame.loc[:, [one for one in frame if one.lstrip("dDXF_")[:1] == "2"]].to_numpy(np.float32)


def test_unit_vectors_named_east_and_north_are_no_places(run_import):
    imported = run_import(CASES / "enu.csv")
    np.testing.assert_allclose(imported.points.coordinates[0], [12.40, 41.80])
    assert {"east", "north", "up"} <= set(imported.points.attributes)
    assert "The columns east/north contain components of a direction" in imported.infos


def test_longitudes_beyond_180_are_brought_back_and_that_is_said(run_import):
    imported = run_import(CASES / "lon360.csv")
    assert imported.points.coordinates[0, 0] == pytest.approx(-116.5)
    assert "Longitudes beyond 180 degrees (12) were read as -180 to 180" in imported.infos


def test_layout_like_that_of_egms_does_not_make_a_national_grid_european(run_import):
    with pytest.raises(InputError, match=r"columns are named as in EGMS, but it would have acceleration.*Set CRS"):
        run_import(CASES / "gk_layout.csv")
    points = run_import(CASES / "gk_layout.csv", crs="EPSG:31467").points
    assert CRS.from_wkt(points.crs).to_epsg() == 31467
    np.testing.assert_array_equal(points.coordinates[0], [3_465_000, 5_500_000])


@pytest.mark.parametrize(("name", "factor"), [("cm_noisy.csv", 10), ("r_X.csv", 1), ("under.csv", 1)])
def test_unit_is_told_by_velocities_or_noise(name, factor, run_import):
    np.testing.assert_allclose(
        run_import(CASES / name).points.displacement, series(name) * factor, rtol=1e-5, atol=1e-5
    )


def test_column_of_units_is_read(run_import):
    imported = run_import(CASES / "uom_cm.gpkg")
    assert imported.result.outputs["UNIT_USED"] == "cm: as stated in the column UNIT"


def test_lines_before_the_header_are_no_rows_and_tell_the_unit(run_import):
    imported = run_import(CASES / "meta.csv")
    np.testing.assert_allclose(imported.points.displacement, series("meta.csv", skiprows=4), rtol=1e-6)
    assert imported.result.outputs["UNIT_USED"] == "mm: as stated beside the values"


def test_note_at_the_end_is_no_row_and_is_told(run_import):
    imported = run_import(CASES / "footer.csv")
    assert imported.points.point_count == 12
    assert "no row: 'Source: example'" in imported.infos


def test_comment_with_an_odd_byte_costs_no_row(run_import):
    imported = run_import(CASES / "cp1252_ellipsis_comment.csv")
    np.testing.assert_allclose(imported.points.displacement[0], [-5.9, -5.7, 3.3, -11.5, -0.7, -11.3], rtol=1e-6)
    assert imported.points.point_count == 5


def test_one_odd_byte_changes_its_own_field_only(run_import):
    points = run_import(CASES / "late_latin1.csv").points
    places = points.attributes["ort"].value_counts()
    assert places["München"] >= 2999 and places.sum() == 3000
    assert not points.attributes["ort"].str.contains("Ã").any()


def test_integers_are_kept_to_the_digit(run_import):
    assert set(run_import(CASES / "int19.csv").points.attributes["burst_id"]) == {2445627123456789012}


@pytest.mark.parametrize(("name", "gaps"), [("text_na.gpkg", 1), ("text_empty.gpkg", 1)])
def test_numbers_as_text_in_a_layer_are_read(name, gaps, run_import):
    displacement = run_import(CASES / name).points.displacement
    assert np.isnan(displacement).sum() == gaps and displacement.shape == (12, 30)


@pytest.mark.parametrize("name", ["with_readme.zip", "shape_readme.zip"])
def test_readme_or_licence_beside_the_table_does_not_matter(name, run_import):
    assert run_import(CASES / name).points.displacement.shape == (12, 30)


def test_packed_table_with_spaces_and_long_identifiers_is_read(run_import):
    points = run_import(CASES / "norway.csv.gz").points
    with gzip.open(CASES / "norway.csv.gz", "rt") as stream:
        expected = pd.read_csv(stream, dtype={"pid": str}, skipinitialspace=True)
    assert points.pid.tolist() == expected["pid"].tolist()
    np.testing.assert_allclose(points.displacement, expected.filter(regex=r"^\d{8}$").to_numpy(np.float32))


def test_one_row_a_point_and_date_is_read(run_import):
    points = run_import(CASES / "long_pygmtsar.csv").points
    rows = pd.read_csv(CASES / "long_pygmtsar.csv")
    wide = rows.pivot(index=["lon", "lat"], columns="date", values="displacement")
    found = pd.DataFrame(points.displacement, index=pd.MultiIndex.from_arrays(points.coordinates.T)).sort_index()
    np.testing.assert_allclose(found.to_numpy(), wide.sort_index().to_numpy(), rtol=1e-6)


@pytest.mark.parametrize(
    ("name", "place", "last"),
    [("tsview.txt", (-91.5344, -0.3676), -22.53), ("cum2tstxt.txt", (136.65432, 34.65466), -22.53)],
)
def test_series_of_one_point_is_read_where_it_says_its_place(name, place, last, run_import):
    points = run_import(CASES / name).points
    assert points.coordinates[0].tolist() == list(place)
    assert points.displacement[0, -1] == pytest.approx(last)


def test_identifiers_that_are_there_twice_become_different_and_that_is_said(run_import):
    imported = run_import(CASES / "dup_pid.csv")
    assert len(set(imported.points.pid)) == imported.points.point_count == 12
    assert "8 points of dup_pid.csv have the identifier of another point" in imported.warnings


def test_rows_that_are_there_twice_are_imported_once_and_that_is_said(run_import):
    imported = run_import(CASES / "dup_rows.csv")
    assert (imported.points.point_count, imported.result.outputs["SKIPPED_COUNT"]) == (12, 6)
    assert "6 rows of dup_rows.csv repeat another row" in imported.warnings


def test_points_of_zeros_are_without_data_unless_told_otherwise(run_import):
    imported = run_import(CASES / "zeros_all.csv")
    assert imported.points.point_count == 8
    assert "4 points with zero at every epoch were left out" in imported.warnings and "KEEP_ZEROS" in imported.warnings
    assert run_import(CASES / "zeros_all.csv", keep_zeros=True, unit="mm").points.point_count == 12


@pytest.mark.parametrize("name", ["cut_front.zip", "lzma_corrupt.zip", "eocd_offset_far.zip"])
def test_damaged_archive_is_refused(name, run_import):
    with pytest.raises(InputError, match=rf"^The ZIP {name} is damaged or incomplete .* Download it again\.$"):
        run_import(CASES / name)


def test_local_coordinate_system_is_refused_or_taken_with_another(run_import):
    with pytest.raises(InputError, match=r"is local: it does not say where on earth the points are"):
        run_import(CASES / "local.gpkg")
    assert CRS.from_wkt(run_import(CASES / "local.gpkg", crs="EPSG:3035").points.crs).to_epsg() == 3035
