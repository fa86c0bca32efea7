# SPDX-License-Identifier: GPL-2.0-or-later
"""What the anchored forecaster takes from all points of a region, found in a first pass, and a tile's surroundings.

Three things rest on all points: the mean of all, the noise of all, and who is nearest to whom. With them, each tile's
forecasts are those that the region as a whole would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.spatial import cKDTree

from ....io.rows_on_disk import Rows
from ....progress import Progress
from ...data.forecast_data import first_observed
from ...data.region_series import RegionSeries, spatial_tiles
from ..gap_filling import among, fill_gaps, neighbour_weights
from .correction import CorrectionWindows
from .correction_inputs import gradient_weights, gradients_of, noise_scale, own_noise
from .features import NEAR, WIDE, Surroundings, from_the_start, mean_around, mean_of_sums, sums_of_seen

_SCATTERED_POINTS = 1000
"""Points drawn from all over a region whose surroundings are read together: there are up to 65 times as many."""


@dataclass(frozen=True)
class Survey:
    """A region after its first pass.

    Parameters
    ----------
    region
        All points.
    tree
        Of their places.
    filled
        Their series without gaps from each point's first observation on; see :func:`~..gap_filling.fill_gaps`.
    common
        The mean of all, shape (1, n_epochs).
    noise
        See :func:`~.correction_inputs.noise_scale`, mm, float32, shape (n_points, n_windows).
    windows
        Last epochs of the windows that the noise was asked for.
    """

    region: RegionSeries
    tree: cKDTree
    filled: Rows
    common: np.ndarray
    noise: np.ndarray
    windows: tuple[int, ...]

    @classmethod
    def of(cls, region: RegionSeries, windows: Sequence[int], progress: Progress, *, doing: str) -> Self:
        """Fill the gaps of all points, and take their mean and the noise up to the last epochs of ``windows``.

        ``doing`` says in a few words what it is done for.
        """
        tree = cKDTree(region.coordinates)
        complete = all(np.isfinite(data.displacement).all() for _, data in region.blocks())
        filled = region.displacement if complete else region.scratch.rows(region.point_count, region.epoch_count)
        noise = np.empty((region.point_count, len(windows)), np.float32)
        started = np.empty(region.point_count, np.int64)
        sums, done = [], 0
        for rows in region.tiles():
            progress(done / region.point_count, doing)
            series = region.series(rows)
            if not complete:
                series = filled[rows] = _filled(region, tree, rows, series)
            sums.append(sums_of_seen(series))
            own, started[rows] = from_the_start(series), first_observed(series)
            for column, epoch in enumerate(windows):
                noise[rows, column] = own_noise(own[:, : epoch + 1])
            done += len(rows)
        for column, epoch in enumerate(windows):
            noise[:, column] = noise_scale(noise[:, column], started <= epoch)
        return cls(region, tree, filled, mean_of_sums(sums), noise, tuple(windows))

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
        noise = {epoch: self.noise[rows, column] for column, epoch in enumerate(self.windows)}
        return CorrectionWindows(self.surroundings(rows), self.gradients(rows), noise)

    def _series(self, rows: np.ndarray) -> np.ndarray:
        return self.filled[rows][:, : self.region.epoch_count]


def _filled(region: RegionSeries, tree: cKDTree, rows: np.ndarray, series: np.ndarray) -> np.ndarray:
    """Return the series of a tile, shape (n, n_epochs), without gaps from the first observations on."""
    near = neighbour_weights(region.coordinates, NEAR, rows, tree)
    sources = _joined(rows, near.indices)
    return fill_gaps(series, among(sources, near), region.series(sources))


def _joined(*rows: np.ndarray) -> np.ndarray:
    """Return all row numbers, each once, increasing."""
    return np.unique(np.concatenate([np.unique(one) for one in rows]))
