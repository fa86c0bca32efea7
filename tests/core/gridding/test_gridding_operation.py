# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation gridtimeseries from file to file."""

import numpy as np
import pytest
import rasterio

from insar_forecast_plugin.core.errors import InputError, OutputError
from insar_forecast_plugin.core.gridding.geometry import geometry_for_points
from insar_forecast_plugin.core.gridding.grid_report import _summary
from insar_forecast_plugin.core.gridding.grid_time_series import grid_time_series
from insar_forecast_plugin.core.gridding.gridded import GridInterpolator, grid_points
from insar_forecast_plugin.core.gridding.left_out import LeftOutError
from insar_forecast_plugin.core.interface import GridRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.request import Extent, VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

EPOCHS = 5
ORIGIN = np.array([4_320_000.0, 3_210_000.0])


def points_with(coordinates, crs="EPSG:3035", values=None):
    count = len(coordinates)
    if values is None:
        slope = (coordinates - coordinates.mean(axis=0)) @ np.array([0.01, 0.02])
        values = slope[:, None] + np.arange(EPOCHS)
    return TimeSeriesPoints(
        pid=np.array([f"p{index}" for index in range(count)], dtype=object),
        coordinates=coordinates,
        crs=crs,
        dates=np.datetime64("2021-01-01", "D") + 12 * np.arange(values.shape[1]).astype("timedelta64[D]"),
        displacement=values.astype(np.float32),
        measured=Measured(component="up", product="made up"),
        provenance={"algorithm": "made up"},
    )


def scattered(count=300):
    return np.random.default_rng(0).random((count, 2)) * 1000 + ORIGIN


@pytest.fixture
def source(tmp_path):
    write_points(points_with(scattered()), tmp_path / "points.gpkg")
    return VectorSource(str(tmp_path / "points.gpkg"))


def request(source, tmp_path, **options):
    return GridRequest(input=source, output=str(tmp_path / "grid.tif"), **options)


def test_every_epoch_is_a_band_named_by_its_date(source, tmp_path):
    grid_time_series(request(source, tmp_path, grid_size=16), Silent())
    with rasterio.open(tmp_path / "grid.tif") as grid:
        assert grid.descriptions[:2] == ("2021-01-01", "2021-01-13")


def test_what_is_measured_travels_with_the_grid(source, tmp_path):
    grid_time_series(request(source, tmp_path, grid_size=16), Silent())
    assert read_stack(tmp_path / "grid.tif").measured == Measured(component="up", product="made up")


def test_provenance_names_the_algorithm_and_its_source(source, tmp_path):
    grid_time_series(request(source, tmp_path, grid_size=16), Silent())
    provenance = read_stack(tmp_path / "grid.tif").provenance
    assert (provenance["algorithm"], provenance["source"]["algorithm"]) == ("gridtimeseries", "made up")


def test_the_rmse_of_a_plane_is_nothing(source, tmp_path):
    result = grid_time_series(request(source, tmp_path, grid_size=16), Silent())
    assert result.outputs["INTERPOLATION_RMSE"] == pytest.approx(0.0, abs=1e-3)


def test_the_report_has_a_row_for_every_method(source, tmp_path):
    grid_time_series(request(source, tmp_path, grid_size=16, report=str(tmp_path / "report.html")), Silent())
    text = (tmp_path / "report.html").read_text()
    assert all(f"<td>{method}</td>" in text for method in ("linear", "nearest", "cubic", "idw"))
    assert "<th>CRS</th>" in text and "ETRS89-extended / LAEA Europe" in text.partition("Interpolation error")[0]


def left_out(method, rmse, answered=0.9):
    return LeftOutError(method, rmse, 5.0, answered, np.zeros(3), 412.0)


@pytest.mark.parametrize(
    ("others", "end"),
    [
        ({}, "left-out points."),
        ({"idw": left_out("idw", 2.0), "cubic": left_out("cubic", 2.5)}, "; idw was better here, 2.00 mm."),
        ({"idw": left_out("idw", 2.99)}, "left-out points."),
        ({"idw": left_out("idw", 2.0, answered=0.5), "cubic": None}, "left-out points."),
    ],
)
def test_summary_names_the_gap_and_a_method_that_was_better_where_as_much_was_answered(others, end):
    text = _summary("linear", {"linear": left_out("linear", 3.0), **others}, 0.75)
    assert "values interpolated (linear) over a gap of 412 m have an RMSE of 3.00 mm" in text
    assert text.endswith(end)


def test_the_derived_distance_is_said(source, tmp_path):
    recorder = Recorder()
    grid_time_series(request(source, tmp_path, grid_size=16), recorder)
    assert any("Maximum distance:" in text and "derived" in text for text in recorder.infos)


def test_too_few_points_for_blocks_leave_the_rmse_open_with_a_warning(tmp_path):
    write_points(points_with(scattered(5)), tmp_path / "few.gpkg")
    recorder = Recorder()
    result = grid_time_series(request(VectorSource(str(tmp_path / "few.gpkg")), tmp_path), recorder)
    assert result.outputs["INTERPOLATION_RMSE"] is None
    assert any("too few points" in text for text in recorder.warnings)


def test_a_refused_input_leaves_no_file(tmp_path):
    write_points(points_with(ORIGIN + np.arange(9.0)[:, None] * 10), tmp_path / "line.gpkg")
    with pytest.raises(InputError, match="one line"):
        grid_time_series(request(VectorSource(str(tmp_path / "line.gpkg")), tmp_path), Silent())
    assert [path.name for path in tmp_path.iterdir()] == ["line.gpkg"]


def test_an_output_folder_that_does_not_exist_is_refused(source, tmp_path):
    with pytest.raises(OutputError, match="does not exist"):
        grid_time_series(GridRequest(input=source, output=str(tmp_path / "absent" / "grid.tif")), Silent())


def test_points_in_degrees_are_gridded_in_utm_and_that_is_said():
    degrees = np.random.default_rng(0).random((200, 2)) * 0.01 + [13.17, 38.70]
    recorder = Recorder()
    gridded = grid_points(points_with(degrees, "EPSG:4326"), grid_size=16, progress=recorder)
    assert "UTM zone 33N" in gridded.stack.crs
    assert any("not in metres" in text for text in recorder.infos)


def test_points_on_both_sides_of_180_degrees_are_gridded_in_the_zone_between():
    random = np.random.default_rng(0)
    east = np.where(np.arange(200) % 2, 179.995, -179.995) + random.normal(0, 0.002, 200)
    gridded = grid_points(points_with(np.column_stack([east, -17 + random.normal(0, 0.002, 200)]), "EPSG:4326"))
    assert "UTM zone 1S" in gridded.stack.crs or "UTM zone 60S" in gridded.stack.crs
    assert np.ptp(gridded.coordinates, axis=0).max() < 3000


def test_points_in_world_mercator_are_gridded_in_metres_of_the_ground():
    mercator = np.random.default_rng(0).random((200, 2)) * 3000 + [1_000_000, 8_300_000]  # 60 degrees north
    gridded = grid_points(points_with(mercator, "EPSG:3395"), grid_size=16)
    assert "UTM zone 32N" in gridded.stack.crs
    assert np.ptp(gridded.coordinates, axis=0).max() < 1700


def test_points_in_feet_are_gridded_in_metres():
    feet = np.random.default_rng(0).random((200, 2)) * 3000 + [1_000_000, 200_000]
    gridded = grid_points(points_with(feet, "EPSG:2263"), grid_size=16)
    assert gridded.geometry.bounds[2] - gridded.geometry.bounds[0] < 1000


def test_an_extent_in_degrees_limits_the_grid():
    extent = Extent((9.99, 52.0, 9.995, 52.004), "EPSG:4326")
    gridded = grid_points(points_with(scattered()), grid_size=16, extent=extent)
    west, _, east, _ = gridded.geometry.bounds
    assert east - west < 600


def test_an_extent_elsewhere_is_refused():
    extent = Extent((0.0, 0.0, 100.0, 100.0), "EPSG:3035")
    with pytest.raises(InputError, match="does not overlap the points"):
        grid_points(points_with(scattered()), extent=extent)


def test_a_distance_that_leaves_every_cell_empty_is_refused():
    with pytest.raises(InputError, match="No grid cell"):
        grid_points(points_with(scattered(20)), max_distance=1e-9, grid_size=16)


@pytest.mark.parametrize("method", ["linear", "cubic"])
@pytest.mark.parametrize("direction", [(1.0, 0.0), (0.6, 0.8)])
def test_points_on_a_line_are_named_as_that_and_another_method_is_advised(method, direction):
    along = np.linspace(0, 900, 40)[:, None] * np.array(direction)
    across = np.random.default_rng(0).normal(0, 1e-3, (40, 1)) * np.array([-direction[1], direction[0]])
    with pytest.raises(InputError, match=r"lie on (a|one) line.*nearest"):
        grid_points(points_with(ORIGIN + 0.5 + along + across), method=method, pixel_size=50)


def test_a_distance_of_zero_is_refused():
    with pytest.raises(InputError, match="MAX_DISTANCE is 0"):
        grid_points(points_with(scattered(20)), max_distance=0.0)


def test_one_point_is_gridded_by_nearest():
    gridded = grid_points(points_with(ORIGIN[None, :] + 0.5), method="nearest", pixel_size=10, max_distance=20)
    assert gridded.stack.values.shape == (EPOCHS, 1, 1)
    assert np.isfinite(gridded.stack.values).all()


def test_an_epoch_without_values_is_an_empty_band():
    points = points_with(scattered())
    points.displacement[:, 2] = np.nan
    stack = grid_points(points, grid_size=16).stack
    assert np.isnan(stack.values[2]).all()
    assert np.isfinite(stack.values[3]).any()


def test_interpolator_that_was_fitted_once_grids_any_series_of_its_points():
    points = points_with(scattered())
    geometry = geometry_for_points(points.coordinates, points.crs, grid_size=8)
    once = GridInterpolator.fitted(points.coordinates, geometry)
    changed = points_with(points.coordinates, values=points.displacement[:, 1:] * 3)
    for series in (points, changed):
        anew = grid_points(series, grid_size=8)
        np.testing.assert_array_equal(once.stack(series).values, anew.stack.values)
