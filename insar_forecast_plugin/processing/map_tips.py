# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tips: what a point is and shows, when the pointer rests on it. Only fields that the layer has are named."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..core.palette import UNITS
from ..core.results import MOVEMENT_FIELDS

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..core.results import LayerDescription

_IDENTIFIERS = ("pid", "id")
_EPOCH = re.compile(r"([DF])(\d{4})(\d{2})(\d{2})")
_CLASSES = ("trend", "truth")
_WORDS = {
    "forecast_quality": "Forecast quality",
    "forecast_usable": "Forecast usable",
    "better": "Better than the simple forecasts",
}
CHANGE, LOWER, UPPER = MOVEMENT_FIELDS


def set_map_tip(layer: QgsVectorLayer, description: LayerDescription) -> None:
    """Give a layer its map tip, and have its points known by their identifiers."""
    names = layer.fields().names()
    identifier = next((name for name in _IDENTIFIERS if name in names), None)
    rows = []
    if identifier:
        layer.setDisplayExpression(f'"{identifier}"')
        rows.append(f"<b>{_text(identifier)}</b>")
    if {"date", "kind"} <= {*names}:
        rows.append(f"[% format_date(\"date\", 'yyyy-MM-dd') %], {_text('kind')}")
    shown = str(description.field)
    if description.quantity not in _CLASSES:
        rows.append(_shown_value(description, names))
    classes = shown if description.quantity in _CLASSES else "trend"
    if classes in names:
        score = (
            f"[% coalesce(' (score ' || {_digits('trend_score')} || ')', '') %]"
            if classes == "trend" and "trend_score" in names
            else ""
        )
        rows.append(f"Class: {_text(classes, without='no class')}{score}")
    if CHANGE in names and shown != CHANGE:
        last = max((name for name in names if name[0] == "F" and _EPOCH.fullmatch(name)), default=None)
        until = f" to {_day(last)}" if last else ""
        rows.append(f"Forecast movement{until}: {_value(CHANGE, 'mm')}{_interval(CHANGE, names)}")
    rows += [f"{words}: {_text(field)}" for field, words in _WORDS.items() if field in names]
    layer.setMapTipTemplate("<br>\n".join(rows))


def _shown_value(description: LayerDescription, names: list[str]) -> str:
    """Return what is coloured, with its unit, and its interval where the layer has one."""
    field, unit = str(description.field), UNITS[description.quantity]
    label = description.label.replace(f", {unit}", "", 1) if unit else description.label
    epoch = _EPOCH.fullmatch(field)
    when = "" if epoch is None else f"{_day(field)}: " if epoch[1] == "D" else f"Forecast for {_day(field)}: "
    head = f"{html.escape(label[:1].upper() + label[1:])}{'<br>' + when if when else ': '}"
    return f"{head}<b>{_value(field, unit)}</b>{_interval(field, names)}"


def _interval(field: str, names: list[str]) -> str:
    """Return the ends of the interval of a field, in brackets; nothing where there are none."""
    epoch = _EPOCH.fullmatch(field)
    if field == CHANGE:
        ends = (LOWER, UPPER)
    elif epoch is not None and epoch[1] == "F":
        ends = (f"L{field[1:]}", f"U{field[1:]}")
    else:
        ends = ("lower", "upper")
    if (field != "value" and ends == ("lower", "upper")) or not {*ends} <= {*names}:
        return ""
    lower, upper = (_digits(name) for name in ends)
    return f"[% coalesce(' (' || {lower} || ' to ' || {upper} || ')', '') %]"


def _value(field: str, unit: str) -> str:
    if unit == "%":
        return f"[% coalesce({_digits(field, '100 * ')} || '%', 'no value') %]"
    return f"[% coalesce({_digits(field)} || '{' ' + unit if unit else ''}', 'no value') %]"


def _digits(field: str, factor: str = "") -> str:
    """Return an expression of a number with three significant digits, as text; NULL where there is none."""
    rounded = "to_string(round(@number, 2 - floor(log10(abs(@number)))))"
    return f"with_variable('number', {factor}\"{field}\", CASE WHEN @number = 0 THEN '0' ELSE {rounded} END)"


def _text(field: str, without: str = "none") -> str:
    """Return a text of a field, safe in HTML and without underscores in what the plugin wrote."""
    words = f'"{field}"' if field in _IDENTIFIERS else f"replace(\"{field}\", '_', ' ')"
    safe = f"replace(replace({words}, '&', '&amp;'), '<', '&lt;')"
    return f"[% coalesce({safe}, '{without}') %]"


def _day(field: str) -> str:
    return f"{field[1:5]}-{field[5:7]}-{field[7:9]}"
