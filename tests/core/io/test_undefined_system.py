# SPDX-License-Identifier: GPL-2.0-or-later
"""A GeoPackage that says that nobody knows its coordinate reference system."""

import sqlite3

import numpy as np
import pytest

from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.io.point_layer import open_points
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints


def test_undefined_degrees_are_no_system(tmp_path):
    path = tmp_path / "points.gpkg"
    dates = np.datetime64("2020-01-01") + np.arange(3)
    points = TimeSeriesPoints(
        pid=np.array(["a"], dtype=object),
        coordinates=np.array([[394_132.0, 4_754_440.0]]),
        crs="EPSG:32633",
        dates=dates,
        displacement=np.zeros((1, 3), dtype=np.float32),
    )
    write_points(points, path)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE gpkg_contents SET srs_id = 0 WHERE data_type = 'features'")
        database.execute("UPDATE gpkg_geometry_columns SET srs_id = 0")
    with pytest.raises(InputError, match=r"has no coordinate reference system\. Assign one to the layer"):
        open_points(path, Silent())
