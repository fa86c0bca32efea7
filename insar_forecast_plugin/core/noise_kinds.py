# SPDX-License-Identifier: GPL-2.0-or-later
"""What residuals tell of how slow their noise is: their first cosines, and how usual each kind of noise is.

The kinds are white noise, and white noise beside noise that decays exponentially (Gauss-Markov of first order). Each is
asked how likely it leaves such squares of cosines, with what a fit took along in their expectation, as the debiased
Whittle likelihood does (Sykulski, Olhede, Guillaumin, Lilly and Early 2019, Biometrika 106, 251).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import special

_WHITE = 0.3
"""How usual white noise is. The kinds that best explain what fits leave of real series (EGMS L2b and L3 of Ustica, L2b
of Wroclaw) are white or decay within 10 to 20 days, two or three epochs. Slower noise is taken for more usual than
that, for a short series hides it."""
_MOST_COSINES = 64
_TWO_SIGMA = 0.97725
"""Probability below two standard deviations."""


def usual_kinds(decays: Sequence[float], shares: int) -> np.ndarray:
    """Return how usual the kinds are: white noise, then so many shares of each decay, shape (n_kinds,).

    A decay four times as long is half as usual.

    >>> usual_kinds((1.0, 4.0), 2).round(3).tolist()
    [0.3, 0.233, 0.233, 0.117, 0.117]
    """
    decaying = np.repeat(np.array(decays) ** -0.5, shares)
    return np.array([_WHITE, *(1 - _WHITE) * decaying / decaying.sum()])


def first_cosines(count: int) -> np.ndarray:
    """Return the first cosines over so many values but the constant one, of norm one, shape (n_cosines, count).

    >>> first_cosines(3).round(3).tolist()
    [[0.707, 0.0, -0.707], [0.408, -0.816, 0.408]]
    """
    at = np.pi / count * (np.arange(count) + 0.5)
    number = np.arange(1, min(_MOST_COSINES, count - 1) + 1)
    return np.asarray(np.sqrt(2 / count) * np.cos(number[:, None] * at))


def widening(freedom: np.ndarray) -> np.ndarray:
    """Return by how much a deviation told by so many degrees of freedom is too small for two of it to hold 95%.

    >>> widening(np.array([2.0, 10.0, 1e6])).round(2).tolist()
    [2.26, 1.14, 1.0]
    """
    return np.asarray(special.stdtrit(freedom, _TWO_SIGMA) / 2)
