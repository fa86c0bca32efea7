# SPDX-License-Identifier: GPL-2.0-or-later
"""Which fields of a layer are dates: observed epochs, forecasts, and the ends of their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..core.date_fields import AHEAD, FORECAST, LOWER, OBSERVED, PATH_LOWER, PATH_UPPER, UPPER, date_fields

if TYPE_CHECKING:
    from qgis.core import QgsFields


@dataclass(frozen=True)
class DateFields:
    """Indices of the fields of each date, in the order of time.

    Parameters
    ----------
    observed
        (date, field index) of the epochs.
    forecast
        (date, index of F, of L, of U) of the future dates; -1 where an end of the interval is absent.
    path
        (index of PL, of PU) of the same dates: the ends of the band that holds the whole path; -1 where absent.
    """

    observed: tuple[tuple[date, int], ...]
    forecast: tuple[tuple[date, int, int, int], ...]
    path: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.observed or self.forecast)


def find_date_fields(fields: QgsFields) -> DateFields:
    """Find the date fields by name, wherever they stand; of several fields of one date the first counts."""
    found: dict[str, dict[date, int]] = {kind: {} for kind in (OBSERVED, *AHEAD)}
    numeric = {fields.at(index).name(): index for index in range(fields.count()) if fields.at(index).isNumeric()}
    for name, dated in date_fields(numeric).fields.items():
        found[dated.kind].setdefault(dated.day, numeric[name])
    ahead, lower, upper = found[FORECAST], found[LOWER], found[UPPER]
    return DateFields(
        observed=tuple(sorted(found[OBSERVED].items())),
        forecast=tuple((day, at, lower.get(day, -1), upper.get(day, -1)) for day, at in sorted(ahead.items())),
        path=tuple((found[PATH_LOWER].get(day, -1), found[PATH_UPPER].get(day, -1)) for day in sorted(ahead)),
    )
