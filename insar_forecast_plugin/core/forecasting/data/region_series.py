# SPDX-License-Identifier: GPL-2.0-or-later
"""The series of all points of a region, taken tile by tile, so that memory does not grow with the region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from ...io.rows_on_disk import Rows, Scratch, row_blocks
from ...io.stored_points import AnyPoints
from ...stack import RasterStack
from .drawn_points import place_numbers, smallest
from .forecast_data import ForecastData

TILE_POINTS = 16_384
"""Most points of a tile: its points' surroundings reach a few hundred points beyond it, which is little beside it."""


@dataclass(frozen=True)
class RegionSeries:
    """Series of many points up to an origin, of which :class:`~.forecast_data.ForecastData` holds some.

    Parameters
    ----------
    coordinates
        Easting and northing in metres, float64, shape (n_points, 2).
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).
    displacement
        mm, float32, n_points rows of n_epochs values or more (later ones are not looked at), NaN where missing.
    grid
        See :class:`~.forecast_data.ForecastData`.
    scratch
        Where values of all points are kept while the region is worked on.
    tile_points
        Most points of a tile.
    crs
        See :class:`~.forecast_data.ForecastData`.

    Examples
    --------
    >>> dates = np.datetime64("2024-01-03") + 6 * np.arange(4)
    >>> places = np.array([[0.0, 0.0], [900.0, 0.0], [100.0, 0.0], [800.0, 0.0]])
    >>> region = RegionSeries(places, dates, np.arange(16, dtype=np.float32).reshape(4, 4), tile_points=2)
    >>> [tile.tolist() for tile in region.tiles()]
    [[0, 2], [1, 3]]
    >>> region.until(2).at_points(np.array([1])).displacement.tolist()
    [[4.0, 5.0]]
    """

    coordinates: np.ndarray
    dates: np.ndarray
    displacement: Rows
    grid: RasterStack | None = None
    scratch: Scratch = field(default_factory=Scratch)
    tile_points: int = TILE_POINTS
    crs: str = ""

    @classmethod
    def from_points(cls, points: AnyPoints, scratch: Scratch, grid: RasterStack | None = None) -> Self:
        """Take what forecasting needs of points whose coordinates are in metres."""
        return cls(points.coordinates, points.dates, points.displacement, grid, scratch, crs=points.crs)

    @classmethod
    def of(cls, data: ForecastData) -> Self:
        """Return series that are in memory."""
        return cls(data.coordinates, data.dates, data.displacement, data.grid, crs=data.crs)

    @property
    def point_count(self) -> int:
        """Number of points."""
        return len(self.coordinates)

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return len(self.dates)

    @property
    def origin(self) -> np.datetime64:
        """The last date."""
        return self.dates[-1]

    def until(self, epochs: int) -> RegionSeries:
        """Return what was known after the first ``epochs`` epochs; nothing is copied."""
        grid = self.grid
        if grid is not None:
            grid = replace(grid, dates=grid.dates[:epochs], values=grid.values[:epochs])
        return replace(self, dates=self.dates[:epochs], grid=grid)

    def series(self, rows: slice | np.ndarray) -> np.ndarray:
        """Return the displacement of some points, shape (n, n_epochs)."""
        return self.displacement[rows][:, : self.epoch_count]

    def at_points(self, rows: slice | np.ndarray) -> ForecastData:
        """Return some points."""
        return ForecastData(self.coordinates[rows], self.dates, self.series(rows), self.grid, self.crs)

    def drawn(self, most: int, seed: int) -> np.ndarray:
        """Return the rows of ``most`` points at most, drawn by where they lie; see :mod:`.drawn_points`."""
        return smallest(place_numbers(self.coordinates, self.crs, seed), most)

    def blocks(self) -> Iterator[tuple[slice, ForecastData]]:
        """Yield all points in the order of the file, some at a time."""
        for rows in row_blocks(self.displacement.shape):
            yield rows, self.at_points(rows)

    def tiles(self) -> list[np.ndarray]:
        """Return the rows of the points of each tile, increasing."""
        return spatial_tiles(self.coordinates, self.tile_points)


def spatial_tiles(coordinates: np.ndarray, most: int) -> list[np.ndarray]:
    """Return points that lie together: an area is halved along its longer side until it has few enough.

    Parameters
    ----------
    coordinates
        Shape (n_points, 2).
    most
        Points of a tile.

    Returns
    -------
    Row numbers, increasing, of each tile.
    """
    tiles, left = [], [np.arange(len(coordinates))]
    while left:
        rows = left.pop()
        if len(rows) <= most:
            tiles.append(np.sort(rows))
            continue
        places = coordinates[rows]
        order = np.argsort(places[:, np.ptp(places, axis=0).argmax()], kind="stable")
        left += [rows[order[len(rows) // 2 :]], rows[order[: len(rows) // 2]]]
    return tiles
