# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles of the outputs, made from the description that the core gives of each.

Colours and breaks are those of :mod:`~..core.palette`, the same on every layer, points and rasters alike, so that maps
can be compared; rasters in mm whose values are small have finer breaks, since they would be of one colour. What a
result is sure of is drawn large, what it doubts small: size never changes what the colour says. What moves lies on top
of what does not.
"""

from __future__ import annotations

import dataclasses
import textwrap
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.change_kinds import SHOWN_KINDS
from ..core.date_fields import FORECAST, date_field
from ..core.palette import (
    MIDDLE,
    ONE_SIDED,
    value_ranges,
)
from ..core.translation import translated
from ..core.trend_classes import TREND_CLASSES, TrendClasses
from ..languages import tr
from . import animation, compatibility
from .area_symbols import areas_by_class, areas_by_kind, areas_by_value, is_of_polygons, label_with_rank
from .map_tips import AREA_BETTER, CHANGE, set_map_tip
from .number_display import show_few_decimals
from .point_symbols import (
    DOUBTED,
    SURE,
    UNSURE,
    area_verdict_symbol,
    cross_symbol,
    draw_after,
    forecast_legend_symbol,
    legend_symbol,
    point_symbol,
    series_symbol,
    sized_symbol,
    typical_spacing,
    verdict_symbol,
)
from .points_without_value import lacks_values, with_points_without_value, words_without_value
from .raster_sample import typical_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..core.results import LayerDescription

_LEGEND_WIDTH = 26  # letters: what the layer tree of a new window shows of a line
_CLASSES = ("trend", "truth")
_VERDICT_FILLS = ("0,114,178,90", "0,0,0,0", "213,94,0,90")
_BEYOND = 1e9  # farther than any value; QML has no infinity


def apply_style(layer: QgsVectorLayer | QgsRasterLayer, description: LayerDescription) -> None:
    """Give a layer the renderer, the legend, the map tip, the decimals and the dates that fit its description."""
    if isinstance(layer, QgsRasterLayer):
        _style_raster(layer, description)
        animation.set_dates(layer, description.dates)
    elif description.field and layer.fields().lookupField(description.field) >= 0:
        if description.quantity == "verdict":
            layer.setRenderer(_areas_by_verdict(description))
        elif is_of_polygons(layer):
            _style_areas(layer, description)
        elif description.quantity == "change_kind":
            layer.setRenderer(_by_kind(layer, description))
        else:
            make = by_class if description.quantity in _CLASSES else _by_value
            layer.setRenderer(make(layer, description))
        set_map_tip(layer, description)
        show_few_decimals(layer)
        animation.set_time_fields(layer, description.time_fields)


def further_styles(
    layer: QgsVectorLayer | QgsRasterLayer, description: LayerDescription
) -> Iterator[tuple[str, LayerDescription]]:
    """Yield title and description of each further style whose field a layer has, each title once."""
    seen = {description.name}
    for style in description.more_styles if isinstance(layer, QgsVectorLayer) else ():
        if style.title not in seen and layer.fields().lookupField(style.field) >= 0:
            seen.add(style.title)
            shown = dataclasses.replace(description, quantity=style.quantity, label=style.label, field=style.field)
            yield style.title, dataclasses.replace(shown, more_styles=())


def add_styles(layer: QgsVectorLayer | QgsRasterLayer, description: LayerDescription) -> None:
    """Put the further styles into a layer's list of styles; it goes on showing the one it has."""
    manager = layer.styleManager()
    further = list(further_styles(layer, description))
    if not further:
        return
    manager.renameStyle(manager.currentStyle(), description.name)
    for title, style in further:
        manager.addStyleFromLayer(title)
        manager.setCurrentStyle(title)
        apply_style(layer, style)
    manager.setCurrentStyle(description.name)


def legend_text(label: str) -> str:
    """Break a label into lines that the layer tree shows whole."""
    # A plus sign belongs to the side that it names, "since" to its date: the space behind them is none to break at.
    for word in ("+", "since"):
        label = label.replace(f"{word} ", f"{word}\u00a0")
    # Nor does a date break at its hyphens.
    return "\n".join(textwrap.wrap(label, _LEGEND_WIDTH, break_long_words=False, break_on_hyphens=False))


def by_class(
    layer: QgsVectorLayer, description: LayerDescription, classes: TrendClasses = TREND_CLASSES
) -> QgsCategorizedSymbolRenderer:
    """Return all classes in their order, whichever occur, so that the legends of two maps are the same."""
    scored = layer.fields().lookupField("trend_score") >= 0
    spacing = typical_spacing(layer)
    categories = []
    # The entry without a value takes what has no class.
    for row in classes.shown:
        if scored and row.name is not None:
            # A class that the network doubts is small; the tests alone have no score.
            doubt = f'{row.size} * coalesce(scale_linear("trend_score", 0.4, 1, 0.5, 1), 1)'
            symbol = sized_symbol(row.colour, spacing, doubt)
        else:
            symbol = point_symbol(row.colour, spacing, size=row.size)
        draw_after(symbol, row.height)
        categories.append(QgsRendererCategory(row.name, symbol, translated(row.words)))
    if scored:
        small = legend_symbol(MIDDLE, size=0.5)
        categories.insert(-1, QgsRendererCategory("(small)", small, tr("small: uncertain")))
    renderer = QgsCategorizedSymbolRenderer(description.field, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _by_kind(layer: QgsVectorLayer, description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return points by kind of change, what changed larger and on top."""
    spacing = typical_spacing(layer)
    categories = []
    # The entry without a value takes what was not looked at.
    for kind in SHOWN_KINDS:
        symbol = point_symbol(kind.colour, spacing, size=kind.size)
        draw_after(symbol, kind.height)
        categories.append(QgsRendererCategory(kind.name, symbol, translated(kind.words)))
    renderer = QgsCategorizedSymbolRenderer(description.field, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _style_areas(layer: QgsVectorLayer, description: LayerDescription) -> None:
    if description.quantity == "change_kind":
        layer.setRenderer(areas_by_kind(description))
    elif description.quantity in _CLASSES:
        layer.setRenderer(areas_by_class(description))
    else:
        # Found areas may be as slow as what is drawn in grey, as stable: the outline shows where they are.
        outline = 0.5 if description.is_found else 0.2
        layer.setRenderer(areas_by_value(description, legend_text(description.label), outline))
    label_with_rank(layer)


def _areas_by_verdict(description: LayerDescription) -> QgsCategorizedSymbolRenderer:
    """Return polygons that are filled where a result is better, or worse; the map shows through."""
    categories = []
    for (value, text), colour in zip(_verdict_texts().items(), _VERDICT_FILLS):
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#555555", "outline_width": "0.2"})
        categories.append(QgsRendererCategory(value, symbol, text))
    # The entry without a value takes what has none.
    symbol = QgsFillSymbol.createSimple({"color": "0,0,0,0", "outline_color": "#bbbbbb", "outline_width": "0.2"})
    categories.append(QgsRendererCategory(None, symbol, tr("better: nothing to compare")))
    return QgsCategorizedSymbolRenderer(description.field, categories)


def _by_value(layer: QgsVectorLayer, description: LayerDescription) -> QgsFeatureRenderer:
    """Return points by the range of their value; those without one are small, beneath the others."""
    verdict, series = _verdict(layer, description), _is_series(layer, description)
    # Only a series has a row for each point and date; a change has a date too, but one row for each point.
    spacing = typical_spacing(layer, len(animation.row_dates(layer, description.time_fields)) if series else 1)
    # The first entry says what the numbers are, with component, unit and sign.
    ranges = [_legend_entry(legend_symbol("#00ffffff"), description.label)]
    found = value_ranges(description.quantity)
    for number, (lower, upper, colour, text) in enumerate(found):
        if verdict:
            symbol = (area_verdict_symbol if verdict == AREA_BETTER else verdict_symbol)(colour, spacing, verdict)
        else:
            symbol = series_symbol(colour, spacing) if series else point_symbol(colour, spacing)
            draw_after(symbol, _rank(description.quantity, number, len(found)))
        ends = (-_BEYOND if lower is None else lower, _BEYOND if upper is None else upper)
        ranges.append(QgsRendererRange(*ends, symbol, translated(text)))
    after_values = len(ranges)
    if verdict:
        of_areas = verdict == AREA_BETTER
        sizes = (1.0, UNSURE, DOUBTED) if of_areas else (SURE, 1.0, DOUBTED)
        for (value, text), size in zip(_verdict_texts().items(), sizes):
            symbol = legend_symbol(MIDDLE, size=size, ring=value == "yes" and not of_areas)
            ranges.append(_legend_entry(symbol, text))
    if series:
        ranges.append(_legend_entry(legend_symbol(MIDDLE), tr("dot: observed")))
        ranges.append(_legend_entry(forecast_legend_symbol(MIDDLE), tr("diamond: forecast")))
    renderer = QgsGraduatedSymbolRenderer(description.field, ranges)
    if verdict:
        _draw_sure_and_fast_last(renderer, description, verdict)
    else:
        renderer.setUsingSymbolLevels(True)
    field = str(description.field)
    if not lacks_values(layer, field):
        return renderer
    return with_points_without_value(
        renderer, cross_symbol(spacing), legend_text(words_without_value(field)), after_values
    )


def _verdict_texts() -> dict[str, str]:
    """Return the values of a field that says whether a result may be relied on, the surest first, as a legend does."""
    return {
        "yes": tr("better: yes"),
        "not_distinguishable": tr("better: not distinguishable"),
        "no": tr("better: no"),
    }


def _rank(quantity: str, number: int, count: int) -> int:
    """Return how far up a range is drawn: the farther from zero, the higher, and the sooner, the higher."""
    if quantity not in ONE_SIDED:
        return abs(number - count // 2)
    return count - number if quantity == "days" else number


def _draw_sure_and_fast_last(renderer: QgsGraduatedSymbolRenderer, description: LayerDescription, verdict: str) -> None:
    """Draw what is relied on, the fewer points, on top, and among the others the farther from zero the higher."""
    height = f'coalesce(abs("{description.field}"), 0)'
    if verdict != AREA_BETTER:
        height += f" + if(\"{verdict}\" = 'yes', {_BEYOND:.0f}, 0)"
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(height, True)]))
    renderer.setOrderByEnabled(True)


def _verdict(layer: QgsVectorLayer, description: LayerDescription) -> str | None:
    """Return the field that judges what is shown, where the layer has it."""
    shown = str(description.field)
    dated = date_field(shown)
    is_forecast = shown == CHANGE or (dated is not None and dated.kind == FORECAST)
    judge = "better" if description.quantity == "skill" else AREA_BETTER if is_forecast else None
    return judge if judge is not None and layer.fields().lookupField(judge) >= 0 else None


def _is_series(layer: QgsVectorLayer, description: LayerDescription) -> bool:
    """Say whether rows are observed or forecast, each at a time of its own."""
    return bool(description.time_fields) and layer.fields().lookupField("kind") >= 0


def _legend_entry(symbol: QgsMarkerSymbol, text: str) -> QgsRendererRange:
    """Return an entry of the legend that draws no point."""
    return QgsRendererRange(_BEYOND, _BEYOND, symbol, legend_text(text))


def _style_raster(layer: QgsRasterLayer, description: LayerDescription) -> None:
    ranges = value_ranges(description.quantity, typical_size(layer, layer.bandCount()))
    first, last = ranges[0].upper, ranges[-1].lower
    item = QgsColorRampShader.ColorRampItem
    # The first entry says what the numbers are, with component, unit and sign; no value is that low.
    items = [item(-_BEYOND, QColor("#00ffffff"), legend_text(description.label))]
    ends = [_BEYOND if one.upper is None else one.upper for one in ranges]
    items += [item(end, QColor(one.colour), translated(one.text)) for end, one in zip(ends, ranges)]
    ramp = QgsColorRampShader(first, last)
    ramp.setColorRampType(compatibility.DISCRETE_RAMP)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader(first, last)
    shader.setRasterShaderFunction(ramp)
    # The last band is the farthest in time: the whole displacement, or the longest horizon.
    # The layer connects it with its provider.
    renderer = QgsSingleBandPseudoColorRenderer(None, layer.bandCount(), shader)
    renderer.setClassificationMin(first)
    renderer.setClassificationMax(last)
    layer.setRenderer(renderer)
