# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network learns from: simulated series of many calendars and sensors, as the network sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...progress import Progress
from ...trend_classes import TREND_CLASSES, TrendClasses
from ..classes import MINIMUM_EPOCHS, NO_CLASS
from ..fits.breakpoints import TimeAxis
from ..fits.statistical import fit_trends
from ..fits.thresholds import MotionLimits
from ..simulation.simulated_series import LabelledSeries, simulate_series
from .network_inputs import network_view

SERIES_PER_CALENDAR = 40
_HALF_WAVELENGTHS = (27.73, 27.73, 27.73, 27.73, 15.6, 118.0)
"""Sentinel-1 mostly, then X and L band."""


@dataclass(frozen=True)
class NetworkSamples:
    """Series as the network sees them.

    Parameters
    ----------
    channels
        float32, shape (n, CHANNELS, STEPS).
    features
        float32, shape (n, n_features).
    labels
        Class codes, int64, shape (n,).
    """

    channels: np.ndarray
    features: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def followed_by(self, other: NetworkSamples) -> NetworkSamples:
        """Return these and then another's."""
        names = ("channels", "features", "labels")
        return NetworkSamples(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))

    def at(self, rows: np.ndarray | slice) -> NetworkSamples:
        """Return some rows."""
        return NetworkSamples(self.channels[rows], self.features[rows], self.labels[rows])


def as_samples(groups: list[LabelledSeries]) -> NetworkSamples:
    """Return labelled series as the network sees them; series without a class or with too few epochs are left out."""
    parts = []
    for group in groups:
        rows = (np.isfinite(group.displacement).sum(axis=1) >= MINIMUM_EPOCHS) & (group.labels != NO_CLASS)
        time_axis = TimeAxis.of(group.dates)
        displacement = group.displacement[rows]
        fits = fit_trends(time_axis, displacement, group.limits)
        channels, table = network_view(time_axis, fits, np.isfinite(displacement), group.limits)
        parts.append((channels, table, group.labels[rows].astype(np.int64)))
    return NetworkSamples(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def simulated_samples(
    seed: int, per_class: int, progress: Progress, classes: TrendClasses = TREND_CLASSES
) -> NetworkSamples:
    """Return simulated samples of every class, balanced in each calendar.

    Every calendar has its own stable velocity, wavelength and knowledge of the jumps' size.
    """
    rng = np.random.default_rng(seed)
    calendars = -(-per_class * len(classes) // SERIES_PER_CALENDAR)
    labels = np.arange(SERIES_PER_CALENDAR) % len(classes)
    parts = []
    for number in range(calendars):
        half_wavelength = float(rng.choice(_HALF_WAVELENGTHS))
        scale = half_wavelength / _HALF_WAVELENGTHS[0]
        common = rng.random() < 0.5
        limits = MotionLimits(
            stable_velocity=2.0 * scale if common else scale * float(np.exp(rng.uniform(np.log(0.5), np.log(8)))),
            half_wavelength=half_wavelength,
            exact_jumps=bool(rng.random() < 0.75),
        )
        parts.append(as_samples([simulate_series(rng, labels, limits=limits, classes=classes)]))
        progress((number + 1) / calendars, f"Simulating series: calendar {number + 1} of {calendars}")
    return NetworkSamples(
        np.concatenate([part.channels for part in parts]),
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.labels for part in parts]),
    )
