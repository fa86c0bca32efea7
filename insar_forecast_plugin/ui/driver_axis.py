# SPDX-License-Identifier: GPL-2.0-or-later
"""A driver behind the series, on an axis of its own at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D

from ..languages import tr
from .point_attributes import in_words
from .series_marks import day_numbers

if TYPE_CHECKING:
    from .driver_lag import BestLag, Driver

_COLOUR = "#5b8c9e"
_OF_CHANCE = 0.05


@dataclass(frozen=True)
class ShownDriver:
    """A driver, the point that it was compared with, and the best lag; None where they share too few dates."""

    driver: Driver
    point: str
    lag: BestLag | None

    @property
    def words(self) -> str:
        """What the legend says."""
        if not self.point:
            return self.driver.name
        if self.lag is None:
            text = tr("{driver}: too few dates in common with {point}")
            return text.format(driver=self.driver.name, point=self.point)
        text = (
            tr("{driver}: best {days} d before {point}, r = {r}, p = {p}")
            if self.lag.p_value <= _OF_CHANCE
            else tr("{driver}: best {days} d before {point}, r = {r}, p = {p}: chance can explain it")
        )
        return text.format(
            driver=self.driver.name,
            days=self.lag.days,
            point=self.point,
            r=in_words(self.lag.correlation, decimals=2, signed=True),
            p=in_words(self.lag.p_value, decimals=3),
        )


class DriverAxis:
    """The axis at the right of the axes of the series; there while there is a driver."""

    def __init__(self) -> None:
        self.axes: Any = None

    def show(self, beside: Any, shown: ShownDriver | None) -> None:
        """Draw a driver; None takes it off."""
        if self.axes is not None and (shown is None or self.axes.figure is not beside.figure):
            self.remove()
        if shown is None:
            return
        if self.axes is None:
            self.axes = beside.twinx()
            self.axes.set_zorder(beside.get_zorder() - 1)  # the series lie on it
            beside.patch.set_visible(False)
            self.axes.tick_params(labelsize=8, colors=_COLOUR)
        for line in list(self.axes.lines):
            line.remove()
        driver = shown.driver
        self.axes.plot(day_numbers(driver.dates), driver.values, color=_COLOUR, linewidth=0.9, alpha=0.8, gid="driver")
        self.axes.relim()
        self.axes.autoscale_view(scalex=False)
        self.axes.set_ylabel(driver.name.replace("$", r"\$"), fontsize=8, color=_COLOUR)

    def remove(self) -> None:
        """Take the axis off."""
        if self.axes is not None and self.axes.figure is not None:
            self.axes.remove()
        self.axes = None

    @staticmethod
    def sample(shown: ShownDriver) -> Line2D:
        """Return what stands for it in the legend."""
        return Line2D([], [], color=_COLOUR, linewidth=1.2, label=shown.words.replace("$", r"\$"))
