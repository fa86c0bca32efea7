# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates of a header that only all of its names together tell: numbers or years of several kinds.

A spreadsheet that loses the format of a date leaves the number of the day behind, counted from 1899-12-30 in Excel and
LibreOffice; StaMPS and other programs in MATLAB write the day counted from the year 0 (``datenum``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ...date_fields import OBSERVED, date_fields, field_name
from ...errors import quoted
from ..number_columns import is_no_value
from .days_of_year import days_of_ordinals
from .decimal_years import days_of_years

_LEAST = 3
"""So many names, in the order of time, are no chance."""
_SERIAL = re.compile(r"(\d{5,6})(?:\.0)?")
_SHORT = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2})")
_FIRST, _LAST = date(1990, 1, 1), date(2049, 12, 31)
_KINDS = (("day numbers of a spreadsheet", date(1899, 12, 30).toordinal()), ("day numbers of MATLAB", -366))
_ORDERS = (("day, month and year", (2, 1, 0)), ("month, day and year", (2, 0, 1)), ("year, month and day", (0, 1, 2)))
"""In words, and which number is the year, the month and the day."""
_CENTURY = 50
"""Two digits below it are a year after 2000."""


class SpelledDates(NamedTuple):
    """Names as they are written and with those of dates as ``DYYYYMMDD``; and how these were read, in words."""

    written: list[str]
    names: list[str]
    told: str


def spelled_dates(names: Sequence[str]) -> SpelledDates | None:
    """Return names of columns with the dates that they say together; None where they say none, or by themselves.

    Examples
    --------
    >>> spelled_dates(["pid", "43102", "43114", "43126"]).names
    ['pid', 'D20180102', 'D20180114', 'D20180126']
    >>> spelled_dates(["02.01.18", "14.01.18", "26.01.18", "07.02.18"]).names
    ['D20180102', 'D20180114', 'D20180126', 'D20180207']
    >>> spelled_dates(["lon", "lat", "2018.0027", "2018.0356", "2018.0685"]).names
    ['lon', 'lat', 'D20180102', 'D20180114', 'D20180126']
    """
    if date_fields(names).has_epochs:
        return None
    found = _serials(names) or days_of_ordinals(names) or days_of_years(names) or _short_years(names)
    if found is None:
        return None
    days, how = found
    first = next(iter(days))
    # A first row of numbers has zeros above the columns that are no dates.
    rest = ["" if name.strip() == "0" else name for name in names]
    named = [field_name(OBSERVED, days[at]) if at in days else name for at, name in enumerate(rest)]
    return SpelledDates([*names], named, f"{how}: {quoted(names[first])} is {days[first]}.")


def dates_below(names: Sequence[str], row: Sequence[str]) -> SpelledDates | None:
    """Return names of columns with the dates that stand in the row under the header; None where none do.

    Nothing but dates, words for no value and zeros stand in that row, under names that are no dates.

    Examples
    --------
    >>> dates_below(["lon", "lat", "e1", "e2", "e3"], ["", "", "20180102", "20180114", "20180126"]).names
    ['lon', 'lat', 'D20180102', 'D20180114', 'D20180126']
    """
    cells = [one.strip() for one in row]
    if len(cells) != len(names) or date_fields(names).has_epochs:
        return None
    dated = spelled_dates(cells)
    read = dated.names if dated else cells
    days = date_fields(read).of(OBSERVED)
    here = [at for at, one in enumerate(read) if one in days]
    others = [one for at, one in enumerate(cells) if at not in set(here)]
    ordered = all(days[read[a]] < days[read[b]] for a, b in zip(here, here[1:], strict=False))
    if len(here) < _LEAST or not ordered or not all(one == "0" or is_no_value(one) for one in others):
        return None
    named = [field_name(OBSERVED, days[read[at]]) if at in set(here) else name for at, name in enumerate(names)]
    return SpelledDates(
        [*names], named, f"in the row under the header: {quoted(cells[here[0]])} is {days[read[here[0]]]}."
    )


def _serials(names: Sequence[str]) -> tuple[dict[int, date], str] | None:
    numbers = {at: int(found[1]) for at, one in enumerate(names) if (found := _SERIAL.fullmatch(one.strip()))}
    for kind, origin in _KINDS:
        low, high = _FIRST.toordinal() - origin, _LAST.toordinal() - origin
        inside = {at: number for at, number in numbers.items() if low <= number <= high}
        if len(inside) >= _LEAST and _increases([*inside.values()]):
            return {at: date.fromordinal(1) + timedelta(number + origin - 1) for at, number in inside.items()}, kind
    return None


def _short_years(names: Sequence[str]) -> tuple[dict[int, date], str] | None:
    """Return the days of names with three numbers, where they are in the order of time in one reading only."""
    parts = {at: found.group(1, 3, 4) for at, one in enumerate(names) if (found := _SHORT.fullmatch(one.strip()))}
    if len(parts) < _LEAST:
        return None
    readings = []
    for how, places in _ORDERS:
        days = {at: _day(*(int(one[place]) for place in places)) for at, one in parts.items()}
        known = {at: day for at, day in days.items() if day is not None}
        if len(known) == len(days) and _increases([day.toordinal() for day in known.values()]):
            readings.append((known, how))
    return readings[0] if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year + (2000 if year < _CENTURY else 1900), month, day)
    except ValueError:
        return None
    return found if _FIRST <= found <= _LAST else None


def _increases(numbers: Sequence[int]) -> bool:
    return all(a < b for a, b in zip(numbers, numbers[1:], strict=False))
