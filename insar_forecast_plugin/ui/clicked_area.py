# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of a polygon: from the table beside its layer, else of the points that lie in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from ..languages import tr
from ..processing.compatibility import POINT_GEOMETRY, POLYGON_GEOMETRY
from .alarm_mark import alarm_in
from .area_record import AreaRecord, made_of, record_of
from .area_table import tabled_series
from .layer_dates import find_date_fields
from .mean_series import mean_of
from .point_attributes import attributes_of, number
from .point_series import PointSeries
from .series_reading import MOST_COUNTED, date_of, day_in, ids_within, path_of, trend_in

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsPointXY

_NAMES = ("area_id", "name", "id", "rank")
_LEVEL_EPOCHS = 5
"""Epochs whose mean is the level that a forecast movement starts from, where the movement alone is known."""


@dataclass(frozen=True)
class AreaSeries:
    """The mean series of an area, None where there is none, what is to be said, and the layer of its points.

    ``is_tabled`` says that it is from the table of the run that made the areas, with its forecast.
    """

    series: PointSeries | None
    words: str
    points: QgsVectorLayer | None = None
    is_tabled: bool = False


def is_areas(layer: object) -> bool:
    """Say whether a layer has polygons without series of their own."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == POLYGON_GEOMETRY
        and not find_date_fields(layer.fields())
    )


def area_series_at(layer: QgsVectorLayer, to_layer: QgsCoordinateTransform, place: QgsPointXY) -> AreaSeries | None:
    """Return the mean series of the polygon at a place of the map; None where the layer has none there."""
    try:
        feature = area_at(layer, to_layer.transform(place))
    except QgsCsException:
        return None
    if feature is None:
        return None
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return series_of_area(layer, feature)
    finally:
        QApplication.restoreOverrideCursor()


def area_at(layer: QgsVectorLayer, place: QgsPointXY) -> QgsFeature | None:
    """Return the polygon at a place in the layer's CRS, the smallest of several; None where there is none."""
    here = QgsGeometry.fromPointXY(place)
    request = QgsFeatureRequest().setFilterRect(QgsRectangle(place, place).buffered(1e-9))
    found = [feature for feature in layer.getFeatures(request) if feature.geometry().intersects(here)]
    return min(found, key=lambda feature: feature.geometry().area(), default=None)


def series_of_area(layer: QgsVectorLayer, feature: QgsFeature) -> AreaSeries:
    """Return the mean series of a polygon with what its layer says of it."""
    record = record_of(layer)
    name = _name_of(feature)
    found = _from_table(layer, feature, record, name) or _from_points(layer, feature, record, name)
    if found.series is None:
        return found
    fields = feature.fields()
    series = replace(
        found.series,
        layer_id=layer.id(),
        feature_id=feature.id(),
        layer_name=layer.name(),
        position=_middle(feature),
        trend=trend_in(feature, fields),
        alarm=alarm_in(feature, fields, date_of(feature, fields, "change_date")),
        attributes=attributes_of(feature, fields),
    )
    if found.is_tabled:
        return replace(found, series=series)
    words = " ".join([found.words, *_references(feature, record, series)])
    # The polygon's forecast may be of its series minus the surroundings, which this one is not.
    if _count(feature, "reference_points"):
        carried = replace(series, has_own_movement=False)
    else:
        carried = _with_movement(series, record)
    if carried.forecast is series.forecast and np.isfinite(series.forecast).any():
        text = tr("The forecast drawn is the mean of the points' forecasts. A mean has no forecast interval.")
        words = f"{words} {text}"
    return replace(found, series=carried, words=words)


def _references(feature: QgsFeature, record: AreaRecord, series: PointSeries) -> list[str]:
    """Say what the layer's own numbers are relative to, which the series drawn is not."""
    sentences = []
    if _count(feature, "reference_points"):
        if np.isfinite(float(series.attributes.get("forecast_change", np.nan))):
            sentences.append(
                tr(
                    "Class and forecast of the area are relative to its surroundings; the series drawn is not, so the "
                    "area's forecast is not drawn on it."
                )
            )
        elif series.trend is not None:
            sentences.append(tr("The class of the area is relative to its surroundings; the series drawn is not."))
    if "velocity" in series.attributes and record.reference == "median":
        sentences.append(tr("Its velocity in the layer is minus the median of all points; the fitted one is not."))
    elif "velocity" in series.attributes and record.reference == "field":
        sentences.append(tr("Its velocity in the layer is minus the reference field; the fitted one is not."))
    return sentences


def _from_table(layer: QgsVectorLayer, feature: QgsFeature, record: AreaRecord, name: str) -> AreaSeries | None:
    """Return the series in the table of the run that made the layer; None where there is no such table."""
    fields = feature.fields()
    if record.table is None or fields.lookupField("last_date") < 0:
        return None
    found = tabled_series(record.table, name, day_in(feature["last_date"]))
    if found is None:
        return None
    count, less = _count(feature, "point_count"), record.surroundings and _count(feature, "reference_points")
    series = PointSeries(
        layer_id=layer.id(),
        feature_id=feature.id(),
        layer_name=layer.name(),
        point=_mean_in_words(name, count, less_surroundings=bool(less)),
        position=(0.0, 0.0),
        dates=found.dates,
        values=found.values,
        spread=found.spread,
        future_dates=found.future_dates,
        forecast=found.forecast,
        lower=found.lower,
        upper=found.upper,
    )
    words = tr(
        "Mean series and forecast of the area from {file}. The band shows ± one standard deviation of the points."
    )
    points = _points_layers(record, layer).first
    return AreaSeries(series, words.format(file=record.table.name), points, is_tabled=True)


def _from_points(layer: QgsVectorLayer, feature: QgsFeature, record: AreaRecord, name: str) -> AreaSeries:
    """Return the mean of the points in the polygon."""
    candidates = _points_layers(record, layer)
    for points in candidates.layers:
        ids, more = _points_in(points, layer, feature, record.buffer)
        found = mean_of(points, ids).series[0] if ids else None
        if found is None or not found.has_values:
            continue
        count = len(ids)
        text = _mean_in_words(name, count, less_surroundings=False)
        sentences = [
            tr(
                "Robust mean of the points of '{layer}' in the area. The band shows ± one standard deviation of the "
                "points, each about its own level."
            ).format(layer=points.name())
        ]
        made_of = _count(feature, "point_count")
        if made_of not in (0, count) and not more:
            told = tr("Points in its outline: {count}; the area was made of {made_of} (point_count).")
            sentences.append(told.format(count=f"{count:,}", made_of=f"{made_of:,}"))
        if points not in candidates.recorded and candidates.is_recorded_missing:
            sentences.append(tr("The points that the areas were made from are not in the project."))
        if more:
            limit = tr("Only the first {limit} points were looked at.")
            sentences.append(limit.format(limit=f"{MOST_COUNTED:,}"))
        return AreaSeries(replace(found, point=text), " ".join(sentences), points)
    if record.in_tiles:
        text = tr(
            "Area {name} of '{layer}' was found in tiles, whose series are not in the project: run 'Import InSAR time "
            "series' on the file of a tile, such as tile=E32N34/part-0.parquet, with a small extent around the area, "
            "then click the area again, or a point of the new layer."
        )
        return AreaSeries(None, text.format(name=name, layer=layer.name()))
    text = (
        tr("No point of a layer with time series in the project lies in area {name} of '{layer}'.")
        if candidates.layers
        else tr("The project has no point layer with time series that area {name} of '{layer}' could show.")
    )
    return AreaSeries(None, text.format(name=name, layer=layer.name()))


def _with_movement(series: PointSeries, record: AreaRecord) -> PointSeries:
    """Return the series with the movement that the polygon carries as its forecast; as it is where there is none."""
    change, lower, upper = (
        float(series.attributes.get(name, np.nan))
        for name in ("forecast_change", "forecast_change_lower", "forecast_change_upper")
    )
    known = np.flatnonzero(np.isfinite(series.values))
    if not np.isfinite(change) or np.isnat(record.forecast_date) or not len(known):
        return series
    level = float(series.values[known[-_LEVEL_EPOCHS:]].mean())
    origin = series.dates[-1]
    if record.forecast_date <= origin:
        return series
    return replace(
        series,
        future_dates=np.array([origin, record.forecast_date]),
        forecast=level + np.array([0.0, change]),
        lower=level + np.array([0.0, lower]),
        upper=level + np.array([0.0, upper]),
    )


@dataclass(frozen=True)
class _Candidates:
    """Layers of points with series, those that the areas were made from first, and those among them."""

    layers: tuple[QgsVectorLayer, ...]
    recorded: tuple[QgsVectorLayer, ...]
    is_recorded_missing: bool

    @property
    def first(self) -> QgsVectorLayer | None:
        return next(iter(self.layers), None)


def _points_layers(record: AreaRecord, areas: QgsVectorLayer) -> _Candidates:
    """Return the layers to look for points in: those of the run that made the areas, recorded ones, visible ones."""
    nodes = [node for node in QgsProject.instance().layerTreeRoot().findLayers() if node.layer() is not areas]
    found = [(node.layer(), node.isVisible()) for node in nodes if _has_points(node.layer())]
    of_run = [layer for layer, _ in found if record.made and made_of(layer) == record.made]
    named = [layer for layer, _ in found if layer not in of_run and _is_named(layer, record.points)]
    recorded = (*of_run, *named)
    others = sorted((item for item in found if item[0] not in recorded), key=lambda item: not item[1])
    return _Candidates(
        layers=(*recorded, *(layer for layer, _ in others)),
        recorded=recorded,
        is_recorded_missing=bool(record.points) and not recorded,
    )


def _has_points(layer: object) -> bool:
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == POINT_GEOMETRY
        and bool(find_date_fields(layer.fields()))
    )


def _is_named(layer: QgsVectorLayer, names: tuple[str, ...]) -> bool:
    """Say whether a layer is one of the recorded names: of its file, or of the layer, of which a part was copied."""
    path = path_of(layer)
    copied = re.sub(r"[^A-Za-z0-9_-]+", "_", layer.name()) + ".gpkg"
    return layer.name() in names or copied in names or (path is not None and path.name in names)


def _points_in(
    points: QgsVectorLayer, layer: QgsVectorLayer, feature: QgsFeature, buffer: float
) -> tuple[list[int], bool]:
    """Return the ids of the points in a polygon, or up to ``buffer`` metres outside, and whether there are more."""
    area = QgsGeometry(feature.geometry())
    context = QgsProject.instance()
    try:
        if buffer > 0:
            degrees = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), context)
            middle = degrees.transform(area.centroid().asPoint())
            # Metres around the polygon, whatever its own system counts in.
            local = QgsCoordinateReferenceSystem.fromProj(f"+proj=aeqd +lat_0={middle.y()} +lon_0={middle.x()}")
            area.transform(QgsCoordinateTransform(layer.crs(), local, context))
            area = area.buffer(buffer, 16)
            area.transform(QgsCoordinateTransform(local, points.crs(), context))
        else:
            area.transform(QgsCoordinateTransform(layer.crs(), points.crs(), context))
    except QgsCsException:
        return [], False
    return ids_within(points, area)


def _name_of(feature: QgsFeature) -> str:
    """Return what the layer calls a polygon; its number in the file where it has no name."""
    for name in _NAMES:
        at = feature.fields().lookupField(name)
        value = feature.attribute(at) if at >= 0 else None
        if isinstance(value, (str, int)) and str(value):
            return str(value)
    return str(feature.id())


def _middle(feature: QgsFeature) -> tuple[float, float]:
    place = feature.geometry().pointOnSurface().asPoint()
    return place.x(), place.y()


def _mean_in_words(name: str, count: int, *, less_surroundings: bool) -> str:
    """Return what the mean series of an area is called."""
    if count == 1:
        text = tr("area {name}, 1 point minus its surroundings") if less_surroundings else tr("area {name}, 1 point")
    elif less_surroundings:
        text = tr("area {name}, mean of {count} points minus its surroundings")
    else:
        text = tr("area {name}, mean of {count} points")
    return text.format(name=name, count=f"{count:,}")


def _count(feature: QgsFeature, name: str) -> int:
    at = feature.fields().lookupField(name)
    value = number(feature.attribute(at)) if at >= 0 else 0.0
    return int(value) if np.isfinite(value) else 0
