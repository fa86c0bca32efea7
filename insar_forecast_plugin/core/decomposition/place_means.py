# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean of the points of a place at each date, without a step or a bend where a point begins or ends.

Points have levels and velocities of their own: ``x(i, t) = m(t) + a(i) + b(i) t``. The lines are fitted to what the
mean leaves of each point, over the dates at which it has a value, and mean and lines are told in turn. A point that is
there for a short time does not tell its velocity, and a season would look like one: its line is drawn to the mean of
its place (the best linear unbiased prediction of Henderson, 1975, Biometrics 31, 423, with one ratio of variances for
all). Where no value is missing the mean is the plain one.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from ..lines_with_gaps import lines_with_gaps

_ROUNDS = 6
_SHORT = 0.05
"""A point whose dates scatter by this share of all dates' scatter has half a say in its velocity: as noise of 3 mm has
beside velocities that differ by 0.8 mm/yr, over five years in steps of 12 days."""
_TINY = 1e-9


def place_means(values: np.ndarray, members: csr_array, years: np.ndarray) -> np.ndarray:
    """Return mean series of places.

    Parameters
    ----------
    values
        Series of points, mm, shape (n_points, n_dates), NaN where missing.
    members
        Which points belong to each place, ones, shape (n_places, n_points); a point may belong to several.
    years
        Time, shape (n_dates,).

    Returns
    -------
    ndarray
        mm, shape (n_places, n_dates), NaN where no point of a place has a value.

    Examples
    --------
    A point that begins later, on another level, leaves no step:

    >>> values = np.array([[0.0, 1.0, 2.0, 3.0], [np.nan, np.nan, 52.0, 53.0]])
    >>> np.diff(place_means(values, csr_array(np.ones((1, 2))), np.arange(4.0))).round(2).tolist()
    [[1.0, 1.0, 1.0]]
    """
    known = np.isfinite(values)
    there = members @ known.astype(float)
    mean = np.where(there > 0, (members @ np.where(known, values, 0.0)) / np.maximum(there, 1.0), np.nan)
    some = np.flatnonzero((members @ (~known.all(axis=1)).astype(float)) > 0)
    if len(some):
        mean[some] = _of_incomplete(values, members[some], years - years.mean())
    return mean


def _of_incomplete(values: np.ndarray, members: csr_array, time: np.ndarray) -> np.ndarray:
    """Return the means of places of which each has points, some of them with gaps; see :func:`place_means`."""
    place, series = np.repeat(np.arange(members.shape[0]), np.diff(members.indptr)), values[members.indices]
    known = np.isfinite(series)
    series = np.where(known, series, 0.0)
    added = csr_array((np.ones(len(place)), np.arange(len(place)), members.indptr), (members.shape[0], len(place)))
    there = added @ known.astype(float)
    whole = float(time @ time) or 1.0
    mean = np.zeros(there.shape)
    for _ in range(_ROUNDS):
        lines = lines_with_gaps(series - mean[place], known, time)
        say = lines.spread / (lines.spread + _SHORT * whole)
        usual = (added @ (say * lines.slope)) / np.maximum(added @ say, _TINY)
        slope = say * (lines.slope - usual[place])
        level = lines.mean - (slope + usual[place]) * lines.middle
        seen = (lines.count > 0).astype(float)
        level -= ((added @ (seen * level)) / np.maximum(added @ seen, 1.0))[place]
        own = np.where(known, series - level[:, None] - slope[:, None] * time, 0.0)
        mean = (added @ own) / np.maximum(there, 1.0)
    return np.where(there > 0, mean, np.nan)
