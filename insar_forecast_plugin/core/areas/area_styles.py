# SPDX-License-Identifier: GPL-2.0-or-later
"""Further styles of a layer of areas: class, forecast movement and probability, beside the velocity."""

from __future__ import annotations

from ..forecasting.evaluation.exceedance import PROBABILITY
from ..measured import Measured
from ..results import MOVEMENT_FIELDS, StyleDescription
from .area_summaries import AROUND, AreaSummaries


def further_styles(summaries: AreaSummaries, measured: Measured) -> tuple[StyleDescription, ...]:
    """Return the styles of what is known of the areas."""
    relative = AROUND in summaries.fields
    label = (
        f"trend class against the surroundings, {measured.component_label}"
        if relative
        else f"trend class of {measured.label}"
    )
    styles = [StyleDescription("Trend class", "trend", label, "trend")]
    forecasts = summaries.forecasts
    if forecasts is not None:
        title, last = "Forecast movement", forecasts.dates[-1]
        label = (
            f"movement to {last} against the surroundings, {measured.component_label}, mm"
            if relative
            else f"movement to {last}, {measured.component_label}, mm"
        )
        styles.append(StyleDescription(title, "change", label, MOVEMENT_FIELDS[0]))
        if forecasts.passing:
            label = f"probability of {forecasts.passing}"
            styles.append(StyleDescription("Probability of passing", "probability", label, PROBABILITY))
    return tuple(styles)
