# SPDX-License-Identifier: GPL-2.0-or-later
"""The maps of a forecast: movement since the origin, displacement, and the intervals of the latter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np

from ...gridding.gridded import GridInterpolator
from ...io.stored_points import StoredPoints
from ...measured import Measured
from ...results import LayerDescription
from ...stack import RasterStack
from ..data.forecaster import GridForecaster, Predictor
from ..data.origin_level import level_at_origin
from ..data.point_forecast import PointForecast
from ..data.region_series import RegionSeries
from ..models.at_dates import AskedDates, between_steps


class _Map(NamedTuple):
    """A map, and the words and the quantity that it is shown with."""

    stack: RasterStack
    words: str
    quantity: str
    label: str


def movement_label(measured: Measured, origin: np.datetime64, last: np.datetime64) -> str:
    """Return the words of a legend of movement: component, unit, from when to when, and what positive means."""
    return f"Forecast movement, {measured.component_label}, mm, {origin} to {last}{measured.sign_in_brackets}"


def forecast_maps(
    asked: Collection[str],
    result: PointForecast,
    *,
    level: float,
    forecaster: Predictor,
    ahead: np.ndarray,
    between: AskedDates | None = None,
    region: RegionSeries,
    placed: StoredPoints,
    grid: GridInterpolator,
) -> dict[str, tuple[RasterStack, LayerDescription]]:
    """Return the maps that are asked for, by the name of the request's field, each with how it is shown.

    Movement and displacement are the network's own maps where it makes them, else the points' values interpolated.

    Parameters
    ----------
    level
        Of the intervals, in percent.
    ahead
        Steps until the result's last date, and more where the level at the origin rests on more.
    between
        The result's dates where these are not the steps.
    placed
        The points in the CRS of the maps.
    grid
        Of these points.
    """
    measured, component = placed.measured, placed.measured.component_label

    def interpolated(series: np.ndarray) -> RasterStack:
        return grid.stack(placed.with_series(result.dates, series))

    @cache
    def own() -> tuple[RasterStack, RasterStack] | None:
        return _own_maps(forecaster, region, placed, ahead, between)

    def movement() -> _Map:
        stack = maps[1] if (maps := own()) else interpolated(result.movement.change.astype(np.float32))
        label = movement_label(measured, placed.dates[-1], result.dates[-1])
        return _Map(stack, "Forecast movement map", "change", label)

    def displacement() -> _Map:
        stack = maps[0] if (maps := own()) else interpolated(result.values)
        return _Map(stack, "Forecast map", "displacement", measured.label_since)

    def interval() -> _Map:
        label = f"half width of a value's {level:g}% interval, {component}, mm"
        return _Map(interpolated(result.half_width), "Interval map", "half_width", label)

    makers = {"output_change": movement, "output": displacement, "output_interval": interval}
    made = {name: make() for name, make in makers.items() if name in asked}
    count = len(result.dates)
    shown = {}
    for name, one in made.items():
        cut = replace(one.stack, dates=one.stack.dates[:count], values=one.stack.values[:count])
        dates = tuple(str(date) for date in cut.dates)
        shown[name] = (cut, LayerDescription(f"{one.words}, {component}", one.quantity, one.label, dates=dates))
    return shown


def _own_maps(
    forecaster: Predictor, region: RegionSeries, placed: StoredPoints, ahead: np.ndarray, between: AskedDates | None
) -> tuple[RasterStack, RasterStack] | None:
    """Return a network's own maps of displacement and of movement; None where it makes none."""
    if not isinstance(forecaster, GridForecaster) or region.grid is None:
        return None
    values = forecaster.predict_grid(region, ahead)
    flat = values.reshape(len(ahead), -1).T
    past = region.grid.values.reshape(region.epoch_count, -1).T
    start = level_at_origin(ahead, flat, observed_dates=region.dates, displacement=past)
    moved = (flat - start[:, None]).T.reshape(values.shape).astype(np.float32)
    if between is not None:
        values, moved = (between_steps(one, between.dates, region.origin, between.calendar) for one in (values, moved))
        ahead = between.dates
    stack = replace(region.grid, dates=ahead, values=values, measured=placed.measured, provenance=placed.provenance)
    return stack, replace(stack, values=moved)
