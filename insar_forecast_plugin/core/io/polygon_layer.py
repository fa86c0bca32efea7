# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of polygons of any kind: buildings, slopes, claims; made valid, with its attributes as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyproj import CRS
from shapely.errors import ShapelyError

from ..errors import InputError, quoted
from ..measured import Measured
from ..progress import Progress
from ..results import MEASURED_TAG, PROVENANCE_TAG
from .collecting import plain_column, unique_names
from .metadata import decoded, measured_in
from .point_layer import PointSource, tell_remarks, vector_layer
from .polygons import moved
from .tables.vector import VectorLayer

_POLYGONS = ("Polygon", "MultiPolygon")
_FEWEST_PIECES, _LONG_EDGE = 50, 100.0
"""Edges of large polygons are cut into pieces of metres before they are projected, so that they bend as they should."""


@dataclass(frozen=True)
class PolygonLayer:
    """Polygons with their attributes, in memory.

    Parameters
    ----------
    name
        Of the file and the layer, for messages.
    polygons
        Valid polygons and multi-part polygons with holes, None where a row has none, object, shape (n_rows,).
    attributes
        Columns of n_rows under the file's own names, or unique ones.
    crs
        WKT.
    measured, provenance
        What the layer says about itself, where it is an output of the plugin.
    """

    name: str
    polygons: np.ndarray
    attributes: pa.Table
    crs: str
    measured: Measured
    provenance: dict[str, Any]

    @property
    def there(self) -> np.ndarray:
        """Which rows have a polygon, bool, shape (n_rows,)."""
        return ~shapely.is_missing(self.polygons)

    def in_system(self, crs: str) -> np.ndarray:
        """Return the polygons in another coordinate reference system in metres (WKT), None where a row has none.

        Raises
        ------
        InputError
            They cannot be transformed.
        """
        own, other = CRS.from_wkt(self.crs), CRS.from_wkt(crs)
        if own == other:
            return self.polygons
        placed = moved(self.polygons, self.crs, crs)
        if not np.isfinite(shapely.get_coordinates(placed)).all():
            raise InputError(
                f"The polygons of {self.name} cannot be transformed from {own.name} to {other.name}: they reach beyond "
                "the valid area. Check the layer's CRS."
            )
        size = np.hypot(*(_bounds(placed)[:, 2:] - _bounds(placed)[:, :2]).T)
        large = np.flatnonzero(size > _FEWEST_PIECES * _LONG_EDGE)
        if len(large):
            box = _bounds(self.polygons[large])
            pieces = np.hypot(*(box[:, 2:] - box[:, :2]).T) / (size[large] / _LONG_EDGE)
            placed[large] = moved(shapely.segmentize(self.polygons[large], pieces), self.crs, crs)
        invalid = np.flatnonzero(self.there & ~shapely.is_valid(placed))
        placed[invalid] = _polygonal(shapely.make_valid(placed[invalid]))
        return placed


def read_polygons(source: PointSource, progress: Progress) -> PolygonLayer:
    """Read polygons; invalid ones are made valid, and that is said.

    Raises
    ------
    InputError
        The layer cannot be read, has no polygons, or no coordinate reference system.
    """
    table = vector_layer(source)
    if not table.has_geometry:
        raise InputError(f"{table.name} has no geometry; expected polygons. Choose a layer of polygons.")
    if table.crs is None:
        raise InputError(
            f"{table.name} has no coordinate reference system. Assign one to the layer ('Assign projection')."
        )
    batches, cells = [], []
    for batch, geometry, share in table.batches(table.names):
        progress(share, f"Reading {table.name}")
        batches.append(batch.select(list(table.names)))
        if geometry is not None:
            cells += geometry.to_pylist()
    tell_remarks(table, progress)
    tags = table.metadata
    return PolygonLayer(
        name=table.name,
        polygons=_valid_polygons(cells, table, progress),
        attributes=_attributes(batches, table.names),
        crs=table.crs,
        measured=measured_in(tags) if MEASURED_TAG in tags else Measured(),
        provenance=decoded(tags.get(PROVENANCE_TAG)),
    )


def _attributes(batches: list[pa.RecordBatch], names: list[str]) -> pa.Table:
    """Return the columns under names that a GeoPackage takes; what is no number, text or date becomes text."""
    if not batches or not names:
        return pa.table({})
    columns = [plain_column(one.combine_chunks()) for one in pa.Table.from_batches(batches).columns]
    return pa.table(dict(zip(unique_names(names, ("fid", "geom")), columns, strict=True)))


def _valid_polygons(cells: list[bytes | None], table: VectorLayer, progress: Progress) -> np.ndarray:
    try:
        shapes = shapely.force_2d(shapely.from_wkb(np.array(cells, dtype=object)))
    except ShapelyError as error:
        raise InputError(
            f"{table.name} has a geometry that cannot be read ({quoted(error)}). Convert curves with 'Segmentize', or "
            "export the layer again."
        ) from error
    shapes[shapely.is_empty(shapes)] = None
    there = np.flatnonzero(~shapely.is_missing(shapes))
    if not len(there):
        raise InputError(f"{table.name} contains no polygon (rows read: {len(shapes)}). Choose a layer of polygons.")
    kinds = {one.geom_type for one in shapes[there]} - {*_POLYGONS, "GeometryCollection"}
    if kinds:
        raise InputError(f"{table.name} contains {min(kinds)} geometries; expected polygons. Choose another layer.")
    collections = shapely.get_type_id(shapes[there]) == shapely.GeometryType.GEOMETRYCOLLECTION
    broken = there[~shapely.is_valid(shapes[there]) | collections]
    if (count := len(broken)) > 0:
        shapes[broken] = _polygonal(shapely.make_valid(shapes[broken]))
        progress.warning(
            f"{count} of {len(shapes)} polygons of {table.name} {'was' if count == 1 else 'were'} invalid, such as "
            f"with edges that cross each other, and {'was' if count == 1 else 'were'} made valid."
        )
    return np.asarray(shapes)


def _polygonal(shapes: np.ndarray) -> np.ndarray:
    """Return the parts with an area of geometries, None where there is none."""
    made = np.full(len(shapes), None, dtype=object)
    for row, shape in enumerate(shapes):
        parts = shapely.get_parts(shapely.get_parts(shape))
        parts = parts[shapely.get_dimensions(parts) == 2]
        made[row] = shapely.union_all(parts) if len(parts) else None
    return made


def _bounds(polygons: np.ndarray) -> np.ndarray:
    """Return west, south, east, north, shape (n, 4); zeros where there is no polygon."""
    return np.nan_to_num(shapely.bounds(polygons))
