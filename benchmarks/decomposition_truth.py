# SPDX-License-Identifier: GPL-2.0-or-later
"""Ascending and descending tracks over ground whose motion is known, for ``decomposition_accuracy.py``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import CRS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

SYSTEM = CRS.from_epsg(3035).to_wkt()
CALIBRATED = "GNSS velocity model (calibrated)"
ASCENDING, DESCENDING = line_of_sight(np.array([39.0, 37.3]), np.array([349.0, 191.4]))
CORNER = np.array([4_600_000.0, 1_740_000.0])
FIRST = np.datetime64("2020-01-03", "D")

Motion = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]
"""Coordinates and years -> up and east, mm, each of shape (n_points, n_dates)."""


def layer(
    places: np.ndarray, dates: np.ndarray, values: np.ndarray, vector: np.ndarray, *, track: str, orbit: str
) -> TimeSeriesPoints:
    """Return points with their line of sight, shape (3,) or (n_points, 3), as EGMS L2b has them."""
    vectors = np.broadcast_to(vector, (len(places), 3))
    names = ("los_east", "los_north", "los_up")
    return TimeSeriesPoints(
        np.array([f"{track}_{row}" for row in range(len(places))], dtype=object),
        places,
        SYSTEM,
        dates,
        values.astype(np.float32),
        pd.DataFrame({name: vectors[:, part] for part, name in enumerate(names)}),
        Measured("los", "EGMS L2b", "2020-2024", track, reference=CALIBRATED, epochs="observed", orbit=orbit),
    )


def noise(
    rng: np.random.Generator, count: int, dates: int, *, own: float, common: float, memory: float = 0.0
) -> np.ndarray:
    """Return noise of each point and date and of each date, mm; ``memory`` is the correlation from date to date."""
    made = rng.normal(0, own, (count, dates))
    for at in range(1, dates if memory else 1):
        made[:, at] = memory * made[:, at - 1] + np.sqrt(1 - memory**2) * made[:, at]
    return made + rng.normal(0, common, dates)


def moving(places: np.ndarray, years: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return a sinking bowl that draws the ground in, a season, and a bend after two years."""
    offset = (places - CORNER - 1000.0) / 600.0
    bowl = np.exp(-(offset**2).sum(axis=1))[:, None]
    late = np.maximum(years - 2.0, 0.0)
    season = 3.0 * np.sin(2 * np.pi * years + 0.7)
    up = -12.0 * bowl * years - 6.0 * bowl * late + season * (0.3 + 0.7 * bowl)
    return up, 8.0 * offset[:, :1] * bowl * years + 0.4 * season


def simulated(
    seed: int, *, own: float, common: float, memory: float = 0.0, motion: Motion = moving, points: int = 4000
) -> tuple[list[TimeSeriesPoints], Motion]:
    """Return an ascending and a descending track of different calendars, and the motion that is in both."""
    rng = np.random.default_rng(seed)
    layers = []
    calendars = (
        FIRST + np.array([*range(0, 720, 6), *range(720, 1620, 12)]),
        FIRST + 5 + np.array([*range(0, 700, 6), *range(708, 1610, 12)]),
    )
    kinds = ((DESCENDING, "022", "descending"), (ASCENDING, "117", "ascending"))
    for dates, (vector, track, orbit) in zip(calendars, kinds, strict=True):
        places = rng.uniform(0, 2000, (points, 2)) + CORNER
        years = (dates - FIRST).astype(float) / DAYS_PER_YEAR
        up, east = motion(places, years)
        values = vector[2] * up + vector[0] * east
        values = values + noise(rng, points, len(dates), own=own, common=common, memory=memory)
        layers.append(layer(places, dates, values, vector, track=track, orbit=orbit))
    return layers, motion


def truth_at(points: TimeSeriesPoints, motion: Motion, *, before: np.ndarray | None = None) -> list[np.ndarray]:
    """Return the motion at places and dates, counted from the mean of the first five dates as the result is.

    ``before`` are dates that lie before those of the result and tell its zero with the first of them.
    """
    earlier = np.empty(0, points.dates.dtype) if before is None else before
    years = (np.concatenate([earlier, points.dates]) - FIRST).astype(float) / DAYS_PER_YEAR
    made = motion(points.coordinates, years)
    made = tuple(np.broadcast_to(one, (points.point_count, len(years))) for one in made)
    return [one[:, len(earlier) :] - one[:, :5].mean(axis=1, keepdims=True) for one in made]


def four_before(points: TimeSeriesPoints, first: np.ndarray) -> np.ndarray:
    """Return the four of these dates before the first of the result's."""
    return points.dates[points.dates < first][-4:]


def small_bowl(places: np.ndarray, years: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the motion of :func:`moving` in a quarter of its size, so that most of the area is stable."""
    middle = CORNER + 1000.0
    return moving(middle + 4 * (places - middle), years)


def with_gaps(points: TimeSeriesPoints, seed: int) -> TimeSeriesPoints:
    """Return points on their own levels: a fifth begins late, a fifth ends early, a fifth is away for a year."""
    rng = np.random.default_rng(seed)
    values = points.displacement + rng.normal(0, 15, (points.point_count, 1))
    count = points.epoch_count
    values[0::5, : count // 2] = np.nan
    values[1::5, count // 2 :] = np.nan
    values[2::5, count // 3 : count // 3 + 40] = np.nan
    return replace(points, displacement=values.astype(np.float32))


def with_late_ones(points: TimeSeriesPoints, seed: int) -> TimeSeriesPoints:
    """Return points on their own levels, of which half have the last twenty dates alone."""
    rng = np.random.default_rng(seed)
    values = points.displacement + rng.normal(0, 15, (points.point_count, 1))
    values[0::2, :-20] = np.nan
    return replace(points, displacement=values.astype(np.float32))
