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
from ..tiled import Tile
from .data.forecast_data import ForecastData
from .data.region_series import TILE_POINTS, RegionSeries, evenly_spread, spatial_tiles
from .evaluation.area_cells import AreaCells
from .evaluation.areas import AreaSums
from .evaluation.error_sizes import ErrorSums, OwnErrors, thinning
from .evaluation.movement import MOST_MOVEMENTS
from .evaluation.point_forecasting import forecast_tile
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
    compared
        Past forecasts beside the simple ones, without the points' own.
    numbers, areas
        Areas of its points, counted from 0, and what is added up of them.
    noise_squares
        Of the noise of its points, mm2, added up.
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
    compared: tuple[ComparedErrors, ...]
    numbers: np.ndarray
    areas: AreaSums
    noise_squares: float
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
    count, first, every = len(places_of(tile)), int(region["first"][tile.entry.name]), int(region["count"])
    if not count:
        return None
    shape = len(plan.origins), len(plan.wanted)
    telling = rows_of(np.arange(0, every, thinning((every, *shape))), first, count)
    some, moved_some = (np.empty((len(telling), *shape), np.float32) for _ in range(2))
    area = areas_of_tile(AreaCells.from_json(region["cells"]), tile)
    numbers, at = np.unique(area - 1, return_inverse=True)
    sums = AreaSums(len(plan.dates) - plan.origins[0], len(numbers))
    total, moved, compared, parts = _no_errors(shape), _no_errors(shape), [], []
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
        errors, movement_errors = made.errors[:, :, plan.chosen], made.movement_errors[:, :, plan.chosen]
        total, moved = total + ErrorSums.of(errors), moved + ErrorSums.of(movement_errors)
        here = np.isin(telling, rows)
        within = np.searchsorted(rows, telling[here])
        some[here], moved_some[here] = errors[within], movement_errors[within]
        sums.add(at[rows], made.compared.of_dates)
        own, own_moved = (OwnErrors.of(plan.past(one)) for one in (errors, movement_errors))
        compared.append(replace(made.compared, usable=_NONE, best=_NONE, of_dates={}))
        parts.append(
            (
                rows,
                (made.values, made.level, made.apart, made.noise, made.compared.usable, made.compared.best),
                (own.squares, own.count, own_moved.squares, own_moved.count),
            )
        )
    rows = np.concatenate([one for one, *_ in parts])
    values, level, apart, noise, usable, best = (
        _in_order(rows, [one[1][index] for one in parts]) for index in range(6)
    )
    of_errors = (_in_order(rows, [one[2][index] for one in parts]) for index in range(4))
    made_own = OwnForecast(values, level, apart, noise, usable.astype(str), best.astype(str), area, *of_errors)
    spread = rows_of(evenly_spread(every, MOST_MOVEMENTS), first, count)
    last = np.where(np.isfinite(apart), values[:, -1] - level, np.nan)[spread]
    told = ToldOfErrors(
        count=count,
        missing=int((~np.isfinite(values).all(axis=1)).sum()),
        errors=total,
        movement_errors=moved,
        some=some,
        some_movements=moved_some,
        compared=tuple(compared),
        numbers=numbers,
        areas=sums,
        noise_squares=float(np.square(noise).sum()),
        last=last,
        metres=metres,
    )
    return made_own, told


_NONE = np.empty(0, object)


def rows_of(spread: np.ndarray, first: int, count: int) -> np.ndarray:
    """Return which of some rows of the region, increasing, are a tile's, counted from its first point."""
    start, stop = np.searchsorted(spread, (first, first + count))
    return np.asarray(spread[start:stop] - first)


def _no_errors(shape: tuple[int, int]) -> ErrorSums:
    return ErrorSums(np.zeros(shape), np.zeros(shape, np.int64))


def _in_order(rows: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """Return values of parts, whose points have these numbers, in the order of the tile."""
    values = np.concatenate(parts)
    ordered = np.empty_like(values)
    ordered[rows] = values
    return ordered


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
