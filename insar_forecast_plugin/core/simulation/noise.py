# SPDX-License-Identifier: GPL-2.0-or-later
"""What InSAR series hold beside the ground's displacement: noise of several kinds, spikes and gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..units import DAYS_PER_YEAR
from .atmosphere import turbulent_atmosphere


@dataclass(frozen=True)
class NoiseModel:
    """Composition of the noise.

    Parameters
    ----------
    total
        Standard deviation of everything but the spikes, mm, over all points and epochs.
    white_share, temporal_share, atmosphere_share
        Shares of the variance: independent; correlated in time; correlated in space. They add up to one.
    correlation_days
        Time in which the correlation in time falls to 1/e.
    spike_share
        Share of the values that are outliers.
    spike_size
        Least size of a spike in units of ``total``; the largest is twice that.
    """

    total: float = 3.0
    white_share: float = 0.5
    temporal_share: float = 0.2
    atmosphere_share: float = 0.3
    correlation_days: float = 40.0
    spike_share: float = 0.001
    spike_size: float = 4.0


def simulate_noise(
    coordinates: np.ndarray, days: np.ndarray, model: NoiseModel, rng: np.random.Generator, quality: np.ndarray
) -> np.ndarray:
    """Draw the noise of all points and epochs.

    >>> rng = np.random.default_rng(0)
    >>> places, days = 1000 * rng.random((500, 2)), np.arange(60) * 6.0
    >>> noise = simulate_noise(places, days, NoiseModel(total=3.0), rng, np.ones(500))
    >>> noise.shape, bool(2.5 < noise.std() < 3.5)
    ((500, 60), True)

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    days
        Days since the first epoch, increasing, shape (n_epochs,).
    model
        Composition.
    rng
        Source of chance.
    quality
        Noise of each point as a factor, mean square 1, shape (n_points,); the atmosphere is the same for all.

    Returns
    -------
    ndarray
        mm, float32, shape (n_points, n_epochs).
    """
    shape = (len(coordinates), len(days))
    noise = np.zeros(shape, dtype=np.float32)
    if model.total == 0:
        return noise
    noise += np.sqrt(model.white_share) * rng.standard_normal(shape, dtype=np.float32)
    noise += np.sqrt(model.temporal_share) * autoregressive(len(coordinates), days, model.correlation_days, rng)
    noise *= quality.astype(np.float32)[:, None]
    noise += np.sqrt(model.atmosphere_share) * turbulent_atmosphere(coordinates, len(days), rng)
    noise += spikes(shape, model.spike_share, model.spike_size, rng)
    return noise * np.float32(model.total)


def autoregressive(count: int, days: np.ndarray, correlation_days: float, rng: np.random.Generator) -> np.ndarray:
    """Draw series of unit variance whose correlation falls as exp(-time / correlation_days), on any calendar.

    It is the first-order autoregressive process, with the coefficient of each interval.

    Returns
    -------
    ndarray
        float32, shape (count, n_epochs).
    """
    drawn = rng.standard_normal((count, len(days)), dtype=np.float32)
    return remembering(drawn, np.exp(-np.diff(days) / correlation_days).astype(np.float32))


def remembering(shocks: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Return first-order autoregressive series that have the variance of their shocks.

    >>> remembering(np.array([[1.0, 0.0, 0.0]]), np.array([0.5, 0.5])).tolist()
    [[1.0, 0.5, 0.25]]

    Parameters
    ----------
    shocks
        Independent of each other, of one variance, shape (n, n_epochs).
    kept
        Correlation of each epoch with the one before it, the first left out, shape (n_epochs - 1,), or with a row a
        series (n, n_epochs - 1).
    """
    series, fresh = shocks.copy(), np.sqrt(1 - kept**2)
    for epoch in range(1, shocks.shape[1]):
        series[:, epoch] = kept[..., epoch - 1] * series[:, epoch - 1] + fresh[..., epoch - 1] * shocks[:, epoch]
    return series


def spikes(shape: tuple[int, int], share: float, size: float, rng: np.random.Generator) -> np.ndarray:
    """Draw outliers of ``size`` to twice ``size``, of either sign, at a share of the values, float32."""
    drawn = np.zeros(shape, dtype=np.float32)
    count = rng.binomial(drawn.size, share)
    where = rng.integers(drawn.size, size=count)
    drawn.flat[where] = rng.choice([-1.0, 1.0], count) * rng.uniform(size, 2 * size, count)
    return drawn


def missing_values(shape: tuple[int, int], share: float, rng: np.random.Generator) -> np.ndarray:
    """Draw which values are missing: half of the share in one block a point, half singly.

    >>> missing = missing_values((1000, 100), 0.2, np.random.default_rng(0))
    >>> bool(0.15 < missing.mean() < 0.25)
    True

    Blocks begin before the series, end after it or lie inside, as where a point was lost or found late. Two values of
    every point are always there.

    Parameters
    ----------
    shape
        n_points, n_epochs.
    share
        Share of missing values, 0 to 0.9.

    Returns
    -------
    ndarray
        bool, ``shape``.
    """
    points, epochs = shape
    missing = np.zeros(shape, dtype=bool)
    if share <= 0:
        return missing
    in_blocks = share / 2
    length = np.sqrt(in_blocks) * rng.uniform(0.5, 1.5, points) * epochs
    has_block = rng.random(points) < np.sqrt(in_blocks)
    free = np.maximum(epochs - length, 0)
    start = free * rng.choice([0.0, 0.5, 1.0], points)
    epoch = np.arange(epochs) + 0.5
    missing |= has_block[:, None] & (epoch >= start[:, None]) & (epoch < (start + length)[:, None])
    missing |= rng.random(shape) < 1 - (1 - share) / (1 - in_blocks)
    kept = np.argpartition(rng.random(shape), min(2, epochs) - 1, axis=1)[:, : min(2, epochs)]
    short = (~missing).sum(axis=1) < min(2, epochs)
    missing[np.flatnonzero(short)[:, None], kept[short]] = False
    return missing


def seasonal_signal(
    coordinates: np.ndarray, days: np.ndarray, amplitude: float, rng: np.random.Generator
) -> np.ndarray:
    """Draw an annual signal whose size and phase change smoothly over the area and a little from point to point.

    Parameters
    ----------
    coordinates
        Metres, shape (n_points, 2).
    days
        Days since the first epoch, shape (n_epochs,).
    amplitude
        Median amplitude, mm.

    Returns
    -------
    ndarray
        mm, float32, shape (n_points, n_epochs).
    """
    smooth = turbulent_atmosphere(coordinates, 2, rng)
    size = amplitude * np.exp(0.4 * smooth[:, 0] + 0.3 * rng.standard_normal(len(coordinates)))
    phase = rng.uniform(0, 2 * np.pi) + 0.5 * smooth[:, 1] + 0.2 * rng.standard_normal(len(coordinates))
    rate = 2 * np.pi / DAYS_PER_YEAR
    cosine, sine = np.cos(rate * days), np.sin(rate * days)
    signal = np.outer(size * np.cos(phase), cosine) + np.outer(size * np.sin(phase), sine)
    return signal.astype(np.float32)
