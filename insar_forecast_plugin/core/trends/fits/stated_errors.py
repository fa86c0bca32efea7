# SPDX-License-Identifier: GPL-2.0-or-later
"""The errors that are stated of what was fitted to series, from their slow noise and with the date of a break unknown.

The tests that tell the classes, and the network that learned from them, go by plainer errors; these stay in
:class:`~.motion.Motion`, for their thresholds and weights were chosen with them.

The date of a break is as unsure as the other dates that explain a series nearly as well: each epoch is weighted by the
likelihood of a bend there, in noise of the size at low frequency, and the mean square distance to the date that is
stated is the date's variance, where that is more than the variance to the first order (a flat prior over the epochs;
Carlin, Gelfand and Smith 1992, Applied Statistics 41, 389). In short series bends far from the best one are likely.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...units import DAYS_PER_YEAR
from .breakpoints import TimeAxis
from .motion import Motion
from .slow_noise import slow_noise

_TINY = 1e-12


def with_stated_errors(time_axis: TimeAxis, motion: Motion, there: np.ndarray) -> Motion:
    """Return the motion with the deviations that are stated; twice one holds some 95% of errors.

    >>> from .motion import fit_motion
    >>> axis, random = TimeAxis.of(np.datetime64("2020-01-01") + 12 * np.arange(120)), np.random.default_rng(0)
    >>> bend = 12 * np.maximum(axis.time * axis.half_span, 0.0)
    >>> there = np.ones((500, 120), dtype=bool)
    >>> motion = with_stated_errors(axis, fit_motion(axis, bend + random.normal(0, 2, there.shape), there), there)
    >>> within = np.abs(motion.velocity_2 - 12) < 2 * motion.velocity_2_sigma
    >>> bool(0.92 < within.mean() < 0.99)
    True

    Parameters
    ----------
    there
        Valid epochs, bool, shape (n, n_epochs).
    """
    noise = slow_noise(time_axis, motion.residual, there, motion.bend_gain > motion.parabola_gain)
    line, parabola, part = (np.sqrt(one / motion.noise) for one in (noise.line, noise.parabola, noise.part))
    nearby = motion.break_sigma_days * part * motion.loose[:, 2]
    sigma = np.maximum(nearby, break_spread(time_axis, motion, noise.part))
    further = np.square(sigma / np.maximum(nearby, _TINY))
    sides = []
    for number, fixed in enumerate((motion.velocity_1_sigma * part, motion.velocity_2_sigma * part)):
        of_date = np.square(fixed) * (np.square(motion.loose[:, number]) - 1)  # in proportion to the date's variance
        sides.append(np.sqrt(np.square(fixed) + of_date * further))
    return replace(
        motion,
        velocity_sigma=motion.velocity_sigma * line,
        acceleration_sigma=motion.acceleration_sigma * parabola,
        velocity_1_sigma=sides[0],
        velocity_2_sigma=sides[1],
        break_sigma_days=sigma,
    )


def break_spread(time_axis: TimeAxis, motion: Motion, noise: np.ndarray) -> np.ndarray:
    """Return how far from the break other epochs lie that would do nearly as well, days, shape (n,).

    Parameters
    ----------
    noise
        Variance of the noise at low frequency, mm^2, shape (n,).

    Returns
    -------
    Root mean square, 0 where no epoch makes a bend of the series.
    """
    gains = motion.bend_gains
    behind = (gains - gains.max(axis=1, keepdims=True)) / (2 * np.maximum(noise, _TINY)[:, None])
    likely = np.where(gains > 0, np.exp(behind), 0.0)
    days = (time_axis.time + 1) * time_axis.half_span * DAYS_PER_YEAR
    squares = np.square(days - days[motion.break_at][:, None])
    return np.sqrt((likely * squares).sum(axis=1) / np.maximum(likely.sum(axis=1), _TINY))
