# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles of the outputs, made from the description that the core gives of each.

Movement is shown on a diverging ramp around zero, orange for negative (away, down) and blue for positive (towards, up),
two hues that colour-blind readers tell apart. The breaks of a quantity are round and the same on every layer, points
and rasters alike, so that maps can be compared. What a result is sure of is drawn large, what it doubts small: size
never changes what the colour says.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsDateTimeRange,
    QgsFeatureRenderer,
    QgsFeatureRequest,
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

    from ..core.results import LayerDescription

DIVERGING = ("#7a2600", "#d55e00", "#eda766", "#f5d9bd", "#d2d2d2", "#c3dcec", "#79b3d8", "#0072b2", "#00375c")
SEQUENTIAL = ("#fbe3a6", "#f3c86b", "#d98a1c", "#96500c", "#4d2606")
TREND_COLOURS = {
    "stable": "#999999",
    "linear": "#0072b2",
    "quadratic": "#009e73",
    "bilinear": "#d55e00",
    "unwrapping_error": "#cc79a7",
}
NO_CLASS = "#d9d9d9"
BREAKS = {
    "velocity": (2.0, 5.0, 10.0, 20.0),  # mm/yr
    "displacement": (5.0, 10.0, 20.0, 50.0),  # mm
    "half_width": (2.0, 5.0, 10.0, 20.0),  # mm
    "skill": (0.05, 0.1, 0.2, 0.5),
    "probability": (0.1, 0.25, 0.5, 0.75),
    "days": (30.0, 90.0, 180.0, 365.0),
}
"""The breaks of each quantity; of those that have two sides, the breaks on one side of zero."""
ONE_SIDED = ("half_width", "probability", "days")
VERDICTS = {"forecast_usable": ("yes", "unclear", "no"), "better": ("yes", "not_distinguishable", "no")}
"""Fields that say whether a result may be relied on, with their values from the surest on."""
_LEGEND_WIDTH = 26  # letters: what the layer tree of a new window shows of a line
_SIZE, _SURE_SIZE, _DOUBTED_SIZE = 1.7, 2.2, 1.1  # mm
_CLASSES = ("trend", "truth")
_FORECAST_FIELD = re.compile(r"F\d{8}")
_BEYOND = 1e9  # farther than any value; QML has no infinity


def apply_style(layer: QgsVectorLayer | QgsRasterLayer, description: LayerDescription) -> None:
    """Give a layer the renderer, the legend and the dates that fit its description."""
    if isinstance(layer, QgsRasterLayer):
        _style_raster(layer, description)
        _set_dates(layer, description.dates)
    elif description.field and layer.fields().lookupField(description.field) >= 0:
        make = _by_class if description.quantity in _CLASSES else _by_value
        layer.setRenderer(make(layer, description))
        _set_time_fields(layer, description.time_fields)


def legend_text(label: str) -> str:
    """Break a label into lines that the layer tree shows whole."""
    # A plus sign belongs to the side that it names, "since" to its date: the space behind them is none to break at.
    for word in ("+", "since"):
        label = label.replace(f"{word} ", f"{word}\u00a0")
    # Nor does a date break at its hyphens.
    return "\n".join(textwrap.wrap(label, _LEGEND_WIDTH, break_long_words=False, break_on_hyphens=False))


def value_ranges(quantity: str) -> list[tuple[float, float, str, str]]:
    """Return the ranges of a quantity in rising order, each with its ends, its colour and its text."""
    breaks = BREAKS[quantity]
    if quantity in ONE_SIDED:
        inner: Sequence[float] = breaks
        # What comes soonest is darkest.
        colours: Sequence[str] = SEQUENTIAL[::-1] if quantity == "days" else SEQUENTIAL
    else:
        inner = (*(-one for one in reversed(breaks)), *breaks)
        colours = DIVERGING
    numbers = [f"{one:.0%}" if quantity == "probability" else f"{one:g}" for one in inner]
    between = [f"{lower} to {upper}" for lower, upper in zip(numbers, numbers[1:])]
    texts = [f"below {numbers[0]}", *between, f"above {numbers[-1]}"]
    return list(zip((-_BEYOND, *inner), (*inner, _BEYOND), colours, texts))


def _by_class(layer: QgsVectorLayer, description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return all classes in their order, whichever occur, so that the legends of two maps are the same."""
    scored = layer.fields().lookupField("trend_score") >= 0
    categories = []
    for value, colour in TREND_COLOURS.items():
        symbol = _symbol(colour)
        if scored:
            # A class that the network doubts is small; the tests alone have no score.
            size = f'coalesce(scale_linear("trend_score", 0.4, 1, 0.9, {_SIZE}), {_SIZE})'
            symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
        categories.append(QgsRendererCategory(value, symbol, value.replace("_", " ")))
    if scored:
        categories.append(QgsRendererCategory("(small)", _symbol(TREND_COLOURS["stable"], size=0.9), "small: doubtful"))
    # The entry without a value takes what has no class.
    categories.append(QgsRendererCategory(None, _symbol(NO_CLASS), "no class"))
    renderer = QgsCategorizedSymbolRenderer(description.field, categories)
    _draw_last(renderer, f"\"{description.field}\" <> 'stable'")
    return renderer


def _by_value(layer: QgsVectorLayer, description: LayerDescription) -> QgsGraduatedSymbolRenderer:
    verdict = _verdict(layer, description)
    # The first entry says what the numbers are, with component, unit and sign.
    ranges = [_legend_entry(_symbol("#00ffffff"), description.label)]
    for lower, upper, colour, text in value_ranges(description.quantity):
        symbol = _symbol(colour)
        if verdict:
            _show_verdict(symbol, verdict)
        ranges.append(QgsRendererRange(lower, upper, symbol, text))
    if verdict:
        words = verdict.replace("_", " ")
        sizes = zip(VERDICTS[verdict], (_SURE_SIZE, _SIZE, _DOUBTED_SIZE))
        for value, size in sizes:
            symbol = _symbol(DIVERGING[4], size=size, ring=value == "yes")
            ranges.append(_legend_entry(symbol, f"{words}: {value.replace('_', ' ')}"))
    renderer = QgsGraduatedSymbolRenderer(description.field, ranges)
    if verdict:
        _draw_last(renderer, f"\"{verdict}\" = 'yes'")
    return renderer


def _draw_last(renderer: QgsFeatureRenderer, condition: str) -> None:
    """Draw the points of which a condition holds, which are the fewer, on top of the others."""
    rule = QgsFeatureRequest.OrderByClause(f"coalesce({condition}, false)", True)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([rule]))
    renderer.setOrderByEnabled(True)


def _verdict(layer: QgsVectorLayer, description: LayerDescription) -> str | None:
    """Return the field that judges what is shown, where the layer has it."""
    shown = str(description.field)
    judged_by = (
        "better" if description.quantity == "skill" else "forecast_usable" if _FORECAST_FIELD.fullmatch(shown) else None
    )
    return judged_by if judged_by and layer.fields().lookupField(judged_by) >= 0 else None


def _show_verdict(symbol: QgsMarkerSymbol, field: str) -> None:
    """Draw the points where a field says yes large and ringed, those where it says no small; the colour stays."""
    sizes = f"'yes', {_SURE_SIZE}, 'no', {_DOUBTED_SIZE}"
    size = f'coalesce(map_get(map({sizes}), "{field}"), {_SIZE})'
    symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
    ring = QgsProperty.fromExpression(f"if(\"{field}\" = 'yes', 'solid', 'no')")
    symbol.symbolLayer(0).setDataDefinedProperty(compatibility.STROKE_STYLE, ring)


def _legend_entry(symbol: QgsMarkerSymbol, text: str) -> QgsRendererRange:
    """Return an entry of the legend that draws no point."""
    return QgsRendererRange(_BEYOND, _BEYOND, symbol, legend_text(text))


def _symbol(colour: str, *, size: float = _SIZE, ring: bool = False) -> QgsMarkerSymbol:
    outline = {"outline_style": "solid" if ring else "no", "outline_color": "#000000", "outline_width": "0.3"}
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "size": str(size), **outline})
    symbol.setColor(QColor(colour))
    return symbol


def _style_raster(layer: QgsRasterLayer, description: LayerDescription) -> None:
    ranges = value_ranges(description.quantity)
    item = QgsColorRampShader.ColorRampItem
    # The first entry says what the numbers are, with component, unit and sign; no value is that low.
    items = [item(-_BEYOND, QColor("#00ffffff"), legend_text(description.label))]
    items += [item(upper, QColor(colour), text) for _, upper, colour, text in ranges]
    ramp = QgsColorRampShader(ranges[0][1], ranges[-1][0])
    ramp.setColorRampType(compatibility.DISCRETE_RAMP)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader(ranges[0][1], ranges[-1][0])
    shader.setRasterShaderFunction(ramp)
    # The last band is the farthest in time: the whole displacement, or the longest horizon.
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), layer.bandCount(), shader)
    renderer.setClassificationMin(ranges[0][1])
    renderer.setClassificationMax(ranges[-1][0])
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
