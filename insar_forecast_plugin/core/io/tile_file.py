# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a tile: points as GeoParquet, every series one column of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from ..date_fields import FORECAST, LOWER, OBSERVED, PATH_LOWER, PATH_UPPER, UPPER
from ..errors import OutputError
from ..series import TimeSeriesPoints
from .arrow_columns import column_array, point_geometries
from .collecting import unique_names
from .geoparquet import BBOX, GEOMETRY, SERIES_TAG, ListedSeries, box_array, geo_tag, list_array, series_tag
from .metadata import tags_of

DISPLACEMENT, FORECAST_COLUMN = "displacement", "forecast"
_COLUMNS = {
    OBSERVED: DISPLACEMENT,
    FORECAST: FORECAST_COLUMN,
    LOWER: "forecast_lower",
    UPPER: "forecast_upper",
    PATH_LOWER: "path_lower",
    PATH_UPPER: "path_upper",
}
_GROUP_VALUES = 4_000_000

TileBlock = tuple[TimeSeriesPoints, Mapping[str, np.ndarray], Mapping[str, tuple[np.ndarray, np.ndarray]]]
"""Points; further columns, each of shape (n_points,); further series by the prefix of their dates: dates, shape
(n_dates,), and values, shape (n_points, n_dates)."""


def write_tile(
    path: Path, blocks: Iterable[TileBlock], *, group_values: int = _GROUP_VALUES
) -> tuple[int, tuple[float, float, float, float]]:
    """Write points, block by block, at least one; return their number and bounds.

    All blocks have the same columns and series. What the blocks raise comes out as it is. A group of rows, the least
    that is read at once, has about ``group_values`` numbers.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    writer: parquet.ParquetWriter | None = None
    count, bounds = 0, (np.inf, np.inf, -np.inf, -np.inf)
    try:
        for points, fields, series in blocks:
            table = _table(points, fields, series)
            if writer is None:
                writer = _writer(path, table)
                step = max(1024, group_values // max(1, _width(table)))
            table = table.cast(writer.schema)
            for start in range(0, len(table), step):
                writer.write_table(table.slice(start, step), row_group_size=step)
            count += len(table)
            west, south = points.coordinates.min(axis=0)
            east, north = points.coordinates.max(axis=0)
            bounds = min(bounds[0], west), min(bounds[1], south), max(bounds[2], east), max(bounds[3], north)
        if writer is None:
            raise ValueError("a tile needs at least one block of points")
    except pa.ArrowException as error:
        raise OutputError(f"{path.name} could not be written: {error}.") from error
    finally:
        if writer is not None:
            writer.close()
    west, south, east, north = (float(one) for one in bounds)
    return count, (west, south, east, north)


def _writer(path: Path, table: pa.Table) -> parquet.ParquetWriter:
    lists = [name for name in table.schema.names if pa.types.is_fixed_size_list(table.schema.field(name).type)]
    floats = [f"{name}.list.element" for name in lists] + [f"{BBOX}.{edge}" for edge in ("xmin", "ymin")]
    texts = [one.name for one in table.schema if pa.types.is_string(one.type) or pa.types.is_large_string(one.type)]
    return parquet.ParquetWriter(
        path,
        table.schema,
        compression="zstd",
        use_dictionary=[name for name in texts if name != "pid"],
        use_byte_stream_split=floats,
        write_page_index=True,
    )


def _table(
    points: TimeSeriesPoints,
    fields: Mapping[str, np.ndarray],
    series: Mapping[str, tuple[np.ndarray, np.ndarray]],
) -> pa.Table:
    """Return the rows of a block; attributes with the name of a field that is written anew are replaced."""
    all_series = {OBSERVED: (points.dates, points.displacement)} if len(points.dates) else {}
    all_series |= dict(series)
    listed = [ListedSeries(_COLUMNS.get(name, name), name, dates) for name, (dates, _) in all_series.items()]
    written = {name.lower() for name in (*fields, *(one.column for one in listed), "pid", GEOMETRY, BBOX)}
    kept = [str(name) for name in points.attributes.columns if str(name).lower() not in written]
    columns: dict[str, pa.Array] = {"pid": pa.array(points.pid, pa.string(), from_pandas=True)}
    for name, unique in zip(kept, unique_names(kept), strict=True):
        columns[unique] = column_array(points.attributes[name])
    for name, values in fields.items():
        columns[name] = column_array(pd.Series(values))
    for one, (_, values) in zip(listed, all_series.values(), strict=True):
        columns[one.column] = list_array(np.asarray(values))
    columns[BBOX] = box_array(points.coordinates)
    columns[GEOMETRY] = point_geometries(points.coordinates)
    tags: dict[str, Any] = {
        **tags_of(points.measured, points.provenance),
        SERIES_TAG: series_tag(listed),
        "geo": geo_tag(points.crs),
    }
    return pa.table(columns).replace_schema_metadata(tags)


def _width(table: pa.Table) -> int:
    """Return the numbers of a row's series."""
    return sum(one.type.list_size for one in table.schema if pa.types.is_fixed_size_list(one.type))
