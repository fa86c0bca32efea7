# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of how likely a threshold is passed, and when."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

import numpy as np

from ..gridding.geometry import GridGeometry
from ..interface import LayerDescription
from ..series import TimeSeriesPoints
from ..stack import RasterStack
from .exceedance import Exceedance
from .series_for_forecasting import grid_on


def exceedance_maps(
    asked: Container[str], passed: Sequence[Exceedance], placed: TimeSeriesPoints, geometry: GridGeometry
) -> dict[str, tuple[RasterStack, LayerDescription]]:
    """Return the maps that are asked for, by the name of the request's field, each with how it is shown.

    ``output_exceedance`` has a band a date with the probability of having passed the first threshold by then, 0 to 1;
    ``output_exceedance_date`` one band with the days from the last epoch until the probability reaches 50%.

    Parameters
    ----------
    placed
        The points in the geometry's CRS; their last date is the origin.
    """
    maps = {}
    origin = placed.dates[-1]
    if "output_exceedance" in asked:
        first = passed[0]
        stack = _grid(placed, first.dates, first.probability, geometry, "probability")
        maps["output_exceedance"] = (
            replace(stack, values=np.clip(stack.values, 0, 1)),
            LayerDescription(
                name=f"Probability of passing, {placed.measured.component_label}",
                quantity="probability",
                label=f"probability to {first.words}",
                dates=tuple(str(date) for date in first.dates),
            ),
        )
    if "output_exceedance_date" in asked:
        first = passed[0]
        days = first.days_until_likely(origin)
        words = f"days from {origin} until points more likely than not {first.words}"
        maps["output_exceedance_date"] = (
            _grid(placed, first.dates[-1:], days, geometry, "days"),
            LayerDescription(
                name=f"Days until passed, {placed.measured.component_label}",
                quantity="days",
                label=words,
            ),
        )
    return maps


def _grid(
    placed: TimeSeriesPoints, dates: np.ndarray, values: np.ndarray, geometry: GridGeometry, unit: str
) -> RasterStack:
    points = replace(placed, dates=dates, displacement=values, measured=replace(placed.measured, unit=unit))
    return grid_on(points, geometry)
