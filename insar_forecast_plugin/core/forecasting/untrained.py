# SPDX-License-Identifier: GPL-2.0-or-later
"""The forecaster that is taken where no model is given: a Kalman filter, which any series can be forecast with."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from ..forecast_methods import KALMAN
from ..io.stored_points import DatedPoints
from ..progress import Progress
from .data.forecast_calendar import ForecastCalendar, step_of, steps_in, warn_of_gaps
from .data.model_header import ModelHeader
from .data.origin_level import LEVEL_DAYS
from .data.region_series import RegionSeries
from .evaluation.movement import FEWEST_STEPS
from .models.simple.kalman import SHARES, Kalman

_HORIZON_DAYS = 180.0
_LONGEST_SHARE = 0.5
"""Of the time that the series span: a longer forecast could not be compared with past ones of its length."""
_GRID_SIZE = 256
FEWEST_EPOCHS = 12


def untrained_header(
    points: DatedPoints, horizon_days: float | None, progress: Progress
) -> tuple[ModelHeader, int, list[str]]:
    """Return what there is to say of a forecaster without a model, how many dates are asked for, and warnings.

    Its calendar goes as far as the level at the origin and past movements need, which may be further.

    Raises
    ------
    InputError
        The series are too short to say how good a forecast of them, or one as long as was asked for, is.
    """
    epochs = points.epoch_count
    if epochs < FEWEST_EPOCHS:
        raise InputError(
            f"The series have {epochs} epochs; a forecast needs at least {FEWEST_EPOCHS}, from which its errors can "
            "be estimated. Use longer series."
        )
    step = step_of(points.dates)
    warnings = warn_of_gaps(points.dates, step, progress)
    most = longest_forecast(points)
    if horizon_days is not None and horizon_days > most:
        raise InputError(
            f"HORIZON_DAYS is {horizon_days:g} days, but the series span {span_of(points):g} days, so that past "
            f"forecasts of this length cannot be compared with observations. Choose at most {most:g} days, or use "
            "longer series."
        )
    steps = steps_in(min(_HORIZON_DAYS, most) if horizon_days is None else horizon_days, step)
    longest = max(steps, int(np.ceil(LEVEL_DAYS / step)), FEWEST_STEPS)
    calendar = ForecastCalendar(step, lookback=max(FEWEST_EPOCHS // 2, int(SHARES[0] * epochs)), horizon=longest)
    header = ModelHeader(
        preset=KALMAN,
        calendar=calendar,
        measured=points.measured,
        grid_size=_GRID_SIZE,
        learned_until=points.dates[-1],
        measured_until=points.dates[-1],
        validation_rmse_mm={},
        packages={},
        provenance={},
    )
    return header, steps, warnings


def longest_forecast(points: DatedPoints) -> float:
    """Return the days that can be forecast without a model."""
    return max(step_of(points.dates), float(np.floor(_LONGEST_SHARE * span_of(points))))


def span_of(points: DatedPoints) -> float:
    """Return the days from the first epoch to the last."""
    return float((points.dates[-1] - points.dates[0]).astype(np.int64))


def untrained(region: RegionSeries, calendar: ForecastCalendar, progress: Progress) -> Kalman:
    """Return the forecaster, with the variances that these series tell."""
    forecaster = Kalman(calendar)
    forecaster.fit(region, progress)
    return forecaster
