# SPDX-License-Identifier: GPL-2.0-or-later
"""What a section shows at each point: displacement between two dates, velocity, or the movement that is forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..core.lines_with_gaps import lines_with_gaps
from ..core.units import DAYS_PER_YEAR
from ..languages import tr

if TYPE_CHECKING:
    from .mean_series import PointTable

DISPLACEMENT, VELOCITY, FORECAST = "displacement", "velocity", "forecast"
_AVERAGED = 3
"""Epochs whose mean stands for a date, so that the noise of a single one counts less."""
_FEWEST = 6
_LEVEL_EPOCHS = 5


def value_at_points(
    kind: str, table: PointTable, days: np.ndarray, dates: tuple[np.datetime64, np.datetime64]
) -> np.ndarray:
    """Return a value for each point, mm or mm/yr, shape (n_points,), NaN where there is none.

    Parameters
    ----------
    days
        Of the observed values, ``datetime64[D]``, shape (n_epochs,).
    dates
        Between which displacement and velocity are taken.
    """
    if kind == FORECAST:
        last = table.forecast[:, -1] if table.forecast.shape[1] else np.full(len(table.places), np.nan)
        return last - _mean(table.observed[:, -_LEVEL_EPOCHS:])
    if kind == VELOCITY:
        return _velocities(table.observed, days, dates)
    return _around(table.observed, days, dates[1]) - _around(table.observed, days, dates[0])


def label_of(kind: str, days: np.ndarray, dates: tuple[np.datetime64, np.datetime64], ahead: np.ndarray) -> str:
    """Say what the values are; ``ahead`` are the dates that are forecast."""
    if kind == FORECAST:
        last = ahead[-1] if len(ahead) else ""
        return tr("forecast movement to {date} from the mean of the last {count} epochs, mm").format(
            date=last, count=_LEVEL_EPOCHS
        )
    if kind == VELOCITY:
        return tr("velocity {start} to {end}, mm/yr").format(start=dates[0], end=dates[1])
    found = [days[_nearest(days, date)] for date in dates] if len(days) else [[""], [""]]
    text = tr("displacement {start} to {end}, mm (mean of the {count} epochs nearest each date)")
    middle = [one[len(one) // 2] for one in found]
    return text.format(start=middle[0], end=middle[1], count=min(_AVERAGED, len(days)))


def _around(observed: np.ndarray, days: np.ndarray, date: np.datetime64) -> np.ndarray:
    return _mean(observed[:, _nearest(days, date)])


def _nearest(days: np.ndarray, date: np.datetime64) -> np.ndarray:
    """Return the numbers of the epochs nearest a date, in the order of time."""
    return np.sort(np.argsort(np.abs(days - date), kind="stable")[:_AVERAGED])


def _mean(values: np.ndarray) -> np.ndarray:
    count = np.isfinite(values).sum(axis=1)
    return np.divide(np.nansum(values, axis=1), count, out=np.full(len(values), np.nan), where=count > 0)


def _velocities(observed: np.ndarray, days: np.ndarray, dates: tuple[np.datetime64, np.datetime64]) -> np.ndarray:
    """Return the slopes of straight lines through the epochs between two dates."""
    inside = (days >= dates[0]) & (days <= dates[1])
    if not inside.any():
        return np.full(len(observed), np.nan)
    values, years = observed[:, inside], (days[inside] - days[inside][0]).astype(float) / DAYS_PER_YEAR
    lines = lines_with_gaps(values, np.isfinite(values), years)
    return np.where((lines.count >= _FEWEST) & lines.usable, lines.slope, np.nan)
