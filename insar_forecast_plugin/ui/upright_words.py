# SPDX-License-Identifier: GPL-2.0-or-later
"""What is written upright beside a vertical line of a plot, at its top or its bottom."""

from __future__ import annotations

from typing import Any

_FROM_EDGE = 0.02
"""Of the height of the axes."""


def write_upright(axes: Any, words: str, at: float, *, colour: str, zorder: float, top: bool) -> Any:
    """Write words to the left of a line at ``at``, in days as matplotlib counts them; return the annotation.

    Where the line is not in view, nor are the words.
    """
    return axes.annotate(
        words,
        (at, 1 - _FROM_EDGE if top else _FROM_EDGE),
        xycoords=axes.get_xaxis_transform(),
        xytext=(-1.5, 0),
        textcoords="offset points",
        annotation_clip=True,
        fontsize=7,
        color=colour,
        rotation=90,
        ha="right",
        va="top" if top else "bottom",
        bbox={"facecolor": "white", "alpha": 0.7, "linewidth": 0, "pad": 0.5},
        zorder=zorder,
    )
