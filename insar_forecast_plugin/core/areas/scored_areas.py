# SPDX-License-Identifier: GPL-2.0-or-later
"""From a score a cell to areas: points in cells that score enough, linked, and ranked by how surely they move."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from ..forecasting.models.gap_filling import nearest_points
from ..gridding.geometry import GridGeometry
from .cells import cells_of, link_distance, longest_link
from .found_areas import FoundArea, linked, ranked, sides_between
from .velocity_field import VelocityField, spread_of_stable

_AROUND = 12
"""Neighbours whose mean says which way the ground moves at a point."""
_CLIP = 10.0
"""Deviations at which a neighbour counts no more: a wrong point must not say which way its neighbours move."""
_TELLING = 5.0
"""Deviations of the noise by which an area must stand out before single points are told from it."""

WAYS = (-1.0, 1.0)
_TOGETHER = 5
"""Nearest points, itself among them, whose median says whether a point moves fast together with its neighbours."""
_FAST = 6.0
"""Deviations of the stable points from which such a median is no chance; the point itself has to reach half of it."""
_FAST_HERE = 3.0
"""Deviations of the noise around the point that it has to exceed besides: a part of a layer may be far noisier."""
_GROWN = 0.5
"""An area is grown from the points that reach the threshold to those around them that reach this share of it."""
_EVEN = 5.0
"""Mean score times strength of an area that scores one half."""


def point_scores(field: VelocityField, geometry: GridGeometry, scores: np.ndarray) -> np.ndarray:
    """Return the score of each point's cell, float32, shape (n_points,).

    Parameters
    ----------
    scores
        Shape (rows, columns).
    """
    cell = cells_of(field, geometry)
    return np.where(cell >= 0, np.nan_to_num(scores).ravel()[cell], 0.0)


def areas_by_score(
    field: VelocityField,
    geometry: GridGeometry,
    scores: np.ndarray,
    *,
    threshold: float,
    least: int,
    fast_count: bool = False,
) -> list[FoundArea]:
    """Return the areas, ranked.

    Parameters
    ----------
    scores
        0 to 1, shape (rows, columns).
    threshold
        The score that some point of an area reaches.
    least
        Fewest points of an area.
    fast_count
        Whether points that move fast together count whatever their cell scores, as :func:`with_fast_points` says.
    """
    of_points, ways = point_scores(field, geometry, scores), way_around(field)
    spread = spread_of_stable(field.velocity)
    if fast_count:
        of_points, ways = with_fast_points(field, of_points, ways, spread)
    distance, sides = link_distance(geometry), sides_between(field.coordinates, longest_link(geometry))
    found = []
    for way in WAYS:
        groups = linked(field.coordinates, counted(of_points, ways, way, threshold), distance, sides)
        found += areas_of_groups(field, of_points, groups, spread=spread, threshold=threshold, least=least)
    return ranked(found)


def counted(of_points: np.ndarray, ways: np.ndarray, way: float, threshold: float) -> np.ndarray:
    """Return the points that may belong to an area that goes one way, indices, shape (n,).

    Parameters
    ----------
    of_points, ways
        Scores, and which way the points around each go, shape (n_points,).
    """
    return np.flatnonzero((of_points >= _GROWN * threshold) & (ways == way))


def areas_of_groups(
    field: VelocityField,
    of_points: np.ndarray,
    groups: list[np.ndarray],
    *,
    spread: float,
    threshold: float,
    least: int,
) -> list[FoundArea]:
    """Return the areas among groups of linked points, the largest group first.

    Parameters
    ----------
    of_points
        Scores, shape (n_points,).
    spread
        Standard deviation of the stable points, mm/yr.
    """
    found = []
    for near in groups:
        if len(near) < least:
            break
        rows = moving_points(field, near)
        if len(rows) >= least and of_points[rows].max() >= threshold:
            found.append(FoundArea(rows, area_score(field.velocity[rows], of_points[rows], spread)))
    return found


def way_around(field: VelocityField) -> np.ndarray:
    """Return which way the points around each move on average, -1 or 1, shape (n_points,): an area goes one way."""
    _, near = nearest_points(cKDTree(field.coordinates), field.coordinates, _AROUND)
    return np.where(np.clip(field.standing_out, -_CLIP, _CLIP)[near].mean(axis=1) < 0, -1.0, 1.0)


def with_fast_points(
    field: VelocityField, of_points: np.ndarray, ways: np.ndarray, spread: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and ways of points, 1 and their own way where a point moves fast together with its neighbours.

    A network that looks at cells misses places of few points, such as one building or one rock face, however fast they
    move: they are one cell or two.

    Parameters
    ----------
    of_points, ways
        Scores, and which way the points around each go, shape (n_points,).
    spread
        Standard deviation of the stable points, mm/yr.
    """
    _, near = nearest_points(cKDTree(field.coordinates), field.coordinates, min(_TOGETHER, len(field.velocity)))
    middle = np.median(field.velocity[near], axis=1)
    way = np.where(middle < 0, -1.0, 1.0)
    least = np.maximum(_FAST * spread, _FAST_HERE * field.noise)
    fast = (np.abs(middle) > least) & (way * field.velocity > least / 2)
    return np.where(fast, 1.0, of_points), np.where(fast, way, ways)


def moving_points(field: VelocityField, rows: np.ndarray) -> np.ndarray:
    """Return the points of an area that move with it: at a sharp edge a cell holds points of both sides.

    Only where the area stands out so far that a single point tells: points that move by less than a quarter of its
    median are left out.

    Parameters
    ----------
    rows
        Indices, shape (n,).
    """
    standing_out = field.velocity[rows] / field.noise[rows]
    middle = float(np.median(standing_out))
    return rows if abs(middle) < _TELLING else rows[np.sign(middle) * standing_out >= abs(middle) / 4]


def area_score(velocity: np.ndarray, of_points: np.ndarray, spread: float) -> float:
    """Return the score of an area, 0 to 1: the mean score of its points, lower for slow and small areas.

    Fast is the median velocity in deviations of all points, and small the fourth root of the number of points: of the
    ways to rank areas that were tried, this had the fewest false ones among the first. By the mean velocity, which a
    few fast points make, more false areas come first.

    Parameters
    ----------
    velocity, of_points
        mm/yr, and scores, of its points, shape (n,).
    spread
        Standard deviation of the stable points, mm/yr.
    """
    strength = abs(float(np.median(velocity))) / max(spread, 1e-9) * len(velocity) ** 0.25
    sure = float(np.mean(of_points)) * strength
    return sure / (sure + _EVEN)
