# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points lie in an area, and which around it: by a tree of the points, so that areas may be very many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import shapely

from ..io.collecting import unique_names
from ..io.polygon_layer import PolygonLayer
from ..progress import Progress

_AREAS_AT_ONCE = 2000
RING_METRES = 250.0
"""Least width of the ring around an area; of larger areas it is the radius of a circle of their size."""
MOST_AROUND = 500
"""Points of a ring, evenly spread in the file where there are more."""
FEWEST_AROUND = 5
"""With fewer points around it an area has no surroundings to be compared with."""

AREA_ID = "area_id"
_OF_RESULTS = {"point_count", "area_m2"}
"""Fields that all areas of the plugin have."""
_RANK = "rank"
_KINDS = {"trend", "best_simple", "change"}
"""Fields of texts that areas of the plugin may have. They say what an area is like, also where no two are alike."""
_LONGEST_NAME = 40
"""Letters; longer texts describe an area, and its name is another field."""


def own_names(attributes: pa.Table, taken: Sequence[str], *, by_plugin: bool) -> dict[str, str]:
    """Return the fields to keep of given polygons and what they are called beside the fields of a result.

    A field that has the name of one of these is the user's and gets another, ``rank_source``. What an earlier run of
    the plugin left is not kept: beside the new values it would be taken for them.

    >>> own_names(pa.table({"owner": ["A"], "Rank": [1]}), ["rank"], by_plugin=False)
    {'owner': 'owner', 'Rank': 'Rank_source'}
    >>> own_names(pa.table({"owner": ["A"], "Rank": [1]}), ["rank"], by_plugin=True)
    {'owner': 'owner'}

    Parameters
    ----------
    taken
        The names of the result's fields.
    by_plugin
        Whether the layer says that the plugin made it. A copy does not, and is known by its fields.
    """
    names, in_use = attributes.column_names, {name.lower() for name in taken}
    if by_plugin or {name.lower() for name in names} >= _OF_RESULTS:
        return {name: name for name in names if name.lower() not in in_use}
    free = [name for name in names if name.lower() not in in_use]
    met = [name for name in names if name.lower() in in_use]
    renamed = dict(zip(met, unique_names(met, (*taken, *free)), strict=True))
    return {name: renamed.get(name, name) for name in names}


def own_fields(layer: PolygonLayer, area_id: np.ndarray, fields: Sequence[str], progress: Progress) -> dict[str, str]:
    """Return the polygons' own fields with their names in a result, and say which are called otherwise there.

    Parameters
    ----------
    area_id
        What names each area in the result, shape (n_rows,).
    fields
        The other fields of the result.
    """
    attributes = layer.attributes
    for name in [one for one in attributes.column_names if one.lower() == AREA_ID]:
        if [str(value).strip() for value in attributes.column(name).to_pylist()] == area_id.tolist():
            attributes = attributes.drop_columns([name])  # the result's says the same
    own = own_names(attributes, (AREA_ID, *fields), by_plugin=bool(layer.provenance))
    told = ", ".join(f"{name} → {kept}" for name, kept in own.items() if name != kept)
    if told:
        progress.warning(f"Fields of {layer.name} that have the name of a field of the result are kept: {told}.")
    return own


def area_ids(attributes: pa.Table, count: int) -> np.ndarray:
    """Return what names each area: the first complete and unique field of short texts, else numbers from 1 on.

    A field ``area_id`` comes first, of texts or numbers. Areas that the plugin found have their rank, as on the map.

    >>> area_ids(pa.table({"area_id": ["north", "south"]}), 2).tolist()
    ['north', 'south']
    >>> area_ids(pa.table({"kind": ["a", "a"]}), 2).tolist(), area_ids(pa.table({}), 2).tolist()
    (['1', '2'], ['1', '2'])
    >>> area_ids(pa.table({"kind": ["a", "a"], "parcel": ["Quarry", "Harbour"]}), 2).tolist()
    ['Quarry', 'Harbour']
    >>> found = {"rank": [2, 5], "change": ["jump", "velocity"], "point_count": [9, 7], "area_m2": [80.0, 60.0]}
    >>> area_ids(pa.table(found), 2).tolist()
    ['2', '5']

    Parameters
    ----------
    count
        Number of areas, which a table without a column does not tell.
    """
    own = [name for name in attributes.column_names if name.lower() == AREA_ID]
    texts = [field.name for field in attributes.schema if _is_text(field.type) and field.name not in own]
    ranks: list[str] = []
    if {name.lower() for name in attributes.column_names} >= _OF_RESULTS:
        texts = [name for name in texts if name.lower() not in _KINDS]
        ranks = [name for name in attributes.column_names if name.lower() == _RANK]
    for name in (*own, *texts, *ranks):
        found = ["" if one is None else str(one).strip() for one in attributes.column(name).to_pylist()]
        is_short = name not in texts or max(map(len, found), default=0) <= _LONGEST_NAME
        if all(found) and is_short and len(set(found)) == count:
            return np.array(found, dtype=object)
    return np.array([str(row + 1) for row in range(count)], dtype=object)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def points_within(
    polygons: Sequence[shapely.Geometry | None] | np.ndarray, coordinates: np.ndarray, buffer: float, progress: Progress
) -> list[np.ndarray]:
    """Return the row numbers, increasing, of the points in each polygon or up to a distance from it.

    >>> from ..progress import Silent
    >>> places = np.array([[1.0, 1.0], [12.0, 5.0], [40.0, 40.0]])
    >>> [rows.tolist() for rows in points_within([shapely.box(0, 0, 10, 10), None], places, 3.0, Silent())]
    [[0, 1], []]

    Parameters
    ----------
    polygons
        Valid, in metres; None has no points.
    coordinates
        In the same system, shape (n_points, 2).
    buffer
        Metres.
    """
    return _near(polygons, coordinates, np.full(len(polygons), buffer), progress)


def points_around(
    polygons: Sequence[shapely.Geometry | None] | np.ndarray,
    coordinates: np.ndarray,
    free: np.ndarray,
    buffer: float,
    progress: Progress,
) -> list[np.ndarray]:
    """Return the row numbers of the points of a ring around each area that lie in no area; few are none.

    Parameters
    ----------
    polygons, coordinates
        As for :func:`points_within`.
    free
        Which points lie in no area, bool, shape (n_points,).
    buffer
        By which areas are larger than their polygons, metres.
    """
    numbers = np.flatnonzero(free)
    shapes = np.array([*polygons, None], dtype=object)[:-1]
    radius = np.sqrt(np.nan_to_num(shapely.area(shapes)) / np.pi)
    found = _near(polygons, coordinates[numbers], buffer + np.maximum(radius, RING_METRES), progress)
    return [_some(numbers[rows]) for rows in found]


def _some(rows: np.ndarray) -> np.ndarray:
    if len(rows) < FEWEST_AROUND:
        return rows[:0]
    if len(rows) <= MOST_AROUND:
        return rows
    return np.asarray(rows[np.linspace(0, len(rows) - 1, MOST_AROUND).astype(int)])


def _near(
    polygons: Sequence[shapely.Geometry | None] | np.ndarray,
    coordinates: np.ndarray,
    distance: np.ndarray,
    progress: Progress,
) -> list[np.ndarray]:
    shapes = np.array([*polygons, None], dtype=object)[:-1]  # the last keeps NumPy from looking into the others
    tree = shapely.STRtree(shapely.points(coordinates))
    found: list[np.ndarray] = []
    for start in range(0, len(shapes), _AREAS_AT_ONCE):
        some = shapes[start : start + _AREAS_AT_ONCE]
        if distance.any():
            area, point = tree.query(some, predicate="dwithin", distance=distance[start : start + _AREAS_AT_ONCE])
        else:
            area, point = tree.query(some, predicate="intersects")
        order = np.lexsort((point, area))
        found += np.split(point[order], np.cumsum(np.bincount(area, minlength=len(some)))[:-1])
        count = start + len(some)
        progress(count / len(shapes), f"Looking for the points of {count} area{'s' * (count != 1)}")
    return found
