# SPDX-License-Identifier: GPL-2.0-or-later
"""Series of the pixels of a stack: a raster with a band a date."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsPointXY, QgsProviderRegistry

from ..core.results import IN_TIME, MEASURED_TAG, PROVENANCE_TAG, QUANTITY_TAG
from ..languages import tr
from .point_series import Found, LayerQuantity, PointSeries

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

# QGIS puts the band's number, in the user's language, before its description.
_DATED_BAND = re.compile(r"(?:[^:]*:\s*)?(\d{4}-\d{2}-\d{2})")
_LABEL_TAG = "TIFFTAG_IMAGEDESCRIPTION"
_UNITS = ("mm", "")


def has_dated_bands(layer: QgsRasterLayer) -> bool:
    """Say whether a raster is a stack: several bands, each described by an ISO date, in mm where a unit is given.

    Maps of probabilities and of intervals are none.
    """
    is_in_time = _tags(layer).get(QUANTITY_TAG, IN_TIME[0]) in IN_TIME
    return is_in_time and _unit(layer) in _UNITS and bool(_dates(layer))


def has_dates(layer: QgsRasterLayer) -> bool:
    """Say whether the bands of a raster are described by dates, whatever they show."""
    return bool(_dates(layer))


def pixel_series(layer: QgsRasterLayer, place: QgsPointXY) -> Found:
    """Return the series of the pixel at a place in the layer's CRS; none where the place is beside the raster.

    The bands after the origin of a forecast are its forecast.
    """
    extent, provider = layer.extent(), layer.dataProvider()
    if not extent.contains(place):
        return Found((), 0)
    width, height = extent.width() / layer.width(), extent.height() / layer.height()
    column = min(int((place.x() - extent.xMinimum()) / width), layer.width() - 1)
    row = min(int((extent.yMaximum() - place.y()) / height), layer.height() - 1)
    centre = QgsPointXY(extent.xMinimum() + (column + 0.5) * width, extent.yMaximum() - (row + 0.5) * height)
    dates = _dates(layer)
    days = np.array(list(dates), dtype="datetime64[D]")
    sampled = [provider.sample(centre, band) for band in dates.values()]
    values = np.array([value if is_known else np.nan for value, is_known in sampled], dtype=float)
    future = days > _origin(_tags(layer))
    nothing = np.full(int(future.sum()), np.nan)
    series = PointSeries(
        layer_id=layer.id(),
        feature_id=f"{column}, {row}",
        layer_name=layer.name(),
        point=tr("pixel {column}, {row}").format(column=column, row=row),
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
    return LayerQuantity(tags[_LABEL_TAG], known) if tags.get(_LABEL_TAG) else LayerQuantity(half_wavelength_mm=known)


def _dates(layer: QgsRasterLayer) -> dict[date, int]:
    """Return the band of each date, in the order of time; none where a band has no date of its own."""
    found: dict[date, int] = {}
    for band in range(1, layer.bandCount() + 1):
        named = _DATED_BAND.fullmatch(layer.bandName(band))
        try:
            day = date.fromisoformat(named[1]) if named else None
        except ValueError:
            day = None
        if day is None or day in found:
            return {}
        found[day] = band
    return dict(sorted(found.items())) if len(found) > 1 else {}


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
