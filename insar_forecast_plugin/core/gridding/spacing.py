# SPDX-License-Identifier: GPL-2.0-or-later
"""How measurement points lie: coincident ones, their spacing, the cell of a gridded product, a common line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.spatial import KDTree

COINCIDENT_M = 1e-3
"""Points closer than this, in metres, count as one place; no InSAR product resolves a millimetre in position."""

_SAMPLE = 20_000
_LATTICE_TOLERANCE = 1e-3
_LATTICE_REACH = 2.5


@dataclass(frozen=True)
class Places:
    """The distinct places of points.

    Parameters
    ----------
    coordinates
        Distinct places, metres, float64, shape (n_places, 2).
    place_of_point
        Index of each point's place, shape (n_points,).
    """

    coordinates: np.ndarray
    place_of_point: np.ndarray

    @property
    def all_distinct(self) -> bool:
        """Whether no two points share a place."""
        return len(self.coordinates) == len(self.place_of_point)

    @property
    def averaging(self) -> sparse.csr_array:
        """Weights that average the points of each place, float32, shape (n_places, n_points)."""
        counts = np.bincount(self.place_of_point, minlength=len(self.coordinates))
        points = np.arange(len(self.place_of_point))
        weights = (1.0 / counts[self.place_of_point]).astype(np.float32)
        shape = (len(self.coordinates), len(points))
        return sparse.csr_array((weights, (self.place_of_point, points)), shape=shape)


def distinct_places(coordinates: np.ndarray) -> Places:
    """Merge points that lie within :data:`COINCIDENT_M`.

    Places keep the order in which they first occur, so that distinct points come back as they are.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).

    Examples
    --------
    >>> distinct_places(np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 0.0]])).place_of_point.tolist()
    [0, 1, 0]
    """
    # As complex numbers the pairs sort many times faster than as rows. A country has 10^8 points: what is no longer
    # needed goes at once.
    keys = np.empty(len(coordinates), dtype=np.complex128)
    keys.real = np.round(coordinates[:, 0] / COINCIDENT_M)
    keys.imag = np.round(coordinates[:, 1] / COINCIDENT_M)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    is_new = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
    del keys
    if is_new.all():
        return Places(coordinates, np.arange(len(order)))
    first = order[is_new]
    by_first = np.argsort(first)
    number = np.empty_like(by_first)
    number[by_first] = np.arange(len(by_first))
    place_of_point = np.empty_like(order)
    place_of_point[order] = number[np.cumsum(is_new) - 1]
    return Places(coordinates[first[by_first]], place_of_point)


def neighbour_distances(places: np.ndarray) -> np.ndarray:
    """Return the distance from places to their nearest other place, in metres.

    At most 20 000 places, evenly taken, are asked; the answer is used for medians and quantiles only.

    Parameters
    ----------
    places
        Distinct places, shape (n_places, 2).
    """
    if len(places) < 2:
        return np.empty(0)
    asked = places[:: max(1, len(places) // _SAMPLE)]
    return KDTree(places).query(asked, k=2)[0][:, 1]


def product_cell(places: np.ndarray) -> float | None:
    """Return the cell size, in metres, of a gridded product such as EGMS L3; None for scattered points.

    Points are taken for a gridded product where both coordinates are whole multiples of one step apart and the
    median distance to the nearest neighbour is at most 2.5 steps. The second condition tells a product's cells from
    coordinates that are merely rounded to a metre.

    Parameters
    ----------
    places
        Distinct places, shape (n_places, 2).
    """
    if len(places) < 4:
        return None
    known = np.concatenate([np.diff(np.unique(np.round(places[:, axis], 3))) for axis in (0, 1)])
    if not len(known):
        return None
    cell = float(known.min())
    known /= cell
    known -= np.round(known)
    if np.abs(known, out=known).max() > _LATTICE_TOLERANCE:
        return None
    return cell if np.median(neighbour_distances(places)) <= _LATTICE_REACH * cell else None


def on_one_line(places: np.ndarray) -> bool:
    """Tell whether places lie on one line (or are fewer than three), so that no triangle can be made of them."""
    if len(places) < 3:
        return True
    centred = places - places.mean(axis=0)
    spread = np.linalg.svd(centred, compute_uv=False)
    return bool(spread[1] <= 1e-7 * spread[0])
