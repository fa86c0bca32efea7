# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``backtest``: how good each method would have been on these points."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError, MissingPackageError
from ..forecast_methods import FORECAST_METHODS, PERSISTENCE, SEASONAL, SIMPLE
from ..gridding.spacing import distinct_places
from ..interface import BacktestRequest
from ..io.output_formats import check_format
from ..io.point_layer import check_early, open_points
from ..io.points import read_layer, write_points
from ..io.staging import staged_outputs
from ..package_faults import NEEDS_PYTORCH
from ..progress import Part, Progress, Silent
from ..provenance import provenance
from ..results import LayerDescription, OperationResult
from ..series import TimeSeriesPoints
from .data.forecast_calendar import ForecastCalendar, plan_calendar, warn_of_gaps, warn_of_step
from .data.forecast_data import ForecastData
from .data.forecaster import Method
from .data.series_for_forecasting import grid_on, grid_over, in_metres, warn_of_series
from .data.time_split import split_in_time
from .evaluation.backtest_engine import BacktestPlan, BacktestResult, plan_origins, run_backtest
from .models.registry import new_method
from .reports.backtest_report import judged_method, verdict, ways_to_use, write_backtest_report


def backtest(request: BacktestRequest, progress: Progress) -> OperationResult:
    """Forecast from past origins with every method and score the forecasts at the points.

    Persistence and the seasonal trend are always run: they are what the others are compared with.

    Raises
    ------
    InputError
        The series are too short for the origins, the lookback and the horizon.
    OutputError
        An output cannot be written.
    """
    if request.output:
        check_format(request.output)
    with staged_outputs() as staging:
        paths = {
            name: staging.path(getattr(request, name))
            for name in ("output", "metrics", "report")
            if getattr(request, name)
        }
        layer = open_points(request.points, progress)
        check_early(lambda one: _planned(request, one.dates, Silent()), layer)
        points = read_layer(layer, Part(progress, 0.0, 0.05))
        calendar, origins = _planned(request, points.dates, progress)
        methods, left_out = _feasible_methods(request, points)
        if any(FORECAST_METHODS[name].learns for name in methods):
            _check_training_span(points.epoch_count, origins[0], calendar)
        warn_of_gaps(points.dates, calendar.step_days, progress)
        for text in left_out:
            progress.warning(text)
        warnings = left_out + warn_of_series(points, progress)
        warnings += warn_of_step(points.dates, calendar, progress) if request.step_days else []
        progress.info(f"{points.point_count} points, {points.epoch_count} epochs; {calendar.words}.")
        plan = BacktestPlan(origins, calendar, refit=request.refit, level=request.interval_level)
        data = _data(request, methods, points, Part(progress, 0.05, 0.1))
        result = run_backtest(data, _methods(request, methods, calendar), plan, Part(progress, 0.1, 0.95))
        warnings += [f"{name} is left out: it could not be run." for name in sorted(methods - set(result.results))]
        warnings += _warn_of_unscored(result, progress)
        made = provenance(
            "backtest",
            request,
            {"points": request.points.path},
            origin_date=str(points.dates[origins[0] - 1]),
            source=points.provenance,
        )
        progress(0.95, "Writing the results")
        layers = _write_results(paths, points, result, warnings, made)
    messages = verdict(result), ways_to_use(result)
    for text in messages:
        progress.info(text)
    progress(1.0, "Done")
    outputs = {name.upper(): getattr(request, name) for name in paths}
    return OperationResult(outputs=outputs, layers=layers, messages=messages, attribution=points.measured.attribution)


def _write_results(
    paths: Mapping[str, Path],
    points: TimeSeriesPoints,
    result: BacktestResult,
    warnings: Sequence[str],
    made: dict[str, Any],
) -> dict[str, LayerDescription]:
    """Write what is asked for; return how the layer is shown, by the name of its output."""
    if "metrics" in paths:
        paths["metrics"].write_text(json.dumps(metrics(result, points) | {"provenance": made}, indent=1))
    if "report" in paths:
        write_backtest_report(paths["report"], result, points, warnings=warnings, made=made)
    return {"OUTPUT": _write_layer(points, result, paths["output"], made)} if "output" in paths else {}


def metrics(result: BacktestResult, points: TimeSeriesPoints) -> dict[str, Any]:
    """Return all scores as plain values."""
    plan = result.plan
    return {
        "origins": [str(points.dates[known - 1]) for known in plan.origins],
        "horizon_days": plan.calendar.horizon_days().tolist(),
        "interval_level": plan.level,
        "compared_with": result.simple,
        "noise_of_single_dates": _number(result.of_level.noise),
        "methods": {
            name: scores.to_json()
            | {
                "rmse_overall": result.rmse(name),
                "level_rmse": [_number(value) for value in result.of_level.by_horizon[name].tolist()],
                "level_rmse_overall": result.of_level.rmse[name],
                "noise_share": result.of_level.noise_shares.get(name),
                "coverage_by_origin": [_number(value) for value in result.coverage_of_origins[name].tolist()],
                "better": result.tests[name].verdict,
                "squared_error_difference": result.tests[name].difference,
                "p_value": _number(result.tests[name].p_value),
            }
            for name, scores in result.scores.items()
        },
    }


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _planned(
    request: BacktestRequest, dates: np.ndarray, progress: Progress
) -> tuple[ForecastCalendar, tuple[int, ...]]:
    """Return the calendar and the numbers of epochs known at the origins, of series with some dates."""
    calendar = _calendar(request, dates)
    origins = plan_origins(
        len(dates),
        first_percent=request.first_origin,
        step=request.origin_step,
        count=request.origins,
        calendar=calendar,
        progress=progress,
    )
    return calendar, origins


def _calendar(request: BacktestRequest, dates: np.ndarray) -> ForecastCalendar:
    """Plan on what is known at the first origin: a later change of the step is not known then."""
    first = max(2, int(request.first_origin * len(dates) / 100))
    try:
        return plan_calendar(
            dates[:first],
            lookback_days=request.lookback_days,
            horizon_days=request.horizon_days,
            step_days=request.step_days,
        )
    except InputError as error:
        raise InputError(
            f"Of the {len(dates)} epochs, {first} lie before the first origin. {error} A larger FIRST_ORIGIN "
            "helps as well."
        ) from error


def _check_training_span(epochs: int, known: int, calendar: ForecastCalendar) -> None:
    """Refuse a first origin that leaves too little to learn from, before any work is done."""
    try:
        split_in_time(known, lookback=calendar.lookback, horizon=calendar.horizon)
    except InputError as error:
        raise InputError(
            f"Of the {epochs} epochs, only the {known} before the first origin can be used for training. {error} A "
            "larger FIRST_ORIGIN also helps."
        ) from error


def _warn_of_unscored(result: BacktestResult, progress: Progress) -> list[str]:
    """Warn of points without a score; return the warnings."""
    missing = int(np.isnan(result.point_rmse(PERSISTENCE)).sum())
    if not missing:
        return []
    text = (
        f"{missing} of {result.observed.shape[1]} points {'has' if missing == 1 else 'have'} no score (fields are "
        "empty): no value after the origins was both observed and forecast by all methods."
    )
    progress.warning(text)
    return [text]


def _feasible_methods(request: BacktestRequest, points: TimeSeriesPoints) -> tuple[set[str], list[str]]:
    """Return the methods that can be run, and what to say of those that are left out.

    Those that are trained step by step cannot without PyTorch, those that look at maps where the points make none.
    Where they alone were asked for they are refused with the reason.

    Raises
    ------
    MissingPackageError
        PyTorch is not installed, and only a method that needs it was asked for.
    """
    wanted = {*SIMPLE, *request.methods}
    trained = {name for name in wanted if FORECAST_METHODS[name].step_by_step}
    if trained and find_spec("torch") is None:
        if wanted == {*SIMPLE, *trained}:
            raise MissingPackageError(NEEDS_PYTORCH)
        return wanted - trained, [f"{name} is left out. {NEEDS_PYTORCH}" for name in sorted(trained)]
    on_maps = {name for name in wanted if FORECAST_METHODS[name].on_maps}
    alone = wanted == {*SIMPLE, *on_maps}
    if not on_maps or alone or len(distinct_places(points.coordinates).coordinates) > 1:
        return wanted, []
    texts = [
        f"{name} is left out: it needs a map, but all points have the same coordinates." for name in sorted(on_maps)
    ]
    return wanted - on_maps, texts


def _data(request: BacktestRequest, methods: set[str], points: TimeSeriesPoints, progress: Progress) -> ForecastData:
    placed = in_metres(points)
    if not any(FORECAST_METHODS[name].on_maps for name in methods):
        return ForecastData.from_points(placed)
    # Each epoch is interpolated by itself, so that no later epoch can reach a map.
    return ForecastData.from_points(placed, grid_on(placed, grid_over(placed, request.grid_size), progress))


def _methods(request: BacktestRequest, wanted: set[str], calendar: ForecastCalendar) -> dict[str, Callable[[], Method]]:
    """Return what makes each method, in the order of the table."""
    return {
        name: partial(new_method, row, calendar, seed=request.seed, device=request.device)
        for name, row in FORECAST_METHODS.items()
        if name in wanted
    }


def _write_layer(
    points: TimeSeriesPoints, result: BacktestResult, path: Path, made: dict[str, Any]
) -> LayerDescription:
    simple = np.fmin(result.point_rmse(PERSISTENCE), result.point_rmse(SEASONAL))
    fields: dict[str, np.ndarray] = {}
    for name in result.results:
        rmse = result.point_rmse(name)
        fields[f"rmse_{name}"] = rmse.astype(np.float32)
        with np.errstate(divide="ignore", invalid="ignore"):
            # Beside a simple forecast without error one can be as good, never better.
            skill = np.where(simple > 0, 1 - rmse / simple, np.where(rmse == simple, 0.0, np.nan))
        fields[f"skill_{name}"] = skill.astype(np.float32)
    judged = judged_method(result)
    fields["better"] = result.point_verdict(judged)
    write_points(replace(points, provenance=made), path, layer_name="backtest", extra_fields=fields)
    return LayerDescription(
        name=f"Skill of {FORECAST_METHODS[judged].named}, {points.measured.component_label}",
        quantity="skill",
        label=f"skill of {FORECAST_METHODS[judged].named} against the better simple forecast",
        field=f"skill_{judged}",
    )
