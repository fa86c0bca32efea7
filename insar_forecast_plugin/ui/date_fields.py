# SPDX-License-Identifier: GPL-2.0-or-later
"""Which fields of a layer are dates: observed epochs, forecasts, and the ends of their intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsFields

_COMPACT = re.compile(r"(?:[Dd]_?)?(\d{4})(\d{2})(\d{2})")
_SEPARATED = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
_FUTURE = re.compile(r"([FLU])(\d{4})(\d{2})(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1970, 2149  # eight digits outside of these are no acquisition date


@dataclass(frozen=True)
class DateFields:
    """Indices of the fields of each date, in the order of time.

    Parameters
    ----------
    observed
        (date, field index) of the epochs.
    forecast
        (date, index of F, of L, of U) of the future dates; -1 where an end of the interval is absent.
    """

    observed: tuple[tuple[date, int], ...]
    forecast: tuple[tuple[date, int, int, int], ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.observed or self.forecast)


def find_date_fields(fields: QgsFields) -> DateFields:
    """Find the date fields by name, wherever they stand; of several fields of one date the first counts."""
    observed: dict[date, int] = {}
    future: dict[str, dict[date, int]] = {"F": {}, "L": {}, "U": {}}
    for index in range(fields.count()):
        field = fields.at(index)
        if not field.isNumeric():
            continue
        name = field.name().strip()
        if found := _FUTURE.fullmatch(name):
            day = _day(*found.groups()[1:])
            if day is not None:
                future[found[1]].setdefault(day, index)
        elif found := _COMPACT.fullmatch(name):
            day = _day(*found.groups())
            if day is not None:
                observed.setdefault(day, index)
        elif found := _SEPARATED.fullmatch(name):
            day = _day(found[1], found[3], found[4])
            if day is not None:
                observed.setdefault(day, index)
    lower, upper = future["L"], future["U"]
    return DateFields(
        observed=tuple(sorted(observed.items())),
        forecast=tuple((day, at, lower.get(day, -1), upper.get(day, -1)) for day, at in sorted(future["F"].items())),
    )


def _day(year: str, month: str, day: str) -> date | None:
    """Return the date, None where it is not in the calendar."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
