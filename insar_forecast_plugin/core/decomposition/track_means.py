# SPDX-License-Identifier: GPL-2.0-or-later
"""The mean series of one track at each place, with its noise and its velocity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from ..io.rows_on_disk import Rows, Scratch
from ..lines_with_gaps import lines_with_gaps
from ..progress import Progress
from ..units import DAYS_PER_YEAR
from .local_regression import TimeKernel
from .past_means import past_means
from .place_means import place_means

_BLOCK_VALUES = 3_000_000
_FEWEST = 8
"""Values that a noise of a series' own needs at least."""
_PRIOR = 10
"""Residuals that the noise of all series is worth beside those of a series."""
_FAR_OFF = 4.0
"""A residual this many times the usual one counts as this far: the noise of a date is that of most places."""
_QUIETEST = 0.3
_LONG_ENOUGH = 0.05
"""Points whose dates scatter by this share of all dates' scatter, as those of three eighths of the time do, tell how
velocities within a place differ."""
_MOST_PERSISTENT = 0.9
_DATES_FOR_MEMORY, _YEARS_FOR_MEMORY = 40, 1.5


@dataclass(frozen=True)
class TrackMeans:
    """One track at the common places.

    Parameters
    ----------
    dates
        ``datetime64[D]``, shape (n_dates,).
    series
        Mean displacement of the points of each place, mm, shape (n_places, n_dates), NaN where missing.
    noise
        Standard deviation of a value of the mean series against its neighbours in time, mm, shape (n_places,); NaN
        where no series has neighbours enough.
    memory
        Variance of what stays the same over neighbouring dates and is no smooth motion, as a share of ``noise``
        squared: remains of the atmosphere. Local lines do not average it away.
    date_noise
        By how much noisier than usual each date is, shape (n_dates,).
    velocity, velocity_std
        Slope of each mean series and its standard error, mm/yr, shape (n_places,); NaN where it has too few values.
    scatter
        Standard deviation between the velocities of points of one place beyond their noise, mm/yr.
    inflation
        By how much the correlation in time of what a line leaves raises the variance of a velocity.
    """

    dates: np.ndarray
    series: Rows
    noise: np.ndarray
    memory: float
    date_noise: np.ndarray
    velocity: np.ndarray
    velocity_std: np.ndarray
    scatter: float
    inflation: float


class _Sums:
    """What the blocks add up for all places."""

    def __init__(self, years: np.ndarray) -> None:
        self.smooth = _smooth_motion(years)
        self.squares, self.counts = np.zeros(len(years)), np.zeros(len(years))
        self.correlation: list[np.ndarray] = []
        self.memory: list[np.ndarray] = []
        self.between = self.own = self.freedom = 0.0

    def remember(self, mean: np.ndarray, noise: np.ndarray) -> None:
        """Add how much more than the noise of mean series, mm2, shape (n,), smooth motion leaves of them."""
        if self.smooth is not None:
            self.memory.append(_left_by(mean, self.smooth) / np.where(noise > 0, noise, np.nan) - 1)

    def inflation(self) -> float:
        """Return by how much memory raises the variance of a velocity: (1 + r) / (1 - r) of the lag-one correlation."""
        persistence = float(np.clip(_middle(np.concatenate(self.correlation)), 0.0, _MOST_PERSISTENT))
        return (1 + persistence) / (1 - persistence)

    def scatter(self, inflation: float) -> float:
        """Return the standard deviation between velocities of one place beyond their noise, mm/yr."""
        return float(np.sqrt(max(0.0, self.between - self.own * inflation) / max(self.freedom, 1.0)))

    def date_noise(self) -> np.ndarray:
        """Return by how much noisier than usual each date is, shape (n_dates,)."""
        noise = np.sqrt(np.where(self.counts > 0, self.squares / np.maximum(self.counts, 1), 1.0))
        return np.maximum(noise / (float(np.median(noise)) or 1.0), _QUIETEST)


def track_means(
    dates: np.ndarray,
    displacement: Rows,
    members: csr_array,
    scratch: Scratch,
    progress: Progress,
    *,
    within: tuple[np.datetime64, np.datetime64] | None = None,
    past_only: bool = False,
) -> TrackMeans:
    """Return the mean series of a track at each place.

    A point that lacks dates makes neither step nor bend (:func:`.place_means`). A place with fewer than eight values
    has no velocity.

    Parameters
    ----------
    dates
        Of the layer, ``datetime64[D]``, shape (n_dates,).
    displacement
        Of its points, mm, shape (n_points, n_dates).
    members
        Which points belong to each place, shape (n_places, n_points).
    scratch
        Where the mean series are kept.
    within
        First and last date that matter; None: all.
    past_only
        Use no value of the series after a date (:func:`.past_means`); noise and velocities are those of all dates.
    """
    epochs = slice(*np.searchsorted(dates, (within[0], within[1] + 1)).tolist()) if within else slice(None)
    dates = dates[epochs]
    places, years = members.shape[0], (dates - dates[0]).astype(float) / DAYS_PER_YEAR
    series = scratch.rows(places, len(dates))
    residual_kernel = TimeKernel.between(dates, dates, leave_out=True)
    sums = _Sums(years)
    noise, velocity, error = (np.full(places, np.nan) for _ in range(3))
    for rows in _blocks(members, len(dates)):
        progress(rows.start / places, "Averaging the points of each place")
        values, inside = _block_values(members[rows], displacement, epochs)
        usual, own, several = _block_means(inside, values, years, sums)
        series[rows] = mean = past_means(values, inside) if past_only else usual
        noise[rows] = _noise(mean, residual_kernel, sums)
        velocity[rows], _, error[rows], correlation = lines(mean, years, fewest=_FEWEST)
        # What all points of a place have in common cancels between them: only the rest makes their velocities differ.
        sums.own += float(np.maximum(own - several * error[rows] ** 2, 0.0)[several > 1].sum())
        sums.correlation.append(correlation)
        sums.remember(mean, noise[rows])
    inflation, filled = sums.inflation(), _middle(noise) if np.isfinite(noise).any() else np.nan
    return TrackMeans(
        dates=dates,
        series=series,
        noise=np.sqrt(np.where(np.isfinite(noise), noise, filled)),
        memory=max(0.0, _middle(np.concatenate([*sums.memory, np.zeros(0)]))),
        date_noise=sums.date_noise(),
        velocity=velocity,
        velocity_std=error * np.sqrt(inflation),
        scatter=sums.scatter(inflation),
        inflation=inflation,
    )


def _middle(values: np.ndarray) -> float:
    """Return the median of the known values, 0 where there are none."""
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else 0.0


def lines(
    series: np.ndarray, years: np.ndarray, *, fewest: int = 2
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Fit a line to each series; what it leaves may have a season.

    Parameters
    ----------
    series
        mm, shape (n, n_dates), NaN where missing.
    years
        Time, shape (n_dates,).
    fewest
        Values that a velocity needs.

    Returns
    -------
    tuple of ndarray
        Velocity (mm/yr), share of the scatter of all dates that the known ones have, standard error of the velocity for
        noise without memory, correlation of what is left from one date to the next; each of shape (n,), NaN where
        unknown.
    """
    there = np.isfinite(series)
    time = years - years.mean()
    lines = lines_with_gaps(series, there, time)
    usable, slope, share = lines.usable, lines.slope, lines.spread / max(float(time @ time), 1e-9)
    left = np.where(there, series - lines.at_zero[:, None] - slope[:, None] * time, 0.0)
    squares = (left**2).sum(axis=1)
    error = np.sqrt(squares / np.maximum(lines.count - 2, 1.0) / np.where(usable, lines.spread, 1.0))
    pairs = (left[:, 1:] * left[:, :-1]).sum(axis=1)
    enough = usable & (lines.count >= _FEWEST) & (squares > 0)
    correlation = np.where(enough, pairs / np.where(squares > 0, squares, 1.0), np.nan)
    return (
        np.where(usable & (lines.count >= fewest), slope, np.nan),
        share,
        np.where(usable, error, np.nan),
        correlation,
    )


def _smooth_motion(years: np.ndarray) -> np.ndarray | None:
    """Return a basis for motion that is smooth over years, shape (n_dates, n_terms): a cubic, a season and its half.

    None where the dates are too few, or span too little, to tell it from noise with memory.
    """
    if len(years) < _DATES_FOR_MEMORY or np.ptp(years) < _YEARS_FOR_MEMORY:
        return None
    time = 2 * (years - years[0]) / np.ptp(years) - 1
    season = [turn(2 * np.pi * times * years) for times in (1, 2) for turn in (np.sin, np.cos)]
    return np.stack([time**power for power in range(4)] + season, axis=1)


def _left_by(series: np.ndarray, basis: np.ndarray) -> np.ndarray:
    """Return the variance of what a basis leaves of each series, mm2, shape (n,); NaN where it has too few values."""
    there = np.isfinite(series)
    filled, present, terms = np.where(there, series, 0.0), there.astype(float), basis.shape[1]
    count = present.sum(axis=1)
    enough = count >= _DATES_FOR_MEMORY
    normal = present @ (basis[:, :, None] * basis[:, None, :]).reshape(len(basis), -1)
    normal = normal.reshape(-1, terms, terms) + 1e-9 * np.eye(terms)
    found = np.linalg.solve(np.where(enough[:, None, None], normal, np.eye(terms)), (filled @ basis)[:, :, None])
    left = np.where(there, filled - found[:, :, 0] @ basis.T, 0.0)
    return np.where(enough, (left**2).sum(axis=1) / np.maximum(count - terms, 1), np.nan)


def _blocks(members: csr_array, epochs: int) -> list[slice]:
    """Return slices of places whose points have some million values together."""
    load = np.maximum(members.indptr[1:], np.arange(1, members.shape[0] + 1)) * epochs // _BLOCK_VALUES
    edges = np.flatnonzero(np.diff(load)) + 1
    starts = [0, *edges.tolist()]
    return [slice(start, stop) for start, stop in zip(starts, [*starts[1:], members.shape[0]], strict=True)]


def _block_values(members: csr_array, displacement: Rows, epochs: slice) -> tuple[np.ndarray, csr_array]:
    """Return the series of the points of some places, mm, and which of these belong to each place."""
    points, where = np.unique(members.indices, return_inverse=True)
    inside = csr_array((members.data, where.ravel(), members.indptr), shape=(members.shape[0], len(points)))
    return displacement[points][:, epochs].astype(float), inside


def _block_means(
    inside: csr_array, values: np.ndarray, years: np.ndarray, sums: _Sums
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean series of some places, and add how the velocities of their points scatter.

    Returns
    -------
    tuple of ndarray
        Mean series, shape (n_places, n_dates); sum of the squared standard errors of the points' velocities, and the
        number of these, shape (n_places,).
    """
    count = np.diff(inside.indptr).astype(float)
    if not len(values):
        return np.full((len(count), len(years)), np.nan), count, count
    slope, share, error, _ = lines(values, years)
    # The slope of a point that is there for a short time is noise and season.
    sure = np.isfinite(slope) & (share >= _LONG_ENOUGH)
    mean = place_means(values, inside, years)
    some = inside @ sure.astype(float)
    total, square = inside @ np.where(sure, slope, 0.0), inside @ np.where(sure, slope, 0.0) ** 2
    several = some > 1
    sums.between += float((square - total**2 / np.maximum(some, 1.0))[several].sum())
    sums.freedom += float((some - 1)[several].sum())
    return mean, inside @ np.where(sure, error, 0.0) ** 2, some


def _noise(mean: np.ndarray, kernel: TimeKernel, sums: _Sums) -> np.ndarray:
    """Return the variance of each mean series against its neighbours in time, mm2; adds the noise of each date."""
    fitted, variance = kernel.fit(mean)
    residual = (mean - fitted) / np.sqrt(1 + variance)
    known = np.isfinite(residual)
    count = known.sum(axis=1)
    squares = np.where(known, residual, 0.0) ** 2
    total = squares.sum(axis=1)
    enough = count >= _FEWEST
    if not enough.any():
        return np.full(len(mean), np.nan)
    pooled = float(np.median(total[enough] / count[enough]))
    own = (total + _PRIOR * pooled) / (count + _PRIOR)
    relative = np.minimum(squares / np.maximum(own, 1e-12)[:, None], _FAR_OFF**2)
    sums.squares += np.where(known, relative, 0.0)[enough].sum(axis=0)
    sums.counts += known[enough].sum(axis=0)
    return np.where(enough, own, np.nan)
