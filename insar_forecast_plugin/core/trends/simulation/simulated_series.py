# SPDX-License-Identifier: GPL-2.0-or-later
"""Labelled time series, simulated: the truth from which the classifier learns and by which it is judged."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...trend_classes import TREND_CLASSES, TrendClasses
from ...units import DAYS_PER_YEAR, SENTINEL1_HALF_WAVELENGTH_MM
from ..fits.thresholds import MotionLimits
from .simulated_motion import MotionDrawer
from .simulated_noise import LONGEST, SHORTEST, add_spikes, draw_calendar, draw_gaps, draw_noise


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
    classes: TrendClasses = TREND_CLASSES,
) -> LabelledSeries:
    """Return one simulated series for each class code in ``labels``, shape (n_series,).

    Without ``dates`` a calendar is drawn; without ``limits`` those of Sentinel-1 hold.

    >>> series = simulate_series(np.random.default_rng(0), np.array([0, 1, 4]), gaps=False)
    >>> series.displacement.shape == (3, len(series.dates)), series.labels.tolist()
    (True, [0, 1, 4])
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
    return inject_motion(rng, dates, values, deviation=deviation, labels=labels, limits=limits, classes=classes)


def inject_motion(
    rng: np.random.Generator,
    dates: np.ndarray,
    noise: np.ndarray,
    *,
    deviation: np.ndarray,
    labels: np.ndarray,
    limits: MotionLimits,
    classes: TrendClasses = TREND_CLASSES,
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
    shared = MotionDrawer(rng, years, limits, classes)
    for row, label in enumerate(labels):
        there = np.isfinite(noise[row])
        drawer = shared if there.all() else MotionDrawer(rng, years[there], limits, classes)
        values[row, there] += drawer.draw(int(label), float(deviation[row]))
    return LabelledSeries(dates, values.astype(np.float32), labels.astype(np.int8), limits)


def draw_annual(rng: np.random.Generator, dates: np.ndarray, noise_scale: np.ndarray) -> np.ndarray:
    """Return an annual signal, with its half-year overtone in some, mm, shape (n_series, n_epochs).

    The amplitude reaches 1.5 standard deviations of the noise, and no two years are alike in half of the series.
    """
    years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    count = len(noise_scale)
    amplitude = noise_scale * rng.uniform(0, 1.5, count)
    overtone = amplitude * np.where(rng.random(count) < 0.3, rng.uniform(0, 0.4, count), 0.0)
    phase = rng.random((2, count, 1))
    change = np.where(rng.random(count) < 0.5, rng.uniform(0, 0.4, count), 0.0)[:, None]
    every_year = np.arange(int(years[-1]) + 2)
    factors = 1 + change * rng.standard_normal((count, len(every_year)))
    strength = amplitude[:, None] * np.stack([np.interp(years, every_year, one) for one in factors])
    return strength * np.cos(2 * np.pi * (years + phase[0])) + overtone[:, None] * np.cos(
        4 * np.pi * (years + phase[1])
    )
