# SPDX-License-Identifier: GPL-2.0-or-later
"""The date at which a layer says that a point began to move otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..languages import tr
from .point_attributes import in_words, number
from .upright_words import write_upright

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsFields

_WORDS_ZORDER = 6  # above the series
NONE = "none"
"""What a layer writes where nothing has changed."""


@dataclass(frozen=True)
class Alarm:
    """A change: its date, ``datetime64[D]``, its standard deviation in days, NaN if unknown, and its kind or ``""``."""

    date: np.datetime64
    sigma_days: float
    kind: str

    @property
    def words(self) -> str:
        """What is written at the mark."""
        kinds = {
            "velocity": tr("alarm: velocity"),
            "jump": tr("alarm: jump"),
            "acceleration": tr("alarm: acceleration"),
        }
        return kinds.get(self.kind, tr("alarm"))


def alarm_in(feature: QgsFeature, fields: QgsFields, date: np.datetime64) -> Alarm | None:
    """Return the change that a layer names at a date; None where it names none."""
    if np.isnat(date):
        return None
    kind_at, sigma_at = fields.lookupField("change"), fields.lookupField("change_date_sigma")
    kind = feature.attribute(kind_at) if kind_at >= 0 else ""
    kind = kind if isinstance(kind, str) else ""
    if kind == NONE:
        return None
    return Alarm(date, number(feature.attribute(sigma_at)) if sigma_at >= 0 else float("nan"), kind)


def draw_alarm(axes: Any, alarm: Alarm, at: float, colour: str) -> None:
    """Mark an alarm at a date, as matplotlib counts it, with its uncertainty as a band."""
    axes.axvline(at, color=colour, linestyle="-", linewidth=1.4, gid="alarm")
    if np.isfinite(alarm.sigma_days) and alarm.sigma_days > 0:
        axes.axvspan(at - alarm.sigma_days, at + alarm.sigma_days, color=colour, alpha=0.12, linewidth=0, gid="alarm")
    words = alarm.words
    if np.isfinite(alarm.sigma_days):
        words = tr("{alarm} ± {days} d").format(alarm=words, days=in_words(alarm.sigma_days, decimals=0))
    write_upright(axes, words, at, colour=colour, zorder=_WORDS_ZORDER, top=True)
