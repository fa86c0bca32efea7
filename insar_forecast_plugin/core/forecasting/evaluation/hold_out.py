# SPDX-License-Identifier: GPL-2.0-or-later
"""The error of a fitted forecaster on dates that it has not seen, beside persistence and the seasonal trend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...errors import InputError
from ...forecast_methods import PERSISTENCE, SEASONAL
from ...progress import Part, Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Forecaster, Predictor, tiles_of
from ..data.point_forecast import FORECASTER, LevelErrors
from ..data.region_series import RegionSeries
from ..data.time_split import TimeSplit, measured_origins
from ..models.simple.persistence import Persistence
from ..models.simple.trends import SeasonalTrend
from .intervals import hindcasts
from .level_errors import LevelSums, levels_and_noise

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
    of_level
        Errors against the level around each target date.
    cases
        Values compared, of each horizon, shape (n_horizons,).
    example
        The forecast of the first origin for the middle of the horizon.
    """

    rmse: dict[str, float]
    by_horizon: dict[str, np.ndarray]
    origins: np.ndarray
    of_level: LevelErrors
    cases: np.ndarray
    example: HoldOutExample


def validate(
    forecaster: Forecaster, region: RegionSeries, split: TimeSplit, horizon: int, progress: Progress
) -> Validation:
    """Forecast from up to 12 origins of the measured side and compare with what came, at the points.

    Parameters
    ----------
    forecaster
        Fitted on ``region.until(split.end)``.

    Raises
    ------
    InputError
        No forecast meets an observation.
    """
    squares = {name: np.zeros(horizon) for name in (FORECASTER, PERSISTENCE, SEASONAL)}
    cases, of_level = np.zeros(horizon, dtype=np.int64), LevelSums(squares, horizon)
    origins = list(measured_origins(split, most=_MOST_ORIGINS))
    example = _no_example(region, origins[0], horizon)
    done = 0
    for rows, data in tiles_of(forecaster, region, origins, Part(progress, 0.0, 0.1)):
        share = (0.1 + 0.9 * done / region.point_count, 0.1 + 0.9 * (done + len(rows)) / region.point_count)
        apart, noise = levels_and_noise(data)
        for known, forecasts in _forecasts(forecaster, data, origins, horizon, Part(progress, *share)):
            observed = data.displacement[:, known : known + horizon]
            count = observed.shape[1]
            compared = np.isfinite(observed)
            for values in forecasts.values():
                compared &= np.isfinite(values)
            cases[:count] += compared.sum(axis=0)
            errors = {name: observed - values for name, values in forecasts.items()}
            for name, error in errors.items():
                squares[name][:count] += np.square(np.where(compared, error, 0), dtype=np.float64).sum(axis=0)
            of_level.add(errors, compared, apart[:, known : known + count], noise)
            if known == origins[0]:
                middle = (count - 1) // 2
                last = forecasts[PERSISTENCE][:, middle]
                example.forecast[rows] = forecasts[FORECASTER][:, middle] - last
                example.observed[rows] = observed[:, middle] - last
        done += len(rows)
    if not cases.any():
        raise InputError(
            "No forecast could be compared with an observation: the points have no values on the last dates, or lie "
            "outside the grid."
        )
    with np.errstate(invalid="ignore"):
        by_horizon = {name: np.sqrt(values / cases) for name, values in squares.items()}
    return Validation(
        rmse={name: float(np.sqrt(values.sum() / cases.sum())) for name, values in squares.items()},
        by_horizon=by_horizon,
        origins=region.dates[np.array(origins) - 1],
        of_level=of_level.found(),
        cases=cases,
        example=example,
    )


def _no_example(region: RegionSeries, known: int, horizon: int) -> HoldOutExample:
    """Return the example of an origin before anything is forecast: its dates, and room for the points."""
    dates = region.dates[known : known + horizon]
    forecast, observed = (np.full(region.point_count, np.nan, np.float32) for _ in range(2))
    return HoldOutExample(region.dates[known - 1], dates[(len(dates) - 1) // 2], forecast, observed)


def _forecasts(
    forecaster: Forecaster, data: ForecastData, origins: list[int], horizon: int, progress: Progress
) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
    """Yield the forecasts of a tile from each origin, by the name of the method."""
    methods: dict[str, Predictor] = {FORECASTER: forecaster, PERSISTENCE: Persistence(), SEASONAL: SeasonalTrend()}
    made = [hindcasts(method, data, origins, horizon) for method in methods.values()]
    for index, of_methods in enumerate(zip(*made, strict=True)):
        progress(index / len(origins), f"Measuring the error: origin {index + 1} of {len(origins)}")
        yield origins[index], {name: values for name, (_, values) in zip(methods, of_methods, strict=True)}
