# SPDX-License-Identifier: GPL-2.0-or-later
"""Constant offsets between bursts or tiles of one release, from the points that lie in several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..io.stored_points import StoredPoints
from ..progress import Progress
from ..units import DEVIATION_OF_MAD
from .joined_series import PairDifferences
from .mean_variance import MeanVariance
from .point_matching import Matches, matched
from .release_offsets import FEWEST_COMMON, offsets_over_common

FEWEST_PAIRS = 10
"""Common points that two layers must have for an offset."""
_SURE = 3.0
_LEAST_MM = 0.2
_PARTS = 8
_REACH = 6.0


@dataclass(frozen=True)
class Overlap:
    """Two layers that have common points.

    Parameters
    ----------
    first, second
        Numbers of the layers.
    matches
        Their pairs.
    offset, sigma
        Second less first, mm, and the standard error; NaN where there are too few pairs or common epochs.
    """

    first: int
    second: int
    matches: Matches
    offset: float
    sigma: float


@dataclass(frozen=True)
class LayerOffsets:
    """Offsets of layers against the one that they are all brought to.

    Parameters
    ----------
    overlaps
        What they rest on.
    value, sigma
        mm, shape (n_layers,); NaN for layers without an overlap of which the offset is known.
    """

    overlaps: tuple[Overlap, ...]
    value: np.ndarray
    sigma: np.ndarray

    @property
    def removed(self) -> np.ndarray:
        """What is subtracted from each layer, mm: its offset where that is significant, else zero."""
        sure = np.abs(self.value) > np.maximum(_SURE * self.sigma, _LEAST_MM)
        return np.where(np.isfinite(self.value) & sure, self.value, 0.0)


def overlaps_of(layers: Sequence[StoredPoints], max_distance: float, progress: Progress) -> tuple[Overlap, ...]:
    """Find the common points of each two layers, and estimate the offset between the two.

    Parameters
    ----------
    layers
        In one system in metres.
    max_distance
        Metres.
    """
    boxes = [(one.coordinates.min(axis=0), one.coordinates.max(axis=0)) for one in layers]
    found = []
    for first in range(len(layers)):
        for second in range(first + 1, len(layers)):
            low = np.maximum(boxes[first][0], boxes[second][0]) - _REACH * max_distance - 1.0
            high = np.minimum(boxes[first][1], boxes[second][1]) + _REACH * max_distance + 1.0
            if (low > high).any():
                continue
            matches = _matches_within((layers[first], layers[second]), low, high, max_distance)
            if matches.count:
                offset, sigma = _offset(layers[first], layers[second], matches)
                found.append(Overlap(first, second, matches, offset, sigma))
        progress((first + 1) / len(layers), f"Comparing layer {first + 1} of {len(layers)} with the others")
    return tuple(found)


def _matches_within(
    layers: tuple[StoredPoints, StoredPoints], low: np.ndarray, high: np.ndarray, max_distance: float
) -> Matches:
    """Match the points of two layers that lie in a box; only there can there be common ones."""
    rows = [np.flatnonzero(((one.coordinates >= low) & (one.coordinates <= high)).all(axis=1)) for one in layers]
    found = matched(
        (layers[0].pid[rows[0]], layers[1].pid[rows[1]]),
        (layers[0].coordinates[rows[0]], layers[1].coordinates[rows[1]]),
        max_distance,
    )
    return Matches(rows[0][found.first], rows[1][found.second], found.by_pid, found.distance, found.pids_mislead)


def _offset(first: StoredPoints, second: StoredPoints, matches: Matches) -> tuple[float, float]:
    """Return the offset of two layers, second less first, and its standard error, mm.

    Neighbours have noise in common, and all pairs that of a date: the error is the larger of that which the scatter
    between parts of the overlap tells, and that of the mean of all pairs over time.
    """
    common = np.intersect1d(first.dates, second.dates)
    if matches.count < FEWEST_PAIRS or len(common) < FEWEST_COMMON:
        return float("nan"), float("nan")
    differences = PairDifferences(first, second, matches, common, np.zeros(len(common), dtype=np.float32))
    places = first.coordinates[matches.first]
    value = offsets_over_common(differences, common, places, smooth=False).value
    known = np.isfinite(value)
    if known.sum() < FEWEST_PAIRS:
        return float("nan"), float("nan")
    spread = DEVIATION_OF_MAD * float(np.median(np.abs(value[known] - np.median(value[known]))))
    order = np.argsort(places[known] @ np.array([1.0, 0.61803]))
    parts = np.array([np.median(part) for part in np.array_split(value[known][order], min(_PARTS, known.sum() // 3))])
    between = float(np.std(parts, ddof=1) / np.sqrt(len(parts))) if len(parts) > 1 else 0.0
    alone = np.sqrt(np.pi / 2) * spread / np.sqrt(known.sum())
    sample = np.flatnonzero(known)[:: max(1, int(known.sum()) // 2000)]
    of_dates = _median_over_points(differences[sample] - value[sample, None])
    in_time = error_in_time(of_dates)
    return float(np.median(value[known])), float(np.hypot(max(between, alone), in_time))


def error_in_time(of_dates: np.ndarray) -> float:
    """Return the standard error, mm, of the mean of what all pairs of an overlap have in common at its dates.

    >>> round(error_in_time(np.random.default_rng(0).normal(0, 1, 200)), 2)
    0.09

    Parameters
    ----------
    of_dates
        mm, about their mean, finite, shape (n_dates,).
    """
    if len(of_dates) < 2:
        return 0.0
    told = MeanVariance.of(of_dates[None] - of_dates.mean(), 1.0)  # pairs that err alike are one
    ratio = told.over_scatter(np.array([len(of_dates)]), np.array([True]))[0]
    return float(np.std(of_dates, ddof=1) * np.sqrt(ratio))


def _median_over_points(values: np.ndarray) -> np.ndarray:
    """Return the median of each epoch, without epochs at which no pair has a value."""
    values = values[:, np.isfinite(values).any(axis=0)]
    return np.asarray(np.nanmedian(values, axis=0))


def layer_offsets(overlaps: tuple[Overlap, ...], counts: Sequence[int]) -> LayerOffsets:
    """Return the offset of each layer against the largest of those that hang together with it.

    Weighted least squares over the offsets of the overlaps.

    >>> none = Matches(*(np.zeros(0, dtype=np.intp) for _ in range(4)))
    >>> chain = (Overlap(0, 1, none, 2.0, 0.1), Overlap(1, 2, none, 1.0, 0.1))
    >>> layer_offsets(chain, [500, 100, 100]).value.round(6).tolist()
    [0.0, 2.0, 3.0]

    Parameters
    ----------
    counts
        Points of each layer.
    """
    known = [one for one in overlaps if np.isfinite(one.offset)]
    count = len(counts)
    value, sigma = np.full((2, count), np.nan)
    first, second = (np.array([getattr(one, name) for one in known], dtype=int) for name in ("first", "second"))
    graph = coo_matrix((np.ones(len(known)), (first, second)), shape=(count, count))
    parts, part = connected_components(graph, directed=False)
    for number in range(parts):
        members = np.flatnonzero(part == number)
        if len(members) < 2:
            continue
        base = members[np.argmax(np.asarray(counts)[members])]
        others = [one for one in members.tolist() if one != base]
        inside = [one for one in known if part[one.first] == number]
        design = np.zeros((len(inside), len(others)))
        for row, one in enumerate(inside):
            for layer, sign in ((one.first, -1.0), (one.second, 1.0)):
                if layer != base:
                    design[row, others.index(layer)] = sign
        weights = np.array([1.0 / max(one.sigma, 1e-3) ** 2 for one in inside])
        covariance = np.linalg.inv((design * weights[:, None]).T @ design)
        value[others] = covariance @ (design.T @ (weights * np.array([one.offset for one in inside])))
        sigma[others] = np.sqrt(np.diag(covariance))
        value[base] = sigma[base] = 0.0
    return LayerOffsets(overlaps, value, sigma)
