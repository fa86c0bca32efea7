# SPDX-License-Identifier: GPL-2.0-or-later
"""Where several tracks are seen: square cells, or the points of the first layer with what lies around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import KDTree

from ..errors import InputError
from .viewing_geometry import LEAST_ANGLE, angle_between

_FAR_M = 10_000.0
_SAMPLE = 5000
_MOST_PAIRS = 20_000_000
"""About 1 GB while they are found."""


@dataclass(frozen=True)
class CommonPlaces:
    """Places that at least two tracks of different geometry see.

    Parameters
    ----------
    coordinates
        Easting and northing, metres, shape (n_places, 2).
    pid
        Text, shape (n_places,).
    members
        For each layer which of its points belong to a place: ones, shape (n_places, n_points of the layer).
    vectors
        Mean line of sight of each place and layer, east, north, up, shape (n_layers, n_places, 3); NaN without points.
    dropped
        Places that one geometry only sees.
    """

    coordinates: np.ndarray
    pid: np.ndarray
    members: tuple[csr_array, ...]
    vectors: np.ndarray
    dropped: int

    @property
    def count(self) -> int:
        """Number of places."""
        return len(self.pid)

    @property
    def point_counts(self) -> np.ndarray:
        """Points of each layer at each place, shape (n_layers, n_places)."""
        return np.stack([np.diff(one.indptr) for one in self.members])


def in_cells(
    coordinates: Sequence[np.ndarray], vectors: Sequence[np.ndarray], names: Sequence[str], size: float
) -> CommonPlaces:
    """Return the square cells that hold points of two geometries; their edges are multiples of ``size``.

    Parameters
    ----------
    coordinates, vectors
        Of each layer: places in metres, shape (n_points, 2), and lines of sight, shape (n_points, 3).
    names
        Of the layers, for messages.
    size
        Edge in metres.

    Raises
    ------
    InputError
        There are none.
    """
    keys = [np.floor(one / size).astype(np.int64) for one in coordinates]
    cells, where = np.unique(np.concatenate(keys), axis=0, return_inverse=True)
    parts = np.split(where.ravel(), np.cumsum([len(one) for one in keys])[:-1])
    members = [_membership(part, np.arange(len(part)), (len(cells), len(part))) for part in parts]
    centres = (cells + 0.5) * size
    pid = np.array([f"E{east:.10g}N{north:.10g}" for east, north in cells * size], dtype=object)
    found = _common(centres, pid, members, vectors)
    if found is None:
        a, b, apart = _nearest(coordinates, names)
        raise InputError(
            f"No cell of {size:g} m has points of two geometries; points of {a} and {b} are at least {apart} "
            "apart. Use layers of one area, or a larger PIXEL_SIZE."
        )
    return found


def at_points(
    coordinates: Sequence[np.ndarray],
    vectors: Sequence[np.ndarray],
    names: Sequence[str],
    pid: np.ndarray,
    distance: float,
) -> CommonPlaces:
    """Return the points of the first layer that have points of another geometry within a distance in metres.

    Parameters
    ----------
    coordinates, vectors, names
        As for :func:`in_cells`.
    pid
        Of the first layer's points.
    distance
        Metres.

    Raises
    ------
    InputError
        There are none.
    """
    first = coordinates[0]
    own = np.arange(len(first))
    members = [_membership(own, own, (len(first), len(first)))]
    for other, name in zip(coordinates[1:], names[1:], strict=True):
        tree = KDTree(other)
        counts = tree.query_ball_point(first, distance, return_length=True)
        if counts.sum() > _MOST_PAIRS:
            raise InputError(
                f"Within {distance:g} m lie {counts.mean():.0f} points of {name} around each point of {names[0]}: too "
                "many to average. Use a smaller MAX_DISTANCE."
            )
        found = tree.query_ball_point(first, distance)
        points = np.concatenate([*found, []]).astype(np.int64)
        members.append(_membership(np.repeat(own, counts), points, (len(first), len(other))))
    common = _common(first, pid, members, vectors)
    if common is None:
        a, b, apart = _nearest(coordinates, names)
        raise InputError(
            f"No point of {names[0]} has points of another geometry within {distance:g} m; points of {a} and {b} "
            f"are at least {apart} apart. Use layers of one area, or a larger MAX_DISTANCE."
        )
    return common


def _membership(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> csr_array:
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)


def _common(
    coordinates: np.ndarray,
    pid: np.ndarray,
    members: Sequence[csr_array],
    vectors: Sequence[np.ndarray],
) -> CommonPlaces | None:
    """Keep the places whose geometry tells up from east; None where there are none."""
    means = []
    for one, of_points in zip(members, vectors, strict=True):
        count = np.diff(one.indptr)[:, None]
        means.append(np.where(count > 0, (one @ of_points) / np.maximum(count, 1), np.nan))
    angles = [np.nan_to_num(angle_between(means[a], means[b])) for a, b in combinations(range(len(means)), 2)]
    kept = np.flatnonzero(np.max(angles, axis=0) >= LEAST_ANGLE)
    if not len(kept):
        return None
    return CommonPlaces(
        coordinates[kept],
        pid[kept],
        tuple(one[kept] for one in members),
        np.stack([one[kept] for one in means]),
        len(pid) - len(kept),
    )


def _nearest(coordinates: Sequence[np.ndarray], names: Sequence[str]) -> tuple[str, str, str]:
    """Return which two layers are nearest to each other, and how far their points are apart."""
    gaps = []
    for one, other in combinations(range(len(coordinates)), 2):
        near, _ = KDTree(coordinates[one]).query(coordinates[other][:: max(1, len(coordinates[other]) // _SAMPLE)])
        gaps.append((float(near.min()), one, other))
    gap, one, other = min(gaps)
    return names[one], names[other], f"{gap / 1000:.0f} km" if gap > _FAR_M else f"{gap:.0f} m"
