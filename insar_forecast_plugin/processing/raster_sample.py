# SPDX-License-Identifier: GPL-2.0-or-later
"""How large the values of a raster are, from a sample of its cells.

QGIS's own statistics are not asked: GDAL keeps them in a file beside the raster, and prints an error where all values
are the same, as at the first date of a stack. Nor is the layer's provider: while other threads close rasters, Python
(seen in QGIS 3.40) may be handed the object of one that has gone.
"""

from __future__ import annotations

import array
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

SHARE = 0.98
"""Of the values that are at most as large as what :func:`typical_size` returns."""
_MOST_CELLS = 300
"""Along each side."""


def typical_size(layer: QgsRasterLayer, band: int) -> float | None:
    """Return the size that 98% of the absolute values of a band do not exceed; None without a value."""
    from osgeo import gdal  # not at the top: nothing else here needs it

    try:
        file = gdal.Open(layer.source())
        found = file.GetRasterBand(band) if file else None
        columns, rows = (min(one, _MOST_CELLS) for one in (layer.width(), layer.height()))
        block = found.ReadRaster(buf_xsize=columns, buf_ysize=rows, buf_type=gdal.GDT_Float64) if found else None
        nodata = found.GetNoDataValue() if found else None
    except RuntimeError:  # where GDAL's exceptions were switched on; without them there is None
        return None
    values = array.array("d", bytes(block or b""))
    sizes = sorted(abs(one) for one in values if math.isfinite(one) and one != nodata)
    return sizes[min(int(SHARE * len(sizes)), len(sizes) - 1)] if sizes else None
