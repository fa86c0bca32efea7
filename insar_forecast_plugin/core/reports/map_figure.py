# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of maps whose shape and layout follow that of the region, so that a long, flat one is no thin strip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .figures import new_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.cm import ScalarMappable
    from matplotlib.colorbar import Colorbar
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

_WIDTH = 9.0
"""Inches of a figure; and of one with a single map:"""
_WIDTH_OF_ONE = 7.5
_MOST_HEIGHT = 7.0
SCALE, LEGEND = 1.3, 2.2
"""Inches beside a map that a scale of colours takes, and a legend of words."""
_TITLE, _BELOW = 0.3, 0.8
"""Inches above a map for its title, and below it for a scale or a legend."""
_LEAST_BESIDE, _LEAST_BELOW = 2.2, 2.8
"""Height of a map that a key beside it needs, and width of one that a key below it needs, inches."""
_WORTH = 1.3
"""So many times larger must maps be for more rows of them."""
_LONGEST = 10.0
"""Ratio of the sides beyond which a map is drawn as if it were no longer."""
_ROUND = (1.0, 2.0, 5.0)
_STRIP, _BAR_AT = 0.1, 0.03
"""Height of the strip with the bar, and how far the bar is from the corner, as parts of the map."""


@dataclass(frozen=True)
class MapFigure:
    """A figure with one or more maps of a region.

    Parameters
    ----------
    panels
        The maps, row by row.
    is_key_below
        Whether what explains the colours stands below the maps, for want of height beside them.
    """

    figure: Figure
    panels: Sequence[Axes]
    is_key_below: bool

    def with_scale_bar(self, metres: float = 1.0) -> Figure:
        """Return the finished figure, with a scale bar in the first map; ``metres`` is a unit of its axes."""
        add_scale_bar(self.panels[0], metres)
        return self.figure

    def add_key(self, marks: ScalarMappable, axes: Axes | Sequence[Axes], label: str) -> Colorbar:
        """Add the scale of colours of a map, or of several."""
        if not self.is_key_below:
            return self.figure.colorbar(marks, ax=axes, label=label, shrink=0.8)
        key = self.figure.colorbar(marks, ax=axes, label=label, location="bottom", shrink=0.85, aspect=35)
        key.ax.tick_params(labelsize=8)
        return key

    def add_legend(self, axes: Axes, **options: Any) -> Legend:
        """Add the legend of the classes of a map; ``options`` are those of :meth:`matplotlib.axes.Axes.legend`."""
        from matplotlib.cm import ScalarMappable

        options = {"frameon": False, "fontsize": 8} | options
        if not self.is_key_below:
            return axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), **options)
        # It stands where a scale of colours would, so that all maps of a row are at one height.
        place = self.add_key(ScalarMappable(), axes, " ")
        for part in (*place.ax.collections, *place.ax.spines.values()):
            part.set_visible(False)
        place.ax.tick_params(color="none", labelcolor="none")
        handles = options.pop("handles", None) or axes.get_legend_handles_labels()[0]
        return place.ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 1.5), ncols=3, **options)


def add_scale_bar(axes: Axes, metres: float = 1.0) -> None:
    """Draw a bar of a round length on a strip below a map whose points or cells are drawn.

    Parameters
    ----------
    axes
        With one scale for both axes.
    metres
        Length of a unit of the axes.

    Examples
    --------
    >>> axes = new_figure().subplots()
    >>> marks = axes.scatter([0.0, 9000.0], [0.0, 4000.0])
    >>> add_scale_bar(axes)
    >>> axes.texts[-1].get_text()
    '2 km'
    """
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    wanted = metres * abs(east - west) / 4
    power = 10.0 ** math.floor(math.log10(wanted))
    length = max(step * power for step in _ROUND if step * power <= wanted)
    words = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
    strip = _STRIP * (north - south)
    left, height = west + _BAR_AT * (east - west), south - (1 - _BAR_AT / _STRIP) * strip
    right = left + length / metres
    axes.plot([left, right], [height, height], color="black", linewidth=2, scalex=False, scaley=False)
    axes.text((left + right) / 2, height + 0.1 * strip, words, ha="center", va="bottom", fontsize=7)
    axes.set_xlim(west, east)
    axes.set_ylim(south - strip, north)


def new_maps(extent: tuple[float, float], count: int = 1, *, key: float = SCALE) -> MapFigure:
    """Return a figure with room for maps of a region, in as many rows as make them largest.

    Parameters
    ----------
    extent
        Width and height of the region, in any unit; see :func:`extent_of`.
    count
        How many maps of it there are.
    key
        Width of what explains the colours, inches, where it stands beside a map: :data:`SCALE` or :data:`LEGEND`.

    Examples
    --------
    >>> [len({axes.get_subplotspec().rowspan.start for axes in new_maps(one, 3).panels}) for one in ((9, 1), (1, 2))]
    [3, 1]
    """
    width, height = extent
    ratio = width / height if width > 0 and height > 0 else 1.0
    ratio = min(max(ratio, 1 / _LONGEST), _LONGEST)
    rows, size, is_below = _layout(ratio, count, key)
    columns = math.ceil(count / rows)
    across, upward = size * ratio, size + _TITLE
    figure = new_figure(
        columns * (across if is_below else across + key), rows * (upward + _BELOW if is_below else upward)
    )
    panels = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).ravel()
    for axes in panels[count:]:
        axes.set_axis_off()
    return MapFigure(figure, list(panels[:count]), is_below)


def _layout(ratio: float, count: int, key: float) -> tuple[int, float, bool]:
    """Return the rows, the height of a map in inches, and whether keys stand below, that make maps largest."""
    best = (1, 0.0, False)
    for rows in range(1, count + 1):
        columns = math.ceil(count / rows)
        for is_below in (False, True):
            room = (_WIDTH_OF_ONE if count == 1 else _WIDTH) / columns - (0.0 if is_below else key)
            high = _MOST_HEIGHT / rows - _TITLE - (_BELOW if is_below else 0.0)
            size = min(room / ratio, high)
            fits = size * ratio >= _LEAST_BELOW if is_below else size >= _LEAST_BESIDE
            if fits and size**2 > (_WORTH if rows > best[0] else 1.0) * best[1] ** 2:
                best = (rows, size, is_below)
    return best if best[1] else (1, _LEAST_BESIDE, False)


def extent_of(places: np.ndarray) -> tuple[float, float]:
    """Return width and height of what points span, shape (n_points, 2); zero where there are none.

    Examples
    --------
    >>> extent_of(np.array([[0.0, 0.0], [400.0, 100.0], [np.nan, np.nan]]))
    (400.0, 100.0)
    >>> extent_of(np.empty((0, 2)))
    (0.0, 0.0)
    """
    known = places[np.isfinite(places).all(axis=1)]
    if not len(known):
        return 0.0, 0.0
    east, north = np.ptp(known, axis=0).tolist()
    return east, north
