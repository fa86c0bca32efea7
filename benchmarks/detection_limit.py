# SPDX-License-Identifier: GPL-2.0-or-later
"""How many areas a detector finds that is told the outline of each one.

Run ``python benchmarks/detection_limit.py``. The fields, places and seeds are those of ``detection_accuracy.py``. The
detector of this script is told the outline of every source. Its measure is the mean velocity inside minus that of twice
as many points around, in deviations of the local noise. What it is not told is where there is no source: the least
value that counts is the one which means of as many compact points reach at no, 0.3, 1, 3 ... places per 1000 km2 of the
map where nothing was put in. Places of one size only are searched for each source, the size of that source, so that a
detector which does not know it has more places to be wrong at. It bounds detectors that go by the mean, and no others:
one may gain from the profile inside an outline and from what a building or a slope is.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from detection_accuracy import BINS, PLACES, RATES, SEEDS
from detection_truth import DATA, FEWEST, MOST, KnownField, known_fields, real_points
from scipy.spatial import cKDTree

SIZES = tuple(round(size) for size in np.geomspace(FEWEST, MOST, 7))
"""Points of the compact places that are searched; between them the least value is interpolated."""
AROUND = 2
"""Points around for each inside."""
_NOISE = 200


@dataclass(frozen=True)
class Limit:
    """What the told detector measures in one field.

    Parameters
    ----------
    sources, sizes, strength
        Measure of each source, its points, and its peak in deviations of the local noise; shape (n_sources,).
    elsewhere
        For each of ``SIZES`` the measures of the places without a source, the largest first and none within another.
    area_km2
        Of the map.
    """

    sources: np.ndarray
    sizes: np.ndarray
    strength: np.ndarray
    elsewhere: tuple[np.ndarray, ...]
    area_km2: float


def limit_of(known: KnownField) -> Limit:
    """Measure the sources of a field, and all its other places."""
    field, sizes = known.field, np.bincount(known.source, minlength=len(known.strength) + 1)[1:]
    count = len(field.velocity)
    near = cKDTree(field.coordinates).query(field.coordinates, min(count, (1 + AROUND) * MOST))[1]
    noise = _local_noise(field.velocity, near)
    measured = np.array([_of_source(known, number, noise) for number in np.flatnonzero(sizes) + 1])
    kept = sizes > 0
    elsewhere = tuple(_elsewhere(known, near, noise, size) for size in SIZES)
    return Limit(measured, sizes[kept], known.strength[kept], elsewhere, known.area_km2)


def _local_noise(velocity: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Return the robust spread of the points around each, by which sources are scaled, mm/yr, shape (n_points,)."""
    around = velocity[near[:, :_NOISE]]
    return 1.4826 * np.median(np.abs(around - np.median(around, axis=1, keepdims=True)), axis=1)


def _of_source(known: KnownField, number: int, noise: np.ndarray) -> float:
    inside = known.source == number
    places, velocity = known.field.coordinates, known.field.velocity
    far = np.hypot(*(places - places[inside].mean(axis=0)).T)
    others = np.flatnonzero(~inside)
    around = others[np.argsort(far[others])[: AROUND * inside.sum()]]
    return float(abs(velocity[inside].mean() - velocity[around].mean()) / np.median(noise[around]))


def _elsewhere(known: KnownField, near: np.ndarray, noise: np.ndarray, size: int) -> np.ndarray:
    """Return the measures of places of ``size`` points that touch no source, none with points of a larger one."""
    reach = (1 + AROUND) * size
    if reach > near.shape[1]:
        return np.empty(0)
    velocity = known.field.velocity[near[:, :reach]]
    free = (known.source[near[:, :reach]] == 0).all(axis=1)
    measure = np.abs(velocity[:, :size].mean(axis=1) - velocity[:, size:].mean(axis=1)) / noise
    found, taken = [], np.zeros(len(measure), dtype=bool)
    for row in np.argsort(-np.where(free, measure, -1.0)):
        if not free[row]:
            break
        if not taken[near[row, :size]].any():
            found.append(measure[row])
            taken[near[row, :size]] = True
    return np.array(found)


def hits(limits: Sequence[Limit], rate: float) -> np.ndarray:
    """Return which sources exceed what so many places per 1000 km2 reach elsewhere, bool, shape (n_sources,)."""
    allowed = int(rate * sum(one.area_km2 for one in limits) / 1000)
    least = []
    for number in range(len(SIZES)):
        values = np.sort(np.concatenate([one.elsewhere[number] for one in limits]))[::-1]
        least.append(values[allowed] if allowed < len(values) else 0.0)
    sizes = np.concatenate([one.sizes for one in limits])
    return np.concatenate([one.sources for one in limits]) > np.interp(np.log(sizes), np.log(SIZES), least)


def show(name: str, limits: Sequence[Limit]) -> None:
    """Print one line."""
    strength = np.concatenate([one.strength for one in limits])
    line = f"  {name:<34}" + "".join(f"{hits(limits, rate).mean():7.2f}" for rate in RATES)
    hit = hits(limits, 1.0)
    for low, high in (*BINS, (3.0, np.inf)):
        inside = (strength >= low) & (strength < high)
        line += f"{hit[inside].mean() if inside.any() else np.nan:7.2f}"
    print(line, flush=True)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", nargs="*", type=int, default=list(SEEDS))
    parser.add_argument("--fields", type=int, help="fields of each file for each seed")
    options = parser.parse_args()
    began, everything = time.monotonic(), []
    rates = "".join(f"{f'at {rate:g}':>7}" for rate in RATES)
    print(f"  {'':<34}{rates}" + "".join(f"{f'{low:g}-{high:g}':>7}" for low, high in BINS) + f"{'3 on':>7}")
    for place, usual in PLACES.items():
        if not (DATA / place).is_file():
            print(f"left out: {place} is not here")
            continue
        points = real_points(DATA / place)
        count = options.fields or usual
        limits = [limit_of(one) for seed in options.seeds for one in known_fields(points, seed, count)]
        everything += limits
        show(place.split("/")[1][:32], limits)
    if everything:
        show("all together", everything)
    print(f"  {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
