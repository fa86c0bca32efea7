# SPDX-License-Identifier: GPL-2.0-or-later
"""Calendars, gaps and noise of simulated time series: wide enough that no one region's noise is learnt."""

from __future__ import annotations

import numpy as np

from ...simulation.noise import remembering
from ...units import DAYS_PER_YEAR

SHORTEST, LONGEST = 30, 400


def draw_calendar(rng: np.random.Generator, epoch_count: int) -> np.ndarray:
    """Return dates as a satellite would give them, ``datetime64[D]``, shape (epoch_count,).

    Repeat cycles of 6, 11, 12 or 24 days; a change of cycle (a satellite that fails or joins); single acquisitions
    left out; now and then a gap of months.

    >>> dates = draw_calendar(np.random.default_rng(0), 50)
    >>> dates.dtype, len(dates), bool((np.diff(dates).astype(int) >= 6).all())
    (dtype('<M8[D]'), 50, True)
    """
    step = rng.choice([6, 6, 6, 11, 12, 12, 24])
    steps = np.full(epoch_count - 1, step)
    if rng.random() < 0.4:
        change = rng.integers(1, epoch_count)
        if rng.random() < 0.5:
            steps[change:] *= 2
        else:
            steps[:change] *= 2
    if rng.random() < 0.6:
        left_out = rng.random(epoch_count - 1) < rng.uniform(0, 0.3)
        steps = steps * (1 + left_out + (rng.random(epoch_count - 1) < 0.02) * left_out)
    if rng.random() < 0.15:
        steps[rng.integers(epoch_count - 1)] += rng.integers(60, 250)
    start = np.datetime64("2014-10-01") + int(rng.integers(0, 3650))
    return start + np.concatenate([[0], np.cumsum(steps)]).astype("timedelta64[D]")


def draw_noise(
    rng: np.random.Generator, dates: np.ndarray, count: int, *, scale: float = 1.0
) -> tuple[np.ndarray, ...]:
    """Return noise and its white-equivalent standard deviation.

    White noise (Gaussian or heavy-tailed; epochs of their own quality, winters worse) plus noise that decays
    exponentially with time (days to a year), in most series with a slow wander (months to years) beneath; in some
    calendars blended over neighbouring epochs, as combined products are.

    Parameters
    ----------
    scale
        Multiplies every standard deviation (1 for C band).

    Returns
    -------
    noise
        mm, shape (count, n_epochs).
    deviation
        White-equivalent standard deviation, mm, shape (count,): see :mod:`..classes`.
    """
    epochs = len(dates)
    days = (dates - dates[0]).astype(float)
    total, share, decay = draw_parts(rng, count, scale=scale)
    white = rng.standard_normal((count, epochs))
    heavy = rng.random(count) < 0.5
    white[heavy] = rng.standard_t(5, (heavy.sum(), epochs)) / np.sqrt(5 / 3)
    quality = np.ones(epochs)
    if rng.random() < 0.5:
        quality *= np.exp(rng.normal(0, rng.uniform(0, 0.5), epochs))
    if rng.random() < 0.4:
        winter = np.cos(2 * np.pi * (days / DAYS_PER_YEAR + rng.random())) > 0.6
        quality[winter] *= rng.uniform(1, 3)
    quality /= np.sqrt(np.mean(quality**2))
    white *= quality
    inflation_white = 1.0
    if rng.random() < 0.15:
        side = rng.uniform(0.2, 0.6)
        padded = np.pad(white, ((0, 0), (1, 1)), mode="edge")
        white = (padded[:, 1:-1] + side * (padded[:, :-2] + padded[:, 2:])) / np.sqrt(1 + 2 * side**2)
        inflation_white = (1 + 2 * side) ** 2 / (1 + 2 * side**2)

    correlated, kept = _decaying_noise(rng, days, decay)
    cycle = 2 * np.pi * decay / max(days[-1], 1.0)
    inflation = (1 - share) * inflation_white + share * (1 + kept) / (1 - kept) / (1 + cycle**2)
    noise = total[:, None] * (np.sqrt(1 - share)[:, None] * white + np.sqrt(share)[:, None] * correlated)
    wander, density = _wander(rng, days, noise.std(axis=1))
    return noise + wander, np.sqrt(total**2 * inflation + density)


def draw_parts(rng: np.random.Generator, count: int, *, scale: float = 1.0) -> tuple[np.ndarray, ...]:
    """Return the size of noise without its wander, mm, the share of its variance that decays, and in how many days.

    All of shape (count,); ``scale`` as of :func:`draw_noise`.
    """
    total = scale * np.exp(rng.uniform(np.log(0.5), np.log(7.0), count))
    share = np.where(rng.random(count) < 0.3, 0.0, rng.uniform(0, 0.85, count))
    decay = np.exp(rng.uniform(np.log(4), np.log(70), count))
    slow = rng.random(count) < 0.3
    decay[slow] = rng.uniform(70, 500, slow.sum())
    share[slow] *= 0.5
    return total, share, decay


def draw_wander(rng: np.random.Generator, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the decay in days and the size, mm, of the wander beneath noise of a size, mm, shape (count,) each."""
    decay = np.exp(rng.uniform(np.log(150), np.log(1500), len(scale)))
    return decay, np.where(rng.random(len(scale)) < 0.7, rng.uniform(0, 0.8, len(scale)), 0.0) * scale


def _wander(rng: np.random.Generator, days: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slow noise (count, n_epochs) in seven series of ten, and its density at one cycle over the span (count,).

    Real series hold more at low frequency than noise that is forgotten in weeks: what a parabola finds in 70, 120 and
    200 epochs of it grows. Decay and size (up to 0.8 of the other noise, ``scale``) were chosen by that on files of one
    region.
    """
    decay, size = draw_wander(rng, scale)
    wander, kept = _decaying_noise(rng, days, decay)
    cycle = 2 * np.pi * decay / max(days[-1], 1.0)
    return size[:, None] * wander, size**2 * (1 + kept) / (1 - kept) / (1 + cycle**2)


def _decaying_noise(rng: np.random.Generator, days: np.ndarray, decay: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return unit Ornstein-Uhlenbeck noise (count, n_epochs) and its correlation over the mean step (count,)."""
    steps = np.diff(days)
    first = rng.standard_normal(len(decay))
    shocks = rng.standard_normal((len(decay), len(days)))
    shocks[:, 0] = first
    return remembering(shocks, np.exp(-steps / decay[:, None])), np.exp(-steps.mean() / decay)


def add_spikes(rng: np.random.Generator, values: np.ndarray, deviation: np.ndarray) -> None:
    """Put single wrong epochs into a quarter of the series, in place; ``deviation`` (count,) in mm."""
    rows = rng.random(len(values)) < 0.25
    spikes = rows[:, None] & (rng.random(values.shape) < rng.uniform(0.002, 0.03, len(values))[:, None])
    size = rng.uniform(4, 12, values.shape) * rng.choice([-1, 1], values.shape) * deviation[:, None]
    values += np.where(spikes, size, 0.0)


def draw_gaps(rng: np.random.Generator, count: int, epochs: int) -> np.ndarray:
    """Return which values are there, bool, shape (count, epochs): most series are complete, some have scattered
    gaps, some miss a leading, trailing or inner block; at least 25 values (or all) remain in each.
    """  # noqa: D205
    there = np.ones((count, epochs), dtype=bool)
    kind = rng.random(count)
    scattered = kind < 0.15
    there[scattered] = rng.random((scattered.sum(), epochs)) > rng.uniform(0.01, 0.25, (scattered.sum(), 1))
    for row in np.flatnonzero((kind >= 0.15) & (kind < 0.3)):
        length = int(rng.uniform(0.05, 0.4) * epochs)
        start = (0, epochs - length, int(rng.integers(0, epochs - length + 1)))[rng.integers(3)]
        there[row, start : start + length] = False
    there[there.sum(axis=1) < min(25, epochs)] = True
    return there
