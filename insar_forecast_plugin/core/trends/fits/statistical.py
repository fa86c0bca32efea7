# SPDX-License-Identifier: GPL-2.0-or-later
"""Trend classes by a sequence of tests, with the parameters of every series and their uncertainty.

After Berti et al. (2013, Landslides 10, "PS-Time"): is there a line, is a parabola better, are two joined lines better,
is there a jump. Two things differ. Gains are measured against the noise's density at low frequency, estimated from each
series' own residual, instead of a white variance: temporally correlated noise is taken for motion otherwise. And
jumps are looked for at the sizes that phase unwrapping makes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..classes import BILINEAR, LINEAR, QUADRATIC, STABLE, UNWRAPPING_ERROR
from .breakpoints import TimeAxis
from .jumps import Jumps, take_out_jumps
from .motion import Motion, fit_motion
from .packing import pack, packed_mask, unpack, without_spikes
from .thresholds import MotionLimits, Thresholds


@dataclass(frozen=True)
class TrendFits:
    """Classes and parameters of n series.

    Parameters
    ----------
    classes
        Class codes, int8, shape (n,).
    motion
        Motion once the jumps are taken out.
    jumps
        The jumps.
    cleaned
        mm, without spikes, zero in gaps, level removed, jumps left in, shape (n, n_epochs).
    """

    classes: np.ndarray
    motion: Motion
    jumps: Jumps
    cleaned: np.ndarray


def fit_trends(
    calendar: TimeAxis, displacement: np.ndarray, limits: MotionLimits, thresholds: Thresholds | None = None
) -> TrendFits:
    """Fit and classify series in mm, NaN where missing, shape (n, n_epochs); each with at least 10 valid epochs."""
    thresholds = thresholds or Thresholds()
    there = np.isfinite(displacement)
    values = _cleaned(displacement, there)
    motion = fit_motion(calendar, values, there)
    motion, jumps = take_out_jumps(calendar, values, there, motion, limits=limits, thresholds=thresholds)
    classes = classify(motion, jumps.at[:, 0] >= 0, limits, thresholds)
    return TrendFits(classes, motion, jumps, values)


def classify(motion: Motion, jumped: np.ndarray, limits: MotionLimits, thresholds: Thresholds) -> np.ndarray:
    """Return the class codes that the tests give, int8, shape (n,)."""
    noise = motion.noise
    line = motion.line_gain >= thresholds.line * noise
    curved = motion.parabola_gain >= thresholds.parabola * noise
    bent = motion.bend_gain - motion.parabola_gain >= thresholds.bend * noise
    fastest = np.where(
        bent,
        np.maximum(np.abs(motion.velocity_1), np.abs(motion.velocity_2)),
        np.where(curved, motion.peak, np.abs(motion.velocity)),
    )
    classes = np.where(bent, BILINEAR, np.where(curved, QUADRATIC, np.where(line, LINEAR, STABLE)))
    classes[fastest <= limits.stable_velocity] = STABLE
    classes[jumped] = UNWRAPPING_ERROR
    return classes.astype(np.int8)


def _cleaned(displacement: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return the series without spikes, zero in gaps and about zero in the mean."""
    values = np.where(there, displacement, 0.0).astype(float)
    values -= (values.sum(axis=1) / np.maximum(there.sum(axis=1), 1))[:, None] * there
    if there.all():
        return without_spikes(values, there)
    return unpack(without_spikes(pack(values, there), packed_mask(there)), there)
