# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated velocity fields and the patches of them that the over-wrapping network learns from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...gridding.geometry import GridGeometry, geometry_for_points
from ...simulation.sources import bowl
from ...simulation.velocity_fields import draw_places, simulate_velocities
from ..cells import cells_of
from ..velocity_field import VelocityField
from .fringes import PhaseMap
from .overwrapping_detector import points_in_middle

FEWEST_MOVING = 3
"""Points that make the middle half of a patch one that moves; with fewer, but some, it is neither."""
STILL = 0.5
"""Deviations of its noise; where a point moves more, but belongs to no source, a patch is neither."""
_POINTS = (1500, 8000)
_SIZE = (4000.0, 14_000.0)
_CELL = (1.0, 1.6)
"""Of training fields, in cells that the points would get."""


@dataclass(frozen=True)
class TrainingField:
    """A simulated field on its grid.

    Parameters
    ----------
    velocities
        As measured.
    truth
        mm/yr of motion alone, shape (n_points,).
    source
        Which source a point belongs to, from 1, 0 for none, shape (n_points,).
    geometry
        Of the grid.
    """

    velocities: VelocityField
    truth: np.ndarray
    source: np.ndarray
    geometry: GridGeometry

    def counts(self, chosen: np.ndarray) -> np.ndarray:
        """Return how many of the chosen points each cell has, shape (rows, columns).

        Parameters
        ----------
        chosen
            bool, shape (n_points,).
        """
        cell = cells_of(self.velocities, self.geometry)
        return np.bincount(cell[chosen & (cell >= 0)], minlength=self.geometry.cell_count).reshape(self.geometry.shape)

    def strength(self, one: int) -> float:
        """Return the peak of a source in deviations of the noise of its points."""
        mine = self.source == one
        return float(np.abs(self.truth[mine]).max() / np.median(self.velocities.noise[mine]))


def varied_field(rng: np.random.Generator) -> TrainingField:
    """Draw a field with sources, atmosphere, noise, spikes and gaps of many kinds."""
    places = draw_places(rng, int(rng.integers(*_POINTS)), float(rng.uniform(*_SIZE)))
    drawn = simulate_velocities(rng, places)
    return _on_grid(rng, drawn.coordinates, drawn.velocity, drawn.truth, drawn.source)


def plain_field(rng: np.random.Generator) -> TrainingField:
    """Draw a field of Gaussian bowls in white noise at points that lie evenly: what a simple training set has."""
    size = float(rng.uniform(*_SIZE))
    places = size * rng.random((int(rng.integers(*_POINTS)), 2))
    truth, source = np.zeros(len(places)), np.zeros(len(places), dtype=np.int64)
    for one in range(1, int(rng.integers(3, 9))):
        area = np.exp(rng.uniform(np.log(20), np.log(400))) / len(places)
        shape = bowl(places, size * rng.random(2), size * np.sqrt(area / np.pi) / 1.5)
        truth += shape * rng.choice([-1.0, 1.0]) * np.exp(rng.uniform(np.log(2), np.log(10)))
        source[shape > 1 / 3] = one
    return _on_grid(rng, places, truth + rng.standard_normal(len(places)), truth, source)


def _on_grid(
    rng: np.random.Generator, places: np.ndarray, velocity: np.ndarray, truth: np.ndarray, source: np.ndarray
) -> TrainingField:
    cell = geometry_for_points(places, "").cell_size * float(rng.uniform(*_CELL))
    geometry = geometry_for_points(places, "", pixel_size=cell)
    velocity = velocity - np.median(velocity)
    return TrainingField(VelocityField.of(places, velocity, ""), truth, source, geometry)


def training_patches(
    field: TrainingField, phases: PhaseMap, size: int, count: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Cut patches of phase and reliability at any place, up to half of them with motion in their middle half.

    Parameters
    ----------
    field
        With truth.
    phases
        Of its velocities.
    size
        Cells along a side.
    count
        Most patches.

    Returns
    -------
    ndarray
        Phase and reliability, float32, shape (n, 2, size, size).
    ndarray
        Whether the middle half moves, float32, shape (n,).
    """
    corners, moving = labelled_corners(field, size, rng, 40 * count)
    chosen = np.concatenate([np.flatnonzero(moving == one)[: count // 2] for one in (0, 1)])
    grids = [np.pad(one, size) for one in (phases.phase, phases.reliability)]
    windows = [np.lib.stride_tricks.sliding_window_view(one, (size, size)) for one in grids]
    top, left = (corners[chosen] + size).T
    return np.stack([one[top, left] for one in windows], axis=1), moving[chosen].astype(np.float32)


def labelled_corners(
    field: TrainingField, size: int, rng: np.random.Generator, tries: int
) -> tuple[np.ndarray, np.ndarray]:
    """Draw patches with points in their middle half that clearly move or clearly do not.

    Parameters
    ----------
    field
        With truth.
    size
        Cells along a side.
    tries
        Patches drawn, of which those that are neither are left out.

    Returns
    -------
    ndarray
        Upper left cells (top, left), shape (n, 2).
    ndarray
        Whether the middle half moves, int64, shape (n,).
    """
    low, high = -(size // 4), np.array(field.geometry.shape) - 3 * size // 4
    corners = rng.integers(low, np.maximum(high, low + 1), size=(tries, 2))
    points = points_in_middle(field.counts(np.ones(len(field.source), dtype=bool)), corners, size)
    moving = points_in_middle(field.counts(field.source > 0), corners, size)
    still = points_in_middle(field.counts(np.abs(field.truth) > STILL * field.velocities.noise), corners, size) == 0
    clear = (points >= FEWEST_MOVING) & (still | (moving >= FEWEST_MOVING))
    return corners[clear], (moving[clear] >= FEWEST_MOVING).astype(np.int64)
