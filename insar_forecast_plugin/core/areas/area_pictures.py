# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of areas: polygons on a map, and the mean series of the first ten."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..palette import value_ranges
from ..reports.figures import COLOURS, VERBATIM, finish_grid, mark_dates, new_figure
from ..reports.map_figure import LEGEND, extent_of, new_maps
from .area_summaries import AreaSummaries

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FIRST = 10
SERIES_CAPTION = (
    "Dots: mean series of the area's points. Grey band: one standard deviation of the points to each side. "
    "Blue: forecast with its 90% interval. Solid line: fitted break. Dashed line: jump."
)
_MOST_DRAWN = 20_000
_ROW_HEIGHT = 1.9  # inches
_LONGEST_NAME = 40
_OUTLINE = "#555555"


def areas_map(polygons: np.ndarray, summaries: AreaSummaries) -> Figure:
    """Draw the areas by velocity, with the rank of the first ten; of very many the first in rank."""
    corners = shapely.get_coordinates(polygons[~shapely.is_missing(polygons)])
    maps = new_maps(extent_of(corners), key=LEGEND)
    (axes,) = maps.panels
    order, velocity = summaries.order, summaries.fields["velocity_mean"]
    placed = order[~shapely.is_missing(polygons[order])]
    empty = np.flatnonzero((summaries.fields["rank"] == 0) & ~shapely.is_missing(polygons))[:_MOST_DRAWN]
    draw_polygons(axes, polygons[empty], facecolor="none", edgecolor=_OUTLINE, linewidth=0.4)
    drawn = placed[:_MOST_DRAWN]
    for lower, upper, colour, words in value_ranges("velocity"):
        low, high = -np.inf if lower is None else lower, np.inf if upper is None else upper
        here = drawn[(velocity[drawn] > low) & (velocity[drawn] <= high)]
        if len(here):
            draw_polygons(axes, polygons[here], facecolor=colour, edgecolor=_OUTLINE, linewidth=0.3)
            # A small area would not be seen: a dot in its middle is.
            x, y = shapely.get_coordinates(shapely.point_on_surface(polygons[here])).T
            axes.scatter(x, y, 6, color=colour, linewidths=0, label=words, zorder=2)
    number_polygons(axes, polygons[placed[:FIRST]], summaries.fields["rank"][placed[:FIRST]])
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.set_xticks([])
    axes.set_yticks([])
    maps.add_legend(axes, markerscale=2, title="mm/yr")
    return maps.with_scale_bar()


def draw_polygons(axes: Axes, polygons: np.ndarray, **style: Any) -> None:
    """Draw polygons with their parts; holes stay empty, whichever way round their rings are given.

    Parameters
    ----------
    polygons
        None of them missing, shape (n,).
    style
        Of a matplotlib ``PatchCollection``.
    """
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    patches = []
    # A hole is empty only where its ring runs against that around it.
    for polygon in shapely.normalize(polygons):
        rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(polygon))]
        patches.append(PathPatch(Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))))
    if patches:
        axes.add_collection(PatchCollection(patches, rasterized=True, **style))


def number_polygons(axes: Axes, polygons: np.ndarray, numbers: np.ndarray) -> None:
    """Write numbers beside polygons, none of them missing, shape (n,); at another corner of each than of the last."""
    box = {"boxstyle": "circle,pad=0.2", "facecolor": "white", "edgecolor": "black", "linewidth": 0.7}
    corners = itertools.cycle(((7, 7), (-7, -7), (-7, 7), (7, -7)))
    for polygon, number, corner in zip(polygons, numbers, corners, strict=False):
        axes.annotate(
            str(number),
            middle_of(polygon),
            xytext=corner,
            textcoords="offset points",
            fontsize=6,
            ha="center",
            va="center",
            bbox=box,
            zorder=6,
        )


def middle_of(polygon: shapely.Geometry) -> tuple[float, float]:
    """Return a place inside the largest part of a polygon: there its number is looked for.

    >>> middle_of(shapely.union(shapely.box(0, 0, 1, 9), shapely.box(4, 0, 6, 1)))
    (0.5, 4.5)
    """
    parts = shapely.get_parts(polygon)
    largest = parts[np.argmax(shapely.area(parts))] if len(parts) else polygon
    place = shapely.point_on_surface(largest)
    return float(shapely.get_x(place)), float(shapely.get_y(place))


def series_of_areas(summaries: AreaSummaries, names: Sequence[str] | np.ndarray) -> Figure:
    """Draw the mean series of the first ten areas with spread, forecast, break and jump.

    Parameters
    ----------
    names
        What stands above each beside its rank, in any language, shape (n_areas,).
    """
    shown = summaries.order[:FIRST]
    height = -(-len(shown) // 2)
    figure = new_figure(8.0, _ROW_HEIGHT * height)
    grid = figure.subplots(height, 2, squeeze=False, sharex=True)
    for axes, area in zip(grid.flat, shown, strict=False):
        _draw_series(axes, summaries, int(area))
        name = f"{summaries.fields['rank'][area]}: {shortened(names[area])}"
        axes.set_title(name, fontsize=8, loc="left", parse_math=False, gid=VERBATIM)
        axes.tick_params(labelsize=7)
        mark_dates(axes)
    finish_grid(grid, len(shown))
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


def shortened(name: str) -> str:
    """Return a name of at most 40 characters and dots."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
