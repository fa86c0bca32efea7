# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of users' areas minus those of the points around them, and like series that tell the threshold.

The threshold of areas is told by groups of as many neighbouring points at places drawn from the region, for the areas
themselves are too few to tell it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.spatial import KDTree

from ..areas.points_of_areas import FEWEST_AROUND
from ..io.rows_on_disk import Rows
from ..progress import Part, Progress
from .region_watch import RegionWatch, watch_series
from .relative_series import SURROUNDING, BareSeries, RelativeSeries, bare_series, carry_forward, weighted_means
from .yardstick import WatchSetting

_PLACES, _SEED = 400, 0
"""Groups that tell the threshold, and the seed that draws their places."""
_MOST_MEMBERS = 300
"""Points of such a group at most."""
_FEWEST_FREE = 100
"""Points outside of all areas with which those that have no ring are compared; a tenth of all in small layers."""


def watch_areas(
    displacement: Rows,
    coordinates: np.ndarray,
    dates: np.ndarray,
    areas: tuple[Sequence[np.ndarray], Sequence[np.ndarray]],
    *,
    setting: WatchSetting,
    progress: Progress,
) -> RegionWatch:
    """Watch areas.

    Parameters
    ----------
    displacement
        mm, float32, shape (n, n_epochs), NaN where missing.
    coordinates
        Metres, shape (n, 2).
    dates
        ``datetime64[D]``, shape (n_epochs,).
    areas
        Row numbers of the points of each area, none of them empty, and of the points around it.
    """
    days = (dates - dates[0]).astype(float)
    # What is subtracted falls out again; without it, excursions could not be told from what all points share.
    seams = (setting.seams - dates[0]).astype(float)
    part = Part(progress, 0.0, 0.3)
    bare = bare_series(displacement, coordinates, days, len(coordinates), part, seams=seams)
    inside, around = areas
    free = np.ones(len(coordinates), dtype=bool)
    free[np.concatenate(list(inside))] = False
    members = int(np.clip(np.median([len(one) for one in inside]), 1, min(_MOST_MEMBERS, len(coordinates) // 10)))
    groups, rings = _drawn(coordinates, np.flatnonzero(free), max(members, 1))
    own = _difference(bare, inside, around)
    beside = _difference(bare, groups, rings)
    part = Part(progress, 0.3, 1.0)
    return watch_series(own, beside, dates, setting=setting, alike=max(members, 1), progress=part)


def surroundings_of(
    coordinates: np.ndarray, inside: Sequence[np.ndarray], around: Sequence[np.ndarray], free: np.ndarray
) -> list[np.ndarray]:
    """Return the points around each area: those of its ring, else the nearest in no area, else in other areas.

    Areas that tile a region, such as parishes, leave no point outside of all: their neighbours are what they are
    compared with. Only an area that holds nearly all points has none.

    Parameters
    ----------
    inside, around
        Row numbers of the points of each area and of its ring.
    free
        Row numbers of the points that lie in no area, shape (n_free,).
    """
    found = list(around)
    few = [number for number, rows in enumerate(around) if len(rows) < FEWEST_AROUND]
    if few and len(free) >= max(FEWEST_AROUND, min(_FEWEST_FREE, len(coordinates) // 10)):
        tree = KDTree(coordinates[free])
        for number in few:
            middle = coordinates[inside[number]].mean(axis=0)
            found[number] = free[np.atleast_1d(tree.query(middle, min(SURROUNDING, len(free)))[1])]
    elif few:
        tree = KDTree(coordinates)
        for number in few:
            own = inside[number]
            count = min(len(own) + SURROUNDING, len(coordinates))
            near = np.atleast_1d(tree.query(coordinates[own].mean(axis=0), count)[1])
            others = near[~np.isin(near, own)][:SURROUNDING]
            found[number] = others if len(others) >= FEWEST_AROUND else own[:0]
    return found


def _drawn(coordinates: np.ndarray, free: np.ndarray, members: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return groups of neighbouring points at places drawn from the region, and the points around each."""
    told = free if len(free) >= 20 * members else np.arange(len(coordinates))
    centres = np.random.default_rng(_SEED).permutation(told)[:_PLACES]
    count = min(members + SURROUNDING, len(told))
    near = told[KDTree(coordinates[told]).query(coordinates[centres], count)[1].reshape(len(centres), count)]
    return list(near[:, :members]), list(near[:, members:])


def _difference(bare: BareSeries, inside: Sequence[np.ndarray], around: Sequence[np.ndarray]) -> RelativeSeries:
    """Return the means of groups minus those of the points around them; minus nothing where there are none."""
    members, ring = _weights(bare, inside), _weights(bare, around)
    values, there = weighted_means(members, bare.values, bare.known)
    values -= weighted_means(ring, bare.values, bare.known)[0]
    carry_forward(values, there)
    total = np.maximum(np.asarray(members.sum(axis=1)).ravel(), 1e-9)
    return RelativeSeries(values, there, (members @ bare.velocity.astype(np.float32)) / total, bare.held)


def _weights(bare: BareSeries, groups: Sequence[np.ndarray]) -> sparse.csr_array:
    rows = np.concatenate([np.asarray(one, dtype=np.int64) for one in groups])
    ends = np.concatenate([[0], np.cumsum([len(one) for one in groups])])
    return sparse.csr_array((bare.weight[rows], rows, ends), shape=(len(groups), len(bare.values)))
