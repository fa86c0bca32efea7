# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points come first on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..trend_classes import TREND_CLASSES
from .layer import ResultLayer

_NEAR = 100.0
_MOVES = 2.0


@dataclass(frozen=True)
class Ranking:
    """Points by the size of their change.

    Parameters
    ----------
    change
        What they are ranked by, mm/yr, shape (n_points,).
    words
        What that is.
    judged
        Row numbers of the points with a value, unwrapping errors apart.
    order
        The same, largest change first, without stable points where there are others.
    left_out
        How many unwrapping errors were left out.
    """

    change: np.ndarray
    words: str
    judged: np.ndarray
    order: np.ndarray
    left_out: int

    @property
    def stable_left_out(self) -> int:
        """How many stable points were left out."""
        return len(self.judged) - len(self.order)


def rank(layer: ResultLayer) -> Ranking:
    """Rank by the velocity over the whole series.

    Neither by the forecast nor by the velocity after a late break: their largest values are those of the noisiest
    points.
    """
    velocity, words = layer.velocity, "velocity, mm/yr"
    known = np.isfinite(velocity)
    wrong = is_of_kind(layer, "error")
    judged = np.flatnonzero(known & ~wrong)
    moving = judged[~is_of_kind(layer, "still")[judged]]
    listed = moving if len(moving) else judged
    order = listed[np.argsort(-np.abs(velocity[listed]), kind="stable")]
    return Ranking(velocity, words, judged, order, int((known & wrong).sum()))


def minus_reference(ranking: Ranking, reference: str, field: np.ndarray | None) -> Ranking | None:
    """Return points by the change that is left when what was subtracted from the velocities of areas is subtracted.

    Parameters
    ----------
    reference
        What that was: none, median (of all points) or field.
    field
        Its values, mm/yr, shape (n_points,); None where the points do not have it.

    Returns
    -------
    Ranking
        In the same order; None where the field was subtracted and is not there.
    """
    if reference == "none":
        return ranking
    if reference == "median":
        known = ranking.change[np.isfinite(ranking.change)]
        middle = float(np.median(known)) if len(known) else 0.0
        return replace(ranking, change=ranking.change - middle, words="velocity minus the median of all points, mm/yr")
    if field is None:
        return None
    return replace(ranking, change=ranking.change - field, words="velocity minus the reference field, mm/yr")


def is_of_kind(layer: ResultLayer, kind: str) -> np.ndarray:
    """Tell which points are of a class of a kind (still, moving, error), bool, shape (n_points,)."""
    if layer.classes is None:
        return np.zeros(layer.points.point_count, dtype=bool)
    return np.isin(layer.classes.astype(str), TREND_CLASSES.of_kind(kind))


def neighbourhood(coordinates: np.ndarray) -> float:
    """Return how near neighbours are: a thirtieth of the area's diagonal, in the unit of the coordinates."""
    return float(np.hypot(*np.ptp(coordinates, axis=0))) / 30


def spread_out(order: np.ndarray, coordinates: np.ndarray, change: np.ndarray, count: int) -> np.ndarray:
    """Return the first ``count`` rows of an order that are no neighbours, moving the same way, of an earlier one.

    Ten of one bowl would say what one says, and their numbers would cover each other on the map. A neighbour that moves
    the other way says something else.

    Parameters
    ----------
    order
        Row numbers.
    coordinates
        Shape (n_points, 2).
    change
        Shape (n_points,); only the sign counts.
    """
    apart, sign = neighbourhood(coordinates), np.sign(change)
    chosen: list[int] = []
    left = order
    while len(left) and len(chosen) < count:
        first = left[0]
        chosen.append(int(first))
        near = np.hypot(*(coordinates[left] - coordinates[first]).T) <= apart
        left = left[~(near & (sign[left] == sign[first]))]
    return np.array(chosen, dtype=int)


def opposed(rows: np.ndarray, ranking: Ranking, coordinates: np.ndarray) -> np.ndarray:
    """Tell beside which points another of the ranking, within 100 m, moves the other way; both by 2 mm/yr or more.

    Parameters
    ----------
    rows
        Row numbers, shape (n,).
    coordinates
        In metres, shape (n_points, 2).

    Returns
    -------
    bool, shape (n,).
    """
    change = ranking.change
    moving = ranking.order[np.abs(change[ranking.order]) >= _MOVES]
    found = np.zeros(len(rows), dtype=bool)
    for number, row in enumerate(rows):
        other = moving[change[moving] * change[row] < 0]
        near = np.hypot(*(coordinates[other] - coordinates[row]).T) <= _NEAR
        found[number] = abs(change[row]) >= _MOVES and bool(near.any())
    return found
