# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the ground is forecast to move from the origin on, with intervals that are calibrated on movements.

A movement is a difference of two levels, and both are uncertain: where the point stands now, and where it will. So its
past errors are taken from movements: what was forecast at a past origin beside what is measured from that origin to
the target, each end as the level of the five epochs around it. The noise of a single date, which a movement does not
hold, is thus not in the interval; the error of the level at the origin is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...lines_with_gaps import lines_with_gaps
from ...progress import Progress
from ...spread_rows import every_nth
from ..data.forecast_data import ForecastData
from ..data.origin_level import level_at_origin, reaches_level_dates
from ..data.point_forecast import ErrorDistribution, Movement
from ..models.seasonal_fit import fit_seasonal
from .error_sizes import ErrorSums, PastErrors, mixed
from .intervals import PastForecasts, error_distribution

_RECENT = 60
_AROUND = 2
"""Epochs on each side of a date from which its level is measured."""
FEWEST_STEPS = 2 * _AROUND + 1
"""From so many steps on a target is measured apart from its origin; as many are forecast at past origins."""
_FEWEST_VALUES = 3
_MOST_MOVING = 0.05
MOST_MOVEMENTS = 100_000
"""Of more points some, spread evenly, say which movements are the largest."""


def measured_levels(dates: np.ndarray, displacement: np.ndarray, epochs: np.ndarray) -> np.ndarray:
    """Return the level of each series at some epochs: the value there of a line through the five epochs around each.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.
    epochs
        Indices, shape (n,).

    Returns
    -------
    mm, float32, shape (n_points, n); NaN where fewer than two epochs lie on a side, or fewer than three values around.
    """
    levels = np.full((len(displacement), len(epochs)), np.nan, np.float32)
    for column, epoch in enumerate(epochs):
        if epoch < _AROUND or epoch + _AROUND >= len(dates):
            continue
        around = slice(epoch - _AROUND, epoch + _AROUND + 1)
        days = (dates[around] - dates[epoch]).astype(float)
        known = np.isfinite(displacement[:, around])
        lines = lines_with_gaps(displacement[:, around], known, days)
        enough = (lines.count >= _FEWEST_VALUES) & lines.usable
        levels[enough, column] = lines.at_zero[enough].astype(np.float32)
    return levels


def noise_about_level(dates: np.ndarray, displacement: np.ndarray) -> np.ndarray:
    """Return the standard deviation of values about the line through the five around each, mm, shape (n_points,).

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs), NaN where missing. The last 60 epochs count; 0 where no five follow each other.
    """
    recent, days = displacement[:, -_RECENT:], (dates[-_RECENT:] - dates[-1]).astype(np.float64)
    total, count = np.zeros(len(recent)), np.zeros(len(recent))
    for epoch in range(_AROUND, recent.shape[1] - _AROUND):
        five = slice(epoch - _AROUND, epoch + _AROUND + 1)
        around, time = recent[:, five].astype(np.float64), days[five] - days[five].mean()
        apart = around - around.mean(axis=1, keepdims=True)
        apart -= time * (apart @ time / np.square(time).sum())[:, None]
        squares = np.square(apart).sum(axis=1) / (len(time) - 2)
        known = np.isfinite(squares)
        total += np.where(known, squares, 0)
        count += known
    return np.sqrt(total / np.maximum(count, 1))


def past_movement_errors(data: ForecastData, past: PastForecasts) -> np.ndarray:
    """Return by how much past forecasts of movement missed what was measured.

    Returns
    -------
    Measured minus forecast, mm, float32, shape (n_points, n_origins, n_horizons); NaN where the movement cannot be
    measured yet, or too few dates were forecast to say the level at the origin. The first four horizons, whose targets
    are too near to be measured apart from the origin, have the errors of the fifth, which are no smaller.
    """
    horizon = past.values.shape[2]
    apart = min(FEWEST_STEPS - 1, horizon)
    errors = np.full(past.values.shape, np.nan, np.float32)
    first = past.epochs[0] - 1
    levels = measured_levels(data.dates, data.displacement, np.arange(first, data.epoch_count))
    for index, known in enumerate(past.epochs):
        ahead = data.dates[known : known + horizon]
        if len(ahead) < horizon and not reaches_level_dates(ahead, data.dates[known - 1]):
            continue
        forecast = past.values[:, index, : len(ahead)]
        level = level_at_origin(
            ahead, forecast, observed_dates=data.dates[:known], displacement=data.displacement[:, :known]
        )
        measured = levels[:, known - first : known - first + len(ahead)] - levels[:, [known - 1 - first]]
        errors[:, index, : len(ahead)] = measured - (forecast - level[:, None])
    # Nearer targets share epochs with the origin's own level, which hides their movement.
    errors[:, :, :apart] = errors[:, :, apart : apart + 1] if apart < horizon else np.nan
    return errors


def apart_from_trend(data: ForecastData, level: np.ndarray) -> np.ndarray:
    """Return how far each point's level at the origin stands from its trend and season, mm, shape (n_points,)."""
    return np.asarray(level - fit_seasonal(data.displacement, data.dates).at(data.dates[-1:])[:, 0])


@dataclass(frozen=True)
class Returns:
    """Of the points that move most, those whose movement is a return from noisy last dates.

    Parameters
    ----------
    least
        mm, from which on a movement is among the largest: those of one point in twenty; NaN where nothing moves.
    large, back
        How many points move as much, and how many of them mainly return.
    """

    least: float
    large: int = 0
    back: int = 0

    @classmethod
    def among(cls, last: np.ndarray) -> Returns:
        """Return it without counts, from movements until the last date of points from everywhere, mm, shape (n,)."""
        known = np.abs(last[np.isfinite(last)])
        return cls(float(np.quantile(known, 1 - _MOST_MOVING)) if len(known) else float("nan"))

    def counted(self, apart: np.ndarray, last: np.ndarray) -> Returns:
        """Count points.

        A movement is a return where the level at the origin stands apart from the trend and season of the point, and
        at least half of it leads back to them.

        Parameters
        ----------
        apart
            See :func:`apart_from_trend`.
        last
            Movement until the last date, mm, shape (n_points,).
        """
        large = np.isfinite(last) & np.isfinite(apart) & (np.abs(last) >= self.least)
        back = large & (last != 0) & (np.sign(apart) == -np.sign(last)) & (np.abs(apart) >= 0.5 * np.abs(last))
        return Returns(self.least, self.large + int(large.sum()), self.back + int(back.sum()))

    @property
    def sentence(self) -> str:
        """What to say of them; empty where there are none."""
        if not self.back:
            return ""
        return (
            f"Of the {self.large} points with the largest forecast movement, {self.back} mainly return from last "
            "values that deviate from their trend and season. Check their series before you interpret this as new "
            "movement."
        )


def returns_in_a_sentence(apart: np.ndarray, last: np.ndarray) -> str:
    """Say at how many of the points that move most the movement is a return; see :class:`Returns`, empty if at none."""
    known = np.where(np.isfinite(apart), last, np.nan)
    return Returns.among(known[every_nth(len(known), MOST_MOVEMENTS)]).counted(apart, last).sentence


def warn_of_unseen(seen: np.ndarray, reach: int, days: np.ndarray, progress: Progress) -> list[str]:
    """Warn where intervals rest on past forecasts that did not reach so far ahead, and return the warnings.

    Parameters
    ----------
    seen
        Whether any error of a single value is known, bool, shape (n_horizons,).
    reach
        See :class:`~..data.point_forecast.Movement`.
    days
        From the origin to each date, shape (n_horizons,).
    """
    steps = len(seen)
    furthest = min(int(seen.nonzero()[0].max(initial=-1)) + 1, reach or steps)
    texts = []
    if furthest < steps:
        texts.append(
            f"The series are too short to compare past forecasts more than {days[furthest - 1] if furthest else 0:g} "
            "days ahead with observations. The intervals and probabilities of later dates are extrapolated from those "
            "of that date, and may be too narrow."
        )
    if not reach:
        texts.append(
            "Past movements cannot be measured: the series are too short, or the forecast is shorter than five "
            "steps. The interval of the movement is that of a single value, and may be too narrow."
        )
    for text in texts:
        progress.warning(text)
    return texts


def forecast_movement(
    data: ForecastData,
    dates: np.ndarray,
    forecast: np.ndarray,
    *,
    errors: ErrorDistribution,
    movement_errors: PastErrors,
    level: float,
    steps: int,
) -> Movement:
    """Return the movement of the first ``steps`` dates.

    Parameters
    ----------
    dates, forecast
        Future dates and mm, shape (n_points, n_dates), as many as the level at the origin rests on or more.
    errors
        Of single values; serves where no past movement could be measured, as in very short series.
    movement_errors
        See :func:`past_movement_errors`.
    level
        Of the intervals, in percent.
    """
    start = level_at_origin(dates, forecast, observed_dates=data.dates, displacement=data.displacement)
    noise = noise_about_level(data.dates, data.displacement)
    made = forecast[:, :steps]
    return movement_from(start, made, errors=errors, movement_errors=movement_errors, noise=noise, level=level)


def movement_from(
    start: np.ndarray,
    forecast: np.ndarray,
    *,
    errors: ErrorDistribution,
    movement_errors: PastErrors,
    noise: np.ndarray,
    level: float,
) -> Movement:
    """Return the movement from the level at the origin, mm, shape (n_points,); see :func:`forecast_movement`."""
    reach = ErrorSums.of(movement_errors.values).reach
    distribution = error_distribution(movement_errors) if reach else errors
    everywhere = noise_of_all(float(np.square(noise).sum()), int((noise > 0).sum()))
    known = None if movement_errors.known is None else movement_errors.known[:, -1]
    own = noise_of_points(noise, everywhere, known)
    return Movement(forecast, start, distribution, level, reach, own, everywhere)


def noise_of_all(squares: float, count: int) -> float:
    """Return the noise of all points together, mm, from the squares of that of those where it is known."""
    return float(np.sqrt(squares / max(count, 1)))


def noise_of_points(noise: np.ndarray, everywhere: float, known: np.ndarray | None) -> np.ndarray:
    """Return the noise of points with some of all points' in it, as the sizes of errors have it, or it would be more.

    Parameters
    ----------
    noise
        See :func:`noise_about_level`; where it is not known, all points' noise stands in.
    everywhere
        See :func:`noise_of_all`.
    known
        Values of each point, shape (n_points,); None where all have many.

    Examples
    --------
    >>> noise_of_points(np.array([1.0, 1.0, 0.0]), 2.0, np.array([255, 4, 1])).tolist()
    [1.15, 1.5, 2.0]
    """
    return mixed(np.where(noise > 0, noise, everywhere), everywhere, known)
