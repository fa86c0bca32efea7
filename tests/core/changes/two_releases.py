# SPDX-License-Identifier: GPL-2.0-or-later
"""Points whose true series are known, and the releases, bursts and forecasts that are made of them."""

from dataclasses import replace

import numpy as np
import pandas as pd
from pyproj import CRS

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder, Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints

SYSTEM = CRS.from_epsg(3035).to_wkt()
DATES = np.datetime64("2016-01-04") + 12 * np.arange(200)
YEARS = (DATES - DATES[0]).astype(float) / 365.25
LOS = Measured(component="los", product="EGMS L2b", track="022", half_wavelength_mm=27.73, orbit="descending")


def true_points(count=300, *, seed=0, noise=1.0, velocity=None, dates=DATES):
    """Return points on a jittered grid of 50 m with lines, seasons and noise."""
    chance = np.random.default_rng(seed)
    side = int(np.ceil(np.sqrt(count)))
    at = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)[:count]
    places = np.array([4_500_000.0, 3_000_000.0]) + 50.0 * at + chance.uniform(-10, 10, (count, 2))
    years = (dates - DATES[0]).astype(float) / 365.25
    speed = chance.normal(0, 4, (count, 1)) if velocity is None else np.full((count, 1), velocity)
    series = speed * years + 2 * np.cos(2 * np.pi * years) + chance.normal(0, noise, (count, len(dates)))
    return TimeSeriesPoints(
        pid=np.array([f"p{row}" for row in range(count)], dtype=object),
        coordinates=places,
        crs=SYSTEM,
        dates=dates,
        displacement=series.astype(np.float32),
        attributes=pd.DataFrame({"coherence": chance.uniform(0.5, 1, count), "height": chance.normal(100, 5, count)}),
        measured=LOS,
    )


def release(points, epochs, *, offset=0.0, name="", noise=0.0, seed=1):
    """Return some epochs of points as a release: with an offset and processing noise of its own."""
    part = points.at_epochs(epochs)
    chance = np.random.default_rng(seed)
    series = part.displacement + np.asarray(offset) + chance.normal(0, noise, part.displacement.shape)
    measured = replace(part.measured, release=name, zero_date=str(part.dates[0]))
    return replace(part, displacement=series.astype(np.float32), measured=measured)


def shuffled(points, *, dropped=0, seed=2):
    """Return the points in another order, some of them lost."""
    order = np.random.default_rng(seed).permutation(points.point_count)
    return points.at_points(order[dropped:])


def written(folder, **layers):
    """Write layers to GeoPackages and return requests' parts that name them."""
    for name, points in layers.items():
        write_points(points, folder / f"{name}.gpkg")
    return {name: {"path": str(folder / f"{name}.gpkg")} for name in layers}


def run(operation, folder, progress=None, **given):
    """Run an operation with an output, a report and metrics in a folder; return result, points and what was said."""
    progress = Recorder() if progress is None else progress
    values = {"output": str(folder / "out.gpkg"), "report": str(folder / "report.html"), **given}
    result = catalogue.run(operation, values, progress)
    return result, read_points(values["output"], Silent()), progress


def numbers(points, field):
    """Return an attribute as floats, NaN where empty."""
    return points.attributes[field].to_numpy(dtype=float, na_value=np.nan)
