# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of the interface description that takes folders of tiles; see :mod:`.interface`.

Both halves read this module, so it imports the standard library only and keeps to Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .request import Extent, Request

DESCRIPTION = "dataset.json"
"""The file in a folder of tiles that says what it is."""
VIEW_SUFFIX = ".vrt"
"""Of an output that shows the tiles where they are, in a QGIS that reads them; any other holds a copy."""


@dataclass(frozen=True)
class OpenTilesRequest(Request):
    """opentiles."""

    input: str
    output: str
    extent: Optional[Extent] = None
