# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of many points, with their spread: robust, as summaries of areas have it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsFeatureRequest

from ..core.attribute_names import COHERENCES
from ..core.robust_mean import MOST_POINTS, averaged, averaged_ahead, coherence_weights, time_axis
from ..core.robust_mean import MOST_POINTS as MOST_AVERAGED
from ..core.spread_rows import evenly
from ..languages import tr
from .layer_dates import DateFields, find_date_fields
from .point_attributes import number
from .point_series import Found, PointSeries

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer


@dataclass(frozen=True)
class PointTable:
    """Series of n points: places, shape (n, 2), observed and forecast values in mm, shape (n, n_dates), coherence."""

    places: np.ndarray
    observed: np.ndarray
    forecast: np.ndarray
    coherence: np.ndarray


def mean_of(layer: QgsVectorLayer, ids: list[int]) -> Found:
    """Return the mean of the series of features as one series, see :mod:`..core.robust_mean`.

    Of many points some, spread evenly, are averaged. The forecast is the mean of the forecasts. It has no interval:
    how far a mean may be off depends on how the errors of the points go together, which no layer says.
    """
    dates = find_date_fields(layer.fields())
    table = read_points(layer, [ids[at] for at in evenly(len(ids), MOST_POINTS)], dates)
    count = len(table.places) if len(ids) <= MOST_AVERAGED else len(ids)
    days = np.array([day for day, _ in dates.observed], dtype="datetime64[D]")
    ahead = np.array([item[0] for item in dates.forecast], dtype="datetime64[D]")
    values, spread, forecast = _mean(table, days, ahead)
    nothing = np.full(len(ahead), np.nan)
    place = table.places.mean(axis=0) if len(table.places) else np.zeros(2)
    series = PointSeries(
        layer_id=layer.id(),
        # The same points give the same mean, which is then brought up to date and not shown twice.
        feature_id=f"mean {zlib.crc32(np.sort(np.array(ids, dtype=np.int64)).tobytes())}",
        layer_name=layer.name(),
        point=mean_in_words(count),
        position=(float(place[0]), float(place[1])),
        dates=days,
        values=values,
        future_dates=ahead,
        forecast=forecast,
        lower=nothing,
        upper=nothing,
        spread=spread,
    )
    return Found((series,), count)


def mean_in_words(count: int) -> str:
    """Name the mean of so many points."""
    return tr("mean of 1 point") if count == 1 else tr("mean of {count} points").format(count=f"{count:,}")


def _mean(table: PointTable, days: np.ndarray, ahead: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mean and spread of what was observed, and the mean forecast."""
    weights = coherence_weights(table.coherence)[None]
    if not len(table.places):
        return np.full(len(days), np.nan), np.full(len(days), np.nan), np.full(len(ahead), np.nan)
    if not len(days):  # the layer has forecasts only
        (forecast,), _ = averaged(table.forecast[None], weights, time_axis(ahead))
        return np.empty(0), np.empty(0), forecast
    time = time_axis(days)
    (values,), (spread,) = averaged(table.observed[None], weights, time)
    if not len(ahead):
        return values, spread, np.empty(0)
    series, later = table.observed[None], table.forecast[None]
    return values, spread, averaged_ahead(series, later, weights, time, time_axis(days, ahead))[0]


def read_points(layer: QgsVectorLayer, ids: list[int], dates: DateFields) -> PointTable:
    """Return the series of features; those without any value are left out."""
    observed, forecast = [at for _, at in dates.observed], [item[1] for item in dates.forecast]
    fields = layer.fields()
    coherent = next((at for at in map(fields.lookupField, COHERENCES) if at >= 0), None)
    wanted = [*observed, *forecast, *([] if coherent is None else [coherent])]
    request = QgsFeatureRequest().setFilterFids(ids).setSubsetOfAttributes(wanted)
    places, rows = [], []
    for feature in layer.getFeatures(request):
        centre = feature.geometry().centroid().asPoint()
        values = feature.attributes()
        places.append((centre.x(), centre.y()))
        rows.append([values[at] for at in wanted])
    table = _as_numbers(rows).reshape(len(rows), len(wanted))
    series = table[:, : len(observed) + len(forecast)]
    filled = np.isfinite(series).any(axis=1)
    return PointTable(
        places=np.array(places).reshape(-1, 2)[filled],
        observed=series[filled, : len(observed)],
        forecast=series[filled, len(observed) :],
        coherence=np.full(int(filled.sum()), np.nan) if coherent is None else table[filled, -1],
    )


def _as_numbers(rows: list) -> np.ndarray:
    try:
        return np.array(rows, dtype=float)
    except (TypeError, ValueError):  # a NULL that is a QVariant; value by value takes twice as long
        return np.array([[number(value) for value in row] for row in rows], dtype=float)
