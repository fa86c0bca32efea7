# SPDX-License-Identifier: GPL-2.0-or-later
"""Series from the features of a layer, and what the layer's file says about its numbers."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsGeometry

from ..core.results import MEASURED_TAG
from ..core.trend_classes import TREND_CLASSES
from ..processing.layer_sources import file_of, tags_of
from .alarm_mark import alarm_in
from .layer_dates import DateFields, find_date_fields
from .point_attributes import attributes_of, number
from .point_series import Found, LayerQuantity, PointSeries, Trend, unknown_label
from .seam_mark import seams_in

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsFields, QgsPointXY, QgsRectangle, QgsVectorLayer

MOST_POINTS = 50
"""Points that are shown at once."""
MOST_COUNTED = 20_000
"""Points of an area that are looked at, so that a burst of millions does not hold up QGIS."""

_IDENTIFIERS = ("pid", "point_id", "pointid", "ps_id", "psid", "id", "code", "uid", "name")


def series_near(layer: QgsVectorLayer, box: QgsRectangle, place: QgsPointXY) -> Found:
    """Return the series nearest to a place, all of them where several points share it.

    Parameters
    ----------
    box
        Where to look, in the layer's CRS.
    place
        The place clicked, in the layer's CRS.
    """
    here = QgsGeometry.fromPointXY(place)
    nearest: list[int] = []
    shortest, spot = math.inf, here
    # Without attributes first: on a map of a whole country thousands of series lie under a click.
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(box).setNoAttributes()):
        geometry = feature.geometry()
        distance = geometry.distance(here)
        if distance < shortest:
            nearest, shortest, spot = [feature.id()], distance, geometry
        # Pixels lie in rows: two of them may be as near as each other without sharing a place.
        elif distance == shortest and geometry.equals(spot) and len(nearest) < MOST_POINTS:
            nearest.append(feature.id())
    return Found(tuple(_read(layer, nearest)), len(nearest))


def ids_within(layer: QgsVectorLayer, area: QgsGeometry) -> tuple[list[int], bool]:
    """Return the ids of the features in an area in the layer's CRS, and whether there are more than were looked at."""
    look = QgsFeatureRequest().setFilterRect(area.boundingBox()).setNoAttributes().setLimit(MOST_COUNTED + 1)
    looked = 0
    inside = []
    for feature in layer.getFeatures(look):
        looked += 1
        if looked <= MOST_COUNTED and feature.geometry().intersects(area):
            inside.append(feature.id())
    return inside, looked > MOST_COUNTED


def selected_ids(layer: QgsVectorLayer) -> list[int]:
    """Return the ids of the selected features that have a place."""
    selected = layer.getSelectedFeatures(QgsFeatureRequest().setNoAttributes())
    return sorted(feature.id() for feature in selected if not feature.geometry().isEmpty())


def series_of(layer: QgsVectorLayer, ids: list[int], most: int = MOST_POINTS) -> Found:
    """Return the series of features; of too many every n-th."""
    chosen = ids
    if len(ids) > most:
        chosen = [ids[int(at)] for at in np.linspace(0, len(ids) - 1, max(most, 0))]
    return Found(tuple(_read(layer, chosen)), len(ids))


def _read(layer: QgsVectorLayer, ids: list[int]) -> list[PointSeries]:
    features = list(layer.getFeatures(QgsFeatureRequest().setFilterFids(ids))) if ids else []
    features.sort(key=lambda feature: feature.id())  # some providers give them in any order
    fields = layer.fields()
    dates = find_date_fields(fields)
    return [read_series(layer, feature, fields, dates) for feature in features]


def read_series(layer: QgsVectorLayer, feature: QgsFeature, fields: QgsFields, dates: DateFields) -> PointSeries:
    """Return the series of a feature."""
    values = feature.attributes()
    centre = feature.geometry().centroid().asPoint()

    def column(indices: list[int]) -> np.ndarray:
        return np.array([number(values[at]) if at >= 0 else math.nan for at in indices], dtype=float)

    return PointSeries(
        layer_id=layer.id(),
        feature_id=feature.id(),
        layer_name=layer.name(),
        point=_name_of(feature, fields),
        position=(centre.x(), centre.y()),
        dates=np.array([day for day, _ in dates.observed], dtype="datetime64[D]"),
        values=column([at for _, at in dates.observed]),
        future_dates=np.array([item[0] for item in dates.forecast], dtype="datetime64[D]"),
        forecast=column([item[1] for item in dates.forecast]),
        lower=column([item[2] for item in dates.forecast]),
        upper=column([item[3] for item in dates.forecast]),
        path_lower=column([lower for lower, _ in dates.path]),
        path_upper=column([upper for _, upper in dates.path]),
        trend=trend_in(feature, fields),
        alarm=alarm_in(feature, fields, date_of(feature, fields, "change_date")),
        attributes=attributes_of(feature, fields),
    )


def is_measured(layer: QgsVectorLayer) -> bool:
    """Say whether the file of a layer says what its numbers are."""
    return MEASURED_TAG in tags_of(layer)


def measured_of(layer: QgsVectorLayer) -> LayerQuantity:
    """Return what the layer's file says about its numbers."""
    tags = tags_of(layer)
    try:
        told = json.loads(tags.get(MEASURED_TAG, ""))
    except ValueError:
        return LayerQuantity()
    if not isinstance(told, dict):
        return LayerQuantity()
    size = told.get("half_wavelength_mm")
    known = size if isinstance(size, (int, float)) and size > 0 else None
    return LayerQuantity(tags.get("DESCRIPTION") or unknown_label(), known, seams_in(told.get("seams")))


def path_of(layer: QgsVectorLayer) -> Path | None:
    """Return the file of a layer; None where it has none."""
    source = file_of(layer)
    return Path(source.path) if source is not None else None


def _name_of(feature: QgsFeature, fields: QgsFields) -> str:
    names = {fields.at(index).name().lower(): index for index in reversed(range(fields.count()))}
    for name in _IDENTIFIERS:
        value = feature.attribute(names[name]) if name in names else None
        if isinstance(value, (str, int, float)) and str(value):
            return str(value)
    return str(feature.id())


def trend_in(feature: QgsFeature, fields: QgsFields) -> Trend | None:
    """Return what a classification has written into the fields; None where there are no such fields."""

    def given(name: str) -> Any:
        index = fields.lookupField(name)
        return feature.attribute(index) if index >= 0 else None

    if fields.lookupField("trend") < 0 and fields.lookupField("trend_break_date") < 0:
        return None
    name = given("trend")
    name = name if isinstance(name, str) else ""
    jumps = _jumps(given("trend_jumps"))
    if not jumps:
        day, size = day_in(given("trend_jump_date")), number(given("trend_jump_mm"))
        jumps = () if np.isnat(day) else ((day, size),)
    # A classification writes the best break of every point; it means something where the class has one.
    break_date = (
        day_in(given("trend_break_date")) if name in ("", *TREND_CLASSES.adding("break")) else np.datetime64("NaT", "D")
    )
    return Trend(name, number(given("trend_score")), break_date, jumps)


def _jumps(text: Any) -> tuple[tuple[np.datetime64, float], ...]:
    """Read ``2021-03-04 +27.1; 2022-01-10 -28.0``."""
    found = []
    for part in text.split(";") if isinstance(text, str) else ():
        words = part.split()
        try:
            found.append((np.datetime64(words[0], "D"), float(words[1])))
        except (ValueError, IndexError):
            continue  # the field was written by something else
    return tuple(found)


def date_of(feature: QgsFeature, fields: QgsFields, name: str) -> np.datetime64:
    """Return a field as a date, NaT where it is absent or has none."""
    index = fields.lookupField(name)
    return day_in(feature.attribute(index)) if index >= 0 else np.datetime64("NaT", "D")


def day_in(value: Any) -> np.datetime64:
    """Return a date given as QDate, QDateTime, date or text; NaT for anything else."""
    if hasattr(value, "toPyDateTime"):
        value = value.toPyDateTime()
    elif hasattr(value, "toPyDate"):
        value = value.toPyDate() if value.isValid() else None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return np.datetime64(value, "D")
    try:
        return np.datetime64(value.strip()[:10], "D") if isinstance(value, str) else np.datetime64("NaT", "D")
    except ValueError:
        return np.datetime64("NaT", "D")
