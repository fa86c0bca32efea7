# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``forecast`` tile by tile.

Three passes go over the region. The first counts: epochs and points that have values, and points in small cells, from
which follow the cells that areas are cut in. The second finds what forecasts take from all points: the variances of the
Kalman filter, or the mean of all series and their noise. The third makes the forecasts, now and from past origins, and
adds up errors: they say how wide intervals are and where the forecast is better. Then each tile is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..interface import ForecastRequest
from ..io.field_names import forecasts
from ..io.tile_dataset import TileDataset
from ..io.tile_file import TileBlock
from ..progress import Progress, Silent
from ..provenance import provenance
from ..series import TimeSeriesPoints
from ..spread_rows import every_nth
from ..tiled import Found, RegionPass, Tile, TiledOperation, TileRun, filled_epochs
from .data.drawn_points import place_numbers, smallest
from .data.forecast_calendar import longest_ordinary_gap, step_of
from .data.point_forecast import AreaVerdicts, LevelErrors, Movement, PointForecast, Usability
from .data.region_series import RegionSeries
from .data.series_for_forecasting import constant_series, warn_of_ended, warn_of_epochs
from .evaluation.area_cells import AreaCells, counted_cells
from .evaluation.areas import AreaSums, areas_in_a_sentence
from .evaluation.error_sizes import ErrorSizes, ErrorSums, OwnErrors
from .evaluation.exceedance import Exceedance, Passing, exceedances
from .evaluation.intervals import sorted_ratios, told_by
from .evaluation.movement import Returns, noise_of_all, noise_of_points, warn_of_unseen
from .evaluation.usability import usability_of
from .forecast import FIELDS_OF_EARLIER, matters_mm, warn_of_missing
from .forecast_plan import ForecastPlan, errors_from_json, errors_to_json, packed, unpacked
from .models.anchored.survey import MOST_TELLING, SeenByAll, Sight
from .models.anchored.tile_survey import RowsOfSome, own_sources, sight_of
from .models.simple.kalman import MOST_POINTS, SEED, Kalman
from .reports.forecast_layers import forecast_fields, forecast_series
from .reports.verdict_over_all import SIMPLE_WORDS, by_past_forecasts
from .tile_forecast import OwnForecast, ToldOfErrors, forecast_own, rows_of
from .tile_neighbours import keep_places, neighbours_of, places_of, series_of

_VERDICTS = ("yes", "no", "not_distinguishable")


def _plan(tile: Tile, request: ForecastRequest, found: Found) -> ForecastPlan:
    region, others = found["series"], found.get("others") or {}
    filled = np.array(region["filled"], dtype=bool)
    return ForecastPlan.of(tile.dataset, request, filled, region["count"], told=others.get("filter"))


def _look_at_series(tile: Tile, _request: ForecastRequest, _found: Found) -> dict[str, Any]:
    """Count a tile's points and epochs, and keep the places of its points."""
    layer = tile.layer().with_attributes(())
    filled, last = np.zeros(len(layer.dates), dtype=bool), np.zeros(len(layer.dates), np.int64)
    places, constant = [np.empty((0, 2))], 0
    for block in layer.blocks(Silent()):
        known = np.isfinite(block.displacement)
        filled |= known.any(axis=0)
        last += np.bincount(len(last) - 1 - known[:, ::-1].argmax(axis=1), minlength=len(last))
        constant += int(constant_series(block.displacement).sum())
        places.append(block.coordinates)
    coordinates = np.concatenate(places)
    keep_places(tile, coordinates)
    cells = counted_cells(coordinates)
    numbers = place_numbers(coordinates, tile.dataset.crs, SEED)
    drawn = smallest(numbers, MOST_POINTS)
    return {
        "filled": filled,
        "last": last,
        "constant": constant,
        "count": len(coordinates),
        "cells": cells,
        "drawn": (numbers[drawn], drawn),
    }


def _join_series(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: ForecastRequest,
    _found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return what there is to forecast, and warn of it."""
    filled = filled_epochs(told, dataset, progress)
    counts = [int(one["count"]) for one in told]
    plan = ForecastPlan.of(dataset, request, filled, sum(counts), progress=progress)
    constant = sum(int(one["constant"]) for one in told)
    warn_of_epochs(dataset.measured, plan.dates, constant, sum(counts), progress)
    days = (plan.dates[-1] - dataset.dates).astype(np.int64)
    last = np.sum([one["last"] for one in told], axis=0)
    ended = int(last[days > longest_ordinary_gap(step_of(plan.dates))].sum())
    warn_of_ended(ended, sum(counts), plan.dates, progress)
    first = np.cumsum([0, *counts[:-1]]).tolist()
    return {
        "filled": filled.tolist(),
        "count": sum(counts),
        "first": {entry.name: at for entry, at in zip(dataset.entries, first, strict=True)},
        "cells": AreaCells.of([one["cells"] for one in told]).to_json(),
        "telling": _drawn([one["drawn"] for one in told], first).tolist() if request.model is None else [],
    }


def _drawn(told: Sequence[tuple[np.ndarray, np.ndarray]], first: Sequence[int]) -> np.ndarray:
    """Return the rows of the region that tell the filter's variances, in the order of the draw."""
    numbers = np.concatenate([numbers for numbers, _ in told])
    rows = np.concatenate([rows + at for (_, rows), at in zip(told, first, strict=True)])
    return np.asarray(rows[smallest(numbers, MOST_POINTS)])


def _look_at_others(tile: Tile, request: ForecastRequest, found: Found) -> np.ndarray | Sight | None:
    """Return series of a tile that tell the filter's variances, or what it tells of the mean of all and their noise."""
    region = found["series"]
    filled = np.array(region["filled"], dtype=bool)
    first, count = region["first"][tile.entry.name], len(places_of(tile))
    if not count:
        return None
    if request.model is None:
        wanted = rows_of(np.sort(region["telling"]), first, count)
        return series_of(tile, filled, wanted) if len(wanted) else None
    plan = _plan(tile, request, found)
    if plan.anchored is None:
        return None
    near, sources, _ = neighbours_of(tile, own_sources)
    values = RowsOfSome(sources.read, near.series(sources.read, filled), len(near.coordinates))
    around = RegionSeries(near.coordinates, plan.dates, values)
    telling = near.own[rows_of(every_nth(region["count"], MOST_TELLING), first, count)]
    return sight_of(around, near.own, telling, plan.windows)


def _join_others(
    told: Sequence[Any], dataset: TileDataset, request: ForecastRequest, found: Found, progress: Progress
) -> dict[str, Any]:
    """Return the variances of the filter, or what forecasts take from all points."""
    region = found["series"]
    plan = ForecastPlan.of(dataset, request, np.array(region["filled"], dtype=bool), region["count"])
    if request.model is None:
        kalman = Kalman(plan.header.calendar)
        rows = np.array(region["telling"])
        series = np.concatenate([one for one in told if one is not None])[np.searchsorted(np.sort(rows), rows)]
        kalman.fit_series(series, plan.dates, progress)
        of_filter = {
            "variances": {str(day): one.logarithms().tolist() for day, one in kalman.variances_.items()},
            "shares": {str(day): one.tolist() for day, one in kalman.shares_.items()},
        }
        return {"filter": of_filter}
    if plan.anchored is None:
        return {}
    seen = SeenByAll.of([one for one in told if one is not None], plan.windows)
    return {"common": packed(seen.common[0]), "noise": packed(seen.noise), "windows": list(seen.windows)}


def _look_at_errors(tile: Tile, request: ForecastRequest, found: Found) -> ToldOfErrors | None:
    """Forecast at a tile's points, keep that, and return what it tells of errors."""
    made = forecast_own(_plan(tile, request, found), tile, found)
    if made is None:
        return None
    made[0].save(_kept(tile, request, found))
    return made[1]


def _kept(tile: Tile, request: ForecastRequest, found: Found) -> Path:
    """Return where a tile's forecast is kept; what it was made from is in the name."""
    parts = [request.to_json(), found["series"], found["others"], tile.entry.sha256]
    return tile.file(hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16] + ".npz")


def _join_errors(
    told: Sequence[ToldOfErrors | None],
    dataset: TileDataset,
    request: ForecastRequest,
    found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return how errors are distributed, and where the forecast is better."""
    region, of_filter = found["series"], found["others"].get("filter")
    plan = ForecastPlan.of(dataset, request, np.array(region["filled"], dtype=bool), region["count"], told=of_filter)
    some = [one for one in told if one is not None]
    warn_of_missing(sum(one.missing for one in some), sum(one.count for one in some), progress)
    errors, moved = some[0].errors, some[0].movement_errors
    for one in some[1:]:
        errors, moved = errors + one.errors, moved + one.movement_errors
    days = (plan.wanted - plan.dates[-1]).astype(float)
    warn_of_unseen(errors.seen, moved.reach, days, progress)
    rmse = usability_of(_NONE, _NONE, [part for one in some for part in one.compared]).rmse
    cells = AreaCells.from_json(region["cells"])
    sums = AreaSums(len(plan.dates) - plan.origins[0], cells.area_count)
    for one in some:
        sums.add_sums(one.numbers, one.areas)
    areas = sums.verdicts(np.empty(0, np.int32), plan.steps)
    return {
        "single": _distribution(plan, errors, [one.some for one in some], some),
        "moved": _distribution(plan, moved, [one.some_movements for one in some], some),
        "reach": moved.reach,
        "noise": noise_of_all(sum(one.noise_squares for one in some), sum(one.noise_known for one in some)),
        "gain": packed(areas.gain),
        "better": "".join("-" if one is None else str(_VERDICTS.index(one)) for one in areas.better),
        "large": Returns.among(np.concatenate([one.last for one in some])).least,
        "metres": max(one.metres for one in some),
        "verdict": " ".join([by_past_forecasts(rmse), areas_in_a_sentence(areas, SIMPLE_WORDS)]),
    }


_NONE = np.empty(0, object)


def _distribution(
    plan: ForecastPlan, sums: ErrorSums, some: Sequence[np.ndarray], told: Sequence[ToldOfErrors]
) -> dict[str, Any]:
    """Return how errors are distributed, plain values, from their sums and those of points spread evenly."""
    past = plan.past(np.concatenate(some), np.concatenate([one.some_known for one in told]))
    sizes = ErrorSizes.of(sums, past)
    ratios = sorted_ratios(sizes, np.concatenate(some))
    telling = [step for step, one in enumerate(ratios) if len(one)]
    for step in np.flatnonzero(sums.seen):  # a date that none of these points tells has what the nearest one has
        if telling and not len(ratios[step]):
            ratios[step] = ratios[min(telling, key=lambda one: abs(one - int(step)))]
    any_young = any(one.any_young for one in told)
    return errors_to_json(told_by(sizes, sums.seen, ratios, past, any_young=any_young))


def _work(tile: Tile, request: ForecastRequest, found: Found, facts: dict[str, Any]) -> Iterator[TileBlock]:
    """Yield the points of a tile with their forecast."""
    plan = _plan(tile, request, found)
    own = OwnForecast.load(_kept(tile, request, found))
    if own is None:
        made = forecast_own(plan, tile, found)
        if made is None:
            return
        own = made[0]
    layer = tile.layer().at_epochs(np.array(found["series"]["filled"], dtype=bool))
    result = _point_forecast(plan, request, found["errors"], own)
    came_from = provenance(
        "forecast",
        request,
        {"model": request.model} if request.model else {},
        origin_date=str(plan.dates[-1]),
        model=plan.header.provenance,
        source=layer.provenance,
    )
    returns, at = Returns(float(found["errors"]["large"])), 0
    passing: list[Passing] = []
    for points in layer.blocks(Silent()):
        rows = slice(at, at + points.point_count)
        part = result.at_points(rows)
        at += points.point_count
        passed = _passed(plan, request, points, part)
        better = part.areas.at_points(part.areas.better) == "yes"
        counts = [one.counted(better) for one in passed]
        passing = [one + other for one, other in zip(passing, counts, strict=True)] if passing else counts
        returns = returns.counted(own.apart[rows], part.values[:, -1] - part.movement.level)
        fields = forecast_fields(part, passed, matters_mm(request))
        yield replace(_without_earlier(points), provenance=came_from), fields, forecast_series(part)
    facts["passing"] = [asdict(one) for one in passing]
    facts["returns"] = asdict(returns)


def _point_forecast(
    plan: ForecastPlan, request: ForecastRequest, told: Mapping[str, Any], own: OwnForecast
) -> PointForecast:
    """Return the forecast at a tile's points; what is said of all points is not in it."""
    of_single = OwnErrors(own.squares, own.count, own.known)
    distribution = errors_from_json(told["single"]).at(of_single)
    of_movement = distribution
    if told["reach"]:
        of_movement = errors_from_json(told["moved"]).at(OwnErrors(own.moved_squares, own.moved_count, own.known))
    better = np.array([None if one == "-" else _VERDICTS[int(one)] for one in told["better"]], dtype=object)
    nothing, noise = np.empty(0), float(told["noise"])
    of_points = noise_of_points(own.noise, noise, own.known)
    return PointForecast(
        plan.wanted,
        own.values,
        distribution,
        Usability(own.usable.astype(object), {}, {}, own.best.astype(object), LevelErrors({}, {}, {}, float("nan"))),
        tuple(plan.origins),
        Movement(own.values, own.level, of_movement, request.interval_level, int(told["reach"]), of_points, noise),
        AreaVerdicts(own.area, nothing, unpacked(told["gain"]), better, nothing, nothing),
        of_steps=plan.of_steps,
    )


def _passed(
    plan: ForecastPlan, request: ForecastRequest, points: TimeSeriesPoints, part: PointForecast
) -> tuple[Exceedance, ...]:
    return exceedances(
        request,
        part.movement.ground,
        dates=part.dates,
        change=part.movement.change,
        origin=plan.dates[-1],
        measured=points.measured,
    )


def _without_earlier(points: TimeSeriesPoints) -> TimeSeriesPoints:
    """Return points without what an earlier forecast left."""
    names = [str(name) for name in points.attributes.columns]
    earlier = {*forecasts(names), *FIELDS_OF_EARLIER}
    return replace(points, attributes=points.attributes[[name for name in names if name not in earlier]])


def _close(run: TileRun, progress: Progress) -> dict[str, Any]:
    """Say whether to use the forecast, what to mind of the largest movements, and who passes the thresholds."""
    told = run.found["errors"]
    passing: list[Passing] = []
    returns = Returns(float(told["large"]))
    for entry in run.made.entries:
        counts = [Passing(**one) for one in entry.facts["passing"]]
        passing = [one + other for one, other in zip(passing, counts, strict=True)] if passing else counts
        more = entry.facts["returns"]
        returns = replace(returns, large=returns.large + more["large"], back=returns.back + more["back"])
    for text in (told["verdict"], returns.sentence, *(one.sentence for one in passing)):
        if text:
            progress.info(text)
    return {"VERDICT": told["verdict"]}


def _reach(_request: ForecastRequest, found: Found) -> float:
    return float(found["errors"]["metres"])


FORECAST_TILES = TiledOperation(
    request=ForecastRequest,
    source="points",
    target="output_points",
    passes=(
        RegionPass("series", _look_at_series, _join_series),
        RegionPass("others", _look_at_others, _join_others),
        RegionPass("errors", _look_at_errors, _join_errors),
    ),
    work=_work,
    reach=_reach,
    close=_close,
    refused=(*ForecastRequest.maps, "output_areas", "output_path", "output_series", "report", "grid"),
)
