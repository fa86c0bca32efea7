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
import shapely
from pyarrow import parquet
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError

from ...errors import InputError, quoted
from .table import MOST_COLUMNS, Block

_BATCH_ROWS = 8192
_DAMAGE = (pa.ArrowException, OSError, ShapelyError, UnicodeDecodeError, NotImplementedError, TypeError)


class ParquetTable:
    """A Parquet file, as a :class:`~.table.Table`.

    The file says itself which of its columns are text. A geometry is read where the file has the metadata of
    GeoParquet 1.0 or 1.1 (https://geoparquet.org/releases/v1.1.0/), as well-known binary.

    Raises
    ------
    InputError
        The file is damaged, has too many columns, or its geometry is no well-known binary.
    """

    description = ""
    before: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.title = path.stem
        self.remarks: list[str] = []
        self._path = path
        try:
            with parquet.ParquetFile(path) as file:
                schema, tags = file.schema_arrow, file.schema_arrow.metadata or {}
                self._count = file.metadata.num_rows
        except _DAMAGE as error:
            raise self._damaged(error) from error
        self.metadata = {_text(key): _text(value) for key, value in tags.items()}
        self._geometry, self.crs = self._described(schema.names)
        self.has_geometry = self._geometry is not None
        self.names = [name for name in schema.names if name != self._geometry]
        if twice := sorted(name for name, count in Counter(schema.names).items() if count > 1):
            raise InputError(
                f"{self.name} has several columns with the name {quoted(twice[0])}. Rename them, or export it again."
            )
        if len(self.names) > MOST_COLUMNS:
            raise InputError(
                f"{self.name} has {len(self.names)} columns; at most {MOST_COLUMNS} are read. Is it a table of points?"
            )

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: a column has the type that the file gives it."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns."""
        wanted = list(columns) + ([self._geometry] if self._geometry else [])
        done = 0
        try:
            with parquet.ParquetFile(self._path) as file:
                for batch in file.iter_batches(_BATCH_ROWS, columns=wanted):
                    xy = self._places(batch.column(self._geometry)) if self._geometry else None
                    done += batch.num_rows
                    yield Block(batch.select(list(columns)), xy, done / max(self._count, done, 1))
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def _described(self, names: Sequence[str]) -> tuple[str | None, str | None]:
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
        if encoding != "WKB" or column not in names:
            raise InputError(
                f"{self.name} stores its geometry as {quoted(encoding)}; expected WKB. Export it as GeoPackage."
            )
        try:
            return str(column), CRS.from_user_input(system).to_wkt() if system is not None else None
        except CRSError as error:
            raise InputError(
                f"The coordinate reference system of {self.name} is unknown: {quoted(system)}. Set CRS."
            ) from error

    def _places(self, geometry: pa.Array) -> np.ndarray:
        """Return x and y of the points, float64, shape (n_rows, 2), NaN without geometry."""
        shapes = shapely.from_wkb(geometry.to_numpy(zero_copy_only=False))
        present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        other = present & (shapely.get_type_id(shapes) != shapely.GeometryType.POINT)
        if other.any():
            raise InputError(
                f"{self.name} contains {shapes[other][0].geom_type} geometries; expected one point per row. Convert "
                "them to points first ('Centroids')."
            )
        xy = np.full((len(shapes), 2), np.nan)
        xy[present] = shapely.get_coordinates(shapes[present])
        return xy

    def _damaged(self, error: Exception) -> InputError:
        return InputError(f"{self.name} is damaged or cannot be read ({quoted(error)}). Export it again.")


def _text(value: bytes) -> str:
    return value.decode("utf-8", errors="replace")
