# SPDX-License-Identifier: GPL-2.0-or-later
"""What a tile's points take from others, where only these are at hand: the survey of a tile among its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ...data.region_series import RegionSeries, spatial_tiles
from ..gap_filling import nearest_points
from .correction_inputs import GRADIENT_POINTS
from .features import NEAR, WIDE
from .survey import SeenByAll, Sight, Survey, filled_series, seen

Box = tuple[float, float, float, float]
"""West, south, east and north, metres."""


@dataclass(frozen=True)
class RowsOfSome:
    """The rows of some points of a region, as :class:`~....io.rows_on_disk.Rows` of all of them.

    Parameters
    ----------
    held
        Numbers of the rows that are there, increasing.
    values
        Theirs.
    count
        Of all rows.

    Examples
    --------
    >>> RowsOfSome(np.array([2, 5]), np.array([[1.0], [2.0]]), 9)[np.array([5])].tolist()
    [[2.0]]
    """

    held: np.ndarray
    values: np.ndarray
    count: int

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows first."""
        return (self.count, *self.values.shape[1:])

    def __getitem__(self, rows: np.ndarray | slice, /) -> np.ndarray:
        """Return some of the rows that are there."""
        wanted = np.arange(self.count)[rows]
        places = np.minimum(np.searchsorted(self.held, wanted), len(self.held) - 1)
        if not np.array_equal(self.held[places], wanted):
            raise KeyError("a row is asked for that was not read")
        return np.asarray(self.values[places])

    def __setitem__(self, rows: np.ndarray | slice, values: np.ndarray, /) -> None:
        """Refuse: they are read only."""
        raise TypeError("rows of some points are not written to")


@dataclass(frozen=True)
class Sources:
    """From which points those of a tile take something.

    Parameters
    ----------
    used
        Rows whose series are looked at, the tile's own among them, increasing.
    read
        These, and those that fill their gaps, increasing.
    lacking
        How many metres farther points must be known for this to be sure; 0 where it is.
    """

    used: np.ndarray
    read: np.ndarray
    lacking: float


def own_sources(coordinates: np.ndarray, own: np.ndarray, box: Box | None) -> Sources:
    """Return the points that the mean of all rests on at a tile: its own, and those that fill their gaps.

    Parameters
    ----------
    coordinates
        Of all points in a box, metres, shape (n_points, 2).
    own
        Rows of the tile's points, increasing.
    box
        The box; None if these are all points there are.
    """
    tree, farther = cKDTree(coordinates), _Farther(coordinates, box)
    return Sources(own, _united(own, farther.nearest(tree, own, NEAR + 1)), farther.metres)


def forecast_sources(coordinates: np.ndarray, own: np.ndarray, box: Box | None) -> Sources:
    """Return the points that forecasts of a tile rest on; parameters as of :func:`own_sources`."""
    tree, farther = cKDTree(coordinates), _Farther(coordinates, box)
    around = np.unique(farther.nearest(tree, own, GRADIENT_POINTS))
    parts = [farther.nearest(tree, own, WIDE + 1), farther.nearest(tree, around, NEAR + 1)]
    used = _united(own, around, *parts)
    return Sources(used, _united(used, farther.nearest(tree, used, NEAR + 1)), farther.metres)


class _Farther:
    """Asks for nearest points, and counts how far some of them may lie outside a box."""

    def __init__(self, coordinates: np.ndarray, box: Box | None) -> None:
        self._coordinates, self._box = coordinates, box
        self.metres = 0.0

    def nearest(self, tree: cKDTree, rows: np.ndarray, count: int) -> np.ndarray:
        places = self._coordinates[rows]
        distance, nearest = nearest_points(tree, places, count)
        if self._box is not None and len(rows):
            west, south, east, north = self._box
            edge = np.minimum(places - [west, south], [east, north] - places).min(axis=1)
            reached = distance[:, -1] if distance.shape[1] == count else np.full(len(rows), np.inf)
            self.metres = max(self.metres, float((reached - edge).max()))
        return nearest


def sight_of(region: RegionSeries, own: np.ndarray, telling: np.ndarray, windows: Sequence[int]) -> Sight:
    """Return what a tile tells of all points.

    Parameters
    ----------
    region
        Points around it; their series may be :class:`RowsOfSome`.
    own
        Rows of its points, increasing.
    telling
        Those of them, of the region's rows, that stand for the noise of all; increasing.
    windows
        Last epochs of the windows whose noise is needed.
    """
    tree, parts = cKDTree(region.coordinates), []
    for rows in _lying_together(region, own):
        filled = filled_series(region, tree, rows)
        some = np.isin(rows, telling)
        parts.append((seen(filled, ()).sums, rows[some], seen(filled[some], windows)))
    sums = tuple(np.sum([part[0][index] for part in parts], axis=0) for index in (0, 1))
    order = np.argsort(np.concatenate([rows for _, rows, _ in parts]))
    noise, started = (np.concatenate([getattr(one, name) for *_, one in parts])[order] for name in ("noise", "started"))
    return Sight((sums[0], sums[1]), noise, started)


def survey_around(region: RegionSeries, own: np.ndarray, used: np.ndarray, by_all: SeenByAll) -> Survey:
    """Return the survey of a tile's points.

    Parameters
    ----------
    region, own
        As of :func:`sight_of`.
    used
        See :class:`Sources`.
    by_all
        What all points tell.
    """
    tree = cKDTree(region.coordinates)
    filled = np.empty((len(used), region.epoch_count), np.float32)
    noise = np.empty((len(own), len(by_all.windows)), np.float32)
    for rows in _lying_together(region, used):
        series = filled[np.searchsorted(used, rows)] = filled_series(region, tree, rows)
        of_tile = np.isin(rows, own)
        noise[np.searchsorted(own, rows[of_tile])] = seen(series[of_tile], by_all.windows).noise
    count = region.point_count
    return Survey(region, tree, RowsOfSome(used, filled, count), RowsOfSome(own, noise, count), by_all)


def _lying_together(region: RegionSeries, rows: np.ndarray) -> list[np.ndarray]:
    return [rows[part] for part in spatial_tiles(region.coordinates[rows], region.tile_points)]


def _united(*rows: np.ndarray) -> np.ndarray:
    return np.unique(np.concatenate([one.ravel() for one in rows]))
