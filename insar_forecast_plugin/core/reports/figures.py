# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures in the house's look, and the one way in which points are drawn as a map."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from ..palette import inner_breaks, ramp
from ..translation import translated

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection
    from matplotlib.figure import Figure

# Colours that stay apart for colour-blind readers and in grey print (after Okabe and Ito, 2008).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")

VERBATIM = "verbatim"
"""Identifier (``gid``) of texts of a figure that users gave, such as the name of a point."""
MOST_DRAWN = 30_000
"""Points of a map; more would not be seen apart in a picture of that size, and take long to draw."""

_INK = 12_000
"""Points times the area of their marks: with more points the marks become smaller."""
_SMALLEST, _LARGEST = 1.5, 12.0


def new_figure(width: float = 8.0, height: float = 3.6) -> Figure:
    """Return an empty figure in the house's look, without a display or global state."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def inline_picture(figure: Figure, **options: Any) -> str:
    """Draw a figure, in the language of the reader, as a picture that stands in the page itself: a data URI.

    Parameters
    ----------
    options
        Of matplotlib's ``savefig``.
    """
    from matplotlib.text import Text

    for words in figure.findobj(Text):
        words.set_parse_math(False)  # a name may have dollars; fonts for formulas are removed
        if words.get_gid() != VERBATIM:
            words.set_text(translated(words.get_text()))
    picture = io.BytesIO()
    figure.savefig(picture, format="png", bbox_inches="tight", **options)
    return f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode('ascii')}"


def finish_grid(grid: np.ndarray, count: int) -> None:
    """Finish a grid of series in mm with common dates: hide empty panels, and write the dates below each column.

    Parameters
    ----------
    grid
        The panels, filled row by row, shape (rows, columns).
    count
        How many of them are filled.

    Examples
    --------
    >>> grid = new_figure().subplots(2, 2, squeeze=False, sharex=True)
    >>> finish_grid(grid, 3)
    >>> [bool(axes.axison) for axes in grid.flat]
    [True, True, True, False]
    """
    for axes in grid.flat[count:]:
        axes.set_axis_off()
    for axes in grid[:, 0]:
        axes.set_ylabel("mm", fontsize=8)
    for axes in grid.flat[:count][-grid.shape[1] :]:
        axes.tick_params(labelbottom=True)


def mark_dates(axes: Axes, most: int = 6) -> None:
    """Mark dates along a narrow axis, at most so many.

    Two are enough: matplotlib has no step that gives three to five marks in 24 to 36 months, and complains of it on
    standard error.
    """
    from matplotlib.dates import AutoDateLocator

    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=most))


def value_scale(quantity: str, size: float | None = None) -> dict[str, Any]:
    """Return colours and ranges of a quantity as in QGIS: ``cmap`` and ``norm`` of a matplotlib picture.

    ``size`` as in :func:`~..palette.fitting_breaks`.
    """
    from matplotlib.colors import BoundaryNorm, ListedColormap

    # A value on a break belongs to the range below it, as in QGIS; BoundaryNorm would give it to the one above.
    breaks = np.nextafter(np.array(inner_breaks(quantity, size)), np.inf)
    colours = ramp(quantity)
    return {
        "cmap": ListedColormap(colours, name=quantity),
        "norm": BoundaryNorm(breaks, len(colours), extend="both"),
    }


def drawn_rows(wanted: np.ndarray) -> np.ndarray:
    """Return the rows that a map shows: those wanted, or where they are too many, an even share of them.

    Parameters
    ----------
    wanted
        bool, shape (n_points,).

    Returns
    -------
    ndarray
        Row numbers, increasing, at most :data:`MOST_DRAWN`.

    Examples
    --------
    >>> drawn_rows(np.array([True, False, True]))
    array([0, 2])
    >>> len(drawn_rows(np.ones(50_000, dtype=bool)))
    25000
    """
    rows = np.flatnonzero(wanted)
    return rows[:: max(1, -(-len(rows) // MOST_DRAWN))]


def draw_points(
    axes: Axes,
    places: np.ndarray,
    *,
    values: np.ndarray | None = None,
    quantity: str = "",
    size: float | None = None,
    **style: Any,
) -> PathCollection:
    """Draw points as a map: one scale for both axes, without numbers at them.

    What is drawn later lies above. :func:`drawn_rows` says which points to give.

    Parameters
    ----------
    places
        Easting and northing, shape (n_points, 2).
    values
        What colours the points, shape (n_points,); None where ``style`` says their ``color``.
    quantity
        Whose colours the values get, see :func:`value_scale`.
    size
        Area of a mark in square points; None chooses it by the number of points.
    style
        Further arguments of :meth:`matplotlib.axes.Axes.scatter`, such as ``label`` and ``zorder``.

    Examples
    --------
    >>> axes = new_figure().subplots()
    >>> marks = draw_points(axes, np.zeros((2, 2)), values=np.array([-4.0, 4.0]), quantity="change")
    >>> len(marks.get_offsets())
    2
    """
    if values is not None:
        style |= {"c": values, **value_scale(quantity)}
    if size is None:
        size = max(_SMALLEST, min(_LARGEST, _INK / max(len(places), 1)))
    marks = axes.scatter(places[:, 0], places[:, 1], size, linewidths=0, rasterized=True, **style)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    return marks
