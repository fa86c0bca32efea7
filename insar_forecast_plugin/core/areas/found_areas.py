# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas: points that belong together, the outline around them, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Delaunay, cKDTree

from ..forecasting.models.gap_filling import nearest_points

_LINKS = 24
"""A point is linked to so many of its nearest at most: all pairs within a large cell would be too many."""
_FEWEST_TRIANGULATED = 4
_APART = 0.01
"""Metres by which places are moved apart at most, from one side to the other."""
_MIXERS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], dtype=np.uint64)
"""Odd numbers that spread bits, of SplitMix64 (Steele et al., 2014)."""
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


def sides_between(coordinates: np.ndarray, longest: float) -> np.ndarray:
    """Return pairs of points with no other between them: sides of their Delaunay triangles, int, shape (n_sides, 2).

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    longest
        Longer sides are left out, metres.
    """
    if len(coordinates) < _FEWEST_TRIANGULATED:
        return np.empty((0, 2), dtype=np.int64)
    # Joggled input: points on one line, as along a railway, have triangles too.
    places = moved_apart(coordinates)
    corners = Delaunay(places - places.mean(axis=0), qhull_options="QJ Pp").simplices
    sides = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]]).astype(np.int64)
    short = np.hypot(*(coordinates[sides[:, 0]] - coordinates[sides[:, 1]]).T) <= longest
    return sides[short]


def moved_apart(coordinates: np.ndarray) -> np.ndarray:
    """Return places up to 5 mm from points, shape (n, 2), each by its own coordinates alone.

    Of the points of a grid four lie on a circle, and chance would tell which two have a side between them. So it does
    not depend on what other points there are.
    """
    bits = np.ascontiguousarray(coordinates, dtype=np.float64).view(np.uint64).reshape(-1, 2)
    moved = []
    for number in range(2):
        mixed = (bits[:, 0] * _MIXERS[number]) ^ (np.roll(bits, 1, axis=1)[:, 0] * _MIXERS[1 - number])
        mixed = (mixed ^ (mixed >> np.uint64(31))) * _MIXERS[2]
        moved.append((mixed >> np.uint64(33)).astype(float) / 2.0**31 - 0.5)
    return coordinates + _APART * np.column_stack(moved)


def linked(
    coordinates: np.ndarray, chosen: np.ndarray, distance: float, sides: np.ndarray | None = None
) -> list[np.ndarray]:
    """Return groups of the chosen points in which each is near another, as indices, largest first.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    chosen
        Indices, shape (n_chosen,).
    distance
        Up to which two points are linked, metres.
    sides
        Pairs of points that are linked too where both are chosen, such as those across a field or a river, shape
        (n_sides, 2).
    """
    return groups_of(chosen, links(coordinates, chosen, distance, sides))


def links(coordinates: np.ndarray, chosen: np.ndarray, distance: float, sides: np.ndarray | None = None) -> np.ndarray:
    """Return pairs of chosen points that are linked, as indices, int, shape (n_pairs, 2); see :func:`linked`."""
    if not len(chosen):
        return np.empty((0, 2), dtype=np.int64)
    places = coordinates[chosen]
    apart, near = nearest_points(cKDTree(places), places, _LINKS + 1)
    one, other = np.nonzero(apart < distance)
    pairs = np.column_stack([chosen[one], chosen[near[one, other]]])
    if sides is None or not len(sides):
        return pairs
    is_chosen = np.zeros(len(coordinates), dtype=bool)
    is_chosen[chosen] = True
    return np.concatenate([pairs, sides[is_chosen[sides].all(axis=1)]])


def groups_of(chosen: np.ndarray, pairs: np.ndarray) -> list[np.ndarray]:
    """Return groups of points that hang together, as indices, largest first.

    Parameters
    ----------
    chosen
        Indices of the points, increasing, shape (n_chosen,).
    pairs
        Of linked points, indices, shape (n_pairs, 2).
    """
    if not len(chosen):
        return []
    one, other = np.searchsorted(chosen, pairs).T
    graph = sparse.coo_array((np.ones(len(one), dtype=bool), (one, other)), shape=(len(chosen), len(chosen)))
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
