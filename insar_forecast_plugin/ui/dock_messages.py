# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock says where there is nothing to draw, or not all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..languages import tr
from .mean_series import MOST_AVERAGED
from .series_reading import MOST_COUNTED, MOST_POINTS

if TYPE_CHECKING:
    from .point_series import Found


def needs_matplotlib() -> str:
    """Say that there is no matplotlib, and where it comes from."""
    return tr(
        "Plots need matplotlib, which QGIS's Python does not have. On Debian and Ubuntu, and with OSGeo4W, install the "
        "package python3-matplotlib. Then restart QGIS."
    )


def welcome() -> str:
    """Say what to do first."""
    return tr(
        "Click a point on the map. The active layer is used if it has time series, otherwise the topmost visible layer "
        "with time series."
    )


def welcome_to_areas(layer_name: str) -> str:
    """Say what to do first where areas are active."""
    text = tr("Click inside an area of '{layer}': its mean series is shown.")
    return text.format(layer=layer_name)


def welcome_to_pixels(layer_name: str) -> str:
    """Say what to do first where a click is about a raster."""
    return tr("Click a pixel of '{layer}': its series is shown.").format(layer=layer_name)


def hint_of_points() -> str:
    """Say what to click, in the drawing that is still empty."""
    return tr("Click a point on the map.")


def hint_of_pixels() -> str:
    """Say the same of a raster."""
    return tr("Click a pixel on the map.")


def hint_of_areas() -> str:
    """Say the same of areas."""
    return tr("Click inside an area on the map.")


def removed_with_layer(count: int) -> str:
    """Say how many points went with a layer that was removed."""
    if count == 1:
        return tr("1 point was removed with its layer.")
    return tr("{count} points were removed with their layer.").format(count=f"{count:,}")


def nothing_there(layer_name: str, wrong: str, *, of_pixels: bool) -> str:
    """Say that nothing of a layer is where the user clicked; first why it was not the active one that was looked at."""
    text = (
        tr("There is no pixel of '{layer}' where you clicked.")
        if of_pixels
        else tr("There is no point of '{layer}' where you clicked.")
    )
    return f"{wrong} {text.format(layer=layer_name)}".lstrip()


def words_about(found: Found, filled: int, left_out: int, name: str) -> str:
    """Say what is shown, and what is not."""
    sentences = []
    count = len(found.series)
    if filled and found.series[0].spread is not None:
        return " ".join([*_about_mean(found, name), *words_about_room(left_out)])
    if count and not filled:
        text = tr("No point of '{layer}' has a value at any date here.")
        if isinstance(found.series[0].feature_id, str) and found.series[0].spread is None:  # a mean has a spread
            text = tr("The pixel of '{layer}' where you clicked has no value at any date: {point}.")
        sentences.append(text.format(layer=name, point=found.series[0].point))
    if found.more:
        text = tr(
            "'{layer}' has more than {limit} points here. Only the first {limit} were considered: {count} of them are "
            "shown. Draw a smaller area."
        )
        sentences.append(text.format(layer=name, limit=f"{MOST_COUNTED:,}", count=count))
    elif found.count > count:
        if count:
            text = tr("{count} of {total} points of '{layer}' are shown, spread evenly.")
            sentences.append(text.format(count=count, total=f"{found.count:,}", layer=name))
        else:
            left_out = found.count
    elif filled and filled < count:
        sentences.append(_about_empty(count - filled))
    return " ".join([*sentences, *words_about_room(left_out)])


def _about_mean(found: Found, name: str) -> list[str]:
    (series,) = found.series
    sentences = [tr("Robust mean; the band shows ± one standard deviation of the points, each about its own level.")]
    if np.isfinite(series.forecast).any():
        sentences.append(tr("The forecast is the mean of the points' forecasts. A mean has no forecast interval."))
    if not found.more and found.count > MOST_AVERAGED:
        text = tr("{limit} of the points, spread evenly, were averaged.")
        sentences.append(text.format(limit=f"{MOST_AVERAGED:,}"))
    if found.more:
        text = tr("'{layer}' has more than {limit} points here. Only the first {limit} were used.")
        sentences.append(text.format(layer=name, limit=f"{MOST_COUNTED:,}"))
    return sentences


def _about_empty(count: int) -> str:
    if count == 1:
        return tr("1 point without a value at any date is not shown.")
    return tr("{count} points without a value at any date are not shown.").format(count=f"{count:,}")


def words_about_room(left_out: int) -> list[str]:
    """Say how many points found no room; nothing where all did."""
    if not left_out:
        return []
    if left_out == 1:
        return [tr("1 point was not added: at most {limit} can be shown.").format(limit=MOST_POINTS)]
    text = tr("{count} points were not added: at most {limit} can be shown.")
    return [text.format(count=f"{left_out:,}", limit=MOST_POINTS)]
