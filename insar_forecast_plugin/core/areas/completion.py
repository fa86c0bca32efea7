# SPDX-License-Identifier: GPL-2.0-or-later
"""Values for the empty cells of a gridded velocity field in three ways, and how far a cell lies from a measured one.

Normalised convolution (Knutsson and Westin 1993, CVPR), low-rank matrix completion by soft thresholding of singular
values (Mazumder et al. 2010, JMLR, algorithm 1), and linear interpolation in triangles. ``benchmarks/
completion_error.py`` compares them at cells that were left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import LinearNDInterpolator
from scipy.ndimage import distance_transform_edt, gaussian_filter
from scipy.spatial import QhullError

from ..errors import InputError

WIDTH = 3.0
"""Standard deviation of the narrowest kernel of the normalised convolution, cells."""
SHARES = (0.5, 0.2, 0.08, 0.03)
"""By how much singular values shrink, as shares of the largest of a window, of which the field's own is chosen."""
ROUNDS = 5
"""Of soft thresholding at each share; more change little."""

_WINDOW, _STEP = 64, 32
"""Cells of a matrix that is completed on its own, and from one to the next: a whole tile has no low rank."""
_LEAST_WEIGHT = 0.05
"""Of a kernel's weights, as a share of a cell full of them, below which the next wider one counts."""
_TRIED, _LEFT_OUT = 4, 0.1
"""Windows on which the share is chosen, and the part of their cells that is left out for it."""
_LEAST_MEASURED = 8
"""A window with fewer measured cells tells nothing beyond its surroundings."""


@dataclass(frozen=True)
class CompletedGrid:
    """A field without empty cells.

    Parameters
    ----------
    values
        In the unit of what was given, float64, shape (rows, columns); measured cells keep their values.
    distance
        To the nearest measured cell, in cells, 0 where measured, shape (rows, columns).
    """

    values: np.ndarray
    distance: np.ndarray

    @property
    def reliability(self) -> np.ndarray:
        """1 where measured, falling with the distance, shape (rows, columns)."""
        return 1 / (1 + self.distance)


def normalised_convolution(values: np.ndarray, *, width: float = WIDTH) -> CompletedGrid:
    """Fill empty cells with the Gaussian-weighted mean of measured ones, wider where there are few.

    Parameters
    ----------
    values
        NaN where empty, shape (rows, columns).
    width
        Standard deviation of the narrowest kernel, cells; each next one is twice as wide.

    Raises
    ------
    InputError
        All cells are empty.

    Examples
    --------
    >>> normalised_convolution(np.array([[1.0, np.nan, 3.0]])).values.round(6).tolist()
    [[1.0, 2.0, 3.0]]
    """
    measured = _measured(values)
    return _completed(values, measured, _smoothed(np.where(measured, values, 0), measured, width))


def _smoothed(values: np.ndarray, measured: np.ndarray, width: float) -> np.ndarray:
    """Return weighted means of the measured cells at every cell, shape (rows, columns)."""
    weight = measured.astype(np.float64)
    known = values[measured]
    filled, missing = np.full(values.shape, known.mean()), np.ones(values.shape, dtype=bool)
    while missing.any() and width <= 2 * max(values.shape):
        weights, sums = (gaussian_filter(one, width, mode="constant", truncate=3.0) for one in (weight, values))
        # One cell gives its neighbour more than this, and what is far from all waits for a wider kernel.
        enough = missing & (weights > _LEAST_WEIGHT / (2 * np.pi * width**2))
        filled[enough] = sums[enough] / weights[enough]
        missing &= ~enough
        width *= 2
    return filled


def low_rank(values: np.ndarray, *, shares: tuple[float, ...] = SHARES, rounds: int = ROUNDS) -> CompletedGrid:
    """Fill empty cells so that windows of the field have a small nuclear norm: few patterns of rows and columns.

    Every round takes the singular values of the completed window down by a constant and puts the measured cells back.
    The constant goes down from share to share, to the one that tells a tenth of the measured cells best, which are
    left out for that. Overlapping windows are merged with a weight that falls towards their edges.

    Parameters
    ----------
    values
        NaN where empty, shape (rows, columns).
    shares
        Constants to choose from, as shares of a window's largest singular value, falling.
    rounds
        Rounds at each share.

    Raises
    ------
    InputError
        All cells are empty.
    """
    measured = _measured(values)
    middle = float(np.median(values[measured]))
    apart = np.where(measured, values - middle, 0.0)
    windows = [
        (slice(top, top + _WINDOW), slice(left, left + _WINDOW))
        for top in _starts(values.shape[0])
        for left in _starts(values.shape[1])
    ]
    counts = [int(measured[part].sum()) for part in windows]
    fullest = [windows[one] for one in np.argsort(counts)[-_TRIED:]]
    chosen = _best_share([(apart[part], measured[part]) for part in fullest], shares, rounds)
    total, weights = np.zeros(values.shape), np.zeros(values.shape)
    for part, count in zip(windows, counts, strict=True):
        weight = _towards_edges(measured[part].shape)
        weights[part] += weight
        if count >= _LEAST_MEASURED:
            path = _soft_thresholded(apart[part], measured[part], shares[: chosen + 1], rounds)
            total[part] += weight * path[-1]
    return _completed(values, measured, middle + total / weights)


def _best_share(windows: list[tuple[np.ndarray, np.ndarray]], shares: tuple[float, ...], rounds: int) -> int:
    """Return which share tells left-out cells best."""
    errors = np.zeros(len(shares))
    rng = np.random.default_rng(0)
    for values, measured in windows:
        out = measured & (rng.random(measured.shape) < _LEFT_OUT)
        path = _soft_thresholded(np.where(out, 0.0, values), measured & ~out, shares, rounds)
        errors += [float(np.abs(one[out] - values[out]).sum()) for one in path]
    return int(errors.argmin())


def _starts(length: int) -> list[int]:
    """Return where windows begin, the last of them at the end."""
    last = max(length - _WINDOW, 0)
    return sorted({*range(0, last, _STEP), last})


def _towards_edges(shape: tuple[int, ...]) -> np.ndarray:
    """Return weights of a window's cells, shape ``shape``, largest in the middle, never 0."""
    rows, columns = (1 - np.abs(np.linspace(-1, 1, one + 2)[1:-1]) for one in shape)
    return np.outer(rows, columns)


def _soft_thresholded(
    values: np.ndarray, measured: np.ndarray, shares: tuple[float, ...], rounds: int
) -> list[np.ndarray]:
    """Return the window completed with each share, one after the other; cells that are empty begin at 0."""
    state = np.where(measured, values, 0.0)
    path = []
    for share in shares:
        for _ in range(rounds):
            left, singular, right = np.linalg.svd(state, full_matrices=False)
            fitted = (left * np.maximum(singular - share * singular[0], 0)) @ right
            state = np.where(measured, values, fitted)
        path.append(state)
    return path


def linear(values: np.ndarray) -> CompletedGrid:
    """Fill empty cells by linear interpolation in triangles of measured ones, beyond them by the nearest.

    Parameters
    ----------
    values
        NaN where empty, shape (rows, columns).

    Raises
    ------
    InputError
        All cells are empty.
    """
    measured = _measured(values)
    nearest = distance_transform_edt(~measured, return_distances=False, return_indices=True)
    filled = values[tuple(nearest)]
    try:
        between = LinearNDInterpolator(np.argwhere(measured), values[measured])
    except (QhullError, ValueError):  # all on one line, or fewer than three: there are no triangles
        return _completed(values, measured, filled)
    inside = between(np.argwhere(~measured))
    empty = filled[~measured]
    filled[~measured] = np.where(np.isfinite(inside), inside, empty)
    return _completed(values, measured, filled)


COMPLETIONS: dict[str, Callable[[np.ndarray], CompletedGrid]] = {
    "normalised_convolution": normalised_convolution,
    "low_rank": low_rank,
    "linear": linear,
}
"""The ways, by name."""


def _measured(values: np.ndarray) -> np.ndarray:
    measured = np.isfinite(values)
    if not measured.any():
        raise InputError(
            "No cell of the grid has a velocity; expected points with one inside the grid. Choose another extent, or a "
            "layer with velocities."
        )
    return measured


def _completed(values: np.ndarray, measured: np.ndarray, filled: np.ndarray) -> CompletedGrid:
    return CompletedGrid(np.where(measured, values, filled), distance_transform_edt(~measured))
