# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points of two layers are the same: by their identifier, else by their place.

Identifiers may differ in case, spaces and leading zeros, which a spreadsheet takes from one of the files.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..like_identifiers import like_names

BY_PID, BY_PLACE = "pid", "place"

_FARTHEST_PID = 5.0
"""So many times MAX_DISTANCE two points of one identifier may lie apart: releases place a point anew."""
_MEANINGFUL_SHARE = 0.5
"""Of the identifiers that two layers share, how many must lie near each other; row numbers do not."""
_FEWEST_SHARED = 4


@dataclass(frozen=True)
class Matches:
    """Pairs of points of two layers, each point in one pair at most.

    Parameters
    ----------
    first, second
        Row numbers in the two layers, shape (n_pairs,), ``first`` increasing.
    by_pid
        Whether the identifier matched, and not the place alone, bool, shape (n_pairs,).
    distance
        Metres between the two places, float64, shape (n_pairs,).
    pids_mislead
        Whether the layers share identifiers that name other places, so that these were not used.
    respelled
        How many of the identifiers that matched differ in case, spaces or leading zeros.
    """

    first: np.ndarray
    second: np.ndarray
    by_pid: np.ndarray
    distance: np.ndarray
    pids_mislead: bool = False
    respelled: int = 0

    @property
    def count(self) -> int:
        """Number of pairs."""
        return len(self.first)

    def how(self) -> np.ndarray:
        """Return ``pid`` or ``place`` for each pair, dtype object."""
        return np.where(self.by_pid, BY_PID, BY_PLACE).astype(object)

    @property
    def told(self) -> list[str]:
        """What there is to say of the identifiers, a sentence or none."""
        if not self.respelled:
            return []
        return [
            "Identifiers that differ between the layers in case, spaces or leading zeros, and were joined all the "
            f"same: {self.respelled}."
        ]


def matched(pids: tuple[np.ndarray, np.ndarray], places: tuple[np.ndarray, np.ndarray], max_distance: float) -> Matches:
    """Match the points of two layers.

    A pair has the same identifier, which is unique in both layers, and lies no farther apart than a release may place
    a point anew; or identifiers that are like each other, and like no other (:func:`~..like_identifiers.bare`).
    Of the points that are left, two are a pair if each is the other's nearest and they lie at most
    ``max_distance`` apart.

    >>> names = np.array(["a", "b", "c"], dtype=object), np.array(["a", "x", "y"], dtype=object)
    >>> at = np.array([[0.0, 0.0], [50.0, 0.0], [90.0, 0.0]]), np.array([[1.0, 0.0], [52.0, 0.0], [500.0, 0.0]])
    >>> found = matched(names, at, 10.0)
    >>> found.first.tolist(), found.second.tolist(), found.how().tolist()
    ([0, 1], [0, 1], ['pid', 'place'])

    Parameters
    ----------
    pids
        Of both layers, text, dtype object, shapes (n_first,) and (n_second,).
    places
        Of both layers in one system in metres, shapes (n_first, 2) and (n_second, 2).
    max_distance
        Metres.
    """
    first, second, misled, respelled = _by_pid(pids, places, max_distance)
    free_first, free_second = (np.ones(len(one), dtype=bool) for one in places)
    free_first[first] = free_second[second] = False
    near_first, near_second = _by_place(places, np.flatnonzero(free_first), np.flatnonzero(free_second), max_distance)
    rows = np.concatenate([first, near_first]), np.concatenate([second, near_second])
    by_pid = np.arange(len(rows[0])) < len(first)
    order = np.argsort(rows[0], kind="stable")
    one, other = rows[0][order], rows[1][order]
    apart = np.hypot(*(places[0][one] - places[1][other]).T)
    return Matches(one, other, by_pid[order], apart, misled, respelled)


def _by_pid(
    pids: tuple[np.ndarray, np.ndarray], places: tuple[np.ndarray, np.ndarray], max_distance: float
) -> tuple[np.ndarray, np.ndarray, bool, int]:
    """Return pairs of one identifier, whether identifiers were of no use, and how many pairs have only like ones."""
    rows = [_unique_rows(one) for one in pids]
    shared = {name: name for name in rows[0] if name in rows[1]}
    first, second, misled = _near_rows(rows, shared, places, max_distance)
    if misled:
        return first, second, True, 0
    like = {one: other for one, other in like_names(*map(_texts, pids)).items() if one in rows[0] and other in rows[1]}
    respelled, others, _ = _near_rows(rows, like, places, max_distance)
    return np.concatenate([first, respelled]), np.concatenate([second, others]), False, len(respelled)


def _near_rows(
    rows: list[dict[str, int]],
    names: dict[str, str],
    places: tuple[np.ndarray, np.ndarray],
    max_distance: float,
) -> tuple[np.ndarray, np.ndarray, bool]:
    """Return the pairs of the named rows that lie near enough; none, and True, where too few of them do."""
    first = np.array([rows[0][name] for name in names], dtype=np.intp)
    second = np.array([rows[1][name] for name in names.values()], dtype=np.intp)
    apart = np.hypot(*(places[0][first] - places[1][second]).T)
    near = apart <= _FARTHEST_PID * max_distance
    if len(names) >= _FEWEST_SHARED and near.mean() < _MEANINGFUL_SHARE:
        return first[:0], second[:0], True
    return first[near], second[near], False


def _texts(pids: np.ndarray) -> list[str]:
    """Return the identifiers that are there."""
    return [name for name in pids.tolist() if name]


def _unique_rows(pids: np.ndarray) -> dict[str, int]:
    """Return the rows of identifiers that stand once."""
    rows: dict[str, int] = {}
    several = set()
    for row, name in enumerate(pids.tolist()):
        if name in rows:
            several.add(name)
        rows[name] = row
    return {name: row for name, row in rows.items() if name not in several and name}


def _by_place(
    places: tuple[np.ndarray, np.ndarray], first: np.ndarray, second: np.ndarray, max_distance: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of points of which each is the other's nearest."""
    if not (len(first) and len(second)):
        return first[:0], second[:0]
    one, other = cKDTree(places[0][first]), cKDTree(places[1][second])
    apart, nearest = other.query(places[0][first], distance_upper_bound=np.nextafter(max_distance, np.inf))
    _, back = one.query(places[1][second])
    there = np.flatnonzero(np.isfinite(apart))
    mutual = there[back[nearest[there]] == there]
    return first[mutual], second[nearest[mutual]]
