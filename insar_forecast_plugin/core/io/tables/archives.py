# SPDX-License-Identifier: GPL-2.0-or-later
"""ZIP archives as the services hand them out: one table, and a description in XML beside it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ...errors import InputError

_TABLES = (".csv", ".txt", ".tsv")
_VECTORS = (".gpkg", ".shp", ".fgb", ".geojson")
_XML_BYTES = 4096
"""The product's facts stand at the beginning; the list of images after them can be long."""


@dataclass(frozen=True)
class Archive:
    """What a ZIP holds.

    Parameters
    ----------
    path
        The ZIP.
    table
        Name of the text table in it; None where it holds a vector file that GDAL reads in place.
    vector
        Name of that vector file; empty where there is none.
    size
        Unpacked size of the table in bytes.
    description
        Beginning of the XML beside the table; empty where there is none.
    """

    path: Path
    table: str | None
    size: int
    description: str
    vector: str = ""

    def open(self) -> IO[bytes]:
        """Open the table's bytes."""
        return io.BufferedReader(_Member(self.path, self.table or ""), buffer_size=1 << 20)


def open_archive(path: Path) -> Archive:
    """Look into a ZIP.

    Raises
    ------
    InputError
        It is damaged, locked by a password, or does not hold exactly one table.
    """
    with _explained(path), zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
        tables = [info for info in members if info.filename.lower().endswith(_TABLES)]
        if not tables:
            vectors = [info.filename for info in members if info.filename.lower().endswith(_VECTORS)]
            if len(vectors) == 1:
                return Archive(path, None, 0, "", vectors[0])
            held = ", ".join(info.filename for info in members[:5]) or "nothing"
            raise InputError(
                f"{path.name} contains no CSV file (it contains {held}); expected one table of time series. Unpack "
                "it and import the right file."
            )
        if len(tables) > 1:
            names = ", ".join(info.filename for info in tables[:5]) + (", ..." if len(tables) > 5 else "")
            raise InputError(
                f"{path.name} contains {len(tables)} CSV files ({names}); expected one. Unpack it and import one at "
                "a time."
            )
        table = tables[0]
        if table.flag_bits & 1:
            raise InputError(f"{path.name} is protected by a password. Unpack it and import the CSV file.")
        described = [info for info in members if info.filename.lower().endswith(".xml")]
        text = ""
        if described:
            with archive.open(described[0]) as stream:
                text = stream.read(_XML_BYTES).decode("utf-8", errors="replace")
        return Archive(path, table.filename, table.file_size, text)


class _Member(io.RawIOBase):
    """A file of a ZIP, whose damage is told in a sentence wherever the reading meets it."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__()
        self._path = path
        with _explained(path):
            self._archive = zipfile.ZipFile(path)
            self._stream = self._archive.open(name)
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _explained(self._path):
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._archive.close()
        super().close()


def _is_litter(name: str) -> bool:
    """Side files that macOS packs along."""
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"The ZIP {path.name} is damaged or incomplete ({error}). Download it again.") from error
