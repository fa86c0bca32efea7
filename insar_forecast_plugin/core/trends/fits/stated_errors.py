# SPDX-License-Identifier: GPL-2.0-or-later
"""The errors that are stated of what was fitted to series, from their slow noise and with the date of a break unknown.

The tests that tell the classes, and the network that learned from them, go by plainer errors; these stay in
:class:`~.motion.Motion`, for their thresholds and weights were chosen with them.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .breakpoints import TimeAxis
from .motion import Motion
from .slow_noise import slow_noise


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
    return replace(
        motion,
        velocity_sigma=motion.velocity_sigma * line,
        acceleration_sigma=motion.acceleration_sigma * parabola,
        velocity_1_sigma=motion.velocity_1_sigma * part * motion.loose[:, 0],
        velocity_2_sigma=motion.velocity_2_sigma * part * motion.loose[:, 1],
        break_sigma_days=motion.break_sigma_days * part * motion.loose[:, 2],
    )
