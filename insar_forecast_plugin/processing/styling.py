# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles of the outputs, made from the description that the core gives of each.

Movement is shown on a diverging ramp around zero, orange for negative (away, down) and blue for positive (towards, up),
two hues that colour-blind readers tell apart. The breaks are round and fixed, so that maps can be compared.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsDateTimeRange,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtGui import QColor

from . import compatibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.interface import LayerDescription

DIVERGING = ("#7a2600", "#d55e00", "#eda766", "#f5d9bd", "#efefef", "#c3dcec", "#79b3d8", "#0072b2", "#00375c")
STABLE_POINT = "#cfcfcf"  # a point as light as the middle of the ramp is lost on a white map
SEQUENTIAL = ("#fff4d6", "#f3c86b", "#d98a1c", "#96500c", "#4d2606")
QUALITATIVE = ("#999999", "#0072b2", "#009e73", "#d55e00", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
TRENDS = ("stable", "linear", "quadratic", "bilinear", "unwrapping_error")
NO_CLASS = "#d9d9d9"
CLASS_COLOURS = {
    "stable": "#999999",
    "linear": "#0072b2",
    "quadratic": "#009e73",
    "bilinear": "#d55e00",
    "unwrapping_error": "#cc79a7",
    "yes": "#0072b2",
    "no": "#d55e00",
    "unclear": "#999999",
    "not_distinguishable": "#999999",
}
VELOCITY_BREAKS = (2.0, 5.0, 10.0, 20.0)
SKILL_BREAKS = (0.05, 0.1, 0.2, 0.5)
PROBABILITY_BREAKS = (0.25, 0.5, 0.75, 1.0)
_DEFAULT_LIMIT = 20.0
_SERIES = (1.0, 2.0, 5.0)
_MOST_CATEGORIES = 50
_MARKER = {"name": "circle", "size": "1.7", "outline_style": "no"}


def apply_style(layer: QgsVectorLayer | QgsRasterLayer, description: LayerDescription) -> None:
    """Give a layer the renderer, the legend and the dates that fit its description."""
    if isinstance(layer, QgsRasterLayer):
        _style_raster(layer, description)
        _set_dates(layer, description.dates)
    elif description.field and layer.fields().lookupField(description.field) >= 0:
        _style_points(layer, description)
        _set_time_fields(layer, description.time_fields)
    layer.setCustomProperty("legend/title-label", f"{description.name}: {description.label}")


def round_breaks(limit: float | None) -> tuple[float, ...]:
    """Return four round breaks of the series 1, 2, 5, 10 ..., the last the first one not below ``limit``."""
    wanted = limit if limit is not None and math.isfinite(limit) and limit > 0 else _DEFAULT_LIMIT
    # One part in a million forgives a limit that is round but for its last digit.
    exponent = math.floor(math.log10(wanted)) - 1
    series = [step * 10.0**power for power in range(exponent - 1, exponent + 4) for step in _SERIES]
    last = next(index for index, value in enumerate(series) if value >= wanted * (1 - 1e-6))
    return tuple(float(f"{value:.6g}") for value in series[last - 3 : last + 1])


def breaks_of(description: LayerDescription) -> tuple[float, ...]:
    """Return the breaks on one side of zero."""
    if description.quantity == "velocity":
        return VELOCITY_BREAKS
    if description.quantity == "skill":
        return SKILL_BREAKS
    if description.quantity == "probability":
        return PROBABILITY_BREAKS
    if description.quantity == "days":
        limit = description.limit or _DEFAULT_LIMIT
        return (limit / 4, limit / 2, limit * 3 / 4, limit)
    return round_breaks(description.limit)


def _is_sequential(description: LayerDescription) -> bool:
    return description.quantity in ("half_width", "probability", "days")


def _style_points(layer: QgsVectorLayer, description: LayerDescription) -> None:
    if description.quantity == "trend":
        layer.setRenderer(_trends(description))
        return
    index = layer.fields().lookupField(description.field)
    if layer.fields().at(index).isNumeric():
        layer.setRenderer(_graduated(description))
        return
    values = sorted(str(value) for value in layer.uniqueValues(index, _MOST_CATEGORIES) if value)
    spare = iter(QUALITATIVE * (len(values) // len(QUALITATIVE) + 1))
    categories = [
        QgsRendererCategory(value, _symbol(CLASS_COLOURS.get(value) or next(spare)), value.replace("_", " "))
        for value in values
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(description.field, categories))


def _trends(description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return all classes in their order, whichever occur, so that the legends of two maps are the same."""
    categories = []
    for value in TRENDS:
        symbol = _symbol(CLASS_COLOURS[value])
        # A class that the network doubts is small; the tests alone have no score.
        symbol.setDataDefinedSize(
            QgsProperty.fromExpression(
                f'coalesce(scale_linear("trend_score", 0.4, 1, 0.9, {_MARKER["size"]}), {_MARKER["size"]})'
            )
        )
        categories.append(QgsRendererCategory(value, symbol, value.replace("_", " ")))
    # The entry without a value takes what has no class.
    categories.append(QgsRendererCategory(None, _symbol(NO_CLASS), "no class"))
    return QgsCategorizedSymbolRenderer(description.field, categories)


def _graduated(description: LayerDescription) -> QgsGraduatedSymbolRenderer:
    breaks = breaks_of(description)
    edges: Sequence[float] = (0.0, *breaks, math.inf)
    colours: Sequence[str] = SEQUENTIAL
    if not _is_sequential(description):
        edges = (-math.inf, *(-b for b in reversed(breaks)), *breaks, math.inf)
        colours = (*DIVERGING[:4], STABLE_POINT, *DIVERGING[5:])
    ranges = []
    for lower, upper, colour in zip(edges, edges[1:], colours):
        if math.isinf(lower):
            text = f"below {upper:g}"
        elif math.isinf(upper):
            text = f"above {lower:g}"
        else:
            text = f"{lower:g} to {upper:g}"
        # QML has no infinity.
        ends = (max(lower, -1e9), min(upper, 1e9))
        ranges.append(QgsRendererRange(*ends, _symbol(colour), text))
    # The uppermost entry of the legend says what the numbers are, with component, unit and sign.
    ranges.append(QgsRendererRange(1e9, 1e9, _symbol("#00ffffff"), description.label))
    return QgsGraduatedSymbolRenderer(description.field, ranges[::-1])


def _symbol(colour: str) -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple(dict(_MARKER))
    symbol.setColor(QColor(colour))
    return symbol


def _style_raster(layer: QgsRasterLayer, description: LayerDescription) -> None:
    breaks = breaks_of(description)
    if _is_sequential(description):
        stops: Sequence[float] = (0.0, *breaks)
        # What comes soonest is darkest.
        colours: Sequence[str] = SEQUENTIAL[::-1] if description.quantity == "days" else SEQUENTIAL
    else:
        stops = (*(-b for b in reversed(breaks)), 0.0, *breaks)
        colours = DIVERGING
    ramp = QgsColorRampShader(stops[0], stops[-1])
    ramp.setColorRampType(compatibility.LINEAR_RAMP)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(s, QColor(c), f"{s:g}") for s, c in zip(stops, colours)]
    )
    legend = QgsColorRampLegendNodeSettings()
    legend.setMinimumLabel(f"{stops[0]:g}")
    legend.setMaximumLabel(f"{stops[-1]:g} ({description.label})")
    ramp.setLegendSettings(legend)
    shader = QgsRasterShader(stops[-1], stops[0])
    shader.setRasterShaderFunction(ramp)
    # The last band is the farthest in time: the whole displacement, or the longest horizon.
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), layer.bandCount(), shader)
    renderer.setClassificationMin(stops[0])
    renderer.setClassificationMax(stops[-1])
    layer.setRenderer(renderer)


def _set_dates(layer: QgsRasterLayer, dates: Sequence[str]) -> None:
    """Give each band the time until the next one; before QGIS 3.38 the layer as a whole gets its span."""
    if not dates or len(dates) != layer.bandCount():
        return
    days = [date.fromisoformat(text) for text in dates]
    ends = [*days[1:], days[-1] + ((days[-1] - days[-2]) if len(days) > 1 else timedelta(days=1))]
    properties = layer.temporalProperties()
    if compatibility.FIXED_RANGE_PER_BAND is not None:
        properties.setMode(compatibility.FIXED_RANGE_PER_BAND)
        spans = zip(days, ends)
        properties.setFixedRangePerBand({band: _span(*span) for band, span in enumerate(spans, start=1)})
        properties.setIsActive(True)
    else:
        properties.setMode(compatibility.FIXED_TEMPORAL_RANGE)
        properties.setFixedTemporalRange(_span(days[0], ends[-1]))
        # Left inactive: a layer that only appears and disappears would mislead.
        properties.setIsActive(False)


def _set_time_fields(layer: QgsVectorLayer, names: Sequence[str]) -> None:
    """Show each row from its first day until the day on which it ends."""
    if not names:
        return
    begin, end = names
    properties = layer.temporalProperties()
    properties.setMode(compatibility.START_AND_END_FIELDS)
    properties.setStartField(begin)
    properties.setEndField(end)
    if hasattr(properties, "setLimitMode"):
        properties.setLimitMode(compatibility.WITHOUT_THE_END)
    properties.setIsActive(True)


def _span(start: date, end: date) -> QgsDateTimeRange:
    first, last = (QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0)) for day in (start, end))
    return QgsDateTimeRange(first, last, True, False)
