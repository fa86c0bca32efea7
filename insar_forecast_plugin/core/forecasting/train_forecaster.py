# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``trainforecaster``: points in, a model file and what it is worth out."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from ..bundle import save_bundle
from ..forecast_methods import FORECAST_METHODS, PERSISTENCE, PRESETS, SEASONAL
from ..interface import TrainForecasterRequest
from ..io.point_layer import check_early, open_points
from ..io.rows_on_disk import Scratch
from ..io.staging import staged_outputs
from ..io.stored_points import StoredPoints, store_layer
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..results import OperationResult
from ..stack import RasterStack
from .data.forecast_calendar import ForecastCalendar, plan_calendar, warn_of_gaps, warn_of_step
from .data.forecaster import Forecaster
from .data.judgement import Judgement, digest_of
from .data.model_header import ModelHeader
from .data.point_forecast import FORECASTER
from .data.region_series import RegionSeries
from .data.series_for_forecasting import (
    check_inside,
    geometry_of,
    grid_on,
    grid_over,
    in_metres,
    read_grid_of,
    warn_of_series,
)
from .data.time_split import TimeSplit, split_in_time
from .evaluation.hold_out import Validation, validate
from .models.registry import new_forecaster
from .reports.train_report import write_training_report
from .reports.verdict_over_all import by_training

_PACKAGES = ("numpy", "onnxruntime", "safetensors")


def train_forecaster(request: TrainForecasterRequest, progress: Progress) -> OperationResult:
    """Train a forecaster, measure it on later dates than it was trained on, and write it.

    The last part of the series, the validation span, is kept from training: scaling, early stopping and every choice
    are made on what lies before, and the model's error is measured on it. A preset that is fitted in closed form is
    then fitted again, in the same way, to all of the series, and that model is written; its forecasts from origins
    within the series, which calibrate the intervals, are still made by weights that did not learn from the last
    targets. A preset that is trained step by step is written as it was measured.

    Raises
    ------
    InputError
        The series are too short for the lookback and the horizon, the grid is not the points', or all points lie
        outside it.
    OutputError
        An output cannot be written.
    """
    with staged_outputs() as staging:
        model = staging.path(request.model)
        report = staging.path(request.report) if request.report else None
        with Scratch(model.parent) as scratch:
            measured, text = _trained(request, model, report, scratch, progress)
    outputs: dict[str, Any] = {
        "MODEL": request.model,
        "VALIDATION_RMSE": measured.rmse[FORECASTER],
        "PERSISTENCE_RMSE": measured.rmse[PERSISTENCE],
        "SEASONAL_RMSE": measured.rmse[SEASONAL],
    } | ({"REPORT": request.report} if request.report else {})
    progress.info(text)
    progress(1.0, "Done")
    return OperationResult(outputs=outputs, layers={}, messages=(text,))


def _trained(
    request: TrainForecasterRequest, model: Path, report: Path | None, scratch: Scratch, progress: Progress
) -> tuple[Validation, str]:
    """Write the model and the report; return the errors on the validation span, and the verdict in a sentence."""
    layer = open_points(request.points, progress)
    check_early(lambda one: _plan(request, one.dates), layer)
    points = store_layer(layer, scratch, Part(progress, 0.0, 0.05))
    calendar, split = _plan(request, points.dates)
    progress.info(f"{points.point_count} points, {points.epoch_count} epochs; {calendar.words}.")
    warn_of_gaps(points.dates, calendar.step_days, progress)
    warnings = warn_of_series(points, progress)
    warnings += warn_of_step(points.dates, calendar, progress) if request.step_days else []
    forecaster = new_forecaster(request, calendar, progress)
    region = _region(request, points, forecaster, scratch, Part(progress, 0.05, 0.15))
    record = forecaster.fit(region.until(split.end), Part(progress, 0.15, 0.55))
    measured = validate(forecaster, region, split, calendar.horizon, Part(progress, 0.55, 0.65))
    learned_until = points.dates[split.end - 1]
    if not FORECAST_METHODS[forecaster.kind].step_by_step:
        forecaster = new_forecaster(request, calendar, Silent())
        record = forecaster.fit(region, Part(progress, 0.65, 0.95, " (final model, on all epochs)"))
        learned_until = points.dates[-1]
    judged = Judgement(
        digest_of(points), {name: np.nan_to_num(rmse) for name, rmse in measured.by_horizon.items()}, measured.cases
    )
    text = by_training(judged.until(calendar.horizon))
    header = _header(request, points, calendar, learned_until=learned_until, measured=measured, judged=judged)
    progress(0.95, "Writing the model")
    tensors, facts = forecaster.to_bundle()
    save_bundle(model, forecaster.kind, tensors, facts | header.to_json())
    if report is not None:
        progress(0.97, "Writing the report")
        write_training_report(
            report,
            region,
            header=header,
            split=split,
            record=record,
            measured=measured,
            verdict=text,
            warnings=warnings,
        )
    return measured, text


def _plan(request: TrainForecasterRequest, dates: np.ndarray) -> tuple[ForecastCalendar, TimeSplit]:
    """Turn days into steps, and split the series; refused here, before any work, where they are too short."""
    calendar = plan_calendar(
        dates,
        lookback_days=request.lookback_days,
        horizon_days=request.horizon_days,
        step_days=request.step_days,
    )
    split = split_in_time(len(dates), lookback=calendar.lookback, horizon=calendar.horizon)
    # Training splits again what is left to learn from.
    split_in_time(split.end, lookback=calendar.lookback, horizon=calendar.horizon, of=len(dates))
    return calendar, split


def _region(
    request: TrainForecasterRequest,
    points: StoredPoints,
    forecaster: Forecaster,
    scratch: Scratch,
    progress: Progress,
) -> RegionSeries:
    """Return the series in metres, and on a grid where one is given or needed."""
    if request.grid is not None:
        stack = read_grid_of(request.grid, points)
        placed = in_metres(points, stack.crs)
        check_inside(placed, geometry_of(stack), progress)
        return RegionSeries.from_points(placed, scratch, stack)
    placed = in_metres(points)
    on_maps = FORECAST_METHODS[forecaster.kind].on_maps
    return RegionSeries.from_points(
        placed, scratch, _new_grid(placed, request.grid_size, progress) if on_maps else None
    )


def _new_grid(placed: StoredPoints, grid_size: int, progress: Progress) -> RasterStack:
    geometry = grid_over(placed, grid_size)
    progress.info(
        f"No GRID is given: the points are interpolated linearly to {geometry.rows} rows x {geometry.columns} columns "
        f"of {geometry.cell_size:.4g} m."
    )
    return grid_on(placed, geometry, progress)


def _header(
    request: TrainForecasterRequest,
    points: StoredPoints,
    calendar: ForecastCalendar,
    *,
    learned_until: np.datetime64,
    measured: Validation,
    judged: Judgement,
) -> ModelHeader:
    packages = (*_PACKAGES, "torch") if PRESETS[request.preset].step_by_step else _PACKAGES
    return ModelHeader(
        preset=request.preset,
        calendar=calendar,
        measured=points.measured,
        grid_size=request.grid_size,
        learned_until=learned_until,
        measured_until=points.dates[-1],
        validation_rmse_mm=measured.rmse,
        packages={name: version(name) for name in packages},
        provenance=provenance(
            "trainforecaster",
            request,
            {"points": request.points.path, **({"grid": request.grid} if request.grid else {})},
            origin_date=str(learned_until),
            source=points.provenance,
        ),
        judged=judged,
    )
