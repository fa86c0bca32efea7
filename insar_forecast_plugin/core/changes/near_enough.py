# SPDX-License-Identifier: GPL-2.0-or-later
"""How far neighbours may be: the nearest of a few lonely points are those of another place, whose motion is not theirs.

Neither is that of the surroundings then, so such points are not looked at.
"""

from __future__ import annotations

import numpy as np

_TELLING = 5000
"""Points, spread through the file, that tell what is usual."""
_TIMES = 50.0
"""The last neighbour is this many times as far at most as that of a usual point. Bursts of EGMS around Wroclaw have up
to 29 times."""


def rows_of_distances(count: int) -> np.ndarray:
    """Return which of so many points tell how far points are apart, row numbers."""
    return np.arange(0, count, max(1, count // _TELLING))


def farthest_neighbour(reached: np.ndarray) -> float:
    """Return how far a neighbour may be, metres.

    >>> farthest_neighbour(np.array([90.0, 110.0, 100.0, 200_000.0]))
    5250.0

    Parameters
    ----------
    reached
        How far the last of the neighbours is at the points of :func:`rows_of_distances`, metres, shape (n,).
    """
    return max(_TIMES * float(np.median(reached)), 1.0) if len(reached) else np.inf
