# SPDX-License-Identifier: GPL-2.0-or-later
"""What to mind before using the page, and where its numbers come from."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from ..catalogue import OPERATIONS
from ..forecasting.data.forecast_calendar import longest_ordinary_gap, step_of
from ..provenance import plugin_version
from ..release_joins import joins_in
from ..translation import Verbatim, translated
from ..trends.findings import JOINED, gatherings, unexplained, unnamed
from .layer import ResultLayer

_TAKEN_OFF = {
    "none": "nothing",
    "median": "the median velocity of all points",
}
_OF_AREAS = {
    "detected": "An area is a group of points that move together. Slopes with a season of their own and remains of the "
    "atmosphere do so too: look at its series.",
    "given": "The movement of an area is that of the mean series of its points. Where its parts move differently "
    "(± large beside the velocity), it describes none of them.",
}


def cautions_of(layer: ResultLayer, *, areas: str, forecast: bool) -> list[str]:
    """Return what to mind, in sentences.

    Parameters
    ----------
    areas
        What the page lists instead of points: ``detected`` areas, areas that were ``given``; empty for points.
    forecast
        Whether it lists forecasts.
    """
    measured = layer.points.measured
    cautions = []
    if measured.component == "los":
        cautions.append(
            "Movement is measured along the radar's line of sight; + is towards the satellite. It is neither "
            "vertical nor horizontal movement, but the part of both that the satellite sees."
        )
    elif measured.component == "unknown":
        cautions.append(
            "The layer does not say in which direction movement was measured: find out before you interpret the signs."
        )
    cautions.append(
        f"Movement is relative to: {measured.reference}."
        if measured.reference
        else "Movement is relative to the reference of the product. A whole area may move with it."
    )
    if layer.classes is not None:
        cautions.append("A class describes the past series. Unwrapping errors are processing errors, not movement.")
        cautions += _cautions_of_joins(layer, layer.classes)
    if areas:
        cautions.append(_OF_AREAS[areas])
    if forecast:
        cautions.append(
            "A forecast continues what the series have shown. It does not foresee new causes (construction works, "
            "pumping, an earthquake, a slope failure)."
        )
        if not areas:
            cautions.append("Where 'quality' is poor, use the last value or the seasonal trend instead.")
    if layer.forecast is not None:
        cautions += _caution_of_ended(layer)
    if measured.epochs == "interpolated":
        cautions.append("The product blends acquisitions around each date, so it looks less noisy than it is.")
    cautions.append("Satellite points are not a survey of a building or slope. Have it inspected before you act.")
    return cautions


def _cautions_of_joins(layer: ResultLayer, classes: np.ndarray) -> list[str]:
    """Return what to mind where releases were, or may have been, joined and the classification does not know it."""
    dates = layer.points.dates
    seams = np.array([date.fromisoformat(text) for text in layer.seam_dates], dtype="datetime64[D]")
    found = gatherings(classes, layer.days("trend_jump_date"), layer.days("trend_break_date"), dates)
    measured = layer.points.measured
    joins = joins_in(dates, layer.points.displacement)
    if measured.seams:  # what gathers elsewhere is no join then
        joins, found = [one for one in joins if not one.is_carried_by(measured)], []
    cautions = []
    for one in unnamed(joins, seams, found):
        kept = "The step there was not removed before classification."
        if not one.is_certain:
            kept = "If so, the step there was not removed before classification."
        cautions.append(" ".join([one.words, kept, "Breaks and jumps in the months around it may not be movement."]))
    left = unexplained(found, joins, seams)
    if left:
        several = {"jump": "jumps", "break": "breaks"}
        what = " and ".join(several[gathered.what] for gathered in left)
        then = f"If so, these {what} are not movement."
        cautions.append(" ".join([*(gathered.words for gathered in left), JOINED, then]))
    return cautions


def _caution_of_ended(layer: ResultLayer) -> list[str]:
    ended = int(layer.ended.sum())
    if not ended:
        return []
    dates = layer.points.dates
    return [
        f"{ended} of {layer.points.point_count} series ended more than {longest_ordinary_gap(step_of(dates)):g} days "
        f"before the last epoch, {dates[-1]}. A forecast would start from an old value, so the list gives the date "
        "of the last value instead."
    ]


def sources_of(layer: ResultLayer, made: dict[str, Any]) -> dict[str, str]:
    """Return product, steps and file by name; ``made`` is the page's own provenance."""
    measured = layer.points.measured
    source = made["inputs"].get("input", {})
    facts = {
        "Product": " ".join(part for part in (measured.product, measured.release, measured.track) if part),
        "Steps": Verbatim(" → ".join(_step(one) for one in reversed((made, *layer.steps)) if one.get("algorithm"))),
        "Subtracted before classification": _taken_off(layer),
        "Layer": f"{source['name']}, SHA-256 {source['sha256'][:16]}" if source else "a selection of a layer",
        "Made": f"{date.today().isoformat()} with InSAR Forecast {plugin_version()}",
    }
    if measured.attribution:
        facts["Data"] = measured.attribution.rstrip(".")  # the page ends each entry itself
    return {name: value for name, value in facts.items() if value}


def _step(made: dict[str, Any]) -> str:
    """Return what made an output, in the reader's words, with its version."""
    name = str(made["algorithm"])
    title = translated(OPERATIONS[name].title) if name in OPERATIONS else name
    return f"{title} {made.get('version', '')}".strip()


def _taken_off(layer: ResultLayer) -> str:
    """Return which velocity and which steps the classification took off, empty where the layer does not say it."""
    reference = layer.parameter("classifytrends", "reference")
    if layer.classes is None or not isinstance(reference, str):
        return ""
    field = layer.parameter("classifytrends", "reference_field")
    velocity = f"the velocity in {field}" if reference == "field" else _TAKEN_OFF.get(reference, reference)
    seams = f"a step where releases were joined, {', '.join(layer.seam_dates)}"
    if not layer.seam_dates:
        return velocity
    return seams if reference == "none" else f"{velocity}; {seams}"
