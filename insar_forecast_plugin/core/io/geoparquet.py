# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoParquet: what a file of points says about its geometry, and series as one column of lists.

The metadata are those of GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/) with a column of bounding boxes, by
which readers skip what lies elsewhere. A series is a column of lists of one length, whose dates stand in the file's
metadata under :data:`SERIES_TAG`: hundreds of columns would make a file that is read in parts slow.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from pyproj import CRS

from ..date_fields import field_name

GEOMETRY, BBOX = "geometry", "bbox"
SERIES_TAG = "INSAR_FORECAST_SERIES"
"""Key of the file's metadata: ``{column: {"prefix": "D", "dates": ["2020-01-03", ...]}}``."""


@dataclass(frozen=True)
class ListedSeries:
    """A column of lists.

    Parameters
    ----------
    column
        Its name.
    prefix
        What stands before ``YYYYMMDD`` where the dates have a column each, such as ``D``.
    dates
        ``datetime64[D]``, shape (n_dates,).
    """

    column: str
    prefix: str
    dates: np.ndarray

    @property
    def names(self) -> list[str]:
        """Names of its dates as columns of their own.

        >>> ListedSeries("displacement", "D", np.array(["2024-01-03"], dtype="datetime64[D]")).names
        ['D20240103']
        """
        return [field_name(self.prefix, one.item()) for one in self.dates]


def series_tag(series: list[ListedSeries]) -> str:
    """Return the value of :data:`SERIES_TAG`."""
    return json.dumps({one.column: {"prefix": one.prefix, "dates": [str(d) for d in one.dates]} for one in series})


def listed_series(tags: Mapping[str, str], schema: pa.Schema) -> list[ListedSeries]:
    """Return the series that a file's metadata tell of and that are columns of lists of as many numbers."""
    try:
        told = json.loads(tags.get(SERIES_TAG, "{}"))
        found = [
            ListedSeries(str(name), str(one["prefix"]), np.array(one["dates"], dtype="datetime64[D]"))
            for name, one in told.items()
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # damaged by another program
        return []
    found = [one for one in found if _is_series(one, schema)]
    names = Counter([*schema.names, *(name for one in found for name in one.names)])
    return [one for one in found if all(names[name] == 1 for name in one.names)]


def _is_series(series: ListedSeries, schema: pa.Schema) -> bool:
    if schema.names.count(series.column) != 1 or not _are_dates(series.dates):
        return False
    kind = schema.field(series.column).type
    return (
        pa.types.is_fixed_size_list(kind)
        and kind.list_size == len(series.dates)
        and pa.types.is_floating(kind.value_type)
    )


def _are_dates(dates: np.ndarray) -> bool:
    first, last = np.datetime64("0001-01-01"), np.datetime64("9999-12-31")
    return dates.ndim == 1 and bool(((dates >= first) & (dates <= last)).all())


def list_array(values: np.ndarray) -> pa.Array:
    """Return series, shape (n, n_dates), as lists of float32."""
    flat = pa.array(np.ascontiguousarray(values, dtype=np.float32).ravel())
    return pa.FixedSizeListArray.from_arrays(flat, values.shape[1])


def list_values(column: pa.Array) -> np.ndarray:
    """Return lists of numbers as float32, NaN where there is none, shape (n, n_dates)."""
    size = column.type.list_size
    if column.null_count:
        whole = np.full((len(column), size), np.nan, dtype=np.float32)
        there = column.is_valid().to_numpy(zero_copy_only=False)
        whole[there] = list_values(column.drop_null())
        return whole
    flat = column.flatten().to_numpy(zero_copy_only=False)
    return np.asarray(flat, dtype=np.float32).reshape(len(column), size)


def box_array(coordinates: np.ndarray) -> pa.StructArray:
    """Return the bounding boxes of points, shape (n, 2)."""
    x, y = (pa.array(np.ascontiguousarray(one, dtype=float)) for one in coordinates.T)
    return pa.StructArray.from_arrays([x, y, x, y], names=["xmin", "ymin", "xmax", "ymax"])


def geo_tag(crs: str) -> str:
    """Return the value of the key ``geo`` for points in a system, WKT."""
    edges = ("xmin", "ymin", "xmax", "ymax")
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "crs": CRS.from_wkt(crs).to_json_dict(),
        "covering": {"bbox": {edge: [BBOX, edge] for edge in edges}},
    }
    return json.dumps({"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}})
