# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network sees of a velocity field: its cells, how many points lie in each, and what lies around."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from ...gridding.geometry import GridGeometry
from ..cells import cells_of
from ..velocity_field import VelocityField

CHANNELS = ("mean", "together", "around", "points", "reach")
"""Mean of the cell's points in deviations of their noise; the same times the root of their number; means around it,
weighted by the number of points, also where the cell has none; the number of points; and how near points are."""

_AROUND_CELLS = 1.5
_SPREAD = 1.4826
_CLIP = 30.0
"""Deviations at which a point counts no more: a wrong point must not outshine an area."""


def detection_channels(field: VelocityField, geometry: GridGeometry) -> np.ndarray:
    """Return the channels, float32, shape (len(CHANNELS), rows, columns)."""
    cell = cells_of(field, geometry)
    inside = cell >= 0
    standing_out = np.clip(field.standing_out[inside], -_CLIP, _CLIP)
    size = geometry.cell_count
    count = np.bincount(cell[inside], minlength=size).reshape(geometry.shape).astype(np.float64)
    total = np.bincount(cell[inside], standing_out, minlength=size).reshape(geometry.shape)
    mean = total / np.maximum(count, 1)
    weights, sums = (gaussian_filter(one, _AROUND_CELLS, mode="constant", truncate=3.0) for one in (count, total))
    around = np.where(weights > 1e-3, sums / np.maximum(weights, 1e-3), 0.0)
    around *= np.sqrt(np.maximum(weights, 0) * 4 * np.pi * _AROUND_CELLS**2)
    channels = (
        np.arcsinh(mean),
        np.arcsinh(_in_its_spread(total / np.sqrt(np.maximum(count, 1)), count > 0)),
        np.arcsinh(_in_its_spread(around, count > 0)),
        np.log1p(count),
        np.minimum(np.log1p(20 * weights), 4.0),
    )
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
    scatter = _SPREAD * float(np.median(np.abs(values[known] - np.median(values[known]))))
    return values / max(scatter, 1.0)
