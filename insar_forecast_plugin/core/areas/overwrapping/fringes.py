# SPDX-License-Identifier: GPL-2.0-or-later
"""Velocity to wrapped phase at several gains, and the patches of it that a network sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...gridding.geometry import GridGeometry
from ...units import SENTINEL1_HALF_WAVELENGTH_MM
from ..cells import cells_of
from ..completion import COMPLETIONS
from ..velocity_field import VelocityField
from .despiking import despiked

GAINS = (1, 2, 4, 8)
"""The phase is multiplied by these before it is wrapped, so that slow motion makes fringes too."""
CHANNELS = ("cosine", "sine", "reliability")
"""Three, as AlexNet takes: the wrapped phase without its jump from pi to -pi, and how near the measured points are."""
NOISE_PHASE = 0.25
"""Radians of phase, at gain 1, of the median noise of a point, by which the span is chosen where none is given."""


@dataclass(frozen=True)
class FringeSettings:
    """How a velocity field becomes fringes.

    Parameters
    ----------
    completion
        A name of :data:`COMPLETIONS`; None leaves empty cells at 0 and spikes where they are.
    gains
        Of the phase.
    span_years
        Over which the velocity is taken; None chooses it so that the field's noise makes :data:`NOISE_PHASE`.
    """

    completion: str | None = "low_rank"
    gains: tuple[int, ...] = GAINS
    span_years: float | None = None


@dataclass(frozen=True)
class PhaseMap:
    """A field's phase before wrapping.

    Parameters
    ----------
    phase
        Radians at gain 1, float32, shape (rows, columns).
    reliability
        1 where measured, falling with the distance from there, float32, shape (rows, columns).
    """

    phase: np.ndarray
    reliability: np.ndarray

    def patch(self, top: int, left: int, size: int, gain: float) -> np.ndarray:
        """Return the channels of a square patch, float32, shape (3, size, size); cells beyond the map are 0.

        Parameters
        ----------
        top, left
            Its upper left cell, which may lie outside the map.
        size
            Cells along a side.
        gain
            Of the phase.
        """
        phase, reliability = (_cut(one, top, left, size) for one in (self.phase, self.reliability))
        return fringes(phase, reliability, gain)


def fringes(phase: np.ndarray, reliability: np.ndarray, gain: float | np.ndarray) -> np.ndarray:
    """Return the channels, float32, shape (..., 3, rows, columns), of phases, shape (..., rows, columns)."""
    turned = gain * phase
    # What lies beyond the map has no phase, which is not phase 0.
    there = reliability > 0
    return np.stack([np.cos(turned) * there, np.sin(turned) * there, reliability], axis=-3).astype(np.float32)


def phase_of(velocity: np.ndarray, span_years: float) -> np.ndarray:
    """Return the two-way phase of a motion along the line of sight, 4 pi v T / wavelength of Sentinel-1, radians.

    Parameters
    ----------
    velocity
        mm/yr, of any shape.
    span_years
        T.

    Examples
    --------
    >>> float(phase_of(np.array(27.73), 1.0) / np.pi)
    2.0
    """
    return 2 * np.pi * velocity * span_years / SENTINEL1_HALF_WAVELENGTH_MM


def wrapped(phase: np.ndarray, gain: float = 1) -> np.ndarray:
    """Return the phase times the gain, wrapped into -pi to pi, radians.

    >>> (wrapped(np.array([0.0, 1.0, 2.0, 4.0]) * np.pi / 4, 4) / np.pi).round(6).tolist()
    [0.0, 1.0, -0.0, -0.0]
    """
    return np.angle(np.exp(1j * gain * phase))


def phase_map(field: VelocityField, geometry: GridGeometry, settings: FringeSettings) -> PhaseMap:
    """Despike, grid and complete a velocity field, and turn it to phase.

    Raises
    ------
    InputError
        No point lies inside the grid.
    """
    seen = field if settings.completion is None else despiked(field)
    cell = cells_of(field, geometry)
    inside = cell >= 0
    count = np.bincount(cell[inside], minlength=geometry.cell_count).reshape(geometry.shape)
    total = np.bincount(cell[inside], seen.velocity[inside], minlength=geometry.cell_count).reshape(geometry.shape)
    values = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    complete: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
    complete = _left_empty if settings.completion is None else _completed_by(settings.completion)
    velocity, reliability = complete(values)
    span = settings.span_years
    if span is None:
        span = NOISE_PHASE / float(phase_of(np.array(1.0), 1.0)) / float(np.median(field.noise))
    return PhaseMap(phase_of(velocity, span).astype(np.float32), reliability.astype(np.float32))


def _completed_by(name: str) -> Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]:
    def complete(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        done = COMPLETIONS[name](values)
        return done.values, done.reliability

    return complete


def _left_empty(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    measured = np.isfinite(values)
    # A little above 0, to be told from what lies beyond the map.
    return np.where(measured, values, 0.0), np.where(measured, 1.0, 0.01)


def _cut(grid: np.ndarray, top: int, left: int, size: int) -> np.ndarray:
    """Return a square of a grid, float32, shape (size, size), 0 beyond it."""
    out = np.zeros((size, size), dtype=np.float32)
    rows, columns = grid.shape
    first_row, last_row = max(top, 0), min(top + size, rows)
    first_column, last_column = max(left, 0), min(left + size, columns)
    if first_row < last_row and first_column < last_column:
        out[first_row - top : last_row - top, first_column - left : last_column - left] = grid[
            first_row:last_row, first_column:last_column
        ]
    return out


def patch_starts(length: int, size: int) -> np.ndarray:
    """Return where patches begin along a side: a quarter apart, and so that each cell is in the middle half of some.

    >>> patch_starts(20, 16).tolist()
    [-4, 0, 4, 8]
    """
    step = max(size // 4, 1)
    return np.arange(-step, max(length - 3 * step, -step) + step, step)


def middle_half(size: int) -> slice:
    """Return the cells along a side of a patch that its verdict is about."""
    return slice(size // 4, size - size // 4)


def merge_weight(size: int) -> np.ndarray:
    """Return the Gaussian weight of a patch's cells, shape (size, size), standard deviation a quarter of a side."""
    offset = (np.arange(size) - (size - 1) / 2) / (size / 4)
    along = np.exp(-0.5 * offset**2)
    return np.outer(along, along)


def merged(corners: np.ndarray, probabilities: np.ndarray, size: int, shape: tuple[int, int]) -> np.ndarray:
    """Return the Gaussian-weighted mean of patches' probabilities at each cell, float32, 0 where there is no patch.

    Parameters
    ----------
    corners
        Upper left cells (top, left), shape (n_patches, 2).
    probabilities
        Shape (n_patches,).
    size
        Cells along a side of a patch.
    shape
        Rows and columns.
    """
    weight = merge_weight(size)
    margin = size
    padded = (shape[0] + 2 * margin, shape[1] + 2 * margin)
    total, weights = np.zeros(padded), np.zeros(padded)
    for (top, left), probability in zip(corners + margin, probabilities, strict=True):
        total[top : top + size, left : left + size] += probability * weight
        weights[top : top + size, left : left + size] += weight
    inner = (slice(margin, margin + shape[0]), slice(margin, margin + shape[1]))
    return np.divide(total[inner], weights[inner], out=np.zeros(shape), where=weights[inner] > 0).astype(np.float32)
