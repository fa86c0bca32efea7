# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles of polygons: filled by value or class so that the map shows through, the first ones labelled with their rank.

An area without points has no value: it is drawn as an outline, not left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsTextBackgroundSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ..core.change_kinds import CHANGE_KINDS, NO_CHANGE
from ..core.palette import value_ranges
from ..core.translation import translated
from ..core.trend_classes import TREND_CLASSES
from ..languages import tr
from . import compatibility
from .points_without_value import rule, within, without_value

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..core.results import LayerDescription

RANK = "rank"
FIRST_LABELLED = 10
_ALL_BELOW = 10_000  # as in 1 : 10 000
_OPACITY, _FAINT = 190, 60  # of 255
_BESIDE_MM = 1.5
_NOTHING = "0,0,0,0"


def is_of_polygons(layer: QgsVectorLayer) -> bool:
    """Say whether a layer has polygons."""
    return layer.geometryType() == compatibility.POLYGON_GEOMETRY


def fill_symbol(colour: str, outline: float = 0.2) -> QgsFillSymbol:
    """Return a fill that the map shows through, with an outline of some width, mm."""
    shown = QColor(colour)
    fill = f"{shown.red()},{shown.green()},{shown.blue()},{_OPACITY}"
    return QgsFillSymbol.createSimple({"color": fill, "outline_color": "#444444", "outline_width": str(outline)})


def rim_symbol(colour: str) -> QgsFillSymbol:
    """Return a coloured outline whose faint fill the points below show through."""
    shown = QColor(colour)
    fill = f"{shown.red()},{shown.green()},{shown.blue()},{_FAINT}"
    return QgsFillSymbol.createSimple({"color": fill, "outline_color": colour, "outline_width": "0.6"})


def outline_symbol() -> QgsFillSymbol:
    """Return the outline of an area of which nothing is known."""
    return QgsFillSymbol.createSimple({"color": _NOTHING, "outline_color": "#777777", "outline_width": "0.2"})


def areas_by_value(description: LayerDescription, label: str, outline: float) -> QgsRuleBasedRenderer:
    """Return areas by the value of a field; ``label`` says what the numbers are, ``outline`` is a width in mm."""
    nothing = QgsFillSymbol.createSimple({"color": _NOTHING, "outline_style": "no"})
    field = str(description.field)
    root = QgsRuleBasedRenderer.Rule(None)
    root.appendChild(rule(nothing, "FALSE", label))  # the heading of the legend
    # Not by conversion from ranges: QGIS 3.44 gives the last one no lower end, so that it lies on all others.
    for lower, upper, colour, text in value_ranges(description.quantity):
        root.appendChild(rule(fill_symbol(colour, outline), within(field, lower, upper), translated(text)))
    root.appendChild(rule(outline_symbol(), without_value(field), tr("no value")))
    return QgsRuleBasedRenderer(root)


def areas_by_class(description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return areas by trend class, all classes in their order, whichever occur."""
    categories = [
        QgsRendererCategory(
            row.name, outline_symbol() if row.name is None else fill_symbol(row.colour), translated(row.words)
        )
        for row in TREND_CLASSES.shown
    ]
    return QgsCategorizedSymbolRenderer(description.field, categories)


def areas_by_kind(description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return areas by kind of change, whichever occur; they lie on the points that changed."""
    categories = [
        QgsRendererCategory(kind.name, rim_symbol(kind.colour), translated(kind.words))
        for kind in CHANGE_KINDS
        if kind.name != NO_CHANGE
    ]
    return QgsCategorizedSymbolRenderer(description.field, categories)


def _disc() -> QgsTextBackgroundSettings:
    """Return what lies below a number, so that it is found on a map full of points."""
    disc = QgsTextBackgroundSettings()
    disc.setEnabled(True)
    disc.setType(compatibility.CIRCLE_BELOW_TEXT)
    disc.setSizeType(compatibility.AROUND_TEXT)
    disc.setSize(QSizeF(0.0, 0.0))  # mm beyond the number
    disc.setFillColor(QColor("#ffffff"))
    disc.setStrokeColor(QColor("#444444"))
    disc.setStrokeWidth(0.3)
    return disc


def label_with_rank(layer: QgsVectorLayer) -> None:
    """Label the first areas with their rank, and all of them on a large scale; nothing where there is no rank."""
    if layer.fields().lookupField(RANK) < 0:
        return
    settings = QgsPalLayerSettings()
    shown = f'"{RANK}" <= {FIRST_LABELLED} or @map_scale < {_ALL_BELOW}'
    settings.fieldName = f'if("{RANK}" > 0 and ({shown}), to_string("{RANK}"), \'\')'
    settings.isExpression = True
    letters, halo = QgsTextFormat(), QgsTextBufferSettings()
    letters.setSize(8)
    letters.setColor(QColor("#000000"))
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    letters.setBuffer(halo)
    letters.setBackground(_disc())
    settings.setFormat(letters)
    settings.dist = _BESIDE_MM  # from the middle: a number on it would hide an area as small as a house
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
