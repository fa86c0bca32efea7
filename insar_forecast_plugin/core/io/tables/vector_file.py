# SPDX-License-Identifier: GPL-2.0-or-later
"""A vector file before GDAL opens it: of this machine, of a format that is read, whole, and reaching only itself."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ...errors import InputError, quoted
from ..gdal_files import VECTOR_ERRORS, given_path, list_layers
from ..local_file import link_told, local_file
from ..side_files import check_side_files
from .archives import Archive, open_archive
from .dbase_numbers import odd_numbers
from .geojson_check import feature_count
from .geopackage_check import check_layer, odd_in_numbers, stated_layers
from .number_cells import NumberCells
from .shapefile_check import shapefile_flaw, side_file
from .workbook_check import check_workbook, counts_from_1904, days_of_headings

_STYLE_TABLE = "layer_styles"  # where QGIS keeps the styles of a GeoPackage's layers
_MOST_LAYERS = 50
_MAGIC_BYTES = 64
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COPY_BYTES = 1 << 20
_SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_TAB_OF_OTHER_FILES = re.compile(r"^\s*(?:file\s+\"|create\s+view|\"?\\+isseamless\"?\s*=\s*\"?true)", re.I | re.M)
_TAB_TYPE = re.compile(r"^\s*type\s+\"?(\w+)", re.IGNORECASE | re.MULTILINE)
_LARGEST_TAB = 1 << 22
_ODD = re.compile(r"[^\w .-]")
_LONGEST_NAME = 60


class VectorFile:
    """A vector file that may be opened.

    Parameters
    ----------
    path
        The file, or the ZIP in which it lies; of a symbolic link, the link.
    member
        Its name in the ZIP; empty where the path is the file itself.

    Raises
    ------
    InputError
        There is no such file, it is damaged, or its format opens other files or addresses.
    """

    def __init__(self, path: Path, member: str = "") -> None:
        self.path = path
        self.remarks: list[str] = []
        real = local_file(path)
        if (link := link_told(path)) is not None:
            self.remarks.append(link)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        beginning = _beginning(real)
        if member or (beginning.startswith(_ZIP) and not (archive := open_archive(real)).is_workbook):
            self._folder = tempfile.TemporaryDirectory(prefix="insar-forecast-")
            real = _unpacked(real, member or _only_member(archive), Path(self._folder.name))
            beginning = _beginning(real)
        self.real = real
        self.source = given_path(real)
        self.is_workbook = beginning.startswith(_ZIP)
        self.options = {"HEADERS": "FORCE"} if self.is_workbook else {}
        """How GDAL is to read it: of a sheet the first row names the columns, also where the names are numbers."""
        self._promised: int | None = None
        self.is_geopackage = beginning.startswith(b"SQLite format 3\0")
        self.is_shapefile = real.suffix.lower() in (".shp", ".dbf", ".shx")
        self.remarks += check_side_files(real)
        if real.suffix.lower() == ".shp" and (flaw := shapefile_flaw(real)):
            raise InputError(f"{flaw}. Copy all files of the shapefile again.")
        if beginning.startswith((b"{", b"[")):
            self._promised = feature_count(real, path.name)
        elif beginning.lower().startswith(b"!table"):
            _check_tab(real)
        elif self.is_workbook:
            check_workbook(real, path.name)

    def layer_names(self) -> list[str]:
        """Return the names of the layers, QGIS's table of styles apart.

        Raises
        ------
        InputError
            GDAL does not read the file as vectors.
        """
        found = stated_layers(self.real, self.path.name) if self.is_geopackage else []
        if not found:
            try:
                found = [(str(layer), geometry is not None) for layer, geometry in list_layers(self.source)]
            except (*VECTOR_ERRORS, UnicodeDecodeError) as error:
                raise unreadable(self.path, error) from error
        return [layer for layer, has_geometry in found if layer != _STYLE_TABLE or has_geometry]

    def layers_to_look_at(self) -> list[str]:
        """Return the names of the layers where one may be looked for.

        Raises
        ------
        InputError
            There is none, or there are so many that to open them all would take long.
        """
        names = self.layer_names()
        if not names:
            raise InputError(f"{self.path.name} contains no layer.")
        if len(names) > _MOST_LAYERS:
            raise InputError(
                f"{self.path.name} contains {len(names)} layers ({quoted(', '.join(names))}); at most {_MOST_LAYERS} "
                f"are searched for time series. Name the layer: {self.path.name}|layername={names[0][:80]}"
            )
        return names

    def without_layer(self, layer: str) -> InputError | None:
        """Return the error for a layer that the file does not have, with those that it has; None where it has it.

        Raises
        ------
        InputError
            GDAL does not read the file as vectors.
        """
        names = self.layer_names()
        if not names or layer in names:
            return None
        return InputError(
            f"{self.path.name} has no layer {quoted(layer)}; it contains {quoted(', '.join(names))}. Name one of these "
            f"layers: {self.path.name}|layername={names[0][:80]}"
        )

    def check_layer(self, layer: str, name: str) -> int | None:
        """Look whether a layer can be read to its end, and return how many rows it has, None where GDAL knows better.

        Raises
        ------
        InputError
            It is damaged, or a view without an end; ``name`` is that of the layer in the message.
        """
        return check_layer(self.real, layer, name) if self.is_geopackage else self._promised

    def days_of_headings(self, names: Sequence[str]) -> dict[str, str]:
        """Return the headings of a sheet that are dates in Excel, each with its date as text."""
        return days_of_headings(names, from_1904=counts_from_1904(self.real)) if self.is_workbook else {}

    def odd_numbers(self, layer: str, name: str, columns: Sequence[str]) -> dict[str, NumberCells]:
        """Return the cells of number columns that GDAL would read as another number; ``columns`` are the layer's."""
        if self.is_geopackage:
            return odd_in_numbers(self.real, layer, name)
        table = side_file(self.real, ".dbf") if self.real.suffix.lower() == ".shp" else None
        if table is None:
            return {}
        return {columns[index]: cells for index, cells in odd_numbers(table).items() if index < len(columns)}


def unreadable(path: Path, error: Exception) -> InputError:
    """Return the error for a file that GDAL does not open."""
    return InputError(
        f"{path.name} cannot be read as a vector file: {quoted(error)}. Is it complete and in a known format "
        "(GeoPackage, FlatGeobuf, shapefile, GeoJSON, MapInfo or Excel)?"
    )


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MAGIC_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip()


def _only_member(archive: Archive) -> str:
    if len(archive.vectors) != 1 or archive.vectors[0] in archive.locked:
        raise InputError(
            f"{archive.path.name} contains {len(archive.vectors)} vector files without a password; expected one. "
            "Unpack it and choose the file."
        )
    return archive.vectors[0]


def _unpacked(path: Path, member: str, folder: Path) -> Path:
    """Unpack a vector file of a ZIP, of a shapefile all its parts; return where it is.

    SQLite would read a packed file again and again, and no other check could look at it.
    """
    archive = open_archive(path)
    stem = PurePosixPath(member).with_suffix("")
    plain = _ODD.sub("_", stem.name)[:_LONGEST_NAME] or "layer"
    wanted = [member]
    if member.lower().endswith(".shp"):
        wanted += [
            name
            for name in archive.others
            if PurePosixPath(name).with_suffix("") == stem and name.lower().endswith(_SHAPEFILE_PARTS)
        ]
    for name in wanted:
        target = folder / f"{plain}{PurePosixPath(name).suffix.lower()}"
        with archive.open(name) as stream, target.open("wb") as copy:
            shutil.copyfileobj(stream, copy, _COPY_BYTES)
    return folder / f"{plain}{PurePosixPath(member).suffix.lower()}"


def _check_tab(path: Path) -> None:
    """Refuse a MapInfo table that is only a view on other files, wherever these are."""
    text = path.read_bytes()[:_LARGEST_TAB].decode("latin-1")
    kind = _TAB_TYPE.search(text)
    if _TAB_OF_OTHER_FILES.search(text) or kind is None or kind[1].upper() not in ("NATIVE", "DBF"):
        raise InputError(
            f"{path.name} is a MapInfo table that refers to other files. Export the points to a GeoPackage or a "
            "MapInfo table of their own."
        )
