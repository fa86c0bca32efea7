# SPDX-License-Identifier: GPL-2.0-or-later
"""Errors of forecasts against the level around each target date, and how much of an error is noise of single dates.

The noise of a single date is in every error and hides how far forecasters lie apart. A level, the value at the
target of the line through the five epochs nearest to it, holds a fifth of its variance, at the last date three fifths.

How much of an error is such noise is told by the scatter of values about the line through the five around each. What
lasts longer than these five, such as a season, or noise with a memory, is not in it: no forecast can avoid as much, and
it may be more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ...lines_with_gaps import lines_with_gaps
from ..data.forecast_data import ForecastData
from ..data.point_forecast import LevelErrors
from .movement import noise_about_level

_AROUND = 2
_FEWEST_VALUES = 3


def levels_around(dates: np.ndarray, displacement: np.ndarray) -> np.ndarray:
    """Return the level at each epoch: the value there of the line through the five epochs nearest to it.

    A mean of them would be the level at the middle of their dates, which is another date at the end of a series, at a
    gap, or where dates are unevenly apart: of a point that moves steadily it would be wrong by the movement between.
    Where fewer than three of the five have a value, these tell no movement, and their mean is taken.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.

    Returns
    -------
    mm, float32, of the shape of the displacement; NaN where none of the five has a value.

    Examples
    --------
    >>> dates = np.datetime64("2024-01-01") + np.array([0, 6, 12, 24, 36])
    >>> levels_around(dates, np.array([[0.0, 1.0, 2.0, np.nan, 6.0]])).round(2).tolist()
    [[0.0, 1.0, 2.0, 4.0, 6.0]]
    """
    levels = np.empty(displacement.shape, np.float32)
    first_of_last = max(0, len(dates) - 2 * _AROUND - 1)
    for epoch, date in enumerate(dates):
        first = min(max(0, epoch - _AROUND), first_of_last)
        five = slice(first, first + 2 * _AROUND + 1)
        values = displacement[:, five]
        lines = lines_with_gaps(values, np.isfinite(values), (dates[five] - date).astype(float))
        told = lines.usable & (lines.count >= _FEWEST_VALUES)
        levels[:, epoch] = np.where(told, lines.at_zero, np.where(lines.count > 0, lines.mean, np.nan))
    return levels


def levels_and_noise(data: ForecastData) -> tuple[np.ndarray, np.ndarray]:
    """Return how far the level lies from each value, mm, shape (n_points, n_epochs), and the noise, mm, (n_points,).

    See :func:`levels_around` and :func:`~.movement.noise_about_level`.
    """
    levels = levels_around(data.dates, data.displacement)
    return levels - data.displacement, noise_about_level(data.dates, data.displacement)


class LevelSums:
    """Adds up squared errors against levels and against single dates.

    Parameters
    ----------
    names
        Of the methods.
    horizon
        Most steps ahead.
    """

    def __init__(self, names: Iterable[str], horizon: int) -> None:
        self.squares = {name: np.zeros(horizon) for name in names}
        self.cases = np.zeros(horizon)
        self.noise, self.noisy = 0.0, 0
        self.of_noisy = dict.fromkeys(self.squares, 0.0)

    def add(self, errors: Mapping[str, np.ndarray], compared: np.ndarray, apart: np.ndarray, noise: np.ndarray) -> None:
        """Add forecasts of some points from one origin.

        Parameters
        ----------
        errors
            Observed minus forecast by method, mm, shape (n_points, n_steps).
        compared
            Which of them count, bool, of the same shape.
        apart
            Level minus observed, mm, of the same shape.
        noise
            See :func:`~.movement.noise_about_level`, mm, shape (n_points,); 0 where it is not known.
        """
        count = compared.shape[1]
        self.cases[:count] += compared.sum(axis=0)
        told = compared & (noise > 0)[:, None]
        self.noisy += int(told.sum())
        self.noise += float(told.sum(axis=1) @ np.square(noise, dtype=np.float64))
        for name, error in errors.items():
            to_level = np.where(compared, error + apart, 0)
            self.squares[name][:count] += np.square(to_level, dtype=np.float64).sum(axis=0)
            self.of_noisy[name] += float(np.square(np.where(told, error, 0), dtype=np.float64).sum())

    def add_all(self, part: LevelSums) -> None:
        """Add what was added up of other points."""
        self.cases += part.cases
        self.noise += part.noise
        self.noisy += part.noisy
        for name in self.squares:
            self.squares[name] += part.squares[name]
            self.of_noisy[name] += part.of_noisy[name]

    def found(self) -> LevelErrors:
        """Return the errors."""
        with np.errstate(invalid="ignore", divide="ignore"):
            by_horizon = {name: np.sqrt(squares / self.cases) for name, squares in self.squares.items()}
        total = max(self.cases.sum(), 1)
        rmse = {name: float(np.sqrt(squares.sum() / total)) for name, squares in self.squares.items()}
        if not self.noisy:
            return LevelErrors(by_horizon, rmse, {}, float("nan"))
        shares = {name: min(self.noise / square, 1.0) if square else 1.0 for name, square in self.of_noisy.items()}
        return LevelErrors(by_horizon, rmse, shares, float(np.sqrt(self.noise / self.noisy)))


def pooled(parts: Sequence[LevelSums]) -> LevelErrors:
    """Return the errors of all points from the sums of parts of them."""
    total = LevelSums(parts[0].squares, len(parts[0].cases))
    for part in parts:
        total.add_all(part)
    return total.found()
