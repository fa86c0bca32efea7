# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocity fields whose deforming areas are known because they were put in, in real velocity noise at real places.

The shapes are drawn here and not by the simulation that networks learn from: irregular outlines with a flat, domed,
conical or tilted velocity inside. The noise is that of the series of real files: line and parabola are taken off over
the whole span, and a shorter piece is cut out, to which steady motion of the sources is added. Velocities are fitted to
it as the plugin fits them. The places are turned and mirrored at random, so that one file gives many fields; they are
not independent of each other, and figures from them are of these places only. ``detection_accuracy.py`` uses this.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.areas.robust_velocity import robust_velocity
from insar_forecast_plugin.core.areas.velocity_field import VelocityField
from insar_forecast_plugin.core.forecasting.data.series_for_forecasting import in_metres
from insar_forecast_plugin.core.io.points import read_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.simulation.velocity_fields import noise_piece
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
FEWEST, MOST = 20, 400
"""Points of a source, log-uniform."""
STRENGTH = (2.0, 10.0)
"""Peak velocity in deviations of the noise of the 200 points around a source, log-uniform."""
PROFILES = ("flat", "dome", "cone", "ramp")
_POINTS_A_SOURCE = 2500
_AROUND = 200
"""Nearest points whose spread is the local noise of a source."""
_CELL_M = 100.0


@dataclass(frozen=True)
class KnownField:
    """A field and what was put in.

    Parameters
    ----------
    field
        As it is given to the methods.
    source
        0 where nothing moves, else the number of the source that a point belongs to, from 1 on, shape (n_points,).
    strength
        Peak of each source in deviations of the local noise, shape (n_sources,).
    area_km2
        Of the map: the convex hull of the points.
    held_km2
        Of the cells of 100 m that hold a point.
    """

    field: VelocityField
    source: np.ndarray
    strength: np.ndarray
    area_km2: float
    held_km2: float


def real_points(path: Path) -> TimeSeriesPoints:
    """Return the points of a file that the import reads, in metres."""
    with tempfile.TemporaryDirectory() as folder:
        imported = str(Path(folder) / "points.gpkg")
        catalogue.run("importtimeseries", {"input": str(path), "output": imported}, Silent())
        return in_metres(read_points(imported, Silent()))


def known_fields(points: TimeSeriesPoints, seed: int, count: int) -> Iterator[KnownField]:
    """Yield fields at the places of real points."""
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        epochs = int(rng.uniform(0.2, 0.34) * len(points.dates))
        dates, noise = noise_piece(points.dates, points.displacement, epochs, rng)
        noise *= rng.choice([-1.0, 1.0])
        velocity = robust_velocity(dates, noise)
        there = np.isfinite(velocity)
        coordinates = _turned(points.coordinates[there], rng)
        motion, source, strength = _sources(coordinates, velocity[there], rng)
        years = (dates - dates[0]).astype(float) / DAYS_PER_YEAR
        velocity = robust_velocity(dates, noise[there] + motion[:, None] * years)
        field = VelocityField.of(coordinates, velocity - np.median(velocity), points.crs)
        yield KnownField(field, source, strength, _hull_km2(coordinates), _held_km2(coordinates))


def _turned(coordinates: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = coordinates.mean(axis=0)
    return middle + (coordinates - middle) * [rng.choice([-1.0, 1.0]), 1.0] @ turn.T


def _sources(
    coordinates: np.ndarray, noise: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw sources: the motion of each point, mm/yr, the source that it belongs to, and the strength of each."""
    motion, source, strength = np.zeros(len(noise)), np.zeros(len(noise), dtype=int), []
    for _ in range(max(1, len(noise) // _POINTS_A_SOURCE)):
        points = min(int(np.exp(rng.uniform(np.log(FEWEST), np.log(MOST)))), len(noise) // 5)
        centre = coordinates[rng.integers(len(coordinates))]
        apart = _distance(coordinates - centre, rng)
        apart = apart / np.sort(apart)[points]
        inside = apart < 1
        if (source[inside] > 0).any():
            continue
        peak = float(np.exp(rng.uniform(*np.log(STRENGTH))))
        shape = _profile(apart, coordinates - centre, rng)
        motion += rng.choice([-1.0, 1.0]) * peak * _local_noise(noise[np.argsort(apart)[:_AROUND]]) * inside * shape
        strength.append(peak)
        source[inside & (shape >= 1 / 3)] = len(strength)
    return motion, source, np.array(strength)


def _hull_km2(coordinates: np.ndarray) -> float:
    return float(shapely.MultiPoint(coordinates).convex_hull.area) / 1e6


def _held_km2(coordinates: np.ndarray) -> float:
    return len(np.unique(np.floor(coordinates / _CELL_M), axis=0)) * (_CELL_M / 1000) ** 2


def _local_noise(near: np.ndarray) -> float:
    """Return the robust standard deviation of the noise of the points around a place, mm/yr."""
    return 1.4826 * float(np.median(np.abs(near - np.median(near))))


def _distance(offset: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return a distance whose lines of equal value are irregular, longer than wide, shape (n,)."""
    angle, longer = rng.uniform(0, np.pi), float(np.exp(rng.uniform(0, np.log(3))))
    along = offset @ np.array([np.cos(angle), np.sin(angle)]) / longer
    across = offset @ np.array([-np.sin(angle), np.cos(angle)])
    around = np.arctan2(across, along)
    bulge = sum(rng.uniform(0, 0.35) / order * np.cos(order * around + rng.uniform(0, 6.3)) for order in (2, 3, 4, 5))
    return np.hypot(along, across) / (1 + bulge)


def _profile(apart: np.ndarray, offset: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    kind = rng.choice(PROFILES)
    if kind == "flat":
        return np.ones_like(apart)
    if kind == "dome":
        return np.maximum(1 - apart**2, 0)
    if kind == "cone":
        return np.maximum(1 - apart, 0)
    along = offset @ rng.normal(size=2)
    reach = np.abs(along[apart < 1]).max()
    return np.clip(0.65 + 0.35 * along / max(reach, 1e-9), 0.3, 1.0)


def main() -> int:
    """Print what a few fields hold."""
    points = real_points(DATA / "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip")
    for one in known_fields(points, 0, 3):
        sizes = np.bincount(one.source)[1:]
        areas = f"{one.area_km2:.1f} km2, {one.held_km2:.1f} of them with points"
        print(f"{len(one.source)} points, {areas}, sources {sizes.tolist()}, {one.strength.round(1)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
