# SPDX-License-Identifier: GPL-2.0-or-later
"""Motions of the trend classes, as truth for simulated series.

Motion is drawn for a class with a visibility (see :mod:`..classes`) that is log-uniform from the limit to obvious, so
that barely visible signals are as common as plain ones. What falls between two classes is not drawn, nor is motion so
fast that it could not have been unwrapped (half a jump from one epoch to the next).
"""

from __future__ import annotations

import numpy as np

from ...trend_classes import TREND_CLASSES, TrendClasses, loaded
from ..fits.breakpoints import SEASON_NEEDS_YEARS, SEASON_RIDGE
from ..fits.thresholds import MotionLimits

OBVIOUS = 120.0
"""Visibility of the plainest signals drawn."""


class MotionDrawer:
    """Draws motions over one set of epochs.

    Parameters
    ----------
    years
        Time of the epochs, shape (n_epochs,).

    Attributes
    ----------
    years, span
        Time of the epochs from the middle, shape (n_epochs,), and from the first to the last.
    """

    def __init__(
        self, rng: np.random.Generator, years: np.ndarray, limits: MotionLimits, classes: TrendClasses = TREND_CLASSES
    ) -> None:
        self.rng = rng
        self.limits = limits
        self._classes = classes
        self.years = years - (years[0] + years[-1]) / 2
        self.span = float(years[-1] - years[0])
        columns = [self.years**power for power in range(3)]
        ridge = [1e-9] * 3
        if self.span > SEASON_NEEDS_YEARS:
            columns = [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years), *columns]
            ridge = [SEASON_RIDGE] * 2 + ridge
        self._bases = [_basis(columns[:stop], ridge[:stop]) for stop in range(len(columns) - 2, len(columns) + 1)]

    def draw(self, label: int, deviation: float) -> np.ndarray:
        """Return the motion of one series in noise of this white-equivalent deviation, mm, shape (n_epochs,)."""
        row = self._classes[label] if 0 <= label < len(self._classes) else None
        if row is None or row.motion is None:
            raise ValueError(f"label must be 0 to {len(self._classes) - 1}, got {label}")
        return np.asarray(loaded(row.motion)(self, deviation))

    def velocity_deviation(self, deviation: float) -> float:
        """Return the standard deviation of a line's velocity in noise of this deviation, mm/yr."""
        return deviation / max(self.visible(self.years, 0), 1e-9)

    def visible(self, signal: np.ndarray, degree: int) -> float:
        """Return the root sum of squares of what a polynomial of this degree and a small season leave of a signal."""
        return float(np.sqrt(max(signal @ signal - np.sum((self._bases[degree] @ signal) ** 2), 0.0)))

    def size(self, unit: np.ndarray, degree: int, deviation: float) -> float:
        """Draw a signed factor that makes a shape visible beyond a polynomial of this degree."""
        one = deviation / max(self.visible(unit, degree), 1e-9)
        low = self.limits.visibility
        steepest = one * np.abs(np.diff(unit - self.years * (unit[-1] - unit[0]) / self.span)).max()
        top = min(OBVIOUS, self.limits.half_wavelength / 2 / max(steepest, 1e-9))
        return self.sign() * one * float(np.exp(self.rng.uniform(np.log(low), np.log(max(low, top)))))

    def sign(self) -> float:
        """Draw 1 or -1."""
        return float(self.rng.choice([-1.0, 1.0]))

    def fast_enough(self, velocity: float, either_side: float) -> float:
        """Return the middle velocity, moved away from zero until the fastest is above the stable velocity."""
        wanted = 1.25 * self.limits.stable_velocity
        lacking = wanted - (abs(velocity) + either_side)
        return velocity + (np.sign(velocity) or 1.0) * max(0.0, lacking)


def stable(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw a motion that is at no time faster than the stable velocity."""
    margin = drawer.limits.visibility / 2 * drawer.velocity_deviation(deviation)
    fastest = max(0.0, drawer.limits.stable_velocity - margin)
    velocity = float(np.clip(drawer.rng.normal(0, fastest / 2), -fastest, fastest))
    motion = velocity * drawer.years
    if drawer.rng.random() < 0.25 and drawer.span > 0:
        # A slight curve or bend whose fastest velocity stays below the limit.
        room = (fastest - abs(velocity)) * drawer.rng.random() * drawer.sign()
        if drawer.rng.random() < 0.5:
            motion += room / drawer.span * drawer.years**2
        else:
            motion += room * np.maximum(drawer.years - drawer.rng.uniform(-0.35, 0.35) * drawer.span, 0)
    return motion


def linear(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw a line."""
    one = drawer.velocity_deviation(deviation)
    slowest = max(drawer.limits.stable_velocity + drawer.limits.visibility / 2 * one, drawer.limits.visibility * one)
    faster = np.exp(drawer.rng.exponential(0.8))
    return drawer.sign() * slowest * min(faster, 30.0) * drawer.years


def quadratic(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw a parabola."""
    unit = drawer.years**2
    size = drawer.size(unit, 1, deviation)
    change = abs(2 * size * drawer.span)
    velocity = drawer.fast_enough(drawer.rng.normal(0, 0.7) * change, change / 2)
    return size * unit + velocity * drawer.years


def bilinear(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw two joined lines."""
    unit = np.maximum(drawer.years - drawer.rng.uniform(-0.35, 0.35) * drawer.span, 0)
    change = drawer.size(unit, 2, deviation)
    kind = drawer.rng.random()
    slow = drawer.rng.normal(0, drawer.limits.stable_velocity / 3)
    if kind < 0.4:
        before = slow
    elif kind < 0.6:
        before = slow - change
    else:
        before = drawer.rng.normal(0, 1) * change
    middle = drawer.fast_enough(before + change / 2, abs(change) / 2)
    return change * unit + (middle - change / 2) * drawer.years


def unwrapping_error(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    """Draw jumps, beside a motion of another class."""
    beside = (stable, linear, quadratic, bilinear)[drawer.rng.choice(4, p=[0.5, 0.25, 0.125, 0.125])]
    return beside(drawer, deviation) + _jumps(drawer, deviation)


def _jumps(drawer: MotionDrawer, deviation: float) -> np.ndarray:
    epochs = len(drawer.years)
    size = drawer.limits.half_wavelength
    # Nearer to the ends, or to each other, than this the noise hides a jump.
    hidden = int(np.ceil((drawer.limits.visibility * deviation / size) ** 2))
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


def _basis(columns: list[np.ndarray], ridge: list[float]) -> np.ndarray:
    """Return the columns made orthonormal, given the ridge, shape (n_columns, n_epochs)."""
    table = np.stack(columns)
    return np.linalg.solve(np.linalg.cholesky(table @ table.T + np.diag(ridge)), table)
