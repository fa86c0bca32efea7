# SPDX-License-Identifier: GPL-2.0-or-later
"""Series whose trend class is known because the signal was put in, in the noise of real files.

The signals are drawn here and not by the simulation that the network learns from, so that neither the network nor the
tests have had a say in what is called what. Their bends are of the five kinds of which that simulation makes half of
its own, and of which the bank of the tests has most, because these kinds were asked for; sizes, curves and knees
differ. ``trend_accuracy.py`` uses this; run by itself it prints examples.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.trend_classes import TREND_CLASSES
from insar_forecast_plugin.core.trends.fits.breakpoints import TimeAxis
from insar_forecast_plugin.core.trends.fits.statistical import fit_trends
from insar_forecast_plugin.core.trends.fits.thresholds import MotionLimits
from insar_forecast_plugin.core.units import DAYS_PER_YEAR, SENTINEL1_HALF_WAVELENGTH_MM

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
STABLE, LINEAR, QUADRATIC, BILINEAR, UNWRAPPING_ERROR = range(len(TREND_CLASSES))
BENDS = {
    "starts": (0.0, 1.0),
    "stops": (1.0, 0.0),
    "halves": (1.0, 0.5),
    "doubles": (0.5, 1.0),
    "reverses": (1.0, -1.0),
}
"""Velocity before and after the knee, of each kind of bend; what reverses comes back at 0.5 to 1.5 times the speed."""

SURELY_MOVING = 1.25
"""Every signal is at some time faster than this times the stable velocity."""


@dataclass(frozen=True)
class Noise:
    """What is left of real series once line, parabola and season are taken off.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_epochs,).
    values
        mm, shape (n, n_epochs), NaN where missing.
    """

    dates: np.ndarray
    values: np.ndarray

    def cut(self, epochs: int) -> Noise:
        """Return the first epochs, of the series that have 80% of them."""
        values = self.values[:, :epochs]
        return Noise(self.dates[:epochs], values[np.isfinite(values).sum(axis=1) >= 0.8 * values.shape[1]])

    def at(self, rows: np.ndarray) -> Noise:
        """Return some series."""
        return Noise(self.dates, self.values[rows])


@dataclass(frozen=True)
class Truth:
    """Series with what was put into them.

    Parameters
    ----------
    dates, displacement
        As in :class:`Noise`, signals and seasons added.
    labels
        Class codes, int, shape (n,).
    kinds
        Kind of each bend, empty elsewhere, shape (n,).
    """

    dates: np.ndarray
    displacement: np.ndarray
    labels: np.ndarray
    kinds: np.ndarray


def real_noise(path: Path, *, bends_left: bool = False) -> Noise:
    """Return the noise of a file that the import reads; series in which the tests find a jump give none.

    Parameters
    ----------
    bends_left
        Take off a line alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        imported = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(path), "output": imported}, Silent())
        points = read_points(imported, Silent())
    values = points.displacement.astype(float)
    values = values[np.isfinite(values).sum(axis=1) >= 60]
    time_axis = TimeAxis.of(points.dates)
    values = values[fit_trends(time_axis, values, MotionLimits()).jumps.at[:, 0] < 0]
    design = time_axis.columns[:2].T if bends_left else np.vstack([time_axis.columns, time_axis.time**2]).T
    noise = np.full_like(values, np.nan)
    for row, series in enumerate(values):
        there = np.isfinite(series)
        noise[row, there] = series[there] - design[there] @ np.linalg.lstsq(design[there], series[there])[0]
    return Noise(points.dates, noise)


def put_in(
    rng: np.random.Generator,
    noise: Noise,
    labels: np.ndarray,
    totals: tuple[float, float],
    *,
    low_frequency: bool,
    deviations: tuple[float, float] | None = None,
) -> Truth:
    """Return a series of each label, shape (n,), in the noise of each row, with a season in all.

    Parameters
    ----------
    totals
        Least and largest range of a signal over the span, in deviations of the noise.
    low_frequency
        Whether that is the deviation at low frequency, which decides what can be seen, or the plain one.
    deviations
        The plain one and the one at low frequency, mm, where all series have the same; None: as each series tells.
    """
    out, kinds = noise.values.copy(), np.full(len(labels), "", dtype=object)
    if deviations is None:
        plain, low = np.nanstd(noise.values, axis=1), low_frequency_deviation(noise) if low_frequency else None
    else:
        plain, low = (np.full(len(labels), one) for one in deviations)
    unit = low if low_frequency else plain
    years = (noise.dates - noise.dates[0]).astype(float) / DAYS_PER_YEAR
    for row, label in enumerate(labels):
        there = np.isfinite(noise.values[row])
        signal, kinds[row] = _signal(rng, int(label), years[there], unit[row] * rng.uniform(*totals))
        season = plain[row] * rng.uniform(0.3, 1.5) * np.cos(2 * np.pi * (years[there] + rng.random()))
        out[row, there] += signal + season
    return Truth(noise.dates, out, np.asarray(labels), kinds)


def _signal(rng: np.random.Generator, label: int, years: np.ndarray, total: float) -> tuple[np.ndarray, str]:
    """Return a signal of a class in mm, shape (n_epochs,), and the kind of its bend."""
    time = (years - years[0]) / (years[-1] - years[0])
    if label == UNWRAPPING_ERROR:
        beside, _ = _signal(rng, int(rng.choice([STABLE, LINEAR])), years, total)
        return beside + _jumps(rng, time), ""
    if label == STABLE:
        return np.zeros_like(time), ""
    shape, kind = moving_shape(rng, label, years)
    return rng.choice([-1.0, 1.0]) * max(total, least_total(shape, years)) * shape, kind


def moving_shape(rng: np.random.Generator, label: int, years: np.ndarray) -> tuple[np.ndarray, str]:
    """Return a signal of a class that moves, of range 1, shape (n_epochs,), and the kind of its bend."""
    shape, kind = _shape(rng, label, (years - years[0]) / (years[-1] - years[0]))
    return shape / np.ptp(shape), kind


def least_total(shape: np.ndarray, years: np.ndarray) -> float:
    """Return the range in mm from which on a signal is surely faster than what is stable."""
    fastest = np.abs(np.diff(shape) / np.diff(years)).max()
    return float(SURELY_MOVING * MotionLimits().stable_velocity / fastest)


def low_frequency_deviation(noise: Noise) -> np.ndarray:
    """Return the deviation of noise at low frequency as each series tells it, mm, shape (n,)."""
    return np.sqrt(fit_trends(TimeAxis.of(noise.dates), noise.values, MotionLimits()).motion.noise)


def _shape(rng: np.random.Generator, label: int, time: np.ndarray) -> tuple[np.ndarray, str]:
    if label == LINEAR:
        return time.copy(), ""
    if label == QUADRATIC:
        slower, along = rng.uniform(-0.5, 0.4), time if rng.random() < 0.5 else 1 - time
        return slower * along + (1 - slower) * along**2 / 2, ""
    kind, knee = str(rng.choice(list(BENDS))), rng.uniform(0.2, 0.8)
    before, after = BENDS[kind]
    if kind == "reverses":
        after *= rng.uniform(0.5, 1.5)
    return before * np.minimum(time, knee) + after * np.maximum(time - knee, 0), kind


def _jumps(rng: np.random.Generator, time: np.ndarray) -> np.ndarray:
    jumps = np.zeros_like(time)
    for _ in range(int(rng.choice([1, 2], p=[0.7, 0.3]))):
        size = SENTINEL1_HALF_WAVELENGTH_MM * rng.choice([1, 2], p=[0.85, 0.15]) * rng.choice([-1, 1])
        jumps += size * (time >= rng.uniform(0.1, 0.9))
    return jumps


def main() -> int:
    """Print the ranges of some signals."""
    rng = np.random.default_rng(0)
    years = np.linspace(0, 5, 200)
    for label, name in enumerate(TREND_CLASSES.names):
        signals = [_signal(rng, label, years, 20.0) for _ in range(5)]
        print(f"{name:<18}" + "  ".join(f"{np.ptp(one):5.1f} mm {kind}" for one, kind in signals))
    return 0


if __name__ == "__main__":
    sys.exit(main())
