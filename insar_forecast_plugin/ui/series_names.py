# SPDX-License-Identifier: GPL-2.0-or-later
"""How the names above the drawing are put into columns and lines, so that none runs out of the figure."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.lines import Line2D

NAME_SIZE = 8  # points
_POINTS_AN_INCH = 72.0
_BESIDE_IN = 0.45
"""Room for the dot or dash before a name, and between two columns, inches."""


def arranged(handles: Sequence[Line2D], width: float) -> tuple[int, int]:
    """Return in how many columns the labels of handles fit, and how many lines they take.

    A label wider than the figure is broken into lines.

    Parameters
    ----------
    width
        Of the room for the names, inches.
    """
    for handle in handles:
        label = str(handle.get_label())
        wide = _width(label)
        if wide + _BESIDE_IN > width > _BESIDE_IN:
            letters = max(10, int(len(label) * (width - _BESIDE_IN) / wide))
            handle.set_label("\n".join(textwrap.wrap(label, letters, break_long_words=False)))
    widest = max(_width(str(handle.get_label())) for handle in handles)
    columns = min(len(handles), max(1, int(width / (widest + _BESIDE_IN))))
    lines = [str(handle.get_label()).count("\n") + 1 for handle in handles]
    rows = -(-len(handles) // columns)
    # A legend is filled column by column.
    return columns, max(sum(lines[first : first + rows]) for first in range(0, len(lines), rows))


def _width(text: str) -> float:
    """Return the width of the widest line of a text, inches."""
    font = FontProperties(size=NAME_SIZE)
    lines = [line.replace(r"\$", "$") for line in text.split("\n") if line.strip()]
    widths = [TextPath((0, 0), line, prop=font, usetex=False).get_extents().width for line in map(_plain, lines)]
    return max(widths, default=0.0) / _POINTS_AN_INCH


def _plain(line: str) -> str:
    """Return a line without what starts a formula."""
    return line.replace("$", "S")
