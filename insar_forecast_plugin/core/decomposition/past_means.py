# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean of the points of a place at each date, told by the values up to that date alone.

Points have levels of their own, so one that begins, ends or lacks a date would shift a plain mean. Each therefore
counts from its usual distance to the mean of its place, kept up to date by what was known until then.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

TOLD_BY = 5
"""Values that tell the distance of a point that begins later; until then it does not count beside others."""
LATEST = 20
"""A new value changes the distance by a share of one in so many at least: points of a place may drift apart."""


def past_means(values: np.ndarray, members: csr_array) -> np.ndarray:
    """Return mean series of places, none of whose values changes with what comes later.

    Parameters
    ----------
    values
        Series of points, mm, shape (n_points, n_dates), NaN where missing.
    members
        Which points belong to each place, shape (n_places, n_points); a point may belong to several.

    Returns
    -------
    ndarray
        mm, shape (n_places, n_dates), NaN where no point of a place has a value.

    Examples
    --------
    A second point that begins at another level leaves no step:

    >>> values = np.array([[0.0, 1.0, 2.0, 3.0], [np.nan, 51.0, 52.0, 53.0]])
    >>> past_means(values, csr_array(np.ones((1, 2)))).tolist()
    [[0.0, 1.0, 2.0, 3.0]]
    """
    places = members.shape[0]
    place = np.repeat(np.arange(places), np.diff(members.indptr))
    point, starts = members.indices, members.indptr[:-1]
    occupied = np.diff(members.indptr) > 0
    mean = np.full((places, values.shape[1]), np.nan)
    distance, seen, last = np.zeros(len(point)), np.zeros(len(point)), np.full(places, np.nan)
    for date in range(values.shape[1]):
        value = values[point, date]
        known = np.isfinite(value)
        # Where the place has a mean already, a point that is new joins it there.
        joins = known & (seen == 0) & np.isfinite(last)[place]
        distance[joins] = (value - last[place])[joins]
        most = np.zeros(places)
        most[occupied] = np.maximum.reduceat(np.where(known, seen, 0.0), starts[occupied]) if len(point) else 0.0
        counts = known & (seen >= np.minimum(most, TOLD_BY)[place])
        count = np.bincount(place, counts, places)
        total = np.bincount(place, np.where(counts, value - distance, 0.0), places)
        last = np.where(count > 0, total / np.maximum(count, 1.0), last)
        mean[:, date] = np.where(count > 0, last, np.nan)
        share = np.maximum(1.0 / (seen + 1.0), 1.0 / LATEST)
        distance = np.where(known, distance + share * (value - last[place] - distance), distance)
        seen += known
    return mean
