# SPDX-License-Identifier: GPL-2.0-or-later
"""Where simulated measurement points lie: in towns, along roads, here and there, as persistent scatterers do."""

from __future__ import annotations

import numpy as np

_TOWN_SHARE = 0.6
_ROAD_SHARE = 0.15
_POINTS_PER_TOWN = 150
_POINTS_PER_ROAD = 100


def scatter_points(
    count: int,
    bounds: tuple[float, float, float, float],
    rng: np.random.Generator,
    *,
    points_per_town: int = _POINTS_PER_TOWN,
) -> np.ndarray:
    """Draw measurement points in an area: 60% clustered (Thomas process), 15% along lines, the rest uniform.

    >>> places = scatter_points(100, (0.0, 0.0, 500.0, 300.0), np.random.default_rng(0))
    >>> places.shape, bool((places.max(axis=0) <= (500, 300)).all())
    ((100, 2), True)

    Parameters
    ----------
    count
        Number of points.
    bounds
        West, south, east, north, metres.
    rng
        Source of chance.
    points_per_town
        Points in the mean cluster: the more, the fewer and denser the towns.

    Returns
    -------
    ndarray
        Easting and northing, float64, shape (count, 2), all inside the bounds.
    """
    towns = int(_TOWN_SHARE * count)
    roads = int(_ROAD_SHARE * count)
    unit = np.concatenate(
        [_in_towns(towns, rng, points_per_town), _along_roads(roads, rng), rng.random((count - towns - roads, 2))],
        axis=0,
    )
    # A point beyond the edge is mirrored back, so that the count is kept.
    unit = np.abs(unit) % 2.0
    unit = np.where(unit > 1.0, 2.0 - unit, unit)
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    return low + rng.permutation(unit) * (high - low)


def _in_towns(count: int, rng: np.random.Generator, points_per_town: int) -> np.ndarray:
    number = max(2, count // points_per_town)
    centres = rng.random((number, 2))
    radii = 0.03 * rng.lognormal(0.0, 0.5, number)
    town = rng.choice(number, size=count, p=radii / radii.sum())
    return centres[town] + radii[town, None] * rng.standard_normal((count, 2))


def _along_roads(count: int, rng: np.random.Generator) -> np.ndarray:
    number = max(1, count // _POINTS_PER_ROAD)
    starts, ends = rng.random((number, 2)), rng.random((number, 2))
    road = rng.integers(number, size=count)
    along = rng.random((count, 1))
    return starts[road] * (1 - along) + ends[road] * along + 0.001 * rng.standard_normal((count, 2))
