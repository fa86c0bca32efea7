# SPDX-License-Identifier: GPL-2.0-or-later
"""From a path to a table: the kind of a file is told by its first bytes, since extensions are often wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...errors import InputError
from ..field_names import epoch_date
from .archives import open_archive
from .delimited import DelimitedTable
from .vector import VectorLayer, layer_names

_LATER = "It cannot be imported yet. Export points"
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
class Source:
    """A file of time series, opened.

    Parameters
    ----------
    path
        The file.
    table
        Its rows.
    title
        Name that tells the product: of the table inside an archive, else of the file.
    description
        XML that came with it; empty where there is none.
    """

    path: Path
    table: DelimitedTable | VectorLayer
    title: str
    description: str = ""


def open_source(text: str) -> Source:
    """Open a file; ``path|layername=name`` chooses a layer.

    Raises
    ------
    InputError
        The file does not exist, is empty, is a stack or no table of points.
    """
    location, _, option = text.partition("|layername=")
    path = Path(location)
    if path.is_dir():
        raise InputError(f"{path} is a folder. {_LATER} in one file and choose that file.")
    if not path.is_file():
        raise InputError(f"The file {path} does not exist.")
    size = path.stat().st_size
    if not size:
        raise InputError(f"{path.name} is empty (0 bytes). Download or export it again.")
    with path.open("rb") as stream:
        beginning = stream.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what, advice in _STACKS:
        if beginning.startswith(magic):
            raise InputError(f"{path.name} is {what}. {_LATER} {advice} and import those.")
    if beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")) or (path.suffix.lower() == ".zip" and b"\0" in beginning):
        return _from_archive(path, option or None)
    if beginning.lower().startswith((b"<!doctype html", b"<html")):
        raise InputError(f"{path.name} is a web page, not data: the download failed. Log in and download it again.")
    kind = next((kind for magic, kind in _VECTORS.items() if beginning.startswith(magic)), None)
    if kind is not None and path.suffix.lower() in _TEXT_EXTENSIONS:
        # GDAL would go by the extension and read the bytes as text.
        raise InputError(f"By its content, {path.name} is {kind[0]} file. Rename it to {path.stem}{kind[1]}.")
    if kind is not None or option:
        return Source(path, _layer(path, option or None), path.stem)
    if path.suffix.lower() in (".dbf", ".shx", ".prj"):
        raise InputError(f"{path.name} is only one of the files of a shapefile. Choose the .shp file.")
    table = DelimitedTable(path.name, lambda: _open(path), size)
    _refuse_day_numbers(table)
    return Source(path, table, path.stem)


def _from_archive(path: Path, layer: str | None) -> Source:
    archive = open_archive(path)
    if archive.table is None:
        return Source(path, _layer(path, layer), path.stem)
    table = DelimitedTable(f"{path.name}/{archive.table}", archive.open, archive.size)
    _refuse_day_numbers(table)
    return Source(path, table, Path(archive.table).stem, archive.description)


def _layer(path: Path, name: str | None) -> VectorLayer:
    """Return the layer named, or the only one that has dates."""
    if name is not None:
        return VectorLayer(path, name)
    layers = [VectorLayer(path, one) for one in layer_names(path)]
    dated = [layer for layer in layers if any(epoch_date(field) is not None for field in layer.names)]
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
    if any(epoch_date(name) is not None for name in table.names) or not table.first_rows:
        return
    low, high = _DAY_NUMBERS
    numbers = [float(value) for value in table.first_rows[0] if value.replace(".", "", 1).isdecimal()]
    if sum(low <= number <= high for number in numbers) >= 3:
        raise InputError(
            f"{table.name} looks like an export of StaMPS: its first row contains MATLAB day numbers. {_LATER} with "
            "dates as column names (20240131) and import those."
        )


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")
