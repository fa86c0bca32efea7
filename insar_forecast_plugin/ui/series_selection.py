# SPDX-License-Identifier: GPL-2.0-or-later
"""The points that are shown together: their colours, the reference, and what is drawn of them."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .trend_fit import TrendFit, fit_trend
from .velocity_between import VelocityBetween, velocity_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np

    from .point_series import PointSeries

# Hues that colour-blind readers tell apart (Okabe and Ito), the ones that show on white and on a map first.
_FIRST_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a4fbf", "#7a5230")
_GOLDEN = 0.618034
REFERENCE_COLOUR = "#000000"


@dataclass(frozen=True)
class ShownSeries:
    """A series as it is drawn: relative to the reference where there is one, with its colour and its trend.

    ``between`` is the velocity between two dates, where it is wanted and there are enough values.
    """

    series: PointSeries
    colour: str
    fit: TrendFit | None
    between: VelocityBetween | None = None


class SeriesSelection:
    """The points kept, in the order in which they were chosen."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int | str], tuple[PointSeries, int]] = {}
        self.reference: PointSeries | None = None

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def series(self) -> tuple[PointSeries, ...]:
        """The points as their layers have them."""
        return tuple(series for series, _ in self._kept.values())

    def add(self, found: Iterable[PointSeries], most: int) -> int:
        """Add points, up to ``most`` in all, and return how many found no room; known ones are brought up to date."""
        left_out = 0
        for series in found:
            if series.key in self._kept:
                self._kept[series.key] = (series, self._kept[series.key][1])
            elif len(self._kept) < most:
                used = {number for _, number in self._kept.values()}
                number = next(n for n in range(most) if n not in used)
                self._kept[series.key] = (series, number)
            else:
                left_out += 1
        return left_out

    def remove(self, keys: Iterable[tuple[str, int | str]]) -> None:
        """Take points off."""
        for key in keys:
            self._kept.pop(key, None)

    def remove_layers(self, layer_ids: Iterable[str]) -> int:
        """Take all points of layers off, the reference too, and return how many points those were."""
        gone = set(layer_ids)
        keys = [key for key in self._kept if key[0] in gone]
        self.remove(keys)
        count = len(keys)
        if self.reference is not None and self.reference.layer_id in gone:
            count += self.reference.key not in keys
            self.reference = None
        return count

    def clear(self) -> None:
        """Take all points off; the reference stays."""
        self._kept.clear()

    def shown(self, between: tuple[np.datetime64, np.datetime64] | None = None) -> list[ShownSeries]:
        """Return what is drawn; the reference itself, zero by definition, is not.

        ``between`` names the two dates between which velocities are wanted.
        """
        drawn = []
        for series, number in self._kept.values():
            if self.reference is not None:
                if series.key == self.reference.key:
                    continue
                series = series.relative_to(self.reference)  # noqa: PLW2901 - the same point, seen from another
            fit = fit_trend(series.dates, series.values, series.trend, series.alarm)
            velocity = velocity_between(series.dates, series.values, *between) if between is not None else None
            drawn.append(ShownSeries(series, colour_of(number), fit, velocity))
        return drawn


def colour_of(number: int) -> str:
    """Return the colour of the n-th point, as distinct as many colours can be."""
    if number < len(_FIRST_COLOURS):
        return _FIRST_COLOURS[number]
    extra = number - len(_FIRST_COLOURS)
    red, green, blue = colorsys.hls_to_rgb(extra * _GOLDEN % 1.0, 0.32 + 0.16 * (extra % 2), 0.75)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
