# SPDX-License-Identifier: GPL-2.0-or-later
"""Labelled time series, simulated: the truth from which the classifier learns and by which it is judged.

Motion is drawn for a class with a visibility (see :mod:`..classes`) that is log-uniform from the limit to obvious, so
that barely visible signals are as common as plain ones. What falls between two classes is not drawn, nor is motion so
fast that it could not have been unwrapped (half a jump from one epoch to the next).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...measured import SENTINEL1_HALF_WAVELENGTH_MM
from ...units import DAYS_PER_YEAR
from ..classes import BILINEAR, CLASSES, LINEAR, QUADRATIC, STABLE, UNWRAPPING_ERROR
from ..fits.breakpoints import SEASON_NEEDS_YEARS, SEASON_RIDGE
from ..fits.thresholds import MotionLimits
from .simulated_noise import LONGEST, SHORTEST, add_spikes, draw_calendar, draw_gaps, draw_noise

OBVIOUS = 120.0
"""Visibility of the plainest signals drawn."""


@dataclass(frozen=True)
class LabelledSeries:
    """Series of one calendar with their classes.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    displacement
        mm, float32, shape (n_series, n_epochs), NaN where missing.
    labels
        Class codes, int8, shape (n_series,).
    limits
        What separates the classes here.
    """

    dates: np.ndarray
    displacement: np.ndarray
    labels: np.ndarray
    limits: MotionLimits


def simulate_series(
    rng: np.random.Generator,
    labels: np.ndarray,
    *,
    dates: np.ndarray | None = None,
    limits: MotionLimits | None = None,
    gaps: bool = True,
) -> LabelledSeries:
    """Return one simulated series for each class code in ``labels``, shape (n_series,).

    Without ``dates`` a calendar is drawn; without ``limits`` those of Sentinel-1 hold.
    """
    if limits is None:
        limits = MotionLimits()
    if dates is None:
        count = int(np.exp(rng.uniform(np.log(SHORTEST), np.log(LONGEST + 1))))
        dates = draw_calendar(rng, count)
    scale = limits.half_wavelength / SENTINEL1_HALF_WAVELENGTH_MM
    noise, deviation = draw_noise(rng, dates, len(labels), scale=scale)
    values = noise + draw_annual(rng, dates, noise.std(axis=1))
    add_spikes(rng, values, noise.std(axis=1))
    if gaps:
        values[~draw_gaps(rng, *values.shape)] = np.nan
    return inject_motion(rng, dates, values, deviation=deviation, labels=labels, limits=limits)


def inject_motion(
    rng: np.random.Generator,
    dates: np.ndarray,
    noise: np.ndarray,
    *,
    deviation: np.ndarray,
    labels: np.ndarray,
    limits: MotionLimits,
) -> LabelledSeries:
    """Return series of the wanted classes in given noise, simulated or real.

    Parameters
    ----------
    noise
        mm, shape (n_series, n_epochs), NaN where missing.
    deviation
        White-equivalent standard deviation of the noise, mm, shape (n_series,).
    labels
        Class codes, shape (n_series,).
    """
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    values = noise.copy()
    shared = _MotionDrawer(rng, years, limits)
    for row, label in enumerate(labels):
        there = np.isfinite(noise[row])
        drawer = shared if there.all() else _MotionDrawer(rng, years[there], limits)
        values[row, there] += drawer.draw(int(label), float(deviation[row]))
    return LabelledSeries(dates, values.astype(np.float32), labels.astype(np.int8), limits)


def draw_annual(rng: np.random.Generator, dates: np.ndarray, noise_scale: np.ndarray) -> np.ndarray:
    """Return an annual signal, with its half-year overtone in some, mm, shape (n_series, n_epochs).

    The amplitude reaches 1.5 standard deviations of the noise, and no two years are alike in half of the series; it is
    less where the dates span less than a year, since a part of a year cannot be told from motion.
    """
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    count = len(noise_scale)
    amplitude = noise_scale * rng.uniform(0, 1.5, count) * min(1.0, years[-1] ** 2)
    overtone = amplitude * np.where(rng.random(count) < 0.3, rng.uniform(0, 0.4, count), 0.0)
    phase = rng.random((2, count, 1))
    change = np.where(rng.random(count) < 0.5, rng.uniform(0, 0.4, count), 0.0)[:, None]
    every_year = np.arange(int(years[-1]) + 2)
    factors = 1 + change * rng.standard_normal((count, len(every_year)))
    strength = amplitude[:, None] * np.stack([np.interp(years, every_year, one) for one in factors])
    return strength * np.cos(2 * np.pi * (years + phase[0])) + overtone[:, None] * np.cos(
        4 * np.pi * (years + phase[1])
    )


class _MotionDrawer:
    """Draws motions over one set of epochs.

    Parameters
    ----------
    years
        Time of the epochs, shape (n_epochs,).
    """

    def __init__(self, rng: np.random.Generator, years: np.ndarray, limits: MotionLimits) -> None:
        self._rng = rng
        self._limits = limits
        self._years = years - (years[0] + years[-1]) / 2
        self._span = float(years[-1] - years[0])
        columns = [self._years**power for power in range(3)]
        ridge = [1e-9] * 3
        if self._span > SEASON_NEEDS_YEARS:
            columns = [np.cos(2 * np.pi * years), np.sin(2 * np.pi * years), *columns]
            ridge = [SEASON_RIDGE] * 2 + ridge
        self._bases = [_basis(columns[:stop], ridge[:stop]) for stop in range(len(columns) - 2, len(columns) + 1)]

    def draw(self, label: int, deviation: float) -> np.ndarray:
        """Return the motion of one series in noise of this white-equivalent deviation, mm, shape (n_epochs,)."""
        if label == STABLE:
            return self._stable(deviation)
        if label == LINEAR:
            return self._linear(deviation)
        if label == QUADRATIC:
            return self._quadratic(deviation)
        if label == BILINEAR:
            return self._bilinear(deviation)
        if label == UNWRAPPING_ERROR:
            beside = self._rng.choice([STABLE, LINEAR, QUADRATIC, BILINEAR], p=[0.5, 0.25, 0.125, 0.125])
            return self.draw(int(beside), deviation) + self._jumps(deviation)
        raise ValueError(f"label must be 0 to {len(CLASSES) - 1}, got {label}")

    def _velocity_deviation(self, deviation: float) -> float:
        return deviation / max(self._visible(self._years, 0), 1e-9)

    def _visible(self, signal: np.ndarray, degree: int) -> float:
        """Root sum of squares of what a polynomial of this degree and a small season leave of a signal."""
        return float(np.sqrt(max(signal @ signal - np.sum((self._bases[degree] @ signal) ** 2), 0.0)))

    def _size(self, unit: np.ndarray, degree: int, deviation: float) -> float:
        """Return a signed factor that makes a shape visible beyond a polynomial of this degree."""
        one = deviation / max(self._visible(unit, degree), 1e-9)
        low = self._limits.visibility
        steepest = one * np.abs(np.diff(unit - self._years * (unit[-1] - unit[0]) / self._span)).max()
        top = min(OBVIOUS, self._limits.half_wavelength / 2 / max(steepest, 1e-9))
        return self._sign() * one * float(np.exp(self._rng.uniform(np.log(low), np.log(max(low, top)))))

    def _sign(self) -> float:
        return float(self._rng.choice([-1.0, 1.0]))

    def _stable(self, deviation: float) -> np.ndarray:
        margin = self._limits.visibility / 2 * self._velocity_deviation(deviation)
        fastest = max(0.0, self._limits.stable_velocity - margin)
        velocity = float(np.clip(self._rng.normal(0, fastest / 2), -fastest, fastest))
        motion = velocity * self._years
        if self._rng.random() < 0.25 and self._span > 0:
            # A slight curve or bend whose fastest velocity stays below the limit.
            room = (fastest - abs(velocity)) * self._rng.random() * self._sign()
            if self._rng.random() < 0.5:
                motion += room / self._span * self._years**2
            else:
                motion += room * np.maximum(self._years - self._rng.uniform(-0.35, 0.35) * self._span, 0)
        return motion

    def _linear(self, deviation: float) -> np.ndarray:
        one = self._velocity_deviation(deviation)
        slowest = max(self._limits.stable_velocity + self._limits.visibility / 2 * one, self._limits.visibility * one)
        faster = np.exp(self._rng.exponential(0.8))
        return self._sign() * slowest * min(faster, 30.0) * self._years

    def _quadratic(self, deviation: float) -> np.ndarray:
        unit = self._years**2
        size = self._size(unit, 1, deviation)
        change = abs(2 * size * self._span)
        velocity = self._fast_enough(self._rng.normal(0, 0.7) * change, change / 2)
        return size * unit + velocity * self._years

    def _bilinear(self, deviation: float) -> np.ndarray:
        unit = np.maximum(self._years - self._rng.uniform(-0.35, 0.35) * self._span, 0)
        change = self._size(unit, 2, deviation)
        kind = self._rng.random()
        slow = self._rng.normal(0, self._limits.stable_velocity / 3)
        if kind < 0.4:
            before = slow
        elif kind < 0.6:
            before = slow - change
        else:
            before = self._rng.normal(0, 1) * change
        middle = self._fast_enough(before + change / 2, abs(change) / 2)
        return change * unit + (middle - change / 2) * self._years

    def _fast_enough(self, velocity: float, either_side: float) -> float:
        """Return the middle velocity, moved away from zero until the fastest is above the stable velocity."""
        wanted = 1.25 * self._limits.stable_velocity
        lacking = wanted - (abs(velocity) + either_side)
        return velocity + (np.sign(velocity) or 1.0) * max(0.0, lacking)

    def _jumps(self, deviation: float) -> np.ndarray:
        epochs = len(self._years)
        size = self._limits.half_wavelength
        # Nearer to the ends, or to each other, than this the noise hides a jump.
        hidden = int(np.ceil((self._limits.visibility * deviation / size) ** 2))
        margin = min(max(3, epochs // 30, hidden), epochs // 3)
        motion = np.zeros(epochs)
        free = np.arange(margin, epochs - margin + 1)
        for _ in range(int(self._rng.choice([1, 2, 3], p=[0.6, 0.25, 0.15]))):
            if not len(free):
                break
            at = int(self._rng.choice(free))
            free = free[np.abs(free - at) >= margin]
            times = self._rng.choice([1, 2], p=[0.8, 0.2]) if self._limits.exact_jumps else self._rng.uniform(0.4, 1.4)
            motion[at:] += self._sign() * times * size
        return motion


def _basis(columns: list[np.ndarray], ridge: list[float]) -> np.ndarray:
    """Return the columns made orthonormal, given the ridge, shape (n_columns, n_epochs)."""
    table = np.stack(columns)
    return np.linalg.solve(np.linalg.cholesky(table @ table.T + np.diag(ridge)), table)
