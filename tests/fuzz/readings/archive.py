# SPDX-License-Identifier: GPL-2.0-or-later
"""ZIP archives, unpacked with the standard library's ``zipfile``, and what is in them."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath

from tests.fuzz.comparing import Reading
from tests.fuzz.inputs import CannotSay
from tests.fuzz.readings.delimited import read_delimited
from tests.fuzz.readings.shapefile import read_shapefile

_MOST_BYTES = 50_000_000


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive by name.

    Raises
    ------
    CannotSay
        One cannot be unpacked, or they are too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > _MOST_BYTES:
                raise CannotSay("zip: too large")
            if len({one.filename for one in members}) < len(members):
                raise CannotSay("zip: two members of one name")
            return {one.filename: archive.read(one) for one in members}
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise CannotSay(f"zip: {type(error).__name__}") from error
    except (NotImplementedError, UnicodeError, MemoryError) as error:
        raise CannotSay(f"zip: {type(error).__name__}") from error


def read_archive(data: bytes) -> Reading:
    """Read the one table or shapefile in an archive."""
    files = unpacked(data)
    members = {
        name: content
        for name, content in files.items()
        if not name.startswith("__MACOSX/") and not PurePosixPath(name).name.startswith(".")
    }
    tables = [name for name in members if name.lower().endswith((".csv", ".txt", ".tsv"))]
    shapes = [name for name in members if name.lower().endswith(".shp")]
    dated = []
    for name in tables:
        try:
            dated.append(read_delimited(members[name]))
        except CannotSay:
            if len(tables) == 1:
                raise
    if len(dated) == 1:
        return dated[0]
    if not dated and len(shapes) == 1:
        return read_shapefile(members, shapes[0])
    raise CannotSay(f"zip: {len(dated)} tables and {len(shapes)} shapefiles")
