# SPDX-License-Identifier: GPL-2.0-or-later
"""How tiles are shown: as what made them shows its own output, told by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..changes.detect_changes import described
from ..io.field_names import forecasts, velocity_column
from ..io.gdal_files import VECTOR_ERRORS, given_path, read_info
from ..measured import Measured
from ..results import MOVEMENT_FIELDS, LayerDescription, StyleDescription

AREAS_FILE = "areas.gpkg"
COMPUTED_VELOCITY = "velocity"
"""Field of the velocity that is computed where the tiles have none, mm/yr."""
_TREND_VELOCITY = "trend_velocity"


def velocity_field(names: Sequence[str]) -> str | None:
    """Return the column with the velocity of each point, None where there is none.

    >>> velocity_field(["pid", "trend_velocity"]), velocity_field(["pid", "mean_velocity"]), velocity_field(["pid"])
    ('trend_velocity', 'mean_velocity', None)
    """
    return _TREND_VELOCITY if _TREND_VELOCITY in names else velocity_column(names)


def described_tiles(title: str, names: Sequence[str], measured: Measured, dates: Sequence[str]) -> LayerDescription:
    """Say how points are shown: by class, change or forecast movement where they have these, else by velocity.

    Parameters
    ----------
    title
        What the layer is called, besides what it shows.
    names
        The fields of the layer.
    dates
        ISO dates of the epochs.
    """
    component, velocity = measured.component_label, velocity_field(names)
    if "change" in names and "change_date" in names:
        layer = described(measured, f"Changes, {component}: {title}")
    elif "trend" in names:
        layer = LayerDescription(f"Trends, {component}: {title}", "trend", f"trend class of {measured.label}", "trend")
    elif MOVEMENT_FIELDS[0] in names:
        label = f"forecast movement, {component}, mm"
        layer = LayerDescription(f"Forecast, {component}: {title}", "change", label, MOVEMENT_FIELDS[0])
    else:
        layer = LayerDescription(f"Velocity, {component}: {title}", "velocity", measured.velocity_label, velocity)
    if velocity not in (None, layer.field):
        more = StyleDescription("Velocity", "velocity", measured.velocity_label, str(velocity))
        layer = replace(layer, more_styles=(*layer.more_styles, more))
    return replace(layer, dates=tuple(dates))


def described_areas(folder: Path, measured: Measured) -> LayerDescription | None:
    """Say how the areas in a folder of tiles are shown; None where there are none, or they cannot be read."""
    try:
        names = list(read_info(given_path(folder / AREAS_FILE))["fields"])
    except VECTOR_ERRORS:
        return None
    component = measured.component_label
    if "change" in names:
        return described(measured, f"Changed areas, {component}: {folder.name}")
    field = next((name for name in ("velocity_mean", "score") if name in names), None)
    if field is None:
        return None
    quantity, label = ("velocity", measured.velocity_label) if field != "score" else ("probability", "score, 0 to 1")
    return LayerDescription(f"Deforming areas, {component}: {folder.name}", quantity, label, field)


def summary_names(names: Sequence[str]) -> list[str]:
    """Return the columns that a summary keeps: all but the forecast dates and the ends of their intervals.

    >>> summary_names(["coherence", "trend", "F20240105", "L20240105", "U20240105"])
    ['coherence', 'trend']
    """
    ahead = set(forecasts(names))
    return [name for name in names if name not in ahead]
