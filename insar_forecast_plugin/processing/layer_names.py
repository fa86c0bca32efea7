# SPDX-License-Identifier: GPL-2.0-or-later
"""How the layers of results are called: what they show, by which model, of which place, and the how many-th of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

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


@dataclass
class LayerNames:
    """Names of the layers of one run, each unlike those that are there already.

    Parameters
    ----------
    place
        Where the results lie, such as the name of the input layer; empty where nothing tells it.
    model
        Name of the model that was given; empty for none.
    taken
        Names of other layers.

    Examples
    --------
    >>> names = LayerNames("ustica", "mining", {"Forecast to 2024-12-30, LOS (mining) - ustica"})
    >>> names.of("Forecast to 2024-12-30, LOS"), names.of("Forecast to 2025-06-28, LOS")
    ('Forecast to 2024-12-30, LOS (mining) - ustica (2)', 'Forecast to 2025-06-28, LOS (mining) - ustica')
    """

    place: str = ""
    model: str = ""
    taken: set[str] = field(default_factory=set)

    def of(self, name: str) -> str:
        """Return how a layer is called that shows what ``name`` says; its name is taken from then on."""
        whole = with_place(f"{name} ({self.model})" if self.model else name, self.place)
        numbered = (f"{whole} ({number})" for number in count(2))
        while whole in self.taken:
            whole = next(numbered)
        self.taken.add(whole)
        return whole
