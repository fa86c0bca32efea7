# SPDX-License-Identifier: GPL-2.0-or-later
"""What is marked and written beside a series: its break and jumps, and the movement that is forecast."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import matplotlib.dates as mdates
import numpy as np
from matplotlib.lines import Line2D

from .point_attributes import movement_in_words

if TYPE_CHECKING:
    from .series_selection import ShownSeries

_LEVEL_PT = 16
_ABOVE_PT = 4


def day_numbers(dates: np.ndarray) -> np.ndarray:
    """Return dates as matplotlib counts them: days from its epoch; its own function takes any calendar, and time."""
    return (dates - np.datetime64(mdates.get_epoch(), "D")).astype(float)


def draw_movement(axes: Any, item: ShownSeries) -> None:
    """Mark the level at the origin, and write how far the forecast moves from it.

    The layer gives the movement to the last date of the forecast; that date's forecast less the movement is the level.
    """
    series = item.series
    change = float(series.attributes.get("forecast_change", math.nan))
    if not len(series.future_dates) or not math.isfinite(change + series.forecast[-1]):
        return
    if len(series.dates):
        origin, level = day_numbers(series.dates[-1:]), [series.forecast[-1] - change]
        style = {"marker": "_", "markersize": _LEVEL_PT, "markeredgewidth": 2, "linestyle": "", "zorder": 4}
        axes.add_line(Line2D(origin, level, color=item.colour, gid="level", **style))
    text = axes.annotate(
        movement_in_words(series.attributes, " mm"),
        (float(day_numbers(series.future_dates[-1:])[0]), series.forecast[-1]),
        xytext=(0, _ABOVE_PT),
        textcoords="offset points",
        fontsize=8,
        color=item.colour,
        ha="right",
        va="bottom",
        zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.8},
    )
    text.set_gid("movement")


def draw_events(axes: Any, item: ShownSeries) -> None:
    """Mark the break and the jumps that the layer names."""
    trend = item.series.trend
    if trend is None:
        return
    events = [(day, f"{size:+.0f} mm", "-.") for day, size in trend.jumps]
    if not np.isnat(trend.break_date):
        events.append((trend.break_date, "break", ":"))
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
