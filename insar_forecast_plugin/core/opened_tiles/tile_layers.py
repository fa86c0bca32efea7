# SPDX-License-Identifier: GPL-2.0-or-later
"""How tiles are shown: as what made them shows its own output, told by their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from ..areas.detect_deformation import DOUBT, legend_label
from ..changes.detect_changes import described
from ..forecasting.reports.forecast_maps import movement_label
from ..io.field_names import forecasts, velocity_column
from ..io.gdal_files import VECTOR_ERRORS, given_path, read_info
from ..io.metadata import decoded
from ..measured import Measured
from ..results import MOVEMENT_FIELDS, PROVENANCE_TAG, LayerDescription, StyleDescription
from ..tiled import AREAS_FILE

COMPUTED_VELOCITY = "velocity"
"""Field of the velocity that is computed where the tiles have none, mm/yr."""
_TREND_VELOCITY = "trend_velocity"


def velocity_field(names: Sequence[str]) -> str | None:
    """Return the column with the velocity of each point, None where there is none.

    >>> velocity_field(["pid", "trend_velocity"]), velocity_field(["pid", "mean_velocity"]), velocity_field(["pid"])
    ('trend_velocity', 'mean_velocity', None)
    """
    return _TREND_VELOCITY if _TREND_VELOCITY in names else velocity_column(names)


def described_tiles(
    title: str,
    names: Sequence[str],
    measured: Measured,
    dates: Sequence[str],
    *,
    made: Mapping[str, Any],
    ahead: np.ndarray,
) -> LayerDescription:
    """Say how points are shown: by class, change or forecast movement where they have these, else by velocity.

    Parameters
    ----------
    title
        What the layer is called, besides what it shows.
    names
        The fields of the layer.
    dates
        ISO dates of the epochs.
    made
        How the tiles came to be.
    ahead
        Dates of the forecast, ``datetime64[D]``, increasing; empty where there is none.
    """
    component, velocity = measured.component_label, velocity_field(names)
    if "change" in names and "change_date" in names:
        since = _day(made, "changes_after")
        name = f"Changes since {since}, {component}: {title}" if since else f"Changes, {component}: {title}"
        layer = described(measured, name)
    elif "trend" in names:
        layer = LayerDescription(f"Trends, {component}: {title}", "trend", f"trend class of {measured.label}", "trend")
    elif MOVEMENT_FIELDS[0] in names:
        name, label = (
            f"Forecast, {component}: {title}",
            f"Forecast movement, {component}, mm{measured.sign_in_brackets}",
        )
        if len(ahead) and (origin := _day(made, "origin_date")):
            name = f"Forecast to {ahead[-1]}, {component}: {title}"
            label = movement_label(measured, np.datetime64(origin), ahead[-1])
        layer = LayerDescription(name, "change", label, MOVEMENT_FIELDS[0])
    else:
        layer = LayerDescription(f"Velocity, {component}: {title}", "velocity", measured.velocity_label, velocity)
    if velocity not in (None, layer.field):
        more = StyleDescription("Velocity", "velocity", measured.velocity_label, str(velocity))
        layer = replace(layer, more_styles=(*layer.more_styles, more))
    return replace(layer, dates=tuple(dates))


def _day(made: Mapping[str, Any], name: str) -> str:
    """Return a date that tells how the tiles came to be; empty where there is none."""
    try:
        return str(date.fromisoformat(str(made.get(name))))
    except ValueError:
        return ""


def described_areas(folder: Path, measured: Measured, made: Mapping[str, Any]) -> LayerDescription | None:
    """Say how the areas in a folder of tiles are shown; None where there are none, or they cannot be read."""
    try:
        names = list(read_info(given_path(folder / AREAS_FILE))["fields"])
    except VECTOR_ERRORS:
        return None
    component = measured.component_label
    if "change" in names:
        since, title = _day(made, "changes_after"), folder.name
        name = f"Changed areas since {since}, {component}: {title}" if since else f"Changed areas, {component}: {title}"
        return described(measured, name)
    field = next((name for name in ("velocity_mean", "score") if name in names), None)
    if field is None:
        return None
    quantity, label = "probability", "score, 0 to 1"
    if field != "score":
        asked = told if isinstance(told := made.get("parameters"), Mapping) else {}
        reference, of_field = str(asked.get("reference", "")), str(asked.get("reference_field", ""))
        quantity, label = (
            "velocity",
            legend_label(reference, of_field, measured, is_doubted=bool(doubt_of_areas(folder))),
        )
    return LayerDescription(f"Deforming areas, {component}: {folder.name}", quantity, label, field, is_found=True)


def doubt_of_areas(folder: Path) -> str:
    """Return what is said of the reference of the areas in a folder of tiles; empty where it is right, or none."""
    try:
        info = read_info(given_path(folder / AREAS_FILE))
    except VECTOR_ERRORS:
        return ""
    tags = {**(info.get("dataset_metadata") or {}), **(info.get("layer_metadata") or {})}
    return str(decoded(tags.get(PROVENANCE_TAG)).get(DOUBT, ""))


def summary_names(names: Sequence[str]) -> list[str]:
    """Return the columns that a summary keeps: all but the forecast dates and the ends of their intervals.

    >>> summary_names(["coherence", "trend", "F20240105", "L20240105", "U20240105"])
    ['coherence', 'trend']
    """
    ahead = set(forecasts(names))
    return [name for name in names if name not in ahead]
