# SPDX-License-Identifier: GPL-2.0-or-later
"""What interpolation costs: the error at left-out blocks of points.

Points left out one by one would be judged by neighbours a few metres away, which share their error; a left-out block
asks what a cell in a gap asks. Blocks are squares of twice the largest distance to which the grid interpolates, or of a
quarter of the area's longer side where that is less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..progress import Progress
from .interpolation import Interpolator

FOLDS = 5
MOST_EPOCHS = 12
"""Epochs that are judged, evenly taken."""

_LEAST_POINTS = 10
_LEAST_BLOCKS_ALONG = 4


@dataclass(frozen=True)
class LeftOutError:
    """Error of a method at left-out blocks.

    Parameters
    ----------
    method
        Name of the method.
    rmse
        Over all left-out values that were given an estimate, mm; NaN where none was.
    spread
        Root mean square of the same values about the mean of all points at their epoch, mm: what an estimate without
        any interpolation would cost.
    answered
        Share of the left-out values that were given an estimate.
    point_rmse
        RMSE at each point, mm, NaN where none was given, shape (n_points,).
    block_size
        Side of the blocks in metres.
    """

    method: str
    rmse: float
    spread: float
    answered: float
    point_rmse: np.ndarray
    block_size: float


def left_out_error(
    coordinates: np.ndarray, values: np.ndarray, method: str, max_distance: float, progress: Progress
) -> LeftOutError | None:
    """Estimate each fifth of the blocks from the other four.

    Parameters
    ----------
    coordinates
        Easting and northing in metres, shape (n_points, 2).
    values
        mm, NaN where missing, shape (n_points, n_epochs).
    method
        Interpolation method.
    max_distance
        Metres; as used for the grid.
    progress
        Told after each fifth.

    Returns
    -------
    LeftOutError or None
        None where there are too few points, or too few blocks, to leave any out.
    """
    size = _block_size(coordinates, max_distance)
    if len(coordinates) < _LEAST_POINTS or size <= 0:
        return None
    fold = block_folds(coordinates, size)
    judged = values[:, np.unique(np.linspace(0, values.shape[1] - 1, MOST_EPOCHS).round().astype(int))]
    estimate = np.full(judged.shape, np.nan, dtype=np.float32)
    for index in range(FOLDS):
        left_out = fold == index
        if left_out.any() and not left_out.all():
            try:
                fitted = Interpolator(method, max_distance=max_distance).fit(
                    coordinates[~left_out], coordinates[left_out]
                )
                estimate[left_out] = fitted.apply(judged[~left_out]).T
            except InputError:
                # What is left lies on one line: this fifth stays without an estimate, as "answered" tells.
                continue
        progress((index + 1) / FOLDS, f"Left-out blocks ({method}): {index + 1} of {FOLDS}")
    return _scored(method, judged, estimate, size)


def block_folds(coordinates: np.ndarray, size: float) -> np.ndarray:
    """Deal square blocks into five folds so that no two neighbours, by edge or corner, share one: (n_points,)."""
    block = np.floor((coordinates - coordinates.min(axis=0)) / size).astype(np.int64)
    return (block[:, 0] + 2 * block[:, 1]) % FOLDS


def _block_size(coordinates: np.ndarray, max_distance: float) -> float:
    longer = float(np.ptp(coordinates, axis=0).max())
    return min(2 * max_distance, longer / _LEAST_BLOCKS_ALONG)


def _scored(method: str, values: np.ndarray, estimate: np.ndarray, size: float) -> LeftOutError | None:
    known = np.isfinite(values)
    given = known & np.isfinite(estimate)
    if not given.any():
        return None
    squared = np.where(given, (estimate - values).astype(np.float64) ** 2, 0)
    mean = np.where(known, values, 0).sum(axis=0, dtype=np.float64) / np.maximum(known.sum(axis=0), 1)
    about_mean = np.where(given, (values - mean).astype(np.float64) ** 2, 0)
    per_point = given.sum(axis=1)
    point_rmse = np.full(len(values), np.nan)
    has = per_point > 0
    point_rmse[has] = np.sqrt(squared[has].sum(axis=1) / per_point[has])
    return LeftOutError(
        method=method,
        rmse=float(np.sqrt(squared.sum() / given.sum())),
        spread=float(np.sqrt(about_mean.sum() / given.sum())),
        answered=float(given.sum() / known.sum()),
        point_rmse=point_rmse,
        block_size=size,
    )
