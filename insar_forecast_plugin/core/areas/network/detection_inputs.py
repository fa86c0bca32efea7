# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network sees of a velocity field: its cells, how many points lie in each, and what lies around."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from ...gridding.geometry import GridGeometry
from ...units import DEVIATION_OF_MAD
from ..cells import cells_of
from ..velocity_field import VelocityField

AROUND_CELLS = (1.0, 2.0, 4.0, 8.0)
"""Radii (standard deviations of a Gaussian) over which points are taken together, in cells."""
CHANNELS = ("mean", "together", *(f"around_{radius:g}" for radius in AROUND_CELLS), "points", "reach")
"""Mean of the cell's points in deviations of their noise; the same times the root of their number; means around it,
weighted by the number of points, also where the cell has none, over more and more cells; the number of points; and how
near points are."""
UNSIGNED = ("points", "reach")
"""Channels that stay as they are where the sign of all velocities changes."""

_REACH_CELLS = 2.0
_CLIP = 30.0
"""Deviations at which a point counts no more: a wrong point must not outshine an area."""


def detection_channels(field: VelocityField, geometry: GridGeometry) -> np.ndarray:
    """Return the channels, float32, shape (len(CHANNELS), rows, columns)."""
    return channels_of(*cell_sums(field, geometry))


def cell_sums(field: VelocityField, geometry: GridGeometry) -> tuple[np.ndarray, np.ndarray]:
    """Return how many points each cell has, and the sum of their deviations, float64, shape (rows, columns)."""
    cell = cells_of(field, geometry)
    inside = cell >= 0
    standing_out = np.clip(field.standing_out[inside], -_CLIP, _CLIP)
    size = geometry.cell_count
    count = np.bincount(cell[inside], minlength=size).reshape(geometry.shape).astype(np.float64)
    return count, np.bincount(cell[inside], standing_out, minlength=size).reshape(geometry.shape)


def channels_of(count: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return the channels of cells, float32, shape (len(CHANNELS), rows, columns); see :func:`cell_sums`."""
    mean = total / np.maximum(count, 1)
    together = total / np.sqrt(np.maximum(count, 1))
    channels = [np.arcsinh(mean), np.arcsinh(_in_its_spread(together, count > 0))]
    reach = np.zeros(count.shape)
    for radius in AROUND_CELLS:
        weights, sums = (gaussian_filter(one, radius, mode="constant", truncate=3.0) for one in (count, total))
        # Of independent points: a mean in deviations of such means.
        around = np.where(weights > 1e-3 / radius**2, sums / np.sqrt(np.maximum(weights, 1e-9)), 0.0)
        around *= np.sqrt(4 * np.pi) * radius
        channels.append(np.arcsinh(_in_its_spread(around, count > 0)))
        if radius == _REACH_CELLS:
            reach = np.minimum(np.log1p(20 * weights), 4.0)
    channels += [np.log1p(count), reach]
    return np.stack(channels).astype(np.float32)


def _in_its_spread(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return means in deviations of what such means scatter by, where that is more than independent points would.

    Points of one resolution cell of the radar, and what is left of the atmosphere, err together.

    Parameters
    ----------
    values
        Shape (rows, columns); 1 would be the deviation of independent points.
    known
        Which cells hold points, bool, of the same shape.
    """
    if not known.any():
        return values
    scatter = DEVIATION_OF_MAD * float(np.median(np.abs(values[known] - np.median(values[known]))))
    return values / max(scatter, 1.0)
