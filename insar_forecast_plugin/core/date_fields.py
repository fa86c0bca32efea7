# SPDX-License-Identifier: GPL-2.0-or-later
"""Which field of a layer holds what of which date, told by its name; read by both halves, in Python 3.9."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

OBSERVED, FORECAST, LOWER, UPPER = "D", "F", "L", "U"
"""What a field holds: a displacement that was observed, a forecast, the ends of its interval. So its name begins."""

_OBSERVED = re.compile(r"(?:[Dd]_?)?(\d{4})(\d{2})(\d{2})")
_SEPARATED = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
_AHEAD = re.compile(rf"([{FORECAST}{LOWER}{UPPER}])(\d{{4}})(\d{{2}})(\d{{2}})")
_FIRST_YEAR, _LAST_YEAR = 1970, 2149  # eight digits outside of these are no acquisition date


class DateField(NamedTuple):
    """What a field holds, and of which date."""

    kind: str
    day: date


def date_field(name: str) -> DateField | None:
    """Return what the name of a field says; None where it says no date.

    Observed are ``YYYYMMDD``, ``DYYYYMMDD``, ``D_YYYYMMDD`` (either case of D), ``YYYY-MM-DD`` and ``YYYY/M/D``; ahead
    of the epochs lie ``FYYYYMMDD``, ``LYYYYMMDD`` and ``UYYYYMMDD``. The date has to be in the calendar.
    """
    text = name.strip()
    if found := _AHEAD.fullmatch(text):
        kind, *digits = found.groups()
    elif found := _OBSERVED.fullmatch(text):
        kind, digits = OBSERVED, [*found.groups()]
    elif found := _SEPARATED.fullmatch(text):
        kind, digits = OBSERVED, [found[1], found[3], found[4]]
    else:
        return None
    year, month, day = (int(part) for part in digits)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return DateField(kind, date(year, month, day))
    except ValueError:
        return None


def field_name(kind: str, day: date) -> str:
    """Return the name under which the plugin writes a field, such as ``D20240131``."""
    return f"{kind}{day.year:04d}{day.month:02d}{day.day:02d}"
