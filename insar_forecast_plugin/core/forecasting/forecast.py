# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``forecast``: points, and a model if there is one, in; forecasts at the points and on a grid out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..gridding.gridded import GridInterpolator
from ..gridding.projection import tell_grid_system
from ..interface import ForecastRequest
from ..io.output_formats import check_area_format, check_format
from ..io.point_layer import check_early, open_points
from ..io.rows_on_disk import Scratch
from ..io.stacks.geotiff_stack import write_stack
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..results import MOVEMENT_FIELDS, LayerDescription, OperationResult
from ..stack import RasterStack
from .data.forecaster import Predictor
from .data.judgement import digest_of
from .data.model_header import ModelHeader
from .data.point_forecast import PointForecast
from .data.region_series import RegionSeries
from .data.series_for_forecasting import (
    check_inside,
    geometry_of,
    grid_over,
    in_metres,
    output_grid,
    read_grid_of,
    warn_of_ended,
    warn_of_series,
)
from .evaluation.error_sizes import any_seen
from .evaluation.exceedance import FIELDS as FIELDS_OF_EXCEEDANCE
from .evaluation.exceedance import Exceedance, exceedances, joined
from .evaluation.movement import warn_of_unseen
from .evaluation.point_forecasting import forecast_points
from .evaluation.usability import ended_early
from .model_and_dates import ForecastModel, dates_ahead, dates_in_a_sentence, model_for
from .models.at_dates import AskedDates
from .reports.exceedance_maps import exceedance_maps
from .reports.forecast_layers import (
    PATH_FIELD,
    QUALITY_FIELDS,
    described_areas,
    described_path,
    described_points,
    described_series,
    write_forecast_areas,
    write_forecast_path,
    write_forecast_points,
    write_forecast_series,
)
from .reports.forecast_maps import forecast_maps
from .reports.forecast_report import in_a_sentence, write_forecast_report
from .untrained import untrained

_MORE_LAYERS = ("output_areas", "output_path", "output_series")
_OF_POINTS = ("output_points", "output_path")
FIELDS_OF_EARLIER = (*FIELDS_OF_EXCEEDANCE, *MOVEMENT_FIELDS, PATH_FIELD)
"""What an earlier forecast left at the points, and this one may not replace."""
_MATTERS_MM = 5.0
"""A movement that matters, where no threshold says which does."""


@dataclass(frozen=True)
class _Setting:
    """What a forecast is made with.

    Parameters
    ----------
    points, placed
        As they were read, and in metres.
    region
        The series as the forecaster takes them.
    grid
        Of the maps; None where none is asked for and the model makes none.
    ahead
        Future dates: those that are asked for, and more where the level at the origin or past movements need more.
    steps
        How many are asked for.
    asked
        Dates within these steps that are asked for instead.
    """

    request: ForecastRequest
    forecaster: Predictor
    header: ModelHeader
    points: StoredPoints
    placed: StoredPoints
    region: RegionSeries
    grid: GridInterpolator | None
    ahead: np.ndarray
    steps: int
    asked: AskedDates | None

    @property
    def days_ahead(self) -> np.ndarray:
        """Days from the origin to each date that is asked for."""
        dates = self.ahead[: self.steps] if self.asked is None else self.asked.dates
        return np.asarray((dates - self.region.origin).astype(float))

    def with_provenance(self, made: dict[str, Any]) -> _Setting:
        """Return it with points that say how the outputs came to be."""
        points, placed = (replace(one, provenance=made) for one in (self.points, self.placed))
        return replace(self, points=points, placed=placed)


def forecast(request: ForecastRequest, progress: Progress) -> OperationResult:
    """Forecast from the last epoch of the points.

    Raises
    ------
    InputError
        The series are too short, or do not lie on the grid.
    ModelError
        The model file is none, or does not fit the points or the grid.
    OutputError
        An output cannot be written.
    """
    for output in ("output_points", *_MORE_LAYERS):
        if path := getattr(request, output):
            check = check_format if output in _OF_POINTS else check_area_format
            check(path)
    with staged_outputs() as staging:
        paths = {
            name: staging.path(value)
            for name in (
                "output_points",
                *ForecastRequest.maps,
                "output_areas",
                "output_path",
                "output_series",
                "report",
            )
            if (value := getattr(request, name))
        }
        with Scratch(paths["output_points"].parent) as scratch:
            result = _forecast(request, paths, scratch, progress)
    progress(1.0, "Done")
    return result


def _forecast(
    request: ForecastRequest, paths: Mapping[str, Path], scratch: Scratch, progress: Progress
) -> OperationResult:
    """Forecast and write into the paths of the outputs."""
    setting, warnings = _prepare(request, scratch, progress)
    points, region = setting.points, setting.region
    progress(0.2, "Forecasting")
    result, errors = forecast_points(
        setting.forecaster,
        region,
        ahead=setting.ahead,
        steps=setting.steps,
        lookback=setting.header.calendar.lookback,
        level=request.interval_level,
        asked=setting.asked,
        progress=Part(progress, 0.2, 0.75),
    )
    warnings += warn_of_unseen(any_seen(errors), result.movement.reach, setting.days_ahead, progress)
    passed = _passed(setting, result)
    warn_of_missing(int((~np.isfinite(result.values).all(axis=1)).sum()), len(result.values), progress)
    made = _made(setting)
    setting = setting.with_provenance(made)
    layers = _write_layers(paths, setting, result, passed, progress)
    verdict = _verdict(setting, result)
    if "report" in paths:
        progress(0.95, "Writing the report")
        write_forecast_report(
            paths["report"],
            region,
            result,
            points=points,
            level=request.interval_level,
            header=setting.header,
            verdict=verdict,
            errors=errors,
            warnings=warnings,
            exceedances=[one.sentence_with(_better(result)) for one in passed],
            made=made,
        )
    outputs = {name.upper(): getattr(request, name) for name in paths}
    texts = _texts(result, verdict, passed)
    for text in texts:
        progress.info(text)
    return OperationResult(outputs=outputs, layers=layers, messages=texts, attribution=points.measured.attribution)


def _prepare(request: ForecastRequest, scratch: Scratch, progress: Progress) -> tuple[_Setting, list[str]]:
    """Read model, points and grid, and check that they suit each other; return the warnings, too."""
    layer = open_points(request.points, progress)
    check_early(lambda one: model_for(request, one, Silent()), layer)
    points = _without_fields(store_layer(layer, scratch, Part(progress, 0.0, 0.1)), FIELDS_OF_EARLIER)
    model, steps, asked, warnings = model_for(request, points, progress)
    calendar = model.header.calendar
    origin = points.dates[-1]
    ahead, dates = dates_ahead(calendar, origin, steps, asked)
    count = _field_count(points, len(dates))
    check_format(request.output_points, count)
    if request.output_path:
        check_format(request.output_path, count - len(QUALITY_FIELDS) + 1 + 2 * len(dates))
    progress.info(dates_in_a_sentence(request, origin, dates, calendar))
    warnings += warn_of_series(points, progress)
    placed, stack, grid = _placed(request, model, points, Part(progress, 0.1, 0.12))
    region = RegionSeries.from_points(placed, scratch, stack)
    ended = sum(int(ended_early(data).sum()) for _, data in region.blocks())
    warnings += warn_of_ended(ended, region.point_count, region.dates, progress)
    forecaster = model.forecaster or untrained(region, calendar, Part(progress, 0.12, 0.2))
    return _Setting(request, forecaster, model.header, points, placed, region, grid, ahead, steps, asked), warnings


def _passed(setting: _Setting, result: PointForecast) -> tuple[Exceedance, ...]:
    """Return the probabilities of passing the thresholds that are asked for."""
    parts = [
        exceedances(
            setting.request,
            part.movement.ground,
            dates=result.dates,
            change=part.movement.change,
            origin=setting.region.origin,
            measured=setting.points.measured,
        )
        for _, part in result.blocks()
    ]
    return tuple(joined(one) for one in zip(*parts, strict=True))


def _made(setting: _Setting) -> dict[str, Any]:
    """Return how the outputs came to be."""
    request = setting.request
    inputs = {"points": request.points.path} | ({"model": request.model} if request.model else {})
    return provenance(
        "forecast",
        request,
        inputs | ({"grid": request.grid} if request.grid else {}),
        origin_date=str(setting.region.origin),
        model=setting.header.provenance,
        source=setting.points.provenance,
    )


def _write_layers(
    paths: Mapping[str, Path],
    setting: _Setting,
    result: PointForecast,
    passed: Sequence[Exceedance],
    progress: Progress,
) -> dict[str, LayerDescription]:
    """Write points, series and maps; return how each is shown, by the name of its output."""
    points, maps = setting.points, setting.request.maps
    layers = {"OUTPUT_POINTS": described_points(points, result, passed)}
    progress(0.75, "Writing the points")
    write_forecast_points(points, result, passed, paths["output_points"], matters=matters_mm(setting.request))
    if "output_areas" in paths:
        write_forecast_areas(points, result, paths["output_areas"])
        layers["OUTPUT_AREAS"] = described_areas(points, result)
    if "output_path" in paths:
        write_forecast_path(points, result, paths["output_path"])
        layers["OUTPUT_PATH"] = described_path(points, result)
    if "output_series" in paths:
        rows = write_forecast_series(points, result, paths["output_series"])
        progress.info(f"The table of the series has {rows} rows, one for each point and date.")
        layers["OUTPUT_SERIES"] = described_series(points, result)
    if setting.grid is not None and paths.keys() & set(maps):
        progress(0.85, "Writing the maps")
        shown = forecast_maps(
            paths,
            result,
            level=setting.request.interval_level,
            forecaster=setting.forecaster,
            ahead=setting.ahead,
            between=setting.asked,
            region=setting.region,
            placed=setting.placed,
            grid=setting.grid,
        )
        shown |= exceedance_maps(paths, passed, setting.placed, setting.grid)
        for name, (stack, description) in shown.items():
            write_stack(stack, paths[name], quantity=description.quantity, description=description.label)
        # The points show the forecast already: a map on top of the base map is there for whoever ticks it.
        layers |= {name.upper(): replace(shown[name][1], behind=True) for name in maps if name in shown}
    return layers


def matters_mm(request: ForecastRequest) -> float:
    """Return from which size on a movement matters, mm."""
    return abs(request.threshold or _MATTERS_MM)


def _verdict(setting: _Setting, result: PointForecast) -> str:
    """Say whether to use the forecast; of series that the model was trained on, as training did."""
    if setting.request.model is None:
        return in_a_sentence(result)
    training = setting.header.judged_on(digest_of(setting.points), setting.steps)
    return in_a_sentence(result, training, of_other_series=training is None)


def _texts(result: PointForecast, verdict: str, passed: Sequence[Exceedance]) -> tuple[str, ...]:
    """Return what the log ends with: the verdict, what to mind of the largest movements, and the thresholds."""
    told = [one.sentence_with(_better(result)) for one in passed]
    texts = (verdict, result.remark, *told)
    return tuple(text for text in texts if text)


def _better(result: PointForecast) -> np.ndarray:
    """Tell which points lie in areas where the forecast was better than the simple ones, bool, shape (n_points,)."""
    return np.asarray(result.areas.at_points(result.areas.better) == "yes")


def _field_count(points: StoredPoints, steps: int) -> int:
    """Return how many fields the points will have at least: pid, attributes, epochs, quality, movement, F, L and U."""
    kept = [name for name in points.attributes.columns if name not in ("pid", *QUALITY_FIELDS)]
    return 1 + len(kept) + points.epoch_count + len(QUALITY_FIELDS) + len(MOVEMENT_FIELDS) + 3 * steps


def _without_fields(points: StoredPoints, names: Container[str]) -> StoredPoints:
    """Return the points without fields that an earlier forecast left, which this one may not replace."""
    kept = [name for name in points.attributes.columns if name not in names]
    return replace(points, attributes=points.attributes[kept])


def _placed(
    request: ForecastRequest, model: ForecastModel, points: StoredPoints, progress: Progress
) -> tuple[StoredPoints, RasterStack | None, GridInterpolator | None]:
    """Return the points in metres, their series on a grid where one is given or needed, and the grid of the maps."""
    maps = any(getattr(request, name) for name in request.maps)
    if request.grid is not None:
        stack = read_grid_of(request.grid, points)
        placed = in_metres(points, stack.crs)
        geometry = geometry_of(stack)
        check_inside(placed, geometry, progress)
        return placed, stack, output_grid(placed, geometry) if maps else None
    if model.geometry is None:
        placed = in_metres(points)
        if maps:
            tell_grid_system(points.crs, placed.crs, progress)
        # Made now, so that points that make no map are refused before the work, not after it.
        over = output_grid(placed, grid_over(placed, model.header.grid_size)) if maps else None
        return placed, None, over
    placed = in_metres(points, model.geometry.crs)
    check_inside(placed, model.geometry, progress)
    grid = output_grid(placed, model.geometry)
    return placed, grid.stack(placed, progress), grid


def warn_of_missing(missing: int, count: int, progress: Progress) -> None:
    """Warn of points without a forecast.

    Raises
    ------
    InputError
        None has one.
    """
    if missing == count:
        raise InputError("No point can be forecast: none has a value, or none lies on a grid cell with a value.")
    if missing:
        progress.warning(
            f"{missing} of {count} points {'has' if missing == 1 else 'have'} no forecast (fields are empty): there is "
            "no value at the point, or none of the grid."
        )
