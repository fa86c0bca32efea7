# SPDX-License-Identifier: GPL-2.0-or-later
"""Which results of earlier runs give way to those of a new one in the Layers panel.

QGIS ticks whatever it loads, so a second forecast of the same points lies over the first, and wherever the new one is
empty or thinner the old one shows through. An earlier result is unticked, never removed, if the same algorithm made it
from the same input layers as the same output, if the two overlap, and if nobody has touched its tick since this session
loaded it. What the user ticked, and what was there before, stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeLayer, QgsProject

if TYPE_CHECKING:
    from qgis.core import QgsLayerTreeNode, QgsMapLayer


@dataclass(frozen=True)
class Origin:
    """What a result was made by and from.

    Parameters
    ----------
    algorithm
        Identifier of the algorithm.
    inputs
        Names of the input layers; empty where the result was made from a file or from nothing.
    output
        Name of the output; empty for the run as a whole.
    """

    algorithm: str = ""
    inputs: tuple[str, ...] = ()
    output: str = ""


class EarlierResults:
    """The results that this session has loaded, and whose ticks were touched since."""

    def __init__(self) -> None:
        self._origins: dict[str, Origin] = {}
        self._touched: set[str] = set()
        self._is_watching = False

    def add(self, layer: QgsMapLayer, origin: Origin) -> list[str]:
        """Take a layer that has been loaded and ticked, and untick those that it replaces; return their names."""
        if not origin.inputs:
            return []
        self._watch()
        unticked = [name for other in self._origins if (name := self._give_way(other, layer, origin))]
        self._origins[layer.id()] = origin
        self._touched.discard(layer.id())
        return unticked

    def stop(self) -> None:
        """Forget all, and no longer look at the Layers panel."""
        if self._is_watching:
            QgsProject.instance().layerTreeRoot().visibilityChanged.disconnect(self._note)
        self._is_watching = False
        self._origins.clear()
        self._touched.clear()

    def _watch(self) -> None:
        if not self._is_watching:
            QgsProject.instance().layerTreeRoot().visibilityChanged.connect(self._note)
            self._is_watching = True

    def _note(self, node: QgsLayerTreeNode) -> None:
        if isinstance(node, QgsLayerTreeLayer):
            self._touched.add(node.layerId())

    def _give_way(self, other: str, layer: QgsMapLayer, origin: Origin) -> str | None:
        """Untick an earlier layer that the new one replaces and return its name; None where it stays as it is."""
        if other == layer.id() or self._origins[other] != origin or other in self._touched:
            return None
        node = QgsProject.instance().layerTreeRoot().findLayer(other)
        if node is None or not node.itemVisibilityChecked():
            return None
        earlier = node.layer()
        if earlier.crs() != layer.crs() or not earlier.extent().intersects(layer.extent()):
            return None
        node.setItemVisibilityChecked(False)
        self._touched.discard(other)  # it was not the user
        return str(node.name())


EARLIER = EarlierResults()
"""Of this session of QGIS."""
