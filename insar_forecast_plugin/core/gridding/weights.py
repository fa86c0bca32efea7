# SPDX-License-Identifier: GPL-2.0-or-later
"""Interpolation as sparse matrices: made once from positions, applied to any number of epochs."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.spatial import Delaunay, KDTree, QhullError

from ..errors import InputError
from .geometry import GridGeometry
from .spacing import on_one_line

IDW_NEIGHBOURS = 12
"""Points that inverse distance weighting takes, the nearest ones."""

IDW_POWER = 2.0

INSIDE_TOLERANCE = 1e-9
"""How far outside a triangle, as a share of it, a target still counts as on its edge."""

_SPACINGS_REACHED = 3.0


def automatic_max_distance(distances: np.ndarray, cell_size: float = 0.0) -> float:
    """Return how far from a point a value may be interpolated where nobody said.

    It is three times the spacing of the points (the 95th percentile of the distance to the nearest neighbour, so that
    thinly covered parts of clustered points count), and at least two cells.

    Parameters
    ----------
    distances
        Distances of places to their nearest neighbour, metres.
    cell_size
        Edge of a cell, metres.
    """
    spacing = float(np.quantile(distances, 0.95)) if len(distances) else 0.0
    return max(_SPACINGS_REACHED * spacing, 2.0 * cell_size)


def triangulated(places: np.ndarray, method: str) -> Delaunay:
    """Triangulate distinct places (Delaunay, Qhull).

    Coordinates are centred first: eastings of millions of metres would cost Qhull its precision.

    Parameters
    ----------
    places
        Metres, already centred near zero, shape (n_places, 2).
    method
        Named in the message.

    Raises
    ------
    InputError
        There are fewer than three places, or all lie on one line.
    """
    remedy = f"METHOD {method} needs points that enclose an area. Choose METHOD nearest or idw."
    if len(places) == 1:
        raise InputError(f"All points have the same coordinates, so they cannot be triangulated. {remedy}")
    if on_one_line(places):
        raise InputError(
            f"The {len(places)} different positions of the points lie on one line, so they cannot be "
            f"triangulated. {remedy}"
        )
    try:
        return Delaunay(places)
    except QhullError as error:
        raise InputError(f"The points could not be triangulated (Qhull). {remedy}") from error


def triangle_weights(triangulation: Delaunay, targets: np.ndarray) -> sparse.csr_array:
    """Return the linear (barycentric) weights of targets, float32, shape (n_targets, n_places).

    Rows of targets outside the hull are empty; a target on a place has that place alone.
    """
    triangle = triangulation.find_simplex(targets, tol=INSIDE_TOLERANCE)
    inside = np.flatnonzero(triangle >= 0)
    triangle = triangle[inside]
    affine = triangulation.transform[triangle]
    two = np.einsum("nij,nj->ni", affine[:, :2], targets[inside] - affine[:, 2])
    weights = np.column_stack([two, 1.0 - two.sum(axis=1)])
    # Rounding leaves a hair's weight on the far corners of a target that lies on a place or an edge; without it,
    # such a target does not depend on points that may be missing.
    weights[np.abs(weights) < 1e-7] = 0.0
    weights /= weights.sum(axis=1, keepdims=True)
    rows = np.repeat(inside, 3)
    return _sparse(
        weights.ravel(), rows, triangulation.simplices[triangle].ravel(), len(targets), triangulation.npoints
    )


def nearest_weights(tree: KDTree, targets: np.ndarray) -> sparse.csr_array:
    """Return weight one for each target's nearest place, float32, shape (n_targets, n_places)."""
    nearest = tree.query(targets)[1]
    return _sparse(np.ones(len(targets)), np.arange(len(targets)), nearest, len(targets), tree.n)


def idw_weights(tree: KDTree, targets: np.ndarray) -> sparse.csr_array:
    """Return inverse-distance weights of the 12 nearest places, float32, shape (n_targets, n_places).

    The weight is the inverse square of the distance (Shepard 1968); a target on a place takes that place alone.
    """
    count = min(IDW_NEIGHBOURS, tree.n)
    distance, place = tree.query(targets, k=range(1, count + 1))
    nearest = distance[:, :1]
    on_place = nearest[:, 0] <= 0
    # Relative to the nearest distance, so that no distance over- or underflows.
    weights = (np.where(on_place[:, None], 1.0, nearest) / np.where(distance > 0, distance, 1.0)) ** IDW_POWER
    weights[on_place] = 0.0
    weights[on_place, 0] = 1.0
    weights /= weights.sum(axis=1, keepdims=True)
    rows = np.repeat(np.arange(len(targets)), count)
    return _sparse(weights.ravel(), rows, place.ravel(), len(targets), tree.n)


def sample_at_points(geometry: GridGeometry, coordinates: np.ndarray) -> sparse.csr_array:
    """Return bilinear weights that read a grid at points: float32, shape (n_points, rows * columns).

    In the outer half cell of the grid the nearest row or column of centres is used; the row of a point outside the
    grid is empty. Apply the weights with :func:`weighted`, which gives NaN there and leaves empty cells out.

    Parameters
    ----------
    geometry
        The grid.
    coordinates
        Easting and northing in the grid's coordinate reference system, shape (n_points, 2).

    Examples
    --------
    Half way between the centres of two cells that hold 1 and 3 mm:

    >>> from affine import Affine
    >>> geometry = GridGeometry(Affine(100, 0, 0, 0, -100, 100), "", rows=1, columns=2)
    >>> weighted(sample_at_points(geometry, np.array([[100.0, 50.0]])), np.array([[1.0], [3.0]])).tolist()
    [[2.0]]
    """
    position = geometry.columns_rows(coordinates)
    limits = np.array([geometry.columns, geometry.rows])
    inside = np.flatnonzero(((position >= 0) & (position <= limits)).all(axis=1))
    position = np.clip(position[inside] - 0.5, 0, limits - 1)
    low = np.minimum(position.astype(np.int64), np.maximum(limits - 2, 0))
    share = position - low
    high = np.minimum(low + 1, limits - 1)
    cells, weights = [], []
    for column, column_share in ((low[:, 0], 1 - share[:, 0]), (high[:, 0], share[:, 0])):
        for row, row_share in ((low[:, 1], 1 - share[:, 1]), (high[:, 1], share[:, 1])):
            cells.append(row * geometry.columns + column)
            weights.append(column_share * row_share)
    rows = np.tile(inside, 4)
    return _sparse(np.concatenate(weights), rows, np.concatenate(cells), len(coordinates), geometry.cell_count)


def weighted(weights: sparse.csr_array, values: np.ndarray) -> np.ndarray:
    """Apply interpolation weights to values of which some are missing.

    The weights of the values that are there are scaled up to one; where none is there, or the row is empty, the
    answer is NaN.

    Parameters
    ----------
    weights
        Shape (n_targets, n_sources).
    values
        Shape (n_sources, k), NaN where missing.

    Returns
    -------
    ndarray
        float32, shape (n_targets, k).
    """
    present = np.isfinite(values)
    if present.all():
        total = np.asarray(weights.sum(axis=1), dtype=np.float32)[:, None]
        summed = weights @ np.ascontiguousarray(values, dtype=np.float32)
    else:
        total = weights @ present.astype(np.float32)
        summed = weights @ np.where(present, values, 0).astype(np.float32)
    answer = np.full(summed.shape, np.nan, dtype=np.float32)
    np.divide(summed, total, out=answer, where=total > 0)
    return answer


def _sparse(
    weights: np.ndarray, targets: np.ndarray, places: np.ndarray, target_count: int, place_count: int
) -> sparse.csr_array:
    kept = weights != 0
    entries = (weights[kept].astype(np.float32), (targets[kept], places[kept]))
    return sparse.csr_array(entries, shape=(target_count, place_count))
