# SPDX-License-Identifier: GPL-2.0-or-later
"""How the layers of results are called: what they show, and of which place."""

from __future__ import annotations

import re
from collections.abc import Sequence

_JOINT = " - "
_BEFORE_PLACE = re.compile(r".*(?:: | - )")
"""In the name of a result: what it shows; behind it stands the place."""


def place_in(names: Sequence[str]) -> str:
    """Return the place that the name of an input tells, the first that there is; empty where there is none.

    >>> [place_in([name]) for name in ("Displacement, LOS: ustica", "Trends, LOS - ustica", "my points")]
    ['ustica', 'ustica', 'my points']
    """
    return _BEFORE_PLACE.sub("", names[0]).strip() if names else ""


def with_place(name: str, place: str) -> str:
    """Return the name of a result with its place, unless it tells it already.

    >>> with_place("Trends, LOS", "ustica"), with_place("Velocity, LOS: ustica", "ustica"), with_place("Grid", "")
    ('Trends, LOS - ustica', 'Velocity, LOS: ustica', 'Grid')
    """
    return name if not place or name.endswith(place) else f"{name}{_JOINT}{place}"
