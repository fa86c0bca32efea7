# SPDX-License-Identifier: GPL-2.0-or-later
"""Interpolation of time series: fitted once to the positions, applied to all epochs."""

from __future__ import annotations

import warnings

import numpy as np
from scipy import sparse
from scipy.interpolate import CloughTocher2DInterpolator
from scipy.spatial import ConvexHull, Delaunay, KDTree
from threadpoolctl import threadpool_limits

from ..errors import InputError
from ..interface import GRID_METHODS
from .geometry import GridGeometry
from .spacing import distinct_places, neighbour_distances, on_one_line
from .weights import (
    INSIDE_TOLERANCE,
    automatic_max_distance,
    idw_weights,
    nearest_weights,
    sample_at_points,
    triangle_weights,
    triangulated,
    weighted,
)

__all__ = ["Interpolator", "grid_interpolator", "sample_at_points", "weighted", "weights_to_grid"]

_BLOCK_EPOCHS = 32
_HALF_DIAGONAL = 0.7072

# SciPy inverts the triangles' matrices one by one in LAPACK. With several threads each of these tiny calls wakes and
# waits for them: on a busy machine a grid of 500 points then takes half a minute instead of a quarter of a second.
_ONE_BLAS_THREAD = threadpool_limits.wrap(limits=1, user_api="blas")


class Interpolator:
    """Interpolates series from measurement points to other places.

    What is given and what is left NaN:

    - ``linear`` and ``cubic`` give nothing outside the hull of the points. ``nearest`` and ``idw`` give nothing
      farther outside it than ``reach``; points on one line have no hull, there ``max_distance`` alone limits them.
    - Nothing is given farther than ``max_distance`` from the nearest point.
    - At each epoch only the points that have a value then count, as if the others were not there: the answer is that
      of a triangulation, or a search, among the remaining points, and both limits hold for these (but the hull of
      ``nearest`` and ``idw`` is that of all points). Targets that a missing point does not touch keep their values.
    - Points at one place are averaged.

    Parameters
    ----------
    method
        ``linear`` on a Delaunay triangulation; ``cubic``, continuous in its slope, on the same one (Alfeld 1984,
        Clough and Tocher); ``nearest``; ``idw``, inverse squared distance.
    max_distance
        Metres; None derives it from the spacing of the points, see
        :func:`~insar_forecast_plugin.core.gridding.weights.automatic_max_distance`.
    reach
        Half the size of a target in metres: how far outside the hull ``nearest`` and ``idw`` may go.

    Examples
    --------
    Two epochs at three points; the second target lies outside of their triangle.

    >>> points = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    >>> fitted = Interpolator("linear").fit(points, np.array([[50.0, 25.0], [90.0, 90.0]]))
    >>> fitted.apply(np.array([[0.0, 1.0], [4.0, 1.0], [8.0, 1.0]])).tolist()
    [[4.0, nan], [1.0, nan]]
    """

    def __init__(self, method: str = "linear", *, max_distance: float | None = None, reach: float = 0.0) -> None:
        if method not in GRID_METHODS:
            raise InputError(f"METHOD is {method!r}; expected one of {', '.join(GRID_METHODS)}.")
        self.method = method
        self.max_distance = max_distance
        self.reach = reach

    @_ONE_BLAS_THREAD
    def fit(self, coordinates: np.ndarray, targets: np.ndarray) -> Interpolator:
        """Find each target's points and their weights.

        Parameters
        ----------
        coordinates
            Easting and northing of the points, metres, shape (n_points, 2).
        targets
            Easting and northing of the targets, metres, shape (n_targets, 2).

        Raises
        ------
        InputError
            There is no point; or the points lie at one place or on one line, and the method needs triangles.
        """
        if not len(coordinates):
            raise InputError("There are no points to interpolate from.")
        self.places_ = distinct_places(coordinates)
        origin = self.places_.coordinates.mean(axis=0)
        self._points = self.places_.coordinates - origin
        self._targets = targets - origin
        self.max_distance_: float = (
            automatic_max_distance(neighbour_distances(self._points), self.reach / _HALF_DIAGONAL)
            if self.max_distance is None
            else float(self.max_distance)
        )
        tree = KDTree(self._points)
        distance, self._nearest = tree.query(self._targets)
        self.covered_ = distance <= self.max_distance_
        self._triangulation: Delaunay | None = None
        if self.method in ("linear", "cubic"):
            self._triangulation = triangulation = triangulated(self._points, self.method)
            if self.method == "cubic":
                self.covered_ &= triangulation.find_simplex(self._targets, tol=INSIDE_TOLERANCE) >= 0
                return self
        else:
            self.covered_ &= self._within_reach_of_hull(distance)
        self._fixed_weights = self._weights(self._triangulation, tree, self.covered_)
        self.covered_ &= np.diff(self._fixed_weights.indptr) > 0  # outside the hull a row is empty
        return self

    @property
    def weights_(self) -> sparse.csr_array:
        """Weights of the points as given, float32, shape (n_targets, n_points); rows of empty targets are empty.

        Raises
        ------
        InputError
            The method is ``cubic``, which depends on the values' slopes as well.
        """
        if self.method == "cubic":
            raise InputError("METHOD cubic has no weights of its own; expected linear, nearest or idw.")
        if self.places_.all_distinct:
            return self._fixed_weights
        return sparse.csr_array(self._fixed_weights @ self.places_.averaging)

    @_ONE_BLAS_THREAD
    def apply(self, values: np.ndarray) -> np.ndarray:
        """Interpolate every epoch.

        Parameters
        ----------
        values
            Shape (n_points, n_epochs), NaN where missing.

        Returns
        -------
        ndarray
            float32, shape (n_epochs, n_targets), NaN where nothing is given.
        """
        at_places = values if self.places_.all_distinct else weighted(self.places_.averaging, values)
        epochs = at_places.shape[1]
        answer = np.full((epochs, len(self._targets)), np.nan, dtype=np.float32)
        for start in range(0, epochs, _BLOCK_EPOCHS):
            block = np.ascontiguousarray(at_places[:, start : start + _BLOCK_EPOCHS], dtype=np.float32)
            present = np.isfinite(block)
            for members in _equal_columns(present):
                rows = start + members
                if present[:, members[0]].all():
                    answer[rows] = self._complete(block[:, members])
                elif present[:, members[0]].any():
                    answer[rows] = self._with_gaps(block[:, members], present[:, members[0]])
        return answer

    def _complete(self, block: np.ndarray) -> np.ndarray:
        """Interpolate epochs at which every place has a value: (n_places, k) to (k, n_targets)."""
        if self.method == "cubic":
            return self._cubic(self._triangulation, block, self.covered_)
        answer = (self._fixed_weights @ np.ascontiguousarray(block)).T
        answer[:, ~self.covered_] = np.nan
        return answer

    def _with_gaps(self, block: np.ndarray, present: np.ndarray) -> np.ndarray:
        """Interpolate epochs at which the same places are missing."""
        covered = self.covered_.copy()
        lost_nearest = covered & ~present[self._nearest]
        left = np.flatnonzero(present)
        tree = KDTree(self._points[left])
        covered[lost_nearest] = tree.query(self._targets[lost_nearest])[0] <= self.max_distance_
        if self.method == "cubic":
            return self._cubic(_triangulation_of(self._points[left]), block[left], covered)
        # Other targets than those whose weight lies partly on a missing place keep their weights.
        touched = covered & (self._fixed_weights @ (~present).astype(np.float32) != 0)
        answer = (self._fixed_weights @ np.where(present[:, None], block, 0)).T
        answer[:, ~covered | touched] = np.nan
        if self._triangulation is None:
            remaining, weights = left, self._weights(None, tree, touched)
        else:
            # Taking places out of a Delaunay triangulation changes it only inside the triangles around them, where
            # the new corners are their neighbours: the triangulation of those alone is the new one there.
            remaining = np.flatnonzero(present & _beside(self._triangulation, ~present))
            triangulation = _triangulation_of(self._points[remaining])
            if triangulation is None:
                return answer
            weights = self._weights(triangulation, tree, touched)
        given = np.flatnonzero(np.diff(weights.indptr) > 0)
        answer[:, given] = (weights[given] @ np.ascontiguousarray(block[remaining])).T
        return answer

    def _weights(self, triangulation: Delaunay | None, tree: KDTree, wanted: np.ndarray) -> sparse.csr_array:
        """Return weights on the places of a triangulation or tree; rows of targets not wanted are empty."""
        targets = self._targets[wanted]
        if triangulation is not None:
            weights = triangle_weights(triangulation, targets)
        elif self.method == "nearest":
            weights = nearest_weights(tree, targets)
        else:
            weights = idw_weights(tree, targets)
        lengths = np.zeros(len(self._targets), dtype=np.int64)
        lengths[wanted] = np.diff(weights.indptr)
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(weights.indptr.dtype)
        shape = (len(self._targets), weights.shape[1])
        return sparse.csr_array((weights.data, weights.indices, starts), shape=shape)

    def _cubic(self, triangulation: Delaunay | None, block: np.ndarray, covered: np.ndarray) -> np.ndarray:
        answer = np.full((block.shape[1], len(self._targets)), np.nan, dtype=np.float32)
        if triangulation is not None and covered.any():
            with warnings.catch_warnings():
                # The slopes are found by iteration; what is left of it is far below the noise of a displacement.
                warnings.filterwarnings("ignore", message="Gradient estimation did not converge")
                surface = CloughTocher2DInterpolator(triangulation, block.astype(np.float64))
            answer[:, covered] = surface(self._targets[covered]).T
        return answer

    def _within_reach_of_hull(self, distance: np.ndarray) -> np.ndarray:
        if on_one_line(self._points):
            return np.ones(len(self._targets), dtype=bool)
        # Each row of the hull's equations is a side: outward normal of length one, and offset.
        sides = ConvexHull(self._points).equations
        tolerance = 1e-6 * np.abs(self._points).max()
        inside = np.ones(len(self._targets), dtype=bool)
        for normal_x, normal_y, offset in sides:
            inside &= self._targets[:, 0] * normal_x + self._targets[:, 1] * normal_y + offset <= tolerance
        return inside | (distance <= self.reach)


def weights_to_grid(
    coordinates: np.ndarray, geometry: GridGeometry, method: str = "linear", max_distance: float | None = None
) -> sparse.csr_array:
    """Return weights that grid values without gaps: float32, shape (rows * columns, n_points).

    Rows of cells that get nothing are empty; apply with :func:`weighted`, which gives NaN there.

    Parameters
    ----------
    coordinates
        Easting and northing in the grid's coordinate reference system, shape (n_points, 2).
    geometry
        The grid.
    method
        ``linear``, ``nearest`` or ``idw``.
    max_distance
        Metres; None derives it from the spacing.

    Raises
    ------
    InputError
        As :meth:`Interpolator.fit`; or the method is ``cubic``.
    """
    return grid_interpolator(coordinates, geometry, method, max_distance).weights_


def grid_interpolator(
    coordinates: np.ndarray, geometry: GridGeometry, method: str = "linear", max_distance: float | None = None
) -> Interpolator:
    """Return an interpolator fitted to the cells of a grid; arguments as for :func:`weights_to_grid`.

    ``apply(values).reshape(-1, *geometry.shape)`` is the stack of grids.
    """
    reach = _HALF_DIAGONAL * geometry.cell_size
    return Interpolator(method, max_distance=max_distance, reach=reach).fit(coordinates, geometry.centres())


def _beside(triangulation: Delaunay, missing: np.ndarray) -> np.ndarray:
    """Tell which places share an edge of the triangulation with a missing one, bool, shape (n_places,)."""
    starts, neighbours = triangulation.vertex_neighbor_vertices
    owner = np.repeat(np.arange(len(missing)), np.diff(starts))
    beside = np.zeros(len(missing), dtype=bool)
    beside[neighbours[missing[owner]]] = True
    return beside


def _triangulation_of(places: np.ndarray) -> Delaunay | None:
    """Triangulate what is left at an epoch; None where no triangle is left."""
    return None if on_one_line(places) else Delaunay(places)


def _equal_columns(present: np.ndarray) -> list[np.ndarray]:
    """Group columns of a bool array that are equal; groups of column indices."""
    groups: dict[bytes, list[int]] = {}
    for column in range(present.shape[1]):
        groups.setdefault(np.packbits(present[:, column]).tobytes(), []).append(column)
    return [np.array(members) for members in groups.values()]
