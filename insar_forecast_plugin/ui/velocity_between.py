# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity between two dates, with a standard error that reckons with noise that goes on from date to date."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..core.units import DAYS_PER_YEAR

FEWEST_EPOCHS = 6
_SEASON_FROM_DAYS = 1.5 * DAYS_PER_YEAR
"""From this span on an annual signal is fitted too; over less it cannot be told from a velocity."""


@dataclass(frozen=True)
class VelocityBetween:
    """A straight line between two dates.

    Parameters
    ----------
    velocity, error
        mm/yr, the error one standard deviation; NaN where the noise leaves no independent values for one.
    dates, fitted
        ``datetime64[D]`` and mm, shape (2,): the ends of the line.
    count
        Epochs with a value.
    has_season
        Whether an annual signal was fitted too.
    """

    velocity: float
    error: float
    dates: np.ndarray
    fitted: np.ndarray
    count: int
    has_season: bool


def velocity_between(
    dates: np.ndarray, values: np.ndarray, start: np.datetime64, end: np.datetime64
) -> VelocityBetween | None:
    """Fit a line, and an annual signal where the span allows it, to the epochs between two dates, both included.

    The error takes as many independent values as noise of the first order has, whose correlation from date to date is
    that of the residuals, corrected for how short they are (Santer et al. 2000, JGR 105, equations 4 to 6; Kendall
    1954, Biometrika 41). None where fewer than :data:`FEWEST_EPOCHS` have a value.
    """
    inside = np.isfinite(values) & (dates >= start) & (dates <= end)
    count = int(inside.sum())
    if count < FEWEST_EPOCHS:
        return None
    days, found = dates[inside], values[inside]
    years = (days - days[0]).astype(float) / DAYS_PER_YEAR
    columns = [np.ones_like(years), years]
    has_season = bool(years[-1] * DAYS_PER_YEAR >= _SEASON_FROM_DAYS) and count >= FEWEST_EPOCHS + 2
    if has_season:
        columns += [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years)]
    design = np.column_stack(columns)
    solution, _, rank, _ = np.linalg.lstsq(design, found, rcond=None)
    if rank < design.shape[1]:
        return None
    rest = found - design @ solution
    spare = _independent(rest) - design.shape[1]
    inverse = np.linalg.inv(design.T @ design)[1, 1]
    error = float(np.sqrt(np.square(rest).sum() / spare * inverse)) if spare > 0 else float("nan")
    ends = np.array([years[0], years[-1]])
    return VelocityBetween(
        velocity=float(solution[1]),
        error=error,
        dates=np.array([days[0], days[-1]]),
        fitted=solution[0] + solution[1] * ends,
        count=count,
        has_season=has_season,
    )


def _independent(rest: np.ndarray) -> float:
    """Return how many independent values residuals are worth."""
    count = len(rest)
    total = float(rest @ rest)
    if not total:
        return float(count)
    correlation = float(rest[1:] @ rest[:-1]) / total
    correlation = min(max(correlation + (1 + 4 * correlation) / count, 0.0), 0.95)
    return count * (1 - correlation) / (1 + correlation)
