# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as year and day of the year, such as 2018002: told by all of them together.

The first of January is day 1, as in the ordinal dates of ISO 8601; where a name has day 0, days are counted from 0.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from ...errors import quoted

_ORDINAL = re.compile(r"(?i:(?:disp|date|d|x)_?)?((?:19|20)\d\d)(\d\d\d)(?:\.0)?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2049
_LEAST = 3


def days_of_ordinals(names: Sequence[str]) -> tuple[dict[int, date], str] | None:
    """Return, by their places, the days of the names that are a year and its day, and how they were read; or None.

    Examples
    --------
    >>> days, how = days_of_ordinals(["pid", "2018002", "2018014", "2018026"])
    >>> [str(one) for one in days.values()], how
    (['2018-01-02', '2018-01-14', '2018-01-26'], 'year and day of the year, counted from 1')
    >>> days_of_ordinals(["2018001", "2018002", "2018003"]) is None
    True
    """
    found = _rising(names)
    if found is None or _is_a_count(found):
        return None
    from_zero = any(day == 0 for _, _, day in found)
    days: dict[int, date] = {}
    for at, year, day in found:
        number = day if from_zero else day - 1
        if number >= 365 + calendar.isleap(year):
            return None
        days[at] = date(year, 1, 1) + timedelta(number)
    return days, f"year and day of the year, counted from {0 if from_zero else 1}"


def unread_ordinals(names: Sequence[str]) -> str | None:
    """Return in a sentence why names that look like a year and its day say no days; None for others.

    Examples
    --------
    >>> unread_ordinals(["2018001", "2018002", "2018003"])
    "Names such as '2018001' may be a year and a day of it, or numbers that follow each other. Name the dates YYYYMMDD."
    >>> unread_ordinals(["2018000", "2018120", "2018365"])
    "Names such as '2018000' look like a year and a day of it, but '2018365' is in no year if days are counted from 0. \
Name the dates YYYYMMDD."
    """
    found = _rising(names)
    if found is None or days_of_ordinals(names) is not None:
        return None
    first = names[found[0][0]].strip()
    if _is_a_count(found):
        return (
            f"Names such as {quoted(first)} may be a year and a day of it, or numbers that follow each other. Name the "
            "dates YYYYMMDD."
        )
    start = 0 if any(day == 0 for _, _, day in found) else 1
    beyond = next(at for at, year, day in found if day - start >= 365 + calendar.isleap(year))
    return (
        f"Names such as {quoted(first)} look like a year and a day of it, but {quoted(names[beyond].strip())} is in no "
        f"year if days are counted from {start}. Name the dates YYYYMMDD."
    )


def _rising(names: Sequence[str]) -> list[tuple[int, int, int]] | None:
    """Return place, year and day of the names of seven such digits, where all are of a year's length and rise."""
    found = [
        (at, int(one[1]), int(one[2])) for at, name in enumerate(names) if (one := _ORDINAL.fullmatch(name.strip()))
    ]
    ordered = all(a[1:] < b[1:] for a, b in zip(found, found[1:], strict=False))
    possible = all(_FIRST_YEAR <= year <= _LAST_YEAR and day <= 366 for _, year, day in found)
    return found if len(found) >= _LEAST and ordered and possible else None


def _is_a_count(found: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether each number is the one after the last: identifiers are numbered so, and hardly any acquisitions."""
    return all(a[1] == b[1] and b[2] - a[2] == 1 for a, b in zip(found, found[1:], strict=False))
