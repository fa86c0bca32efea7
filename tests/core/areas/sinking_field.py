# SPDX-License-Identifier: GPL-2.0-or-later
"""A field of points of which a disc sinks, with a lake beside it, and how areas are detected in it."""

import numpy as np
import pandas as pd
import pyogrio

from insar_forecast_plugin.core.areas.detect_deformation import detect_deformation
from insar_forecast_plugin.core.interface import DetectDeformationRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

DATES = np.datetime64("2019-01-03") + np.arange(80) * np.timedelta64(12, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
CORNER = np.array([4_500_000.0, 3_000_000.0])
CENTRE = CORNER + 1500
LAKE = CORNER + np.array([2400.0, 600.0])


def sinking_field():
    """Return 1500 points, of which those within 300 m of the middle sink by 8 mm/yr; around LAKE there are none."""
    rng = np.random.default_rng(0)
    places = CORNER + 3000 * rng.random((1800, 2))
    coordinates = places[np.hypot(*(places - LAKE).T) > 450][:1500]
    inside = np.hypot(*(coordinates - CENTRE).T) < 300
    noise = rng.normal(0, 2, (len(coordinates), len(DATES)))
    series = np.outer(np.where(inside, -8.0, 0.0) - 1.5, YEARS) + noise
    points = TimeSeriesPoints(
        pid=np.array([f"p{row}" for row in range(len(coordinates))], dtype=object),
        coordinates=coordinates,
        crs="EPSG:3035",
        dates=DATES,
        displacement=series.astype(np.float32),
        attributes=pd.DataFrame({"rate": np.where(inside, -9.5, -1.5) + rng.normal(0, 0.3, len(coordinates))}),
        measured=Measured(component="los"),
    )
    return points, inside


def detected(folder, points, progress=None, **options):
    """Detect areas in points, or in a layer of a file, and return them as a table with their geometry."""
    if isinstance(points, TimeSeriesPoints):
        write_points(points, folder / "in.gpkg")
        points = VectorSource(str(folder / "in.gpkg"))
    areas = folder / "areas.gpkg"
    request = DetectDeformationRequest(
        input=points,
        output_areas=str(areas),
        output=str(folder / "score.tif"),
        report=str(folder / "report.html"),
        **options,
    )
    detect_deformation(request, progress or Recorder())
    return pyogrio.read_arrow(areas)[1].to_pandas()
