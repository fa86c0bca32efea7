# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column is what: epochs, coordinates, identifier, coherence. By name and pattern, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from ..attribute_names import VELOCITIES
from ..date_fields import AHEAD, OBSERVED, date_field, date_fields
from ..errors import quoted
from .unit_words import CUT_UNIT, without_unit

PROJECTED_PAIRS = (
    ("easting", "northing"),
    ("east", "north"),
    ("x", "y"),
    ("xcoord", "ycoord"),
    ("rechtswert", "hochwert"),
    ("est", "nord"),
    ("ostwert", "nordwert"),
    ("xpos", "ypos"),
    ("e", "n"),
)
GEOGRAPHIC_PAIRS = (
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("longitud", "latitud"),
    ("longitudine", "latitudine"),
    ("länge", "breite"),
    ("laenge", "breite"),
)
_FIRST_NAMES, _LONG_NAME = 12, 20
_IN_BRACKETS = re.compile(r"(?P<name>[^\[(]+?)\s*[\[(]\s*(?P<what>[a-z]+|\u00b0 ?[nesw]?)\s*[\])]", re.IGNORECASE)
_AXIS = re.compile(r"lon(?:gitude)?|lat(?:itude)?|easting|northing", re.IGNORECASE)
_NO_PLACE = re.compile(r"los|vel|std|sigma|err|acc|rmse|incid|heading|look|unit", re.IGNORECASE)
"""In the name of a column: an east or an x, but of something else than the place."""
_OTHER_PLACE = re.compile(r"(?<![a-z])(?:ref|master|primary|origin|cent(?:er|re))", re.IGNORECASE)
"""In the name of a column: a place, and as likely not the one of the point."""
IDENTIFIERS = (
    *("pid", "point_id", "pointid", "ps_id", "psid", "pnt_id", "target_id", "scatterer_id", "ds_id", "id"),
    *("code", "uid", "uuid", "identifier", "point_no", "ps_no", "point", "name"),
)
SYSTEMS_OF_DEGREES = ("epsg", "srid", "crs")
REFERENCE_SYSTEMS = (*SYSTEMS_OF_DEGREES, "utm_zone", "utmzone", "zone_utm")

_OF_DBASE = 10
"""A shapefile cuts the names of its fields after so many bytes."""
_WHOLE_DATE = re.compile(r"\d{8}$|\d{4}([-/_.])\d{2}\1\d{2}$")
_GOES_ON = (*"0123456789", "01", "18")
"""What may have stood behind a date that was cut: the rest of a day, a whole one, or half a year."""
_LONGEST = 80
"""Of a longer name only the end is looked at, of a longer line nothing."""


def epoch_date(name: str) -> np.datetime64 | None:
    """Return the date of an epoch that a text alone names, such as a band's description, or None."""
    found = date_field(name)
    return np.datetime64(found.day, "D") if found is not None and found.kind == OBSERVED else None


def epochs(names: Iterable[str]) -> dict[str, np.datetime64]:
    """Return the columns of a table that hold an epoch, each with its date, in the table's order."""
    return {name: np.datetime64(day, "D") for name, day in date_fields(names).of(OBSERVED).items()}


def cut_epochs(names: Sequence[str]) -> list[str]:
    """Return the epochs whose names may be the beginnings of other dates, where all names are as short as shapefiles'.

    Examples
    --------
    >>> cut_epochs(["pid", "D2018_10_1", "D2018_02_4"]), cut_epochs(["velocity_mm", "D2018_10_1", "D2018_10_11"])
    (['D2018_10_1'], [])
    """
    if not _are_short(names):
        return []
    dated = [*epochs(names)]
    full = [name for name in dated if len(name.encode()) == _OF_DBASE and not _WHOLE_DATE.search(name)]
    others = [name for name in dated if name not in set(full)]
    cut: set[str] = set()
    for more in _GOES_ON if full else ():
        longer = date_fields([*(name + more for name in full), *others]).of(OBSERVED)
        cut |= {name for name in full if name + more in longer}
    return [name for name in full if name in cut]


def _are_short(names: Iterable[str]) -> bool:
    """Tell whether the names may come from a shapefile: none is longer than it holds one."""
    return all(len(one.encode()) <= _OF_DBASE for one in names)


def forecasts(names: Iterable[str]) -> list[str]:
    """Return the columns that hold a forecast or an end of its bands (``F``, ``L``, ``U``, ``PL``, ``PU``, a date)."""
    return [*date_fields(names).of(*AHEAD)]


def named(candidates: Iterable[str], names: Sequence[str]) -> str | None:
    """Return the first of the candidates that is among the names, whatever the case, as the file spells it."""
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.strip().lower(), name)
    return next((spelled[candidate] for candidate in candidates if candidate in spelled), None)


def pairs(kinds: Iterable[tuple[str, str]], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of (x, y) columns among the names, those that are named like that and no more first.

    Those that are named after a reference or a master come last.

    A prefix or a suffix that both share, such as in ``pnt_lon``/``pnt_lat`` or ``x_utm``/``y_utm``, belongs to a name.

    Examples
    --------
    >>> pairs(GEOGRAPHIC_PAIRS, ["pid", "lon_wgs84", "lat_wgs84", "east", "north", "up"])
    [('lon_wgs84', 'lat_wgs84')]
    """
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.strip().lower(), name)
    for name in names:
        if len(name) <= _LONGEST and not _NO_PLACE.search(name) and (found := _IN_BRACKETS.fullmatch(name.strip())):
            named_so = found["what"] if _AXIS.fullmatch(found["what"]) else found["name"]
            spelled.setdefault(named_so.lower(), name)
    bare = [(spelled[x], spelled[y]) for x, y in kinds if x in spelled and y in spelled]
    more = []
    for x, y in kinds:
        for low, name in spelled.items():
            if x not in low or len(low) > _LONGEST or _NO_PLACE.search(low):
                continue
            for found in re.finditer(rf"(?<![a-z]){x}(?=wgs|etrs|deg|[^a-z]|$)", low.replace("_", " ")):
                other = low[: found.start()] + y + low[found.end() :]
                if other in spelled:
                    more.append((name, spelled[other]))
    return list(dict.fromkeys([*bare, *sorted(more, key=lambda one: bool(_OTHER_PLACE.search(one[0])))]))


def pair(kinds: Iterable[tuple[str, str]], names: Sequence[str]) -> tuple[str, str] | None:
    """Return the first of the pairs of (x, y) columns among the names, None where there is none."""
    return next(iter(pairs(kinds, names)), None)


def listed(kinds: Iterable[tuple[str, str]]) -> str:
    """Return pairs in words, for a message about what was looked for."""
    return ", ".join(f"{x}/{y}" for x, y in kinds)


def first_names(names: Sequence[str]) -> str:
    """Return the first columns of a table for a message: on one line, and names cut that are long.

    Examples
    --------
    >>> first_names(["pid", "x" * 300])
    'pid, xxxxxxxxxxxxxxxxxxxx...'
    """
    return ", ".join(quoted(name, _LONG_NAME)[1:-1] for name in names[:_FIRST_NAMES])


def velocity_column(names: Sequence[str]) -> str | None:
    """Return the column of the velocity, with or without its unit in the name; None where there is none.

    Examples
    --------
    >>> velocity_column(["pid", "vel [mm/yr]", "D20240103"])
    'vel [mm/yr]'
    """
    bare = [without_unit(name).lower() for name in names]
    found = named(VELOCITIES, bare)
    return names[bare.index(found)] if found is not None else None


def without_cut_unit(name: str, names: Iterable[str]) -> str:
    """Return a column's name without an ``m`` at its end that a shapefile may have left of ``mm``.

    Examples
    --------
    >>> without_cut_unit("20180102_m", ["pid", "20180102_m"]), without_cut_unit("disp_m", ["pid", "disp_m"])
    ('20180102', 'disp_m')
    """
    short = CUT_UNIT.sub("", name)
    return short if short != name and len(name.encode()) == _OF_DBASE and _are_short(names) else name
