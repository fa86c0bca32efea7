# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of areas: their order in figures, a map, and the series of the first ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..forecast_methods import FORECAST_METHODS
from ..forecasting.evaluation.exceedance import PROBABILITY
from ..measured import Measured
from ..palette import value_ranges
from ..reports.figures import COLOURS, VERBATIM, new_figure
from ..reports.report import Report
from ..trend_classes import class_words
from .area_summaries import AreaSummaries

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FIRST = 10
_MOST_DRAWN = 20_000
_ROW_HEIGHT = 1.9  # inches
_LONGEST_NAME = 40
_OUTLINE = "#555555"


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
    report.facts({**names, **_forecast_facts(summaries)})
    for text in texts[1:]:
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
        report.figure(
            series_of_areas(summaries, area_id),
            "Dots: mean series of the area's points. Grey band: one standard deviation of the points to each side. "
            "Blue: forecast with its 90% interval. Solid line: fitted break. Dashed line: jump.",
        )
    report.write(path, made)


def _forecast_facts(summaries: AreaSummaries) -> dict[str, str]:
    forecasts = summaries.forecasts
    if forecasts is None:
        return {"Forecast": "none"}
    method = FORECAST_METHODS[forecasts.header.preset].words if forecasts.header.preset in FORECAST_METHODS else ""
    return {
        "Forecast": f"{summaries.dates[-1]} to {forecasts.dates[-1]}",
        "Forecaster": method or forecasts.header.preset,
        "Series that ended early": f"{int(forecasts.ended.sum())} (no forecast)",
    }


def _add_table(report: Report, summaries: AreaSummaries, area_id: np.ndarray) -> None:
    """Add the first areas, and how they were put in order."""
    fields, passing = summaries.fields, summaries.forecasts.passing if summaries.forecasts is not None else ""
    columns = ["rank", "area", "points", "velocity mm/yr", "spread of the points mm/yr", "class"]
    columns += ["movement mm", "interval mm", "error mm", "better simple forecast", "its error mm"]
    if passing:
        columns.append("probability")
    rows = []
    for area in summaries.order[:FIRST]:
        lower, upper = fields["forecast_change_lower"][area], fields["forecast_change_upper"][area]
        simple = fields["best_simple"][area]
        row = [
            int(fields["rank"][area]),
            _short(area_id[area]),
            int(fields["point_count"][area]),
            *(float(fields[name][area]) for name in ("velocity_mean", "velocity_std")),
            class_words(fields["trend"][area]),
            float(fields["forecast_change"][area]),
            f"{lower:+.1f} to {upper:+.1f}" if np.isfinite(lower) else None,
            float(fields["forecast_error"][area]),
            FORECAST_METHODS[simple].label if simple else None,
            float(fields["best_simple_error"][area]),
        ]
        rows.append([*row, float(fields[PROBABILITY][area])] if passing else row)
    caption = "Areas are ranked by the velocity that they have at least: its size less twice its standard deviation."
    if passing:
        report.text(f"The probability is that of {passing}.")
        caption = "Areas are ranked by the probability, then by the velocity that they have at least."
    report.table(columns, rows, caption)


def areas_map(polygons: np.ndarray, summaries: AreaSummaries) -> Figure:
    """Draw the areas by velocity, with the rank of the first ten; of very many the first in rank."""
    figure = new_figure(7.0, 6.0)
    axes = figure.subplots()
    order, velocity = summaries.order, summaries.fields["velocity_mean"]
    placed = order[~shapely.is_missing(polygons[order])]
    empty = np.flatnonzero((summaries.fields["rank"] == 0) & ~shapely.is_missing(polygons))[:_MOST_DRAWN]
    _fill(axes, polygons[empty], facecolor="none", edgecolor=_OUTLINE, linewidth=0.4)
    drawn = placed[:_MOST_DRAWN]
    for lower, upper, colour, words in value_ranges("velocity"):
        low, high = -np.inf if lower is None else lower, np.inf if upper is None else upper
        here = drawn[(velocity[drawn] > low) & (velocity[drawn] <= high)]
        if len(here):
            _fill(axes, polygons[here], facecolor=colour, edgecolor=_OUTLINE, linewidth=0.3)
            # A small area would not be seen: a dot in its middle is.
            x, y = shapely.get_coordinates(shapely.point_on_surface(polygons[here])).T
            axes.scatter(x, y, 6, color=colour, linewidths=0, label=words, zorder=2)
    for area in placed[:FIRST]:
        place = shapely.get_coordinates(shapely.point_on_surface(polygons[area]))[0]
        box = {"boxstyle": "circle,pad=0.2", "facecolor": "white", "edgecolor": "black", "linewidth": 0.7}
        axes.annotate(
            str(summaries.fields["rank"][area]),
            place,
            xytext=(7, 7),
            textcoords="offset points",
            fontsize=6,
            ha="center",
            va="center",
            bbox=box,
            zorder=3,
        )
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.set_xticks([])
    axes.set_yticks([])
    axes.legend(frameon=False, fontsize=8, markerscale=2, loc="upper left", bbox_to_anchor=(1.0, 1.0), title="mm/yr")
    return figure


def _fill(axes: Axes, polygons: np.ndarray, **style: Any) -> None:
    """Draw polygons with their parts and holes."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    patches = []
    for polygon in polygons:
        rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(polygon))]
        patches.append(PathPatch(Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))))
    if patches:
        axes.add_collection(PatchCollection(patches, rasterized=True, **style))


def series_of_areas(summaries: AreaSummaries, area_id: np.ndarray) -> Figure:
    """Draw the mean series of the first ten areas with spread, forecast, break and jump."""
    from matplotlib.dates import AutoDateLocator

    shown = summaries.order[:FIRST]
    height = -(-len(shown) // 2)
    figure = new_figure(8.0, _ROW_HEIGHT * height)
    grid = figure.subplots(height, 2, squeeze=False, sharex=True)
    for axes, area in zip(grid.flat, shown, strict=False):
        _draw_series(axes, summaries, int(area))
        name = f"{summaries.fields['rank'][area]}: {_short(area_id[area])}"
        axes.set_title(name, fontsize=8, loc="left", parse_math=False, gid=VERBATIM)
        axes.tick_params(labelsize=7)
        axes.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=6))
    for axes in grid.flat[len(shown) :]:
        axes.set_axis_off()
    for axes in grid[:, 0]:
        axes.set_ylabel("mm", fontsize=8)
    return figure


def _draw_series(axes: Axes, summaries: AreaSummaries, area: int) -> None:
    dates, fields = summaries.dates.astype(object), summaries.fields
    values, spread = summaries.series.values[area], summaries.series.spread[area]
    axes.fill_between(dates, values - spread, values + spread, color="0.85", linewidth=0)
    axes.plot(dates, values, ".", color="#333333", markersize=2)
    forecasts = summaries.forecasts
    if forecasts is not None:
        at = int(np.searchsorted(summaries.with_points, area))
        ahead, middle, half = forecasts.dates.astype(object), forecasts.values[at], forecasts.half_width[at]
        axes.fill_between(ahead, middle - half, middle + half, color=COLOURS[4], alpha=0.4, linewidth=0)
        axes.plot(ahead, middle, color=COLOURS[0], linewidth=1.2)
    for name, style in (("trend_break_date", "-"), ("trend_jump_date", "--")):
        if not np.isnat(date := fields[name][area]):
            axes.axvline(date.astype(object), color="0.4", linestyle=style, linewidth=0.8)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
