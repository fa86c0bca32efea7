# SPDX-License-Identifier: GPL-2.0-or-later
"""Every caution of the log stands in the report."""

import html

import numpy as np
import pytest
import shapely
from pyproj import CRS

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent, cautions_kept, cautions_told
from insar_forecast_plugin.core.reports.report import Report
from insar_forecast_plugin.core.series import TimeSeriesPoints

LAEA = CRS.from_epsg(3035).to_wkt()
WEST, SOUTH = 4_500_000.0, 3_000_000.0


@pytest.fixture(scope="module")
def points(tmp_path_factory):
    """A layer of 100 points, one of which has few values."""
    x, y = np.meshgrid(np.arange(10), np.arange(10))
    rng = np.random.default_rng(0)
    series = rng.normal(0, 2, (100, 120)).astype(np.float32)
    series[0, 5:] = np.nan
    path = tmp_path_factory.mktemp("cautions") / "points.gpkg"
    made = TimeSeriesPoints(
        pid=np.array([f"p{number}" for number in range(100)], dtype=object),
        coordinates=np.column_stack([WEST + 50 * x.ravel(), SOUTH + 50 * y.ravel()]),
        crs=LAEA,
        dates=np.datetime64("2020-01-03") + 12 * np.arange(120),
        displacement=series,
    )
    write_points(made, path)
    return path


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    """A layer of two polygons, one of which has no point."""
    path = tmp_path_factory.mktemp("areas") / "areas.gpkg"
    boxes = [shapely.box(WEST - 10, SOUTH - 10, WEST + 220, SOUTH + 220), shapely.box(0, 0, 10, 10)]
    write_polygons(
        path,
        boxes,
        {"area_id": np.array(["a", "b"], dtype=object)},
        crs=LAEA,
        layer_name="areas",
        measured=Measured(),
        provenance={},
    )
    return path


def run(operation, folder, **parameters):
    """Run an operation; return what it warned of and its report."""
    told, report = Recorder(), folder / "report.html"
    catalogue.run(operation, {"report": str(report), **parameters}, told)
    return told.warnings, html.unescape(report.read_text(encoding="utf-8"))


def requests(points, areas, folder):
    layer, output = {"path": str(points)}, str(folder / "output.gpkg")
    return {
        "detectchanges": {"input": layer, "output": output, "scale": "point"},
        "summariseareas": {"points": layer, "areas": {"path": str(areas)}, "output": output},
        "gridtimeseries": {"input": layer, "output": str(folder / "grid.tif"), "pixel_size": 60.0},
    }


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("detectchanges", "extrapolated from more frequent ones"),
        ("detectchanges", "1 series has too few values"),
        ("summariseareas", "1 of 2 areas contains no point"),
        ("gridtimeseries", "less accurate than the mean of all points"),
    ],
)
def test_report_holds_the_cautions_of_the_log(points, areas, tmp_path, operation, words):
    warnings, report = run(operation, tmp_path, **requests(points, areas, tmp_path)[operation])
    assert any(words in text for text in warnings)
    assert [text for text in warnings if report.count(f">{text}</p>") != 1] == []


def test_report_has_each_caution_once_and_none_of_an_operation_before(tmp_path):
    with cautions_kept(Silent()) as progress:
        progress.warning("Few points.")
        progress.warning("Few points.")
        report = Report("Title", "Summary")
        report.warn("Few points.")
        report.warn("Short series.")
        report.write(tmp_path / "report.html", {})
        assert cautions_told() == ["Few points."]
    shown = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert [shown.count(text) for text in ("Few points.", "Short series.")] == [1, 1]
    Report("Title", "Summary").write(tmp_path / "report.html", {})
    assert "Few points." not in (tmp_path / "report.html").read_text(encoding="utf-8")
