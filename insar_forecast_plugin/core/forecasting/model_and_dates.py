# SPDX-License-Identifier: GPL-2.0-or-later
"""What a forecast is made with, and for which dates: those of a model's steps, those given, or the calendar's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..forecast_methods import FORECAST_METHODS
from ..gridding.geometry import GridGeometry
from ..interface import ForecastRequest
from ..io.stored_points import DatedPoints
from ..progress import Progress
from .data.asked_dates import asked_dates, asks_for_calendar, calendar_dates, told
from .data.forecast_calendar import ForecastCalendar
from .data.forecaster import Forecaster
from .data.model_header import ModelHeader
from .data.origin_level import dates_for_level
from .data.series_for_forecasting import model_geometry
from .evaluation.movement import FEWEST_STEPS
from .models.at_dates import AskedDates
from .models.model_suits import check_suits
from .models.registry import load_forecaster
from .untrained import longest_forecast, span_of, untrained_header


@dataclass(frozen=True)
class ForecastModel:
    """A forecaster, None where it is made of the points; what is said of it; and the grid it needs, if any."""

    forecaster: Forecaster | None
    header: ModelHeader
    geometry: GridGeometry | None = None


def dates_in_a_sentence(
    request: ForecastRequest, origin: np.datetime64, dates: np.ndarray, calendar: ForecastCalendar
) -> str:
    """Say for which dates is forecast."""
    words = calendar.words if request.model else f"every {calendar.step_days:g} days"
    if asks_for_calendar(request.dates):
        return f"Forecast from {origin} for the dates on which the calendar of the last epochs goes on: {told(dates)}."
    if request.dates:
        return f"Forecast from {origin} for the dates of DATES: {told(dates)}."
    until = f"{len(dates)} dates, {dates[0]} to {dates[-1]}" if len(dates) > 1 else f"1 date, {dates[0]}"
    return f"Forecast from {origin} for {until}; {words}."


def model_for(
    request: ForecastRequest, points: DatedPoints, progress: Progress
) -> tuple[ForecastModel, int, AskedDates | None, list[str]]:
    """Return the model, the steps until the last date, the dates if they are not these, and warnings of the model."""
    given, origin = asked_dates(request.dates, points.dates), points.dates[-1]
    if request.model is None:
        days = request.horizon_days
        if given is not None:
            days = _days_until(given, origin)
            most, span = longest_forecast(points), span_of(points)
            if days > most:
                raise InputError(
                    f"DATES has {given[-1]}, {days:g} days after the last epoch, but the series span {span:g} days, so "
                    "that past forecasts of this length cannot be compared with observations. Choose dates until "
                    f"{_day_after(origin, most)}, or use longer series."
                )
        header, steps, warnings = untrained_header(points, days, progress)
        progress.info(
            "No model is given: each point is forecast by a Kalman filter (level, velocity, season and an excursion "
            "that fades), whose few variances are estimated from these points."
        )
        return (
            ForecastModel(None, header),
            *_asked_among(steps, given, request, points.dates, header.calendar),
            warnings,
        )
    forecaster, bundle = load_forecaster(request.model, request.device)
    header = ModelHeader.of(bundle)
    warnings = check_suits(header, points, progress)
    calendar = header.calendar
    if given is not None:
        days, most = _days_until(given, origin), float(calendar.horizon_days()[-1])
        if days > most:
            raise InputError(
                f"DATES has {given[-1]}, {days:g} days after the last epoch, but the model forecasts {most:g} days. "
                f"Choose dates until {_day_after(origin, most)}, or train a model with a longer horizon."
            )
    steps = calendar.steps_within(request.horizon_days) if request.horizon_days is not None else calendar.horizon
    on_maps = FORECAST_METHODS[bundle.kind].on_maps
    loaded = ForecastModel(forecaster, header, model_geometry(bundle) if on_maps else None)
    return loaded, *_asked_among(steps, given, request, points.dates, calendar), warnings


def dates_ahead(
    calendar: ForecastCalendar, origin: np.datetime64, steps: int, asked: AskedDates | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the future dates to forecast for, and those that are asked for.

    The former may be more: the level at the origin and past movements need some.
    """
    ahead = calendar.future_dates(origin)
    dates = ahead[:steps] if asked is None else asked.dates
    return ahead[: max(steps, dates_for_level(ahead, origin), FEWEST_STEPS)], dates


def _asked_among(
    steps: int, given: np.ndarray | None, request: ForecastRequest, epochs: np.ndarray, calendar: ForecastCalendar
) -> tuple[int, AskedDates | None]:
    """Return the steps until the last date, and the dates that are asked for instead of the steps."""
    if asks_for_calendar(request.dates):
        given = calendar_dates(epochs, steps * calendar.step_days)
    if given is None:
        return steps, None
    days = _days_until(given, epochs[-1])
    until_last = min(calendar.horizon, max(1, int(np.ceil(days / calendar.step_days))))
    return until_last, AskedDates(given, calendar)


def _days_until(dates: np.ndarray, origin: np.datetime64) -> float:
    return float((dates[-1] - origin).astype(np.int64))


def _day_after(origin: np.datetime64, days: float) -> np.datetime64:
    return np.datetime64(origin + np.timedelta64(int(days), "D"))
