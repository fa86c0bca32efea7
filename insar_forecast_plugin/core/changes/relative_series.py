# SPDX-License-Identifier: GPL-2.0-or-later
"""The series that changes are looked for in: of points or neighbourhoods, minus those of their wider surroundings.

What all points of a date share, such as the atmosphere, the orbit and the reference, falls out in the difference. A
neighbourhood is the mean of the 31 nearest points, each weighted by its noise; the surroundings are about 600 points:
the median over the nearest cells of a partition of the points, so that a strong change does not move them. Points whose
31 nearest reach another place have neither, and no series.

Each point's own line is taken off first: a point that drops out would else leave a step and a bend in the mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ..forecasting.models.gap_filling import nearest_points
from ..io.rows_on_disk import Rows
from ..lines_with_gaps import lines_with_gaps
from ..progress import Part, Progress, Silent
from ..spread_rows import evenly
from ..units import DAYS_PER_YEAR
from .near_enough import farthest_neighbour, rows_of_distances
from .surrounding_cells import RegionCells, medians_around
from .usual_steps import TELLING, UsualSteps

NEIGHBOURS, SURROUNDING = 31, 600
"""Points of a neighbourhood and of its surroundings."""
_FEWEST_TIMES = 10
"""Surroundings have at least so many times the points of the neighbourhood: of few points the latter shrinks."""
_EXCURSION_MM, _EXCURSION_NOISE = 12.5, 3.0
"""From so far off its level on a value may be an error of unwrapping: 0.45 half wavelengths of Sentinel-1, and as many
deviations of the point."""
LONGEST_EXCURSION = 5
"""Epochs in a row that an excursion has at most; more of them are another level."""
_FEWEST_BEFORE, _LEVEL_SHARE = 5, 0.25
"""Values that tell a level, and how much the latest says in it."""
_EPOCHS_AT_ONCE = 32
_ROWS_AT_ONCE = 8192


_NONE = np.zeros(0)
_SILENT = Silent()


@dataclass(frozen=True)
class Sizes:
    """How many points are averaged.

    Parameters
    ----------
    neighbours
        Of the neighbourhood; 1: the point alone.
    surrounding
        Of the surroundings; 0: none are subtracted.
    count
        Points of the layer.
    """

    neighbours: int
    surrounding: int
    count: int

    @classmethod
    def of(cls, count: int, scale: str) -> Sizes:
        """Return what suits a number of points.

        >>> Sizes.of(10_000, "neighbourhood"), Sizes.of(200, "neighbourhood")
        (Sizes(neighbours=31, surrounding=600, count=10000), Sizes(neighbours=20, surrounding=200, count=200))
        """
        neighbours = 1 if scale == "point" else max(1, min(NEIGHBOURS, count // _FEWEST_TIMES))
        surrounding = min(SURROUNDING, count)
        return cls(neighbours, surrounding if surrounding >= _FEWEST_TIMES * neighbours else 0, count)

    @property
    def words(self) -> str:
        """How many points are averaged, in a sentence."""
        near = self.neighbours
        around = self.surrounding
        if around == self.count:
            if near == 1:
                return f"Each point is watched, minus the median of all {around} points of the layer."
            return (
                f"The mean of each point's {near} nearest points is watched, minus the median of all {around} points "
                "of the layer."
            )
        if near == 1 and around:
            return f"Each point is watched, minus about {around} points around it."
        if near == 1:
            return "Each point is watched. The layer has too few points to subtract surroundings."
        if around:
            return f"The mean of each point's {near} nearest points is watched, minus about {around} points around it."
        return (
            f"The mean of each point's {near} nearest points is watched. The layer has too few to subtract "
            "surroundings."
        )


@dataclass(frozen=True)
class RelativeSeries:
    """Series relative to their surroundings.

    Parameters
    ----------
    values
        mm, float32, shape (n, n_epochs); in gaps the last known value, before the first zero.
    there
        Where they are known, shape (n, n_epochs).
    velocity
        Of the line that was taken off, mm/yr, shape (n,).
    held
        Values of single points that were held back as excursions.
    bits
        Which these are, where the series are those of single points: bits packed along the epochs, shape
        (n, n_epochs / 8); None for means.
    """

    values: np.ndarray
    there: np.ndarray
    velocity: np.ndarray
    held: int
    bits: np.ndarray | None = None

    def at(self, rows: np.ndarray) -> RelativeSeries:
        """Return some of the series."""
        bits = None if self.bits is None else self.bits[rows]
        return RelativeSeries(self.values[rows], self.there[rows], self.velocity[rows], self.held, bits)

    def held_in(self, row: int) -> np.ndarray:
        """Return where values of a series were held back, shape (n_epochs,); of means nowhere."""
        count = self.there.shape[1]
        if self.bits is None:
            return np.zeros(count, dtype=bool)
        return np.unpackbits(self.bits[row], count=count).astype(bool)


def relative_series(
    displacement: Rows,
    coordinates: np.ndarray,
    days: np.ndarray,
    sizes: Sizes,
    progress: Progress,
    *,
    seams: np.ndarray = _NONE,
) -> RelativeSeries:
    """Return the series of all points or of the neighbourhood of each.

    Parameters
    ----------
    displacement
        mm, float32, shape (n, n_epochs), NaN where missing.
    coordinates
        Metres, shape (n, 2).
    days
        Of the epochs, shape (n_epochs,).
    sizes
        Points averaged.
    seams
        Days from which the series stand on another level, shape (n_seams,).
    """
    bare = bare_series(displacement, coordinates, days, sizes.surrounding, progress, seams=seams)
    if sizes.neighbours == 1:
        return RelativeSeries(bare.values, bare.known, bare.velocity, bare.held, bare.bits)
    distance, nearest = nearest_points(cKDTree(coordinates), coordinates, sizes.neighbours)
    farthest = farthest_neighbour(distance[rows_of_distances(len(distance)), -1])
    return means_of_nearest(bare, nearest, distance[:, -1] <= farthest, Part(progress, 0.5, 1.0))


def means_of_nearest(bare: BareSeries, nearest: np.ndarray, is_near: np.ndarray, progress: Progress) -> RelativeSeries:
    """Return the weighted means of some points each; of as many means as points, in place of these.

    Parameters
    ----------
    nearest
        Row numbers of the points of each mean, shape (n_means, count).
    is_near
        Whether the last of them is near enough, shape (n_means,). A mean over points of another place has no values.
    """
    weights = mean_weights(nearest, bare.weight)
    in_place = len(nearest) == len(bare.values)
    values = bare.values if in_place else np.empty((len(nearest), bare.values.shape[1]), np.float32)
    there = bare.known if in_place else np.empty(values.shape, dtype=bool)
    for start in range(0, values.shape[1], _EPOCHS_AT_ONCE):
        progress(start / values.shape[1], "Averaging neighbouring points")
        epochs = slice(start, start + _EPOCHS_AT_ONCE)
        values[:, epochs], there[:, epochs] = weighted_means(weights, bare.values[:, epochs], bare.known[:, epochs])
    carry_forward(values, there)
    there[~is_near] = False
    total = np.asarray(weights.sum(axis=1)).ravel()
    return RelativeSeries(values, there, (weights @ bare.velocity.astype(np.float32)) / total, bare.held)


@dataclass(frozen=True)
class BareSeries:
    """Series of points without their lines, their surroundings and excursions.

    Parameters
    ----------
    values
        mm, float32, shape (n, n_epochs); in gaps the last known value, before the first zero.
    known
        Of the same shape.
    velocity
        Of the lines, mm/yr, shape (n,).
    weight
        By which a point counts in a mean, float32, shape (n,).
    held
        Values that were held back.
    bits
        Which these are, as :class:`RelativeSeries` has them.
    """

    values: np.ndarray
    known: np.ndarray
    velocity: np.ndarray
    weight: np.ndarray
    held: int
    bits: np.ndarray | None = None


def bare_series(
    displacement: Rows,
    coordinates: np.ndarray,
    days: np.ndarray,
    surrounding: int,
    progress: Progress,
    *,
    seams: np.ndarray = _NONE,
) -> BareSeries:
    """Return series of points of which means can be taken; parameters as of :func:`relative_series`."""
    progress(0.0, "Fitting lines")
    bare, known, velocity = without_lines(displacement, days, Part(progress, 0.0, 0.2))
    rows = evenly(len(bare), TELLING)
    usual = UsualSteps.of(bare[rows], known[rows])
    noise = usual.noise_of(bare, known)
    weight = usual.weight(noise)
    if surrounding:
        part = Part(progress, 0.2, 0.4)
        _subtract_surroundings(bare, known, coordinates, count=surrounding, weight=weight, progress=part)
    progress(0.4, "Looking for excursions of single points")
    held = held_back(bare, known, farthest_of(noise), np.searchsorted(days, seams), progress=Part(progress, 0.4, 0.5))
    count = int(held.sum())
    known &= ~held
    carry_forward(bare, known)
    return BareSeries(bare, known, velocity, weight, count, np.packbits(held, axis=1))


def farthest_of(noise: np.ndarray) -> np.ndarray:
    """Return how far off its level a value may be, mm, from the noise of a single epoch, mm."""
    return np.maximum(_EXCURSION_MM, _EXCURSION_NOISE * noise)


def carry_forward(values: np.ndarray, known: np.ndarray) -> None:
    """Put the last known value into each gap, in place: what comes after one then hardly differs from the whole."""
    epochs = np.arange(values.shape[1], dtype=np.int32)
    for start in range(0, len(values), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        last = np.maximum.accumulate(np.where(known[rows], epochs, -1), axis=1)
        values[rows] = np.where(last >= 0, np.take_along_axis(values[rows], np.maximum(last, 0), axis=1), 0.0)


def weighted_means(matrix: sparse.csr_array, values: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weighted means of known values, zero where there is none, and where there are some.

    Parameters
    ----------
    matrix
        Weights, shape (n_means, n).
    values, known
        Values, and which of them are known, shape (n, k).
    """
    said = matrix @ np.ascontiguousarray(known, np.float32)
    enough = said > 0
    mean = (matrix @ np.where(known, values, np.float32(0))) / np.maximum(said, 1e-9)
    return np.where(enough, mean, 0.0).astype(np.float32), enough


def _subtract_surroundings(
    bare: np.ndarray, known: np.ndarray, coordinates: np.ndarray, *, count: int, weight: np.ndarray, progress: Progress
) -> None:
    """Subtract the surroundings from each series, in place: the median of the means of the cells around its own.

    A mean would carry a tenth of what a strong change makes into all that lies around it.
    """
    cells = RegionCells.of(coordinates, count)
    numbers, shape = np.arange(len(bare)), (int(cells.cell.max()) + 1, len(bare))
    belongs = sparse.csr_array((weight, (cells.cell, numbers)), shape=shape)
    around = cells.cell if len(cells.near) > 1 else np.zeros(len(bare), dtype=int)
    for start in range(0, bare.shape[1], _EPOCHS_AT_ONCE):
        progress(start / bare.shape[1], "Averaging the surroundings")
        epochs = slice(start, start + _EPOCHS_AT_ONCE)
        mean, enough = weighted_means(belongs, bare[:, epochs], known[:, epochs])
        bare[:, epochs] -= medians_around(mean, enough, cells.near)[around]


def held_back(
    values: np.ndarray,
    known: np.ndarray,
    farthest: np.ndarray,
    anew: np.ndarray | tuple[int, ...] = (),
    *,
    progress: Progress = _SILENT,
) -> np.ndarray:
    """Return which values are an excursion at their date: far off the level of those before, and not for long yet.

    Errors of phase unwrapping come and go within some epochs. A value that is farther from the level than is allowed is
    held back until so many in a row have been; from then on the level is theirs. Only earlier values tell; the line
    that they are told from is that of the whole series.

    Parameters
    ----------
    values
        mm, shape (n, n_epochs).
    known
        Where they are known, of the same shape.
    farthest
        mm, shape (n,).
    anew
        Epochs, indices, from which the level is told anew.
    """
    held = np.zeros(values.shape, dtype=bool)
    for start in range(0, len(values), _ROWS_AT_ONCE):
        progress(start / len(values))
        rows = slice(start, start + _ROWS_AT_ONCE)
        level = np.zeros(held[rows].shape[0])
        count, in_a_row, sum_of_row = np.zeros((3, len(level)))
        for epoch in range(values.shape[1]):
            if epoch in anew:
                count[:] = in_a_row[:] = 0.0
            here, value = known[rows, epoch], values[rows, epoch]
            off = value - level
            far = here & (np.abs(off) > farthest[rows]) & (count >= _FEWEST_BEFORE)
            side = np.where(far, np.sign(off), 0.0)
            goes_on = side * in_a_row > 0
            in_a_row = np.where(far, np.where(goes_on, in_a_row + side, side), np.where(here, 0.0, in_a_row))
            sum_of_row = np.where(far, np.where(goes_on, sum_of_row, 0.0) + value, np.where(here, 0.0, sum_of_row))
            moved = np.abs(in_a_row) > LONGEST_EXCURSION
            held[rows, epoch] = far & ~moved
            level = np.where(moved, sum_of_row / np.maximum(np.abs(in_a_row), 1.0), level)
            count = np.where(here & ~far, count + 1, count)
            share = np.maximum(1.0 / np.maximum(count, 1.0), _LEVEL_SHARE)
            level = np.where(here & ~far, level + share * off, level)
            in_a_row = np.where(moved, 0.0, in_a_row)
    return held


def without_lines(
    displacement: Rows, days: np.ndarray, progress: Progress = _SILENT
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the series without their lines, zero in gaps, where they are known, and the velocities."""
    years = (days - days.mean()) / DAYS_PER_YEAR
    bare = np.empty(displacement.shape, np.float32)
    known = np.empty(displacement.shape, dtype=bool)
    velocity = np.empty(len(bare))
    for start in range(0, len(bare), _ROWS_AT_ONCE):
        progress(start / len(bare))
        rows = slice(start, start + _ROWS_AT_ONCE)
        values = np.asarray(displacement[rows], dtype=float)
        here = np.isfinite(values)
        lines = lines_with_gaps(values, here, years)
        slope = np.where(lines.count > 2, lines.slope, 0.0)
        left = values - lines.mean[:, None] - slope[:, None] * (years - lines.middle[:, None])
        bare[rows], known[rows], velocity[rows] = np.where(here, left, 0.0), here, slope
    return bare, known, velocity


def mean_weights(nearest: np.ndarray, weight: np.ndarray) -> sparse.csr_array:
    """Return the weights of the nearest in each mean, shape (n_means, n_points).

    Parameters
    ----------
    nearest
        Row numbers of points, shape (n_means, count).
    weight
        Of each point, float32, shape (n_points,).
    """
    ends = np.arange(0, nearest.size + 1, nearest.shape[1])
    columns = nearest.ravel().astype(np.int32)
    return sparse.csr_array((weight[columns], columns, ends), shape=(len(nearest), len(weight)))
