# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast at points with all that belongs to it: the seam at which an engine that works tile by tile plugs in.

:func:`forecast_tile` is a plain function: a tile in, a row a point out. What others tell a point, the tile has with it
(:func:`~..data.forecaster.tiles_of`): the forecaster has seen all points first. One thing is left that rests on all
points, the sizes of past errors; :func:`forecast_points` keeps the errors of the tiles and pools them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...io.rows_on_disk import Rows
from ...progress import Part, Progress
from ..data.forecast_data import ForecastData
from ..data.forecaster import Predictor, tiles_of
from ..data.origin_level import level_at_origin
from ..data.point_forecast import PointForecast
from ..data.region_series import RegionSeries
from ..models.at_dates import AskedDates, forecast_at
from .areas import AreaErrors
from .error_sizes import PastErrors
from .few_values import values_known
from .intervals import (
    calibration_origins,
    error_distribution,
    expected_of_young,
    expected_sizes,
    forecasts_from,
)
from .movement import apart_from_trend, movement_from, noise_about_level, past_movement_errors, returns_in_a_sentence
from .path_band import path_factors
from .usability import ComparedErrors, compared_errors, usability_of


@dataclass(frozen=True)
class TileForecast:
    """What is forecast at the points of a tile, and what was at past origins.

    Parameters
    ----------
    values
        mm, float32, shape (n_points, n_steps).
    level
        See :func:`~..data.origin_level.level_at_origin`.
    apart, noise
        See :func:`~.movement.apart_from_trend` and :func:`~.movement.noise_about_level`.
    errors, movement_errors
        Of single values and of movements, mm, float32, shape (n_points, n_origins, n_steps).
    known
        See :func:`~.few_values.values_known`.
    compared
        Past forecasts beside the simple ones.
    """

    values: np.ndarray
    level: np.ndarray
    apart: np.ndarray
    noise: np.ndarray
    errors: np.ndarray
    movement_errors: np.ndarray
    known: np.ndarray
    compared: ComparedErrors


def forecast_tile(
    forecaster: Predictor,
    data: ForecastData,
    *,
    ahead: np.ndarray,
    steps: int,
    epochs: list[int],
    asked: AskedDates | None = None,
    progress: Progress,
) -> TileForecast:
    """Forecast at the points of a tile, and from past origins.

    Parameters
    ----------
    ahead, steps, asked
        See :func:`forecast_points`.
    epochs
        Numbers of epochs known at the past origins.
    """
    values = forecaster.predict(data, ahead)
    past = forecasts_from(forecaster, data, epochs=epochs, horizon=len(ahead), progress=progress)
    errors = past.errors(data)[:, :, :steps]
    level = level_at_origin(ahead, values, observed_dates=data.dates, displacement=data.displacement)
    return TileForecast(
        values[:, :steps] if asked is None else forecast_at(forecaster, data, asked),
        level,
        apart_from_trend(data, level),
        noise_about_level(data.dates, data.displacement),
        errors,
        past_movement_errors(data, past)[:, :, :steps],
        values_known(data.displacement, epochs),
        compared_errors(data, errors, epochs),
    )


def forecast_points(
    forecaster: Predictor,
    region: RegionSeries,
    *,
    ahead: np.ndarray,
    steps: int,
    lookback: int,
    level: float,
    asked: AskedDates | None = None,
    progress: Progress,
) -> tuple[PointForecast, Rows]:
    """Forecast tile by tile, and calibrate on forecasts from past origins.

    Parameters
    ----------
    ahead, steps
        Future dates, ``datetime64[D]``, and how many are asked for: the level at the origin may rest on more.
    lookback, level
        Epochs that the forecaster looks back, and the intervals' level in percent.
    asked
        Dates that are forecast instead; errors of each are those of the past step nearest to it in days.

    Returns
    -------
    The forecast, and the errors of past ones, mm, shape (n_points, n_origins, n_dates).

    Raises
    ------
    InputError
        The series are too short.
    """
    count, parts, done = region.point_count, [], 0
    epochs = calibration_origins(region.epoch_count, point_count=count, lookback=lookback, horizon=len(ahead))
    dates = ahead[:steps] if asked is None else asked.dates
    of_steps = None if asked is None else nearest_steps(region.dates, epochs, asked, steps)
    chosen = slice(None) if of_steps is None else of_steps
    values, usable, best = np.empty((count, len(dates)), np.float32), np.empty(count, object), np.empty(count, object)
    areas = AreaErrors(region.coordinates, region.epoch_count - epochs[0])
    (start, apart, noise), known = np.empty((3, count)), np.empty((count, len(epochs) + 1), np.uint8)
    errors, movement_errors = (region.scratch.rows(count, len(epochs), len(dates)) for _ in range(2))
    options: dict[str, Any] = {"ahead": ahead, "steps": steps, "epochs": epochs, "asked": asked}
    for rows, data in tiles_of(forecaster, region, [*epochs, region.epoch_count], Part(progress, 0.0, 0.1)):
        part = Part(progress, 0.1 + 0.8 * done / count, 0.1 + 0.8 * (done + len(rows)) / count)
        tile = forecast_tile(forecaster, data, **options, progress=part)
        values[rows], start[rows], apart[rows], noise[rows] = tile.values, tile.level, tile.apart, tile.noise
        errors[rows], movement_errors[rows] = tile.errors[:, :, chosen], tile.movement_errors[:, :, chosen]
        known[rows], usable[rows], best[rows] = tile.known, tile.compared.usable, tile.compared.best
        areas.add(rows, tile.compared.of_dates)
        parts.append(replace(tile.compared, of_dates={}))
        done += len(rows)
    progress(0.9, "Calibrating intervals on past forecasts")
    expected = expected_at(forecaster, region.dates, epochs, (ahead[:steps], dates, chosen))
    young = expected_of_young(forecaster, region.dates, dates)
    past, moved = (PastErrors(one, epochs, expected, of_steps, known, young) for one in (errors, movement_errors))
    usability, remark = usability_of(usable, best, parts), returns_in_a_sentence(apart, values[:, -1] - start)
    distribution = error_distribution(past)
    movement = movement_from(start, values, errors=distribution, movement_errors=moved, noise=noise, level=level)
    better, factor = areas.verdicts(steps), float(path_factors(past, level)[-1])
    told = (values, distribution, usability, tuple(epochs), movement, better, remark, factor, of_steps)
    return PointForecast(dates, *told), errors


def nearest_steps(epochs: np.ndarray, origins: list[int], asked: AskedDates, steps: int) -> np.ndarray:
    """Return the step, less one, that lay as many days ahead at past origins as each date lies now, shape (n_dates,).

    Parameters
    ----------
    epochs
        ``datetime64[D]``, shape (n_epochs,).
    origins
        Numbers of epochs known there.
    steps
        How many there are to choose from.

    Examples
    --------
    Epochs 6 and 18 days apart by turns: two of them take 24 days, as four steps of 6 do.

    >>> from insar_forecast_plugin.core.forecasting.data.forecast_calendar import ForecastCalendar
    >>> epochs = np.datetime64("2024-01-01") + np.cumsum([0, 6, 18] + 10 * [6, 18])
    >>> asked = AskedDates(epochs[-1] + np.array([6, 24, 36]), ForecastCalendar(6, lookback=4, horizon=6))
    >>> nearest_steps(epochs, [10, 11, 12, 13], asked, 6).tolist()
    [0, 1, 2]
    """
    days = np.zeros(steps)
    for step in range(steps):
        known = np.array([one for one in origins if one + step < len(epochs)], int)
        came = (epochs[known + step] - epochs[known - 1]).astype(float)
        days[step] = came.mean() if len(came) else days[step - 1] + asked.calendar.step_days
    ahead = (asked.dates - epochs[-1]).astype(float)
    return np.asarray(np.abs(days - ahead[:, None]).argmin(axis=1))


def expected_at(
    forecaster: Predictor,
    epochs: np.ndarray,
    origins: list[int],
    ahead: tuple[np.ndarray, np.ndarray, slice | np.ndarray],
) -> np.ndarray | None:
    """Return how large errors are to be expected; ``ahead`` are the steps, the dates, and the step of each date."""
    steps, dates, chosen = ahead
    expected = expected_sizes(forecaster, epochs, origins, steps)
    now = expected_sizes(forecaster, epochs, [], dates)
    return None if expected is None or now is None else np.concatenate([expected[:-1, chosen], now])
