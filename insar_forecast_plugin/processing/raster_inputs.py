# SPDX-License-Identifier: GPL-2.0-or-later
"""From what a raster parameter was given to the path of a file.

Of a file that it cannot open, such as one that is cut off, QGIS says "not found"; the core says what is wrong with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
)

from ..languages import tr


def unopened_raster(value: Any, context: QgsProcessingContext) -> str | None:
    """Return the path of a file that a parameter names and that QGIS cannot open as a raster; None for all else."""
    if not isinstance(value, str) or not Path(value).is_file():
        return None
    # Without the hint QGIS tries meshes too, which complain.
    layer = QgsProcessingUtils.mapLayerFromString(value, context, True, QgsProcessingUtils.LayerHint.Raster)
    return None if isinstance(layer, QgsRasterLayer) else value


def path_of_raster(label: str, layer: QgsRasterLayer | None, value: Any) -> str:
    """Return the path of the file behind a raster layer, ``value`` what the parameter of that label was given.

    Raises
    ------
    QgsProcessingException
        There is no layer, or no file behind it.
    """
    if layer is None:
        text = tr("{parameter} is {value}, which QGIS cannot read as a raster.")
        raise QgsProcessingException(text.format(parameter=label, value=value))
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""
    if not Path(path).is_file():
        text = tr("{parameter} is {value}; expected a GeoTIFF file. Save the layer as one first.")
        raise QgsProcessingException(text.format(parameter=label, value=layer.source()))
    return path
