# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a simulation lies: its area in metres and the coordinate reference system of its points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import CRS

from ..gridding.projection import extent_bounds, known_crs, metric_crs, transformed
from ..request import Extent

DEFAULT_CRS = "EPSG:3035"
DEFAULT_BOUNDS = (4_320_000.0, 3_210_000.0, 4_330_000.0, 3_220_000.0)
"""A square of 10 km beside the origin of ETRS89-LAEA Europe."""

_HALF_SIDE_M = 5_000.0


@dataclass(frozen=True)
class SimulatedArea:
    """An area to simulate.

    Parameters
    ----------
    bounds
        West, south, east, north in metres.
    metric
        The coordinate reference system of the bounds.
    crs
        The one that the points are to have.
    """

    bounds: tuple[float, float, float, float]
    metric: CRS
    crs: CRS

    def delivered(self, coordinates: np.ndarray) -> np.ndarray:
        """Return coordinates, shape (n, 2), of the area in the points' coordinate reference system."""
        if self.crs.equals(self.metric):
            return coordinates
        return transformed(coordinates, self.metric, self.crs)


def simulated_area(extent: Extent | None, crs: str | None) -> SimulatedArea:
    """Return the area that EXTENT and CRS ask for.

    Without an extent it is a square of 10 km: the default one, or, where the CRS is not made for that place, one at
    the centre of the CRS's area of use. The points' CRS is CRS, else the extent's, else EPSG:3035.

    Raises
    ------
    InputError
        A CRS is not understood, or the extent has no place in it.
    """
    wanted = known_crs(crs or (extent.crs if extent else None) or DEFAULT_CRS)
    if extent is not None:
        in_wanted = extent_bounds(extent, wanted)
        corners = np.array(in_wanted).reshape(2, 2)
        metric = metric_crs(corners, wanted)
        bounds = extent_bounds(Extent(in_wanted, wanted.to_wkt()), metric)
        return SimulatedArea(bounds, metric, wanted)
    default = known_crs(DEFAULT_CRS)
    if wanted.equals(default):
        return SimulatedArea(DEFAULT_BOUNDS, default, wanted)
    degrees = known_crs("EPSG:4326")
    centre = np.array([[DEFAULT_BOUNDS[0] + _HALF_SIDE_M, DEFAULT_BOUNDS[1] + _HALF_SIDE_M]])
    longitude, latitude = transformed(centre, default, degrees)[0]
    use = wanted.area_of_use
    if use is not None and not (use.west <= longitude <= use.east and use.south <= latitude <= use.north):
        # Areas of use that cross 180 degrees have their west east of their east.
        east = use.east + (360 if use.east < use.west else 0)
        longitude, latitude = (use.west + east) / 2, (use.south + use.north) / 2
    place = transformed(np.array([[longitude, latitude]]), degrees, wanted)
    metric = metric_crs(place, wanted)
    x, y = place[0] if metric.equals(wanted) else transformed(place, wanted, metric)[0]
    x, y = float(np.round(x, -3)), float(np.round(y, -3))
    return SimulatedArea((x - _HALF_SIDE_M, y - _HALF_SIDE_M, x + _HALF_SIDE_M, y + _HALF_SIDE_M), metric, wanted)
