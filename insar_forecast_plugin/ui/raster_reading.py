# SPDX-License-Identifier: GPL-2.0-or-later
"""Series of the pixels of a stack: a raster with a band a date, or a group of rasters of a date each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsPointXY, QgsProviderRegistry

from ..core.results import IN_TIME, MEASURED_TAG, PROVENANCE_TAG, QUANTITY_TAG
from ..languages import tr
from .point_series import Found, LayerQuantity, PointSeries
from .raster_dates import dated_bands

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

_LABEL_TAG = "TIFFTAG_IMAGEDESCRIPTION"
_MM = {"": 1.0, "mm": 1.0, "millimeters": 1.0, "cm": 10.0, "m": 1000.0, "meters": 1000.0, "metre": 1000.0}
"""mm per unit of a band, by the name of the unit in its file; one that is not named is not converted."""


def has_dated_bands(layer: QgsRasterLayer) -> bool:
    """Say whether a raster is a stack, or a date of one: of a length where a unit is given.

    Maps of probabilities and of intervals are none.
    """
    if not dated_bands(layer):
        return False
    return _tags(layer).get(QUANTITY_TAG, IN_TIME[0]) in IN_TIME and _unit(layer) in _MM


def has_dates(layer: QgsRasterLayer) -> bool:
    """Say whether the bands of a raster, or the rasters of its group, have dates, whatever they show."""
    return bool(dated_bands(layer))


def pixel_series(layer: QgsRasterLayer, place: QgsPointXY) -> Found:
    """Return the series of the pixel at a place in the layer's CRS; none where the place is beside the raster.

    The bands after the origin of a forecast are its forecast.
    """
    extent = layer.extent()
    if not extent.contains(place):
        return Found((), 0)
    width, height = extent.width() / layer.width(), extent.height() / layer.height()
    column = min(int((place.x() - extent.xMinimum()) / width), layer.width() - 1)
    row = min(int((extent.yMaximum() - place.y()) / height), layer.height() - 1)
    centre = QgsPointXY(extent.xMinimum() + (column + 0.5) * width, extent.yMaximum() - (row + 0.5) * height)
    bands = dated_bands(layer)
    days = np.array(list(bands), dtype="datetime64[D]")
    sampled = [one.layer.dataProvider().sample(centre, one.band) for one in bands.values()]
    values = np.array([value if is_known else np.nan for value, is_known in sampled], dtype=float)
    values = np.where(np.isfinite(values), values, np.nan) * _MM[_unit(layer)]
    future = days > _origin(_tags(layer))
    nothing = np.full(int(future.sum()), np.nan)
    series = PointSeries(
        layer_id=layer.id(),
        feature_id=f"{column}, {row}",
        layer_name=layer.name(),
        point=_name_of(layer, row, column, centre),
        position=(centre.x(), centre.y()),
        dates=days[~future],
        values=values[~future],
        future_dates=days[future],
        forecast=values[future],
        lower=nothing,
        upper=nothing,
    )
    return Found((series,), 1)


def measured_in_bands(layer: QgsRasterLayer) -> LayerQuantity:
    """Return what the file of a stack says about its numbers."""
    tags = _tags(layer)
    size = _object(tags.get(MEASURED_TAG)).get("half_wavelength_mm")
    known = size if isinstance(size, (int, float)) and size > 0 else None
    if not tags.get(_LABEL_TAG) and _unit(layer):
        return LayerQuantity(tr("displacement, mm"), known)
    return LayerQuantity(tags[_LABEL_TAG], known) if tags.get(_LABEL_TAG) else LayerQuantity(half_wavelength_mm=known)


def _name_of(layer: QgsRasterLayer, row: int, column: int, centre: QgsPointXY) -> str:
    """Return what a pixel is called: its row and column from 0 on, as *Identify* counts them, and its place."""
    digits = 5 if layer.crs().isGeographic() else 0
    place = f"{centre.x():.{digits}f}, {centre.y():.{digits}f}"
    return tr("row {row}, column {column} ({place})").format(row=row, column=column, place=place)


def _origin(tags: dict[str, str]) -> np.datetime64:
    """Return the last date before the forecast; the end of time where the file is no forecast."""
    try:
        return np.datetime64(_object(tags.get(PROVENANCE_TAG)).get("origin_date") or "9999-12-31", "D")
    except (ValueError, TypeError):
        return np.datetime64("9999-12-31", "D")


def _object(text: str | None) -> dict[str, Any]:
    try:
        told = json.loads(text or "")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _tags(layer: QgsRasterLayer) -> dict[str, str]:
    source = _opened(layer)
    return dict(source.GetMetadata()) if source is not None else {}


def _unit(layer: QgsRasterLayer) -> str:
    source = _opened(layer)
    return source.GetRasterBand(1).GetUnitType() if source is not None else ""


def _opened(layer: QgsRasterLayer) -> Any:
    """Return a layer's file as GDAL opens it; None where it has none."""
    from osgeo import gdal

    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""
    if layer.providerType() != "gdal" or not Path(path).is_file():
        return None
    try:
        return gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
    except RuntimeError:  # what GDAL raises where it was told to
        return None
