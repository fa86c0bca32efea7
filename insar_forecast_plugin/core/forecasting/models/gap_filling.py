# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours of points, and gaps of series filled from the past and from neighbours."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ..data.forecast_data import first_observed

_FILL_EPOCHS = 6
_TINY_SHARE = 1e-6
_BLOCK = 8192


def nearest_points(tree: cKDTree, places: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return distances and row numbers of the points nearest to places, nearest first, shape (n_places, count) each.

    Of equally near points those farther west go first, then those farther south, then the first ones of the file: which
    are taken does not depend on what other points the tree has. There are fewer than ``count`` where it has fewer.

    Parameters
    ----------
    tree
        Of the points, metres.
    places
        Metres, shape (n_places, 2).

    Examples
    --------
    >>> tree = cKDTree([[1.0, 0.0], [0.0, -1.0], [-1.0, 0.0], [0.0, 0.0]])
    >>> nearest_points(tree, np.zeros((1, 2)), 2)[1].tolist()
    [[3, 2]]
    """
    count = min(count, tree.n)
    found = [_nearest(tree, places[at : at + _BLOCK], count) for at in range(0, max(len(places), 1), _BLOCK)]
    return np.concatenate([one for one, _ in found]), np.concatenate([one for _, one in found])


def _nearest(tree: cKDTree, places: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    asked = min(count + 1, tree.n)
    distance, nearest = (one.reshape(len(places), asked) for one in tree.query(places, asked))
    left = np.flatnonzero(distance[:, count - 1] == distance[:, -1]) if asked > count else np.empty(0, np.int64)
    distance, nearest = distance[:, :count], nearest[:, :count]
    while len(left):  # more are as near as the last one
        asked = min(2 * asked, tree.n)
        far, rows = (one.reshape(len(left), asked) for one in tree.query(places[left], asked))
        x, y = np.moveaxis(tree.data[rows], 2, 0)
        order = np.lexsort((rows, y, x, far))[:, :count]
        distance[left], nearest[left] = (np.take_along_axis(one, order, axis=1) for one in (far, rows))
        left = left[(far[:, count - 1] == far[:, -1]) & (asked < tree.n)]
    return distance, nearest


def neighbour_weights(
    coordinates: np.ndarray, count: int, rows: np.ndarray | None = None, tree: cKDTree | None = None
) -> sparse.csr_matrix:
    """Return the matrix that takes the mean of each point's nearest others, shape (n_rows, n_points).

    A point without others is its own surroundings.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    count
        How many others.
    rows
        The points whose others are asked for; None for all.
    tree
        Of the coordinates; None makes it.
    """
    points = len(coordinates)
    rows = np.arange(points) if rows is None else rows
    count = min(count, points - 1)
    if count < 1:
        return sparse.identity(points, dtype=np.float32, format="csr")
    _, nearest = nearest_points(tree or cKDTree(coordinates), coordinates[rows], count + 1)
    # Points at the same place may come in any order; the point itself is left out wherever it stands.
    itself = nearest == rows[:, None]
    itself[~itself.any(axis=1), -1] = True
    nearest = nearest[~itself].reshape(len(rows), count)
    return sparse.csr_matrix(
        (
            np.full(nearest.size, 1 / count, np.float32),
            nearest.ravel(),
            np.arange(0, nearest.size + 1, count),
        ),
        shape=(len(rows), points),
    )


def fill_gaps(displacement: np.ndarray, weights: sparse.csr_matrix, observed: np.ndarray | None = None) -> np.ndarray:
    """Fill missing epochs from the past of the point and the change of its neighbours.

    A gap takes the mean of the point's last six epochs plus how far its neighbours stand from their mean of the same
    epochs. Epochs before a point's first observation stay NaN.

    Parameters
    ----------
    displacement
        mm, float32, shape (n_points, n_epochs).
    weights
        Means of neighbours, shape (n_points, n_observed).
    observed
        The series that the weights take the means of, shape (n_observed, n_epochs); None for the displacement itself.
    """
    if np.isfinite(displacement).all():
        return displacement
    observed = displacement if observed is None else observed
    filled = displacement.copy()
    started = first_observed(displacement)
    near = np.full_like(filled, np.nan)
    for epoch in range(filled.shape[1]):
        near[:, epoch] = mean_of_seen(observed[:, epoch], weights)
        gap = ~np.isfinite(filled[:, epoch]) & (started < epoch)
        if gap.any():
            recent = slice(max(0, epoch - _FILL_EPOCHS), epoch)
            known = np.isfinite(filled[gap, recent])
            level = np.where(known, filled[gap, recent], 0).sum(axis=1) / known.sum(axis=1)
            around = np.where(known, near[gap, recent], 0).sum(axis=1) / known.sum(axis=1)
            filled[gap, epoch] = level + np.nan_to_num(near[gap, epoch] - around)
    return filled


def among(sources: np.ndarray, weights: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return weights of all points as weights of some, which hold all that is not zero.

    Parameters
    ----------
    sources
        Those points, increasing row numbers.
    """
    places = np.searchsorted(sources, weights.indices)
    return sparse.csr_matrix((weights.data, places, weights.indptr), shape=(weights.shape[0], len(sources)))


def mean_of_seen(values: np.ndarray, weights: sparse.csr_matrix) -> np.ndarray:
    """Return the weighted mean over those that have a value; NaN where none has."""
    seen = np.isfinite(values)
    share = weights @ seen.astype(np.float32)
    total = weights @ np.where(seen, values, 0).astype(np.float32)
    return np.where(share > _TINY_SHARE, total / np.maximum(share, _TINY_SHARE), np.nan)
