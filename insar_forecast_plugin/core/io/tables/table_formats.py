# SPDX-License-Identifier: GPL-2.0-or-later
"""From a path to a table: the kind of a file is told by its first bytes, since extensions are often wrong.

Another format is a class that reads it, a :class:`~.table.Table`, and its row in :data:`TABLE_FORMATS`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...date_fields import date_fields
from ...errors import InputError, quoted
from ..gdal_files import split_layer
from ..local_file import local_file
from .archives import Archive, open_archive, open_gzip
from .dates_as_rows import series_of_rows, series_of_text
from .delimited import DelimitedTable, Opener
from .joined_places import has_series, is_of_places, joined, with_places, without_lists
from .long_series import as_series, long_columns
from .parquet_table import ParquetTable
from .single_series import single_series
from .spelled_table import with_spelled_dates
from .table import Table
from .text_places import with_text_places
from .text_stream import Utf8Stream
from .vector import VectorLayer
from .vector_file import VectorFile

_STACKS = (
    (b"\x89HDF", "an HDF5 or NetCDF-4 stack (MintPy, LiCSBAS, OPERA)"),
    (b"CDF", "a NetCDF stack (OPERA, PyGMTSAR)"),
    *((magic, "a GeoTIFF") for magic in (b"II*\0", b"II+\0", b"MM\0*", b"MM\0+")),
)
"""What 'Import raster stack' reads."""
_OTHER_ARRAYS = (
    (b"\x93NUMPY", "a NumPy array", "with one field per epoch"),
    (b"MATLAB", "a MATLAB file (StaMPS)", "as CSV with dates as column names"),
)
_PACKED = (
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)
_NO_TABLES = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1"), "a workbook of an old Excel (.xls)", "Save it as .xlsx or CSV"),
    (re.compile(rb"%PDF-"), "a PDF document", "Export the points as CSV or GeoPackage"),
    (re.compile(rb"\{\\rtf"), "a text document (RTF)", "Save it as plain text"),
    (re.compile(rb"\[\s*\{"), "a list in JSON", "Export the points as GeoJSON or CSV"),
    (re.compile(rb"\0\x01\0\0Standard (?:Jet|ACE) DB"), "an Access database", "Export the points as CSV"),
)
_VECTORS = {
    b"SQLite format 3\0": ("a GeoPackage", ".gpkg"),
    b"fgb": ("a FlatGeobuf", ".fgb"),
    b"\0\0\x27\x0a": ("a shapefile", ".shp"),
    b"{": ("a GeoJSON", ".geojson"),
    b"!table": ("a MapInfo", ".tab"),
    b"!TABLE": ("a MapInfo", ".tab"),
}
_TEXT_EXTENSIONS = (".csv", ".txt", ".tsv")
_MAGIC_BYTES = 512
_SERIES_BYTES = 1 << 20
_MOST_MEMBERS = 50
_LONG_NAME = 80
_UNPACKED = 4
"""About how many times larger a table is than its gzip, for the progress."""
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


def open_table(
    text: str, *, id_field: str | None = None, places_named: bool = False, places: str | None = None
) -> Table:
    r"""Open a file of time series; ``path|layername=name`` chooses a layer.

    Parameters
    ----------
    id_field
        The column of the identifier, where it was asked for: a table with one row per point and date needs it.
    places_named
        Whether the columns of the coordinates were asked for: then no other is looked for.
    places
        Another file, which says where the points are.

    Raises
    ------
    InputError
        A file does not exist, is empty, is a stack or no table of points; or they are no series and their places.

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
    table = _opened(text)
    if places is not None:
        table = with_places(table, _opened(places))
    table = with_text_places(table, only_degrees=places_named)
    long = long_columns(table.names, has_geometry=table.has_geometry, id_field=id_field)
    return table if long is None else as_series(table, long)


def holds_places(text: str) -> bool:
    """Tell whether a file is a table of the places of points, without series; what cannot be read is none."""
    try:
        return is_of_places(_opened(text))
    except InputError:
        return False


def _opened(text: str) -> Table:
    """Open a file as it is."""
    path, layer = split_layer(text)
    path = local_file(path)
    if not path.stat().st_size:
        raise InputError(f"{path.name} is empty (0 bytes). Download or export it again.")
    with path.open("rb") as stream:
        beginning = stream.read(_MAGIC_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip()
    file = FoundFile(path, layer, beginning)
    _refuse_other_kinds(file)
    kind = next(one for one in TABLE_FORMATS if one.recognises(file))
    table = kind.open(path, file.layer)
    if not has_series(table):
        table = with_spelled_dates(table) or series_of_rows(table) or table
    return table


def _refuse_arrays(file: FoundFile) -> None:
    """Refuse a stack with the algorithm that reads it, and other arrays with what reads them."""
    path, beginning = file.path, file.beginning
    for magic, what in _STACKS:
        if beginning.startswith(magic):
            raise InputError(
                f"{path.name} is {what}; expected a table or layer of points. Run 'Import raster stack' on it, which "
                "writes its pixels as points too."
            )
    for magic, what, advice in _OTHER_ARRAYS:
        if beginning.startswith(magic):
            raise InputError(f"{path.name} is {what}, which is not read. Export points {advice} and import those.")


def _refuse_other_kinds(file: FoundFile, *, packed: str = "") -> None:
    """Refuse what is no table of points, each kind with its own advice; ``packed`` is the file that it is packed in."""
    path, beginning = file.path, file.beginning
    if packed and (held := _packed_kind(beginning)):
        raise InputError(f"{packed} contains {held}; expected a packed CSV file. Unpack it and import that file.")
    _refuse_arrays(file)
    for magic, method in _PACKED:
        if beginning.startswith(magic):
            raise InputError(
                f"{path.name} is packed with {method}, which is not read; expected a table, or one in a ZIP or gzip "
                "file. Unpack it and import the table."
            )
    for pattern, what, advice in _NO_TABLES:
        if pattern.match(beginning):
            raise InputError(f"{path.name} is {what}, not a table of points that can be read. {advice}.")
    if beginning.lower().startswith((b"<!doctype html", b"<html")):
        raise InputError(f"{path.name} is a web page, not data: the download failed. Log in and download it again.")
    if beginning.startswith(b"<"):
        raise InputError(
            f"{path.name} is an XML document (it begins with {quoted(beginning[:40].decode(errors='replace'))}), not a "
            "table of points. Export the points as CSV or GeoPackage."
        )
    kind = _vector_kind(beginning)
    if kind is not None and path.suffix.lower() in _TEXT_EXTENSIONS:
        # GDAL would go by the extension and read the bytes as text.
        raise InputError(f"By its content, {path.name} is {kind[0]} file. Rename it to {path.stem}{kind[1]}.")
    if kind is None and file.layer is None and path.suffix.lower() in (".dbf", ".shx", ".prj"):
        raise InputError(f"{path.name} is only one of the files of a shapefile. Choose the .shp file.")


def _packed_kind(beginning: bytes) -> str:
    """Return in words what a packed file is where it is no text; empty where it may be a table."""
    vector = _vector_kind(beginning)
    if vector is not None:
        return f"{vector[0]} file"
    if beginning.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        return "another archive"
    wide = beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "an archive or a file that is no text" if b"\0" in beginning and not wide else ""


def _vector_kind(beginning: bytes) -> tuple[str, str] | None:
    return next((kind for magic, kind in _VECTORS.items() if beginning.startswith(magic)), None)


def _is_archive(file: FoundFile) -> bool:
    packed = file.beginning.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    return packed or (file.path.suffix.lower() == ".zip" and b"\0" in file.beginning)


def _is_gzip(file: FoundFile) -> bool:
    return file.beginning.startswith(b"\x1f\x8b")


def _is_parquet(file: FoundFile) -> bool:
    return file.beginning.startswith(b"PAR1")


def _is_vector(file: FoundFile) -> bool:
    """Tell whether it is for GDAL: by its content, or because a layer of it was asked for."""
    is_mif = file.path.suffix.lower() == ".mif" and file.beginning.lower().startswith(b"version")
    return is_mif or _vector_kind(file.beginning) is not None or file.layer is not None


def _open_archived(path: Path, layer: str | None) -> Table:
    """Open the one table in a ZIP: the text files that hold no series (a licence, a read-me) do not count."""
    archive = open_archive(path)
    if archive.is_workbook:
        return _open_layer(path, layer)
    found: list[Table] = []
    refused: list[InputError] = []
    for name in [one for one in archive.texts if one not in archive.locked][:_MOST_MEMBERS]:
        try:
            found.append(_text_in(archive, name))
        except InputError as error:
            refused.append(error)
    found = without_lists(found, beside_others=bool(archive.vectors))
    if (pair := joined(found)) is not None:
        return pair
    if len(found) > 1:
        found = [table for table in found if has_series(table)] or found
    if len(found) == 1 and (has_series(found[0]) or not archive.vectors):
        return found[0]
    if len(archive.vectors) == 1 and not any(has_series(table) for table in found):
        if archive.vectors[0] in archive.locked:
            raise _locked(path)
        return _open_layer(path, layer, member=archive.vectors[0])
    held = [*archive.texts, *archive.vectors]
    if any(one in archive.locked for one in held):
        raise _locked(path)
    if len(found) + len(archive.vectors) > 1:
        names = quoted(", ".join(held))
        raise InputError(
            f"{path.name} contains {len(held)} tables ({names}); expected one. Unpack it and import one at a time."
        )
    if refused and len(archive.texts) == 1:
        raise refused[0]
    named = quoted(", ".join([*archive.texts, *archive.others])) if archive.texts or archive.others else "nothing"
    raise InputError(
        f"{path.name} contains no CSV file (it contains {named}); expected one table of time series. Unpack it and "
        "import the right file."
    )


def _locked(path: Path) -> InputError:
    return InputError(f"{path.name} is protected by a password. Unpack it and import the file in it.")


def _text_in(archive: Archive, name: str) -> Table:
    return _text_table(
        f"{archive.path.name}/{name}" if len(name) < _LONG_NAME else f"{archive.path.name}/...{name[-_LONG_NAME:]}",
        partial(archive.open, name),
        archive.texts[name],
        title=Path(name).stem,
        description=archive.description,
    )


def _open_gzip(path: Path, _layer: str | None) -> Table:
    with open_gzip(path) as stream:
        beginning = stream.read(_MAGIC_BYTES)
    title = Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem
    _refuse_other_kinds(FoundFile(Path(path.stem), None, beginning), packed=path.name)
    return _text_table(path.name, lambda: open_gzip(path), _UNPACKED * path.stat().st_size, title=title)


def _open_parquet(path: Path, _layer: str | None) -> Table:
    return ParquetTable(path)


def _open_text(path: Path, _layer: str | None) -> Table:
    return _text_table(path.name, lambda: path.open("rb"), path.stat().st_size, title=path.stem)


def _text_table(name: str, opener: Opener, size: int, *, title: str, description: str = "") -> Table:
    with Utf8Stream(name, opener()) as stream:
        beginning = stream.beginning(_SERIES_BYTES)
        complete = not stream.read(1)
    series = single_series(name, title, re.split("\r\n|\n|\r", beginning.decode("utf-8", errors="replace")))
    if series is None:
        series = series_of_text(name, title, beginning, lambda: Utf8Stream(name, opener()), complete=complete)
    if series is not None:
        return series
    table = DelimitedTable(name, opener, size, title=title, description=description)
    _refuse_day_numbers(table)
    return table


def _open_layer(path: Path, name: str | None, *, member: str = "") -> Table:
    """Return the layer named, or the only one that has dates, with the places of another where it has none itself."""
    file = VectorFile(path, member)
    if name is not None:
        return VectorLayer(file, name)
    layers: list[VectorLayer] = []
    refused: list[InputError] = []
    for one in file.layers_to_look_at():
        try:
            layers.append(VectorLayer(file, one))
        except InputError as error:  # of another layer, as long as one has dates
            refused.append(error)
    dated = [layer for layer in layers if date_fields(layer.names).has_epochs]
    if len(dated) > 1:
        names = quoted(", ".join(str(layer.layer) for layer in dated))
        systems = "in different coordinate reference systems " if len({layer.crs for layer in dated}) > 1 else ""
        raise InputError(
            f"{path.name} contains {len(dated)} layers of time series {systems}({names}); expected one. Name the "
            f"layer: {path.name}|layername={str(dated[0].layer)[:80]}"
        )
    if (pair := joined(layers if dated else [series_of_rows(one) or one for one in layers])) is not None:
        return pair
    if not dated and refused:
        raise refused[0]
    found = dated[0] if dated else layers[0]
    found.remarks += [str(error) for error in refused]
    return found


def _refuse_day_numbers(table: DelimitedTable) -> None:
    if date_fields(table.names).has_epochs or not table.first_rows:
        return
    low, high = _DAY_NUMBERS
    numbers = [float(value) for value in table.first_rows[0] if value.replace(".", "", 1).isdecimal()]
    if sum(low <= number <= high for number in numbers) >= 3:
        raise InputError(
            f"{table.name} looks like an export of StaMPS: its first row contains MATLAB day numbers. Put zeros "
            "beside them in that row, or export the points with dates as column names (20240131)."
        )


TABLE_FORMATS = (
    TableFormat(_is_archive, _open_archived),
    TableFormat(_is_gzip, _open_gzip),
    TableFormat(_is_parquet, _open_parquet),
    TableFormat(_is_vector, _open_layer),
    TableFormat(lambda _: True, _open_text),
)
"""The formats that are read; the first that recognises a file opens it."""
