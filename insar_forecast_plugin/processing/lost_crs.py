# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate reference systems of which QGIS has lost the definition.

QGIS (seen in 3.22) ties the definition of a system to the thread that first asked for it. Half a minute after an
algorithm its thread ends, and layers that it made keep a system that is valid and has its code, but no
definition: whatever is written of them is without a system.
"""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer


def with_definition(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """Return a system, made anew from its code where its definition was lost."""
    if not crs.isValid() or crs.toWkt():
        return crs
    anew = QgsCoordinateReferenceSystem(crs.authid())
    if not anew.toWkt():  # QGIS remembers the one that lost it
        QgsCoordinateReferenceSystem.invalidateCache()
        anew = QgsCoordinateReferenceSystem(crs.authid())
    return anew if anew.toWkt() else crs


def restore_crs(layer: QgsMapLayer) -> None:
    """Give a layer back the definition of its system, where it was lost; in the main thread."""
    crs = layer.crs()
    if crs.isValid() and not crs.toWkt():
        _replace(layer, with_definition(crs))


def take_own_crs(layer: QgsMapLayer) -> None:
    """Give a layer that an algorithm's thread made a system that will not go with the thread; in the main thread."""
    code = layer.crs().authid()
    if code:
        QgsCoordinateReferenceSystem.invalidateCache()
        _replace(layer, QgsCoordinateReferenceSystem(code))


def _replace(layer: QgsMapLayer, crs: QgsCoordinateReferenceSystem) -> None:
    """Give a layer a system; QGIS (seen in 3.40) keeps the one that is there where both have the same code."""
    between = "EPSG:3857" if crs.authid() == "EPSG:4326" else "EPSG:4326"
    layer.setCrs(QgsCoordinateReferenceSystem(between), emitSignal=False)
    layer.setCrs(crs)


def forget_systems() -> None:
    """Have QGIS make the coordinate reference systems of layers anew, which were made while an algorithm ran.

    QGIS keeps those that it has made and hands them to later layers and to the project. One from a thread that has
    ended, as those of algorithms do half a minute after they were last used, has lost its definition: a layer with it
    is copied and exported without one, although it still has its name.
    """
    QgsCoordinateReferenceSystem.invalidateCache()
