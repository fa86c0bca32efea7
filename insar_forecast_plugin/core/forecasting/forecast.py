# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``forecast``: points and a model in; forecasts at the points and on a grid out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ..bundle import Bundle
from ..date_fields import FORECAST, LOWER, UPPER
from ..errors import InputError
from ..interface import ForecastRequest
from ..io.long_table import SeriesPart, write_long_table
from ..io.points import check_format, read_points, write_points
from ..io.stacks.geotiff_stack import write_stack
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import MOVEMENT_FIELDS, LayerDescription, OperationResult, StyleDescription
from ..series import TimeSeriesPoints, epoch_field
from .data.forecast_calendar import ForecastCalendar
from .data.forecast_data import ForecastData
from .data.forecaster import Forecaster
from .data.origin_level import dates_for_level
from .data.point_forecast import PointForecast
from .data.series_for_forecasting import (
    check_inside,
    geometry_of,
    grid_on,
    grid_over,
    in_metres,
    model_geometry,
    read_grid_of,
    warn_of_ended,
    warn_of_series,
)
from .evaluation.exceedance import FIELDS as FIELDS_OF_EXCEEDANCE
from .evaluation.exceedance import Exceedance, exceedances
from .evaluation.intervals import error_distribution, past_forecasts
from .evaluation.movement import (
    FEWEST_STEPS,
    forecast_movement,
    past_movement_errors,
    returns_in_a_sentence,
    warn_of_unseen,
)
from .evaluation.usability import compare_with_simple_forecasts, ended_early
from .models.model_suits import check_suits
from .models.registry import load_forecaster, looks_at_maps
from .reports.exceedance_maps import exceedance_maps
from .reports.forecast_maps import forecast_maps, movement_label
from .reports.forecast_report import in_a_sentence, write_forecast_report


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
    with staged_outputs() as staging:
        paths = {
            name: staging.path(value)
            for name in ("output_points", *ForecastRequest.maps, "output_series", "report")
            if (value := getattr(request, name))
        }
        forecaster, bundle = load_forecaster(request.model, request.device)
        calendar = ForecastCalendar.from_json(bundle.fact("calendar"))
        earlier = (*FIELDS_OF_EXCEEDANCE, *MOVEMENT_FIELDS)
        points = _without_fields(read_points(request.points, Part(progress, 0.0, 0.1)), earlier)
        warnings = check_suits(bundle, calendar, points, progress)
        steps = calendar.steps_within(request.horizon_days) if request.horizon_days is not None else calendar.horizon
        check_format(request.output_points, _field_count(points, steps))
        origin = points.dates[-1]
        ahead = calendar.future_dates(origin)
        dates = ahead[:steps]
        ahead = ahead[: max(steps, dates_for_level(ahead, origin), FEWEST_STEPS)]
        progress.info(
            f"Forecast from {origin} for {steps} date{'s' * (steps > 1)}, {dates[0]} to {dates[-1]}; {calendar.words}."
        )
        warnings += warn_of_series(points, progress)
        data, placed = _data(request, bundle, points, Part(progress, 0.1, 0.2))
        warnings += warn_of_ended(ended_early(data), data.dates, progress)
        progress(0.2, "Forecasting")
        result, errors = _forecast_at_points(
            request, forecaster, data, calendar=calendar, ahead=ahead, steps=steps, progress=progress
        )
        warnings += warn_of_unseen(errors, result.movement, calendar, progress)
        passed = exceedances(
            request,
            result.movement.distribution,
            dates=dates,
            change=result.movement.change,
            origin=origin,
            measured=points.measured,
        )
        _warn_of_missing(result, progress)
        inputs = {"points": request.points.path, "model": request.model}
        made = provenance(
            "forecast",
            request,
            inputs | ({"grid": request.grid} if request.grid else {}),
            origin_date=str(origin),
            model=bundle.facts.get("provenance"),
            source=points.provenance,
        )
        layers = {"OUTPUT_POINTS": _described_points(points, result, passed)}
        more_fields = {name: column for one in passed for name, column in one.fields.items()}
        progress(0.75, "Writing the points")
        _write_points(replace(points, provenance=made), result, paths["output_points"], more_fields)
        if "output_series" in paths:
            rows = _write_series(replace(points, provenance=made), result, paths["output_series"])
            progress.info(f"The table of the series has {rows} rows, one for each point and date.")
            layers["OUTPUT_SERIES"] = _described_series(points, result)
        if paths.keys() & set(request.maps):
            progress(0.85, "Writing the maps")
            placed = replace(placed, provenance=made)
            layers |= _write_maps(
                paths,
                request,
                forecaster,
                data,
                result=result,
                passed=passed,
                placed=placed,
                ahead=ahead,
                grid_size=int(bundle.fact("grid_size")),
            )
        if "report" in paths:
            progress(0.95, "Writing the report")
            write_forecast_report(
                paths["report"],
                data,
                result,
                points=points,
                calendar=calendar,
                level=request.interval_level,
                facts=bundle.facts,
                errors=errors,
                warnings=warnings,
                exceedances=[one.sentence_with(result.usability.usable) for one in passed],
                made=made,
            )
    outputs = {name.upper(): getattr(request, name) for name in paths}
    texts = _texts(result, passed)
    for text in texts:
        progress.info(text)
    progress(1.0, "Done")
    return OperationResult(outputs=outputs, layers=layers, messages=texts, attribution=points.measured.attribution)


def _write_maps(
    paths: Mapping[str, Path],
    request: ForecastRequest,
    forecaster: Forecaster,
    data: ForecastData,
    *,
    result: PointForecast,
    passed: Sequence[Exceedance],
    placed: TimeSeriesPoints,
    ahead: np.ndarray,
    grid_size: int,
) -> dict[str, LayerDescription]:
    """Write the maps that are asked for; return how each is shown, by the name of its output."""
    shown = forecast_maps(
        paths,
        result,
        level=request.interval_level,
        forecaster=forecaster,
        ahead=ahead,
        data=data,
        placed=placed,
        grid_size=grid_size,
    )
    geometry = geometry_of(data.grid) if data.grid is not None else grid_over(placed, grid_size)
    shown |= exceedance_maps(paths, passed, placed, geometry)
    for name, (stack, description) in shown.items():
        write_stack(stack, paths[name], quantity=description.quantity, description=description.label)
    return {name.upper(): shown[name][1] for name in request.maps if name in shown}


def _texts(result: PointForecast, passed: Sequence[Exceedance]) -> tuple[str, ...]:
    """Return what the log ends with: the verdict, what to mind of the largest movements, and the thresholds."""
    told = [one.sentence_with(result.usability.usable) for one in passed]
    texts = (in_a_sentence(result), result.remark, *told)
    return tuple(text for text in texts if text)


def _forecast_at_points(
    request: ForecastRequest,
    forecaster: Forecaster,
    data: ForecastData,
    *,
    calendar: ForecastCalendar,
    ahead: np.ndarray,
    steps: int,
    progress: Progress,
) -> tuple[PointForecast, np.ndarray]:
    """Return the forecast of the first ``steps`` dates ahead, and the errors of past forecasts for as many."""
    values = forecaster.predict(data, ahead)
    past = past_forecasts(
        forecaster, data, lookback=calendar.lookback, horizon=len(ahead), progress=Part(progress, 0.3, 0.6)
    )
    progress(0.6, "Comparing past forecasts with persistence and the seasonal trend")
    movement_errors = past_movement_errors(data, past)[:, :, :steps]
    errors = past.errors(data)[:, :, :steps]
    distribution = error_distribution(errors)
    movement = forecast_movement(
        data,
        ahead,
        values,
        errors=distribution,
        movement_errors=movement_errors,
        level=request.interval_level,
        steps=steps,
    )
    result = PointForecast(
        ahead[:steps],
        values[:, :steps],
        distribution.half_widths(request.interval_level),
        compare_with_simple_forecasts(data, errors, past.epochs),
        tuple(past.epochs),
        movement,
        returns_in_a_sentence(data, movement),
    )
    return result, errors


def _field_count(points: TimeSeriesPoints, steps: int) -> int:
    """Return how many fields the points will have at least: pid, attributes, epochs, verdict, movement, F, L and U."""
    kept = [name for name in points.attributes.columns if name not in ("pid", "forecast_usable")]
    return 1 + len(kept) + points.epoch_count + 1 + len(MOVEMENT_FIELDS) + 3 * steps


def _without_fields(points: TimeSeriesPoints, names: Container[str]) -> TimeSeriesPoints:
    """Return the points without fields that an earlier forecast left, which this one may not replace."""
    kept = [name for name in points.attributes.columns if name not in names]
    return replace(points, attributes=points.attributes[kept])


def _data(
    request: ForecastRequest, bundle: Bundle, points: TimeSeriesPoints, progress: Progress
) -> tuple[ForecastData, TimeSeriesPoints]:
    """Return the series, on a grid where one is given or needed, and the points in metres."""
    if request.grid is not None:
        stack = read_grid_of(request.grid, points)
        placed = in_metres(points, stack.crs)
        check_inside(placed, geometry_of(stack), progress)
        return ForecastData.from_points(placed, stack), placed
    if not looks_at_maps(bundle.kind):
        placed = in_metres(points)
        if any(getattr(request, name) for name in request.maps):
            grid_over(placed, int(bundle.fact("grid_size")))  # refused now, not after the work
        return ForecastData.from_points(placed), placed
    geometry = model_geometry(bundle)
    placed = in_metres(points, geometry.crs)
    check_inside(placed, geometry, progress)
    return ForecastData.from_points(placed, grid_on(placed, geometry, progress)), placed


def _warn_of_missing(result: PointForecast, progress: Progress) -> None:
    missing = ~np.isfinite(result.values).all(axis=1)
    if missing.all():
        raise InputError("No point has a forecast: none has a value, or none lies on a cell of the grid with a value.")
    if missing.any():
        progress.warning(
            f"{int(missing.sum())} of {len(missing)} points have no forecast (their fields are empty): they lie where "
            "the grid has no value, or have none themselves."
        )


def _write_points(
    points: TimeSeriesPoints, result: PointForecast, path: Path, more_fields: dict[str, np.ndarray]
) -> None:
    write_points(
        points,
        path,
        layer_name="forecast",
        extra_fields={"forecast_usable": result.usability.usable, **_movement_fields(result), **more_fields},
        more_series={
            FORECAST: (result.dates, result.values),
            LOWER: (result.dates, result.values - result.half_width),
            UPPER: (result.dates, result.values + result.half_width),
        },
    )


def _write_series(points: TimeSeriesPoints, result: PointForecast, path: Path) -> int:
    return write_long_table(
        path,
        [
            SeriesPart("observed", points.dates, points.displacement),
            SeriesPart("forecast", result.dates, result.values, result.half_width),
        ],
        pid=points.pid,
        coordinates=points.coordinates,
        crs=points.crs,
        measured=points.measured,
        provenance=points.provenance,
    )


def _movement_fields(result: PointForecast) -> dict[str, np.ndarray]:
    lower, upper = result.movement.ends
    values = (result.movement.change, lower, upper)
    return {name: one[:, -1].astype(np.float32) for name, one in zip(MOVEMENT_FIELDS, values, strict=True)}


def _described_points(
    points: TimeSeriesPoints, result: PointForecast, passed: Sequence[Exceedance]
) -> LayerDescription:
    measured, last = points.measured, result.dates[-1]
    styles = [
        StyleDescription(f"Displacement on {last}", "displacement", measured.label_since, epoch_field(last, FORECAST)),
        *(StyleDescription(one.title, "probability", f"probability to {one.words}", one.field) for one in passed),
    ]
    if "trend" in points.attributes.columns:
        styles.append(StyleDescription("Trend class", "trend", f"trend class of {measured.label}", "trend"))
    return LayerDescription(
        name=f"Forecast to {last}, {measured.component_label}",
        quantity="change",
        label=movement_label(measured, points.dates[-1], last),
        field=MOVEMENT_FIELDS[0],
        dates=tuple(str(date) for date in result.dates),
        more_styles=tuple(styles),
    )


def _described_series(points: TimeSeriesPoints, result: PointForecast) -> LayerDescription:
    dates = np.concatenate([points.dates, result.dates])
    return LayerDescription(
        name=f"Series with forecast, {points.measured.component_label}",
        quantity="displacement",
        label=points.measured.label_since,
        field="value",
        dates=tuple(str(date) for date in dates),
        time_fields=("date", "until"),
    )
