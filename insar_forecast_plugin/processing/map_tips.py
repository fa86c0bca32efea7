# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tips: what a point is and shows, when the pointer rests on it. Only fields that the layer has are named."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from qgis.core import QgsExpression

from ..core.change_kinds import CHANGE_KINDS, kind_words
from ..core.date_fields import FORECAST, LOWER, OBSERVED, UPPER, date_field, date_fields, field_name
from ..core.palette import UNITS
from ..core.results import MOVEMENT_FIELDS
from ..core.translation import translated
from ..core.trend_classes import class_words
from ..languages import tr

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..core.results import LayerDescription

_IDENTIFIERS = ("pid", "area_id", "id")
_CLASSES = ("trend", "truth")
_VELOCITIES_OF_CHANGE = ("change_velocity_before", "change_velocity_after")
CHANGE, *CHANGE_ENDS = MOVEMENT_FIELDS
AREA_BETTER = "forecast_area_better"
_RANK = "rank"
_LEFT, _LEFT_DATE, _RMSE = "score_left", "score_left_date", "score_rmse"


def set_map_tip(layer: QgsVectorLayer, description: LayerDescription) -> None:
    """Give a layer its map tip, and have its points known by their identifiers."""
    names = layer.fields().names()
    identifier = next((name for name in _IDENTIFIERS if name in names), None)
    rows = []
    if identifier:
        layer.setDisplayExpression(f'"{identifier}"')
        rows.append(f"<b>{_text(identifier)}</b>")
    elif _RANK in names:  # detected areas have no other name
        layer.setDisplayExpression(f'"{_RANK}"')
        rows.append(f"<b>{tr('Rank {value}').format(value=_text(_RANK))}</b>")
    if {"date", "kind"} <= {*names}:
        rows.append(f"[% format_date(\"date\", 'yyyy-MM-dd') %], {_text('kind')}")
    shown = str(description.field)
    if description.quantity not in (*_CLASSES, "verdict", "change_kind"):
        rows.append(_shown_value(description, names))
    classes = shown if description.quantity in _CLASSES else "trend"
    if classes in names:
        has_score = classes == "trend" and "trend_score" in names
        score = _joined(tr("(score {score})"), score=_digits("trend_score")) if has_score else ""
        rows.append(tr("Class: {name}").format(name=_text(classes, without=translated(class_words(None)))) + score)
    if {"change", "change_date"} <= {*names}:
        rows += _change(names)
    if CHANGE in names and shown != CHANGE:
        last = max(date_fields(names).of(FORECAST).values(), default=None)
        text = tr("Forecast movement to {date}: {value}") if last else tr("Forecast movement: {value}")
        value = _value(CHANGE, "mm") + _interval(CHANGE, names)
        rows.append(text.format(date=last, value=value))
    if {_LEFT, _LEFT_DATE, _RMSE} <= {*names}:
        rows += _score()
    else:  # what was expected of a forecast says less than what came
        rows += [text.format(value=_text(field)) for field, text in _verdicts().items() if field in names]
    layer.setMapTipTemplate("<br>\n".join(rows))


def _change(names: list[str]) -> list[str]:
    """Return what changed, in the words of the legend, when, and how much; the kind alone where nothing did."""
    quoted = QgsExpression.quotedString
    cases = [f'WHEN "change" = {quoted(kind.name)} THEN {quoted(translated(kind.words))}' for kind in CHANGE_KINDS]
    kind = f"[% coalesce(CASE {' '.join(cases)} END, {quoted(translated(kind_words(None)))}) %]"
    day = _joined("{date}", date="format_date(\"change_date\", 'yyyy-MM-dd')")
    rows = [tr("Change: {kind} {date}").format(kind=kind, date="").rstrip() + day]
    if {*_VELOCITIES_OF_CHANGE, "change_mm"} <= {*names}:
        before, after = (_digits(name) for name in _VELOCITIES_OF_CHANGE)
        text = tr("Moved by it: {moved} mm; velocity {before} mm/yr before, {after} mm/yr after")
        rows[0] += _joined(text, before=before, after=after, moved=_digits("change_mm"), start="<br>")
    return rows


def _score() -> list[str]:
    """Return how far off a forecast was that has been checked, and whether and when the ground left its path."""
    none = QgsExpression.quotedString(tr("not observed"))
    since = QgsExpression.quotedString(tr("yes, from {date} on"))
    no = QgsExpression.quotedString(tr("no"))
    dated = f"replace({since}, '{{date}}', format_date(\"{_LEFT_DATE}\", 'yyyy-MM-dd'))"
    left = f"CASE WHEN \"{_LEFT}\" = 'yes' THEN {dated} WHEN \"{_LEFT}\" = 'no' THEN {no} END"
    return [
        tr("RMSE of the forecast: {value}").format(value=_value(_RMSE, "mm")),
        tr("Left its path: {value}").format(value=f"[% coalesce({left}, {none}) %]"),
    ]


def _verdicts() -> dict[str, str]:
    return {
        "forecast_quality": tr("Forecast quality: {value}"),
        AREA_BETTER: tr("Forecast better than the simple ones in this area: {value}"),
        "better": tr("Better than the simple forecasts: {value}"),
    }


def _shown_value(description: LayerDescription, names: list[str]) -> str:
    """Return what is coloured, with its unit, and its interval where the layer has one."""
    field, unit = str(description.field), UNITS[description.quantity]
    label = description.label.replace(f", {unit}", "", 1) if unit else description.label
    dated = date_field(field)
    head = html.escape(label[:1].upper() + label[1:])
    value = f"<b>{_value(field, unit)}</b>{_interval(field, names)}"
    if dated is None:
        return f"{head}: {value}"
    text = "{date}: {value}" if dated.kind == OBSERVED else tr("Forecast for {date}: {value}")
    return f"{head}<br>{text.format(date=dated.day, value=value)}"


def _interval(field: str, names: list[str]) -> str:
    """Return the ends of the interval of a field, in brackets; nothing where there are none."""
    dated = date_field(field)
    if field == CHANGE:
        ends = tuple(CHANGE_ENDS)
    elif dated is not None and dated.kind == FORECAST:
        ends = (field_name(LOWER, dated.day), field_name(UPPER, dated.day))
    else:
        ends = ("lower", "upper")
    if (field != "value" and ends == ("lower", "upper")) or not {*ends} <= {*names}:
        return ""
    lower, upper = (_digits(name) for name in ends)
    return _joined(tr("({lower} to {upper})"), lower=lower, upper=upper)


def _joined(text: str, *, start: str = " ", **expressions: str) -> str:
    """Return a start and a text with the values of expressions in its braces; nothing where one is NULL."""
    parts = re.split(r"\{(\w+)\}", f"{start}{text}")
    joined = [expressions[part] if at % 2 else QgsExpression.quotedString(part) for at, part in enumerate(parts)]
    return f"[% coalesce({' || '.join(joined)}, '') %]"


def _value(field: str, unit: str) -> str:
    none = QgsExpression.quotedString(tr("no value"))
    if unit == "%":
        column = QgsExpression.quotedColumnRef(field)
        ends = (
            f"WHEN {column} > 0 AND {column} < 0.01 THEN '&lt;1%' WHEN {column} > 0.99 AND {column} < 1 THEN '&gt;99%'"
        )
        return f"[% coalesce(CASE {ends} ELSE {_digits(field, '100 * ')} || '%' END, {none}) %]"
    return f"[% coalesce({_digits(field)} || '{' ' + unit if unit else ''}', {none}) %]"


def _digits(field: str, factor: str = "") -> str:
    """Return an expression of a number as text, NULL where there is none: three significant digits, two decimals."""
    # A hundredth of a millimetre is less than anything that is measured; adding 0 makes 0 of -0.
    rounded = "to_string(round(@number, min(2, 2 - floor(log10(abs(@number))))) + 0)"
    column = QgsExpression.quotedColumnRef(field)
    return f"with_variable('number', {factor}{column}, CASE WHEN @number = 0 THEN '0' ELSE {rounded} END)"


def _text(field: str, without: str = "") -> str:
    """Return a text of a field, safe in HTML and without underscores in what the plugin wrote."""
    column = QgsExpression.quotedColumnRef(field)
    words = column if field in _IDENTIFIERS else f"replace({column}, '_', ' ')"
    safe = f"replace(replace({words}, '&', '&amp;'), '<', '&lt;')"
    return f"[% coalesce({safe}, {QgsExpression.quotedString(without or tr('none'))}) %]"
