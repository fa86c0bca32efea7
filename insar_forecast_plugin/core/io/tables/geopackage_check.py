# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of a GeoPackage as SQLite sees it, before GDAL reads it: GDAL ends at damage, and waits for any view."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from ...errors import InputError, quoted

_VIEW_WITHIN_S = 20.0
_STEPS = 1_000_000
"""Steps of SQLite between two looks at the clock."""
_ABOVE_ALL_NUMBERS = "9e999"
_NUMERIC = re.compile(r"INT|REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL", re.IGNORECASE)
_COMMA = re.compile(r"\s*([-+]?\d*),(\d+)\s*")
_AT_ONCE = 300
_MOST_TEXTS = 1_000_000

TextCells = dict[str, dict[int, float | None]]
"""Column -> row's identifier -> the number that its text says; None where it says none."""


def text_in_numbers(path: Path, layer: str, name: str) -> TextCells:
    """Return the cells of a layer's number columns that hold text, which GDAL would read as any number.

    Raises
    ------
    InputError
        The file is damaged, or the layer is a view that does not come to its end.
    """
    log = path.with_name(path.name + "-wal")
    live = log.is_file() and log.stat().st_size
    # Without a log that is in use, nothing needs to be written beside the file.
    address = f"{path.absolute().as_uri()}?mode=ro{'' if live else '&immutable=1'}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", errors="replace")
            return _looked_through(connection, layer, name)
    except sqlite3.Error as error:
        raise InputError(f"{name} is damaged: {quoted(error)}. Download or export it again.") from error


def _looked_through(connection: sqlite3.Connection, layer: str, name: str) -> TextCells:
    found = connection.execute(
        "SELECT name, type FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')", (layer,)
    ).fetchone()
    if found is None:
        return {}
    table = _quoted(str(found[0]))
    if found[1] == "view":
        _check_view(connection, table, name)
        return {}
    flaws = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    if flaws != ["ok"]:
        raise InputError(f"{name} is damaged ({quoted(flaws[0])}). Download or export it again.")
    columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})") if _NUMERIC.search(str(row[2]))]
    return _text_cells(connection, table, columns, name)


def _text_cells(connection: sqlite3.Connection, table: str, columns: list[str], name: str) -> TextCells:
    # Text is greater than any number.
    groups = [columns[start : start + _AT_ONCE] for start in range(0, len(columns), _AT_ONCE)]
    terms = [" OR ".join(f"{_quoted(one)} > {_ABOVE_ALL_NUMBERS}" for one in group) for group in groups]
    if not terms:
        return {}
    any_text = f"SELECT 1 FROM {table} WHERE ({') OR ('.join(terms)}) LIMIT 1"  # noqa: S608
    if connection.execute(any_text).fetchone() is None:
        return {}
    cells: TextCells = {}
    count = 0
    for column in columns:
        query = f"SELECT rowid, {_quoted(column)} FROM {table} WHERE {_quoted(column)} > {_ABOVE_ALL_NUMBERS}"  # noqa: S608
        rows = {int(row): _number(value) for row, value in connection.execute(query)}
        count += len(rows)
        if count > _MOST_TEXTS:
            raise InputError(
                f"{name} has text in more than {_MOST_TEXTS // 1_000_000} million cells of columns of numbers. Change "
                "the type of these columns."
            )
        if rows:
            cells[column] = rows
    return cells


def _number(value: object) -> float | None:
    comma = _COMMA.fullmatch(value) if isinstance(value, str) else None
    return float(f"{comma[1]}.{comma[2]}") if comma else None


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
