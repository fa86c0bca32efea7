# SPDX-License-Identifier: GPL-2.0-or-later
"""By how much intervals are wider at points that have few values when the forecast starts.

Of such a point neither the movement nor the noise is known well. The first makes its errors larger: by how much, the
forecaster expects, and past forecasts of points that were as young tell where there are enough of them. The second
makes their size uncertain: by how much that widens an interval, the past errors of all points tell, with the noise of
each taken from the few errors that a point as young would have had by then.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import isotonic_regression

from .error_sizes import EDGES, MOST_OF_YOUNG, ErrorSizes, PastErrors, groups_of, mixed

STANDING_FOR = (1, 2, 4, 8, 15)
"""Values of a point that stands for each group."""
YOUNG_LEVEL = 0.9
"""At which share of errors the intervals of young points and of others are compared."""
_AS_IF_SEEN = 10.0
"""So many points or dates is what is expected worth, whichever of past forecasts are fewer."""
_MOST_ORIGINS = 8
_LEAST_ERRORS = 30
_MANY = 255


def values_known(displacement: np.ndarray, epochs: list[int]) -> np.ndarray:
    """Return how many values each point had at each origin and has now, uint8, shape (n_points, n_origins + 1).

    Where a point has a value at half of the epochs or more, it is not young, however short the series are: 255, as of
    points with more.

    Parameters
    ----------
    displacement
        Shape (n_points, n_epochs), NaN where missing.
    epochs
        Numbers of epochs known at the origins.

    Examples
    --------
    >>> values_known(np.array([[np.nan, np.nan, np.nan, 1.0], [np.nan, 1.0, 2.0, np.nan]]), [1, 3]).tolist()
    [[0, 0, 1], [0, 255, 255]]
    """
    counts = np.empty((len(displacement), len(epochs) + 1), np.uint8)
    total, before = np.zeros(len(displacement), np.int64), 0
    for column, known in enumerate([*epochs, displacement.shape[1]]):
        total += np.isfinite(displacement[:, before:known]).sum(axis=1)
        counts[:, column], before = np.where(2 * total < known, np.minimum(total, _MANY), _MANY), known
    return counts


def wider_at_young(some: PastErrors, sizes: ErrorSizes, quantiles: np.ndarray) -> np.ndarray:
    """Return by how much intervals are wider at young points, 1 and more, shape (n_groups + 1, n_horizons).

    Never by less where there are fewer values. The last group is that of points that are not young.

    Parameters
    ----------
    some
        Past errors of points spread evenly, in memory.
    quantiles
        What 90% of normalised errors do not surpass, shape (n_horizons,); NaN where no error is known.
    """
    groups, horizons = len(EDGES), some.values.shape[2]
    if some.known is None:
        return np.ones((groups + 1, horizons))
    expected = np.ones((groups, horizons)) if some.young is None else np.nan_to_num(some.young, nan=1.0)
    told = _Told(some, some.values[:], some.known[:, :-1], sizes, quantiles)
    logarithms, weights = np.log(expected), np.full(groups, _AS_IF_SEEN)
    for group in range(groups):
        unsure = told.as_if_young(STANDING_FOR[group])
        seen, count = told.young(group, expected[group])
        logarithms[group] += np.log(unsure)
        if np.isfinite(seen):
            logarithms[group] += count / (count + _AS_IF_SEEN) * np.log(seen / unsure)
        weights[group] += count
    fitted = [isotonic_regression(one, weights=weights, increasing=False).x for one in logarithms.T]
    return np.concatenate([np.exp(np.maximum(np.transpose(fitted), 0)), np.ones((1, horizons))])


@dataclass(frozen=True)
class _Told:
    """Past errors against the intervals of points that are not young.

    Parameters
    ----------
    past, errors
        Past errors, and their values, mm, shape (n_points, n_origins, n_horizons).
    known
        Values that each point had at each origin, shape (n_points, n_origins).
    sizes, quantiles
        See :func:`wider_at_young`.
    """

    past: PastErrors
    errors: np.ndarray
    known: np.ndarray
    sizes: ErrorSizes
    quantiles: np.ndarray

    def young(self, group: int, expected: np.ndarray) -> tuple[float, int]:
        """Return by how much intervals of a group should have been wider than ``expected``, and how many tell it.

        These are points or dates, whichever are fewer: the errors of a date, and of a point, are alike. The factor is
        NaN where errors are too few.
        """
        found, points, dates = [], [], []
        for origin in range(self.errors.shape[1]):
            of_origin = self.known[:, origin]
            rows = np.flatnonzero((groups_of(of_origin) == group) & (of_origin > 0))
            ratios = self._ratios(rows, origin, since=0, known=of_origin[rows]) / expected
            came = np.isfinite(ratios)
            found.append(ratios[came])
            points.append(rows[came.any(axis=1)])
            dates.append(self.past.targets[origin, came.any(axis=0)])
        count = min(len(np.unique(np.concatenate(one))) for one in (points, dates))
        return _level_of(np.concatenate(found)), count

    def as_if_young(self, values: int) -> float:
        """Return by how much intervals of other points would have to be wider, were but so many last values known.

        The forecast rests on all values, and the point's noise on errors of these; 1 where errors are too few.
        """
        epochs = np.asarray(self.past.epochs)
        enough = np.flatnonzero((epochs - values >= epochs[0]) & np.isfinite(self.errors).any(axis=(0, 2)))
        some = enough[:: -(-len(enough) // _MOST_ORIGINS) or 1]
        found = [np.empty(0, np.float32)]
        for origin in some:
            rows = np.flatnonzero(self.known[:, origin] > MOST_OF_YOUNG)
            ratios = self._ratios(rows, origin, since=epochs[origin] - values, known=np.full(len(rows), values))
            found.append(ratios[np.isfinite(ratios)])
        factor = _level_of(np.concatenate(found))
        return factor if np.isfinite(factor) else 1.0

    def _ratios(self, rows: np.ndarray, origin: int, *, since: int, known: np.ndarray) -> np.ndarray:
        """Return errors over the half width that was known at an origin, shape (n_rows, n_horizons).

        Parameters
        ----------
        since
            Errors of forecasts with no more known epochs do not tell a point's noise.
        known
            Values of each point that tell its noise.
        """
        errors, sizes = self.errors[rows], self.sizes
        epochs = np.asarray(self.past.epochs)
        before = (self.past.targets < epochs[origin]) & (epochs[:, None] > since)
        squares = np.square(errors / (sizes.of_origins * self.past.like_old(rows, origin)))[:, before]
        count = np.isfinite(squares).sum(axis=1)
        own = np.sqrt(np.nansum(squares, axis=1) / np.maximum(count, 1))
        noise = mixed(np.where(count > 0, own, sizes.everywhere), sizes.everywhere, known)
        return np.asarray(np.abs(errors[:, origin]) / (noise[:, None] * sizes.of_origins[origin] * self.quantiles))


def _level_of(ratios: np.ndarray) -> float:
    """Return what 90% of ratios do not surpass; NaN of too few."""
    return float(np.quantile(ratios, YOUNG_LEVEL)) if len(ratios) >= _LEAST_ERRORS else float("nan")
