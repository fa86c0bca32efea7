# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles inside GeoPackages."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtXml import QDomDocument

from . import compatibility

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

LONGEST_NAME = 30
"""Letters that a GeoPackage has for the name of a style; GDAL cuts longer ones with a warning."""


@dataclass(frozen=True)
class StyleInside:
    """A style as it goes into a GeoPackage: where to, its name, what it shows in words, and itself as QML and SLD."""

    source: str
    name: str
    words: str
    qml: str
    sld: str
    is_default: bool

    def write(self) -> bool:
        """Write it into a file that has none of its name, of which QGIS would ask; return whether that went well.

        To be called when no layer of the file is open: QGIS opens a GeoPackage that it reads without locks, and a style
        that is written meanwhile leaves it with a database that it can no longer read. From 3.40 on GDAL says so.
        """
        registry = QgsProviderRegistry.instance()
        given = (self.qml, self.sld, self.name, self.words, "", self.is_default)
        return bool(registry.saveStyle("ogr", self.source, *given, ""))


def style_of(layer: QgsVectorLayer, name: str, words: str, *, is_default: bool = False) -> StyleInside:
    """Return the style that a layer has now; a name that is too long for the file loses its last words."""
    qml = QDomDocument()
    layer.exportNamedStyle(qml)
    sld = compatibility.sld_of(layer)
    # Not by the layer's provider: while other threads close layers, Python may be handed one that has gone.
    short = textwrap.shorten(name, LONGEST_NAME, placeholder=" ...")
    return StyleInside(layer.source(), short, words, qml.toString(), sld.toString(), is_default)
