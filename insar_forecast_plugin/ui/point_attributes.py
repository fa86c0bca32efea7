# SPDX-License-Identifier: GPL-2.0-or-later
"""What a layer says of a point beside its series: quality, error, coherence, the movement that is forecast."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Union

from ..core.attribute_names import COHERENCES, VELOCITIES
from ..core.results import MOVEMENT_FIELDS
from ..languages import tr

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsFields

    from .trend_fit import TrendFit

_TEXTS = {name: (name,) for name in ("forecast_quality", "forecast_area_better")}
_NUMBERS = {
    "rmse": ("rmse",),
    "rmse_ts": ("rmse_ts",),
    "coherence": COHERENCES,
    # Of the producer, of an area, of a classification; "v" alone may be anything.
    "velocity": (*(name for name in VELOCITIES if name != "v"), "velocity_mean", "trend_velocity"),
    **{name: (name,) for name in MOVEMENT_FIELDS},
}
OF_THE_POINT_ALONE = (*MOVEMENT_FIELDS, "velocity")
"""Attributes of the point alone: they say nothing about its difference from another."""

Attribute = Union[str, float]


def attributes_of(feature: QgsFeature, fields: QgsFields) -> dict[str, Attribute]:
    """Return what the layer has fields for, by name; an empty text or NaN where the point has no value."""
    found: dict[str, Attribute] = {}
    for name, candidates in (*_TEXTS.items(), *_NUMBERS.items()):
        index = next((at for at in map(fields.lookupField, candidates) if at >= 0), -1)
        if index < 0:
            continue
        value = feature.attribute(index)
        found[name] = number(value) if name in _NUMBERS else value if isinstance(value, str) else ""
    return found


def number(value: Any) -> float:
    """Return a number; NaN for NULL, which is a QVariant, None or NaN depending on version and provider."""
    return float(value) if isinstance(value, (int, float)) else math.nan


def in_words(value: float, *, decimals: int = 1, signed: bool = False) -> str:
    """Return a number with at most three significant digits; empty where there is none."""
    if not math.isfinite(value):
        return ""
    rounded = float(f"{value:.3g}")
    whole = math.floor(math.log10(abs(rounded))) + 1 if rounded else 0
    decimals = min(decimals, max(3 - whole, 0))
    return format(round(rounded, decimals) + 0.0, f"{'+' if signed else ''}.{decimals}f")  # no minus before a zero


def velocities_in_words(fit: TrendFit) -> str:
    """Return the velocities before and after a break, mm/yr; the one velocity of a series without."""
    if not fit.velocities:
        return in_words(fit.velocity, signed=True)
    before, after = (in_words(velocity, signed=True) for velocity in fit.velocities)
    return tr("{before} then {after}").format(before=before, after=after)


def movement_in_words(attributes: dict[str, Attribute], unit: str = "") -> str:
    """Return the movement that is forecast and its interval, mm; empty where the layer has none."""
    change, lower, upper = (float(attributes.get(name, math.nan)) for name in MOVEMENT_FIELDS)
    words = in_words(change, signed=True) + unit if math.isfinite(change) else ""
    if words and math.isfinite(lower) and math.isfinite(upper):
        ends = {"lower": in_words(lower, signed=True), "upper": in_words(upper, signed=True)}
        words = f"{words} {tr('({lower} to {upper})').format(**ends)}"
    return words
