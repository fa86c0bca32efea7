# SPDX-License-Identifier: GPL-2.0-or-later
"""Single points whose velocity has nothing to do with that of their neighbours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import KDTree

from ..velocity_field import VelocityField

SPIKE = 4.0
"""Deviations of the local noise from which on two velocities have nothing to do with each other."""
_NEAREST, _COMPANY = 8, 2
"""Neighbours that a point is compared with, and how many of them it must resemble: at the corner of an area, with a
sharp edge too, they are more than two."""
_BLOCK = 50_000


def despiked(field: VelocityField, *, spike: float = SPIKE) -> VelocityField:
    """Return the field with the median of their eight nearest in place of points that resemble less than two of these.

    Parameters
    ----------
    spike
        Deviations of the local noise up to which two points resemble each other.

    Examples
    --------
    >>> places = np.argwhere(np.ones((10, 10))) * 10.0
    >>> velocity = np.where(np.arange(100) == 55, 40.0, np.arange(100) % 2)
    >>> field = despiked(VelocityField.of(places, velocity, ""))
    >>> float(field.velocity.max())
    1.0
    """
    tree = KDTree(field.coordinates)
    velocity = field.velocity.astype(np.float64)
    nearest = min(_NEAREST, len(velocity) - 1)
    for start in range(0, len(velocity), _BLOCK):
        rows = slice(start, start + _BLOCK)
        _, near = tree.query(field.coordinates[rows], nearest + 1)
        around, own = field.velocity[near[:, 1:]], field.velocity[rows]
        alike = np.abs(around - own[:, None]) <= spike * field.noise[rows, None]
        lonely = alike.sum(axis=1) < min(_COMPANY, nearest)
        velocity[rows] = np.where(lonely, np.median(around, axis=1), own)
    return replace(field, velocity=velocity)
