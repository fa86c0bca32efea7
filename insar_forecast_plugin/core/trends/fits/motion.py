# SPDX-License-Identifier: GPL-2.0-or-later
"""Line, parabola and two joined lines of every series, in mm and years, with uncertainties and the noise they leave."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from ...units import DAYS_PER_YEAR
from . import breakpoints as fits
from .breakpoints import TimeAxis
from .packing import pack

_LONGEST_LAG = 16
_DECAYS = (0.8, 1.6, 3.2, 6.4, 12.8, 25.6)
"""Decay of the noise, in epochs."""


@dataclass(frozen=True)
class Motion:
    """Motion of n series; arrays of shape (n,) unless said.

    Parameters
    ----------
    count
        Valid epochs.
    velocity, velocity_sigma
        Of the line, mm/yr.
    acceleration, acceleration_sigma
        Of the parabola, mm/yr^2: twice the coefficient of time squared.
    break_at
        Index of the epoch at which the velocity changes.
    velocity_1, velocity_1_sigma, velocity_2, velocity_2_sigma
        Before and after it, mm/yr.
    break_sigma_days
        Standard deviation of the break's date.
    loose
        By how much the deviations of the velocities before and after the break, and of its date, are larger where it is
        reckoned with that the date was fitted, too, shape (n, 3).
    bend_gains
        What :attr:`bend_gain` would be with the break at each epoch, 0 where none may lie, float32, shape (n,
        n_epochs).
    line_gain, parabola_gain, bend_gain
        Reduction of the residual sum of squares, mm^2: by the line beyond the level, by the parabola beyond the line,
        and by the bend beyond the line.
    peak
        Fastest velocity of the parabola, mm/yr.
    variance
        Of the residual of the best of the three, mm^2.
    inflation
        Low-frequency density of that residual over its variance: how many correlated epochs tell as much as one.
    residual
        Of the best of the three, mm, zero in gaps, shape (n, n_epochs).
    season_of_parabola, season_of_bend
        Amplitude of the annual signal fitted with either, mm; 0 where none is fitted.
    step_at, step_size, step_strength
        Where two unconnected lines fit best (index), how far apart they are there (mm), and that over its standard
        deviation in white noise of 1 mm.
    """

    count: np.ndarray
    velocity: np.ndarray
    velocity_sigma: np.ndarray
    acceleration: np.ndarray
    acceleration_sigma: np.ndarray
    break_at: np.ndarray
    break_sigma_days: np.ndarray
    velocity_1: np.ndarray
    velocity_1_sigma: np.ndarray
    velocity_2: np.ndarray
    velocity_2_sigma: np.ndarray
    loose: np.ndarray
    bend_gains: np.ndarray
    line_gain: np.ndarray
    parabola_gain: np.ndarray
    bend_gain: np.ndarray
    peak: np.ndarray
    variance: np.ndarray
    inflation: np.ndarray
    residual: np.ndarray
    season_of_parabola: np.ndarray
    season_of_bend: np.ndarray
    step_at: np.ndarray
    step_size: np.ndarray
    step_strength: np.ndarray

    @property
    def noise(self) -> np.ndarray:
        """Variance of the noise at low frequency, mm^2, shape (n,): the unit of the gains."""
        return self.variance * self.inflation

    @property
    def best_square_sum(self) -> np.ndarray:
        """Residual sum of squares of the best of the three, mm^2, shape (n,)."""
        return (self.residual**2).sum(axis=1)

    def at(self, rows: np.ndarray) -> Motion:
        """Return some rows, given by a mask or indices."""
        return replace(self, **{item.name: getattr(self, item.name)[rows] for item in fields(self)})

    def followed_by(self, other: Motion) -> Motion:
        """Return these rows and then another's."""
        names = [item.name for item in fields(self)]
        return Motion(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))

    def replaced(self, rows: np.ndarray, other: Motion) -> Motion:
        """Return this with some rows (indices) taken from another, whose rows are those."""
        changed = {}
        for item in fields(self):
            values = getattr(self, item.name).copy()
            values[rows] = getattr(other, item.name)
            changed[item.name] = values
        return replace(self, **changed)


def fit_motion(time_axis: TimeAxis, values: np.ndarray, there: np.ndarray) -> Motion:
    """Fit the three motions to values in mm, zero in gaps, shape (n, n_epochs).

    >>> axis = TimeAxis.of(np.datetime64("2020-01-01") + np.arange(90) * np.timedelta64(12, "D"))
    >>> years = (axis.dates - axis.dates[0]).astype(float) / DAYS_PER_YEAR
    >>> motion = fit_motion(axis, 3 * years[None] ** 2, np.ones((1, 90), dtype=bool))
    >>> motion.acceleration.round(2).tolist()
    [6.0]
    """
    base = fits.fit_base(time_axis, values, there)
    parabola, parabola_residual = fits.add_parabola(time_axis, base)
    scan = fits.scan_epochs(time_axis, base)
    bend, break_at, bend_residual = fits.add_break(time_axis, base, scan)
    count = np.broadcast_to(base.there.sum(axis=1), len(values)).astype(float)
    bent = bend.gain > parabola.gain
    residual = np.where(bent[:, None], bend_residual, parabola_residual)
    freedom = np.maximum(count - time_axis.columns.shape[0] - 1 - bent, 1)
    variance = np.maximum((residual**2).sum(axis=1) / freedom, 1e-12)
    fitted = time_axis.columns.shape[0] + 1
    inflation = _inflation(residual, there, count, fitted)
    # What the fit took along of the correlated noise is missing in the residual.
    variance = variance / np.maximum(1 - fitted * (inflation - 1) / count, 0.3)
    noise = variance * inflation
    step_at, step_size, step_strength = fits.likeliest_discontinuity(time_axis, scan)
    line = fits.line_coefficient(base)
    line_variance = fits.line_variance(base)
    years = time_axis.half_span
    slope = line - parabola.factor * parabola.line_part(base)
    first, last = _ends(time_axis.time, base.there)
    peak = np.maximum(np.abs(slope + 2 * parabola.factor * first), np.abs(slope + 2 * parabola.factor * last))
    share = bend.line_part(base)
    before = line - bend.factor * share
    spread = noise / bend.norm
    return Motion(
        count=count,
        velocity=line / years,
        velocity_sigma=np.sqrt(noise * line_variance) / years,
        acceleration=2 * parabola.factor / years**2,
        acceleration_sigma=2 * np.sqrt(noise / parabola.norm) / years**2,
        break_at=break_at,
        break_sigma_days=break_sigma(time_axis, base, break_at, bend.factor, noise),
        velocity_1=before / years,
        velocity_1_sigma=np.sqrt(noise * line_variance + share**2 * spread) / years,
        velocity_2=(before + bend.factor) / years,
        velocity_2_sigma=np.sqrt(noise * line_variance + (1 - share) ** 2 * spread) / years,
        loose=_loose(time_axis, base, scan, break_at, share),
        bend_gains=np.broadcast_to(scan.bend_gain, values.shape).astype(np.float32),
        line_gain=line**2 / np.maximum(line_variance, 1e-12),
        parabola_gain=parabola.gain,
        bend_gain=bend.gain,
        peak=peak / years,
        variance=variance,
        inflation=inflation,
        residual=residual,
        season_of_parabola=parabola.season(base) if time_axis.seasonal else np.zeros(len(values)),
        season_of_bend=bend.season(base) if time_axis.seasonal else np.zeros(len(values)),
        step_at=step_at,
        step_size=step_size,
        step_strength=step_strength,
    )


def _ends(time: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return time[there.argmax(axis=1)], time[there.shape[1] - 1 - there[:, ::-1].argmax(axis=1)]


def break_sigma(
    time_axis: TimeAxis, base: fits.BaseFit, at: np.ndarray, change: np.ndarray, noise: np.ndarray
) -> np.ndarray:
    """Return the standard deviation of the break's date in days, from the level's variance on either side.

    Parameters
    ----------
    at
        Index of the epoch of the break, shape (n,).
    change
        Slope after it less that before, mm per unit of time, shape (n,).
    noise
        Variance of the noise at low frequency, mm^2, shape (n,).
    """
    days = time_axis.half_span * DAYS_PER_YEAR
    if not len(at):
        return np.empty(0)
    variance = noise * _of_ends(base, at)
    return np.sqrt(variance) / np.maximum(np.abs(change), 1e-9) * days


def _of_ends(base: fits.BaseFit, at: np.ndarray) -> np.ndarray:
    """Return the variance of the difference of the ends of two lines that meet at epochs, at unit noise, shape (n,)."""
    after = np.take_along_axis(np.cumsum(base.there[:, ::-1], axis=1)[:, ::-1], _rows(at, base.there), axis=1).ravel()
    before = base.there.sum(axis=1) - after
    # Two lines of n1 and n2 epochs meet where their difference is zero; each end of a line has variance 4 noise / n.
    return np.asarray(4 * (1 / np.maximum(before, 1) + 1 / np.maximum(after, 1)))


def _loose(time_axis: TimeAxis, base: fits.BaseFit, scan: fits.Scan, at: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return :attr:`Motion.loose` of breaks at epochs ``at``; ``share`` is the line's part of the bend.

    To the first order a break whose date is fitted is a bend beside a step: moving the date by a day moves all later
    values by what the velocity changes in a day.
    """
    if not len(at):
        return np.empty((0, 3))
    stepped, bend, both = scan.step_and_bend(time_axis, at)
    beside = np.maximum(bend * stepped - both**2, 1e-9 * bend * stepped)
    of_step = scan.part_of_step(base, at)
    line = fits.line_variance(base)
    found = []
    for weight in (share, share - 1):
        free = (weight**2 * stepped - 2 * weight * of_step * both + of_step**2 * bend) / beside
        found.append((line + free) / (line + weight**2 / bend))
    found.append(bend / beside / _of_ends(base, at))
    return np.sqrt(np.maximum(np.stack(found, axis=1), 1.0))


def _rows(at: np.ndarray, there: np.ndarray) -> np.ndarray:
    return at[None] if len(there) == 1 else at[:, None]


def _inflation(residual: np.ndarray, there: np.ndarray, count: np.ndarray, fitted: int) -> np.ndarray:
    """Return the noise's density at one cycle over the span over the residual's variance, at least 1, shape (n,).

    The residual's autocorrelations are fitted by white noise plus noise that decays exponentially, over a small set of
    decays. Fitting ``fitted`` numbers has lowered each correlation by about that many times the density over the
    number of epochs; the fit allows for it.
    """
    packed = residual if there.all() else pack(residual, there)
    power = np.maximum((packed**2).sum(axis=1), 1e-12)
    lags = min(_LONGEST_LAG, packed.shape[1] // 3)
    correlation = np.stack(
        [np.einsum("ne,ne->n", packed[:, lag:], packed[:, :-lag]) / power for lag in range(1, lags + 1)], axis=1
    )
    lost = fitted / count
    best = np.full(len(packed), np.inf)
    inflation = np.ones(len(packed))
    for decay in _DECAYS:
        shape = np.exp(-np.arange(1, lags + 1) / decay)
        kept = shape[0]
        density = (1 + kept) / (1 - kept)
        expected = shape - (lost * (density - 1))[:, None]
        target = correlation + lost[:, None]
        share = (expected * target).sum(axis=1) / (expected**2).sum(axis=1)
        share = np.clip(share, 0.0, 0.95)
        misfit = ((target - share[:, None] * expected) ** 2).sum(axis=1)
        cycle = 1 / (1 + (2 * np.pi * decay / count) ** 2)
        inflation = np.where(misfit < best, 1 - share + share * density * cycle, inflation)
        best = np.minimum(best, misfit)
    return np.maximum(inflation, 1.0)
