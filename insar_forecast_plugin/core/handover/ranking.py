# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points come first on the page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .layer import ResultLayer

UNWRAPPING_ERROR = "unwrapping_error"


@dataclass(frozen=True)
class Ranking:
    """Points by the size of their change.

    Parameters
    ----------
    change
        What they are ranked by, mm/yr, shape (n_points,).
    words
        What that is.
    order
        Row numbers, largest change first; points without a value and unwrapping errors are left out.
    left_out
        How many unwrapping errors were left out.
    """

    change: np.ndarray
    words: str
    order: np.ndarray
    left_out: int


def rank(layer: ResultLayer) -> Ranking:
    """Rank by the velocity over the whole series.

    Neither by the forecast nor by the velocity after a late break: their largest values are those of the noisiest
    points.
    """
    velocity, words = layer.velocity, "velocity, mm/yr"
    jumped = np.zeros(len(velocity), bool) if layer.classes is None else layer.classes == UNWRAPPING_ERROR
    usable = np.flatnonzero(np.isfinite(velocity) & ~jumped)
    order = usable[np.argsort(-np.abs(velocity[usable]), kind="stable")]
    return Ranking(velocity, words, order, int((np.isfinite(velocity) & jumped).sum()))


def spread_out(order: np.ndarray, coordinates: np.ndarray, count: int) -> np.ndarray:
    """Return the first ``count`` rows of an order that are no neighbours of an earlier one.

    Neighbours are points within a thirtieth of the area's diagonal: ten of one bowl would say what one says, and their
    numbers would cover each other on the map.
    """
    apart = float(np.hypot(*np.ptp(coordinates, axis=0))) / 30
    chosen: list[int] = []
    left = order
    while len(left) and len(chosen) < count:
        chosen.append(int(left[0]))
        left = left[np.hypot(*(coordinates[left] - coordinates[left[0]]).T) > apart]
    return np.array(chosen, dtype=int)
