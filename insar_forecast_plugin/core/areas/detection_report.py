# SPDX-License-Identifier: GPL-2.0-or-later
"""The reports of detection: where areas lie and what they do, and how a detector was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..interface import DetectDeformationRequest
from ..io.stored_points import StoredPoints
from ..reports.figures import draw_points, drawn_rows
from ..reports.loss_figure import loss_figure
from ..reports.map_figure import extent_of, new_maps
from ..reports.report import Report
from .area_pictures import FIRST, SERIES_CAPTION, draw_polygons, number_polygons, series_of_areas
from .area_summaries import AreaSummaries
from .areas_report import forecast_facts, series_cells
from .detected_areas import DetectedAreas, alone_in_words, stable_in_words
from .velocities import LayerVelocities

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_ROWS = 50
_MOST_OUTLINES = 2000
_OF_SERIES = ("trend_break_date", "trend_jump_date")


def write_detection_report(
    path: str | Path,
    velocities: LayerVelocities,
    areas: DetectedAreas,
    points: StoredPoints,
    *,
    request: DetectDeformationRequest,
    text: str,
    made: Mapping[str, Any],
) -> None:
    """Write the report: a map, a table of the areas from the highest score on, and the series of the first ten."""
    report = Report("Deforming areas", text, points.measured.attribution)
    summaries = areas.summaries
    for warning in velocities.warnings:
        report.warn(warning)
    for warning in summaries.forecasts.warnings if summaries is not None and summaries.forecasts is not None else ():
        report.warn(warning)
    report.section("What was looked at")
    report.facts(_facts(velocities, points, request) | (forecast_facts(summaries) if summaries is not None else {}))
    report.section("Map")
    report.figure(
        detection_map(velocities, areas.shapes),
        "Velocity of the points and outlines of the areas. Numbers: the first ten by their rank.",
    )
    report.section("Areas")
    if len(areas.found):
        _add_areas(report, areas)
        if summaries is None:
            report.text("The layer has no series: trend class and forecast of the areas are left out.")
        elif len(summaries.order):
            _add_series(report, summaries)
            for said in filter(None, (alone_in_words(areas.fields), stable_in_words(areas.fields))):
                report.text(said)
    else:
        report.text("None.")
    report.section("What it does not tell")
    report.text(
        "An area is a group of points that move together against their surroundings. Slopes with their own season, "
        "joined releases and remains of the atmosphere do so too. Look at the series of an area before you believe it."
    )
    report.write(path, made)


def _facts(velocities: LayerVelocities, points: StoredPoints, request: DetectDeformationRequest) -> dict[str, Any]:
    field = velocities.field
    fitted = f"fitted to the series, {points.dates[0]} to {points.dates[-1]}" if points.epoch_count else ""
    return {
        "Layer": request.input.name,
        "Quantity": points.measured.label,
        "Velocity": request.velocity_field or fitted,
        "Subtracted": velocities.reference,
        "Method": request.method,
        "Points": len(field.velocity),
        "Noise of a single velocity": f"{np.median(field.noise):.2f} mm/yr (median)",
    }


def _add_areas(report: Report, areas: DetectedAreas) -> None:
    """Add the table of the areas."""
    names = ("rank", "score", "velocity_mean", "velocity_std", "velocity_peak", "point_count", "area_m2", "quality")
    count = len(areas.found)
    rows = [tuple(areas.fields[name][row].item() for name in names) for row in range(min(count, _MOST_ROWS))]
    report.table(
        ("rank", "score", "mean, mm/yr", "spread, mm/yr", "fastest, mm/yr", "points", "area, m²", "quality"),
        rows,
        "From the highest score on. The score ranks areas: the mean score of cells, lower for slow and small areas; "
        "it may lie below THRESHOLD, which a single cell has to reach. Quality 1: at least 95% of the points move the "
        "same way; 2: 85%; 3: 70%; 4: fewer."
        + (f" The layer has {count - _MOST_ROWS} more." if count > _MOST_ROWS else ""),
    )


def _add_series(report: Report, summaries: AreaSummaries) -> None:
    """Add class, forecast and mean series of the first areas."""
    report.section("Mean series of the first areas")
    if summaries.forecasts is not None and summaries.forecasts.passing:
        report.text(f"The probability is that of {summaries.forecasts.passing}.")
    fields, rows = summaries.fields, []
    for area in summaries.order[:FIRST]:
        dates = {name: None if np.isnat(date := fields[name][area]) else str(date) for name in _OF_SERIES}
        row = {
            "rank": int(fields["rank"][area]),
            "velocity, mm/yr": float(fields["velocity_mean"][area]),
            **series_cells(summaries, int(area)),
            "break": dates["trend_break_date"],
            "jump": dates["trend_jump_date"],
        }
        rows.append(row)
    report.table(
        list(rows[0]),
        [list(row.values()) for row in rows],
        "Of the mean series of the area's points less that of the points around it, where there are enough.",
    )
    velocity = fields["velocity_mean"]
    names = [f"{one:+.1f} mm/yr" for one in velocity]
    report.figure(series_of_areas(summaries, names), f"{SERIES_CAPTION} Titles: rank and velocity of the mean series.")


def detection_map(velocities: LayerVelocities, shapes: np.ndarray) -> Figure:
    """Draw the points by velocity and the outlines of the areas, with the rank of the first ten."""
    field = velocities.field
    maps = new_maps(extent_of(field.coordinates))
    (axes,) = maps.panels
    rows = drawn_rows(np.ones(len(field.velocity), dtype=bool))
    marks = draw_points(axes, field.coordinates[rows], values=field.velocity[rows], quantity="velocity")
    maps.add_key(marks, axes, "mm/yr")
    draw_polygons(axes, shapes[:_MOST_OUTLINES], facecolor="none", edgecolor="0.1", linewidth=0.8)
    number_polygons(axes, shapes[:FIRST], np.arange(1, len(shapes[:FIRST]) + 1))
    return maps.with_scale_bar()


def write_detector_report(
    path: str | Path,
    *,
    summary: str,
    doubt: str,
    facts: Mapping[str, Any],
    training_loss: Sequence[float],
    validation_loss: Sequence[float],
    made: Mapping[str, Any],
) -> None:
    """Write the report of a training; ``doubt`` is a warning, empty where there is none."""
    report = Report("Detector", summary)
    if doubt:
        report.warn(doubt)
    report.section("Training")
    report.facts(facts)
    losses = loss_figure(training_loss, validation_loss)
    report.figure(losses, "Loss after each pass. The pass with the lowest validation loss is kept.")
    report.write(path, made)
