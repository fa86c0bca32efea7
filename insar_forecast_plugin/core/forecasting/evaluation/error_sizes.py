# SPDX-License-Identifier: GPL-2.0-or-later
"""How large past errors are: by horizon at all points, and by point relative to all.

What all points tell are sums, so that parts of a region can be added up; what a point tells takes few numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...io.rows_on_disk import Rows, row_blocks

_FOLDS = 6
_SHARED_NOISE = 0.15
"""Of all points' noise in a point's own: more makes intervals of calm points too wide and of noisy ones too narrow."""
_LIKE_VALUES = 4.0
"""So many of a point's values tell as much of its noise as all other points do; from 23 values on nothing changes."""
MOST_OF_YOUNG = 20
"""Values of a point whose interval may be wider for having so few; see :mod:`.few_values`."""
EDGES = (1, 2, 5, 10, MOST_OF_YOUNG)
"""Most values of the young points that belong together."""
_MOST_RESIDUALS = 2_000_000
_TINY = 1e-6


@dataclass(frozen=True)
class PastErrors:
    """What past forecasts missed.

    Parameters
    ----------
    values
        See :meth:`~.intervals.PastForecasts.errors`, shape (n_points, n_origins, n_horizons); read some points at a
        time.
    epochs
        Numbers of epochs known at the origins, which tell the dates of the targets.
    expected
        How large errors are to be expected; see :meth:`~..data.forecaster.SizedForecaster.error_sizes`. None where
        past errors are expected to be as large as those to come.
    steps
        Epochs from the origin to the target, less one, of each horizon; None for 0, 1, 2 and so on.
    known
        Values that each point had at each origin and has now; see :func:`~.few_values.values_known`. None where
        all points have many.
    young
        How large errors are to be expected at points with few values, over those of points with all, shape (n_groups,
        n_horizons); see :mod:`.few_values`. None where the forecaster does not know.
    """

    values: Rows
    epochs: Sequence[int]
    expected: np.ndarray | None = None
    steps: np.ndarray | None = None
    known: np.ndarray | None = None
    young: np.ndarray | None = None

    def at_points(self, rows: np.ndarray) -> PastErrors:
        """Return those of some points, in memory."""
        return replace(self, values=self.values[rows], known=None if self.known is None else self.known[rows])

    @property
    def like_now(self) -> np.ndarray:
        """Past errors over those from now on, as expected, shape (n_origins, n_horizons); 1 where nothing is said."""
        if self.expected is None:
            return np.ones(self.values.shape[1:])
        return np.asarray(np.nan_to_num(self.expected[:-1] / self.expected[-1], nan=1.0))

    def like_old(self, rows: slice | np.ndarray, origin: int = -1) -> np.ndarray | float:
        """Return errors of some points over those of points with many values, as expected; see :attr:`young`.

        Those of points that have many values at an origin, by default now, count as they are.

        Returns
        -------
        Shape (n_rows, n_origins, n_horizons), or 1 where none of the points has few values.
        """
        if self.known is None or self.young is None:
            return 1.0
        known = self.known[rows]
        young = known[:, origin] <= MOST_OF_YOUNG
        if not young.any():
            return 1.0
        groups = np.where(young[:, None], groups_of(known[:, :-1]), len(EDGES))
        return np.append(self.young, np.ones((1, self.values.shape[2])), axis=0)[groups]

    @property
    def targets(self) -> np.ndarray:
        """Epochs that were forecast, shape (n_origins, n_horizons)."""
        steps = np.arange(self.values.shape[2]) if self.steps is None else self.steps
        return np.add.outer(np.asarray(self.epochs), steps)


@dataclass(frozen=True)
class ErrorSums:
    """What all points tell of the sizes of errors; sums of parts of a region add up to those of the region.

    Parameters
    ----------
    squares
        mm2, float64, shape (n_origins, n_horizons).
    count
        How many errors are known, of the same shape.
    """

    squares: np.ndarray
    count: np.ndarray

    @classmethod
    def of(cls, errors: Rows) -> ErrorSums:
        """Add up errors, mm, shape (n_points, n_origins, n_horizons), NaN where not known."""
        squares, count = np.zeros(errors.shape[1:]), np.zeros(errors.shape[1:], np.int64)
        for rows in row_blocks(errors.shape):
            known, some = _squares(errors[rows])
            squares += some.sum(axis=0, dtype=np.float64)
            count += known.sum(axis=0)
        return cls(squares, count)

    def __add__(self, other: ErrorSums) -> ErrorSums:
        """Return the sums of both."""
        return ErrorSums(self.squares + other.squares, self.count + other.count)

    @property
    def seen(self) -> np.ndarray:
        """Horizons that have errors, bool, shape (n_horizons,)."""
        return np.asarray(self.count.any(axis=0))

    @property
    def reach(self) -> int:
        """The last horizon that has errors, counted from 1; 0 where none has."""
        return int(self.seen.nonzero()[0].max(initial=-1)) + 1


@dataclass(frozen=True)
class OwnErrors:
    """What points tell of the sizes of their own errors.

    Parameters
    ----------
    squares
        Of errors as large as they would be from now on, added up over origins, mm2, float32, shape (n_points,
        n_horizons).
    count
        How many are known, shape (n_points,).
    known
        Values that each point has, shape (n_points,); None where all have many.
    """

    squares: np.ndarray
    count: np.ndarray
    known: np.ndarray | None = None

    @classmethod
    def of(cls, past: PastErrors) -> OwnErrors:
        """Add up errors by point."""
        errors, like_now = past.values, past.like_now
        points, _, horizons = errors.shape
        squares, count = np.empty((points, horizons), np.float32), np.empty(points, np.int32)
        for rows in row_blocks(errors.shape):
            known, some = _squares(errors[rows], like_now * past.like_old(rows))
            squares[rows], count[rows] = some.sum(axis=1), known.sum(axis=(1, 2))
        return cls(squares, count, None if past.known is None else past.known[:, -1])

    @property
    def any_young(self) -> bool:
        """Whether any point has so few values that its interval may be wider for it."""
        return self.known is not None and bool((self.known <= MOST_OF_YOUNG).any())

    def noise(self, size: np.ndarray, everywhere: float) -> np.ndarray:
        """Return each point's noise relative to all points', float32, shape (n_points,); see :class:`ErrorSizes`."""
        squares = (self.squares / np.square(size, dtype=np.float32)).sum(axis=1)
        return _noise(squares, self.count, everywhere, self.known)


@dataclass(frozen=True)
class ErrorSizes:
    """By what past errors are divided: the size of their horizon's errors, and their point's noise.

    Parameters
    ----------
    size
        Of the errors of each horizon, mm, shape (n_horizons,).
    of_origins
        The same as it was at each origin, shape (n_origins, n_horizons).
    folds
        See :func:`_folds_of_dates`.
    everywhere, of_others
        Noise of all points relative to these sizes; and from other folds of dates than each, shape (n_folds,).
    """

    size: np.ndarray
    of_origins: np.ndarray
    folds: np.ndarray
    everywhere: float
    of_others: np.ndarray

    @classmethod
    def of(cls, sums: ErrorSums, past: PastErrors) -> ErrorSizes:
        """Find the sizes; of ``past`` all but the values is taken."""
        like_now = past.like_now
        total = (sums.squares / np.square(like_now)).sum(axis=0)
        size = np.sqrt(total / np.maximum(sums.count.sum(axis=0), 1)) + _TINY
        folds = _folds_of_dates(past.targets, sums.count > 0)
        normal = sums.squares / np.square(size * like_now)
        squares, count = (np.bincount(folds.ravel(), one.ravel()) for one in (normal, sums.count))
        of_others = squares.sum() - squares, count.sum() - count
        if len(squares) == 1:
            of_others = squares, count
        return cls(size, size * like_now, folds, float(_usual(squares.sum(), count.sum())), _usual(*of_others))

    def ratios(self, errors: np.ndarray) -> np.ndarray:
        """Return normalised errors without their sign, float32, shape (n_points, n_origins, n_horizons).

        The noise that divides an error comes from other folds of dates than its own.

        Parameters
        ----------
        errors
            mm, of the same shape, NaN where not known.
        """
        values = np.empty(errors.shape, np.float32)
        belongs = self.folds.reshape(-1, 1) == np.arange(len(self.of_others))
        others = (belongs if len(self.of_others) == 1 else ~belongs).astype(np.float32)
        for rows in row_blocks(errors.shape):
            known, squares = _squares(errors[rows], self.of_origins)
            of_others = squares.reshape(len(squares), -1) @ others
            counts = known.reshape(len(known), -1).astype(np.float32) @ others
            values[rows] = np.sqrt(squares) / _noise(of_others, counts, self.of_others)[:, self.folds]
            values[rows][~known] = np.nan
        return values


def groups_of(known: np.ndarray) -> np.ndarray:
    """Return the group of each number of values, counted from 0; that of points which are not young is the last.

    >>> groups_of(np.array([1, 2, 3, 20, 21])).tolist()
    [0, 1, 2, 4, 5]
    """
    return np.searchsorted(EDGES, known)


def any_seen(errors: Rows) -> np.ndarray:
    """Return at which horizons any error is known, bool, shape (n_horizons,); of errors as :class:`PastErrors` has."""
    return ErrorSums.of(errors).seen


def thinning(shape: tuple[int, ...]) -> int:
    """Return every which point is looked at where errors of shape (n_points, n_origins, n_horizons) are very many."""
    return max(1, int(np.ceil(np.prod(shape, dtype=np.float64) / _MOST_RESIDUALS)))


def mixed(own: np.ndarray, everywhere: float | np.ndarray, known: np.ndarray | None = None) -> np.ndarray:
    """Return the noise of points with some of all points' in it, as sizes of errors have it.

    Parameters
    ----------
    known
        Values of each point: few tell little of its noise, and more of all points' is taken. None where all have many.
    """
    shared = _SHARED_NOISE if known is None else np.maximum(_SHARED_NOISE, _LIKE_VALUES / (_LIKE_VALUES + known))
    return np.asarray((1 - shared) * own + shared * everywhere)


def _folds_of_dates(targets: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return the fold of each origin's and horizon's target, shape (n_origins, n_horizons).

    A date lies in one fold, whichever origins it was forecast from: folds of origins would share most of their targets.

    Parameters
    ----------
    targets
        Epoch of each target.
    seen
        Whether any point has an error there. Folds are of these epochs: of a movement the latest ones know nothing yet.
    """
    dates = np.unique(targets[seen])
    if not len(dates):
        return np.zeros(targets.shape, np.int64)
    ends = [fold[-1] for fold in np.array_split(dates, min(_FOLDS, len(dates)))]
    return np.minimum(np.searchsorted(ends, targets), len(ends) - 1)


def _squares(errors: np.ndarray, size: np.ndarray | float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return which errors are known, and the squares of these over those of a size, float32, zero where unknown."""
    known = np.isfinite(errors)
    squares = np.square(np.where(known, errors, 0), dtype=np.float32)
    squares /= np.asarray(size, np.float32) ** 2
    return known, squares


def _usual(squares: np.ndarray, count: np.ndarray) -> np.ndarray:
    return np.sqrt(squares / np.maximum(count, 1)) + _TINY


def _noise(
    squares: np.ndarray, count: np.ndarray, everywhere: float | np.ndarray, known: np.ndarray | None = None
) -> np.ndarray:
    """Return points' noise relative to all points', mixed with theirs because few dates tell little."""
    own = np.where(count > 0, np.sqrt(squares / np.maximum(count, 1)), everywhere)
    return mixed(own, everywhere, known).astype(np.float32)
