# SPDX-License-Identifier: GPL-2.0-or-later
"""Error and honesty of up and east series from two tracks, and what they cost.

Run ``python benchmarks/decomposition_accuracy.py``. Three parts:

1. Real: EGMS L2b of Ustica (track 022, descending) with an ascending track made from the vertical and east-west L3
   files of the island plus noise, on a calendar of its own. L3 was itself made from track 022, and the second track is
   made from L3: neither is independent of what is compared. So this tests the geometry, the join of dates and the
   alignment; its coverage is not evidence for the standard errors, because the noise of track 022 is in both.
2. Simulated: both tracks from a known truth, with noise of its own seed for each point and date, common to a date, and
   with memory: bias, error and coverage of the standard errors.
3. Cost: 200 000 points in each of two tracks, 300 dates (``--points`` changes it).

``--settings`` prints the error for other numbers of neighbours on other seeds, on which the plugin's was chosen.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import CRS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.decomposition import local_regression
from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.measured import Measured
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints, epoch_field, fitted_velocity
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
SYSTEM = CRS.from_epsg(3035).to_wkt()
CALIBRATED = "GNSS velocity model (calibrated)"
ASCENDING, DESCENDING = line_of_sight(np.array([39.0, 37.3]), np.array([349.0, 191.4]))
CORNER = np.array([4_600_000.0, 1_740_000.0])
FIRST = np.datetime64("2020-01-03", "D")
ERROR = "S"

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


def decomposed(
    folder: Path, layers: list[TimeSeriesPoints], **parameters: object
) -> tuple[TimeSeriesPoints, TimeSeriesPoints]:
    """Write layers, run the operation and return up and east."""
    sources = []
    for number, points in enumerate(layers):
        path = folder / f"layer_{number}.gpkg"
        write_points(points, path)
        sources.append({"path": str(path)})
    outputs = {name: str(folder / f"{name}.gpkg") for name in ("output_up", "output_east")}
    catalogue.run("decompose", {"inputs": sources, **outputs, **parameters}, Silent())
    up, east = (read_points(outputs[name], Silent()) for name in ("output_up", "output_east"))
    return up, east


def errors_of(points: TimeSeriesPoints) -> np.ndarray:
    """Return the standard errors of a layer, mm, shape (n_points, n_dates)."""
    return points.attributes[[epoch_field(date, ERROR) for date in points.dates]].to_numpy(dtype=float)


def compared(name: str, points: TimeSeriesPoints, truth: np.ndarray) -> None:
    """Print bias, error and coverage of one component against what it should be."""
    difference = points.displacement - truth
    ratio = np.abs(difference) / errors_of(points)
    levelled = difference - np.nanmean(difference, axis=1, keepdims=True)
    velocity = fitted_velocity(points.dates, points.displacement) - fitted_velocity(points.dates, truth)
    sure = points.attributes["mean_velocity_std"].to_numpy(dtype=float)
    inside = [np.nanmean(np.abs(velocity) < times * sure) for times in (1, 2)]
    print(
        f"  {name:6} dates: bias {np.nanmean(difference):+.2f} RMSE {np.sqrt(np.nanmean(difference**2)):.2f} mm "
        f"(level removed {np.sqrt(np.nanmean(levelled**2)):.2f}); within 1, 2 standard errors "
        f"{np.nanmean(ratio < 1):.3f}, {np.nanmean(ratio < 2):.3f}; median S {np.nanmedian(errors_of(points)):.2f} mm"
    )
    print(
        f"  {'':6} velocity: bias {np.nanmean(velocity):+.3f} RMSE {np.sqrt(np.nanmean(velocity**2)):.3f} mm/yr, "
        f"largest {np.nanmax(np.abs(velocity)):.2f}; within 0.5 mm/yr {np.nanmean(np.abs(velocity) < 0.5):.3f}; "
        f"within 1, 2 standard errors {inside[0]:.3f}, {inside[1]:.3f}"
    )


# 1. Ustica


def imported(name: str, folder: Path) -> TimeSeriesPoints:
    """Import a file of Ustica."""
    path = next((DATA / "egms-ustica").glob(name))
    output = str(folder / "imported.gpkg")
    catalogue.run("importtimeseries", {"input": str(path), "output": output}, Silent())
    return read_points(output, Silent())


def ascending_from(up: TimeSeriesPoints, east: TimeSeriesPoints, own: float, seed: int) -> TimeSeriesPoints:
    """Return an ascending track of the cells of L3: five points in each, on every other date that L3 has."""
    rng = np.random.default_rng(seed)
    epochs = np.arange(1, up.epoch_count, 2)  # of 12 days, between those of track 022 from 2022 on
    rows = np.repeat(np.arange(up.point_count), 5)
    places = up.coordinates[rows] + rng.uniform(-49, 49, (len(rows), 2))
    vector = line_of_sight(39.0 + rng.normal(0, 0.3, len(rows)), np.full(len(rows), 349.0))
    values = vector[:, 2:] * up.displacement[rows][:, epochs] + vector[:, :1] * east.displacement[rows][:, epochs]
    values = values + noise(rng, len(rows), len(epochs), own=own, common=0.3)
    return layer(places, up.dates[epochs], values, vector, track="117", orbit="ascending")


def print_geometry(track: TimeSeriesPoints, up: TimeSeriesPoints, east: TimeSeriesPoints) -> None:
    """Print how well the formula gives the lines of sight of a track, and whether L3 has its motion to the north."""
    told = track.attributes[["los_east", "los_north", "los_up"]].to_numpy(dtype=float)
    angles = (track.attributes[name].to_numpy(dtype=float) for name in ("incidence_angle", "track_angle"))
    print(f" largest difference of los_* from incidence and heading: {np.abs(told - line_of_sight(*angles)).max():.4f}")
    keys = pd.MultiIndex.from_arrays(np.floor(track.coordinates / 100).astype(int).T)
    cells = pd.MultiIndex.from_arrays(np.floor(up.coordinates / 100).astype(int).T)
    own = pd.Series(fitted_velocity(track.dates, track.displacement)).groupby(keys).mean().reindex(cells).to_numpy()
    vector = np.median(told, axis=0)
    rates = [fitted_velocity(one.dates, one.displacement) for one in (up, east)]
    north = up.attributes["gnss_velocity_n"].to_numpy(dtype=float)
    left = own - vector[2] * rates[0] - vector[0] * rates[1]
    print(
        f" velocity of track 022 less L3 up and east on its line of sight: {np.nanmean(left):+.3f} mm/yr; the motion to "
        f"the north that GNSS gives would be {vector[1] * north.mean():+.3f}"
    )


def ustica() -> None:
    """Compare with L3."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        descending = imported("*L2b*.zip", folder)
        up, east = (imported(f"*_{letter}_*.zip", folder) for letter in "UE")
        order = {tuple(place): row for row, place in enumerate(east.coordinates)}
        east = east.at_points(np.array([order[tuple(place)] for place in up.coordinates]))
        print(f"\nUstica, 100 m cells: L2b track 022 ({descending.point_count} points) and an ascending track from L3")
        print_geometry(descending, up, east)
        for own in (2.0, 4.0):
            found = decomposed(folder, [descending, ascending_from(up, east, own, 1)], pixel_size=100.0)
            cell = {tuple(place): row for row, place in enumerate(up.coordinates)}
            rows = np.array([cell[tuple(place)] for place in found[0].coordinates])
            epochs = np.searchsorted(up.dates, found[0].dates)
            print(f" noise of the second track {own:g} mm per point; {len(rows)} of {up.point_count} cells of L3")
            for label, points, reference in zip(("up", "east"), found, (up, east), strict=True):
                truth = reference.displacement[rows][:, epochs].astype(float)
                compared(label, points, truth - truth[:, :5].mean(axis=1, keepdims=True))


# 2. Simulated


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


def truth_at(points: TimeSeriesPoints, motion: Motion) -> list[np.ndarray]:
    """Return the motion at places and dates, counted from the mean of the first five dates as the result is."""
    years = (points.dates - FIRST).astype(float) / DAYS_PER_YEAR
    made = motion(points.coordinates, years)
    made = tuple(np.broadcast_to(one, (points.point_count, points.epoch_count)) for one in made)
    return [one - one[:, :5].mean(axis=1, keepdims=True) for one in made]


def known_truth() -> None:
    """Compare with what was put in."""
    cases = (
        ("white noise of 3 mm", {"own": 3.0, "common": 0.0}),
        ("3 mm and 1 mm common to a date", {"own": 3.0, "common": 1.0}),
        ("3 mm with memory (0.6 a date) and 1 mm common", {"own": 3.0, "common": 1.0, "memory": 0.6}),
    )
    print("\nSimulated, 50 m cells, calendars 5 days apart, later 12-day steps; motion of up to 18 mm/yr with a bend")
    for name, options in cases:
        with tempfile.TemporaryDirectory() as folder:
            layers, motion = simulated(7, **options)
            found = decomposed(Path(folder), layers)
            print(f" {name}; {found[0].point_count} cells")
            truths = truth_at(found[0], motion)
            for label, points, truth in zip(("up", "east"), found, truths, strict=True):
                compared(label, points, truth)
            nearest = nearest_date(layers, found[0])
            for label, points, guess, truth in zip(("up", "east"), found, nearest, truths, strict=True):
                error = guess - truth
                print(
                    f"  {label:6} peer, nearest acquisition instead of local regression: RMSE "
                    f"{np.sqrt(np.nanmean(error**2)):.2f} mm (plugin "
                    f"{np.sqrt(np.nanmean((points.displacement - truth) ** 2)):.2f})"
                )


def other_references() -> None:
    """Compare with what was put in where one track drifts by 3 mm/yr and neither layer says its reference."""
    with tempfile.TemporaryDirectory() as folder:
        layers, motion = simulated(8, own=3.0, common=0.5, motion=small_bowl)
        drift = 3.0 * (layers[1].dates - FIRST).astype(float) / DAYS_PER_YEAR
        layers = [replace(one, measured=replace(one.measured, reference="")) for one in layers]
        layers[1] = replace(layers[1], displacement=(layers[1].displacement + drift).astype(np.float32))
        for align in ("offset", "auto"):
            found = decomposed(Path(folder), layers, align=align)
            print(f" second track drifts by 3 mm/yr, ALIGN {align}")
            for label, points, truth in zip(("up", "east"), found, truth_at(found[0], motion), strict=True):
                compared(label, points, truth)


def small_bowl(places: np.ndarray, years: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the motion of :func:`moving` in a quarter of its size, so that most of the area is stable."""
    middle = CORNER + 1000.0
    return moving(middle + 4 * (places - middle), years)


def nearest_date(layers: list[TimeSeriesPoints], found: TimeSeriesPoints) -> list[np.ndarray]:
    """Return up and east from cell means at the nearest acquisition of each track: what is done by hand."""
    size, means = 50.0, []
    for points in layers:
        keys = pd.MultiIndex.from_arrays(np.floor(points.coordinates / size).astype(int).T)
        mean = pd.DataFrame(points.displacement.astype(float)).groupby(keys).mean()
        cells = pd.MultiIndex.from_arrays(np.floor(found.coordinates / size).astype(int).T)
        away = np.abs((points.dates[:, None] - found.dates[None, :]).astype(int))
        means.append(mean.reindex(cells).to_numpy()[:, away.argmin(axis=0)])
    geometry = np.stack([DESCENDING[[2, 0]], ASCENDING[[2, 0]]])
    solved = np.einsum("ij,jab->iab", np.linalg.inv(geometry), np.stack(means))
    return [one - one[:, :5].mean(axis=1, keepdims=True) for one in solved]


def settings() -> None:
    """Print the error of numbers of neighbours, on seeds and noise of their own."""
    kept = local_regression.TimeKernel.between.__func__.__kwdefaults__
    usual = kept["neighbours"]
    for number in (2, 3, 4, 6, 10):
        kept["neighbours"] = number
        for seed, own in ((101, 2.0), (102, 5.0)):
            with tempfile.TemporaryDirectory() as folder:
                layers, motion = simulated(seed, own=own, common=0.7, points=2500)
                found = decomposed(Path(folder), layers)
                print(f"{number} neighbours, noise {own:g} mm")
                for label, points, truth in zip(("up", "east"), found, truth_at(found[0], motion), strict=True):
                    compared(label, points, truth)
    kept["neighbours"] = usual


# 3. Cost


def cost(count: int, dates: int = 300) -> None:
    """Print time and memory of two tracks with so many points each."""
    rng = np.random.default_rng(3)
    side = np.sqrt(count * 1250.0)  # two points in a cell of 50 m
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for number, (vector, track, orbit) in enumerate(
            ((DESCENDING, "022", "descending"), (ASCENDING, "117", "ascending"))
        ):
            days = FIRST + 3 * number + 6 * np.arange(dates)
            places = rng.uniform(0, side, (count, 2)) + CORNER
            values = rng.normal(0, 3, (count, dates)).astype(np.float32)
            path = folder / f"{track}.gpkg"
            write_points(layer(places, days, values, vector, track=track, orbit=orbit), path)
            paths.append({"path": str(path)})
            del values
        request = {"inputs": paths, "output_up": str(folder / "up.gpkg"), "output_east": str(folder / "east.gpkg")}
        code = (
            "import json, sys; from insar_forecast_plugin.core import catalogue; "
            "from insar_forecast_plugin.core.progress import Silent; "
            "catalogue.run('decompose', json.loads(sys.argv[1]), Silent())"
        )
        began = time.monotonic()
        child = subprocess.Popen(
            [sys.executable, "-c", code, json.dumps(request)], cwd=Path(__file__).resolve().parents[1]
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit("the run failed")
        print(
            f"\nCost: 2 x {count} points, {dates} dates: {time.monotonic() - began:.0f} s, processor "
            f"{usage.ru_utime + usage.ru_stime:.0f} s, memory {usage.ru_maxrss / 1024:.0f} MB"
        )


def main() -> None:
    """Print all parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--settings", action="store_true", help="compare numbers of neighbours, on other seeds")
    parser.add_argument(
        "--points", type=int, default=200_000, help="points of each track for the cost; 0: not measured"
    )
    arguments = parser.parse_args()
    if arguments.settings:
        settings()
        return
    if (DATA / "egms-ustica").is_dir():
        ustica()
    else:
        print(f"No EGMS files of Ustica in {DATA}: the first part is left out.")
    known_truth()
    other_references()
    if arguments.points:
        cost(arguments.points)


if __name__ == "__main__":
    main()
