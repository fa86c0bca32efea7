# SPDX-License-Identifier: GPL-2.0-or-later
"""A small field that sinks, bends and jumps in places, and changes of it whose effect on results is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
import pyogrio
from pyproj import CRS, Transformer

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.io.points import write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Recorder
from insar_forecast_plugin.core.series import TimeSeriesPoints

LAEA, UTM, DEGREES = 3035, 32633, 4326
POINTS, EPOCHS, STEP_DAYS, ONSET = 320, 80, 12, 50
CORNER = (4_500_000.0, 3_000_000.0)
_NAMES = count()


def ground(seed=0):
    """Return points at random places of 600 m, some of which sink, bend or jump in their places."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(0, 600, (POINTS, 2)) + CORNER
    days = STEP_DAYS * np.arange(EPOCHS)
    years = days / 365.25
    after = np.maximum(years - years[ONSET], 0.0)
    values = rng.normal(0, 2.0, (POINTS, EPOCHS)) + rng.normal(0, 1.0, EPOCHS) + rng.normal(0, 1, (POINTS, 1)) * years
    values[_near(places, 150, 150, 90)] -= 20 * years
    values[_near(places, 450, 450, 100)] -= 40 * after
    values[_near(places, 150, 480, 60)] += 14 * (after > 0)
    return TimeSeriesPoints(
        pid=np.array([f"p{number}" for number in range(POINTS)], dtype=object),
        coordinates=places,
        crs=CRS.from_epsg(LAEA).to_wkt(),
        dates=np.datetime64("2020-01-03") + days,
        displacement=values.astype(np.float32),
        measured=Measured(component="los"),
    )


def _near(places, east, north, metres):
    return np.hypot(*(places - CORNER - (east, north)).T) < metres


def reordered(points, seed=1):
    """Return the points in another order."""
    return points.at_points(np.random.default_rng(seed).permutation(points.point_count))


def with_values(points, change):
    """Return the points with other values, mm."""
    return replace(points, displacement=change(points.displacement.astype(float)).astype(np.float32))


def moved(points, metres):
    """Return the points at another place."""
    return replace(points, coordinates=points.coordinates + metres)


def in_system(points, code):
    """Return the points in another coordinate reference system."""
    target = CRS.from_epsg(code)
    x, y = Transformer.from_crs(points.crs, target, always_xy=True).transform(*points.coordinates.T)
    return replace(points, coordinates=np.column_stack([x, y]), crs=target.to_wkt())


def four_years_later(points):
    """Return the points with dates four years later: the same days of the year."""
    return replace(points, dates=points.dates + np.timedelta64(1461, "D"))


def empty_at(points, epoch):
    """Return the points without any value at an epoch."""
    values = points.displacement.copy()
    values[:, epoch] = np.nan
    return replace(points, displacement=values)


def without_epoch(points, epoch):
    """Return the points without an epoch."""
    return points.at_epochs(np.arange(points.epoch_count) != epoch)


def and_more(points, others):
    """Return points with further ones behind them."""
    parts = (points, others)
    return replace(
        points,
        pid=np.concatenate([one.pid for one in parts]),
        coordinates=np.concatenate([one.coordinates for one in parts]),
        displacement=np.concatenate([one.displacement for one in parts]),
    )


def saved(folder, points, ending="gpkg"):
    """Write points and return what an operation takes."""
    path = folder / f"points{next(_NAMES)}.{ending}"
    write_points(points, path)
    return {"path": str(path)}


def done(folder, operation, endings, **parameters):
    """Run an operation; return the paths of its outputs, which get these endings, and what it told."""
    progress = Recorder()
    paths = {name: folder / f"{name}{next(_NAMES)}.{ending}" for name, ending in endings.items()}
    catalogue.run(operation, {**parameters, **{name: str(path) for name, path in paths.items()}}, progress)
    return paths, progress


def table(path, key="pid"):
    """Return the fields of a layer by a field that tells rows apart, without its shapes, in the order of that field."""
    fields = pyogrio.read_arrow(path)[1].to_pandas().set_index(key).sort_index()
    return fields.drop(columns=[name for name in ("geom", "wkb_geometry") if name in fields])


def assert_alike(found, expected, *, atol=1e-4, without=(), times=1.0, scaled=(), turned=()):
    """Hold that two tables say the same; numbers of ``scaled`` times a factor, those of ``turned`` negated."""
    assert list(found.index) == list(expected.index)
    for name in expected.columns:
        if name in without or is_date(name, "D"):
            continue
        one, other = found[name], expected[name]
        if one.dtype.kind == "f" or other.dtype.kind == "f":
            factor = (times if name in scaled else 1.0) * (-1.0 if name in turned else 1.0)
            numbers = factor * other.to_numpy(float)
            np.testing.assert_allclose(one.to_numpy(float), numbers, rtol=1e-4, atol=atol, err_msg=name)
        else:
            assert one.astype(str).tolist() == other.astype(str).tolist(), name


def is_date(name, prefix):
    """Tell whether a field is a date of a series with this prefix."""
    return len(name) == 9 and name[0] in prefix and name[1:].isdigit()
