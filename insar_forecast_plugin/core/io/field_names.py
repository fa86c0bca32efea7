# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column is what: epochs, coordinates, identifier, coherence. By name and pattern, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

_COMPACT = re.compile(r"(?:[Dd]_?)?(\d{4})(\d{2})(\d{2})")
_SEPARATED = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
_FORECAST = re.compile(r"[FLU](\d{8})")
_FIRST_YEAR, _LAST_YEAR = 1970, 2149  # eight digits outside of these are no acquisition date

PROJECTED_PAIRS = (
    ("easting", "northing"),
    ("east", "north"),
    ("utm_e", "utm_n"),
    ("utm_easting", "utm_northing"),
    ("utm_x", "utm_y"),
    ("x", "y"),
    ("x_coord", "y_coord"),
    ("xcoord", "ycoord"),
    ("coord_x", "coord_y"),
    ("e", "n"),
)
GEOGRAPHIC_PAIRS = (
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("longitude_deg", "latitude_deg"),
)
IDENTIFIERS = ("pid", "point_id", "pointid", "ps_id", "psid", "id", "code", "uid", "name")
COHERENCES = (
    "temporal_coherence",
    "coherence",
    "coh",
    "temporalcoherence",
    "temp_coherence",
    "tempcoh",
    "temp_coh",
    "tcoh",
    "temporal_c",  # as a shapefile cuts it
    "mean_coherence",
    "coher",
)
REFERENCE_SYSTEMS = ("epsg", "srid", "crs", "utm_zone", "utmzone", "zone_utm")
VELOCITIES = ("mean_velocity", "velocity", "vel", "v", "mean_veloc", "linear_velocity", "velocity_mm_yr")


def epoch_date(name: str) -> np.datetime64 | None:
    """Return the date that a column's name says, or None.

    ``YYYYMMDD``, ``DYYYYMMDD``, ``D_YYYYMMDD`` (either case of D), ``YYYY-MM-DD`` and ``YYYY/M/D`` count, where the
    date is in the calendar.
    """
    text = name.strip()
    if found := _COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _SEPARATED.fullmatch(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    else:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return np.datetime64(date(year, month, day), "D")
    except ValueError:
        return None


def is_forecast(name: str) -> bool:
    """Tell whether a column is a forecast or the end of its interval (``F``, ``L``, ``U`` and a date)."""
    found = _FORECAST.fullmatch(name)
    return found is not None and epoch_date(found[1]) is not None


def named(candidates: Iterable[str], names: Sequence[str]) -> str | None:
    """Return the first of the candidates that is among the names, whatever the case, as the file spells it."""
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.strip().lower(), name)
    return next((spelled[candidate] for candidate in candidates if candidate in spelled), None)


def pair(pairs: Iterable[tuple[str, str]], names: Sequence[str]) -> tuple[str, str] | None:
    """Return the first pair of (x, y) columns of which both are among the names."""
    for first, second in pairs:
        x, y = named([first], names), named([second], names)
        if x is not None and y is not None:
            return x, y
    return None


def listed(pairs: Iterable[tuple[str, str]]) -> str:
    """Return pairs in words, for a message about what was looked for."""
    return ", ".join(f"{x}/{y}" for x, y in pairs)
