# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock says where there is nothing to draw, or not all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsRasterLayer, QgsVectorLayer

from .date_fields import EXPECTED, find_date_fields
from .series_reading import MOST_POINTS

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from .series_reading import Found

NEEDS_MATPLOTLIB = (
    "The drawing of time series needs matplotlib, which is missing in QGIS's Python. On Debian and Ubuntu install "
    "python3-matplotlib, with OSGeo4W the package python3-matplotlib, and start QGIS again."
)


def unfit(layer: QgsMapLayer | None) -> str:
    """Say why a layer has no series to show; empty where it has."""
    if layer is None:
        return "No layer is active. Choose a point layer with date fields in the list of layers."
    if isinstance(layer, QgsRasterLayer):
        return f"'{layer.name()}' is a raster. Choose the layer of the points it was made from."
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return f"'{layer.name()}' has no places. Choose a point layer with date fields."
    if not layer.isValid():
        return f"'{layer.name()}' cannot be read; its file may have been moved."
    if not find_date_fields(layer.fields()):
        return f"'{layer.name()}' has no date fields. Expected {EXPECTED}."
    return ""


def words_about(found: Found, filled: int, left_out: int, name: str) -> str:
    """Say what is shown, and what is not."""
    sentences = []
    if found.series and filled == 0:
        sentences.append(f"What lies there in '{name}' has no value at any date.")
    if found.more:
        sentences.append(
            f"More points of '{name}' lie there than were looked at; {len(found.series)} are shown. "
            "Draw a smaller area."
        )
    elif found.count > len(found.series):
        sentences.append(
            f"{found.count} points of '{name}' lie there; {len(found.series)} of them, spread evenly, are shown."
        )
    elif filled and filled < len(found.series):
        sentences.append(f"{len(found.series) - filled} points have no value at any date and are not shown.")
    if left_out:
        sentences.append(f"{left_out} points found no room: {MOST_POINTS} are shown at most.")
    return " ".join(sentences)
