# SPDX-License-Identifier: GPL-2.0-or-later
"""The points beside a line that was drawn on the map, with their series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

from ..processing.compatibility import FLAT_CAP, ROUND_JOIN
from .layer_dates import find_date_fields
from .mean_series import PointTable, read_points
from .section_line import along_line
from .series_reading import ids_within

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

MOST_ALONG = 5000
"""Points of a section, spread evenly in the layer where there are more."""


@dataclass(frozen=True)
class SectionPoints:
    """Points beside a line.

    Parameters
    ----------
    layer_name
        Of their layer.
    days, ahead
        Dates observed and forecast, ``datetime64[D]``.
    table
        Their series.
    along, apart
        Metres along the line and from it, shape (n_points,).
    length
        Of the line, metres.
    count
        How many points lie beside the line; more than in the table where some were left out.
    """

    layer_name: str
    days: np.ndarray
    ahead: np.ndarray
    table: PointTable
    along: np.ndarray
    apart: np.ndarray
    length: float
    count: int


def points_beside(
    layer: QgsVectorLayer, line: QgsGeometry, shown_in: QgsCoordinateReferenceSystem, width: float
) -> SectionPoints:
    """Return the points of a layer up to half a width from a line.

    Parameters
    ----------
    line
        In the CRS of the map, ``shown_in``.
    width
        Metres, measured on the ground, whatever the systems of map and layer count in.

    Raises
    ------
    QgsCsException
        The line lies where the systems cannot be transformed.
    """
    context = QgsProject.instance()
    to_degrees = QgsCoordinateTransform(shown_in, QgsCoordinateReferenceSystem("EPSG:4326"), context)
    middle = to_degrees.transform(line.centroid().asPoint())
    local = QgsCoordinateReferenceSystem.fromProj(f"+proj=aeqd +lat_0={middle.y()} +lon_0={middle.x()} +units=m")
    on_ground = QgsGeometry(line)
    on_ground.transform(QgsCoordinateTransform(shown_in, local, context))
    corners = np.array([(point.x(), point.y()) for point in on_ground.asPolyline()])
    # Points beyond the ends of the line have no place on it.
    corridor = on_ground.buffer(width / 2, 8, FLAT_CAP, ROUND_JOIN, 2.0)
    corridor.transform(QgsCoordinateTransform(local, layer.crs(), context))
    ids, _ = ids_within(layer, corridor)
    count = len(ids)
    if count > MOST_ALONG:
        ids = [ids[int(at)] for at in np.linspace(0, count - 1, MOST_ALONG)]
    dates = find_date_fields(layer.fields())
    table = read_points(layer, ids, dates)
    to_ground = QgsCoordinateTransform(layer.crs(), local, context)
    places = [to_ground.transform(x, y) for x, y in table.places.tolist()]
    along, apart = along_line(corners, np.array([(one.x(), one.y()) for one in places]).reshape(-1, 2))
    return SectionPoints(
        layer_name=layer.name(),
        days=np.array([day for day, _ in dates.observed], dtype="datetime64[D]"),
        ahead=np.array([item[0] for item in dates.forecast], dtype="datetime64[D]"),
        table=table,
        along=along,
        apart=apart,
        length=float(on_ground.length()),
        count=count,
    )
