# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that a file holds twice, and identifiers that it gives twice."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from ..progress import Progress
from .collecting import plain_column

_NUMBERING = ("fid", "ogc_fid", "objectid", "gid", "index", "row", "nr", "no")
"""Columns that number the rows: these differ where all else is equal."""
_AT_ONCE = 1 << 16
"""So many numbers are mixed at a time, which the processor's cache holds."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_OF_NOTHING = np.uint64(0x5851F42D4C957F2D)


def fingerprints(series: np.ndarray, attributes: pa.RecordBatch) -> np.ndarray:
    """Return a number a row that equal rows share, and others do not but by chance (2**-64); uint64, shape (n_rows,).

    Parameters
    ----------
    series
        float32, shape (n_rows, n_epochs), NaN where missing.
    attributes
        Other columns, n_rows rows; those that number the rows do not count.

    Notes
    -----
    A row's numbers are multiplied by odd factors, two epochs at a time, mixed and added up.
    """
    count, epochs = series.shape
    told = [index for index, name in enumerate(attributes.schema.names) if name.lower() not in _NUMBERING]
    pairs = (epochs + 1) // 2
    factors = np.random.default_rng(20240131).integers(1, 2**63, size=pairs + len(told), dtype=np.uint64)
    factors *= np.uint64(2)
    factors += np.uint64(1)
    sums = np.zeros(count, dtype=np.uint64)
    step = max(1, _AT_ONCE // max(pairs, 1))
    for start in range(0, count, step):
        rows = slice(start, start + step)
        values = np.zeros((min(step, count - start), 2 * pairs), dtype=np.float32)
        np.add(series[rows], np.float32(0), out=values[:, :epochs])  # one zero, whatever its sign
        values[np.isnan(values)] = np.nan
        sums[rows] = _mixed(values.view(np.uint64), factors[:pairs]).sum(axis=1)
    for index, factor in zip(told, factors[pairs:], strict=True):
        sums += _mixed(_hashes(attributes.column(index)), factor)
    return sums


def _mixed(bits: np.ndarray, factors: np.ndarray | np.uint64) -> np.ndarray:
    """Return numbers, uint64, in which each bit depends on many: the sums of these tell what those of the bits hide."""
    mixed = (bits + _ODD) * factors
    mixed ^= mixed >> np.uint64(29)
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _hashes(column: pa.Array) -> np.ndarray:
    """Return a number a cell that equal cells share, uint64, shape (n_rows,)."""
    if pa.types.is_floating(column.type):
        values = column.to_numpy(zero_copy_only=False).astype(np.float64) + 0.0
        values[np.isnan(values)] = np.nan
        return values.view(np.uint64)
    if pa.types.is_integer(column.type):
        values = column.fill_null(0).to_numpy(zero_copy_only=False).astype(np.uint64)
        return np.where(column.is_null().to_numpy(zero_copy_only=False), _OF_NOTHING, values)
    cells = plain_column(column).dictionary_encode()
    texts = cells.dictionary.cast(pa.string()).to_numpy(zero_copy_only=False).astype(object)
    hashes = np.append(pd.util.hash_array(texts, categorize=False), _OF_NOTHING)
    return hashes[cells.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)]


def without_repeats(
    name: str, pid: np.ndarray, *, numbered: bool, coordinates: np.ndarray, prints: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Leave out rows that repeat another one, and tell apart points that have the same identifier; both are said.

    Parameters
    ----------
    name
        What messages call the file.
    pid
        Identifiers, text, dtype object, shape (n_rows,).
    numbered
        Whether these are the rows' numbers, as the file has no identifiers.
    coordinates
        Shape (n_rows, 2).
    prints
        :func:`fingerprints` of the rows, shape (n_rows,).

    Returns
    -------
    kept, pid
        Which rows are kept, bool, shape (n_rows,); the identifiers of all rows, each of a kept row once.

    Examples
    --------
    >>> from ..progress import Recorder
    >>> pid, places = np.array(["a", "a", "a"], dtype=object), np.zeros((3, 2))
    >>> said = Recorder()
    >>> kept, new = without_repeats(
    ...     "points.csv", pid, numbered=False, coordinates=places, prints=np.array([7, 7, 8]), progress=said
    ... )
    >>> kept.tolist(), new[kept].tolist()
    ([True, False, True], ['a', 'a_2'])
    """
    key = pd.DataFrame({"x": coordinates[:, 0], "y": coordinates[:, 1], "print": prints})
    if not numbered:
        key["pid"] = pid
    repeats = key.duplicated().to_numpy()
    kept = ~repeats
    if repeats.any():
        count = int(repeats.sum())
        progress.warning(
            f"{count} row{'s' * (count != 1)} of {name} repeat{'s' * (count == 1)} another row; each was imported once."
        )
    return kept, pid if numbered else _told_apart(name, pid, kept, progress)


def _told_apart(name: str, pid: np.ndarray, kept: np.ndarray, progress: Progress) -> np.ndarray:
    """Return identifiers of which the kept rows have each once: the second ``a`` is ``a_2``; shape (n_rows,)."""
    rows = np.flatnonzero(kept)
    again = pd.Series(pid[rows]).duplicated().to_numpy()
    if not again.any():
        return pid
    new = pid.copy()
    taken = set(pid[rows].tolist())
    number: dict[str, int] = {}
    for row in rows[again]:
        base, count = pid[row], number.get(pid[row], 2)
        while f"{base}_{count}" in taken:
            count += 1
        new[row] = f"{base}_{count}"
        taken.add(new[row])
        number[base] = count + 1
    example = rows[again][0]
    count = int(again.sum())
    progress.warning(
        f"{count} point{'s' * (count != 1)} of {name} {'has' if count == 1 else 'have'} the identifier of another "
        f"point; each got one of its own (such as {new[example]!r} for {pid[example]!r})."
    )
    return new
