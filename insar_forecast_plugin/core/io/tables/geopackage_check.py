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
_WHOLE = {"TINYINT": (-128, 127), "SMALLINT": (-(2**15), 2**15 - 1), "MEDIUMINT": (-(2**31), 2**31 - 1)}
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
        return _odd_cells(connection, table, {one: _odd(one, kind) for one, kind in columns.items()}, name)


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


def _odd(column: str, kind: str) -> str | None:
    """Return in SQL what tells that a cell is none of its column's type, None where the column is no number."""
    name = _quoted(column)
    if "INT" in kind:
        low, high = next((limits for word, limits in _WHOLE.items() if word in kind), (-(2**63), 2**63 - 1))
        return f"(typeof({name}) = 'real' OR {name} NOT BETWEEN {low} AND {high})"
    return f"{name} > {_ABOVE_ALL_NUMBERS}" if _NUMERIC.search(kind) else None  # text is greater than any number


def _odd_cells(
    connection: sqlite3.Connection, table: str, columns: dict[str, str | None], name: str
) -> dict[str, NumberCells]:
    odd = {column: term for column, term in columns.items() if term}
    terms = list(odd.values())
    groups = [" OR ".join(terms[start : start + _AT_ONCE]) for start in range(0, len(terms), _AT_ONCE)]
    if not groups:
        return {}
    any_odd = f"SELECT 1 FROM {table} WHERE ({') OR ('.join(groups)}) LIMIT 1"  # noqa: S608
    if connection.execute(any_odd).fetchone() is None:
        return {}
    cells: dict[str, NumberCells] = {}
    count = 0
    for column, term in odd.items():
        query = f"SELECT rowid, {_quoted(column)} FROM {table} WHERE {term}"  # noqa: S608
        rows: NumberCells = {}
        for row, value in connection.execute(query):
            rows[int(row)] = float(value) if isinstance(value, (int, float)) else number_meant(value)
        count += len(rows)
        if count > _MOST_CELLS:
            raise InputError(
                f"{name} has more than {_MOST_CELLS // 1_000_000} million cells that are not of their column's type. "
                "Change the types of these columns."
            )
        if rows:
            cells[column] = rows
    return cells


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
