# SPDX-License-Identifier: GPL-2.0-or-later
"""The epochs between two dates that were asked for."""

from __future__ import annotations

from datetime import date

import numpy as np

from ..errors import InputError


def epochs_within(name: str, dates: np.ndarray, date_from: str | None, date_to: str | None) -> np.ndarray:
    """Tell which dates lie between DATE_FROM and DATE_TO, both included, bool, shape (n_epochs,).

    Parameters
    ----------
    name
        Of the file, for messages.
    dates
        ``datetime64[D]``, increasing, shape (n_epochs,).
    date_from, date_to
        ISO dates; None or empty where there is no limit.

    Raises
    ------
    InputError
        A limit is no date, or no epoch lies between them.

    Examples
    --------
    >>> epochs_within("a.csv", np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]"), "2024-01-05", None)
    array([False,  True])
    """
    first, last = _day(date_from, "DATE_FROM"), _day(date_to, "DATE_TO")
    wanted = np.ones(len(dates), dtype=bool)
    if first is not None:
        wanted &= dates >= first
    if last is not None:
        wanted &= dates <= last
    if not wanted.any():
        raise InputError(
            f"{name} has no epoch from {first or 'the beginning'} to {last or 'the end'}; "
            f"its {len(dates)} epochs run from {dates[0]} to {dates[-1]}."
        )
    return wanted


def _day(text: str | None, parameter: str) -> np.datetime64 | None:
    if not text:
        return None
    try:
        return np.datetime64(date.fromisoformat(text[:10]), "D")
    except ValueError as error:
        raise InputError(f"{parameter} is {text!r}; expected a date such as 2024-01-31.") from error
