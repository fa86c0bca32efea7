# SPDX-License-Identifier: GPL-2.0-or-later
"""Parquet files, with a geometry (GeoParquet) or without."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute, parquet
from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import InputError, quoted
from ..geoparquet import BBOX, ListedSeries, list_values, listed_series
from .point_wkb import point_coordinates
from .table import MOST_COLUMNS, Block

_BATCH_ROWS = 8192
_LARGEST_UNPACKED = 64 << 20
_MOST_TIMES = 100
"""No table of measurements is so many times larger than its file."""
_LARGEST_TEXTS = 256 << 20
"""Bytes in a batch of rows."""
_TOO_LARGE = 2**63
_DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError, NotImplementedError, TypeError)


class ParquetTable:
    """A Parquet file, as a :class:`~.table.Table`.

    The file says itself which of its columns are text. A geometry is read where the file has the metadata of
    GeoParquet 1.0 or 1.1 (https://geoparquet.org/releases/v1.1.0/), as well-known binary. Series that are one column
    of lists (:mod:`..geoparquet`) are shown as one column a date. ``called`` is what messages call the file, ``groups``
    are those groups of rows that are read; None: all.

    Raises
    ------
    InputError
        The file is damaged, has too many columns, or its geometry is no well-known binary.
    """

    description = ""
    before: tuple[str, ...] = ()

    def __init__(self, path: Path, called: str | None = None, *, groups: Sequence[int] | None = None) -> None:
        self.name = called or path.name
        self.title = path.stem
        self.remarks: list[str] = []
        self._path = path
        try:
            with parquet.ParquetFile(path) as file:
                schema, tags = file.schema_arrow, file.schema_arrow.metadata or {}
                self.row_count: int = file.metadata.num_rows
                self._groups = list(range(file.num_row_groups) if groups is None else groups)
                if groups is not None:
                    self.row_count = sum(file.metadata.row_group(group).num_rows for group in groups)
                unpacked = sum(file.metadata.row_group(group).total_byte_size for group in self._groups)
                self._long = _long_integers(file)
        except _DAMAGE as error:
            raise self._damaged(error) from error
        if unpacked > max(_LARGEST_UNPACKED, _MOST_TIMES * path.stat().st_size):
            raise InputError(
                f"{self.name} unpacks to {unpacked >> 20} MB, more than {_MOST_TIMES} times its size, as no table of "
                "measurements does. Export it again."
            )
        self.metadata = {_text(key): _text(value) for key, value in tags.items()}
        self._geometry, self.crs = self._described(schema)
        self.has_geometry = self._geometry is not None
        if twice := sorted(name for name, count in Counter(schema.names).items() if count > 1):
            raise InputError(
                f"{self.name} has several columns with the name {quoted(twice[0])}. Rename them, or export it again."
            )
        self.series: list[ListedSeries] = listed_series(self.metadata, schema)
        self._places = {name: (one.column, at) for one in self.series for at, name in enumerate(one.names)}
        """Column and place in its lists, by the names of dates."""
        listed = [one.column for one in self.series]
        nested = [name for name in schema.names if pa.types.is_nested(schema.field(name).type)]
        self.names = [name for name in schema.names if name != self._geometry and name not in nested]
        self.names += self._places
        nested = [name for name in nested if name not in (*listed, BBOX)]
        if nested:
            self.remarks.append(
                f"Columns of {self.name} that contain lists or structures were left out: {quoted(', '.join(nested))}."
            )
        if len(self.names) > MOST_COLUMNS:
            raise InputError(
                f"{self.name} has {len(self.names)} columns; at most {MOST_COLUMNS} are read. Is it a table of points?"
            )

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: a column has the type that the file gives it."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        plain = [name for name in columns if name not in self._places]
        lists = [one.column for one in self.series if not set(one.names).isdisjoint(columns)]
        shape = [self._geometry] if self._geometry else []
        done = 0
        try:
            # A text that is repeated is stored once, and would be copied for each row.
            with parquet.ParquetFile(self._path, read_dictionary=plain + shape) as file:
                wanted = plain + lists + shape
                for stored in file.iter_batches(_BATCH_ROWS, row_groups=self._groups, columns=wanted):
                    batch = self._expanded(stored)
                    xy = point_coordinates(batch.column(self._geometry), self.name) if self._geometry else None
                    done += batch.num_rows
                    yield Block(self._with_dates(batch, columns, lists), xy, done / max(self.row_count, done, 1))
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def _with_dates(self, batch: pa.RecordBatch, columns: Sequence[str], lists: list[str]) -> pa.RecordBatch:
        """Return the named columns, those of dates taken out of the lists."""
        if not lists:
            return batch.select(list(columns))
        by_date = {name: np.ascontiguousarray(list_values(batch.column(name)).T) for name in lists}
        found = []
        for name in columns:
            column, at = self._places.get(name, (None, 0))
            found.append(batch.column(name) if column is None else pa.array(by_date[column][at]))
        return pa.RecordBatch.from_arrays(found, names=list(columns))

    def _expanded(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return rows with their texts in place of the numbers that stand for these."""
        columns, size = [], 0
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            is_coded = pa.types.is_dictionary(column.type)
            if is_coded and not pa.types.is_primitive(column.type.value_type):
                lengths = compute.binary_length(column.dictionary)
                size += compute.sum(compute.cast(lengths.take(column.indices), pa.int64())).as_py() or 0
                if size > _LARGEST_TEXTS:
                    raise InputError(
                        f"{self.name} has {size >> 20} MB of text in {len(column)} rows (column {quoted(name)}), as no "
                        "table of measurements does. Remove these texts."
                    )
            plain = column.dictionary_decode() if is_coded else column
            if plain.type == pa.uint64():  # which no format that is written has
                plain = plain.cast(pa.string() if name in self._long else pa.int64())
            columns.append(plain)
        return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)

    def _described(self, schema: pa.Schema) -> tuple[str | None, str | None]:
        """Return the column of the geometry and its reference system, WKT."""
        if "geo" not in self.metadata:
            return None, None
        try:
            told: dict[str, Any] = json.loads(self.metadata["geo"])
            column = told["primary_column"]
            facts = told["columns"][column]
            encoding, system = facts["encoding"], facts.get("crs", "OGC:CRS84")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InputError(f"{self.name} says it has a geometry, but not which. Export it again.") from error
        kind = schema.field(column).type if schema.names.count(column) == 1 else None
        if encoding != "WKB" or kind is None or not (pa.types.is_binary(kind) or pa.types.is_large_binary(kind)):
            found = quoted(kind if encoding == "WKB" else encoding)
            raise InputError(
                f"{self.name} stores its geometry as {found}; expected WKB, one "
                "well-known binary a row. Export it as GeoPackage."
            )
        try:
            return str(column), CRS.from_user_input(system).to_wkt() if system is not None else None
        except CRSError as error:
            raise InputError(
                f"The coordinate reference system of {self.name} is unknown: {quoted(system)}. Set CRS."
            ) from error

    def _damaged(self, error: Exception) -> InputError:
        if isinstance(error, FileNotFoundError):
            return InputError(f"{self.name} does not exist.")
        return InputError(f"{self.name} is damaged or cannot be read ({quoted(error)}). Export it again.")


def _long_integers(file: parquet.ParquetFile) -> set[str]:
    """Return the columns of integers that may be too large for a column of whole numbers, and are read as text."""
    names = [field.name for field in file.schema_arrow if field.type == pa.uint64()]
    paths = {file.schema.column(at).path: at for at in range(len(file.schema))} if names else {}
    found = set()
    for name in names:
        groups = (file.metadata.row_group(group) for group in range(file.metadata.num_row_groups))
        told = [group.column(paths[name]).statistics if name in paths else None for group in groups]
        if not all(one is not None and one.has_min_max and one.max < _TOO_LARGE for one in told):
            found.add(name)
    return found


def _text(value: bytes) -> str:
    return value.decode("utf-8", errors="replace")
