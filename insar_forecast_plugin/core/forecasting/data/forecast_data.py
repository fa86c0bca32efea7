# SPDX-License-Identifier: GPL-2.0-or-later
"""Series up to an origin, which is all that a forecaster sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ...series import TimeSeriesPoints
from ...stack import RasterStack


@dataclass(frozen=True)
class ForecastData:
    """Series up to an origin, which is their last epoch.

    Parameters
    ----------
    coordinates
        Easting and northing in metres, float64, shape (n_points, 2).
    dates
        Epochs, ``datetime64[D]``, increasing, shape (n_epochs,).
    displacement
        mm, float32, shape (n_points, n_epochs), NaN where missing.
    grid
        The same series on a grid, with the same dates, for forecasters that look at maps; None where none is needed.
    crs
        System of the coordinates, as WKT; empty where it is not known.
    """

    coordinates: np.ndarray
    dates: np.ndarray
    displacement: np.ndarray
    grid: RasterStack | None = None
    crs: str = ""

    @classmethod
    def from_points(cls, points: TimeSeriesPoints, grid: RasterStack | None = None) -> Self:
        """Take what forecasting needs of points whose coordinates are in metres."""
        return cls(points.coordinates, points.dates, points.displacement, grid, points.crs)

    def until(self, epochs: int) -> ForecastData:
        """Return what was known after the first ``epochs`` epochs; views, nothing is copied.

        Examples
        --------
        >>> dates = np.datetime64("2024-01-03") + 6 * np.arange(4)
        >>> data = ForecastData(np.zeros((1, 2)), dates, np.array([[0.0, 1.0, 2.0, 9.0]], dtype=np.float32))
        >>> known = data.until(3)
        >>> str(known.origin), known.displacement.tolist()
        ('2024-01-15', [[0.0, 1.0, 2.0]])
        """
        grid = self.grid
        if grid is not None:
            grid = replace(grid, dates=grid.dates[:epochs], values=grid.values[:epochs])
        return replace(self, dates=self.dates[:epochs], displacement=self.displacement[:, :epochs], grid=grid)

    @property
    def origin(self) -> np.datetime64:
        """The last date."""
        return self.dates[-1]

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return len(self.dates)


def first_observed(displacement: np.ndarray) -> np.ndarray:
    """Return the index of each point's first observation, n_epochs where there is none; shape (n_points,)."""
    seen = np.isfinite(displacement)
    return np.where(seen.any(axis=1), seen.argmax(axis=1), displacement.shape[1])


def last_observed(displacement: np.ndarray) -> np.ndarray:
    """Return each point's last value that is not missing, NaN where there is none; shape (n_points,)."""
    known = np.isfinite(displacement)
    last = displacement.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return displacement[np.arange(len(displacement)), last]
