# SPDX-License-Identifier: GPL-2.0-or-later
"""Error and honesty of up and east series from two tracks, and what they cost.

Run ``python benchmarks/decomposition_accuracy.py``. Four parts:

1. Real: EGMS L2b of Ustica (track 022, descending) with an ascending track made from the vertical and east-west L3
   files of the island plus noise, on a calendar of its own. L3 was itself made from track 022, and the second track is
   made from L3: neither is independent of what is compared. So this tests the geometry, the join of dates and the
   alignment; its coverage is not evidence for the standard errors, because the noise of track 022 is in both.
2. Real and independent: the EGMS bursts of Wroclaw are of four tracks. One pair of a descending and an ascending track
   is compared with the other pair; they share no acquisition. The files have no lines of sight, so nominal angles of
   their sub-swaths are given, and only dates before the join of two releases are used.
3. Simulated: both tracks from a known truth, with noise of its own seed for each point and date, common to a date, and
   with memory: bias, error and coverage of the standard errors.
4. Cost: 200 000 points in each of two tracks, 300 dates (``--points`` changes it).

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
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from decomposition_truth import (
    ASCENDING,
    CORNER,
    DESCENDING,
    FIRST,
    four_before,
    layer,
    noise,
    simulated,
    small_bowl,
    truth_at,
    with_gaps,
    with_late_ones,
)

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.decomposition import local_regression
from insar_forecast_plugin.core.decomposition.viewing_geometry import line_of_sight
from insar_forecast_plugin.core.io.points import read_points, write_points
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.series import TimeSeriesPoints, epoch_field, fitted_velocity
from insar_forecast_plugin.core.units import DAYS_PER_YEAR

DATA = Path(os.environ.get("INSAR_FORECAST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
ERROR = "S"
VELOCITY = ("mean_velocity", "mean_velocity_std")


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
        f" velocity of track 022 less L3 up and east on its line of sight: {np.nanmean(left):+.3f} mm/yr; motion to "
        f"the north as GNSS gives it would be {vector[1] * north.mean():+.3f}"
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


# 2. Wroclaw


def pair(folder: Path, tracks: tuple[str, str], incidence: float, size: float) -> tuple[TimeSeriesPoints, ...]:
    """Return up and east of a descending and an ascending track of Wroclaw."""
    sources = []
    for track in tracks:
        path, output = next((DATA / "egms-wroclaw").glob(f"{track}_VV.csv")), str(folder / f"{track}.gpkg")
        request = {"input": str(path), "output": output, "date_to": "2021-12-01", "component": "los"}
        catalogue.run("importtimeseries", request, Silent())
        sources.append({"path": output})
    outputs = {name: str(folder / f"{name}.gpkg") for name in ("output_up", "output_east")}
    # Nominal of Sentinel-1 at this latitude; weekly, so that both pairs have the same dates.
    angles = {"incidence": [incidence], "heading": [191.5, 348.5]}
    request = {"inputs": sources, **outputs, **angles, "pixel_size": size, "step_days": 7.0}
    catalogue.run("decompose", request, Silent())
    return tuple(read_points(outputs[name], Silent()) for name in outputs)


def wroclaw() -> None:
    """Compare two pairs of tracks that have nothing in common but the ground."""
    print("\nWroclaw: tracks 022 and 175 (33 degrees) against tracks 124 and 073 (43 degrees), 2015 to 2021")
    for size in (50.0, 100.0):
        with tempfile.TemporaryDirectory() as name:
            first = pair(Path(name), ("022_0770_IW1", "175_0303_IW1"), 33.0, size)
            second = pair(Path(name), ("124_0770_IW3", "073_0302_IW3"), 43.0, size)
        for label, one, other in zip(("up", "east"), first, second, strict=True):
            _, here, there = np.intersect1d(one.pid.astype(str), other.pid.astype(str), return_indices=True)
            _, days, same = np.intersect1d(one.dates, other.dates, return_indices=True)
            both = one.at_points(here).at_epochs(days), other.at_points(there).at_epochs(same)
            rates, sure = ([a.attributes[f].to_numpy(dtype=float) for a in both] for f in VELOCITY)
            off, error = rates[0] - rates[1], np.hypot(*sure)
            apart = both[0].displacement - both[1].displacement
            apart = apart - np.nanmean(apart, axis=1, keepdims=True)
            ratio = np.abs(apart) / np.hypot(*(errors_of(a) for a in both))
            print(
                f"  {size:3g} m, {label:4}: {len(off)} cells; velocity: difference {off.mean():+.2f}, RMS "
                f"{np.sqrt((off**2).mean()):.2f} mm/yr, correlation {np.corrcoef(*rates)[0, 1]:.2f}; within 1, 2 "
                f"standard errors {(np.abs(off) < error).mean():.3f}, {(np.abs(off) < 2 * error).mean():.3f}; dates: "
                f"RMS {np.sqrt(np.nanmean(apart**2)):.2f} mm (level removed), within {np.nanmean(ratio < 1):.3f}, "
                f"{np.nanmean(ratio < 2):.3f}"
            )


# 3. Simulated


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


def without_later_dates() -> None:
    """Compare with what was put in where no acquisition after a date is used."""
    with tempfile.TemporaryDirectory() as folder:
        layers, motion = simulated(7, own=3.0, common=0.0)
        found = decomposed(Path(folder), layers, past_only=True)
        print(" white noise of 3 mm, PAST_ONLY")
        truths = truth_at(found[0], motion, before=four_before(layers[0], found[0].dates[0]))
        for label, points, truth in zip(("up", "east"), found, truths, strict=True):
            compared(label, points, truth)


def where_points_come_and_go() -> None:
    """Compare with what was put in where points of a cell begin, end and pause, at cells that have all dates."""
    complete, motion = simulated(7, own=3.0, common=0.0)
    for kind, change, past_only in (
        ("points that come and go", with_gaps, False),
        ("points that come and go", with_gaps, True),
        ("half of the points have the last 20 dates alone", with_late_ones, False),
    ):
        layers = [change(one, seed) for seed, one in enumerate(complete)]
        with tempfile.TemporaryDirectory() as folder:
            found = decomposed(Path(folder), layers, past_only=past_only)
            whole = np.isfinite(found[0].displacement).all(axis=1)
            up, east = (points.at_points(whole) for points in found)
            how = ", PAST_ONLY" if past_only else ""
            print(f" white noise of 3 mm, {kind}{how}; {whole.sum()} cells")
            before = four_before(layers[0], up.dates[0]) if past_only else None
            for label, points, truth in zip(
                ("up", "east"), (up, east), truth_at(up, motion, before=before), strict=True
            ):
                compared(label, points, truth)


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


# 4. Cost


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
            "catalogue.run('decompose', json.loads(sys.argv[1]), Silent()); "
            # What getrusage tells of a child counts the memory of the parent that it was forked from.
            "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        )
        began = time.monotonic()
        child = subprocess.Popen(
            [sys.executable, "-c", code, json.dumps(request)],
            cwd=Path(__file__).resolve().parents[1],
            stdout=subprocess.PIPE,
        )
        printed = child.stdout.read() if child.stdout else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit("the run failed")
        print(
            f"\nCost: 2 x {count} points, {dates} dates: {time.monotonic() - began:.0f} s, processor "
            f"{usage.ru_utime + usage.ru_stime:.0f} s, memory {int(printed) / 1024:.0f} MB"
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
        wroclaw()
    else:
        print(f"No EGMS files of Ustica and Wroclaw in {DATA}: the first two parts are left out.")
    known_truth()
    without_later_dates()
    where_points_come_and_go()
    other_references()
    if arguments.points:
        cost(arguments.points)


if __name__ == "__main__":
    main()
