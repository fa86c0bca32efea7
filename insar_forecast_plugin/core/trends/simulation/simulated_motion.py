# SPDX-License-Identifier: GPL-2.0-or-later
"""Motions of the trend classes, as truth for simulated series.

The truth is the signal that is put in, whatever a fit would call it: a bend that starts, stops, slows, quickens or
turns back, gentle or strong, is bilinear even where noise hides it, and a classifier learns from that how sure it
can be. The range of a motion over the span is log-uniform from 1.5 to 20 times the noise's deviation, so that gentle
signals are as common as plain ones. Only what moves slower than the stable velocity throughout is stable. Motion so
fast that it could not have been unwrapped (half a jump from one epoch to the next) is not drawn.
"""

from __future__ import annotations

import numpy as np

from ...trend_classes import TREND_CLASSES, TrendClasses, loaded
from ..fits.thresholds import MotionLimits

GENTLEST, PLAINEST = 1.5, 20.0
"""Range of the motions drawn, in white-equivalent standard deviations of the noise."""

_KNEE = 0.15
"""No knee nearer to the ends than this share of the span."""

_MOST_ALIKE = 0.5
"""The slower velocity of a curve or bend is at most this share of the faster; what changes less is nearly a line."""

_SLOWER_OF_NAMED = ((0.0, 0.0), (0.0, 0.0), (0.5, 0.5), (0.5, 0.5), (-1.0, -0.65))
"""Ranges of the slower velocity over the faster of bends that start, stop, halve, double and reverse."""

_STILL = 0.3
"""Deviation of the velocities of stable ground, in the stable velocity. Velocities spread by 0.53 to 0.79 mm/yr about
their median in Wroclaw 022_0770, 124_0770 and 175_0303 and L3 east-west of Ustica (``benchmarks/trend_real_data.py``).
"""

_HIDDEN = 4.0
"""A jump whose sides are too short to show it by this many standard deviations is not drawn."""


class MotionDrawer:
    """Draws motions over one set of epochs.

    Parameters
    ----------
    years
        Time of the epochs, shape (n_epochs,).

    Attributes
    ----------
    time
        0 at the first epoch and 1 at the last, shape (n_epochs,).
    span
        Years from the first to the last.
    """

    def __init__(
        self, rng: np.random.Generator, years: np.ndarray, limits: MotionLimits, classes: TrendClasses = TREND_CLASSES
    ) -> None:
        self.rng = rng
        self.limits = limits
        self._classes = classes
        self.span = max(float(years[-1] - years[0]), 1e-9)
        self.time = (years - years[0]) / self.span

    def draw(self, label: int, deviation: float) -> np.ndarray:
        """Return the motion of one series in noise of this white-equivalent deviation, mm, shape (n_epochs,)."""
        row = self._classes[label] if 0 <= label < len(self._classes) else None
        if row is None or row.motion is None:
            raise ValueError(f"label must be 0 to {len(self._classes) - 1}, got {label}")
        return np.asarray(loaded(row.motion)(self, deviation))

    def sized(self, shape: np.ndarray, deviation: float) -> np.ndarray:
        """Return a shape in a drawn size, mm: at some time faster than the stable velocity, never too fast to unwrap.

        Parameters
        ----------
        shape
            Of any size, not constant, shape (n_epochs,).
        """
        unit = shape / np.ptp(shape)
        steps = np.abs(np.diff(unit))
        fastest = float((steps / np.maximum(np.diff(self.time), 1e-9)).max()) / self.span
        size = deviation * float(np.exp(self.rng.uniform(np.log(GENTLEST), np.log(PLAINEST))))
        size = max(size, self.limits.stable_velocity * self.rng.uniform(1.0, 1.5) / fastest)
        return self.sign() * min(size, self.limits.half_wavelength / 2 / float(steps.max())) * unit

    def sign(self) -> float:
        """Draw 1 or -1."""
        return float(self.rng.choice([-1.0, 1.0]))


def stable(drawer: MotionDrawer, deviation: float) -> np.ndarray:  # noqa: ARG001 - one signature for all
    """Draw a motion that is at no time faster than the stable velocity."""
    fastest = drawer.limits.stable_velocity
    velocity = fastest * float(np.clip(drawer.rng.normal(0, _STILL), -1, 1))
    motion = velocity * drawer.time
    if drawer.rng.random() < 0.25:
        # A slight curve or bend whose fastest velocity stays below the limit.
        room = (fastest - abs(velocity)) * drawer.rng.random() * drawer.sign()
        curved = drawer.rng.random() < 0.5
        motion += room * (drawer.time**2 / 2 if curved else np.maximum(drawer.time - drawer.rng.uniform(0.2, 0.8), 0))
    return motion * drawer.span


def linear(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw a line."""
    return drawer.sized(drawer.time, deviation)


def quadratic(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw a parabola that starts slow or starts fast, or turns back."""
    time = drawer.time if drawer.rng.random() < 0.5 else 1 - drawer.time
    slower = _slower(drawer.rng)
    return drawer.sized(slower * time + (1 - slower) * time**2 / 2, deviation)


def bilinear(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw two joined lines: half of them start, stop, halve, double or reverse, the others change by anything."""
    named = drawer.rng.random() < 0.5
    slower = float(drawer.rng.uniform(*drawer.rng.choice(_SLOWER_OF_NAMED))) if named else _slower(drawer.rng)
    before, after = (slower, 1.0) if drawer.rng.random() < 0.5 else (1.0, slower)
    knee = drawer.rng.uniform(_KNEE, 1 - _KNEE)
    return drawer.sized(before * np.minimum(drawer.time, knee) + after * np.maximum(drawer.time - knee, 0), deviation)


def _slower(rng: np.random.Generator) -> float:
    """Draw the slower end's velocity over the faster's: of curves, and of bends that are none of those with a name.

    At rest in three of ten, else anything from as fast the other way to half as fast.
    """
    return 0.0 if rng.random() < 0.3 else float(rng.uniform(-1.0, _MOST_ALIKE))


def unwrapping_error(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw jumps, beside a motion of another class."""
    beside = (stable, linear, quadratic, bilinear)[drawer.rng.choice(4, p=[0.5, 0.25, 0.125, 0.125])]
    return beside(drawer, deviation) + _jumps(drawer, deviation)


def _jumps(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    epochs = len(drawer.time)
    size = drawer.limits.half_wavelength
    # Nearer to the ends, or to each other, than this the noise hides a jump.
    hidden = int(np.ceil((_HIDDEN * deviation / size) ** 2))
    margin = min(max(3, epochs // 30, hidden), epochs // 3)
    motion = np.zeros(epochs)
    free = np.arange(margin, epochs - margin + 1)
    for _ in range(int(drawer.rng.choice([1, 2, 3], p=[0.6, 0.25, 0.15]))):
        if not len(free):
            break
        at = int(drawer.rng.choice(free))
        free = free[np.abs(free - at) >= margin]
        times = drawer.rng.choice([1, 2], p=[0.8, 0.2]) if drawer.limits.exact_jumps else drawer.rng.uniform(0.4, 1.4)
        motion[at:] += drawer.sign() * times * size
    return motion
