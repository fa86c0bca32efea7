# SPDX-License-Identifier: GPL-2.0-or-later
"""The test of each trend class: which of the fitted series are of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...trend_classes import TREND_CLASSES, TrendClasses, loaded
from .breakpoints import TimeAxis
from .class_evidence import MOTIONS, class_evidence
from .jumps import Jumps
from .motion import Motion
from .thresholds import MotionLimits, Thresholds


@dataclass(frozen=True)
class FittedSeries:
    """What a class is told by, of n series.

    Parameters
    ----------
    time_axis
        Their epochs.
    values
        mm, without spikes, zero in gaps, level removed, jumps left in, shape (n, n_epochs).
    there
        Valid epochs, bool, shape (n, n_epochs).
    motion
        Motion once the jumps are taken out.
    jumps
        The jumps.
    limits, thresholds
        What separates the classes, and from which gain on a term is kept.
    """

    time_axis: TimeAxis
    values: np.ndarray
    there: np.ndarray
    motion: Motion
    jumps: Jumps
    limits: MotionLimits
    thresholds: Thresholds

    @cached_property
    def sloped(self) -> np.ndarray:
        """Which have a line, bool, shape (n,)."""
        return self.motion.line_gain >= self.thresholds.line * self.motion.noise

    @cached_property
    def curved(self) -> np.ndarray:
        """Which a parabola explains better than a line, bool, shape (n,)."""
        return self._explained(self.motion.parabola_gain, self.thresholds.parabola)

    @cached_property
    def bent(self) -> np.ndarray:
        """Which two joined lines explain, and better than a parabola, bool, shape (n,)."""
        motion = self.motion
        beyond = motion.bend_gain - motion.parabola_gain >= self.thresholds.bend_beyond_parabola * motion.noise
        return beyond & self._explained(motion.bend_gain, self.thresholds.bend)

    def _explained(self, gain: np.ndarray, least: float) -> np.ndarray:
        """Return which a term explains, by itself and together with the line, bool, shape (n,)."""
        motion = self.motion
        return (gain >= least * motion.noise) & (motion.line_gain + gain >= self.thresholds.motion * motion.noise)

    @cached_property
    def moving(self) -> np.ndarray:
        """Which are at some time faster than the stable velocity, bool, shape (n,)."""
        motion = self.motion
        fastest = np.where(
            self.bent,
            np.maximum(np.abs(motion.velocity_1), np.abs(motion.velocity_2)),
            np.where(self.curved, motion.peak, np.abs(motion.velocity)),
        )
        return ~(fastest <= self.limits.stable_velocity)

    @cached_property
    def likeliest(self) -> np.ndarray:
        """The most probable motion of those that are told from noise and move, its name, else empty, shape (n,)."""
        rows = np.flatnonzero(self.moving & (self.sloped | self.curved | self.bent))
        found = np.full(len(self.values), "", dtype=f"<U{max(map(len, MOTIONS))}")
        if len(rows):
            jumps = self.jumps.at_series(rows)
            evidence = class_evidence(self.time_axis, self.values[rows], self.there[rows], jumps)
            evidence[:, MOTIONS.index("stable")] = -np.inf
            found[rows] = np.array(MOTIONS)[evidence.argmax(axis=1)]
        return found


def classify(series: FittedSeries, classes: TrendClasses = TREND_CLASSES) -> np.ndarray:
    """Return the code of the last class whose test holds, else of the first class, int8, shape (n,)."""
    codes = np.zeros(len(series.values), dtype=np.int8)
    for code, row in enumerate(classes):
        if row.test is not None:
            codes[loaded(row.test)(series)] = code
    return codes


def linear(series: FittedSeries) -> np.ndarray:
    """Tell which series move along a line, bool, shape (n,)."""
    return series.likeliest == "linear"


def quadratic(series: FittedSeries) -> np.ndarray:
    """Tell which series move along a parabola, bool, shape (n,)."""
    return series.likeliest == "quadratic"


def bilinear(series: FittedSeries) -> np.ndarray:
    """Tell which series change from one velocity to another, bool, shape (n,)."""
    return series.likeliest == "bilinear"


def unwrapping_error(series: FittedSeries) -> np.ndarray:
    """Tell which series jump, whatever the motion beside it, bool, shape (n,)."""
    return series.jumps.at[:, 0] >= 0
