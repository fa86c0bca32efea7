# SPDX-License-Identifier: GPL-2.0-or-later
"""What an operation has to offer so that it can be done tile by tile.

First come passes over the region, for what all points decide together: each tile is looked at by itself, and what the
tiles told is joined. Then every tile is worked on with what was found and with the points around it, and its own points
are written. Last, what goes over the edges of tiles, such as areas, is put together. So the results are those of the
operation on all points at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .errors import InputError
from .io.collecting import empty_epochs
from .io.point_layer import PointLayer
from .io.tile_dataset import TileDataset, TileEntry
from .io.tile_file import TileBlock
from .progress import Progress
from .request import Request
from .series import TimeSeriesPoints

AREAS_FILE = "areas.gpkg"
"""Areas that go over tiles, in the folder of the run that found them."""
Found = Mapping[str, Any]
"""What the passes over the region found, by their names; plain JSON values."""


@dataclass(frozen=True)
class Tile:
    """A tile, as work on it sees it.

    Parameters
    ----------
    dataset
        What it is a tile of.
    entry
        Which.
    kept
        A folder in which passes may keep files for later ones, named by the tile.
    """

    dataset: TileDataset
    entry: TileEntry
    kept: Path

    @property
    def first(self) -> int:
        """Place of its first point among the points of all tiles."""
        before = 0
        for one in self.dataset.entries:
            if one.name == self.entry.name:
                return before
            before += one.rows
        raise KeyError(self.entry.name)

    def layer(self) -> PointLayer:
        """Return its own points, unread.

        Raises
        ------
        InputError
            Its file is missing or damaged.
        """
        return self.dataset.layer([self.entry])

    def file(self, name: str) -> Path:
        """Return where passes keep something of this tile."""
        return self.kept / f"{self.entry.name.replace('/', '-')}-{name}"


def filled_epochs(told: Sequence[Mapping[str, Any]], dataset: TileDataset, progress: Progress) -> np.ndarray:
    """Return which epochs have a value at some point of the region, bool, shape (n_epochs,); say which have none.

    Parameters
    ----------
    told
        By each tile; ``filled`` holds the same of its own points.

    Raises
    ------
    InputError
        There are epochs, and no point has a value.
    """
    filled = np.any([one["filled"] for one in told], axis=0)
    if len(filled) and not filled.any():
        raise InputError(f"{dataset.folder} has no point with a value. Import files with values.")
    if not filled.all():
        progress.warning(empty_epochs(dataset.dates[~filled]))
    return filled


def joined_points(parts: Sequence[TimeSeriesPoints]) -> TimeSeriesPoints:
    """Return points of several blocks of one layer, at least one, as one."""
    first = parts[0]
    if len(parts) == 1:
        return first
    return TimeSeriesPoints(
        pid=np.concatenate([one.pid for one in parts]),
        coordinates=np.concatenate([one.coordinates for one in parts]),
        crs=first.crs,
        dates=first.dates,
        displacement=np.concatenate([one.displacement for one in parts]),
        attributes=pd.concat([one.attributes for one in parts], ignore_index=True),
        measured=first.measured,
        provenance=first.provenance,
    )


@dataclass(frozen=True)
class RegionPass:
    """A pass over the region.

    Parameters
    ----------
    name
        Under which what it finds is handed on.
    look
        ``look(tile, request, found)``: what one tile tells; it travels between processes and is small.
    join
        ``join(told, dataset, request, found, progress)``: what the region tells, plain JSON values, from what the tiles
        told in their order; tells the user what there is to know.
    """

    name: str
    look: Callable[[Tile, Any, Found], Any]
    join: Callable[[Sequence[Any], TileDataset, Any, Found, Progress], Any]


@dataclass(frozen=True)
class TileRun:
    """A run that came to its end: what is left to put together.

    Parameters
    ----------
    source, made
        The tiles that came in, and those that were made.
    request
        What was asked for.
    found
        By the passes over the region.
    kept
        The folder of :attr:`Tile.kept`.
    output
        ``output(name)``: where to write a file that will stand under this name in the folder of the run; all of them
        appear when all are complete.
    """

    source: TileDataset
    made: TileDataset
    request: Any
    found: Found
    kept: Path
    output: Callable[[str], Path]


@dataclass(frozen=True)
class TiledOperation:
    """An operation tile by tile.

    Parameters
    ----------
    request
        What it takes.
    source, target
        Fields of the request that hold the points and the output; the folders of tiles take their places.
    passes
        Over the region, in order.
    work
        ``work(tile, request, found, facts)``: yields the tile's points with what was found for them, and puts into
        ``facts`` (plain JSON values) what is to be known of the tile.
    reach
        ``reach(request, found)``: how far beyond a tile points are needed, in metres; None: not at all.
    close
        Puts together what goes over tiles and writes it into the folder of the run; returns the outputs, by name. None:
        there is nothing.
    closing
        Names of the files that ``close`` writes into the folder of the run.
    refused
        Fields of the request that cannot be given, such as outputs that are made of one piece only.
    check
        Refuses, before any tile is looked at, a request that cannot be done tile by tile; None: there is none.
    """

    request: type[Request]
    work: Callable[[Tile, Any, Found, dict[str, Any]], Iterator[TileBlock]]
    source: str = "input"
    target: str = "output"
    passes: tuple[RegionPass, ...] = ()
    reach: Callable[[Any, Found], float] | None = None
    close: Callable[[TileRun, Progress], Mapping[str, Any]] | None = None
    closing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    check: Callable[[Any], None] | None = None
