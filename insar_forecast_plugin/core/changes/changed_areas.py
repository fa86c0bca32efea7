# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas that changed together: alarms of neighbouring points that move the same way, without those of chance.

Points next to each other are one group. Where neighbourhoods are watched, groups a few points apart see the same
ground: those of one kind whose dates agree are one area as far as the neighbourhoods reach.

Which areas are kept follows Benjamini and Hochberg (1995, Journal of the Royal Statistical Society B 57): areas are put
in the order of their strongest point, and of those kept a tenth at most is expected to be there by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree, cKDTree

from ..areas.found_areas import linked, outline
from ..change_kinds import SOUGHT
from .change_table import FIELDS, ChangeTable
from .near_enough import rows_of_distances

FALSE_SHARE = 0.1
"""Of the areas kept, how many may be expected to be there by chance."""
NEIGHBOUR = 8
_TIMES = 1.5
"""Points are linked up to this many times the usual distance to so many neighbours."""
_APART_DAYS = 90.0
"""Changes farther apart in time are not one, unless their dates are that uncertain."""
DATE_BAND = 2.0
"""Standard deviations to each side of a date within which it is said to lie."""


@dataclass(frozen=True)
class ChangedArea:
    """Points that changed together.

    Parameters
    ----------
    rows
        Indices of the points, the one that stands out most first.
    expected
        How many areas that stand out as much are expected by chance.
    """

    rows: np.ndarray
    expected: float


def neighbour_distances(tree: cKDTree, places: np.ndarray) -> np.ndarray:
    """Return how far the eighth neighbour of some points is, metres, shape (n,); the last one where there are fewer."""
    count = min(NEIGHBOUR + 1, tree.n)
    return np.asarray(tree.query(places, count)[0].reshape(len(places), count)[:, -1])


def distance_of_links(apart: np.ndarray) -> float:
    """Return up to which distance points belong together, metres, from how far neighbours of points are, metres."""
    return max(_TIMES * float(np.median(apart)), 1.0)


def link_distance(coordinates: np.ndarray) -> float:
    """Return up to which distance points, metres, shape (n, 2), belong together, metres."""
    some = coordinates[rows_of_distances(len(coordinates))]
    return distance_of_links(neighbour_distances(cKDTree(coordinates), some))


def changed_areas(
    table: ChangeTable,
    coordinates: np.ndarray,
    distance: float,
    neighbours: int,
    *,
    reach: np.ndarray | None = None,
    watched: int | None = None,
) -> tuple[list[ChangedArea], int]:
    """Return the areas, the surest first, and how many groups were left out because chance may have made them.

    Without ``reach`` and ``watched`` the table has all points of the region; with them it may have those that changed
    only.

    Parameters
    ----------
    coordinates
        Metres, shape (n, 2).
    distance
        Up to which points belong together, metres.
    neighbours
        How many points a neighbourhood has; so many of an unchanged region stand out together.
    reach
        How far the neighbourhoods reach, metres, shape (n,); see :func:`reach_of`.
    watched
        Number of points of the region that were watched.
    """
    found: list[ChangedArea] = []
    if watched is None:
        watched = int(np.isfinite(table.p).sum())
    if reach is None:
        reach = reach_of(coordinates, np.flatnonzero(table.changed), neighbours)
    for sign in (-1.0, 1.0):
        chosen = np.flatnonzero(table.changed & (np.sign(table.size) == sign))
        groups = linked(coordinates, chosen, distance)
        groups = [together for group in groups for together in _at_one_time(table, group)]
        for together in _of_one_event(table, coordinates, groups, reach):
            rows = together[np.argsort(-table.strength[together], kind="stable")]
            found.append(ChangedArea(rows, float(table.p[rows[0]]) * watched / neighbours))
    found.sort(key=lambda one: (one.expected, -len(one.rows)))
    shares = np.array([one.expected / (number + 1) for number, one in enumerate(found)])
    kept = int(np.flatnonzero(shares <= FALSE_SHARE)[-1]) + 1 if (shares <= FALSE_SHARE).any() else 0
    return found[:kept], len(found) - kept


def _at_one_time(table: ChangeTable, group: np.ndarray) -> list[np.ndarray]:
    """Split a group where its dates are apart."""
    order = group[np.argsort(table.date[group], kind="stable")]
    apart = np.diff(table.date[order]).astype(float)
    sure = _APART_DAYS + table.date_sigma[order][1:] + table.date_sigma[order][:-1]
    return list(np.split(order, np.flatnonzero(apart > sure) + 1))


def reach_of(coordinates: np.ndarray, chosen: np.ndarray, neighbours: int) -> np.ndarray:
    """Return how far the neighbourhoods of some points reach, metres, zero elsewhere, shape (n,)."""
    reach = np.zeros(len(coordinates))
    if neighbours > 1 and len(chosen):
        reach[chosen] = KDTree(coordinates).query(coordinates[chosen], neighbours)[0][:, -1]
    return reach


def _of_one_event(
    table: ChangeTable, coordinates: np.ndarray, groups: Sequence[np.ndarray], reach: np.ndarray
) -> list[np.ndarray]:
    """Join groups of one kind and date of which a point of each lies in the neighbourhood of one of the other."""
    if not groups:
        return []
    group = np.repeat(np.arange(len(groups)), [len(one) for one in groups])
    rows = np.concatenate(groups)
    places, far = coordinates[rows], reach[rows]
    near = KDTree(places).query_ball_point(places, far)
    one, other = np.repeat(np.arange(len(rows)), [len(some) for some in near]), np.concatenate(near).astype(int)
    mutual = np.hypot(*(places[one] - places[other]).T) <= far[other]
    first, second = group[one[mutual]], group[other[mutual]]
    parts = [table.at(together) for together in groups]
    kind = np.array([_usual_kind(part) for part in parts], dtype=object)
    days = np.array([_middle(part.date) for part in parts], dtype="datetime64[D]").astype(float)
    band = DATE_BAND * np.array([np.median(part.date_sigma) for part in parts])
    same = (kind[first] == kind[second]) & (np.abs(days[first] - days[second]) <= band[first] + band[second])
    graph = sparse.coo_array((np.ones(int(same.sum()), bool), (first[same], second[same])), shape=(len(groups),) * 2)
    count, label = connected_components(graph, directed=False)
    return [rows[label[group] == event] for event in range(count)]


def outlines_of(areas: Sequence[ChangedArea], coordinates: np.ndarray, distance: float) -> list[shapely.Geometry]:
    """Return the outline of each area."""
    return [outline(coordinates[one.rows], distance) for one in areas]


def area_fields(areas: Sequence[ChangedArea], table: ChangeTable, last: np.datetime64) -> dict[str, np.ndarray]:
    """Return the fields of areas, each of shape (n_areas,)."""
    parts = [table.at(one.rows) for one in areas]
    kinds = np.array([_usual_kind(part) for part in parts], dtype=object)
    dates = np.array([_middle(part.date) for part in parts], dtype="datetime64[D]")

    def means(name: str, of: str = "median") -> np.ndarray:
        return np.array([getattr(np, of)(getattr(part, name)) for part in parts], dtype=np.float32)

    columns = (
        kinds,
        dates,
        means("date_sigma"),
        means("before"),
        means("after"),
        means("size"),
        means("p", "min"),
        np.array([(last - date).astype(float) for date in dates], dtype=np.float32),
        np.full(len(areas), last),
    )
    return {
        "rank": np.arange(1, len(areas) + 1),
        **dict(zip(FIELDS, columns, strict=True)),
        "change_mm_peak": np.array([part.size[np.abs(part.size).argmax()] for part in parts], dtype=np.float32),
        "point_count": np.array([len(one.rows) for one in areas], dtype=int),
        "expected_by_chance": np.array([one.expected for one in areas], dtype=np.float32),
        "first_seen": np.array([_first_seen(part) for part in parts], dtype="datetime64[D]"),
    }


def _usual_kind(part: ChangeTable) -> str:
    """Return the kind that the points are for, each with the square of its strength."""
    votes = {kind: float((part.strength[part.kind == kind] ** 2).sum()) for kind in SOUGHT}
    return max(votes, key=lambda kind: votes[kind])


def _first_seen(part: ChangeTable) -> np.datetime64:
    """Return when the change was seen first: not what stood out for another reason before it began."""
    since_then = part.seen[part.seen >= part.date]
    first: np.datetime64 = (since_then if len(since_then) else part.seen).min()
    return first


def _middle(dates: np.ndarray) -> np.datetime64:
    middle: np.datetime64 = np.sort(dates)[len(dates) // 2]
    return middle
