# SPDX-License-Identifier: GPL-2.0-or-later
"""From a path to a table: the kind of a file is told by its first bytes, since extensions are often wrong.

Another format is a class that reads it, a :class:`~.table.Table`, and its row in :data:`TABLE_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...date_fields import date_fields
from ...errors import InputError
from ..gdal_files import split_layer
from .archives import open_archive
from .delimited import DelimitedTable
from .table import Table
from .vector import VectorLayer, layer_names

_STACKS = (
    (b"\x89HDF", "an HDF5 or NetCDF-4 stack (MintPy, LiCSBAS, OPERA)", "(MintPy: save_qgis.py)"),
    (b"CDF", "a NetCDF stack (OPERA)", "with one field per epoch"),
    (b"II*\0", "a GeoTIFF", "with one field per epoch"),
    (b"II+\0", "a GeoTIFF", "with one field per epoch"),
    (b"MM\0*", "a GeoTIFF", "with one field per epoch"),
    (b"MM\0+", "a GeoTIFF", "with one field per epoch"),
    (b"MATLAB", "a MATLAB file (StaMPS)", "as CSV with dates as column names"),
)
_VECTORS = {
    b"SQLite format 3\0": ("a GeoPackage", ".gpkg"),
    b"fgb": ("a FlatGeobuf", ".fgb"),
    b"\0\0\x27\x0a": ("a shapefile", ".shp"),
    b"{": ("a GeoJSON", ".geojson"),
    b"<": ("an XML", ".gml"),
}
_TEXT_EXTENSIONS = (".csv", ".txt", ".tsv")
_DAY_NUMBERS = (715_000, 760_000)
"""MATLAB day numbers of the years 1957 to 2080."""


@dataclass(frozen=True)
class FoundFile:
    """A file before it is opened.

    Parameters
    ----------
    path
        Where it is.
    layer
        The layer that was asked for; None where none was.
    beginning
        Its first bytes, without byte order mark and white space.
    """

    path: Path
    layer: str | None
    beginning: bytes


@dataclass(frozen=True)
class TableFormat:
    """How files of a format are recognised, and what opens them (from their path and the layer asked for).

    What opens a file raises :class:`InputError` where there is no table in it.
    """

    recognises: Callable[[FoundFile], bool]
    open: Callable[[Path, str | None], Table]


def open_table(text: str) -> Table:
    r"""Open a file of time series; ``path|layername=name`` chooses a layer.

    Raises
    ------
    InputError
        The file does not exist, is empty, is a stack or no table of points.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "points.csv"
    ...     _ = path.write_text("pid,lon,lat,20240103,20240109\na1,12.5,41.9,0.0,-1.2\n", encoding="utf-8")
    ...     table = open_table(str(path))
    ...     table.title, table.names
    ('points', ['pid', 'lon', 'lat', '20240103', '20240109'])
    """
    path, layer = split_layer(text)
    if path.is_dir():
        raise InputError(f"{path} is a folder. Export points in one file and choose that file.")
    if not path.is_file():
        raise InputError(f"The file {path} does not exist.")
    if not path.stat().st_size:
        raise InputError(f"{path.name} is empty (0 bytes). Download or export it again.")
    with path.open("rb") as stream:
        beginning = stream.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    file = FoundFile(path, layer, beginning)
    _refuse_other_kinds(file)
    kind = next(one for one in TABLE_FORMATS if one.recognises(file))
    return kind.open(path, file.layer)


def _refuse_other_kinds(file: FoundFile) -> None:
    """Refuse what is no table of points, each kind with its own advice."""
    path, beginning = file.path, file.beginning
    for magic, what, advice in _STACKS:
        if beginning.startswith(magic):
            raise InputError(
                f"{path.name} is {what}, which cannot be imported yet. Export points {advice} and import those."
            )
    if beginning.lower().startswith((b"<!doctype html", b"<html")):
        raise InputError(f"{path.name} is a web page, not data: the download failed. Log in and download it again.")
    kind = _vector_kind(beginning)
    if kind is not None and path.suffix.lower() in _TEXT_EXTENSIONS:
        # GDAL would go by the extension and read the bytes as text.
        raise InputError(f"By its content, {path.name} is {kind[0]} file. Rename it to {path.stem}{kind[1]}.")
    if kind is None and file.layer is None and path.suffix.lower() in (".dbf", ".shx", ".prj"):
        raise InputError(f"{path.name} is only one of the files of a shapefile. Choose the .shp file.")


def _vector_kind(beginning: bytes) -> tuple[str, str] | None:
    return next((kind for magic, kind in _VECTORS.items() if beginning.startswith(magic)), None)


def _is_archive(file: FoundFile) -> bool:
    packed = file.beginning.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    return packed or (file.path.suffix.lower() == ".zip" and b"\0" in file.beginning)


def _is_vector(file: FoundFile) -> bool:
    """Tell whether it is for GDAL: by its content, or because a layer of it was asked for."""
    return _vector_kind(file.beginning) is not None or file.layer is not None


def _open_archived(path: Path, layer: str | None) -> Table:
    archive = open_archive(path)
    if archive.table is None:
        return _open_layer(path, layer, member=archive.vector)
    table = DelimitedTable(
        f"{path.name}/{archive.table}",
        archive.open,
        archive.size,
        title=Path(archive.table).stem,
        description=archive.description,
    )
    _refuse_day_numbers(table)
    return table


def _open_text(path: Path, _layer: str | None) -> Table:
    table = DelimitedTable(path.name, lambda: _open(path), path.stat().st_size, title=path.stem)
    _refuse_day_numbers(table)
    return table


def _open_layer(path: Path, name: str | None, *, member: str = "") -> VectorLayer:
    """Return the layer named, or the only one that has dates."""
    if name is not None:
        return VectorLayer(path, name, member=member)
    layers = [VectorLayer(path, one, member=member) for one in layer_names(path, member)]
    dated = [layer for layer in layers if date_fields(layer.names).has_epochs]
    if len(dated) > 1:
        names = ", ".join(str(layer.layer) for layer in dated)
        systems = "in different coordinate reference systems " if len({layer.crs for layer in dated}) > 1 else ""
        raise InputError(
            f"{path.name} contains {len(dated)} layers of time series {systems}({names}); expected one. Name the "
            f"layer: {path.name}|layername={dated[0].layer}"
        )
    if not layers:
        raise InputError(f"{path.name} contains no layer.")
    return dated[0] if dated else layers[0]


def _refuse_day_numbers(table: DelimitedTable) -> None:
    if date_fields(table.names).has_epochs or not table.first_rows:
        return
    low, high = _DAY_NUMBERS
    numbers = [float(value) for value in table.first_rows[0] if value.replace(".", "", 1).isdecimal()]
    if sum(low <= number <= high for number in numbers) >= 3:
        raise InputError(
            f"{table.name} looks like an export of StaMPS: its first row contains MATLAB day numbers. Export the "
            "points with dates as column names (20240131) and import those."
        )


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


TABLE_FORMATS = (
    TableFormat(_is_archive, _open_archived),
    TableFormat(_is_vector, _open_layer),
    TableFormat(lambda _: True, _open_text),
)
"""The formats that are read; the first that recognises a file opens it."""
