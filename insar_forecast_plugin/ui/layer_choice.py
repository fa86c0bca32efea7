# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a click is about: the active one where it has time series, else the topmost visible one that has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from ..languages import tr
from ..processing.compatibility import POLYGON_GEOMETRY
from .layer_dates import find_date_fields
from .raster_reading import has_dated_bands, has_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMapLayer

_IDENTIFIER = "pid"


@dataclass(frozen=True)
class Choice:
    """A layer, and where it is not the active one, which it is, and what is wrong with the active; None, and why."""

    layer: Any
    words: str = ""
    wrong: str = ""


def is_raster(layer: QgsMapLayer | None) -> bool:
    """Say whether a layer holds pixels."""
    return isinstance(layer, QgsRasterLayer)


def unfit(layer: QgsMapLayer | None) -> str:
    """Say why a layer has no series to show; empty where it has."""
    if layer is None:
        return tr("No layer is active.")
    if not layer.isValid():
        return tr("'{layer}' cannot be read. Its file may have been moved.").format(layer=layer.name())
    if is_raster(layer):
        return _unfit_raster(layer)
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return tr("'{layer}' has no geometry.").format(layer=layer.name())
    if find_date_fields(layer.fields()):
        return ""
    return _without_dates(layer)


def _without_dates(layer: QgsVectorLayer) -> str:
    """Say what is expected; of areas, what to click; of points, where the series of tiles are, which a layer lacks."""
    if layer.geometryType() == POLYGON_GEOMETRY:
        text = tr("'{layer}' shows areas, not points with time series: click inside an area to see its mean series.")
    elif layer.fields().indexOf(_IDENTIFIER) >= 0:
        text = tr(
            "'{layer}' has no date fields. If 'Open tiles' made it, its series are in the tiles: run 'Import InSAR "
            "time series' on the file of one, such as tile=E32N34/part-0.parquet, with a small extent."
        )
    else:
        text = tr(
            "'{layer}' has no date fields. Expected numeric fields named like 20240131, D20240131, D_20240131, "
            "2024-01-31 or 2024/1/31."
        )
    return text.format(layer=layer.name())


def _unfit_raster(layer: QgsRasterLayer) -> str:
    if has_dated_bands(layer):
        return ""
    if has_dates(layer):
        text = tr("'{layer}' shows a probability or the width of an interval, not displacement.")
    else:
        text = tr(
            "'{layer}' is a raster without time series. Expected a band in mm for each date, named like 2024-01-31, "
            "or a group of rasters whose names differ in their dates only."
        )
    return text.format(layer=layer.name())


def without_features(layer: QgsMapLayer | None) -> str:
    """Say why a layer has no features with series; empty where it has."""
    if layer is not None and is_raster(layer) and layer.isValid():
        return tr("'{layer}' is a raster. Areas and selections need a point layer.").format(layer=layer.name())
    return unfit(layer)


def choose_layer(active: QgsMapLayer | None, wrong_with: Callable[[QgsMapLayer | None], str] = unfit) -> Choice:
    """Choose the layer to take series from.

    Parameters
    ----------
    active
        The active layer. It wins where nothing is wrong with it, whether it is visible or not.
    wrong_with
        Says what is wrong with a layer; empty where it will do.
    """
    wrong = wrong_with(active)
    if not wrong:
        return Choice(active)
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        layer = node.layer()
        if layer is not None and layer is not active and node.isVisible() and not wrong_with(layer):
            text = tr("Layer '{layer}' is used, the topmost visible one with time series.")
            return Choice(layer, text.format(layer=layer.name()), wrong)
    return Choice(None, tr("{reason} No visible layer can be used instead.").format(reason=wrong))
