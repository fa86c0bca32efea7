# SPDX-License-Identifier: GPL-2.0-or-later
"""Measurement points with a displacement per epoch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from .date_fields import OBSERVED, field_name
from .errors import InputError
from .lines_with_gaps import lines_with_gaps
from .measured import Measured
from .units import DAYS_PER_YEAR

_BLOCK = 16_384
"""Series worked on at a time."""


@dataclass(frozen=True)
class TimeSeriesPoints:
    """Displacement time series at measurement points.

    Parameters
    ----------
    pid
        Point identifiers, text, shape (n_points,), dtype object. Case matters; never cast.
    coordinates
        Easting and northing (or longitude and latitude, as ``crs`` says), float64, shape (n_points, 2).
    crs
        Coordinate reference system as WKT.
    dates
        Epochs, ``datetime64[D]``, strictly increasing, shape (n_epochs,).
    displacement
        mm, float32, shape (n_points, n_epochs), NaN where missing.
    attributes
        The source's other columns under their own names, n_points rows, default index.
    measured
        Component, sign, product and track.
    provenance
        How the data came to be; plain JSON values.

    Examples
    --------
    >>> points = TimeSeriesPoints(
    ...     pid=np.array(["a", "b"], dtype=object),
    ...     coordinates=np.array([[4_500_000.0, 2_100_000.0], [4_500_100.0, 2_100_000.0]]),
    ...     crs="",
    ...     dates=np.array(["2024-01-03", "2024-01-09", "2024-01-15"], dtype="datetime64[D]"),
    ...     displacement=np.array([[0.0, -1.5, -2.0], [0.0, 0.5, np.nan]], dtype=np.float32),
    ... )
    >>> points.point_count, points.epoch_count
    (2, 3)
    >>> points.at_points(np.array([True, False])).at_epochs(slice(1, None)).displacement.tolist()
    [[-1.5, -2.0]]
    """

    pid: np.ndarray
    coordinates: np.ndarray
    crs: str
    dates: np.ndarray
    displacement: np.ndarray
    attributes: pd.DataFrame = field(default_factory=pd.DataFrame)
    measured: Measured = field(default_factory=Measured)
    provenance: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        points, epochs = self.displacement.shape
        if self.pid.shape != (points,) or self.coordinates.shape != (points, 2):
            raise ValueError(
                f"displacement has {points} points, pid {self.pid.shape} and coordinates {self.coordinates.shape}"
            )
        if self.dates.shape != (epochs,):
            raise ValueError(f"displacement has {epochs} epochs, dates has shape {self.dates.shape}")
        if self.dates.dtype != np.dtype("datetime64[D]"):
            raise ValueError(f"dates must be datetime64[D], got {self.dates.dtype}")
        if epochs > 1 and not (np.diff(self.dates) > np.timedelta64(0, "D")).all():
            raise InputError("The dates of the epochs must be in increasing order, each once.")
        if len(self.attributes.columns) and len(self.attributes) != points:
            raise ValueError(f"attributes has {len(self.attributes)} rows for {points} points")

    @property
    def point_count(self) -> int:
        """Number of points."""
        return self.displacement.shape[0]

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return self.displacement.shape[1]

    def at_points(self, selection: np.ndarray) -> TimeSeriesPoints:
        """Return the points of a boolean mask or index array, shape (n,)."""
        attributes = self.attributes
        if len(attributes.columns):
            attributes = attributes.iloc[
                np.flatnonzero(selection) if selection.dtype == bool else selection
            ].reset_index(drop=True)
        return replace(
            self,
            pid=self.pid[selection],
            coordinates=self.coordinates[selection],
            displacement=self.displacement[selection],
            attributes=attributes,
        )

    def at_epochs(self, selection: np.ndarray | slice) -> TimeSeriesPoints:
        """Return the epochs of a boolean mask, index array or slice."""
        return replace(self, dates=self.dates[selection], displacement=self.displacement[:, selection])


def epoch_field(date: np.datetime64, prefix: str = OBSERVED) -> str:
    """Return the field name of an epoch, such as ``D20240131``.

    Examples
    --------
    >>> epoch_field(np.datetime64("2024-01-31")), epoch_field(np.datetime64("2024-01-31"), "F")
    ('D20240131', 'F20240131')
    """
    return field_name(prefix, date.astype("datetime64[D]").item())


def fitted_velocity(dates: np.ndarray, displacement: np.ndarray) -> np.ndarray:
    """Return the slope of the least-squares line through each series, mm/yr, float64, shape (n_points,).

    It is NaN where fewer than two dates have a value.

    >>> dates = np.array(["2020-01-01", "2021-01-01", "2022-01-01"], dtype="datetime64[D]")
    >>> fitted_velocity(dates, np.array([[0.0, 4.0, 8.0], [1.0, np.nan, np.nan]])).round(1).tolist()
    [4.0, nan]

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, shape (n_points, n_epochs), NaN where missing.
    """
    years = (dates - dates[len(dates) // 2]).astype(float) / DAYS_PER_YEAR
    velocity = np.full(len(displacement), np.nan)
    for start in range(0, len(displacement), _BLOCK):
        rows = slice(start, start + _BLOCK)
        lines = lines_with_gaps(displacement[rows], np.isfinite(displacement[rows]), years)
        velocity[rows] = np.where(lines.usable, lines.slope, np.nan)
    return velocity
