# SPDX-License-Identifier: GPL-2.0-or-later
"""The error of a fitted forecaster on dates that it has not seen, beside persistence and the seasonal trend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from ...forecast_methods import PERSISTENCE, SEASONAL
from ...progress import Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Forecaster, Predictor
from ..data.point_forecast import FORECASTER
from ..data.time_split import TimeSplit, measured_origins
from ..models.simple.persistence import Persistence
from ..models.simple.trends import SeasonalTrend

_MOST_ORIGINS = 12


@dataclass(frozen=True)
class HoldOutExample:
    """One forecast beside what came.

    Parameters
    ----------
    origin, date
        Last date known, and the date that is shown.
    forecast, observed
        Change since the origin's last value, mm, shape (n_points,), NaN where unknown.
    """

    origin: np.datetime64
    date: np.datetime64
    forecast: np.ndarray
    observed: np.ndarray


@dataclass(frozen=True)
class Validation:
    """Errors on the validation span.

    Parameters
    ----------
    rmse
        Root mean square error in mm a method, over the same points, origins and horizons for each.
    by_horizon
        The same a horizon, shape (n_horizons,), NaN where no target was observed.
    origins
        Last known dates of the forecasts, ``datetime64[D]``.
    cases
        Values compared.
    example
        The forecast of the first origin for the middle of the horizon.
    """

    rmse: dict[str, float]
    by_horizon: dict[str, np.ndarray]
    origins: np.ndarray
    cases: int
    example: HoldOutExample


def validate(
    forecaster: Forecaster, data: ForecastData, split: TimeSplit, horizon: int, progress: Progress
) -> Validation:
    """Forecast from up to 12 origins of the measured side and compare with what came, at the points.

    Parameters
    ----------
    forecaster
        Fitted on ``data.until(split.end)``.

    Raises
    ------
    InputError
        No forecast meets an observation.
    """
    methods: dict[str, Predictor] = {
        FORECASTER: forecaster,
        PERSISTENCE: Persistence(),
        SEASONAL: SeasonalTrend(),
    }
    squares = {name: np.zeros(horizon) for name in methods}
    cases = np.zeros(horizon, dtype=np.int64)
    origins = list(measured_origins(split, most=_MOST_ORIGINS))
    example = None
    for index, known in enumerate(origins):
        progress(index / len(origins), f"Measuring the error: origin {index + 1} of {len(origins)}")
        count = min(horizon, data.epoch_count - known)
        dates = data.dates[known : known + count]
        forecasts = {name: method.predict(data.until(known), dates) for name, method in methods.items()}
        observed = data.displacement[:, known : known + count]
        compared = np.isfinite(observed)
        for values in forecasts.values():
            compared &= np.isfinite(values)
        cases[:count] += compared.sum(axis=0)
        for name, values in forecasts.items():
            error = np.where(compared, values - observed, 0)
            squares[name][:count] += np.square(error, dtype=np.float64).sum(axis=0)
        if example is None:
            middle = (count - 1) // 2
            last = forecasts[PERSISTENCE][:, middle]
            example = HoldOutExample(
                origin=data.dates[known - 1],
                date=dates[middle],
                forecast=forecasts[FORECASTER][:, middle] - last,
                observed=observed[:, middle] - last,
            )
    if not cases.any() or example is None:
        raise InputError(
            "No forecast could be compared with an observation: the points have no values on the last dates, or lie "
            "outside the grid."
        )
    with np.errstate(invalid="ignore"):
        by_horizon = {name: np.sqrt(values / cases) for name, values in squares.items()}
    return Validation(
        rmse={name: float(np.sqrt(values.sum() / cases.sum())) for name, values in squares.items()},
        by_horizon=by_horizon,
        origins=data.dates[np.array(origins) - 1],
        cases=int(cases.sum()),
        example=example,
    )
