# SPDX-License-Identifier: GPL-2.0-or-later
"""How many of the areas that were put into real velocity noise are found, and how many are found that are none.

Run ``python benchmarks/detection_accuracy.py``. Sources of 20 to 400 points, 2 to 10 times the local velocity noise,
are put into the noise of real files at their real places (``detection_truth.py``). For each method: the share of
sources that are hit at no, 0.3, 1, 3, 10 and 30 false areas per 1000 km2 of the map (the convex hull of the points), at
1 per 1000 km2 of the cells of 100 m that hold a point (held 1), at 1 of the map also by strength, and how well the
outline fits (points in common over points in either), and precision and recall of the points.
An area belongs to a source where a third of its points do; it hits where it holds a fifth of the source's points. Then
how well patches of 12 x 12 cells with and without a source are ranked (area under the ROC curve) by the largest single
velocity, the largest mean of 8 neighbours and the largest score of a cell.

``--places`` takes other files. Settings of the methods were chosen on other seeds, and on Wroclaw 124_0770.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from detection_truth import DATA, KnownField, known_fields, real_points
from scipy.spatial import KDTree
from sklearn.metrics import roc_auc_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from insar_forecast_plugin.core.areas.cells import (
    NETWORK_POINTS_A_CELL,
    cells_of,
    detection_grid,
    link_distance,
    longest_link,
)
from insar_forecast_plugin.core.areas.found_areas import FoundArea
from insar_forecast_plugin.core.areas.network.detector import load_detector
from insar_forecast_plugin.core.areas.scored_areas import areas_by_score, point_scores
from insar_forecast_plugin.core.areas.threshold import areas_by_threshold
from insar_forecast_plugin.core.areas.velocity_field import VelocityField

PLACES = {
    "egms-ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip": 60,
    "egms-wroclaw/022_0770_IW1_VV.csv": 60,
    "egms-wroclaw/073_0302_IW3_VV.csv": 60,
    "egms-wroclaw/175_0303_IW1_VV.csv": 60,
}
"""Files, and how many fields are made of each for each seed."""
SEEDS = (11, 12, 13)
RATES = (0.0, 0.3, 1.0, 3.0, 10.0, 30.0)
"""False areas per 1000 km2."""
BELONGS, HITS = 1 / 3, 0.2
PATCH = 12
FEWEST_IN_PATCH = 15
BINS = ((2.0, 3.0), (3.0, 5.0), (5.0, 10.0))

Method = Callable[[VelocityField], Sequence[FoundArea]]


@dataclass(frozen=True)
class Outcome:
    """What a method found in one field.

    Parameters
    ----------
    scores, belongs, covered, overlap, points
        Of each area: its score, the source it belongs to (0: none), which share of that source it holds, how many
        points they have in common, and its own number of points; shape (n_areas,).
    sizes, strength
        Of each source, shape (n_sources,).
    area_km2, held_km2
        Of the field's map, and of its cells that hold points.
    """

    scores: np.ndarray
    belongs: np.ndarray
    covered: np.ndarray
    overlap: np.ndarray
    points: np.ndarray
    sizes: np.ndarray
    strength: np.ndarray
    area_km2: float
    held_km2: float


def outcome(known: KnownField, found: Sequence[FoundArea]) -> Outcome:
    """Match areas with sources."""
    sizes = np.bincount(known.source, minlength=len(known.strength) + 1)
    belongs, covered, overlap = [], [], []
    for one in found:
        counts = np.bincount(known.source[one.rows], minlength=len(sizes))
        counts[0] = 0
        best = int(counts.argmax())
        own = counts[best] >= BELONGS * len(one.rows)
        belongs.append(best if own else 0)
        covered.append(counts[best] / sizes[best] if own and sizes[best] else 0.0)
        overlap.append(int(counts[best]) if own else 0)
    return Outcome(
        np.array([one.score for one in found]),
        np.array(belongs, dtype=int),
        np.array(covered),
        np.array(overlap, dtype=int),
        np.array([len(one.rows) for one in found], dtype=int),
        sizes[1:],
        known.strength,
        known.area_km2,
        known.held_km2,
    )


def cutoff_at(outcomes: Sequence[Outcome], rate: float, *, held: bool = False) -> float:
    """Return the least score at which no more than ``rate`` areas per 1000 km2 are false."""
    area = sum(one.held_km2 if held else one.area_km2 for one in outcomes)
    false = np.sort(np.concatenate([one.scores[one.belongs == 0] for one in outcomes]))[::-1]
    allowed = int(rate * area / 1000)
    return float(false[allowed]) + 1e-12 if allowed < len(false) else 0.0


def hits(one: Outcome, cutoff: float) -> np.ndarray:
    """Return which sources are hit, bool, shape (n_sources,)."""
    counted = (one.scores >= cutoff) & (one.covered >= HITS)
    return np.isin(np.arange(1, len(one.sizes) + 1), one.belongs[counted])


def fit_of_outlines(outcomes: Sequence[Outcome], cutoff: float) -> tuple[float, float, float]:
    """Return mean IoU, precision and recall of the points of sources that are hit."""
    fits = []
    for one in outcomes:
        for number in np.flatnonzero(hits(one, cutoff)) + 1:
            own = (one.belongs == number) & (one.scores >= cutoff)
            common, points = one.overlap[own].sum(), one.points[own].sum()
            size = one.sizes[number - 1]
            fits.append((common / (points + size - common), common / points, common / size))
    return tuple(np.mean(fits, axis=0)) if fits else (0.0, 0.0, 0.0)


def show(name: str, outcomes: Sequence[Outcome]) -> None:
    """Print one line."""
    strength = np.concatenate([one.strength for one in outcomes])
    line = f"  {name:<22}"
    for rate in RATES:
        cutoff = cutoff_at(outcomes, rate)
        hit = np.concatenate([hits(one, cutoff) for one in outcomes])
        line += f"{hit.mean():7.2f}"
    cutoff = cutoff_at(outcomes, 1.0, held=True)
    line += f"{np.concatenate([hits(one, cutoff) for one in outcomes]).mean():7.2f}"
    cutoff = cutoff_at(outcomes, 1.0)
    hit = np.concatenate([hits(one, cutoff) for one in outcomes])
    for low, high in BINS:
        inside = (strength >= low) & (strength < high)
        line += f"{hit[inside].mean() if inside.any() else np.nan:7.2f}"
    line += f"{hit[strength >= 3].mean():7.2f}"
    line += "".join(f"{one:7.2f}" for one in fit_of_outlines(outcomes, cutoff))
    print(line, flush=True)


def by_network(field: VelocityField, *, threshold: float, least: int) -> Sequence[FoundArea]:
    """Return the areas of the network that ships."""
    geometry = detection_grid(field, points=NETWORK_POINTS_A_CELL)
    scores = _DETECTOR().scores(field, geometry)
    return areas_by_score(field, geometry, scores, threshold=threshold, least=least, fast_count=True)


def by_threshold(field: VelocityField, *, sigma: float, least: int) -> Sequence[FoundArea]:
    """Return the areas of the threshold."""
    geometry = detection_grid(field)
    distance, across = link_distance(geometry), longest_link(geometry)
    return areas_by_threshold(field, sigma=sigma, distance=distance, across=across, least=least)


_LOADED: list = []


def _DETECTOR():  # noqa: N802 - made once, on first use
    if not _LOADED:
        _LOADED.append(load_detector(_MODEL[0]))
    return _LOADED[0]


_MODEL: list = [None]
METHODS: dict[str, Method] = {
    "network": partial(by_network, threshold=0.5, least=5),
    **{f"threshold {sigma:g} sigma": partial(by_threshold, sigma=sigma, least=5) for sigma in (1.5, 2.0, 2.5, 3.0)},
}


def patch_auc(fields: Sequence[KnownField]) -> None:
    """Print how well patches with a source are ranked above those without."""
    truth, strong, ranked = [], [], {"largest velocity": [], "mean of 8 neighbours": [], "network": []}
    for known in fields:
        field, geometry = known.field, detection_grid(known.field)
        fine = detection_grid(field, points=NETWORK_POINTS_A_CELL)
        cell = cells_of(field, geometry)
        row, column = cell // geometry.columns // PATCH, cell % geometry.columns // PATCH
        patch = row * (geometry.columns // PATCH + 1) + column
        _, near = KDTree(field.coordinates).query(field.coordinates, 8)
        standing = field.standing_out
        measures = {
            "largest velocity": np.abs(standing),
            "mean of 8 neighbours": np.abs(standing[near].mean(axis=1)),
            "network": point_scores(field, fine, _DETECTOR().scores(field, fine)),
        }
        order = np.argsort(patch, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(patch[order])) + 1):
            inside = known.source[rows]
            held = (inside > 0).sum()
            if len(rows) < FEWEST_IN_PATCH or 0 < held < FEWEST_IN_PATCH:
                continue
            truth.append(held > 0)
            strong.append(held == 0 or known.strength[inside[inside > 0] - 1].max() >= 3)
            for name, values in measures.items():
                ranked[name].append(values[rows].max())
    chosen = np.array(strong)
    held = int(np.sum(truth))
    print(f"  patches of {PATCH} x {PATCH} cells: {len(truth)}, {held} with a source; AUC, of all; from 3 on")
    for name, values in ranked.items():
        of_all = roc_auc_score(truth, values)
        of_strong = roc_auc_score(np.array(truth)[chosen], np.array(values)[chosen])
        print(f"    {name:<24}{of_all:7.3f}{of_strong:7.3f}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", nargs="*", default=list(PLACES), help="files below the folder of data")
    parser.add_argument("--seeds", nargs="*", type=int, default=list(SEEDS))
    parser.add_argument("--fields", type=int, help="fields of each file for each seed")
    parser.add_argument("--model", type=Path, help="another model than the one that ships")
    options = parser.parse_args()
    _MODEL[0] = options.model
    torch.set_num_threads(1)
    began = time.monotonic()
    everything: dict[str, list[Outcome]] = {name: [] for name in METHODS}
    for place in options.places:
        if not (DATA / place).is_file():
            print(f"left out: {place} is not here")
            continue
        points = real_points(DATA / place)
        count = options.fields or PLACES.get(place, 60)
        fields = [one for seed in options.seeds for one in known_fields(points, seed, count)]
        area, held = sum(one.area_km2 for one in fields), sum(one.held_km2 for one in fields)
        sources = sum(len(one.strength) for one in fields)
        print(f"\n{place}: {len(fields)} fields, {area:.0f} km2 ({held:.0f} with points), {sources} sources")
        rates = "".join(f"{f'at {rate:g}':>7}" for rate in RATES)
        bins = "".join(f"{f'{low:g}-{high:g}':>7}" for low, high in BINS)
        print(f"  {'':<22}{rates}{'held 1':>7}{bins}{'3 on':>7}{'IoU':>7}{'prec.':>7}{'recall':>7}")
        for name, method in METHODS.items():
            outcomes = [outcome(known, method(known.field)) for known in fields]
            everything[name] += outcomes
            show(name, outcomes)
        patch_auc(fields)
    print("\nall together")
    for name, outcomes in everything.items():
        if outcomes:
            show(name, outcomes)
    print(f"  {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
