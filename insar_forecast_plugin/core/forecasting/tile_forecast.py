# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecast of a tile's own points, and what it tells of errors everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..progress import Silent
from ..spread_rows import every_nth
from ..tiled import Tile
from .data.forecast_data import ForecastData
from .data.region_series import TILE_POINTS, RegionSeries, spatial_tiles
from .evaluation.area_cells import AreaCells
from .evaluation.areas import AreaSums
from .evaluation.error_sizes import MOST_OF_YOUNG, ErrorSums, OwnErrors, thinning
from .evaluation.movement import MOST_MOVEMENTS
from .evaluation.point_forecasting import TileForecast, forecast_tile
from .evaluation.usability import ComparedErrors
from .forecast_plan import ForecastPlan, unpacked
from .models.anchored.survey import SeenByAll
from .models.anchored.tile_survey import RowsOfSome, forecast_sources, survey_around
from .tile_neighbours import Neighbourhood, neighbours_of, places_of, series_of


@dataclass(frozen=True)
class OwnForecast:
    """What is forecast at a tile's points.

    Parameters
    ----------
    values, level, apart, noise
        See :class:`~.evaluation.point_forecasting.TileForecast`.
    usable, best
        See :class:`~.data.point_forecast.Usability`.
    area
        See :class:`~.data.point_forecast.AreaVerdicts`.
    known
        Values of each point; see :func:`~.evaluation.few_values.values_known`.
    squares, count, moved_squares, moved_count
        See :class:`~.evaluation.error_sizes.OwnErrors`: of single values and of movements.
    """

    values: np.ndarray
    level: np.ndarray
    apart: np.ndarray
    noise: np.ndarray
    usable: np.ndarray
    best: np.ndarray
    area: np.ndarray
    known: np.ndarray
    squares: np.ndarray
    count: np.ndarray
    moved_squares: np.ndarray
    moved_count: np.ndarray

    def save(self, path: Path) -> None:
        """Keep it."""
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        arrays = {one.name: getattr(self, one.name) for one in fields(self)}
        with beside.open("wb") as stream:
            np.savez(stream, **arrays)
        beside.replace(path)

    @classmethod
    def load(cls, path: Path) -> OwnForecast | None:
        """Return what was kept; None where nothing is."""
        if not path.is_file():
            return None
        with np.load(path) as kept:
            return cls(*(kept[one.name] for one in fields(cls)))


@dataclass(frozen=True)
class ToldOfErrors:
    """What a tile tells of errors everywhere.

    Parameters
    ----------
    count, missing
        Points, and those without a forecast.
    errors, movement_errors
        Sums of those of single values and of movements.
    some, some_movements
        Errors of points spread evenly over the region, mm, float32, shape (n_points, n_origins, n_dates).
    some_known, any_young
        Values of these points, see :func:`~.evaluation.few_values.values_known`, and whether any of the tile's has few.
    compared
        Past forecasts beside the simple ones, without the points' own.
    numbers, areas
        Areas of its points, counted from 0, and what is added up of them.
    noise_squares, noise_known
        Of the noise of its points, mm2, added up, and at how many it is known.
    last
        Movements until the last date of points spread evenly over the region, mm; NaN where one is not known.
    metres
        How far it took something from other points.
    """

    count: int
    missing: int
    errors: ErrorSums
    movement_errors: ErrorSums
    some: np.ndarray
    some_movements: np.ndarray
    some_known: np.ndarray
    any_young: bool
    compared: tuple[ComparedErrors, ...]
    numbers: np.ndarray
    areas: AreaSums
    noise_squares: float
    noise_known: int
    last: np.ndarray
    metres: float


def forecast_own(plan: ForecastPlan, tile: Tile, found: Mapping[str, Any]) -> tuple[OwnForecast, ToldOfErrors] | None:
    """Forecast at the points of a tile, from now and from past origins; None where it has no point with a value.

    Parameters
    ----------
    found
        By the passes for series and for what takes from other points.

    Raises
    ------
    InputError
        A file of a tile is missing or damaged.
    """
    if plan.forecaster is None:
        raise RuntimeError("the forecaster is not fitted")
    region = found["series"]
    places = places_of(tile)
    if not len(places):
        return None
    area = areas_of_tile(AreaCells.from_json(region["cells"]), tile)
    first, every = int(region["first"][tile.entry.name]), int(region["count"])
    collected = _Collected(plan, area, first, every)
    parts: list[tuple[np.ndarray, tuple[np.ndarray, ...]]] = []
    metres, tiles = _parts(plan, tile, found)
    for rows, data in tiles:
        made = forecast_tile(
            plan.forecaster,
            data,
            ahead=plan.ahead,
            steps=plan.steps,
            epochs=plan.origins,
            asked=plan.asked,
            progress=Silent(),
        )
        compared, (own, moved) = made.compared, collected.add(rows, made)
        of_errors = made.known[:, -1], own.squares, own.count, moved.squares, moved.count
        parts.append(
            (rows, (made.values, made.level, made.apart, made.noise, compared.usable, compared.best, *of_errors))
        )
    order = np.argsort(np.concatenate([rows for rows, _ in parts]))
    columns = [np.concatenate(column)[order] for column in zip(*(columns for _, columns in parts), strict=True)]
    values, level, apart, noise, usable, best, *all_errors = columns
    forecast = OwnForecast(values, level, apart, noise, usable.astype(str), best.astype(str), area, *all_errors)
    return forecast, collected.told(forecast, metres)


class _Collected:
    """Adds up what parts of a tile tell of errors.

    Parameters
    ----------
    area
        Number of the area of each of its points.
    first, every
        Place of its first point among those of the region, and how many these are.
    """

    def __init__(self, plan: ForecastPlan, area: np.ndarray, first: int, every: int) -> None:
        shape = len(plan.origins), len(plan.wanted)
        self._plan = plan
        self._telling = rows_of(np.arange(0, every, thinning((every, *shape))), first, len(area))
        self._some, self._moved_some = (np.empty((len(self._telling), *shape), np.float32) for _ in range(2))
        self._some_known = np.empty((len(self._telling), len(plan.origins) + 1), np.uint8)
        self._numbers, self._at = np.unique(area - 1, return_inverse=True)
        self._areas = AreaSums(len(plan.dates) - plan.origins[0], len(self._numbers))
        self._errors, self._moved = (ErrorSums(np.zeros(shape), np.zeros(shape, np.int64)) for _ in range(2))
        self._compared: list[ComparedErrors] = []
        self._spread = rows_of(every_nth(every, MOST_MOVEMENTS), first, len(area))

    def add(self, rows: np.ndarray, made: TileForecast) -> tuple[OwnErrors, OwnErrors]:
        """Add points by their numbers in the tile, increasing; return what they tell of their own errors."""
        errors, moved = made.errors[:, :, self._plan.chosen], made.movement_errors[:, :, self._plan.chosen]
        self._errors, self._moved = self._errors + ErrorSums.of(errors), self._moved + ErrorSums.of(moved)
        here = np.isin(self._telling, rows)
        within = np.searchsorted(rows, self._telling[here])
        self._some[here], self._moved_some[here] = errors[within], moved[within]
        self._some_known[here] = made.known[within]
        self._areas.add(self._at[rows], made.compared.of_dates)
        self._compared.append(replace(made.compared, usable=_NONE, best=_NONE, of_dates={}))
        return OwnErrors.of(self._plan.past(errors, made.known)), OwnErrors.of(self._plan.past(moved, made.known))

    def told(self, own: OwnForecast, metres: float) -> ToldOfErrors:
        """Return it; ``metres`` is how far the tile took something from other points."""
        last = np.where(np.isfinite(own.apart), own.values[:, -1] - own.level, np.nan)
        return ToldOfErrors(
            count=len(own.values),
            missing=int((~np.isfinite(own.values).all(axis=1)).sum()),
            errors=self._errors,
            movement_errors=self._moved,
            some=self._some,
            some_movements=self._moved_some,
            some_known=self._some_known,
            any_young=bool((own.known <= MOST_OF_YOUNG).any()),
            compared=tuple(self._compared),
            numbers=self._numbers,
            areas=self._areas,
            noise_squares=float(np.square(own.noise).sum()),
            noise_known=int((own.noise > 0).sum()),
            last=last[self._spread],
            metres=metres,
        )


_NONE = np.empty(0, object)


def rows_of(spread: np.ndarray, first: int, count: int) -> np.ndarray:
    """Return which of some rows of the region, increasing, are a tile's, counted from its first point."""
    start, stop = np.searchsorted(spread, (first, first + count))
    return np.asarray(spread[start:stop] - first)


def seen_by_all(told: Mapping[str, Any]) -> SeenByAll:
    """Restore what rests on all points from plain values."""
    return SeenByAll(unpacked(told["common"])[None], unpacked(told["noise"]), tuple(told["windows"]))


def _parts(
    plan: ForecastPlan, tile: Tile, found: Mapping[str, Any]
) -> tuple[float, Iterator[tuple[np.ndarray, ForecastData]]]:
    """Return how far a tile takes something from others, and its points, some at a time, with their numbers."""
    filled, anchored = np.array(found["series"]["filled"], bool), plan.anchored
    if anchored is None:
        region = RegionSeries(places_of(tile), plan.dates, series_of(tile, filled))
        return 0.0, ((rows, region.at_points(rows)) for rows in region.tiles())
    near, sources, metres = neighbours_of(tile, forecast_sources)
    values = RowsOfSome(sources.read, near.series(sources.read, filled), len(near.coordinates))
    region = RegionSeries(near.coordinates, plan.dates, values)
    survey = survey_around(region, near.own, sources.used, seen_by_all(found["others"]))
    own_tiles = spatial_tiles(near.coordinates[near.own], TILE_POINTS)
    return metres, ((rows, anchored.at_points(survey, near.own[rows])) for rows in own_tiles)


def areas_of_tile(cells: AreaCells, tile: Tile) -> np.ndarray:
    """Return the number of the area of each of a tile's points, from 1 on; the other points of its cells count, too."""
    own = places_of(tile)
    leaves, area = cells.leaves_of(own), np.empty(len(own), np.int32)
    for leaf in np.unique(leaves):
        near = Neighbourhood.within(tile, cells.box(int(leaf)))
        chosen = np.flatnonzero(cells.leaves_of(near.coordinates) == leaf)
        numbers = cells.areas_of(near.coordinates[chosen], np.full(len(chosen), leaf))
        of_own = np.isin(chosen, near.own)
        area[chosen[of_own] - near.own[0]] = numbers[of_own]
    return area
