# SPDX-License-Identifier: GPL-2.0-or-later
"""Files beside a file that are parts of it, such as the .dbf of a shapefile."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import InputError
from .local_file import link_told, local_file, shown

GOES_WITH = {
    ".gpkg": ("-wal", "-shm", "-journal", ".aux.xml"),
    ".tif": (".ovr", ".msk", ".msk.ovr", ".aux.xml"),
    ".tiff": (".ovr", ".msk", ".msk.ovr", ".aux.xml"),
}
"""What is put behind the name of an output to name a part of it: an old one would be read as part of the new."""
GOES_WITH_STEM = {
    ".shp": (
        *(".shx", ".dbf", ".prj", ".qpj", ".cpg", ".qix", ".sbn", ".sbx", ".fbn", ".fbx", ".ain", ".aih", ".ixs"),
        *(".idm", ".ind"),
    ),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".tif": (".tfw", ".tifw"),
    ".tiff": (".tfw", ".tiffw"),
}
"""Likewise in place of the extension, in small or capital letters. Styles and notes (.qml, .qmd, .shp.xml) are a
person's, and stay."""


def check_side_files(path: Path) -> list[str]:
    """Look whether all parts of a file are regular files of this machine too; return in sentences which are links.

    Raises
    ------
    InputError
        A part is a pipe, a folder or the like, a link that leads nowhere, or it may not be read.
    """
    kind = path.suffix.lower()
    if kind in (".dbf", ".shx"):
        kind = ".shp"
    ends = {path.name.lower() + end for end in GOES_WITH.get(kind, ())}
    ends |= {path.stem.lower() + end for end in GOES_WITH_STEM.get(kind, ())}
    if not ends:
        return []
    with os.scandir(path.parent) as entries:
        parts = sorted(path.parent / one.name for one in entries if one.name.lower() in ends)
    told = []
    for part in parts:
        try:
            local_file(part)
        except InputError as error:
            raise InputError(
                f"{shown(part)}, which belongs to {path.name}, is not a file that can be read, but a pipe, a folder, a "
                "link without a target or locked. Copy all files that belong together again."
            ) from error
        if (link := link_told(part)) is not None:
            told.append(link)
    return told
