# SPDX-License-Identifier: GPL-2.0-or-later
"""The series of a region in tiles that changes are looked for in, equal to those of all points at once.

Passes: places and epochs; what is usual of the steps between epochs; sums of cells; series of single points without
their surroundings, kept beside the tiles. From these the neighbourhoods are made where they are needed, some thousand
points at a time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from ..forecasting.models.anchored.tile_survey import Box, Sources
from ..forecasting.models.gap_filling import nearest_points
from ..forecasting.tile_forecast import rows_of
from ..forecasting.tile_neighbours import keep_places, neighbours_of
from ..interface import DetectChangesRequest
from ..io.tile_dataset import TileDataset
from ..progress import Progress, Silent
from ..release_joins import JoinFinder
from ..spread_rows import evenly
from ..tiled import Found, Tile, filled_epochs
from .changed_areas import NEIGHBOUR, neighbour_distances
from .near_enough import farthest_neighbour, rows_of_distances
from .relative_series import (
    BareSeries,
    RelativeSeries,
    Sizes,
    carry_forward,
    farthest_of,
    held_back,
    means_of_nearest,
    without_lines,
)
from .tiled_cells import CellSums, cells_of_part, keep_array, surroundings_of_cells
from .usual_steps import TELLING, UsualSteps
from .watch_setting import AREAS_UNUSED, check_points, setting_of, tell_joins
from .yardstick import WatchSetting


@dataclass(frozen=True)
class TiledRegion:
    """What is known of a region after its places were looked at.

    Parameters
    ----------
    dates
        With values, ``datetime64[D]``, shape (n_epochs,).
    filled
        Which epochs of the tiles these are, bool.
    counts
        Points with values, by the name of the tile, in the order of the tiles.
    sizes
        Points averaged.
    setting
        What is watched for.
    farthest
        How far a neighbour may be, metres; without limit until the pass over steps has told it.
    """

    dates: np.ndarray
    filled: np.ndarray
    counts: Mapping[str, int]
    sizes: Sizes
    setting: WatchSetting
    farthest: float

    @classmethod
    def of(cls, dataset: TileDataset, request: DetectChangesRequest, found: Found) -> TiledRegion:
        """Make it from what the first pass found."""
        told = found["places"]
        filled = np.array(told["filled"], dtype=bool)
        setting = WatchSetting(
            np.datetime64(told["since"], "D"),
            tuple(request.kinds),
            request.false_alarms / 1000,
            np.array(told["seams"], dtype="datetime64[D]"),
        )
        sizes = Sizes.of(sum(told["counts"].values()), request.scale)
        farthest = float(found["steps"]["farthest"]) if "steps" in found else np.inf
        return cls(dataset.dates[filled], filled, told["counts"], sizes, setting, farthest)

    @property
    def count(self) -> int:
        """Number of points."""
        return sum(self.counts.values())

    @property
    def days(self) -> np.ndarray:
        """Of the epochs, since the first."""
        return np.asarray((self.dates - self.dates[0]).astype(float))

    def own(self, tile: Tile, rows: np.ndarray) -> np.ndarray:
        """Return which of some rows of the region, increasing, are a tile's, counted from its first point."""
        first = 0
        for name, count in self.counts.items():
            if name == tile.entry.name:
                return rows_of(rows, first, count)
            first += count
        raise KeyError(tile.entry.name)

    def blocks(self, tile: Tile) -> Iterator[tuple[int, np.ndarray]]:
        """Yield displacement of a tile's points, mm, float32, shape (n, n_epochs), and the number of the first one."""
        at = 0
        for block in tile.layer().with_attributes(()).blocks(Silent()):
            yield at, block.displacement[:, self.filled]
            at += block.point_count


def look_at_places(tile: Tile, _request: DetectChangesRequest, _found: Found) -> dict[str, Any]:
    """Count a tile's points and epochs, and keep the places of its points."""
    filled, places = np.zeros(len(tile.dataset.dates), dtype=bool), [np.empty((0, 2))]
    for block in tile.layer().with_attributes(()).blocks(Silent()):
        filled |= np.isfinite(block.displacement).any(axis=0)
        places.append(block.coordinates)
    coordinates = np.concatenate(places)
    keep_places(tile, coordinates)
    return {"filled": filled, "count": len(coordinates)}


def join_places(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: DetectChangesRequest,
    _found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return epochs, numbers of points and what is asked for."""
    filled = filled_epochs(told, dataset, progress)
    counts = {entry.name: int(one["count"]) for entry, one in zip(dataset.entries, told, strict=True)}
    check_points(sum(counts.values()))
    setting = setting_of(request, dataset.measured, dataset.dates[filled], progress)
    if request.areas is not None:
        progress.warning(AREAS_UNUSED)
    progress.info(Sizes.of(sum(counts.values()), request.scale).words)
    return {
        "filled": filled.tolist(),
        "counts": counts,
        "since": str(setting.since),
        "seams": [str(one) for one in setting.seams],
    }


def look_at_steps(tile: Tile, request: DetectChangesRequest, found: Found) -> dict[str, Any]:
    """Return the series that tell what is usual, and what tells joins of releases."""
    region = TiledRegion.of(tile.dataset, request, found)
    wanted = region.own(tile, evenly(region.count, TELLING))
    finder, series = JoinFinder(region.dates), [np.empty((0, len(region.dates)), np.float32)]
    for first, values in region.blocks(tile):
        finder.add(values)
        series.append(values[rows_of(wanted, first, len(values))])
    reached = np.empty(0)
    if region.counts[tile.entry.name]:
        reached = TileSeries(tile, region).reach(region.own(tile, rows_of_distances(region.count)))
    return {"joins": finder.counted(), "series": np.concatenate(series), "reached": reached}


def join_steps(
    told: Sequence[Mapping[str, Any]],
    dataset: TileDataset,
    request: DetectChangesRequest,
    found: Found,
    progress: Progress,
) -> dict[str, Any]:
    """Return what is usual and how far a neighbour may be, and warn of joins of releases."""
    region = TiledRegion.of(dataset, request, found)
    finder = JoinFinder(region.dates)
    for one in told:
        finder.add_counted(one["joins"])
    tell_joins(finder, dataset.measured, region.setting.seams, progress)
    bare, known, _ = without_lines(np.concatenate([one["series"] for one in told]), region.days)
    farthest = farthest_neighbour(np.concatenate([one["reached"] for one in told]))
    return {**UsualSteps.of(bare, known).to_json(), "farthest": farthest}


def look_at_cells(tile: Tile, request: DetectChangesRequest, found: Found) -> None:
    """Keep the sums of a tile's own points by cell."""
    region, usual = TiledRegion.of(tile.dataset, request, found), UsualSteps.from_json(found["steps"])
    if not region.sizes.surrounding or not region.counts[tile.entry.name]:
        return
    sums = CellSums(cells_of_part(tile, region.counts)[1], len(region.dates))
    for first, values in region.blocks(tile):
        bare, known, _ = without_lines(values, region.days)
        sums.add(first, bare, known, usual.weight(usual.noise_of(bare, known)))
    sums.keep(tile)


def look_at_series(tile: Tile, request: DetectChangesRequest, found: Found) -> int:
    """Keep the series of a tile's points without lines, surroundings and excursions; return how many values those are.

    Values are mm, NaN where they are not known, and infinite where they were held back as an excursion.
    """
    region, usual = TiledRegion.of(tile.dataset, request, found), UsualSteps.from_json(found["steps"])
    count = region.counts[tile.entry.name]
    if not count:
        return 0
    around, place = _surroundings(tile, region)
    anew = np.searchsorted(region.days, (region.setting.seams - region.dates[0]).astype(float))
    points, held = np.empty((2, count)), 0
    path = tile.file("bare.npy")
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as stream:
        header = {"descr": "<f4", "fortran_order": False, "shape": (count, len(region.dates))}
        np.lib.format.write_array_header_2_0(stream, header)
        for first, values in region.blocks(tile):
            rows = slice(first, first + len(values))
            bare, known, velocity = without_lines(values, region.days)
            noise = usual.noise_of(bare, known)
            if around is not None:
                bare -= around[place[rows]]
            back = held_back(bare, known, farthest_of(noise), anew)
            held += int(back.sum())
            points[:, rows] = velocity, usual.weight(noise)
            bare[back], bare[~known] = np.inf, np.nan
            stream.write(bare.astype("<f4").tobytes())
    beside.replace(path)
    keep_array(tile.file("points.npy"), points)
    return held


def _surroundings(tile: Tile, region: TiledRegion) -> tuple[np.ndarray | None, np.ndarray]:
    """Return what is subtracted, by cell, and the cell of each point among these; None where nothing is."""
    wanted = region.sizes.surrounding
    if not wanted:
        return None, np.empty(0, dtype=int)
    cells, own = cells_of_part(tile, region.counts)
    numbers, place = np.unique(own, return_inverse=True)
    of_all = None if wanted >= region.count else wanted
    return surroundings_of_cells(tile, region.counts, cells, numbers, of_all), place


def join_cells(*_told: Any) -> dict[str, Any]:
    """Return nothing: the sums lie beside the tiles."""
    return {}


def join_series(_held: Sequence[int], dataset: TileDataset, *_more: Any) -> dict[str, Any]:
    """Return a hash of all tiles, for the series kept beside each rest on others too."""
    return {"sha256": hashlib.sha256("".join(one.sha256 for one in dataset.entries).encode()).hexdigest()}


class TileSeries:
    """The series of a tile's points, or of their neighbourhoods, as :func:`~.relative_series.relative_series` has them.

    Parameters
    ----------
    tile
        One with points.
    region
        What it is of.
    """

    def __init__(self, tile: Tile, region: TiledRegion) -> None:
        self._tile, self._count, self._farthest = tile, region.sizes.neighbours, region.farthest
        most = max(self._count, NEIGHBOUR + 1)
        self._near, _, _ = neighbours_of(tile, _Nearest(most))
        self._tree = cKDTree(self._near.coordinates)

    def at(self, rows: np.ndarray) -> RelativeSeries:
        """Return the series of some points, increasing row numbers of the tile, some thousand at most."""
        if self._count == 1 or not len(rows):
            bare = _kept(self._tile, rows)
            return RelativeSeries(bare.values, bare.known, bare.velocity, 0, bare.bits)
        places = self._near.coordinates[self._near.own[rows]]
        distance, nearest = nearest_points(self._tree, places, self._count)
        needed, place = np.unique(nearest, return_inverse=True)
        parts = [_kept(one, numbers) for one, _, numbers in self._near.by_tile(needed)]
        values, known, velocity, weight = (
            np.concatenate([getattr(one, name) for one in parts]) for name in ("values", "known", "velocity", "weight")
        )
        bare = BareSeries(values, known, velocity, weight, 0)
        return means_of_nearest(bare, place.reshape(nearest.shape), distance[:, -1] <= self._farthest, Silent())

    def neighbours(self, rows: np.ndarray) -> np.ndarray:
        """Return how far the eighth neighbour of some points is, metres, shape (n,)."""
        return neighbour_distances(self._tree, self._near.coordinates[self._near.own[rows]])

    def reach(self, rows: np.ndarray) -> np.ndarray:
        """Return how far the neighbourhoods of some points reach, metres, shape (n,)."""
        places = self._near.coordinates[self._near.own[rows]]
        if self._count == 1 or not len(rows):
            return np.zeros(len(rows))
        return nearest_points(self._tree, places, self._count)[0][:, -1]


@dataclass(frozen=True)
class _Nearest:
    """Says how far points must be known for so many nearest ones."""

    count: int

    def __call__(self, coordinates: np.ndarray, own: np.ndarray, box: Box | None) -> Sources:
        if box is None or not len(own):
            return Sources(own, own, 0.0)
        places = coordinates[own]
        west, south, east, north = box
        edge = np.minimum(places - [west, south], [east, north] - places).min(axis=1)
        if len(coordinates) < self.count:
            return Sources(own, own, np.inf)
        reached = cKDTree(coordinates).query(places, self.count)[0][:, -1]
        return Sources(own, own, float((reached - edge).max()))


def _kept(tile: Tile, rows: np.ndarray) -> BareSeries:
    """Return series of single points that were kept, by their numbers in the tile."""
    values = np.asarray(np.load(tile.file("bare.npy"), mmap_mode="r")[rows])
    known, bits = np.isfinite(values), np.packbits(np.isinf(values), axis=1)
    carry_forward(values, known)
    velocity, weight = np.load(tile.file("points.npy"))[:, rows]
    return BareSeries(values, known, velocity, weight.astype(np.float32), 0, bits)
