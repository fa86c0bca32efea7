# SPDX-License-Identifier: GPL-2.0-or-later
"""What is marked and written beside a series: its break and jumps, and the movement that is forecast."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import matplotlib.dates as mdates
import numpy as np
from matplotlib.lines import Line2D

from ..languages import tr
from .point_attributes import movement_in_words

if TYPE_CHECKING:
    from .series_selection import ShownSeries

LEVEL = "level"
"""What the mark of the level at the origin is called among the lines of a plot."""

_LEVEL_PT = 18
# The mark often lies on the trend, which has the colour of the point.
_LEVEL_STYLE: dict[str, Any] = {"color": "#222222", "marker": "_", "markeredgewidth": 1.5, "linestyle": ""}
_EDGE = 0.9999  # of the width of the axes; what lies beyond them is not drawn
_BESIDE_PT = 5
_LINE_PT = 10
_WIDE_IN = 6.0
_ONE_LINE_IN = 1.75
_TWO_LINES_IN = 1.1


def day_numbers(dates: np.ndarray) -> np.ndarray:
    """Return dates as matplotlib counts them: days from its epoch; its own function takes any calendar, and time."""
    return (dates - np.datetime64(mdates.get_epoch(), "D")).astype(float)


def draw_movement(axes: Any, item: ShownSeries) -> None:
    """Mark the level at the origin, and write how far the forecast moves from it.

    The layer gives the movement to the last date of the forecast; that date's forecast less the movement is the level.
    """
    series = item.series
    change = float(series.attributes.get("forecast_change", math.nan))
    if not (series.has_own_movement and len(series.future_dates)) or not math.isfinite(change + series.forecast[-1]):
        return
    if len(series.dates):
        origin, level = day_numbers(series.dates[-1:]), [series.forecast[-1] - change]
        axes.add_line(Line2D(origin, level, markersize=_LEVEL_PT, zorder=4, gid=LEVEL, **_LEVEL_STYLE))
    text = axes.annotate(
        movement_in_words(series.attributes, " mm"),
        (_EDGE, series.forecast[-1]),
        xycoords=axes.get_yaxis_transform(),
        xytext=(0, 0),
        textcoords="offset points",
        annotation_clip=True,
        fontsize=8,
        color=item.colour,
        ha="left",
        va="center",
    )
    text.set_gid("movement")


def sample_of_level() -> Line2D:
    """Return the mark of the level for the legend, with what it is."""
    return Line2D([], [], markersize=9, label=tr("start of the forecast movement"), **_LEVEL_STYLE)


def arrange_movements(axes: Any, width_in: float) -> float:
    """Put the movements beside the plot, at the height of their forecasts and off each other.

    Returns
    -------
    How wide a margin they need, in inches; 0 where there are none.
    """
    texts = [text for text in axes.texts if text.get_gid() == "movement"]
    if not texts:
        return 0.0
    in_one_line = width_in >= _WIDE_IN
    lines = 1 if in_one_line else 2
    dots = axes.figure.dpi / 72
    heights = axes.transData.transform([(0.0, text.xy[1]) for text in texts])[:, 1] / dots
    for text, height, free in zip(texts, heights, _apart(heights, lines * _LINE_PT)):
        words = " ".join(text.get_text().split())
        text.set_text(words if in_one_line else words.replace(" (", "\n("))
        text.set_position((_BESIDE_PT, free - height))
    return _ONE_LINE_IN if in_one_line else _TWO_LINES_IN


def _apart(heights: np.ndarray, gap: float) -> np.ndarray:
    """Return heights at least a gap apart, in the same order, and on average where they were."""
    order = np.argsort(heights, kind="stable")
    steps = gap * np.arange(len(heights))
    # What is left after taking off the steps may only rise: each group that would fall is put at its mean.
    groups: list[list[float]] = []
    for rest in heights[order] - steps:
        groups.append([rest])
        while len(groups) > 1 and np.mean(groups[-2]) > np.mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    free = np.empty(len(heights))
    free[order] = np.concatenate([np.full(len(group), np.mean(group)) for group in groups]) + steps
    return free


def draw_events(axes: Any, item: ShownSeries) -> None:
    """Mark the break and the jumps that the layer names."""
    trend = item.series.trend
    if trend is None:
        return
    events = [(day, f"{size:+.0f} mm", "-.") for day, size in trend.jumps]
    if not np.isnat(trend.break_date):
        events.append((trend.break_date, tr("break"), ":"))
    for day, text, style in events:
        at = float(day_numbers(np.array([day]))[0])
        axes.axvline(at, color=item.colour, linestyle=style, linewidth=1, gid="event")
        axes.annotate(
            text,
            (at, 0.02),
            xycoords=axes.get_xaxis_transform(),
            xytext=(-1.5, 0),
            textcoords="offset points",
            fontsize=7,
            color=item.colour,
            rotation=90,
            ha="right",
            va="bottom",
        )
