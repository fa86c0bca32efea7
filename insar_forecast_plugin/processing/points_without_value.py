# SPDX-License-Identifier: GPL-2.0-or-later
"""Points without a value in the field that a style colours: drawn in an entry of the legend, not left out.

A graduated renderer has no class for them. Layers that have such points get the same ranges as rules; the others keep
the graduated one, which is drawn faster and whose classes a user changes more easily.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeatureRequest, QgsRuleBasedRenderer

from ..core.date_fields import date_field
from ..languages import tr
from . import compatibility

if TYPE_CHECKING:
    from qgis.core import QgsGraduatedSymbolRenderer, QgsMarkerSymbol, QgsSymbol, QgsVectorLayer


def lacks_values(layer: QgsVectorLayer, field: str) -> bool:
    """Say whether a point of the layer has no value in a field."""
    request = QgsFeatureRequest()
    request.setFilterExpression(without_value(field)).setLimit(1).setFlags(compatibility.NO_GEOMETRY)
    request.setSubsetOfAttributes([layer.fields().lookupField(field)])
    return any(True for _ in layer.getFeatures(request))


def without_value(field: str) -> str:
    """Return the expression that holds where a field has no value."""
    return f"{QgsExpression.quotedColumnRef(field)} IS NULL"


def within(field: str, lower: float | None, upper: float | None) -> str:
    """Return the expression that holds where a field is above one end of a range and not above the other."""
    column = QgsExpression.quotedColumnRef(field)
    above = "" if lower is None else f"{column} > {lower}"
    below = "" if upper is None else f"{column} <= {upper}"
    return " AND ".join(end for end in (above, below) if end)


def rule(symbol: QgsSymbol, drawn_where: str, label: str) -> QgsRuleBasedRenderer.Rule:
    """Return a rule of a renderer; what it draws, where, and its words in the legend."""
    made = QgsRuleBasedRenderer.Rule(symbol)
    made.setFilterExpression(drawn_where)
    made.setLabel(label)
    return made


def words_without_value(field: str) -> str:
    """Return what the legend says of points without a value: of a date, on which day they have none."""
    dated = date_field(field)
    return tr("no value on {date}").format(date=dated.day.isoformat()) if dated else tr("no value")


def with_points_without_value(
    renderer: QgsGraduatedSymbolRenderer, symbol: QgsMarkerSymbol, label: str, entry: int
) -> QgsRuleBasedRenderer:
    """Return a graduated renderer as rules, with a further one for points that have no value.

    Parameters
    ----------
    renderer
        Ranges without width stand in the legend only.
    symbol
        Of the points that have no value.
    label
        What the legend says of them.
    entry
        Place of their entry among those of the legend.
    """
    field = renderer.classAttribute()
    rules = []
    for one in renderer.ranges():
        is_drawn = one.lowerValue() < one.upperValue()
        drawn_where = within(field, one.lowerValue(), one.upperValue()) if is_drawn else "FALSE"
        rules.append(rule(one.symbol().clone(), drawn_where, one.label()))
    rules.insert(entry, rule(symbol, without_value(field), label))
    root = QgsRuleBasedRenderer.Rule(None)
    for one in rules:
        root.appendChild(one)
    made = QgsRuleBasedRenderer(root)
    made.setUsingSymbolLevels(renderer.usingSymbolLevels())
    made.setOrderBy(renderer.orderBy())
    made.setOrderByEnabled(renderer.orderByEnabled())
    return made
