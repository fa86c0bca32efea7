# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates that a forecast is asked for instead of equal steps: given one by one, or those of the calendar that goes on.

A satellite's calendar need not be one step again and again: where some passes are left out it is a pattern, such as 6,
12 and 12 days. The pattern is the shortest one that the last intervals repeat.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from ...errors import InputError
from .forecast_calendar import INTERVALS_FOR_STEP, step_of

CALENDAR = "calendar"
"""The word that asks for the dates of the calendar."""


def asked_dates(texts: Sequence[str], epochs: np.ndarray) -> np.ndarray | None:
    """Return the dates that are asked for one by one, increasing, ``datetime64[D]``; None where none is.

    Parameters
    ----------
    texts
        Dates such as 2024-01-15 in any order; the word ``calendar`` alone asks for :func:`calendar_dates`.
    epochs
        ``datetime64[D]``, shape (n_epochs,).

    Raises
    ------
    InputError
        A text is no date, or a date does not come after the last epoch.

    Examples
    --------
    >>> epochs = np.array(["2024-01-03", "2024-01-09"], "datetime64[D]")
    >>> asked_dates(["2024-02-01", "2024-01-15", "2024-02-01"], epochs).astype(str).tolist()
    ['2024-01-15', '2024-02-01']
    """
    texts = [text for text in map(str.strip, texts) if text]
    if not texts or asks_for_calendar(texts):
        return None
    dates = np.unique(np.array([_date_of(text) for text in texts], dtype="datetime64[D]"))
    if dates[0] <= epochs[-1]:
        raise InputError(
            f"DATES has {dates[0]}, but the last epoch is {epochs[-1]}. Choose dates after the last epoch."
        )
    return dates


def asks_for_calendar(texts: Sequence[str]) -> bool:
    """Tell whether the dates are to be those of the calendar."""
    return [text.lower() for text in map(str.strip, texts) if text] == [CALENDAR]


def calendar_dates(epochs: np.ndarray, days: float) -> np.ndarray:
    """Return the dates on which the pattern of the last intervals goes on, for so many days, at least one.

    Parameters
    ----------
    epochs
        ``datetime64[D]``, increasing, shape (n_epochs,).

    Examples
    --------
    >>> epochs = np.datetime64("2024-01-01") + np.cumsum([0, 6, 12, 12, 6, 12, 12, 6])
    >>> calendar_dates(epochs, 40).astype(str).tolist()
    ['2024-03-19', '2024-03-31', '2024-04-06']
    """
    pattern = pattern_of(epochs)
    cycles = int(np.ceil(days / sum(pattern))) + 1
    ahead = np.cumsum(pattern * cycles)
    count = max(1, int((ahead <= days).sum()))
    return epochs[-1].astype("datetime64[D]") + ahead[:count].astype("timedelta64[D]")


def pattern_of(epochs: np.ndarray) -> list[int]:
    """Return the intervals in days that will come next, again and again; one alone where the last ones repeat nothing.

    Examples
    --------
    >>> pattern_of(np.datetime64("2024-01-01") + np.cumsum([0, 6, 12, 12, 6, 12, 12, 6]))
    [12, 12, 6]
    >>> pattern_of(np.datetime64("2024-01-01") + np.cumsum([0, 12, 6, 18, 12, 12, 24, 6]))
    [12]
    """
    last = np.diff(epochs)[-INTERVALS_FOR_STEP:].astype(np.int64)
    for length in range(1, len(last) // 2 + 1):
        if np.array_equal(last[length:], last[:-length]):
            return [int(days) for days in last[-length:]]
    return [int(step_of(epochs))]


def told(dates: np.ndarray) -> str:
    """Return the dates as the log says them: all of a few, else how many, and the first and the last."""
    if len(dates) <= INTERVALS_FOR_STEP:
        return ", ".join(map(str, dates))
    return f"{len(dates)} dates, {dates[0]} to {dates[-1]}"


def _date_of(text: str) -> np.datetime64:
    try:
        return np.datetime64(date.fromisoformat(text), "D")
    except ValueError as error:
        raise InputError(
            f"DATES has {text!r}; expected dates such as 2024-01-15, separated by commas, or the word {CALENDAR} alone."
        ) from error
