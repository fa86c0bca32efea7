# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas as they are found by hand: points faster than a multiple of the noise, near each other.

After the active deformation areas of Barra et al. (2017, Remote Sensing 9) and Tomas et al. (2019, Landslides 16,
ADAfinder): points whose velocity exceeds so many standard deviations of the stable points, clustered, with a least
number of points an area.
"""

from __future__ import annotations

import numpy as np

from .found_areas import FoundArea, linked, ranked, sides_between
from .velocity_field import VelocityField, spread_of_stable

_STRONG = 30.0
"""Mean velocity in deviations, times the root of the number of points, of an area that scores 0.63."""


def areas_by_threshold(
    field: VelocityField, *, sigma: float, distance: float, across: float, least: int
) -> list[FoundArea]:
    """Return the areas, ranked by mean velocity in standard deviations times the root of the number of points.

    Parameters
    ----------
    sigma
        Points count from so many standard deviations of the stable points on; both signs apart.
    distance
        Up to which two points are linked, metres.
    across
        Up to which two points without another between them are linked too, metres.
    least
        Fewest points of an area.
    """
    limit = sigma * spread_of_stable(field.velocity)
    sides = sides_between(field.coordinates, across)
    found = []
    for side in (-1.0, 1.0):
        groups = linked(field.coordinates, np.flatnonzero(side * field.velocity > limit), distance, sides)
        found += fast_areas(field, groups, spread=limit / sigma, least=least)
    return ranked(found)


def fast_areas(field: VelocityField, groups: list[np.ndarray], *, spread: float, least: int) -> list[FoundArea]:
    """Return the areas among groups of linked points, the largest group first.

    Parameters
    ----------
    spread
        Standard deviation of the stable points, mm/yr.
    """
    return [FoundArea(rows, _score(field.velocity[rows], spread)) for rows in groups if len(rows) >= least]


def _score(velocity: np.ndarray, spread: float) -> float:
    """Return 0 to 1, higher for faster and larger areas."""
    strength = abs(float(velocity.mean())) / max(spread, 1e-9) * np.sqrt(len(velocity))
    return float(1 - np.exp(-strength / _STRONG))
