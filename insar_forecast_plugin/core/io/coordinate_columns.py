# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the points are: columns or geometry, in which reference system, and inside of which area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.errors import GEOSException

from ..errors import InputError
from ..progress import Progress
from ..request import Area, Extent
from .collecting import as_float
from .field_names import GEOGRAPHIC_PAIRS, PROJECTED_PAIRS, listed, named, pair
from .tables.table import ReadAgain, Table

EGMS_CRS = "EPSG:3035"
_EGMS_BOUNDS = (900_000, 7_500_000, 900_000, 6_900_000)
_AGREEMENT_M = 200.0
_EDGE_PIECES = 50
"""An area's edges are cut into so many pieces before they are projected, so that they bend as they should."""


@dataclass(frozen=True)
class Place:
    """Where the coordinates of a table come from.

    Parameters
    ----------
    xy
        Columns of x and y; None takes the geometry.
    crs
        Their coordinate reference system.
    """

    xy: tuple[str, str] | None
    crs: CRS


def parsed_crs(text: str, what: str) -> CRS:
    """Return a coordinate reference system from WKT or a code.

    Raises
    ------
    InputError
        The text is neither.
    """
    try:
        return CRS.from_user_input(text)
    except CRSError as error:
        raise InputError(f"The coordinate reference system of {what} is unknown: {text[:80]!r}.") from error


def find_place(
    table: Table,
    progress: Progress,
    *,
    asked_crs: str | None = None,
    x_field: str | None = None,
    y_field: str | None = None,
    egms: bool = False,
) -> Place:
    """Decide where the coordinates stand and in which system; the values decide, not only the names.

    Raises
    ------
    InputError
        There are no coordinates, or no way to know their system.
    """
    asked = parsed_crs(asked_crs, "the parameter CRS") if asked_crs else None
    if x_field or y_field:
        return _named_by_user(table, x_field, y_field, asked)
    if table.has_geometry and _has_any_geometry(table):
        return Place(None, _of_geometry(table, asked, progress))
    projected, geographic = pair(PROJECTED_PAIRS, table.names), pair(GEOGRAPHIC_PAIRS, table.names)
    if projected is None and geographic is None:
        raise InputError(
            f"{table.name} has dates but no coordinates; looked for the columns "
            f"{listed(GEOGRAPHIC_PAIRS + PROJECTED_PAIRS)}. Set X_FIELD and Y_FIELD to the columns with the "
            "coordinates."
        )
    pairs = [one for one in (projected, geographic) if one is not None]
    values = {one: _first_values(table, one) for one in pairs}
    metric = next((one for one in pairs if not _in_degrees(values[one])), None)
    angular = next((one for one in reversed(pairs) if _in_degrees(values[one])), None)
    if metric is not None and metric == geographic:
        progress.info(f"The columns {metric[0]}/{metric[1]} contain projected coordinates, not degrees.")
    if asked is not None:
        fitting = angular if asked.is_geographic else metric
        if fitting is None:
            held = "projected coordinates" if asked.is_geographic else "degrees"
            raise InputError(
                f"CRS is {asked.name}, but the columns {pairs[0][0]}/{pairs[0][1]} of {table.name} contain {held} "
                f"(such as {_example(values[pairs[0]])}). Leave CRS empty or set the right one."
            )
        return Place(fitting, asked)
    if metric is not None and _is_egms(metric, angular, values, egms):
        return Place(metric, CRS.from_user_input(EGMS_CRS))
    if angular is not None and angular == geographic:
        if metric is not None:
            progress.info(
                f"The coordinate reference system of {metric[0]}/{metric[1]} is not known, so "
                f"{angular[0]}/{angular[1]} (EPSG:4326) are used. Set CRS to use the others."
            )
        return Place(angular, CRS.from_epsg(4326))
    shown = pairs[0] if metric is None else metric
    raise InputError(
        f"{table.name} does not say the coordinate reference system of {shown[0]}/{shown[1]} "
        f"(such as {_example(values[shown])}). Set CRS, for example to the UTM zone of the data."
    )


def in_degrees(coordinates: np.ndarray) -> np.ndarray:
    """Tell which coordinates, shape (n, 2), can be degrees, bool, shape (n,)."""
    return (np.abs(coordinates[:, 0]) <= 360) & (np.abs(coordinates[:, 1]) <= 90)


def check_range(coordinates: np.ndarray, crs: CRS, name: str) -> None:
    """Check that all coordinates, shape (n, 2), can be of one system.

    Raises
    ------
    InputError
        Some are degrees and some are not, or they do not fit the system.
    """
    degrees = in_degrees(coordinates)
    if degrees.any() and not degrees.all():
        raise InputError(
            f"{name} mixes coordinate reference systems: {int(degrees.sum())} points are in degrees, "
            f"{int((~degrees).sum())} in other units. Split it into one file per system."
        )
    if crs.is_geographic and not degrees.all():
        raise InputError(
            f"The coordinates of {name} (such as {_example(coordinates)}) are not degrees, but its coordinate "
            f"reference system is {crs.name}. Set CRS to the right one."
        )
    if not crs.is_geographic:
        middle = np.median(coordinates, axis=0)
        lonlat = Transformer.from_crs(crs, crs.geodetic_crs or "EPSG:4326", always_xy=True).transform(*middle)
        if not np.isfinite(lonlat).all():
            raise InputError(
                f"The coordinates of {name} (such as {_example(coordinates)}) lie outside the valid area of "
                f"{crs.name}. Set CRS to the right one."
            )


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


def _of_geometry(table: Table, asked: CRS | None, progress: Progress) -> CRS:
    own = CRS.from_wkt(table.crs) if table.crs else None
    if asked is not None and own is not None and asked != own:
        progress.warning(
            f"{table.name} states {own.name} as its coordinate reference system; CRS is set to {asked.name}, "
            "which is used."
        )
    crs = asked or own
    if crs is None:
        raise InputError(f"{table.name} does not say its coordinate reference system. Set CRS.")
    return crs


def _named_by_user(table: Table, x_field: str | None, y_field: str | None, asked: CRS | None) -> Place:
    if not (x_field and y_field):
        raise InputError("Set both X_FIELD and Y_FIELD, or leave both empty.")
    found = []
    for name in (x_field, y_field):
        spelled = name if name in table.names else named([name.lower()], table.names)
        if spelled is None:
            raise InputError(f"{table.name} has no column {name}; it has {', '.join(table.names[:12])}, ...")
        found.append(spelled)
    xy = (found[0], found[1])
    if asked is not None:
        return Place(xy, asked)
    if _in_degrees(_first_values(table, xy)) and (xy[0].lower(), xy[1].lower()) in GEOGRAPHIC_PAIRS:
        return Place(xy, CRS.from_epsg(4326))
    raise InputError(f"{table.name} does not say the coordinate reference system of {xy[0]}/{xy[1]}. Set CRS.")


def _has_any_geometry(table: Table) -> bool:
    """Tell whether a row of the first block has a place; tables saved by a GIS may have empty geometries."""
    for block in table.blocks([]):
        return block.coordinates is not None and bool(np.isfinite(block.coordinates).any())
    return True


def _first_values(table: Table, xy: tuple[str, str]) -> np.ndarray:
    """Return the coordinates of the first block of rows, shape (n, 2), without gaps."""
    while True:
        try:
            for block in table.blocks(list(xy)):
                values = np.column_stack([as_float(table.name, block.batch.column(name), name) for name in xy])
                values = values[np.isfinite(values).all(axis=1)]
                if len(values):
                    return values
            raise InputError(f"The columns {xy[0]} and {xy[1]} of {table.name} contain no coordinates.")
        except ReadAgain:
            continue


def _in_degrees(values: np.ndarray) -> bool:
    """Tell whether most of the coordinates, shape (n, 2), can be degrees; single odd rows are dealt with later."""
    return bool(np.median(np.abs(values[:, 0])) <= 360 and np.median(np.abs(values[:, 1])) <= 90)


def _is_egms(
    metric: tuple[str, str], angular: tuple[str, str] | None, values: Mapping[tuple[str, str], np.ndarray], egms: bool
) -> bool:
    """Tell whether projected columns are in the system of EGMS: by the layout, confirmed by degrees where given."""
    xy = values[metric]
    xmin, xmax, ymin, ymax = _EGMS_BOUNDS
    inside = (xy[:, 0] > xmin) & (xy[:, 0] < xmax) & (xy[:, 1] > ymin) & (xy[:, 1] < ymax)
    if not inside.all():
        return False
    if angular is None or len(values[angular]) != len(xy):
        return egms
    lonlat = values[angular]
    transformer = Transformer.from_crs("EPSG:4326", EGMS_CRS, always_xy=True)
    expected = np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))
    return bool(np.median(np.hypot(*(expected - xy).T)) < _AGREEMENT_M)


def _example(values: np.ndarray) -> str:
    return f"{values[0, 0]:.6g}, {values[0, 1]:.7g}"
