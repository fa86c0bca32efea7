# SPDX-License-Identifier: GPL-2.0-or-later
"""The reports of detection: where areas lie and what they do, and how a detector was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..interface import DetectDeformationRequest
from ..io.point_layer import PointLayer
from ..reports.figures import COLOURS, draw_points, drawn_rows, new_figure
from ..reports.report import Report
from .found_areas import FoundArea
from .velocities import LayerVelocities

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_ROWS, _MOST_NUMBERED = 50, 10


def write_detection_report(
    layer: PointLayer,
    velocities: LayerVelocities,
    found: Sequence[FoundArea],
    shapes: Sequence[shapely.Geometry],
    fields: Mapping[str, np.ndarray],
    *,
    request: DetectDeformationRequest,
    text: str,
    path: str | Path,
    made: Mapping[str, Any],
) -> None:
    """Write the report: a map, and a table of the areas from the highest score on."""
    field = velocities.field
    report = Report("Deforming areas", text, layer.measured.attribution)
    report.section("What was looked at")
    report.facts(
        {
            "Layer": request.input.name,
            "Quantity": layer.measured.label,
            "Velocity": request.velocity_field or f"fitted to the series, {layer.dates[0]} to {layer.dates[-1]}",
            "Subtracted": velocities.reference,
            "Method": request.method,
            "Points": len(field.velocity),
            "Noise of a single velocity": f"{np.median(field.noise):.2f} mm/yr (median)",
        }
    )
    report.section("Map")
    report.figure(
        _map(velocities, shapes), "Velocity of the points and outlines of the areas, the first ten by their rank."
    )
    report.section("Areas")
    if not found:
        report.text("None.")
    names = ("rank", "score", "velocity_mean", "velocity_std", "velocity_peak", "point_count", "area_m2", "quality")
    rows = [tuple(fields[name][row].item() for name in names) for row in range(min(len(found), _MOST_ROWS))]
    report.table(
        ("rank", "score", "mean mm/yr", "spread", "fastest", "points", "area m2", "quality"),
        rows,
        "From the highest score on. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer."
        + (f" {len(found) - _MOST_ROWS} more areas are in the layer." if len(found) > _MOST_ROWS else ""),
    )
    report.section("What it does not tell")
    report.text(
        "An area is a group of points that move together against their surroundings. Slopes with their own season, "
        "joined releases and remains of the atmosphere do so too. Look at the series of an area before you believe it."
    )
    report.write(path, made)


def _map(velocities: LayerVelocities, shapes: Sequence[shapely.Geometry]) -> Figure:
    field = velocities.field
    figure = new_figure(7.0, 6.0)
    axes = figure.subplots()
    rows = drawn_rows(np.ones(len(field.velocity), dtype=bool))
    draw_points(axes, field.coordinates[rows], values=field.velocity[rows], quantity="velocity")
    for number, shape in enumerate(shapes):
        for part in shapely.get_parts(shape):
            axes.plot(*shapely.get_coordinates(part.exterior).T, color="0.1", linewidth=0.8)
        if number < _MOST_NUMBERED:
            place = shape.representative_point()
            axes.annotate(str(number + 1), (place.x, place.y), fontsize=8, ha="center", va="center")
    return figure


def write_detector_report(
    path: str | Path,
    *,
    summary: str,
    facts: Mapping[str, Any],
    training_loss: Sequence[float],
    validation_loss: Sequence[float],
    made: Mapping[str, Any],
) -> None:
    """Write the report of a training."""
    report = Report("Detector", summary)
    report.section("Training")
    report.facts(facts)
    figure = new_figure()
    axes = figure.subplots()
    for name, loss, colour in zip(("training", "validation"), (training_loss, validation_loss), COLOURS, strict=False):
        axes.plot(np.arange(1, len(loss) + 1), loss, color=colour, label=name)
    axes.set(xlabel="pass", ylabel="cross-entropy", yscale="log")
    axes.legend(frameon=False)
    report.figure(figure, "Loss after each pass. The pass with the lowest validation loss is kept.")
    report.write(path, made)
