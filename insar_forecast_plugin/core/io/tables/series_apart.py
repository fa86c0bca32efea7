# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the rows of one point are one series: no repeats that differ, no two tracks, no forecast among them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from pyarrow import compute

from ...errors import InputError, quoted
from ..field_names import named

_FEW_CONFLICTS = 0.05
_MOST_CODES = 50
_MOST_SERIES = 10
_EPOCHS_OF_A_SERIES = 2
_KINDS = ("kind", "type", "data_type", "value_type", "series_type")
_OBSERVED = ("observed", "observation", "obs", "measured", "measurement")
_SERIES = (
    *(*_KINDS, "track", "track_number", "track_no", "tracknumber", "orbit", "orbit_direction", "orbit_dir", "pass"),
    *("pass_direction", "direction", "flight_direction", "asc_desc", "relative_orbit", "rel_orbit", "relorb"),
    *("relative_orbit_number", "relativeorbit", "path", "path_number", "look_direction", "geometry", "component"),
    *("polarisation", "polarization", "swath", "burst", "series", "dataset", "product", "method"),
)
"""Columns that tell series apart, where their few codes change from row to row of one point."""


def observed_rows(rows: pa.Table) -> np.ndarray | None:
    """Return which rows a column such as ``kind`` calls observed, bool, shape (n_rows,); None where none tells."""
    for kinds in _KINDS:
        name = named([kinds], rows.column_names)
        if name is None or not pa.types.is_string(rows.column(name).type):
            continue
        codes, texts = _codes(rows.column(name))
        observed = [at for at, text in enumerate(texts) if text.strip().lower() in _OBSERVED]
        wanted = np.isin(codes, observed)
        if wanted.any() and not wanted.all():
            return wanted
    return None


def check_repeats(name: str, rows: pa.Table, point: np.ndarray, epoch: np.ndarray, measured: np.ndarray) -> list[str]:
    """Return in words how many rows repeat a point and date; refuse them where they are series of their own.

    Parameters
    ----------
    name
        What messages call the table.
    rows
        Its columns besides those of identifier, place, date and value.
    point, epoch, measured
        Number of each row's point and epoch (-1 for none), and its value, shape (n_rows,).

    Raises
    ------
    InputError
        They are several series of one point.
    """
    valued = np.flatnonzero((epoch >= 0) & ~np.isnan(measured))
    places = point[valued].astype(np.int64) * (int(epoch.max(initial=0)) + 1) + epoch[valued]
    _, used, which = np.unique(places, return_index=True, return_inverse=True)
    repeats = np.flatnonzero(used[which] != np.arange(len(valued)))
    if not len(repeats):
        return []
    again, before = valued[repeats], valued[used[which[repeats]]]
    conflicts = measured[again] != measured[before]
    apart = _telling_apart(rows, again[conflicts], before[conflicts]) if conflicts.any() else []
    if apart or int(conflicts.sum()) > _FEW_CONFLICTS * len(valued):
        differ = f"; they differ in {quoted(', '.join(apart))}" if apart else ""
        raise InputError(
            f"{int(conflicts.sum())} rows of {name} give another value for a point and date than an earlier "
            f"row{differ}. Split the file into one for each series, or set ID_FIELD to what tells them apart."
        )
    count = len(repeats)
    return [
        f"{count} row{'s' * (count != 1)} of {name} repeat{'s' * (count == 1)} a point and date; the first of each was "
        "used."
    ]


def check_one_series(name: str, rows: pa.Table, point: np.ndarray, epoch: np.ndarray, measured: np.ndarray) -> None:
    """Refuse rows of one point that are of several tracks, or of an observed and a forecast series, by turns.

    A number that is another one at each date, such as that of an absolute orbit, tells no series apart. Parameters as
    for :func:`check_repeats`.

    Raises
    ------
    InputError
        They are several series of one point.
    """
    valued = np.flatnonzero((epoch >= 0) & ~np.isnan(measured))
    _, first, which = np.unique(point[valued], return_index=True, return_inverse=True)
    epochs = len(np.unique(epoch[valued]))
    for column in rows.column_names:
        if column.strip().lower().replace(" ", "_") not in _SERIES:
            continue
        codes, texts = _codes(rows.column(column).take(pa.array(valued)))
        count = len(np.unique(codes))
        changes = bool((codes != codes[first][which]).any())
        if changes and count <= _MOST_SERIES and _EPOCHS_OF_A_SERIES * count <= epochs:
            raise InputError(
                f"Rows of one point of {name} differ in the column {quoted(column, 40)} "
                f"({quoted(', '.join(sorted(texts)))}): they are several series. Split the file into one for each "
                "series, or delete that column if it does not tell them apart."
            )


def _codes(column: pa.ChunkedArray) -> tuple[np.ndarray, list[str]]:
    """Return a number a row that rows of one text share, -1 without text, shape (n_rows,), and the texts."""
    encoded = column.cast(pa.string()).combine_chunks().dictionary_encode()
    encoded = encoded.chunk(0) if isinstance(encoded, pa.ChunkedArray) else encoded
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), encoded.dictionary.to_pylist()


def _telling_apart(rows: pa.Table, again: np.ndarray, before: np.ndarray) -> list[str]:
    """Return the columns of a few words or codes in which rows differ from those that they repeat, such as a track."""
    found = []
    for name in rows.column_names:
        column = rows.column(name)
        if not (pa.types.is_string(column.type) or pa.types.is_integer(column.type)):
            continue
        other = compute.not_equal(column.take(pa.array(again)), column.take(pa.array(before)))
        if compute.all(other).as_py() and len(column.unique()) <= _MOST_CODES:
            found.append(name)
    return found
