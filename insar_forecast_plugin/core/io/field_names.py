# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column is what: epochs, coordinates, identifier, coherence. By name and pattern, never by position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ..date_fields import FORECAST, LOWER, OBSERVED, UPPER, date_field, date_fields

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
    ("pnt_lon", "pnt_lat"),
    ("longitude_deg", "latitude_deg"),
)
IDENTIFIERS = ("pid", "point_id", "pointid", "ps_id", "psid", "pnt_id", "id", "code", "uid", "name")
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
    """Return the date of an epoch that a text alone names, such as a band's description, or None."""
    found = date_field(name)
    return np.datetime64(found.day, "D") if found is not None and found.kind == OBSERVED else None


def epochs(names: Iterable[str]) -> dict[str, np.datetime64]:
    """Return the columns of a table that hold an epoch, each with its date, in the table's order."""
    return {name: np.datetime64(day, "D") for name, day in date_fields(names).of(OBSERVED).items()}


def forecasts(names: Iterable[str]) -> list[str]:
    """Return the columns that hold a forecast or the end of its interval (``F``, ``L``, ``U`` and a date)."""
    return [*date_fields(names).of(FORECAST, LOWER, UPPER)]


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
