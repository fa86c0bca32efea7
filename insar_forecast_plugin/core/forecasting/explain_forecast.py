# SPDX-License-Identifier: GPL-2.0-or-later
"""The operation ``explainforecast``: which past epochs the forecasters rest on."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..errors import InputError, MissingPackageError
from ..forecast_methods import ANCHORED, EXPLAINED, FORECAST_METHODS
from ..interface import ExplainForecastRequest
from ..io.point_layer import check_early, open_points
from ..io.points import read_layer
from ..io.staging import staged_outputs
from ..progress import Part, Progress
from ..provenance import provenance
from ..results import OperationResult
from .data.forecast_calendar import ForecastCalendar, plan_calendar, warn_of_gaps, warn_of_step
from .data.forecast_data import ForecastData
from .data.forecaster import Forecaster
from .data.series_for_forecasting import in_metres, warn_of_series
from .evaluation.importance import ExplainedWindows, Explanation, choose_windows
from .models.blend.blended_forecaster import BlendedForecaster
from .models.registry import load_forecaster, resolved
from .reports.explain_report import verdict, write_explain_report


def explain_forecast(request: ExplainForecastRequest, progress: Progress) -> OperationResult:
    """Fit the forecasters, or take a trained one, and measure by epoch what their forecasts rest on.

    Raises
    ------
    InputError
        The series are too short, no method or no output is asked for, or the model is made for other series.
    ModelError
        MODEL is not an anchored forecaster.
    OutputError
        An output cannot be written.
    """
    if not request.methods:
        raise InputError(f"METHODS is empty. Choose at least one of {', '.join(EXPLAINED)}.")
    with staged_outputs() as staging:
        paths = {name: staging.path(getattr(request, name)) for name in ("table", "report") if getattr(request, name)}
        if not paths:
            raise InputError("TABLE and REPORT are both empty, so no result would be saved. Set at least one of them.")
        model = _load(request, progress)
        layer = open_points(request.points, progress)
        check_early(lambda one: _calendar(request, one.dates, model), layer)
        points = read_layer(layer, Part(progress, 0.0, 0.05))
        calendar = _calendar(request, points.dates, model)
        progress.info(f"{points.point_count} points, {points.epoch_count} epochs; {calendar.words}.")
        warn_of_gaps(points.dates, calendar.step_days, progress)
        warnings = warn_of_series(points, progress)
        warnings += warn_of_step(points.dates, calendar, progress) if request.step_days and model is None else []
        windows = choose_windows(ForecastData.from_points(in_metres(points)), calendar, seed=request.seed)
        if ANCHORED in request.methods:
            warnings += _warn_of_learnt(model, windows, progress)
        explanations, left_out = _explain(request, windows, model, Part(progress, 0.1, 0.95))
        warnings += left_out
        made = provenance(
            "explainforecast",
            request,
            {"points": request.points.path, **({"model": request.model} if request.model else {})},
            origin_date=str(points.dates[windows.fitted - 1]),
            source=points.provenance,
        )
        progress(0.95, "Writing the results")
        if "table" in paths:
            _write_table(paths["table"], explanations)
        if "report" in paths:
            write_explain_report(
                paths["report"], windows, explanations, shown=points.measured, warnings=warnings, made=made
            )
    text = verdict(explanations)
    progress.info(text)
    progress(1.0, "Done")
    return OperationResult(
        outputs={name.upper(): getattr(request, name) for name in paths}, layers={}, messages=(text,)
    )


def _load(request: ExplainForecastRequest, progress: Progress) -> Forecaster | None:
    if request.model is None:
        return None
    if ANCHORED not in request.methods:
        progress.warning(f"MODEL is set, but {ANCHORED} is not among METHODS: only the model's lookback is used.")
    return load_forecaster(request.model, "cpu", only=ANCHORED)[0]


def _warn_of_learnt(model: Forecaster | None, windows: ExplainedWindows, progress: Progress) -> list[str]:
    """Warn where a trained model has learnt from what it is compared with; return the warnings."""
    anchored = model.anchored_ if isinstance(model, BlendedForecaster) else None
    last = windows.data.dates[windows.origins[-1] - 1 + windows.steps]
    if anchored is None or anchored.learned_until <= windows.data.dates[windows.origins[0] - 1]:
        return []
    text = (
        f"The model was trained on data up to {anchored.learned_until}; the explained forecasts are compared with "
        f"observations up to {last}. Its RMSE and its correlation with the observed change look better than those of "
        "new forecasts. Compare methods with 'Back-test forecasters'."
    )
    progress.warning(text)
    return [text]


def _calendar(request: ExplainForecastRequest, dates: np.ndarray, model: Forecaster | None) -> ForecastCalendar:
    """Return the lookback and the step that is explained: one step ahead unless a horizon is asked for."""
    own: ForecastCalendar | None = getattr(model, "calendar", None)
    if own is None:
        return plan_calendar(
            dates,
            lookback_days=request.lookback_days,
            horizon_days=request.horizon_days or 1,
            step_days=request.step_days,
        )
    steps = own.steps_within(request.horizon_days) if request.horizon_days else 1
    return ForecastCalendar(own.step_days, own.lookback, steps)


def _explain(
    request: ExplainForecastRequest, windows: ExplainedWindows, model: Forecaster | None, progress: Progress
) -> tuple[list[Explanation], list[str]]:
    """Return the explanations, and what to say of methods whose package is missing."""
    # In the order of the table, whatever the order of the request.
    rows = [row for name, row in FORECAST_METHODS.items() if name in request.methods]
    explanations, left_out = [], []
    for index, row in enumerate(rows):
        part = Part(progress, index / len(rows), (index + 1) / len(rows))
        part(0.0, f"Explaining {row.named}")
        try:
            explanations.append(resolved(row.explained_by)(windows, part, model if row.preset else None))
        except (MissingPackageError, ModuleNotFoundError) as error:
            left_out.append(f"{row.id} is left out: {error}")
            progress.warning(left_out[-1])
    if not explanations:
        raise MissingPackageError(" ".join(left_out))
    return explanations, left_out


def _write_table(path: Path, explanations: Sequence[Explanation]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["method", "lag_days", "importance"])
        for one in explanations:
            for days, importance in zip(one.lag_days, one.importance, strict=True):
                table.writerow([one.method, f"{days:g}", f"{importance:.6g}"])
