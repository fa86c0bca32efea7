# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in well-known binary, as GDAL gives the geometries of a layer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.errors import ShapelyError

from ...errors import InputError, quoted

_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_POINT_Z = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8"), ("z", "<f8")])
_LITTLE_ENDIAN = 1
_HEADER = 5
_KINDS = (
    *("Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"),
    *("GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface"),
    *("Curve", "Surface", "PolyhedralSurface", "TIN", "Triangle"),
)
"""By the number that well-known binary gives them."""
_OF_POINTS = (1, 4)
_OF_AREAS = ("Polygon", "MultiPolygon", "CurvePolygon", "MultiSurface")


def point_coordinates(geometry: pa.Array, name: str) -> np.ndarray:
    """Return x and y of the points of a layer, float64, shape (n_rows, 2), NaN where a row has none.

    Raises
    ------
    InputError
        A row has another geometry than one point, or one that is damaged.
    """
    if geometry.null_count == 0:
        for layout, kinds in ((_POINT, {1}), (_POINT_Z, {1001, 0x80000001})):
            fast = _fixed_size(geometry, layout, kinds)
            if fast is not None:
                return fast
    cells = geometry.to_numpy(zero_copy_only=False)
    _check_kinds(cells, name)
    try:
        shapes = shapely.from_wkb(cells)
    except ShapelyError as error:
        raise InputError(f"{name} has a damaged geometry ({quoted(error)}). Export the layer again.") from error
    present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if (shapely.get_num_coordinates(shapes[present]) != 1).any():
        raise _no_points(name, "MultiPoint")
    xy = np.full((len(shapes), 2), np.nan)
    xy[present] = shapely.get_coordinates(shapes[present])
    return xy


def _check_kinds(cells: np.ndarray, name: str) -> None:
    """Refuse what is no point, also kinds that the library of geometries does not know."""
    for cell in cells:
        if cell is None:
            continue
        order = "little" if cell[:1] == b"\x01" else "big"
        kind = int.from_bytes(cell[1:_HEADER], order) & 0x0FFFFFFF  # type: ignore[arg-type]
        kind %= 1000  # thousands tell of heights and measures
        if len(cell) < _HEADER or kind >= len(_KINDS):
            raise InputError(f"{name} has a damaged geometry (of kind {kind}). Export the layer again.")
        if kind not in _OF_POINTS:
            raise _no_points(name, _KINDS[kind])


def _no_points(name: str, kind: str) -> InputError:
    remedy = "Choose the layer of the measurement points"
    if kind == "MultiPoint":
        remedy = "Convert them to points first ('Multipart to singleparts')"
    elif kind in _OF_AREAS:
        remedy = "If each polygon is a cell with a series, convert them to points first ('Centroids')"
    return InputError(f"{name} contains {kind} geometries; expected one point per row. {remedy}.")


def _fixed_size(geometry: pa.Array, layout: np.dtype[Any], kinds: set[int]) -> np.ndarray | None:
    """Read points of one fixed layout without a loop; None where any row is something else."""
    if not (pa.types.is_binary(geometry.type) or pa.types.is_large_binary(geometry.type)):
        return None
    wide = pa.types.is_large_binary(geometry.type)
    _, offset_buffer, data = geometry.buffers()
    if data is None:
        return None
    offsets = np.frombuffer(offset_buffer, dtype=np.int64 if wide else np.int32)
    offsets = offsets[geometry.offset : geometry.offset + len(geometry) + 1]
    if not (np.diff(offsets) == layout.itemsize).all():
        return None
    rows = np.frombuffer(data, dtype=layout, count=len(geometry), offset=int(offsets[0]))
    if not (rows["order"] == _LITTLE_ENDIAN).all() or not np.isin(rows["kind"], list(kinds)).all():
        return None
    return np.column_stack([rows["x"], rows["y"]])
