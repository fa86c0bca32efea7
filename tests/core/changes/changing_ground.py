# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated ground on which some points change at a known date."""

from __future__ import annotations

import numpy as np
from pyproj import CRS

from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.series import TimeSeriesPoints

COUNT, EPOCHS, STEP_DAYS = 900, 150, 12
ONSET = 110
"""Index of the epoch of the change, some 16 months before the last."""
SIDE = 30


def dates(epochs=EPOCHS):
    """Return the epochs, datetime64[D]."""
    return np.datetime64("2020-01-03") + STEP_DAYS * np.arange(epochs)


def places():
    """Return a grid of points 40 m apart, metres, shape (900, 2)."""
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    return np.column_stack([4_500_000.0 + 40 * x.ravel(), 3_000_000.0 + 40 * y.ravel()])


def patch(radius=220.0):
    """Return the points around the middle of the grid."""
    apart = np.hypot(*(places() - places().mean(axis=0)).T)
    return np.flatnonzero(apart <= radius)


def noisy(seed=0, count=COUNT, epochs=EPOCHS, noise=2.5):
    """Return series with a line, a season, noise of single dates and common noise, mm, float32."""
    rng = np.random.default_rng(seed)
    years = STEP_DAYS * np.arange(epochs) / 365.25
    season = rng.normal(0, 1.0, (count, 1)) * np.sin(2 * np.pi * years)
    common = rng.normal(0, 2.0, epochs)
    line = rng.normal(0, 1.0, (count, 1)) * years
    return (line + season + common + rng.normal(0, noise, (count, epochs))).astype(np.float32)


def after_onset(onset=ONSET, epochs=EPOCHS):
    """Return the years since the onset, zero before it, shape (n_epochs,)."""
    return np.maximum(STEP_DAYS * (np.arange(epochs) - onset) / 365.25, 0.0)


def write(path, series, coordinates=None, seams=()):
    """Write points as a GeoPackage and return its path as text."""
    where = places() if coordinates is None else coordinates
    points = TimeSeriesPoints(
        pid=np.array([f"p{number}" for number in range(len(series))], dtype=object),
        coordinates=where[: len(series)],
        crs=CRS.from_epsg(3035).to_wkt(),
        dates=dates(series.shape[1]),
        displacement=series,
        measured=Measured(component="los", seams=tuple(seams)),
    )
    write_points(points, path)
    return str(path)
