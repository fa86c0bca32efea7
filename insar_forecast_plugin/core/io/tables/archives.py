# SPDX-License-Identifier: GPL-2.0-or-later
"""Packed files as the services hand them out: a ZIP with a table and a description beside it, or one file as gzip."""

from __future__ import annotations

import errno
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from ...errors import InputError, quoted

TEXT_EXTENSIONS = (".csv", ".txt", ".tsv")
_VECTORS = (".gpkg", ".shp", ".fgb", ".geojson")
_WORKBOOK = "xl/workbook.xml"
_XML_BYTES = 4096
"""The product's facts stand at the beginning; the list of images after them can be long."""
_FREE_BYTES = 64 << 20
_LARGEST_RATIO = 100
"""Series of measurements are packed to a third, simulated ones to a twentieth; what is above this is made to harm."""
DAMAGE = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)
"""What the packed members of a damaged ZIP raise."""


@dataclass(frozen=True)
class Archive:
    """What a ZIP holds.

    Parameters
    ----------
    path
        The ZIP.
    texts
        Names of the text files in it, with their unpacked size in bytes.
    vectors
        Names of the vector files in it.
    others
        Names of everything else.
    locked
        Names of the files that are protected by a password.
    is_workbook
        Whether it is an Excel file.
    description
        Beginning of the XML beside the table; empty where there is none.
    """

    path: Path
    texts: dict[str, int]
    vectors: tuple[str, ...]
    others: tuple[str, ...]
    locked: frozenset[str]
    is_workbook: bool
    description: str

    def open(self, name: str) -> IO[bytes]:
        """Open the bytes of a file in it."""
        return io.BufferedReader(_Unpacked(self.path, name), buffer_size=1 << 20)


def open_archive(path: Path) -> Archive:
    """Look into a ZIP.

    Raises
    ------
    InputError
        It is damaged.
    """
    with _explained(path), zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
        names = [info.filename for info in members]
        texts = {info.filename: info.file_size for info in members if info.filename.lower().endswith(TEXT_EXTENSIONS)}
        vectors = tuple(name for name in names if name.lower().endswith(_VECTORS))
        locked = frozenset(info.filename for info in members if info.flag_bits & 1)
        described = [name for name in names if name.lower().endswith(".xml") and name not in locked]
        is_workbook = _WORKBOOK in names
        text = ""
        if described and texts and not is_workbook:
            with archive.open(described[0]) as stream:
                text = stream.read(_XML_BYTES).decode("utf-8", errors="replace")
        return Archive(
            path=path,
            texts=texts,
            vectors=vectors,
            others=tuple(name for name in names if name not in texts and name not in vectors),
            locked=locked,
            is_workbook=is_workbook,
            description=text,
        )


def open_gzip(path: Path) -> IO[bytes]:
    """Open the bytes of a file that is packed as gzip."""
    return io.BufferedReader(_Unpacked(path, None), buffer_size=1 << 20)


class _Unpacked(io.RawIOBase):
    """What a packed file holds, or a file of a ZIP; damage is told in a sentence wherever the reading meets it."""

    def __init__(self, path: Path, member: str | None) -> None:
        super().__init__()
        self._path = path
        self._most = max(_FREE_BYTES, _LARGEST_RATIO * path.stat().st_size)
        self._archive: zipfile.ZipFile | None = None
        self._stream: IO[bytes]
        with _explained(path):
            if member is None:
                self._stream = cast("IO[bytes]", gzip.GzipFile(path))
            else:
                self._archive = zipfile.ZipFile(path)
                self._stream = self._archive.open(member)
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _explained(self._path):
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        if self._position > self._most:
            raise InputError(
                f"{self._path.name} unpacks to more than {_LARGEST_RATIO} times its size, as no table of measurements "
                "does. If you trust it, unpack it and import the table."
            )
        return len(data)

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        if not self.closed:
            stream = getattr(self, "_stream", None)
            if stream is not None:
                stream.close()
            if self._archive is not None:
                self._archive.close()
        super().close()


def _is_litter(name: str) -> bool:
    """Side files that macOS packs along."""
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise _damaged(path, error) from error
    except OSError as error:
        # An error of the disk; a decompressor's has no number, and a seek before the beginning is the ZIP's own.
        if error.errno not in (None, errno.EINVAL):
            raise
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> InputError:
    if isinstance(error, NotImplementedError):  # of Python's zipfile: the method is not known, or is none
        return InputError(
            f"{path.name} is packed in a way that is not read ({quoted(error)}). Unpack it and import the table, or "
            "download it again if that fails."
        )
    kind = "gzip file" if path.suffix.lower() == ".gz" else "ZIP"
    return InputError(f"The {kind} {path.name} is damaged or incomplete ({quoted(error)}). Download it again.")
