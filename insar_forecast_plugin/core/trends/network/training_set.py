# SPDX-License-Identifier: GPL-2.0-or-later
"""What the network learns from: simulated series of many calendars and sensors, as the network sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

import numpy as np

from ...progress import Progress
from ...trend_classes import TREND_CLASSES, TrendClasses
from ..classes import MINIMUM_EPOCHS, NO_CLASS
from ..fits.breakpoints import TimeAxis
from ..fits.statistical import fit_trends
from ..fits.thresholds import MotionLimits
from ..simulation.simulated_series import LabelledSeries, simulate_series
from .network_inputs import CHANNELS, FEATURES, STEPS, network_view

SERIES_PER_CALENDAR = 40
_CHUNK = 16
"""Calendars that a process makes at a time."""
_HALF_WAVELENGTHS = (27.73, 27.73, 27.73, 27.73, 15.6, 118.0)
"""Sentinel-1 mostly, then X and L band."""
_NONE = TrendClasses()
"""The tests' classes are not asked for."""


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

    @property
    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Channels, features and labels."""
        return self.channels, self.features, self.labels

    def followed_by(self, other: NetworkSamples) -> NetworkSamples:
        """Return these and then another's."""
        return NetworkSamples(*map(np.concatenate, zip(self.arrays, other.arrays, strict=True)))

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
        fits = fit_trends(time_axis, displacement, group.limits, classes=_NONE)
        channels, table = network_view(time_axis, fits, np.isfinite(displacement), group.limits)
        parts.append((channels, table, group.labels[rows].astype(np.int64)))
    return NetworkSamples(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def simulated_samples(
    seed: int, per_class: int, progress: Progress, classes: TrendClasses = TREND_CLASSES, *, processes: int = 1
) -> NetworkSamples:
    """Return simulated samples of every class, balanced in each calendar.

    Every calendar has its own stable velocity, wavelength and knowledge of the jumps' size, and its own random numbers:
    any number of processes makes the same series.
    """
    calendars = -(-per_class * len(classes) // SERIES_PER_CALENDAR)
    count = calendars * SERIES_PER_CALENDAR
    samples = NetworkSamples(
        np.empty((count, CHANNELS, STEPS), dtype=np.float32),
        np.empty((count, len(FEATURES)), dtype=np.float32),
        np.empty(count, dtype=np.int64),
    )
    with _mapped(processes) as mapped:
        made = mapped(partial(_calendar, seed, classes=classes), range(calendars))
        for number, part in enumerate(made):
            rows = slice(number * SERIES_PER_CALENDAR, (number + 1) * SERIES_PER_CALENDAR)
            for whole, piece in zip(samples.arrays, part.arrays, strict=True):
                whole[rows] = piece
            progress((number + 1) / calendars, f"Simulating series: calendar {number + 1} of {calendars}")
    return samples


@contextmanager
def _mapped(processes: int) -> Iterator[Callable[..., Iterator[NetworkSamples]]]:
    """Give a ``map`` that computes in so many processes, in order."""
    if processes == 1:
        yield map
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield partial(pool.map, chunksize=_CHUNK)


def _calendar(seed: int, number: int, classes: TrendClasses) -> NetworkSamples:
    """Return the samples of one calendar."""
    rng = np.random.default_rng([seed, number])
    half_wavelength = float(rng.choice(_HALF_WAVELENGTHS))
    scale = half_wavelength / _HALF_WAVELENGTHS[0]
    common = rng.random() < 0.5
    limits = MotionLimits(
        stable_velocity=2.0 * scale if common else scale * float(np.exp(rng.uniform(np.log(0.5), np.log(8)))),
        half_wavelength=half_wavelength,
        exact_jumps=bool(rng.random() < 0.75),
    )
    labels = np.arange(SERIES_PER_CALENDAR) % len(classes)
    return as_samples([simulate_series(rng, labels, limits=limits, classes=classes)])
