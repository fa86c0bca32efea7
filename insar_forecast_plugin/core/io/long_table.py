# SPDX-License-Identifier: GPL-2.0-or-later
"""Series as a long table, a row for each point and date: the only form in which QGIS animates vectors in time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from ..measured import Measured
from ..progress import Silent
from .arrow_columns import point_geometries
from .gdal_files import VECTOR_ERRORS, check_rows, given_path, write_arrow
from .output_formats import layer_options, layer_title, vector_driver
from .rows_on_disk import Rows, columns_of, row_blocks
from .write_faults import not_written

LAYER = "series"
_BATCH_POINTS = 20_000
_DATES_AT_ONCE = 16
_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string()),
        pa.field("date", pa.date32()),
        pa.field("until", pa.date32()),
        pa.field("kind", pa.string()),
        pa.field("value", pa.float64()),
        pa.field("lower", pa.float64()),
        pa.field("upper", pa.float64()),
        pa.field("geom", pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"}),
    ]
)


@dataclass(frozen=True)
class SeriesPart:
    """Values of one kind at some dates.

    Parameters
    ----------
    kind
        ``observed`` or ``forecast``.
    dates
        ``datetime64[D]``, increasing, shape (n_dates,).
    values
        mm, shape (n_points, n_dates), NaN where missing.
    half_width
        Half width of the interval in mm, of the same shape; None where there is none.
    """

    kind: str
    dates: np.ndarray
    values: Rows
    half_width: np.ndarray | None = None


def write_long_table(
    path: str | Path,
    parts: Sequence[SeriesPart],
    *,
    pid: np.ndarray,
    coordinates: np.ndarray,
    crs: str,
    measured: Measured,
    provenance: dict[str, object],
) -> int:
    """Write one row a point and date, without the missing values, and return how many.

    The fields are ``id``, ``date``, ``until`` (the next date, so that a point stays on the map until then), ``kind``,
    ``value``, ``lower`` and ``upper`` in mm; each row is a point on the map. A GeoPackage gets an index on the date.

    Parameters
    ----------
    path
        Where; a path of :class:`~.staging.Staging`, so that nothing half written is left.
    parts
        The series in the order of their dates.
    pid
        Identifiers, text, shape (n_points,).
    coordinates
        Easting and northing in ``crs`` (WKT), shape (n_points, 2).

    Raises
    ------
    OutputError
        The format is unknown, or the file cannot be written.
    """
    path = Path(path)
    driver = vector_driver(path)
    geometries = point_geometries(coordinates)
    try:
        write_arrow(
            pa.RecordBatchReader.from_batches(_SCHEMA, _batches(parts, pid, geometries)),
            given_path(path),
            layer=layer_title(driver, LAYER, path),
            driver=driver,
            geometry_name="geom",
            geometry_type="Point",
            crs=crs,
            **layer_options(driver, path, measured, provenance, crs=crs, progress=Silent()),
        )
        rows = sum(
            int(np.isfinite(part.values[some]).sum()) for part in parts for some in row_blocks(part.values.shape)
        )
        check_rows(path, rows)
        if driver == "GPKG":
            _index_the_dates(path)
    except (*VECTOR_ERRORS, pa.ArrowException, sqlite3.Error, RuntimeError) as error:
        raise not_written(path, error) from error
    return rows


def _index_the_dates(path: Path) -> None:
    """Make an index in a GeoPackage: without it every picture of an animation reads the whole table."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f'CREATE INDEX "{LAYER}_date" ON "{LAYER}" ("date")')


def _batches(parts: Sequence[SeriesPart], pid: np.ndarray, geometries: pa.Array) -> Iterator[pa.RecordBatch]:
    """Yield the rows date by date."""
    dates = np.concatenate([part.dates for part in parts])
    ends = _ends(dates)
    names = pa.array(pid, pa.string(), from_pandas=True)
    position = 0
    for part in parts:
        for column, of_date in enumerate(_by_date(part.values)):
            values = of_date.astype(float)
            known = np.flatnonzero(np.isfinite(values))
            for start in range(0, len(known), _BATCH_POINTS):
                rows = known[start : start + _BATCH_POINTS]
                count = len(rows)
                half = np.full(count, np.nan) if part.half_width is None else part.half_width[rows, column]
                yield pa.RecordBatch.from_arrays(
                    [
                        names.take(pa.array(rows)),
                        pa.array(np.full(count, dates[position])),
                        pa.array(np.full(count, ends[position])),
                        pa.array([part.kind] * count),
                        _rounded(values[rows]),
                        _rounded(values[rows] - half),
                        _rounded(values[rows] + half),
                        geometries.take(pa.array(rows)),
                    ],
                    schema=_SCHEMA,
                )
            position += 1


def _by_date(values: Rows) -> Iterator[np.ndarray]:
    """Yield the values of all points at each date, shape (n_points,)."""
    for start in range(0, values.shape[1], _DATES_AT_ONCE):
        yield from columns_of(values, slice(start, start + _DATES_AT_ONCE)).T


def _rounded(values: np.ndarray) -> pa.Array:
    """Return mm to a thousandth, as a table shows them; NaN becomes NULL."""
    return pa.array(np.round(values, 3), pa.float64(), from_pandas=True)


def _ends(dates: np.ndarray) -> np.ndarray:
    """Return the date until which each date holds: the next one, and for the last as long as the one before."""
    last = dates[-1] - dates[-2] if len(dates) > 1 else np.timedelta64(1, "D")
    return np.append(dates[1:], dates[-1] + last)
