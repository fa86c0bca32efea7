# SPDX-License-Identifier: GPL-2.0-or-later
"""Symbols of points: as large on the map as the points lie apart, within limits.

A symbol without an expression keeps its size in units of the map, because QGIS then draws one picture of it many times,
which an expression for each point prevents. Where a size depends on the point anyway, or the points lie in
degrees, an expression of the map's scale holds the same rule. (QGIS's "metres at scale" would do for all, but its
legends then show symbols of 100 pixels.)
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    QgsMapUnitScale,
    QgsMarkerSymbol,
    QgsProject,
    QgsProperty,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor

from . import compatibility

if TYPE_CHECKING:
    from qgis.core import QgsSimpleMarkerSymbolLayer, QgsVectorLayer

SMALLEST, USUAL, LARGEST = 0.8, 1.7, 2.5  # mm
"""The limits of a size on the map, and the size of symbols that stand in legends only."""
SURE, UNSURE, DOUBTED = 1.3, 0.8, 0.65
"""Sizes of what is relied on, what is not known, and what is not relied on, as parts of the usual one."""
_AREA_SIZES = f"'yes', 1, 'not_distinguishable', {UNSURE}, 'no', {DOUBTED}"
_METRES_A_DEGREE = 111_320.0
_UNKNOWN_SPACING = 50.0  # metres: of a single point
_RING = {"outline_style": "solid", "outline_color": "#000000", "outline_width": "0.3"}
_NO_RING = {"outline_style": "no", "outline_color": "#000000", "outline_width": "0.3"}
_EDGE_WIDTH, _SMALLEST_EDGED = "0.12", 1.5  # mm
_FORECAST_SIZE = 0.95
_CROSS_SIZE, _CROSS_COLOUR = 0.8, "#555555"
_IS_FORECAST = "coalesce(\"kind\" = 'forecast', false)"


class Spacing(NamedTuple):
    """About how far apart points lie.

    Parameters
    ----------
    metres
        In metres.
    map_units
        In the units of the map; None where the layer's or the project's are degrees.
    """

    metres: float
    map_units: float | None


def typical_spacing(layer: QgsVectorLayer, dates: int = 1) -> Spacing:
    """Estimate how far apart points lie from their number and extent alone.

    Parameters
    ----------
    layer
        Of points in any reference system.
    dates
        Rows of each point.
    """
    extent, count = layer.extent(), max(layer.featureCount() / max(dates, 1), 1.0)
    crs = layer.crs()
    map_in_degrees = QgsProject.instance().count() > 0 and QgsProject.instance().crs().isGeographic()
    if crs.isGeographic():
        width = extent.width() * _METRES_A_DEGREE * math.cos(math.radians(extent.center().y()))
        return Spacing(_apart(width, extent.height() * _METRES_A_DEGREE, count), None)
    factor = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), compatibility.METRES) if crs.isValid() else 1.0
    metres = _apart(extent.width() * factor, extent.height() * factor, count)
    return Spacing(metres, None if map_in_degrees else metres / factor)


def _apart(width: float, height: float, count: float) -> float:
    apart = max(math.sqrt(max(width * height, 0.0) / count), max(width, height) / count)
    return apart if math.isfinite(apart) and apart > 0 else _UNKNOWN_SPACING


def point_symbol(colour: str, spacing: Spacing, *, size: float = 1.0) -> QgsMarkerSymbol:
    """Return a dot as wide as points lie apart, times a factor that also holds for the limits."""
    if spacing.map_units is None:
        return sized_symbol(colour, spacing, str(size))
    symbol = _dot(colour, USUAL * size, _NO_RING)
    _scale_with_map(symbol.symbolLayer(0), spacing.map_units, size)
    return symbol


def cross_symbol(spacing: Spacing) -> QgsMarkerSymbol:
    """Return a small grey cross for points without a value, which no dot of a dark colour is taken for."""
    line = {"outline_color": _CROSS_COLOUR, "outline_width": "0.3"}
    symbol = QgsMarkerSymbol.createSimple({"name": "cross2", "size": str(USUAL * _CROSS_SIZE), **line})
    if spacing.map_units is None:
        symbol.setDataDefinedSize(QgsProperty.fromExpression(f"{_size_at_scale(spacing)} * {_CROSS_SIZE}"))
    else:
        _scale_with_map(symbol.symbolLayer(0), spacing.map_units, _CROSS_SIZE)
    return symbol


def sized_symbol(colour: str, spacing: Spacing, factor: str) -> QgsMarkerSymbol:
    """Return the same dot where an expression gives the factor of each point."""
    symbol = _dot(colour, USUAL, _NO_RING)
    symbol.setDataDefinedSize(QgsProperty.fromExpression(f"{_size_at_scale(spacing)} * {factor}"))
    return symbol


def area_verdict_symbol(colour: str, spacing: Spacing, field: str) -> QgsMarkerSymbol:
    """Return a dot, smaller where a field of the area says that nothing is sure, and small where it says no.

    Where a forecast is better it is so in most areas: rings would cover what the map is about.
    """
    return sized_symbol(colour, spacing, f'coalesce(map_get(map({_AREA_SIZES}), "{field}"), {UNSURE})')


def verdict_symbol(colour: str, spacing: Spacing, field: str) -> QgsMarkerSymbol:
    """Return a dot, large and ringed where a field says yes and small where it says no; the colour stays.

    Where dots are large enough the others have a thin white edge: on a map of the same colours they would not be seen.
    """
    factor = f"coalesce(map_get(map('yes', {SURE}, 'no', {DOUBTED}), \"{field}\"), 1)"
    symbol = sized_symbol(colour, spacing, factor)
    sure = f"coalesce(\"{field}\", '') = 'yes'"
    for of_stroke, ring, edge in (
        (compatibility.STROKE_STYLE, "'solid'", f"if({_size_at_scale(spacing)} >= {_SMALLEST_EDGED}, 'solid', 'no')"),
        (compatibility.STROKE_COLOUR, "'#000000'", "'#ffffff'"),
        (compatibility.STROKE_WIDTH, _RING["outline_width"], _EDGE_WIDTH),
    ):
        rule = QgsProperty.fromExpression(f"if({sure}, {ring}, {edge})")
        symbol.symbolLayer(0).setDataDefinedProperty(of_stroke, rule)
    return symbol


def series_symbol(colour: str, spacing: Spacing) -> QgsMarkerSymbol:
    """Return a dot for what was observed and a diamond with an outline for what is forecast, as ``kind`` says.

    The diamond lies beneath and within the dot, so that a legend, which has no point to ask, shows the dot.
    """
    symbol = point_symbol(colour, spacing)
    observed = QgsProperty.fromExpression(f"not {_IS_FORECAST}")
    symbol.symbolLayer(0).setDataDefinedProperty(compatibility.LAYER_ENABLED, observed)
    forecast = forecast_legend_symbol(colour)  # kept: its layer would go with it
    diamond = forecast.symbolLayer(0).clone()
    diamond.setSize(USUAL * _FORECAST_SIZE)
    diamond.setDataDefinedProperty(compatibility.LAYER_ENABLED, QgsProperty.fromExpression(_IS_FORECAST))
    if spacing.map_units is None:
        symbol.insertSymbolLayer(0, diamond)
        symbol.setDataDefinedSize(QgsProperty.fromExpression(_size_at_scale(spacing)))
    else:
        _scale_with_map(diamond, spacing.map_units, _FORECAST_SIZE)
        symbol.insertSymbolLayer(0, diamond)
    return symbol


def forecast_legend_symbol(colour: str) -> QgsMarkerSymbol:
    """Return the diamond that stands for a forecast, as a legend shows it."""
    outline = {"outline_style": "solid", "outline_color": "#222222", "outline_width": "0.2"}
    symbol = QgsMarkerSymbol.createSimple({"name": "diamond", "size": str(USUAL), **outline})
    symbol.setColor(QColor(colour))
    return symbol


def legend_symbol(colour: str, *, size: float = 1.0, ring: bool = False) -> QgsMarkerSymbol:
    """Return a dot for an entry of a legend that draws no point."""
    return _dot(colour, USUAL * size, _RING if ring else _NO_RING)


def draw_after(symbol: QgsMarkerSymbol, rank: int) -> None:
    """Draw a symbol on top of those of a lower rank: far cheaper than sorting the points."""
    for index in range(symbol.symbolLayerCount()):
        symbol.symbolLayer(index).setRenderingPass(rank)


def _dot(colour: str, size: float, outline: dict[str, str]) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "size": str(size), **outline})
    symbol.setColor(QColor(colour))
    return symbol


def _size_at_scale(spacing: Spacing) -> str:
    return f"coalesce(clamp({SMALLEST}, {1000 * spacing.metres:.6g} / @map_scale, {LARGEST}), {USUAL})"


def _scale_with_map(layer: QgsSimpleMarkerSymbolLayer, spacing: float, size: float) -> None:
    limits = QgsMapUnitScale()
    limits.minSizeMMEnabled = limits.maxSizeMMEnabled = True
    limits.minSizeMM, limits.maxSizeMM = SMALLEST * size, LARGEST * size
    layer.setSize(spacing * size)
    layer.setSizeUnit(compatibility.MAP_UNITS)
    layer.setSizeMapUnitScale(limits)
