# SPDX-License-Identifier: GPL-2.0-or-later
"""The trend classes: the one table that fits, simulations, networks, reports, pages, layers and the dock read.

A further class is a row here, a function that tests fitted series for it and one that simulates it; nothing else lists
the classes. The rows stand from the simplest to the most special: a series gets the last class whose test holds, and
the first where none does. A row's place is its code in arrays and model files, so a further row comes last. Both halves
read this file: it needs the standard library only.
"""

from __future__ import annotations

from pkgutil import resolve_name
from typing import Any, Callable, List, NamedTuple, Optional, Tuple, Union

Function = Union[str, Callable[..., Any]]
"""A function, or ``module:function`` within the core, imported when it is needed."""


class TrendClass(NamedTuple):
    """A trend class.

    Parameters
    ----------
    name
        As it stands in layers and model files; None for points that have no class.
    words
        As a reader sees it.
    colour
        As ``#rrggbb``.
    kind
        ``still``, ``moving``, or ``error``: what seems to move and does not; empty for no class.
    height
        How far up its points are drawn: what moves lies on what does not.
    size
        Size of its points as a part of the others'.
    adds
        What it adds to a line and a season: nothing, a ``parabola``, a ``break`` or a ``jump``, each with the fields
        of that name.
    spellings
        What users call it beside its name and its code.
    test
        Tells which series are of the class: takes a :class:`~.trends.fits.class_tests.FittedSeries`, returns bool,
        shape (n,). The first class has none.
    motion
        Draws a motion of the class: takes a :class:`~.trends.simulation.simulated_motion.MotionDrawer` and the noise's
        deviation in mm, returns mm, shape (n_epochs,).
    """

    name: Optional[str]
    words: str
    colour: str
    kind: str
    height: int = 3
    size: float = 1.0
    adds: str = ""
    spellings: Tuple[str, ...] = ()
    test: Optional[Function] = None
    motion: Optional[Function] = None


UNCLASSED = TrendClass(name=None, words="no class", colour="#2b2b2b", kind="", height=0, size=0.6)
"""How points without a class are shown."""


class TrendClasses(Tuple[TrendClass, ...]):
    """Trend classes in the order of their codes."""

    __slots__ = ()

    @property
    def names(self) -> Tuple[str, ...]:
        """The names in the order of the codes."""
        return tuple(str(one.name) for one in self)

    @property
    def shown(self) -> List[TrendClass]:
        """The rows of a legend: the classes, and what points without one look like."""
        return [*self, UNCLASSED]

    def code(self, name: str) -> int:
        """Return the code of a class."""
        return self.names.index(name)

    def named(self, name: str) -> TrendClass:
        """Return a class by its name."""
        return self[self.code(name)]

    def of_kind(self, kind: str) -> Tuple[str, ...]:
        """Return the names of the classes of a kind."""
        return tuple(str(one.name) for one in self if one.kind == kind)

    def adding(self, what: str) -> Tuple[str, ...]:
        """Return the names of the classes that add a parabola, a break or a jump to a line."""
        return tuple(str(one.name) for one in self if one.adds == what)


def loaded(function: Function) -> Callable[..., Any]:
    """Return a function of a row, imported where it is given by its name.

    >>> loaded("trend_classes:loaded") is loaded
    True
    """
    return resolve_name(f"{__package__}.{function}") if isinstance(function, str) else function


TREND_CLASSES = TrendClasses(
    (
        TrendClass(
            name="stable",
            words="stable",
            colour="#b0b0b0",
            kind="still",
            height=1,
            size=0.6,
            spellings=("uncorrelated", "no trend", "no movement", "none"),
            motion="trends.simulation.simulated_motion:stable",
        ),
        TrendClass(
            name="linear",
            words="linear",
            colour="#0072b2",
            kind="moving",
            spellings=("constant velocity",),
            test="trends.fits.class_tests:linear",
            motion="trends.simulation.simulated_motion:linear",
        ),
        TrendClass(
            name="quadratic",
            words="quadratic",
            colour="#009e73",
            kind="moving",
            adds="parabola",
            spellings=("accelerating", "parabolic"),
            test="trends.fits.class_tests:quadratic",
            motion="trends.simulation.simulated_motion:quadratic",
        ),
        TrendClass(
            name="bilinear",
            words="bilinear",
            colour="#e8720c",
            kind="moving",
            adds="break",
            spellings=("two slopes", "segmented", "piecewise linear"),
            test="trends.fits.class_tests:bilinear",
            motion="trends.simulation.simulated_motion:bilinear",
        ),
        TrendClass(
            name="unwrapping_error",
            words="unwrapping error",
            colour="#aa0066",
            kind="error",
            height=2,
            adds="jump",
            spellings=(
                "phase unwrapping error",
                "unwrapping errors",
                "phase unwrapping errors",
                "unwrapping",
                "pue",
                "jump",
                "phase jump",
                "discontinuous",
            ),
            test="trends.fits.class_tests:unwrapping_error",
            motion="trends.simulation.simulated_motion:unwrapping_error",
        ),
    )
)


def class_words(name: Optional[str]) -> str:
    """Return a class as a reader sees it; a layer may have classes of a later version.

    >>> class_words("unwrapping_error"), class_words("creep_with_steps"), class_words(None)
    ('unwrapping error', 'creep with steps', 'no class')
    """
    return {row.name: row.words for row in TREND_CLASSES.shown}.get(name, str(name).replace("_", " "))
