# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with a file that is read as a grid and cannot be, told by its own bytes.

What GDAL and HDF5 say of such a file ("TIFFReadDirectory:Failed to read directory at offset 480796") names their
functions, not what happened to the file or what to do.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import BinaryIO

CLASSIC_TIFF, BIG_TIFF = (b"II*\0", b"MM\0*"), (b"II+\0", b"MM\0+")
HDF5_SIGNATURE = b"\x89HDF\r\n\x1a\n"
CLASSIC_NETCDF = (b"CDF\x01", b"CDF\x02", b"CDF\x05")

_AGAIN = "Copy, download or make it again."
_READ = "GeoTIFF, NetCDF and HDF5 are read"
_SAVE = "Choose another file, or save it as GeoTIFF in QGIS (Export, Save As)."
_OTHER_KINDS = (
    (b"PK\x03\x04", "it is a ZIP archive", "Unpack it and choose the raster in it."),
    (b"\x1f\x8b", "it is a gzip archive", "Unpack it and choose the raster in it."),
    (b"BZh", "it is a bzip2 archive", "Unpack it and choose the raster in it."),
    (b"\x89PNG", f"it is a PNG picture, and {_READ}", _SAVE),
    (b"\xff\xd8\xff", f"it is a JPEG picture, and {_READ}", _SAVE),
    (b"SQLite format 3", f"it is a database such as GeoPackage, and {_READ}", _SAVE),
    (b"EHFA_HEADER_TAG", f"it is an Erdas Imagine file, and {_READ}", _SAVE),
    (b"version https://git-lfs", "it only refers to a file of Git LFS", "Fetch the file itself with 'git lfs pull'."),
)
_UNKNOWN_COMPRESSION = re.compile(r"missing.codec|required.filter|lib.plugin|hdf5_plugin", re.IGNORECASE)
_DEFLATE = "Write it again with deflate (gdal_translate -co COMPRESS=DEFLATE, or h5repack -f GZIP=6)."
_PAGES = (b"<!doctype html", b"<html")
_HEAD = 4096
_NO_SIZE = 1 << 50
"""Bytes; no file is so large, its header is damaged."""
_MOST_ENTRIES, _MOST_DIRECTORIES = 4096, 100_000
_OFFSETS, _COUNTS = (273, 324), (279, 325)
"""Tags of TIFF: where strips or tiles of a directory begin, and how many bytes each has."""
_SIZES = {3: 2, 4: 4, 16: 8}


def grid_fault(path: Path, error: BaseException | None = None) -> tuple[str, str]:
    """Return what is wrong with a file that cannot be read as a grid, and what to do.

    Parameters
    ----------
    path
        The file.
    error
        What was raised; it alone says that a sound file is compressed in a way that is not known here.

    Returns
    -------
    tuple of str
        A clause with "it" for the file, such as ``it is incomplete (20 kB of at least 481 kB)``, and a sentence.
    """
    if _UNKNOWN_COMPRESSION.search(str(error)):
        return "it is compressed in a way that is not known here", _DEFLATE
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            needed = _bytes_needed(stream, head) if head.strip(b"\0") else None
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        return f"reading it failed ({reason})", "Check the disk, or copy the file again."
    if not head.strip(b"\0"):
        what = "it begins with nothing but zeros, as after a copy that broke off" if size else "it is empty (0 bytes)"
    elif needed is None:
        return _other_kind(head)
    elif size < needed < _NO_SIZE:
        what = f"it is incomplete ({_told(size)} of at least {_told(needed)})"
    else:
        what = "it is incomplete or damaged" if head[:4] in CLASSIC_NETCDF else "its content is damaged"
    return what, _AGAIN


def _other_kind(head: bytes) -> tuple[str, str]:
    """Return what a file is that begins as no grid does."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:14].lower().startswith(_PAGES):
        return "it is a web page, as a download without login leaves", "Log in and download the file again."
    for signature, what, remedy in _OTHER_KINDS:
        if head.startswith(signature):
            return what, remedy
    if start.startswith(b"<VRTDataset"):
        return f"it is a virtual raster (VRT) that refers to other files, and {_READ}", _SAVE
    if not any(byte < 9 for byte in head):
        return f"it is text, and {_READ}", _SAVE
    return f"it does not begin as a file of any format that is known here: {_READ}", _SAVE


def _bytes_needed(stream: BinaryIO, head: bytes) -> int | None:
    """Return up to which byte a file refers to itself; None where it begins as no grid does."""
    if head[:4] in CLASSIC_TIFF + BIG_TIFF:
        return _of_tiff(stream, head)
    if head.startswith(HDF5_SIGNATURE):
        return _of_hdf5(head)
    return 0 if head[:4] in CLASSIC_NETCDF else None


def _of_hdf5(head: bytes) -> int:
    """Return the end of the file that the superblock states (HDF5 File Format Specification, II.A)."""
    version = head[8] if len(head) > 8 else 0
    width = head[9 if version > 1 else 13] if len(head) > 13 else 8
    if width not in (2, 4, 8):
        return 0
    start = {0: 24, 1: 28}.get(version, 12) + 2 * width
    return int.from_bytes(head[start : start + width], "little") if len(head) >= start + width else start + 8


def _of_tiff(stream: BinaryIO, head: bytes) -> int:
    """Return the last byte to which directories and values of a TIFF refer (TIFF 6.0, section 2; BigTIFF likewise)."""
    order, big = ("<" if head.startswith(b"II") else ">"), head[:4] in BIG_TIFF
    pointer, count_of = (order + "Q", order + "Q") if big else (order + "I", order + "H")
    needed = 16 if big else 8
    if len(head) < needed:
        return needed
    at, seen = struct.unpack_from(pointer, head, 8 if big else 4)[0], set[int]()
    while at and at not in seen and len(seen) < _MOST_DIRECTORIES:
        seen.add(at)
        size = struct.calcsize(count_of)
        counted = _at(stream, at, size)
        if counted is None:
            return max(needed, at + size)
        entries = min(struct.unpack(count_of, counted)[0], _MOST_ENTRIES)
        length = entries * (20 if big else 12)
        table = _at(stream, at + size, length + struct.calcsize(pointer))
        if table is None:
            return max(needed, at + size + length)
        needed = max(needed, _end_of_values(stream, table[:length], order, big=big))
        at = struct.unpack(pointer, table[length:])[0]
    return needed


def _end_of_values(stream: BinaryIO, table: bytes, order: str, *, big: bool) -> int:
    """Return the last byte to which a directory refers, of its entries."""
    ends, lists = [0], dict[int, list[int]]()
    width = 8 if big else 4
    for first in range(0, len(table), width * 2 + 4):
        tag, kind = struct.unpack_from(order + "HH", table, first)
        if tag not in _OFFSETS + _COUNTS or kind not in _SIZES:
            continue
        count = struct.unpack_from(order + ("Q" if big else "I"), table, first + 4)[0]
        length, place = count * _SIZES[kind], first + 4 + width
        values: bytes | None = table[place : place + length]
        if length > width:
            start = struct.unpack_from(order + ("Q" if big else "I"), table, place)[0]
            ends.append(start + length)
            values = _at(stream, start, length)
        if values is not None:
            letter = {2: "H", 4: "I", 8: "Q"}[_SIZES[kind]]
            lists[tag] = list(struct.unpack(f"{order}{count}{letter}", values))
    for one, other in zip(_OFFSETS, _COUNTS, strict=True):
        both = zip(lists.get(one, []), lists.get(other, []), strict=False)
        ends += [start + length for start, length in both if start and length]
    return max(ends)


def _at(stream: BinaryIO, start: int, length: int) -> bytes | None:
    """Return bytes of a file; None where it ends before."""
    stream.seek(0, 2)
    if start + length > stream.tell():
        return None
    stream.seek(start)
    return stream.read(length)


def _told(size: int) -> str:
    """Return a size for a message.

    Examples
    --------
    >>> _told(12), _told(480_796), _told(3_210_000_000)
    ('12 bytes', '481 kB', '3.21 GB')
    """
    for unit, bytes_of in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= bytes_of:
            return f"{size / bytes_of:.3g} {unit}"
    return f"{size} bytes"
