# SPDX-License-Identifier: GPL-2.0-or-later
"""The drawing of a section: values of points over the distance along the line, and their running median."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..languages import tr
from .series_plot import FigureCanvasQTAgg

_POINTS, _MEDIAN = "#0072b2", "#d55e00"
_MARGINS_IN = {"left": 0.6, "right": 0.15, "top": 0.3, "bottom": 0.5}


class SectionPlot(FigureCanvasQTAgg):
    """Points along a line."""

    def __init__(self) -> None:
        super().__init__(Figure(figsize=(7, 3), facecolor="white"))
        self.setMinimumSize(240, 140)
        self.axes = self.figure.add_subplot()
        self.axes.grid(color="#dddddd", linewidth=0.6)
        self.axes.tick_params(labelsize=8)
        self._heading = self.figure.text(0, 1, "", fontsize=8, color="#444444", va="top")
        self.mpl_connect("resize_event", lambda _: self._set_margins())
        self._set_margins()

    def show_values(
        self, along: np.ndarray, values: np.ndarray, median: tuple[np.ndarray, np.ndarray], *, label: str, window: float
    ) -> None:
        """Draw the points and their median; ``label`` says what the values are."""
        for artist in [*self.axes.lines, *self.axes.texts]:
            artist.remove()
        self.axes.axhline(0, color="#777777", linewidth=0.6, gid="zero")
        style: dict[str, Any] = {"linestyle": "", "marker": ".", "markersize": 6.5, "alpha": 0.55, "markeredgewidth": 0}
        self.axes.add_line(Line2D(along, values, color=_POINTS, gid="points", **style))
        self.axes.add_line(Line2D(*median, color=_MEDIAN, linewidth=1.6, gid="median"))
        self.axes.relim()
        self.axes.autoscale(True)
        self.axes.autoscale_view()
        self._heading.set_text(label.replace("$", r"\$"))
        self.axes.set_xlabel(tr("distance along the line, m"), fontsize=8)
        named = tr("running median over {metres} m").format(metres=f"{window:.0f}")
        if np.isfinite(np.asarray(median[1], dtype=float)).any():  # too few points have none
            sample = Line2D([], [], color=_MEDIAN, label=named)
            self.axes.legend(handles=[sample], loc="best", fontsize=8, frameon=False)
        elif (legend := self.axes.get_legend()) is not None:
            legend.remove()
        self.draw_idle()

    def _set_margins(self) -> None:
        """Keep the margins' absolute size, whatever the size of the dock."""
        width, height = self.figure.get_size_inches()
        left, right, top, bottom = (_MARGINS_IN[side] for side in ("left", "right", "top", "bottom"))
        self._heading.set_position((min(left / width, 0.4), 1 - 0.05 / height))
        self.figure.subplots_adjust(
            left=min(left / width, 0.4),
            right=max(1 - right / width, 0.6),
            top=max(1 - top / height, 0.6),
            bottom=min(bottom / height, 0.4),
        )
