# SPDX-License-Identifier: GPL-2.0-or-later
"""Squares of 100 m with points that move in known ways, and how they are summarised."""

import numpy as np
import shapely
from pyproj import CRS

from insar_forecast_plugin.core.areas.summarise_areas import summarise_areas
from insar_forecast_plugin.core.interface import SummariseAreasRequest
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.io.polygons import write_polygons
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.core.series import TimeSeriesPoints

SYSTEM = CRS.from_epsg(3035).to_wkt()
DATES = np.datetime64("2019-01-03") + np.arange(100) * np.timedelta64(12, "D")
YEARS = (DATES - DATES[0]).astype(float) / 365.25
CORNER = np.array([4_500_000.0, 3_000_000.0])
SINKING, CURVING, STILL = (shapely.box(*CORNER + east, *(CORNER + east + 100)) for east in (0, 200, 400))


def points_of(coordinates, displacement, **more):
    return TimeSeriesPoints(
        pid=np.array([f"p{row}" for row in range(len(coordinates))], dtype=object),
        coordinates=np.asarray(coordinates, dtype=float),
        crs=SYSTEM,
        dates=more.pop("dates", DATES),
        displacement=np.asarray(displacement, dtype=np.float32),
        measured=Measured(component="los", half_wavelength_mm=27.73),
        **more,
    )


def write_areas(path, polygons, crs=SYSTEM, **fields):
    fields = fields or {"kind": np.arange(len(polygons))}
    about = {"crs": crs, "layer_name": "areas", "measured": Measured(), "provenance": {}}
    write_polygons(path, polygons, fields, **about)
    return VectorSource(str(path))


def summarised(folder, points, areas, progress=None, **options):
    """Summarise polygons and return the request and the result."""
    if not isinstance(areas, VectorSource):
        areas = write_areas(folder / "areas.gpkg", areas)
    source = folder / "points.gpkg"
    write_points(points, source)
    given = {"areas": areas, "points": VectorSource(str(source)), "output": str(folder / "out.gpkg")}
    request = SummariseAreasRequest(**{**given, **options})
    return request, summarise_areas(request, progress or Silent())
