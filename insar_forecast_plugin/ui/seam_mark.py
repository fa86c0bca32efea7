# SPDX-License-Identifier: GPL-2.0-or-later
"""Where releases were joined in the series: a thin line that tells a step from movement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..languages import tr
from .upright_words import write_upright

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .point_series import LayerQuantity
    from .series_selection import ShownSeries

_COLOUR = "#555555"  # of no point
_ZORDER = 1.8  # above the grid, below the series


def seams_in(told: Any) -> tuple[np.datetime64, ...]:
    """Return the first epochs after the joins that a file tells, in the order of time; what is no date is left out."""
    found = set()
    for seam in told if isinstance(told, list) else ():
        try:
            found.add(np.datetime64(seam["first_after"], "D"))
        except (KeyError, TypeError, ValueError):
            continue  # the file was written by something else
    return tuple(sorted(day for day in found if not np.isnat(day)))


def seams_of(shown: Sequence[ShownSeries], measured: Mapping[str, LayerQuantity]) -> tuple[np.datetime64, ...]:
    """Return the joins in the series that are drawn, ``datetime64[D]``, in the order of time.

    A join before the first or after the last date that is drawn is left out: it would widen the drawing.
    """
    found = set()
    for item in shown:
        dates, layer = item.series.dates, measured.get(item.series.layer_id)
        if len(dates) and layer is not None:
            found |= {day for day in layer.seams if dates[0] < day <= dates[-1]}
    return tuple(sorted(found))


def draw_seams(panels: Sequence[Any], days: np.ndarray) -> None:
    """Draw a line at each join, in days as matplotlib counts them, in all panels; say in the first what it is."""
    for at in days:
        for axes in panels:
            axes.axvline(at, color=_COLOUR, linestyle=(0, (4, 3)), linewidth=0.9, zorder=_ZORDER, gid="seam")
        words = write_upright(panels[0], tr("join of releases"), at, colour=_COLOUR, zorder=_ZORDER, top=False)
        words.set_gid("seam")
