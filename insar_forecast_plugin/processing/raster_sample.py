# SPDX-License-Identifier: GPL-2.0-or-later
"""How large the values of a raster are, from a sample of its cells.

QGIS's own statistics are not asked: GDAL keeps them in a file beside the raster, and prints an error where all values
are the same, as at the first date of a stack.
"""

from __future__ import annotations

import array
import math
from typing import TYPE_CHECKING

from . import compatibility

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

SHARE = 0.98
"""Of the values that are at most as large as what :func:`typical_size` returns."""
_MOST_CELLS = 300
"""Along each side."""


def typical_size(layer: QgsRasterLayer, band: int) -> float | None:
    """Return the size that 98% of the absolute values of a band do not exceed; None without a value."""
    provider = layer.dataProvider()
    columns, rows = (min(one, _MOST_CELLS) for one in (layer.width(), layer.height()))
    block = provider.block(band, layer.extent(), columns, rows)
    if not block.isValid() or not block.convert(compatibility.FLOAT64):
        return None
    nodata = block.noDataValue() if block.hasNoDataValue() else math.nan
    values = array.array("d", bytes(block.data()))
    sizes = sorted(abs(one) for one in values if math.isfinite(one) and one != nodata)
    return sizes[min(int(SHARE * len(sizes)), len(sizes) - 1)] if sizes else None
