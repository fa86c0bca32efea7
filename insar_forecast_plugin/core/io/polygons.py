# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing polygons: the outlines of groups of points, and polygons of users with parts and holes."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyproj import CRS, Transformer
from scipy.spatial import ConvexHull, QhullError

from ..measured import Measured
from ..progress import Progress, Silent
from .gdal_files import VECTOR_ERRORS, check_rows, given_path, write_arrow
from .output_formats import layer_options, layer_title, vector_driver
from .write_faults import not_written
from .write_remarks import remarks_told

_LEAST_WIDTH = 1e-3
"""Half the width of the outline of points on one line, as a share of its length; of a single point in units."""


def outlines(coordinates: np.ndarray, group: np.ndarray) -> list[np.ndarray]:
    """Return the convex hull of each group of points, corners in order, each of shape (n, 2).

    Parameters
    ----------
    group
        Number of the group that each point belongs to, from 1 on, shape (n_points,).
    """
    order = np.argsort(group, kind="stable")
    cuts = np.cumsum(np.bincount(group - 1))[:-1]
    return [_hull(coordinates[rows]) for rows in np.split(order, cuts)]


def _hull(places: np.ndarray) -> np.ndarray:
    """Return the corners of the convex hull; points on one line get a narrow strip."""
    try:
        return np.asarray(places[ConvexHull(places).vertices])
    except (QhullError, ValueError):  # fewer than three points, or all on one line
        farthest = places[np.argmax(np.square(places - places[0]).sum(axis=1))]
        order = places @ (farthest - places[0])
        ends = places[order.argmin()], places[order.argmax()]
        along = ends[1] - ends[0]
        length = float(np.hypot(*along))
        aside = np.array([-along[1], along[0]]) * _LEAST_WIDTH if length else np.array([_LEAST_WIDTH, 0.0])
        ahead = along * _LEAST_WIDTH if length else np.array([0.0, _LEAST_WIDTH])
        first, last = ends[0] - ahead, ends[1] + ahead
        return np.array([first - aside, last - aside, last + aside, first + aside])


def write_polygons(
    path: Path,
    polygons: Sequence[Any] | np.ndarray,
    fields: Mapping[str, np.ndarray | pa.Array | pa.ChunkedArray],
    *,
    crs: str,
    layer_name: str,
    measured: Measured,
    provenance: dict[str, Any],
    written_in: str | None = None,
    progress: Progress | None = None,
) -> None:
    """Write polygons with their fields.

    Parameters
    ----------
    polygons
        Corners in order and not closed, each of shape (n, 2); or polygons and multi-part polygons with holes, which
        are all written as multi-part, None where a row has none.
    fields
        Columns of as many rows.
    crs
        Their coordinate reference system, WKT.
    written_in
        That of the file, WKT; None where it is theirs.
    progress
        Is told what the format could not keep.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    if written_in is not None:
        polygons, crs = moved(polygons, crs, written_in), written_in
    driver = vector_driver(path)
    columns = {name: _column(values) for name, values in fields.items()}
    single = len(polygons) > 0 and isinstance(polygons[0], np.ndarray)
    cells = [_polygon(corners) for corners in polygons] if single else _parts(polygons)
    table = pa.table({**columns, "geom": pa.array(cells, pa.binary())})
    options = layer_options(driver, path, measured, provenance, crs=crs, progress=progress or Silent())
    if driver == "FlatGeobuf" and None in cells:
        options["SPATIAL_INDEX"] = "NO"  # with one, GDAL refuses a row without a place
    try:
        with remarks_told(path, progress or Silent()):
            write_arrow(
                table,
                given_path(path),
                layer=layer_title(driver, layer_name, path),
                driver=driver,
                geometry_name="geom",
                geometry_type="Polygon" if single else "MultiPolygon",
                crs=crs,
                **options,
            )
        check_rows(path, len(polygons))
    except (*VECTOR_ERRORS, pa.ArrowException, RuntimeError) as error:
        raise not_written(path, error) from error
    if driver == "GeoJSON" and not len(polygons):
        _tell_no_fields(path, progress or Silent())


def _tell_no_fields(path: Path, progress: Progress) -> None:
    progress.info(
        f"{path.name} has no areas and therefore no fields: GeoJSON keeps them with each area. Write a GeoPackage "
        "where a later step needs the fields."
    )


def moved(polygons: Sequence[Any] | np.ndarray, source: str, target: str) -> np.ndarray:
    """Return polygons and multi-part polygons in another coordinate reference system (WKT), None where one is."""
    shapes = np.array([*polygons, None], dtype=object)[:-1]  # the last keeps NumPy from looking into the others
    own, other = CRS.from_user_input(source), CRS.from_user_input(target)
    if own == other:
        return shapes
    transformer = Transformer.from_crs(own, other, always_xy=True)

    def corners(places: np.ndarray) -> np.ndarray:
        return np.column_stack(transformer.transform(places[:, 0], places[:, 1]))

    return np.asarray(shapely.transform(shapes, corners, include_z=False))


def _column(values: np.ndarray | pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Return a field, which has its type where no value is known, too."""
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return values
    if values.dtype != object:
        return pa.array(values, from_pandas=True)
    return pa.array(list(values), None if any(one is not None for one in values) else pa.string(), from_pandas=True)


def _parts(polygons: Sequence[Any] | np.ndarray) -> list[bytes | None]:
    """Return polygons as multi-part polygons in well-known binary."""
    shapes = np.array([*polygons, None], dtype=object)[:-1]  # the last keeps NumPy from looking into the others
    alone = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    parts = shapely.multipolygons(shapes[alone], indices=np.arange(alone.sum())) if alone.any() else shapes[:0]
    shapes[alone] = parts
    return list(shapely.to_wkb(shapes))


def _polygon(corners: np.ndarray) -> bytes:
    """Return a polygon of one ring as well-known binary."""
    ring = np.concatenate([corners, corners[:1]]).astype("<f8")
    return struct.pack("<BIII", 1, 3, 1, len(ring)) + ring.tobytes()
