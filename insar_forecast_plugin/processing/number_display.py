# SPDX-License-Identifier: GPL-2.0-or-later
"""How many decimals QGIS shows of the numbers of a result, in the attribute table, in forms and where it identifies.

Files hold numbers of single precision, of which QGIS would show all digits of a double: 13.138765335083008 mm. What is
stored stays as it is, and so do fields that this plugin did not write. A form would write all that it shows when any
field of a feature is changed: these numbers cannot be typed over there. Probabilities of chance have no fixed decimals:
0.000 would be all that is seen of a small one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgis.core import QgsEditorWidgetSetup

from ..core.date_fields import date_field

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_DECIMALS = (
    (re.compile(r"area_m2"), 0),
    (re.compile(r"forecast_area_gain|change_date_sigma|trend_break_sigma_days"), 1),
    (re.compile(r"(skill|trend_p)_\w+|(trend_|area_)?score|score_inside|(mean_)?coherence|los_(east|north|up)"), 3),
    (re.compile(r"(area_|los_|mean_|trend_|change_|join_)?velocity(_\w+)?|trend_(acceleration|jump)(_\w+)?"), 2),
    (re.compile(r"change_mm(_\w+)?|forecast_(change|error)(_\w+)?|join_offset(_\w+)?"), 2),
    (re.compile(r"rmse_\w+|score_(rmse|last|bias|seasonal|persistence|offset)(_\w+)?|value|lower|upper"), 2),
)
"""By the whole name of a field; the first that fits counts."""
_OF_DATES = 2
"""Decimals of displacements in mm: a hundredth is less than anything that is measured."""


def decimals_of(field: str) -> int | None:
    """Return how many decimals are shown of a field of numbers; None where QGIS shows what is stored.

    Examples
    --------
    >>> decimals_of("D20240103"), decimals_of("velocity_mean"), decimals_of("trend_score"), decimals_of("area_m2")
    (2, 2, 3, 0)
    >>> decimals_of("change_p"), decimals_of("height")
    (None, None)
    """
    if date_field(field) is not None:
        return _OF_DATES
    return next((decimals for pattern, decimals in _DECIMALS if pattern.fullmatch(field)), None)


def show_few_decimals(layer: QgsVectorLayer) -> None:
    """Have QGIS show as many decimals of a layer's numbers as mean something, where nobody chose how they are shown."""
    form = layer.editFormConfig()
    for index, field in enumerate(layer.fields()):
        decimals = decimals_of(field.name())
        is_fraction = field.isNumeric() and field.typeName().lower() not in ("integer", "integer64")
        if decimals is None or not is_fraction or field.editorWidgetSetup().type():
            continue
        # Without bounds of its own QGIS takes those of the type.
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Range", {"Precision": decimals, "AllowNull": True}))
        form.setReadOnly(index, True)
    layer.setEditFormConfig(form)
