# SPDX-License-Identifier: GPL-2.0-or-later
"""Trend classes by a sequence of tests, with the parameters of every series and their uncertainty.

After Berti et al. (2013, Landslides 10, "PS-Time"): is there a line, is a parabola better, are two joined lines better,
is there a jump. Three things differ. Gains are measured against the noise's density at low frequency, estimated from
each series' own residual, instead of a white variance: temporally correlated noise is taken for motion otherwise. Jumps
are looked for at the sizes that phase unwrapping makes. And gains say that a series moves, while Bayes' rule says
whether along a line, a curve or a bend.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...trend_classes import TREND_CLASSES, TrendClasses
from .breakpoints import TimeAxis
from .class_tests import FittedSeries, classify
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
    time_axis: TimeAxis,
    displacement: np.ndarray,
    limits: MotionLimits,
    thresholds: Thresholds | None = None,
    classes: TrendClasses = TREND_CLASSES,
) -> TrendFits:
    """Fit and classify series in mm, NaN where missing, shape (n, n_epochs); each with at least 10 valid epochs.

    A point that moves by 8 mm/yr, in noise of 1 mm:

    >>> dates = np.datetime64("2019-01-03") + np.arange(100) * np.timedelta64(6, "D")
    >>> noise = np.random.default_rng(0).normal(0, 1, 100)
    >>> series = 8 * (dates - dates[0]).astype(float) / 365.25 + noise
    >>> fits = fit_trends(TimeAxis.of(dates), series[None], MotionLimits())
    >>> TREND_CLASSES.names[fits.classes[0]], bool(abs(fits.motion.velocity[0] - 8) < 1)
    ('linear', True)
    """
    thresholds = thresholds or Thresholds()
    there = np.isfinite(displacement)
    values = _cleaned(displacement, there)
    motion = fit_motion(time_axis, values, there)
    motion, jumps = take_out_jumps(time_axis, values, there, motion, limits=limits, thresholds=thresholds)
    series = FittedSeries(time_axis, values, there, motion, jumps, limits, thresholds)
    return TrendFits(classify(series, classes), motion, jumps, values)


def _cleaned(displacement: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return the series without spikes, zero in gaps and about zero in the mean."""
    values = np.where(there, displacement, 0.0).astype(float)
    values -= (values.sum(axis=1) / np.maximum(there.sum(axis=1), 1))[:, None] * there
    if there.all():
        return without_spikes(values, there)
    return unpack(without_spikes(pack(values, there), packed_mask(there)), there)
