# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that a file holds twice, and identifiers that it gives twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..progress import Progress

_NUMBERING = ("fid", "ogc_fid", "objectid", "gid", "index", "row", "nr", "no")
"""Columns that number the rows: these differ where all else is equal."""


def fingerprints(series: np.ndarray, attributes: pd.DataFrame) -> np.ndarray:
    """Return a number a row that equal rows share, and others do not but by chance (2**-64); uint64, shape (n_rows,).

    Parameters
    ----------
    series
        float32, shape (n_rows, n_epochs), NaN where missing.
    attributes
        Other columns, n_rows rows; those that number the rows do not count.
    """
    factors = np.random.default_rng(20240131).integers(1, 2**63, size=(series.shape[1],), dtype=np.uint64)
    factors *= np.uint64(2)
    factors += np.uint64(1)
    values = np.ascontiguousarray((series + np.float32(0)).T)  # one zero, whatever its sign
    values[np.isnan(values)] = np.nan
    sums = np.zeros(len(series), dtype=np.uint64)
    for column, bits in enumerate(values.view(np.uint32)):
        mixed = (bits.astype(np.uint64) + np.uint64(column)) * factors[column]
        sums += mixed ^ (mixed >> np.uint64(29))
    told = attributes[[name for name in attributes.columns if str(name).lower() not in _NUMBERING]]
    return sums + pd.util.hash_pandas_object(told, index=False).to_numpy() if len(told.columns) else sums


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
        progress.warning(f"{int(repeats.sum())} rows of {name} repeat another row; each was imported once.")
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
    progress.warning(
        f"{int(again.sum())} points of {name} have the identifier of another point; each of them got one of its own "
        f"(such as {new[example]!r} for {pid[example]!r})."
    )
    return new
