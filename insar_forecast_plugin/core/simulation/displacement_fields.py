# SPDX-License-Identifier: GPL-2.0-or-later
"""Ground displacement of whole areas with known truth: the scenarios.

No file is read or written here, so that a network's training can draw as many fields as it likes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from ..interface import SCENARIOS
from ..units import DAYS_PER_YEAR, SENTINEL1_HALF_WAVELENGTH_MM
from .noise import seasonal_signal
from .sources import (
    accelerating,
    advancing_trough,
    along_across,
    bowl,
    creep_with_seasons,
    decaying,
    lobe,
    onset,
)

STABLE_VELOCITY = 2.0
"""mm/yr; where no source ever moves the ground as fast as this, a point's class is stable."""

_POINTWISE_SHARE = 0.04
_JUMP_SHARE = 0.03


@dataclass(frozen=True)
class SimulatedField:
    """The truth about an area.

    Parameters
    ----------
    days
        Days since the first epoch, shape (n_epochs,).
    displacement
        The ground's displacement, mm of line of sight, positive towards the satellite, without noise and without
        unwrapping errors, float32, shape (n_points, n_epochs).
    trend
        ``stable``, ``linear``, ``quadratic``, ``bilinear`` or ``unwrapping_error``, shape (n_points,). It is the
        class of the fastest source at the point. A mining front and a slowing or hastening source count as
        quadratic (their velocity changes all the time); the season makes no class.
    break_day
        Day at which a bilinear point changes its velocity, NaN elsewhere, shape (n_points,).
    jump_day, jump_mm
        Day and size of an unwrapping error, a multiple of 27.73 mm, NaN elsewhere, shape (n_points,).
    """

    days: np.ndarray
    displacement: np.ndarray
    trend: np.ndarray
    break_day: np.ndarray
    jump_day: np.ndarray
    jump_mm: np.ndarray

    def with_jumps(self) -> np.ndarray:
        """Return what a noise-free measurement would show, unwrapping errors too: float32, (n_points, n_epochs)."""
        jumping = np.flatnonzero(np.isfinite(self.jump_day))
        shown = self.displacement.copy()
        after = self.days[None, :] >= self.jump_day[jumping, None]
        shown[jumping] += np.where(after, self.jump_mm[jumping, None], 0).astype(np.float32)
        return shown


def simulate_field(
    scenario: str,
    coordinates: np.ndarray,
    days: np.ndarray,
    rng: np.random.Generator,
    *,
    strength: float = 1.0,
    seasonal_amplitude: float = 1.5,
) -> SimulatedField:
    """Draw the ground displacement of an area.

    >>> rng = np.random.default_rng(0)
    >>> places, days = 10_000 * rng.random((200, 2)), np.arange(60) * 12.0
    >>> field = simulate_field("subsidence_bowl", places, days, rng)
    >>> field.displacement.shape, sorted(set(field.trend))
    ((200, 60), ['quadratic', 'stable'])

    Parameters
    ----------
    scenario
        ``mixed`` (bowls of several courses, a landslide, a regional tilt, single points of every class, unwrapping
        errors), ``subsidence_bowl``, ``mining_front``, ``slow_landslide`` or ``stable``. All hold a season.
    coordinates
        Easting and northing, metres, shape (n_points, 2).
    days
        Days since the first epoch, from 0, increasing, at least two, shape (n_epochs,).
    rng
        Source of chance.
    strength
        Factor on the size of all sources.
    seasonal_amplitude
        Median amplitude of the annual signal, mm.

    Raises
    ------
    InputError
        The scenario is unknown.
    ValueError
        There is no point, or the days do not increase from 0.
    """
    if scenario not in SCENARIOS:
        raise InputError(f"SCENARIO is {scenario!r}; expected one of {', '.join(SCENARIOS)}.")
    if not len(coordinates) or len(days) < 2 or days[0] != 0 or not (np.diff(days) > 0).all():
        raise ValueError(
            f"a field needs points and at least two days that increase from 0, got {len(coordinates)} points, "
            f"{len(days)} days"
        )
    ground = _Ground(coordinates, np.asarray(days, dtype=np.float64), rng, strength)
    _SCENARIOS[scenario](ground)
    trend = np.where(ground.fastest >= STABLE_VELOCITY, ground.trend, "stable").astype(object)
    break_day = np.where(trend == "bilinear", ground.break_day, np.nan)
    trend[np.isfinite(ground.jump_day)] = "unwrapping_error"
    if seasonal_amplitude > 0:
        ground.displacement += seasonal_signal(coordinates, ground.days, seasonal_amplitude, rng)
    return SimulatedField(ground.days, ground.displacement, trend, break_day, ground.jump_day, ground.jump_mm)


class _Ground:
    """A field while its sources are put in one after the other."""

    def __init__(self, coordinates: np.ndarray, days: np.ndarray, rng: np.random.Generator, strength: float) -> None:
        count = len(coordinates)
        low = coordinates.min(axis=0)
        self.position = coordinates - low
        self.size = self.position.max(axis=0)
        self.scale = float(self.size.max()) or 1.0
        self.days = days
        self.years = float(days[-1]) / DAYS_PER_YEAR
        self.rng = rng
        self.strength = strength
        self.displacement = np.zeros((count, len(days)), dtype=np.float32)
        self.fastest = np.zeros(count)
        self.trend = np.full(count, "stable", dtype=object)
        self.break_day = np.full(count, np.nan)
        self.jump_day = np.full(count, np.nan)
        self.jump_mm = np.full(count, np.nan)

    @property
    def count(self) -> int:
        """Number of points."""
        return len(self.position)

    def place(self) -> np.ndarray:
        """Draw a place away from the edge, shape (2,)."""
        return self.size * self.rng.uniform(0.15, 0.85, 2)

    def velocity(self, least: float, most: float, shape: int | None = None) -> np.ndarray:
        """Draw mean velocities, mm/yr."""
        return np.asarray(self.strength * self.rng.uniform(least, most, shape))

    def day(self, shape: int | None = None) -> np.ndarray:
        """Draw days away from both ends of the series."""
        return np.asarray(self.days[-1] * self.rng.uniform(0.25, 0.75, shape))

    def add(
        self,
        motion: np.ndarray,
        trend: str,
        *,
        points: np.ndarray | None = None,
        break_day: np.ndarray | float = np.nan,
    ) -> None:
        """Add a source's displacement, mm, shape (n_points or len(points), n_epochs), and its class."""
        at = np.arange(self.count) if points is None else points
        self.displacement[at] += motion.astype(np.float32)
        if trend == "linear":  # its season makes no class
            speed = np.abs(motion[:, -1] - motion[:, 0]) / self.years
        else:
            speed = np.abs(np.diff(motion, axis=1) / np.diff(self.days)).max(axis=1, initial=0) * DAYS_PER_YEAR
        faster = speed > self.fastest[at]
        where = at[faster]
        self.fastest[where] = speed[faster]
        self.trend[where] = trend
        self.break_day[where] = np.broadcast_to(break_day, speed.shape)[faster]


def _bowl(ground: _Ground, course: str) -> None:
    """Add a subsidence bowl whose source goes on as ``course`` says."""
    rng = ground.rng
    shape = bowl(ground.position, ground.place(), ground.scale * rng.uniform(0.05, 0.12))
    depth = -ground.velocity(12, 40) * ground.years
    day = float(ground.day())
    courses: dict[str, tuple[np.ndarray, str, float]] = {
        "linear": (ground.days / ground.days[-1], "linear", np.nan),
        "accelerating": (accelerating(ground.days), "quadratic", np.nan),
        "decaying": (decaying(ground.days, ground.days[-1] * rng.uniform(0.25, 0.6)), "quadratic", np.nan),
        "onset": (onset(ground.days, day, rng.uniform(0.0, 0.15)), "bilinear", day),
    }
    in_time, trend, break_day = courses[course]
    ground.add(np.outer(depth * shape, in_time), trend, break_day=break_day)


def _landslide(ground: _Ground) -> None:
    """Add a creeping lobe that is faster in the wet season; downslope faces away from or towards the satellite."""
    rng = ground.rng
    length = ground.scale * rng.uniform(0.12, 0.25)
    shape = lobe(ground.position, ground.place(), rng.uniform(0, np.pi), length, length * rng.uniform(0.3, 0.6))
    in_time = creep_with_seasons(ground.days, rng.uniform(0.4, 0.9), rng.uniform(0, DAYS_PER_YEAR))
    total = rng.choice([-1.0, 1.0]) * ground.velocity(10, 35) * ground.years
    ground.add(np.outer(total * shape, in_time), "linear")


def _front(ground: _Ground) -> None:
    """Add a mined panel whose face crosses the area during the series."""
    rng = ground.rng
    azimuth = rng.uniform(0, 2 * np.pi)
    along, across = along_across(ground.position, ground.size * rng.uniform(0.4, 0.6, 2), azimuth)
    start, end = -0.45 * ground.scale, 0.45 * ground.scale
    front = start + (end - start) * ground.days / ground.days[-1]
    influence = ground.scale * rng.uniform(0.04, 0.08)
    width = ground.scale * rng.uniform(0.15, 0.3)
    trough = advancing_trough(along, across, front, start=start, width=width, influence=influence)
    # The full subsidence does not depend on the length of the series: it comes when the face has passed.
    ground.add(-ground.velocity(50, 120) * trough, "quadratic")


def _tilt(ground: _Ground) -> None:
    """Add a regional tilt of less than the velocity that counts as stable."""
    azimuth = ground.rng.uniform(0, 2 * np.pi)
    along = (ground.position - ground.size / 2) @ np.array([np.cos(azimuth), np.sin(azimuth)]) / ground.scale
    ground.add(np.outer(ground.velocity(0.3, 1.0) * along, ground.days / DAYS_PER_YEAR), "linear")


def _single_points(ground: _Ground) -> None:
    """Let single points (buildings, embankments) move on their own, in every class, and put unwrapping errors in."""
    rng = ground.rng
    order = rng.permutation(ground.count)
    each = int(np.ceil(_POINTWISE_SHARE * ground.count)) if ground.count >= 10 else 0
    linear, quadratic, bilinear = (order[each * k : each * (k + 1)] for k in range(3))
    years = ground.days / DAYS_PER_YEAR

    def signed(points: np.ndarray) -> np.ndarray:
        sign = rng.choice([-1.0, 1.0], len(points), p=[0.75, 0.25])
        return sign * ground.velocity(4, 20, len(points))

    ground.add(np.outer(signed(linear), years), "linear", points=linear)
    ground.add(np.outer(signed(quadratic) * ground.years, accelerating(ground.days)), "quadratic", points=quadratic)
    day = ground.day(len(bilinear))
    after = np.maximum(ground.days[None, :] - day[:, None], 0) / DAYS_PER_YEAR
    ground.add(signed(bilinear)[:, None] * after, "bilinear", points=bilinear, break_day=day)

    count = int(np.ceil(_JUMP_SHARE * ground.count)) if ground.count >= 10 else 0
    jumping = rng.permutation(ground.count)[:count]
    # The jump is seen first at an epoch, away from both ends.
    epoch = np.searchsorted(ground.days, ground.day(count))
    ground.jump_day[jumping] = ground.days[epoch]
    cycles = rng.choice([-2.0, -1.0, 1.0, 2.0], count, p=[0.1, 0.4, 0.4, 0.1])
    ground.jump_mm[jumping] = cycles * SENTINEL1_HALF_WAVELENGTH_MM


def _mixed(ground: _Ground) -> None:
    for course in ("linear", "accelerating", "decaying", "onset"):
        _bowl(ground, course)
    _landslide(ground)
    _tilt(ground)
    _single_points(ground)


def _subsidence_bowl(ground: _Ground) -> None:
    for course in ("accelerating", "accelerating", "decaying"):
        _bowl(ground, course)
    _tilt(ground)


def _mining_front(ground: _Ground) -> None:
    _front(ground)
    _bowl(ground, "decaying")  # what is left of an older panel
    _tilt(ground)


def _slow_landslide(ground: _Ground) -> None:
    _landslide(ground)
    _tilt(ground)


_SCENARIOS: dict[str, Callable[[_Ground], None]] = {
    "mixed": _mixed,
    "subsidence_bowl": _subsidence_bowl,
    "mining_front": _mining_front,
    "slow_landslide": _slow_landslide,
    "stable": _tilt,
}
