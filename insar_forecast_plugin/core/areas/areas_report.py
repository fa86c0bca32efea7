# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of areas: their order in figures, a map, and the series of the first ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..forecast_methods import FORECAST_METHODS
from ..forecasting.evaluation.exceedance import PROBABILITY
from ..measured import Measured
from ..reports.report import Report
from ..shares import percent
from ..trend_classes import class_words
from .area_pictures import FIRST, SERIES_CAPTION, areas_map, series_of_areas, shortened
from .area_summaries import AreaSummaries
from .detected_areas import alone_in_words


def write_areas_report(
    path: Path,
    summaries: AreaSummaries,
    polygons: np.ndarray,
    area_id: np.ndarray,
    *,
    names: Mapping[str, str],
    measured: Measured,
    texts: Sequence[str],
    made: Mapping[str, Any],
) -> None:
    """Write the report.

    Parameters
    ----------
    polygons
        In metres, shape (n_areas,).
    area_id
        Text, shape (n_areas,).
    names
        Names and values of what was summarised.
    texts
        What is to be said first, the summary at the head.
    """
    report = Report("Areas", texts[0], measured.attribution)
    forecasts, order = summaries.forecasts, summaries.order
    for text in forecasts.warnings if forecasts is not None else ():
        report.warn(text)
    report.section("What was summarised")
    report.facts({**names, **forecast_facts(summaries)})
    for text in filter(None, (*texts[1:], alone_in_words(summaries.fields))):
        report.text(text)
    if len(order):
        report.section("The first areas")
        _add_table(report, summaries, area_id)
        report.section("Map")
        report.figure(
            areas_map(polygons, summaries),
            f"Areas by {measured.velocity_label}; outlines alone: areas without points. Numbers: rank.",
        )
        report.section("Mean series")
        report.figure(series_of_areas(summaries, area_id), f"{SERIES_CAPTION} Titles: rank and name of the area.")
    report.write(path, made)


def forecast_facts(summaries: AreaSummaries) -> dict[str, str]:
    """Return names and values of how areas were forecast."""
    forecasts = summaries.forecasts
    if forecasts is None:
        return {"Forecast": "none"}
    ended = int(forecasts.ended.sum())
    method = FORECAST_METHODS[forecasts.header.preset].words if forecasts.header.preset in FORECAST_METHODS else ""
    return {
        "Forecast": f"{summaries.dates[-1]} to {forecasts.dates[-1]}",
        "Forecaster": method or forecasts.header.preset,
        "Series that ended early": f"{ended} (without a forecast)" if ended else "none",
    }


def _add_table(report: Report, summaries: AreaSummaries, area_id: np.ndarray) -> None:
    """Add the first areas, and how they were put in order."""
    fields, passing = summaries.fields, summaries.forecasts.passing if summaries.forecasts is not None else ""
    rows = [
        {
            "rank": int(fields["rank"][area]),
            "area": shortened(area_id[area]),
            "points": int(fields["point_count"][area]),
            "velocity, mm/yr": float(fields["velocity_mean"][area]),
            "spread of the points, mm/yr": float(fields["velocity_std"][area]),
            **series_cells(summaries, int(area)),
        }
        for area in summaries.order[:FIRST]
    ]
    caption = "Areas are ranked by the velocity that they have at least: its size less twice its standard deviation."
    if passing:
        report.text(f"The probability is that of {passing}.")
        caption = "Areas are ranked by the probability, then by the velocity that they have at least."
    report.table(list(rows[0]), [list(row.values()) for row in rows], caption)


def series_cells(summaries: AreaSummaries, area: int) -> dict[str, Any]:
    """Return what a table says of the mean series of an area: class, forecast, and errors of past forecasts."""
    fields = summaries.fields
    lower, upper = fields["forecast_change_lower"][area], fields["forecast_change_upper"][area]
    simple = fields["best_simple"][area]
    cells = {
        "class": class_words(fields["trend"][area]),
        "movement, mm": float(fields["forecast_change"][area]),
        "interval, mm": f"{lower:+.1f} to {upper:+.1f}" if np.isfinite(lower) else None,
        "error, mm": float(fields["forecast_error"][area]),
        "better simple forecast": FORECAST_METHODS[simple].label if simple else None,
        "its error, mm": float(fields["best_simple_error"][area]),
    }
    if summaries.forecasts is not None and summaries.forecasts.passing:
        cells["probability"] = percent(float(fields[PROBABILITY][area]))
    return cells
