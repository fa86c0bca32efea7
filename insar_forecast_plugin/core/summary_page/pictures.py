# SPDX-License-Identifier: GPL-2.0-or-later
"""The map and the series of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..areas.area_pictures import draw_polygons, number_polygons
from ..areas.area_series import MeanSeries
from ..palette import value_ranges
from ..reports.figures import COLOURS, VERBATIM, draw_points, drawn_rows, mark_dates, new_figure
from ..reports.map_figure import add_scale_bar
from ..trend_classes import TREND_CLASSES
from .layer import ResultLayer
from .listed_areas import ListedAreas
from .ranking import Ranking, neighbourhood

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MAP_SIZE = (3.4, 3.6)  # inches, as it stands on the page, so that a point of type is one
_MOST_OUTLINES = 2000


def map_figure(layer: ResultLayer, ranking: Ranking, marked: np.ndarray, places: np.ndarray) -> Figure:
    """Draw the points by class, or by what they are ranked by where there are no classes, with numbers at the first.

    Parameters
    ----------
    marked
        Row numbers of the ranked points, in their order.
    places
        Easting and northing in metres, shape (n_points, 2).
    """
    figure = _map_of_points(layer, ranking, places)
    axes = figure.axes[0]
    apart = neighbourhood(places)
    for number, row in enumerate(marked, start=1):
        covered = (np.hypot(*(places[marked[: number - 1]] - places[row]).T) <= apart).sum()
        axes.annotate(
            str(number),
            places[row],
            xytext=(10 * covered, 0),
            textcoords="offset points",
            fontsize=6,
            ha="center",
            va="center",
            bbox={"boxstyle": "circle,pad=0.2", "facecolor": "white", "edgecolor": "black", "linewidth": 0.7},
        )
    _add_scale(axes)
    return figure


def areas_figure(layer: ResultLayer, ranking: Ranking, areas: ListedAreas, places: np.ndarray, count: int) -> Figure:
    """Draw the points as :func:`map_figure` does, the outlines of the areas, and numbers at the first.

    Parameters
    ----------
    places
        Easting and northing in metres, shape (n_points, 2).
    count
        Areas with a number.
    """
    figure = _map_of_points(layer, ranking, places)
    axes, order = figure.axes[0], areas.order
    draw_polygons(axes, areas.shapes[order[:_MOST_OUTLINES]], facecolor="none", edgecolor="black", linewidth=0.6)
    rank = areas.numbers("rank")[order].astype(int)
    number_polygons(axes, areas.shapes[order[:count]], rank[:count])
    _add_scale(axes)
    return figure


def _map_of_points(layer: ResultLayer, ranking: Ranking, places: np.ndarray) -> Figure:
    """Draw the points by class, or by what they are ranked by where there are no classes."""
    figure = new_figure(*_MAP_SIZE)
    axes = figure.subplots()
    drawn = drawn_rows(np.ones(len(places), dtype=bool))
    size = float(np.clip(14_000 / len(drawn), 1.5, 14.0))
    if layer.classes is not None:
        shown = layer.classes[drawn]
        for one in TREND_CLASSES.shown:
            here = drawn[shown == one.name]
            if len(here):
                words = f"{one.words} ({int((layer.classes == one.name).sum())})"
                above = 1 + one.height / 10
                draw_points(axes, places[here], size=size * one.size**2, color=one.colour, label=words, zorder=above)
    else:
        _draw_values(axes, places[drawn], ranking.change[drawn], size)
    axes.legend(
        title=None if layer.classes is not None else ranking.words,
        title_fontsize=7,
        fontsize=7,
        markerscale=max(1.0, 4 / size**0.5),
        frameon=False,
        ncols=2,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.01),
    )
    return figure


def _draw_values(axes: Axes, places: np.ndarray, change: np.ndarray, size: float) -> None:
    """Draw points in the colours of the maps in QGIS; what moves lies on what does not."""
    ranges = value_ranges("velocity")
    for number, (lower, upper, colour, words) in enumerate(ranges):
        here = (change > (-np.inf if lower is None else lower)) & (change <= (np.inf if upper is None else upper))
        if here.any():
            above = 1 + abs(number - len(ranges) // 2) / 10
            draw_points(axes, places[here], size=size, color=colour, label=words, zorder=above)


def _add_scale(axes: Axes) -> None:
    """Draw a bar of a round length and an arrow to the grid's north, on a strip below the points."""
    add_scale_bar(axes)
    arrow = {"arrowstyle": "->", "linewidth": 1.2}
    axes.annotate("", (0.96, 0.11), (0.96, 0.01), xycoords="axes fraction", arrowprops=arrow)
    axes.text(0.91, 0.02, "N", ha="center", va="bottom", fontsize=8, transform=axes.transAxes)


def series_figure(layer: ResultLayer, shown: np.ndarray) -> Figure:
    """Draw the series of the first three points, with forecast, interval and band of the path where there are any."""
    figure = new_figure(7.6, 1.9)
    panels = figure.subplots(1, max(len(shown), 1), squeeze=False)[0]
    dates, ended = layer.points.dates, layer.ended
    for number, (axes, row) in enumerate(zip(panels, shown, strict=False), start=1):
        axes.plot(dates, layer.points.displacement[row], ".", color="#555555", markersize=2)
        if layer.forecast is not None and not ended[row]:
            ahead = layer.forecast
            if ahead.has_path:
                ends = ahead.path_lower[row], ahead.path_upper[row]
                axes.fill_between(ahead.dates, *ends, color=COLOURS[4], alpha=0.18, linewidth=0)
            axes.fill_between(ahead.dates, ahead.lower[row], ahead.upper[row], color=COLOURS[4], alpha=0.4, linewidth=0)
            axes.plot(ahead.dates, ahead.values[row], color=COLOURS[0], linewidth=1.2)
        axes.set_title(f"{number}: {layer.points.pid[row]}", fontsize=8, loc="left", parse_math=False, gid=VERBATIM)
        axes.tick_params(labelsize=6)
        axes.locator_params(axis="y", nbins=5)
        mark_dates(axes, 5)
    panels[0].set_ylabel("mm", fontsize=7)
    return figure


def mean_series_figure(layer: ResultLayer, areas: ListedAreas, series: MeanSeries) -> Figure:
    """Draw the mean series of the first areas with the spread of their points."""
    figure = new_figure(7.6, 1.9)
    panels = figure.subplots(1, len(series.values), squeeze=False)[0]
    dates, rank = layer.points.dates, areas.numbers("rank")[areas.order].astype(int)
    for axes, number, values, spread in zip(panels, rank, series.values, series.spread, strict=False):
        axes.fill_between(dates, values - spread, values + spread, color="0.85", linewidth=0)
        axes.plot(dates, values, ".", color="#333333", markersize=2)
        axes.set_title(str(number), fontsize=8, loc="left", gid=VERBATIM)
        axes.tick_params(labelsize=6)
        axes.locator_params(axis="y", nbins=5)
        mark_dates(axes, 5)
    panels[0].set_ylabel("mm", fontsize=7)
    return figure
