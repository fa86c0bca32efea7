# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of an ascending and a descending track over ground whose motion is known."""

import numpy as np
import pandas as pd
from pyproj import CRS

from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

SYSTEM = CRS.from_epsg(3035).to_wkt()
CORNER = np.array([4_600_000.0, 1_740_000.0])
ASCENDING, DESCENDING = line_of_sight(np.array([39.0, 37.3]), np.array([349.0, 191.4]))
FIRST = np.datetime64("2020-01-03", "D")
DESCENDING_DAYS = FIRST + 12 * np.arange(100)
ASCENDING_DAYS = FIRST + 5 + 12 * np.arange(98)
CALIBRATED = "GNSS velocity model (calibrated)"
UP, EAST = -8.0, 5.0
"""Velocity of the moving half, mm/yr."""


def layer(vector, days, *, seed, track="022", orbit="descending", noise=1.0, north=0.0, motion=None, **more):
    """Points of 20 x 20 cells of 50 m, two in each; the western half moves, the eastern is still."""
    rng = np.random.default_rng(seed)
    cells = np.stack(np.meshgrid(np.arange(20), np.arange(20)), axis=-1).reshape(-1, 2).repeat(2, axis=0)
    places = CORNER + 50 * cells + rng.uniform(1, 49, cells.shape)
    years = (days - FIRST).astype(float) / 365.25
    moves = (cells[:, :1] < 10).astype(float)
    up, east = motion(moves, years) if motion else (UP * moves * years, EAST * moves * years)
    values = vector[0] * east + vector[2] * up + vector[1] * north * years
    values = values + rng.normal(0, noise, values.shape)
    attributes = {
        name: np.full(len(places), vector[part]) for part, name in enumerate(("los_east", "los_north", "los_up"))
    }
    measured = {"component": "los", "product": "EGMS L2b", "release": "2020-2024", "reference": CALIBRATED}
    return TimeSeriesPoints(
        np.array([f"{track}{row}" for row in range(len(places))], dtype=object),
        places,
        more.pop("crs", SYSTEM),
        days,
        values.astype(np.float32),
        more.pop("attributes", pd.DataFrame(attributes)),
        Measured(**{**measured, "track": track, "orbit": orbit, "epochs": "observed", **more}),
    )


def two(**more):
    """One layer of each direction."""
    return [
        layer(DESCENDING, DESCENDING_DAYS, seed=1, **more),
        layer(ASCENDING, ASCENDING_DAYS, seed=2, track="117", orbit="ascending", **more),
    ]


def request_of(folder, layers, **parameters):
    """Write layers and return the parameters of a run."""
    sources = []
    for number, points in enumerate(layers):
        path = folder / f"layer_{number}.gpkg"
        write_points(points, path)
        sources.append({"path": str(path)})
    return {
        "inputs": sources,
        "output_up": str(folder / "up.gpkg"),
        "output_east": str(folder / "east.gpkg"),
        **parameters,
    }


def run(folder, layers, progress=None, **parameters):
    """Decompose layers; return up, east and what was said."""
    from insar_forecast_plugin.core import catalogue

    progress = progress or Recorder()
    catalogue.run("decompose", request_of(folder, layers, **parameters), progress)
    up, east = (read_points(folder / f"{name}.gpkg", Silent()) for name in ("up", "east"))
    return up, east, progress


def moving_half(points):
    """Say which places lie in the moving half."""
    return points.coordinates[:, 0] < CORNER[0] + 500
