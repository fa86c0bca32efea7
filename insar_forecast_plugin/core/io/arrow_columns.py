# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of points as Arrow takes them for writing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

_POINT_WKB = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])


def point_geometries(coordinates: np.ndarray) -> pa.Array:
    """Return points, shape (n, 2), as well-known binary."""
    rows = np.empty(len(coordinates), dtype=_POINT_WKB)
    rows["order"], rows["kind"] = 1, 1
    rows["x"], rows["y"] = coordinates[:, 0], coordinates[:, 1]
    offsets = np.arange(len(rows) + 1, dtype=np.int32) * _POINT_WKB.itemsize
    return pa.Array.from_buffers(pa.binary(), len(rows), [None, pa.py_buffer(offsets), pa.py_buffer(rows)])


def column_array(values: pd.Series) -> pa.Array:
    """Return a column for writing: missing numbers and texts as NULL, other objects as text."""
    if values.dtype == object:
        missing = values.isna().to_numpy()
        texts = [None if gone else str(value) for value, gone in zip(values, missing, strict=True)]
        return pa.array(texts, pa.string())
    if isinstance(values.dtype, np.dtype) and values.dtype.kind == "M":
        stamps = values.to_numpy().astype("datetime64[ms]")
        days = stamps.astype("datetime64[D]")
        present = ~np.isnat(stamps)
        return pa.array(days if (days[present] == stamps[present]).all() else stamps)
    array = pa.array(values, from_pandas=True)
    return pa.concat_arrays(array.chunks) if isinstance(array, pa.ChunkedArray) else array
