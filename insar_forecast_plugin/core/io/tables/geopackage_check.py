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

_VIEW_WITHIN_S = 20.0
_STEPS = 1_000_000
"""Steps of SQLite between two looks at the clock."""
_ABOVE_ALL_NUMBERS = "9e999"
_NUMERIC = re.compile(r"REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL")
_WHOLE = re.compile(r"(TINY|SMALL|MEDIUM|BIG)?INT(?:EGER)?(?:\(\d+\))?")
_TEXT = re.compile(r"TEXT|VARCHAR|CHAR")
_AT_ONCE = 300
_MOST_CELLS = 1_000_000


def check_layer(path: Path, layer: str, name: str) -> None:
    """Look whether a layer can be read to its end; ``name`` is that of the layer in the message.

    Raises
    ------
    InputError
        The file is damaged, or the layer is a view that does not come to its end.
    """
    with _opened(path, name) as connection:
        table, kind = _found(connection, layer)
        if kind == "view":
            _check_view(connection, table, name)
            return
        flaws = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
        if flaws != ["ok"]:
            raise InputError(f"{name} is damaged ({quoted(flaws[0])}). Download or export it again.")


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
            yield connection
    except sqlite3.Error as error:
        raise InputError(f"{name} is damaged: {quoted(error)}. Download or export it again.") from error


def _found(connection: sqlite3.Connection, layer: str) -> tuple[str, str]:
    """Return a layer's name in SQL, and whether it is a table or a view; the latter is empty where it is neither."""
    query = "SELECT name, type FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')"
    row = connection.execute(query, (layer,)).fetchone()
    return (_quoted(str(row[0])), str(row[1])) if row else ("", "")


def _check_texts(connection: sqlite3.Connection, table: str, columns: list[str], name: str) -> None:
    for column in columns:
        query = f"SELECT 1 FROM {table} WHERE instr(CAST({_quoted(column)} AS BLOB), x'00') LIMIT 1"  # noqa: S608
        if connection.execute(query).fetchone() is not None:
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
        query = f"SELECT rowid, {', '.join(map(_quoted, group))} FROM {table} WHERE {terms}"  # noqa: S608
        for row, *values in connection.execute(query):
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


def _check_view(connection: sqlite3.Connection, view: str, name: str) -> None:
    """Refuse a view that does not come to its end: what it is made of may call itself."""
    until = time.monotonic() + _VIEW_WITHIN_S
    connection.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    try:
        connection.execute(f"SELECT count(*) FROM {view}").fetchone()  # noqa: S608
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise InputError(
                f"{name} is a view that did not come to its end within {_VIEW_WITHIN_S:.0f} s. Save it as a layer of "
                "its own."
            ) from error
        raise InputError(
            f"{name} is a view that cannot be read ({quoted(error)}). Save it as a layer of its own."
        ) from error
    finally:
        connection.set_progress_handler(None, 0)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
