# SPDX-License-Identifier: GPL-2.0-or-later
"""From a path to a stack: the kind of a file is told by its first bytes, since extensions are often wrong.

Another format is a function that reads it, and its row in :data:`STACK_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError
from ...stack import RasterStack
from ..local_file import local_file
from .geotiff_stack import read_geotiff


@dataclass(frozen=True)
class StackFormat:
    """How files of a format begin, and what reads them.

    What reads a file raises :class:`InputError` where it holds no stack, or not one in mm on a grid in metres.
    """

    beginnings: tuple[bytes, ...]
    read: Callable[[Path], RasterStack]


STACK_FORMATS = (
    StackFormat((b"",), read_geotiff),  # whatever GDAL reads, so it stands last
)
"""The formats that are read; the first that recognises a file reads it."""


def read_stack(path: str | Path) -> RasterStack:
    """Read a stack of displacement.

    Raises
    ------
    InputError
        The file does not exist, or its reader finds no stack in it.

    Examples
    --------
    >>> import tempfile
    >>> import numpy as np
    >>> from affine import Affine
    >>> from pyproj import CRS
    >>> from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
    >>> dates = np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]")
    >>> cells = Affine(100, 0, 4_500_000, 0, -100, 2_100_000)
    >>> stack = RasterStack(dates, cells, CRS.from_epsg(3035).to_wkt(), np.zeros((2, 3, 4), dtype=np.float32))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_stack(stack, Path(folder) / "grid.tif")
    ...     back = read_stack(Path(folder) / "grid.tif")
    >>> back.shape, str(back.dates[-1])
    ((3, 4), '2024-01-09')
    """
    path = local_file(Path(path), "grid")
    if not path.stat().st_size:
        raise InputError(f"The grid {path.name} is empty (0 bytes). Make or copy it again.")
    longest = max(len(one) for row in STACK_FORMATS for one in row.beginnings)
    with path.open("rb") as stream:
        beginning = stream.read(longest)
    return next(row for row in STACK_FORMATS if beginning.startswith(row.beginnings)).read(path)
