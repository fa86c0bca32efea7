# SPDX-License-Identifier: GPL-2.0-or-later
"""Points of a tile, and those of other tiles that it takes something from: first their places, then few series."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..io.tile_dataset import grown
from ..progress import Silent
from ..tiled import Tile
from .models.anchored.tile_survey import Box, Sources

_FIRST_METRES = 1000.0


def keep_places(tile: Tile, coordinates: np.ndarray) -> None:
    """Keep the places of a tile's points that have a value, shape (n_points, 2), for what comes later."""
    path = _file(tile)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as stream:
        np.save(stream, coordinates)
    beside.replace(path)


def places_of(tile: Tile) -> np.ndarray:
    """Return the places of a tile's points that have a value, metres, shape (n_points, 2).

    Raises
    ------
    InputError
        Its file is missing or damaged.
    """
    path = _file(tile)
    if path.is_file():
        return np.asarray(np.load(path))
    blocks = [block.coordinates for block in tile.layer().with_attributes(()).blocks(Silent())]
    return np.concatenate(blocks) if blocks else np.empty((0, 2))


def series_of(tile: Tile, filled: np.ndarray, wanted: np.ndarray | None = None) -> np.ndarray:
    """Return the displacement of points that have a value, mm, float32, shape (n_points, n_epochs).

    Parameters
    ----------
    filled
        Epochs to take, bool.
    wanted
        Numbers of the points, increasing; None for all.
    """
    parts, at = [np.empty((0, int(filled.sum())), np.float32)], 0
    for block in tile.layer().with_attributes(()).blocks(Silent()):
        if wanted is None:
            parts.append(block.displacement[:, filled])
        else:
            first, last = np.searchsorted(wanted, (at, at + block.point_count))
            parts.append(block.displacement[wanted[first:last] - at][:, filled])
            if last == len(wanted):
                break
        at += block.point_count
    return np.concatenate(parts)


def _file(tile: Tile) -> Path:
    return tile.file(f"places-{tile.entry.sha256[:16]}.npy")


@dataclass(frozen=True)
class _Part:
    """Points of one tile among its neighbours: the first one's row, and their numbers in the tile."""

    tile: Tile
    first: int
    numbers: np.ndarray


@dataclass(frozen=True)
class Neighbourhood:
    """The places of a tile's points and of all others in a box around it, in the order of the tiles.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    own
        Rows of the tile's points, increasing.
    box
        See :func:`~.models.anchored.tile_survey.own_sources`.
    """

    coordinates: np.ndarray
    own: np.ndarray
    box: Box | None
    _parts: tuple[_Part, ...]

    @classmethod
    def within(cls, tile: Tile, box: Box | None) -> Neighbourhood:
        """Return the points in a box, which holds the tile's own; in all tiles where it is None."""
        parts, places, own, count = [], [], np.empty(0, np.int64), 0
        for entry in tile.dataset.entries:
            itself = entry.name == tile.entry.name
            if not itself and box is not None and not _touch(entry.bounds, box):
                continue
            one = Tile(tile.dataset, entry, tile.kept)
            coordinates = places_of(one)
            numbers = np.arange(len(coordinates))
            if itself:
                own = count + numbers
            elif box is not None:
                numbers = np.flatnonzero(_inside(coordinates, box))
            parts.append(_Part(one, count, numbers))
            places.append(coordinates[numbers])
            count += len(numbers)
        return cls(np.concatenate(places), own, box, tuple(parts))

    def by_tile(self, rows: np.ndarray) -> Iterator[tuple[Tile, slice, np.ndarray]]:
        """Yield where some points, increasing row numbers, are: a tile, which of the rows, and their numbers there."""
        for part in self._parts:
            first, last = np.searchsorted(rows, (part.first, part.first + len(part.numbers)))
            if last > first:
                yield part.tile, slice(first, last), part.numbers[rows[first:last] - part.first]

    def series(self, rows: np.ndarray, filled: np.ndarray) -> np.ndarray:
        """Return the displacement of some points, increasing row numbers; see :func:`series_of`."""
        values = np.empty((len(rows), int(filled.sum())), np.float32)
        for tile, some, numbers in self.by_tile(rows):
            values[some] = series_of(tile, filled, numbers)
        return values


def neighbours_of(
    tile: Tile, sources: Callable[[np.ndarray, np.ndarray, Box | None], Sources]
) -> tuple[Neighbourhood, Sources, float]:
    """Return the points around a tile among which all are that it takes something from, these, and how far that is.

    Parameters
    ----------
    sources
        Finds them among the points in a box, and says how much farther it has to look.
    """
    metres = _FIRST_METRES
    every = _around_all(tile)
    while True:
        box = grown(tile.entry.bounds, metres)
        everything = _holds(box, every)
        near = Neighbourhood.within(tile, None if everything else box)
        found = sources(near.coordinates, near.own, near.box)
        if found.lacking <= 0 or everything:
            return near, found, metres
        metres += min(found.lacking, metres * 4) + 1.0


def _around_all(tile: Tile) -> Box:
    bounds = np.array([one.bounds for one in tile.dataset.entries])
    west, south = bounds[:, :2].min(axis=0)
    east, north = bounds[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def _holds(box: Box, other: Box) -> bool:
    return box[0] <= other[0] and box[1] <= other[1] and box[2] >= other[2] and box[3] >= other[3]


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _inside(coordinates: np.ndarray, box: Box) -> np.ndarray:
    x, y = coordinates.T
    return np.asarray((x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3]))
