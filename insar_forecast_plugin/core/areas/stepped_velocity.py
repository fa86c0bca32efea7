# SPDX-License-Identifier: GPL-2.0-or-later
"""The velocity of series as a plain line, beside a step at each join of releases that the layer carries."""

from __future__ import annotations

import numpy as np

from ..series import fitted_velocity
from ..trends.fits.breakpoints import TimeAxis, fit_base, line_coefficient

_BLOCK_VALUES = 1_000_000


def stepped_velocity(dates: np.ndarray, displacement: np.ndarray, seams: np.ndarray) -> np.ndarray:
    """Return the slope of the least-squares line through each series, a step of any size left out at each seam.

    It is NaN where there are fewer than two values more than steps among them.

    >>> dates = np.datetime64("2020-01-01") + 12 * np.arange(60)
    >>> series = 4 * (dates - dates[0]).astype(float) / 365.25 + 9 * (np.arange(60) >= 30)
    >>> stepped_velocity(dates, series[None], dates[30:31]).round(6).tolist()
    [4.0]

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, NaN where missing, shape (n, n_epochs).
    seams
        First epochs after the joins, ``datetime64[D]``, shape (n_seams,).

    Returns
    -------
    ndarray
        mm/yr, shape (n,).
    """
    velocity = fitted_velocity(dates, displacement)
    axis = TimeAxis.of(dates, seams).without_season()
    steps = axis.columns[2:] > 0
    if not len(steps):
        return velocity
    height = max(1, _BLOCK_VALUES // len(dates))
    for start in range(0, len(displacement), height):
        rows = slice(start, start + height)
        values = np.asarray(displacement[rows], dtype=np.float64)
        known = np.isfinite(values)
        count = known.sum(axis=1)
        level = np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1)
        line = line_coefficient(fit_base(axis, np.where(known, values - level[:, None], 0.0), known))
        met = np.array([(known & one).any(axis=1) & (known & ~one).any(axis=1) for one in steps]).sum(axis=0)
        usable = (count >= 2 + met) & np.isfinite(velocity[rows])
        velocity[rows] = np.where(usable, line / axis.half_span, np.nan)
    return velocity
