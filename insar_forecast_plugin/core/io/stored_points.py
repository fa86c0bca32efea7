# SPDX-License-Identifier: GPL-2.0-or-later
"""Points whose series lie on disk, in a file of the job's own: all else of them is small enough for memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from ..errors import InputError
from ..measured import Measured
from ..progress import Part, Progress
from ..series import TimeSeriesPoints
from .collecting import attribute_frame
from .point_layer import PointLayer, PointSource, open_points, without_points
from .rows_on_disk import Rows, Scratch, columns_of, row_blocks


@dataclass(frozen=True)
class StoredPoints:
    """Points of a layer, as :class:`~..series.TimeSeriesPoints`, without their series in memory.

    Parameters
    ----------
    pid, coordinates, crs, dates, attributes, measured, provenance
        As of :class:`~..series.TimeSeriesPoints`.
    displacement
        mm, float32, shape (n_points, n_epochs), NaN where missing.
    """

    pid: np.ndarray
    coordinates: np.ndarray
    crs: str
    dates: np.ndarray
    displacement: Rows
    attributes: pd.DataFrame = field(default_factory=pd.DataFrame)
    measured: Measured = field(default_factory=Measured)
    provenance: dict[str, Any] = field(default_factory=dict)

    @property
    def point_count(self) -> int:
        """Number of points."""
        return len(self.pid)

    @property
    def epoch_count(self) -> int:
        """Number of epochs."""
        return len(self.dates)

    def attributes_at(self, rows: np.ndarray) -> pd.DataFrame:
        """Return the attributes of points, row numbers of shape (n,), from row 0 on; a layer may have none at all."""
        if not len(self.attributes.columns):
            return pd.DataFrame()
        return self.attributes.iloc[rows].reset_index(drop=True)

    def with_series(self, dates: np.ndarray, values: np.ndarray) -> TimeSeriesPoints:
        """Return the places with other series, such as a forecast; without attributes.

        Parameters
        ----------
        dates
            ``datetime64[D]``, shape (n_dates,).
        values
            Shape (n_points, n_dates).
        """
        return TimeSeriesPoints(
            self.pid,
            self.coordinates,
            self.crs,
            dates,
            values,
            measured=self.measured,
            provenance=self.provenance,
        )


AnyPoints = TimeSeriesPoints | StoredPoints
DatedPoints = AnyPoints | PointLayer
"""What tells its dates and what is measured, whether its rows were read or not."""


def store_points(source: PointSource, scratch: Scratch, progress: Progress) -> StoredPoints:
    """Read points as :func:`~.points.read_points` does, and keep their series on disk.

    Raises
    ------
    InputError
        As :func:`~.points.read_points`.
    """
    return store_layer(open_points(source, progress), scratch, progress)


def store_layer(layer: PointLayer, scratch: Scratch, progress: Progress) -> StoredPoints:
    """Read the points of an opened layer, which may have no epochs, and keep their series on disk.

    Raises
    ------
    InputError
        The layer cannot be read, or has no point with a value.
    """
    layer = layer.without_empty_epochs(Part(progress, 0.0, 0.1))
    dated = len(layer.dates) > 0
    series = scratch.appendable(max(len(layer.dates), 1))
    pids, places, attributes = [], [], []
    for block in layer.blocks(Part(progress, 0.1, 1.0)):
        if dated:
            series.append(block.displacement)
        pids.append(block.pid)
        places.append(block.coordinates)
        # Copied: a column as GDAL gave it keeps all columns of its block in memory.
        every = pa.array(np.arange(block.point_count))
        attributes.append(pa.RecordBatch.from_pandas(block.attributes, preserve_index=False).take(every))
    if not pids:
        raise InputError(without_points(layer.table, 0))
    return StoredPoints(
        pid=np.concatenate(pids),
        coordinates=np.concatenate(places),
        crs=layer.crs,
        dates=layer.dates,
        displacement=series if dated else np.empty((sum(map(len, pids)), 0), dtype=np.float32),
        attributes=attribute_frame(attributes, progress) if layer.columns.attributes else pd.DataFrame(),
        measured=layer.measured,
        provenance=layer.provenance,
    )


def epoch_blocks(points: AnyPoints, most: int) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield epochs, some at a time, with the values of all points, shape (n_points, n_block)."""
    for start in range(0, points.epoch_count, most):
        epochs = slice(start, min(start + most, points.epoch_count))
        yield epochs, columns_of(points.displacement, epochs)


def series_blocks(points: AnyPoints) -> Iterator[tuple[slice, np.ndarray]]:
    """Yield points, some at a time, with their series, shape (n_block, n_epochs)."""
    for rows in row_blocks(points.displacement.shape):
        yield rows, points.displacement[rows]
