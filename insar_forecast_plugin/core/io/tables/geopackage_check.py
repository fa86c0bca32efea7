# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of a GeoPackage as SQLite sees it, before GDAL reads it: GDAL ends at damage, and waits for any view."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ...errors import InputError, quoted
from .number_cells import NumberCells, number_meant

_WITHIN_S = 20.0
_STEPS = 1_000_000
"""Steps of SQLite between two looks at the clock."""
_ABOVE_ALL_NUMBERS = "9e999"
_NUMERIC = re.compile(r"REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL")
_WHOLE = re.compile(r"(TINY|SMALL|MEDIUM|BIG)?INT(?:EGER)?(?:\(\d+\))?")
_TEXT = re.compile(r"TEXT|VARCHAR|CHAR")
_OF_TYPES = re.compile(r"(?:NUMERIC|TEXT|NULL|non-\w+) value ")
"""What SQLite says of cells that are not of their column's type, which is no damage."""
_MOST_FLAWS = 100
_BYTES_PER_S = 10e6
_OF_ANY_LENGTH = ("printf", "format")
_LONGEST_TEXT, _LONGEST_ROW = 1_000_000, 100_000
_AT_ONCE = 300
_MOST_CELLS = 1_000_000


def stated_layers(path: Path, name: str) -> list[tuple[str, bool]]:
    """Return the layers that a GeoPackage lists, and whether they have geometries; GDAL would look into each view.

    Raises
    ------
    InputError
        The file ``name`` is damaged.
    """
    with _opened(path, name) as connection:
        lists = "SELECT type FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns')"
        found = connection.execute(lists).fetchall()
        if any(row[0] != "table" for row in found):
            raise InputError(f"{name} is damaged: its list of layers is a view. Download or export it again.")
        if len(found) < 2:
            return []
        query = (
            "SELECT c.table_name, g.table_name IS NOT NULL FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g "
            "ON lower(g.table_name) = lower(c.table_name) WHERE c.data_type IN ('features', 'attributes')"
        )
        return [(str(layer), bool(has_geometry)) for layer, has_geometry in connection.execute(query)]


def check_layer(path: Path, layer: str, name: str) -> int | None:
    """Look whether a layer can be read to its end.

    Parameters
    ----------
    path
        The GeoPackage.
    layer
        Name of one of its tables or views.
    name
        What messages call the layer.

    Returns
    -------
    int or None
        Rows of the layer, counted; None where there is none of that name.

    Raises
    ------
    InputError
        The file is damaged, or the layer is a view that does not come to its end, or only with far too long texts.
    """
    with _opened(path, name) as connection:
        table, kind = _found(connection, layer)
        if kind == "view" or _is_computed(connection, table):
            return _checked_view(connection, table, name)
        flaws = [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({_MOST_FLAWS})")]
        flaws = [flaw for flaw in flaws if flaw != "ok" and not _OF_TYPES.match(flaw)]
        if flaws:
            raise InputError(f"{name} is damaged ({quoted(flaws[0])}). Download or export it again.")
        return int(_selected(connection, "count(*)", table).fetchone()[0]) if table else None


def odd_in_numbers(path: Path, layer: str, name: str) -> dict[str, NumberCells]:
    """Return the cells of a layer's number columns that hold something else, which GDAL would read as any number.

    Raises
    ------
    InputError
        The file is damaged, or a text has a zero byte, where GDAL would cut it.
    """
    with _opened(path, name) as connection:
        table, kind = _found(connection, layer)
        if kind != "table":
            return {}
        columns = {str(row[1]): str(row[2]).upper() for row in connection.execute(f"PRAGMA table_info({table})")}
        _check_texts(connection, table, [one for one, kind in columns.items() if _TEXT.match(kind)], name)
        numbers = {one: kind for one, kind in columns.items() if _NUMERIC.match(kind) or _WHOLE.fullmatch(kind)}
        return _odd_cells(connection, table, numbers, name)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[sqlite3.Connection]:
    log = path.with_name(path.name + "-wal")
    live = log.is_file() and log.stat().st_size
    # Without a log that is in use, nothing needs to be written beside the file.
    address = f"{path.absolute().as_uri()}?mode=ro{'' if live else '&immutable=1'}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", errors="surrogateescape")
            until = time.monotonic() + _WITHIN_S + path.stat().st_size / _BYTES_PER_S
            connection.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where the message quotes odd bytes
        raise InputError(f"{name} is damaged: {quoted(error)}. Download or export it again.") from error


def _found(connection: sqlite3.Connection, layer: str) -> tuple[str, str]:
    """Return a layer's name in SQL, and whether it is a table or a view; the latter is empty where it is neither."""
    query = "SELECT name, type FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')"
    row = connection.execute(query, (layer,)).fetchone()
    return (_quoted(str(row[0])), str(row[1])) if row else ("", "")


def _selected(connection: sqlite3.Connection, columns: str, table: str, rest: str = "") -> sqlite3.Cursor:
    """Run a query. Its parts are fixed words and what :func:`_quoted` gives: SQL has no parameters for names."""
    return connection.execute(f"SELECT {columns} FROM {table} {rest}")  # noqa: S608 # nosec B608 # see above


def _check_texts(connection: sqlite3.Connection, table: str, columns: list[str], name: str) -> None:
    for column in columns:
        with_zero = f"WHERE instr(CAST({_quoted(column)} AS BLOB), x'00') LIMIT 1"
        if _selected(connection, "1", table, with_zero).fetchone() is not None:
            raise InputError(
                f"A text of the field {quoted(column)} of {name} has a zero byte, which no text has. Correct it, or "
                "export the layer again."
            )


def _limits(kind: str) -> tuple[int, int] | None:
    """Return between which whole numbers a column of a type lies; None takes fractions too."""
    whole = _WHOLE.fullmatch(kind)
    bits = {"TINY": 8, "SMALL": 16, "MEDIUM": 32}.get(whole[1] or "", 64) if whole else 0
    return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if whole else None


def _term(column: str, limits: tuple[int, int] | None) -> str:
    """Return in SQL what tells that a cell is none of its column's type."""
    if limits is None:
        return f"{column} > {_ABOVE_ALL_NUMBERS}"  # text is greater than any number
    return f"(typeof({column}) = 'real' OR {column} NOT BETWEEN {limits[0]} AND {limits[1]})"


def _odd_cells(
    connection: sqlite3.Connection, table: str, columns: dict[str, str], name: str
) -> dict[str, NumberCells]:
    """Return the cells that are none of their column's type; ``columns`` has the types of the number columns."""
    cells: dict[str, NumberCells] = {}
    names, count = list(columns), 0
    for start in range(0, len(names), _AT_ONCE):
        group = {one: _limits(columns[one]) for one in names[start : start + _AT_ONCE]}
        terms = " OR ".join(_term(_quoted(one), limits) for one, limits in group.items())
        columns_of_group = ", ".join(["rowid", *map(_quoted, group)])
        for row, *values in _selected(connection, columns_of_group, table, f"WHERE {terms}"):
            for (column, limits), value in zip(group.items(), values, strict=True):
                if value is None or _fits(value, limits):
                    continue
                number = float(value) if isinstance(value, (int, float)) else number_meant(value)
                cells.setdefault(column, {})[int(row)] = number
                count += 1
            if count > _MOST_CELLS:
                raise InputError(
                    f"{name} has more than {_MOST_CELLS // 1_000_000} million cells that are not of their column's "
                    "type. Change the types of these columns."
                )
    return cells


def _fits(value: object, limits: tuple[int, int] | None) -> bool:
    if limits is None:
        return isinstance(value, (int, float))
    return isinstance(value, int) and limits[0] <= value <= limits[1]


def _checked_view(connection: sqlite3.Connection, view: str, name: str) -> int:
    """Return how many rows a view has; refuse one that does not come to its end, as what it is made of may call itself.

    Every column is worked out: one of them may be what has no end.
    """
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    for function in _OF_ANY_LENGTH:  # these give nothing where they pass the limit, rather than end with an error
        connection.create_function(function, -1, _refused)
    try:
        return _read_view(connection, view, name)
    except (sqlite3.OperationalError, sqlite3.DataError) as error:
        why = f"cannot be read ({quoted(error)})"
        if "interrupted" in str(error):
            why = "did not come to its end in time"
        elif "user-defined" in str(error) or "non-deterministic" in str(error):
            why = f"calls {_OF_ANY_LENGTH[0]}, which can make texts of any length"
        raise InputError(f"{name} is a view that {why}. Save it as a layer of its own.") from error


def _refused(*_: object) -> None:
    raise ValueError


def _read_view(connection: sqlite3.Connection, view: str, name: str) -> int:
    columns = [_quoted(str(row[0])) for row in _selected(connection, "*", view, "LIMIT 0").description]
    wanted = ", ".join(["count(*)", *map(_longest, columns)])
    count, *lengths = _selected(connection, wanted, view).fetchone()
    if sum(length or 0 for length in lengths) > _LONGEST_ROW:
        raise InputError(
            f"{name} is a view with rows of more than {_LONGEST_ROW // 1000} thousand characters, as no point has. "
            "Save it as a layer of its own without these texts."
        )
    return int(count)


def _longest(column: str) -> str:
    """Return in SQL how long the longest text or bytes of a column are."""
    return f"max(CASE WHEN typeof({column}) IN ('text', 'blob') THEN length({column}) END)"


def _is_computed(connection: sqlite3.Connection, table: str) -> bool:
    """Tell whether a column of a table is computed from others when it is read."""
    return bool(table) and any(row[6] > 1 for row in connection.execute(f"PRAGMA table_xinfo({table})"))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
