# SPDX-License-Identifier: GPL-2.0-or-later
"""Points drawn by where they lie: the same ones whatever the order of the file, its coordinate system, or its tiles.

Each place has a number that looks drawn at random, and the points with the smallest are taken. So a point that is added
or left out changes the draw by one point at most. Points at one place have the same number and go by their order.
"""

from __future__ import annotations

import numpy as np
from pyproj import CRS

from ...errors import InputError
from ...gridding.projection import known_crs, transformed

_CELLS_PER_DEGREE = 1e5
"""Places are told apart by about a metre: transformations are not exact."""
_EDGE = 0.3819660112501051
"""Edges of cells lie between numbers of few decimals, such as 16.98765: transformations move these a little."""
_WEST, _SOUTH, _SEED = (np.uint64(one) for one in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_MIXED = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""Shifts and factors of SplitMix64; Steele, Lea and Flood (2014), OOPSLA, 453."""


def place_numbers(coordinates: np.ndarray, crs: str, seed: int) -> np.ndarray:
    """Return a number of each place that looks drawn at random, uint64, shape (n,).

    Parameters
    ----------
    coordinates
        Shape (n, 2).
    crs
        Their system, as WKT; empty where it is not known. Then, and where it has no place on the Earth, the coordinates
        themselves tell the place.
    seed
        Of the draw.
    """
    cells = np.floor(_cells(coordinates, crs)).astype(np.int64).view(np.uint64)
    numbers = cells[:, 0] * _WEST ^ cells[:, 1] * _SOUTH
    numbers += _SEED * np.array(seed + 1, dtype=np.uint64)
    for shift, factor in _MIXED:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(numbers)


def smallest(numbers: np.ndarray, most: int) -> np.ndarray:
    """Return the rows of the ``most`` smallest numbers, the smallest first.

    >>> smallest(np.array([7, 3, 9, 1], dtype=np.uint64), 2).tolist()
    [3, 1]
    """
    return np.argsort(numbers, kind="stable")[:most]


def _cells(coordinates: np.ndarray, crs: str) -> np.ndarray:
    if not crs:
        return coordinates
    try:
        degrees = transformed(coordinates, known_crs(crs), CRS.from_epsg(4326))
    except InputError:  # a local system
        return coordinates
    return np.asarray(degrees * _CELLS_PER_DEGREE + _EDGE)
