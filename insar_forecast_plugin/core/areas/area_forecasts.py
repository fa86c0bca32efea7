# SPDX-License-Identifier: GPL-2.0-or-later
"""Forecasts of the mean series of areas, and what past forecasts of the same series were worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import ModelError
from ..forecast_methods import FORECAST_METHODS, SIMPLE
from ..forecasting.data.forecaster import Predictor
from ..forecasting.data.model_header import ModelHeader
from ..forecasting.data.origin_level import dates_for_level
from ..forecasting.data.point_forecast import FORECASTER, PointForecast
from ..forecasting.data.region_series import RegionSeries
from ..forecasting.evaluation.error_sizes import any_seen
from ..forecasting.evaluation.exceedance import PROBABILITY, Exceedance, exceedance_of
from ..forecasting.evaluation.movement import FEWEST_STEPS, warn_of_unseen
from ..forecasting.evaluation.point_forecasting import forecast_points
from ..forecasting.evaluation.usability import compared_errors, ended_early
from ..forecasting.models.model_suits import check_suits
from ..forecasting.models.registry import load_forecaster
from ..forecasting.untrained import untrained, untrained_header
from ..io.rows_on_disk import Rows, Scratch
from ..io.stored_points import DatedPoints
from ..progress import Part, Progress
from ..results import MOVEMENT_FIELDS
from ..series import TimeSeriesPoints

INTERVAL_LEVEL = 90.0
FORECAST_FIELDS = (*MOVEMENT_FIELDS, "forecast_error", "best_simple", "best_simple_error")
"""Fields of a forecast; with a threshold also :data:`~..forecasting.evaluation.exceedance.PROBABILITY`."""


@dataclass(frozen=True)
class AreaForecasts:
    """Forecasts of n mean series; NaN, or None in text, where an area has none.

    Parameters
    ----------
    dates
        Future dates, ``datetime64[D]``, shape (n_dates,).
    values, half_width
        Forecast and half the width of its interval, mm, float32, shape (n, n_dates).
    fields
        By the names in :data:`FORECAST_FIELDS`, each of shape (n,). Errors are root mean squares over all steps ahead
        of past forecasts of the same mean series, mm.
    header
        Of the forecaster.
    passing
        What passing the threshold means, in words; empty without one.
    ended
        Which series ended too early for a forecast, bool, shape (n,).
    warnings
        What is to be minded.
    """

    dates: np.ndarray
    values: np.ndarray
    half_width: np.ndarray
    fields: Mapping[str, np.ndarray]
    header: ModelHeader
    passing: str
    ended: np.ndarray
    warnings: tuple[str, ...]


def forecast_areas(
    series: TimeSeriesPoints,
    scratch: Scratch,
    progress: Progress,
    *,
    model: str | None = None,
    horizon_days: float | None = None,
    threshold: float | None = None,
) -> AreaForecasts:
    """Forecast mean series, each of which has a value, and compare past forecasts of them with the simple ones.

    Parameters
    ----------
    series
        Mean series; the place of each is the middle of its area, in metres.
    model
        Model file; None for the filter that needs no training.
    horizon_days
        None for the model's own, or 180 days.
    threshold
        Movement in mm whose probability is asked for.

    Raises
    ------
    InputError
        The series are too short.
    ModelError
        The model is none, is of maps, or does not fit the series.
    """
    region = RegionSeries.from_points(series, scratch)
    early = Part(progress, 0.0, 0.3)
    given, header, steps, warnings = asked_forecaster(series, model, horizon_days, early)
    forecaster = untrained(region, header.calendar, early) if given is None else given
    origin = region.origin
    ahead = header.calendar.future_dates(origin)
    ahead = ahead[: max(steps, dates_for_level(ahead, origin), FEWEST_STEPS)]
    result, errors = forecast_points(
        forecaster,
        region,
        ahead=ahead,
        steps=steps,
        lookback=header.calendar.lookback,
        level=INTERVAL_LEVEL,
        progress=Part(progress, 0.3, 1.0),
    )
    days_ahead = (ahead - origin).astype(float)
    warnings += warn_of_unseen(any_seen(errors), result.movement.reach, days_ahead, progress)
    ended = np.concatenate([ended_early(data) for _, data in region.blocks()])
    fields, passing = {**_movement(result), **_past_errors(region, errors, result.origins)}, ""
    if threshold is not None:
        passed = _passed(threshold, result, series)
        passing, fields[PROBABILITY] = passed.words, passed.fields[PROBABILITY]
    for column in fields.values():
        column[ended] = None if column.dtype == object else np.nan
    values, half_width = result.values, result.half_width
    values[ended] = half_width[ended] = np.nan
    return AreaForecasts(result.dates, values, half_width, fields, header, passing, ended, tuple(warnings))


def asked_forecaster(
    points: DatedPoints, model: str | None, horizon_days: float | None, progress: Progress
) -> tuple[Predictor | None, ModelHeader, int, list[str]]:
    """Return the forecaster, None without a model, its header, how many steps are asked for, and warnings.

    Parameters
    ----------
    points
        The points of the areas, or their mean series: their dates and what is measured decide.
    model, horizon_days
        See :func:`forecast_areas`.

    Raises
    ------
    InputError
        The series are too short.
    ModelError
        The model is none, is of maps, or does not fit the series.
    """
    if model is None:
        return None, *untrained_header(points, horizon_days, progress)
    forecaster, bundle = load_forecaster(model, "auto")
    if FORECAST_METHODS[bundle.kind].on_maps:
        raise ModelError(
            "The model forecasts maps (preset paper); areas need a model that forecasts series. Use a model of the "
            "preset anchored, or leave MODEL empty."
        )
    header = ModelHeader.of(bundle)
    warnings = check_suits(header, points, progress)
    calendar = header.calendar
    steps = calendar.horizon if horizon_days is None else calendar.steps_within(horizon_days)
    return forecaster, header, steps, warnings


def _passed(threshold: float, result: PointForecast, series: TimeSeriesPoints) -> Exceedance:
    movement, origin = result.movement, series.dates[-1]
    about = {"dates": result.dates, "origin": origin, "measured": series.measured}
    return exceedance_of(threshold, movement.ground, change=movement.change, **about)


def _movement(result: PointForecast) -> dict[str, np.ndarray]:
    movement = result.movement
    columns = (movement.change, *movement.ends)
    return {name: one[:, -1].astype(np.float32) for name, one in zip(MOVEMENT_FIELDS, columns, strict=True)}


def _past_errors(region: RegionSeries, errors: Rows, origins: tuple[int, ...]) -> dict[str, Any]:
    """Return the error of past forecasts of each series beside that of the better simple forecast."""
    error, simple = np.full(region.point_count, np.nan), np.full((len(SIMPLE), region.point_count), np.nan)
    for rows, data in region.blocks():
        of_dates = compared_errors(data, errors[rows], origins).of_dates
        error[rows] = _root_mean(of_dates[FORECASTER])
        simple[:, rows] = [_root_mean(of_dates[name]) for name in SIMPLE]
    best = np.nan_to_num(simple, nan=np.inf).argmin(axis=0)
    least = simple[best, np.arange(len(best))]
    names = np.array(SIMPLE, dtype=object)[best]
    names[~np.isfinite(least)] = None
    columns = (error.astype(np.float32), names, least.astype(np.float32))
    return dict(zip(FORECAST_FIELDS[len(MOVEMENT_FIELDS) :], columns, strict=True))


def _root_mean(squares: np.ndarray) -> np.ndarray:
    """Return the root of the mean over dates, NaN where there is none; squares of shape (n_dates, n)."""
    known = np.isfinite(squares)
    count = known.sum(axis=0)
    mean = np.where(known, squares, 0.0).sum(axis=0, dtype=np.float64) / np.maximum(count, 1)
    return np.where(count > 0, np.sqrt(mean), np.nan)
