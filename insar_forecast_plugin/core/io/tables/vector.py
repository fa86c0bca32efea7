# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files that GDAL reads: points and their columns, in blocks of Arrow record batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from pyproj import CRS

from ...errors import InputError
from ..gdal_files import VECTOR_ERRORS, given_path, list_layers, open_arrow, read_info
from .table import Block

_BATCH_ROWS = 8192
_STYLE_TABLE = "layer_styles"  # where QGIS keeps the styles of a GeoPackage's layers
_POINT_WKB = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_POINT_Z_WKB = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8"), ("z", "<f8")])
_LITTLE_ENDIAN = 1


class VectorLayer:
    """A layer of a vector file, as a :class:`~.table.Table`.

    The file says itself which of its columns are text.

    Parameters
    ----------
    path
        The file.
    layer
        Its name; None where the file has one layer only.
    member
        The vector file in a ZIP; empty where the file is none.

    Raises
    ------
    InputError
        The file cannot be read, has no such layer, or several where none was named.
    """

    description = ""
    before: tuple[str, ...] = ()

    def __init__(self, path: Path, layer: str | None = None, *, member: str = "") -> None:
        self.path = path
        self.title = path.stem
        self.remarks: list[str] = []
        self.layer = layer if layer is not None else _only_layer(path, member)
        self._source = given_path(path, member)
        try:
            self._info = read_info(self._source, layer=self.layer, force_total_bounds=False)
        except VECTOR_ERRORS as error:
            raise _unreadable(path, error) from error
        self._shapefile = Path(member or path).suffix.lower() == ".shp"
        if self._shapefile and not member and (flaw := shapefile_flaw(path)):
            raise InputError(f"{flaw}. Copy all files of the shapefile again.")
        self.names: list[str] = list(self._info["fields"])
        self.crs: str | None = CRS.from_user_input(self._info["crs"]).to_wkt() if self._info["crs"] else None
        self.row_count: int = self._info["features"]
        self.has_geometry = self._info["geometry_type"] is not None

    @property
    def name(self) -> str:
        """File and layer in words."""
        stem = self.path.stem
        return self.path.name if self.layer in (None, stem) else f"{self.path.name}, layer {self.layer}"

    @property
    def metadata(self) -> dict[str, str]:
        """Tags of the file, overridden by those of the layer."""
        return {**(self._info["dataset_metadata"] or {}), **(self._info["layer_metadata"] or {})}

    def read_as_text(self, columns: Sequence[str]) -> None:
        """Do nothing: a column has the type that the file gives it."""

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the rows with the named columns; coordinates are NaN where a row has no geometry."""
        done = 0
        try:
            with open_arrow(
                self._source,
                layer=self.layer,
                columns=list(columns),
                batch_size=_BATCH_ROWS,
                use_pyarrow=True,
                read_geometry=self.has_geometry,
            ) as (meta, reader):
                geometry = meta["geometry_name"] or "wkb_geometry"
                for batch in reader:
                    xy = self._coordinates(batch.column(geometry)) if self.has_geometry else None
                    done += batch.num_rows
                    yield Block(batch, xy, done / max(self.row_count, done, 1))
        except (*VECTOR_ERRORS, pa.ArrowException, OSError) as error:
            raise InputError(f"{self.name} is damaged or cannot be read to its end: {error}") from error
        # GDAL ends at a damaged page as if nothing more had been there. (A shapefile's count has deleted rows in it.)
        if done < self.row_count and not self._shapefile:
            raise InputError(
                f"{self.name} is damaged: {done} of {self.row_count} rows could be read. Download or export it again."
            )

    def _coordinates(self, geometry: pa.Array) -> np.ndarray:
        """Return x and y of WKB points, float64, shape (n_rows, 2)."""
        if geometry.null_count == 0:
            for layout, kinds in ((_POINT_WKB, {1}), (_POINT_Z_WKB, {1001, 0x80000001})):
                fast = _fixed_size(geometry, layout, kinds)
                if fast is not None:
                    return fast
        shapes = shapely.from_wkb(geometry.to_numpy(zero_copy_only=False))
        present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        kinds_found = shapely.get_type_id(shapes[present])
        single = (kinds_found == shapely.GeometryType.POINT) | (
            (kinds_found == shapely.GeometryType.MULTIPOINT) & (shapely.get_num_geometries(shapes[present]) == 1)
        )
        if not single.all():
            kind = shapes[present][~single][0].geom_type
            raise InputError(
                f"{self.name} contains {kind} geometries; expected one point per row. Convert them to points first "
                "('Centroids' or 'Multipart to singleparts')."
            )
        xy = np.full((len(shapes), 2), np.nan)
        points = shapely.get_coordinates(shapes[present])
        xy[present] = points
        return xy


def _fixed_size(geometry: pa.Array, layout: np.dtype[Any], kinds: set[int]) -> np.ndarray | None:
    """Read WKB of one fixed layout without a loop; None where any row is something else."""
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


def layer_names(path: Path, member: str = "") -> list[str]:
    """Return the names of a file's layers, QGIS's table of styles apart; ``member`` is the file in a ZIP.

    Raises
    ------
    InputError
        GDAL does not read the file as vectors.
    """
    try:
        found = list_layers(given_path(path, member))
    except VECTOR_ERRORS as error:
        raise _unreadable(path, error) from error
    return [str(name) for name, geometry in found if name != _STYLE_TABLE or geometry is not None]


def shapefile_flaw(path: Path) -> str | None:
    """Return in words what a shapefile lacks of the lengths that its own headers state; None where it is whole."""
    with path.open("rb") as stream:
        stated = 2 * int.from_bytes(stream.read(28)[24:28], "big")
    if path.stat().st_size < stated:
        return f"{path.name} is cut off: it has {path.stat().st_size} of {stated} bytes"
    table = next((path.with_suffix(end) for end in (".dbf", ".DBF") if path.with_suffix(end).is_file()), None)
    if table is None:
        return f"The table {path.stem}.dbf of {path.name} is missing"
    with table.open("rb") as stream:
        beginning = stream.read(12)
    records = int.from_bytes(beginning[4:8], "little")
    header, length = int.from_bytes(beginning[8:10], "little"), int.from_bytes(beginning[10:12], "little")
    if not length or table.stat().st_size < header + records * length:
        return f"{table.name} is cut off: it has {table.stat().st_size} of {header + records * length} bytes"
    return None


def _only_layer(path: Path, member: str) -> str:
    if not path.exists():
        raise InputError(f"The file {path} does not exist.")
    names = layer_names(path, member)
    if not names:
        raise InputError(f"{path.name} contains no layer.")
    if len(names) > 1:
        raise InputError(
            f"{path.name} contains {len(names)} layers ({', '.join(names)}); expected one. Name the layer: "
            f"{path.name}|layername={names[0]}"
        )
    return names[0]


def _unreadable(path: Path, error: Exception) -> InputError:
    if not path.exists():
        return InputError(f"The file {path} does not exist.")
    return InputError(f"{path.name} cannot be read as a vector file: {error}. Is it complete and in a known format?")
