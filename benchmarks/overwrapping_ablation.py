# SPDX-License-Identifier: GPL-2.0-or-later
"""What each enhancement of over-wrapping is worth: AUC of patches with motion against patches without.

Run ``python benchmarks/overwrapping_ablation.py``. Networks are trained on the same number of patches with all three
enhancements and without one of them: completion with despiking, the variety of the training set, over-wrapping (one
gain of 1). Beside them stands the mean velocity of the eight nearest points of the patch's middle half that stands out
most. Patches are those of simulated fields of other seeds; a patch with motion counts at the strength of its source,
the peak in deviations of the local velocity noise, against all patches without motion.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import torch
from scipy.spatial import KDTree
from sklearn.metrics import roc_auc_score

from insar_forecast_plugin.core.areas.network.detection_inputs import cells_of
from insar_forecast_plugin.core.areas.overwrapping.fringes import FringeSettings, middle_half, phase_map
from insar_forecast_plugin.core.areas.overwrapping.overwrapping_detector import (
    SHIPPED_OVERWRAPPING,
    OverwrappingDetector,
    load_overwrapping,
)
from insar_forecast_plugin.core.areas.overwrapping.train_overwrapping import train_overwrapping
from insar_forecast_plugin.core.areas.overwrapping.training_fields import TrainingField, labelled_corners, varied_field

STRENGTHS = ((2, 3), (3, 5), (5, 7), (7, 10), (2, 10))
SAMPLES, STEPS, FIELDS = 5000, 1000, 16
TRIES = 300
"""Patches drawn of each field; those in whose middle half a point or two move do not count."""
TEST_SEED = 7_000_000
NEAREST = 8


def trained(seed: int, samples: int, steps: int) -> dict[str, OverwrappingDetector]:
    """Return networks by what they go without."""
    common = {"samples": samples, "steps": steps}
    return {
        "all three": train_overwrapping(seed, **common),
        "no completion, no despiking": train_overwrapping(seed, **common, settings=FringeSettings(completion=None)),
        "simple training set": train_overwrapping(seed, **common, varied=False),
        "no over-wrapping": train_overwrapping(seed, **common, settings=FringeSettings(gains=(1,))),
    }


def strengths_of(field: TrainingField, corners: np.ndarray, size: int) -> np.ndarray:
    """Return the strength of the strongest source in the middle half of each patch, 0 without, shape (n_patches,)."""
    strength = np.zeros(len(field.source))
    for one in range(1, int(field.source.max()) + 1):
        strength[field.source == one] = field.strength(one) if (field.source == one).any() else 0
    return _largest_in_middle(field, strength, corners, size)


def nearest_means(field: TrainingField, corners: np.ndarray, size: int) -> np.ndarray:
    """Return the largest mean of a point's eight nearest in deviations of their noise, shape (n_patches,)."""
    _, near = KDTree(field.velocities.coordinates).query(field.velocities.coordinates, NEAREST)
    standing_out = np.clip(field.velocities.standing_out, -30, 30)
    return _largest_in_middle(field, np.abs(standing_out[near].mean(axis=1)), corners, size)


def _largest_in_middle(field: TrainingField, values: np.ndarray, corners: np.ndarray, size: int) -> np.ndarray:
    """Return the largest value of the points in the middle half of each patch, shape (n_patches,)."""
    cell = cells_of(field.velocities, field.geometry)
    grid = np.zeros(field.geometry.cell_count)
    np.maximum.at(grid, cell[cell >= 0], values[cell >= 0])
    middle = middle_half(size)
    padded = np.pad(grid.reshape(field.geometry.shape), size)
    width = middle.stop - middle.start
    windows = np.lib.stride_tricks.sliding_window_view(padded, (width, width))
    top, left = (corners + size + middle.start).T
    return windows[top, left].max(axis=(1, 2))


def measure(detectors: dict[str, OverwrappingDetector], fields: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return the strength of each patch, 0 without motion, and what each network and the eight nearest say of it."""
    strengths: list[np.ndarray] = []
    scores: dict[str, list[np.ndarray]] = {name: [] for name in ("eight nearest", *detectors)}
    size = next(iter(detectors.values())).patch
    for number in range(fields):
        rng = np.random.default_rng([TEST_SEED, number])
        field = varied_field(rng)
        corners, moving = labelled_corners(field, size, rng, TRIES)
        strengths.append(np.where(moving, strengths_of(field, corners, size), 0.0))
        scores["eight nearest"].append(nearest_means(field, corners, size))
        maps = {}
        for name, one in detectors.items():
            if one.settings.completion not in maps:
                maps[one.settings.completion] = phase_map(field.velocities, field.geometry, one.settings)
            scores[name].append(one.probabilities(maps[one.settings.completion], corners))
    return np.concatenate(strengths), {name: np.concatenate(values) for name, values in scores.items()}


def main() -> int:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1], help="of the networks")
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--fields", type=int, default=FIELDS, help="on which they are compared")
    parser.add_argument("--as-shipped", action="store_true", help="train nothing, look at the shipped model only")
    options = parser.parse_args()
    torch.set_num_threads(1)
    learnt = "" if options.as_shipped else f", {options.samples} patches and {options.steps} steps of training"
    print(f"AUC of patches, {options.fields} fields{learnt}")
    for seed in [0] if options.as_shipped else options.seeds:
        began = time.monotonic()
        detectors = {} if options.as_shipped else trained(seed, options.samples, options.steps)
        if SHIPPED_OVERWRAPPING.is_file():
            shipped = load_overwrapping()
            alone = replace(shipped, settings=replace(shipped.settings, gains=(1,)))
            detectors |= {"as shipped": shipped, "as shipped, gain 1 alone": alone}
        strengths, scores = measure(detectors, options.fields)
        print(f"\nseed {seed}: {np.sum(strengths > 0)} patches with motion, {np.sum(strengths == 0)} without")
        print(f"{'strength (times the noise)':<30}" + "".join(f"{f'{low} to {high}':>9}" for low, high in STRENGTHS))
        for name, values in scores.items():
            row = []
            for low, high in STRENGTHS:
                chosen = (strengths == 0) | ((strengths >= low) & (strengths < high))
                row.append(f"{roc_auc_score(strengths[chosen] > 0, values[chosen]):9.3f}")
            print(f"{name:<30}" + "".join(row))
        print(f"({time.monotonic() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
