# SPDX-License-Identifier: GPL-2.0-or-later
"""Points as GeoParquet with a column a date: what is written comes back, and every operation takes and gives it."""

import json

import numpy as np
import pandas as pd
import pytest
from pyarrow import parquet
from pyproj import CRS

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.io.output_formats import check_area_format, check_format
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints


def some_points(**attributes):
    return TimeSeriesPoints(
        pid=np.array(["a", "b", "c"], dtype=object),
        coordinates=np.array([[4_500_000.0, 2_100_000.0], [4_500_100.0, 2_100_050.0], [4_500_200.0, 2_099_000.0]]),
        crs=CRS.from_epsg(3035).to_wkt(),
        dates=np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]"),
        displacement=np.array([[0.0, -1.2], [np.nan, 0.4], [3.5, 7.4]], dtype=np.float32),
        attributes=pd.DataFrame(attributes),
        measured=Measured(component="up", product="EGMS L3"),
        provenance={"algorithm": "test"},
    )


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "points.parquet"
    write_points(some_points(coherence=[0.5, 0.6, np.nan], text=["x", None, "z"]), path)
    return path


def test_points_come_back_as_they_were_written(written):
    back, points = read_points(written, Silent()), some_points()
    assert back.pid.tolist() == ["a", "b", "c"]
    np.testing.assert_array_equal(back.coordinates, points.coordinates)
    np.testing.assert_array_equal(back.displacement, points.displacement)
    np.testing.assert_array_equal(back.dates, points.dates)
    assert (back.measured, back.provenance) == (points.measured, points.provenance)
    np.testing.assert_array_equal(back.attributes["coherence"], [0.5, 0.6, np.nan])
    assert back.attributes["text"].tolist() == ["x", None, "z"]
    assert CRS.from_wkt(back.crs) == CRS.from_epsg(3035)


def test_file_is_geoparquet_with_a_column_a_date_and_boxes(written):
    table = parquet.read_table(written)
    assert table.schema.names == ["pid", "coherence", "text", "D20240103", "D20240109", "bbox", "geometry"]
    geo = json.loads(table.schema.metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert (geo["version"], geo["primary_column"], column["encoding"]) == ("1.1.0", "geometry", "WKB")
    assert column["covering"]["bbox"]["ymax"] == ["bbox", "ymax"]
    assert table["bbox"][1].as_py() == dict.fromkeys(("xmin", "xmax"), 4_500_100.0) | dict.fromkeys(
        ("ymin", "ymax"), 2_100_050.0
    )


@pytest.mark.parametrize("name", ["geometry", "BBox"])
def test_attribute_with_the_name_of_the_place_keeps_its_values(name, tmp_path):
    write_points(some_points(**{name: ["x", "y", "z"]}), tmp_path / "points.parquet")
    back = read_points(tmp_path / "points.parquet", Silent())
    assert back.attributes[f"{name}_source"].tolist() == ["x", "y", "z"]
    np.testing.assert_array_equal(back.coordinates, some_points().coordinates)


def test_name_with_a_colon_is_a_file(tmp_path):
    path = tmp_path / "s3:points.parquet"
    write_points(some_points(), path)
    assert [one.name for one in tmp_path.iterdir()] == ["s3:points.parquet"]
    assert read_points(path, Silent()).point_count == 3


def test_more_dates_than_a_geopackage_holds_are_written(tmp_path):
    check_format(tmp_path / "points.parquet", 5000)


def test_import_reads_what_was_written(written, tmp_path):
    said = Recorder()
    catalogue.run("importtimeseries", {"input": str(written), "output": str(tmp_path / "again.gpkg")}, said)
    back = read_points(tmp_path / "again.gpkg", Silent())
    np.testing.assert_array_equal(back.displacement, some_points().displacement)
    assert back.measured.component == "up"
    assert not [text for text in said.infos if "left out" in text]


def test_polygons_are_not_written_as_parquet():
    with pytest.raises(OutputError, match=r"Only points are written as Parquet; areas.parquet is for something else"):
        check_area_format("areas.parquet")


@pytest.mark.parametrize(
    ("operation", "given"),
    [
        ("forecast", {"points": {"path": "p.gpkg"}, "output_points": "f.gpkg", "output_areas": "a.parquet"}),
        ("forecast", {"points": {"path": "p.gpkg"}, "output_points": "f.gpkg", "output_series": "a.parquet"}),
        ("detectchanges", {"input": {"path": "p.gpkg"}, "output": "c.gpkg", "output_areas": "a.parquet"}),
        ("detectdeformation", {"input": {"path": "p.gpkg"}, "output_areas": "a.parquet"}),
        ("summariseareas", {"areas": {"path": "a"}, "points": {"path": "p.gpkg"}, "output": "a.parquet"}),
    ],
)
def test_other_layers_are_refused_as_parquet_before_work_begins(operation, given):
    with pytest.raises(OutputError, match=r"Only points are written as Parquet; a.parquet"):
        catalogue.run(operation, given, Silent())


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """Return points of a small simulated area, as GeoPackage and as Parquet."""
    folder = tmp_path_factory.mktemp("simulated")
    for name in ("points.gpkg", "points.parquet"):
        given = {"output": str(folder / name), "point_count": 200, "epoch_count": 120, "missing": 5, "seed": 1}
        catalogue.run("simulate", given, Silent())
    return folder


def run_on(folder, kind, operation, output, **more):
    source = {"path": str(folder / f"points.{kind}")}
    path = folder / f"{operation}.{kind}"
    taking = "points" if operation == "forecast" else "input"
    catalogue.run(operation, {taking: source, output: str(path), **more}, Silent())
    return read_points(path, Silent(), with_forecast=True)


@pytest.mark.parametrize(
    ("operation", "output", "field", "more"),
    [
        ("classifytrends", "output", "trend", {"method": "statistical"}),
        ("forecast", "output_points", "forecast_change", {"horizon_days": 48}),
        ("detectchanges", "output", "change", {}),
    ],
)
def test_operation_gives_with_parquet_what_it_gives_with_geopackage(simulated, operation, output, field, more):
    wide, usual = (run_on(simulated, kind, operation, output, **more) for kind in ("parquet", "gpkg"))
    np.testing.assert_array_equal(wide.displacement, usual.displacement)
    assert wide.attributes.columns.tolist() == usual.attributes.columns.tolist()
    pd.testing.assert_series_equal(
        wide.attributes[field], usual.attributes[field], check_dtype=False, rtol=1e-4, atol=1e-4
    )
    assert wide.measured == usual.measured
