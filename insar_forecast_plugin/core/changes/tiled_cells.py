# SPDX-License-Identifier: GPL-2.0-or-later
"""The surroundings of a tile's points: means of cells, kept by the tiles that have their points, and medians of these.

A cell may have points of several parts of its tile of 100 km. Each part keeps the sums over its own points.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ..forecasting.models.gap_filling import nearest_points
from ..forecasting.tile_neighbours import places_of
from ..io.tile_dataset import TileEntry
from ..io.tile_grid import TILE_METRES
from ..tiled import Tile
from .surrounding_cells import TileCells, medians_around

_EPOCHS_AT_ONCE = 32


class CellSums:
    """Sums over a part's own points, by cell.

    Parameters
    ----------
    cell
        Of each of its points, shape (n_points,).
    epochs
        Their number.
    """

    def __init__(self, cell: np.ndarray, epochs: int) -> None:
        self.numbers, self._cell = np.unique(cell, return_inverse=True)
        self.sums = np.zeros((len(self.numbers), 2, epochs), np.float32)

    def add(self, first: int, bare: np.ndarray, known: np.ndarray, weight: np.ndarray) -> None:
        """Add points from one on: mm, zero in gaps, and where they are known, shape (n, n_epochs); weights, (n,)."""
        cells, local = np.unique(self._cell[first : first + len(bare)], return_inverse=True)
        shape = (len(cells), len(bare))
        belongs = sparse.csr_array((weight, (local, np.arange(len(bare)))), shape=shape)
        self.sums[cells, 0] += belongs @ known.astype(np.float32)
        self.sums[cells, 1] += belongs @ np.where(known, bare, np.float32(0))

    def keep(self, tile: Tile) -> None:
        """Keep them for what comes later."""
        keep_array(tile.file("cell-numbers.npy"), self.numbers)
        keep_array(tile.file("cell-sums.npy"), self.sums)


def keep_array(path: Path, values: np.ndarray) -> None:
    """Write an array, whole or not at all."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as stream:
        np.save(stream, values)
    beside.replace(path)


def cells_of_part(tile: Tile, counts: Mapping[str, int]) -> tuple[TileCells, np.ndarray]:
    """Return the cells of the tile of 100 km that a part lies in, and of each of its own points.

    Parameters
    ----------
    counts
        Points with values of all parts, by their names.
    """
    parts = _parts_of(tile, counts, _around(tile.entry.name))
    names = [one.name for one in parts]
    first = sum(counts[name] for name in names[: names.index(tile.entry.name)])
    cells = _cells(tile, parts)
    return cells, cells.cell[first : first + counts[tile.entry.name]]


def surroundings_of_cells(
    tile: Tile, counts: Mapping[str, int], cells: TileCells, numbers: np.ndarray, surrounding: int | None
) -> np.ndarray:
    """Return medians over the cells around some cells, mm, float32, shape (n_cells, n_epochs).

    Parameters
    ----------
    counts
        Points with values of all parts, by their names.
    cells
        Of the tile of 100 km.
    numbers
        Of cells of it, shape (n_cells,), at least one.
    surrounding
        Points around; None: all of the region.
    """
    near = _NearCells(tile, counts, cells.centres[numbers], None if surrounding is None else cells.wanted(surrounding))
    needed = np.unique(near.near[near.near >= 0])
    total = near.sums(needed)
    enough = total[:, 0] > 0
    mean = np.where(enough, total[:, 1] / np.maximum(total[:, 0], 1e-9), 0.0).astype(np.float32)
    place = np.where(near.near >= 0, np.searchsorted(needed, near.near), -1)
    medians = np.empty((len(place), mean.shape[1]), np.float32)
    for start in range(0, mean.shape[1], _EPOCHS_AT_ONCE):
        epochs = slice(start, start + _EPOCHS_AT_ONCE)
        medians[:, epochs] = medians_around(mean[:, epochs], enough[:, epochs], place)
    return np.broadcast_to(medians, (len(numbers), mean.shape[1]))


class _NearCells:
    """Cells around those of a part, among tiles of 100 km as far as these can be.

    Cells are numbered through the tiles that were looked at; ``near`` has shape (n_cells, most), or (1, most) where the
    same are around all.
    """

    def __init__(self, tile: Tile, counts: Mapping[str, int], own: np.ndarray, wanted: int | None) -> None:
        self._tile, self._counts = tile, counts
        self._names: list[str] = []
        self._first = [0]
        low, high = own.min(axis=0), own.max(axis=0)
        centres, reached = np.empty((0, 2)), np.inf
        names = {_around(name) for name, count in counts.items() if count}
        for gap, name in sorted((_gap(name, low, high), name) for name in names):
            if gap > reached:  # what is farther is around none of them
                break
            self._names.append(name)
            centres = np.concatenate([centres, _cells(tile, _parts_of(tile, counts, name)).centres])
            self._first.append(len(centres))
            if wanted is not None and len(centres) >= wanted:
                reached = float(cKDTree(centres).query(own, wanted)[0].max())
        self.near = np.arange(len(centres))[None]
        if wanted is not None:
            self.near = nearest_points(cKDTree(centres), own, wanted)[1]

    def sums(self, needed: np.ndarray) -> np.ndarray:
        """Return the sums of some cells, increasing numbers, shape (n, 2, n_epochs)."""
        total: np.ndarray | None = None
        for number, name in enumerate(self._names):
            first, last = np.searchsorted(needed, (self._first[number], self._first[number + 1]))
            wanted = needed[first:last] - self._first[number]
            for one in _parts_of(self._tile, self._counts, name) if len(wanted) else ():
                part = _of(self._tile, one)
                there = np.load(part.file("cell-numbers.npy"))
                _, rows, places = np.intersect1d(there, wanted, assume_unique=True, return_indices=True)
                kept = np.load(part.file("cell-sums.npy"), mmap_mode="r")
                if total is None:
                    total = np.zeros((len(needed), *kept.shape[1:]), np.float32)
                total[first + places] += kept[rows]
        if total is None:
            raise KeyError("no cell is asked for")
        return total


def _cells(tile: Tile, parts: Sequence[TileEntry]) -> TileCells:
    """Return the cells of a tile of 100 km, given by its parts; made by the first that asks."""
    key = hashlib.sha256("".join(one.sha256 for one in parts).encode()).hexdigest()[:16]
    path = tile.kept / f"{_around(parts[0].name)}-cells-{key}.npz"
    if not path.is_file():
        made = TileCells.of(np.concatenate([places_of(_of(tile, one)) for one in parts]))
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with beside.open("wb") as stream:
            np.savez(stream, cell=made.cell, centres=made.centres)
        beside.replace(path)
        return made
    with np.load(path) as told:
        return TileCells(told["cell"], told["centres"])


def _of(tile: Tile, entry: TileEntry) -> Tile:
    return Tile(tile.dataset, entry, tile.kept)


def _around(name: str) -> str:
    """Return the tile of 100 km that a part lies in."""
    return name.partition("/")[0]


def _parts_of(tile: Tile, counts: Mapping[str, int], name: str) -> list[TileEntry]:
    """Return the parts of a tile of 100 km that have points with values, in their order."""
    return [one for one in tile.dataset.entries if counts[one.name] and _around(one.name) == name]


def _gap(name: str, low: np.ndarray, high: np.ndarray) -> float:
    """Return how far the square of a tile is from a rectangle, metres."""
    told = re.fullmatch(r"E(-?\d+)N(-?\d+)", name)
    if told is None:
        raise ValueError(f"a tile named {name!r}")
    corner = np.array([int(told[1]), int(told[2])]) * TILE_METRES
    return float(np.hypot(*np.maximum(0.0, np.maximum(corner - high, low - corner - TILE_METRES))))
