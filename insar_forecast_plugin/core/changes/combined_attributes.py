# SPDX-License-Identifier: GPL-2.0-or-later
"""The attributes of points of several layers in one table, each column of one type, and identifiers that stand once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa


def attributes_together(frames: Sequence[pd.DataFrame], counts: Sequence[int]) -> pd.DataFrame:
    """Return the rows of some tables under one another; columns that a table lacks are empty there.

    A column that holds numbers in all tables holds numbers; where one of them has text, all become text.

    >>> first = pd.DataFrame({"height": [1, 2], "kind": ["a", "b"]})
    >>> both = attributes_together([first, pd.DataFrame({"height": [2.5]})], [2, 1])
    >>> both["height"].tolist(), both["kind"].isna().tolist()
    ([1.0, 2.0, 2.5], [False, False, True])

    Parameters
    ----------
    frames
        Tables, empty ones too.
    counts
        Rows of each.
    """
    names = list(dict.fromkeys(str(name) for frame in frames for name in frame.columns))
    columns = {}
    for name in names:
        parts = [
            _array(frame[name]) if name in frame.columns else pa.nulls(count)
            for frame, count in zip(frames, counts, strict=True)
        ]
        columns[name] = pd.Series(pd.array(_joined(parts), dtype=pd.ArrowDtype(_joined(parts).type)))
    return pd.DataFrame(columns, index=range(sum(counts)))


def unique_pids(pid: np.ndarray, mark: str = "", *, first: int = 2) -> tuple[np.ndarray, int]:
    """Return identifiers of which none stands twice, dtype object, shape (n,), and how many were changed.

    >>> unique_pids(np.array(["a", "a", "a_2"], dtype=object))[0].tolist()
    ['a', 'a_3', 'a_2']

    Parameters
    ----------
    pid
        Identifiers, text, shape (n,); the first of each stays.
    mark, first
        What stands before the number that the others get, and the least of these.
    """
    taken, seen, found, renamed = set(pid.tolist()), set(), [], 0
    for name in pid.tolist():
        unique, number = name, first
        while unique in seen or (unique != name and unique in taken):
            unique, number = f"{name}_{mark}{number}", number + 1
        renamed += unique != name
        seen.add(unique)
        found.append(unique)
    return np.array(found, dtype=object), renamed


def _array(values: pd.Series) -> pa.Array:
    found = pa.array(values, from_pandas=True)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _joined(parts: list[pa.Array]) -> pa.ChunkedArray:
    kinds = list(dict.fromkeys(part.type for part in parts if not pa.types.is_null(part.type)))
    if len(kinds) == 1:
        kind = kinds[0]
    elif kinds and all(pa.types.is_integer(one) or pa.types.is_floating(one) for one in kinds):
        kind = pa.int64() if all(pa.types.is_integer(one) for one in kinds) else pa.float64()
    else:
        kind = pa.string()
    return pa.chunked_array([part.cast(kind) for part in parts], type=kind)
