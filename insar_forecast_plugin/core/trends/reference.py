# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity that is taken from every series before it is judged: none, the layer's median, or that of a field."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import InputError
from ..interface import ClassifyTrendsRequest
from ..io.point_layer import PointLayer
from ..progress import Progress
from ..series import TimeSeriesPoints
from ..shares import percent
from ..spread_rows import evenly
from .classes import MINIMUM_EPOCHS
from .fits.breakpoints import TimeAxis
from .fits.line_velocity import line_velocity

ENOUGH_FOR_A_MEDIAN = 20_000

_NOTABLE_SHARE = 0.2
"""From this share on, points that only the reference makes move are told."""


@dataclass(frozen=True)
class Reference:
    """What is taken off.

    Parameters
    ----------
    velocity
        mm/yr, where it is one for all points.
    field
        Attribute with each point's own, in mm/yr; nothing is taken off where it holds none.
    """

    velocity: float = 0.0
    field: str | None = None

    def of(self, points: TimeSeriesPoints) -> np.ndarray:
        """Return the velocity for each point, mm/yr, NaN where its field holds none, shape (n_points,)."""
        if self.field is None:
            return np.full(points.point_count, self.velocity)
        return _numbers(points.attributes[self.field])


def find_reference(
    request: ClassifyTrendsRequest, layer: PointLayer, seams: np.ndarray, progress: Progress
) -> Reference:
    """Return the reference that is asked for; the median needs a reading of the layer.

    Parameters
    ----------
    seams
        Dates at which releases are joined, shape (n_seams,).

    Raises
    ------
    InputError
        The field is not named, not there or holds no number.
    """
    if request.reference == "none":
        return Reference()
    if request.reference == "median":
        median = median_velocity(layer, seams, progress)
        if not np.isfinite(median):
            return Reference()
        progress.info(f"The median velocity, {median:+.2f} mm/yr, is subtracted before a point is judged stable.")
        return Reference(velocity=median)
    return field_reference(request, layer)


def field_reference(request: ClassifyTrendsRequest, layer: PointLayer) -> Reference:
    """Return the reference that a field of the layer holds.

    Raises
    ------
    InputError
        The field is not named, not there or holds no number.
    """
    name = request.reference_field
    if not name:
        raise InputError(
            "REFERENCE is field, but REFERENCE_FIELD is empty. Choose the field that contains the velocity."
        )
    names = layer.attribute_names
    if name not in names:
        raise InputError(
            f"The layer has no field {name!r} for REFERENCE_FIELD. Its fields are {', '.join(names) or 'none'}."
        )
    column = (pd.Series(block.batch.column(name).to_pylist()) for block in layer.table.blocks([name]))
    if not any(np.isfinite(_numbers(values)).any() for values in column):
        raise InputError(f"REFERENCE_FIELD {name!r} contains no numbers. Choose a field with velocities in mm/yr.")
    return Reference(field=names[name])


def median_velocity(layer: PointLayer, seams: np.ndarray, progress: Progress) -> float:
    """Return the median velocity in mm/yr of the points, of 20 000 of them spread evenly where there are more.

    Parameters
    ----------
    seams
        Dates at which releases are joined, shape (n_seams,): a step there is no movement.
    """
    spread = spread_rows(layer.table.row_count)
    velocities, start = [], 0
    for series in layer.series(progress, doing="Calculating the median velocity of"):
        rows = spread[(spread >= start) & (spread < start + len(series))] - start
        velocities.append(line_velocities(layer.dates, series[rows], seams))
        start += len(series)
    found = np.concatenate(velocities) if velocities else np.empty(0)
    return float(np.median(found)) if len(found) else float("nan")


def moving_reference(velocity: np.ndarray, middle: float, stable_velocity: float) -> str:
    """Return a warning where the median is that of points that move, so that stable ground appears to move; else "".

    Parameters
    ----------
    velocity
        As measured, mm/yr, shape (n_points,); NaN where unknown.
    middle
        The median that is subtracted, mm/yr.
    stable_velocity
        Up to which points count as stable, mm/yr.

    Examples
    --------
    >>> moving_reference(np.array([-8.0, -8.0, -8.0, 0.0, 0.0]), -8.0, 2.0)[:44]
    '40% of the points are slower than 2 mm/yr as'
    >>> moving_reference(np.array([-8.0, 0.0, 0.0, 0.1]), 0.0, 2.0)
    ''
    """
    velocity = velocity[np.isfinite(velocity)]
    made_to_move = (np.abs(velocity) <= stable_velocity) & (np.abs(velocity - middle) > stable_velocity)
    share = float(made_to_move.mean()) if len(velocity) else 0.0
    if share < _NOTABLE_SHARE:
        return ""
    return (
        f"{percent(share)} of the points are slower than {stable_velocity:g} mm/yr as measured, but appear to move by "
        f"{-middle:+.1f} mm/yr once the median, {middle:+.1f} mm/yr, is subtracted: most of the layer may be moving. "
        "Set REFERENCE to none if the velocities are absolute, or use a larger part of the data."
    )


def spread_rows(count: int) -> np.ndarray:
    """Return rows that tell a median: all of them, or, of many, some spread evenly."""
    return evenly(count, ENOUGH_FOR_A_MEDIAN)


def line_velocities(dates: np.ndarray, values: np.ndarray, seams: np.ndarray) -> np.ndarray:
    """Return the velocity of the line through each series (n, n_epochs) that has enough epochs, mm/yr, shape (n_told,).

    A season, and a step at each seam, shape (n_seams,), are fitted beside the line as where the series are classified.
    """
    velocity = line_velocity(TimeAxis.of(dates, seams), values, MINIMUM_EPOCHS)
    return velocity[np.isfinite(velocity)]


def _numbers(values: pd.Series) -> np.ndarray:
    """Return values as numbers, NaN where there is none, shape (n,)."""
    found = pd.to_numeric(values.astype(object), errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(found), found, np.nan)
