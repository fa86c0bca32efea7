# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas: points that belong together, the outline around them, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

_LINKS = 24
"""A point is linked to so many of its nearest at most: all pairs within a large cell would be too many."""
_REACH = 0.75
"""Radius of the disc around each point of an area, in distances at which its points are linked."""


@dataclass(frozen=True)
class FoundArea:
    """One area.

    Parameters
    ----------
    rows
        Its points, indices, shape (n,).
    score
        0 to 1; by it areas are ranked.
    """

    rows: np.ndarray
    score: float


def linked(coordinates: np.ndarray, chosen: np.ndarray, distance: float) -> list[np.ndarray]:
    """Return groups of the chosen points in which each is near another, as indices, largest first.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    chosen
        Indices, shape (n_chosen,).
    distance
        Up to which two points are linked, metres.
    """
    if not len(chosen):
        return []
    places = coordinates[chosen]
    count = min(_LINKS + 1, len(chosen))
    apart, near = KDTree(places).query(places, count, distance_upper_bound=distance)
    apart, near = apart.reshape(len(chosen), count), near.reshape(len(chosen), count)
    one, other = np.nonzero(np.isfinite(apart))
    graph = sparse.coo_array((np.ones(len(one), dtype=bool), (one, near[one, other])), shape=(len(chosen), len(chosen)))
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    groups = np.split(chosen[order], np.cumsum(np.bincount(label))[:-1])
    return sorted(groups, key=len, reverse=True)


def outline(coordinates: np.ndarray, distance: float) -> shapely.Geometry:
    """Return the outline of an area: discs around its points, joined and drawn in, so that no part lies far from one.

    Parameters
    ----------
    coordinates
        Of its points, metres, shape (n, 2).
    distance
        At which its points are linked, metres.
    """
    radius = _REACH * distance
    joined = shapely.union_all(shapely.buffer(shapely.points(coordinates), radius, quad_segs=4))
    drawn_in = shapely.buffer(joined, -radius / 2, quad_segs=4)
    return shapely.simplify(joined if drawn_in.is_empty else drawn_in, radius / 20)


def ranked(areas: Sequence[FoundArea]) -> list[FoundArea]:
    """Return areas from the highest score to the lowest."""
    return sorted(areas, key=lambda one: one.score, reverse=True)
