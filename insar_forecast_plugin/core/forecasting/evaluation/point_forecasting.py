# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast at points with all that belongs to it: the seam at which an engine that works tile by tile plugs in.

:func:`forecast_points` is a plain function: series in, a row a point out; :func:`rows_of` takes those of a tile and
leaves its halo out. What others tell a point reaches as far as its 64 nearest neighbours and what fills their gaps.
Three things rest on all points that are given, and an engine must give each tile enough of them or tell them apart: the
mean of all, which says what whole dates are off by, the noise of all, and the pooled sizes of past errors.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...progress import Part, Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Forecaster
from ..data.point_forecast import ErrorDistribution, PointForecast
from .intervals import error_distribution, past_forecasts
from .movement import forecast_movement, past_movement_errors, returns_in_a_sentence
from .usability import compare_with_simple_forecasts


def forecast_points(
    forecaster: Forecaster,
    data: ForecastData,
    *,
    ahead: np.ndarray,
    steps: int,
    lookback: int,
    level: float,
    progress: Progress,
) -> tuple[PointForecast, np.ndarray]:
    """Forecast, and calibrate on forecasts from past origins.

    Parameters
    ----------
    ahead
        Future dates, ``datetime64[D]``; more than ``steps`` where the level at the origin rests on more.
    steps
        Dates to forecast.
    lookback
        Epochs that the forecaster looks back.
    level
        Of the intervals, in percent.

    Returns
    -------
    The forecast of the first ``steps`` dates, and the errors of past forecasts, mm, shape (n_points, n_origins, steps).

    Raises
    ------
    InputError
        The series are too short.
    """
    values = forecaster.predict(data, ahead)
    past = past_forecasts(forecaster, data, lookback=lookback, horizon=len(ahead), progress=Part(progress, 0.0, 0.7))
    progress(0.7, "Comparing past forecasts with persistence and the seasonal trend")
    movement_errors = past_movement_errors(data, past)[:, :, :steps]
    errors = past.errors(data)[:, :, :steps]
    distribution = error_distribution(errors)
    movement = forecast_movement(
        data, ahead, values, errors=distribution, movement_errors=movement_errors, level=level, steps=steps
    )
    result = PointForecast(
        ahead[:steps],
        values[:, :steps],
        distribution.half_widths(level),
        compare_with_simple_forecasts(data, errors, past.epochs),
        tuple(past.epochs),
        movement,
        returns_in_a_sentence(data, movement),
    )
    return result, errors


def rows_of(result: PointForecast, wanted: np.ndarray) -> PointForecast:
    """Return the forecast of some points, such as those of a tile without its halo.

    Parameters
    ----------
    wanted
        bool, shape (n_points,).
    """
    movement, usability = result.movement, result.usability
    distribution = movement.distribution
    return replace(
        result,
        values=result.values[wanted],
        half_width=result.half_width[wanted],
        usability=replace(usability, usable=usability.usable[wanted]),
        movement=replace(
            movement,
            change=movement.change[wanted],
            half_width=movement.half_width[wanted],
            distribution=ErrorDistribution(distribution.scale[wanted], distribution.ratios),
            level=movement.level[wanted],
        ),
    )
