# SPDX-License-Identifier: GPL-2.0-or-later
"""What the anchored forecaster takes from all points of a region, found in a first pass, and a tile's surroundings.

Two things rest on all points: the mean of all, and the noise of all. Else a point takes from those nearest to it, and
these from those nearest to them. So each tile's forecasts are those that the region as a whole would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from scipy.spatial import cKDTree

from ....io.rows_on_disk import Rows
from ....progress import Progress
from ....spread_rows import every_nth
from ...data.forecast_data import first_observed
from ...data.region_series import RegionSeries, spatial_tiles
from ..gap_filling import among, fill_gaps, neighbour_weights
from .correction import CorrectionWindows
from .correction_inputs import gradient_weights, gradients_of, noise_with, own_noise, usual_noise
from .features import NEAR, WIDE, Surroundings, from_the_start, mean_around, mean_of_sums, sums_of_seen

MOST_TELLING = 20_000
"""Of more points so many, spread evenly, tell the noise of all."""
_SCATTERED_POINTS = 1000
"""Points drawn from all over a region whose surroundings are read together: there are up to 65 times as many."""


@dataclass(frozen=True)
class Sight:
    """What some points tell of all, or all of them.

    Parameters
    ----------
    sums
        See :func:`~.features.sums_of_seen`.
    noise
        See :func:`~.correction_inputs.own_noise`, of points spread evenly over the region, up to the last epoch of each
        window, mm, float32, shape (n_points, n_windows).
    started
        Index of the first observation of these points, shape (n_points,).
    """

    sums: tuple[np.ndarray, np.ndarray]
    noise: np.ndarray
    started: np.ndarray


@dataclass(frozen=True)
class SeenByAll:
    """What rests on all points of a region.

    Parameters
    ----------
    common
        The mean of all, mm, float32, shape (1, n_epochs).
    noise
        The median noise of those that have started, up to the last epoch of each window, mm, shape (n_windows,).
    windows
        Last epochs of the windows.
    """

    common: np.ndarray
    noise: np.ndarray
    windows: tuple[int, ...]

    @classmethod
    def of(cls, sights: Sequence[Sight], windows: Sequence[int]) -> Self:
        """Take it from what parts of the region tell."""
        noise = np.concatenate([one.noise for one in sights])
        started = np.concatenate([one.started for one in sights])
        usual = [usual_noise(noise[:, column], started <= epoch) for column, epoch in enumerate(windows)]
        return cls(mean_of_sums([one.sums for one in sights]), np.array(usual, np.float32), tuple(windows))


@dataclass(frozen=True)
class Survey:
    """A region after its first pass, or the part of it that tells what a tile takes from others.

    Parameters
    ----------
    region
        All points.
    tree
        Of their places.
    filled
        Their series without gaps from each point's first observation on; see :func:`~..gap_filling.fill_gaps`.
    noise
        See :func:`~.correction_inputs.own_noise`, mm, float32, shape (n_points, n_windows).
    by_all
        What rests on all points.
    """

    region: RegionSeries
    tree: cKDTree
    filled: Rows
    noise: Rows
    by_all: SeenByAll

    @classmethod
    def of(cls, region: RegionSeries, windows: Sequence[int], progress: Progress, *, doing: str) -> Self:
        """Fill the gaps of all points, and take their mean and the noise up to the last epochs of ``windows``.

        ``doing`` says in a few words what it is done for.
        """
        tree = cKDTree(region.coordinates)
        complete = all(np.isfinite(data.displacement).all() for _, data in region.blocks())
        filled = region.displacement if complete else region.scratch.rows(region.point_count, region.epoch_count)
        noise = np.empty((region.point_count, len(windows)), np.float32)
        telling = np.isin(np.arange(region.point_count), every_nth(region.point_count, MOST_TELLING))
        sights, done = [], 0
        for rows in region.tiles():
            progress(done / region.point_count, doing)
            series = region.series(rows)
            if not complete:
                series = filled[rows] = filled_series(region, tree, rows)
            sight = seen(series, windows)
            noise[rows], some = sight.noise, telling[rows]
            sights.append(replace(sight, noise=sight.noise[some], started=sight.started[some]))
            done += len(rows)
        return cls(region, tree, filled, noise, SeenByAll.of(sights, windows))

    @property
    def common(self) -> np.ndarray:
        """The mean of all points, shape (1, n_epochs)."""
        return self.by_all.common

    def surroundings(self, rows: np.ndarray) -> Surroundings:
        """Return the surroundings of points that lie together, increasing row numbers."""
        near, wide = (neighbour_weights(self.region.coordinates, count, rows, self.tree) for count in (NEAR, WIDE))
        sources = _joined(rows, near.indices, wide.indices)
        filled = self._series(sources)
        own = filled[np.searchsorted(sources, rows)]
        started, own = first_observed(own), from_the_start(own)
        means = [mean_around(filled, among(sources, weights), own) for weights in (near, wide)]
        return Surroundings(own, means[0], means[1], self.common, started, self.region.dates)

    def scattered_surroundings(self, rows: np.ndarray) -> Surroundings:
        """Return the surroundings of points from anywhere, increasing row numbers."""
        shape = (len(rows), self.region.epoch_count)
        own, near, wide = (np.empty(shape, np.float32) for _ in range(3))
        started = np.empty(len(rows), np.int64)
        for part in spatial_tiles(self.region.coordinates[rows], _SCATTERED_POINTS):
            some = self.surroundings(rows[part])
            own[part], near[part], wide[part], started[part] = some.own, some.near, some.wide, some.started
        return Surroundings(own, near, wide, self.common, started, self.region.dates)

    def gradients(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the slopes of the near series at points; see :func:`~.correction_inputs.gradients_of`."""
        slopes = gradient_weights(self.region.coordinates, rows, self.tree)
        around = np.unique(slopes[0].indices)
        near = neighbour_weights(self.region.coordinates, NEAR, around, self.tree)
        sources = _joined(around, near.indices)
        filled = self._series(sources)
        own = filled[np.searchsorted(sources, around)]
        started = first_observed(own)
        means = mean_around(filled, among(sources, near), from_the_start(own))
        return gradients_of((among(around, slopes[0]), among(around, slopes[1])), means, started)

    def windows_at(self, rows: np.ndarray) -> CorrectionWindows:
        """Return what the network is shown of points that lie together."""
        scales = noise_with(self.noise[rows], self.by_all.noise)
        noise = {epoch: scales[:, column] for column, epoch in enumerate(self.by_all.windows)}
        return CorrectionWindows(self.surroundings(rows), self.gradients(rows), noise)

    def _series(self, rows: np.ndarray) -> np.ndarray:
        return self.filled[rows][:, : self.region.epoch_count]


def seen(filled: np.ndarray, windows: Sequence[int]) -> Sight:
    """Return what points tell, all of which stand for the region's noise.

    Parameters
    ----------
    filled
        See :class:`Survey`, shape (n_points, n_epochs).
    windows
        Last epochs of the windows.
    """
    own, noise = from_the_start(filled), np.empty((len(filled), len(windows)), np.float32)
    for column, epoch in enumerate(windows):
        noise[:, column] = own_noise(own[:, : epoch + 1])
    return Sight(sums_of_seen(filled), noise, first_observed(filled))


def filled_series(region: RegionSeries, tree: cKDTree, rows: np.ndarray) -> np.ndarray:
    """Return the series of points that lie together, shape (n, n_epochs), without gaps from the first observations on.

    Parameters
    ----------
    tree
        Of the places of the region.
    rows
        Increasing row numbers.
    """
    near = neighbour_weights(region.coordinates, NEAR, rows, tree)
    sources = _joined(rows, near.indices)
    return fill_gaps(region.series(rows), among(sources, near), region.series(sources))


def _joined(*rows: np.ndarray) -> np.ndarray:
    """Return all row numbers, each once, increasing."""
    return np.unique(np.concatenate([np.unique(one) for one in rows]))
