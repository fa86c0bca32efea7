# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock says where there is nothing to draw, or not all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .series_reading import MOST_COUNTED, MOST_POINTS

if TYPE_CHECKING:
    from .point_series import Found

NEEDS_MATPLOTLIB = (
    "Plots need matplotlib, which QGIS's Python does not have. On Debian and Ubuntu, and with OSGeo4W, install the "
    "package python3-matplotlib. Then restart QGIS."
)
WELCOME = (
    "Click a point on the map. The active layer is used if it has time series, otherwise the topmost visible layer "
    "that has some."
)


def points(count: int) -> str:
    """Return a number of points in words."""
    return "1 point" if count == 1 else f"{count:,} points"


def were(count: int) -> str:
    """Return a number of points that something happened to."""
    return f"{points(count)} {'was' if count == 1 else 'were'}"


def words_about(found: Found, filled: int, left_out: int, name: str) -> str:
    """Say what is shown, and what is not."""
    sentences = []
    count = len(found.series)
    if filled and found.series[0].spread is not None:
        return " ".join([*_about_mean(found, name), *_about_room(left_out)])
    if count and not filled:
        sentences.append(f"No point of '{name}' has a value at any date here.")
    if found.more:
        sentences.append(
            f"'{name}' has more than {MOST_COUNTED:,} points here. The others were not looked at. "
            f"{count} are shown. Draw a smaller area."
        )
    elif found.count > count:
        if count:
            sentences.append(f"{count} of {points(found.count)} of '{name}' are shown, spread evenly.")
        else:
            left_out = found.count
    elif filled and filled < count:
        sentences.append(f"{points(count - filled)} without a value at any date {_is(count - filled)} not shown.")
    return " ".join([*sentences, *_about_room(left_out)])


def _about_mean(found: Found, name: str) -> list[str]:
    (series,) = found.series
    sentences = ["The band is one standard deviation of the points to each side of their mean."]
    if np.isfinite(series.forecast).any():
        sentences.append("The forecast is the mean of the points' forecasts. A mean has no forecast interval.")
    if found.more:
        sentences.append(f"'{name}' has more than {MOST_COUNTED:,} points here. The others were not looked at.")
    return sentences


def _about_room(left_out: int) -> list[str]:
    return [f"{were(left_out)} not added: at most {MOST_POINTS} can be shown."] if left_out else []


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
