# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixels of a stack as points, with what the product says of each: coherence, height, and from where it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from pyproj import CRS

from ..io.points import PointBlock
from ..io.stacks.stack_source import StackSource
from ..measured import Measured
from ..progress import Progress
from ..series import TimeSeriesPoints, fitted_velocity
from .kept_series import KeptSeries

_FIELDS = {
    "coherence": "temporal_coherence",
    "height": "height",
    "incidence": "incidence_angle",
    "heading": "track_angle",
    "los_east": "los_east",
    "los_north": "los_north",
    "los_up": "los_up",
}
"""Field of the points by the name of the still layer that it is from, as decompositions look for them."""
VELOCITY_FIELD = "velocity"
_DECIMALS = 4


def pixel_points(
    source: StackSource,
    series: KeptSeries,
    crs: CRS,
    measured: Measured,
    *,
    record: dict[str, Any],
    progress: Progress,
) -> Iterator[PointBlock]:
    """Yield the pixels that have a value as points, strip by strip.

    Parameters
    ----------
    source
        The opened stack, for its still layers.
    series
        The values of its pixels.
    crs
        Its system.
    measured, record
        Go with the points.
    """
    window, layers = series.pixels.window, _layers_of(source.header.layers)
    dates, wkt = series.dates, crs.to_wkt()
    for first, values in series.strips():
        last = first + values.shape[1]
        rows, columns = np.nonzero(np.isfinite(values).any(axis=0))
        progress(last / window.shape[0], "Writing the points")
        if not len(rows):
            continue
        x, y = window.centres(first, last)
        displacement = np.ascontiguousarray(values[:, rows, columns].T)
        lines = rows + first + window.top
        attributes = {}
        for name in layers:
            still = source.read_layer(name, window.top + first, window.top + last)
            attributes[_FIELDS[name]] = np.round(still[rows, columns + window.left].astype(float), _DECIMALS)
        attributes[VELOCITY_FIELD] = np.round(fitted_velocity(dates, displacement), _DECIMALS)
        pids = [f"r{row}c{column}" for row, column in zip(lines, columns + window.left, strict=True)]
        points = TimeSeriesPoints(
            pid=np.array(pids, dtype=object),
            coordinates=np.column_stack([x[rows, columns], y[rows, columns]]),
            crs=wkt,
            dates=dates,
            displacement=displacement,
            attributes=pd.DataFrame(attributes),
            measured=measured,
            provenance=record,
        )
        yield points, {}


def point_fields(layers: tuple[str, ...], epochs: int) -> int:
    """Return how many fields the points will have."""
    return 2 + len(_layers_of(layers)) + epochs


def _layers_of(names: tuple[str, ...]) -> list[str]:
    """Return the still layers that become fields."""
    return [name for name in _FIELDS if name in names]
