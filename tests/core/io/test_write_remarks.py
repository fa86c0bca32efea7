# SPDX-License-Identifier: GPL-2.0-or-later
"""What a shapefile cannot keep is said once for each kind of loss, and nothing is said of what keeps all."""

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import CRS, Transformer

from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.series import TimeSeriesPoints

COUNT = 12
DATES = np.array(["2024-01-03", "2024-01-15"], dtype="datetime64[D]")
NAMES = "Fields of p.shp whose names this format shortens: {} ({}). GeoPackage (.gpkg) keeps them."


def written(path, **attributes):
    """Write points with some attributes; return what was told, facts and warnings."""
    values = np.zeros((COUNT, len(DATES)), dtype=np.float32)
    places = np.column_stack([np.arange(COUNT) * 10.0 + 500_000, np.full(COUNT, 5_600_000.0)])
    names = np.array([f"p{row}" for row in range(COUNT)], dtype=object)
    points = TimeSeriesPoints(
        names, places, CRS.from_epsg(32633).to_wkt(), DATES, values, attributes=pd.DataFrame(attributes)
    )
    log = Recorder()
    write_points(points, path, progress=log)
    return log.infos, log.warnings


@pytest.mark.parametrize(("system", "count"), [("EPSG:32633", 0), ("+proj=utm +zone=33 +ellps=bessel +units=m", 1)])
def test_points_whose_system_geojson_cannot_name_are_written_in_degrees(system, count, tmp_path):
    path, log = tmp_path / "p.geojson", Recorder()
    places, dates = np.array([[500_000.0, 5_600_000.0]]), DATES
    wkt = CRS.from_user_input(system).to_wkt()
    points = TimeSeriesPoints(np.array(["a"], dtype=object), places, wkt, dates, np.zeros((1, 2), dtype=np.float32))
    write_points(points, path, progress=log)
    assert len(log.infos) == count
    found = read_points(path, Recorder())
    to_own = Transformer.from_crs(found.crs, wkt, always_xy=True)
    np.testing.assert_allclose(np.column_stack(to_own.transform(*found.coordinates.T)), places, atol=0.001)


@pytest.mark.parametrize("end", ["gpkg", "fgb", "geojson", "parquet"])
def test_formats_that_keep_all_have_no_remark(tmp_path, end):
    told = written(
        tmp_path / f"p.{end}", mean_velocity_of_all=[1.0] * COUNT, note=["ü" * 300] * COUNT, top=[1.7e308] * COUNT
    )
    assert told == ([], [])


def test_names_that_a_shapefile_cuts_are_told_in_one_sentence(tmp_path):
    facts, warnings = written(tmp_path / "p.shp", mean_velocity=[1.0] * COUNT, mean_velocity_std=[2.0] * COUNT)
    assert facts == [NAMES.format(2, "mean_velocity to mean_veloc, mean_velocity_std to mean_vel_1")]
    assert warnings == []


def test_text_that_a_shapefile_cuts_is_told_however_many_names_are_cut(tmp_path):
    many = {f"attribute_{row:03}": [1.0] * COUNT for row in range(8)}
    facts, warnings = written(tmp_path / "p.shp", **many, note=["x" * 300] * COUNT)
    assert [fact.count(", ...)") for fact in facts] == [1]
    assert warnings == [
        "Texts of more than 254 bytes were cut in p.shp, the first of them in the field note. GeoPackage (.gpkg) keeps "
        "them."
    ]


def test_number_that_a_shapefile_cannot_hold_is_told_with_its_field(tmp_path):
    _, warnings = written(tmp_path / "p.shp", top=[-1.7976931348623157e308] * 3 + [1.0] * (COUNT - 3))
    assert warnings == [
        "Numbers that are too large for p.shp, where wrong ones stand instead: 3, such as -1.7976931348623157e+308; "
        "fields: top. GeoPackage (.gpkg) keeps them."
    ]


def test_names_of_polygons_that_a_shapefile_cuts_are_told(tmp_path):
    log = Recorder()
    write_polygons(
        tmp_path / "p.shp",
        np.array([shapely.box(0, 0, 10, 10)], dtype=object),
        {"velocity_mean": np.array([1.5])},
        crs=CRS.from_epsg(32633).to_wkt(),
        layer_name="areas",
        measured=Measured(),
        provenance={},
        progress=log,
    )
    assert log.infos == [NAMES.format(1, "velocity_mean to velocity_m")]
