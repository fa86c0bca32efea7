# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of many points, with their spread."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsFeatureRequest

from ..languages import tr
from .layer_dates import find_date_fields
from .point_attributes import number
from .point_series import Found, PointSeries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsVectorLayer

_BLOCK = 500


def mean_of(layer: QgsVectorLayer, ids: list[int]) -> Found:
    """Return the mean of the series of features as one series.

    The mean and the standard deviation of a date are those of the points that have a value there. The forecast is the
    mean of the forecasts. It has no interval: how far a mean may be off depends on how the errors of the points go
    together, which no layer says.
    """
    dates = find_date_fields(layer.fields())
    observed, forecast = _Moments(len(dates.observed)), _Moments(len(dates.forecast))
    place = np.zeros(2)
    columns = [at for _, at in dates.observed], [item[1] for item in dates.forecast]
    count = 0
    for centres, values, future in _blocks(layer, ids, columns):
        filled = np.isfinite(values).any(axis=1) | np.isfinite(future).any(axis=1)
        observed.add(values)
        forecast.add(future)
        place += centres[filled].sum(axis=0)
        count += int(filled.sum())
    nothing = np.full(len(dates.forecast), np.nan)
    series = PointSeries(
        layer_id=layer.id(),
        # The same points give the same mean, which is then brought up to date and not shown twice.
        feature_id=f"mean {zlib.crc32(np.sort(np.array(ids, dtype=np.int64)).tobytes())}",
        layer_name=layer.name(),
        point=tr("mean of 1 point") if count == 1 else tr("mean of {count} points").format(count=f"{count:,}"),
        position=(place[0] / max(count, 1), place[1] / max(count, 1)),
        dates=np.array([day for day, _ in dates.observed], dtype="datetime64[D]"),
        values=observed.mean,
        future_dates=np.array([item[0] for item in dates.forecast], dtype="datetime64[D]"),
        forecast=forecast.mean,
        lower=nothing,
        upper=nothing,
        spread=observed.standard_deviation,
    )
    return Found((series,), 1)


class _Moments:
    """Mean and standard deviation of columns, from blocks of rows; rows without a value count for nothing."""

    def __init__(self, columns: int) -> None:
        self._count, self._sum, self._squares = (np.zeros(columns) for _ in range(3))

    def add(self, rows: np.ndarray) -> None:
        self._count += np.isfinite(rows).sum(axis=0)
        self._sum += np.nansum(rows, axis=0)
        self._squares += np.nansum(rows**2, axis=0)

    @property
    def mean(self) -> np.ndarray:
        return np.divide(self._sum, self._count, out=np.full(len(self._sum), np.nan), where=self._count > 0)

    @property
    def standard_deviation(self) -> np.ndarray:
        squares = np.divide(self._squares, self._count, out=np.full(len(self._sum), np.nan), where=self._count > 0)
        return np.sqrt(np.maximum(squares - self.mean**2, 0.0))


def _blocks(
    layer: QgsVectorLayer, ids: list[int], columns: tuple[list[int], list[int]]
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield places, shape (n, 2), observed and forecast values, shape (n, n_dates), of some features at a time."""
    wanted = columns[0] + columns[1]
    request = QgsFeatureRequest().setFilterFids(ids).setSubsetOfAttributes(wanted)
    places, rows = [], []
    for feature in layer.getFeatures(request):
        centre = feature.geometry().centroid().asPoint()
        places.append((centre.x(), centre.y()))
        values = feature.attributes()
        rows.append([values[at] for at in wanted])
        if len(rows) == _BLOCK:
            yield _parted(places, rows, len(columns[0]))
            places, rows = [], []
    if rows:
        yield _parted(places, rows, len(columns[0]))


def _parted(places: list, rows: list, observed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    try:
        table = np.array(rows, dtype=float)
    except (TypeError, ValueError):  # a NULL that is a QVariant; value by value takes twice as long
        table = np.array([[number(value) for value in row] for row in rows], dtype=float)
    table = table.reshape(len(rows), -1)
    return np.array(places), table[:, :observed], table[:, observed:]
