# SPDX-License-Identifier: GPL-2.0-or-later
import numpy as np
import pytest

from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.trends.reference import median_velocity

NO_SEAMS = np.empty(0, dtype="datetime64[D]")


@pytest.mark.parametrize("count", [501, 30_001])
def test_median_velocity_is_that_of_all_points_or_of_points_spread_evenly(tmp_path, count):
    dates = np.datetime64("2020-01-01") + np.arange(14) * np.timedelta64(30, "D")
    years = (dates - dates[0]).astype(float) / 365.25
    # Two thirds of the way the velocities begin to rise, so that the first points alone would tell another median.
    velocities = 3.0 + np.maximum(np.arange(count) / count - 1 / 3, 0) * 6
    displacement = (velocities[:, None] * years).astype(np.float32)
    displacement[::7, 3] = np.nan
    displacement[5, 5:] = np.nan
    points = TimeSeriesPoints(
        pid=np.arange(count).astype(str).astype(object),
        coordinates=np.zeros((count, 2)),
        crs="EPSG:3035",
        dates=dates,
        displacement=displacement,
    )
    write_points(points, tmp_path / "p.gpkg")
    layer = open_points(tmp_path / "p.gpkg", Silent())
    assert median_velocity(layer, NO_SEAMS, Silent()) == pytest.approx(4.0, abs=0.02)
