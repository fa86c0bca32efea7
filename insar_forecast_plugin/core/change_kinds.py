# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of change: the one table that the search, layers and reports read. Both halves read it."""

from __future__ import annotations

from typing import NamedTuple

NO_CHANGE = "none"


class ChangeKind(NamedTuple):
    """A kind of change.

    Parameters
    ----------
    name
        As it stands in layers; None for what was not looked at.
    words
        As a reader sees it.
    colour
        As ``#rrggbb``.
    height
        How far up its points are drawn.
    size
        Size of its points as a part of the others'.
    """

    name: str | None
    words: str
    colour: str
    height: int = 2
    size: float = 1.0


CHANGE_KINDS = (
    ChangeKind(NO_CHANGE, "no change", "#b0b0b0", height=1, size=0.5),
    ChangeKind("velocity", "change of velocity", "#0072b2"),
    ChangeKind("jump", "jump", "#aa0066"),
    ChangeKind("acceleration", "acceleration", "#e8720c"),
)
"""The kinds, in the order of a legend."""

NOT_WATCHED = ChangeKind(None, "not looked at", "#2b2b2b", height=0, size=0.5)
"""How points are shown that lie in no area that was watched, or whose series has too few values."""

SHOWN_KINDS = (*CHANGE_KINDS, NOT_WATCHED)
"""The rows of a legend of points."""

SOUGHT = tuple(str(kind.name) for kind in CHANGE_KINDS if kind.name != NO_CHANGE)
"""The names of the kinds that can be looked for."""


def kind_words(name: str | None) -> str:
    """Return a kind as a reader sees it; a layer may have kinds of a later version.

    >>> kind_words("velocity"), kind_words(None)
    ('change of velocity', 'not looked at')
    """
    return {kind.name: kind.words for kind in SHOWN_KINDS}.get(name, str(name))
