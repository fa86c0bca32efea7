# SPDX-License-Identifier: GPL-2.0-or-later
"""Phase unwrapping errors: jumps in time series, found one after the other and judged together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .breakpoints import TimeAxis
from .motion import Motion, fit_motion
from .packing import pack
from .thresholds import MotionLimits, Thresholds

MOST_JUMPS = 4
WINDOWS = (4, 12)
"""Epochs on either side whose means are compared: few for jumps that are soon undone, more for noisy series."""
_FEWEST = 3
_ARRAYS = ("rows", "epoch", "size", "taken_out", "without")


@dataclass(frozen=True)
class Jumps:
    """Jumps of n series, in the order in which they were found.

    Parameters
    ----------
    at
        Index of the first epoch after each jump, -1 where there is none, shape (n, 4).
    size
        As measured, mm, NaN where there is none, shape (n, 4).
    sigma
        Standard deviation of the size, mm, shape (n, 4).
    gain
        What taking out the jumps gains, in units of the noise's low-frequency variance; also where it was too
        little to keep them, and 0 where no candidate was found; shape (n,).
    candidate_size
        Size of the likeliest jump, kept or not, mm, shape (n,).
    """

    at: np.ndarray
    size: np.ndarray
    sigma: np.ndarray
    gain: np.ndarray
    candidate_size: np.ndarray

    def at_series(self, rows: np.ndarray) -> Jumps:
        """Return those of some series, given by a mask or indices."""
        return Jumps(self.at[rows], self.size[rows], self.sigma[rows], self.gain[rows], self.candidate_size[rows])


def take_out_jumps(
    time_axis: TimeAxis,
    values: np.ndarray,
    there: np.ndarray,
    motion: Motion,
    *,
    limits: MotionLimits,
    thresholds: Thresholds,
) -> tuple[Motion, Jumps]:
    """Return the motion without jumps, and the jumps.

    Up to four jumps are taken out, each the one that leaves least; how many are kept is decided at the end, against the
    noise of the best of these fits. Deciding at each step would lose a jump that is undone later: taking out
    only the first of the two often explains the series worse.

    Parameters
    ----------
    values
        mm, zero in gaps, shape (n, n_epochs).
    there
        Valid epochs, shape (n, n_epochs).
    motion
        The fit of ``values``.
    """
    count = len(values)
    at = np.full((count, MOST_JUMPS), -1)
    size, sigma = np.full((2, count, MOST_JUMPS), np.nan)
    candidate_size = np.zeros(count)
    left = np.full((count, MOST_JUMPS + 1), np.inf)
    left[:, 0] = motion.best_square_sum
    noise = motion.noise.copy()
    rows, series, current = np.arange(count), values, motion
    stages: list[_Candidates] = []
    for number in range(MOST_JUMPS):
        stage = _best_candidates(time_axis, series, there[rows], current, limits=limits, thresholds=thresholds)
        if number == 0:
            candidate_size[stage.rows] = stage.size
        rows = rows[stage.rows]
        if not len(rows):
            break
        stages.append(stage.of(rows))
        series, current = stage.without, stage.motion
        left[rows, number + 1] = current.best_square_sum
        noise[rows] = np.minimum(noise[rows], current.noise)
        at[rows, number], size[rows, number] = stage.epoch, stage.taken_out
    gain = (left[:, :1] - left) / noise[:, None]
    kept = (gain - thresholds.jump * np.arange(MOST_JUMPS + 1)).argmax(axis=1)
    for number, stage in enumerate(stages, start=1):
        chosen = kept[stage.rows] == number
        if chosen.any():
            motion = motion.replaced(stage.rows[chosen], stage.motion.at(chosen))
    undone = np.arange(MOST_JUMPS) >= kept[:, None]
    at[undone], size[undone], sigma[undone] = -1, np.nan, np.nan
    _measure(at, size, sigma, motion, there)
    return motion, Jumps(at, size, sigma, np.maximum(gain.max(axis=1), 0.0), candidate_size)


def _measure(at: np.ndarray, size: np.ndarray, sigma: np.ndarray, motion: Motion, there: np.ndarray) -> None:
    """Replace the sizes taken out, in place, by those plus the step that the final residual still has there.

    The first measure was made while the jump bent the fit, and is too small for it.
    """
    rows = np.flatnonzero((at >= 0).any(axis=1))
    present, residual = there[rows], motion.residual[rows]
    total = np.zeros((len(rows), residual.shape[1] + 1))
    np.cumsum(pack(residual, present), axis=1, out=total[:, 1:])
    # The place of each jump among the valid epochs; absent jumps stand past the end.
    valid = np.concatenate([np.zeros((len(rows), 1), dtype=int), np.cumsum(present, axis=1)], axis=1)
    count = valid[:, -1:]
    place = np.where(at[rows] >= 0, np.take_along_axis(valid, np.maximum(at[rows], 0), axis=1), count)
    for number in range(MOST_JUMPS):
        here = place[:, number, None]
        start = np.where(place < here, place, 0).max(axis=1, keepdims=True)
        stop = np.where(place > here, place, count).min(axis=1, keepdims=True)
        start, stop = np.maximum(start, here - WINDOWS[-1]), np.minimum(stop, here + WINDOWS[-1])
        sums = [np.take_along_axis(total, edge, axis=1) for edge in (start, here, stop)]
        before, after = np.maximum(here - start, 1), np.maximum(stop - here, 1)
        step = ((sums[2] - sums[1]) / after - (sums[1] - sums[0]) / before)[:, 0]
        spread = np.sqrt(motion.noise[rows] * (1 / before + 1 / after)[:, 0])
        kept = at[rows, number] >= 0
        size[rows[kept], number] += step[kept]
        sigma[rows[kept], number] = spread[kept]


@dataclass(frozen=True)
class _Candidates:
    """One jump in each of some rows, and the series and motion that are left without it."""

    rows: np.ndarray
    epoch: np.ndarray
    size: np.ndarray
    taken_out: np.ndarray
    without: np.ndarray
    motion: Motion

    def at(self, kept: np.ndarray) -> _Candidates:
        arrays = {name: getattr(self, name)[kept] for name in _ARRAYS}
        return replace(self, motion=self.motion.at(kept), **arrays)

    def of(self, rows: np.ndarray) -> _Candidates:
        return replace(self, rows=rows)

    def followed_by(self, other: _Candidates) -> _Candidates:
        arrays = {name: np.concatenate([getattr(self, name), getattr(other, name)]) for name in _ARRAYS}
        return replace(self, motion=self.motion.followed_by(other.motion), **arrays)


def _best_candidates(
    time_axis: TimeAxis,
    values: np.ndarray,
    there: np.ndarray,
    motion: Motion,
    *,
    limits: MotionLimits,
    thresholds: Thresholds,
) -> _Candidates:
    """Try the strongest local jump and the best pair of unconnected lines; keep for each row what leaves less."""
    packed = motion.residual if there.all() else pack(motion.residual, there)
    place, *local = likeliest_jump(packed, motion.count.astype(int))
    jumps = [(_epoch_of_place(there, place), *local), (motion.step_at, motion.step_size, motion.step_strength)]
    tried = []
    for epoch, measured, strength in jumps:
        size = whole_jumps(measured, limits.half_wavelength, least=thresholds.jump_share, exact=limits.exact_jumps)
        rows = np.flatnonzero((size != 0) & (strength**2 >= thresholds.jump / 2 * motion.variance))
        after = (np.arange(values.shape[1]) >= epoch[rows, None]) & there[rows]
        without = values[rows] - size[rows, None] * after
        fitted = fit_motion(time_axis, without, there[rows])
        tried.append(_Candidates(rows, epoch[rows], measured[rows], size[rows], without, fitted))
    both = tried[0].followed_by(tried[1])
    order = np.lexsort((both.motion.best_square_sum, both.rows))
    first = np.ones(len(order), dtype=bool)
    first[1:] = both.rows[order][1:] != both.rows[order][:-1]
    return both.at(order[first])


def likeliest_jump(packed: np.ndarray, count: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the strongest difference of the means just before and just after an epoch.

    Parameters
    ----------
    packed
        Residuals in mm, valid values at the left, zeros after them, shape (n, n_epochs).
    count
        Valid values, shape (n,).

    Returns
    -------
    place
        Place in the packed row of the first epoch after the jump, shape (n,).
    size
        Mean after less mean before, mm, shape (n,).
    strength
        Size over its standard deviation in white noise of 1 mm, shape (n,).
    """
    rows, epochs = packed.shape
    # Sums up to each place, continued on both sides so that windows may reach over the ends.
    widest = WINDOWS[-1]
    total = np.zeros((rows, epochs + 1 + 2 * widest))
    np.cumsum(packed, axis=1, out=total[:, widest + 1 : widest + 1 + epochs])
    total[:, widest + 1 + epochs :] = total[:, widest + epochs, None]
    here = total[:, widest : widest + epochs]
    place = np.arange(epochs)
    if (count == epochs).all():
        count = count[:1]
    best = np.zeros(rows)
    at, size = np.zeros(rows, dtype=int), np.zeros(rows)
    for window in WINDOWS:
        before = np.minimum(place, window)
        after = np.clip(count[:, None] - place, 0, window)
        enough = (before >= _FEWEST) & (after >= _FEWEST)
        to_left, to_right = (np.where(enough, 1.0, 0.0) / np.maximum(number, 1) for number in (before, after))
        difference = (total[:, widest + window : widest + window + epochs] - here) * to_right
        difference -= (here - total[:, widest - window : widest - window + epochs]) * to_left
        strength = np.abs(difference) * np.sqrt(before * after / np.maximum(before + after, 1))
        strongest_at = strength.argmax(axis=1)[:, None]
        strongest = np.take_along_axis(strength, strongest_at, axis=1)[:, 0]
        better = strongest > best
        best = np.where(better, strongest, best)
        at = np.where(better, strongest_at[:, 0], at)
        size = np.where(better, np.take_along_axis(difference, strongest_at, axis=1)[:, 0], size)
    return at, size, best


def whole_jumps(size: np.ndarray, half_wavelength: float, *, least: float, exact: bool) -> np.ndarray:
    """Return the size that unwrapping would have made, mm, shape (n,); 0 where ``size`` is too small to be one.

    >>> whole_jumps(np.array([26.0, -58.0, 5.0]), 28.0, least=0.45, exact=True).tolist()
    [28.0, -56.0, 0.0]

    Parameters
    ----------
    size
        Measured sizes, mm, shape (n,).
    least
        Smallest share of a half wavelength that counts.
    exact
        Whether jumps are whole numbers of half wavelengths; where they are not, the measured size stands.
    """
    large = np.abs(size) >= least * half_wavelength
    if not exact:
        return np.where(large, size, 0.0)
    whole = np.sign(size) * np.maximum(np.round(np.abs(size) / half_wavelength), 1) * half_wavelength
    return np.where(large, whole, 0.0)


def _epoch_of_place(there: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Return the epoch index of a place in the packed rows, shape (n,)."""
    if there.all():
        return place
    return (np.cumsum(there, axis=1) <= place[:, None]).sum(axis=1).clip(0, there.shape[1] - 1)
