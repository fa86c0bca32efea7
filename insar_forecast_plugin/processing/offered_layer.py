# SPDX-License-Identifier: GPL-2.0-or-later
"""The layer that a dialog starts with where the active one does not fit, such as polygons where points are expected.

QGIS 3.22 leaves the input empty then, though the project has a layer that fits. Of two inputs each starts with a layer
of its own: QGIS starts both with the active one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..core.date_fields import FORECAST, OBSERVED, date_fields
from . import compatibility

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingParameterFeatureSource

    from ..core.date_fields import NamedDates

_used: deque[str] = deque(maxlen=50)
"""Identifiers of the layers that algorithms were given in this session, the last one last."""


def remember_layer(layer: QgsVectorLayer) -> None:
    """Keep which layer an algorithm was given."""
    _used.append(layer.id())


def active_layer() -> QgsMapLayer | None:
    """Return the layer that a dialog chooses at first; None outside of the window, where none is chosen."""
    application, window = QCoreApplication.instance(), compatibility.interface()
    if window is None or application is None or QThread.currentThread() != application.thread():
        return None
    return window.activeLayer()


def start_with_fitting(definition: QgsProcessingParameterFeatureSource, geometry: Any) -> None:
    """Have the dialog start with a layer that fits, in a required input; scripts are not given it."""
    if not definition.flags() & compatibility.OPTIONAL:
        offered = offered_layer(geometry)
        if offered is not None:
            definition.setGuiDefaultValueOverride(offered.id())


def offered_layer(geometry: Any) -> QgsVectorLayer | None:
    """Return the layer to start with where the active one does not fit; None where it does, and where none fits.

    Of the layers that fit it is the one that was used last, else the topmost with dates, else the topmost.

    Parameters
    ----------
    geometry
        What the features must be: points or polygons, as QGIS names them.
    """
    active = active_layer()
    if active is None or _fits(active, geometry):
        return None
    fitting = [layer for layer in _from_the_top() if _fits(layer, geometry)]
    by_id = {layer.id(): layer for layer in fitting}
    used = next((by_id[one] for one in reversed(_used) if one in by_id), None)
    dated = (layer for layer in fitting if date_fields(layer.fields().names()).has_epochs)
    return used or next(dated, None) or next(iter(fitting), None)


def start_with_forecast_and_series(
    forecast: QgsProcessingParameterFeatureSource, series: QgsProcessingParameterFeatureSource
) -> None:
    """Have the dialog start with a forecast and with the series that it is to be checked with."""
    made = next((layer for layer in _dated_points() if _dates_of(layer).of(FORECAST)), None)
    if made is None:
        return
    forecast.setGuiDefaultValueOverride(made.id())
    others = [layer for layer in _near(made) if not _dates_of(layer).of(FORECAST)]
    newest = max(others, key=_last_epoch, default=None)
    if newest is not None:
        series.setGuiDefaultValueOverride(newest.id())


def start_with_older_and_newer(
    older: QgsProcessingParameterFeatureSource, newer: QgsProcessingParameterFeatureSource
) -> None:
    """Have the dialog start with two releases of one place, the one that ends earlier first."""
    first = next(_dated_points(), None)
    second = next(iter(_near(first)), None) if first is not None else None
    if first is None or second is None:
        return
    for definition, layer in zip((older, newer), sorted((first, second), key=_last_epoch)):
        definition.setGuiDefaultValueOverride(layer.id())


def _dated_points() -> Iterator[QgsVectorLayer]:
    """Iterate over the layers of points with epochs: the active one, those used, the last first, those of the panel."""
    active = active_layer()
    if active is None:
        return
    panel = list(_from_the_top())
    by_id = {layer.id(): layer for layer in panel}
    used = (by_id[one] for one in reversed(_used) if one in by_id)
    for layer in {layer.id(): layer for layer in (active, *used, *panel)}.values():
        if _fits(layer, compatibility.POINT_GEOMETRY) and _dates_of(layer).has_epochs:
            yield layer


def _near(layer: QgsVectorLayer) -> list[QgsVectorLayer]:
    """Return the other layers of points with epochs; where some lie at the place of the layer, these alone."""
    others = [one for one in _dated_points() if one.id() != layer.id()]
    here = [one for one in others if one.crs() == layer.crs() and one.extent().intersects(layer.extent())]
    return here or others


def _dates_of(layer: QgsVectorLayer) -> NamedDates:
    return date_fields(layer.fields().names())


def _last_epoch(layer: QgsVectorLayer) -> date:
    return max(_dates_of(layer).of(OBSERVED).values(), default=date.min)


def _from_the_top() -> Iterator[QgsMapLayer]:
    nodes = QgsProject.instance().layerTreeRoot().findLayers()
    return (node.layer() for node in nodes if node.layer() is not None)


def _fits(layer: QgsMapLayer, geometry: Any) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == geometry
