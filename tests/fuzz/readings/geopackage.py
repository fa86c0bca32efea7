# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoPackages, read with the standard library's ``sqlite3``."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from tests.fuzz.comparing import Reading, days
from tests.fuzz.inputs import CannotSay
from tests.fuzz.readings.well_known_binary import point_of

_ENVELOPES = (0, 32, 48, 48, 64)
_MOST_ROWS = 3000


def read_geopackage(path: Path) -> Reading:
    """Read the one layer that has dates.

    Raises
    ------
    CannotSay
        SQLite finds the file damaged, or there is not one such layer.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        return _read(connection)
    except (sqlite3.Error, UnicodeError, MemoryError, OverflowError) as error:
        raise CannotSay(f"sqlite3: {type(error).__name__}") from error
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> Reading:
    layers = []
    for table, geometry, system in connection.execute(
        "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
    ).fetchall():
        columns = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        if any(days(str(one[1])) for one in columns):
            layers.append((table, geometry, system, columns))
    if len(layers) != 1:
        raise CannotSay(f"{len(layers)} layers with dates")
    table, geometry, system, columns = layers[0]
    names = [str(one[1]) for one in columns]
    if geometry not in names:
        raise CannotSay("no column of geometries")
    found = connection.execute(f"SELECT * FROM {_quoted(table)}").fetchmany(_MOST_ROWS + 1)
    if len(found) > _MOST_ROWS:
        raise CannotSay("more rows than can be compared")
    at = names.index(geometry)
    others = [number for number, one in enumerate(columns) if number != at and not one[5]]
    rows = [[row[number] for number in others] for row in found]
    code = system if isinstance(system, int) and 1024 <= system <= 32767 else None
    return Reading([names[number] for number in others], rows, [_place(row[at]) for row in found], crs=code)


def _quoted(name: str) -> str:
    return '"' + str(name).replace('"', '""') + '"'


def _place(blob: Any) -> tuple[float, float] | None:
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        raise CannotSay("a geometry that is none")
    flags = blob[3]
    envelope = (flags >> 1) & 7
    if envelope >= len(_ENVELOPES):
        raise CannotSay("an unknown envelope")
    return point_of(blob[8 + _ENVELOPES[envelope] :])
