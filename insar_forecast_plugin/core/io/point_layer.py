# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of points with one field an epoch, opened: what it holds is known, its rows are read in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from pyproj import CRS

from ..errors import InputError, ModelError, OutputError, quoted
from ..measured import Measured
from ..progress import Progress, Silent
from ..request import VectorSource
from ..results import MEASURED_TAG, PROVENANCE_TAG
from ..series import TimeSeriesPoints
from .collecting import Columns, arrow_frame, empty_epochs, kept_rows, other_columns, output_names, unique_names
from .epoch_columns import epoch_columns
from .field_names import IDENTIFIERS, forecasts, named
from .field_names import epochs as dated_names
from .gdal_files import split_layer
from .local_file import local_file
from .metadata import decoded, measured_in
from .tables.parquet_table import ParquetTable
from .tables.table import Table
from .tables.vector import VectorLayer

PointSource = VectorSource | str | Path
"""A layer, or the path of a file that has one."""


class TableOfPoints(Table, Protocol):
    """A table that says how many rows it has.

    Attributes
    ----------
    row_count
        Number of rows.
    """

    row_count: int


@dataclass(frozen=True)
class PointLayer:
    """A layer that was opened and whose columns are known; no row of it is in memory.

    Parameters
    ----------
    table
        The layer.
    columns
        Which of its columns are read as what.
    crs
        WKT.
    measured
        Component, sign, product and track.
    provenance
        How the data came to be.
    """

    table: TableOfPoints
    columns: Columns
    crs: str
    measured: Measured
    provenance: dict[str, Any]

    @property
    def dates(self) -> np.ndarray:
        """Epochs, ``datetime64[D]``, strictly increasing, shape (n_epochs,)."""
        return self.columns.dates

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return len(self.dates)

    @property
    def attribute_names(self) -> dict[str, str]:
        """Names of the attributes in the file, and those that the points have them under."""
        return dict(zip(self.columns.attributes, unique_names(self.columns.attributes), strict=True))

    def with_attributes(self, names: Sequence[str]) -> PointLayer:
        """Return the layer with some of its attributes only, named as in the file."""
        kept = tuple(name for name in self.columns.attributes if name in names)
        return replace(self, columns=replace(self.columns, attributes=kept))

    def without_empty_epochs(self, progress: Progress) -> PointLayer:
        """Return the layer without the epochs that have no value at any point, and say which these are.

        Reads no farther than until every epoch was seen with a value; most often that is the first block.

        Raises
        ------
        InputError
            The layer cannot be read, an epoch holds text, or no point has a value.
        """
        if not len(self.dates):
            return self
        filled, rows_read = np.zeros(len(self.dates), dtype=bool), 0
        for series in self.series(progress, doing="Scanning"):
            filled |= np.isfinite(series).any(axis=0)
            rows_read += len(series)
            if filled.all():
                return self
        if not filled.any():
            raise InputError(without_points(self.table, rows_read))
        progress.warning(empty_epochs(self.dates[~filled]))
        return self.at_epochs(filled)

    def at_epochs(self, wanted: np.ndarray) -> PointLayer:
        """Return the layer with some of its epochs only, bool, shape (n_epochs,)."""
        kept = tuple(name for name, some in zip(self.columns.epochs, wanted, strict=True) if some)
        return replace(self, columns=replace(self.columns, epochs=kept, dates=self.dates[wanted]))

    def series(self, progress: Progress, *, doing: str = "Reading") -> Iterator[np.ndarray]:
        """Yield the displacement alone of the rows that have a place, mm, float32, shape (n_rows, n_epochs)."""
        bare = replace(self.columns, pid=None, attributes=())
        for rows in kept_rows(self.table, bare, progress, doing=doing):
            yield rows.displacement

    def blocks(self, progress: Progress, *, doing: str = "Reading") -> Iterator[TimeSeriesPoints]:
        """Yield the points in blocks of some thousands; those without a value or a place are left out, and counted.

        The attributes keep the file's own types (:class:`pandas.ArrowDtype`), so that every block has the same.

        Raises
        ------
        InputError
            The layer cannot be read, or an epoch holds text.
        """
        names = output_names(self.columns.attributes, progress)
        without_place = empty = 0
        for rows in kept_rows(self.table, self.columns, progress, doing=doing):
            points = TimeSeriesPoints(
                pid=rows.pid,
                coordinates=rows.coordinates,
                crs=self.crs,
                dates=self.dates,
                displacement=rows.displacement,
                attributes=arrow_frame(rows.attributes, names),
                measured=self.measured,
                provenance=self.provenance,
            )
            some = np.isfinite(points.displacement).any(axis=1) | (not len(self.dates))
            without_place += rows.without_place
            empty += int((~some).sum())
            if some.any():
                yield points if some.all() else points.at_points(some)
        tell_remarks(self.table, progress)
        if without_place:
            progress.warning(without_geometry(self.table, without_place))
        if empty:
            progress.warning(
                f"{empty} point{'s' * (empty != 1)} without a value at any epoch {'was' if empty == 1 else 'were'} "
                "dropped."
            )


def check_early(check: Callable[..., object], *layers: PointLayer) -> None:
    """Check what is known of layers before their rows are read, so that nobody waits for a refusal.

    Epochs without a value are dropped only when rows are read: what the dates of the columns speak against is checked
    again without them.

    Raises
    ------
    InputError, ModelError, OutputError
        The check refuses the layers.
    """
    try:
        check(*layers)
    except (InputError, ModelError, OutputError):
        check(*(one.without_empty_epochs(Silent()) for one in layers))


def open_points(
    source: PointSource, progress: Progress, *, with_forecast: bool = False, without_series: bool = False
) -> PointLayer:
    """Open a layer of points with one field an epoch, in mm.

    Parameters
    ----------
    source
        See :data:`PointSource`.
    progress
        Is told which fields are left out.
    with_forecast
        Keep the fields of an earlier forecast among the attributes.
    without_series
        Open a layer that has no date fields, too; its points have no epochs.

    Raises
    ------
    InputError
        The layer cannot be opened, has no date fields, no point geometry or no CRS.
    """
    table = point_table(source)
    described = isinstance(source, VectorSource) and source.described_by
    layer = layer_of(table, progress, with_forecast=with_forecast, without_series=without_series)
    if MEASURED_TAG in table.metadata or not described:
        return layer
    return _described(layer, point_table(described).metadata)


def layer_of(
    table: TableOfPoints, progress: Progress, *, with_forecast: bool = False, without_series: bool = False
) -> PointLayer:
    """Return a table as a layer of points; as :func:`open_points`."""
    epochs: tuple[str, ...] = ()
    dates = np.empty(0, dtype="datetime64[D]")
    if not without_series or dated_names(table.names):
        epochs, dates = epoch_columns(table.name, table.names, progress)
    if not table.has_geometry:
        raise InputError(
            f"{table.name} has dates but no point geometry. Import the file with 'Import InSAR time series' first."
            if epochs
            else f"{table.name} has no point geometry. Choose a layer of points."
        )
    system = None if table.crs is None else CRS.from_wkt(table.crs)
    # A GeoPackage has a name for degrees of which nobody knows the system.
    if table.crs is None or system is None or (system.is_geographic and system.name.startswith("Undefined")):
        raise InputError(
            f"{table.name} has no coordinate reference system. Assign one to the layer ('Assign projection')."
        )
    if not (system.is_geographic or system.is_projected):
        raise InputError(
            f"The coordinate reference system of {table.name} ({quoted(system.name)}) is local: it does not say where "
            "on earth the points are. Assign the right one to the layer ('Assign projection')."
        )
    pid = named(IDENTIFIERS, table.names)
    others = other_columns(table.names, Silent() if with_forecast else progress)
    if with_forecast:
        others += tuple(forecasts(table.names))
    attributes = tuple(name for name in others if name != pid or name.lower() != "pid")
    columns = Columns(epochs=epochs, dates=dates, pid=pid, xy=None, attributes=attributes)
    return _described(PointLayer(table, columns, table.crs, Measured(), {}), table.metadata)


def _described(layer: PointLayer, tags: Mapping[str, str]) -> PointLayer:
    return replace(layer, measured=measured_in(tags), provenance=decoded(tags.get(PROVENANCE_TAG)))


def point_table(source: PointSource) -> TableOfPoints:
    """Return the table of a source of points: a file of tiles, or a layer that GDAL reads."""
    path = Path(source.path) if isinstance(source, VectorSource) else Path(source)
    if path.suffix.lower() == ".parquet":
        return ParquetTable(local_file(path), source.title if isinstance(source, VectorSource) else None)
    return vector_layer(source)


def vector_layer(source: PointSource) -> VectorLayer:
    """Return the layer that a source names."""
    if isinstance(source, VectorSource):
        return VectorLayer(Path(source.path), source.layer or None, called=source.title)
    if isinstance(source, Path):
        return VectorLayer(source)
    return VectorLayer(*split_layer(source))


def tell_remarks(table: TableOfPoints, progress: Progress) -> None:
    """Say what there is to say of a layer that was read to its end."""
    for text in table.remarks:
        progress.info(text)


def without_points(table: TableOfPoints, rows_read: int) -> str:
    """Return the message for a layer in which no point has a value."""
    return f"{table.name} has no point with a value (rows read: {rows_read})."


def without_geometry(table: TableOfPoints, count: int) -> str:
    """Return the message about rows that have no place."""
    return (
        f"{count} row{'s' * (count != 1)} of {table.name} without a geometry "
        f"{'was' if count == 1 else 'were'} left out."
    )
