# SPDX-License-Identifier: GPL-2.0-or-later
"""A forecast beside what was observed since: errors, intervals, paths, and the errors of the simple forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import norm

from ..date_fields import FORECAST, LOWER, PATH_LOWER, PATH_UPPER, UPPER
from ..forecasting.data.forecast_data import ForecastData
from ..forecasting.evaluation.error_sizes import PastErrors
from ..forecasting.evaluation.path_band import path_factors
from ..forecasting.models.simple.persistence import Persistence
from ..forecasting.models.simple.trends import SeasonalTrend
from ..io.rows_on_disk import Rows, Scratch, row_blocks
from ..io.stored_points import StoredPoints
from ..progress import Progress
from ..spread_rows import evenly
from .issued_forecast import ForecastLayer, IssuedForecast
from .joined_series import Alignment
from .point_matching import Matches

METHODS = ("forecast", "persistence", "seasonal")
SERIES = (FORECAST, LOWER, UPPER, "E")
"""What is kept of each point and scored date: forecast, ends of the interval, error."""

_SAMPLE, _ORIGINS = 2000, 24
"""Most points, and past origins: 24 to 47, a whole number of epochs apart; fewer in short series."""
_NO_ERROR = 1e-3
_FIRST_ORIGIN, _FEWEST_EPOCHS = 0.4, 24


@dataclass(frozen=True)
class ScoredPoints:
    """The scores of the points of a forecast that were observed again.

    Parameters
    ----------
    matches
        Rows of the forecast (first) and of the observed layer (second).
    dates
        Scored dates, ``datetime64[D]``, shape (n_dates,).
    observed
        What was observed, at the level of the forecast, mm, shape (n_points, n_dates).
    series
        By the names in :data:`SERIES`; the error is observed less forecast.
    squares
        By method, sums of squared errors, shape (n_points,).
    count, inside
        Scored values of each point, and how many of them lie inside the interval.
    bias, last
        Mean error, and the error at the last scored date, mm, NaN where there is none.
    left
        The first date at which the point lies outside of the band of the whole path, NaT where it never does.
    by_date
        Sums over points for each date: count, inside, and squared errors by method, shape (n_dates,) each.
    """

    matches: Matches
    dates: np.ndarray
    observed: Rows
    series: dict[str, Rows]
    squares: dict[str, np.ndarray]
    count: np.ndarray
    inside: np.ndarray
    bias: np.ndarray
    last: np.ndarray
    left: np.ndarray
    by_date: dict[str, np.ndarray]

    def rmse(self, method: str, rows: np.ndarray | slice = slice(None)) -> float:
        """Return the root mean square error over some points and all dates, mm; NaN without a value."""
        count = self.count[rows].sum()
        return float(np.sqrt(self.squares[method][rows].sum() / count)) if count else float("nan")

    def coverage(self, rows: np.ndarray | slice = slice(None)) -> float:
        """Return which share of the values of some points lies inside the interval; NaN without a value."""
        count = self.count[rows].sum()
        return float(self.inside[rows].sum() / count) if count else float("nan")

    def left_share(self, rows: np.ndarray | slice = slice(None)) -> float:
        """Return which share of some points left the path; NaN without a scored point."""
        scored = self.count[rows] > 0
        return float((~np.isnat(self.left[rows]))[scored].mean()) if scored.any() else float("nan")


def scored_dates(forecast: IssuedForecast | ForecastLayer, dates: np.ndarray) -> np.ndarray:
    """Return the observed dates of which the forecast says something: between its first and its last date."""
    return dates[(dates > forecast.origin) & (dates >= forecast.dates[0]) & (dates <= forecast.dates[-1])]


def interpolation(known: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return weights that bring values from known dates to wanted ones between them, shape (n_known, n_wanted).

    >>> days = np.array(["2024-01-01", "2024-01-11"], dtype="datetime64[D]")
    >>> interpolation(days, days[:1] + np.array([0, 4, 10])).round(1).tolist()
    [[1.0, 0.6, 0.0], [0.0, 0.4, 1.0]]
    """
    at = (known - known[0]).astype(float)
    return np.stack([np.interp((wanted - known[0]).astype(float), at, row) for row in np.eye(len(known))])


def path_factor(forecast: IssuedForecast, steps: int) -> np.ndarray:
    """Return by which factor a band must be wider than the interval to hold so many dates at once, told by the past.

    The layer does not hold the errors that its interval rests on. How errors of one path hang together, and how heavy
    their tails are, is told by those of the seasonal trend from past origins of the same series, none of them after
    the origin of the forecast (:func:`~..forecasting.evaluation.path_band.path_factors`).

    Returns
    -------
    Float64, 1 and more, shape (steps,), for 1, 2, ... dates.
    """
    points = forecast.points
    rows = evenly(points.point_count, _SAMPLE)
    history = points.displacement[rows]
    epochs = points.epoch_count
    first = max(_FEWEST_EPOCHS, int(_FIRST_ORIGIN * epochs))
    origins = list(range(first, epochs - 1, max(1, (epochs - 1 - first) // _ORIGINS)))
    if not origins:
        return _of_independent(forecast.level, np.arange(1, steps + 1))
    data = ForecastData(points.coordinates[rows], points.dates, history)
    errors = np.full((len(history), len(origins), steps), np.nan, dtype=np.float32)
    for at, (known, values) in enumerate(SeasonalTrend().hindcast(data, origins, steps)):
        errors[:, at, : values.shape[1]] = history[:, known : known + values.shape[1]] - values
    moving = np.nanmax(np.abs(errors), axis=(1, 2), initial=0.0, where=np.isfinite(errors)) > _NO_ERROR
    if not moving.any():
        return _of_independent(forecast.level, np.arange(1, steps + 1))
    factors = path_factors(PastErrors(errors[moving], origins), forecast.level)
    return np.where(np.isfinite(factors), factors, _of_independent(forecast.level, np.arange(1, steps + 1)))


def _of_independent(level: float, count: np.ndarray) -> np.ndarray:
    """Return the factor for independent normal errors."""
    share = level / 100.0
    return np.asarray(norm.ppf((1 + share ** (1 / np.maximum(count, 1))) / 2) / norm.ppf((1 + share) / 2))


def scores_of(
    forecast: IssuedForecast,
    observed: StoredPoints,
    matches: Matches,
    alignment: Alignment | None,
    dates: np.ndarray,
    *,
    scratch: Scratch,
    progress: Progress,
) -> ScoredPoints:
    """Compare a forecast with what was observed, some points at a time.

    Parameters
    ----------
    alignment
        How the level of the forecast is brought to that of the observed layer; None where nothing tells it.
    dates
        Of :func:`scored_dates`.
    """
    count, epochs = matches.count, len(dates)
    kept = {name: scratch.rows(count, epochs) for name in SERIES}
    values = scratch.rows(count, epochs)
    squares = {name: np.zeros(count) for name in METHODS}
    numbers = {name: np.zeros(count, dtype=int) for name in ("count", "inside")}
    bias, last = np.full((2, count), np.nan)
    left = np.full(count, np.datetime64("NaT"), dtype="datetime64[D]")
    by_date = {name: np.zeros(epochs) for name in ("count", "inside", *METHODS)}
    columns = np.searchsorted(observed.dates, dates)
    width = forecast.points.epoch_count + observed.epoch_count
    factors = np.ones(epochs) if forecast.has_path else path_factor(forecast, epochs)
    for rows in row_blocks((count, width)):
        about: dict[str, Any] = {"dates": dates, "rows": rows, "columns": columns, "factors": factors}
        block = _block(forecast, observed, matches, alignment, **about)
        values[rows] = block.observed
        for name, one in zip(SERIES, (*block.bands[:3], block.errors["forecast"]), strict=True):
            kept[name][rows] = one
        known = np.isfinite(block.errors["forecast"])
        inside = known & (block.observed >= block.bands[1]) & (block.observed <= block.bands[2])
        numbers["count"][rows], numbers["inside"][rows] = known.sum(axis=1), inside.sum(axis=1)
        by_date["count"] += known.sum(axis=0)
        by_date["inside"] += inside.sum(axis=0)
        for name, errors in block.errors.items():
            square = np.where(known, errors, 0.0).astype(float) ** 2
            squares[name][rows] = square.sum(axis=1)
            by_date[name] += square.sum(axis=0)
        total = np.where(known, block.errors["forecast"], 0.0).sum(axis=1)
        np.divide(total, known.sum(axis=1), out=bias[rows], where=known.any(axis=1))
        final = epochs - 1 - known[:, ::-1].argmax(axis=1)
        last[rows] = np.where(known.any(axis=1), block.errors["forecast"][np.arange(len(final)), final], np.nan)
        out = block.outside & known
        left[rows] = np.where(out.any(axis=1), dates[out.argmax(axis=1)], np.datetime64("NaT"))
        progress(rows.stop / count, "Scoring the forecast")
    return ScoredPoints(
        matches, dates, values, kept, squares, **numbers, bias=bias, last=last, left=left, by_date=by_date
    )


@dataclass(frozen=True)
class _ScoredBlock:
    """What was observed, bands F, L, U at the scored dates, errors by method, and where the path was left."""

    observed: np.ndarray
    bands: tuple[np.ndarray, np.ndarray, np.ndarray]
    errors: dict[str, np.ndarray]
    outside: np.ndarray


def _block(
    forecast: IssuedForecast,
    observed: StoredPoints,
    matches: Matches,
    alignment: Alignment | None,
    *,
    dates: np.ndarray,
    rows: slice,
    columns: np.ndarray,
    factors: np.ndarray,
) -> _ScoredBlock:
    weights = interpolation(forecast.dates, dates).astype(np.float32)
    first, second = matches.first[rows], matches.second[rows]
    values = observed.displacement[second][:, columns]
    extra = np.zeros(len(values))
    if alignment is not None:
        offset = alignment.offsets.value[rows]
        values = values - alignment.shift(offset, dates).astype(np.float32)
        extra = np.nan_to_num(alignment.offsets.sigma[rows])
    history = forecast.points.displacement[first]
    data = ForecastData(forecast.points.coordinates[first], forecast.points.dates, history)
    bands = {kind: taken[first] @ weights for kind, taken in forecast.bands.items()}
    simple: dict[str, Persistence | SeasonalTrend] = {"persistence": Persistence(), "seasonal": SeasonalTrend()}
    errors = {"forecast": values - bands[FORECAST]}
    missing = ~np.isfinite(errors["forecast"])
    for name, method in simple.items():
        errors[name] = values - method.predict(data, dates)
        missing |= ~np.isfinite(errors[name])
    errors = {name: np.where(missing, np.nan, one) for name, one in errors.items()}
    low, high = _path(forecast, bands, factors[np.maximum((~missing).sum(axis=1), 1) - 1], extra)
    return _ScoredBlock(values, (bands[FORECAST], bands[LOWER], bands[UPPER]), errors, (values < low) | (values > high))


def _path(
    forecast: IssuedForecast, bands: dict[str, np.ndarray], factor: np.ndarray, extra: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the band of the whole path, made wider by the standard error of the alignment."""
    middle = bands[FORECAST]
    if forecast.has_path:
        below, above = middle - bands[PATH_LOWER], bands[PATH_UPPER] - middle
    else:
        below, above = factor[:, None] * (middle - bands[LOWER]), factor[:, None] * (bands[UPPER] - middle)
    wider = (norm.ppf((1 + forecast.level / 100.0) / 2) * extra)[:, None]
    return middle - np.hypot(below, wider), middle + np.hypot(above, wider)
