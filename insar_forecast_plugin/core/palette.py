# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours, breaks and words of what maps show: the one statement that layers, rasters, reports and pages read.

Movement is shown on a diverging ramp around zero, orange for negative (away, down, west, south) and blue for positive
(towards, up, east, north). Colours that stand beside each other stay apart for readers without red or green cones, on
white and on a light street map: by CIEDE2000 10 or more along a ramp, 15 or more between classes, also as simulated
after Machado et al. (2009, IEEE TVCG 15(6)) at severity 1. Both halves read it: it needs the standard library only.
"""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Tuple

DIVERGING = ("#7a2600", "#d55e00", "#eda766", "#f6d3ae", "#c4c4c4", "#b5d6ec", "#79b3d8", "#0072b2", "#00375c")
SEQUENTIAL = ("#fde9b5", "#f3c86b", "#d98a1c", "#96500c", "#4d2606")
MIDDLE = DIVERGING[len(DIVERGING) // 2]
"""Colour of what does not move enough to be told from zero."""

BREAKS: Dict[str, Tuple[float, ...]] = {
    "velocity": (2.0, 5.0, 10.0, 20.0),
    "displacement": (5.0, 10.0, 20.0, 50.0),
    "change": (2.0, 5.0, 10.0, 20.0),
    "half_width": (2.0, 5.0, 10.0, 20.0),
    "skill": (0.05, 0.1, 0.2, 0.5),
    "probability": (0.1, 0.25, 0.5, 0.75),
    "days": (30.0, 90.0, 180.0, 365.0),
}
"""The breaks of each quantity in its unit; of those that have two sides, the breaks on one side of zero."""
FINER = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02)
"""Factors of the breaks of a raster whose values are small: with the breaks of all it would be a map of one colour."""
_FINEST = 1.0
"""Outermost break that is not gone below."""
_IN_MM = ("displacement", "change", "half_width")
UNITS = {
    "velocity": "mm/yr",
    "displacement": "mm",
    "change": "mm",
    "half_width": "mm",
    "skill": "",
    "probability": "%",
    "days": "days",
}
ONE_SIDED = ("half_width", "probability", "days")

BACKGROUNDS = ("#ffffff", "#f2efe9")
"""Paper, and the land of a light street map."""


class ValueRange(NamedTuple):
    """A range of values that has one colour.

    Parameters
    ----------
    lower, upper
        Its ends; None where it has none.
    colour
        As ``#rrggbb``.
    text
        Its ends in words, for a legend.
    """

    lower: Optional[float]
    upper: Optional[float]
    colour: str
    text: str


class Component(NamedTuple):
    """The words for what is measured.

    Parameters
    ----------
    name
        The component in a word or two.
    sign
        What a plus sign means, for labels; empty if unknown.
    positive, negative
        The directions, for sentences.
    """

    name: str
    sign: str
    positive: str
    negative: str


COMPONENTS = {
    "los": Component("LOS", "+ towards satellite", "towards the satellite", "away from the satellite"),
    "up": Component("vertical", "+ up", "upwards", "downwards"),
    "east": Component("east-west", "+ east", "eastwards", "westwards"),
    "north": Component("north-south", "+ north", "northwards", "southwards"),
    "unknown": Component("component unknown", "", "in the positive direction", "in the negative direction"),
}


def fitting_breaks(quantity: str, size: Optional[float] = None) -> Tuple[float, ...]:
    """Return the breaks of a quantity, finer ones where values of that size would all have the middle colours.

    Parameters
    ----------
    quantity
        Of :data:`BREAKS`. Those in mm alone have finer breaks, the outermost at least 1 mm.
    size
        What most of the values do not exceed, in the unit of the quantity; None or 0 for the breaks of all maps.

    Examples
    --------
    >>> fitting_breaks("displacement", 30.0), fitting_breaks("displacement", 4.7), fitting_breaks("displacement", 0.01)
    ((5.0, 10.0, 20.0, 50.0), (1.0, 2.0, 4.0, 10.0), (0.1, 0.2, 0.4, 1.0))
    """
    breaks = BREAKS[quantity]
    if not size or quantity not in _IN_MM:
        return breaks
    possible = [one for one in FINER if one * breaks[-1] >= _FINEST]
    factor = next((one for one in possible if size >= one * breaks[1]), possible[-1])
    return tuple(round(factor * one, 6) for one in breaks)


def inner_breaks(quantity: str, size: Optional[float] = None) -> Tuple[float, ...]:
    """Return the breaks of a quantity in rising order, those below zero too; ``size`` as in :func:`fitting_breaks`."""
    breaks = fitting_breaks(quantity, size)
    return breaks if quantity in ONE_SIDED else (*(-one for one in reversed(breaks)), *breaks)


def ramp(quantity: str) -> Tuple[str, ...]:
    """Return the colours of a quantity in rising order, one more than :func:`inner_breaks`."""
    if quantity not in ONE_SIDED:
        return DIVERGING
    # What comes soonest is darkest.
    return SEQUENTIAL[::-1] if quantity == "days" else SEQUENTIAL


def value_ranges(quantity: str, size: Optional[float] = None) -> List[ValueRange]:
    """Return the ranges of a quantity in rising order; ``size`` as in :func:`fitting_breaks`.

    Examples
    --------
    >>> [one.text for one in value_ranges("days")]
    ['below 30', '30 to 90', '90 to 180', '180 to 365', 'above 365']
    >>> value_ranges("velocity")[0]
    ValueRange(lower=None, upper=-20.0, colour='#7a2600', text='below -20')
    """
    inner = inner_breaks(quantity, size)
    numbers = [f"{one:.0%}" if quantity == "probability" else f"{one:g}" for one in inner]
    between = [f"{lower} to {upper}" for lower, upper in zip(numbers, numbers[1:])]
    texts = [f"below {numbers[0]}", *between, f"above {numbers[-1]}"]
    return [ValueRange(*one) for one in zip((None, *inner), (*inner, None), ramp(quantity), texts)]


def component_words(component: str, orbit: str = "") -> str:
    """Return a component in a word or two, a line of sight with its orbit where that is known: ``LOS (descending)``."""
    words = COMPONENTS[component].name
    return f"{words} ({orbit})" if orbit and component == "los" else words


def label(quantity: str, component: str, unit: str, orbit: str = "") -> str:
    """Return a quantity with component, unit and sign, such as ``velocity, LOS, mm/yr, + towards satellite``.

    Examples
    --------
    >>> label("velocity", "los", "mm/yr", "descending")
    'velocity, LOS (descending), mm/yr, + towards satellite'
    >>> label("displacement", "unknown", "mm")
    'displacement, component unknown, mm'
    """
    parts = (quantity, component_words(component, orbit), unit, COMPONENTS[component].sign)
    return ", ".join(part for part in parts if part)
