# SPDX-License-Identifier: GPL-2.0-or-later
"""The area to read: polygons and a rectangle, in the data's own system."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely.errors import GEOSException

from ..errors import InputError
from ..request import Area, Extent
from .places import parsed_crs

_EDGE_PIECES = 50
"""An area's edges are cut into so many pieces before they are projected, so that they bend as they should."""


def area_in(crs: CRS, area: Area | None, extent: Extent | None) -> shapely.Geometry | None:
    """Return the area to read, in the data's system; None for all.

    Parameters
    ----------
    crs
        The data's system.
    area, extent
        What bounds it; of both, what they have in common.

    Raises
    ------
    InputError
        An area is not understood, or cannot be projected.
    """
    wanted = []
    if area is not None:
        try:
            polygon = shapely.make_valid(shapely.from_wkt(area.wkt))
        except GEOSException as error:
            raise InputError(f"AOI cannot be read: {error}.") from error
        if shapely.get_dimensions(polygon) != 2:
            raise InputError(f"AOI is a {polygon.geom_type}; expected polygons.")
        wanted.append((polygon, area.crs, "AOI"))
    if extent is not None:
        wanted.append((shapely.box(*extent.bounds), extent.crs, "EXTENT"))
    result = None
    for polygon, own, what in wanted:
        projected = _projected(polygon, parsed_crs(own, what) if own else crs, crs, what)
        result = projected if result is None else shapely.intersection(result, projected)
    if result is not None:
        shapely.prepare(result)
    return result


def _projected(polygon: shapely.Geometry, own: CRS, crs: CRS, what: str) -> shapely.Geometry:
    if own == crs:
        return polygon
    left, bottom, right, top = polygon.bounds
    dense = shapely.segmentize(polygon, max(right - left, top - bottom) / _EDGE_PIECES)
    transformer = Transformer.from_crs(own, crs, always_xy=True)
    moved = shapely.transform(dense, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise InputError(
            f"{what} cannot be transformed from {own.name} to {crs.name}: it reaches beyond the valid area."
        )
    return shapely.make_valid(moved)
