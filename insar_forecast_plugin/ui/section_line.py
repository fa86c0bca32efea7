# SPDX-License-Identifier: GPL-2.0-or-later
"""Points along a line: where they stand on it, and their running median."""

from __future__ import annotations

import numpy as np

_STEPS = 200
FEWEST_OF_MEDIAN = 3
"""Points that a running median is taken of at least."""


def along_line(corners: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far along a line each place stands, and how far from it.

    >>> along_line(np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]), np.array([[5.0, 2.0], [13.0, 4.0]]))
    (array([ 5., 14.]), array([2., 3.]))

    Parameters
    ----------
    corners
        Metres, shape (n_corners, 2).
    places
        In the same system, shape (n_points, 2).

    Returns
    -------
    along, apart
        Metres, shape (n_points,): to the foot on the nearest piece of the line, and from there to the place.
    """
    starts, pieces = corners[:-1], np.diff(corners, axis=0)
    lengths = np.hypot(*pieces.T)
    whole = lengths > 0
    starts, pieces, lengths = starts[whole], pieces[whole], lengths[whole]
    before = np.concatenate([[0.0], np.cumsum(lengths)[:-1]])
    along, apart = np.zeros(len(places)), np.full(len(places), np.inf)
    for start, piece, length, passed in zip(starts, pieces, lengths, before):
        share = np.clip((places - start) @ piece / length**2, 0.0, 1.0)
        distance = np.hypot(*(places - start - share[:, None] * piece).T)
        nearer = distance < apart
        along[nearer] = passed + share[nearer] * length
        apart[nearer] = distance[nearer]
    return along, apart


def running_median(along: np.ndarray, values: np.ndarray, window: float) -> tuple[np.ndarray, np.ndarray]:
    """Return places along a line and the median of the values within half a window of each; NaN where few are.

    Parameters
    ----------
    along, values
        Shape (n_points,), values NaN where missing.
    window
        Metres.
    """
    known = np.isfinite(values)
    order = np.argsort(along[known], kind="stable")
    places, sorted_values = along[known][order], values[known][order]
    if not len(places):
        return np.empty(0), np.empty(0)
    at = np.linspace(places[0], places[-1], _STEPS)
    first, last = np.searchsorted(places, at - window / 2, "left"), np.searchsorted(places, at + window / 2, "right")
    medians = [
        float(np.median(sorted_values[one:end])) if end - one >= FEWEST_OF_MEDIAN else np.nan
        for one, end in zip(first, last)
    ]
    return at, np.array(medians)
