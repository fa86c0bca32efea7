# SPDX-License-Identifier: GPL-2.0-or-later
"""Normal equations of a linear regression, added up part by part: ridge weights and errors without the rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

_TINY = 1e-12
_ROWS_TOGETHER = 128
"""Rows whose products are taken at once. Each product costs as much as reading and writing the whole sum, so a few rows
at a time (few points, many windows and horizons) wait for others."""


@dataclass
class NormalEquations:
    """Sums over rows.

    Parameters
    ----------
    size
        Number of features.
    unpenalised
        Leading features that ridge leaves alone, such as a constant.
    multiples
        By how much the penalty of each feature is multiplied, shape (size,); None for one and the same.
    right, square, count
        Sums of X'y, y'y and of the rows' weights.
    """

    size: int
    unpenalised: int = 0
    multiples: np.ndarray | None = None
    right: np.ndarray = field(init=False)
    square: float = 0.0
    count: float = 0.0
    _gram: np.ndarray = field(init=False, repr=False)
    _waiting: list[np.ndarray] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        self._gram = np.zeros((self.size, self.size))
        self.right = np.zeros(self.size)

    @property
    def gram(self) -> np.ndarray:
        """Sum of X'X, shape (size, size)."""
        if self._waiting:
            rows = np.concatenate(self._waiting)
            self._waiting.clear()
            self._gram += rows.T @ rows
        return self._gram

    def add(self, gram: np.ndarray, right: np.ndarray, square: float, count: float, weight: float = 1.0) -> None:
        """Add the sums of further rows."""
        self._gram += weight * gram
        self.right += weight * right
        self.square += weight * square
        self.count += weight * count

    def add_rows(self, features: np.ndarray, target: np.ndarray, weight: float = 1.0) -> None:
        """Add rows, shapes (n, size) and (n,); those with a missing target do not count."""
        known = np.isfinite(target)
        if not known.all():
            features, target = features[known], target[known]
        right = (features.T @ target).astype(np.float64)
        square, count = float(np.square(target, dtype=np.float64).sum()), float(len(target))
        if count >= _ROWS_TOGETHER:
            self.add((features.T @ features).astype(np.float64), right, square, count, weight)
            return
        self.right += weight * right
        self.square += weight * square
        self.count += weight * count
        self._waiting.append(features * np.float32(np.sqrt(weight)))
        if sum(map(len, self._waiting)) >= _ROWS_TOGETHER:
            self.gram  # noqa: B018 - adds up what waits

    def plus(self, other: NormalEquations) -> NormalEquations:
        """Return the sums over the rows of both."""
        both = NormalEquations(self.size, self.unpenalised, self.multiples)
        for one in (self, other):
            both.add(one.gram, one.right, one.square, one.count)
        return both

    def solve(self, penalty: float | np.ndarray) -> np.ndarray:
        """Return ridge weights, shape (size,).

        Parameters
        ----------
        penalty
            A share of each feature's mean square: one for all features, or shape (size,).
        """
        if self.count <= 0:
            return np.zeros(self.size)
        scale = np.sqrt(np.maximum(np.diag(self.gram), 0.0) / self.count)  # rounding may be below 0
        used = scale > _TINY
        scale = np.where(used, scale, 1.0)
        matrix = self.gram / scale / scale[:, None] / self.count
        amount = penalty * (np.ones(self.size) if self.multiples is None else self.multiples)
        amount[: self.unpenalised] = 0
        matrix[np.diag_indices(self.size)] += amount + 1e-9 + ~used
        return np.linalg.solve(matrix, np.where(used, self.right / scale / self.count, 0)) / scale

    def squared_error(self, weights: np.ndarray) -> float:
        """Return the summed squared error of these weights."""
        return max(float(self.square - 2 * weights @ self.right + weights @ self.gram @ weights), 0.0)

    def mean_square_error(self, weights: np.ndarray) -> float:
        """Return the mean squared error of these weights."""
        return self.squared_error(weights) / self.count
