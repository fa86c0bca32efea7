# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a saved model suits the series that it is to forecast: what they measure, their step, their age."""

from __future__ import annotations

import numpy as np

from ...errors import InputError, ModelError
from ...io.stored_points import DatedPoints
from ...progress import Progress
from ..data.forecast_calendar import STEP_TOLERANCE, ForecastCalendar, step_of, warn_of_gaps
from ..data.model_header import ModelHeader


def check_suits(header: ModelHeader, points: DatedPoints, progress: Progress) -> list[str]:
    """Refuse series that the model was not made for; return the warnings about the model's age."""
    shown, calendar = header.measured, header.calendar
    if "unknown" in (shown.component, points.measured.component):
        if shown.component != points.measured.component:
            progress.warning(
                f"The model was trained on {shown.label}; these points show {points.measured.label}. Whether they "
                "match cannot be checked."
            )
    elif shown.component != points.measured.component:
        raise ModelError(
            f"The model was trained on {shown.label}; these points show {points.measured.label}. Use points of the "
            "same component, or train a model on these points."
        )
    elif shown.orbit and points.measured.orbit and shown.orbit != points.measured.orbit:
        progress.warning(
            f"The model was trained on points of {shown.orbit} orbits; these points are of {points.measured.orbit} "
            "orbits. The noise and movement it learned may not apply here. Train a model on these points."
        )
    if points.epoch_count < calendar.lookback:
        raise InputError(
            f"The series have {points.epoch_count} epochs; the model's lookback is {calendar.lookback} epochs "
            f"({calendar.lookback * calendar.step_days:g} days). Use longer series, or train a model with a shorter "
            "LOOKBACK_DAYS."
        )
    step = step_of(points.dates)
    if abs(step / calendar.step_days - 1) > STEP_TOLERANCE:
        raise ModelError(
            f"The model was trained for steps of {calendar.step_days:g} days; the last epochs of these points are "
            f"{step:g} days apart. Train a model on these points, or leave MODEL empty."
        )
    warn_of_gaps(points.dates[-calendar.lookback :], calendar.step_days, progress)
    texts = _age_of_model(header.learned_until, header.measured_until, points.dates[-1], calendar)
    for text in texts:
        progress.warning(text)
    return texts


def _age_of_model(
    learned: np.datetime64, measured: np.datetime64, last: np.datetime64, calendar: ForecastCalendar
) -> list[str]:
    """Return what is to be said of the time from a model's last learnt and last measured date to the last epoch."""
    days = int((last - measured).astype(np.int64))
    horizon = calendar.horizon * calendar.step_days
    if last < learned:
        return [
            f"The model was trained on data up to {learned}, later than the last date of the points ({last}). Errors "
            "of past forecasts and intervals are therefore too small to be trusted."
        ]
    if days > horizon:
        return [
            f"The model was trained and tested on data up to {measured}, {days} days before the last date of the "
            f"points ({last}) and more than its horizon of {horizon:g} days. Each forecast still starts from the "
            "latest data, but the model has not learned kinds of movement that began since. Check 'Past forecasts' "
            "in the report, or train the model again."
        ]
    return []
