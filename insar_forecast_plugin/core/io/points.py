# SPDX-License-Identifier: GPL-2.0-or-later
"""Points with time series from and to vector files: the format in which the operations hand them on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from ..date_fields import OBSERVED
from ..errors import InputError, OutputError
from ..progress import Progress, Silent
from ..series import TimeSeriesPoints, epoch_field
from .arrow_columns import column_array, point_geometries
from .collecting import collect, drop_empty, unique_names
from .gdal_files import VECTOR_ERRORS, given_path, read_info, write_arrow
from .metadata import tags_of
from .output_formats import PARQUET, check_format, layer_options, layer_title, point_format, vector_driver
from .point_layer import PointLayer, PointSource, open_points, tell_remarks, without_geometry, without_points
from .rows_on_disk import Rows
from .stored_points import AnyPoints
from .tables.shapefile_check import shapefile_flaw
from .wide_parquet import write_wide_parquet
from .write_faults import not_written
from .write_remarks import remarks_told

_BATCH_VALUES = 2_000_000
"""Numbers written at a time; bounds the memory of writing at some tens of MB."""
_DECIMALS = 1e4
_SINGLE_PRECISION = ("FlatGeobuf", PARQUET)
"""Formats that store four bytes a number where that is enough; the others take eight for any."""

MoreSeries = Mapping[str, tuple[np.ndarray, Rows]]
"""Prefix of the fields -> dates, shape (n_dates,), and values, shape (n_points, n_dates)."""

PointBlock = tuple[TimeSeriesPoints, Mapping[str, np.ndarray]]
"""Points, and further columns, each of shape (n_points,)."""


def read_points(source: PointSource, progress: Progress, *, with_forecast: bool = False) -> TimeSeriesPoints:
    """Read points with one field an epoch, in mm, from a layer that GDAL reads.

    Parameters
    ----------
    source
        See :data:`~.point_layer.PointSource`.
    progress
        Is told what was left out.
    with_forecast
        Keep the fields of an earlier forecast among the attributes.

    Raises
    ------
    InputError
        The layer cannot be read, has no date fields, no point geometry, no CRS or no point with a value.

    Examples
    --------
    >>> import tempfile
    >>> from pyproj import CRS
    >>> places, wgs84 = np.array([[10.0, 50.0], [10.1, 50.0]]), CRS.from_epsg(4326).to_wkt()
    >>> days, values = np.array(["2024-01-03"], dtype="datetime64[D]"), np.array([[1.5], [np.nan]], dtype=np.float32)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "points.fgb"
    ...     write_points(TimeSeriesPoints(np.array(["a", "b"], dtype=object), places, wgs84, days, values), path)
    ...     read_points(path, Silent()).pid.tolist()  # a point without any value is left out
    ['a']
    """
    return read_layer(open_points(source, progress, with_forecast=with_forecast), progress)


def read_layer(layer: PointLayer, progress: Progress) -> TimeSeriesPoints:
    """Read the points of an opened layer into memory; see :func:`read_points`."""
    collected = collect(layer.table, layer.columns, progress)
    tell_remarks(layer.table, progress)
    if collected.without_place:
        progress.warning(without_geometry(layer.table, collected.without_place))
    drop_empty(collected, progress)
    if not len(collected.pid):
        raise InputError(without_points(layer.table, collected.rows_read))
    return TimeSeriesPoints(
        pid=collected.pid,
        coordinates=collected.coordinates,
        crs=layer.crs,
        dates=collected.dates,
        displacement=collected.displacement,
        attributes=collected.attributes,
        measured=layer.measured,
        provenance=layer.provenance,
    )


def write_points(
    points: AnyPoints,
    path: str | Path,
    *,
    layer_name: str = "points",
    extra_fields: Mapping[str, np.ndarray] | None = None,
    epoch_prefix: str = OBSERVED,
    more_series: MoreSeries | None = None,
    progress: Progress | None = None,
) -> None:
    """Write points as GeoPackage, FlatGeobuf, GeoParquet, shapefile or what else the extension says.

    The fields are ``pid``, the attributes, the extra fields, one field an epoch, and one a date of each further
    series. Attributes with the name of a field that is written anew are replaced. A GeoPackage, a FlatGeobuf
    and a GeoParquet file also carry what is measured and how it came to be; a shapefile cannot.

    Parameters
    ----------
    points
        What to write.
    path
        Where; a path of :class:`~.staging.Staging`, so that nothing half written is left.
    layer_name
        Name of the layer, in formats that have names.
    extra_fields
        Further columns, each of shape (n_points,).
    epoch_prefix
        What stands before ``YYYYMMDD`` in the names of the epochs.
    more_series
        Further series, such as ``{"F": (dates, forecast)}``.
    progress
        Is told how far the writing is.

    Raises
    ------
    OutputError
        The format is unknown or not made for so many fields, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from pyproj import CRS
    >>> points = TimeSeriesPoints(
    ...     pid=np.array(["a", "b"], dtype=object),
    ...     coordinates=np.array([[4_500_000.0, 2_100_000.0], [4_500_100.0, 2_100_000.0]]),
    ...     crs=CRS.from_epsg(3035).to_wkt(),
    ...     dates=np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]"),
    ...     displacement=np.array([[0.0, -1.2], [0.0, 0.4]], dtype=np.float32),
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_points(points, Path(folder) / "points.gpkg")
    ...     back = read_points(Path(folder) / "points.gpkg", Silent())
    >>> back.pid.tolist(), str(back.dates[-1]), np.array_equal(back.displacement, points.displacement)
    (['a', 'b'], '2024-01-09', True)
    """
    series = {epoch_prefix: (points.dates, points.displacement), **(more_series or {})}
    written = _Fields(points, extra_fields or {}, series, _number(path), progress or Silent())
    _write(iter([written]), Path(path), layer_name, progress or Silent())


def write_point_blocks(blocks: Iterable[PointBlock], path: str | Path, *, layer_name: str, progress: Progress) -> None:
    """Write points block by block, as :func:`write_points` writes them at once.

    Parameters
    ----------
    blocks
        Points of one layer and further columns, each of shape (n_points,), of the same names and types in every
        block. What these raise comes out of this function as it is.
    path, layer_name
        As for :func:`write_points`.
    progress
        Is told what the format says about the file; how far the work is, the blocks know.

    Raises
    ------
    OutputError
        The format is unknown or not made for so many fields, or the file cannot be written.
    """
    written = (
        _Fields(points, extra, {OBSERVED: (points.dates, points.displacement)}, _number(path), Silent())
        for points, extra in blocks
    )
    _write(written, Path(path), layer_name, progress)


def _number(path: str | Path) -> pa.DataType:
    return pa.float32() if point_format(Path(path)) in _SINGLE_PRECISION else pa.float64()


def _write(blocks: Iterator[_Fields], path: Path, layer_name: str, progress: Progress) -> None:
    """Write blocks of rows of the same fields, at least one."""
    driver = point_format(path)
    first = next(blocks)
    check_format(path, len(first.schema) - 1)
    rows = _Rows(chain([first], blocks))
    try:
        with remarks_told(path, progress):
            if driver == PARQUET:
                points = first.points
                tags = tags_of(points.measured, points.provenance)
                write_wide_parquet(path, first.schema, rows, crs=points.crs, tags=tags)
            else:
                _write_by_gdal(first, rows, path, layer_name, progress)
                _check_complete(path, rows.count)
    except (*VECTOR_ERRORS, pa.ArrowException, RuntimeError) as error:
        if rows.failure is not None:
            raise rows.failure from None
        raise not_written(path, error) from error


def _write_by_gdal(first: _Fields, rows: _Rows, path: Path, layer_name: str, progress: Progress) -> None:
    points, schema, driver = first.points, first.schema, vector_driver(path)
    write_arrow(
        pa.RecordBatchReader.from_batches(schema, rows),
        given_path(path),
        layer=layer_title(driver, layer_name, path),
        driver=driver,
        geometry_name="geom",
        geometry_type="Point",
        crs=points.crs,
        **layer_options(driver, path, points.measured, points.provenance, crs=points.crs, progress=progress),
    )


class _Rows:
    """All rows of some blocks, counted; keeps what a block raised, which would not come through GDAL."""

    def __init__(self, blocks: Iterable[_Fields]) -> None:
        self._blocks = blocks
        self.count = 0
        self.failure: BaseException | None = None

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        try:
            for block in self._blocks:
                for batch in block.batches():
                    self.count += batch.num_rows
                    yield batch
        except Exception as error:
            self.failure = error
            raise


def _check_complete(path: Path, count: int) -> None:
    """Look whether all points are in the file: not every driver of GDAL reports a disk that was full on closing."""
    found = read_info(given_path(path), force_feature_count=True)["features"]
    flaw = f"only {found} of {count} points are in it" if found != count else None
    if path.suffix.lower() == ".shp":
        flaw = flaw or shapefile_flaw(path)
    if flaw:
        raise OutputError(f"{path.name} could not be written: {flaw}. Is the disk full?")


class _Fields:
    """The fields of an output, and its rows in batches."""

    def __init__(
        self,
        points: AnyPoints,
        extra: Mapping[str, np.ndarray],
        series: MoreSeries,
        number: pa.DataType,
        progress: Progress,
    ) -> None:
        self.points = points
        self._number = number
        self._progress = progress
        self._series = [(prefix, dates, values) for prefix, (dates, values) in series.items()]
        for prefix, dates, values in self._series:
            if values.shape != (points.point_count, len(dates)):
                raise ValueError(
                    f"series {prefix} must have shape ({points.point_count}, {len(dates)}), got {values.shape}"
                )
        names = [epoch_field(date, prefix) for prefix, dates, _ in self._series for date in dates]
        written = {name.lower() for name in (*names, *extra, "pid")}
        kept = [name for name in points.attributes.columns if str(name).lower() not in written]
        self._columns: dict[str, pa.Array] = {"pid": pa.array(points.pid, pa.string(), from_pandas=True)}
        for name, unique in zip(kept, unique_names([str(name) for name in kept]), strict=True):
            self._columns[unique] = column_array(points.attributes[name])
        for name, values in extra.items():
            if np.shape(values) != (points.point_count,):
                raise ValueError(f"field {name} must have shape ({points.point_count},), got {np.shape(values)}")
            self._columns[name] = column_array(pd.Series(values))
        self.schema = pa.schema(
            [
                *(pa.field(name, column.type) for name, column in self._columns.items()),
                *(pa.field(name, number) for name in names),
                pa.field("geom", pa.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"}),
            ]
        )

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        step = max(256, _BATCH_VALUES // len(self.schema))
        for start in range(0, self.points.point_count, step):
            rows = slice(start, min(start + step, self.points.point_count))
            count = rows.stop - start
            arrays = [column.slice(start, count) for column in self._columns.values()]
            for _, _, values in self._series:
                # One transposed copy makes every epoch contiguous, which Arrow then takes without a copy of its own.
                by_epoch = np.ascontiguousarray(np.asarray(values[rows], dtype=np.float32).T)
                if self._number == pa.float64():
                    by_epoch = _decimal(by_epoch)
                arrays += [pa.array(epoch, from_pandas=True) for epoch in by_epoch]
            arrays.append(point_geometries(self.points.coordinates[rows]))
            yield pa.RecordBatch.from_arrays(arrays, schema=self.schema)
            self._progress(rows.stop / self.points.point_count, "Writing points")


def _decimal(values: np.ndarray) -> np.ndarray:
    """Widen float32 so that decimal numbers stay what they were: -7.4 and not -7.400000095, as a table shows it.

    Numbers with more than four decimals keep the value of their float32.
    """
    rounded = np.multiply(values, _DECIMALS, dtype=np.float64)
    np.rint(rounded, out=rounded)
    rounded /= _DECIMALS
    np.copyto(rounded, values, where=rounded.astype(np.float32) != values)
    return rounded
