# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as decimal years, such as 2019.0438: told by all of them together.

Programs count the fraction in different ways: of the year's own length (365 or 366 days) or of 365.25 days, from the
beginning of the day or with the time of the acquisition. Which one it was shows in that all dates then fall on the same
time of day. A fraction of 0 is the first of January. Three decimals do not tell an acquisition shortly before midnight
from the midnight after it, and two decimals tell the day to within three days only; both are said. Two decimals are
read where they can be no months.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from ...errors import quoted
from .days_of_year import unread_ordinals

_YEAR = re.compile(r"(?i:(?:disp|date|d|x)_?)?(?P<year>(?:19|20)\d\d)(?:[.,](?P<part>\d{1,17}))?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2049
_LEAST = 3
_LEAST_DECIMALS = 3
"""The third one is a third of a day; the second is 3.65 days."""
_COARSE_DECIMALS, _LEAST_COARSE = 2, 6
"""With two decimals, which tell no time of the day, so many names are no chance."""
_MONTHS = 12
_SLACK = 0.02
"""Of a day, beside what the decimals round."""
_SHOWS_TIME, _SHOW_TIME_TOGETHER = 0.1, 10
"""Of a day: dates that are rounded by more show a time of the day only where there are so many of them."""
_MEAN_YEAR = 365.25


class _Years:
    """The names that are decimal years: their places, and year and fraction of each, shape (n,)."""

    def __init__(self, names: Sequence[str]) -> None:
        found = [(at, one) for at, name in enumerate(names) if (one := _YEAR.fullmatch(name.strip()))]
        found = [(at, one) for at, one in found if _FIRST_YEAR <= int(one["year"]) <= _LAST_YEAR]
        with_part = [(at, one) for at, one in found if one["part"]]
        # A year alone is the first of January, where it stands among the others in the order of time.
        if not _increases(found):
            found = with_part
        self.are_years = len(with_part) >= _LEAST and _increases(found)
        self.at = [at for at, _ in found]
        self.decimals = max((len(one["part"]) for _, one in with_part), default=0)
        self.year = np.array([int(one["year"]) for _, one in found])
        self.part = np.array([float(f"0.{one['part'] or 0}") for _, one in found])
        self.first = names[self.at[0]] if found else ""


def days_of_years(names: Sequence[str]) -> tuple[dict[int, date], str] | None:
    """Return, by their places, the days of the names that are decimal years, and how they were read; None where none.

    Examples
    --------
    >>> days, how = days_of_years(["pid", "2019.0438", "2019.0767", "2019.1096"])
    >>> [str(one) for one in days.values()], how
    (['2019-01-17', '2019-01-29', '2019-02-10'], 'decimal years')
    """
    years = _Years(names)
    if not years.are_years:
        return None
    found = _in_the_calendar(years) if years.decimals >= _LEAST_DECIMALS else _nearly_in_the_calendar(years)
    if found is None:
        return None
    numbers, how = found
    days = [date(int(year), 1, 1) + timedelta(int(one)) for year, one in zip(years.year, numbers, strict=True)]
    if not all(a < b for a, b in zip(days, days[1:], strict=False)):
        return None
    return dict(zip(years.at, days, strict=True)), how


def unread_years(names: Sequence[str]) -> str | None:
    """Return in a sentence why names that look like decimal years, or days of a year, say no days; None for others.

    Years with two decimals are read where there are enough of them and a fraction above 0.12 says that they are none of
    a month.

    Examples
    --------
    >>> unread_years(["2018.01", "2018.04", "2018.07"])
    "Names such as '2018.01' are months or decimal years, which do not tell the day with two decimals. Name the dates \
YYYYMMDD."
    >>> unread_years(["2018.0027", "2018.0356", "2018.0685"]) is None
    True
    """
    if (unread := unread_ordinals(names)) is not None:
        return unread
    years = _Years(names)
    if not years.are_years or days_of_years(names) is not None:
        return None
    if years.decimals < _LEAST_DECIMALS:
        return (
            f"Names such as {quoted(years.first)} are months or decimal years, which do not tell the day with "
            f"{'one decimal' if years.decimals == 1 else 'two decimals'}. Name the dates YYYYMMDD."
        )
    return (
        f"Names such as {quoted(years.first)} look like decimal years, but their fractions do not tell the days: they "
        "do not all fall on one time of the day. Name the dates YYYYMMDD."
    )


def _in_the_calendar(years: _Years) -> tuple[np.ndarray, str] | None:
    """Return the number of each day in its year, from 0 on, and how it was counted; None where no way of it fits."""
    rounding = 0.5 * 10.0**-years.decimals * _MEAN_YEAR
    # The mean of dates at midnight that are rounded evenly: three of its standard deviations.
    midnight = rounding * np.sqrt(3 / len(years.year)) + _SLACK
    rounding += _SLACK
    own = np.array([366 if calendar.isleap(year) else 365 for year in years.year])
    fitting: list[tuple[bool, int, np.ndarray, str]] = []
    for length, how in ((own, "decimal years"), (np.full(len(own), _MEAN_YEAR), "decimal years of 365.25 days")):
        days = years.part * length
        clock = float(np.angle(np.exp(2j * np.pi * days).mean()) / (2 * np.pi) % 1.0)
        clock -= clock > 1.0 - midnight
        numbers = np.round(days - clock)
        if np.abs(days - clock - numbers).max() <= rounding:
            fitting.append((abs(clock) > midnight, len(fitting), numbers, how))
    fitting.sort(key=lambda one: one[:2])  # the dates at midnight first
    # Any time of the day but midnight needs the decimals to show it, and one way of counting.
    shown = rounding <= _SHOWS_TIME or len(years.year) >= _SHOW_TIME_TOGETHER
    unsure = fitting and fitting[0][0] and (not shown or len({tuple(one[2]) for one in fitting}) > 1)
    if not fitting or unsure:
        return None
    _, _, numbers, how = fitting[0]
    if rounding > _SHOWS_TIME:  # late in the evening may look like the midnight after it
        how = f"{how} with three decimals, which tell the day to within one day"
    return numbers, how


def _nearly_in_the_calendar(years: _Years) -> tuple[np.ndarray, str] | None:
    """Return the number of each day in its year, to within three days; None where they may be those of months."""
    hundredths = np.round(years.part * 100).astype(int)
    may_be_months = ((hundredths >= 1) & (hundredths <= _MONTHS)).all()
    if years.decimals != _COARSE_DECIMALS or len(years.year) < _LEAST_COARSE or may_be_months:
        return None
    # Two days off at most, at any time of the day; three late in leap years whose fractions are of 366 days.
    numbers = np.floor(years.part * _MEAN_YEAR)
    return numbers, "decimal years with two decimals, which tell the day to within three days"


def _increases(found: Sequence[tuple[int, re.Match[str]]]) -> bool:
    values = [float(f"{one['year']}.{one['part'] or 0}") for _, one in found]
    return all(a < b for a, b in zip(values, values[1:], strict=False))
