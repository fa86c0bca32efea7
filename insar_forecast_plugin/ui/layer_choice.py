# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a click is about: the active one where it has time series, else the topmost visible one that has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from .date_fields import EXPECTED, find_date_fields
from .raster_reading import has_dated_bands, has_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMapLayer

_BANDS = "Expected a band in mm for each date, named like 2024-01-31."


@dataclass(frozen=True)
class Choice:
    """A layer, and where it is not the active one, which it is; None, and why."""

    layer: Any
    words: str = ""


def is_raster(layer: QgsMapLayer | None) -> bool:
    """Say whether a layer holds pixels."""
    return isinstance(layer, QgsRasterLayer)


def unfit(layer: QgsMapLayer | None) -> str:
    """Say why a layer has no series to show; empty where it has."""
    if layer is None:
        return "No layer is active."
    if not layer.isValid():
        return f"'{layer.name()}' cannot be read. Its file may have been moved."
    if is_raster(layer):
        return _unfit_raster(layer)
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return f"'{layer.name()}' has no geometry."
    return "" if find_date_fields(layer.fields()) else f"'{layer.name()}' has no date fields. Expected {EXPECTED}."


def _unfit_raster(layer: QgsRasterLayer) -> str:
    if has_dated_bands(layer):
        return ""
    if has_dates(layer):
        return f"'{layer.name()}' shows no displacement but a probability or the width of an interval."
    return f"'{layer.name()}' is a raster without time series. {_BANDS}"


def without_features(layer: QgsMapLayer | None) -> str:
    """Say why a layer has no features with series; empty where it has."""
    if layer is not None and is_raster(layer) and layer.isValid():
        return f"'{layer.name()}' is a raster. Areas and selections need a point layer."
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
            return Choice(layer, f"Layer '{layer.name()}', the topmost visible one with time series.")
    return Choice(None, f"{wrong} No visible layer can be used instead.")
